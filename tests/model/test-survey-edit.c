#include "config.h"

#include "cx-project.h"
#include "cx-response-repo.h"
#include "cx-survey-edit-repo.h"
#include "cx-survey-repo.h"
#include "cx-test.h"

#include <math.h>

/* A business with one survey: a rating and a question with three choices, three answers. */
static CxProject *
make_project (const char *name, gint64 *survey_id)
{
  g_autofree char *path = cx_test_path (name);
  g_autoptr (GError) error = NULL;
  CxProject *project = cx_project_create (path, "Tiệm", NULL, NULL, "vi", &error);
  g_autoptr (CxSurvey) survey = cx_survey_new ();
  CxQuestion *rating = cx_question_new ("csat");
  CxQuestion *single = cx_question_new ("single");
  CxEdit *edit;

  g_assert_no_error (error);
  survey->code = g_strdup ("visit");
  survey->title = g_strdup ("Ghé quán");
  g_free (survey->language);
  survey->language = g_strdup ("vi");
  g_ptr_array_add (survey->languages, g_strdup ("vi"));
  rating->code = g_strdup ("food");
  rating->text = g_strdup ("Món ăn");
  single->code = g_strdup ("drink");
  single->text = g_strdup ("Đồ uống");
  g_ptr_array_add (single->choices, cx_choice_new ("tea", 1, "Trà"));
  g_ptr_array_add (single->choices, cx_choice_new ("coffee", 2, "Cà phê"));
  g_ptr_array_add (single->choices, cx_choice_new ("water", 3, "Nước"));
  g_ptr_array_add (survey->questions, rating);
  g_ptr_array_add (survey->questions, single);
  edit = cx_store_begin (cx_project_get_store (project), "New survey", &error);
  g_assert_true (cx_survey_repo_insert (edit, survey, &error));
  g_assert_true (cx_edit_commit (edit, &error));
  g_assert_no_error (error);
  *survey_id = survey->id;
  return project;
}

static CxSurvey *
load (CxProject *project, gint64 id)
{
  g_autoptr (GError) error = NULL;
  CxSurvey *survey = cx_survey_repo_load (cx_project_get_db (project), id, &error);

  g_assert_no_error (error);
  return survey;
}

static CxEdit *
begin (CxProject *project)
{
  g_autoptr (GError) error = NULL;
  CxEdit *edit = cx_store_begin (cx_project_get_store (project), "Edit", &error);

  g_assert_no_error (error);
  return edit;
}

