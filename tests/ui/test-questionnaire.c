#include "config.h"

#include "cx-change.h"
#include "cx-pasted-text.h"
#include "cx-question-check.h"
#include "cx-question-defaults.h"
#include "cx-survey-edit-repo.h"
#include "cx-survey-repo.h"
#include "cx-survey-texts.h"
#include "cx-test.h"

#include <math.h>

/* What the editor of a questionnaire keeps without widgets: what questions begin with, pasted
 * lines, what is to be translated, conditions, and the changes themselves. */

static void
test_defaults (void)
{
  guint n;
  const CxQuestionType *const *types = cx_question_types (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CxQuestion) question = cx_question_defaults_new (types[i]->id, "en");
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (question->text);
      g_assert_cmpstr (cx_question_defaults_purpose (types[i]->id), !=, "");
      if ((types[i]->flags & CX_TYPE_HAS_CHOICES) != 0)
        g_assert_cmpuint (question->choices->len, ==, 2);
      if ((types[i]->flags & CX_TYPE_HAS_ROWS) != 0)
        g_assert_cmpuint (question->rows->len, ==, 2);
      g_assert_true (cx_question_prepare (question, &error));
      g_assert_no_error (error);
    }
}

static void
test_copy (void)
{
  g_autoptr (CxQuestion) question = cx_question_defaults_new ("single", "en");
  g_autoptr (CxQuestion) copy = NULL;
  CxChoice *first = g_ptr_array_index (question->choices, 0);
  CxChoice *second = g_ptr_array_index (question->choices, 1);

  question->code = g_strdup ("drink");
  first->hidden = TRUE;
  second->exclusive = TRUE;
  second->score = 3;
  copy = cx_question_defaults_copy (question);
  g_assert_null (copy->code);
  g_assert_cmpstr (copy->uuid, !=, question->uuid);
  g_assert_cmpstr (copy->text, ==, question->text);
  g_assert_cmpuint (copy->choices->len, ==, 1);
  first = g_ptr_array_index (copy->choices, 0);
  g_assert_cmpstr (first->text, ==, "Choice 2");
  g_assert_cmpstr (first->uuid, !=, second->uuid);
  g_assert_true (first->exclusive);
  g_assert_cmpfloat (first->score, ==, 3);
}

static void
test_lines (void)
{
  g_auto (GStrv) lines = cx_pasted_text_split_lines (
      "- Trà\r\n\r\n• Cà phê \n 3. Nước\nb) Sinh tố\n2 ly\n100. nghìn\n-");
  g_auto (GStrv) one = cx_pasted_text_split_lines ("Trà đá\n");
  g_autofree char *joined = NULL;

  g_assert_nonnull (lines);
  joined = g_strjoinv ("|", lines);
  g_assert_cmpstr (joined, ==, "Trà|Cà phê|Nước|Sinh tố|2 ly|nghìn|-");
  g_assert_null (one);
  g_assert_null (cx_pasted_text_split_lines (""));
}

static char *
describe (GPtrArray *questions)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < questions->len; i++)
    {
      const CxQuestion *question = g_ptr_array_index (questions, i);

      g_string_append_printf (all, "%s%s %s%s", i > 0 ? "; " : "", question->type_id,
                              question->text, question->required != NULL ? "!" : "");
      for (guint k = 0; g_str_equal (question->type_id, "single") && k < question->choices->len;
           k++)
        g_string_append_printf (all, " /%s",
                                CX_CHOICE (g_ptr_array_index (question->choices, k))->text);
    }
  return g_string_free (all, FALSE);
}

