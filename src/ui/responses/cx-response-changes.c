#include "config.h"

#include "cx-response-changes.h"

#include "cx-i18n.h"
#include "cx-number.h"
#include "cx-survey-repo.h"

#include <string.h>

/* What is asked for, of one response or of many. */
typedef enum
{
  SET,
  TAG,
  DELETE,
} Kind;

typedef struct
{
  Kind kind;
  gint64 survey_id;
  gint64 id;          /* of one */
  GArray *ids;        /* of many, nullable */
  GPtrArray *changes; /* CxResponseChange, or CxResponseRowChanges; nullable */
  GStrv add, remove;  /* nullable */

  char *label;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->ids, g_array_unref);
  g_clear_pointer (&request->changes, g_ptr_array_unref);
  g_strfreev (request->add);
  g_strfreev (request->remove);
  g_free (request->label);
  g_free (request);
}

static char *
make_toast (Kind kind, guint n)
{
  g_autofree char *number = cx_number_to_human ((double) n, 0, cx_i18n_get_language ());

  if (kind == DELETE)
    return g_strdup_printf (ngettext ("%s response deleted", "%s responses deleted", n), number);
  if (kind == TAG)
    return g_strdup_printf (
        ngettext ("Tags of %s response changed", "Tags of %s responses changed", n), number);
  return g_strdup_printf (ngettext ("%s response changed", "%s responses changed", n), number);
}

GPtrArray *
cx_response_changes_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) cx_response_change_free);
}

static Request *
request_new (Kind kind, gint64 survey_id, gint64 id)
{
  Request *request = g_new0 (Request, 1);

  request->kind = kind;
  request->survey_id = survey_id;
  request->id = id;
  return request;
}

/* --- One -------------------------------------------------------------------------------------- */

static gboolean
set_one (CxEdit *edit, gpointer data, GError **error)
{
  Request *request = data;
  g_autoptr (CxSurvey) survey = NULL;

  survey = cx_survey_repo_load (cx_edit_get_db (edit), request->survey_id, error);
  return survey != NULL &&
         cx_response_repo_prepare_changes (edit, survey, request->changes, error) &&
         cx_response_repo_apply (edit, survey, request->id, request->changes, error);
}

void
cx_response_changes_set (CxSession *session,
                         gint64 survey_id,
                         gint64 id,
                         GPtrArray *changes,
                         const char *label)
{
  Request *request = request_new (SET, survey_id, id);

  request->changes = changes;
  cx_session_change (session, label, set_one, request, request_free, NULL);
}

/* --- A block ---------------------------------------------------------------------------------- */

static void
row_changes_free (gpointer data)
{
  CxResponseRowChanges *row = data;

  g_ptr_array_unref (row->changes);
  g_free (row);
}

GPtrArray *
cx_response_changes_new_rows (void)
{
  return g_ptr_array_new_with_free_func (row_changes_free);
}

void
cx_response_changes_add_row (GPtrArray *rows, gint64 id, GPtrArray *changes)
{
  CxResponseRowChanges *row = g_new0 (CxResponseRowChanges, 1);

  row->id = id;
  row->changes = changes;
  g_ptr_array_add (rows, row);
}

/* All columns that are lacking are made before anything is written. */
static gboolean
set_rows (CxEdit *edit, gpointer data, GError **error)
{
  Request *request = data;
  g_autoptr (CxSurvey) survey = NULL;

  survey = cx_survey_repo_load (cx_edit_get_db (edit), request->survey_id, error);
  if (survey == NULL)
    return FALSE;
  for (guint i = 0; i < request->changes->len; i++)
    {
      CxResponseRowChanges *row = g_ptr_array_index (request->changes, i);

      if (!cx_response_repo_prepare_changes (edit, survey, row->changes, error))
        return FALSE;
    }
  for (guint i = 0; i < request->changes->len; i++)
    {
      CxResponseRowChanges *row = g_ptr_array_index (request->changes, i);

      if (!cx_response_repo_apply (edit, survey, row->id, row->changes, error))
        return FALSE;
    }
  return TRUE;
}

void
cx_response_changes_set_rows (CxSession *session,
                              gint64 survey_id,
                              GPtrArray *rows,
                              const char *label)
{
  Request *request = request_new (SET, survey_id, 0);
  g_autofree char *toast = make_toast (SET, rows->len);

  request->changes = rows;
  cx_session_change (session, label, set_rows, request, request_free, toast);
}

/* --- One that is deleted or added ------------------------------------------------------------- */

static gboolean
delete_one (CxEdit *edit, gpointer data, GError **error)
{
  Request *request = data;
  g_autoptr (CxSurvey) survey = NULL;

  survey = cx_survey_repo_load (cx_edit_get_db (edit), request->survey_id, error);
  return survey != NULL && cx_response_repo_delete (edit, survey, request->id, error);
}

