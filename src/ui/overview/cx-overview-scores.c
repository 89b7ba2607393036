#include "config.h"

#include "cx-overview-private.h"

#include "cx-i18n.h"
#include "cx-main-question.h"
#include "cx-number.h"

#include <math.h>
#include <string.h>

/* The trend goes back so many months. */
#define MONTHS 18

static CxMeasurement *
measure (CxOverviewJob *job, const CxOverviewTile *tile, const CxMeasureQuery *more, GError **error)
{
  CxMeasureQuery query = *more;

  query.question = tile->question;
  query.metric = tile->metric;
  query.language = job->language;
  return cx_measure (cx_overview_find_frame (job, tile->survey_id), &query, job->progress, error);
}

/* How many of @frame's answers to @question are in the span. */
static gboolean
count_in_span (CxOverviewJob *job, CxFrame *frame, CxQuestion *question, gint64 *n, GError **error)
{
  CxMeasureQuery query = { .question = question->code, .since = job->since, .until = job->until };
  g_autoptr (CxMeasurement) measurement = cx_measure (frame, &query, job->progress, error);

  *n = measurement != NULL ? measurement->total->n : 0;
  return measurement != NULL;
}

/* A metric's tile is of the survey that asked most people lately. */
static gboolean
find_tile (CxOverviewJob *job, const char *metric, CxOverviewTile **tile, GError **error)
{
  CxSurvey *best = NULL;
  CxQuestion *question = NULL;
  gint64 most = 0;

  for (guint i = 0; i < job->frames->len; i++)
    {
      CxFrame *frame = g_ptr_array_index (job->frames, i);
      CxQuestion *candidate = cx_main_question_of_metric (cx_frame_get_survey (frame), metric);
      gint64 n;

      if (candidate == NULL)
        continue;
      if (!count_in_span (job, frame, candidate, &n, error))
        return FALSE;
      if (n <= most)
        continue;
      most = n;
      best = cx_frame_get_survey (frame);
      question = candidate;
    }
  if (best == NULL)
    return TRUE;
  *tile = g_new0 (CxOverviewTile, 1);
  (*tile)->metric = g_strdup (metric);
  (*tile)->survey_id = best->id;
  (*tile)->survey_title = g_strdup (best->title);
  (*tile)->question = g_strdup (question->code);
  (*tile)->difference = NAN;
  return TRUE;
}

static gboolean
add_change (CxOverviewJob *job, CxOverviewTile *tile, GError **error)
{
  CxMeasureQuery query = { .question = tile->question, .metric = tile->metric };
  g_autoptr (CxComparison)
      comparison = cx_compare (cx_overview_find_frame (job, tile->survey_id), &query, job->now,
                               job->earlier, job->progress, error);

  if (comparison == NULL)
    return FALSE;
  if (comparison->b->n == 0)
    return TRUE;
  tile->difference = comparison->difference;
  tile->verdict = g_strdup (comparison->verdict);
  return TRUE;
}

static CxChart *
make_chart (const char *kind, const CxOverviewTile *tile)
{
  const CxMetricInfo *info = cx_metric_find (tile->metric);
  CxChart *chart = cx_chart_new (kind);

  cx_chart_set_unit (chart, info->unit, info->decimals);
  return chart;
}

static CxChart *
make_trend (CxOverviewJob *job,
            const CxOverviewTile *tile,
            const CxMeasurement *measurement,
            const char *kind)
{
  CxChart *chart = make_chart (kind, tile);
  guint n = measurement->periods->len;

  for (guint i = n > MONTHS ? n - MONTHS : 0; i < n; i++)
    {
      const CxScore *score = g_ptr_array_index (measurement->periods, i);
      guint category = cx_chart_add_category (chart, score->label, score->key);
      CxChartCell *cell = cx_chart_set_cell (chart, category, 0, score->value, score->lower,
                                             score->upper, score->n);

      if (score->few)
        cell->flags |= CX_MARK_FEW;
    }
  return chart;
}

