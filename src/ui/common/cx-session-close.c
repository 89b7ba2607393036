/* Closing: what was asked for is in the file, and the file is whole. */
#include "config.h"

#include "cx-session-private.h"

/* Changes are kept, unless a person is told of their progress and so can tell what was stopped. */
static void
stop_work (CxSession *self)
{
  for (guint i = 0; i < self->running->len; i++)
    {
      CxRunning *running = g_ptr_array_index (self->running, i);
      GCancellable *cancellable = g_task_get_cancellable (running->task);

      if (running->activity != NULL)
        cx_activity_cancel (running->activity);
      if (cancellable != NULL && (running->lane != CX_LANE_WRITE || running->activity != NULL))
        g_cancellable_cancel (cancellable);
    }
}

void
cx_session_close (CxSession *session)
{
  stop_work (session);
  g_clear_pointer (&session->writing, cx_lane_thread_free);
  g_clear_pointer (&session->reading, cx_lane_thread_free);
  for (guint i = 0; i < session->long_work->len; i++)
    {
      CxLongWork *work = g_ptr_array_index (session->long_work, i);

      if (work->thread != NULL)
        g_thread_join (g_steal_pointer (&work->thread));
    }
}

typedef struct
{
  CxLaneThread *reading, *writing;
} CxLanes;

static void
end_lanes (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  CxLanes *lanes = data;

  cx_lane_thread_free (lanes->writing);
  cx_lane_thread_free (lanes->reading);
  g_task_return_boolean (task, TRUE);
}

/* One file again: what the log beside it holds is written into it, which may take a while. */
static void
close_store (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  cx_store_close (data);
  g_task_return_boolean (task, TRUE);
}

void
cx_session_end_closing (CxSession *self)
{
  if (self->closing == NULL || !self->lanes_ended || self->long_work->len > 0)
    return;
  cx_store_stop_polling (cx_project_get_store (self->project));
  g_task_set_task_data (self->closing, g_object_ref (cx_project_get_store (self->project)),
                        g_object_unref);
  g_task_run_in_thread (self->closing, close_store);
  g_clear_object (&self->closing);
}

static void
lanes_ended_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  CxSession *self = CX_SESSION (object);

  self->lanes_ended = TRUE;
  cx_session_end_closing (self);
}

void
cx_session_close_async (CxSession *session, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) joining = NULL;
  CxLanes *lanes;

  g_return_if_fail (session->reading != NULL && session->closing == NULL);

  g_signal_emit_by_name (session, "closing");
  session->closing = g_task_new (session, NULL, callback, user_data);
  stop_work (session);
  lanes = g_new0 (CxLanes, 1);
  lanes->reading = g_steal_pointer (&session->reading);
  lanes->writing = g_steal_pointer (&session->writing);
  joining = g_task_new (session, NULL, lanes_ended_cb, NULL);
  g_task_set_task_data (joining, lanes, g_free);
  g_task_run_in_thread (joining, end_lanes);
}

void
cx_session_close_finish (CxSession *session, GAsyncResult *result)
{
  g_task_propagate_boolean (G_TASK (result), NULL);
}
