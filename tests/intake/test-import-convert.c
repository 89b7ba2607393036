#include "config.h"

#include "cx-import-fixture.h"

#include "cx-import-convert.h"
#include "cx-import-survey.h"
#include "cx-test.h"

#include <string.h>

/* Cells of workbooks, which have kinds of their own, converted without any file. */

typedef struct
{
  CxTable *table;
  CxMapping *mapping;
  CxSurvey *survey;
  CxImportNeeds *needs;
  CxImportConverter *converter;
  CxImportRows *rows;
} Fixture;

static void
set_up (Fixture *fixture, const char *columns)
{
  g_autofree char *json = g_strdup_printf ("{'version':1,'new_survey':'A','columns':[%s]}",
                                           columns);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Ho_Chi_Minh");
  g_autoptr (GError) error = NULL;

  fixture->table = g_object_new (CX_TYPE_TABLE, NULL);
  fixture->mapping = cx_import_fixture_mapping (json);
  fixture->table->columns = fixture->mapping->columns->len;
  fixture->needs = cx_import_needs_new ();
  fixture->survey = cx_import_survey_new (fixture->mapping, "a.xlsx", "en");
  cx_import_survey_grow (fixture->survey, fixture->mapping, fixture->needs, NULL, &error);
  g_assert_no_error (error);
  fixture->converter = cx_import_converter_new (fixture->table, fixture->mapping, fixture->survey,
                                                zone, fixture->needs, &error);
  g_assert_no_error (error);
  fixture->rows = cx_import_rows_new (cx_import_converter_get_values (fixture->converter));
}

static void
tear_down (Fixture *fixture)
{
  cx_import_rows_free (fixture->rows);
  cx_import_converter_free (fixture->converter);
  cx_import_needs_free (fixture->needs);
  g_object_unref (fixture->survey);
  cx_mapping_free (fixture->mapping);
  g_object_unref (fixture->table);
}

static CxCell
make_cell (guint8 kind, const char *text, double number)
{
  return (CxCell){ text, (guint32) strlen (text), kind, FALSE, number };
}

/* Converts one row and returns it. */
static const CxImportRow *
convert (Fixture *fixture, CxCell *cells)
{
  gint64 line = 2;
  guint width = fixture->table->columns;
  CxRowBlock block = { 1, width, cells, &line, &width, TRUE };

  cx_import_rows_clear (fixture->rows);
  g_assert_cmpuint (cx_import_converter_run (fixture->converter, &block, 0, 1, fixture->rows), ==,
                    1);
  return &fixture->rows->rows[0];
}

static void
assert_text (Fixture *fixture, guint place, const char *expected)
{
  const CxValue *value = &cx_import_rows_get_values (fixture->rows, 0)[place];

  g_assert_cmpint (value->kind, ==, CX_VALUE_TEXT);
  g_assert_cmpmem (value->text, value->length, expected, strlen (expected));
}

static void
test_dates (void)
{
  Fixture fixture;
  CxCell cells[3] = {
    make_cell (CX_CELL_DATE, "2026-03-09", 1773014400000.0),
    make_cell (CX_CELL_DATE, "2026-03-09T10:12:00", 1773051120000.0),
    make_cell (CX_CELL_DATE, "14:30:00", 52200000.0),
  };
  const CxImportRow *row;
  const CxValue *values;

  set_up (&fixture, "{'target':'new:date','question':'d'},"
                    "{'target':'field:submitted'},{'target':'new:time','question':'t'}");
  row = convert (&fixture, cells);
  values = cx_import_rows_get_values (fixture.rows, 0);
  g_assert_cmpint (row->state, ==, CX_IMPORT_ROW_GOOD);
  g_assert_true (row->timed);
  /* Fields first: submitted and its offset; then the items. */
  g_assert_cmpint (values[0].integer, ==, 1773051120000 - 7 * 3600000);
  g_assert_cmpint (values[1].kind, ==, CX_VALUE_NULL);
  assert_text (&fixture, 2, "2026-03-09");
  assert_text (&fixture, 3, "14:30:00");

  /* A date that lost its format: 2026-03-09 12:00. */
  cells[1] = make_cell (CX_CELL_NUMBER, "46090.5", 46090.5);
  row = convert (&fixture, cells);
  g_assert_cmpint (row->state, ==, CX_IMPORT_ROW_GOOD);
  g_assert_cmpint (values[0].integer, ==, 1773057600000 - 7 * 3600000);
  tear_down (&fixture);
}

