#include "config.h"

#include "cx-session.h"

#include "cx-error.h"
#include "cx-i18n.h"
#include "cx-lane.h"

struct _CxSession
{
  GObject parent_instance;

  CxProject *project;
  CxLaneThread *reading, *writing; /* NULL: closed */
  GPtrArray *long_work;            /* CxLongWork that has not ended */
  GPtrArray *running;              /* CxRunning: asked for and not answered */
  GTask *closing;                  /* nullable */
  gboolean lanes_ended;

  char *undo_label, *redo_label;
};

G_DEFINE_FINAL_TYPE (CxSession, cx_session, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_WRITING,
  PROP_TITLE,
  N_PROPS
};

enum
{
  CHANGED,
  TOAST,
  FAILED,
  CLOSING,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

/* Work in a thread of its own. */
typedef struct
{
  CxSession *session;
  CxJob *job;
  GThread *thread; /* NULL: joined */
} CxLongWork;

/* What was asked for. */
typedef struct
{
  GTask *task; /* borrowed: it goes out of the list before it goes */
  CxLane lane;
  CxActivity *activity; /* nullable */
} CxRunning;

static void
running_free (CxRunning *running)
{
  g_clear_object (&running->activity);
  g_free (running);
}

static gboolean
is_writing (CxSession *self)
{
  for (guint i = 0; i < self->running->len; i++)
    if (((CxRunning *) g_ptr_array_index (self->running, i))->lane == CX_LANE_WRITE)
      return TRUE;
  return FALSE;
}

static void
set_label (CxSession *self, char **label, guint prop, CxHistoryEntry *entry)
{
  const char *text = entry != NULL ? entry->label : NULL;

  if (g_strcmp0 (*label, text) == 0)
    return;
  g_free (*label);
  *label = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

static void
read_history (CxSession *self)
{
  CxStore *store = cx_project_get_store (self->project);
  g_autoptr (CxHistoryEntry) undo = cx_store_peek_undo (store);
  g_autoptr (CxHistoryEntry) redo = cx_store_peek_redo (store);

  set_label (self, &self->undo_label, PROP_UNDO_LABEL, undo);
  set_label (self, &self->redo_label, PROP_REDO_LABEL, redo);
}

static void
changed_cb (CxStore *store, const char *const *tables, gpointer user_data)
{
  CxSession *self = CX_SESSION (user_data);

  if (cx_store_get_db (store) == NULL)
    return; /* the last word of a file that was closed meanwhile */
  if (tables == NULL || g_strv_contains (tables, "business"))
    {
      cx_project_reload (self->project, NULL);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
    }
  read_history (self);
  g_signal_emit (self, signals[CHANGED], 0, tables);
}

static void
cx_session_finalize (GObject *object)
{
  CxSession *self = CX_SESSION (object);

  cx_session_close (self);
  g_clear_object (&self->project);
  g_ptr_array_unref (self->long_work);
  g_ptr_array_unref (self->running);
  g_free (self->undo_label);
  g_free (self->redo_label);
  G_OBJECT_CLASS (cx_session_parent_class)->finalize (object);
}

static void
cx_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CxSession *self = CX_SESSION (object);

  if (id == PROP_UNDO_LABEL)
    g_value_set_string (value, self->undo_label);
  else if (id == PROP_REDO_LABEL)
    g_value_set_string (value, self->redo_label);
  else if (id == PROP_WRITING)
    g_value_set_boolean (value, is_writing (self));
  else
    g_value_set_string (value, cx_session_get_title (self));
}

static void
cx_session_class_init (CxSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = cx_session_finalize;
  object_class->get_property = cx_session_get_property;
  props[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  props[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  props[PROP_WRITING] = g_param_spec_boolean ("writing", NULL, NULL, FALSE, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[CHANGED] = g_signal_new ("changed", CX_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
  signals[TOAST] = g_signal_new ("toast", CX_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[FAILED] = g_signal_new ("failed", CX_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);
  signals[CLOSING] = g_signal_new ("closing", CX_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
cx_session_init (CxSession *self)
{
  self->long_work = g_ptr_array_new ();
  self->running = g_ptr_array_new_with_free_func ((GDestroyNotify) running_free);
}

CxSession *
cx_session_new (CxProject *project)
{
  CxSession *self = g_object_new (CX_TYPE_SESSION, NULL);

  self->project = g_object_ref (project);
  self->reading = cx_lane_thread_new ("reading", project);
  self->writing = cx_lane_thread_new ("writing", project);
  g_signal_connect_object (cx_project_get_store (project), "changed", G_CALLBACK (changed_cb), self,
                           0);
  read_history (self);
  return self;
}

CxProject *
cx_session_get_project (CxSession *session)
{
  return session->project;
}

gboolean
cx_session_is_read_only (CxSession *session)
{
  return cx_store_is_read_only (cx_project_get_store (session->project));
}

const char *
cx_session_get_undo_label (CxSession *session)
{
  return session->undo_label;
}

const char *
cx_session_get_redo_label (CxSession *session)
{
  return session->redo_label;
}

gboolean
cx_session_is_writing (CxSession *session)
{
  return is_writing (session);
}

const char *
cx_session_get_title (CxSession *session)
{
  return cx_project_get_business (session->project)->name;
}

/* Running. */

static void
set_running (CxSession *self, GTask *task, CxLane lane, CxActivity *activity)
{
  const gboolean was_writing = is_writing (self);
  CxRunning *running = g_new0 (CxRunning, 1);

  running->task = task;
  running->lane = lane;
  running->activity = activity != NULL ? g_object_ref (activity) : NULL;
  g_ptr_array_add (self->running, running);
  if (was_writing != is_writing (self))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WRITING]);
}

/* After the callback of whoever asked. */
static void
answered_cb (GTask *task, GParamSpec *pspec, CxSession *self)
{
  const gboolean was_writing = is_writing (self);

  for (guint i = 0; i < self->running->len; i++)
    if (((CxRunning *) g_ptr_array_index (self->running, i))->task == task)
      {
        g_ptr_array_remove_index (self->running, i);
        break;
      }
  if (was_writing != is_writing (self))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WRITING]);
}

static void end_closing (CxSession *self);

static gboolean
end_long_work_cb (gpointer data)
{
  CxLongWork *work = data;

  g_ptr_array_remove_fast (work->session->long_work, work);
  if (work->thread != NULL)
    g_thread_join (work->thread);
  end_closing (work->session);
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

/* Emitting. */

void
cx_session_toast (CxSession *session, const char *text, gboolean undo)
{
  g_signal_emit (session, signals[TOAST], 0, text, undo);
}

void
cx_session_fail (CxSession *session, const char *heading, const GError *error)
{
  g_signal_emit (session, signals[FAILED], 0, heading, error);
}

/* Closing. */

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

static void
end_closing (CxSession *self)
{
  if (self->closing == NULL || !self->lanes_ended || self->long_work->len > 0)
    return;
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
  end_closing (self);
}

void
cx_session_close_async (CxSession *session, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) joining = NULL;
  CxLanes *lanes;

  g_return_if_fail (session->reading != NULL && session->closing == NULL);

  g_signal_emit (session, signals[CLOSING], 0);
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
