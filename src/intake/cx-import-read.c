#include "config.h"

#include "cx-import-column.h"

#include "cx-doctor.h"
#include "cx-i18n.h"
#include "cx-number.h"
#include "cx-question-type.h"
#include "cx-text.h"

#include <math.h>
#include <string.h>

/* Words that stand for no answer wherever a number, a scale or an option is expected, as keys. */
typedef struct
{
  const char *key;
  int code;
  gboolean choices; /* also where choices are expected: nobody offers it as one */
} MissingWord;

static const MissingWord missing_words[] = {
  { "n/a", CX_ANSWER_NOT_APPLICABLE, TRUE },
  { "#n/a", CX_ANSWER_NOT_APPLICABLE, TRUE },
  { "na", CX_ANSWER_NOT_APPLICABLE, FALSE },
  { "not applicable", CX_ANSWER_NOT_APPLICABLE, FALSE },
  { "không áp dụng", CX_ANSWER_NOT_APPLICABLE, FALSE },
  { "prefer not to say", CX_ANSWER_REFUSED, FALSE },
  { "prefer not to answer", CX_ANSWER_REFUSED, FALSE },
  { "từ chối trả lời", CX_ANSWER_REFUSED, FALSE },
  { "không muốn trả lời", CX_ANSWER_REFUSED, FALSE },
  { "no answer", CX_ANSWER_UNANSWERED, FALSE },
  { "không trả lời", CX_ANSWER_UNANSWERED, FALSE },
  { "-", CX_ANSWER_UNANSWERED, FALSE },
  { "–", CX_ANSWER_UNANSWERED, FALSE },
};

static const char *const chosen_words[] = {
  "1", "yes", "y", "true", "x", "có", "đúng", "✓", "checked", "selected", NULL,
};
static const char *const not_chosen_words[] = {
  "0", "no", "n", "false", "không", "sai", "unchecked", "not selected", "not checked", NULL,
};

void
cx_outcome_set_integer (CxOutcome *outcome, gint64 value)
{
  outcome->kind = CX_OUTCOME_VALUE;
  outcome->value.kind = CX_VALUE_INTEGER;
  outcome->value.integer = value;
}

void
cx_outcome_set_bad (CxOutcome *outcome, char *message)
{
  outcome->kind = CX_OUTCOME_BAD;
  g_free (outcome->message);
  outcome->message = message;
}

void
cx_outcome_set_missing (CxImportColumn *column, CxOutcome *outcome, int code)
{
  outcome->kind = CX_OUTCOME_BLANK;
  if (column->item == NULL)
    return;
  if (!column->missing)
    {
      cx_import_needs_add_missing (column->needs, column->index);
      return;
    }
  outcome->kind = CX_OUTCOME_VALUE;
  outcome->value.kind = CX_VALUE_MISSING;
  outcome->value.integer = code;
}

/* --- What was said before the type ---------------------------------------------------------- */

/* TRUE if @word is a reserved one; then @outcome says it. */
static gboolean
take_reserved (CxImportColumn *column, const char *word, CxOutcome *outcome)
{
  if (strcmp (word, CX_RECODE_IGNORE) == 0)
    outcome->kind = CX_OUTCOME_BLANK;
  else if (strcmp (word, CX_RECODE_LEAVE_OUT) == 0)
    outcome->kind = CX_OUTCOME_LEAVE_OUT;
  else if (strcmp (word, CX_RECODE_UNANSWERED) == 0)
    cx_outcome_set_missing (column, outcome, CX_ANSWER_UNANSWERED);
  else if (strcmp (word, CX_RECODE_NOT_APPLICABLE) == 0)
    cx_outcome_set_missing (column, outcome, CX_ANSWER_NOT_APPLICABLE);
  else if (strcmp (word, CX_RECODE_REFUSED) == 0)
    cx_outcome_set_missing (column, outcome, CX_ANSWER_REFUSED);
  else
    return FALSE;
  return TRUE;
}

int
cx_import_column_find_missing (const CxImportColumn *column, const char *text, gboolean choices)
{
  g_autofree char *key = cx_text_key (text);

  if (column->qualtrics && strcmp (key, "-99") == 0)
    return CX_ANSWER_UNANSWERED;
  for (guint i = 0; i < G_N_ELEMENTS (missing_words); i++)
    if ((!choices || missing_words[i].choices) && strcmp (missing_words[i].key, key) == 0)
      return missing_words[i].code;
  return 0;
}

