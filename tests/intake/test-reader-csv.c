#include "config.h"

#include "cx-csv.h"
#include "cx-reader-fixture.h"

#include <string.h>

/* Text tables: dialects, line ends, quotes, ragged and broken lines. */

typedef struct
{
  const char *name;
  const char *text;
  const char *expected; /* as clean CSV */
  const char *delimiter;
  const char *line_end;
} Case;

static const Case cases[] = {
  { "plain", "a,b,c\n1,2,3\n", "a,b,c\n1,2,3\n", ",", "\n" },
  { "no-final-newline", "a,b\n1,2\n3,4", "a,b\n1,2\n3,4\n", ",", "\n" },
  { "crlf", "a,b\r\n1,2\r\n", "a,b\n1,2\n", ",", "\r\n" },
  { "cr", "a,b\r1,2\r3,4\r", "a,b\n1,2\n3,4\n", ",", "\r" },
  { "cr-cr-lf", "a,b\r\r\n1,2\r\r\n3,4\r\r\n", "a,b\n1,2\n3,4\n", ",", "\r\r\n" },
  { "mixed", "a,b\n1,2\r\n3,4\n5,6\r\n", "a,b\n1,2\n3,4\n5,6\n", ",", "mixed" },
  { "blank-lines", "\n\na,b\n1,2\n\n3,4\n\n\n", "a,b\n1,2\n3,4\n", ",", "\n" },
  { "semicolon", "a;b;c\n1,5;2;x\n2,5;3;y\n", "a,b,c\n\"1,5\",2,x\n\"2,5\",3,y\n", ";", "\n" },
  { "commas-below", "a;b;c\n1;4,5;0,5\n2;5,1;1,5\n",
    "a,b,c\n1,\"4,5\",\"0,5\"\n2,\"5,1\",\"1,5\"\n", ";", "\n" },
  { "commas-below-few", "a;b\n4;0,5\n5;1,5\n", "a,b\n4,\"0,5\"\n5,\"1,5\"\n", ";", "\n" },
  { "commas-below-tab", "a\tb\n1,5\t2,5\n", "a,b\n\"1,5\",\"2,5\"\n", "\t", "\n" },
  { "tab", "a\tb\n1, 2\t3\n", "a,b\n\"1, 2\",3\n", "\t", "\n" },
  { "bar", "a|b|c\n1|2|3\n", "a,b,c\n1,2,3\n", "|", "\n" },
  { "one-column", "comment\ngood, really\nbad\n", "comment\n\"good, really\"\nbad\n", ",", "\n" },
  { "quoted-delimiter", "\"a\";\"b\"\n\"x;y\";\"1,2,3\"\n", "a,b\nx;y,\"1,2,3\"\n", ";", "\n" },
  { "header-decides", "\"Why, and how?\";\"Next, then?\"\n\"a, b, c, d\";\"e\"\n",
    "\"Why, and how?\",\"Next, then?\"\n\"a, b, c, d\",e\n", ";", "\n" },
  { "doubled-quotes", "a,b\n1,\"ha \"\"ha\"\" ha\"\n", "a,b\n1,\"ha \"\"ha\"\" ha\"\n", ",", "\n" },
  { "only-quotes", "a,b\n\"\"\"\",\"\"\"x\"\"\"\n", "a,b\n\"\"\"\",\"\"\"x\"\"\"\n", ",", "\n" },
  { "backslash-quotes", "a,b\n\"say \\\"hi\\\", he\",2\n\"x \\\\\",3\n",
    "a,b\n\"say \"\"hi\"\", he\",2\nx \\,3\n", ",", "\n" },
  { "single-quotes", "'a','b'\n'it''s, fine','2'\n'x','3'\n", "a,b\n\"it's, fine\",2\nx,3\n", ",",
    "\n" },
  { "newline-in-cell", "a,b\n\"one\ntwo\",2\n", "a,b\n\"one\ntwo\",2\n", ",", "\n" },
  { "apostrophes-stay", "name,phone\nO'Neil,'+84912345678\n'x,'+84912345679\n",
    "name,phone\nO'Neil,'+84912345678\n'x,'+84912345679\n", ",", "\n" },
  { "inches", "height,b\n6'3\",x\n5'1\",y\n", "height,b\n\"6'3\"\"\",x\n\"5'1\"\"\",y\n", ",",
    "\n" },
  { "blanks-are-kept", "a,b\n x , y \n", "a,b\n x , y \n", ",", "\n" },
  { "sep", "sep=;\r\na;b\r\n1;2\r\n", "a,b\n1,2\n", ";", "\r\n" },
  { "sep-quoted", "\"sep=|\"\na|b\n1|2\n", "a,b\n1,2\n", "|", "\n" },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (CxTable) table = reader_open_text ("case.csv", c->text, -1);
  g_autofree char *text = reader_to_csv (table);

  g_assert_cmpstr (text, ==, c->expected);
  g_assert_cmpstr (table->delimiter, ==, c->delimiter);
  g_assert_cmpstr (table->line_end, ==, c->line_end);
  g_assert_cmpstr (table->encoding, ==, "UTF-8");
}

