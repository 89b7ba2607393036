#include "config.h"

#include "cx-question-result.h"

#include "cx-filter-dates.h"
#include "cx-number.h"

#include <math.h>
#include <string.h>

static void
chart_free (CxResultChart *chart)
{
  cx_chart_unref (chart->chart);
  g_free (chart->name);
  g_free (chart);
}

CxQuestionResult *
cx_question_result_new (CxSurvey *survey, const char *code)
{
  CxQuestionResult *result = g_new0 (CxQuestionResult, 1);

  g_ref_count_init (&result->references);
  result->code = g_strdup (code);
  result->survey = g_object_ref (survey);
  result->charts = g_ptr_array_new_with_free_func ((GDestroyNotify) chart_free);
  result->rows = cx_result_rows_new ();
  return result;
}

CxQuestionResult *
cx_question_result_ref (CxQuestionResult *result)
{
  g_ref_count_inc (&result->references);
  return result;
}

void
cx_question_result_unref (CxQuestionResult *result)
{
  if (!g_ref_count_dec (&result->references))
    return;
  g_free (result->code);
  g_object_unref (result->survey);
  g_clear_pointer (&result->score, cx_measurement_free);
  g_clear_pointer (&result->shares, cx_measurement_free);
  g_clear_pointer (&result->breakdown, cx_measurement_free);
  g_clear_pointer (&result->other_score, cx_measurement_free);
  g_clear_pointer (&result->other_shares, cx_measurement_free);
  g_clear_pointer (&result->other_breakdown, cx_measurement_free);
  g_clear_pointer (&result->comparison, cx_comparison_free);
  g_free (result->breakdown_by);
  g_clear_pointer (&result->comments, cx_comments_unref);
  g_free (result->problem);
  g_ptr_array_unref (result->charts);
  cx_result_rows_free (result->rows);
  g_free (result);
}

static gint64
count (const CxMeasurement *score, const CxMeasurement *shares)
{
  if (score != NULL)
    return score->total->n;
  return shares != NULL ? shares->total->n : 0;
}

gint64
cx_question_result_get_n (const CxQuestionResult *result)
{
  return count (result->score, result->shares);
}

gint64
cx_question_result_get_other_n (const CxQuestionResult *result)
{
  return count (result->other_score, result->other_shares);
}

/* --- What a mark filters by ------------------------------------------------------------------- */

/* The numbers of a range from @key on; FALSE if each number stands alone. */
static gboolean
apply_range (const CxQuestionResult *result,
             const char *name,
             const char *key,
             CxAnswerFilter *filter)
{
  const GPtrArray *choices = result->shares != NULL ? result->shares->total->choices : NULL;

  for (guint i = 0; choices != NULL && i < choices->len; i++)
    {
      const CxChoiceShare *choice = g_ptr_array_index (choices, i);
      const CxChoiceShare *next = i + 1 < choices->len ? g_ptr_array_index (choices, i + 1) : NULL;

      if (strcmp (choice->code, key) != 0)
        continue;
      /* One number's text is itself. */
      if (strcmp (choice->code, choice->text) == 0)
        return FALSE;
      cx_answer_filter_set_range (filter, name, key, next != NULL ? next->code : NULL, TRUE, TRUE);
      return TRUE;
    }
  return FALSE;
}

/* An answer to what is called @name. A range of numbers, a month of dates and an hour of times is
 * known by where it begins; the next option begins where it ends. */
static gboolean
apply_value (const CxQuestionResult *result,
             CxSurvey *survey,
             const char *name,
             const char *key,
             CxAnswerFilter *filter)
{
  CxQuestion *question = cx_survey_find_question (survey, result->code, NULL);
  const char *type = question != NULL ? question->type_id : "";
  char *since, *until;

  if (strcmp (type, "date") == 0 && cx_filter_dates_of_period (key, &since, &until))
    {
      cx_answer_filter_set_range (filter, name, since, until, FALSE, FALSE);
      g_free (since);
      g_free (until);
      return TRUE;
    }
  if (strcmp (type, "time") == 0)
    {
      g_autofree char *low = g_strdup_printf ("%.2s:00", key);
      g_autofree char *high = g_strdup_printf ("%.2s:59:59", key);

      cx_answer_filter_set_range (filter, name, low, high, FALSE, FALSE);
      return TRUE;
    }
  if (strcmp (type, "number") == 0 && apply_range (result, name, key, filter))
    return TRUE;
  cx_answer_filter_toggle_value (filter, survey, name, key);
  return TRUE;
}

