#include "config.h"

#include "cx-error.h"
#include "cx-model-test.h"

#include <string.h>

static CxValue
integer (gint64 value)
{
  return (CxValue){ .kind = CX_VALUE_INTEGER, .integer = value };
}

static CxValue
real (double value)
{
  return (CxValue){ .kind = CX_VALUE_REAL, .real = value };
}

static CxValue
text (const char *value)
{
  return (CxValue){ .kind = CX_VALUE_TEXT, .text = value, .length = strlen (value) };
}

static CxValue
missing (int code)
{
  return (CxValue){ .kind = CX_VALUE_MISSING, .integer = code };
}

static const CxValue nothing = { .kind = CX_VALUE_NULL };

static const CxResponseField fields[] = { CX_FIELD_OF_SOURCE_ID, CX_FIELD_OF_SUBMITTED,
                                          CX_FIELD_OF_OFFSET };

static CxResponseWriter *
new_writer (CxEdit *edit, CxSurvey *survey, CxItem *const *items, guint n_items)
{
  g_autoptr (GError) error = NULL;
  CxResponseWriter *writer = cx_response_writer_new (edit, survey, fields, G_N_ELEMENTS (fields),
                                                     items, n_items, &error);

  g_assert_no_error (error);
  return writer;
}

/* Rows 1 to @n: id "r<i>", a minute apart, nps i mod 11, place i mod 4, a text "why <i>" but
 * where i is a multiple of 3, age i / 2. */
static void
write_rows (CxProject *project, CxSurvey *survey, int n)
{
  CxItem *items[] = { item_of (survey, "nps"), item_of (survey, "place"), item_of (survey, "why"),
                      item_of (survey, "age") };
  CxEdit *edit = begin_bulk (project, "Import");
  gint64 batch = cx_edit_get_batch (edit, "responses", NULL);
  CxResponseWriter *writer = new_writer (edit, survey, items, G_N_ELEMENTS (items));
  g_autoptr (GError) error = NULL;

  for (int i = 1; i <= n; i++)
    {
      g_autofree char *id = g_strdup_printf ("r%d", i);
      g_autofree char *why = g_strdup_printf ("why %d", i);
      CxValue meta[] = { text (id), integer (G_GINT64_CONSTANT (1767200400000) + i * 60000),
                         integer (i % 2 == 0 ? 420 : -210) };
      CxValue values[] = { integer (i % 11), i % 4 == 0 ? nothing : integer (i % 4),
                           i % 3 == 0 ? nothing : text (why), real (i / 2.0) };

      cx_response_writer_insert (writer, batch, i, 1000 + i, meta, values, &error);
      g_assert_no_error (error);
      memset (why, '#', strlen (why));
    }
  g_assert_true (cx_response_writer_finish (writer, &error));
  cx_response_writer_free (writer);
  commit (edit);
}

static CxSurvey *
start (CxProject *project)
{
  g_autoptr (CxSurvey) survey = make_visit_survey ();

  insert_survey (project, survey);
  return load_survey (project, "visit");
}

/* --- Writing and reading --- */

static void
test_fields (void)
{
  for (guint i = 0; i < CX_N_RESPONSE_FIELDS; i++)
    {
      const CxResponseFieldInfo *info = cx_response_field_info (i);
      CxResponseField field;

      g_assert_true (cx_response_field_from_name (info->name, &field));
      g_assert_cmpint (field, ==, i);
      g_assert_nonnull (info->label);
    }
  g_assert_false (cx_response_field_from_name ("nps", &(CxResponseField){ 0 }));
}

/* Counts around what one INSERT holds, so that the rest that is not a full one is written too. */
static void
test_write (void)
{
  for (int n = 0; n <= 25; n++)
    {
      g_autofree char *name = g_strdup_printf ("write%d.clientele", n);
      g_autoptr (CxProject) project = open_new_project (name);
      g_autoptr (CxSurvey) survey = start (project);
      g_autofree char *counts = NULL;
      gint64 count;

      write_rows (project, survey, n);
      g_assert_true (cx_response_repo_count (cx_project_get_db (project), survey, &count, NULL));
      g_assert_cmpint (count, ==, n);
      counts = g_strdup_printf ("%d|%d|%d;", n, n, n - n / 3);
      assert_query (project,
                    "SELECT count (*), count (DISTINCT batch_row), count (why)"
                    " FROM answers_1 JOIN survey_visit USING (id)",
                    counts);
      /* Texts were copied while the rows waited. */
      assert_query (project, "SELECT count (*) FROM survey_visit WHERE why NOT LIKE 'why _%'",
                    "0;");
      assert_query (
          project,
          "SELECT count (*) FROM survey_visit WHERE source_id <> 'r' || id OR nps <> id % "
          "11 OR age <> id / 2.0",
          "0;");
      g_clear_object (&project);
    }
}

