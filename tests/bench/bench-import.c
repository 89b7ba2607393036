/* Importing a million responses, against the sqlite3 shell's .import of the same file.
 *
 *   bench-import [ROWS]        makes a CSV file, imports it both ways and prints the ratios
 *   bench-import --make FILE ROWS   only makes a business with that many responses
 *   bench-import --child CSV FILE   one import, in a process of its own so that its memory can be
 * told
 *
 * Fails where a limit is not kept: 1.5 times the shell's time, 300 MB, 1.2 times the CSV's size. */

#include "config.h"

#include "cx-importer.h"
#include "cx-platform.h"
#include "cx-test.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define ROWS 1000000
#define ROUNDS 3

#define TIME_LIMIT 1.5
#define MEMORY_LIMIT (300.0 * 1000 * 1000)
#define SIZE_LIMIT 1.2

/* --- The file ------------------------------------------------------------------------------- */

static const char header[] = "Response ID,Submitted,Branch,How likely are you to recommend us?,"
                             "How satisfied were you?,How easy was it to order?,"
                             "What did you order?,What did you like?,Would you come again?,"
                             "How many people were you?,Comments\n";

static const char *const branches[] = { "Quận 1", "Quận 3", "Thủ Đức", "Đà Nẵng", "Hà Nội" };
static const char *const satisfied[] = { "Very dissatisfied", "Dissatisfied", "Neutral",
                                         "Satisfied", "Very satisfied" };
static const char *const orders[] = { "Cà phê sữa đá", "Bạc xỉu",    "Trà đào",
                                      "Bánh mì",       "Sinh tố bơ", "Nước cam" };
static const char *const likes[] = { "Taste", "Price", "Staff", "Wi-Fi", "Music", "Place to sit" };
static const char *const comments[] = {
  "The coffee was excellent and the staff remembered my name.",
  "Chờ hơi lâu vào giờ cao điểm, nhưng nhân viên dễ thương.",
  "Wi-Fi kept dropping, I could not work here for long.",
  "Giá hơi cao so với khu vực; cà phê thì ngon.",
};

static guint32
next_random (guint64 *state)
{
  *state = *state * G_GUINT64_CONSTANT (6364136223846793005) +
           G_GUINT64_CONSTANT (1442695040888963407);
  return (guint32) (*state >> 33);
}

static void
append_id (GString *text, guint64 *state)
{
  static const char signs[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  g_string_append (text, "R_");
  for (guint i = 0; i < 15; i++)
    g_string_append_c (text, signs[next_random (state) % (sizeof signs - 1)]);
}

static void
append_likes (GString *text, guint64 *state)
{
  guint chosen = next_random (state) % 64;
  gboolean first = TRUE;

  if (chosen == 0)
    return;
  g_string_append_c (text, '"');
  for (guint i = 0; i < G_N_ELEMENTS (likes); i++)
    if ((chosen & (1u << i)) != 0)
      {
        g_string_append_printf (text, "%s%s", first ? "" : ", ", likes[i]);
        first = FALSE;
      }
  g_string_append_c (text, '"');
}

static void
append_row (GString *text, guint row, guint64 *state)
{
  guint second = row * 37;

  append_id (text, state);
  g_string_append_printf (text, ",2026-%02u-%02u %02u:%02u:%02u", second / 2419200 % 12 + 1,
                          second / 86400 % 28 + 1, second / 3600 % 24, second / 60 % 60,
                          second % 60);
  g_string_append_printf (text, ",%s,%u,%s,%u,%s,", branches[next_random (state) % 5],
                          next_random (state) % 11, satisfied[next_random (state) % 5],
                          next_random (state) % 7 + 1, orders[next_random (state) % 6]);
  append_likes (text, state);
  g_string_append_printf (text, ",%s,%u,", next_random (state) % 3 == 0 ? "No" : "Yes",
                          next_random (state) % 12 + 1);
  if (next_random (state) % 5 == 0)
    g_string_append_printf (text, "\"%s\"", comments[next_random (state) % 4]);
  g_string_append_c (text, '\n');
}

static gint64
write_csv (const char *path, guint rows)
{
  g_autoptr (GString) text = g_string_new (header);
  FILE *file = g_fopen (path, "wb");
  guint64 state = 20260309;
  GStatBuf info;

  g_assert_nonnull (file);
  for (guint i = 0; i < rows; i++)
    {
      append_row (text, i, &state);
      if (text->len < 1 << 20 && i + 1 < rows)
        continue;
      g_assert_cmpuint (fwrite (text->str, 1, text->len, file), ==, text->len);
      g_string_truncate (text, 0);
    }
  g_assert_cmpint (fclose (file), ==, 0);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_size;
}

/* --- One import ----------------------------------------------------------------------------- */

static int
import (const char *csv, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxProject) project = cx_project_create (path, "Coffee", NULL, NULL, "en", &error);
  g_autoptr (CxTable) table = NULL;
  g_autoptr (CxMapping) mapping = NULL;
  g_autoptr (CxSurvey) survey = NULL;
  g_autoptr (CxImportResult) result = NULL;

  g_assert_no_error (error);
  table = cx_table_open (csv, NULL, NULL, &error);
  g_assert_no_error (error);
  cx_import_plan (project, table, NULL, NULL, NULL, &mapping, &survey, &error);
  g_assert_no_error (error);
  result = cx_import_run (project, table, mapping, survey, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->rejected, ==, 0);
  g_assert_cmpint (result->added, ==, result->rows);
  g_clear_object (&project);
  g_print ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", result->rows, cx_platform_peak_memory ());
  return EXIT_SUCCESS;
}

