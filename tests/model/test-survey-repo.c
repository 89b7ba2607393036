#include "config.h"

#include "cx-error.h"
#include "cx-model-test.h"
#include "cx-survey-edit-repo.h"

#include <math.h>
#include <string.h>

static void
test_insert_and_load (void)
{
  g_autoptr (CxProject) project = open_new_project ("insert.clientele");
  g_autoptr (CxSurvey) survey = make_visit_survey ();
  g_autoptr (CxSurvey) loaded = NULL;
  CxQuestion *channel = g_ptr_array_index (survey->questions, 1);
  CxQuestion *other;
  CxPage *page = cx_page_new ();
  CxChoice *choice;
  CxLogic *logic;

  page->title = g_strdup ("Trang đầu");
  g_ptr_array_add (survey->pages, page);
  g_set_object (&channel->page, page);
  channel->required = g_strdup ("1");
  channel->relevant = g_strdup ("${nps} > 3");
  choice = g_ptr_array_index (channel->choices, 0);
  choice->score = 2.5;
  choice->exclusive = TRUE;
  cx_survey_set_translation (survey, choice->uuid, "text", "vi", "Trang mạng");
  logic = cx_survey_add_logic (survey, "skip");
  logic->question = channel;
  logic->target = g_strdup (page->uuid);
  insert_survey (project, survey);

  loaded = load_survey (project, "visit");
  g_assert_cmpint (loaded->id, ==, survey->id);
  g_assert_cmpstr (loaded->uuid, ==, survey->uuid);
  g_assert_cmpstr (loaded->title, ==, "Your visit");
  g_assert_cmpint (loaded->parts, ==, 1);
  g_assert_cmpuint (loaded->response_fields, ==, CX_RESPONSE_FIELDS_ALL);
  g_assert_cmpuint (loaded->languages->len, ==, 1);
  g_assert_cmpuint (loaded->questions->len, ==, 5);
  other = g_ptr_array_index (loaded->questions, 1);
  g_assert_cmpstr (other->required, ==, "1");
  g_assert_cmpstr (other->relevant, ==, "${nps} > 3");
  g_assert_cmpstr (other->page->title, ==, "Trang đầu");
  g_assert_cmpstr (other->type->id, ==, "single");
  g_assert_cmpuint (other->items->len, ==, 2);
  choice = g_ptr_array_index (other->choices, 0);
  g_assert_cmpfloat (choice->score, ==, 2.5);
  g_assert_true (choice->exclusive);
  g_assert_cmpstr (cx_survey_translate (loaded, choice->uuid, "text", "vi", choice->text), ==,
                   "Trang mạng");
  g_assert_cmpstr (cx_survey_get_translation_source (loaded, choice->uuid, "text", "vi"), ==,
                   "Website");
  choice = g_ptr_array_index (other->choices, 1);
  g_assert_true (isnan (choice->score));
  g_assert_cmpuint (loaded->logic->len, ==, 1);
  logic = g_ptr_array_index (loaded->logic, 0);
  g_assert_true (logic->question == other);
  g_assert_true (cx_survey_get_question (loaded, other->id) == other);
}

static void
test_item_codes (void)
{
  g_autoptr (CxProject) project = open_new_project ("items.clientele");
  g_autoptr (CxSurvey) survey = make_visit_survey ();
  CxQuestion *grid;

  add_question (survey, "text", "branch", "The name of a response field");
  add_question (survey, "text", "ID", "Another");
  add_question (survey, "text", "reasons_price", "The name of another item");
  grid = add_question (survey, "grid", "g", "Rate");
  add_choice (grid, "1", "bad");
  g_ptr_array_add (grid->rows, cx_question_row_new ("a \"b\"", "Odd"));
  insert_survey (project, survey);

  g_assert_nonnull (item_of (survey, "nps"));
  g_assert_nonnull (item_of (survey, "place_other_text"));
  g_assert_nonnull (item_of (survey, "reasons_taste"));
  g_assert_nonnull (item_of (survey, "branch_2"));
  g_assert_nonnull (item_of (survey, "ID_2"));
  g_assert_nonnull (item_of (survey, "reasons_price"));
  g_assert_nonnull (item_of (survey, "reasons_price_2"));
  g_assert_nonnull (item_of (survey, "g_a \"b\""));
  g_assert_cmpint (item_of (survey, "reasons_price")->kind, ==, CX_ITEM_VALUE);
  assert_query (project, "SELECT count (*) FROM survey_visit", "0;");
}

