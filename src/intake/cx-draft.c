#include "config.h"

#include "cx-draft-private.h"

#include "cx-choice-order.h"
#include "cx-code.h"
#include "cx-column-note.h"
#include "cx-column-number.h"
#include "cx-column-type.h"
#include "cx-draft-group.h"
#include "cx-draft-moment.h"
#include "cx-draft-place.h"
#include "cx-i18n.h"
#include "cx-text.h"
#include "cx-value-words.h"

#include <math.h>
#include <string.h>

void
cx_draft_free (CxDraft *draft)
{
  g_free (draft->name);
  g_free (draft->text);
  g_free (draft->group);
  g_array_unref (draft->columns);
  g_free (draft);
}

CxDraft *
cx_intake_add_draft (CxIntake *intake, const char *name, const char *text, guint hints)
{
  CxDraft *draft = g_new0 (CxDraft, 1);

  draft->name = name != NULL && *name != '\0' ? g_strdup (name) : NULL;
  draft->text = g_strdup (text);
  draft->hints = hints;
  draft->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (intake->drafts, draft);
  return draft;
}

void
cx_draft_add_column (CxIntake *intake,
                     CxDraft *draft,
                     guint column,
                     CxPart part,
                     const char *option,
                     const char *option_text)
{
  CxMappingColumn *mapped = cx_intake_get_column (intake, column);

  g_assert (!cx_intake_is_taken (intake, column));
  mapped->target = CX_TARGET_NEW;
  mapped->part = part;
  mapped->option = option != NULL && *option != '\0' ? g_strdup (option) : NULL;
  mapped->option_text = option_text != NULL && *option_text != '\0' ? g_strdup (option_text) : NULL;
  g_array_append_val (draft->columns, column);
}

CxDraft *
cx_intake_add_whole (CxIntake *intake,
                     guint column,
                     const char *name,
                     const char *text,
                     guint hints)
{
  CxDraft *draft = cx_intake_add_draft (intake, name, text, hints);

  cx_draft_add_column (intake, draft, column, CX_PART_WHOLE, NULL, NULL);
  return draft;
}

gboolean
cx_intake_leave_out_nothing (CxIntake *intake, guint column)
{
  const CxColumnSample *sample = cx_intake_get_sample (intake, column);

  if (sample->filled > 0 || *cx_intake_get_column (intake, column)->heading != '\0')
    return FALSE;
  cx_intake_leave_out (intake, column, CX_PART_WHOLE,
                       _ ("The column is empty and has no heading."));
  return TRUE;
}

/* Under two heading rows of a plain table the second tells apart what the first has in common. */
static char *
dup_question_text (CxIntake *intake, guint column)
{
  g_autofree char *first = cx_intake_dup_heading (intake, 0, column);
  g_autofree char *second = intake->head_rows == 2 ? cx_intake_dup_heading (intake, 1, column)
                                                   : g_strdup ("");

  if (intake->source->title != NULL || *second == '\0' || *second == '#' ||
      g_str_equal (first, second))
    return g_steal_pointer (&first);
  return *first == '\0' ? g_steal_pointer (&second) : cx_draft_join_texts (first, second);
}

void
cx_intake_add_rest (CxIntake *intake, guint hints, const char *separators)
{
  for (guint i = 0; i < intake->columns; i++)
    {
      g_autofree char *text = NULL;
      const CxColumnNote *note;

      if (cx_intake_is_taken (intake, i) || cx_intake_leave_out_nothing (intake, i))
        continue;
      note = cx_column_note_get (intake, i);
      text = note != NULL && note->label != NULL ? cx_text_tidy (note->label)
                                                 : dup_question_text (intake, i);
      cx_intake_add_whole (intake, i, note != NULL ? note->name : NULL, text, hints)->separators =
          separators;
    }
}

/* --- Codes --------------------------------------------------------------------------------- */

static gboolean
is_code_taken (gpointer owner, const char *code)
{
  g_autofree char *lower = g_utf8_strdown (code, -1);

  return g_hash_table_contains (owner, lower);
}

/* The source's own name as it is, else from the text, else from the column's number. */
char *
cx_draft_make_code (CxDraftWork *work, const char *name, const char *text, guint column)
{
  g_autofree char *base = name != NULL ? cx_text_tidy (name) : cx_code_from_heading (text);
  char *code;

  if (*base == '\0')
    {
      g_free (base);
      base = g_strdup_printf ("q%u", column + 1);
    }
  code = cx_code_make_unique (base, is_code_taken, work->codes);
  g_hash_table_add (work->codes, g_utf8_strdown (code, -1));
  return code;
}

char *
cx_draft_make_text (const char *text, guint column)
{
  return text != NULL && *text != '\0' ? g_strdup (text)
                                       : g_strdup_printf (_ ("Question in column %u"), column + 1);
}

/* Puts @column into the question of @code. */
void
cx_draft_put_column (CxMappingColumn *column,
                     const char *code,
                     const char *text,
                     const char *type,
                     const char *group)
{
  column->target = CX_TARGET_NEW;
  g_free (column->question);
  column->question = g_strdup (code);
  g_free (column->text);
  column->text = g_strdup (text);
  g_free (column->group);
  column->group = g_strdup (group);
  if (type != NULL && !g_str_equal (column->type, type))
    {
      g_free (column->type);
      column->type = g_strdup (type);
    }
}

