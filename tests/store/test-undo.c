#include "config.h"

#include "cx-store-fixture.h"

static void
test_edit_is_a_step (void)
{
  g_autoptr (CxStore) store = fixture_create ("step.clientele");
  g_autoptr (CxHistoryEntry) undo = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  CxHistoryEntry *entry;

  g_assert_null (cx_store_peek_undo (store));
  g_assert_null (cx_store_peek_redo (store));
  fixture_edit (store, "Set tone",
                "INSERT INTO setting (key, value, changed_at) VALUES ('tone', 'warm', 1)");

  undo = cx_store_peek_undo (store);
  g_assert_cmpstr (undo->label, ==, "Set tone");
  g_assert_cmpint (undo->batch_id, ==, 0);
  history = cx_store_get_history (store, 0, &error);
  g_assert_cmpint (history->len, ==, 1);
  entry = history->pdata[0];
  g_assert_cmpstr (entry->state, ==, "done");
  g_assert_cmpint (strlen (entry->who), >, 0);
  g_assert_cmpint (entry->at, >, G_GINT64_CONSTANT (1700000000000));
}

/* Undo and redo across closing and opening, to the byte. */
static void
test_across_reopening (void)
{
  g_autoptr (CxStore) store = fixture_create ("reopen.clientele");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *now = NULL;

  fixture_add_survey (store);
  first = fixture_dump_all (store);
  fixture_edit (store, "Rename", "UPDATE survey SET title = 'Quán', changed_at = 5 WHERE id = 1");
  second = fixture_dump_all (store);
  fixture_edit (store, "Answer", "INSERT INTO answers_1 (a1, a2) VALUES (9, 'ngon')");
  third = fixture_dump_all (store);
  g_clear_object (&store);

  store = fixture_open ("reopen.clientele", CX_STORE_READ_WRITE);
  fixture_undo (store, "Answer");
  now = fixture_dump_all (store);
  g_assert_cmpstr (now, ==, second);
  g_clear_pointer (&now, g_free);
  g_clear_object (&store);

  store = fixture_open ("reopen.clientele", CX_STORE_READ_WRITE);
  fixture_undo (store, "Rename");
  now = fixture_dump_all (store);
  g_assert_cmpstr (now, ==, first);
  g_clear_pointer (&now, g_free);
  g_clear_object (&store);

  store = fixture_open ("reopen.clientele", CX_STORE_READ_WRITE);
  fixture_redo (store, "Rename");
  fixture_redo (store, "Answer");
  now = fixture_dump_all (store);
  g_assert_cmpstr (now, ==, third);
  g_assert_null (cx_store_peek_redo (store));
}

/* Deleting a survey takes its pages, questions and items along; undo brings all of them back, redo
 * meets rows that the cascade has taken already. */
static void
test_cascade (void)
{
  g_autoptr (CxStore) store = fixture_create ("cascade.clientele");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *now = NULL;

  fixture_add_survey (store);
  before = fixture_dump_all (store);
  fixture_edit (store, "Delete survey", "DELETE FROM survey WHERE id = 1");
  after = fixture_dump_all (store);
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM question"), ==, 0);
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM item"), ==, 0);

  for (int round = 0; round < 2; round++)
    {
      fixture_undo (store, "Delete survey");
      now = fixture_dump_all (store);
      g_assert_cmpstr (now, ==, before);
      g_clear_pointer (&now, g_free);
      fixture_redo (store, "Delete survey");
      now = fixture_dump_all (store);
      g_assert_cmpstr (now, ==, after);
      g_clear_pointer (&now, g_free);
    }
}

/* A page is deleted and then a question of it reworded: redo finds the question half changed by
 * ON DELETE SET NULL. */
static void
test_emptied_before_its_change (void)
{
  g_autoptr (CxStore) store = fixture_create ("half.clientele");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *now = NULL;

  fixture_add_survey (store);
  before = fixture_dump_all (store);
  fixture_edit (
      store, "Delete page",
      "DELETE FROM page WHERE id = 1; UPDATE question SET text = 'Tại sao?' WHERE id = 1");
  after = fixture_dump_all (store);
  fixture_undo (store, "Delete page");
  now = fixture_dump_all (store);
  g_assert_cmpstr (now, ==, before);
  g_clear_pointer (&now, g_free);
  fixture_redo (store, "Delete page");
  now = fixture_dump_all (store);
  g_assert_cmpstr (now, ==, after);
}

