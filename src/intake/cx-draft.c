#include "config.h"

#include "cx-draft.h"

#include "cx-choice-order.h"
#include "cx-code.h"
#include "cx-column-note.h"
#include "cx-column-number.h"
#include "cx-column-type.h"
#include "cx-draft-group.h"
#include "cx-draft-moment.h"
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
                                                 : cx_intake_dup_heading (intake, 0, i);
      cx_intake_add_whole (intake, i, note != NULL ? note->name : NULL, text, hints)->separators =
          separators;
    }
}

/* --- Codes
 * ---------------------------------------------------------------------------------------- */

typedef struct
{
  CxIntake *intake;
  GHashTable *codes; /* lower case: codes are found ignoring case */
} Work;

static gboolean
is_code_taken (gpointer owner, const char *code)
{
  g_autofree char *lower = g_utf8_strdown (code, -1);

  return g_hash_table_contains (owner, lower);
}

/* The source's own name as it is, else from the text, else from the column's number. */
static char *
make_code (Work *work, const char *name, const char *text, guint column)
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

static char *
make_text (const char *text, guint column)
{
  return text != NULL && *text != '\0' ? g_strdup (text)
                                       : g_strdup_printf (_ ("Question in column %u"), column + 1);
}

/* Puts @column into the question of @code. */
static void
put_column (CxMappingColumn *column,
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

static guint
get_draft_column (const CxDraft *draft, guint index)
{
  return g_array_index (draft->columns, guint, index);
}

/* Gives every choice, row or rank of @columns a code that no other of the question has. */
static void
set_option_codes (CxIntake *intake, const GArray *columns)
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

/* --- One column
 * ------------------------------------------------------------------------------------- */

static gboolean
takes_other (const CxMappingColumn *column)
{
  return g_str_equal (column->type, "single") || g_str_equal (column->type, "multiple") ||
         g_str_equal (column->type, "yesno");
}

/* The free text beside the choice "other" of @main. */
static void
put_other (Work *work, const CxDraft *draft, CxMappingColumn *main, guint index)
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
  put_column (column, main->question, main->text, main->type, draft->group);
  cx_column_type_add_missing (column, cx_intake_get_sample (work->intake, index));
  cx_column_set_type (column, main->type, _ ("Free text beside the choices."));
}

static void
put_alone (Work *work, const CxDraft *draft, guint index, const char *name, const char *raw_text)
{
  CxMappingColumn *column = cx_intake_get_column (work->intake, index);
  g_autofree char *code = make_code (work, name, raw_text, index);
  g_autofree char *text = make_text (raw_text, index);

  column->part = CX_PART_WHOLE;
  g_clear_pointer (&column->option, g_free);
  g_clear_pointer (&column->option_text, g_free);
  cx_draft_decide_column (work->intake, index, raw_text, draft->hints, draft->separators);
  put_column (column, code, text, NULL, draft->group);
}

static char *
join_texts (const char *text, const char *option)
{
  if (text == NULL || *text == '\0')
    return g_strdup (option != NULL ? option : "");
  return option != NULL && *option != '\0' ? g_strdup_printf ("%s – %s", text, option)
                                           : g_strdup (text);
}

/* A column of a group that shares nothing with the others. */
static void
put_separate (Work *work, const CxDraft *draft, guint index)
{
  const CxMappingColumn *column = cx_intake_get_column (work->intake, index);
  g_autofree char *text = join_texts (draft->text, column->option_text);
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
decide_alone (Work *work, const CxDraft *draft, guint index, const GArray *others)
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
        put_separate (work, draft, other);
    }
}

/* --- Several columns
 * -------------------------------------------------------------------------------- */

static void
decide_multiple (Work *work, const CxDraft *draft, const GArray *columns, const GArray *others)
{
  CxIntake *intake = work->intake;
  guint first = g_array_index (columns, guint, 0);
  g_autofree char *code = make_code (work, draft->name, draft->text, first);
  g_autofree char *text = make_text (draft->text, first);

  set_option_codes (intake, columns);
  for (guint k = 0; k < columns->len; k++)
    {
      guint index = g_array_index (columns, guint, k);
      CxMappingColumn *column = cx_intake_get_column (intake, index);

      column->part = CX_PART_CHOICE;
      cx_group_add_tick_recodes (intake, index);
      cx_column_set_type (column, "multiple", _ ("One option of a multiple choice."));
      put_column (column, code, text, NULL, draft->group);
    }
  for (guint k = 0; k < others->len; k++)
    {
      guint index = g_array_index (others, guint, k);
      CxMappingColumn *column = cx_intake_get_column (intake, index);

      column->part = CX_PART_OTHER;
      if (column->option_text == NULL)
        column->option_text = g_strdup (C_ ("choice", "Other"));
      if (column->option == NULL)
        column->option = g_strdup (k == 0 ? "other" : "other_2");
      cx_column_set_type (column, "multiple", _ ("Free text beside the choices."));
      put_column (column, code, text, NULL, draft->group);
    }
}

