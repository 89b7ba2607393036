#include "config.h"

#include "cx-mapping-match.h"

#include "cx-choice-order.h"
#include "cx-column-type.h"
#include "cx-i18n.h"
#include "cx-joined.h"
#include "cx-match-index.h"
#include "cx-question-type.h"

#include <math.h>
#include <string.h>

/* --- Choices and rows ---------------------------------------------------------------------- */

static void
use_choices (CxMatchParts *parts, CxMappingColumn *column)
{
  for (guint i = 0; i < column->recodes->len; i++)
    {
      CxRecode *recode = g_ptr_array_index (column->recodes, i);
      CxChoice *choice;

      if (cx_recode_is_reserved (recode->to))
        continue;
      choice = cx_match_parts_find_choice (
          parts, recode->label != NULL ? recode->label : recode->from, recode->to);
      if (choice == NULL)
        continue;
      g_free (recode->to);
      recode->to = g_strdup (choice->code);
    }
}

static void
use_option (CxMatchParts *parts, CxMappingColumn *column)
{
  CxChoice *choice = NULL;
  CxQuestionRow *row = NULL;
  const char *code = NULL;

  if (column->part == CX_PART_PLACE)
    return;
  if (column->part == CX_PART_ROW)
    row = cx_match_parts_find_row (parts, column->option_text, column->option);
  else if (column->option != NULL)
    choice = cx_match_parts_find_choice (parts, column->option_text, column->option);
  code = row != NULL ? row->code : choice != NULL ? choice->code : NULL;
  if (code == NULL)
    return;
  g_free (column->option);
  column->option = g_strdup (code);
}

/* --- Types --------------------------------------------------------------------------------- */

static gboolean
is_empty (const CxColumnSample *sample)
{
  return sample->values->len == 0 && sample->beyond == 0;
}

static void
keep_missing_only (CxMappingColumn *column)
{
  for (guint i = column->recodes->len; i-- > 0;)
    if (!cx_recode_is_reserved (((CxRecode *) g_ptr_array_index (column->recodes, i))->to))
      g_ptr_array_remove_index (column->recodes, i);
}

static gboolean
is_numeric_type (const char *type)
{
  const CxQuestionType *found = cx_question_type_find (type);

  return found != NULL && (found->flags & (CX_TYPE_IS_SCALE | CX_TYPE_IS_NUMERIC)) != 0 &&
         (found->flags & CX_TYPE_HAS_CHOICES) == 0;
}

/* The cells of @sample that hold nothing but options of the question joined by @separator. */
static gint64
count_cells_of_options (CxMatchParts *parts, const CxColumnSample *sample, const char *separator)
{
  gint64 cells = 0;

  for (guint i = 0; i < sample->values->len; i++)
    {
      const CxSampleValue *value = cx_column_sample_get (sample, i);
      g_autoptr (GPtrArray)
          pieces = cx_joined_split (cx_sample_value_get_cell (value, separator), separator);
      gboolean all = pieces->len > 1;

      for (guint k = 0; k < pieces->len && all; k++)
        all = cx_match_parts_find_choice (parts, g_ptr_array_index (pieces, k),
                                          g_ptr_array_index (pieces, k)) != NULL;
      cells += all ? value->count : 0;
    }
  return cells;
}

/* The separator with which most cells fall into options that the question has. */
static const char *
choose_separator (CxQuestion *question, const CxColumnSample *sample)
{
  g_auto (CxMatchParts) parts = { NULL };
  static const char *const separators[] = { ", ", ";", " / ", "|", ",", "\n", " " };
  const char *best = separators[0];
  gint64 most = 0;

  cx_match_parts_init (&parts, question);
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      gint64 cells = count_cells_of_options (&parts, sample, separators[i]);

      if (cells > most)
        {
          most = cells;
          best = separators[i];
        }
    }
  return best;
}

/* One cell of the file may now hold several of the question's options. */
static void
make_joined (CxQuestion *question, CxMappingColumn *column, const CxColumnSample *sample)
{
  g_ptr_array_set_size (column->recodes, 0);
  column->part = CX_PART_JOINED;
  g_free (column->separator);
  column->separator = g_strdup (choose_separator (question, sample));
  for (guint i = 0; i < question->choices->len; i++)
    {
      CxChoice *choice = g_ptr_array_index (question->choices, i);

      cx_mapping_column_add_recode (column, choice->text, choice->code, choice->text, 0, FALSE);
      g_ptr_array_add (column->options, g_strdup (choice->text));
    }
  cx_column_type_add_missing (column, sample);
}

