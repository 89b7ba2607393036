#include "config.h"

#include "cx-store-fixture.h"

static CxUndoBatchResult
undo_batch (CxStore *store, gint64 batch, CxUndoBatchMode mode)
{
  g_autoptr (GError) error = NULL;
  CxUndoBatchResult result;

  cx_store_undo_batch (store, batch, mode, NULL, &result, &error);
  g_assert_no_error (error);
  g_clear_pointer (&result.label, g_free);
  return result;
}

/* A bulk edit that updates, and keeps what was before. */
static gint64
recode (CxStore *store, const char *label, gint64 from, gint64 to, const char *change)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxEdit) edit = cx_store_begin_bulk (store, label, &error);
  gint64 batch = cx_edit_get_batch (edit, "recode", &error);

  g_assert_no_error (error);
  for (gint64 id = from; id <= to; id++)
    {
      g_autofree char *sql = g_strdup_printf (change, id);

      g_assert_true (cx_edit_keep_before (edit, "answers_1", id, &error));
      fixture_run (edit, sql);
    }
  g_assert_true (cx_edit_commit (g_steal_pointer (&edit), &error));
  return batch;
}

#define assert_dump(store, expected)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *dump_ = fixture_dump_all (store);                                             \
    g_assert_cmpstr (dump_, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static void
test_inserts (void)
{
  g_autoptr (CxStore) store = fixture_create ("inserts.clientele");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 batch;

  fixture_add_survey (store);
  before = fixture_dump_all (store);
  batch = fixture_import (store, "Import 500", 500);
  after = fixture_dump_all (store);
  /* Not recorded row by row. */
  g_assert_cmpint (fixture_int (store, "SELECT coalesce (length (changeset), 0) FROM change_log"
                                       " ORDER BY id DESC LIMIT 1"),
                   ==, 0);

  for (int round = 0; round < 2; round++)
    {
      fixture_undo (store, "Import 500");
      assert_dump (store, before);
      g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM batch WHERE state = 'undone'"), ==,
                       1);
      g_clear_object (&store);
      store = fixture_open ("inserts.clientele", CX_STORE_READ_WRITE);
      fixture_redo (store, "Import 500");
      assert_dump (store, after);
      g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM batch_before"), ==, 0);
    }
  g_assert_cmpint (batch, ==, 1);
}

static void
test_updates_and_deletes (void)
{
  g_autoptr (CxStore) store = fixture_create ("updates.clientele");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CxEdit) edit = NULL;

  fixture_add_survey (store);
  fixture_import (store, "Import", 50);
  before = fixture_dump_all (store);

  edit = cx_store_begin_bulk (store, "Recode", &error);
  g_assert_no_error (error);
  for (gint64 id = 1; id <= 20; id++)
    {
      g_autofree char *sql = id % 5 == 0
                                 ? g_strdup_printf ("DELETE FROM answers_1 WHERE id = %d", (int) id)
                                 : g_strdup_printf (
                                       "UPDATE answers_1 SET a1 = -2, a2 = 'x' WHERE id = %d",
                                       (int) id);

      g_assert_true (cx_edit_keep_before (edit, "answers_1", id, &error));
      fixture_run (edit, sql);
      /* A second change of the same row must not spoil the image. */
      g_assert_true (cx_edit_keep_before (edit, "answers_1", id, &error));
    }
  g_assert_true (cx_edit_commit (g_steal_pointer (&edit), &error));
  after = fixture_dump_all (store);

  for (int round = 0; round < 2; round++)
    {
      fixture_undo (store, "Recode");
      assert_dump (store, before);
      fixture_redo (store, "Recode");
      assert_dump (store, after);
    }
}

/* What a person changed since stays, unless told otherwise. */
static void
test_changed_since (void)
{
  g_autoptr (CxStore) store = fixture_create ("since.clientele");
  g_autofree char *changed = NULL;
  CxUndoBatchResult result;
  gint64 batch;

  fixture_add_survey (store);
  batch = fixture_import (store, "Import", 10);
  fixture_edit (store, "Correct",
                "UPDATE answers_1 SET a1 = 5, changed_at = (SELECT max(at) + 1 FROM change_log)"
                " WHERE id = 3");
  changed = fixture_dump_all (store);

  result = undo_batch (store, batch, CX_UNDO_KEEP_CHANGED);
  g_assert_cmpint (result.removed, ==, 9);
  g_assert_cmpint (result.kept, ==, 1);
  g_assert_cmpint (result.restored, ==, 0);
  g_assert_cmpint (fixture_int (store, "SELECT a1 FROM answers_1"), ==, 5);

  fixture_redo (store, "Import");
  assert_dump (store, changed);

  result = undo_batch (store, batch, CX_UNDO_OVERWRITE);
  g_assert_cmpint (result.removed, ==, 10);
  g_assert_cmpint (result.kept, ==, 0);
  fixture_redo (store, "Import");
  assert_dump (store, changed);
}

