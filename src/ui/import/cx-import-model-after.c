#include "config.h"

#include "cx-import-model-private.h"

#include "cx-i18n.h"

/* What can be done once an import is in the file: taking it back, and saving what it rejected. */

static gpointer
undo_batch (CxWorkspace *workspace, gpointer request, CxProgress *progress, GError **error)
{
  CxProject *project = cx_workspace_get_project (workspace, error);
  CxUndoBatchResult result = { 0 };

  if (project == NULL || !cx_store_undo_batch (cx_project_get_store (project), *(gint64 *) request,
                                               CX_UNDO_KEEP_CHANGED, progress, &result, error))
    return NULL;
  return result.label != NULL ? result.label : g_strdup ("");
}

static void
undone_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxImportModel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = cx_session_run_finish (CX_SESSION (object), result, &error);

  if (self->session == NULL)
    return;
  if (label == NULL)
    cx_session_fail (self->session, _ ("The import could not be undone"), error);
  else if (self->state == CX_IMPORT_DONE)
    cx_import_model_set_state (self, CX_IMPORT_UNDONE);
}

void
cx_import_model_undo (CxImportModel *self)
{
  g_return_if_fail (self->state == CX_IMPORT_DONE && self->result->batch_id != 0);

  cx_session_run (self->session, CX_LANE_WRITE, undo_batch,
                  g_memdup2 (&self->result->batch_id, sizeof (gint64)), g_free, g_free, NULL, NULL,
                  undone_cb, g_object_ref (self));
}

typedef struct
{
  gint64 batch_id;
  char *path;
} SaveOrder;

static void
save_order_free (gpointer data)
{
  SaveOrder *order = data;

  g_free (order->path);
  g_free (order);
}

static gpointer
save_rejects (CxWorkspace *workspace, gpointer request, CxProgress *progress, GError **error)
{
  const SaveOrder *order = request;
  CxDb *db = cx_workspace_get_db (workspace, error);

  if (db == NULL || !cx_import_save_rejects (db, order->batch_id, order->path, error))
    return NULL;
  return g_path_get_basename (order->path);
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  CxSession *session = CX_SESSION (object);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = cx_session_run_finish (session, result, &error);
  g_autofree char *text = NULL;

  if (name == NULL)
    {
      cx_session_fail (session, _ ("The rejected rows could not be saved"), error);
      return;
    }
  text = g_strdup_printf (_ ("Rejected rows saved as “%s”"), name);
  cx_session_toast (session, text, FALSE);
}

void
cx_import_model_save_rejects (CxImportModel *self, const char *path)
{
  SaveOrder *order;

  g_return_if_fail (self->result != NULL && self->result->batch_id != 0);

  order = g_new0 (SaveOrder, 1);
  order->batch_id = self->result->batch_id;
  order->path = g_strdup (path);
  cx_session_run (self->session, CX_LANE_LONG, save_rejects, order, save_order_free, g_free, NULL,
                  NULL, saved_cb, NULL);
}