char *
cx_import_column_mend (const CxImportColumn *column, const char *text)
{
  char *mended = NULL;

  for (guint i = 0; column->repairs != NULL && i < column->repairs->len; i++)
    {
      char *better = cx_repair_apply (g_ptr_array_index (column->repairs, i),
                                      mended != NULL ? mended : text);

      if (better != NULL)
        {
          g_free (mended);
          mended = better;
        }
    }
  return mended;
}

CxOutcome *
cx_import_column_understand (CxImportColumn *column, const CxCell *cell)
{
  CxOutcome *outcome = cx_outcome_new (CX_OUTCOME_BLANK);
  g_autofree char *mended = cx_import_column_mend (column, cell->text);
  const char *text = mended != NULL ? mended : cell->text;
  g_autofree char *tidy = cx_text_tidy (text);
  g_autofree char *key = NULL;
  const CxRecode *recode = NULL;

  if (tidy[0] == '\0')
    return outcome;
  if (column->recodes != NULL)
    {
      key = cx_text_key (tidy);
      recode = g_hash_table_lookup (column->recodes, key);
    }

  if (recode != NULL && take_reserved (column, recode->to, outcome))
    return outcome;
  /* The values listed for a joined column are spellings of single options. */
  if (recode != NULL && column->options == NULL)
    column->read (column, NULL, recode->to, outcome);
  else if (column->options != NULL)
    column->read (column, cell, text, outcome);
  else
    column->read (column, cell, tidy, outcome);
  return outcome;
}

/* --- Choices -------------------------------------------------------------------------------- */

void
cx_import_read_choice (CxImportColumn *column,
                       const CxCell *cell,
                       const char *text,
                       CxOutcome *outcome)
{
  gboolean recoded = cell == NULL;
  CxChoice *choice = NULL;
  int missing;

  if (recoded)
    choice = cx_import_choices_find_code (column->choices, text);
  if (choice == NULL)
    choice = cx_import_choices_find (column->choices, text);
  if (choice == NULL && (missing = cx_import_column_find_missing (column, text, TRUE)) != 0)
    {
      cx_outcome_set_missing (column, outcome, missing);
      return;
    }

  if (choice == NULL && column->other != NULL && column->extra != CX_IMPORT_NOWHERE)
    {
      choice = column->other;
      outcome->extra_text = g_strdup (text);
    }
  if (choice == NULL)
    choice = cx_import_choices_add (column->choices, NULL, text);
  cx_outcome_set_integer (outcome, choice->number);
}

void
cx_import_read_by_type (CxImportColumn *column,
                        const CxCell *cell,
                        const char *text,
                        CxOutcome *outcome)
{
  g_autoptr (GError) error = NULL;
  char *read = NULL;
  double number = 0;
  int missing;

  if (cx_question_read (column->question, column->item, text, &number, &read, &error))
    {
      if (read != NULL)
        {
          outcome->kind = CX_OUTCOME_VALUE;
          cx_outcome_take_text (outcome, read);
        }
      else if (column->integer)
        cx_outcome_set_integer (outcome, (gint64) number);
      else
        {
          outcome->kind = CX_OUTCOME_VALUE;
          outcome->value.kind = CX_VALUE_REAL;
          outcome->value.real = number;
        }
      return;
    }

  missing = cx_import_column_find_missing (column, text, FALSE);
  if (missing != 0)
    cx_outcome_set_missing (column, outcome, missing);
  else
    {
      const CxErrorPlace *place = cx_error_get_place (error);

      cx_outcome_set_bad (outcome, place != NULL && place->mend != NULL
                                       ? g_strjoin (" ", error->message, place->mend, NULL)
                                       : g_strdup (error->message));
    }
}

void
cx_import_read_option (CxImportColumn *column,
                       const CxCell *cell,
                       const char *text,
                       CxOutcome *outcome)
{
  CxChoice *choice = column->other;
  g_autofree char *key = cx_text_key (text);
  g_autofree char *label = cx_text_key (choice->text);
  int missing = cell != NULL ? cx_import_column_find_missing (column, text, FALSE) : 0;

  if (missing != 0)
    {
      cx_outcome_set_missing (column, outcome, missing);
      return;
    }

  /* What is neither yes nor no nor the option's own text counts as chosen; beside "other" it is
   * what the person wrote. */
  cx_outcome_set_integer (outcome, !g_strv_contains (not_chosen_words, key));
  if (choice->other && column->extra != CX_IMPORT_NOWHERE && strcmp (key, label) != 0 &&
      strcmp (text, choice->code) != 0 && !g_strv_contains (chosen_words, key) &&
      !g_strv_contains (not_chosen_words, key))
    outcome->extra_text = g_strdup (text);
}

