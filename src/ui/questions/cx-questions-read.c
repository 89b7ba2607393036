#include "config.h"

#include "cx-questions-private.h"

#include "cx-i18n.h"
#include "cx-survey-edit-repo.h"
#include "cx-survey-texts.h"

/* What the tab reads of its survey, off the main thread, and when. */

static gpointer
read_questionnaire (CxWorkspace *workspace, gpointer request, CxProgress *progress, GError **error)
{
  CxSurvey *survey = cx_workspace_get_survey (workspace, *(gint64 *) request, error);
  CxDb *db = cx_workspace_get_db (workspace, error);
  CxQuestionnaire *loaded;
  GHashTable *deleted;

  if (survey == NULL || db == NULL)
    return NULL;
  deleted = cx_survey_repo_list_deleted (db, survey, error);
  if (deleted == NULL)
    return NULL;
  loaded = g_new0 (CxQuestionnaire, 1);
  loaded->survey = g_object_ref (survey);
  loaded->deleted = deleted;
  loaded->texts = cx_survey_texts_list (survey, deleted);
  return loaded;
}

static gpointer
read_counts (CxWorkspace *workspace, gpointer request, CxProgress *progress, GError **error)
{
  CxSurvey *survey = cx_workspace_get_survey (workspace, *(gint64 *) request, error);
  CxDb *db = cx_workspace_get_db (workspace, error);

  return survey != NULL && db != NULL ? cx_survey_repo_count_answers (db, survey, error) : NULL;
}

static void
counts_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxQuestionsTab) self = user_data;
  g_autoptr (GHashTable) counts = cx_session_run_finish (CX_SESSION (object), result, NULL);

  if (self->session == NULL || counts == NULL ||
      g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  g_clear_pointer (&self->counts, g_hash_table_unref);
  self->counts = g_steal_pointer (&counts);
  if (self->loaded != NULL)
    cx_questions_tab_sync (self);
}

static void
take_questionnaire (CxQuestionsTab *self, CxQuestionnaire *loaded)
{
  g_clear_pointer (&self->loaded, cx_questionnaire_free);
  self->loaded = loaded;
  cx_questions_tab_sync (self);
  if (self->stale)
    {
      self->stale = FALSE;
      cx_session_run (self->session, CX_LANE_READ, read_counts,
                      g_memdup2 (&self->id, sizeof self->id), g_free,
                      (GDestroyNotify) g_hash_table_unref, self->cancellable, NULL, counts_cb,
                      g_object_ref (self));
    }
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxQuestionsTab) self = user_data;
  g_autoptr (GError) error = NULL;
  CxQuestionnaire *loaded = cx_session_run_finish (CX_SESSION (object), result, &error);

  if (self->session == NULL ||
      g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      g_clear_pointer (&loaded, cx_questionnaire_free);
      return;
    }
  /* While something is being written, what was read is old already: it would take back on the
   * screen what a person has just typed. */
  if (loaded != NULL && cx_session_is_writing (self->session))
    {
      cx_questionnaire_free (loaded);
      cx_questions_tab_read (self);
      return;
    }
  if (loaded != NULL)
    take_questionnaire (self, loaded);
  else if (!g_error_matches (error, CX_ERROR, CX_ERROR_NOT_FOUND))
    cx_session_fail (self->session, _ ("The questions could not be read"), error);
}

static gboolean
read_now_cb (gpointer data)
{
  CxQuestionsTab *self = CX_QUESTIONS_TAB (data);

  self->reading = 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cx_session_run (self->session, CX_LANE_READ, read_questionnaire,
                  g_memdup2 (&self->id, sizeof self->id), g_free,
                  (GDestroyNotify) cx_questionnaire_free, self->cancellable, NULL, read_cb,
                  g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* Only while it is seen: it is read when it comes into view. */
void
cx_questions_tab_read (CxQuestionsTab *self)
{
  if (self->reading == 0 && self->id != 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->reading = g_timeout_add (30, read_now_cb, self);
}

void
cx_questions_tab_changed (CxQuestionsTab *self, const char *const *tables)
{
  for (guint i = 0; tables != NULL && tables[i] != NULL; i++)
    self->stale = self->stale || g_str_has_prefix (tables[i], "answers_");
  self->stale = self->stale || tables == NULL;
  cx_questions_tab_read (self);
}
