#include "config.h"

#include "cx-survey-summaries.h"

#include "cx-i18n.h"
#include "cx-main-question.h"
#include "cx-measure.h"
#include "cx-survey-repo.h"

#include <math.h>

/* The sparkline goes back so far. */
#define MONTHS 12

void
cx_survey_digest_free (CxSurveyDigest *digest)
{
  g_free (digest->code);
  g_free (digest->title);
  g_free (digest->metric);
  g_clear_pointer (&digest->trend, cx_chart_unref);
  g_free (digest);
}

static CxChart *
make_trend (const CxMeasurement *measurement, const char *title)
{
  g_autoptr (CxChart) chart = cx_chart_new ("sparkline");
  guint n = measurement->periods->len;
  guint first = n > MONTHS ? n - MONTHS : 0;

  if (n - first < 2)
    return NULL;
  cx_chart_set_title (chart, title);
  for (guint i = first; i < n; i++)
    {
      CxScore *score = g_ptr_array_index (measurement->periods, i);
      guint category = cx_chart_add_category (chart, score->label, score->key);

      cx_chart_set_cell (chart, category, 0, score->value, score->lower, score->upper, score->n);
    }
  return g_steal_pointer (&chart);
}

/* The score of the survey's main question, and how it went by months. */
static gboolean
add_score (CxSurveyDigest *digest, CxFrame *frame, CxProgress *progress, GError **error)
{
  const char *metric = NULL;
  CxQuestion *question = cx_main_question (cx_frame_get_survey (frame), &metric);
  g_autoptr (CxMeasurement) measurement = NULL;
  CxMeasureQuery query = { 0 };

  if (question == NULL)
    return TRUE;
  query.question = question->code;
  query.has_period = TRUE;
  query.period = CX_PERIOD_MONTH;
  query.language = cx_i18n_get_language ();
  measurement = cx_measure (frame, &query, progress, error);
  if (measurement == NULL)
    return FALSE;

  digest->metric = g_strdup (metric);
  digest->value = measurement->total->value;
  digest->lower = measurement->total->lower;
  digest->upper = measurement->total->upper;
  digest->n = measurement->total->n;
  digest->few = measurement->total->few;
  digest->trend = make_trend (measurement, digest->title);
  return TRUE;
}

static CxSurveyDigest *
digest_new (const CxSurveySummary *summary)
{
  CxSurveyDigest *digest = g_new0 (CxSurveyDigest, 1);

  digest->id = summary->id;
  digest->code = g_strdup (summary->code);
  digest->title = g_strdup (summary->title);
  digest->questions = summary->questions;
  digest->responses = summary->responses;
  digest->last_at = summary->last_at;
  digest->value = digest->lower = digest->upper = NAN;
  return digest;
}

gpointer
cx_survey_summaries_read (CxWorkspace *workspace,
                          gpointer request,
                          CxProgress *progress,
                          GError **error)
{
  CxDb *db = cx_workspace_get_db (workspace, error);
  g_autoptr (GPtrArray) summaries = NULL;
  g_autoptr (GPtrArray) digests = NULL;

  summaries = db != NULL ? cx_survey_repo_list (db, TRUE, error) : NULL;
  if (summaries == NULL)
    return NULL;
  digests = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_survey_digest_free);
  for (guint i = 0; i < summaries->len; i++)
    {
      CxSurveyDigest *digest = digest_new (g_ptr_array_index (summaries, i));
      CxFrame *frame;

      g_ptr_array_add (digests, digest);
      if (digest->responses == 0)
        continue;
      frame = cx_workspace_get_frame (workspace, digest->id, error);
      if (frame == NULL || !add_score (digest, frame, progress, error))
        return NULL;
    }
  return g_steal_pointer (&digests);
}