static void
decide_ranking (Work *work, const CxDraft *draft, const GArray *columns)
{
  CxIntake *intake = work->intake;
  guint first = g_array_index (columns, guint, 0);
  g_autofree char *code = make_code (work, draft->name, draft->text, first);
  g_autofree char *text = make_text (draft->text, first);

  set_option_codes (intake, columns);
  for (guint k = 0; k < columns->len; k++)
    {
      guint index = g_array_index (columns, guint, k);
      CxMappingColumn *column = cx_intake_get_column (intake, index);

      column->part = CX_PART_RANK;
      cx_column_type_add_missing (column, cx_intake_get_sample (intake, index));
      cx_column_set_type (column, "ranking", _ ("The columns hold the ranks of the options."));
      put_column (column, code, text, NULL, draft->group);
    }
}

static void
merge_samples (CxIntake *intake, const GArray *columns, CxColumnSample *merged)
{
  cx_column_sample_init (merged);
  for (guint k = 0; k < columns->len; k++)
    cx_column_sample_merge (merged,
                            cx_intake_get_sample (intake, g_array_index (columns, guint, k)));
}

/* What one row of the grid would be by itself, judged by all rows together. */
static CxMapping *
judge_rows (CxIntake *intake, const CxDraft *draft, const CxColumnSample *merged)
{
  CxMapping *judged = cx_mapping_new (1);
  CxMappingColumn *column = cx_mapping_get_column (judged, 0);
  CxNumberFacts facts;
  double low, high;

  cx_number_facts_read (&facts, merged);
  if (cx_number_facts_are_numbers (&facts) && facts.whole && facts.min >= 0 && facts.max <= 10)
    {
      if (cx_scale_guess (draft->text, facts.min, facts.max, facts.distinct, facts.cells, TRUE,
                          &low, &high) == CX_SCALE_NONE)
        {
          low = facts.min == 0 ? 0 : 1;
          high = facts.max <= 5 ? 5 : facts.max <= 7 ? 7 : 10;
        }
      column->scale_min = low;
      column->scale_max = high;
      cx_column_type_add_missing (column, merged);
      cx_column_set_type (column, "rating", NULL);
      return judged;
    }
  cx_column_type_decide (column, merged, draft->text, draft->hints, draft->separators,
                         intake->order);
  return judged;
}

static void
copy_recodes (CxMappingColumn *column, const CxMappingColumn *from)
{
  for (guint i = 0; i < from->recodes->len; i++)
    {
      const CxRecode *recode = g_ptr_array_index (from->recodes, i);

      cx_mapping_column_add_recode (column, recode->from, recode->to, recode->label, recode->count,
                                    recode->guessed);
    }
}

static void
put_rows (Work *work, const CxDraft *draft, const GArray *columns, const CxMappingColumn *row)
{
  CxIntake *intake = work->intake;
  guint first = g_array_index (columns, guint, 0);
  g_autofree char *code = make_code (work, draft->name, draft->text, first);
  g_autofree char *text = make_text (draft->text, first);

  set_option_codes (intake, columns);
  for (guint k = 0; k < columns->len; k++)
    {
      CxMappingColumn *column = cx_intake_get_column (intake, g_array_index (columns, guint, k));

      column->part = CX_PART_ROW;
      column->scale_min = row->scale_min;
      column->scale_max = row->scale_max;
      copy_recodes (column, row);
      cx_column_set_type (column, "grid", _ ("One row of a grid: the columns share their values."));
      put_column (column, code, text, NULL, draft->group);
    }
}

/* Rows of a checkbox grid: a multiple choice each, with the options of all. */
static void
put_checkbox_rows (Work *work,
                   const CxDraft *draft,
                   const GArray *columns,
                   const CxMappingColumn *row)
{
  for (guint k = 0; k < columns->len; k++)
    {
      guint index = g_array_index (columns, guint, k);
      CxMappingColumn *column = cx_intake_get_column (work->intake, index);
      g_autofree char *text = join_texts (draft->text, column->option_text);
      g_autofree char *code = make_code (work, NULL, text, index);

      g_free (column->option);
      column->option = g_strdup (row->option);
      g_free (column->option_text);
      column->option_text = g_strdup (row->option_text);
      column->part = CX_PART_JOINED;
      column->separator = g_strdup (row->separator);
      copy_recodes (column, row);
      for (guint i = 0; i < row->options->len; i++)
        g_ptr_array_add (column->options, g_strdup (g_ptr_array_index (row->options, i)));
      cx_column_set_type (column, "multiple", _ ("One row of a grid of check boxes."));
      put_column (column, code, text, NULL, draft->group != NULL ? draft->group : draft->text);
    }
}

