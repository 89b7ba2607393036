#include "config.h"

#include "cx-error.h"
#include "cx-output.h"
#include "cx-test.h"

#include <glib/gstdio.h>

static void
assert_content (const char *path, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_whole (void)
{
  g_autofree char *path = cx_test_file ("whole.txt", "before", -1);
  g_autofree char *tmp = NULL;
  g_autoptr (GError) error = NULL;
  FILE *file = cx_output_open (path, &tmp, &error);

  g_assert_no_error (error);
  g_assert_cmpint (fputs ("after", file), >=, 0);
  /* Until it is closed nothing has changed. */
  assert_content (path, "before");
  g_assert_true (g_str_has_prefix (tmp, path));
  g_assert_true (cx_output_close (file, tmp, path, TRUE, &error));
  g_assert_no_error (error);
  assert_content (path, "after");
  g_assert_false (g_file_test (tmp, G_FILE_TEST_EXISTS));
}

static void
test_failed (void)
{
  g_autofree char *path = cx_test_file ("failed.txt", "before", -1);
  g_autofree char *tmp = NULL;
  g_autoptr (GError) error = NULL;
  FILE *file = cx_output_open (path, &tmp, &error);

  g_assert_cmpint (fputs ("half", file), >=, 0);
  cx_error_set (&error, CX_ERROR_CANCELLED, NULL, "Stopped.");
  g_assert_false (cx_output_close (file, tmp, path, FALSE, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_CANCELLED);
  g_assert_cmpstr (cx_error_get_place (error)->file, ==, path);
  assert_content (path, "before");
  g_assert_false (g_file_test (tmp, G_FILE_TEST_EXISTS));
}

static void
test_no_folder (void)
{
  g_autofree char *path = cx_test_path ("no folder/file.txt");
  g_autofree char *tmp = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (cx_output_open (path, &tmp, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  g_assert_null (tmp);
}

/* The place is taken by a folder. */
static void
test_cannot_move (void)
{
  g_autofree char *path = cx_test_path ("folder");
  g_autofree char *inside = cx_test_path ("folder/file");
  g_autofree char *tmp = cx_output_make_tmp (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_true (g_file_set_contents (inside, "x", -1, NULL));
  g_assert_true (g_file_set_contents (tmp, "y", -1, NULL));
  g_assert_false (cx_output_finish (tmp, path, TRUE, &error));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (tmp, G_FILE_TEST_EXISTS));
  assert_content (inside, "x");
}

/* What is exported never takes the place of a business. */
static void
test_no_database (void)
{
  g_autofree char *path = cx_test_file ("shop.db", "SQLite format 3\0 and so on", 26);
  g_autofree char *named = cx_test_file ("shop.clientele", "x", -1);
  g_autofree char *other = cx_test_file ("other.txt", "x", -1);
  g_autofree char *short_one = cx_test_file ("short.txt", "SQLite format 3", -1);
  g_autofree char *opened = NULL, *tmp = cx_output_make_tmp (path);
  g_autoptr (GError) error = NULL;

  g_assert_null (cx_output_open (path, &opened, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_EXISTS);
  g_assert_nonnull (cx_error_get_place (error)->mend);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (tmp, "y", -1, NULL));
  g_assert_false (cx_output_finish (tmp, path, TRUE, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_EXISTS);
  g_assert_false (g_file_test (tmp, G_FILE_TEST_EXISTS));
  assert_content (path, "SQLite format 3");
  g_assert_false (cx_output_check (named, NULL));
  g_assert_true (cx_output_check (other, NULL));
  g_assert_true (cx_output_check (short_one, NULL));
}

static void
test_same_file (void)
{
  g_autofree char *path = cx_test_file ("one.txt", "x", -1);
  g_autofree char *again = g_build_filename (cx_test_folder (), ".", "one.txt", NULL);
  g_autofree char *other = cx_test_file ("two.txt", "x", -1);
  g_autofree char *missing = cx_test_path ("missing.txt");

  g_assert_true (cx_output_is_same_file (path, path));
  g_assert_true (cx_output_is_same_file (path, again));
  g_assert_false (cx_output_is_same_file (path, other));
  g_assert_false (cx_output_is_same_file (missing, missing));
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);

  g_test_add_func ("/output/whole", test_whole);
  g_test_add_func ("/output/failed", test_failed);
  g_test_add_func ("/output/no-folder", test_no_folder);
  g_test_add_func ("/output/cannot-move", test_cannot_move);
  g_test_add_func ("/output/no-database", test_no_database);
  g_test_add_func ("/output/same-file", test_same_file);

  return g_test_run ();
}