static void
test_views (void)
{
  g_autoptr (CxProject) project = open_new_project ("views.clientele");
  g_autoptr (CxSurvey) survey = start (project);

  write_rows (project, survey, 4);
  assert_query (project,
                "SELECT id, batch, source_id, started, submitted, branch, nps, place, why, age"
                " FROM survey_visit",
                "1|1|r1|-|2025-12-31T13:31:00-03:30|-|1|Website|why 1|0.5;"
                "2|1|r2|-|2026-01-01T00:02:00+07:00|-|2|Cửa hàng|why 2|1.0;"
                "3|1|r3|-|2025-12-31T13:33:00-03:30|-|3|Other|-|1.5;"
                "4|1|r4|-|2026-01-01T00:04:00+07:00|-|4|-|why 4|2.0;");
  assert_query (project,
                "SELECT survey_id, id, batch_id, batch_row, source_id, utc_offset, changed_at"
                " FROM responses WHERE id > 2",
                "1|3|1|3|r3|-210|-;1|4|1|4|r4|420|-;");
}

/* New labels show at once, because the view looks them up. */
static void
test_view_follows_labels (void)
{
  g_autoptr (CxProject) project = open_new_project ("labels.clientele");
  g_autoptr (CxSurvey) survey = start (project);
  CxQuestion *question;
  CxEdit *edit;

  write_rows (project, survey, 1);
  question = cx_survey_find_question (survey, "place", NULL);
  add_choice (question, "boat", "By boat");
  edit = begin (project, "Grow");
  g_assert_true (cx_survey_repo_grow_question (edit, survey, question, NULL));
  commit (edit);
  edit = begin (project, "Answer");
  g_assert_true (cx_response_repo_set_answer (edit, survey, 1, item_of (survey, "place"),
                                              &(CxValue){ CX_VALUE_INTEGER, .integer = 4 }, NULL));
  commit (edit);
  assert_query (project, "SELECT place FROM survey_visit", "By boat;");
}

static gboolean
note_row (gint64 id, CxStatement *row, int first, gpointer user_data, GError **error)
{
  GString *notes = user_data;

  g_string_append_printf (notes, "%" G_GINT64_FORMAT, id);
  for (int i = first; i < cx_statement_get_columns (row); i++)
    g_string_append_printf (notes, "|%s",
                            cx_statement_is_null (row, i) ? "-" : cx_statement_get_text (row, i));
  g_string_append_c (notes, ';');
  return id < 3;
}

static gboolean
fail_at_row (gint64 id, CxStatement *row, int first, gpointer user_data, GError **error)
{
  cx_error_set (error, CX_ERROR_CANCELLED, NULL, "stopped");
  return FALSE;
}

