/* The charts of a card. */
#include "config.h"

#include "cx-question-result.h"

#include "cx-chart-measurement.h"
#include "cx-i18n.h"
#include "cx-number.h"
#include "cx-question-type.h"

#include <math.h>
#include <string.h>

static void
add_chart (CxQuestionResult *result, CxChart *chart, CxMarkMeaning meaning, const char *name)
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

static CxChart *
new_chart (const char *kind,
           const CxQuestionResult *result,
           CxQuestion *question,
           const char *language)
{
  CxChart *chart = cx_chart_new (kind);

  if (language != NULL)
    cx_chart_set_language (chart, language);
  cx_chart_set_title (chart, question->text);
  set_caption (chart, result, language);
  return chart;
}

static const CxChoiceShare *
find_choice (const CxMeasurement *measurement, const char *code)
{
  const GPtrArray *choices = measurement->total->choices;

  for (guint i = 0; choices != NULL && i < choices->len; i++)
    {
      const CxChoiceShare *choice = g_ptr_array_index (choices, i);

      if (strcmp (choice->code, code) == 0)
        return choice;
    }
  return NULL;
}

static void
set_share (CxChart *chart, guint category, guint series, const CxChoiceShare *choice, gboolean few)
{
  CxChartCell *cell;

  if (choice == NULL)
    return;
  cell = cx_chart_set_cell (chart, category, series, choice->share, choice->lower, choice->upper,
                            choice->n);
  if (few)
    cell->flags |= CX_MARK_FEW;
}

/* The points of a scale: one stacked bar a filter. */
static void
compare_points (CxQuestionResult *result, CxQuestion *question, const char *language)
{
  const CxScore *a = result->shares->total;
  const CxScore *b = result->other_shares->total;
  CxChart *chart = new_chart ("stacked", result, question, language);

  cx_chart_set_unit (chart, "percent", 1);
  chart->palette = CX_PALETTE_DIVERGING;
  cx_chart_add_category (chart, C_ ("filter", "A"), NULL);
  cx_chart_add_category (chart, C_ ("filter", "B"), NULL);
  for (guint i = 0; i < a->choices->len; i++)
    {
      const CxChoiceShare *choice = g_ptr_array_index (a->choices, i);

      cx_chart_add_series (chart, choice->text);
      set_share (chart, 0, i, choice, a->few);
      set_share (chart, 1, i, find_choice (result->other_shares, choice->code), b->few);
      g_free (cx_chart_cell (chart, 0, i)->key);
      g_free (cx_chart_cell (chart, 1, i)->key);
      cx_chart_cell (chart, 0, i)->key = g_strdup (choice->code);
      cx_chart_cell (chart, 1, i)->key = g_strdup (choice->code);
    }
  add_chart (result, chart, CX_MARK_OF_VALUE, result->code);
}

static void
set_band (CxChart *chart, guint category, guint series, const char *key, double share, gint64 n)
{
  CxChartCell *cell = cx_chart_set_cell (chart, category, series, share, (double) NAN, (double) NAN,
                                         n);

  g_free (cell->key);
  cell->key = g_strdup (key);
}

/* Detractors, passives and promoters say more than eleven points. */
static void
compare_bands (CxQuestionResult *result, CxQuestion *question, const char *language)
{
  const CxScore *const scores[] = { result->score->total, result->other_score->total };
  CxChart *chart = new_chart ("stacked", result, question, language);

  cx_chart_set_unit (chart, "percent", 1);
  chart->palette = CX_PALETTE_NPS;
  cx_chart_add_category (chart, C_ ("filter", "A"), NULL);
  cx_chart_add_category (chart, C_ ("filter", "B"), NULL);
  cx_chart_add_series (chart, _ ("Detractors"));
  cx_chart_add_series (chart, _ ("Passives"));
  cx_chart_add_series (chart, _ ("Promoters"));
  for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
    {
      set_band (chart, i, 0, "detractors", scores[i]->detractor_share, scores[i]->detractors);
      set_band (chart, i, 1, "passives", scores[i]->passive_share, scores[i]->passives);
      set_band (chart, i, 2, "promoters", scores[i]->promoter_share, scores[i]->promoters);
    }
  add_chart (result, chart, CX_MARK_OF_BAND, result->code);
}

static gboolean
is_type (const CxQuestion *question, const char *id)
{
  return g_strcmp0 (question->type_id, id) == 0;
}

/* Numbers, days and hours: two lines say more than two bars for each of them. */
static gboolean
is_row_of_numbers (const CxQuestion *question)
{
  return is_type (question, "number") || is_type (question, "date") || is_type (question, "time");
}

/* Both filters beside each other, answer by answer. */
static void
compare_choices (CxQuestionResult *result, CxQuestion *question, const char *language)
{
  const CxScore *a = result->shares->total;
  const CxScore *b = result->other_shares->total;
  gboolean lines = is_row_of_numbers (question);
  CxChart *chart = new_chart (lines ? "line" : "grouped", result, question, language);

  cx_chart_set_unit (chart, "percent", 1);
  cx_chart_add_series (chart, C_ ("filter", "A"));
  cx_chart_add_series (chart, C_ ("filter", "B"));
  for (guint i = 0; i < a->choices->len; i++)
    {
      const CxChoiceShare *choice = g_ptr_array_index (a->choices, i);
      guint category = cx_chart_add_category (chart, choice->text, choice->code);

      set_share (chart, category, 0, choice, a->few);
      set_share (chart, category, 1, find_choice (result->other_shares, choice->code), b->few);
      /* Bands of several lines would hide one another. */
      for (guint j = 0; lines && j < 2; j++)
        cx_chart_cell (chart, category, j)->lower = cx_chart_cell (chart, category, j)->upper =
            (double) NAN;
    }
  add_chart (result, chart, CX_MARK_OF_VALUE, result->code);
}