static gboolean
apply_band (const CxQuestionResult *result, const char *band, CxAnswerFilter *filter)
{
  char low[CX_NUMBER_BUFFER], high[CX_NUMBER_BUFFER];
  gboolean promoters = strcmp (band, "promoters") == 0;
  gboolean detractors = strcmp (band, "detractors") == 0;

  if (!promoters && !detractors && strcmp (band, "passives") != 0)
    return FALSE;
  cx_number_to_text (promoters ? result->promoter_min : result->detractor_max + 1, low);
  cx_number_to_text (detractors ? result->detractor_max : result->promoter_min - 1, high);
  cx_answer_filter_set_range (filter, result->code, detractors ? NULL : low,
                              promoters ? NULL : high, FALSE, TRUE);
  return TRUE;
}

static gboolean
apply_period (const char *key, CxAnswerFilter *filter)
{
  g_autofree char *since = NULL;
  g_autofree char *until = NULL;

  if (!cx_filter_dates_of_period (key, &since, &until))
    return FALSE;
  cx_answer_filter_set_dates (filter, since, until);
  return TRUE;
}

/* A group, and in a stack the answer too. */
static gboolean
apply_group (const CxResultChart *chart,
             const CxQuestionResult *result,
             CxSurvey *survey,
             const char *group,
             const char *answer,
             CxAnswerFilter *filter)
{
  cx_answer_filter_toggle_value (filter, survey, chart->name, group);
  if (answer != NULL && cx_answer_filter_find (filter, chart->name) != NULL)
    apply_value (result, survey, result->code, answer, filter);
  return TRUE;
}

static gboolean
apply_row (const CxQuestionResult *result,
           CxSurvey *survey,
           const char *row,
           const char *answer,
           CxAnswerFilter *filter)
{
  g_autofree char *name = g_strdup_printf ("%s/%s", result->code, row);

  if (answer == NULL)
    return FALSE;
  cx_answer_filter_toggle_value (filter, survey, name, answer);
  return TRUE;
}

static gboolean
has_key (const GPtrArray *scores, const char *key)
{
  for (guint i = 0; scores != NULL && key != NULL && i < scores->len; i++)
    if (g_strcmp0 (((const CxScore *) g_ptr_array_index (scores, i))->key, key) == 0)
      return TRUE;
  return FALSE;
}

/* Of a mark in a table of two things: which of its keys is one of @scores, and which is the other.
 * A chart may have either of them along its side. */
static gboolean
tell_apart (const GPtrArray *scores,
            const char *category,
            const char *cell,
            const char **score,
            const char **other)
{
  gboolean turned = !has_key (scores, category);

  *score = turned ? cell : category;
  *other = turned ? category : cell;
  if (g_strcmp0 (*score, *other) == 0)
    *other = NULL;
  return has_key (scores, *score);
}

gboolean
cx_result_chart_apply (const CxResultChart *chart,
                       const CxQuestionResult *result,
                       CxSurvey *survey,
                       guint category,
                       guint series,
                       CxAnswerFilter *filter)
{
  const CxChartCategory *place = category < chart->chart->categories->len
                                     ? g_ptr_array_index (chart->chart->categories, category)
                                     : NULL;
  const CxChartCell *cell = cx_chart_get_cell (chart->chart, category, series);
  const char *key = cx_chart_get_key (chart->chart, category, series);
  const char *score, *answer;

  if (place == NULL || cell == NULL || key == NULL)
    return FALSE;
  switch (chart->meaning)
    {
    case CX_MARK_OF_BAND:
      return apply_band (result, key, filter);
    case CX_MARK_OF_VALUE:
      return apply_value (result, survey, chart->name, key, filter);
    case CX_MARK_OF_PERIOD:
      return tell_apart (result->breakdown->periods, place->key, cell->key, &score, &answer) &&
             apply_period (score, filter);
    case CX_MARK_OF_GROUP:
      return tell_apart (result->breakdown->groups, place->key, cell->key, &score, &answer) &&
             apply_group (chart, result, survey, score, answer, filter);
    case CX_MARK_OF_ROW:
      return tell_apart (result->shares->groups, place->key, cell->key, &score, &answer) &&
             apply_row (result, survey, score, answer, filter);
    case CX_MARK_OF_NOTHING:
    default:
      return FALSE;
    }
}