void
cx_response_changes_delete (CxSession *session, gint64 survey_id, gint64 id)
{
  cx_session_change (session, _ ("Delete a response"), delete_one,
                     request_new (DELETE, survey_id, id), request_free, _ ("Response deleted"));
}

static gboolean
add_one (CxEdit *edit, gpointer data, GError **error)
{
  Request *request = data;
  g_autoptr (CxSurvey) survey = NULL;

  survey = cx_survey_repo_load (cx_edit_get_db (edit), request->survey_id, error);
  return survey != NULL &&
         cx_response_repo_prepare_changes (edit, survey, request->changes, error) &&
         cx_response_repo_add (edit, survey, request->changes, &request->id, error);
}

static void
added_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;

  if (cx_session_change_finish (CX_SESSION (object), result, &error))
    g_task_return_int (task, (gssize) request->id);
  else
    g_task_return_error (task, error);
}

void
cx_response_changes_add (CxSession *session,
                         gint64 survey_id,
                         GPtrArray *changes,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (session, NULL, callback, user_data);
  Request *request = request_new (SET, survey_id, 0);

  request->changes = changes;
  g_task_set_task_data (task, request, request_free);
  cx_session_change_async (session, _ ("Add a response"), add_one, request, NULL,
                           _ ("Response added"), added_cb, task);
}

gint64
cx_response_changes_add_finish (CxSession *session, GAsyncResult *result, GError **error)
{
  gssize id = g_task_propagate_int (G_TASK (result), error);

  return id > 0 ? id : 0;
}

/* --- Many ------------------------------------------------------------------------------------- */

static gboolean
change_many (CxEdit *edit, CxSurvey *survey, Request *request, CxProgress *progress, GError **error)
{
  const gint64 *ids = (const gint64 *) request->ids->data;
  guint n = request->ids->len;

  switch (request->kind)
    {
    case TAG:
      return cx_response_repo_bulk_tag (edit, survey, ids, n, (const char *const *) request->add,
                                        (const char *const *) request->remove, progress, error);
    case DELETE:
      return cx_response_repo_bulk_delete (edit, survey, ids, n, progress, error);
    case SET:
    default:
      return cx_response_repo_bulk_apply (edit, survey, ids, n, request->changes, progress, error);
    }
}

static gpointer
run_many (CxWorkspace *workspace, gpointer data, CxProgress *progress, GError **error)
{
  Request *request = data;
  CxProject *project = cx_workspace_get_project (workspace, error);
  g_autoptr (CxSurvey) survey = NULL;
  g_autoptr (CxEdit) edit = NULL;

  if (project == NULL)
    return NULL;
  edit = cx_store_begin_bulk (cx_project_get_store (project), request->label, error);
  if (edit == NULL)
    return NULL;
  survey = cx_survey_repo_load (cx_edit_get_db (edit), request->survey_id, error);
  if (survey == NULL || !change_many (edit, survey, request, progress, error) ||
      !cx_edit_commit (g_steal_pointer (&edit), error))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}

static void
many_done_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  CxSession *session = CX_SESSION (object);
  g_autoptr (GTask) task = user_data;
  Request *request = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  cx_session_run_finish (session, result, &error);
  if (error == NULL)
    {
      g_autofree char *toast = make_toast (request->kind, request->ids->len);

      cx_session_toast (session, toast, TRUE);
    }
  else if (!g_error_matches (error, CX_ERROR, CX_ERROR_CANCELLED) &&
           !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cx_session_fail (session, request->label, error);
  g_task_return_boolean (task, error == NULL);
}

static void
start_many (CxSession *session,
            Request *request,
            GArray *ids,
            const char *label,
            CxActivity *activity,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GTask *task = g_task_new (session, NULL, callback, user_data);

  request->ids = ids;
  request->label = g_strdup (label);
  g_task_set_task_data (task, request, request_free);
  cx_session_run (session, CX_LANE_WRITE, run_many, request, NULL, NULL, NULL, activity,
                  many_done_cb, task);
}

void
cx_response_changes_set_many (CxSession *session,
                              gint64 survey_id,
                              GArray *ids,
                              GPtrArray *changes,
                              CxActivity *activity,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Request *request = request_new (SET, survey_id, 0);

  request->changes = changes;
  start_many (session, request, ids, _ ("Change several responses"), activity, callback, user_data);
}

void
cx_response_changes_tag_many (CxSession *session,
                              gint64 survey_id,
                              GArray *ids,
                              const char *const *add,
                              const char *const *remove,
                              CxActivity *activity,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Request *request = request_new (TAG, survey_id, 0);

  request->add = g_strdupv ((char **) add);
  request->remove = g_strdupv ((char **) remove);
  start_many (session, request, ids, _ ("Tag responses"), activity, callback, user_data);
}

void
cx_response_changes_delete_many (CxSession *session,
                                 gint64 survey_id,
                                 GArray *ids,
                                 CxActivity *activity,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  start_many (session, request_new (DELETE, survey_id, 0), ids, _ ("Delete responses"), activity,
              callback, user_data);
}
