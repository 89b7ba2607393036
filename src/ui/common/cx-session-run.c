/* Work that is asked for: which lane does it, and what has not been answered yet. */
#include "config.h"

#include "cx-session-private.h"

#include "cx-error.h"
#include "cx-i18n.h"

void
cx_running_free (CxRunning *running)
{
  g_clear_object (&running->activity);
  g_free (running);
}

gboolean
cx_session_is_writing (CxSession *session)
{
  for (guint i = 0; i < session->running->len; i++)
    if (((CxRunning *) g_ptr_array_index (session->running, i))->lane == CX_LANE_WRITE)
      return TRUE;
  return FALSE;
}

static void
set_running (CxSession *self, GTask *task, CxLane lane, CxActivity *activity)
{
  const gboolean was_writing = cx_session_is_writing (self);
  CxRunning *running = g_new0 (CxRunning, 1);

  running->task = task;
  running->lane = lane;
  running->activity = activity != NULL ? g_object_ref (activity) : NULL;
  g_ptr_array_add (self->running, running);
  if (was_writing != cx_session_is_writing (self))
    cx_session_notify_writing (self);
}

/* After the callback of whoever asked. */
static void
answered_cb (GTask *task, GParamSpec *pspec, CxSession *self)
{
  const gboolean was_writing = cx_session_is_writing (self);

  for (guint i = 0; i < self->running->len; i++)
    if (((CxRunning *) g_ptr_array_index (self->running, i))->task == task)
      {
        g_ptr_array_remove_index (self->running, i);
        break;
      }
  if (was_writing != cx_session_is_writing (self))
    cx_session_notify_writing (self);
}

static gboolean
end_long_work_cb (gpointer data)
{
  CxLongWork *work = data;

  g_ptr_array_remove_fast (work->session->long_work, work);
  if (work->thread != NULL)
    g_thread_join (work->thread);
  cx_session_end_closing (work->session);
  g_object_unref (work->session);
  g_free (work);
  return G_SOURCE_REMOVE;
}

static gpointer
run_long_work (gpointer data)
{
  CxLongWork *work = data;
  g_autoptr (CxWorkspace) workspace = cx_workspace_new (work->session->project);

  cx_job_run (g_steal_pointer (&work->job), workspace);
  /* Its view of the file is let go before anyone hears that the work has ended. */
  g_clear_pointer (&workspace, cx_workspace_free);
  g_idle_add (end_long_work_cb, work);
  return NULL;
}

static void
start_long_work (CxSession *self, CxJob *job)
{
  CxLongWork *work = g_new0 (CxLongWork, 1);

  work->session = g_object_ref (self);
  work->job = job;
  g_ptr_array_add (self->long_work, work);
  work->thread = g_thread_new ("long work", run_long_work, work);
}

static void
refuse_job (CxJob *job)
{
  g_autoptr (GError) error = NULL;

  cx_error_set (&error, CX_ERROR_CANCELLED, NULL, _ ("The file was closed."));
  g_task_return_error (job->task, g_steal_pointer (&error));
  cx_job_free (job);
}

void
cx_session_run (CxSession *session,
                CxLane lane,
                CxWorkFunc func,
                gpointer request,
                GDestroyNotify request_free,
                GDestroyNotify result_free,
                GCancellable *cancellable,
                CxActivity *activity,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  CxJob *job = g_new0 (CxJob, 1);

  job->task = g_task_new (session, cancellable, callback, user_data);
  /* What was done counts, also when it was cancelled too late. */
  g_task_set_check_cancellable (job->task, FALSE);
  job->func = func;
  job->request = request;
  job->request_free = request_free;
  job->result_free = result_free;
  job->activity = activity != NULL ? g_object_ref (activity) : NULL;
  if (session->reading == NULL)
    {
      refuse_job (job);
      return;
    }
  set_running (session, job->task, lane, activity);
  g_signal_connect_object (job->task, "notify::completed", G_CALLBACK (answered_cb), session, 0);
  if (lane == CX_LANE_LONG)
    start_long_work (session, job);
  else
    cx_lane_thread_push (lane == CX_LANE_READ ? session->reading : session->writing, job);
}

gpointer
cx_session_run_finish (CxSession *session, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
cx_session_is_busy (CxSession *session)
{
  for (guint i = 0; i < session->running->len; i++)
    if (((CxRunning *) g_ptr_array_index (session->running, i))->activity != NULL)
      return TRUE;
  return FALSE;
}
