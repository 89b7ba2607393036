/* The charts of a card. */
#include "config.h"

#include "cx-result-charts.h"

#include "cx-chart-measurement.h"
#include "cx-i18n.h"
#include "cx-number.h"
#include "cx-question-type.h"

#include <math.h>
#include <string.h>

void
cx_result_add_chart (CxQuestionResult *result,
                     CxChart *chart,
                     CxMarkMeaning meaning,
                     const char *name)
{
  CxResultChart *added;

  if (chart == NULL)
    return;
  added = g_new0 (CxResultChart, 1);
  added->chart = chart;
  added->meaning = meaning;
  added->name = g_strdup (name);
  g_ptr_array_add (result->charts, added);
}

/* Which marks are what one filters by now. */
static void
mark_selected (CxQuestionResult *result, const CxAnswerFilter *filter)
{
  for (guint i = 0; i < result->charts->len; i++)
    {
      CxResultChart *chart = g_ptr_array_index (result->charts, i);
      const CxAnswerPart *part = chart->name != NULL ? cx_answer_filter_find (filter, chart->name)
                                                     : NULL;

      if (part == NULL || chart->meaning == CX_MARK_OF_BAND)
        continue;
      for (guint j = 0; j < chart->chart->categories->len; j++)
        {
          CxChartCategory *category = g_ptr_array_index (chart->chart->categories, j);

          for (guint k = 0; k < category->cells->len; k++)
            {
              CxChartCell *cell = g_ptr_array_index (category->cells, k);
              const char *key = chart->meaning == CX_MARK_OF_GROUP
                                    ? category->key
                                    : cx_chart_get_key (chart->chart, j, k);

              if (cell != NULL && key != NULL && cx_answer_part_has_value (part, key))
                cell->flags |= CX_MARK_SELECTED;
            }
        }
    }
}

static void
set_caption (CxChart *chart, const CxQuestionResult *result, const char *language)
{
  g_autofree char *base = cx_question_result_describe_base (result, language);

  cx_chart_set_caption (chart, base);
}

CxChart *
cx_result_new_chart (const char *kind,
                     const CxQuestionResult *result,
                     CxQuestion *question,
                     const char *language)
{
  CxChart *chart = cx_chart_new (kind);

  if (language != NULL)
    cx_chart_set_language (chart, language);
  cx_chart_set_title (chart, language != NULL
                                 ? cx_survey_translate (result->survey, question->uuid, "text",
                                                        language, question->text)
                                 : question->text);
  set_caption (chart, result, language);
  return chart;
}

gboolean
cx_result_has_choices (const CxMeasurement *measurement)
{
  return measurement != NULL && measurement->total->choices != NULL &&
         measurement->total->choices->len > 0;
}

gboolean
cx_result_is_type (const CxQuestion *question, const char *id)
{
  return g_strcmp0 (question->type_id, id) == 0;
}

static CxChart *
measure_chart (const CxQuestionResult *result,
               CxMeasurement *measurement,
               CxQuestion *question,
               const char *language)
{
  return measurement != NULL
             ? cx_chart_new_for_measurement (measurement, result->survey, question, language)
             : NULL;
}

/* A score stands over the chart in large letters, so that it has one of its own only where that
 * says more: the bands of NPS, the options of a ranking, what has no distribution. */
static void
make_plain (CxQuestionResult *result, CxQuestion *question, const char *language)
{
  gboolean is_nps = result->score != NULL && g_str_equal (result->score->metric, "nps");
  gboolean is_ranking = cx_result_is_type (question, "ranking");

  if (is_nps || is_ranking || !cx_result_has_choices (result->shares))
    cx_result_add_chart (result, measure_chart (result, result->score, question, language),
                         is_nps ? CX_MARK_OF_BAND : CX_MARK_OF_NOTHING, result->code);
  /* Of a ranking the mean ranks say all. */
  if (!is_ranking)
    cx_result_add_chart (result, measure_chart (result, result->shares, question, language),
                         result->shares != NULL && result->shares->groups != NULL
                             ? CX_MARK_OF_ROW
                             : CX_MARK_OF_VALUE,
                         result->code);
}

void
cx_question_result_make_charts (CxQuestionResult *result,
                                CxQuestion *question,
                                const CxAnswerFilter *filter,
                                const char *language)
{
  if (result->other_shares != NULL || result->other_score != NULL)
    cx_result_compare (result, question, language);
  else if (result->breakdown != NULL)
    cx_result_add_chart (result, measure_chart (result, result->breakdown, question, language),
                         result->breakdown->periods != NULL ? CX_MARK_OF_PERIOD : CX_MARK_OF_GROUP,
                         result->breakdown_by);
  else
    make_plain (result, question, language);
  mark_selected (result, filter);
}
