/* How many answers there are, and how many of them were finished. */
#include "config.h"

#include "cx-overview-private.h"

#include "cx-i18n.h"
#include "cx-moment.h"
#include "cx-proportion.h"
#include "cx-project.h"

#include <math.h>

/* As far back as the trends of the scores. */
#define MONTHS 18
/* Beyond this z a change is real in 95 of 100 cases. */
#define REAL_Z 1.96

typedef struct
{
  gint64 stated, complete;
} Finished;

typedef struct
{
  gint64 months[MONTHS]; /* the last one is that of the newest answer */
  Finished now, before;
} Counts;

/* 1: finished, 0: broken off, -1: not stated. */
static int
read_complete (const CxColumn *column, gsize row)
{
  if (column->kind == CX_COLUMN_INT64)
    return column->int64[row] == G_MININT64 ? -1 : column->int64[row] != 0;
  if (column->kind == CX_COLUMN_REAL)
    return isnan (column->real[row]) ? -1 : column->real[row] != 0;
  return cx_column_get_code (column, row) < 0 ? -1 : cx_column_get_code (column, row) != 0;
}

static int
month_of (gint32 day)
{
  int year, month, date;

  cx_civil_from_days (day, &year, &month, &date);
  return year * 12 + month - 1;
}

static void
count_row (const CxOverviewJob *job, Counts *counts, gint32 day, int complete)
{
  CxOverviewDigest *digest = job->digest;
  int back = month_of (digest->last_day) - month_of (day);
  gboolean now = day >= digest->first_day;
  Finished *finished = now ? &counts->now : &counts->before;

  if (back >= 0 && back < MONTHS)
    counts->months[MONTHS - 1 - back]++;
  if (!now && day < digest->first_day - job->span)
    return;
  *(now ? &digest->answers : &digest->before) += 1;
  finished->stated += complete >= 0;
  finished->complete += complete > 0;
}

static gboolean
count_frame (CxOverviewJob *job, CxFrame *frame, Counts *counts, GError **error)
{
  g_auto (CxColumnSet) set = { 0 };
  const CxColumn *column;
  const gint32 *days;

  cx_column_set_init (&set);
  cx_column_set_add_field (&set, CX_FIELD_OF_COMPLETE);
  if (!cx_frame_load (frame, &set, job->progress, error))
    return FALSE;
  days = cx_frame_get_days (frame, job->progress, error);
  if (days == NULL)
    return FALSE;
  column = cx_frame_get_field (frame, CX_FIELD_OF_COMPLETE);
  for (gsize row = 0; row < cx_frame_get_rows (frame); row++)
    if (days[row] != CX_CODE_NULL && days[row] <= job->digest->last_day)
      count_row (job, counts, days[row], column != NULL ? read_complete (column, row) : -1);
  return TRUE;
}

static const char *
judge (double z, gboolean few)
{
  return few ? "too-few" : fabs (z) > REAL_Z ? "real" : "could-be-chance";
}

/* Answers come as customers do, one by one: their number differs by chance as Poisson's does. */
static void
judge_answers (CxOverviewDigest *digest, double few)
{
  double both = (double) (digest->answers + digest->before);
  double difference = (double) (digest->answers - digest->before);

  digest->answers_verdict = judge (both > 0 ? difference / sqrt (both) : 0, both < few);
}

static void
judge_finished (CxOverviewDigest *digest, const Finished *now, const Finished *before, double few)
{
  double stated = (double) now->stated, complete = (double) now->complete;
  double stated_before = (double) before->stated, complete_before = (double) before->complete;

  if (now->stated == 0 || (now->complete == now->stated && before->complete == before->stated))
    return;
  digest->completed = 100 * complete / stated;
  if (before->stated == 0)
    return;
  digest->completed_difference = digest->completed - 100 * complete_before / stated_before;
  digest->completed_verdict = judge (
      cx_proportion_pooled_z (complete, stated, complete_before, stated_before),
      stated < few || stated_before < few);
}

/* From the first month that has answers on. */
static CxChart *
make_trend (const CxOverviewDigest *digest, const gint64 *months)
{
  CxChart *chart = cx_chart_new ("sparkline");
  int last = month_of (digest->last_day);
  int first = 0;

  while (first < MONTHS - 1 && months[first] == 0)
    first++;
  cx_chart_set_title (chart, _ ("Answers by month"));
  for (int i = first; i < MONTHS; i++)
    {
      int month = last - (MONTHS - 1 - i);
      g_autofree char *key = g_strdup_printf ("%04d-%02d", month / 12, month % 12 + 1);
      guint category = cx_chart_add_category (chart, key, key);

      cx_chart_set_cell (chart, category, 0, (double) months[i], (double) NAN, (double) NAN,
                         months[i]);
    }
  return chart;
}

gboolean
cx_overview_add_counts (CxOverviewJob *job, GError **error)
{
  CxOverviewDigest *digest = job->digest;
  CxDb *db = cx_frame_get_db (g_ptr_array_index (job->frames, 0));
  double few = cx_setting_repo_get_number (db, "few_answers");
  Counts counts = { 0 };

  for (guint i = 0; i < job->frames->len; i++)
    if (!count_frame (job, g_ptr_array_index (job->frames, i), &counts, error))
      return FALSE;
  judge_answers (digest, few);
  judge_finished (digest, &counts.now, &counts.before, few);
  if (digest->first_day <= digest->last_day)
    digest->answers_trend = make_trend (digest, counts.months);
  return TRUE;
}