/* Updated rows: changed since, and deleted since. */
static void
test_updates_changed_since (void)
{
  g_autoptr (CxStore) store = fixture_create ("updates-since.clientele");
  CxUndoBatchResult result;
  gint64 batch;

  fixture_add_survey (store);
  fixture_import (store, "Import", 10);
  batch = recode (store, "Recode", 1, 4, "UPDATE answers_1 SET a1 = 99 WHERE id = %d");
  fixture_edit (store, "Correct",
                "UPDATE answers_1 SET a1 = 5, changed_at = (SELECT max(at) + 1 FROM change_log)"
                " WHERE id = 2; DELETE FROM answers_1 WHERE id = 3");

  result = undo_batch (store, batch, CX_UNDO_KEEP_CHANGED);
  g_assert_cmpint (result.restored, ==, 2);
  g_assert_cmpint (result.kept, ==, 2);
  g_assert_cmpint (fixture_int (store, "SELECT a1 FROM answers_1 WHERE id = 1"), ==, 0);
  g_assert_cmpint (fixture_int (store, "SELECT a1 FROM answers_1 WHERE id = 2"), ==, 5);
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM answers_1 WHERE id = 3"), ==, 0);
  g_assert_cmpint (fixture_int (store, "SELECT a1 FROM answers_1 WHERE id = 4"), ==, 3);

  fixture_redo (store, "Recode");
  result = undo_batch (store, batch, CX_UNDO_OVERWRITE);
  g_assert_cmpint (result.restored, ==, 4);
  g_assert_cmpint (result.kept, ==, 0);
  g_assert_cmpint (fixture_int (store, "SELECT a1 FROM answers_1 WHERE id = 2"), ==, 1);
  g_assert_cmpint (fixture_int (store, "SELECT a1 FROM answers_1 WHERE id = 3"), ==, 2);
}

