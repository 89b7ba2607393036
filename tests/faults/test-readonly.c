/* Files and folders that may not be written. Root may write anywhere, so what is tried runs as
 * somebody else; on systems without Unix permissions there is nothing to try. */
#include "config.h"

#include "cx-store-fixture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#define NOBODY "65534"

typedef struct
{
  char *folder;
  char *path;
} Place;

static void
clear_place (Place *place)
{
  g_chmod (place->folder, 0755);
  g_free (place->folder);
  g_free (place->path);
}

/* A folder of its own with a sound file of 10 answers. */
static void
make_place (Place *place, const char *name)
{
  g_autofree char *in_folder = g_build_filename (name, "shop.clientele", NULL);
  g_autoptr (CxStore) store = NULL;

  g_chmod (cx_test_folder (), 0755);
  place->folder = cx_test_path (name);
  g_assert_cmpint (g_mkdir (place->folder, 0755), ==, 0);
  place->path = cx_test_path (in_folder);
  store = fixture_create (in_folder);
  fixture_add_survey (store);
  fixture_import (store, "Import", 10);
}

static char *
run_program (const char *const *argv)
{
  g_autoptr (GSubprocess) process = NULL;
  char *output = NULL;

  process = g_subprocess_newv (
      argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
  if (process == NULL || !g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, NULL))
    return NULL;
  if (!g_subprocess_get_successful (process))
    g_clear_pointer (&output, g_free);
  return output;
}

/* What fault-reader says, run by somebody who is not root; NULL where that cannot be arranged. */
static char *
try_as_nobody (const char *path)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "fault-reader", NULL);
  const char *const dropped[] = {
    "setpriv", "--reuid=" NOBODY, "--regid=" NOBODY, "--clear-groups", program, path, NULL
  };
  const char *const plain[] = { program, path, NULL };
  const char *const who[] = { "id", "-u", NULL };
  g_autofree char *id = run_program (who);

  if (id == NULL)
    return NULL;
  return run_program (g_str_equal (id, "0\n") ? dropped : plain);
}

static void
assert_says (const char *path,
             CxErrorCode writing,
             int reading,
             int rows,
             int backup,
             CxErrorCode create)
{
  g_autofree char *found = try_as_nobody (path);
  g_autofree char *expected = g_strdup_printf ("%d %d %d %d %d\n", (int) writing, reading, rows,
                                               backup, (int) create);

  if (found == NULL)
    {
      g_test_skip ("No other user can be borrowed here");
      return;
    }
  g_assert_cmpstr (found, ==, expected);
}

static void
test_folder (void)
{
  Place place;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_size, after_size;

  make_place (&place, "folder");
  g_assert_true (g_file_get_contents (place.path, &before, &before_size, NULL));
  g_chmod (place.path, 0444);
  g_chmod (place.folder, 0555);
  assert_says (place.path, CX_ERROR_READ_ONLY, -1, 10, CX_ERROR_READ_ONLY, CX_ERROR_READ_ONLY);
  g_assert_true (g_file_get_contents (place.path, &after, &after_size, NULL));
  g_assert_cmpmem (after, after_size, before, before_size);
  clear_place (&place);
}

/* The file alone: its folder takes a backup and a new file. */
static void
test_file (void)
{
  Place place;
  g_autofree char *found = NULL;

  make_place (&place, "file");
  g_chmod (place.path, 0444);
  g_chmod (place.folder, 0777);
  found = try_as_nobody (place.path);
  if (found == NULL)
    g_test_skip ("No other user can be borrowed here");
  else
    g_assert_cmpstr (found, ==, "12 -1 10 -1 -1\n");
  clear_place (&place);
}

/* A file that was copied while in use says that it has a log, and has none. */
static void
test_log_without_a_log (void)
{
  Place place;
  g_autofree char *bytes = NULL;
  gsize size;

  make_place (&place, "log");
  g_assert_true (g_file_get_contents (place.path, &bytes, &size, NULL));
  bytes[18] = bytes[19] = 2;
  g_assert_true (g_file_set_contents (place.path, bytes, (gssize) size, NULL));
  g_chmod (place.path, 0444);
  g_chmod (place.folder, 0555);
  assert_says (place.path, CX_ERROR_READ_ONLY, -1, 10, CX_ERROR_READ_ONLY, CX_ERROR_READ_ONLY);
  clear_place (&place);
}

/* One whose log has something in it that nobody may take over: that is said, not overlooked. */
static void
test_log_that_cannot_be_read (void)
{
  Place place;
  g_autoptr (CxStore) store = NULL;
  g_autofree char *log_path = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *log = NULL;
  gsize size, log_size;

  make_place (&place, "crashed");
  {
    g_autofree char *source = g_strconcat (place.path, ".source", NULL);
    g_autofree char *source_log = g_strconcat (source, "-wal", NULL);

    g_assert_cmpint (g_rename (place.path, source), ==, 0);
    store = cx_store_open (source, CX_STORE_READ_WRITE, NULL);
    fixture_edit (store, "Add", "INSERT INTO answers_1 (a1) VALUES (1)");
    g_assert_true (g_file_get_contents (source_log, &log, &log_size, NULL));
    g_assert_true (g_file_get_contents (source, &bytes, &size, NULL));
  }
  log_path = g_strconcat (place.path, "-wal", NULL);
  g_assert_true (g_file_set_contents (place.path, bytes, (gssize) size, NULL));
  g_assert_true (g_file_set_contents (log_path, log, (gssize) log_size, NULL));
  g_clear_object (&store);
  g_chmod (place.path, 0444);
  g_chmod (log_path, 0444);
  g_chmod (place.folder, 0555);
  assert_says (place.path, CX_ERROR_READ_ONLY, CX_ERROR_READ_ONLY, -1, 0, CX_ERROR_READ_ONLY);
  clear_place (&place);
}

static void
test_unreadable (void)
{
  Place place;

  make_place (&place, "unreadable");
  g_chmod (place.path, 0000);
  g_chmod (place.folder, 0555);
  assert_says (place.path, CX_ERROR_READ_ONLY, CX_ERROR_READ_ONLY, -1, 0, CX_ERROR_READ_ONLY);
  clear_place (&place);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);

#ifdef G_OS_UNIX
  g_test_add_func ("/faults/readonly/folder", test_folder);
  g_test_add_func ("/faults/readonly/file", test_file);
  g_test_add_func ("/faults/readonly/log-without-a-log", test_log_without_a_log);
  g_test_add_func ("/faults/readonly/log-that-cannot-be-read", test_log_that_cannot_be_read);
  g_test_add_func ("/faults/readonly/unreadable", test_unreadable);
#endif

  return g_test_run ();
}
