/* Changes: one edit, one step of undo. */
#include "config.h"

#include "cx-session.h"

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
  if (error == NULL && change->toast != NULL)
    cx_session_toast (self, change->toast, TRUE);
  if (error != NULL && change->tell)
    {
      cx_session_fail (self, change->label, error);
      /* Pages show again what the file holds. */
      g_signal_emit_by_name (self, "changed", NULL);
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
