#include "config.h"

#include "cx-ods-private.h"
#include "cx-mapping.h"
#include "cx-reader-fixture.h"

#include <string.h>

/* OpenDocument spreadsheets. */

#define CELL_TEXT(text)                                                                            \
  "<table:table-cell office:value-type=\"string\"><text:p>" text "</text:p></table:table-cell>"
#define CELL_NUMBER(value)                                                                         \
  "<table:table-cell office:value-type=\"float\" office:value=\"" value                            \
  "\"><text:p>shown</text:p>"                                                                      \
  "</table:table-cell>"
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define TABLE(name, rows) "<table:table table:name=\"" name "\">" rows "</table:table>"

static void
test_cells (void)
{
  g_autofree char *path = reader_ods (
      "cells.ods",
      TABLE (
          "S",
          ROW (CELL_TEXT ("name") CELL_TEXT ("value") CELL_TEXT ("note")) ROW (
              CELL_TEXT (" one <text:span>two</text:span>\n   three<text:s text:c=\"2\"/>four")
                  CELL_NUMBER ("0.10000000000000001") "<table:table-cell "
                                                      "office:value-type=\"string\"><office:"
                                                      "annotation><text:p>never"
                                                      "</text:p></office:annotation><text:p>a</"
                                                      "text:p><text:p>b<text:line-break/>c"
                                                      "<text:tab/>d</text:p></table:table-cell>")
              ROW ("<table:table-cell office:value-type=\"percentage\" office:value=\"0.25\"/>"
                   "<table:table-cell office:value-type=\"currency\" office:value=\"1200000\"/>"
                   "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\">"
                   "<text:p>ĐÚNG</text:p></table:table-cell>")
                  ROW ("<table:table-cell office:value-type=\"date\" "
                       "office:date-value=\"2026-03-09\"/>"
                       "<table:table-cell office:value-type=\"date\" "
                       "office:date-value=\"2026-03-09T10:12:33\"/>"
                       "<table:table-cell office:value-type=\"time\" "
                       "office:time-value=\"PT36H05M07.250000000S\"/>")
                      ROW ("<table:table-cell office:value-type=\"string\" "
                           "office:string-value=\"attr\"/>"
                           "<table:table-cell office:value-type=\"string\" "
                           "calcext:value-type=\"error\">"
                           "<text:p>#N/A</text:p></table:table-cell>")));
  g_autoptr (CxTable) table = reader_open (path, NULL);

  g_assert_cmpstr (table->format, ==, "ods");
  reader_assert_csv (path, "name,value,note\none two three  four,0.1,\"a\nb\nc\td\"\n"
                           "0.25,1200000,TRUE\n2026-03-09,2026-03-09T10:12:33,36:05:07.250\n"
                           "attr,#N/A,\n");
}