static void
test_survey_codes (void)
{
  g_autoptr (CxProject) project = open_new_project ("codes.clientele");
  static const struct
  {
    const char *code, *title, *expected;
  } cases[] = {
    { NULL, "Khảo sát tháng 3", "khao_sat_thang_3" },
    { NULL, "Khảo sát tháng 3", "khao_sat_thang_3_2" },
    { "Visit", "A", "Visit" },
    { "visit", "B", "visit_2" },
    { "language", "Names a table", "language_2" },
    { "version", "Names a table", "version_2" },
    { NULL, "…", "survey" },
    { "it's \"odd\"; --", "Odd", "it's \"odd\"; --" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CxSurvey) survey = cx_survey_new ();
      g_autofree char *name = NULL, *quoted = NULL, *sql = NULL;

      survey->code = g_strdup (cases[i].code);
      survey->title = g_strdup (cases[i].title);
      add_question (survey, "nps", "nps", "Recommend?");
      insert_survey (project, survey);
      g_assert_cmpstr (survey->code, ==, cases[i].expected);
      name = g_strconcat ("survey_", survey->code, NULL);
      quoted = cx_sql_identifier (name);
      sql = g_strdup_printf ("SELECT count (nps) FROM %s", quoted);
      assert_query (project, sql, "0;");
    }
}

static void
assert_not_found (CxProject *project, const char *name, CxErrorCode code, const char *lists)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cx_survey_repo_find (cx_project_get_db (project), name, &error));
  g_assert_error (error, CX_ERROR, (int) code);
  if (lists != NULL)
    g_assert_nonnull (strstr (error->message, lists));
  g_assert_nonnull (cx_error_get_place (error)->mend);
}

static void
add_survey (CxProject *project, const char *code, const char *title)
{
  g_autoptr (CxSurvey) survey = cx_survey_new ();

  survey->code = g_strdup (code);
  survey->title = g_strdup (title);
  insert_survey (project, survey);
}

static void
test_find (void)
{
  g_autoptr (CxProject) project = open_new_project ("find.clientele");
  g_autoptr (CxSurvey) found = NULL;
  CxEdit *edit;

  assert_not_found (project, NULL, CX_ERROR_NOT_FOUND, NULL);
  assert_not_found (project, "visit", CX_ERROR_NOT_FOUND, NULL);
  add_survey (project, "visit", "Your visit");
  found = load_survey (project, NULL);
  g_assert_cmpstr (found->code, ==, "visit");
  g_clear_object (&found);

  add_survey (project, "pulse", "Your visit");
  found = load_survey (project, "PULSE");
  g_assert_cmpstr (found->code, ==, "pulse");
  assert_not_found (project, NULL, CX_ERROR_AMBIGUOUS, "pulse (Your visit)");
  assert_not_found (project, "Your visit", CX_ERROR_AMBIGUOUS, "pulse (Your visit)");
  assert_not_found (project, "your visit", CX_ERROR_NOT_FOUND, "visit (Your visit)");

  /* A deleted one is not found any more, until it is brought back. */
  edit = begin (project, "Delete");
  g_assert_true (cx_survey_repo_delete (edit, found, NULL));
  commit (edit);
  assert_not_found (project, "pulse", CX_ERROR_NOT_FOUND, NULL);
  assert_query (project, "SELECT table_name FROM tombstone", "survey;");
  g_assert_true (cx_store_undo (cx_project_get_store (project), NULL, NULL, NULL));
  g_clear_object (&found);
  found = load_survey (project, "pulse");
  assert_query (project, "SELECT count (*) FROM tombstone", "0;");
}

