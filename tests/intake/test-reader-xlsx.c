#include "config.h"

#include "cx-cell-format.h"
#include "cx-mapping.h"
#include "cx-reader-fixture.h"
#include "cx-xlsx.h"

#include <string.h>

/* Excel workbooks: every way in which a cell can be written. */

static void
test_cells (void)
{
  static const char strings[] =
      "<sst><si><t>name</t></si><si><t xml:space=\"preserve\"> two  words </t></si>"
      "<si><r><t>ri</t></r><r><rPr><b/></rPr><t>ch</t></r><rPh sb=\"0\" eb=\"1\"><t>no</t></rPh>"
      "</si><si><t>line_x000D_\nend _x005F_x0041_ &lt;b&gt; 😀</t></si><si/></sst>";
  static const char sheet[] =
      "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" "
      "t=\"inlineStr\"><is><t>in"
      "</t><rPh><t>x</t></rPh><r><t>line</t></r></is></c><c r=\"C1\" "
      "t=\"str\"><f>A1</f><v>str</v></c>"
      "<c r=\"D1\" t=\"s\"><v>1</v></c></row>"
      "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\"><v>0.10000000000000001</v></c>"
      "<c r=\"C2\" t=\"b\"><v>1</v></c><c r=\"D2\" t=\"e\"><v>#N/A</v></c></row>"
      "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>3</v></c><c r=\"B3\"><f>1+1</f><v>2</v></c>"
      "<c r=\"C3\" t=\"b\"><v>0</v></c><c r=\"D3\" t=\"s\"><v>4</v></c></row></sheetData>";
  g_autofree char *path = reader_xlsx ("cells.xlsx", sheet, strings, NULL);
  g_autoptr (CxTable) table = NULL;

  reader_assert_csv (path, "name,inline,str, two  words \nrich,0.1,TRUE,#N/A\n"
                           "\"line\nend _x0041_ <b> 😀\",2,FALSE,\n");
  table = reader_open (path, NULL);
  g_assert_cmpstr (table->format, ==, "xlsx");
  g_assert_null (table->delimiter);
  g_assert_cmpint (table->sheet, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (table->sheets, 0), ==, "Answers");
}

static void
test_missing_references (void)
{
  g_autofree char *path = reader_xlsx (
      "refs.xlsx",
      "<sheetData><row><c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c></row>"
      "<row><c><v>1</v></c><c r=\"B2\"><v>2</v></c></row>"
      "<row r=\"5\"><c r=\"B5\"><v>4</v></c></row><row r=\"5\"><c><v>6</v></c></row></sheetData>",
      NULL, NULL);
  g_autoptr (CxTable) table = reader_open (path, NULL);
  g_autoptr (GError) error = NULL;
  CxRowBlock *block;

  g_assert_true (cx_table_next (table, &block, NULL, &error));
  g_assert_cmpuint (block->rows, ==, 5);
  g_assert_cmpint (block->lines[0], ==, 2);
  g_assert_cmpstr (block->cells[1].text, ==, "2");
  /* Blank rows between stay, each with its number. */
  g_assert_cmpuint (block->widths[1], ==, 0);
  g_assert_cmpint (block->lines[3], ==, 5);
  g_assert_cmpuint (block->cells[3 * block->columns].kind, ==, CX_CELL_EMPTY);
  g_assert_cmpstr (block->cells[3 * block->columns + 1].text, ==, "4");
  g_assert_cmpint (block->lines[4], ==, 6);
}

static const char date_styles[] =
    "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\\ hh:mm\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"[$-42A]TT.MM.JJJJ;@\"/>"
    "<numFmt numFmtId=\"166\" formatCode=\"#,##0.00\\ &quot;days&quot;\"/></numFmts>"
    "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/>"
    "<xf numFmtId=\"166\"/><xf numFmtId=\"20\"/><xf numFmtId=\"46\"/></cellXfs></styleSheet>";

