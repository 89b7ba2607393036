/* The charts of a card where two filters are compared. */
#include "config.h"

#include "cx-result-charts.h"

#include "cx-chart-measurement.h"
#include "cx-i18n.h"
#include "cx-number.h"
#include "cx-question-type.h"

#include <math.h>
#include <string.h>

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
  CxChart *chart = cx_result_new_chart ("stacked", result, question, language);

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
  cx_result_add_chart (result, chart, CX_MARK_OF_VALUE, result->code);
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
  CxChart *chart = cx_result_new_chart ("stacked", result, question, language);

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
  cx_result_add_chart (result, chart, CX_MARK_OF_BAND, result->code);
}

/* Numbers, days and hours: two lines say more than two bars for each of them. */
static gboolean
is_row_of_numbers (const CxQuestion *question)
{
  return cx_result_is_type (question, "number") || cx_result_is_type (question, "date") ||
         cx_result_is_type (question, "time");
}

static void
forget_interval (CxChartCell *cell)
{
  if (cell != NULL)
    cell->lower = cell->upper = (double) NAN;
}

/* Both filters beside each other, answer by answer. */
static void
compare_choices (CxQuestionResult *result, CxQuestion *question, const char *language)
{
  const CxScore *a = result->shares->total;
  const CxScore *b = result->other_shares->total;
  gboolean lines = is_row_of_numbers (question);
  CxChart *chart = cx_result_new_chart (lines ? "line" : "grouped", result, question, language);

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
        forget_interval (cx_chart_cell (chart, category, j));
    }
  cx_result_add_chart (result, chart, CX_MARK_OF_VALUE, result->code);
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
      CxChart *chart = cx_chart_new_for_measurement (both[i], result->survey, question, language);
      g_autofree char *n = cx_number_to_human ((double) both[i]->total->n, 0, language);
      g_autofree char *caption = g_strdup_printf (_ (captions[i]), n);

      if (chart == NULL)
        continue;
      cx_chart_set_caption (chart, caption);
      cx_result_add_chart (result, chart, CX_MARK_OF_NOTHING, NULL);
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
set_range (CxChart *chart, const CxMetricInfo *info, const CxQuestion *question)
{
  if (g_str_equal (info->unit, "points"))
    cx_chart_set_range (chart, -100, 100);
  else if (g_str_equal (info->unit, "percent"))
    cx_chart_set_range (chart, 0, 100);
  else if (isfinite (question->scale_max))
    cx_chart_set_range (chart, fmin (question->scale_min, 0), question->scale_max);
}

static void
set_score (CxChart *chart, guint category, guint series, const CxScore *score)
{
  CxChartCell *cell;

  if (score == NULL || !isfinite (score->value))
    return;
  cell = cx_chart_set_cell (chart, category, series, score->value, score->lower, score->upper,
                            score->n);
  if (score->few)
    cell->flags |= CX_MARK_FEW;
}

static void
compare_scores (CxQuestionResult *result, CxQuestion *question, const char *language)
{
  const CxMetricInfo *info = cx_metric_find (result->score->metric);
  CxChart *chart = cx_result_new_chart ("bars", result, question, language);

  cx_chart_set_unit (chart, info->unit, info->decimals);
  set_range (chart, info, question);
  cx_chart_add_category (chart, C_ ("filter", "A"), NULL);
  cx_chart_add_category (chart, C_ ("filter", "B"), NULL);
  set_score (chart, 0, 0, result->score->total);
  set_score (chart, 1, 0, result->other_score->total);
  if (result->comparison != NULL && g_strcmp0 (result->comparison->verdict, "real") != 0 &&
      !cx_result_is_nought (info, result->comparison->difference))
    cx_chart_cell (chart, 1, 0)->flags |= CX_MARK_DOUBTFUL;
  cx_result_add_chart (result, chart, CX_MARK_OF_NOTHING, NULL);
}

/* --- Broken down ------------------------------------------------------------------------------ */

static const CxScore *
find_score (const GPtrArray *scores, const char *key)
{
  for (guint i = 0; scores != NULL && i < scores->len; i++)
    {
      const CxScore *score = g_ptr_array_index (scores, i);

      if (g_strcmp0 (score->key, key) == 0)
        return score;
    }
  return NULL;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(const CxScore *const *) a)->key, (*(const CxScore *const *) b)->key);
}

/* The groups or periods of either filter. */
static GPtrArray *
join_scores (const GPtrArray *a, const GPtrArray *b, gboolean sorted)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < a->len; i++)
    g_ptr_array_add (all, g_ptr_array_index (a, i));
  for (guint i = 0; i < b->len; i++)
    if (find_score (a, ((const CxScore *) g_ptr_array_index (b, i))->key) == NULL)
      g_ptr_array_add (all, g_ptr_array_index (b, i));
  if (sorted)
    g_ptr_array_sort (all, compare_keys);
  return all;
}

/* A bar a group, or a line over time, for each filter. */
static void
compare_breakdowns (CxQuestionResult *result, CxQuestion *question, const char *language)
{
  const CxMeasurement *a = result->breakdown, *b = result->other_breakdown;
  const CxMetricInfo *info = cx_metric_find (a->metric);
  gboolean lines = a->periods != NULL;
  const GPtrArray *of_a = lines ? a->periods : a->groups;
  const GPtrArray *of_b = lines ? b->periods : b->groups;
  g_autoptr (GPtrArray) all = join_scores (of_a, of_b, lines);
  CxChart *chart = cx_result_new_chart (lines ? "line" : "grouped", result, question, language);

  cx_chart_set_unit (chart, info->unit, info->decimals);
  if (!lines)
    set_range (chart, info, question);
  cx_chart_add_series (chart, C_ ("filter", "A"));
  cx_chart_add_series (chart, C_ ("filter", "B"));
  for (guint i = 0; i < all->len; i++)
    {
      const CxScore *score = g_ptr_array_index (all, i);
      guint category = cx_chart_add_category (chart, score->label, score->key);

      set_score (chart, category, 0, find_score (of_a, score->key));
      set_score (chart, category, 1, find_score (of_b, score->key));
      if (!lines)
        continue;
      /* Bands of several lines would hide one another. */
      forget_interval (cx_chart_cell (chart, category, 0));
      forget_interval (cx_chart_cell (chart, category, 1));
    }
  cx_result_add_chart (result, chart, lines ? CX_MARK_OF_PERIOD : CX_MARK_OF_GROUP,
                       result->breakdown_by);
}

void
cx_result_compare (CxQuestionResult *result, CxQuestion *question, const char *language)
{
  gboolean scored = result->score != NULL && result->other_score != NULL;
  gboolean counted = cx_result_has_choices (result->shares) && result->other_shares != NULL;

  if (result->breakdown != NULL && result->other_breakdown != NULL)
    {
      if (cx_result_has_choices (result->breakdown))
        compare_wholes (result, question, result->breakdown, result->other_breakdown, language);
      else
        compare_breakdowns (result, question, language);
    }
  else if (cx_result_is_type (question, "ranking") && scored)
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
