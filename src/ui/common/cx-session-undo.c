/* Undo and redo, one step at a time. */
#include "config.h"

#include "cx-session.h"

#include "cx-error.h"
#include "cx-i18n.h"

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

  if (error != NULL)
    {
      if (!g_error_matches (error, CX_ERROR, CX_ERROR_NOT_FOUND))
        cx_session_fail (self, undo ? _ ("Undo") : _ ("Redo"), error);
      return;
    }
  text = undo ? g_strdup_printf (_ ("Undone: %s"), label)
              : g_strdup_printf (_ ("Redone: %s"), label);
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
  cx_session_run (session, CX_LANE_WRITE, step_history, GINT_TO_POINTER (TRUE), NULL, g_free, NULL,
                  NULL, undone_cb, NULL);
}

void
cx_session_redo (CxSession *session)
{
  cx_session_run (session, CX_LANE_WRITE, step_history, GINT_TO_POINTER (FALSE), NULL, g_free, NULL,
                  NULL, redone_cb, NULL);
}