static void
test_dates (void)
{
  static const char sheet[] =
      "<sheetData><row><c t=\"str\"><v>when</v></c><c t=\"str\"><v>n</v></c></row>"
      "<row><c s=\"1\"><v>46090</v></c><c s=\"4\"><v>46090.5</v></c></row>"
      "<row><c s=\"1\"><v>46090.425</v></c><c s=\"5\"><v>0.425</v></c></row>"
      "<row><c s=\"2\"><v>46090</v></c><c s=\"6\"><v>1.5</v></c></row>"
      "<row><c s=\"3\"><v>25569</v></c><c s=\"1\"><v>-3</v></c></row>"
      "<row><c t=\"d\"><v>2026-03-09T10:12:33</v></c><c t=\"d\"><v>2026-03-09</v></c></row>"
      "</sheetData>";
  g_autofree char *path = reader_xlsx ("dates.xlsx", sheet, NULL, date_styles);
  g_autoptr (CxTable) table = reader_open (path, NULL);
  g_autoptr (GError) error = NULL;
  CxRowBlock *block;

  reader_assert_csv (path, "when,n\n2026-03-09,46090.5\n2026-03-09T10:12:00,10:12:00\n"
                           "2026-03-09T00:00:00,36:00:00\n1970-01-01,-3\n"
                           "2026-03-09T10:12:33,2026-03-09\n");
  g_assert_true (cx_table_next (table, &block, NULL, &error));
  g_assert_cmpuint (block->cells[0].kind, ==, CX_CELL_DATE);
  cx_assert_near (block->cells[0].number, 20521.0 * 86400000, 0.5);
}

static void
test_epoch_1904 (void)
{
  g_autofree char *path = reader_zip (
      "1904.xlsx", "xl/workbook.xml",
      "<workbook xmlns:q=\"x\"><workbookPr date1904=\"1\"/><sheets><sheet name=\"A\" q:id=\"r1\"/>"
      "</sheets></workbook>",
      "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"s.xml\"/>"
      "<Relationship Id=\"r2\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>",
      "xl/styles.xml", date_styles, "xl/s.xml",
      "<worksheet><sheetData><row><c t=\"str\"><v>d</v></c><c t=\"str\"><v>e</v></c></row>"
      "<row><c s=\"1\"><v>44628</v></c><c s=\"1\"><v>0</v></c></row></sheetData></worksheet>",
      NULL);
  g_autoptr (CxTable) table = reader_open (path, NULL);

  g_assert_true (table->epoch_1904);
  reader_assert_csv (path, "d,e\n2026-03-09,1904-01-01\n");
}

static void
test_strict_and_prefixes (void)
{
  /* The strict namespaces, prefixes on every element, targets from the root and through "..". */
  g_autofree char *path = reader_zip (
      "strict.xlsx", "_rels/.rels",
      "<p:Relationships xmlns:p=\"p\"><p:Relationship Id=\"a\" Type=\"http://purl.oclc.org/ooxml/"
      "officeDocument/relationships/officeDocument\" Target=\"/book/main.xml\"/></p:Relationships>",
      "book/main.xml",
      "<x:workbook xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" xmlns:rel=\"r\">"
      "<x:sheets><x:sheet name=\"S\" sheetId=\"9\" rel:id=\"b\"/></x:sheets></x:workbook>",
      "book/_rels/main.xml.rels",
      "<Relationships><Relationship Id=\"b\" Type=\"http://purl.oclc.org/ooxml/officeDocument/"
      "relationships/worksheet\" Target=\"../sheets/./one.xml\"/></Relationships>",
      "[Content_Types].xml", "<Types/>", "sheets/one.xml",
      "<x:worksheet xmlns:x=\"y\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\" t=\"inlineStr\"><x:is>"
      "<x:t>a</x:t></x:is></x:c><x:c r=\"B1\" t=\"str\"><x:v>b</x:v></x:c></x:row><x:row r=\"2\">"
      "<x:c r=\"B2\"><x:v>1E+2</x:v></x:c></x:row></x:sheetData></x:worksheet>",
      NULL);

  reader_assert_csv (path, "a,b\n,100\n");
}