static gboolean
fit_whole (CxIntake *intake, CxQuestion *question, CxMappingColumn *column)
{
  const CxColumnSample *sample = cx_intake_get_sample (intake, column->index);
  const CxQuestionType *type = question->type;
  const char *id = question->type_id;

  if (type == NULL)
    return FALSE;
  if (g_str_equal (id, column->type) && (type->flags & CX_TYPE_IS_SCALE) == 0)
    return TRUE;
  if (is_empty (sample) && (type->flags & CX_TYPE_HAS_ROWS) == 0 && !g_str_equal (id, "multiple") &&
      !g_str_equal (id, "ranking"))
    return TRUE;
  if (g_str_equal (id, "multiple") || g_str_equal (id, "ranking"))
    {
      make_joined (question, column, sample);
      return TRUE;
    }
  if (g_str_equal (id, "single"))
    {
      if (sample->beyond > 0)
        return FALSE;
      cx_column_type_make_single (column, sample);
      return TRUE;
    }
  if ((type->flags & CX_TYPE_IS_SCALE) != 0 && !isnan (question->scale_max))
    return cx_column_type_make_scale (column, sample, id, question->scale_min, question->scale_max);
  if (g_str_equal (id, "number"))
    return is_numeric_type (column->type) && column->recodes->len == 0;
  if ((type->flags & CX_TYPE_IS_TEXT) != 0 || g_str_equal (id, "id") || g_str_equal (id, "text"))
    {
      keep_missing_only (column);
      column->scale_min = column->scale_max = NAN;
      return TRUE;
    }
  return FALSE;
}

static gboolean
fits (CxIntake *intake, CxQuestion *question, CxMappingColumn *column)
{
  const char *id = question->type_id;

  switch (column->part)
    {
    case CX_PART_CHOICE:
      return g_str_equal (id, "multiple");
    case CX_PART_JOINED:
      return g_str_equal (id, "multiple") || g_str_equal (id, "ranking");
    case CX_PART_ROW:
      return g_str_equal (id, "grid");
    case CX_PART_RANK:
    case CX_PART_PLACE:
      return g_str_equal (id, "ranking");
    case CX_PART_OTHER:
      return g_str_equal (id, "multiple") || g_str_equal (id, "single");
    case CX_PART_WHOLE:
    case CX_PART_SUMMARY:
    default:
      return fit_whole (intake, question, column);
    }
}

static void
send_to (CxMatchParts *parts, CxMappingColumn *column)
{
  CxQuestion *question = parts->question;

  column->target = CX_TARGET_QUESTION;
  g_free (column->question);
  column->question = g_strdup (question->code);
  g_free (column->type);
  column->type = g_strdup (question->type_id);
  if (column->part != CX_PART_CHOICE && column->part != CX_PART_RANK)
    use_choices (parts, column);
  use_option (parts, column);
}

static void
stay_new (CxIntake *intake, GPtrArray *columns, CxQuestion *unfit)
{
  const CxMappingColumn *first = g_ptr_array_index (columns, 0);
  g_autofree char *code = cx_survey_make_code (intake->survey, first->question, TRUE, first->index);

  for (guint i = 0; i < columns->len; i++)
    {
      CxMappingColumn *column = g_ptr_array_index (columns, i);

      g_free (column->question);
      column->question = g_strdup (code);
      if (unfit == NULL)
        continue;
      g_free (column->reason);
      column->reason = g_strdup_printf (
          _ ("The survey has this question, but its type “%s” cannot take these values."),
          unfit->type_id);
    }
}

static void
match_question (CxIntake *intake, CxMatchIndex *index, GPtrArray *columns)
{
  const CxMappingColumn *first = g_ptr_array_index (columns, 0);
  CxQuestion *question = cx_match_index_find (index, first->question, first->text);
  g_auto (CxMatchParts) parts = { NULL };
  gboolean fit = question != NULL;

  for (guint i = 0; i < columns->len && fit; i++)
    fit = fits (intake, question, g_ptr_array_index (columns, i));
  if (!fit)
    {
      stay_new (intake, columns, question);
      return;
    }
  cx_match_parts_init (&parts, question);
  for (guint i = 0; i < columns->len; i++)
    send_to (&parts, g_ptr_array_index (columns, i));
}

/* The columns of each new question, in the order of their first ones. (element-type GPtrArray) */
static GPtrArray *
group_columns (CxIntake *intake)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) by_question = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < intake->columns; i++)
    {
      CxMappingColumn *column = cx_intake_get_column (intake, i);
      GPtrArray *group;

      if (column->target != CX_TARGET_NEW)
        continue;
      group = g_hash_table_lookup (by_question, column->question);
      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_ptr_array_add (groups, group);
          g_hash_table_insert (by_question, column->question, group);
        }
      g_ptr_array_add (group, column);
    }
  return groups;
}

void
cx_mapping_match (CxIntake *intake)
{
  g_autoptr (CxMatchIndex) index = NULL;
  g_autoptr (GPtrArray) groups = NULL;

  if (intake->survey == NULL)
    return;
  index = cx_match_index_new (intake->survey);
  groups = group_columns (intake);
  for (guint i = 0; i < groups->len; i++)
    match_question (intake, index, g_ptr_array_index (groups, i));
}
