#include "config.h"

#include "cx-change-private.h"

#include "cx-i18n.h"
#include "cx-survey-edit-repo.h"
#include "cx-survey-repo.h"

/* The survey's own texts, its languages and its translations. */

static gboolean
change_survey (CxEdit *edit, gpointer data, GError **error)
{
  CxChange *change = data;
  g_autoptr (CxSurvey) survey = cx_change_load (edit, change, error);
  char **text;

  if (survey == NULL)
    return FALSE;
  text = g_str_equal (change->key, "title")   ? &survey->title
         : g_str_equal (change->key, "state") ? &survey->state
                                              : &survey->description;
  g_free (*text);
  *text = g_strdup (change->value);
  return cx_survey_repo_update_survey (edit, survey, error);
}

void
cx_change_survey (CxSession *session, CxSurvey *survey, const char *key, const char *value)
{
  CxChange *change = cx_change_new (survey, NULL);
  g_autofree char *label = cx_change_make_label (_ ("Change survey “%s”"), survey->title);

  change->key = g_strdup (key);
  change->value = g_strdup (value);
  cx_change_run (session, label, change_survey, change, NULL);
}

static gboolean
change_language (CxEdit *edit, gpointer data, GError **error)
{
  CxChange *change = data;
  g_autoptr (CxSurvey) survey = cx_change_load (edit, change, error);

  if (survey == NULL)
    return FALSE;
  return change->flag ? cx_survey_repo_add_language (edit, survey, change->value, error)
                      : cx_survey_repo_remove_language (edit, survey, change->value, error);
}

void
cx_change_language (CxSession *session,
                    CxSurvey *survey,
                    const char *language,
                    const char *name,
                    gboolean add)
{
  CxChange *change = cx_change_new (survey, NULL);
  g_autofree char *label = g_strdup_printf (add ? _ ("Add language %s") : _ ("Remove language %s"),
                                            name);
  g_autofree char *toast = add ? NULL : g_strdup_printf (_ ("%s was removed."), name);

  change->value = g_strdup (language);
  change->flag = add;
  cx_change_run (session, label, change_language, change, toast);
}

/* key: the field; value: the text; lines: the language. */
static gboolean
change_translation (CxEdit *edit, gpointer data, GError **error)
{
  CxChange *change = data;
  g_autoptr (CxSurvey) survey = cx_change_load (edit, change, error);

  return survey != NULL &&
         cx_survey_repo_set_translation (edit, survey, change->owner, change->key, change->lines[0],
                                         change->value, change->source, error);
}

void
cx_change_translation (CxSession *session,
                       CxSurvey *survey,
                       const char *owner,
                       const char *field,
                       const char *language,
                       const char *text,
                       const char *source)
{
  CxChange *change = cx_change_new (survey, NULL);
  const char *lines[] = { language, NULL };
  g_autofree char *label = cx_change_make_label (_ ("Translate “%s”"), source);

  change->owner = g_strdup (owner);
  change->key = g_strdup (field);
  change->value = g_strdup (text);
  change->source = g_strdup (source);
  change->lines = g_strdupv ((char **) lines);
  cx_change_run (session, label, change_translation, change, NULL);
}
