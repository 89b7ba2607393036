#include "config.h"

#include "cx-survey-edit-repo.h"

#include "cx-i18n.h"
#include "cx-question-type.h"
#include "cx-survey-rows.h"

gboolean
cx_survey_repo_update_survey (CxEdit *edit, CxSurvey *survey, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;

  statement = cx_edit_prepare (edit,
                               "UPDATE survey SET title = :title, description = :description,"
                               "  state = :state, changed_at = :now WHERE id = :id",
                               error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_text (statement, ":title", survey->title != NULL ? survey->title : "");
  cx_statement_bind_text (statement, ":description", survey->description);
  cx_statement_bind_text (statement, ":state", survey->state);
  cx_statement_bind_int (statement, ":now", cx_edit_get_time (edit));
  cx_statement_bind_int (statement, ":id", survey->id);
  return cx_statement_run (statement, error);
}

gboolean
cx_survey_repo_update_question (CxEdit *edit,
                                CxSurvey *survey,
                                CxQuestion *question,
                                GError **error)
{
  g_autoptr (CxStatement) statement = NULL;

  if (!cx_question_prepare (question, error) || !cx_survey_write_check_coding (question, error))
    return FALSE;
  statement = cx_edit_prepare (
      edit,
      "UPDATE question SET text = :text, hint = :hint, required = :required,"
      "  relevant = :relevant, validation = :validation, validation_message = :message,"
      "  scale_min = :min, scale_max = :max, properties = :properties, page_id = :page,"
      "  hidden = :hidden, changed_at = :now WHERE id = :id",
      error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_text (statement, ":text", question->text != NULL ? question->text : "");
  cx_statement_bind_text (statement, ":hint", question->hint);
  cx_statement_bind_text (statement, ":required", question->required);
  cx_statement_bind_text (statement, ":relevant", question->relevant);
  cx_statement_bind_text (statement, ":validation", question->validation);
  cx_statement_bind_text (statement, ":message", question->validation_message);
  cx_survey_rows_bind_optional (statement, ":min", question->scale_min);
  cx_survey_rows_bind_optional (statement, ":max", question->scale_max);
  cx_statement_bind_text (statement, ":properties", question->properties);
  if (question->page_id != 0)
    cx_statement_bind_int (statement, ":page", question->page_id);
  else
    cx_statement_bind_null (statement, ":page");
  cx_statement_bind_int (statement, ":hidden", question->hidden);
  cx_statement_bind_int (statement, ":now", cx_edit_get_time (edit));
  cx_statement_bind_int (statement, ":id", question->id);
  return cx_statement_run (statement, error);
}

gboolean
cx_survey_repo_update_choice (CxEdit *edit, CxChoice *choice, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;

  statement = cx_edit_prepare (edit,
                               "UPDATE choice SET text = :text, score = :score,"
                               "  exclusive = :exclusive, other = :other, missing = :missing,"
                               "  hidden = :hidden, changed_at = :now WHERE id = :id",
                               error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_text (statement, ":text", choice->text != NULL ? choice->text : "");
  cx_survey_rows_bind_optional (statement, ":score", choice->score);
  cx_statement_bind_int (statement, ":exclusive", choice->exclusive);
  cx_statement_bind_int (statement, ":other", choice->other);
  cx_statement_bind_int (statement, ":missing", choice->missing);
  cx_statement_bind_int (statement, ":hidden", choice->hidden);
  cx_statement_bind_int (statement, ":now", cx_edit_get_time (edit));
  cx_statement_bind_int (statement, ":id", choice->id);
  return cx_statement_run (statement, error);
}

gboolean
cx_survey_repo_update_row (CxEdit *edit, CxQuestionRow *row, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;

  statement = cx_edit_prepare (edit,
                               "UPDATE question_row SET text = :text, hidden = :hidden,"
                               "  changed_at = :now WHERE id = :id",
                               error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_text (statement, ":text", row->text != NULL ? row->text : "");
  cx_statement_bind_int (statement, ":hidden", row->hidden);
  cx_statement_bind_int (statement, ":now", cx_edit_get_time (edit));
  cx_statement_bind_int (statement, ":id", row->id);
  return cx_statement_run (statement, error);
}

/* --- Order --- */

/* @sql sets :position of :id; a row that is there already is not written again. */
static gboolean
set_position (CxEdit *edit, const char *sql, gint64 id, guint position, GError **error)
{
  g_autoptr (CxStatement) statement = cx_edit_prepare (edit, sql, error);

  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, ":position", position);
  cx_statement_bind_int (statement, ":now", cx_edit_get_time (edit));
  cx_statement_bind_int (statement, ":id", id);
  return cx_statement_run (statement, error);
}

gboolean
cx_survey_repo_order_questions (CxEdit *edit, CxSurvey *survey, GError **error)
{
  for (guint i = 0; i < survey->questions->len; i++)
    if (!set_position (edit,
                       "UPDATE question SET position = :position, changed_at = :now"
                       " WHERE id = :id AND position <> :position",
                       ((CxQuestion *) g_ptr_array_index (survey->questions, i))->id, i, error))
      return FALSE;
  return TRUE;
}

gboolean
cx_survey_repo_order_pages (CxEdit *edit, CxSurvey *survey, GError **error)
{
  for (guint i = 0; i < survey->pages->len; i++)
    if (!set_position (edit,
                       "UPDATE page SET position = :position, changed_at = :now"
                       " WHERE id = :id AND position <> :position",
                       CX_PAGE (g_ptr_array_index (survey->pages, i))->id, i, error))
      return FALSE;
  return TRUE;
}

gboolean
cx_survey_repo_order_choices (CxEdit *edit, CxQuestion *question, GError **error)
{
  for (guint i = 0; i < question->choices->len; i++)
    if (!set_position (edit,
                       "UPDATE choice SET position = :position, changed_at = :now"
                       " WHERE id = :id AND position <> :position",
                       ((CxChoice *) g_ptr_array_index (question->choices, i))->id, i, error))
      return FALSE;
  return TRUE;
}

gboolean
cx_survey_repo_order_rows (CxEdit *edit, CxQuestion *question, GError **error)
{
  for (guint i = 0; i < question->rows->len; i++)
    if (!set_position (edit,
                       "UPDATE question_row SET position = :position, changed_at = :now"
                       " WHERE id = :id AND position <> :position",
                       ((CxQuestionRow *) g_ptr_array_index (question->rows, i))->id, i, error))
      return FALSE;
  return TRUE;
}

/* --- Languages --- */

gboolean
cx_survey_repo_add_language (CxEdit *edit, CxSurvey *survey, const char *language, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;

  statement = cx_edit_prepare (
      edit,
      "INSERT INTO survey_language (survey_id, language, position, changed_at)"
      " SELECT :survey, :language, coalesce (max (position), -1) + 1, :now FROM survey_language"
      "  WHERE survey_id = :survey"
      " ON CONFLICT (survey_id, language) DO NOTHING",
      error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, ":survey", survey->id);
  cx_statement_bind_text (statement, ":language", language);
  cx_statement_bind_int (statement, ":now", cx_edit_get_time (edit));
  return cx_statement_run (statement, error);
}

gboolean
cx_survey_repo_remove_language (CxEdit *edit,
                                CxSurvey *survey,
                                const char *language,
                                GError **error)
{
  g_autoptr (CxStatement) statement = NULL;

  if (g_strcmp0 (survey->language, language) == 0)
    {
      cx_error_set (error, CX_ERROR_INVALID, NULL,
                    _ ("The survey's original language cannot be removed."));
      return FALSE;
    }
  statement = cx_edit_prepare (edit,
                               "DELETE FROM survey_language WHERE survey_id = :survey"
                               "  AND language = :language",
                               error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, ":survey", survey->id);
  cx_statement_bind_text (statement, ":language", language);
  return cx_statement_run (statement, error);
}