/* Gives every choice, row or rank of @columns a code that no other of the question has. */
void
cx_draft_set_option_codes (CxIntake *intake, const GArray *columns)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint k = 0; k < columns->len; k++)
    {
      guint index = g_array_index (columns, guint, k);
      CxMappingColumn *column = cx_intake_get_column (intake, index);
      g_autofree char *base = NULL;

      if (column->option_text == NULL)
        column->option_text = g_strdup (column->option != NULL ? column->option : column->heading);
      base = column->option != NULL ? g_strdup (column->option)
                                    : cx_code_from_heading (column->option_text);
      if (*base == '\0')
        {
          g_free (base);
          base = g_strdup_printf ("c%u", k + 1);
        }
      g_free (column->option);
      column->option = cx_code_make_unique (base, is_code_taken, taken);
      g_hash_table_add (taken, g_utf8_strdown (column->option, -1));
    }
}

/* --- One column ---------------------------------------------------------------------------- */

static gboolean
takes_other (const CxMappingColumn *column)
{
  return g_str_equal (column->type, "single") || g_str_equal (column->type, "multiple") ||
         g_str_equal (column->type, "yesno");
}

/* The free text beside the choice "other" of @main. */
static void
put_other (CxDraftWork *work, const CxDraft *draft, CxMappingColumn *main, guint index)
{
  CxMappingColumn *column = cx_intake_get_column (work->intake, index);
  const char *label = column->option_text != NULL ? column->option_text : C_ ("choice", "Other");

  /* The choice itself may be in the main column already: "Other (please specify)", "-oth-". */
  for (guint i = 0; column->option == NULL && i < main->recodes->len; i++)
    {
      const CxRecode *recode = g_ptr_array_index (main->recodes, i);

      if (!cx_recode_is_reserved (recode->to) &&
          (cx_value_is_other (recode->from) || g_str_equal (recode->from, label)))
        column->option = g_strdup (recode->to);
    }
  if (column->option == NULL)
    column->option = g_strdup ("other");
  if (column->option_text == NULL)
    column->option_text = g_strdup (label);
  cx_draft_put_column (column, main->question, main->text, main->type, draft->group);
  cx_column_type_add_missing (column, cx_intake_get_sample (work->intake, index));
  cx_column_set_type (column, main->type, _ ("Free text beside the choices."));
}

static void
put_alone (CxDraftWork *work,
           const CxDraft *draft,
           guint index,
           const char *name,
           const char *raw_text)
{
  CxMappingColumn *column = cx_intake_get_column (work->intake, index);
  g_autofree char *code = cx_draft_make_code (work, name, raw_text, index);
  g_autofree char *text = cx_draft_make_text (raw_text, index);

  column->part = CX_PART_WHOLE;
  g_clear_pointer (&column->option, g_free);
  g_clear_pointer (&column->option_text, g_free);
  cx_draft_decide_column (work->intake, index, raw_text, draft->hints, draft->separators);
  cx_draft_put_column (column, code, text, NULL, draft->group);
}

char *
cx_draft_join_texts (const char *text, const char *option)
{
  if (text == NULL || *text == '\0')
    return g_strdup (option != NULL ? option : "");
  return option != NULL && *option != '\0' ? g_strdup_printf ("%s – %s", text, option)
                                           : g_strdup (text);
}

/* A column of a group that shares nothing with the others. */
void
cx_draft_put_separate (CxDraftWork *work, const CxDraft *draft, guint index)
{
  const CxMappingColumn *column = cx_intake_get_column (work->intake, index);
  g_autofree char *text = cx_draft_join_texts (draft->text, column->option_text);
  g_autofree char *name = NULL;

  if (draft->name != NULL)
    name = g_strconcat (draft->name, "_", column->option != NULL ? column->option : "text", NULL);
  else if (column->option_text != NULL && draft->name == NULL)
    name = cx_code_from_heading (column->option_text);
  if (name != NULL && *name == '\0')
    g_clear_pointer (&name, g_free);
  put_alone (work, draft, index, name, text);
}

static void
decide_alone (CxDraftWork *work, const CxDraft *draft, guint index, const GArray *others)
{
  CxMappingColumn *main = cx_intake_get_column (work->intake, index);

  put_alone (work, draft, index, draft->name, draft->text);
  for (guint k = 0; k < others->len; k++)
    {
      guint other = g_array_index (others, guint, k);

      /* Options that stand once are text of "other" here only where it has no column of its own. */
      if (takes_other (main))
        put_other (work, draft, main, other);
      else
        cx_draft_put_separate (work, draft, other);
    }
}

/* --- All ----------------------------------------------------------------------------------- */

static void
decide_draft (CxDraftWork *work, CxDraft *draft)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (guint));
  CxPart part;

  cx_draft_part_others (work, draft, columns, others);
  if (columns->len == 0)
    {
      for (guint k = 0; k < others->len; k++)
        cx_draft_put_separate (work, draft, g_array_index (others, guint, k));
      return;
    }
  part = cx_intake_get_column (work->intake, g_array_index (columns, guint, 0))->part;
  /* Only choices have a text beside them. */
  if (others->len > 0 && part == CX_PART_WHOLE)
    draft->hints |= CX_HINT_CHOICE;
  if (columns->len == 1 && part == CX_PART_WHOLE)
    decide_alone (work, draft, g_array_index (columns, guint, 0), others);
  else
    cx_draft_decide_several (work, draft, columns, others);
}

gboolean
cx_draft_decide_all (CxIntake *intake, CxProgress *progress, GError **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  CxDraftWork work = { .intake = intake, .codes = codes };

  if (!cx_draft_decide_moments (intake, progress, error) ||
      !cx_draft_find_places (intake, progress, error))
    return FALSE;
  for (guint i = 0; i < intake->drafts->len; i++)
    decide_draft (&work, g_ptr_array_index (intake->drafts, i));
  return TRUE;
}