/* ON DELETE SET NULL changes rows that are not in the way of anything. */
static void
test_emptied_reference (void)
{
  g_autoptr (CxStore) store = fixture_create ("emptied.clientele");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *now = NULL;

  fixture_add_survey (store);
  before = fixture_dump_all (store);
  fixture_edit (store, "Delete page",
                "UPDATE question SET text = 'Tại sao?' WHERE id = 2;"
                "DELETE FROM page WHERE id = 1; DELETE FROM question WHERE id = 1");
  after = fixture_dump_all (store);
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM question WHERE page_id IS NULL"), ==,
                   1);
  fixture_undo (store, "Delete page");
  now = fixture_dump_all (store);
  g_assert_cmpstr (now, ==, before);
  g_clear_pointer (&now, g_free);
  fixture_redo (store, "Delete page");
  now = fixture_dump_all (store);
  g_assert_cmpstr (now, ==, after);
  g_clear_pointer (&now, g_free);

  /* The other way round: a page and its questions in one edit, taken back together. */
  fixture_edit (store, "Add page",
                "INSERT INTO page (id, uuid, survey_id, code, position, changed_at)"
                " VALUES (7, 'p7', 1, 'seven', 2, 0);"
                "INSERT INTO question (id, uuid, survey_id, page_id, code, type, text, position,"
                " changed_at) VALUES (9, 'q9', 1, 7, 'late', 'text', 'Late?', 3, 0)");
  fixture_undo (store, "Add page");
  now = fixture_dump_all (store);
  g_assert_cmpstr (now, ==, after);
}

static void
test_or_replace (void)
{
  g_autoptr (CxStore) store = fixture_create ("replace.clientele");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *now = NULL;

  fixture_add_survey (store);
  fixture_edit (store, "Set",
                "INSERT INTO setting (id, key, value, changed_at)"
                " VALUES (1, 'a', '1', 1), (2, 'b', '2', 1)");
  before = fixture_dump_all (store);
  fixture_edit (store, "Replace",
                "INSERT OR REPLACE INTO setting (id, key, value, changed_at)"
                " VALUES (2, 'a', '3', 2)");
  after = fixture_dump_all (store);
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM setting"), ==, 1);
  fixture_undo (store, "Replace");
  now = fixture_dump_all (store);
  g_assert_cmpstr (now, ==, before);
  g_clear_pointer (&now, g_free);
  fixture_redo (store, "Replace");
  now = fixture_dump_all (store);
  g_assert_cmpstr (now, ==, after);
}

/* Values of a UNIQUE column move up in a chain, so that the order of undoing matters. */
static void
test_moved_unique_values (void)
{
  g_autoptr (CxStore) store = fixture_create ("swap.clientele");
  g_autofree char *before = NULL;
  g_autofree char *now = NULL;

  fixture_edit (store, "Set",
                "INSERT INTO setting (id, key, value, changed_at)"
                " VALUES (1, 'a', '1', 1), (2, 'b', '2', 1)");
  before = fixture_dump_all (store);
  fixture_edit (store, "Move",
                "UPDATE setting SET key = 'c' WHERE id = 2;"
                "UPDATE setting SET key = 'b' WHERE id = 1;"
                "INSERT INTO setting (key, changed_at) VALUES ('a', 1)");
  fixture_undo (store, "Move");
  now = fixture_dump_all (store);
  g_assert_cmpstr (now, ==, before);
}