static void
test_list (void)
{
  g_autoptr (CxProject) project = open_new_project ("list.clientele");
  g_autoptr (CxSurvey) survey = make_visit_survey ();
  g_autoptr (GPtrArray) list = NULL;
  const CxSurveySummary *summary;
  CxResponseField fields[] = { CX_FIELD_OF_SUBMITTED };
  CxResponseWriter *writer;
  CxEdit *edit;

  ((CxQuestion *) g_ptr_array_index (survey->questions, 4))->hidden = TRUE;
  insert_survey (project, survey);
  edit = begin_bulk (project, "Import");
  writer = cx_response_writer_new (edit, survey, fields, 1, NULL, 0, NULL);
  for (int i = 1; i <= 3; i++)
    {
      CxValue submitted = { CX_VALUE_INTEGER, .integer = i * 1000 };

      cx_response_writer_insert (writer, 1, i, i, &submitted, NULL, NULL);
    }
  g_assert_true (cx_response_writer_finish (writer, NULL));
  cx_response_writer_free (writer);
  commit (edit);

  list = cx_survey_repo_list (cx_project_get_db (project), TRUE, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  summary = g_ptr_array_index (list, 0);
  g_assert_cmpstr (summary->code, ==, "visit");
  g_assert_cmpint (summary->questions, ==, 4);
  g_assert_cmpint (summary->responses, ==, 3);
  g_assert_cmpint (summary->last_at, ==, 3000);
}

static void
test_small_changes (void)
{
  g_autoptr (CxProject) project = open_new_project ("small.clientele");
  g_autoptr (CxSurvey) survey = make_visit_survey ();
  g_autoptr (CxSurvey) loaded = NULL;
  CxStore *store = cx_project_get_store (project);
  CxQuestion *question = g_ptr_array_index (survey->questions, 0);
  CxEdit *edit;

  insert_survey (project, survey);
  edit = begin (project, "Rename");
  g_free (survey->title);
  survey->title = g_strdup ("Chuyến thăm");
  g_assert_true (cx_survey_repo_update_survey (edit, survey, NULL));
  commit (edit);
  edit = begin (project, "Reword");
  g_free (question->text);
  question->text = g_strdup ("Bạn sẽ giới thiệu?");
  g_assert_true (cx_survey_repo_update_question (edit, survey, question, NULL));
  commit (edit);
  edit = begin (project, "Translate");
  g_assert_true (cx_survey_repo_set_translation (edit, survey, question->uuid, "text", "fr",
                                                 "Recommandez-vous ?", question->text, NULL));
  commit (edit);
  edit = begin (project, "Delete question");
  g_assert_true (cx_survey_repo_delete_question (edit, question, NULL));
  commit (edit);

  loaded = load_survey (project, "Chuyến thăm");
  question = g_ptr_array_index (loaded->questions, 0);
  g_assert_cmpstr (question->text, ==, "Bạn sẽ giới thiệu?");
  g_assert_cmpstr (cx_survey_translate (loaded, question->uuid, "text", "fr", ""), ==,
                   "Recommandez-vous ?");
  g_assert_true (question->hidden);
  g_assert_null (cx_survey_find_question (loaded, "nps", NULL));

  for (int i = 0; i < 4; i++)
    g_assert_true (cx_store_undo (store, NULL, NULL, NULL));
  g_clear_object (&loaded);
  loaded = load_survey (project, "Your visit");
  question = g_ptr_array_index (loaded->questions, 0);
  g_assert_cmpstr (question->text, ==, "Would you recommend us?");
  g_assert_cmpuint (g_hash_table_size (loaded->translations), ==, 0);
  g_assert_false (question->hidden);
}

static void
answer (CxProject *project, CxSurvey *survey, gint64 id, const char *item, gint64 number)
{
  CxEdit *edit = begin (project, "Answer");
  CxValue value = { CX_VALUE_INTEGER, .integer = number };
  g_autoptr (GError) error = NULL;

  cx_response_repo_set_answer (edit, survey, id, item_of (survey, item), &value, &error);
  g_assert_no_error (error);
  commit (edit);
}

/* A question is added, answered, both undone and redone: the answers are back where they were. */
static void
test_undo_and_redo (void)
{
  g_autoptr (CxProject) project = open_new_project ("undo.clientele");
  g_autoptr (CxSurvey) survey = make_visit_survey ();
  g_autoptr (CxSurvey) loaded = NULL;
  g_autoptr (GError) error = NULL;
  CxStore *store = cx_project_get_store (project);
  CxQuestion *question;
  CxResponseWriter *writer;
  CxEdit *edit;

  insert_survey (project, survey);
  edit = begin_bulk (project, "Import");
  writer = cx_response_writer_new (edit, survey, NULL, 0, NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_true (cx_response_writer_insert (writer, 1, 1, 0, NULL, NULL, &error));
  g_assert_true (cx_response_writer_finish (writer, &error));
  cx_response_writer_free (writer);
  commit (edit);

  question = cx_question_new ("csat");
  question->code = g_strdup ("food");
  question->text = g_strdup ("The food");
  edit = begin (project, "Add question");
  cx_survey_repo_add_question (edit, survey, question, &error);
  g_assert_no_error (error);
  commit (edit);
  g_object_unref (question);
  answer (project, survey, 1, "food", 4);
  assert_query (project, "SELECT id, food FROM survey_visit", "1|4;");

  g_assert_true (cx_store_undo (store, NULL, NULL, &error));
  assert_query (project, "SELECT id, food FROM survey_visit", "1|-;");
  g_assert_true (cx_store_undo (store, NULL, NULL, &error));
  loaded = load_survey (project, "visit");
  g_assert_cmpuint (loaded->questions->len, ==, 5);
  g_assert_true (cx_store_redo (store, NULL, NULL, &error));
  g_assert_true (cx_store_redo (store, NULL, NULL, &error));
  g_assert_no_error (error);
  g_clear_object (&loaded);
  loaded = load_survey (project, "visit");
  g_assert_cmpuint (loaded->questions->len, ==, 6);
  g_assert_cmpint (item_of (loaded, "food")->id, ==, item_of (survey, "food")->id);
  assert_query (project, "SELECT id, food FROM survey_visit", "1|4;");
}

/* After an undone addition its column stands; the next question gets one of its own. */
static void
test_add_after_undo (void)
{
  g_autoptr (CxProject) project = open_new_project ("again.clientele");
  g_autoptr (CxSurvey) survey = make_visit_survey ();
  gint64 ids[2];

  insert_survey (project, survey);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (CxSurvey) loaded = load_survey (project, "visit");
      g_autoptr (CxQuestion) question = cx_question_new ("text");
      g_autoptr (GError) error = NULL;
      CxEdit *edit = begin (project, "Add");

      question->code = g_strdup ("more");
      question->text = g_strdup ("More");
      cx_survey_repo_add_question (edit, loaded, question, &error);
      g_assert_no_error (error);
      commit (edit);
      ids[i] = item_of (loaded, "more")->id;
      if (i == 0)
        g_assert_true (cx_store_undo (cx_project_get_store (project), NULL, NULL, NULL));
    }
  g_assert_cmpint (ids[1], >, ids[0]);
  assert_query (project, "SELECT count (more) FROM survey_visit", "0;");
}

static void
test_grow (void)
{
  g_autoptr (CxProject) project = open_new_project ("grow.clientele");
  g_autoptr (CxSurvey) survey = make_visit_survey ();
  g_autoptr (CxSurvey) loaded = NULL;
  g_autoptr (GError) error = NULL;
  CxQuestion *question;
  CxEdit *edit;

  insert_survey (project, survey);
  loaded = load_survey (project, "visit");
  question = cx_survey_find_question (loaded, "reasons", NULL);
  add_choice (question, "staff", "Staff");
  add_choice (question, "something", "Something else")->other = TRUE;
  edit = begin (project, "Grow");
  cx_survey_repo_grow_question (edit, loaded, question, &error);
  g_assert_no_error (error);
  commit (edit);
  g_clear_object (&loaded);

  loaded = load_survey (project, "visit");
  question = cx_survey_find_question (loaded, "reasons", NULL);
  g_assert_cmpuint (question->choices->len, ==, 4);
  g_assert_cmpint (((CxChoice *) g_ptr_array_index (question->choices, 3))->number, ==, 4);
  g_assert_cmpuint (question->items->len, ==, 5);
  assert_query (project,
                "SELECT count (reasons_staff), count (reasons_something_text)"
                " FROM survey_visit",
                "0|0;");
}

static void
test_add_on_new_page (void)
{
  g_autoptr (CxProject) project = open_new_project ("page.clientele");
  g_autoptr (CxSurvey) survey = make_visit_survey ();
  g_autoptr (CxSurvey) loaded = NULL;
  g_autoptr (CxQuestion) question = cx_question_new ("single");
  g_autoptr (GError) error = NULL;
  CxEdit *edit;

  insert_survey (project, survey);
  question->text = g_strdup ("Bạn ngồi ở đâu?");
  question->page = cx_page_new ();
  question->page->title = g_strdup ("Seat");
  g_ptr_array_add (question->choices, cx_choice_new (NULL, 1, "Trong nhà"));
  edit = begin (project, "Add");
  cx_survey_repo_add_question (edit, survey, question, &error);
  g_assert_no_error (error);
  commit (edit);

  loaded = load_survey (project, "visit");
  g_assert_cmpuint (loaded->pages->len, ==, 1);
  g_clear_object (&question);
  question = g_object_ref (cx_survey_find_question (loaded, "ban_ngoi_o_dau", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (question->page->title, ==, "Seat");
  g_assert_nonnull (cx_question_find_choice (question, "trong_nha"));
  g_assert_nonnull (item_of (loaded, "ban_ngoi_o_dau"));
}

static void
test_grow_scale (void)
{
  g_autoptr (CxProject) project = open_new_project ("scale.clientele");
  g_autoptr (CxSurvey) survey = make_visit_survey ();
  g_autoptr (CxSurvey) loaded = NULL;
  g_autoptr (GError) error = NULL;
  CxQuestion *question = add_question (survey, "rating", "stars", "Stars?");
  CxEdit *edit;

  insert_survey (project, survey);
  question->scale_max = 10;
  edit = begin (project, "Grow");
  cx_survey_repo_grow_question (edit, survey, question, &error);
  g_assert_no_error (error);
  commit (edit);
  loaded = load_survey (project, "visit");
  g_assert_cmpfloat (cx_survey_find_question (loaded, "stars", NULL)->scale_max, ==, 10);

  question->scale_min = -5;
  edit = begin (project, "Grow");
  g_assert_false (cx_survey_repo_grow_question (edit, survey, question, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
  cx_edit_free (edit);
}

static void
assert_sound (CxProject *project)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  if (!cx_store_check (cx_store_get_path (cx_project_get_store (project)), NULL, &problems, &error))
    g_error ("%s: %s", error->message,
             problems != NULL && problems->len > 0 ? (char *) problems->pdata[0] : "");
}

/* An import that makes its survey is one step: both go and come back together. */
static void
test_undo_bulk_with_survey (void)
{
  g_autoptr (CxProject) project = open_new_project ("bulk.clientele");
  g_autoptr (CxSurvey) survey = make_visit_survey ();
  g_autoptr (CxSurvey) loaded = NULL;
  g_autoptr (GError) error = NULL;
  CxStore *store = cx_project_get_store (project);
  CxResponseWriter *writer;
  CxValue value = { CX_VALUE_INTEGER, .integer = 9 };
  CxItem *item;
  gint64 batch;
  CxEdit *edit;

  edit = begin_bulk (project, "Import");
  batch = cx_edit_get_batch (edit, "responses", &error);
  g_assert_true (cx_survey_repo_insert (edit, survey, &error));
  item = item_of (survey, "why");
  g_assert_true (cx_response_repo_add_missing_column (edit, survey, item, &error));
  item = item_of (survey, "nps");
  writer = cx_response_writer_new (edit, survey, NULL, 0, &item, 1, &error);
  for (int i = 1; i <= 12; i++)
    g_assert_true (cx_response_writer_insert (writer, batch, i, i, NULL, &value, &error));
  g_assert_true (cx_response_writer_finish (writer, &error));
  cx_response_writer_free (writer);
  commit (edit);
  assert_sound (project);

  g_assert_true (cx_store_undo (store, NULL, NULL, &error));
  g_assert_no_error (error);
  assert_query (project, "SELECT count (*) FROM survey", "0;");
  assert_query (project, "SELECT count (*) FROM responses", "0;");
  assert_sound (project);
  g_assert_true (cx_store_redo (store, NULL, NULL, &error));
  g_assert_no_error (error);
  loaded = load_survey (project, "visit");
  g_assert_true (item_of (loaded, "why")->has_missing);
  assert_query (project, "SELECT count (*), sum (nps) FROM survey_visit", "12|108;");
  assert_sound (project);
}

/* More answers than one table can hold. */
static void
test_many_items (void)
{
  g_autoptr (CxProject) project = open_new_project ("many.clientele");
  g_autoptr (CxSurvey) survey = cx_survey_new ();
  g_autoptr (CxSurvey) loaded = NULL;
  g_autoptr (CxQuestion) late = cx_question_new ("text");
  g_autoptr (GError) error = NULL;
  CxEdit *edit;

  survey->code = g_strdup ("long");
  survey->title = g_strdup ("Long");
  for (int i = 1; i <= 1600; i++)
    {
      g_autofree char *code = g_strdup_printf ("q%d", i);

      add_question (survey, i > 1500 ? "text" : "csat", code, code);
    }
  insert_survey (project, survey);
  loaded = load_survey (project, "long");
  g_assert_cmpint (loaded->parts, ==, 2);
  g_assert_cmpuint (loaded->questions->len, ==, 1600);
  g_assert_cmpint (item_of (loaded, "q1")->part, ==, 1);
  g_assert_cmpint (item_of (loaded, "q1600")->part, ==, 2);
  assert_query (project, "SELECT count (q1) FROM survey_long", "0;");
  assert_query (project, "SELECT count (q1600) FROM \"survey_long/2\"", "0;");
  assert_query (project,
                "SELECT max (n) <= 900 FROM (SELECT count (*) AS n FROM sqlite_schema AS s,"
                " pragma_table_info (s.name) WHERE s.name GLOB 'answers_*' GROUP BY s.name)",
                "1;");

  late->code = g_strdup ("late");
  late->text = g_strdup ("Late");
  edit = begin (project, "Add");
  cx_survey_repo_add_question (edit, loaded, late, &error);
  g_assert_no_error (error);
  commit (edit);
  g_assert_cmpint (item_of (loaded, "late")->part, ==, 2);
  assert_sound (project);
}

static void
test_many_choices (void)
{
  g_autoptr (CxProject) project = open_new_project ("choices.clientele");
  g_autoptr (CxSurvey) survey = make_visit_survey ();
  g_autoptr (CxSurvey) loaded = NULL;
  CxQuestion *question = add_question (survey, "multiple", "dishes", "Which dishes?");

  for (int i = 1; i <= 500; i++)
    {
      g_autofree char *code = g_strdup_printf ("d%d", i);

      add_choice (question, code, code);
    }
  insert_survey (project, survey);
  loaded = load_survey (project, "visit");
  question = cx_survey_find_question (loaded, "dishes", NULL);
  g_assert_cmpuint (question->choices->len, ==, 500);
  g_assert_cmpuint (question->items->len, ==, 1);
  g_assert_cmpint (item_of (loaded, "dishes")->kind, ==, CX_ITEM_LIST);
  g_assert_cmpint (item_of (loaded, "dishes")->storage, ==, CX_STORAGE_TEXT);
}

static void
test_unknown_type (void)
{
  g_autoptr (CxProject) project = open_new_project ("unknown.clientele");
  g_autoptr (CxSurvey) survey = make_visit_survey ();
  g_autoptr (CxSurvey) loaded = NULL;
  CxQuestion *question = add_question (survey, "hologram", "h", "Wave at it");

  question->properties = g_strdup ("{\"beam\":\"blue\"}");
  insert_survey (project, survey);
  loaded = load_survey (project, "visit");
  question = cx_survey_find_question (loaded, "h", NULL);
  g_assert_null (question->type);
  g_assert_cmpstr (question->type_id, ==, "hologram");
  g_assert_cmpstr (question->properties, ==, "{\"beam\":\"blue\"}");
}

/* The same questionnaire into the same file makes a copy that is nobody's twin. */
static void
test_insert_twice (void)
{
  g_autoptr (CxProject) project = open_new_project ("twice.clientele");
  g_autoptr (CxSurvey) survey = make_visit_survey ();
  g_autoptr (CxSurvey) copy = make_visit_survey ();
  g_autoptr (CxSurvey) loaded = NULL;
  CxQuestion *question = g_ptr_array_index (copy->questions, 0);
  CxLogic *logic;

  insert_survey (project, survey);
  g_free (question->uuid);
  question->uuid = g_strdup (((CxQuestion *) g_ptr_array_index (survey->questions, 0))->uuid);
  cx_survey_set_translation (copy, question->uuid, "text", "vi", "Giới thiệu?");
  logic = cx_survey_add_logic (copy, "skip");
  logic->target = g_strdup (question->uuid);
  insert_survey (project, copy);

  loaded = load_survey (project, "visit_2");
  question = g_ptr_array_index (loaded->questions, 0);
  logic = g_ptr_array_index (loaded->logic, 0);
  g_assert_cmpstr (question->uuid, !=,
                   ((CxQuestion *) g_ptr_array_index (survey->questions, 0))->uuid);
  g_assert_cmpstr (logic->target, ==, question->uuid);
  g_assert_cmpstr (cx_survey_translate (loaded, question->uuid, "text", "vi", ""), ==,
                   "Giới thiệu?");
}

static void
test_insert_refuses (void)
{
  g_autoptr (CxProject) project = open_new_project ("refuse.clientele");
  g_autoptr (CxSurvey) survey = make_visit_survey ();
  g_autoptr (GError) error = NULL;
  CxQuestion *question = g_ptr_array_index (survey->questions, 0);
  CxEdit *edit = begin (project, "Add survey");

  question->scale_min = 9;
  question->scale_max = 2;
  g_assert_false (cx_survey_repo_insert (edit, survey, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
  cx_edit_free (edit);
  assert_query (project, "SELECT count (*) FROM survey", "0;");
}

/* More than the 500 terms that SQLite takes in one UNION ALL. */
static void
test_many_surveys (void)
{
  g_autoptr (CxProject) project = open_new_project ("surveys.clientele");
  g_autoptr (GError) error = NULL;
  CxEdit *edit = begin (project, "Add surveys");

  for (int i = 1; i <= 620; i++)
    {
      g_autoptr (CxSurvey) survey = cx_survey_new ();

      survey->code = g_strdup_printf ("s%d", i);
      survey->title = g_strdup_printf ("Survey %d", i);
      survey->response_fields = CX_RESPONSE_FIELDS_CORE;
      cx_survey_repo_insert (edit, survey, &error);
      g_assert_no_error (error);
    }
  commit (edit);
  assert_query (project, "SELECT count (*), max (branch) FROM responses", "0|-;");
  assert_query (project, "SELECT count (*) FROM survey_s620", "0;");
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/survey-repo/insert-and-load", test_insert_and_load);
  g_test_add_func ("/survey-repo/item-codes", test_item_codes);
  g_test_add_func ("/survey-repo/survey-codes", test_survey_codes);
  g_test_add_func ("/survey-repo/find", test_find);
  g_test_add_func ("/survey-repo/list", test_list);
  g_test_add_func ("/survey-repo/small-changes", test_small_changes);
  g_test_add_func ("/survey-repo/undo-and-redo", test_undo_and_redo);
  g_test_add_func ("/survey-repo/add-after-undo", test_add_after_undo);
  g_test_add_func ("/survey-repo/grow", test_grow);
  g_test_add_func ("/survey-repo/add-on-new-page", test_add_on_new_page);
  g_test_add_func ("/survey-repo/grow-scale", test_grow_scale);
  g_test_add_func ("/survey-repo/undo-bulk-with-survey", test_undo_bulk_with_survey);
  g_test_add_func ("/survey-repo/many-items", test_many_items);
  g_test_add_func ("/survey-repo/many-choices", test_many_choices);
  g_test_add_func ("/survey-repo/unknown-type", test_unknown_type);
  g_test_add_func ("/survey-repo/insert-twice", test_insert_twice);
  g_test_add_func ("/survey-repo/insert-refuses", test_insert_refuses);
  g_test_add_func ("/survey-repo/many-surveys", test_many_surveys);
  return g_test_run ();
}
