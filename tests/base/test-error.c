#include "config.h"

#include "cx-error.h"
#include "cx-progress.h"
#include "cx-test.h"

static void
test_place (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) copy = NULL;

  cx_error_set (&error, CX_ERROR_INVALID, "Mend it.", "Row %d is odd", 7);
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "Row 7 is odd");
  cx_error_place (&error, "a.csv", 7, NULL);
  cx_error_place (&error, "b.csv", 9, "Score");

  copy = g_error_copy (error);
  g_assert_cmpstr (cx_error_get_place (copy)->file, ==, "a.csv");
  g_assert_cmpint (cx_error_get_place (copy)->row, ==, 7);
  g_assert_cmpstr (cx_error_get_place (copy)->column, ==, "Score");
  g_assert_cmpstr (cx_error_get_place (copy)->mend, ==, "Mend it.");
}

static void
test_foreign (void)
{
  GError *source = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "boom");
  g_autoptr (GError) wrapped = NULL;

  g_assert_null (cx_error_get_place (source));
  cx_error_place (&source, "a.csv", 1, NULL);
  g_assert_null (cx_error_get_place (source));
  cx_error_wrap (&wrapped, CX_ERROR_FAILED, source, "Reading %s", "a.csv");
  g_assert_cmpstr (wrapped->message, ==, "Reading a.csv: boom");
  cx_error_set (NULL, CX_ERROR_FAILED, NULL, "nobody listens");
  cx_error_place (NULL, "a.csv", 1, NULL);
}

static void
count_cb (const char *label, gint64 done, gint64 total, double seconds_left, gpointer user_data)
{
  int *calls = user_data;

  g_assert_cmpstr (label, ==, "Reading");
  g_assert_cmpint (done, ==, 50);
  g_assert_cmpint (total, ==, 100);
  g_assert_cmpfloat (seconds_left, >, 0);
  *calls += 1;
}

static void
test_progress (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  int calls = 0;
  g_autoptr (CxProgress) progress = cx_progress_new (cancellable, count_cb, &calls);

  cx_progress_begin (progress, "Reading", 100);
  g_assert_true (cx_progress_step (progress, 50, &error));
  g_assert_cmpint (calls, ==, 0);
  g_usleep (150000);
  g_assert_true (cx_progress_step (progress, 50, &error));
  g_assert_true (cx_progress_step (progress, 50, &error));
  g_assert_cmpint (calls, ==, 1);

  g_cancellable_cancel (cancellable);
  g_assert_false (cx_progress_step (progress, 51, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_CANCELLED);
  g_assert_true (cx_progress_get_cancellable (progress) == cancellable);
}

static void
test_no_progress (void)
{
  cx_progress_begin (NULL, "Reading", 1);
  g_assert_true (cx_progress_step (NULL, 1, NULL));
  g_assert_null (cx_progress_get_cancellable (NULL));
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/error/place", test_place);
  g_test_add_func ("/error/foreign", test_foreign);
  g_test_add_func ("/progress/steps", test_progress);
  g_test_add_func ("/progress/none", test_no_progress);
  return g_test_run ();
}
