#include "config.h"

#include "cx-session.h"

#include "cx-i18n.h"
#include "cx-lane.h"

struct _CxSession
{
  GObject parent_instance;

  CxProject *project;
  CxLaneThread *reading, *writing;
  GPtrArray *long_work; /* CxLongWork that has not ended */

  guint n_changes; /* asked for and not done */
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
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

/* Work in a thread of its own. */
typedef struct
{
  CxSession *session;
  CxJob *job;
  GThread *thread;
  GCancellable *cancellable;
} CxLongWork;

/* What a change needs until it is done. */
typedef struct
{
  char *label;
  char *toast;
  CxChangeFunc func;
  gpointer data;
  GDestroyNotify data_free;
  gboolean tell; /* nobody else says that it failed */
} CxChange;

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
    g_value_set_boolean (value, self->n_changes > 0);
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
}

static void
cx_session_init (CxSession *self)
{
  self->long_work = g_ptr_array_new ();
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
  return session->n_changes > 0;
}

const char *
cx_session_get_title (CxSession *session)
{
  return cx_project_get_business (session->project)->name;
}

static gboolean
end_long_work_cb (gpointer data)
{
  CxLongWork *work = data;

  g_ptr_array_remove_fast (work->session->long_work, work);
  g_thread_join (work->thread);
  g_object_unref (work->session);
  g_clear_object (&work->cancellable);
  g_free (work);
  return G_SOURCE_REMOVE;
}

static gpointer
run_long_work (gpointer data)
{
  CxLongWork *work = data;
  g_autoptr (CxWorkspace) workspace = cx_workspace_new (work->session->project);

  cx_job_run (g_steal_pointer (&work->job), workspace);
  g_idle_add (end_long_work_cb, work);
  return NULL;
}

static void
start_long_work (CxSession *self, CxJob *job)
{
  CxLongWork *work = g_new0 (CxLongWork, 1);
  GCancellable *cancellable = g_task_get_cancellable (job->task);

  if (cancellable == NULL && job->activity != NULL)
    cancellable = cx_activity_get_cancellable (job->activity);
  work->session = g_object_ref (self);
  work->job = job;
  work->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  g_ptr_array_add (self->long_work, work);
  work->thread = g_thread_new ("long work", run_long_work, work);
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

  g_return_if_fail (session->reading != NULL);

  job->task = g_task_new (session, cancellable, callback, user_data);
  /* What was done counts, also when it was cancelled too late. */
  g_task_set_check_cancellable (job->task, FALSE);
  job->func = func;
  job->request = request;
  job->request_free = request_free;
  job->result_free = result_free;
  job->activity = activity != NULL ? g_object_ref (activity) : NULL;
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

static void
count_changes (CxSession *self, int difference)
{
  gboolean was = self->n_changes > 0;

  self->n_changes = (guint) ((int) self->n_changes + difference);
  if (was != (self->n_changes > 0))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WRITING]);
}

static void
change_free (CxChange *change)
{
  if (change->data_free != NULL)
    change->data_free (change->data);
  g_free (change->label);
  g_free (change->toast);
  g_free (change);
}

static gpointer
make_change (CxWorkspace *workspace, gpointer request, CxProgress *progress, GError **error)
{
  CxChange *change = request;
  CxProject *project = cx_workspace_get_project (workspace, error);
  g_autoptr (CxEdit) edit = NULL;

  if (project == NULL)
    return NULL;
  edit = cx_store_begin (cx_project_get_store (project), change->label, error);
  if (edit == NULL || !change->func (edit, change->data, error) ||
      !cx_edit_commit (g_steal_pointer (&edit), error))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}

/* The page's task is in @user_data; the change's data live until this is over. */
static void
change_done_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  CxSession *self = CX_SESSION (object);
  g_autoptr (GTask) task = user_data;
  CxChange *change = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  cx_session_run_finish (self, result, &error);
  count_changes (self, -1);
  if (error == NULL && change->toast != NULL)
    cx_session_toast (self, change->toast, TRUE);
  if (error != NULL && change->tell)
    {
      cx_session_fail (self, change->label, error);
      /* Pages show again what the file holds. */
      g_signal_emit (self, signals[CHANGED], 0, NULL);
    }
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

void
cx_session_change_async (CxSession *session,
                         const char *label,
                         CxChangeFunc func,
                         gpointer data,
                         GDestroyNotify data_free,
                         const char *toast,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  CxChange *change = g_new0 (CxChange, 1);
  GTask *task = g_task_new (session, NULL, callback, user_data);

  change->label = g_strdup (label);
  change->toast = g_strdup (toast);
  change->func = func;
  change->data = data;
  change->data_free = data_free;
  change->tell = callback == NULL;
  g_task_set_task_data (task, change, (GDestroyNotify) change_free);
  count_changes (session, 1);
  cx_session_run (session, CX_LANE_WRITE, make_change, change, NULL, NULL, NULL, NULL,
                  change_done_cb, task);
}

gboolean
cx_session_change_finish (CxSession *session, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
cx_session_change (CxSession *session,
                   const char *label,
                   CxChangeFunc func,
                   gpointer data,
                   GDestroyNotify data_free,
                   const char *toast)
{
  cx_session_change_async (session, label, func, data, data_free, toast, NULL, NULL);
}

static gpointer
step_history (CxWorkspace *workspace, gpointer request, CxProgress *progress, GError **error)
{
  CxProject *project = cx_workspace_get_project (workspace, error);
  char *label = NULL;
  CxStore *store;

  if (project == NULL)
    return NULL;
  store = cx_project_get_store (project);
  if (GPOINTER_TO_INT (request) ? !cx_store_undo (store, progress, &label, error)
                                : !cx_store_redo (store, progress, &label, error))
    return NULL;
  return label;
}

static void
show_step (CxSession *self, gboolean undo, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = cx_session_run_finish (self, result, &error);
  g_autofree char *text = NULL;

  count_changes (self, -1);
  if (error != NULL)
    {
      if (!g_error_matches (error, CX_ERROR, CX_ERROR_NOT_FOUND))
        cx_session_fail (self, undo ? _ ("Undo") : _ ("Redo"), error);
      return;
    }
  text = undo ? g_strdup_printf (_ ("Undone: %s"), label)
              : g_strdup_printf (_ ("Done again: %s"), label);
  cx_session_toast (self, text, FALSE);
}

static void
undone_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  show_step (CX_SESSION (object), TRUE, result);
}

static void
redone_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  show_step (CX_SESSION (object), FALSE, result);
}

void
cx_session_undo (CxSession *session)
{
  count_changes (session, 1);
  cx_session_run (session, CX_LANE_WRITE, step_history, GINT_TO_POINTER (TRUE), NULL, g_free, NULL,
                  NULL, undone_cb, NULL);
}

void
cx_session_redo (CxSession *session)
{
  count_changes (session, 1);
  cx_session_run (session, CX_LANE_WRITE, step_history, GINT_TO_POINTER (FALSE), NULL, g_free, NULL,
                  NULL, redone_cb, NULL);
}

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

void
cx_session_close (CxSession *session)
{
  for (guint i = 0; i < session->long_work->len; i++)
    {
      CxLongWork *work = g_ptr_array_index (session->long_work, i);

      if (work->cancellable != NULL)
        g_cancellable_cancel (work->cancellable);
    }
  g_clear_pointer (&session->writing, cx_lane_thread_free);
  g_clear_pointer (&session->reading, cx_lane_thread_free);
}