static void
test_pasted_questions (void)
{
  static const struct
  {
    const char *text, *questions;
  } cases[] = {
    { "Bạn thấy sao?\nVì sao?", "text Bạn thấy sao?; text Vì sao?" },
    { "1. Bạn uống gì? *\n  - Trà\n  - Cà phê\n2) Vì sao?",
      "single Bạn uống gì?! /Trà /Cà phê; text Vì sao?" },
    { "Câu 1: Bạn uống gì?\na) Trà\nb) Nước\nCâu 2: Vì sao?",
      "single Bạn uống gì? /Trà /Nước; text Vì sao?" },
    { "What did you see?\n☐ A sign\n☐ A poster", "multiple What did you see?" },
    /* A list of questions with bullets. */
    { "• Bạn thấy sao?\n• Vì sao?", "text Bạn thấy sao?; text Vì sao?" },
    { "Just this", "text Just this" },
    { " \n\n", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) questions = cx_pasted_text_read_questions (cases[i].text, "text", "vi");
      g_autofree char *all = describe (questions);

      g_assert_cmpstr (all, ==, cases[i].questions);
    }
}

/* --- Translations --- */

static CxSurvey *
make_survey (void)
{
  CxSurvey *survey = cx_survey_new ();
  CxQuestion *nps = cx_question_defaults_new ("nps", "en");
  CxQuestion *single = cx_question_defaults_new ("single", "en");

  survey->title = g_strdup ("Visit");
  g_free (survey->language);
  survey->language = g_strdup ("en");
  g_ptr_array_add (survey->languages, g_strdup ("en"));
  nps->id = 1;
  nps->code = g_strdup ("nps");
  single->id = 2;
  single->code = g_strdup ("drink");
  cx_question_layout (nps);
  cx_question_layout (single);
  g_ptr_array_add (survey->questions, nps);
  g_ptr_array_add (survey->questions, single);
  return survey;
}

static void
test_texts (void)
{
  g_autoptr (CxSurvey) survey = make_survey ();
  g_autoptr (GPtrArray) texts = cx_survey_texts_list (survey, NULL);
  g_autoptr (GPtrArray) rest = NULL;
  g_autoptr (GHashTable) deleted = g_hash_table_new (g_int64_hash, g_int64_equal);
  CxSurveyText *title = g_ptr_array_index (texts, 0);
  CxQuestion *nps = g_ptr_array_index (survey->questions, 0);
  gint64 next = -1;

  /* The title; text and two ends; text and two choices. */
  g_assert_cmpuint (texts->len, ==, 7);
  g_hash_table_add (deleted, &nps->id);
  rest = cx_survey_texts_list (survey, deleted);
  g_assert_cmpuint (rest->len, ==, 4);

  g_assert_cmpint (cx_survey_text_get_state (survey, title, "vi"), ==, CX_SURVEY_TEXT_MISSING);
  cx_survey_set_translation (survey, survey->uuid, "title", "vi", "Ghé quán");
  g_assert_cmpint (cx_survey_text_get_state (survey, title, "vi"), ==, CX_SURVEY_TEXT_DONE);
  g_assert_cmpuint (cx_survey_texts_count_done (survey, texts, "vi"), ==, 1);
  g_assert_true (cx_survey_texts_find_next (survey, texts, "vi", 0, &next));
  g_assert_cmpint (next, ==, 1);
  g_assert_true (cx_survey_texts_find_next (survey, texts, "vi", 1, &next));
  g_assert_cmpint (next, ==, 2);
  /* From the end on it begins anew. */
  g_assert_true (cx_survey_texts_find_next (survey, texts, "vi", 2, &next));
  g_assert_cmpint (next, ==, 1);
  for (guint i = 0; i < texts->len; i++)
    {
      const CxSurveyText *text = g_ptr_array_index (texts, i);

      cx_survey_set_translation (survey, text->owner, text->field, "vi", "…");
    }
  g_assert_false (cx_survey_texts_find_next (survey, texts, "vi", 0, &next));
}

