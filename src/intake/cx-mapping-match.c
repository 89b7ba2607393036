#include "config.h"

#include "cx-mapping-match.h"

#include "cx-choice-order.h"
#include "cx-column-type.h"
#include "cx-i18n.h"
#include "cx-joined.h"
#include "cx-question-type.h"
#include "cx-text.h"

#include <math.h>
#include <string.h>

/* --- Finding the question ------------------------------------------------------------------ */

typedef char *(*FoldFunc) (const char *text);

static CxQuestion *
find_by_text (CxSurvey *survey, const char *text, FoldFunc fold)
{
  g_autofree char *wanted = fold (text);

  for (guint i = 0; i < survey->questions->len && *wanted != '\0'; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);
      g_autofree char *plain = cx_text_strip_html (question->text);
      g_autofree char *folded = fold (plain);

      if (!question->hidden && g_str_equal (folded, wanted))
        return question;
    }
  return NULL;
}

static CxQuestion *
find_by_code (CxSurvey *survey, const char *code)
{
  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      if (!question->hidden && g_ascii_strcasecmp (question->code, code) == 0)
        return question;
    }
  return NULL;
}

static CxQuestion *
find_question (CxSurvey *survey, const CxMappingColumn *column)
{
  CxQuestion *question = find_by_code (survey, column->question);

  if (question == NULL)
    question = find_by_text (survey, column->text, cx_text_key);
  return question != NULL ? question : find_by_text (survey, column->text, cx_text_fold);
}

/* --- Choices and rows ---------------------------------------------------------------------- */

static gboolean
is_same_text (const char *first, const char *second)
{
  g_autofree char *first_key = cx_text_fold (first != NULL ? first : "");
  g_autofree char *second_key = cx_text_fold (second != NULL ? second : "");

  return *first_key != '\0' && g_str_equal (first_key, second_key);
}

static CxChoice *
find_choice (CxQuestion *question, const char *text, const char *code)
{
  for (guint i = 0; i < question->choices->len; i++)
    {
      CxChoice *choice = g_ptr_array_index (question->choices, i);

      if (is_same_text (choice->text, text))
        return choice;
    }
  if (text != NULL && cx_question_find_choice (question, text) != NULL)
    return cx_question_find_choice (question, text);
  return code != NULL ? cx_question_find_choice (question, code) : NULL;
}

static CxQuestionRow *
find_row (CxQuestion *question, const char *text, const char *code)
{
  for (guint i = 0; i < question->rows->len; i++)
    {
      CxQuestionRow *row = g_ptr_array_index (question->rows, i);

      if (is_same_text (row->text, text))
        return row;
    }
  return code != NULL ? cx_question_find_row (question, code) : NULL;
}

static void
use_choices (CxQuestion *question, CxMappingColumn *column)
{
  for (guint i = 0; i < column->recodes->len; i++)
    {
      CxRecode *recode = g_ptr_array_index (column->recodes, i);
      CxChoice *choice;

      if (cx_recode_is_reserved (recode->to))
        continue;
      choice = find_choice (question, recode->label != NULL ? recode->label : recode->from,
                            recode->to);
      if (choice == NULL)
        continue;
      g_free (recode->to);
      recode->to = g_strdup (choice->code);
    }
}

static void
use_option (CxQuestion *question, CxMappingColumn *column)
{
  CxChoice *choice = NULL;
  CxQuestionRow *row = NULL;
  const char *code = NULL;

  if (column->part == CX_PART_PLACE)
    return;
  if (column->part == CX_PART_ROW)
    row = find_row (question, column->option_text, column->option);
  else if (column->option != NULL)
    choice = find_choice (question, column->option_text, column->option);
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

/* The cells of @sample that hold nothing but options of @question joined by @separator. */
static gint64
count_cells_of_options (CxQuestion *question, const CxColumnSample *sample, const char *separator)
{
  gint64 cells = 0;

  for (guint i = 0; i < sample->values->len; i++)
    {
      const CxSampleValue *value = cx_column_sample_get (sample, i);
      g_autoptr (GPtrArray)
          pieces = cx_joined_split (cx_sample_value_get_cell (value, separator), separator);
      gboolean all = pieces->len > 1;

      for (guint k = 0; k < pieces->len && all; k++)
        all = find_choice (question, g_ptr_array_index (pieces, k),
                           g_ptr_array_index (pieces, k)) != NULL;
      cells += all ? value->count : 0;
    }
  return cells;
}

/* The separator with which most cells fall into options that the question has. */
static const char *
choose_separator (CxQuestion *question, const CxColumnSample *sample)
{
  static const char *const separators[] = { ", ", ";", " / ", "|", ",", "\n", " " };
  const char *best = separators[0];
  gint64 most = 0;

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      gint64 cells = count_cells_of_options (question, sample, separators[i]);

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
send_to (CxQuestion *question, CxMappingColumn *column)
{
  column->target = CX_TARGET_QUESTION;
  g_free (column->question);
  column->question = g_strdup (question->code);
  g_free (column->type);
  column->type = g_strdup (question->type_id);
  if (column->part != CX_PART_CHOICE && column->part != CX_PART_RANK)
    use_choices (question, column);
  use_option (question, column);
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
match_question (CxIntake *intake, GPtrArray *columns)
{
  CxQuestion *question = find_question (intake->survey, g_ptr_array_index (columns, 0));
  gboolean fit = question != NULL;

  for (guint i = 0; i < columns->len && fit; i++)
    fit = fits (intake, question, g_ptr_array_index (columns, i));
  if (!fit)
    {
      stay_new (intake, columns, question);
      return;
    }
  for (guint i = 0; i < columns->len; i++)
    send_to (question, g_ptr_array_index (columns, i));
}

void
cx_mapping_match (CxIntake *intake)
{
  g_autoptr (GHashTable) done = NULL;

  if (intake->survey == NULL)
    return;
  done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < intake->columns; i++)
    {
      const CxMappingColumn *first = cx_intake_get_column (intake, i);
      g_autoptr (GPtrArray) columns = NULL;

      if (first->target != CX_TARGET_NEW || !g_hash_table_add (done, g_strdup (first->question)))
        continue;
      columns = g_ptr_array_new ();
      for (guint k = i; k < intake->columns; k++)
        {
          CxMappingColumn *column = cx_intake_get_column (intake, k);

          if (column->target == CX_TARGET_NEW && g_str_equal (column->question, first->question))
            g_ptr_array_add (columns, column);
        }
      match_question (intake, columns);
    }
}