static void
test_numbers (void)
{
  Fixture fixture;
  CxCell cells[3] = {
    make_cell (CX_CELL_NUMBER, "4.5", 4.5),
    make_cell (CX_CELL_BOOLEAN, "TRUE", 1),
    make_cell (CX_CELL_NUMBER, "3", 3),
  };
  const CxValue *values;

  set_up (&fixture, "{'target':'new:number','question':'n','decimal':'comma'},"
                    "{'target':'new:yesno','question':'y'},"
                    "{'target':'new:rating','question':'r','scale':[1,5]}");
  g_assert_cmpint (convert (&fixture, cells)->state, ==, CX_IMPORT_ROW_GOOD);
  values = cx_import_rows_get_values (fixture.rows, 0);
  /* A number needs no reading: its column's decimal comma is about texts. */
  g_assert_cmpfloat (values[0].real, ==, 4.5);
  g_assert_cmpint (values[1].integer, ==, 1);
  g_assert_cmpint (values[2].integer, ==, 3);
  tear_down (&fixture);
}

static void
test_spreadsheet_errors (void)
{
  Fixture fixture;
  CxCell cells[2] = {
    make_cell (CX_CELL_ERROR, "#REF!", 0),
    make_cell (CX_CELL_TEXT, "Tea", 0),
  };
  const CxValue *values;

  set_up (&fixture,
          "{'target':'new:single','question':'a'},{'target':'new:single','question':'b'}");
  g_assert_cmpint (convert (&fixture, cells)->state, ==, CX_IMPORT_ROW_GOOD);
  values = cx_import_rows_get_values (fixture.rows, 0);
  g_assert_cmpint (values[0].kind, ==, CX_VALUE_NULL);
  g_assert_cmpint (values[1].integer, ==, 1);
  g_assert_cmpuint (cx_survey_find_question (fixture.survey, "a", NULL)->choices->len, ==, 0);

  cells[1] = make_cell (CX_CELL_EMPTY, "", 0);
  g_assert_cmpint (convert (&fixture, cells)->state, ==, CX_IMPORT_ROW_BLANK);
  tear_down (&fixture);
}

/* What a row says does not depend on the order of its columns, nor on how a number is written. */
static void
test_fingerprint (void)
{
  static const char n[] = "{'target':'new:number','question':'n'}";
  static const char c[] = "{'target':'new:text','question':'c'}";
  g_autofree char *one = g_strjoin (",", n, c, NULL), *two = g_strjoin (",", c, n, NULL);
  CxCell cells[2] = { make_cell (CX_CELL_TEXT, "5.0", 0), make_cell (CX_CELL_TEXT, "Ngon", 0) };
  CxCell turned[2] = { make_cell (CX_CELL_TEXT, " Ngon ", 0), make_cell (CX_CELL_NUMBER, "5", 5) };
  CxCell other[2] = { make_cell (CX_CELL_TEXT, "Ngon", 0), make_cell (CX_CELL_NUMBER, "6", 6) };
  Fixture fixture;
  guint64 first;

  set_up (&fixture, one);
  first = convert (&fixture, cells)->fingerprint;
  g_assert_cmpuint (first, !=, 0);
  tear_down (&fixture);
  set_up (&fixture, two);
  g_assert_cmpuint (convert (&fixture, turned)->fingerprint, ==, first);
  g_assert_cmpuint (convert (&fixture, other)->fingerprint, !=, first);
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);

  g_test_add_func ("/import-convert/dates", test_dates);
  g_test_add_func ("/import-convert/numbers", test_numbers);
  g_test_add_func ("/import-convert/spreadsheet-errors", test_spreadsheet_errors);
  g_test_add_func ("/import-convert/fingerprint", test_fingerprint);
  return g_test_run ();
}
