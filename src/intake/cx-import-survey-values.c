#include "config.h"

#include "cx-import-survey.h"

#include "cx-i18n.h"
#include "cx-question-type.h"
#include "cx-text.h"

#include <math.h>
#include <string.h>

/* Choices, rows and scales of a question, from what the mapping says of its columns. */

#define OTHER_CODE "other"

static CxChoice *
add_choice (CxQuestion *question, const char *code, int number, const char *text)
{
  CxChoice *choice = cx_choice_new (code, number, text);

  g_ptr_array_add (question->choices, choice);
  return choice;
}

static CxChoice *
ensure_choice (CxQuestion *question, const char *code, const char *text)
{
  CxChoice *choice = cx_question_find_choice (question, code);

  if (choice != NULL)
    return choice;
  return add_choice (question, code, cx_question_next_number (question),
                     text != NULL && text[0] != '\0' ? text : code);
}

static CxChoice *
find_choice_by_text (CxQuestion *question, const char *text)
{
  g_autofree char *key = cx_text_key (text);

  for (guint i = 0; i < question->choices->len; i++)
    {
      CxChoice *choice = g_ptr_array_index (question->choices, i);
      g_autofree char *other = cx_text_key (choice->text);

      if (strcmp (key, other) == 0)
        return choice;
    }
  return NULL;
}

/* The choice that takes a free text. @code nullable: the one there is, else a new one. What a
 * choice in the file is stays as it is: one without a free text gets none. */
static void
ensure_other (CxQuestion *question, const char *code, const char *text)
{
  CxChoice *choice = code != NULL ? cx_question_find_choice (question, code) : NULL;

  for (guint i = 0; code == NULL && choice == NULL && i < question->choices->len; i++)
    {
      CxChoice *candidate = g_ptr_array_index (question->choices, i);

      if (candidate->other)
        choice = candidate;
    }
  if (choice == NULL)
    choice = ensure_choice (question, code != NULL ? code : OTHER_CODE,
                            text != NULL && text[0] != '\0' ? text : _ ("Other"));
  if (choice->id == 0)
    choice->other = TRUE;
}

static gboolean
is_reserved (const char *word)
{
  static const char *const words[] = { CX_RECODE_UNANSWERED, CX_RECODE_NOT_APPLICABLE,
                                       CX_RECODE_REFUSED,    CX_RECODE_IGNORE,
                                       CX_RECODE_LEAVE_OUT,  NULL };

  return g_strv_contains (words, word);
}

static const char *
get_label (const CxRecode *recode)
{
  return recode->label != NULL && recode->label[0] != '\0' ? recode->label : recode->from;
}

static void
add_listed_choices (CxQuestion *question, const CxMappingColumn *column)
{
  for (guint i = 0; i < column->recodes->len; i++)
    {
      CxRecode *recode = g_ptr_array_index (column->recodes, i);

      if (!is_reserved (recode->to) && recode->to[0] != '\0')
        ensure_choice (question, recode->to, get_label (recode));
    }
}

/* The points of a scale that have a name: "Very satisfied" for 5. */
static void
name_points (CxQuestion *question, const CxMappingColumn *column)
{
  for (guint i = 0; i < column->recodes->len; i++)
    {
      CxRecode *recode = g_ptr_array_index (column->recodes, i);
      const char *label = get_label (recode);
      double number;

      if (!cx_number_parse (recode->to, strlen (recode->to), &number) || number < 1 ||
          number > 10000 || number != floor (number) ||
          cx_number_parse (label, strlen (label), &number) ||
          cx_question_find_choice (question, recode->to) != NULL)
        continue;
      cx_number_parse (recode->to, strlen (recode->to), &number);
      add_choice (question, recode->to, (int) number, label)->score = number;
    }
}

