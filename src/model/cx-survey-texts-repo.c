#include "config.h"

#include "cx-survey-rows.h"

#include "cx-model-private.h"

#include <string.h>

/* Rows of logic and of translations. */

gboolean
cx_survey_rows_insert_logic (CxEdit *edit, CxSurvey *survey, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;

  statement = cx_edit_prepare (
      edit,
      "INSERT INTO logic (uuid, survey_id, question_id, kind, condition, target, properties,"
      "  position, changed_at)"
      " VALUES (:uuid, :survey, :question, :kind, :condition, :target, :properties, :position,"
      "  :now)",
      error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < survey->logic->len; i++)
    {
      CxLogic *logic = g_ptr_array_index (survey->logic, i);

      cx_statement_bind_text (statement, ":uuid", logic->uuid);
      cx_statement_bind_int (statement, ":survey", survey->id);
      if (logic->question != NULL)
        cx_statement_bind_int (statement, ":question", logic->question->id);
      else
        cx_statement_bind_null (statement, ":question");
      cx_statement_bind_text (statement, ":kind", logic->kind);
      cx_statement_bind_text (statement, ":condition", logic->condition);
      cx_statement_bind_text (statement, ":target", logic->target);
      cx_statement_bind_text (statement, ":properties", logic->properties);
      cx_statement_bind_int (statement, ":position", i);
      cx_statement_bind_int (statement, ":now", cx_edit_get_time (edit));
      if (!cx_statement_run (statement, error))
        return FALSE;
      logic->id = cx_edit_get_last_id (edit);
    }
  return TRUE;
}

static gboolean
insert_translation (CxEdit *edit,
                    CxSurvey *survey,
                    GHashTable *texts,
                    const char *key,
                    const char *text,
                    CxStatement *statement,
                    GError **error)
{
  g_auto (GStrv) parts = g_strsplit (key, "\037", 3);
  const char *source = g_hash_table_lookup (survey->translation_sources, key);

  if (source == NULL)
    {
      g_autofree char *base = g_strjoin ("\037", parts[0], parts[1], NULL);

      source = g_hash_table_lookup (texts, base);
    }
  cx_statement_bind_int (statement, ":survey", survey->id);
  cx_statement_bind_text (statement, ":owner", parts[0]);
  cx_statement_bind_text (statement, ":field", parts[1]);
  cx_statement_bind_text (statement, ":language", parts[2]);
  cx_statement_bind_text (statement, ":text", text);
  cx_statement_bind_text (statement, ":source", source);
  cx_statement_bind_int (statement, ":now", cx_edit_get_time (edit));
  return cx_statement_run (statement, error);
}

gboolean
cx_survey_rows_insert_translations (CxEdit *edit, CxSurvey *survey, GError **error)
{
  g_autoptr (GHashTable) texts = cx_survey_collect_texts (survey);
  g_autoptr (GList) keys = g_hash_table_get_keys (survey->translations);
  g_autoptr (CxStatement) statement = NULL;

  statement = cx_edit_prepare (
      edit,
      "INSERT INTO translation (survey_id, owner, field, language, text, source, changed_at)"
      " VALUES (:survey, :owner, :field, :language, :text, :source, :now)",
      error);
  if (statement == NULL)
    return FALSE;
  /* In one order, so that the same questionnaire makes the same file. */
  keys = g_list_sort (keys, (GCompareFunc) strcmp);
  for (GList *l = keys; l != NULL; l = l->next)
    if (!insert_translation (edit, survey, texts, l->data,
                             g_hash_table_lookup (survey->translations, l->data), statement, error))
      return FALSE;
  return TRUE;
}