/* So LibreOffice saves what came as a truth from an Excel workbook: yes and no, not 1 and 0. */
static void
test_truth_as_formula (void)
{
  g_autofree char *path = reader_ods (
      "truth.ods", TABLE ("S", ROW (CELL_TEXT ("Parking?") CELL_TEXT ("Sum")) ROW (
                                   "<table:table-cell table:formula=\"of:=FALSE()\" "
                                   "office:value-type=\"float\" office:value=\"0\"/>"
                                   "<table:table-cell table:formula=\"of:=SUM([.A1:.A2])\" "
                                   "office:value-type=\"float\" office:value=\"1\"/>")
                                   ROW ("<table:table-cell table:formula=\"of:=TRUE()\" "
                                        "office:value-type=\"float\" office:value=\"1\"/>"
                                        "<table:table-cell office:value-type=\"float\" "
                                        "office:value=\"0\"/>")
                                       ROW ("<table:table-cell table:formula=\"of:=FALSE()\" "
                                            "office:value-type=\"float\" office:value=\"0\"/>")));
  g_autoptr (CxTable) table = reader_open (path, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CxMapping) mapping = cx_mapping_recognise (table, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (cx_mapping_get_column (mapping, 0)->type, ==, "yesno");
  reader_assert_csv (path, "Parking?,Sum\nFALSE,1\nTRUE,0\nFALSE,\n");
}

static void
test_repeats (void)
{
  g_autofree char *path = reader_ods (
      "repeats.ods",
      TABLE (
          "S",
          ROW (CELL_TEXT ("a") CELL_TEXT ("b") CELL_TEXT (
              "c")) "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell "
                    "table:number-columns-repeated=\"2\" office:value-type=\"float\" "
                    "office:value=\"7\"/>"
                    "<table:table-cell table:number-columns-repeated=\"16382\"/></table:table-row>"
                    "<table:table-row "
                    "table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>" ROW (
                        "<table:table-cell table:number-columns-repeated=\"2\"/>" CELL_NUMBER (
                            "1")) "<table:table-row "
                                  "table:number-rows-repeated=\"1048500\"><table:table-cell "
                                  "table:number-columns-repeated=\"16384\"/></table:table-row>"));

  reader_assert_csv (path, "a,b,c\n7,7,\n7,7,\n7,7,\n,,\n,,\n,,1\n");
}

/* Ten thousand repeated rows come out in several blocks. */
static void
test_repeats_across_blocks (void)
{
  g_autofree char *path = reader_ods (
      "blocks.ods",
      TABLE ("S",
             ROW (CELL_TEXT ("a") CELL_TEXT (
                 "b")) "<table:table-row table:number-rows-repeated=\"100000\">" CELL_NUMBER ("1")
                 CELL_TEXT ("x") "</table:table-row>" ROW (CELL_NUMBER ("2"))));
  g_autoptr (CxTable) table = reader_open (path, NULL);
  g_autoptr (GError) error = NULL;
  gint64 rows = 0;
  guint blocks = 0;
  CxRowBlock *block;

  for (; cx_table_next (table, &block, NULL, &error) && block != NULL; blocks++)
    for (guint i = 0; i < block->rows; i++, rows++)
      {
        g_assert_cmpint (block->lines[i], ==, rows + 2);
        g_assert_cmpstr (block->cells[(gsize) i * block->columns].text, ==,
                         rows < 100000 ? "1" : "2");
      }
  g_assert_no_error (error);
  g_assert_cmpint (rows, ==, 100001);
  g_assert_cmpuint (blocks, >, 1);
}

static void
test_sheets (void)
{
  g_autofree char *path = reader_ods (
      "sheets.ods",
      "<table:table table:name=\"Secret\" table:style-name=\"hidden\">" ROW (
          CELL_TEXT ("x")) "</table:table>" TABLE ("Empty", ROW ("<table:table-cell/>"))
          TABLE ("Data",
                 ROW (CELL_TEXT ("a") CELL_TEXT ("b")) "<table:table-row "
                                                       "table:visibility=\"filter\">" CELL_NUMBER (
                                                           "1") "</table:table-row>")
              TABLE ("More", ROW (CELL_TEXT ("c") CELL_TEXT ("d"))));
  CxReadOptions options = { .sheet_name = (char *) "More", .header_rows = -1 };
  g_autoptr (CxTable) table = reader_open (path, NULL);
  g_autoptr (CxTable) more = reader_open (path, &options);
  g_autofree char *text = reader_to_csv (table);

  g_assert_cmpint (table->sheet, ==, 3);
  g_assert_cmpuint (table->sheets->len, ==, 4);
  g_assert_cmpuint (table->hidden_rows, ==, 1);
  g_assert_cmpstr (text, ==, "a,b\n1,\n");
  g_assert_cmpint (more->sheet, ==, 4);
  g_assert_cmpint (more->rows, ==, 0);
}

static void
test_merged_header (void)
{
  g_autofree char *path = reader_ods (
      "merged.ods",
      TABLE ("S",
             ROW (CELL_TEXT (
                 "Shop") "<table:table-cell table:number-columns-spanned=\"2\" "
                         "office:value-type=\"string\">"
                         "<text:p>Staff</text:p></table:table-cell><table:covered-table-cell/>")
                 ROW ("<table:table-cell/>" CELL_TEXT ("Kind") CELL_TEXT ("Fast"))
                     ROW (CELL_TEXT ("Huế") CELL_NUMBER ("5") CELL_NUMBER ("4"))));
  g_autoptr (CxTable) table = reader_open (path, NULL);
  g_autofree char *heading = cx_table_get_heading (table, 2);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (table->header_rows, ==, 2);
  g_assert_cmpstr (heading, ==, "Staff - Fast");
  g_assert_true (cx_table_rewind (table, &error));
  g_assert_cmpuint (table->merges->len, ==, 1);
}

static void
test_flat (void)
{
  g_autofree char *path = cx_test_file (
      "flat.fods",
      "<?xml version=\"1.0\"?>\n<office:document office:mimetype="
      "\"application/vnd.oasis.opendocument.spreadsheet\"><office:body><office:spreadsheet>" TABLE (
          "S", ROW (CELL_TEXT ("a") CELL_TEXT ("b")) ROW (CELL_NUMBER ("1") CELL_NUMBER (
                   "2"))) "</office:spreadsheet></office:body></office:document>",
      -1);

  reader_assert_csv (path, "a,b\n1,2\n");
}

static void
test_hostile (void)
{
  g_autofree char *bomb = reader_ods (
      "bomb.ods",
      TABLE ("S", "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell "
                  "table:number-columns-repeated=\"16384\" office:value-type=\"float\" "
                  "office:value=\"7\"/></table:table-row>"));
  g_autofree char *wide = reader_ods (
      "wide.ods",
      TABLE ("S", ROW ("<table:table-cell table:number-columns-repeated=\"30000\"/>" CELL_NUMBER (
                      "1"))));
  g_autofree char *locked = reader_zip (
      "locked.ods", "content.xml", "rubbish", "META-INF/manifest.xml",
      "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
      "</manifest:manifest>",
      NULL);
  g_autofree char *first = reader_assert_fails (bomb, CX_ERROR_LIMIT, "repeat");
  g_autofree char *second = reader_assert_fails (wide, CX_ERROR_LIMIT, "last column");
  g_autofree char *third = reader_assert_fails (locked, CX_ERROR_UNSUPPORTED, "password");

  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_assert_nonnull (third);
}

static void
test_durations (void)
{
  gint64 ms = 0;

  g_assert_true (cx_ods_parse_duration ("PT10H12M33.5S", &ms));
  g_assert_cmpint (ms, ==, 36753500);
  g_assert_true (cx_ods_parse_duration ("-P1DT1S", &ms));
  g_assert_cmpint (ms, ==, -86401000);
  g_assert_false (cx_ods_parse_duration ("10:12", &ms));
  g_assert_false (cx_ods_parse_duration ("PT5", &ms));
  g_assert_false (cx_ods_parse_duration ("P1Y", &ms));
  g_assert_false (cx_ods_parse_duration ("PT99999999999H", &ms));
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/reader-ods/cells", test_cells);
  g_test_add_func ("/reader-ods/truth-as-formula", test_truth_as_formula);
  g_test_add_func ("/reader-ods/repeats", test_repeats);
  g_test_add_func ("/reader-ods/repeats-across-blocks", test_repeats_across_blocks);
  g_test_add_func ("/reader-ods/sheets", test_sheets);
  g_test_add_func ("/reader-ods/merged-header", test_merged_header);
  g_test_add_func ("/reader-ods/flat", test_flat);
  g_test_add_func ("/reader-ods/hostile", test_hostile);
  g_test_add_func ("/reader-ods/durations", test_durations);
  return g_test_run ();
}
