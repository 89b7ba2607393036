#include "config.h"

#include "cx-survey-changes.h"

#include "cx-i18n.h"
#include "cx-survey-edit-repo.h"
#include "cx-survey-repo.h"

typedef struct
{
  gint64 id;
  char *title;
  char *language;
  CxSurveyCreatedFunc created;
  gpointer user_data;
} CxSurveyChange;

static void
survey_change_free (CxSurveyChange *change)
{
  g_free (change->title);
  g_free (change->language);
  g_free (change);
}

static gboolean
create (CxEdit *edit, gpointer data, GError **error)
{
  CxSurveyChange *change = data;
  g_autoptr (CxSurvey) survey = cx_survey_new ();

  survey->title = g_strdup (change->title);
  g_free (survey->language);
  survey->language = g_strdup (change->language);
  g_ptr_array_add (survey->languages, g_strdup (change->language));
  survey->code = cx_survey_make_code (survey, change->title, FALSE, 1);
  if (!cx_survey_repo_insert (edit, survey, error))
    return FALSE;
  change->id = survey->id;
  return TRUE;
}

static void
created_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  CxSurveyChange *change = user_data;
  g_autoptr (GError) error = NULL;

  if (!cx_session_change_finish (CX_SESSION (object), result, &error))
    cx_session_fail (CX_SESSION (object), _ ("The survey could not be made"), error);
  change->created (error == NULL ? change->id : 0, change->user_data);
  survey_change_free (change);
}

void
cx_survey_change_create (CxSession *session,
                         const char *title,
                         CxSurveyCreatedFunc created,
                         gpointer user_data)
{
  CxSurveyChange *change = g_new0 (CxSurveyChange, 1);

  change->title = g_strdup (title);
  change->language = g_strdup (
      cx_project_get_business (cx_session_get_project (session))->language);
  change->created = created;
  change->user_data = user_data;
  cx_session_change_async (session, _ ("New survey"), create, change, NULL, NULL, created_cb,
                           change);
}

static gboolean
rename_survey (CxEdit *edit, gpointer data, GError **error)
{
  CxSurveyChange *change = data;
  g_autoptr (CxSurvey) survey = cx_survey_repo_load (cx_edit_get_db (edit), change->id, error);

  if (survey == NULL)
    return FALSE;
  g_free (survey->title);
  survey->title = g_strdup (change->title);
  return cx_survey_repo_update_survey (edit, survey, error);
}

void
cx_survey_change_rename (CxSession *session, gint64 id, const char *title)
{
  CxSurveyChange *change = g_new0 (CxSurveyChange, 1);

  change->id = id;
  change->title = g_strdup (title);
  cx_session_change (session, _ ("Rename the survey"), rename_survey, change,
                     (GDestroyNotify) survey_change_free, NULL);
}

static gboolean
delete_survey (CxEdit *edit, gpointer data, GError **error)
{
  CxSurveyChange *change = data;
  g_autoptr (CxSurvey) survey = cx_survey_repo_load (cx_edit_get_db (edit), change->id, error);

  return survey != NULL && cx_survey_repo_delete (edit, survey, error);
}

void
cx_survey_change_delete (CxSession *session, gint64 id)
{
  CxSurveyChange *change = g_new0 (CxSurveyChange, 1);

  change->id = id;
  cx_session_change (session, _ ("Delete the survey"), delete_survey, change,
                     (GDestroyNotify) survey_change_free, _ ("The survey was deleted."));
}
