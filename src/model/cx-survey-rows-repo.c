#include "config.h"

#include "cx-survey-rows.h"

#include "cx-answers-private.h"
#include "cx-model-private.h"

#include <math.h>
#include <string.h>

void
cx_survey_rows_bind_optional (CxStatement *statement, const char *name, double value)
{
  if (isnan (value))
    cx_statement_bind_null (statement, name);
  else
    cx_statement_bind_double (statement, name, value);
}

static void
bind_id (CxStatement *statement, const char *name, gint64 id)
{
  if (id == 0)
    cx_statement_bind_null (statement, name);
  else
    cx_statement_bind_int (statement, name, id);
}

/* Runs an INSERT and takes the new row's id. */
static gboolean
insert (CxEdit *edit, CxStatement *statement, gint64 *id, GError **error)
{
  if (!cx_statement_run (statement, error))
    return FALSE;
  *id = cx_edit_get_last_id (edit);
  return TRUE;
}

/* --- Survey, languages, pages --- */

static gboolean
insert_survey (CxEdit *edit, CxSurvey *survey, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;

  statement = cx_edit_prepare (
      edit,
      "INSERT INTO survey (uuid, code, title, description, language, kind, state, touchpoint,"
      "  properties, position, hidden, created_at, changed_at)"
      " VALUES (:uuid, :code, :title, :description, :language, :kind, :state, :touchpoint,"
      "  :properties, (SELECT count(*) FROM survey), :hidden, :now, :now)",
      error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_text (statement, ":uuid", survey->uuid);
  cx_statement_bind_text (statement, ":code", survey->code);
  cx_statement_bind_text (statement, ":title", survey->title != NULL ? survey->title : "");
  cx_statement_bind_text (statement, ":description", survey->description);
  cx_statement_bind_text (statement, ":language", survey->language);
  cx_statement_bind_text (statement, ":kind", survey->kind);
  cx_statement_bind_text (statement, ":state", survey->state);
  cx_statement_bind_text (statement, ":touchpoint", survey->touchpoint);
  cx_statement_bind_text (statement, ":properties", survey->properties);
  cx_statement_bind_int (statement, ":hidden", survey->hidden);
  cx_statement_bind_int (statement, ":now", cx_edit_get_time (edit));
  return insert (edit, statement, &survey->id, error);
}

static gboolean
insert_languages (CxEdit *edit, CxSurvey *survey, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;

  if (!g_ptr_array_find_with_equal_func (survey->languages, survey->language, g_str_equal, NULL))
    g_ptr_array_insert (survey->languages, 0, g_strdup (survey->language));

  statement = cx_edit_prepare (
      edit,
      "INSERT INTO survey_language (survey_id, language, position, changed_at)"
      " VALUES (:survey, :language, :position, :now) ON CONFLICT DO NOTHING",
      error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < survey->languages->len; i++)
    {
      cx_statement_bind_int (statement, ":survey", survey->id);
      cx_statement_bind_text (statement, ":language", g_ptr_array_index (survey->languages, i));
      cx_statement_bind_int (statement, ":position", i);
      cx_statement_bind_int (statement, ":now", cx_edit_get_time (edit));
      if (!cx_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
cx_survey_rows_insert_pages (CxEdit *edit, CxSurvey *survey, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;

  statement = cx_edit_prepare (
      edit,
      "INSERT INTO page (uuid, survey_id, code, title, description, relevant, properties,"
      "  position, hidden, changed_at)"
      " VALUES (:uuid, :survey, :code, :title, :description, :relevant, :properties,"
      "  :position, :hidden, :now)",
      error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < survey->pages->len; i++)
    {
      CxPage *page = g_ptr_array_index (survey->pages, i);

      if (page->id != 0)
        continue;
      if (page->code == NULL)
        page->code = g_strdup_printf ("page%u", i + 1);
      cx_statement_bind_text (statement, ":uuid", page->uuid);
      cx_statement_bind_int (statement, ":survey", survey->id);
      cx_statement_bind_text (statement, ":code", page->code);
      cx_statement_bind_text (statement, ":title", page->title);
      cx_statement_bind_text (statement, ":description", page->description);
      cx_statement_bind_text (statement, ":relevant", page->relevant);
      cx_statement_bind_text (statement, ":properties", page->properties);
      cx_statement_bind_int (statement, ":position", i);
      cx_statement_bind_int (statement, ":hidden", page->hidden);
      cx_statement_bind_int (statement, ":now", cx_edit_get_time (edit));
      if (!insert (edit, statement, &page->id, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
cx_survey_rows_insert_survey (CxEdit *edit, CxSurvey *survey, GError **error)
{
  return insert_survey (edit, survey, error) && insert_languages (edit, survey, error) &&
         cx_survey_rows_insert_pages (edit, survey, error);
}

/* --- Questions --- */

static void
bind_question (CxStatement *statement, const CxQuestion *question)
{
  cx_statement_bind_text (statement, ":uuid", question->uuid);
  cx_statement_bind_text (statement, ":code", question->code);
  cx_statement_bind_text (statement, ":type", question->type_id);
  cx_statement_bind_text (statement, ":text", question->text != NULL ? question->text : "");
  cx_statement_bind_text (statement, ":hint", question->hint);
  cx_statement_bind_text (statement, ":required", question->required);
  cx_statement_bind_text (statement, ":relevant", question->relevant);
  cx_statement_bind_text (statement, ":validation", question->validation);
  cx_statement_bind_text (statement, ":validation_message", question->validation_message);
  cx_statement_bind_text (statement, ":calculation", question->calculation);
  cx_statement_bind_text (statement, ":default_value", question->default_value);
  cx_statement_bind_text (statement, ":choice_filter", question->choice_filter);
  cx_survey_rows_bind_optional (statement, ":scale_min", question->scale_min);
  cx_survey_rows_bind_optional (statement, ":scale_max", question->scale_max);
  cx_statement_bind_text (statement, ":properties", question->properties);
  cx_statement_bind_text (statement, ":touchpoint", question->touchpoint);
  cx_statement_bind_int (statement, ":hidden", question->hidden);
}

gboolean
cx_survey_rows_insert_question (CxEdit *edit,
                                CxSurvey *survey,
                                CxQuestion *question,
                                guint position,
                                GError **error)
{
  g_autoptr (CxStatement) statement = NULL;

  if (question->page != NULL)
    question->page_id = question->page->id;
  statement = cx_edit_prepare (
      edit,
      "INSERT INTO question (uuid, survey_id, page_id, code, type, text, hint, required,"
      "  relevant, validation, validation_message, calculation, default_value, choice_filter,"
      "  scale_min, scale_max, properties, touchpoint, position, hidden, changed_at)"
      " VALUES (:uuid, :survey, :page, :code, :type, :text, :hint, :required,"
      "  :relevant, :validation, :validation_message, :calculation, :default_value,"
      "  :choice_filter, :scale_min, :scale_max, :properties, :touchpoint, :position, :hidden,"
      "  :now)",
      error);
  if (statement == NULL)
    return FALSE;
  bind_question (statement, question);
  cx_statement_bind_int (statement, ":survey", survey->id);
  bind_id (statement, ":page", question->page_id);
  cx_statement_bind_int (statement, ":position", position);
  cx_statement_bind_int (statement, ":now", cx_edit_get_time (edit));
  return insert (edit, statement, &question->id, error);
}

static gboolean
insert_choices (CxEdit *edit, CxQuestion *question, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;

  statement = cx_edit_prepare (
      edit,
      "INSERT INTO choice (uuid, question_id, code, number, text, score, exclusive, other,"
      "  missing, filter, properties, position, hidden, changed_at)"
      " VALUES (:uuid, :question, :code, :number, :text, :score, :exclusive, :other,"
      "  :missing, :filter, :properties, :position, :hidden, :now)",
      error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < question->choices->len; i++)
    {
      CxChoice *choice = g_ptr_array_index (question->choices, i);

      if (choice->id != 0)
        continue;
      cx_statement_bind_text (statement, ":uuid", choice->uuid);
      cx_statement_bind_int (statement, ":question", question->id);
      cx_statement_bind_text (statement, ":code", choice->code);
      cx_statement_bind_int (statement, ":number", choice->number);
      cx_statement_bind_text (statement, ":text", choice->text != NULL ? choice->text : "");
      cx_survey_rows_bind_optional (statement, ":score", choice->score);
      cx_statement_bind_int (statement, ":exclusive", choice->exclusive);
      cx_statement_bind_int (statement, ":other", choice->other);
      cx_statement_bind_int (statement, ":missing", choice->missing);
      cx_statement_bind_text (statement, ":filter", choice->filter);
      cx_statement_bind_text (statement, ":properties", choice->properties);
      cx_statement_bind_int (statement, ":position", i);
      cx_statement_bind_int (statement, ":hidden", choice->hidden);
      cx_statement_bind_int (statement, ":now", cx_edit_get_time (edit));
      if (!insert (edit, statement, &choice->id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_question_rows (CxEdit *edit, CxQuestion *question, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;

  statement = cx_edit_prepare (
      edit,
      "INSERT INTO question_row (uuid, question_id, code, text, properties, position, hidden,"
      "  changed_at)"
      " VALUES (:uuid, :question, :code, :text, :properties, :position, :hidden, :now)",
      error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < question->rows->len; i++)
    {
      CxQuestionRow *row = g_ptr_array_index (question->rows, i);

      if (row->id != 0)
        continue;
      cx_statement_bind_text (statement, ":uuid", row->uuid);
      cx_statement_bind_int (statement, ":question", question->id);
      cx_statement_bind_text (statement, ":code", row->code);
      cx_statement_bind_text (statement, ":text", row->text != NULL ? row->text : "");
      cx_statement_bind_text (statement, ":properties", row->properties);
      cx_statement_bind_int (statement, ":position", i);
      cx_statement_bind_int (statement, ":hidden", row->hidden);
      cx_statement_bind_int (statement, ":now", cx_edit_get_time (edit));
      if (!insert (edit, statement, &row->id, error))
        return FALSE;
    }
  return TRUE;
}

/* An item has its id before it has a row, so the file is asked which are there. */
static gboolean
insert_items (CxEdit *edit, CxSurvey *survey, CxQuestion *question, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;

  statement = cx_edit_prepare (
      edit,
      "INSERT INTO item (id, uuid, survey_id, question_id, kind, choice_id, row_id, storage,"
      "  code, part, missing, position, hidden, changed_at)"
      " VALUES (:id, :uuid, :survey, :question, :kind, :choice, :row, :storage,"
      "  :code, :part, :missing, :position, :hidden, :now) ON CONFLICT (id) DO NOTHING",
      error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < question->items->len; i++)
    {
      CxItem *item = g_ptr_array_index (question->items, i);

      cx_statement_bind_int (statement, ":id", item->id);
      cx_statement_bind_text (statement, ":uuid", item->uuid);
      cx_statement_bind_int (statement, ":survey", survey->id);
      cx_statement_bind_int (statement, ":question", question->id);
      cx_statement_bind_text (statement, ":kind", cx_item_kind_name (item->kind));
      bind_id (statement, ":choice", item->choice != NULL ? item->choice->id : 0);
      bind_id (statement, ":row", item->row != NULL ? item->row->id : 0);
      cx_statement_bind_text (statement, ":storage", cx_storage_name (item->storage));
      cx_statement_bind_text (statement, ":code", item->code);
      cx_statement_bind_int (statement, ":part", item->part);
      cx_statement_bind_int (statement, ":missing", item->has_missing);
      cx_statement_bind_int (statement, ":position", i);
      cx_statement_bind_int (statement, ":hidden", item->hidden);
      cx_statement_bind_int (statement, ":now", cx_edit_get_time (edit));
      if (!cx_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
cx_survey_rows_insert_parts (CxEdit *edit, CxSurvey *survey, CxQuestion *question, GError **error)
{
  return insert_choices (edit, question, error) && insert_question_rows (edit, question, error) &&
         insert_items (edit, survey, question, error);
}

gboolean
cx_survey_rows_update_scale (CxEdit *edit, CxQuestion *question, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;

  statement = cx_edit_prepare (
      edit,
      "UPDATE question SET scale_min = :min, scale_max = :max, properties = :properties,"
      "  changed_at = :now WHERE id = :id AND (scale_min IS NOT :min OR scale_max IS NOT :max"
      "  OR properties IS NOT :properties)",
      error);
  if (statement == NULL)
    return FALSE;
  cx_survey_rows_bind_optional (statement, ":min", question->scale_min);
  cx_survey_rows_bind_optional (statement, ":max", question->scale_max);
  cx_statement_bind_text (statement, ":properties", question->properties);
  cx_statement_bind_int (statement, ":now", cx_edit_get_time (edit));
  cx_statement_bind_int (statement, ":id", question->id);
  return cx_statement_run (statement, error);
}

gboolean
cx_survey_rows_leave_tombstone (CxEdit *edit, const char *uuid, const char *table, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;

  statement = cx_edit_prepare (edit,
                               "INSERT INTO tombstone (uuid, table_name, deleted_at)"
                               " VALUES (:uuid, :table, :now) ON CONFLICT (uuid) DO NOTHING",
                               error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_text (statement, ":uuid", uuid);
  cx_statement_bind_text (statement, ":table", table);
  cx_statement_bind_int (statement, ":now", cx_edit_get_time (edit));
  return cx_statement_run (statement, error);
}
