/* A disk that is full, at every point of every kind of change: the change is refused with the right
 * message, nothing of it is left, and work goes on once there is space. */
#include "config.h"

#include "cx-full-vfs.h"
#include "cx-store-fixture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

typedef gboolean (*Change) (CxStore *store, GError **error);

static gboolean
change_edit (CxStore *store, GError **error)
{
  g_autoptr (CxEdit) edit = cx_store_begin (store, "Edit", error);
  g_autoptr (CxStatement) statement = NULL;

  if (edit == NULL)
    return FALSE;
  statement = cx_edit_prepare (edit, "INSERT INTO answers_1 (a1, a2) VALUES (7, 'bún chả')", error);
  return statement != NULL && cx_statement_run (statement, error) &&
         cx_edit_commit (g_steal_pointer (&edit), error);
}

static gboolean
change_bulk (CxStore *store, GError **error)
{
  g_autoptr (CxEdit) edit = cx_store_begin_bulk (store, "Bulk", error);
  g_autoptr (CxStatement) statement = NULL;

  if (edit == NULL || cx_edit_get_batch (edit, "responses", error) == 0)
    return FALSE;
  statement = cx_edit_prepare (edit,
                               "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                               " LIMIT 5000) INSERT INTO answers_1 (batch_id, a1, a2)"
                               " SELECT (SELECT max (id) FROM batch), i % 11, 'x' || i FROM n",
                               error);
  return statement != NULL && cx_statement_run (statement, error) &&
         cx_edit_commit (g_steal_pointer (&edit), error);
}

static gboolean
change_undo (CxStore *store, GError **error)
{
  return cx_store_undo (store, NULL, NULL, error);
}

static gboolean
change_delete (CxStore *store, GError **error)
{
  g_autoptr (CxEdit) edit = cx_store_begin (store, "Delete", error);
  g_autoptr (CxStatement) statement = NULL;

  if (edit == NULL)
    return FALSE;
  statement = cx_edit_prepare (edit, "DELETE FROM answers_1 WHERE id % 2", error);
  return statement != NULL && cx_statement_run (statement, error) &&
         cx_edit_commit (g_steal_pointer (&edit), error);
}

/* Tries @change with less space than it needs, again and again with a little more. */
static void
try_change (const char *name, Change change)
{
  g_autoptr (CxStore) store = NULL;
  g_autofree char *path = cx_test_path (name);
  guint refused = 0;
  gboolean done = FALSE;

  full_vfs_set_space (-1);
  store = fixture_create (name);
  fixture_add_survey (store);
  fixture_import (store, "Import", 3000);
  for (gint64 space = 0; !done; space += space / 3 + 1000)
    {
      g_autofree char *before = fixture_dump_all (store);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      full_vfs_set_space (space);
      done = change (store, &error);
      full_vfs_set_space (-1);
      after = fixture_dump_all (store);
      if (done)
        {
          g_assert_cmpstr (after, !=, before);
        }
      else
        {
          g_assert_error (error, CX_ERROR, CX_ERROR_FULL);
          g_assert_nonnull (cx_error_get_place (error)->mend);
          g_assert_cmpstr (after, ==, before);
          refused++;
        }
    }
  g_assert_cmpuint (refused, >, 2);
  g_clear_object (&store);
  g_assert_true (cx_store_check (path, NULL, NULL, NULL));
}

static void
test_edit (void)
{
  try_change ("full-edit.clientele", change_edit);
}

static void
test_bulk (void)
{
  try_change ("full-bulk.clientele", change_bulk);
}

static void
test_undo (void)
{
  try_change ("full-undo.clientele", change_undo);
}

static void
test_delete (void)
{
  try_change ("full-delete.clientele", change_delete);
}

