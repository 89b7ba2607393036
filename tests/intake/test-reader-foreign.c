#include "config.h"

#include "cx-reader-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* Files that are no table, no longer one, or a trap: each is told what it is. */

typedef struct
{
  const char *name;
  const char *text;
  gssize length;
  CxErrorCode code;
  const char *part;
} Case;

static const Case cases[] = {
  { "empty.csv", "", 0, CX_ERROR_INVALID, "empty" },
  { "blanks.csv", "\n \r\n\n", -1, CX_ERROR_INVALID, "nothing but blanks" },
  { "mark.csv", "\xef\xbb\xbf", -1, CX_ERROR_INVALID, "nothing but blanks" },
  { "report.pdf", "%PDF-1.7\n", -1, CX_ERROR_UNSUPPORTED, "PDF" },
  { "a.csv.gz", "\x1f\x8b\x08\0\0\0\0\0", 8, CX_ERROR_UNSUPPORTED, "gzip" },
  { "shop.clientele", "SQLite format 3\0more", 20, CX_ERROR_UNSUPPORTED, "database" },
  { "photo.csv", "\x89PNG\r\n\x1a\n", -1, CX_ERROR_UNSUPPORTED, "picture" },
  { "page.xls", "<html><body><table><tr><td>1</td></tr></table></body></html>", -1,
    CX_ERROR_UNSUPPORTED, "web page" },
  { "sheet.xls",
    "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook "
    "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>",
    -1, CX_ERROR_UNSUPPORTED, "Excel 2003" },
  { "data.xml", "<?xml version=\"1.0\"?><a/>", -1, CX_ERROR_UNSUPPORTED, "XML" },
  { "answers.json", "[{\"a\": 1}]", -1, CX_ERROR_UNSUPPORTED, "JSON" },
  { "survey.qsf", "{\"SurveyEntry\":{}}", -1, CX_ERROR_UNSUPPORTED, "Qualtrics survey" },
  { "noise.csv", "\1\2\3\4\5\6\7\x0e\x0f\x10\x11\x12\x13\x14\x15", -1, CX_ERROR_UNSUPPORTED,
    "not a file with a table" },
  { "broken.xlsx", "PK\3\4 and no more of it", -1, CX_ERROR_DAMAGED, "damaged" },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *path = cx_test_file (c->name, c->text, c->length);
  g_autofree char *mend = reader_assert_fails (path, c->code, c->part);

  g_assert_nonnull (mend);
}

static void
test_no_file (void)
{
  g_autofree char *path = cx_test_path ("nowhere.csv");
  g_autofree char *mend = reader_assert_fails (path, CX_ERROR_NOT_FOUND, "no file");
  g_autofree char *folder = reader_assert_fails (cx_test_folder (), CX_ERROR_USAGE, "folder");

  g_assert_nonnull (mend);
  g_assert_nonnull (folder);
}

static void
test_zipped (void)
{
  g_autofree char *one = reader_zip ("one.zip", "Phản hồi.csv", "a,b\n1,đẹp\n", "__MACOSX/._x.csv",
                                     "junk", "read me.pdf", "x", NULL);
  g_autofree char *two = reader_zip ("two.zip", "form.csv", "a\n", "form-visits.csv", "b\n", NULL);
  g_autofree char *none = reader_zip ("none.zip", "picture.png", "x", NULL);
  g_autofree char *word = reader_zip ("letter.docx", "word/document.xml", "<a/>", NULL);
  g_autofree char *numbers = reader_zip ("sheet.numbers", "Index/Document.iwa", "x", NULL);
  g_autofree char *binary = reader_zip ("sheet.xlsb", "xl/workbook.bin", "x", NULL);
  g_autoptr (CxTable) table = reader_open (one, NULL);
  g_autofree char *text = reader_to_csv (table);

  g_assert_cmpstr (text, ==, "a,b\n1,đẹp\n");
  g_assert_true (reader_says (table->repairs, "Phản hồi.csv"));
  g_free (reader_assert_fails (two, CX_ERROR_AMBIGUOUS, "form.csv, form-visits.csv"));
  g_free (reader_assert_fails (none, CX_ERROR_UNSUPPORTED, "without a table"));
  g_free (reader_assert_fails (word, CX_ERROR_UNSUPPORTED, "Word"));
  g_free (reader_assert_fails (numbers, CX_ERROR_UNSUPPORTED, "Numbers"));
  g_free (reader_assert_fails (binary, CX_ERROR_UNSUPPORTED, "xlsb"));
}

/* A few kilobytes that unpack to more than a hundred times as much. */
static void
test_zip_bomb (void)
{
  g_autoptr (GString) sheet = g_string_new ("<sheetData><row><c t=\"str\"><v>a</v></c></row><!--");
  g_autofree char *zeros = g_strnfill (64 << 20, '0');
  g_autofree char *path = NULL;
  g_autofree char *mend = NULL;
  GStatBuf info;

  g_string_append (sheet, zeros);
  g_string_append (sheet, "--></sheetData>");
  path = reader_xlsx ("bomb.xlsx", sheet->str, NULL, NULL);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_size, <, 200000);
  mend = reader_assert_fails (path, CX_ERROR_LIMIT, "unpacks to far more");
  g_assert_nonnull (mend);
}

static void
test_max_bytes (void)
{
  g_autofree char *path = reader_zip ("large.zip", "a.csv", "a,b\n1,2\n3,4\n", NULL);
  CxReadOptions options = { .header_rows = -1, .max_bytes = 8 };
  g_autoptr (GError) error = NULL;
  g_autoptr (CxTable) table = cx_table_open (path, &options, NULL, &error);

  g_assert_null (table);
  g_assert_error (error, CX_ERROR, CX_ERROR_LIMIT);
}