static void
test_new_edit_ends_redo (void)
{
  g_autoptr (CxStore) store = fixture_create ("ends.clientele");
  g_autoptr (GError) error = NULL;

  fixture_edit (store, "One", "INSERT INTO setting (key, value, changed_at) VALUES ('a', '1', 1)");
  fixture_edit (store, "Two", "INSERT INTO setting (key, value, changed_at) VALUES ('b', '1', 1)");
  fixture_undo (store, "Two");
  fixture_edit (store, "Three",
                "INSERT INTO setting (key, value, changed_at) VALUES ('c', '1', 1)");

  g_assert_null (cx_store_peek_redo (store));
  g_assert_false (cx_store_redo (store, NULL, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  fixture_undo (store, "Three");
  fixture_undo (store, "One");
  g_clear_error (&error);
  g_assert_false (cx_store_undo (store, NULL, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  fixture_redo (store, "One");
  fixture_redo (store, "Three");
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM setting WHERE key IN ('a', 'c')"), ==,
                   2);
}

/* Columns made in an edit stay when it is undone; older and newer steps are not hurt by them. */
static void
test_columns_stay (void)
{
  g_autoptr (CxStore) store = fixture_create ("columns.clientele");
  g_autoptr (GError) error = NULL;
  g_autoptr (CxEdit) edit = NULL;

  fixture_add_survey (store);
  fixture_edit (store, "Answer", "INSERT INTO answers_1 (id, a1) VALUES (1, 9)");
  edit = cx_store_begin (store, "Grow", &error);
  g_assert_true (cx_edit_execute_ddl (edit, "ALTER TABLE answers_1 ADD COLUMN a3 INTEGER", &error));
  fixture_run (edit, "UPDATE answers_1 SET a3 = 4 WHERE id = 1");
  g_assert_true (cx_edit_commit (g_steal_pointer (&edit), &error));

  fixture_undo (store, "Grow");
  g_assert_true (cx_db_has_column (cx_store_get_db (store), "answers_1", "a3"));
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM answers_1 WHERE a3 IS NULL"), ==, 1);
  fixture_undo (store, "Answer");
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM answers_1"), ==, 0);
  fixture_redo (store, "Answer");
  fixture_redo (store, "Grow");
  g_assert_cmpint (fixture_int (store, "SELECT a3 FROM answers_1"), ==, 4);
}

/* A step that later, unrecorded work stands on is refused as a whole. */
static void
test_conflict_refuses_everything (void)
{
  g_autoptr (CxStore) store = fixture_create ("conflict.clientele");
  g_autoptr (GError) error = NULL;
  g_autoptr (CxEdit) edit = NULL;
  g_autofree char *before = NULL;
  g_autofree char *now = NULL;

  fixture_add_survey (store);
  fixture_edit (store, "Two answers", "INSERT INTO answers_1 (id, a1) VALUES (1, 9), (2, 8)");
  edit = cx_store_begin_bulk (store, "Silent", &error);
  fixture_run (edit, "UPDATE answers_1 SET a1 = 3 WHERE id = 2");
  g_assert_true (cx_edit_commit (g_steal_pointer (&edit), &error));

  before = fixture_dump_all (store);
  g_assert_false (cx_store_undo (store, NULL, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Two answers"));
  g_assert_nonnull (cx_error_get_place (error)->mend);
  now = fixture_dump_all (store);
  g_assert_cmpstr (now, ==, before);
  g_clear_error (&error);
  g_assert_false (cx_store_undo (store, NULL, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_CONFLICT);
}

/* Every step gets a later time than the one before, also within one millisecond. */
static void
test_times_go_up (void)
{
  g_autoptr (CxStore) store = fixture_create ("times.clientele");

  for (int i = 0; i < 20; i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "INSERT INTO setting (key, value, changed_at) VALUES ('k%d', '1', 1)", i);

      fixture_edit (store, "Set", sql);
    }
  g_assert_cmpint (fixture_int (store, "SELECT count(DISTINCT at) FROM change_log"), ==, 20);
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM change_log a JOIN change_log b"
                                       " ON b.id = a.id + 1 WHERE b.at <= a.at"),
                   ==, 0);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);

  g_test_add_func ("/store/undo/step", test_edit_is_a_step);
  g_test_add_func ("/store/undo/across-reopening", test_across_reopening);
  g_test_add_func ("/store/undo/cascade", test_cascade);
  g_test_add_func ("/store/undo/emptied-before-its-change", test_emptied_before_its_change);
  g_test_add_func ("/store/undo/emptied-reference", test_emptied_reference);
  g_test_add_func ("/store/undo/or-replace", test_or_replace);
  g_test_add_func ("/store/undo/moved-unique-values", test_moved_unique_values);
  g_test_add_func ("/store/undo/new-edit-ends-redo", test_new_edit_ends_redo);
  g_test_add_func ("/store/undo/columns-stay", test_columns_stay);
  g_test_add_func ("/store/undo/conflict", test_conflict_refuses_everything);
  g_test_add_func ("/store/undo/times", test_times_go_up);

  return g_test_run ();
}
