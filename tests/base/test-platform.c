#include "config.h"

#include "cx-error.h"
#include "cx-platform.h"
#include "cx-test.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#ifdef G_OS_UNIX
#include <signal.h>
#include <stdlib.h>
#endif

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
test_replace (void)
{
  g_autofree char *path = cx_test_file ("báo cáo.txt", "old", -1);
  g_autofree char *tmp = cx_test_file ("new.tmp", "new", -1);
  g_autofree char *fresh = cx_test_path ("fresh.txt");
  g_autoptr (GError) error = NULL;

  g_assert_true (cx_platform_replace_file (tmp, path, &error));
  g_assert_no_error (error);
  assert_content (path, "new");
  g_assert_false (g_file_test (tmp, G_FILE_TEST_EXISTS));

  g_assert_true (cx_platform_replace_file (path, fresh, &error));
  g_assert_no_error (error);
  assert_content (fresh, "new");
}

static void
test_replace_fails (void)
{
  g_autofree char *path = cx_test_file ("kept.txt", "old", -1);
  g_autofree char *missing = cx_test_path ("missing.tmp");
  g_autofree char *tmp = cx_test_file ("some.tmp", "new", -1);
  g_autofree char *nowhere = cx_test_path ("no/such/folder/x.txt");
  g_autoptr (GError) error = NULL;

  g_assert_false (cx_platform_replace_file (missing, path, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  assert_content (path, "old");
  g_clear_error (&error);

  g_assert_false (cx_platform_replace_file (tmp, nowhere, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  g_assert_nonnull (cx_error_get_place (error)->file);
  assert_content (tmp, "new");
}

static void
test_sync (void)
{
  g_autofree char *path = cx_test_file ("synced.txt", "x", -1);
  g_autofree char *missing = cx_test_path ("missing.txt");
  g_autoptr (GError) error = NULL;

  g_assert_true (cx_platform_sync_file (path, &error));
  g_assert_no_error (error);
  g_assert_false (cx_platform_sync_file (missing, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
}

static void
test_errors (void)
{
  static const struct
  {
    int number;
    CxErrorCode code;
  } cases[] = {
    { ENOSPC, CX_ERROR_FULL },     { EFBIG, CX_ERROR_FULL },      { EACCES, CX_ERROR_READ_ONLY },
    { EROFS, CX_ERROR_READ_ONLY }, { EPERM, CX_ERROR_READ_ONLY }, { ENOENT, CX_ERROR_NOT_FOUND },
    { EBUSY, CX_ERROR_LOCKED },    { EIO, CX_ERROR_FAILED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      cx_platform_set_error (&error, cases[i].number, "a.xlsx",
                             "The workbook could not be written");
      g_assert_error (error, CX_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, "a.xlsx"));
      g_assert_nonnull (strstr (error->message, "The workbook could not be written"));
      g_assert_cmpstr (cx_error_get_place (error)->file, ==, "a.xlsx");
      g_assert_cmpint (cx_error_get_place (error)->mend != NULL, ==,
                       cases[i].code != CX_ERROR_FAILED);
    }
}

/* Where the path is not known, the caller names it afterwards. */
static void
test_error_without_path (void)
{
  g_autoptr (GError) error = NULL;

  cx_platform_set_error (&error, ENOSPC, NULL, "The file could not be written");
  g_assert_error (error, CX_ERROR, CX_ERROR_FULL);
  g_assert_true (g_str_has_prefix (error->message, "The file could not be written"));
  g_assert_null (cx_error_get_place (error)->file);
  cx_error_place (&error, "later.csv", 0, NULL);
  g_assert_cmpstr (cx_error_get_place (error)->file, ==, "later.csv");
}

static void
test_hush (void)
{
  if (g_test_subprocess ())
    {
      int hushed;

      fprintf (stderr, "said before\n");
      hushed = cx_platform_hush ();
      fprintf (stderr, "kept quiet\n");
      cx_platform_unhush (hushed);
      fprintf (stderr, "said after\n");
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("*said before*said after*");
  g_test_trap_assert_stderr_unmatched ("*kept quiet*");
}

static void
test_peak_memory (void)
{
  gint64 before = cx_platform_peak_memory ();
  /* Large, for what the program before this one held in the same process may count at first. */
  gsize size = 256 << 20;
  g_autofree char *block = g_malloc (size);

  memset (block, 1, size);
  g_assert_cmpint (block[size / 2], ==, 1);
  g_assert_cmpint (before, >, 0);
  g_assert_cmpint (cx_platform_peak_memory (), >=, before + (gint64) size / 2);
}

static void
test_user_name (void)
{
  g_autofree char *name = cx_platform_user_name ();

  g_assert_cmpuint (strlen (name), >, 0);
  g_assert_true (g_utf8_validate (name, -1, NULL));
}

static void
test_network_path (void)
{
  g_autofree char *new_file = cx_test_path ("not-there-yet.clientele");

  g_assert_false (cx_platform_is_network_path (cx_test_folder ()));
  g_assert_false (cx_platform_is_network_path (new_file));
}

static void
test_locale (void)
{
  char text[16];

  cx_platform_set_utf8_locale ("vi");
  g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, "vi");
  g_assert_true (g_get_charset (NULL));
  snprintf (text, sizeof text, "%.1f", 4.5);
  g_assert_cmpstr (text, ==, "4.5");
  g_assert_cmpstr (setlocale (LC_MESSAGES, NULL), !=, "C");
}

#ifdef G_OS_UNIX

static gboolean
ends_soon (GCancellable *cancellable)
{
  for (int i = 0; i < 500 && !g_cancellable_is_cancelled (cancellable); i++)
    g_usleep (10000);
  return g_cancellable_is_cancelled (cancellable);
}

static void
test_interrupt (void)
{
  g_autoptr (GCancellable) first = g_cancellable_new ();
  g_autoptr (GCancellable) second = g_cancellable_new ();

  cx_platform_cancel_on_interrupt (first);
  raise (SIGINT);
  g_assert_true (ends_soon (first));

  /* Once more, for another piece of work. */
  cx_platform_cancel_on_interrupt (second);
  raise (SIGTERM);
  g_assert_true (ends_soon (second));
  cx_platform_cancel_on_interrupt (NULL);
}

/* The second interrupt is for the system. */
static void
test_second_interrupt (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();

      cx_platform_cancel_on_interrupt (cancellable);
      raise (SIGINT);
      g_assert_true (ends_soon (cancellable));
      raise (SIGINT);
      exit (0);
    }
  g_test_trap_subprocess (NULL, 20 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
}

static void
test_limit_output (void)
{
  if (g_test_subprocess ())
    {
      g_autofree char *path = cx_test_path ("big.bin");
      FILE *file = g_fopen (path, "wb");
      char block[65536] = { 0 };
      GStatBuf info;

      signal (SIGXFSZ, SIG_IGN);
      g_assert_true (cx_platform_limit_child (0, 10, 1));
      for (int i = 0; i < 32; i++)
        if (fwrite (block, 1, sizeof block, file) < sizeof block)
          break;
      fclose (file);
      g_assert_cmpint (g_stat (path, &info), ==, 0);
      g_assert_cmpint (info.st_size, ==, 1 << 20);
      exit (0);
    }
  g_test_trap_subprocess (NULL, 20 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
test_limit_time (void)
{
  if (g_test_subprocess ())
    {
      volatile guint64 n = 0;

      g_assert_true (cx_platform_limit_child (0, 1, 0));
      for (;;)
        n++;
    }
  g_test_trap_subprocess (NULL, 30 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_assert_false (g_test_trap_reached_timeout ());
}

#endif

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/platform/replace", test_replace);
  g_test_add_func ("/platform/replace-fails", test_replace_fails);
  g_test_add_func ("/platform/sync", test_sync);
  g_test_add_func ("/platform/errors", test_errors);
  g_test_add_func ("/platform/error-without-path", test_error_without_path);
  g_test_add_func ("/platform/hush", test_hush);
  g_test_add_func ("/platform/peak-memory", test_peak_memory);
  g_test_add_func ("/platform/user-name", test_user_name);
  g_test_add_func ("/platform/network-path", test_network_path);
#ifdef G_OS_UNIX
  g_test_add_func ("/platform/interrupt", test_interrupt);
  g_test_add_func ("/platform/second-interrupt", test_second_interrupt);
  g_test_add_func ("/platform/limit-output", test_limit_output);
  g_test_add_func ("/platform/limit-time", test_limit_time);
#endif
  g_test_add_func ("/platform/locale", test_locale);
  return g_test_run ();
}
