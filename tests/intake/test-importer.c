#include "config.h"

#include "cx-import-fixture.h"

#include "cx-batch-repo.h"
#include "cx-test.h"

#include <glib/gstdio.h>

/* A survey of four kinds of answers, with ids and times. */
static const char visits[] = "id,time,branch,nps,why,drink\n"
                             "r1,2026-03-09 10:12:00,Quận 1,9,\"Ngon, rẻ\",Cà phê\n"
                             "r2,2026-03-09 11:00:00,Quận 3,6,,Trà\n"
                             "r3,2026-03-10 08:30:00,Quận 1,10,,Cà phê\n";

#define VISITS_COLUMNS                                                                             \
  "'columns':["                                                                                    \
  "{'heading':'id','target':'field:source_id'},"                                                   \
  "{'heading':'time','target':'field:submitted','date_format':'yyyy-MM-dd HH:mm:ss'},"             \
  "{'heading':'branch','target':'field:branch'},"                                                  \
  "{'heading':'nps','target':'new:nps','question':'nps','text':'Would you recommend us?',"         \
  " 'scale':[0,10]},"                                                                              \
  "{'heading':'why','target':'new:text','question':'why','text':'Why?'},"                          \
  "{'heading':'drink','target':'new:single','question':'drink','text':'What did you drink?',"      \
  " 'values':[{'from':'Trà','to':'tea','label':'Trà'}]}]"

static const char visits_mapping[] =
    "{'version':1,'source':'table','id_column':1,'new_survey':'Visits'," VISITS_COLUMNS "}";

static char *
make_path (const char *name)
{
  return cx_test_path (name);
}

static void
test_new_survey (void)
{
  g_autoptr (CxProject) project = cx_import_fixture_new ("new.clientele");
  g_autoptr (CxImportResult)
      result = cx_import_fixture_run (project, "visits.csv", visits, visits_mapping, NULL);
  g_autoptr (CxSurvey)
      survey = cx_survey_repo_load (cx_project_get_db (project), result->survey_id, NULL);
  g_autoptr (CxBatch)
      batch = cx_batch_repo_load (cx_project_get_db (project), result->batch_id, NULL);
  CxQuestion *drink;

  cx_assert_counts (result, "3 0 0 0 0");
  g_assert_cmpstr (result->survey_code, ==, "visits");
  g_assert_cmpstr (survey->title, ==, "Visits");
  g_assert_cmpuint (survey->questions->len, ==, 3);
  cx_assert_answers (project, "nps,why,drink", "9|Ngon, rẻ|2\n6|~|1\n10|~|2");
  cx_assert_rows (project,
                  "SELECT source_id, branch, submitted_at, utc_offset, batch_row FROM answers_1",
                  "r1|Quận 1|1773025920000|~|1\n"
                  "r2|Quận 3|1773028800000|~|2\n"
                  "r3|Quận 1|1773106200000|~|3");

  /* The choice that only the rows had was made, after the one that the mapping had. */
  drink = cx_survey_find_question (survey, "drink", NULL);
  g_assert_cmpuint (drink->choices->len, ==, 2);
  g_assert_cmpstr (cx_question_get_choice_by_number (drink, 2)->text, ==, "Cà phê");

  g_assert_cmpint (batch->rows, ==, 3);
  g_assert_cmpint (batch->accepted, ==, 3);
  g_assert_cmpstr (batch->file_name, ==, "visits.csv");
  g_assert_cmpstr (batch->delimiter, ==, ",");
  g_assert_cmpstr (batch->encoding, ==, "UTF-8");
  g_assert_nonnull (strstr (batch->header, "\"branch\""));
  g_assert_nonnull (strstr (batch->mapping, "field:submitted"));
}

/* The second month: one row again, one changed, one new. */
static const char visits_again[] = "id,time,branch,nps,why,drink\n"
                                   "r1,2026-03-09 10:12:00,Quận 1,9,\"Ngon, rẻ\",Cà phê\n"
                                   "r2,2026-03-09 11:00:00,Quận 3,2,Chờ lâu,Nước cam\n"
                                   "r4,2026-04-01 09:00:00,Quận 7,8,,Trà\n";

