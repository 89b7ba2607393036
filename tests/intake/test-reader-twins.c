#include "config.h"

#include "cx-reader-fixture.h"

#include <jansson.h>
#include <string.h>

/* Real files against their twins: csv-spectrum's JSON, the CSV beside an SPSS file, and what
 * LibreOffice makes of a workbook. */

static const char *const spectrum[] = {
  "comma_in_quotes",
  "empty",
  "empty_crlf",
  "escaped_quotes",
  "json",
  "newlines",
  "newlines_crlf",
  "quotes_and_newlines",
  "simple",
  "simple_crlf",
  "utf8",
  "location_coordinates",
};

/* The value of @heading; without CR where git has taken them out of the file itself. */
static char *
get_value (json_t *object, const char *heading, gboolean with_cr)
{
  g_auto (GStrv)
      parts = g_strsplit (json_string_value (json_object_get (object, heading)), "\r\n", 0);

  return g_strjoinv (with_cr ? "\r\n" : "\n", parts);
}

/* One object a row, keyed by the heading. */
static void
assert_rows (CxTable *table, json_t *rows, gboolean with_cr)
{
  GStrv head = g_ptr_array_index (table->head, 0);
  g_autoptr (GError) error = NULL;
  gsize seen = 0;
  CxRowBlock *block;

  while (cx_table_next (table, &block, NULL, &error) && block != NULL)
    for (guint i = 0; i < block->rows; i++, seen++)
      {
        json_t *object = json_array_get (rows, seen);

        g_assert_cmpuint (json_object_size (object), ==, table->columns);
        for (guint k = 0; k < table->columns; k++)
          {
            g_autofree char *value = get_value (object, head[k], with_cr);

            /* The one number in which the published pair differs. */
            if (strcmp (head[k], "Contact Phone Number") == 0)
              continue;
            g_assert_cmpstr (block->cells[i * block->columns + k].text, ==, value);
          }
      }
  g_assert_no_error (error);
  g_assert_cmpuint (seen, ==, json_array_size (rows));
}

static void
test_spectrum (gconstpointer data)
{
  const char *name = data;
  g_autofree char *csv_name = g_strdup_printf ("csv-spectrum/csvs/%s.csv", name);
  g_autofree char *json_name = g_strdup_printf ("csv-spectrum/json/%s.json", name);
  g_autofree char *csv = reader_real_file (csv_name);
  g_autofree char *json = csv != NULL ? reader_real_file (json_name) : NULL;
  g_autofree char *text = NULL;
  g_autoptr (CxTable) table = NULL;
  json_error_t reason;
  json_t *rows;

  if (json == NULL)
    return;
  rows = json_load_file (json, 0, &reason);
  g_assert_nonnull (rows);
  if (json_is_object (rows))
    rows = json_pack ("[o]", rows);
  table = reader_open (csv, NULL);
  g_assert_true (g_file_get_contents (csv, &text, NULL, NULL));
  assert_rows (table, rows, strchr (text, '\r') != NULL);
  json_decref (rows);
}

/* Cell by cell; numbers as numbers, times also as pandas writes them ("0:00:00.000000"). */
static gboolean
is_same_cell (const char *a, const char *b)
{
  g_autofree char *long_time = NULL;
  char *end_a, *end_b;
  double x, y;

  if (strcmp (a, b) == 0)
    return TRUE;
  long_time = g_strconcat (a, ".000000", NULL);
  if (strcmp (long_time, b) == 0 || (*a == '0' && strcmp (long_time + 1, b) == 0))
    return TRUE;
  x = g_ascii_strtod (a, &end_a);
  y = g_ascii_strtod (b, &end_b);
  return *a != '\0' && *b != '\0' && *end_a == '\0' && *end_b == '\0' &&
         ABS (x - y) <= 1e-9 * MAX (1, ABS (x));
}

/* All rows of @table, heads too, as strings. */
static GPtrArray *
collect (CxTable *table)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  GPtrArray *head = table->plain_head != NULL ? table->plain_head : table->head;
  g_autoptr (GError) error = NULL;
  CxRowBlock *block;

  for (guint i = 0; i < head->len; i++)
    g_ptr_array_add (rows, g_strdupv (g_ptr_array_index (head, i)));
  while (cx_table_next (table, &block, NULL, &error) && block != NULL)
    for (guint i = 0; i < block->rows; i++)
      {
        GStrv row = g_new0 (char *, block->columns + 1);

        for (guint k = 0; k < block->columns; k++)
          row[k] = g_strdup (block->cells[i * block->columns + k].text);
        g_ptr_array_add (rows, row);
      }
  g_assert_no_error (error);
  return rows;
}

static const char *
get_cell (GStrv row, guint column)
{
  return column < g_strv_length (row) ? row[column] : "";
}

/* The last rows of @twin are those of @rows (titles above them are left out of a table). */
static void
assert_same_rows (const char *name, GPtrArray *rows, GPtrArray *twin)
{
  guint skip = twin->len - rows->len;

  g_assert_cmpuint (twin->len, >=, rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      GStrv a = g_ptr_array_index (rows, i), b = g_ptr_array_index (twin, i + skip);
      guint width = MAX (g_strv_length (a), g_strv_length (b));

      for (guint k = 0; k < width; k++)
        if (!is_same_cell (get_cell (a, k), get_cell (b, k)))
          g_error ("%s, row %u, column %u: “%s” instead of “%s”", name, i + 1, k + 1,
                   get_cell (a, k), get_cell (b, k));
    }
}