/* --- Several options in one cell ------------------------------------------------------------ */

/* A piece that nobody knows: a new choice where that needs no column, else something to begin anew
 * for. TRUE if it was put somewhere. */
static gboolean
place_unknown (CxImportColumn *column, const char *piece, GArray *chosen)
{
  CxChoice *choice;
  guint place;

  if (column->other != NULL)
    return FALSE;
  if (column->item == NULL || column->item->kind != CX_ITEM_LIST)
    {
      cx_import_needs_add_option (column->needs, column->index, piece);
      return TRUE;
    }

  choice = cx_import_choices_add (column->choices, NULL, piece);
  place = column->option_choices->len;
  g_ptr_array_add (column->option_choices, choice);
  cx_joined_options_add (column->options, piece, place);
  g_array_append_val (chosen, place);
  return TRUE;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* "3 17 204": the numbers of the chosen choices in order. */
static char *
make_list (CxImportColumn *column, const GArray *chosen)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (int));
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < chosen->len; i++)
    {
      CxChoice *choice = g_ptr_array_index (column->option_choices,
                                            g_array_index (chosen, guint, i));

      g_array_append_val (numbers, choice->number);
    }
  g_array_sort (numbers, compare_numbers);
  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf (list, i > 0 ? " %d" : "%d", g_array_index (numbers, int, i));
  return g_string_free (list, FALSE);
}

/* The pieces that are no option, as they stood; with them "other" is chosen. */
static void
take_rest (CxImportColumn *column, GPtrArray *rest, GArray *chosen, CxOutcome *outcome)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint place = 0;

  for (guint i = 0; i < rest->len; i++)
    {
      const char *piece = g_ptr_array_index (rest, i);

      if (place_unknown (column, piece, chosen))
        continue;
      if (text->len > 0)
        g_string_append (text, column->spec->separator != NULL ? column->spec->separator : ", ");
      g_string_append (text, piece);
    }
  if (text->len == 0)
    return;

  outcome->extra_text = g_strdup (text->str);
  if (g_ptr_array_find (column->option_choices, column->other, &place))
    {
      for (guint i = 0; i < chosen->len; i++)
        if (g_array_index (chosen, guint, i) == place)
          return;
      g_array_append_val (chosen, place);
    }
}

void
cx_import_read_joined (CxImportColumn *column,
                       const CxCell *cell,
                       const char *text,
                       CxOutcome *outcome)
{
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) rest = g_ptr_array_new_with_free_func (g_free);

  cx_joined_options_split (column->options, text, chosen, rest);
  if (chosen->len == 0 && rest->len == 1)
    {
      /* "N/A" alone: nothing of the list was for this person to choose from. */
      if (cx_import_column_find_missing (column, g_ptr_array_index (rest, 0), TRUE) != 0)
        return;
    }
  take_rest (column, rest, chosen, outcome);
  if (chosen->len == 0 && outcome->extra_text == NULL)
    return;

  outcome->kind = CX_OUTCOME_LIST;
  if (column->item != NULL && column->item->kind == CX_ITEM_LIST)
    cx_outcome_take_text (outcome, make_list (column, chosen));
  outcome->n_chosen = chosen->len;
  outcome->chosen = g_memdup2 (chosen->data, chosen->len * sizeof (guint));
}

void
cx_import_read_place (CxImportColumn *column,
                      const CxCell *cell,
                      const char *text,
                      CxOutcome *outcome)
{
  CxChoice *choice = cell == NULL ? cx_import_choices_find_code (column->choices, text) : NULL;
  GPtrArray *unknown;
  guint place;

  if (choice == NULL)
    choice = cx_import_choices_find (column->choices, text);
  if (choice == NULL && cx_import_column_find_missing (column, text, TRUE) != 0)
    return;
  if (choice != NULL && g_ptr_array_find (column->option_choices, choice, &place))
    {
      outcome->kind = CX_OUTCOME_LIST;
      outcome->n_chosen = 1;
      outcome->chosen = g_memdup2 (&place, sizeof place);
      return;
    }
  cx_import_needs_add_option (column->needs, column->index, text);
  unknown = cx_import_needs_get_options (column->needs, column->index);
  if (unknown->len > CX_IMPORT_MOST_OPTIONS)
    cx_outcome_set_bad (outcome,
                        g_strdup_printf (_ ("“%s” is not one of the things to be ranked."), text));
}
