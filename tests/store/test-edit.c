#include "config.h"

#include "cx-store-fixture.h"

#define ADD "INSERT INTO setting (key, value, changed_at) VALUES ('a', '1', 1)"

static void
test_dropping_rolls_back (void)
{
  g_autoptr (CxStore) store = fixture_create ("drop.clientele");
  g_autoptr (GError) error = NULL;
  CxEdit *edit = cx_store_begin (store, "Add", &error);

  g_assert_no_error (error);
  g_assert_true (cx_edit_get_store (edit) == store);
  fixture_run (edit, ADD);
  g_assert_cmpint (cx_edit_get_last_id (edit), ==, 1);
  cx_edit_free (edit);
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM setting"), ==, 0);
  g_assert_null (cx_store_peek_undo (store));
  fixture_edit (store, "Add", ADD);
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM setting"), ==, 1);
}

/* Inside the edit the new rows are seen, outside not before the commit. */
static void
test_sees_itself (void)
{
  g_autoptr (CxStore) store = fixture_create ("sees.clientele");
  g_autoptr (GError) error = NULL;
  g_autoptr (CxEdit) edit = cx_store_begin (store, "Add", &error);
  gint64 count;

  fixture_run (edit, ADD);
  g_assert_true (
      cx_db_get_int (cx_edit_get_db (edit), "SELECT count(*) FROM setting", 0, &count, &error));
  g_assert_cmpint (count, ==, 1);
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM setting"), ==, 0);
  g_assert_true (cx_edit_commit (g_steal_pointer (&edit), &error));
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM setting"), ==, 1);
}

