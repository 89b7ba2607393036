#include "config.h"

#include "cx-lock.h"
#include "cx-schema.h"
#include "cx-store-fixture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

static void
assert_refused (const char *path, CxStoreFlags flags, CxErrorCode code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cx_store_open (path, flags, &error));
  g_assert_error (error, CX_ERROR, (int) code);
  g_assert_cmpstr (cx_error_get_place (error)->file, ==, path);
  g_assert_nonnull (cx_error_get_place (error)->mend);
}

/* The names in the folder of @path that begin like it, hidden ones too. */
static guint
count_files (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;
  guint count = 0;

  while ((entry = g_dir_read_name (dir)) != NULL)
    count += strstr (entry, name) != NULL;
  return count;
}

static void
test_create (void)
{
  g_autofree char *path = cx_test_path ("made.clientele");
  g_autoptr (GError) error = NULL;
  g_autoptr (CxStore) store = cx_store_create (path, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (cx_store_get_path (store), ==, path);
  g_assert_false (cx_store_is_read_only (store));
  g_assert_cmpint (cx_store_get_schema_version (store), ==, cx_schema_newest ());
  g_assert_cmpint (fixture_int (store, "PRAGMA application_id"), ==, CX_STORE_APPLICATION_ID);
  g_assert_cmpint (fixture_int (store, "PRAGMA user_version"), ==, cx_schema_newest ());
  g_assert_null (cx_store_create (path, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_EXISTS);
}

static void
test_create_where_it_cannot_be (void)
{
  g_autofree char *path = cx_test_path ("no folder/made.clientele");
  g_autofree char *taken = cx_test_file ("taken.clientele", "my letter", -1);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (cx_store_create (path, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (cx_store_create (taken, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (taken, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "my letter");
}

/* In use there is a log beside it; afterwards it is one file again. */
static void
test_one_file_again (void)
{
  g_autofree char *path = cx_test_path ("single.clientele");
  g_autoptr (CxStore) store = fixture_create ("single.clientele");
  g_autofree char *bytes = NULL;

  g_assert_cmpuint (count_files (path), >, 1);
  fixture_edit (store, "Add", "INSERT INTO setting (key, changed_at) VALUES ('a', 1)");
  g_clear_object (&store);
  g_assert_cmpuint (count_files (path), ==, 1);

  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_cmpint (bytes[18], ==, 1); /* what SQLite writes for a rollback journal; 2 for a log */

  store = fixture_open ("single.clientele", CX_STORE_READ_ONLY);
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM setting"), ==, 1);
  g_assert_cmpuint (count_files (path), ==, 1);
}

/* A read connection of a thread may outlive the store; the last one makes it one file. */
static void
test_last_connection_closes (void)
{
  g_autofree char *path = cx_test_path ("last.clientele");
  g_autoptr (CxStore) store = fixture_create ("last.clientele");
  g_autoptr (GError) error = NULL;
  g_autoptr (CxDb) db = cx_store_open_db (store, &error);
  gint64 count;

  g_assert_no_error (error);
  g_clear_object (&store);
  g_assert_true (cx_db_get_int (db, "SELECT count(*) FROM setting", -1, &count, &error));
  g_assert_cmpint (count, ==, 0);
  g_assert_cmpuint (count_files (path), >, 1);
  g_clear_pointer (&db, cx_db_unref);
  g_assert_cmpuint (count_files (path), ==, 1);
}

static void
test_not_there (void)
{
  g_autofree char *path = cx_test_path ("nowhere.clientele");

  assert_refused (path, CX_STORE_READ_WRITE, CX_ERROR_NOT_FOUND);
  assert_refused (path, CX_STORE_READ_ONLY, CX_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_not_a_business (void)
{
  static const char *const contents[] = { "", "x", "Hello, I am a letter.\n",
                                          "SQLite format 2, or so, and then some more text" };
  g_autofree char *big = g_strnfill (100000, 'a');

  for (guint i = 0; i <= G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *name = g_strdup_printf ("letter-%u.clientele", i);
      const char *content = i < G_N_ELEMENTS (contents) ? contents[i] : big;
      g_autofree char *path = cx_test_file (name, content, -1);
      g_autofree char *text = NULL;

      assert_refused (path, CX_STORE_READ_WRITE, CX_ERROR_NOT_A_BUSINESS);
      assert_refused (path, CX_STORE_READ_ONLY, CX_ERROR_NOT_A_BUSINESS);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, content);
      g_assert_cmpuint (count_files (path), ==, 1);
    }
  assert_refused (cx_test_folder (), CX_STORE_READ_WRITE, CX_ERROR_NOT_A_BUSINESS);
}

/* A database of somebody else's: our file with another application id. */
static void
test_other_database (void)
{
  g_autoptr (CxStore) store = fixture_create ("other.clientele");
  g_autofree char *path = g_strdup (cx_store_get_path (store));
  g_autofree char *bytes = NULL;
  gsize size;

  g_clear_object (&store);
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  memset (bytes + 68, 0, 4);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  assert_refused (path, CX_STORE_READ_WRITE, CX_ERROR_NOT_A_BUSINESS);
  assert_refused (path, CX_STORE_READ_ONLY, CX_ERROR_NOT_A_BUSINESS);
}

static void
set_version (const char *path, guint8 version)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  bytes[63] = (char) version;
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
}

static void
test_newer (void)
{
  g_autoptr (CxStore) store = fixture_create ("newer.clientele");
  g_autofree char *path = g_strdup (cx_store_get_path (store));

  fixture_edit (store, "Add", "INSERT INTO setting (key, changed_at) VALUES ('a', 1)");
  g_clear_object (&store);
  set_version (path, 99);
  assert_refused (path, CX_STORE_READ_WRITE, CX_ERROR_NEWER);
  store = fixture_open ("newer.clientele", CX_STORE_READ_ONLY);
  g_assert_cmpint (cx_store_get_schema_version (store), ==, 99);
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM setting"), ==, 1);
}

/* Two programs. */

static GSubprocess *
start_holder (const char *path, char **line)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "store-holder", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  GSubprocess *process;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                              &error, program, path, NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  *line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  return process;
}

static void
test_second_program (void)
{
  g_autoptr (CxStore) store = fixture_create ("shared.clientele");
  g_autofree char *path = g_strdup (cx_store_get_path (store));
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GSubprocess) refused = start_holder (path, &first);
  g_autoptr (GSubprocess) holder = NULL;
  g_autoptr (GError) error = NULL;

  /* We hold it: the other one is told so. */
  g_assert_true (g_str_has_prefix (first, "11 "));
  g_assert_nonnull (strstr (first, g_get_user_name ()));
  g_assert_true (g_subprocess_wait (refused, NULL, NULL));

  /* The other one holds it: we are told who, and may read. */
  g_clear_object (&store);
  holder = start_holder (path, &second);
  g_assert_cmpstr (second, ==, "open");
  g_assert_null (cx_store_open (path, CX_STORE_READ_WRITE, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, "holder"));
  g_assert_nonnull (strstr (error->message, g_subprocess_get_identifier (holder)));
  store = fixture_open ("shared.clientele", CX_STORE_READ_ONLY);
  g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM setting"), ==, 0);
  g_clear_object (&store);

  /* Its death frees the file, whatever it leaves behind. */
  g_subprocess_force_exit (holder);
  g_assert_true (g_subprocess_wait (holder, NULL, NULL));
  store = fixture_open ("shared.clientele", CX_STORE_READ_WRITE);
  g_clear_object (&store);
  g_assert_cmpuint (count_files (path), ==, 1);
}

static void
test_lock_in_one_program (void)
{
  g_autoptr (CxStore) store = fixture_create ("twice.clientele");
  g_autofree char *path = g_strdup (cx_store_get_path (store));

  assert_refused (path, CX_STORE_READ_WRITE, CX_ERROR_LOCKED);
  g_clear_object (&store);
  store = fixture_open ("twice.clientele", CX_STORE_READ_WRITE);
}

/* Rubbish in the lock's place is nobody's lock. */
static void
test_broken_lock_file (void)
{
  g_autoptr (CxStore) store = fixture_create ("rubbish.clientele");
  g_autofree char *path = g_strdup (cx_store_get_path (store));
  g_autofree char *lock_path = cx_lock_make_path (path);
  g_autofree char *rubbish = g_strnfill (5000, 'z');

  g_assert_true (g_file_test (lock_path, G_FILE_TEST_EXISTS));
  g_clear_object (&store);
  g_assert_false (g_file_test (lock_path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (lock_path, rubbish, -1, NULL));
  store = fixture_open ("rubbish.clientele", CX_STORE_READ_WRITE);
  g_clear_object (&store);
  g_assert_false (g_file_test (lock_path, G_FILE_TEST_EXISTS));
}

/* Names that mean something to a shell, to SQL or to a URI. */
static void
test_odd_names (void)
{
  static const char *const names[] = { "quán cà phê.clientele", "a'b\"c.clientele",
                                       "50% off?#1&mode=ro.clientele", "file:x.clientele", "-x" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (CxStore) store = fixture_create (names[i]);

      fixture_edit (store, "Add", "INSERT INTO setting (key, changed_at) VALUES ('a', 1)");
      g_clear_object (&store);
      store = fixture_open (names[i], CX_STORE_READ_ONLY);
      g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM setting"), ==, 1);
    }
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);

  g_test_add_func ("/store/open/create", test_create);
  g_test_add_func ("/store/open/create-where-it-cannot-be", test_create_where_it_cannot_be);
  g_test_add_func ("/store/open/one-file-again", test_one_file_again);
  g_test_add_func ("/store/open/last-connection", test_last_connection_closes);
  g_test_add_func ("/store/open/not-there", test_not_there);
  g_test_add_func ("/store/open/not-a-business", test_not_a_business);
  g_test_add_func ("/store/open/other-database", test_other_database);
  g_test_add_func ("/store/open/newer", test_newer);
  g_test_add_func ("/store/open/second-program", test_second_program);
  g_test_add_func ("/store/open/lock-in-one-program", test_lock_in_one_program);
  g_test_add_func ("/store/open/broken-lock-file", test_broken_lock_file);
  g_test_add_func ("/store/open/odd-names", test_odd_names);

  return g_test_run ();
}
