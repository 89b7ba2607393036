#include "config.h"

#include "cx-survey-edit-repo.h"

#include "cx-survey-rows.h"

/* Pages of a questionnaire: which questions stand on which of them is said by the questions. */

/* Pages that were deleted keep their codes. */
static char *
make_code (CxSurvey *survey)
{
  char *code = NULL;
  guint n = survey->pages->len;

  do
    {
      g_free (code);
      code = g_strdup_printf ("page%u", ++n);
    }
  while (cx_survey_find_page (survey, code) != NULL);
  return code;
}

gboolean
cx_survey_repo_add_page (CxEdit *edit,
                         CxSurvey *survey,
                         CxPage *page,
                         CxPage *after,
                         GError **error)
{
  guint index = survey->pages->len;

  if (page->code == NULL)
    page->code = make_code (survey);
  if (after != NULL && g_ptr_array_find (survey->pages, after, &index))
    index++;
  g_ptr_array_insert (survey->pages, (int) index, g_object_ref (page));
  return cx_survey_rows_insert_pages (edit, survey, error) &&
         cx_survey_repo_order_pages (edit, survey, error);
}

gboolean
cx_survey_repo_update_page (CxEdit *edit, CxPage *page, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;

  statement = cx_edit_prepare (edit,
                               "UPDATE page SET title = :title, description = :description,"
                               "  hidden = :hidden, changed_at = :now WHERE id = :id",
                               error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_text (statement, ":title", page->title);
  cx_statement_bind_text (statement, ":description", page->description);
  cx_statement_bind_int (statement, ":hidden", page->hidden);
  cx_statement_bind_int (statement, ":now", cx_edit_get_time (edit));
  cx_statement_bind_int (statement, ":id", page->id);
  return cx_statement_run (statement, error);
}

gboolean
cx_survey_repo_place_question (CxEdit *edit, CxQuestion *question, CxPage *page, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;

  g_set_object (&question->page, page);
  question->page_id = page != NULL ? page->id : 0;
  statement = cx_edit_prepare (
      edit, "UPDATE question SET page_id = :page, changed_at = :now WHERE id = :id", error);
  if (statement == NULL)
    return FALSE;
  if (page != NULL)
    cx_statement_bind_int (statement, ":page", page->id);
  else
    cx_statement_bind_null (statement, ":page");
  cx_statement_bind_int (statement, ":now", cx_edit_get_time (edit));
  cx_statement_bind_int (statement, ":id", question->id);
  return cx_statement_run (statement, error);
}

/* Its questions go to the page before it, or to none. */
static gboolean
give_away_questions (CxEdit *edit, CxSurvey *survey, CxPage *page, GError **error)
{
  CxPage *before = NULL;

  for (guint i = 0; i < survey->pages->len && g_ptr_array_index (survey->pages, i) != page; i++)
    if (!CX_PAGE (g_ptr_array_index (survey->pages, i))->hidden)
      before = g_ptr_array_index (survey->pages, i);
  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      if (question->page_id == page->id &&
          !cx_survey_repo_place_question (edit, question, before, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
cx_survey_repo_delete_page (CxEdit *edit, CxSurvey *survey, CxPage *page, GError **error)
{
  if (!give_away_questions (edit, survey, page, error))
    return FALSE;
  page->hidden = TRUE;
  return cx_survey_repo_update_page (edit, page, error) &&
         cx_survey_rows_leave_tombstone (edit, page->uuid, "page", error);
}