/* The mapping once the questions are there. */
static const char visits_known[] =
    "{'version':1,'source':'table','id_column':1,'survey':'visits','columns':["
    "{'heading':'id','target':'field:source_id'},"
    "{'heading':'time','target':'field:submitted','date_format':'yyyy-MM-dd HH:mm:ss'},"
    "{'heading':'branch','target':'field:branch'},"
    "{'heading':'nps','target':'question:nps'},{'heading':'why','target':'question:why'},"
    "{'heading':'drink','target':'question:drink'}]}";

static const char all_answers[] = "nps,why,drink";

static void
test_again_and_undo (void)
{
  g_autoptr (CxProject) project = cx_import_fixture_new ("again.clientele");
  CxStore *store = cx_project_get_store (project);
  g_autoptr (CxImportResult)
      first = cx_import_fixture_run (project, "visits.csv", visits, visits_mapping, NULL);
  g_autoptr (CxImportResult)
      same = cx_import_fixture_run (project, "visits.csv", visits, visits_known, NULL);
  g_autoptr (CxImportResult)
      second = cx_import_fixture_run (project, "again.csv", visits_again, visits_known, NULL);
  g_autoptr (GError) error = NULL;
  CxUndoBatchResult undone = { 0 };
  const char before[] = "9|Ngon, rẻ|2\n6|~|1\n10|~|2";
  const char after[] = "9|Ngon, rẻ|2\n2|Chờ lâu|3\n10|~|2\n8|~|1";

  cx_assert_counts (same, "0 0 3 0 0");
  cx_assert_counts (second, "1 1 1 0 0");
  cx_assert_answers (project, all_answers, after);

  g_assert_true (
      cx_store_undo_batch (store, second->batch_id, CX_UNDO_KEEP_CHANGED, NULL, &undone, &error));
  g_assert_no_error (error);
  g_assert_cmpint (undone.removed, ==, 1);
  g_assert_cmpint (undone.restored, ==, 1);
  cx_assert_answers (project, all_answers, before);
  g_free (undone.label);

  g_assert_true (cx_store_redo (store, NULL, NULL, &error));
  g_assert_no_error (error);
  cx_assert_answers (project, all_answers, after);

  g_assert_true (
      cx_store_undo_batch (store, second->batch_id, CX_UNDO_KEEP_CHANGED, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (
      cx_store_undo_batch (store, same->batch_id, CX_UNDO_KEEP_CHANGED, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (
      cx_store_undo_batch (store, first->batch_id, CX_UNDO_KEEP_CHANGED, NULL, NULL, &error));
  g_assert_no_error (error);
  cx_assert_rows (project, "SELECT count(*) FROM survey", "0");
  cx_assert_rows (project, "SELECT count(*) FROM answers_1", "0");

  /* All comes back in the order in which it went. */
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (cx_store_redo (store, NULL, NULL, &error));
      g_assert_no_error (error);
    }
  cx_assert_answers (project, all_answers, after);
}

/* Undoing the older import keeps what a later one has changed. */
static void
test_undo_older (void)
{
  g_autoptr (CxProject) project = cx_import_fixture_new ("older.clientele");
  CxStore *store = cx_project_get_store (project);
  g_autoptr (CxImportResult)
      first = cx_import_fixture_run (project, "visits.csv", visits, visits_mapping, NULL);
  g_autoptr (CxImportResult)
      second = cx_import_fixture_run (project, "again.csv", visits_again, visits_known, NULL);
  g_autoptr (GError) error = NULL;
  CxUndoBatchResult undone = { 0 };

  g_assert_cmpint (second->changed, ==, 1);
  if (!cx_store_undo_batch (store, first->batch_id, CX_UNDO_KEEP_CHANGED, NULL, &undone, &error))
    {
      /* The survey itself is in use by the later import. */
      g_assert_error (error, CX_ERROR, CX_ERROR_CONFLICT);
      cx_assert_answers (project, all_answers, "9|Ngon, rẻ|2\n2|Chờ lâu|3\n10|~|2\n8|~|1");
      return;
    }
  g_assert_cmpint (undone.kept, >, 0);
  g_free (undone.label);
}

static void
test_dry_run (void)
{
  g_autoptr (CxProject) project = cx_import_fixture_new ("dry.clientele");
  g_autoptr (CxTable) table = cx_import_fixture_table ("dry.csv", visits);
  g_autoptr (CxMapping) mapping = cx_import_fixture_mapping (visits_mapping);
  CxImportOptions options = { .dry_run = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (CxImportResult)
      preview = cx_import_run (project, table, mapping, NULL, &options, NULL, &error);
  g_autoptr (CxImportResult) done = NULL;
  g_autoptr (CxImportResult) again = NULL;
  g_autoptr (CxTable) next = cx_import_fixture_table ("again.csv", visits_again);
  g_autoptr (CxMapping) known = cx_import_fixture_mapping (visits_known);

  g_assert_no_error (error);
  cx_assert_counts (preview, "3 0 0 0 0");
  g_assert_cmpint (preview->batch_id, ==, 0);
  cx_assert_rows (project, "SELECT count(*) FROM survey", "0");
  cx_assert_rows (project, "SELECT count(*) FROM batch", "0");

  /* The preview knows what the import then does. */
  done = cx_import_fixture_run (project, "visits.csv", visits, visits_mapping, NULL);
  again = cx_import_run (project, next, known, NULL, &options, NULL, &error);
  g_assert_no_error (error);
  cx_assert_counts (again, "1 1 1 0 0");
  cx_assert_answers (project, all_answers, "9|Ngon, rẻ|2\n6|~|1\n10|~|2");
  cx_assert_rows (project, "SELECT count(*) FROM choice", "2");
}

static void
test_last_one_wins (void)
{
  g_autoptr (CxProject) project = cx_import_fixture_new ("last.clientele");
  g_autoptr (CxImportResult) result = cx_import_fixture_run (project, "last.csv",
                                                             "id,time,branch,nps,why,drink\n"
                                                             "a,2026-03-09 10:00:00,,1,,Trà\n"
                                                             "b,2026-03-09 10:00:00,,5,,Trà\n"
                                                             "a,2026-03-09 10:00:00,,9,Đổi ý,Trà\n"
                                                             "c,2026-03-09 10:00:00,,7,,Trà\n",
                                                             visits_mapping, NULL);
  g_autoptr (GError) error = NULL;

  cx_assert_counts (result, "3 0 1 0 0");
  cx_assert_answers (project, "nps,why", "9|Đổi ý\n5|~\n7|~");

  g_assert_true (cx_store_undo_batch (cx_project_get_store (project), result->batch_id,
                                      CX_UNDO_KEEP_CHANGED, NULL, NULL, &error));
  g_assert_no_error (error);
  cx_assert_rows (project, "SELECT count(*) FROM answers_1", "0");
  g_assert_true (cx_store_redo (cx_project_get_store (project), NULL, NULL, &error));
  g_assert_no_error (error);
  cx_assert_answers (project, "nps,why", "9|Đổi ý\n5|~\n7|~");
}

/* A known response that the file says twice goes back to what it was before the file. */
static void
test_changed_twice (void)
{
  g_autoptr (CxProject) project = cx_import_fixture_new ("twice.clientele");
  g_autoptr (CxImportResult)
      first = cx_import_fixture_run (project, "visits.csv", visits, visits_mapping, NULL);
  g_autoptr (CxImportResult)
      second = cx_import_fixture_run (project, "twice.csv",
                                      "id,time,branch,nps,why,drink\n"
                                      "r2,2026-03-09 11:00:00,Quận 3,3,,Trà\n"
                                      "r2,2026-03-09 11:00:00,Quận 3,4,,Trà\n",
                                      visits_known, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (first->added, ==, 3);
  g_assert_cmpint (second->changed, ==, 2);
  cx_assert_answers (project, "nps", "9\n4\n10");
  g_assert_true (cx_store_undo_batch (cx_project_get_store (project), second->batch_id,
                                      CX_UNDO_KEEP_CHANGED, NULL, NULL, &error));
  g_assert_no_error (error);
  cx_assert_answers (project, "nps", "9\n6\n10");
}

/* Without ids: equal rows with a time of day are one response, others are several people. */
static void
test_without_ids (void)
{
  static const char timed[] = "{'version':1,'columns':["
                              "{'target':'field:submitted'},"
                              "{'target':'new:nps','question':'nps','scale':[0,10]}]}";
  static const char dated[] = "{'version':1,'new_survey':'Cards','columns':["
                              "{'target':'field:submitted'},"
                              "{'target':'new:nps','question':'nps','scale':[0,10]}]}";
  static const char timed_rows[] = "when,nps\n2026-03-09 10:12,9\n2026-03-09 10:12,9\n"
                                   "2026-03-09 10:13,9\n";
  static const char dated_rows[] = "when,nps\n2026-03-09,9\n2026-03-09,9\n2026-03-10,9\n";
  static const char more_rows[] = "when,nps\n2026-03-09,9\n2026-03-09,9\n2026-03-09,9\n"
                                  "2026-03-10,9\n2026-03-11,4\n";
  static const char known[] = "{'version':1,'survey':'cards','columns':["
                              "{'target':'field:submitted'},{'target':'question:nps'}]}";
  g_autoptr (CxProject) project = cx_import_fixture_new ("no-ids.clientele");
  g_autoptr (CxImportResult)
      result = cx_import_fixture_run (project, "timed.csv", timed_rows, timed, NULL);
  g_autoptr (CxImportResult)
      cards = cx_import_fixture_run (project, "cards.csv", dated_rows, dated, NULL);
  g_autoptr (CxImportResult)
      same = cx_import_fixture_run (project, "cards.csv", dated_rows, known, NULL);
  g_autoptr (CxImportResult)
      more = cx_import_fixture_run (project, "cards.csv", more_rows, known, NULL);

  cx_assert_counts (result, "2 0 1 0 0");
  cx_assert_counts (cards, "3 0 0 0 0");
  cx_assert_counts (same, "0 0 3 0 0");
  cx_assert_counts (more, "2 0 3 0 0");
}

/* --- Rejected rows -------------------------------------------------------------------------------
 */

static const char flawed[] = "id;time;branch;nps;why;drink\n"
                             "r1;2026-03-09 10:12:00;A;11;;Trà\n"
                             "r2;2026-03-09 10:13:00;A;8;\"Dòng 1\nDòng 2; hết\";Trà\n"
                             "r3;yesterday;A;7,5;=1+1;Trà\n"
                             "r4;2026-03-09 10:15:00;A;9;;Trà\n";

static void
test_rejects (void)
{
  g_autoptr (CxProject) project = cx_import_fixture_new ("rejects.clientele");
  g_autoptr (CxTable) table = cx_import_fixture_table ("flawed.csv", flawed);
  g_autoptr (CxMapping) mapping = cx_import_fixture_mapping (visits_mapping);
  g_autofree char *path = make_path ("rejects.csv");
  g_autofree char *copy = make_path ("copy.csv");
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  CxImportOptions options = { .rejects = path };
  g_autoptr (GError) error = NULL;
  g_autoptr (CxImportResult)
      result = cx_import_run (project, table, mapping, NULL, &options, NULL, &error);
  g_autofree char *saved = NULL, *again = NULL;
  const CxImportError *first;

  g_assert_no_error (error);
  cx_assert_counts (result, "2 0 0 2 0");
  g_assert_cmpint (result->errors_total, ==, 3);
  first = g_ptr_array_index (result->errors, 0);
  g_assert_cmpint (first->row, ==, 2);
  g_assert_cmpstr (first->column, ==, "nps");
  g_assert_cmpstr (first->value, ==, "11");
  g_assert_nonnull (strstr (first->message, "0 to 10"));
  /* The physical line counts those inside a cell. */
  g_assert_cmpint (((CxImportError *) g_ptr_array_index (result->errors, 1))->row, ==, 5);

  g_assert_true (g_file_get_contents (path, &saved, NULL, NULL));
  g_assert_true (g_str_has_prefix (saved, "\357\273\277id;time;branch;nps;why;drink;Reason\r\n"
                                          "r1;2026-03-09 10:12:00;A;11;;Trà;"));
  g_assert_nonnull (strstr (saved, "\r\nr3;yesterday;A;7,5;=1+1;Trà;"));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));

  /* What the batch keeps makes the same file. */
  g_assert_true (
      cx_import_save_rejects (cx_project_get_db (project), result->batch_id, copy, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (copy, &again, NULL, NULL));
  g_assert_cmpstr (saved, ==, again);
}

/* Mended, the file of rejected rows goes where the first file went. */
static void
test_mended (void)
{
  g_autoptr (CxProject) project = cx_import_fixture_new ("mended.clientele");
  g_autoptr (CxTable) table = cx_import_fixture_table ("flawed.csv", flawed);
  g_autoptr (CxMapping) mapping = cx_import_fixture_mapping (visits_mapping);
  g_autofree char *path = make_path ("to-mend.csv");
  CxImportOptions options = { .rejects = path };
  g_autoptr (GError) error = NULL;
  g_autoptr (CxImportResult)
      result = cx_import_run (project, table, mapping, NULL, &options, NULL, &error);
  g_autofree char *saved = NULL;
  g_autoptr (GString) mended = NULL;
  g_autoptr (CxTable) second = NULL;
  g_autoptr (CxMapping) planned = NULL;
  g_autoptr (CxSurvey) survey = NULL;
  g_autoptr (CxImportResult) done = NULL, preview = NULL;
  CxImportOptions trial = { .dry_run = TRUE };

  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &saved, NULL, NULL));
  mended = g_string_new (saved);
  g_string_replace (mended, "A;11;", "A;10;", 0);
  g_string_replace (mended, "yesterday;A;7,5", "2026-03-08 09:00:00;A;7", 0);
  second = cx_import_fixture_table ("mended.csv", mended->str);
  g_assert_true (cx_import_plan (project, second, NULL, NULL, NULL, &planned, &survey, &error));
  g_assert_no_error (error);
  g_assert_nonnull (survey);
  g_assert_cmpint (survey->id, ==, result->survey_id);
  g_assert_cmpint (cx_mapping_get_column (planned, 6)->target, ==, CX_TARGET_IGNORE);

  /* The first file's own mapping fits as well. */
  preview = cx_import_run (project, second, mapping, survey, &trial, NULL, &error);
  g_assert_no_error (error);
  cx_assert_counts (preview, "2 0 0 0 0");

  done = cx_import_run (project, second, planned, survey, NULL, NULL, &error);
  g_assert_no_error (error);
  cx_assert_counts (done, "2 0 0 0 0");
  cx_assert_answers (project, "nps,why", "8|Dòng 1\nDòng 2; hết\n9|~\n10|~\n7|=1+1");
}

static void
test_ragged_row (void)
{
  g_autoptr (CxProject) project = cx_import_fixture_new ("ragged.clientele");
  g_autoptr (CxImportResult)
      result = cx_import_fixture_run (project, "ragged.csv",
                                      "id,time,branch,nps,why,drink\n"
                                      "r1,2026-03-09 10:12:00,A,9,Ngon,Trà\n"
                                      "r2,2026-03-09 10:12:00,A,9,Ngon, rẻ,Trà\n"
                                      "r3,2026-03-09 10:12:00,A,9\n",
                                      visits_mapping, NULL);

  cx_assert_counts (result, "2 0 0 1 0");
  cx_assert_answers (project, "nps,why,drink", "9|Ngon|1\n9|~|~");
}

/* --- Stopping and failing ------------------------------------------------------------------- */

static char *
make_many_rows (guint n)
{
  GString *text = g_string_new ("id,time,branch,nps,why,drink\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "r%u,2026-03-%02u 10:12:00,Q%u,%u,Because of %u,Drink %u\n", i,
                            i % 28 + 1, i % 7, i % 11, i, i % 5);
  return g_string_free (text, FALSE);
}

static void
cancel_cb (const char *label, gint64 done, gint64 total, double seconds_left, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_cancel (void)
{
  g_autoptr (CxProject) project = cx_import_fixture_new ("cancel.clientele");
  g_autofree char *text = make_many_rows (200000);
  g_autoptr (CxTable) table = cx_import_fixture_table ("many.csv", text);
  g_autoptr (CxMapping) mapping = cx_import_fixture_mapping (visits_mapping);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (CxProgress) progress = cx_progress_new (cancellable, cancel_cb, cancellable);
  g_autofree char *path = make_path ("cancelled.csv");
  g_autofree char *steps = cx_import_fixture_rows (project, "SELECT count(*) FROM change_log");
  CxImportOptions options = { .rejects = path };
  g_autoptr (GError) error = NULL;

  g_assert_null (cx_import_run (project, table, mapping, NULL, &options, progress, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_CANCELLED);
  cx_assert_rows (project, "SELECT count(*) FROM survey", "0");
  cx_assert_rows (project, "SELECT count(*) FROM batch", "0");
  cx_assert_rows (project, "SELECT count(*) FROM change_log", steps);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

typedef struct
{
  gint64 done, total;
  guint calls;
} Seen;

static void
progress_cb (const char *label, gint64 done, gint64 total, double seconds_left, gpointer user_data)
{
  Seen *seen = user_data;

  g_assert_nonnull (label);
  g_assert_cmpint (done, >=, seen->done);
  seen->done = done;
  seen->total = total;
  seen->calls++;
}

static void
test_progress (void)
{
  g_autoptr (CxProject) project = cx_import_fixture_new ("progress.clientele");
  g_autofree char *text = make_many_rows (300000);
  g_autoptr (CxTable) table = cx_import_fixture_table ("many.csv", text);
  g_autoptr (CxMapping) mapping = cx_import_fixture_mapping (visits_mapping);
  Seen seen = { 0 };
  g_autoptr (CxProgress) progress = cx_progress_new (NULL, progress_cb, &seen);
  g_autoptr (GError) error = NULL;
  g_autoptr (CxImportResult)
      result = cx_import_run (project, table, mapping, NULL, NULL, progress, &error);

  g_assert_no_error (error);
  cx_assert_counts (result, "300000 0 0 0 0");
  g_assert_cmpuint (seen.calls, >, 0);
  g_assert_cmpint (seen.total, >, 150000);
  g_assert_cmpint (seen.total, <, 600000);
}

static void
test_refuses (void)
{
  g_autoptr (CxProject) project = cx_import_fixture_new ("refuses.clientele");
  g_autoptr (CxTable) table = cx_import_fixture_table ("visits.csv", visits);
  g_autoptr (CxMapping) narrow = cx_import_fixture_mapping (
      "{'version':1,'columns':[{'target':'new:nps','question':'nps'}]}");
  g_autoptr (CxMapping) twice = cx_import_fixture_mapping (
      "{'version':1,'columns':[{'target':'ignore'},{'target':'ignore'},"
      "{'heading':'branch','target':'field:branch'},{'heading':'nps','target':'field:branch'},"
      "{'target':'new:text','question':'why'},{'target':'ignore'}]}");
  g_autoptr (CxMapping) none = cx_import_fixture_mapping (
      "{'version':1,'columns':[{'target':'ignore'},{'target':'ignore'},{'target':'ignore'},"
      "{'target':'ignore'},{'target':'ignore'},{'target':'ignore'}]}");
  g_autoptr (CxMapping) unknown = cx_import_fixture_mapping (visits_known);
  g_autoptr (GError) error = NULL;

  g_assert_null (cx_import_run (project, table, narrow, NULL, NULL, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (cx_import_run (project, table, twice, NULL, NULL, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "branch"));
  g_clear_error (&error);
  g_assert_null (cx_import_run (project, table, none, NULL, NULL, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (cx_import_run (project, table, unknown, NULL, NULL, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  cx_assert_rows (project, "SELECT count(*) FROM batch", "0");
  cx_assert_rows (project, "SELECT count(*) FROM survey", "0");
}

/* A place that cannot be written is found out before anything is done. */
static void
test_rejects_nowhere (void)
{
  g_autoptr (CxProject) project = cx_import_fixture_new ("nowhere.clientele");
  g_autoptr (CxTable) table = cx_import_fixture_table ("nowhere.csv", flawed);
  g_autoptr (CxMapping) mapping = cx_import_fixture_mapping (visits_mapping);
  g_autofree char *path = make_path ("no-such-folder/rejects.csv");
  CxImportOptions options = { .rejects = path };
  g_autoptr (GError) error = NULL;

  g_assert_null (cx_import_run (project, table, mapping, NULL, &options, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, path));
  cx_assert_rows (project, "SELECT count(*) FROM batch", "0");
  cx_assert_rows (project, "SELECT count(*) FROM survey", "0");
}

/* No row rejected: a file of an earlier run must not stay there and mislead. */
static void
test_rejects_none (void)
{
  g_autoptr (CxProject) project = cx_import_fixture_new ("none.clientele");
  g_autoptr (CxTable) table = cx_import_fixture_table ("none.csv", visits);
  g_autoptr (CxMapping) mapping = cx_import_fixture_mapping (visits_mapping);
  g_autofree char *path = cx_test_file ("old-rejects.csv", "old", -1);
  CxImportOptions options = { .rejects = path };
  g_autoptr (GError) error = NULL;
  g_autoptr (CxImportResult)
      result = cx_import_run (project, table, mapping, NULL, &options, NULL, &error);
  g_autofree char *saved = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (result->rejected, ==, 0);
  g_assert_true (g_file_get_contents (path, &saved, NULL, NULL));
  g_assert_cmpstr (saved, ==, "\357\273\277id,time,branch,nps,why,drink,Reason\r\n");
}

/* A column of the file's own that happens to be called so is an answer like any other. */
static void
test_own_reasons (void)
{
  g_autoptr (CxProject) project = cx_import_fixture_new ("reasons.clientele");
  g_autoptr (CxTable) table = cx_import_fixture_table (
      "reasons.csv", "nps,Reason\n9,Great coffee\n3,“Slow”: it took an hour\n10,\n");
  g_autoptr (CxMapping) mapping = NULL;
  g_autoptr (CxSurvey) survey = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (cx_import_plan (project, table, NULL, NULL, NULL, &mapping, &survey, &error));
  g_assert_no_error (error);
  g_assert_cmpint (cx_mapping_get_column (mapping, 1)->target, ==, CX_TARGET_NEW);
}

/* --- Finding the way by itself -------------------------------------------------------------- */

static void
test_plan (void)
{
  g_autoptr (CxProject) project = cx_import_fixture_new ("plan.clientele");
  g_autoptr (CxImportResult)
      first = cx_import_fixture_run (project, "visits.csv", visits, visits_mapping, NULL);
  g_autoptr (CxTable) table = cx_import_fixture_table ("april.csv", visits_again);
  g_autoptr (CxMapping) mapping = NULL, fresh = NULL;
  g_autoptr (CxSurvey) survey = NULL, none = NULL;
  g_autoptr (CxImportResult) second = NULL;
  g_autoptr (GError) error = NULL;

  /* The header is known. */
  g_assert_true (cx_import_plan (project, table, NULL, NULL, NULL, &mapping, &survey, &error));
  g_assert_no_error (error);
  g_assert_cmpint (survey->id, ==, first->survey_id);
  second = cx_import_run (project, table, mapping, survey, NULL, NULL, &error);
  g_assert_no_error (error);
  cx_assert_counts (second, "1 1 1 0 0");

  /* A new survey was asked for. */
  g_assert_true (cx_import_plan (project, table, NULL, "April", NULL, &fresh, &none, &error));
  g_assert_no_error (error);
  g_assert_null (none);
  g_assert_cmpstr (fresh->new_title, ==, "April");

  g_clear_pointer (&mapping, cx_mapping_free);
  g_clear_object (&survey);
  g_assert_false (cx_import_plan (project, table, "nobody", NULL, NULL, &mapping, &survey, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);

  g_test_add_func ("/importer/new-survey", test_new_survey);
  g_test_add_func ("/importer/again-and-undo", test_again_and_undo);
  g_test_add_func ("/importer/undo-older", test_undo_older);
  g_test_add_func ("/importer/dry-run", test_dry_run);
  g_test_add_func ("/importer/last-one-wins", test_last_one_wins);
  g_test_add_func ("/importer/changed-twice", test_changed_twice);
  g_test_add_func ("/importer/without-ids", test_without_ids);
  g_test_add_func ("/importer/rejects", test_rejects);
  g_test_add_func ("/importer/rejects-nowhere", test_rejects_nowhere);
  g_test_add_func ("/importer/rejects-none", test_rejects_none);
  g_test_add_func ("/importer/own-reasons", test_own_reasons);
  g_test_add_func ("/importer/mended", test_mended);
  g_test_add_func ("/importer/ragged-row", test_ragged_row);
  g_test_add_func ("/importer/cancel", test_cancel);
  g_test_add_func ("/importer/progress", test_progress);
  g_test_add_func ("/importer/refuses", test_refuses);
  g_test_add_func ("/importer/plan", test_plan);
  return g_test_run ();
}