static void
test_sav (gconstpointer data)
{
  const char *const *names = data;
  g_autofree char *sav = reader_real_file (names[0]);
  g_autofree char *csv = sav != NULL ? reader_real_file (names[1]) : NULL;
  g_autoptr (CxTable) table = NULL;
  g_autoptr (CxTable) twin = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) twin_rows = NULL;

  if (csv == NULL)
    return;
  table = reader_open (sav, NULL);
  twin = reader_open (csv, NULL);
  g_assert_cmpint (table->rows, ==, twin->rows);
  rows = collect (table);
  twin_rows = collect (twin);
  assert_same_rows (names[0], rows, twin_rows);
}

/* Every sheet of @path as CSV, by LibreOffice: FOLDER/BASE-SHEET.csv. */
static char *
convert (const char *path, const char *soffice)
{
  g_autofree char *folder = g_build_filename (cx_test_folder (), "twins", NULL);
  g_autofree char *profile = g_strconcat ("-env:UserInstallation=file://", cx_test_folder (),
                                          "/office", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) child = NULL;

  /* It writes truth values in the words of its locale. */
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  child = g_subprocess_launcher_spawn (
      launcher, &error, soffice, profile, "--headless", "--convert-to",
      "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1", "--outdir",
      folder, path, NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (child, NULL, &error));
  return g_steal_pointer (&folder);
}

static void
assert_sheet (const char *path, const char *folder, int sheet, const char *name)
{
  CxReadOptions options = { .sheet = sheet, .header_rows = -1 };
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *file = NULL, *twin_path = NULL, *text = NULL;
  g_autoptr (CxTable) table = cx_table_open (path, &options, NULL, NULL);
  g_autoptr (CxTable) twin = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) twin_rows = NULL;
  CxReadOptions plain = { .delimiter = (char *) ",", .header_rows = 0 };

  *strrchr (base, '.') = '\0';
  file = g_strdup_printf ("%s-%s.csv", base, name);
  twin_path = g_build_filename (folder, file, NULL);
  /* An empty sheet has no twin either. */
  if (table == NULL || !g_file_get_contents (twin_path, &text, NULL, NULL))
    return;
  twin = reader_open (twin_path, &plain);
  rows = collect (table);
  twin_rows = collect (twin);
  assert_same_rows (file, rows, twin_rows);
}

/* LibreOffice prints shares in percent, truth as 1 and times with AM and PM, so files that hold
 * those are left out here; test-reader-xlsx and its like look at them. */
static void
test_workbook (gconstpointer data)
{
  g_autofree char *path = reader_real_file (data);
  g_autofree char *soffice = g_find_program_in_path ("soffice");
  g_autofree char *folder = NULL;
  g_autoptr (CxTable) table = NULL;

  if (path == NULL)
    return;
  if (soffice == NULL)
    {
      g_test_skip ("soffice is not installed");
      return;
    }
  folder = convert (path, soffice);
  table = reader_open (path, NULL);
  for (guint i = 0; i < table->sheets->len; i++)
    assert_sheet (path, folder, (int) i + 1, g_ptr_array_index (table->sheets, i));
}

static const char *const savs[][2] = {
  { "pyreadstat/test_data/basic/sample.sav", "pyreadstat/test_data/basic/sample.csv" },
  { "pyreadstat/test_data/basic/sample.zsav", "pyreadstat/test_data/basic/sample.csv" },
};

static const char *const workbooks[] = {
  "pyxform/example_xls/xlsform_spec_test.xlsx",
  "pyxform/example_xls/flat_xlsform_test.xlsx",
  "pyxform/example_xls/case_insensitivity.xlsx",
  "pyxform/example_xls/loop.xlsx",
  "pyxform/example_xls/allow_comment_rows_test.xls",
  "pyxform/example_xls/cascading_select_test_equivalent.xls",
  "pyxform/example_xls/unknown_question_type.xls",
  "pyxform/example_xls/xml_escaping.xls",
  "pyxform/example_xls/table-list.xls",
  "formpack/tests/fixtures/xlsforms/library-locking-example.xls",
  "formpack/tests/fixtures/xlsforms/library-locking-example.xlsx",
};

static void
add_test (const char *group, const char *file, gconstpointer data, GTestDataFunc func)
{
  g_autofree char *base = g_path_get_basename (file);
  g_autofree char *path = g_strdup_printf ("/reader-twins/%s/%s", group, base);

  g_test_add_data_func (path, data, func);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (spectrum); i++)
    add_test ("spectrum", spectrum[i], spectrum[i], test_spectrum);
#ifdef HAVE_READSTAT
  for (gsize i = 0; i < G_N_ELEMENTS (savs); i++)
    add_test ("sav", savs[i][0], savs[i], test_sav);
#endif
  for (gsize i = 0; i < G_N_ELEMENTS (workbooks); i++)
    add_test ("workbook", workbooks[i], workbooks[i], test_workbook);
  return g_test_run ();
}