static gboolean
add_trends (CxOverviewJob *job, CxOverviewTile *tile, GError **error)
{
  CxMeasureQuery query = { .has_period = TRUE, .period = CX_PERIOD_MONTH };
  const char *name = _ (cx_metric_find (tile->metric)->title);
  g_autoptr (CxMeasurement) measurement = NULL;
  g_autofree char *title = NULL;

  measurement = measure (job, tile, &query, error);
  if (measurement == NULL)
    return FALSE;
  if (measurement->periods->len < 2)
    return TRUE;
  /* TRANSLATORS: a measure, then a survey. */
  title = g_strdup_printf (_ ("%s by month, %s"), name, tile->survey_title);
  tile->trend = make_trend (job, tile, measurement, "sparkline");
  cx_chart_set_title (tile->trend, title);
  if (job->digest->trend == NULL)
    {
      g_autofree char *n = cx_number_to_human ((double) measurement->total->n, 0, job->language);
      g_autofree char *confidence = cx_number_to_human (100 * measurement->confidence, 0,
                                                        job->language);
      g_autofree char *caption = NULL;

      caption = g_strdup_printf (
          ngettext ("%s answer; the band is the %s %% interval of each month",
                    "%s answers; the band is the %s %% interval of each month",
                    measurement->total->n),
          n, confidence);
      job->digest->trend = make_trend (job, tile, measurement, "line");
      cx_chart_add_series (job->digest->trend, _ (cx_metric_find (tile->metric)->name));
      cx_chart_set_title (job->digest->trend, title);
      cx_chart_set_caption (job->digest->trend, caption);
    }
  return TRUE;
}

static gboolean
add_branches (CxOverviewJob *job, const CxOverviewTile *tile, GError **error)
{
  CxMeasureQuery query = { .by = "field:branch", .since = job->since, .until = job->until };
  CxSurvey *survey = cx_frame_get_survey (cx_overview_find_frame (job, tile->survey_id));
  g_autoptr (CxMeasurement) measurement = NULL;
  g_autoptr (CxChart) chart = NULL;
  g_autofree char *title = NULL;
  gboolean any_few = FALSE;

  if (!cx_response_repo_has_field (survey, CX_FIELD_OF_BRANCH))
    return TRUE;
  measurement = measure (job, tile, &query, error);
  if (measurement == NULL)
    return FALSE;
  chart = make_chart ("bars", tile);
  chart->sorted = TRUE;
  title = g_strdup_printf (_ ("%s by branch"), _ (cx_metric_find (tile->metric)->title));
  cx_chart_set_title (chart, title);
  for (guint i = 0; i < measurement->groups->len; i++)
    {
      const CxScore *score = g_ptr_array_index (measurement->groups, i);
      g_autofree char *n = cx_number_to_human ((double) score->n, 0, job->language);
      g_autofree char *detail = g_strdup_printf (_ ("n = %s"), n);
      guint category = cx_chart_add_category (chart, score->label, score->key);
      CxChartCell *cell = cx_chart_set_cell (chart, category, 0, score->value, score->lower,
                                             score->upper, score->n);

      cx_chart_set_detail (chart, category, detail);
      if (score->few)
        cell->flags |= CX_MARK_FEW;
      any_few |= score->few;
    }
  cx_chart_set_caption (chart,
                        any_few ? _ ("The lines are the intervals; a hatched bar has few answers.")
                                : _ ("The lines are the intervals."));
  if (measurement->groups->len > 1)
    job->digest->branches = g_steal_pointer (&chart);
  return TRUE;
}

static gboolean
add_tile (CxOverviewJob *job, CxOverviewTile *tile, GError **error)
{
  CxMeasureQuery query = { .since = job->since, .until = job->until };
  g_autoptr (CxMeasurement) measurement = measure (job, tile, &query, error);

  if (measurement == NULL)
    return FALSE;
  tile->n = measurement->total->n;
  tile->value = measurement->total->value;
  tile->lower = measurement->total->lower;
  tile->upper = measurement->total->upper;
  tile->few = measurement->total->few;
  return add_change (job, tile, error) && add_trends (job, tile, error);
}

gboolean
cx_overview_add_scores (CxOverviewJob *job, GError **error)
{
  static const char *const metrics[] = { "nps", "csat", "ces" };

  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    {
      CxOverviewTile *tile = NULL;

      if (!find_tile (job, metrics[i], &tile, error))
        return FALSE;
      if (tile == NULL)
        continue;
      g_ptr_array_add (job->digest->tiles, tile);
      if (!add_tile (job, tile, error))
        return FALSE;
    }
  return job->digest->tiles->len == 0 ||
         add_branches (job, g_ptr_array_index (job->digest->tiles, 0), error);
}