/* --- Measuring ------------------------------------------------------------------------------ */

typedef struct
{
  double seconds;
  char *output;
} Run;

static Run
run_child (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  Run run = { 0 };
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GSubprocess) child = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (child, NULL, NULL, &run.output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (child));
  run.seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  return run;
}

static double
run_shell (const char *csv)
{
  g_autofree char *path = cx_test_path ("shell.db");
  g_autofree char *command = g_strdup_printf (".import '%s' answers", csv);
  const char *const argv[] = { "sqlite3", path, ".mode csv", command, NULL };
  Run run;

  g_remove (path);
  run = run_child (argv);
  g_free (run.output);
  g_remove (path);
  return run.seconds;
}

static gint64
get_size (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_size;
}

static double
run_ours (const char *program, const char *csv, guint rows, gint64 *memory, gint64 *size)
{
  g_autofree char *path = cx_test_path ("ours.clientele");
  const char *const argv[] = { program, "--child", csv, path, NULL };
  g_auto (GStrv) words = NULL;
  Run run;

  g_remove (path);
  run = run_child (argv);
  words = g_strsplit (g_strchomp (run.output), " ", 2);
  g_assert_cmpint (g_ascii_strtoll (words[0], NULL, 10), ==, rows);
  *memory = MAX (*memory, g_ascii_strtoll (words[1], NULL, 10));
  *size = get_size (path);
  g_free (run.output);
  g_remove (path);
  return run.seconds;
}

/* TRUE if the limit is kept. */
static gboolean
print_limit (const char *what, double value, double limit)
{
  g_print ("%s: %.2f (limit %.2f, %s)\n", what, value, limit, value <= limit ? "kept" : "NOT KEPT");
  return value <= limit;
}

/* For the benchmarks of the window. */
static int
make_business (const char *path, guint rows)
{
  g_autofree char *csv = g_strconcat (path, ".csv", NULL);
  int code;

  write_csv (csv, rows);
  code = import (csv, path);
  g_remove (csv);
  return code;
}

int
main (int argc, char **argv)
{
  g_autofree char *csv = NULL, *sqlite = g_find_program_in_path ("sqlite3");
  double shell = G_MAXDOUBLE, ours = G_MAXDOUBLE;
  gint64 memory = 0, size = 0, csv_size;
  gboolean kept;
  guint rows;

  if (argc == 4 && strcmp (argv[1], "--child") == 0)
    return import (argv[2], argv[3]);
  if (argc == 4 && strcmp (argv[1], "--make") == 0)
    return make_business (argv[2], (guint) g_ascii_strtoull (argv[3], NULL, 10));
  cx_test_init (&argc, &argv);
  if (sqlite == NULL)
    {
      g_print ("The sqlite3 shell is not here to compare with.\n");
      return 77;
    }

  rows = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : ROWS;
  csv = cx_test_path ("answers.csv");
  csv_size = write_csv (csv, rows);
  /* In turns, and the best of each, so that what else the machine does hits both alike. */
  for (guint i = 0; i < ROUNDS; i++)
    {
      shell = MIN (shell, run_shell (csv));
      ours = MIN (ours, run_ours (argv[0], csv, rows, &memory, &size));
    }

  g_print ("import of %u responses, %.1f MB of CSV: ours %.2f s, sqlite3 .import %.2f s\n", rows,
           (double) csv_size / 1e6, ours, shell);
  kept = print_limit ("import: time, ratio to sqlite3 .import", ours / shell, TIME_LIMIT);
  kept &= print_limit ("import: peak memory in MB", (double) memory / 1e6, MEMORY_LIMIT / 1e6);
  kept &= print_limit ("import: size of the file, ratio to the CSV",
                       (double) size / (double) csv_size, SIZE_LIMIT);
  return kept ? EXIT_SUCCESS : EXIT_FAILURE;
}
