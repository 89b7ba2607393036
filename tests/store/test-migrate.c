#include "config.h"

#include "cx-store-fixture.h"
#include "cx-store-private.h"

static const CxSchemaStep step_2 = {
  2, "customers",
  "CREATE TABLE customer (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT) STRICT;"
  "ALTER TABLE survey ADD COLUMN channel TEXT;"
};
static const CxSchemaStep step_3 = { 3, "segments",
                                     "CREATE TABLE segment (id INTEGER PRIMARY KEY) STRICT;" };
static const CxSchemaStep broken_3 = { 3, "broken",
                                       "CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT;"
                                       "INSERT INTO nowhere VALUES (1);" };

static const CxSchemaStep *const to_1[] = { &cx_schema_step_1, NULL };
static const CxSchemaStep *const to_3[] = { &cx_schema_step_1, &step_2, &step_3, NULL };
static const CxSchemaStep *const to_broken_3[] = { &cx_schema_step_1, &step_2, &broken_3, NULL };

/* A file of the first version, whatever the real steps are by now. */
static void
make_file (const char *name)
{
  g_autoptr (CxStore) store = NULL;

  cx_migrate_set_steps (to_1);
  store = fixture_create (name);
  fixture_add_survey (store);
  fixture_import (store, "Import", 100);
  fixture_edit (store, "Rename", "UPDATE survey SET title = 'Quán' WHERE id = 1");
  fixture_undo (store, "Rename");
}

static void
test_upgrade (void)
{
  g_autoptr (CxStore) store = NULL;
  g_autoptr (CxHistoryEntry) undo = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = cx_test_path ("old.clientele");
  g_autofree char *copy = cx_test_path ("old-before-3.clientele");

  make_file ("old.clientele");
  cx_migrate_set_steps (to_3);
  store = fixture_open ("old.clientele", CX_STORE_READ_WRITE);
  g_assert_cmpint (cx_store_get_schema_version (store), ==, 3);
  g_assert_true (cx_db_has_table (cx_store_get_db (store), "segment"));
  g_assert_true (cx_db_has_column (cx_store_get_db (store), "survey", "channel"));
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM answers_1"), ==, 100);

  /* History is readable and cannot be undone any more. */
  g_assert_null (cx_store_peek_undo (store));
  g_assert_null (cx_store_peek_redo (store));
  g_assert_false (cx_store_undo (store, NULL, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (cx_store_undo_batch (store, 1, 0, NULL, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_CONFLICT);
  g_clear_error (&error);
  history = cx_store_get_history (store, 0, &error);
  g_assert_cmpuint (history->len, ==, 5);
  g_assert_cmpstr (((CxHistoryEntry *) history->pdata[4])->label, ==, "Add survey");
  g_assert_cmpstr (((CxHistoryEntry *) history->pdata[4])->state, ==, "horizon");

  /* New steps can be. */
  fixture_edit (store, "Rename", "UPDATE survey SET channel = 'web' WHERE id = 1");
  undo = cx_store_peek_undo (store);
  g_assert_cmpstr (undo->label, ==, "Rename");
  fixture_undo (store, "Rename");
  g_clear_object (&store);
  g_assert_true (cx_store_check (path, NULL, NULL, &error));
  g_assert_no_error (error);

  /* The copy is the old file, whole. */
  cx_migrate_set_steps (to_1);
  g_assert_true (cx_store_check (copy, NULL, NULL, &error));
  g_assert_no_error (error);
  store = fixture_open ("old-before-3.clientele", CX_STORE_READ_WRITE);
  g_assert_cmpint (cx_store_get_schema_version (store), ==, 1);
  fixture_redo (store, "Rename");
  cx_migrate_set_steps (NULL);
}

/* The second of two steps fails: the first stays done, the file is whole, and is told of. */
static void
test_failing_step (void)
{
  g_autofree char *path = cx_test_path ("fails.clientele");
  g_autofree char *copy = cx_test_path ("fails-before-3.clientele");
  g_autoptr (CxStore) store = NULL;
  g_autoptr (GError) error = NULL;

  make_file ("fails.clientele");
  cx_migrate_set_steps (to_broken_3);
  g_assert_null (cx_store_open (path, CX_STORE_READ_WRITE, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "fails-before-3.clientele"));
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  /* A mended program goes on where it stopped. */
  cx_migrate_set_steps (to_3);
  store = fixture_open ("fails.clientele", CX_STORE_READ_WRITE);
  g_assert_cmpint (fixture_int (store, "PRAGMA user_version"), ==, 3);
  g_assert_false (cx_db_has_table (cx_store_get_db (store), "half"));
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM answers_1"), ==, 100);
  cx_migrate_set_steps (NULL);
}

static void
test_older_for_reading (void)
{
  g_autofree char *path = cx_test_path ("reading.clientele");
  g_autoptr (GError) error = NULL;

  make_file ("reading.clientele");
  cx_migrate_set_steps (to_3);
  g_assert_null (cx_store_open (path, CX_STORE_READ_ONLY, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_UNSUPPORTED);
  cx_migrate_set_steps (NULL);
}

static void
test_new_files_are_newest (void)
{
  g_autoptr (CxStore) store = NULL;

  cx_migrate_set_steps (to_3);
  store = fixture_create ("newest.clientele");
  g_assert_cmpint (fixture_int (store, "PRAGMA user_version"), ==, 3);
  g_assert_true (cx_db_has_table (cx_store_get_db (store), "segment"));
  cx_migrate_set_steps (NULL);
}

/* Versions go up by one and the list's end is the newest. */
static void
test_real_steps (void)
{
  const CxSchemaStep *const *steps = cx_schema_steps ();

  for (guint i = 0; steps[i] != NULL; i++)
    g_assert_cmpint (steps[i]->version, ==, (int) i + 1);
  g_assert_cmpint (cx_migrate_get_newest (), ==, cx_schema_newest ());
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);

  g_test_add_func ("/store/migrate/upgrade", test_upgrade);
  g_test_add_func ("/store/migrate/failing-step", test_failing_step);
  g_test_add_func ("/store/migrate/older-for-reading", test_older_for_reading);
  g_test_add_func ("/store/migrate/new-files", test_new_files_are_newest);
  g_test_add_func ("/store/migrate/real-steps", test_real_steps);

  return g_test_run ();
}
