#include "config.h"

#include "cx-reader-fixture.h"

#include <stdarg.h>
#include <string.h>
#include <zip.h>

CxTable *
reader_open (const char *path, const CxReadOptions *options)
{
  g_autoptr (GError) error = NULL;
  CxTable *table = cx_table_open (path, options, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (table);
  return table;
}

CxTable *
reader_open_text (const char *name, const char *text, gssize length)
{
  g_autofree char *path = cx_test_file (name, text, length);

  return reader_open (path, NULL);
}

char *
reader_to_csv (CxTable *table)
{
  g_autofree char *path = cx_test_path ("out.csv");
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gint64 rows = 0;

  cx_table_write_csv (table, path, NULL, &rows, &error);
  g_assert_no_error (error);
  g_assert_cmpint (rows, ==, table->rows);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

void
reader_assert_csv (const char *path, const char *expected)
{
  g_autoptr (CxTable) table = reader_open (path, NULL);
  g_autofree char *text = reader_to_csv (table);

  g_assert_cmpstr (text, ==, expected);
}

char *
reader_assert_fails (const char *path, CxErrorCode code, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxTable) table = cx_table_open (path, NULL, NULL, &error);
  CxRowBlock *block = NULL;
  const CxErrorPlace *place;

  while (table != NULL && cx_table_next (table, &block, NULL, &error) && block != NULL)
    continue;
  g_assert_error (error, CX_ERROR, (int) code);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not say “%s”", error->message, part);
  place = cx_error_get_place (error);
  g_assert_nonnull (place);
  g_assert_cmpstr (place->file, ==, path);
  return g_strdup (place->mend);
}

gboolean
reader_says (GPtrArray *list, const char *part)
{
  for (guint i = 0; i < list->len; i++)
    if (strstr (g_ptr_array_index (list, i), part) != NULL)
      return TRUE;
  return FALSE;
}

static void
add_entry (zip_t *zip, const char *name, const char *content)
{
  zip_source_t *source = zip_source_buffer (zip, g_strdup (content), strlen (content), 1);

  g_assert_nonnull (source);
  g_assert_cmpint (zip_file_add (zip, name, source, ZIP_FL_ENC_UTF_8), >=, 0);
}

char *
reader_zip (const char *name, const char *first, ...)
{
  g_autofree char *path = cx_test_path (name);
  zip_t *zip = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  va_list args;

  g_assert_nonnull (zip);
  va_start (args, first);
  for (const char *entry = first; entry != NULL; entry = va_arg (args, const char *))
    add_entry (zip, entry, va_arg (args, const char *));
  va_end (args);
  g_assert_cmpint (zip_close (zip), ==, 0);
  return g_steal_pointer (&path);
}

#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

char *
reader_xlsx (const char *name, const char *sheet, const char *strings, const char *styles)
{
  g_autofree char *worksheet = g_strconcat ("<worksheet>", sheet, "</worksheet>", NULL);

  return reader_zip (
      name, "_rels/.rels",
      "<Relationships><Relationship Id=\"r1\" Type=\"" RELATIONS "/officeDocument\" "
      "Target=\"xl/workbook.xml\"/></Relationships>",
      "xl/workbook.xml",
      "<workbook xmlns:r=\"" RELATIONS "\"><sheets>"
      "<sheet name=\"Answers\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
      "xl/_rels/workbook.xml.rels",
      "<Relationships>"
      "<Relationship Id=\"r1\" Type=\"" RELATIONS "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
      "<Relationship Id=\"r2\" Type=\"" RELATIONS "/sharedStrings\" Target=\"/xl/strings.xml\"/>"
      "<Relationship Id=\"r3\" Type=\"" RELATIONS "/styles\" Target=\"styles.xml\"/>"
      "</Relationships>",
      "xl/strings.xml", strings != NULL ? strings : "<sst/>", "xl/styles.xml",
      styles != NULL ? styles : "<styleSheet/>", "xl/worksheets/sheet1.xml", worksheet, NULL);
}

char *
reader_ods (const char *name, const char *tables)
{
  g_autofree char *content = g_strconcat (
      "<office:document-content><office:automatic-styles><style:style style:name=\"hidden\" "
      "style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>"
      "</office:automatic-styles><office:body><office:spreadsheet>",
      tables, "</office:spreadsheet></office:body></office:document-content>", NULL);

  return reader_zip (name, "mimetype", "application/vnd.oasis.opendocument.spreadsheet",
                     "content.xml", content, NULL);
}

char *
reader_real_file (const char *name)
{
  const char *folder = g_getenv ("CLIENTELE_TEST_FILES");

  if (folder == NULL)
    {
      g_test_skip ("CLIENTELE_TEST_FILES is not set");
      return NULL;
    }
  return g_build_filename (folder, name, NULL);
}