static void
test_check (void)
{
  g_autoptr (CxSurvey) survey = make_survey ();
  CxQuestion *nps = g_ptr_array_index (survey->questions, 0);
  g_autoptr (GError) error = NULL;

  g_assert_true (cx_question_check (survey, NULL, "${nps} >= 9 and ${drink} = 'choice_1'", &error));
  g_assert_no_error (error);
  g_assert_true (cx_question_check (survey, nps, ". > 3", &error));
  g_assert_no_error (error);
  g_assert_false (cx_question_check (survey, NULL, "${nobody} > 1", &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (cx_question_check (survey, NULL, "${nps} >", &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
}

/* --- Changes --- */

typedef struct
{
  CxProject *project;
  CxSession *session;
  gint64 id, made;
  gboolean done;
} Fixture;

static void
done_cb (Fixture *fixture)
{
  fixture->done = TRUE;
}

static void
made_cb (gint64 id, gpointer data)
{
  ((Fixture *) data)->made = id;
}

/* The survey after the change that was asked for. */
static CxSurvey *
wait_and_load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  CxSurvey *survey;

  while (!fixture->done || cx_session_is_writing (fixture->session))
    g_main_context_iteration (NULL, TRUE);
  fixture->done = FALSE;
  survey = cx_survey_repo_load (cx_project_get_db (fixture->project), fixture->id, &error);
  g_assert_no_error (error);
  return survey;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = cx_test_path (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (CxSurvey) survey = cx_survey_new ();
  CxEdit *edit;

  fixture->project = cx_project_create (path, "Tiệm", NULL, NULL, "vi", &error);
  g_assert_no_error (error);
  survey->title = g_strdup ("Visit");
  g_free (survey->language);
  survey->language = g_strdup ("en");
  g_ptr_array_add (survey->languages, g_strdup ("en"));
  edit = cx_store_begin (cx_project_get_store (fixture->project), "New survey", &error);
  g_assert_true (cx_survey_repo_insert (edit, survey, &error));
  g_assert_true (cx_edit_commit (edit, &error));
  fixture->id = survey->id;
  fixture->session = cx_session_new (fixture->project);
  g_signal_connect_swapped (fixture->session, "changed", G_CALLBACK (done_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cx_session_close (fixture->session);
  g_clear_object (&fixture->session);
  g_clear_object (&fixture->project);
}

static GPtrArray *
make_array (CxQuestion *question)
{
  GPtrArray *questions = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (questions, question);
  return questions;
}

static CxSurvey *
add (Fixture *fixture, CxSurvey *survey, const char *type, CxQuestion *after)
{
  cx_change_add_questions (fixture->session, survey,
                           make_array (cx_question_defaults_new (type, "en")), after, NULL, NULL,
                           made_cb, fixture);
  return wait_and_load (fixture);
}

static char *
list_codes (CxSurvey *survey)
{
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < survey->questions->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "",
                            ((CxQuestion *) g_ptr_array_index (survey->questions, i))->code);
  return g_string_free (codes, FALSE);
}

static void
test_questions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CxSurvey)
      empty = cx_survey_repo_load (cx_project_get_db (fixture->project), fixture->id, NULL);
  g_autoptr (CxSurvey) one = add (fixture, empty, "nps", NULL);
  g_autoptr (CxSurvey) two = add (fixture, one, "text", NULL);
  g_autoptr (CxSurvey) three = add (fixture, two, "single", g_ptr_array_index (two->questions, 0));
  g_autoptr (CxSurvey) moved = NULL, retyped = NULL, copied = NULL;
  g_autofree char *codes = list_codes (three);
  g_autofree char *after = NULL;
  CxQuestion *question = g_ptr_array_index (three->questions, 1);

  g_assert_cmpstr (codes, ==, "nps q3 q2");
  g_assert_cmpint (fixture->made, ==, question->id);
  cx_change_move_question (fixture->session, three, question,
                           g_ptr_array_index (three->questions, 0), NULL);
  moved = wait_and_load (fixture);
  after = list_codes (moved);
  g_assert_cmpstr (after, ==, "q3 nps q2");

  cx_change_question_type (fixture->session, moved, g_ptr_array_index (moved->questions, 2),
                           "grid");
  retyped = wait_and_load (fixture);
  question = g_ptr_array_index (retyped->questions, 2);
  g_assert_cmpstr (question->type_id, ==, "grid");
  g_assert_cmpuint (question->rows->len, ==, 2);
  g_assert_cmpuint (question->choices->len, ==, 2);

  cx_change_add_questions (fixture->session, retyped,
                           make_array (cx_question_defaults_copy (question)), question, NULL,
                           question, made_cb, fixture);
  copied = wait_and_load (fixture);
  g_assert_cmpuint (copied->questions->len, ==, 4);
  question = g_ptr_array_index (copied->questions, 3);
  g_assert_cmpuint (question->rows->len, ==, 2);
}

/* Codes of the questions, and "|" where another page begins. */
static char *
list_pages (CxSurvey *survey)
{
  GString *all = g_string_new (NULL);
  gint64 page = 0;

  for (guint i = 0; i < survey->questions->len; i++)
    {
      const CxQuestion *question = g_ptr_array_index (survey->questions, i);

      g_string_append_printf (all, "%s%s ", question->page_id != page ? "| " : "", question->code);
      page = question->page_id;
    }
  return g_string_free (all, FALSE);
}

static void
assert_pages (CxSurvey *survey, const char *wanted)
{
  g_autofree char *all = list_pages (survey);

  g_assert_cmpstr (all, ==, wanted);
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CxSurvey)
      empty = cx_survey_repo_load (cx_project_get_db (fixture->project), fixture->id, NULL);
  g_autoptr (CxSurvey) added = NULL, one = NULL, two = NULL, more = NULL, moved = NULL;
  g_autoptr (CxSurvey) named = NULL, less = NULL;
  CxPage *page;

  cx_change_add_questions (fixture->session, empty,
                           cx_pasted_text_read_questions ("A?\nB?\nC?", "text", "en"), NULL, NULL,
                           NULL, made_cb, fixture);
  added = wait_and_load (fixture);
  assert_pages (added, "q1 q2 q3 ");
  cx_change_add_page (fixture->session, added, g_ptr_array_index (added->questions, 0), NULL,
                      made_cb, fixture);
  one = wait_and_load (fixture);
  assert_pages (one, "q1 | q2 q3 ");
  cx_change_add_page (fixture->session, one, g_ptr_array_index (one->questions, 1), NULL, made_cb,
                      fixture);
  two = wait_and_load (fixture);
  assert_pages (two, "q1 | q2 | q3 ");
  page = g_ptr_array_index (two->pages, 1);
  g_assert_cmpint (fixture->made, ==, page->id);

  /* First on a page. */
  cx_change_add_questions (fixture->session, two,
                           make_array (cx_question_defaults_new ("text", "en")), NULL, page, NULL,
                           made_cb, fixture);
  more = wait_and_load (fixture);
  assert_pages (more, "q1 | q2 | q4 q3 ");
  cx_change_move_page (fixture->session, more, g_ptr_array_index (more->pages, 1),
                       g_ptr_array_index (more->pages, 0));
  moved = wait_and_load (fixture);
  assert_pages (moved, "q1 | q4 q3 | q2 ");
  page = g_ptr_array_index (moved->pages, 0);
  cx_change_page (fixture->session, moved, page, "title", "Drinks");
  named = wait_and_load (fixture);
  g_assert_cmpstr (CX_PAGE (g_ptr_array_index (named->pages, 0))->title, ==, "Drinks");
  cx_change_delete_page (fixture->session, named, g_ptr_array_index (named->pages, 1));
  less = wait_and_load (fixture);
  assert_pages (less, "q1 | q4 q3 q2 ");
}

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CxSurvey)
      empty = cx_survey_repo_load (cx_project_get_db (fixture->project), fixture->id, NULL);
  g_autoptr (CxSurvey) made = add (fixture, empty, "grid", NULL);
  g_autoptr (CxSurvey) number = NULL, required = NULL;
  CxQuestion *question;
  g_autofree char *cells = NULL;

  cx_change_question (fixture->session, made, g_ptr_array_index (made->questions, 0), "cells",
                      "number");
  number = wait_and_load (fixture);
  question = g_ptr_array_index (number->questions, 0);
  cells = cx_question_get_property (question, "cells");
  g_assert_cmpstr (cells, ==, "number");
  g_assert_cmpint (((CxItem *) g_ptr_array_index (question->items, 0))->storage, ==,
                   CX_STORAGE_REAL);
  cx_change_question (fixture->session, number, question, "required", "1");
  required = wait_and_load (fixture);
  question = g_ptr_array_index (required->questions, 0);
  g_assert_cmpstr (question->required, ==, "1");
}