static void
decide_grid (Work *work, const CxDraft *draft, const GArray *columns)
{
  g_autoptr (CxMapping) judged = NULL;
  CxMappingColumn *row;
  CxColumnSample merged;

  merge_samples (work->intake, columns, &merged);
  judged = judge_rows (work->intake, draft, &merged);
  row = cx_mapping_get_column (judged, 0);
  if (row->part == CX_PART_JOINED)
    put_checkbox_rows (work, draft, columns, row);
  else if (g_str_equal (row->type, "single") || !isnan (row->scale_min) ||
           g_str_equal (row->type, "yesno"))
    {
      /* In a grid the words are its columns: they stay choices, in the order of their scale. */
      if (row->recodes->len > 0 && (!isnan (row->scale_min) || g_str_equal (row->type, "yesno")) &&
          merged.values->len > 0 && !g_str_equal (row->type, "single"))
        {
          CxNumberFacts facts;

          cx_number_facts_read (&facts, &merged);
          if (!cx_number_facts_are_numbers (&facts))
            {
              cx_column_type_make_single (row, &merged);
              row->scale_min = row->scale_max = NAN;
            }
        }
      put_rows (work, draft, columns, row);
    }
  else if (merged.values->len == 0 && (draft->hints & CX_HINT_TEXT) == 0)
    put_rows (work, draft, columns, row);
  else
    for (guint k = 0; k < columns->len; k++)
      put_separate (work, draft, g_array_index (columns, guint, k));
  cx_column_sample_clear (&merged);
}

/* Parts the free texts of "other" from the columns that are options. */
static void
part_others (Work *work, const CxDraft *draft, GArray *columns, GArray *others)
{
  guint ticks = 0, texts = 0;

  for (guint k = 0; k < draft->columns->len; k++)
    {
      guint index = get_draft_column (draft, k);
      const CxMappingColumn *column = cx_intake_get_column (work->intake, index);

      if (column->part == CX_PART_OTHER)
        continue;
      ticks += cx_group_is_tick (work->intake, index);
      texts += cx_group_is_free_text (work->intake, index);
    }
  for (guint k = 0; k < draft->columns->len; k++)
    {
      guint index = get_draft_column (draft, k);
      const CxMappingColumn *column = cx_intake_get_column (work->intake, index);
      gboolean text = column->part == CX_PART_CHOICE && cx_group_is_free_text (work->intake, index);
      gboolean other = column->option_text != NULL && cx_value_is_other (column->option_text);

      if (column->part == CX_PART_OTHER || (text && other && ticks > 0) ||
          (text && texts == 1 && ticks >= 2))
        g_array_append_val (others, index);
      else
        g_array_append_val (columns, index);
    }
}

static void
decide_several (Work *work, const CxDraft *draft, const GArray *columns, const GArray *others)
{
  CxPart part = cx_intake_get_column (work->intake, g_array_index (columns, guint, 0))->part;
  CxGroupKind kind = cx_group_judge (work->intake, columns, draft->text, draft->hints);

  if (columns->len == 1 && part != CX_PART_ROW &&
      !cx_group_names_option (work->intake, g_array_index (columns, guint, 0)))
    kind = CX_GROUP_SEPARATE;
  if (part == CX_PART_RANK)
    kind = CX_GROUP_RANKING;
  else if (part == CX_PART_ROW && kind != CX_GROUP_RANKING)
    kind = CX_GROUP_GRID;
  switch (kind)
    {
    case CX_GROUP_MULTIPLE:
      decide_multiple (work, draft, columns, others);
      return;
    case CX_GROUP_RANKING:
      decide_ranking (work, draft, columns);
      break;
    case CX_GROUP_GRID:
      decide_grid (work, draft, columns);
      break;
    case CX_GROUP_SEPARATE:
    default:
      for (guint k = 0; k < columns->len; k++)
        put_separate (work, draft, g_array_index (columns, guint, k));
      break;
    }
  for (guint k = 0; k < others->len; k++)
    put_separate (work, draft, g_array_index (others, guint, k));
}

static void
decide_draft (Work *work, CxDraft *draft)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (guint));
  CxPart part;

  part_others (work, draft, columns, others);
  if (columns->len == 0)
    {
      for (guint k = 0; k < others->len; k++)
        put_separate (work, draft, g_array_index (others, guint, k));
      return;
    }
  part = cx_intake_get_column (work->intake, g_array_index (columns, guint, 0))->part;
  /* Only choices have a text beside them. */
  if (others->len > 0 && part == CX_PART_WHOLE)
    draft->hints |= CX_HINT_CHOICE;
  if (columns->len == 1 && part == CX_PART_WHOLE)
    decide_alone (work, draft, g_array_index (columns, guint, 0), others);
  else
    decide_several (work, draft, columns, others);
}

gboolean
cx_draft_decide_all (CxIntake *intake, CxProgress *progress, GError **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Work work = { .intake = intake, .codes = codes };

  if (!cx_draft_decide_moments (intake, progress, error))
    return FALSE;
  for (guint i = 0; i < intake->drafts->len; i++)
    decide_draft (&work, g_ptr_array_index (intake->drafts, i));
  return TRUE;
}