/* Grids and rankings have a chart for each filter. */
static void
compare_wholes (CxQuestionResult *result,
                CxQuestion *question,
                const CxMeasurement *a,
                const CxMeasurement *b,
                const char *language)
{
  const CxMeasurement *const both[] = { a, b };
  const char *const captions[] = { N_ ("A: %s answers"), N_ ("B: %s answers") };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      CxChart *chart = cx_chart_new_for_measurement (both[i], question, language);
      g_autofree char *n = cx_number_to_human ((double) both[i]->total->n, 0, language);
      g_autofree char *caption = g_strdup_printf (_ (captions[i]), n);

      if (chart == NULL)
        continue;
      cx_chart_set_caption (chart, caption);
      add_chart (result, chart, CX_MARK_OF_NOTHING, NULL);
    }
}

static void
compare_shares (CxQuestionResult *result, CxQuestion *question, const char *language)
{
  if (result->score != NULL && result->other_score != NULL &&
      g_str_equal (result->score->metric, "nps"))
    compare_bands (result, question, language);
  else if (question->type != NULL && (question->type->flags & CX_TYPE_IS_SCALE) != 0)
    compare_points (result, question, language);
  else
    compare_choices (result, question, language);
}

static void
set_score (CxChart *chart, guint category, const CxScore *score)
{
  CxChartCell *cell = cx_chart_set_cell (chart, category, 0, score->value, score->lower,
                                         score->upper, score->n);

  if (score->few)
    cell->flags |= CX_MARK_FEW;
}

static void
compare_scores (CxQuestionResult *result, CxQuestion *question, const char *language)
{
  const CxMetricInfo *info = cx_metric_find (result->score->metric);
  CxChart *chart = new_chart ("bars", result, question, language);

  cx_chart_set_unit (chart, info->unit, info->decimals);
  if (g_str_equal (info->unit, "points"))
    cx_chart_set_range (chart, -100, 100);
  else if (g_str_equal (info->unit, "percent"))
    cx_chart_set_range (chart, 0, 100);
  else if (isfinite (question->scale_max))
    cx_chart_set_range (chart, fmin (question->scale_min, 0), question->scale_max);
  cx_chart_add_category (chart, C_ ("filter", "A"), NULL);
  cx_chart_add_category (chart, C_ ("filter", "B"), NULL);
  set_score (chart, 0, result->score->total);
  set_score (chart, 1, result->other_score->total);
  if (result->comparison != NULL && g_strcmp0 (result->comparison->verdict, "real") != 0)
    cx_chart_cell (chart, 1, 0)->flags |= CX_MARK_DOUBTFUL;
  add_chart (result, chart, CX_MARK_OF_NOTHING, NULL);
}

static gboolean
has_choices (const CxMeasurement *measurement)
{
  return measurement != NULL && measurement->total->choices != NULL &&
         measurement->total->choices->len > 0;
}

static void
make_comparison (CxQuestionResult *result, CxQuestion *question, const char *language)
{
  gboolean scored = result->score != NULL && result->other_score != NULL;
  gboolean counted = has_choices (result->shares) && result->other_shares != NULL;

  if (is_type (question, "ranking") && scored)
    compare_wholes (result, question, result->score, result->other_score, language);
  else if (counted && result->shares->groups != NULL)
    compare_wholes (result, question, result->shares, result->other_shares, language);
  else
    {
      if (scored && result->score->groups == NULL)
        compare_scores (result, question, language);
      if (counted)
        compare_shares (result, question, language);
    }
}

static CxChart *
measure_chart (CxMeasurement *measurement, CxQuestion *question, const char *language)
{
  return measurement != NULL ? cx_chart_new_for_measurement (measurement, question, language)
                             : NULL;
}

/* A score stands over the chart in large letters, so that it has one of its own only where that
 * says more: the bands of NPS, the options of a ranking, what has no distribution. */
static void
make_plain (CxQuestionResult *result, CxQuestion *question, const char *language)
{
  gboolean is_nps = result->score != NULL && g_str_equal (result->score->metric, "nps");
  gboolean is_ranking = is_type (question, "ranking");

  if (is_nps || is_ranking || !has_choices (result->shares))
    add_chart (result, measure_chart (result->score, question, language),
               is_nps ? CX_MARK_OF_BAND : CX_MARK_OF_NOTHING, result->code);
  /* Of a ranking the mean ranks say all. */
  if (!is_ranking)
    add_chart (result, measure_chart (result->shares, question, language),
               result->shares != NULL && result->shares->groups != NULL ? CX_MARK_OF_ROW
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
    make_comparison (result, question, language);
  else if (result->breakdown != NULL)
    add_chart (result, measure_chart (result->breakdown, question, language),
               result->breakdown->periods != NULL ? CX_MARK_OF_PERIOD : CX_MARK_OF_GROUP,
               result->breakdown_by);
  else
    make_plain (result, question, language);
  mark_selected (result, filter);
}