static void
test_parts (Fixture *fixture, gconstpointer data)
{
  const char *const lines[] = { "Tea", "Water", NULL };
  g_autoptr (CxSurvey)
      empty = cx_survey_repo_load (cx_project_get_db (fixture->project), fixture->id, NULL);
  g_autoptr (CxSurvey) made = add (fixture, empty, "multiple", NULL);
  g_autoptr (CxSurvey) pasted = NULL, moved = NULL, other = NULL;
  CxQuestion *question = g_ptr_array_index (made->questions, 0);
  CxChoice *first = g_ptr_array_index (question->choices, 0), *choice;

  cx_change_add_parts (fixture->session, made, question, FALSE, first->id, "Coffee", lines, made_cb,
                       fixture);
  pasted = wait_and_load (fixture);
  question = g_ptr_array_index (pasted->questions, 0);
  g_assert_cmpuint (question->choices->len, ==, 4);
  choice = g_ptr_array_index (question->choices, 0);
  g_assert_cmpstr (choice->text, ==, "Coffee");
  choice = g_ptr_array_index (question->choices, 2);
  g_assert_cmpstr (choice->text, ==, "Water");
  g_assert_cmpint (choice->id, ==, fixture->made);
  g_assert_nonnull (cx_question_find_item (question, CX_ITEM_CHOICE, choice, NULL));

  cx_change_move_part (fixture->session, pasted, question, FALSE, choice->id, first->id);
  moved = wait_and_load (fixture);
  question = g_ptr_array_index (moved->questions, 0);
  choice = g_ptr_array_index (question->choices, 0);
  g_assert_cmpstr (choice->text, ==, "Water");

  cx_change_part (fixture->session, moved, question, FALSE, choice->id, "other", "true", NULL);
  other = wait_and_load (fixture);
  question = g_ptr_array_index (other->questions, 0);
  choice = g_ptr_array_index (question->choices, 0);
  g_assert_true (choice->other);
  g_assert_nonnull (cx_question_find_item (question, CX_ITEM_OTHER, choice, NULL));
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/questionnaire/defaults", test_defaults);
  g_test_add_func ("/questionnaire/copy", test_copy);
  g_test_add_func ("/questionnaire/pasted-questions", test_pasted_questions);
  g_test_add_func ("/questionnaire/lines", test_lines);
  g_test_add_func ("/questionnaire/texts", test_texts);
  g_test_add_func ("/questionnaire/check", test_check);
  g_test_add ("/questionnaire/questions", Fixture, "questions.clientele", set_up, test_questions,
              tear_down);
  g_test_add ("/questionnaire/pages", Fixture, "pages.clientele", set_up, test_pages, tear_down);
  g_test_add ("/questionnaire/settings", Fixture, "settings.clientele", set_up, test_settings,
              tear_down);
  g_test_add ("/questionnaire/parts", Fixture, "parts.clientele", set_up, test_parts, tear_down);
  return g_test_run ();
}