/* Rows that a later batch changed are kept, or refused; never half undone. */
static void
test_later_batch (void)
{
  g_autoptr (CxStore) store = fixture_create ("later.clientele");
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;
  CxUndoBatchResult result;
  gint64 first;

  fixture_add_survey (store);
  first = fixture_import (store, "First", 10);
  recode (store, "Second", 1, 4, "UPDATE answers_1 SET a1 = 99 WHERE id = %d");
  before = fixture_dump_all (store);

  g_assert_false (cx_store_undo_batch (store, first, CX_UNDO_OVERWRITE, NULL, &result, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_CONFLICT);
  assert_dump (store, before);

  result = undo_batch (store, first, CX_UNDO_KEEP_CHANGED);
  g_assert_cmpint (result.removed, ==, 6);
  g_assert_cmpint (result.kept, ==, 4);
  fixture_redo (store, "First");
  assert_dump (store, before);
}

/* An import in the middle goes, what came after it stays, and it can come back. */
static void
test_middle_batch (void)
{
  g_autoptr (CxStore) store = fixture_create ("middle.clientele");
  g_autofree char *all = NULL;
  g_autoptr (CxHistoryEntry) undo = NULL;
  CxUndoBatchResult result;
  gint64 middle;

  fixture_add_survey (store);
  fixture_import (store, "January", 10);
  middle = fixture_import (store, "February", 20);
  fixture_import (store, "March", 30);
  all = fixture_dump_all (store);

  result = undo_batch (store, middle, CX_UNDO_KEEP_CHANGED);
  g_assert_cmpint (result.removed, ==, 20);
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM answers_1"), ==, 40);
  undo = cx_store_peek_undo (store);
  g_assert_cmpstr (undo->label, ==, "March");

  fixture_undo (store, "March");
  fixture_undo (store, "January");
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM answers_1"), ==, 0);
  fixture_redo (store, "January");
  fixture_redo (store, "March");
  fixture_redo (store, "February");
  assert_dump (store, all);
}

static void
test_wrong_batches (void)
{
  g_autoptr (CxStore) store = fixture_create ("wrong.clientele");
  g_autoptr (GError) error = NULL;
  gint64 batch;

  fixture_add_survey (store);
  batch = fixture_import (store, "Import", 3);
  g_assert_false (cx_store_undo_batch (store, 77, 0, NULL, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  g_clear_error (&error);
  undo_batch (store, batch, CX_UNDO_KEEP_CHANGED);
  g_assert_false (cx_store_undo_batch (store, batch, 0, NULL, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_CONFLICT);
}

/* A survey that an import made goes with it … */
static gint64
import_with_survey (CxStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxEdit) edit = cx_store_begin_bulk (store, "Import new", &error);
  gint64 batch;

  g_assert_no_error (error);
  g_assert_true (cx_edit_execute_ddl (
      edit,
      "CREATE TABLE answers_1 (id INTEGER PRIMARY KEY AUTOINCREMENT, batch_id INTEGER,"
      " changed_at INTEGER, a1 INTEGER, a2 TEXT) STRICT",
      &error));
  fixture_run (edit, "INSERT INTO survey (id, uuid, code, title, language, created_at, changed_at)"
                     " VALUES (1, 's1', 'cafe', 'Cà phê', 'vi', 0, 0)");
  fixture_run (edit, "INSERT INTO question (id, uuid, survey_id, code, type, text, position,"
                     " changed_at) VALUES (1, 'q1', 1, 'nps', 'nps', 'Recommend?', 0, 0)");
  batch = cx_edit_get_batch (edit, "responses", &error);
  fixture_run (edit, "INSERT INTO answers_1 (batch_id, a1) SELECT id, 9 FROM batch");
  fixture_run (edit, "INSERT INTO answers_1 (batch_id, a1) SELECT id, 10 FROM batch");
  /* A column that is found to be missing in the middle of the rows. */
  g_assert_true (
      cx_edit_execute_ddl (edit, "ALTER TABLE answers_1 ADD COLUMN a1_m INTEGER", &error));
  fixture_run (edit, "INSERT INTO answers_1 (batch_id, a1_m) SELECT id, -1 FROM batch");
  g_assert_true (cx_edit_commit (g_steal_pointer (&edit), &error));
  return batch;
}

static void
test_structure_goes_along (void)
{
  g_autoptr (CxStore) store = fixture_create ("structure.clientele");
  g_autofree char *after = NULL;

  import_with_survey (store);
  after = fixture_dump_all (store);
  for (int round = 0; round < 2; round++)
    {
      fixture_undo (store, "Import new");
      g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM survey"), ==, 0);
      g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM question"), ==, 0);
      g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM answers_1"), ==, 0);
      fixture_redo (store, "Import new");
      assert_dump (store, after);
    }
}

/* … unless something else uses it by now. */
static void
test_structure_stays (void)
{
  static const char *const uses[] = {
    "INSERT INTO answers_1 (a1) VALUES (4)",
    "UPDATE survey SET title = 'Quán' WHERE id = 1",
    "UPDATE answers_1 SET a1 = 2, changed_at = (SELECT max(at) + 1 FROM change_log) WHERE id = 1",
  };
  static const gint64 left[] = { 1, 0, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (uses); i++)
    {
      g_autofree char *name = g_strdup_printf ("stays-%u.clientele", i);
      g_autoptr (CxStore) store = fixture_create (name);
      g_autofree char *before = NULL;
      gint64 batch = import_with_survey (store);

      fixture_edit (store, "Use", uses[i]);
      before = fixture_dump_all (store);
      undo_batch (store, batch, CX_UNDO_KEEP_CHANGED);
      g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM survey"), ==, 1);
      g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM question"), ==, 1);
      g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM answers_1"), ==, left[i]);
      fixture_redo (store, "Import new");
      assert_dump (store, before);
    }
}

static void
test_later_import_keeps_structure (void)
{
  g_autoptr (CxStore) store = fixture_create ("monthly.clientele");
  g_autoptr (GError) error = NULL;
  g_autoptr (CxEdit) edit = NULL;
  gint64 first = import_with_survey (store);

  edit = cx_store_begin_bulk (store, "Next month", &error);
  g_assert_cmpint (cx_edit_get_batch (edit, "responses", &error), >, first);
  fixture_run (edit, "INSERT INTO answers_1 (batch_id, a1) SELECT max(id), 3 FROM batch");
  g_assert_true (cx_edit_commit (g_steal_pointer (&edit), &error));

  undo_batch (store, first, CX_UNDO_KEEP_CHANGED);
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM survey"), ==, 1);
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM answers_1"), ==, 1);
}

/* Surveys too wide for one table: further parts share the ids. */
static void
test_parts (void)
{
  g_autoptr (CxStore) store = fixture_create ("parts.clientele");
  g_autoptr (GError) error = NULL;
  g_autoptr (CxEdit) edit = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *now = NULL;
  gint64 batch;

  fixture_add_survey (store);
  edit = cx_store_begin_bulk (store, "Wide", &error);
  g_assert_true (cx_edit_execute_ddl (
      edit, "CREATE TABLE answers_1_2 (id INTEGER PRIMARY KEY, a3 INTEGER) STRICT", &error));
  batch = cx_edit_get_batch (edit, "responses", &error);
  for (int i = 1; i <= 5; i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "INSERT INTO answers_1 (id, batch_id, a1) VALUES (%d, %d, %d)", i, (int) batch, i);
      g_autofree char *part = g_strdup_printf ("INSERT INTO answers_1_2 (id, a3) VALUES (%d, %d)",
                                               i, i * i);

      fixture_run (edit, sql);
      fixture_run (edit, part);
    }
  g_assert_true (cx_edit_commit (g_steal_pointer (&edit), &error));
  first = fixture_dump (store, "answers_1_2");

  edit = cx_store_begin_bulk (store, "Recode part", &error);
  g_assert_true (cx_edit_keep_before (edit, "answers_1_2", 2, &error));
  fixture_run (edit, "UPDATE answers_1_2 SET a3 = 0 WHERE id = 2");
  g_assert_true (cx_edit_commit (g_steal_pointer (&edit), &error));
  second = fixture_dump (store, "answers_1_2");

  fixture_undo (store, "Recode part");
  now = fixture_dump (store, "answers_1_2");
  g_assert_cmpstr (now, ==, first);
  g_clear_pointer (&now, g_free);
  fixture_undo (store, "Wide");
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM answers_1_2"), ==, 0);
  fixture_redo (store, "Wide");
  fixture_redo (store, "Recode part");
  now = fixture_dump (store, "answers_1_2");
  g_assert_cmpstr (now, ==, second);
}

/* A batch that updates a row it has itself added: one image of it is enough. */
static void
test_own_rows (void)
{
  g_autoptr (CxStore) store = fixture_create ("own.clientele");
  g_autoptr (GError) error = NULL;
  g_autoptr (CxEdit) edit = NULL;
  g_autofree char *after = NULL;

  fixture_add_survey (store);
  edit = cx_store_begin_bulk (store, "Import", &error);
  cx_edit_get_batch (edit, "responses", &error);
  fixture_run (edit, "INSERT INTO answers_1 (batch_id, a1) SELECT max(id), 3 FROM batch");
  g_assert_true (cx_edit_keep_before (edit, "answers_1", 1, &error));
  fixture_run (edit, "UPDATE answers_1 SET a1 = 4 WHERE id = 1");
  g_assert_true (cx_edit_commit (g_steal_pointer (&edit), &error));
  after = fixture_dump_all (store);

  fixture_undo (store, "Import");
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM answers_1"), ==, 0);
  fixture_redo (store, "Import");
  assert_dump (store, after);
}

/* Every kind of value survives being an image, the extremes too. */
static void
test_values (void)
{
  static const char *const values[] = {
    "NULL",
    "0",
    "-16",
    "-17",
    "223",
    "224",
    "9223372036854775807",
    "-9223372036854775808",
    "0.1",
    "-1e308",
    "1e-308",
    "9e999",
    "''",
    "'a'",
    "'Đường Nguyễn Huệ'",
    "x''",
    "x'00ff00'",
    "zeroblob (100000)",
  };
  g_autoptr (CxStore) store = fixture_create ("values.clientele");
  g_autoptr (GError) error = NULL;
  g_autoptr (CxEdit) edit = NULL;
  g_autofree char *before = NULL;
  g_autofree char *now = NULL;
  const char *look = "SELECT group_concat (typeof (a3) || quote (a3)) FROM answers_1";

  fixture_add_survey (store);
  edit = cx_store_begin (store, "Any", &error);
  g_assert_true (
      cx_edit_execute_ddl (edit, "CREATE TABLE answers_1_2 (id INTEGER PRIMARY KEY)", &error));
  g_assert_true (cx_edit_execute_ddl (edit, "ALTER TABLE answers_1 ADD COLUMN a3 ANY", &error));
  g_assert_true (cx_edit_commit (g_steal_pointer (&edit), &error));

  edit = cx_store_begin_bulk (store, "Values", &error);
  cx_edit_get_batch (edit, "responses", &error);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "INSERT INTO answers_1 (batch_id, a3) SELECT max(id), %s FROM batch", values[i]);

      fixture_run (edit, sql);
    }
  g_assert_true (cx_edit_commit (g_steal_pointer (&edit), &error));
  before = fixture_text (store, look);

  fixture_undo (store, "Values");
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM answers_1"), ==, 0);
  fixture_redo (store, "Values");
  now = fixture_text (store, look);
  g_assert_cmpstr (now, ==, before);
}

