#include "config.h"

#include "cx-draft-private.h"

#include "cx-column-number.h"
#include "cx-column-type.h"
#include "cx-draft-group.h"
#include "cx-draft-place.h"
#include "cx-i18n.h"
#include "cx-value-words.h"

#include <math.h>

static guint
get_draft_column (const CxDraft *draft, guint index)
{
  return g_array_index (draft->columns, guint, index);
}

static void
decide_multiple (CxDraftWork *work,
                 const CxDraft *draft,
                 const GArray *columns,
                 const GArray *others)
{
  CxIntake *intake = work->intake;
  guint first = g_array_index (columns, guint, 0);
  g_autofree char *code = cx_draft_make_code (work, draft->name, draft->text, first);
  g_autofree char *text = cx_draft_make_text (draft->text, first);

  cx_draft_set_option_codes (intake, columns);
  for (guint k = 0; k < columns->len; k++)
    {
      guint index = g_array_index (columns, guint, k);
      CxMappingColumn *column = cx_intake_get_column (intake, index);

      column->part = CX_PART_CHOICE;
      cx_group_add_tick_recodes (intake, index);
      cx_column_set_type (column, "multiple", _ ("One option of a multiple choice."));
      cx_draft_put_column (column, code, text, NULL, draft->group);
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
      cx_draft_put_column (column, code, text, NULL, draft->group);
    }
}

static void
decide_ranking (CxDraftWork *work, const CxDraft *draft, const GArray *columns)
{
  CxIntake *intake = work->intake;
  guint first = g_array_index (columns, guint, 0);
  g_autofree char *code = cx_draft_make_code (work, draft->name, draft->text, first);
  g_autofree char *text = cx_draft_make_text (draft->text, first);

  cx_draft_set_option_codes (intake, columns);
  for (guint k = 0; k < columns->len; k++)
    {
      guint index = g_array_index (columns, guint, k);
      CxMappingColumn *column = cx_intake_get_column (intake, index);

      column->part = CX_PART_RANK;
      cx_column_type_add_missing (column, cx_intake_get_sample (intake, index));
      cx_column_set_type (column, "ranking", _ ("The columns hold the ranks of the options."));
      cx_draft_put_column (column, code, text, NULL, draft->group);
    }
}

void
cx_draft_merge_samples (CxIntake *intake, const GArray *columns, CxColumnSample *merged)
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

void
cx_draft_copy_recodes (CxMappingColumn *column, const CxMappingColumn *from)
{
  for (guint i = 0; i < from->recodes->len; i++)
    {
      const CxRecode *recode = g_ptr_array_index (from->recodes, i);

      cx_mapping_column_add_recode (column, recode->from, recode->to, recode->label, recode->count,
                                    recode->guessed);
    }
}

static void
put_rows (CxDraftWork *work,
          const CxDraft *draft,
          const GArray *columns,
          const CxMappingColumn *row)
{
  CxIntake *intake = work->intake;
  guint first = g_array_index (columns, guint, 0);
  g_autofree char *code = cx_draft_make_code (work, draft->name, draft->text, first);
  g_autofree char *text = cx_draft_make_text (draft->text, first);

  cx_draft_set_option_codes (intake, columns);
  for (guint k = 0; k < columns->len; k++)
    {
      CxMappingColumn *column = cx_intake_get_column (intake, g_array_index (columns, guint, k));

      column->part = CX_PART_ROW;
      column->scale_min = row->scale_min;
      column->scale_max = row->scale_max;
      cx_draft_copy_recodes (column, row);
      cx_column_set_type (column, "grid", _ ("One row of a grid: the columns share their values."));
      cx_draft_put_column (column, code, text, NULL, draft->group);
    }
}

/* Rows of a checkbox grid: a multiple choice each, with the options of all. */
static void
put_checkbox_rows (CxDraftWork *work,
                   const CxDraft *draft,
                   const GArray *columns,
                   const CxMappingColumn *row)
{
  for (guint k = 0; k < columns->len; k++)
    {
      guint index = g_array_index (columns, guint, k);
      CxMappingColumn *column = cx_intake_get_column (work->intake, index);
      g_autofree char *text = cx_draft_join_texts (draft->text, column->option_text);
      g_autofree char *code = cx_draft_make_code (work, NULL, text, index);

      g_free (column->option);
      column->option = g_strdup (row->option);
      g_free (column->option_text);
      column->option_text = g_strdup (row->option_text);
      column->part = CX_PART_JOINED;
      column->separator = g_strdup (row->separator);
      cx_draft_copy_recodes (column, row);
      for (guint i = 0; i < row->options->len; i++)
        g_ptr_array_add (column->options, g_strdup (g_ptr_array_index (row->options, i)));
      cx_column_set_type (column, "multiple", _ ("One row of a grid of check boxes."));
      cx_draft_put_column (column, code, text, NULL,
                           draft->group != NULL ? draft->group : draft->text);
    }
}

/* Whether the values of @row make columns of a grid. */
static gboolean
makes_columns (const CxMappingColumn *row)
{
  return g_str_equal (row->type, "single") || g_str_equal (row->type, "yesno") ||
         !isnan (row->scale_min);
}

/* In a grid words are its columns: words of a scale stay choices, in the order of the scale. */
static void
keep_words (CxMappingColumn *row, const CxColumnSample *merged)
{
  CxNumberFacts facts;

  cx_number_facts_read (&facts, merged);
  if (g_str_equal (row->type, "single") || cx_number_facts_are_numbers (&facts))
    return;
  cx_column_type_make_single (row, merged);
  cx_column_set_scale (row, NAN, NAN);
}

static void
decide_grid (CxDraftWork *work, const CxDraft *draft, const GArray *columns)
{
  g_autoptr (CxMapping) judged = NULL;
  CxMappingColumn *row;
  CxColumnSample merged;
  gboolean empty;

  cx_draft_merge_samples (work->intake, columns, &merged);
  judged = judge_rows (work->intake, draft, &merged);
  row = cx_mapping_get_column (judged, 0);
  empty = merged.values->len == 0 && (draft->hints & CX_HINT_TEXT) == 0;
  if (row->part == CX_PART_JOINED)
    put_checkbox_rows (work, draft, columns, row);
  else if (makes_columns (row) || empty)
    {
      if (!empty)
        keep_words (row, &merged);
      put_rows (work, draft, columns, row);
    }
  else
    for (guint k = 0; k < columns->len; k++)
      cx_draft_put_separate (work, draft, g_array_index (columns, guint, k));
  cx_column_sample_clear (&merged);
}

void
cx_draft_part_others (CxDraftWork *work, const CxDraft *draft, GArray *columns, GArray *others)
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

void
cx_draft_decide_several (CxDraftWork *work,
                         const CxDraft *draft,
                         const GArray *columns,
                         const GArray *others)
{
  CxPart part = cx_intake_get_column (work->intake, g_array_index (columns, guint, 0))->part;
  CxGroupKind kind;

  if (part == CX_PART_PLACE)
    {
      cx_draft_decide_places (work, draft, columns);
      return;
    }
  kind = cx_group_judge (work->intake, columns, draft->text, draft->hints);
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
        cx_draft_put_separate (work, draft, g_array_index (columns, guint, k));
      break;
    }
  for (guint k = 0; k < others->len; k++)
    cx_draft_put_separate (work, draft, g_array_index (others, guint, k));
}
