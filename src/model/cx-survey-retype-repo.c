#include "config.h"

#include "cx-survey-edit-repo.h"

#include "cx-i18n.h"
#include "cx-response-repo.h"
#include "cx-survey-rows.h"
#include "cx-question-type.h"

#include <math.h>

/* A question that nobody has answered yet may become one of another type. */

static gboolean
has_answer_in (CxDb *db, CxSurvey *survey, const CxItem *item, gboolean *answered, GError **error)
{
  g_autofree char *table = cx_survey_answers_table (survey, item->part);
  g_autofree char *sql = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM %s WHERE %s IS NOT NULL)",
                                          table, item->column);
  gint64 found;

  if (!cx_db_get_int (db, sql, 0, &found, error))
    return FALSE;
  *answered = *answered || found != 0;
  return TRUE;
}

gboolean
cx_survey_repo_has_answers (CxDb *db,
                            CxSurvey *survey,
                            CxQuestion *question,
                            gboolean *answered,
                            GError **error)
{
  *answered = FALSE;
  for (guint i = 0; i < question->items->len && !*answered; i++)
    {
      const CxItem *item = g_ptr_array_index (question->items, i);

      if (item->part > 0 && !has_answer_in (db, survey, item, answered, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
refuse_answered (CxEdit *edit, CxSurvey *survey, CxQuestion *question, GError **error)
{
  gboolean answered;

  if (!cx_survey_repo_has_answers (cx_edit_get_db (edit), survey, question, &answered, error))
    return FALSE;
  if (answered)
    cx_error_set (error, CX_ERROR_INVALID, _ ("Add a new question of the other type."),
                  _ ("Question “%s” has answers, so its type cannot change."), question->code);
  return !answered;
}

/* The columns of the old items stay in the answers table, empty. */
static gboolean
delete_items (CxEdit *edit, GPtrArray *items, GError **error)
{
  for (guint i = 0; i < items->len; i++)
    {
      const CxItem *item = g_ptr_array_index (items, i);
      g_autoptr (CxStatement)
          statement = cx_edit_prepare (edit, "DELETE FROM item WHERE id = :id", error);

      if (statement == NULL)
        return FALSE;
      cx_statement_bind_int (statement, ":id", item->id);
      if (!cx_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_type (CxEdit *edit, CxQuestion *question, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;

  statement = cx_edit_prepare (
      edit, "UPDATE question SET type = :type, changed_at = :now WHERE id = :id", error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_text (statement, ":type", question->type_id);
  cx_statement_bind_int (statement, ":now", cx_edit_get_time (edit));
  cx_statement_bind_int (statement, ":id", question->id);
  return cx_statement_run (statement, error);
}

/* Choices and rows that the type knows nothing of are hidden; they come back with a type that
 * does. */
static gboolean
fit_parts (CxEdit *edit, CxQuestion *question, GError **error)
{
  gboolean choices = (question->type->flags & CX_TYPE_HAS_CHOICES) != 0;
  gboolean rows = (question->type->flags & CX_TYPE_HAS_ROWS) != 0;

  for (guint i = 0; i < question->choices->len; i++)
    {
      CxChoice *choice = g_ptr_array_index (question->choices, i);

      choice->hidden = !choices;
      if (!cx_survey_repo_update_choice (edit, choice, error))
        return FALSE;
    }
  for (guint i = 0; i < question->rows->len; i++)
    {
      CxQuestionRow *row = g_ptr_array_index (question->rows, i);

      row->hidden = !rows;
      if (!cx_survey_repo_update_row (edit, row, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
cx_survey_repo_change_type (CxEdit *edit,
                            CxSurvey *survey,
                            CxQuestion *question,
                            const char *type_id,
                            GError **error)
{
  g_autoptr (GPtrArray) old = g_ptr_array_new_with_free_func (g_object_unref);
  const CxQuestionType *type = cx_question_type_find (type_id);

  g_return_val_if_fail (type != NULL, FALSE);

  if (!refuse_answered (edit, survey, question, error))
    return FALSE;
  for (guint i = 0; i < question->items->len; i++)
    g_ptr_array_add (old, g_object_ref (g_ptr_array_index (question->items, i)));
  g_ptr_array_set_size (question->items, 0);
  g_free (question->type_id);
  question->type_id = g_strdup (type_id);
  question->type = type;
  question->scale_min = question->scale_max = NAN;
  /* Columns come first. The names of the new items may be those of the old ones, which go before
   * the new are written. */
  return cx_survey_write_make_ready (survey, question, 1, error) &&
         cx_survey_write_add_columns (edit, survey, error) && delete_items (edit, old, error) &&
         write_type (edit, question, error) && fit_parts (edit, question, error) &&
         cx_survey_rows_update_scale (edit, question, error) &&
         cx_survey_rows_insert_parts (edit, survey, question, error) &&
         cx_response_repo_make_views (edit, survey, error);
}