static void
test_savepoints (void)
{
  g_autoptr (CxStore) store = fixture_create ("savepoints.clientele");
  g_autoptr (GError) error = NULL;
  g_autoptr (CxEdit) edit = cx_store_begin (store, "Add", &error);

  fixture_run (edit, ADD);
  g_assert_true (cx_edit_savepoint (edit, "outer \"1\"", &error));
  fixture_run (edit, "UPDATE setting SET value = '2'");
  g_assert_true (cx_edit_savepoint (edit, "inner", &error));
  fixture_run (edit, "DELETE FROM setting");
  g_assert_true (cx_edit_rollback_to (edit, "inner", &error));
  g_assert_true (cx_edit_release (edit, "inner", &error));
  g_assert_true (cx_edit_release (edit, "outer \"1\"", &error));
  g_assert_false (cx_edit_release (edit, "never made", &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_true (cx_edit_commit (g_steal_pointer (&edit), &error));
  g_assert_cmpint (fixture_int (store, "SELECT value FROM setting"), ==, 2);
  fixture_undo (store, "Add");
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM setting"), ==, 0);
}

static void
test_one_edit_a_thread (void)
{
  g_autoptr (CxStore) store = fixture_create ("one.clientele");
  g_autoptr (GError) error = NULL;
  g_autoptr (CxEdit) edit = cx_store_begin (store, "First", &error);

  g_assert_null (cx_store_begin (store, "Second", &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_USAGE);
}

static gpointer
add_rows (gpointer data)
{
  CxStore *store = data;

  for (int i = 0; i < 25; i++)
    {
      g_autofree char *key = cx_uuid_new ();
      g_autofree char *sql = g_strdup_printf (
          "INSERT INTO setting (key, value, changed_at) VALUES ('%s', '1', 1)", key);

      fixture_edit (store, "Add", sql);
    }
  return NULL;
}

/* Edits from several threads wait for one another and none is lost. */
static void
test_threads_queue (void)
{
  g_autoptr (CxStore) store = fixture_create ("queue.clientele");
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("writer", add_rows, store);
  add_rows (store);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM setting"), ==, 125);
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM change_log"), ==, 125);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_ddl_rules (void)
{
  static const char *const refused[] = {
    "DROP TABLE survey",
    "ALTER TABLE survey RENAME TO polls",
    "ALTER TABLE survey RENAME COLUMN title TO name",
    "ALTER TABLE survey DROP COLUMN title",
    "DELETE FROM survey",
    "PRAGMA user_version = 9",
    "CREATE TRIGGER t AFTER INSERT ON survey BEGIN DELETE FROM survey; END",
  };
  g_autoptr (CxStore) store = fixture_create ("ddl.clientele");
  g_autoptr (GError) error = NULL;
  g_autoptr (CxEdit) edit = NULL;

  fixture_add_survey (store);
  edit = cx_store_begin (store, "Change", &error);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_false (cx_edit_execute_ddl (edit, refused[i], &error));
      g_assert_error (error, CX_ERROR, CX_ERROR_USAGE);
      g_clear_error (&error);
    }
  g_assert_true (
      cx_edit_execute_ddl (edit, "alter  table\n\"answers_1\" add column a9 INTEGER", &error));
  g_assert_true (
      cx_edit_execute_ddl (edit, "CREATE VIEW seen AS SELECT a9 FROM answers_1", &error));
  fixture_run (edit, "INSERT INTO answers_1 (a9) VALUES (1)");
  g_assert_false (
      cx_edit_execute_ddl (edit, "ALTER TABLE answers_1 ADD COLUMN a10 INTEGER", &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_USAGE);
  g_clear_error (&error);
  /* An index and a view harm no changeset. */
  g_assert_true (cx_edit_execute_ddl (edit, "CREATE INDEX x ON answers_1 (a9)", &error));
  g_assert_true (cx_edit_execute_ddl (edit, "DROP VIEW seen", &error));
  g_assert_true (cx_edit_commit (g_steal_pointer (&edit), &error));
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM answers_1"), ==, 1);
  fixture_undo (store, "Change");
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM answers_1"), ==, 0);
}

static void
test_constraint (void)
{
  g_autoptr (CxStore) store = fixture_create ("constraint.clientele");
  g_autoptr (GError) error = NULL;
  g_autoptr (CxEdit) edit = cx_store_begin (store, "Add", &error);
  g_autoptr (CxStatement) statement = NULL;

  fixture_run (edit, ADD);
  statement = cx_edit_prepare (edit, ADD, &error);
  g_assert_false (cx_statement_run (statement, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_FAILED);
  g_clear_error (&error);
  /* The edit itself goes on. */
  g_assert_true (cx_edit_commit (g_steal_pointer (&edit), &error));
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM setting"), ==, 1);
}

static void
test_foreign_keys_hold (void)
{
  g_autoptr (CxStore) store = fixture_create ("keys.clientele");
  g_autoptr (GError) error = NULL;
  g_autoptr (CxEdit) edit = cx_store_begin (store, "Add", &error);
  g_autoptr (CxStatement) statement = NULL;

  statement = cx_edit_prepare (edit,
                               "INSERT INTO page (uuid, survey_id, code, position, changed_at)"
                               " VALUES ('p', 77, 'p', 0, 0)",
                               &error);
  g_assert_false (cx_statement_run (statement, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_FAILED);
}

/* An edit that wrote nothing is no step; one that only laid out a table neither. */
static void
test_empty_edit (void)
{
  g_autoptr (CxStore) store = fixture_create ("empty.clientele");

  fixture_edit (store, "Nothing", "UPDATE setting SET value = 1");
  g_assert_null (cx_store_peek_undo (store));
}

static void
test_read_only_store (void)
{
  g_autoptr (CxStore) store = fixture_create ("ro.clientele");
  g_autoptr (GError) error = NULL;

  g_clear_object (&store);
  store = fixture_open ("ro.clientele", CX_STORE_READ_ONLY);
  g_assert_true (cx_store_is_read_only (store));
  g_assert_null (cx_store_begin (store, "Add", &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (cx_store_undo (store, NULL, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_READ_ONLY);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);

  g_test_add_func ("/store/edit/dropping-rolls-back", test_dropping_rolls_back);
  g_test_add_func ("/store/edit/sees-itself", test_sees_itself);
  g_test_add_func ("/store/edit/savepoints", test_savepoints);
  g_test_add_func ("/store/edit/one-a-thread", test_one_edit_a_thread);
  g_test_add_func ("/store/edit/threads-queue", test_threads_queue);
  g_test_add_func ("/store/edit/ddl-rules", test_ddl_rules);
  g_test_add_func ("/store/edit/constraint", test_constraint);
  g_test_add_func ("/store/edit/foreign-keys", test_foreign_keys_hold);
  g_test_add_func ("/store/edit/empty", test_empty_edit);
  g_test_add_func ("/store/edit/read-only", test_read_only_store);

  return g_test_run ();
}