static gboolean
is_word (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* Yes and no in the words of the file. */
static void
name_yes_no (CxQuestion *question, const CxMappingColumn *column)
{
  static const char *const codes[] = { "yes", "no" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      const char *label = i == 0 ? _ ("Yes") : _ ("No");

      for (guint k = 0; k < column->recodes->len; k++)
        {
          CxRecode *recode = g_ptr_array_index (column->recodes, k);

          if (strcmp (recode->to, codes[i]) == 0 && is_word (get_label (recode)))
            {
              label = get_label (recode);
              break;
            }
        }
      add_choice (question, codes[i], (int) i + 1, label)->score = i == 0 ? 1 : 0;
    }
}

/* The options that a joined column or one of places is known to have, and those that reading it
 * brought up. */
static void
add_options (CxQuestion *question, const CxMappingColumn *column, CxImportNeeds *needs)
{
  GPtrArray *found = cx_import_needs_get_options (needs, column->index);
  GPtrArray *lists[] = { column->options, found };

  add_listed_choices (question, column);
  if (found != NULL && found->len > CX_IMPORT_MOST_OPTIONS)
    {
      if (column->part == CX_PART_JOINED)
        ensure_other (question, NULL, NULL);
      lists[1] = NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint k = 0; lists[i] != NULL && k < lists[i]->len; k++)
      {
        const char *text = g_ptr_array_index (lists[i], k);
        g_autofree char *key = cx_text_key (text);
        g_autofree char *code = NULL;
        gboolean listed = find_choice_by_text (question, text) != NULL;

        for (guint r = 0; !listed && r < column->recodes->len; r++)
          {
            CxRecode *recode = g_ptr_array_index (column->recodes, r);
            g_autofree char *from = cx_text_key (recode->from);

            listed = strcmp (from, key) == 0;
          }
        if (listed)
          continue;
        code = cx_question_make_choice_code (question, text);
        ensure_choice (question, code, text);
      }
}

static void
ensure_row (CxQuestion *question, const CxMappingColumn *column)
{
  if (column->option == NULL || cx_question_find_row (question, column->option) != NULL)
    return;
  g_ptr_array_add (question->rows, cx_question_row_new (column->option, column->option_text != NULL
                                                                            ? column->option_text
                                                                            : column->option));
}

static gboolean
is_scale (const CxQuestion *question)
{
  return question->type != NULL && (question->type->flags & CX_TYPE_IS_SCALE) != 0;
}

static void
add_values (CxQuestion *question, const CxMappingColumn *column)
{
  gboolean has_choices = question->type != NULL &&
                         (question->type->flags & CX_TYPE_HAS_CHOICES) != 0;
  gboolean scaled = !isnan (question->scale_min);

  if (strcmp (question->type_id, "yesno") == 0)
    {
      if (question->choices->len == 0)
        name_yes_no (question, column);
    }
  else if (is_scale (question) || (column->part == CX_PART_ROW && scaled))
    {
      /* Names of points are the question's own; a file only gives them to one that it makes. */
      if (question->id == 0 && is_scale (question))
        name_points (question, column);
    }
  else if (has_choices)
    add_listed_choices (question, column);
  if (column->part == CX_PART_WHOLE && column->option != NULL && has_choices)
    ensure_other (question, column->option, column->option_text);
}

void
cx_import_question_fill (CxQuestion *question, const CxMappingColumn *column, CxImportNeeds *needs)
{
  if (question->id == 0 && isnan (question->scale_min) && !isnan (column->scale_min))
    {
      question->scale_min = column->scale_min;
      question->scale_max = column->scale_max;
    }
  if (question->id == 0 && strcmp (question->type_id, "date") == 0 &&
      column->date_pattern != NULL && strpbrk (column->date_pattern, "Hh") != NULL)
    cx_question_set_property (question, "with_time", "1");

  switch (column->part)
    {
    case CX_PART_CHOICE:
    case CX_PART_RANK:
      if (column->option != NULL)
        ensure_choice (question, column->option, column->option_text);
      break;
    case CX_PART_JOINED:
      add_options (question, column, needs);
      if (column->option != NULL)
        ensure_other (question, column->option, column->option_text);
      break;
    case CX_PART_PLACE:
      add_options (question, column, needs);
      break;
    case CX_PART_ROW:
      ensure_row (question, column);
      add_values (question, column);
      break;
    case CX_PART_OTHER:
      ensure_other (question, column->option, column->option_text);
      break;
    case CX_PART_WHOLE:
    case CX_PART_SUMMARY:
    default:
      add_values (question, column);
      break;
    }
}