static void
test_each_row (void)
{
  g_autoptr (CxProject) project = open_new_project ("rows.clientele");
  g_autoptr (CxSurvey) survey = start (project);
  g_autoptr (GString) notes = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  CxResponseField wanted[] = { CX_FIELD_OF_BRANCH, CX_FIELD_OF_SOURCE_ID };
  CxItem *items[] = { item_of (survey, "age"), item_of (survey, "nps") };
  CxDb *db = cx_project_get_db (project);

  write_rows (project, survey, 5);
  g_assert_true (
      cx_response_repo_each_row (db, survey, wanted, 2, items, 2, note_row, notes, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (notes->str, ==, "1|-|r1|0.5|1;2|-|r2|1.0|2;3|-|r3|1.5|3;");
  g_assert_false (
      cx_response_repo_each_row (db, survey, NULL, 0, items, 1, fail_at_row, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_CANCELLED);
}

static gboolean
note_key (gint64 id, gint64 fingerprint, const char *source_id, gpointer user_data)
{
  g_string_append_printf (user_data, "%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT "|%s;", id,
                          fingerprint, source_id);
  return id < 2;
}

static void
test_each_key (void)
{
  g_autoptr (CxProject) project = open_new_project ("keys.clientele");
  g_autoptr (CxSurvey) survey = start (project);
  g_autoptr (GString) notes = g_string_new (NULL);

  write_rows (project, survey, 3);
  g_assert_true (
      cx_response_repo_each_key (cx_project_get_db (project), survey, note_key, notes, NULL));
  g_assert_cmpstr (notes->str, ==, "1|1001|r1;2|1002|r2;");
}

/* --- Missing answers --- */

static void
test_missing (void)
{
  g_autoptr (CxProject) project = open_new_project ("missing.clientele");
  g_autoptr (CxSurvey) survey = start (project);
  g_autoptr (GString) notes = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  CxItem *items[] = { item_of (survey, "nps"), item_of (survey, "why"), item_of (survey, "age") };
  CxValue meta[] = { text ("r1"), nothing, nothing };
  CxValue values[] = { missing (CX_ANSWER_UNANSWERED), missing (CX_ANSWER_REFUSED), real (30) };
  CxResponseWriter *writer;
  CxEdit *edit;

  g_assert_true (items[0]->coded);
  g_assert_false (items[1]->coded);

  /* Without its column there is no place for the code. */
  edit = begin_bulk (project, "Import");
  writer = new_writer (edit, survey, items, 3);
  g_assert_false (cx_response_writer_insert (writer, 1, 1, 1, meta, values, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_FAILED);
  g_clear_error (&error);
  cx_response_writer_free (writer);
  cx_edit_free (edit);

  edit = begin_bulk (project, "Import");
  g_assert_true (cx_response_repo_add_missing_column (edit, survey, items[0], &error));
  g_assert_true (cx_response_repo_add_missing_column (edit, survey, items[1], &error));
  g_assert_true (cx_response_repo_add_missing_column (edit, survey, items[1], &error));
  g_assert_no_error (error);
  g_assert_false (items[0]->has_missing);
  writer = new_writer (edit, survey, items, 3);
  g_assert_true (cx_response_writer_insert (writer, 1, 1, 1, meta, values, &error));
  values[1] = text ("yes");
  g_assert_true (cx_response_writer_insert (writer, 1, 2, 2, meta, values, &error));
  g_assert_true (cx_response_writer_finish (writer, &error));
  cx_response_writer_free (writer);
  commit (edit);

  g_clear_object (&survey);
  survey = load_survey (project, "visit");
  items[0] = item_of (survey, "nps");
  items[1] = item_of (survey, "why");
  g_assert_true (items[1]->has_missing);
  g_assert_true (cx_response_repo_each_row (cx_project_get_db (project), survey, NULL, 0, items, 2,
                                            note_row, notes, &error));
  g_assert_cmpstr (notes->str, ==, "1|-1|-|-3;2|-1|yes|-;");
  assert_query (project, "SELECT nps, why, age FROM survey_visit", "-|-|30.0;-|yes|30.0;");
}

static void
test_missing_after_undo (void)
{
  g_autoptr (CxProject) project = open_new_project ("missing2.clientele");
  g_autoptr (CxSurvey) survey = start (project);
  CxItem *item = item_of (survey, "why");
  CxEdit *edit = begin (project, "Allow refusals");

  g_assert_true (cx_response_repo_add_missing_column (edit, survey, item, NULL));
  commit (edit);
  g_assert_true (cx_store_undo (cx_project_get_store (project), NULL, NULL, NULL));
  g_clear_object (&survey);
  survey = load_survey (project, "visit");
  item = item_of (survey, "why");
  g_assert_false (item->has_missing);
  edit = begin (project, "Allow refusals");
  g_assert_true (cx_response_repo_add_missing_column (edit, survey, item, NULL));
  commit (edit);
  g_assert_true (item->has_missing);
}

/* --- Compact tables --- */

static void
test_fields_added_later (void)
{
  g_autoptr (CxProject) project = open_new_project ("compact.clientele");
  g_autoptr (CxSurvey) survey = make_visit_survey ();
  g_autoptr (GString) notes = g_string_new (NULL);
  g_autoptr (GString) keys = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  CxResponseField core[] = { CX_FIELD_OF_SUBMITTED };
  CxResponseField both[] = { CX_FIELD_OF_SUBMITTED, CX_FIELD_OF_BRANCH };
  CxValue values[] = { integer (60000), text ("Huế") };
  CxResponseWriter *writer;
  CxEdit *edit;

  survey->response_fields = 1u << CX_FIELD_OF_LANGUAGE;
  insert_survey (project, survey);
  g_clear_object (&survey);
  survey = load_survey (project, "visit");
  g_assert_true (cx_response_repo_has_field (survey, CX_FIELD_OF_SUBMITTED));
  g_assert_true (cx_response_repo_has_field (survey, CX_FIELD_OF_LANGUAGE));
  g_assert_false (cx_response_repo_has_field (survey, CX_FIELD_OF_BRANCH));

  edit = begin_bulk (project, "Import");
  writer = cx_response_writer_new (edit, survey, core, 1, NULL, 0, &error);
  g_assert_true (cx_response_writer_insert (writer, 1, 1, 7, values, NULL, &error));
  g_assert_true (cx_response_writer_finish (writer, &error));
  cx_response_writer_free (writer);
  commit (edit);
  g_assert_true (cx_response_repo_each_row (cx_project_get_db (project), survey, both, 2, NULL, 0,
                                            note_row, notes, &error));
  g_assert_cmpstr (notes->str, ==, "1|60000|-;");
  g_assert_true (
      cx_response_repo_each_key (cx_project_get_db (project), survey, note_key, keys, &error));
  g_assert_cmpstr (keys->str, ==, "1|7|(null);");
  assert_query (project, "SELECT submitted, branch FROM survey_visit", "1970-01-01T00:01:00Z|-;");

  edit = begin_bulk (project, "Import");
  g_assert_true (cx_response_repo_add_fields (edit, survey, both, 2, &error));
  g_assert_true (cx_response_repo_add_fields (edit, survey, both, 2, &error));
  writer = cx_response_writer_new (edit, survey, both, 2, NULL, 0, &error);
  g_assert_true (cx_response_writer_insert (writer, 2, 1, 8, values, NULL, &error));
  g_assert_true (cx_response_writer_finish (writer, &error));
  cx_response_writer_free (writer);
  commit (edit);
  assert_query (project, "SELECT branch FROM survey_visit", "-;Huế;");
  assert_query (project, "SELECT branch, language FROM responses", "-|-;Huế|-;");
}

/* --- Changing --- */

static void
test_update_and_undo_batch (void)
{
  g_autoptr (CxProject) project = open_new_project ("update.clientele");
  g_autoptr (CxSurvey) survey = start (project);
  g_autoptr (GError) error = NULL;
  CxItem *items[] = { item_of (survey, "nps"), item_of (survey, "why") };
  CxValue meta[] = { text ("r2"), nothing, nothing };
  CxValue values[] = { integer (9), text ("changed") };
  CxUndoBatchResult result = { 0 };
  CxResponseWriter *writer;
  gint64 batch;
  CxEdit *edit;

  write_rows (project, survey, 3);
  edit = begin_bulk (project, "Import again");
  batch = cx_edit_get_batch (edit, "responses", &error);
  writer = new_writer (edit, survey, items, 2);
  g_assert_true (cx_response_writer_insert (writer, batch, 1, 1, meta, values, &error));
  g_assert_true (cx_response_writer_update (writer, 2, 4711, meta, values, &error));
  g_assert_true (cx_response_writer_finish (writer, &error));
  g_assert_no_error (error);
  cx_response_writer_free (writer);
  commit (edit);
  assert_query (project,
                "SELECT id, fingerprint, submitted_at, nps, place, v.why FROM survey_visit AS v"
                " JOIN answers_1 USING (id) WHERE id IN (2, 4)",
                "2|4711|-|9|Cửa hàng|changed;4|1|-|9|-|changed;");

  g_assert_true (cx_store_undo_batch (cx_project_get_store (project), batch, CX_UNDO_KEEP_CHANGED,
                                      NULL, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpint (result.removed, ==, 1);
  g_assert_cmpint (result.restored, ==, 1);
  g_free (result.label);
  assert_query (project,
                "SELECT id, fingerprint, submitted_at, nps, v.why FROM survey_visit AS v"
                " JOIN answers_1 USING (id) WHERE id >= 2",
                "2|1002|1767200520000|2|why 2;3|1003|1767200580000|3|-;");
}

static void
test_change_by_hand (void)
{
  g_autoptr (CxProject) project = open_new_project ("hand.clientele");
  g_autoptr (CxSurvey) survey = start (project);
  CxStore *store = cx_project_get_store (project);
  CxItem *why = item_of (survey, "why");
  g_autoptr (GError) error = NULL;
  CxValue value = text ("mended");
  CxEdit *edit;

  write_rows (project, survey, 2);
  edit = begin (project, "Change answer");
  g_assert_true (cx_response_repo_set_answer (edit, survey, 2, why, &value, &error));
  commit (edit);
  assert_query (project,
                "SELECT why, (SELECT changed_at > 0 FROM answers_1 AS a WHERE a.id = v.id)"
                " FROM survey_visit AS v",
                "why 1|-;mended|1;");

  edit = begin (project, "Delete response");
  g_assert_true (cx_response_repo_delete (edit, survey, 1, &error));
  commit (edit);
  assert_query (project, "SELECT id FROM survey_visit", "2;");
  g_assert_true (cx_store_undo (store, NULL, NULL, &error));
  g_assert_true (cx_store_undo (store, NULL, NULL, &error));
  assert_query (project, "SELECT id, why FROM survey_visit", "1|why 1;2|why 2;");

  edit = begin (project, "Change answer");
  g_assert_false (cx_response_repo_set_answer (edit, survey, 77, why, &value, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  g_clear_error (&error);
  value = missing (CX_ANSWER_REFUSED);
  g_assert_false (cx_response_repo_set_answer (edit, survey, 1, why, &value, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_FAILED);
  cx_edit_free (edit);
}

/* --- Several tables --- */

static CxSurvey *
start_long (CxProject *project)
{
  g_autoptr (CxSurvey) survey = cx_survey_new ();

  survey->code = g_strdup ("long");
  survey->title = g_strdup ("Long");
  for (int i = 1; i <= 1600; i++)
    {
      g_autofree char *code = g_strdup_printf ("q%d", i);

      add_question (survey, "csat", code, code);
    }
  insert_survey (project, survey);
  return load_survey (project, "long");
}

static void
test_two_tables (void)
{
  g_autoptr (CxProject) project = open_new_project ("two.clientele");
  g_autoptr (CxSurvey) survey = start_long (project);
  g_autofree CxItem **items = g_new (CxItem *, 1600);
  g_autofree CxValue *values = g_new0 (CxValue, 1600);
  g_autoptr (GString) notes = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  CxItem *some[] = { NULL, NULL };
  CxResponseWriter *writer;
  CxValue value = integer (5);
  gint64 batch;
  CxEdit *edit;

  for (int i = 0; i < 1600; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      items[i] = g_ptr_array_index (question->items, 0);
    }
  edit = begin_bulk (project, "Import");
  batch = cx_edit_get_batch (edit, "responses", &error);
  writer = cx_response_writer_new (edit, survey, NULL, 0, items, 1600, &error);
  g_assert_no_error (error);
  for (int row = 1; row <= 3; row++)
    {
      values[0] = integer (row);
      values[1599] = row == 2 ? nothing : integer (row);
      g_assert_true (cx_response_writer_insert (writer, batch, row, row, NULL, values, &error));
    }
  g_assert_true (cx_response_writer_finish (writer, &error));
  cx_response_writer_free (writer);
  commit (edit);
  assert_query (project, "SELECT id, q1600 FROM \"survey_long/2\"", "1|1;3|3;");

  some[0] = items[0];
  some[1] = items[1599];
  g_assert_true (cx_response_repo_each_row (cx_project_get_db (project), survey, NULL, 0, some, 2,
                                            note_row, notes, &error));
  g_assert_cmpstr (notes->str, ==, "1|1|1;2|2|-;3|3|3;");

  edit = begin (project, "Answer");
  g_assert_true (cx_response_repo_set_answer (edit, survey, 2, items[1599], &value, &error));
  commit (edit);
  edit = begin (project, "Delete");
  g_assert_true (cx_response_repo_delete (edit, survey, 3, &error));
  commit (edit);
  assert_query (project, "SELECT id, q1600 FROM \"survey_long/2\"", "1|1;2|5;");
  g_assert_true (cx_store_undo (cx_project_get_store (project), NULL, NULL, &error));
  g_assert_true (cx_store_undo (cx_project_get_store (project), NULL, NULL, &error));
  g_assert_no_error (error);
  assert_query (project, "SELECT id, q1600 FROM \"survey_long/2\"", "1|1;3|3;");

  g_assert_true (cx_store_undo_batch (cx_project_get_store (project), batch, CX_UNDO_OVERWRITE,
                                      NULL, NULL, &error));
  g_assert_no_error (error);
  assert_query (project, "SELECT count (*) FROM \"survey_long/2\"", "0;");
}

static void
test_update_of_second_table (void)
{
  g_autoptr (CxProject) project = open_new_project ("two-update.clientele");
  g_autoptr (CxSurvey) survey = start_long (project);
  g_autoptr (GError) error = NULL;
  CxItem *item = item_of (survey, "q1600");
  CxResponseWriter *writer;
  CxValue value = nothing;
  gint64 batch;
  CxEdit *edit;

  edit = begin_bulk (project, "Import");
  batch = cx_edit_get_batch (edit, "responses", &error);
  writer = cx_response_writer_new (edit, survey, NULL, 0, &item, 1, &error);
  g_assert_true (cx_response_writer_insert (writer, batch, 1, 1, NULL, &value, &error));
  g_assert_true (cx_response_writer_finish (writer, &error));
  cx_response_writer_free (writer);
  commit (edit);

  edit = begin_bulk (project, "Import again");
  batch = cx_edit_get_batch (edit, "responses", &error);
  writer = cx_response_writer_new (edit, survey, NULL, 0, &item, 1, &error);
  value = integer (4);
  g_assert_true (cx_response_writer_update (writer, 1, 2, NULL, &value, &error));
  value = integer (3);
  g_assert_true (cx_response_writer_update (writer, 1, 3, NULL, &value, &error));
  cx_response_writer_free (writer);
  commit (edit);
  assert_query (project, "SELECT id, q1600 FROM \"survey_long/2\"", "1|3;");
  g_assert_true (cx_store_undo_batch (cx_project_get_store (project), batch, CX_UNDO_KEEP_CHANGED,
                                      NULL, NULL, &error));
  g_assert_no_error (error);
  assert_query (project, "SELECT count (q1600) FROM \"survey_long/2\"", "0;");
  assert_query (project, "SELECT fingerprint FROM answers_1", "1;");
}

static gboolean
count_call (gint64 id, CxStatement *row, int first, gpointer user_data, GError **error)
{
  (*(int *) user_data)++;
  return TRUE;
}

static void
test_too_many_columns (void)
{
  g_autoptr (CxProject) project = open_new_project ("wide.clientele");
  g_autoptr (CxSurvey) survey = start_long (project);
  g_autofree CxItem **items = g_new (CxItem *, 2000);
  g_autoptr (GError) error = NULL;
  int calls = 0;

  for (int i = 0; i < 2000; i++)
    items[i] = item_of (survey, i % 2 == 0 ? "q1" : "q1600");
  g_assert_true (cx_response_repo_each_row (cx_project_get_db (project), survey, NULL, 0, items,
                                            1899, count_call, &calls, &error));
  g_assert_no_error (error);
  g_assert_false (cx_response_repo_each_row (cx_project_get_db (project), survey, NULL, 0, items,
                                             2000, count_call, &calls, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_LIMIT);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/response-repo/fields", test_fields);
  g_test_add_func ("/response-repo/write", test_write);
  g_test_add_func ("/response-repo/views", test_views);
  g_test_add_func ("/response-repo/view-follows-labels", test_view_follows_labels);
  g_test_add_func ("/response-repo/each-row", test_each_row);
  g_test_add_func ("/response-repo/each-key", test_each_key);
  g_test_add_func ("/response-repo/missing", test_missing);
  g_test_add_func ("/response-repo/missing-after-undo", test_missing_after_undo);
  g_test_add_func ("/response-repo/fields-added-later", test_fields_added_later);
  g_test_add_func ("/response-repo/update-and-undo-batch", test_update_and_undo_batch);
  g_test_add_func ("/response-repo/change-by-hand", test_change_by_hand);
  g_test_add_func ("/response-repo/two-tables", test_two_tables);
  g_test_add_func ("/response-repo/two-tables-update", test_update_of_second_table);
  g_test_add_func ("/response-repo/too-many-columns", test_too_many_columns);
  return g_test_run ();
}
