#include "config.h"

#include "cx-change-private.h"

#include "cx-i18n.h"
#include "cx-survey-repo.h"
#include "cx-text.h"

/* The most letters of a question's text in the label of a change. */
#define LABEL_LENGTH 40

CxChange *
cx_change_new (CxSurvey *survey, CxQuestion *question)
{
  CxChange *change = g_new0 (CxChange, 1);

  change->survey = survey->id;
  change->question = question != NULL ? question->id : 0;
  return change;
}

void
cx_change_free (CxChange *change)
{
  g_free (change->key);
  g_free (change->value);
  g_free (change->owner);
  g_free (change->source);
  g_strfreev (change->lines);
  g_clear_pointer (&change->fresh, g_ptr_array_unref);
  g_free (change);
}

void
cx_change_run (CxSession *session,
               const char *label,
               CxChangeFunc func,
               CxChange *change,
               const char *toast)
{
  cx_session_change (session, label, func, change, (GDestroyNotify) cx_change_free, toast);
}

static void
made_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  CxSession *session = CX_SESSION (object);
  CxChange *change = user_data;
  g_autoptr (GError) error = NULL;

  if (!cx_session_change_finish (session, result, &error))
    {
      cx_session_fail (session, _ ("The survey could not be changed"), error);
      change->made = 0;
    }
  if (change->callback != NULL)
    change->callback (change->made, change->user_data);
  cx_change_free (change);
}

void
cx_change_run_making (CxSession *session, const char *label, CxChangeFunc func, CxChange *change)
{
  cx_session_change_async (session, label, func, change, NULL, NULL, made_cb, change);
}

CxSurvey *
cx_change_load (CxEdit *edit, const CxChange *change, GError **error)
{
  return cx_survey_repo_load (cx_edit_get_db (edit), change->survey, error);
}

CxSurvey *
cx_change_load_question (CxEdit *edit,
                         const CxChange *change,
                         CxQuestion **question,
                         GError **error)
{
  g_autoptr (CxSurvey) survey = cx_change_load (edit, change, error);

  if (survey == NULL)
    return NULL;
  *question = cx_survey_get_question (survey, change->question);
  if (*question != NULL)
    return g_steal_pointer (&survey);
  cx_error_set (error, CX_ERROR_NOT_FOUND, NULL, _ ("The question is not in the survey any more."));
  return NULL;
}

char *
cx_change_make_label (const char *format, const char *text)
{
  g_autofree char *tidy = cx_text_tidy (text != NULL ? text : "");

  if (g_utf8_strlen (tidy, -1) > LABEL_LENGTH)
    {
      g_autofree char *start = g_utf8_substring (tidy, 0, LABEL_LENGTH - 1);

      g_free (tidy);
      tidy = g_strconcat (g_strchomp (start), "…", NULL);
    }
  return g_strdup_printf (format, tidy);
}
