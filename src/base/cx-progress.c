#include "config.h"

#include "cx-progress.h"

#include "cx-error.h"
#include "cx-i18n.h"

#define REPORT_INTERVAL (G_USEC_PER_SEC / 10)

struct _CxProgress
{
  gatomicrefcount refs;
  GCancellable *cancellable;
  CxProgressFunc func;
  gpointer user_data;

  char *label;
  gint64 total;
  gint64 started;
  gint64 reported;
};

CxProgress *
cx_progress_new (GCancellable *cancellable, CxProgressFunc func, gpointer user_data)
{
  CxProgress *self = g_new0 (CxProgress, 1);

  g_atomic_ref_count_init (&self->refs);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->func = func;
  self->user_data = user_data;
  return self;
}

CxProgress *
cx_progress_ref (CxProgress *progress)
{
  g_atomic_ref_count_inc (&progress->refs);
  return progress;
}

void
cx_progress_unref (CxProgress *progress)
{
  if (!g_atomic_ref_count_dec (&progress->refs))
    return;

  g_clear_object (&progress->cancellable);
  g_free (progress->label);
  g_free (progress);
}

void
cx_progress_begin (CxProgress *progress, const char *label, gint64 total)
{
  if (progress == NULL)
    return;

  g_free (progress->label);
  progress->label = g_strdup (label);
  progress->total = total;
  progress->started = g_get_monotonic_time ();
  progress->reported = progress->started;
}

void
cx_progress_set_total (CxProgress *progress, gint64 total)
{
  if (progress != NULL)
    progress->total = total;
}

gboolean
cx_progress_step (CxProgress *progress, gint64 done, GError **error)
{
  double seconds_left = -1;
  gint64 now;

  if (progress == NULL)
    return TRUE;

  if (progress->cancellable != NULL && g_cancellable_is_cancelled (progress->cancellable))
    {
      cx_error_set (error, CX_ERROR_CANCELLED, NULL, _ ("Stopped; nothing was changed."));
      return FALSE;
    }

  now = g_get_monotonic_time ();
  if (progress->func == NULL || now - progress->reported < REPORT_INTERVAL)
    return TRUE;

  progress->reported = now;
  if (done > 0 && progress->total > done)
    seconds_left = (double) (now - progress->started) / G_USEC_PER_SEC / (double) done *
                   (double) (progress->total - done);
  progress->func (progress->label, done, progress->total, seconds_left, progress->user_data);
  return TRUE;
}

GCancellable *
cx_progress_get_cancellable (CxProgress *progress)
{
  return progress != NULL ? progress->cancellable : NULL;
}