static void
cancel_cb (const char *label, gint64 done, gint64 total, double seconds_left, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

/* Many rows: quick, and stopping in the middle leaves nothing behind. */
static void
test_many_rows (void)
{
  g_autoptr (CxStore) store = fixture_create ("many.clientele");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (CxProgress) progress = cx_progress_new (cancellable, cancel_cb, cancellable);
  g_autoptr (GError) error = NULL;
  const char *sum = "SELECT total (id * 31 + a1 + coalesce (length (a2), 0)) FROM answers_1";
  gint64 before, started;

  fixture_add_survey (store);
  started = g_get_monotonic_time ();
  fixture_import (store, "Import", 300000);
  g_test_message ("300,000 rows in: %.2f s",
                  (double) (g_get_monotonic_time () - started) / G_USEC_PER_SEC);
  before = fixture_int (store, sum);

  g_cancellable_cancel (cancellable);
  g_assert_false (cx_store_undo (store, progress, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_CANCELLED);
  g_assert_cmpint (fixture_int (store, sum), ==, before);
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM batch_before"), ==, 0);
  g_clear_error (&error);

  started = g_get_monotonic_time ();
  fixture_undo (store, "Import");
  g_test_message ("300,000 rows undone: %.2f s",
                  (double) (g_get_monotonic_time () - started) / G_USEC_PER_SEC);
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM answers_1"), ==, 0);
  started = g_get_monotonic_time ();
  fixture_redo (store, "Import");
  g_test_message ("300,000 rows redone: %.2f s",
                  (double) (g_get_monotonic_time () - started) / G_USEC_PER_SEC);
  g_assert_cmpint (fixture_int (store, sum), ==, before);
}

/* Images that nothing can ask for any more are dropped by the next bulk edit. */
static void
test_dead_images_go (void)
{
  g_autoptr (CxStore) store = fixture_create ("dead.clientele");

  fixture_add_survey (store);
  fixture_import (store, "Import", 1000);
  fixture_undo (store, "Import");
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM batch_before"), >, 0);
  fixture_edit (store, "Go on", "INSERT INTO answers_1 (a1) VALUES (1)");
  g_assert_null (cx_store_peek_redo (store));
  fixture_import (store, "Again", 10);
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM batch_before"), ==, 0);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);

  g_test_add_func ("/store/bulk/inserts", test_inserts);
  g_test_add_func ("/store/bulk/updates-and-deletes", test_updates_and_deletes);
  g_test_add_func ("/store/bulk/changed-since", test_changed_since);
  g_test_add_func ("/store/bulk/updates-changed-since", test_updates_changed_since);
  g_test_add_func ("/store/bulk/later-batch", test_later_batch);
  g_test_add_func ("/store/bulk/middle-batch", test_middle_batch);
  g_test_add_func ("/store/bulk/wrong-batches", test_wrong_batches);
  g_test_add_func ("/store/bulk/structure-goes-along", test_structure_goes_along);
  g_test_add_func ("/store/bulk/structure-stays", test_structure_stays);
  g_test_add_func ("/store/bulk/later-import", test_later_import_keeps_structure);
  g_test_add_func ("/store/bulk/parts", test_parts);
  g_test_add_func ("/store/bulk/own-rows", test_own_rows);
  g_test_add_func ("/store/bulk/values", test_values);
  g_test_add_func ("/store/bulk/many-rows", test_many_rows);
  g_test_add_func ("/store/bulk/dead-images", test_dead_images_go);

  return g_test_run ();
}