static void
test_quoted_empty (void)
{
  g_autoptr (CxTable) table = reader_open_text ("e.csv", "a,b,c\n1,\"\",\n", -1);
  g_autoptr (GError) error = NULL;
  CxRowBlock *block;

  g_assert_true (cx_table_next (table, &block, NULL, &error));
  g_assert_cmpuint (block->rows, ==, 1);
  g_assert_cmpuint (block->cells[1].kind, ==, CX_CELL_TEXT);
  g_assert_true (block->cells[1].quoted);
  g_assert_cmpuint (block->cells[2].kind, ==, CX_CELL_EMPTY);
  g_assert_true (cx_table_next (table, &block, NULL, &error));
  g_assert_null (block);
}

static void
test_lines_and_widths (void)
{
  static const char text[] = "a,b,c\n\"x\ny\r\nz\",2,3\n\n1\n1,2,3,4,5\n7,8,9\n";
  static const gint64 lines[] = { 2, 6, 7, 8 };
  static const guint widths[] = { 3, 1, 5, 3 };
  g_autoptr (CxTable) table = reader_open_text ("l.csv", text, -1);
  g_autoptr (GError) error = NULL;
  guint seen = 0;
  CxRowBlock *block;

  g_assert_cmpuint (table->columns, ==, 3);
  while (cx_table_next (table, &block, NULL, &error) && block != NULL)
    for (guint i = 0; i < block->rows; i++, seen++)
      {
        g_assert_cmpint (block->lines[i], ==, lines[seen]);
        g_assert_cmpuint (block->widths[i], ==, widths[seen]);
      }
  g_assert_no_error (error);
  g_assert_cmpuint (seen, ==, 4);
}

static void
test_unclosed_quote (void)
{
  g_autoptr (CxTable) table = reader_open_text ("u.csv", "a,b\n1,x\n\"2,y\n3,z\n4,\"w\n", -1);
  g_autofree char *text = reader_to_csv (table);

  /* The quote of line 3 never closes: it is text, and the rows below it are rows. */
  g_assert_cmpstr (text, ==, "a,b\n1,x\n\"\"\"2\",y\n3,z\n4,\"\"\"w\"\n");
  g_assert_true (reader_says (table->doubts, "line 3 never closes"));
}

static void
test_misplaced_quote (void)
{
  g_autoptr (CxTable)
      table = reader_open_text ("m.csv", "a,b\n\"he said \"hi\" to me\",2\n3,4\n", -1);
  g_autofree char *text = reader_to_csv (table);

  g_assert_cmpstr (text, ==, "a,b\n\"he said \"\"hi\"\" to me\",2\n3,4\n");
  g_assert_true (reader_says (table->doubts, "not doubled"));
}

static void
test_nul_bytes (void)
{
  g_autoptr (CxTable) table = reader_open_text ("n.csv", "a,b\n1\0,2\n3,4\0\n", 15);
  g_autofree char *text = reader_to_csv (table);

  g_assert_cmpstr (text, ==, "a,b\n1,2\n3,4\n");
  g_assert_true (reader_says (table->repairs, "NUL"));
}

static void
test_options (void)
{
  g_autofree char *path = cx_test_file ("o.csv", "a;b,c\n1;2,3\n", -1);
  CxReadOptions options = { .delimiter = (char *) ",", .header_rows = 0 };
  g_autoptr (CxTable) table = reader_open (path, &options);
  g_autofree char *text = reader_to_csv (table);

  g_assert_cmpuint (table->header_rows, ==, 0);
  g_assert_cmpint (table->rows, ==, 2);
  g_assert_cmpstr (text, ==, "a;b,c\n1;2,3\n");
}

