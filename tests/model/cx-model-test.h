/* A business file and a survey for the tests of this folder. */
#pragma once

#include "cx-project.h"
#include "cx-question-type.h"
#include "cx-response-repo.h"
#include "cx-survey-repo.h"
#include "cx-test.h"

static inline CxProject *
open_new_project (const char *name)
{
  g_autofree char *path = cx_test_path (name);
  g_autoptr (GError) error = NULL;
  CxProject *project = cx_project_create (path, "Coffee", NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return project;
}

static inline CxQuestion *
add_question (CxSurvey *survey, const char *type, const char *code, const char *text)
{
  CxQuestion *question = cx_question_new (type);

  question->code = g_strdup (code);
  question->text = g_strdup (text);
  g_ptr_array_add (survey->questions, question);
  return question;
}

static inline CxChoice *
add_choice (CxQuestion *question, const char *code, const char *text)
{
  CxChoice *choice = cx_choice_new (code, cx_question_next_number (question), text);

  g_ptr_array_add (question->choices, choice);
  return choice;
}

/* nps, place (web, shop, other with text), reasons (price, taste), why (text), age (number). */
static inline CxSurvey *
make_visit_survey (void)
{
  CxSurvey *survey = cx_survey_new ();
  CxQuestion *question;

  survey->code = g_strdup ("visit");
  survey->title = g_strdup ("Your visit");
  g_free (survey->language);
  survey->language = g_strdup ("en");
  add_question (survey, "nps", "nps", "Would you recommend us?");
  question = add_question (survey, "single", "place", "Where did you buy?");
  add_choice (question, "web", "Website");
  add_choice (question, "shop", "Cửa hàng");
  add_choice (question, "other", "Other")->other = TRUE;
  question = add_question (survey, "multiple", "reasons", "Why?");
  add_choice (question, "price", "Price");
  add_choice (question, "taste", "Taste");
  add_question (survey, "text", "why", "Tell us more");
  add_question (survey, "number", "age", "Your age");
  return survey;
}

static inline CxEdit *
begin (CxProject *project, const char *label)
{
  g_autoptr (GError) error = NULL;
  CxEdit *edit = cx_store_begin (cx_project_get_store (project), label, &error);

  g_assert_no_error (error);
  return edit;
}

static inline CxEdit *
begin_bulk (CxProject *project, const char *label)
{
  g_autoptr (GError) error = NULL;
  CxEdit *edit = cx_store_begin_bulk (cx_project_get_store (project), label, &error);

  g_assert_no_error (error);
  return edit;
}

static inline void
commit (CxEdit *edit)
{
  g_autoptr (GError) error = NULL;

  cx_edit_commit (edit, &error);
  g_assert_no_error (error);
}

static inline void
insert_survey (CxProject *project, CxSurvey *survey)
{
  CxEdit *edit = begin (project, "Add survey");
  g_autoptr (GError) error = NULL;

  cx_survey_repo_insert (edit, survey, &error);
  g_assert_no_error (error);
  commit (edit);
}

static inline CxSurvey *
load_survey (CxProject *project, const char *name)
{
  g_autoptr (GError) error = NULL;
  CxSurvey *survey = cx_survey_repo_find (cx_project_get_db (project), name, &error);

  g_assert_no_error (error);
  return survey;
}

static inline CxItem *
item_of (CxSurvey *survey, const char *code)
{
  CxItem *item = cx_survey_find_item (survey, code, NULL);

  g_assert_nonnull (item);
  return item;
}

/* All rows of @sql as "a|b|c;", NULL as "-". Free with g_free (). */
static inline char *
query (CxProject *project, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxStatement) statement = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean row;

  statement = cx_db_prepare (cx_project_get_db (project), sql, &error);
  g_assert_no_error (error);
  while (TRUE)
    {
      cx_statement_step (statement, &row, &error);
      g_assert_no_error (error);
      if (!row)
        return g_strdup (text->str);
      for (int i = 0; i < cx_statement_get_columns (statement); i++)
        g_string_append_printf (
            text, "%s%s", i > 0 ? "|" : "",
            cx_statement_is_null (statement, i) ? "-" : cx_statement_get_text (statement, i));
      g_string_append_c (text, ';');
    }
}

#define assert_query(project, sql, expected)                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found_ = query (project, sql);                                                \
    g_assert_cmpstr (found_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END