static char *
make_three_sheets (const char *second)
{
  return reader_zip (
      "sheets.xlsx", "xl/workbook.xml",
      "<workbook xmlns:r=\"x\"><sheets><sheet name=\"Cover\" r:id=\"r1\"/><sheet name=\"Data\" "
      "r:id=\"r2\"/><sheet name=\"Lists\" state=\"hidden\" r:id=\"r3\"/><sheet name=\"Chart\" "
      "r:id=\"r4\"/></sheets></workbook>",
      "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"1.xml\"/>"
      "<Relationship Id=\"r2\" Type=\"x/worksheet\" Target=\"2.xml\"/>"
      "<Relationship Id=\"r3\" Type=\"x/worksheet\" Target=\"3.xml\"/>"
      "<Relationship Id=\"r4\" Type=\"x/chartsheet\" Target=\"4.xml\"/></Relationships>",
      "xl/1.xml",
      "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"/></row></sheetData></worksheet>",
      "xl/2.xml", second, "xl/3.xml",
      "<worksheet><sheetData><row><c t=\"str\"><v>h1</v></c><c t=\"str\"><v>h2</v></c></row>"
      "</sheetData></worksheet>",
      "xl/4.xml", "<chartsheet/>", NULL);
}

static void
test_sheets (void)
{
  g_autofree char *path = make_three_sheets (
      "<worksheet><cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c "
      "t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c></row><row r=\"2\" "
      "hidden=\"1\"><c><v>1</v></c>"
      "</row><row r=\"3\"><c><v>2</v></c><c><f>NOW()</f></c></row></sheetData></worksheet>");
  CxReadOptions options = { .sheet_name = (char *) "Lists", .header_rows = -1 };
  g_autoptr (CxTable) table = reader_open (path, NULL);
  g_autoptr (CxTable) lists = reader_open (path, &options);
  g_autofree char *text = reader_to_csv (table);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (text, ==, "a,b\n1,\n2,\n");
  g_assert_cmpint (table->sheet, ==, 2);
  g_assert_cmpuint (table->sheets->len, ==, 4);
  g_assert_cmpuint (table->hidden_rows, ==, 1);
  g_assert_true (reader_says (table->doubts, "1 row is hidden"));
  g_assert_true (reader_says (table->doubts, "2 columns are hidden"));
  g_assert_true (reader_says (table->doubts, "1 formula has no stored result"));
  g_assert_cmpint (lists->sheet, ==, 3);

  options = (CxReadOptions){ .sheet = 7, .header_rows = -1 };
  g_assert_null (cx_table_open (path, &options, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "2 Data"));
  g_clear_error (&error);
  options.sheet = 4;
  g_assert_null (cx_table_open (path, &options, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_UNSUPPORTED);
  g_clear_error (&error);
  options.sheet = 1;
  g_assert_null (cx_table_open (path, &options, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
}

static void
test_merged_header (void)
{
  g_autofree char *path = reader_xlsx (
      "merged.xlsx",
      "<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>Shop</v></c><c r=\"B1\" t=\"str\"><v>Staff"
      "</v></c><c r=\"D1\" t=\"str\"><v>Coffee</v></c></row>"
      "<row r=\"2\"><c r=\"B2\" t=\"str\"><v>Kind</v></c><c r=\"C2\" t=\"str\"><v>Fast</v></c>"
      "<c r=\"D2\" t=\"str\"><v>Taste</v></c><c r=\"E2\" t=\"str\"><v>Price</v></c></row>"
      "<row r=\"3\"><c r=\"A3\" t=\"str\"><v>Huế</v></c><c r=\"B3\"><v>5</v></c><c "
      "r=\"C3\"><v>4</v>"
      "</c><c r=\"D3\"><v>3</v></c><c r=\"E3\"><v>2</v></c></row></sheetData>"
      "<mergeCells count=\"3\"><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/>"
      "<mergeCell ref=\"D1:E1\"/></mergeCells>",
      NULL, NULL);
  g_autoptr (CxTable) table = reader_open (path, NULL);
  g_autofree char *shop = cx_table_get_heading (table, 0);
  g_autofree char *fast = cx_table_get_heading (table, 2);
  g_autofree char *price = cx_table_get_heading (table, 4);

  g_assert_cmpuint (table->header_rows, ==, 2);
  g_assert_cmpstr (shop, ==, "Shop");
  g_assert_cmpstr (fast, ==, "Staff - Fast");
  g_assert_cmpstr (price, ==, "Coffee - Price");
  /* On paper the cells stay as they are. */
  reader_assert_csv (path, "Shop,Staff,,Coffee,\n,Kind,Fast,Taste,Price\nHuế,5,4,3,2\n");
}

static void
test_many_rows (void)
{
  g_autoptr (GString) sheet = g_string_new ("<sheetData>");
  g_autofree char *path = NULL;
  g_autoptr (CxTable) table = NULL;
  g_autoptr (GError) error = NULL;
  gint64 rows = 0;
  CxRowBlock *block;

  g_string_append (sheet, "<row><c t=\"str\"><v>n</v></c><c t=\"str\"><v>t</v></c></row>");
  for (int i = 1; i <= 70000; i++)
    g_string_append_printf (sheet, "<row><c><v>%d</v></c><c t=\"str\"><v>t%d</v></c></row>", i, i);
  /* A wide row and a far one. */
  g_string_append (sheet, "<row><c r=\"XFD1\"><v>1</v></c></row>"
                          "<row r=\"900000\"><c r=\"A1\"><v>70002</v></c></row></sheetData>");
  path = reader_xlsx ("many.xlsx", sheet->str, NULL, NULL);
  table = reader_open (path, NULL);
  for (int pass = 0; pass < 2; pass++)
    {
      for (rows = 0; cx_table_next (table, &block, NULL, &error) && block != NULL;)
        for (guint i = 0; i < block->rows; i++)
          {
            const CxCell *cells = &block->cells[(gsize) i * block->columns];

            rows++;
            if (rows <= 70000)
              {
                g_assert_cmpint ((gint64) cells[0].number, ==, rows);
                g_assert_cmpint (block->lines[i], ==, rows + 1);
              }
          }
      g_assert_no_error (error);
      g_assert_cmpint (rows, ==, 70002);
      g_assert_true (cx_table_rewind (table, &error));
    }
  g_assert_true (reader_says (table->doubts, "blank rows"));
}

static void
test_formats (void)
{
  static const struct
  {
    const char *code;
    CxCellFormat format;
  } codes[] = {
    { "General", CX_FORMAT_NUMBER },
    { "0.00E+00", CX_FORMAT_NUMBER },
    { "#,##0 [$₫-42A]", CX_FORMAT_NUMBER },
    { "\"day\" 0", CX_FORMAT_NUMBER },
    { "@", CX_FORMAT_TEXT },
    { ";;;", CX_FORMAT_NUMBER },
    { "yyyy-mm-dd", CX_FORMAT_DATE },
    { "[$-F800]dddd\\,\\ mmmm\\ dd", CX_FORMAT_DATE },
    { "m/d/yy h:mm", CX_FORMAT_MOMENT },
    { "h:mm AM/PM", CX_FORMAT_TIME },
    { "mm:ss.0", CX_FORMAT_TIME },
    { "[h]:mm:ss", CX_FORMAT_DURATION },
    { "[Red]d.m.yyyy", CX_FORMAT_DATE },
    { "jj/mm/aaaa", CX_FORMAT_DATE },
    { "гггг-мм-дд", CX_FORMAT_DATE },
    { "yyyy\"年\"m\"月\"d\"日\"", CX_FORMAT_DATE },
    { "dd/mm/yyyy hh:mm:ss.000", CX_FORMAT_MOMENT },
    { "0%", CX_FORMAT_NUMBER },
    { "mmm", CX_FORMAT_DATE },
    { "\"", CX_FORMAT_NUMBER },
    { "[", CX_FORMAT_NUMBER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_test_message ("%s", codes[i].code);
      g_assert_cmpint (cx_cell_format_parse (codes[i].code), ==, codes[i].format);
    }
  g_assert_cmpint (cx_cell_format_builtin (14), ==, CX_FORMAT_DATE);
  g_assert_cmpint (cx_cell_format_builtin (22), ==, CX_FORMAT_MOMENT);
  g_assert_cmpint (cx_cell_format_builtin (45), ==, CX_FORMAT_TIME);
  g_assert_cmpint (cx_cell_format_builtin (2), ==, CX_FORMAT_NUMBER);
}

static void
test_references (void)
{
  guint column = 0;
  gint64 row = 0;

  g_assert_true (cx_xlsx_parse_reference ("XFD1048576", &column, &row));
  g_assert_cmpuint (column, ==, 16383);
  g_assert_cmpint (row, ==, 1048576);
  g_assert_true (cx_xlsx_parse_reference ("aa7", &column, NULL));
  g_assert_cmpuint (column, ==, 26);
  g_assert_false (cx_xlsx_parse_reference ("12", &column, &row));
  g_assert_false (cx_xlsx_parse_reference ("A0", &column, &row));
  g_assert_false (cx_xlsx_parse_reference ("A", &column, &row));
}

/* Under a merged heading each column is a question of its own text. */
static void
test_questions_below_merged (void)
{
  g_autofree char *path = reader_xlsx (
      "below.xlsx",
      "<sheetData><row r=\"1\">"
      "<c r=\"A1\" t=\"inlineStr\"><is><t>Who</t></is></c>"
      "<c r=\"C1\" t=\"inlineStr\"><is><t>How satisfied</t></is></c>"
      "</row><row r=\"2\">"
      "<c r=\"A2\" t=\"inlineStr\"><is><t>ID</t></is></c>"
      "<c r=\"B2\" t=\"inlineStr\"><is><t>Town</t></is></c>"
      "<c r=\"C2\" t=\"inlineStr\"><is><t>Staff</t></is></c>"
      "<c r=\"D2\" t=\"inlineStr\"><is><t>Room</t></is></c>"
      "</row>"
      "<row r=\"3\"><c r=\"A3\"><v>1</v></c><c r=\"B3\"><v>7</v></c><c r=\"C3\"><v>5</v></c><c "
      "r=\"D3\"><v>3</v></c></row>"
      "<row r=\"4\"><c r=\"A4\"><v>2</v></c><c r=\"B4\"><v>8</v></c><c r=\"C4\"><v>4</v></c><c "
      "r=\"D4\"><v>2</v></c></row>"
      "<row r=\"5\"><c r=\"A5\"><v>3</v></c><c r=\"B5\"><v>7</v></c><c r=\"C5\"><v>2</v></c><c "
      "r=\"D5\"><v>2</v></c></row>"
      "</sheetData><mergeCells count=\"2\"><mergeCell ref=\"A1:B1\"/><mergeCell "
      "ref=\"C1:D1\"/></mergeCells>",
      NULL, NULL);
  g_autoptr (CxTable) table = reader_open (path, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CxMapping) mapping = cx_mapping_recognise (table, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (cx_mapping_get_column (mapping, 2)->text, ==, "How satisfied – Staff");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 3)->text, ==, "How satisfied – Room");
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/reader-xlsx/cells", test_cells);
  g_test_add_func ("/reader-xlsx/missing-references", test_missing_references);
  g_test_add_func ("/reader-xlsx/dates", test_dates);
  g_test_add_func ("/reader-xlsx/epoch-1904", test_epoch_1904);
  g_test_add_func ("/reader-xlsx/strict-and-prefixes", test_strict_and_prefixes);
  g_test_add_func ("/reader-xlsx/sheets", test_sheets);
  g_test_add_func ("/reader-xlsx/merged-header", test_merged_header);
  g_test_add_func ("/reader-xlsx/many-rows", test_many_rows);
  g_test_add_func ("/reader-xlsx/formats", test_formats);
  g_test_add_func ("/reader-xlsx/references", test_references);
  g_test_add_func ("/reader-xlsx/questions-below-merged", test_questions_below_merged);
  return g_test_run ();
}