static void
test_entity_bomb (void)
{
  static const char bomb[] =
      "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><worksheet><sheetData><row>"
      "<c t=\"str\"><v>&b;</v></c></row></sheetData></worksheet>";
  g_autofree char *path = reader_zip (
      "entities.xlsx", "xl/workbook.xml",
      "<workbook xmlns:r=\"x\"><sheets><sheet name=\"A\" r:id=\"r1\"/></sheets></workbook>",
      "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"s.xml\"/>"
      "</Relationships>",
      "xl/s.xml", bomb, NULL);
  g_autofree char *deep_text = g_strnfill (3 * 5000, '<');
  g_autofree char *deep = NULL, *mend = reader_assert_fails (path, CX_ERROR_LIMIT, "entities");

  for (gsize i = 0; i < strlen (deep_text); i += 3)
    memcpy (deep_text + i, "<x>", 3);
  deep = reader_xlsx ("deep.xlsx", deep_text, NULL, NULL);
  g_assert_nonnull (mend);
  g_free (reader_assert_fails (deep, CX_ERROR_LIMIT, "nested"));
}

static void
test_broken_packages (void)
{
  g_autofree char *cut = reader_xlsx ("cut.xlsx", "<sheetData><row><c><v>1</v></c>", NULL, NULL);
  g_autofree char *far = reader_xlsx (
      "far.xlsx", "<sheetData><row><c r=\"ZZZZ1\"><v>1</v></c></row></sheetData>", NULL, NULL);
  g_autofree char *lost = reader_zip (
      "lost.xlsx", "xl/workbook.xml",
      "<workbook xmlns:r=\"x\"><sheets><sheet name=\"A\" r:id=\"r1\"/></sheets></workbook>",
      "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"gone.xml\"/>"
      "</Relationships>",
      NULL);
  g_autofree char *bare = reader_zip ("bare.xlsx", "xl/workbook.xml", "<workbook/>",
                                      "xl/_rels/workbook.xml.rels", "<Relationships/>", NULL);
  g_autofree char *pointing = reader_xlsx (
      "pointing.xlsx",
      "<sheetData><row><c t=\"str\"><v>a</v></c><c t=\"s\"><v>77</v></c></row></sheetData>", NULL,
      NULL);
  g_autoptr (CxTable) table = NULL;

  g_free (reader_assert_fails (cut, CX_ERROR_DAMAGED, "sheet1.xml"));
  g_free (reader_assert_fails (far, CX_ERROR_LIMIT, "last column"));
  g_free (reader_assert_fails (lost, CX_ERROR_DAMAGED, "gone.xml"));
  g_free (reader_assert_fails (bare, CX_ERROR_DAMAGED, "no sheets"));
  table = reader_open (pointing, NULL);
  g_assert_true (reader_says (table->doubts, "does not hold"));
}

/* Every byte of a workbook's package may be wrong. */
static void
test_flipped_packages (void)
{
  g_autofree char *whole = reader_xlsx ("whole.xlsx",
                                        "<sheetData><row r=\"1\"><c r=\"A1\" "
                                        "t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
                                        "<row r=\"2\"><c r=\"A2\"><v>46090.5</v></c><c r=\"B2\" "
                                        "t=\"b\"><v>1</v></c></row></sheetData>",
                                        "<sst><si><t>one</t></si><si><t>two</t></si></sst>", NULL);
  g_autofree char *bytes = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (whole, &bytes, &size, NULL));
  for (gsize i = 4; i < size; i++)
    {
      g_autofree char *copy = g_memdup2 (bytes, size);
      g_autofree char *path = NULL;
      g_autoptr (CxTable) table = NULL;
      g_autoptr (GError) error = NULL;
      CxRowBlock *block = NULL;

      copy[i] ^= (char) (1 << (i % 8));
      path = cx_test_file ("flipped.xlsx", copy, (gssize) size);
      table = cx_table_open (path, NULL, NULL, &error);
      while (table != NULL && cx_table_next (table, &block, NULL, &error) && block != NULL)
        g_assert_cmpuint (block->rows, >, 0);
      g_assert_true (table != NULL || error != NULL);
    }
}

/* Bytes that mean nothing are no table. */
static void
test_noise (void)
{
  guint8 bytes[8192];
  guint32 state = 12345;
  g_autofree char *path = NULL;
  g_autofree char *mend = NULL;

  for (gsize i = 0; i < sizeof bytes; i++)
    {
      state = state * 1664525u + 1013904223u;
      bytes[i] = (guint8) (state >> 24);
    }
  path = cx_test_path ("noise.csv");
  g_assert_true (g_file_set_contents (path, (const char *) bytes, sizeof bytes, NULL));
  mend = reader_assert_fails (path, CX_ERROR_UNSUPPORTED, "table");
  g_assert_nonnull (mend);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/reader-foreign/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/reader-foreign/no-file", test_no_file);
  g_test_add_func ("/reader-foreign/zipped", test_zipped);
  g_test_add_func ("/reader-foreign/zip-bomb", test_zip_bomb);
  g_test_add_func ("/reader-foreign/max-bytes", test_max_bytes);
  g_test_add_func ("/reader-foreign/entity-bomb", test_entity_bomb);
  g_test_add_func ("/reader-foreign/broken-packages", test_broken_packages);
  g_test_add_func ("/reader-foreign/flipped-packages", test_flipped_packages);
  g_test_add_func ("/reader-foreign/noise", test_noise);
  return g_test_run ();
}
