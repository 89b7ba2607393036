#include "config.h"

#include "cx-overview-private.h"

#include "cx-i18n.h"
#include "cx-survey-repo.h"

#include <math.h>

static void
tile_free (CxOverviewTile *tile)
{
  g_free (tile->metric);
  g_free (tile->survey_title);
  g_free (tile->question);
  g_free (tile->verdict);
  g_clear_pointer (&tile->trend, cx_chart_unref);
  g_free (tile);
}

static void
comment_free (CxOverviewComment *comment)
{
  g_free (comment->text);
  g_free (comment->score);
  g_free (comment->branch);
  g_free (comment);
}

static void
matter_free (CxOverviewMatter *matter)
{
  g_free (matter->icon_name);
  g_free (matter->title);
  g_free (matter->detail);
  g_free (matter->place);
  g_free (matter);
}

void
cx_overview_digest_free (CxOverviewDigest *digest)
{
  g_free (digest->since);
  g_free (digest->until);
  g_ptr_array_unref (digest->tiles);
  g_ptr_array_unref (digest->comments);
  g_ptr_array_unref (digest->matters);
  g_clear_pointer (&digest->answers_trend, cx_chart_unref);
  g_clear_pointer (&digest->trend, cx_chart_unref);
  g_clear_pointer (&digest->branches, cx_chart_unref);
  g_free (digest);
}

static CxOverviewDigest *
digest_new (void)
{
  CxOverviewDigest *digest = g_new0 (CxOverviewDigest, 1);

  digest->completed = digest->completed_difference = NAN;
  digest->last_day = -1;
  digest->tiles = g_ptr_array_new_with_free_func ((GDestroyNotify) tile_free);
  digest->comments = g_ptr_array_new_with_free_func ((GDestroyNotify) comment_free);
  digest->matters = g_ptr_array_new_with_free_func ((GDestroyNotify) matter_free);
  return digest;
}

char *
cx_overview_day_text (gint32 day)
{
  int year, month, date;

  cx_civil_from_days (day, &year, &month, &date);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, date);
}

CxFrame *
cx_overview_find_frame (CxOverviewJob *job, gint64 survey_id)
{
  for (guint i = 0; i < job->frames->len; i++)
    {
      CxFrame *frame = g_ptr_array_index (job->frames, i);

      if (cx_frame_get_survey (frame)->id == survey_id)
        return frame;
    }
  return NULL;
}

/* The surveys with answers, and the day of the newest one. */
static gboolean
find_frames (CxOverviewJob *job, CxWorkspace *workspace, GPtrArray *summaries, GError **error)
{
  CxOverviewDigest *digest = job->digest;
  gboolean any = FALSE;

  digest->n_surveys = summaries->len;
  for (guint i = 0; i < summaries->len; i++)
    {
      const CxSurveySummary *summary = g_ptr_array_index (summaries, i);
      gint32 first, last;
      CxFrame *frame;

      digest->responses += summary->responses;
      if (summary->responses == 0)
        continue;
      frame = cx_workspace_get_frame (workspace, summary->id, error);
      if (frame == NULL || cx_frame_get_days (frame, job->progress, error) == NULL)
        return FALSE;
      g_ptr_array_add (job->frames, frame);
      if (!cx_frame_get_day_range (frame, &first, &last))
        continue;
      digest->last_day = any ? MAX (digest->last_day, last) : last;
      any = TRUE;
    }
  digest->first_day = any ? digest->last_day - job->span + 1 : digest->last_day + 1;
  return TRUE;
}

static void
name_spans (CxOverviewJob *job)
{
  const CxOverviewDigest *digest = job->digest;
  g_autofree char *before = cx_overview_day_text (digest->first_day - job->span);
  g_autofree char *after = cx_overview_day_text (digest->last_day + 1);

  job->since = cx_overview_day_text (digest->first_day);
  job->until = cx_overview_day_text (digest->last_day);
  job->digest->since = g_strdup (job->since);
  job->digest->until = g_strdup (job->until);
  job->now = g_strdup_printf ("${submitted} >= date('%s') and ${submitted} < date('%s')",
                              job->since, after);
  job->earlier = g_strdup_printf ("${submitted} >= date('%s') and ${submitted} < date('%s')",
                                  before, job->since);
}

static gboolean
gather (CxOverviewJob *job, CxWorkspace *workspace, GPtrArray *summaries, GError **error)
{
  if (!find_frames (job, workspace, summaries, error))
    return FALSE;
  if (job->frames->len == 0)
    return TRUE;
  name_spans (job);
  return cx_overview_add_counts (job, error) && cx_overview_add_scores (job, error) &&
         cx_overview_add_comments (job, error) && cx_overview_add_matters (job, error);
}

gpointer
cx_overview_digest_read (CxWorkspace *workspace,
                         gpointer request,
                         CxProgress *progress,
                         GError **error)
{
  CxDb *db = cx_workspace_get_db (workspace, error);
  g_autoptr (GPtrArray) summaries = db != NULL ? cx_survey_repo_list (db, TRUE, error) : NULL;
  g_autoptr (CxOverviewDigest) digest = digest_new ();
  CxOverviewJob job = { .digest = digest,
                        .progress = progress,
                        .language = cx_i18n_get_language (),
                        .span = *(gint *) request };
  gboolean done;

  if (summaries == NULL)
    return NULL;
  job.frames = g_ptr_array_new ();
  /* The columns that are handed out must not be dropped half way. */
  done = cx_db_begin_read (db, error);
  if (done)
    {
      done = gather (&job, workspace, summaries, error);
      cx_db_end_read (db);
    }
  g_ptr_array_unref (job.frames);
  g_free (job.since);
  g_free (job.until);
  g_free (job.now);
  g_free (job.earlier);
  return done ? g_steal_pointer (&digest) : NULL;
}