static void
test_bad_encoding_name (void)
{
  g_autofree char *path = cx_test_file ("x.csv", "a,b\n1,2\n", -1);
  CxReadOptions options = { .encoding = (char *) "no-such-thing", .header_rows = -1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (CxTable) table = cx_table_open (path, &options, NULL, &error);

  g_assert_null (table);
  g_assert_error (error, CX_ERROR, CX_ERROR_USAGE);
}

/* Many blocks, rewound in the middle: the same rows again, and long cells across their borders. */
static void
test_many_blocks (void)
{
  g_autoptr (GString) text = g_string_new ("id,comment,score\n");
  g_autofree char *path = NULL, *long_cell = g_strnfill (700000, 'x');
  g_autoptr (GError) error = NULL;
  g_autoptr (CxTable) table = NULL;
  gint64 rows = 0, sum = 0;
  CxRowBlock *block;

  for (int i = 1; i <= 60000; i++)
    g_string_append_printf (text, "%d,\"nói \"\"chào\"\"\nlần %d\",%d\n", i, i, i % 11);
  g_string_append_printf (text, "60001,\"%s\n\",1\n", long_cell);
  path = cx_test_file ("many.csv", text->str, (gssize) text->len);
  table = reader_open (path, NULL);
  for (int i = 0; i < 2; i++)
    {
      g_assert_true (cx_table_next (table, &block, NULL, &error));
      g_assert_nonnull (block);
    }
  g_assert_true (cx_table_rewind (table, &error));
  while (cx_table_next (table, &block, NULL, &error) && block != NULL)
    for (guint i = 0; i < block->rows; i++)
      {
        const CxCell *cells = &block->cells[(gsize) i * block->columns];

        rows++;
        sum += g_ascii_strtoll (cells[0].text, NULL, 10);
        g_assert_cmpuint (cells[1].length, ==, strlen (cells[1].text));
        g_assert_cmpint (block->lines[i], ==, rows * 2);
        if (rows <= 60000)
          g_assert_true (g_str_has_prefix (cells[1].text, "nói \"chào\"\nlần "));
        else
          g_assert_cmpuint (cells[1].length, ==, 700001);
      }
  g_assert_no_error (error);
  g_assert_cmpint (rows, ==, 60001);
  g_assert_cmpint (sum, ==, G_GINT64_CONSTANT (60001) * 60002 / 2);
  g_assert_cmpint (table->rows, ==, rows);
  cx_assert_near (cx_table_get_fraction (table), 1, 1e-9);
}

/* A row of a hundred thousand cells among narrow ones must not multiply them. */
static void
test_wide_row (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n");
  g_autofree char *path = NULL, *commas = g_strnfill (50000, ',');
  g_autoptr (GError) error = NULL;
  g_autoptr (CxTable) table = NULL;
  gint64 rows = 0;
  guint widest = 0;
  CxRowBlock *block;

  for (int i = 0; i < 5000; i++)
    g_string_append_printf (text, "%s\n", i == 2500 ? commas : "1,2");
  path = cx_test_file ("wide.csv", text->str, (gssize) text->len);
  table = reader_open (path, NULL);
  while (cx_table_next (table, &block, NULL, &error) && block != NULL)
    for (guint i = 0; i < block->rows; i++, rows++)
      widest = MAX (widest, block->widths[i]);
  g_assert_no_error (error);
  g_assert_cmpint (rows, ==, 5000);
  g_assert_cmpuint (widest, ==, 50001);
}

static void
test_too_wide (void)
{
  g_autofree char *commas = g_strnfill (200000, ',');
  g_autofree char *text = g_strconcat ("a", commas, "\n1", commas, "\n", NULL);
  g_autofree char *path = cx_test_file ("too-wide.csv", text, -1);
  g_autofree char *mend = reader_assert_fails (path, CX_ERROR_LIMIT, "cells");

  g_assert_nonnull (mend);
}

static void
test_write_failure (void)
{
  g_autoptr (CxTable) table = reader_open_text ("w.csv", "a,b\n1,2\n", -1);
  g_autofree char *path = g_build_filename (cx_test_folder (), "no", "such", "folder.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (cx_table_write_csv (table, path, NULL, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (CxProgress) progress = cx_progress_new (cancellable, NULL, NULL);
  g_autofree char *path = cx_test_file ("c.csv", "a,b\n1,2\n", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (CxTable) table = NULL;

  g_cancellable_cancel (cancellable);
  table = cx_table_open (path, NULL, progress, &error);
  g_assert_null (table);
  g_assert_error (error, CX_ERROR, CX_ERROR_CANCELLED);
  g_clear_error (&error);
  g_free (path);
  path = reader_xlsx ("c.xlsx", "<sheetData><row><c><v>1</v></c></row></sheetData>", NULL, NULL);
  table = cx_table_open (path, NULL, progress, &error);
  g_assert_null (table);
  g_assert_error (error, CX_ERROR, CX_ERROR_CANCELLED);
}

/* The scanner alone: a row is taken whole or not at all, wherever the text is cut. */
static void
test_every_cut (void)
{
  static const char text[] = "a,\"b \"\"c\"\" \r\n d\",e\r\r\nf,,\"g\"\n";
  CxCsvDialect dialect = { .delimiter = ',', .quote = '"' };
  gsize length = strlen (text);

  for (gsize cut = 0; cut <= length; cut++)
    {
      g_autofree char *buffer = g_malloc0 (length + 8);
      g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (CxCell));
      CxCsvScanner scanner;
      gsize position = 0;
      guint rows = 0;

      memcpy (buffer, text, cut);
      cx_csv_scanner_init (&scanner, &dialect);
      while (cx_csv_scanner_row (&scanner, buffer, &position, cut, FALSE, cells) == CX_CSV_ROW)
        rows++;
      memcpy (buffer + cut, text + cut, length - cut);
      while (cx_csv_scanner_row (&scanner, buffer, &position, length, TRUE, cells) == CX_CSV_ROW)
        rows++;
      g_assert_cmpuint (rows, ==, 2);
      g_assert_cmpuint (cells->len, ==, 6);
      g_assert_cmpstr (g_array_index (cells, CxCell, 1).text, ==, "b \"c\" \r\n d");
      g_assert_cmpstr (g_array_index (cells, CxCell, 2).text, ==, "e");
      g_assert_cmpstr (g_array_index (cells, CxCell, 5).text, ==, "g");
      g_assert_cmpint (scanner.line, ==, 4);
    }
}

/* A header longer than what is first looked at: the delimiter is found all the same. */
static void
test_thousands_of_columns (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (CxTable) table = NULL;

  for (guint row = 0; row < 4; row++)
    for (guint i = 0; i < 10000; i++)
      g_string_append_printf (text, row == 0 ? "%sHow satisfied are you with shop %u?" : "%s%u",
                              i == 0 ? (row == 0 ? "" : "\n") : ";", i % 5 + 1);
  table = reader_open_text ("wide.csv", text->str, -1);
  g_assert_cmpstr (table->delimiter, ==, ";");
  g_assert_cmpuint (table->columns, ==, 10000);
  g_assert_cmpuint (table->header_rows, ==, 1);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/reader-csv/dialect/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/reader-csv/quoted-empty", test_quoted_empty);
  g_test_add_func ("/reader-csv/lines-and-widths", test_lines_and_widths);
  g_test_add_func ("/reader-csv/unclosed-quote", test_unclosed_quote);
  g_test_add_func ("/reader-csv/misplaced-quote", test_misplaced_quote);
  g_test_add_func ("/reader-csv/nul-bytes", test_nul_bytes);
  g_test_add_func ("/reader-csv/options", test_options);
  g_test_add_func ("/reader-csv/bad-encoding-name", test_bad_encoding_name);
  g_test_add_func ("/reader-csv/many-blocks", test_many_blocks);
  g_test_add_func ("/reader-csv/wide-row", test_wide_row);
  g_test_add_func ("/reader-csv/too-wide", test_too_wide);
  g_test_add_func ("/reader-csv/write-failure", test_write_failure);
  g_test_add_func ("/reader-csv/cancel", test_cancel);
  g_test_add_func ("/reader-csv/every-cut", test_every_cut);
  g_test_add_func ("/reader-csv/thousands-of-columns", test_thousands_of_columns);
  return g_test_run ();
}