static void
undo (CxProject *project)
{
  g_autoptr (GError) error = NULL;

  cx_store_undo (cx_project_get_store (project), NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
answer (CxProject *project, CxSurvey *survey, gint64 number)
{
  CxQuestion *question = g_ptr_array_index (survey->questions, 0);
  CxItem *item = g_ptr_array_index (question->items, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (CxResponseWriter) writer = NULL;
  CxValue value = { .kind = CX_VALUE_INTEGER, .integer = number };
  CxEdit *edit = cx_store_begin_bulk (cx_project_get_store (project), "Answers", &error);

  writer = cx_response_writer_new (edit, survey, NULL, 0, &item, 1, &error);
  g_assert_no_error (error);
  g_assert_true (cx_response_writer_insert (writer, 0, 1, 0, NULL, &value, &error));
  g_assert_true (cx_response_writer_finish (writer, &error));
  g_assert_true (cx_edit_commit (edit, &error));
  g_assert_no_error (error);
}

static void
test_texts_and_order (void)
{
  gint64 id;
  g_autoptr (CxProject) project = make_project ("texts.clientele", &id);
  g_autoptr (CxSurvey) survey = load (project, id);
  g_autoptr (CxSurvey) after = NULL;
  g_autoptr (CxSurvey) before = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *shape = NULL;
  CxQuestion *question = g_ptr_array_index (survey->questions, 1);
  CxChoice *choice = g_ptr_array_index (question->choices, 2);
  CxEdit *edit = begin (project);

  g_free (question->text);
  question->text = g_strdup ("Bạn đã uống gì?");
  question->required = g_strdup ("1");
  cx_question_set_property (question, "shape", "menu");
  g_assert_true (cx_survey_repo_update_question (edit, survey, question, &error));
  choice->missing = TRUE;
  choice->score = 2.5;
  g_assert_true (cx_survey_repo_update_choice (edit, choice, &error));
  g_ptr_array_insert (question->choices, 0, g_ptr_array_steal_index (question->choices, 2));
  g_assert_true (cx_survey_repo_order_choices (edit, question, &error));
  g_ptr_array_insert (survey->questions, 0, g_ptr_array_steal_index (survey->questions, 1));
  g_assert_true (cx_survey_repo_order_questions (edit, survey, &error));
  g_assert_true (cx_edit_commit (edit, &error));
  g_assert_no_error (error);

  after = load (project, id);
  question = g_ptr_array_index (after->questions, 0);
  g_assert_cmpstr (question->text, ==, "Bạn đã uống gì?");
  g_assert_cmpstr (question->required, ==, "1");
  shape = cx_question_get_property (question, "shape");
  g_assert_cmpstr (shape, ==, "menu");
  choice = g_ptr_array_index (question->choices, 0);
  g_assert_cmpstr (choice->code, ==, "water");
  g_assert_cmpint (choice->number, ==, 3);
  g_assert_true (choice->missing);
  g_assert_cmpfloat (choice->score, ==, 2.5);

  undo (project);
  before = load (project, id);
  question = g_ptr_array_index (before->questions, 1);
  g_assert_cmpstr (question->text, ==, "Đồ uống");
  g_assert_null (question->required);
  g_assert_cmpstr (((CxChoice *) g_ptr_array_index (question->choices, 0))->code, ==, "tea");
}

static void
test_languages (void)
{
  gint64 id;
  g_autoptr (CxProject) project = make_project ("languages.clientele", &id);
  g_autoptr (CxSurvey) survey = load (project, id);
  g_autoptr (CxSurvey) two = NULL;
  g_autoptr (CxSurvey) one = NULL;
  g_autoptr (GError) error = NULL;
  CxEdit *edit = begin (project);

  g_assert_true (cx_survey_repo_add_language (edit, survey, "en", &error));
  g_assert_true (cx_survey_repo_add_language (edit, survey, "en", &error));
  g_assert_true (cx_edit_commit (edit, &error));
  two = load (project, id);
  g_assert_cmpuint (two->languages->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (two->languages, 0), ==, "vi");

  edit = begin (project);
  g_assert_false (cx_survey_repo_remove_language (edit, two, "vi", &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (cx_survey_repo_remove_language (edit, two, "en", &error));
  g_assert_true (cx_edit_commit (edit, &error));
  g_assert_no_error (error);
  one = load (project, id);
  g_assert_cmpuint (one->languages->len, ==, 1);
}

/* An unanswered question becomes any other type and back, with its choices; an answered one stays.
 */
static void
test_change_type (void)
{
  static const char *const types[] = { "text", "multiple", "grid", "number", "ranking",
                                       "date", "yesno",    "nps",  "single", "email" };
  gint64 id;
  g_autoptr (CxProject) project = make_project ("types.clientele", &id);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (CxSurvey) survey = load (project, id);
      g_autoptr (CxSurvey) after = NULL;
      CxQuestion *question = g_ptr_array_index (survey->questions, 1);
      CxEdit *edit = begin (project);

      g_assert_true (cx_survey_repo_change_type (edit, survey, question, types[i], &error));
      g_assert_no_error (error);
      g_assert_true (cx_edit_commit (edit, &error));
      g_assert_no_error (error);
      after = load (project, id);
      question = g_ptr_array_index (after->questions, 1);
      g_assert_cmpstr (question->type_id, ==, types[i]);
      g_assert_cmpstr (question->code, ==, "drink");
    }
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    undo (project);
  {
    g_autoptr (CxSurvey) survey = load (project, id);
    CxQuestion *question = g_ptr_array_index (survey->questions, 1);

    g_assert_cmpstr (question->type_id, ==, "single");
    g_assert_cmpuint (question->choices->len, ==, 3);
    g_assert_false (((CxChoice *) g_ptr_array_index (question->choices, 0))->hidden);
    g_assert_cmpuint (question->items->len, ==, 1);
  }
}

static void
test_answered (void)
{
  gint64 id;
  g_autoptr (CxProject) project = make_project ("answered.clientele", &id);
  g_autoptr (CxSurvey) survey = load (project, id);
  g_autoptr (GError) error = NULL;
  CxQuestion *question = g_ptr_array_index (survey->questions, 0);
  gboolean answered = TRUE;
  CxEdit *edit;

  g_assert_true (cx_survey_repo_has_answers (cx_project_get_db (project), survey, question,
                                             &answered, &error));
  g_assert_false (answered);
  answer (project, survey, 4);
  g_assert_true (cx_survey_repo_has_answers (cx_project_get_db (project), survey, question,
                                             &answered, &error));
  g_assert_true (answered);
  edit = begin (project);
  g_assert_false (cx_survey_repo_change_type (edit, survey, question, "text", &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
  g_clear_error (&error);
  question->scale_min = -2;
  g_assert_false (cx_survey_repo_update_question (edit, survey, question, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
  cx_edit_free (edit);
}

static void
test_counts_and_deleted (void)
{
  gint64 id;
  g_autoptr (CxProject) project = make_project ("counts.clientele", &id);
  g_autoptr (CxSurvey) survey = load (project, id);
  CxDb *db = cx_project_get_db (project);
  CxQuestion *rating = g_ptr_array_index (survey->questions, 0);
  CxQuestion *single = g_ptr_array_index (survey->questions, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) counts = NULL, none = NULL, deleted = NULL, again = NULL;
  CxEdit *edit;

  answer (project, survey, 4);
  answer (project, survey, CX_ANSWER_UNANSWERED);
  counts = cx_survey_repo_count_answers (db, survey, &error);
  g_assert_no_error (error);
  g_assert_cmpint (*(gint64 *) g_hash_table_lookup (counts, &rating->id), ==, 1);
  g_assert_cmpint (*(gint64 *) g_hash_table_lookup (counts, &single->id), ==, 0);

  none = cx_survey_repo_list_deleted (db, survey, &error);
  g_assert_cmpuint (g_hash_table_size (none), ==, 0);
  edit = begin (project);
  rating->hidden = TRUE;
  g_assert_true (cx_survey_repo_update_question (edit, survey, rating, &error));
  g_assert_true (cx_survey_repo_delete_question (edit, single, &error));
  g_assert_true (cx_edit_commit (edit, &error));
  deleted = cx_survey_repo_list_deleted (db, survey, &error);
  g_assert_cmpuint (g_hash_table_size (deleted), ==, 1);
  g_assert_true (g_hash_table_contains (deleted, &single->id));
  g_assert_true (cx_store_undo (cx_project_get_store (project), NULL, NULL, &error));
  again = cx_survey_repo_list_deleted (db, survey, &error);
  g_assert_cmpuint (g_hash_table_size (again), ==, 0);
}

/* --- Pages --- */

static CxPage *
add_page (CxProject *project, CxSurvey *survey, const char *title, CxPage *after)
{
  g_autoptr (CxPage) page = cx_page_new ();
  g_autoptr (GError) error = NULL;
  CxEdit *edit = begin (project);

  page->title = g_strdup (title);
  g_assert_true (cx_survey_repo_add_page (edit, survey, page, after, &error));
  g_assert_true (cx_edit_commit (edit, &error));
  g_assert_no_error (error);
  return page; /* the survey holds it */
}

static void
test_pages (void)
{
  gint64 id;
  g_autoptr (CxProject) project = make_project ("pages.clientele", &id);
  g_autoptr (CxSurvey) survey = load (project, id);
  g_autoptr (CxSurvey) loaded = NULL;
  g_autoptr (CxSurvey) less = NULL;
  g_autoptr (CxSurvey) again = NULL;
  g_autoptr (GError) error = NULL;
  CxPage *first = add_page (project, survey, "Món ăn", NULL);
  CxPage *last = add_page (project, survey, NULL, NULL);
  CxPage *middle = add_page (project, survey, "Đồ uống", first);
  CxEdit *edit = begin (project);

  g_assert_cmpstr (first->code, !=, last->code);
  g_assert_cmpstr (middle->code, !=, last->code);
  g_assert_true (cx_survey_repo_place_question (edit, g_ptr_array_index (survey->questions, 0),
                                                first, &error));
  g_assert_true (cx_survey_repo_place_question (edit, g_ptr_array_index (survey->questions, 1),
                                                middle, &error));
  middle->description = g_strdup ("Nóng và lạnh");
  g_assert_true (cx_survey_repo_update_page (edit, middle, &error));
  g_assert_true (cx_edit_commit (edit, &error));

  loaded = load (project, id);
  g_assert_cmpuint (loaded->pages->len, ==, 3);
  middle = g_ptr_array_index (loaded->pages, 1);
  g_assert_cmpstr (middle->title, ==, "Đồ uống");
  g_assert_cmpstr (middle->description, ==, "Nóng và lạnh");
  g_assert_true (((CxQuestion *) g_ptr_array_index (loaded->questions, 1))->page == middle);

  /* The questions of a page that goes stay. */
  edit = begin (project);
  g_assert_true (cx_survey_repo_delete_page (edit, loaded, middle, &error));
  g_assert_true (
      cx_survey_repo_delete_page (edit, loaded, g_ptr_array_index (loaded->pages, 0), &error));
  g_assert_true (cx_edit_commit (edit, &error));
  less = load (project, id);
  g_assert_true (CX_PAGE (g_ptr_array_index (less->pages, 1))->hidden);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (((CxQuestion *) g_ptr_array_index (less->questions, i))->page_id, ==, 0);
  undo (project);
  again = load (project, id);
  g_assert_cmpstr (((CxQuestion *) g_ptr_array_index (again->questions, 1))->page->title, ==,
                   "Đồ uống");
}

/* Several new questions are one edit, with places for all their answers. */
static void
test_add_several (void)
{
  gint64 id;
  g_autoptr (CxProject) project = make_project ("several.clientele", &id);
  g_autoptr (CxSurvey) survey = load (project, id);
  g_autoptr (CxSurvey) loaded = NULL;
  g_autoptr (CxSurvey) before = NULL;
  g_autoptr (GPtrArray) questions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  CxEdit *edit = begin (project);

  for (guint i = 0; i < 3; i++)
    {
      CxQuestion *question = cx_question_new (i == 1 ? "multiple" : "text");

      question->text = g_strdup_printf ("Câu %u", i);
      if (i == 1)
        g_ptr_array_add (question->choices, cx_choice_new ("tea", 1, "Trà"));
      g_ptr_array_add (questions, question);
    }
  g_assert_true (cx_survey_repo_add_questions (edit, survey, questions, &error));
  g_assert_true (cx_edit_commit (edit, &error));
  g_assert_no_error (error);
  loaded = load (project, id);
  g_assert_cmpuint (loaded->questions->len, ==, 5);
  for (guint i = 0; i < 3; i++)
    {
      CxQuestion *question = g_ptr_array_index (loaded->questions, i + 2);
      g_autofree char *text = g_strdup_printf ("Câu %u", i);
      CxItem *item = g_ptr_array_index (question->items, 0);

      g_assert_cmpstr (question->text, ==, text);
      g_assert_cmpint (item->part, >, 0);
    }
  undo (project);
  before = load (project, id);
  g_assert_cmpuint (before->questions->len, ==, 2);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/survey-edit/texts-and-order", test_texts_and_order);
  g_test_add_func ("/survey-edit/pages", test_pages);
  g_test_add_func ("/survey-edit/add-several", test_add_several);
  g_test_add_func ("/survey-edit/languages", test_languages);
  g_test_add_func ("/survey-edit/change-type", test_change_type);
  g_test_add_func ("/survey-edit/answered", test_answered);
  g_test_add_func ("/survey-edit/counts-and-deleted", test_counts_and_deleted);
  return g_test_run ();
}