/* The full disk stays full: closing and opening for reading work all the same. */
static void
test_close (void)
{
  g_autoptr (CxStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = cx_test_path ("full-close.clientele");

  full_vfs_set_space (-1);
  store = fixture_create ("full-close.clientele");
  fixture_add_survey (store);
  full_vfs_set_space (0);
  g_assert_false (change_edit (store, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_FULL);
  g_clear_error (&error);
  g_clear_object (&store);

  store = fixture_open ("full-close.clientele", CX_STORE_READ_ONLY);
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM survey"), ==, 1);
  g_clear_object (&store);
  g_assert_null (cx_store_open (path, CX_STORE_READ_WRITE, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_FULL);

  full_vfs_set_space (-1);
  store = fixture_open ("full-close.clientele", CX_STORE_READ_WRITE);
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM survey"), ==, 1);
}

static void
test_create (void)
{
  g_autofree char *path = cx_test_path ("full-create.clientele");
  guint refused = 0;

  for (gint64 space = 0;; space += 9000)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CxStore) store = NULL;

      full_vfs_set_space (space);
      store = cx_store_create (path, &error);
      full_vfs_set_space (-1);
      if (store != NULL)
        break;
      g_assert_error (error, CX_ERROR, CX_ERROR_FULL);
      refused++;
      /* Either it is not there, or it is complete and only could not be opened. */
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        {
          g_assert_true (cx_store_check (path, NULL, NULL, NULL));
          g_unlink (path);
        }
    }
  g_assert_cmpuint (refused, >, 2);
}

static void
test_backup (void)
{
  g_autofree char *output = cx_test_path ("full-copy.clientele");
  g_autofree char *before = NULL;
  g_autoptr (CxStore) store = NULL;
  gboolean done = FALSE;
  gsize before_size;
  guint refused = 0;

  full_vfs_set_space (-1);
  store = fixture_create ("full-backup.clientele");
  fixture_add_survey (store);
  g_assert_true (cx_store_backup (store, output, NULL, NULL, NULL));
  g_assert_true (g_file_get_contents (output, &before, &before_size, NULL));
  fixture_import (store, "Import", 3000);
  for (gint64 space = 0; !done; space += space / 2 + 20000)
    {
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;
      gsize after_size;

      full_vfs_set_space (space);
      done = cx_store_backup (store, output, NULL, NULL, &error);
      full_vfs_set_space (-1);
      if (done)
        break;
      g_assert_error (error, CX_ERROR, CX_ERROR_FULL);
      g_assert_true (g_file_get_contents (output, &after, &after_size, NULL));
      g_assert_cmpmem (after, after_size, before, before_size);
      refused++;
    }
  g_assert_cmpuint (refused, >, 2);
  g_assert_true (cx_store_check (output, NULL, NULL, NULL));
}

/* The system's own limit on the size of a file, in a program of its own. */
static void
test_size_limit (void)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "fault-limited", NULL);
  g_autofree char *path = cx_test_path ("limited.clientele");
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (CxStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;

  full_vfs_set_space (-1);
  store = fixture_create ("limited.clientele");
  fixture_add_survey (store);
  g_clear_object (&store);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, path, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  if (g_str_equal (output, "no limits\n"))
    {
      g_test_skip ("This system keeps no limit on the size of a file");
      return;
    }
  g_assert_cmpstr (output, ==, "full\n");
  g_assert_true (cx_store_check (path, NULL, NULL, &error));
  g_assert_no_error (error);
  store = fixture_open ("limited.clientele", CX_STORE_READ_WRITE);
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM answers_1"), ==, 0);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  full_vfs_register ();

  g_test_add_func ("/faults/full/edit", test_edit);
  g_test_add_func ("/faults/full/bulk", test_bulk);
  g_test_add_func ("/faults/full/undo", test_undo);
  g_test_add_func ("/faults/full/delete", test_delete);
  g_test_add_func ("/faults/full/close", test_close);
  g_test_add_func ("/faults/full/create", test_create);
  g_test_add_func ("/faults/full/backup", test_backup);
  g_test_add_func ("/faults/full/size-limit", test_size_limit);

  return g_test_run ();
}
