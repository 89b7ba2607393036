#include "config.h"

#include "cx-readers.h"

#include "cx-block-builder.h"
#include "cx-i18n.h"
#include "cx-moment.h"
#include "cx-number.h"
#include "cx-table-private.h"
#include "cx-xlsx.h"

#include <string.h>

/* .xlsx and .xlsm worksheets (ECMA-376, transitional and strict), row by row. */

/* Merged cells stand behind the data. A sheet larger than this is read twice only if its top has
 * blanks such as merged headings leave. */
#define SMALL_SHEET (4 << 20)
#define TOP_ROWS 5
#define MAX_CELL_BYTES (4 << 20)

typedef enum
{
  PASS_DATA,   /* cells into blocks */
  PASS_PROBE,  /* stops at the first cell that holds something */
  PASS_MERGES, /* merged cells only */
} Pass;

typedef struct
{
  CxXlsxBook *book;
  CxXmlStream *stream;
  CxBlockBuilder *builder;
  CxTable *table; /* borrowed */
  int sheet;      /* from 0 */
  Pass pass;
  CxRowBlock *first; /* read while opening, given by the first next () */
  gboolean ended;

  gint64 row;   /* from 1 */
  guint column; /* of the next cell that names none */
  guint cell_column;
  char type; /* n s b e d, 'i' inline, 't' formula text */
  guint style;
  gboolean in_value;
  gboolean has_formula;
  int phonetic;
  GString *value;
  gboolean found; /* PASS_PROBE: data is there */
  guint hidden_rows;
  guint hidden_columns;
  guint uncomputed; /* formulas without a stored value */
} XlsxReader;

static int
xlsx_probe (const guint8 *bytes, gsize size, const char *path)
{
  g_autoptr (CxPackage) package = NULL;

  if (size < 4 || memcmp (bytes, "PK\3\4", 4) != 0)
    return 0;
  package = cx_package_open (path, 0, NULL);
  if (package == NULL)
    return 0;
  return cx_package_has (package, "xl/workbook.xml") ||
                 (cx_package_has (package, "[Content_Types].xml") &&
                  cx_package_has (package, "_rels/.rels"))
             ? 100
             : 0;
}

static void
fail (XlsxReader *self, const char *mend, const char *message)
{
  GError *error = NULL;

  cx_error_set (&error, CX_ERROR_LIMIT, mend, "%s", message);
  cx_error_place (&error, NULL, self->row, NULL);
  cx_xml_stream_fail (self->stream, error);
}

static char
read_type (const char *type)
{
  if (type == NULL)
    return 'n';
  if (strcmp (type, "inlineStr") == 0)
    return 'i';
  if (strcmp (type, "str") == 0)
    return 't';
  return *type;
}

static void
start_cell (XlsxReader *self, const XML_Char **attributes)
{
  const char *reference = cx_xml_attribute (attributes, "r");
  const char *style = cx_xml_attribute (attributes, "s");
  guint column = self->column;

  if (reference != NULL)
    cx_xlsx_parse_reference (reference, &column, NULL);
  if (column >= CX_SHEET_MAX_COLUMNS)
    {
      fail (self, NULL, _ ("The sheet has cells beyond the last column that a workbook can have."));
      return;
    }
  self->cell_column = column;
  self->column = column + 1;
  self->type = read_type (cx_xml_attribute (attributes, "t"));
  self->style = style != NULL ? (guint) MIN (g_ascii_strtoull (style, NULL, 10), G_MAXINT) : 0;
  self->has_formula = FALSE;
  g_string_truncate (self->value, 0);
}

static void
start_row (XlsxReader *self, const XML_Char **attributes)
{
  const char *number = cx_xml_attribute (attributes, "r");
  const char *hidden = cx_xml_attribute (attributes, "hidden");
  gint64 row = number != NULL ? (gint64) g_ascii_strtoull (number, NULL, 10) : 0;

  /* Rows that run backwards or far beyond the last are numbered on. */
  self->row = row > self->row && row <= 1 << 24 ? row : self->row + 1;
  self->column = 0;
  if (hidden != NULL && (*hidden == '1' || *hidden == 't'))
    self->hidden_rows++;
}

static void
add_merge (XlsxReader *self, const char *reference)
{
  const char *colon = reference != NULL ? strchr (reference, ':') : NULL;
  guint left, right;
  gint64 top, bottom;
  CxMerge merge;

  if (colon == NULL || !cx_xlsx_parse_reference (reference, &left, &top) ||
      !cx_xlsx_parse_reference (colon + 1, &right, &bottom) || right < left || bottom < top ||
      top > 64)
    return;
  merge = (CxMerge){ .row = (guint) top - 1,
                     .column = left,
                     .rows = (guint) (bottom - top) + 1,
                     .columns = right - left + 1 };
  g_array_append_val (self->table->merges, merge);
}

static void
count_hidden_columns (XlsxReader *self, const XML_Char **attributes)
{
  const char *hidden = cx_xml_attribute (attributes, "hidden");
  const char *from = cx_xml_attribute (attributes, "min");
  const char *until = cx_xml_attribute (attributes, "max");

  if (hidden == NULL || (*hidden != '1' && *hidden != 't') || from == NULL || until == NULL)
    return;
  self->hidden_columns += (guint) CLAMP (g_ascii_strtoll (until, NULL, 10) -
                                             g_ascii_strtoll (from, NULL, 10) + 1,
                                         0, CX_SHEET_MAX_COLUMNS);
}

static void
start_cb (void *user_data, const XML_Char *name, const XML_Char **attributes)
{
  XlsxReader *self = user_data;
  const char *local = cx_xml_local_name (name);

  if (self->pass == PASS_MERGES)
    {
      if (strcmp (local, "mergeCell") == 0)
        add_merge (self, cx_xml_attribute (attributes, "ref"));
      return;
    }
  if (strcmp (local, "c") == 0)
    start_cell (self, attributes);
  else if (strcmp (local, "v") == 0)
    self->in_value = self->type != 'i';
  else if (strcmp (local, "t") == 0)
    self->in_value = self->type == 'i' && self->phonetic == 0;
  else if (strcmp (local, "row") == 0)
    start_row (self, attributes);
  else if (strcmp (local, "f") == 0)
    self->has_formula = TRUE;
  else if (strcmp (local, "rPh") == 0)
    self->phonetic++;
  else if (strcmp (local, "col") == 0)
    count_hidden_columns (self, attributes);
}

static void
add_text (XlsxReader *self, CxCellKind kind)
{
  cx_xlsx_unescape (self->value, 0);
  cx_block_builder_add (self->builder, self->cell_column, kind, self->value->str, self->value->len,
                        0, FALSE);
}

static void
add_number (XlsxReader *self)
{
  char text[CX_CELL_TEXT_SIZE];
  CxCellFormat format = CX_FORMAT_NUMBER;
  CxCellKind kind;
  double value;

  if (!cx_number_parse (self->value->str, self->value->len, &value))
    {
      add_text (self, CX_CELL_TEXT);
      return;
    }
  if (self->style < self->book->formats->len)
    format = g_array_index (self->book->formats, CxCellFormat, self->style);
  kind = cx_cell_format_number (value, format, self->book->epoch_1904, text, &value);
  cx_block_builder_add (self->builder, self->cell_column, kind, text, strlen (text), value, FALSE);
}

static void
add_shared (XlsxReader *self)
{
  gsize length;
  const char *text = cx_xlsx_book_get_string (
      self->book, g_ascii_strtoull (self->value->str, NULL, 10), &length);

  if (text != NULL)
    cx_block_builder_add (self->builder, self->cell_column, CX_CELL_TEXT, text, length, 0, TRUE);
  else
    cx_table_take_doubt (self->table,
                         g_strdup (_ ("Some cells point to texts that the workbook does not hold; "
                                      "they were read as empty.")));
}

/* t="d": ISO 8601 as strict workbooks write it. */
static void
add_iso_date (XlsxReader *self)
{
  char text[CX_CELL_TEXT_SIZE];
  gboolean has_time;
  CxMoment moment;

  if (!cx_moment_parse_iso (self->value->str, self->value->len, &moment, &has_time))
    {
      add_text (self, CX_CELL_TEXT);
      return;
    }
  cx_cell_format_moment (moment.ms, has_time, text);
  cx_block_builder_add (self->builder, self->cell_column, CX_CELL_DATE, text, strlen (text),
                        (double) moment.ms, FALSE);
}

static void
end_cell (XlsxReader *self)
{
  gboolean truth;

  if (self->value->len == 0)
    {
      self->uncomputed += self->has_formula && self->type == 'n';
      return;
    }
  if (self->pass == PASS_PROBE)
    {
      self->found = TRUE;
      cx_xml_stream_pause (self->stream);
      return;
    }
  switch (self->type)
    {
    case 's':
      add_shared (self);
      break;
    case 'b':
      truth = *self->value->str == '1' || *self->value->str == 't';
      cx_block_builder_add (self->builder, self->cell_column, CX_CELL_BOOLEAN,
                            truth ? "TRUE" : "FALSE", truth ? 4 : 5, truth, TRUE);
      break;
    case 'e':
      add_text (self, CX_CELL_ERROR);
      break;
    case 'd':
      add_iso_date (self);
      break;
    case 'i':
    case 't':
      add_text (self, CX_CELL_TEXT);
      break;
    default:
      add_number (self);
    }
}

static void
end_cb (void *user_data, const XML_Char *name)
{
  XlsxReader *self = user_data;
  const char *local = cx_xml_local_name (name);

  if (self->pass == PASS_MERGES)
    return;
  if (strcmp (local, "v") == 0 || strcmp (local, "t") == 0)
    self->in_value = FALSE;
  else if (strcmp (local, "c") == 0)
    end_cell (self);
  else if (strcmp (local, "rPh") == 0)
    self->phonetic--;
  else if (strcmp (local, "row") == 0 && self->pass == PASS_DATA &&
           cx_block_builder_end_row (self->builder, self->row))
    cx_xml_stream_pause (self->stream);
}

static void
text_cb (void *user_data, const XML_Char *text, int length)
{
  XlsxReader *self = user_data;

  if (!self->in_value || self->pass == PASS_MERGES)
    return;
  g_string_append_len (self->value, text, length);
  if (self->value->len > MAX_CELL_BYTES)
    fail (self, NULL, _ ("A cell holds more text than a workbook can hold."));
}

/* Begins the sheet from its top. */
static gboolean
start_pass (XlsxReader *self, Pass pass, GError **error)
{
  const CxXlsxSheet *sheet = g_ptr_array_index (self->book->sheets, self->sheet);

  g_clear_pointer (&self->stream, cx_xml_stream_free);
  cx_block_builder_reset (self->builder);
  self->pass = pass;
  self->row = 0;
  self->column = 0;
  self->in_value = self->ended = self->found = FALSE;
  self->phonetic = 0;
  self->hidden_rows = self->hidden_columns = self->uncomputed = 0;
  if (sheet->part == NULL)
    {
      cx_error_set (error, CX_ERROR_UNSUPPORTED, _ ("Name another sheet."),
                    _ ("The sheet “%s” is a chart, not a table."), sheet->name);
      return FALSE;
    }
  self->stream = cx_xml_stream_open (self->book->package, sheet->part, start_cb, end_cb, text_cb,
                                     self, error);
  return self->stream != NULL;
}

/* Whether sheet @index holds anything; -1 with an error. */
static int
probe_sheet (XlsxReader *self, int index, GError **error)
{
  const CxXlsxSheet *sheet = g_ptr_array_index (self->book->sheets, index);
  gboolean done;

  self->sheet = index;
  if (sheet->part == NULL)
    return 0;
  if (!start_pass (self, PASS_PROBE, error) || !cx_xml_stream_run (self->stream, &done, error))
    return -1;
  return self->found;
}

/* The first visible sheet with data, else the first hidden one. */
static gboolean
find_data (XlsxReader *self, GError **error)
{
  for (int hidden = 0; hidden < 2; hidden++)
    for (guint i = 0; i < self->book->sheets->len; i++)
      {
        const CxXlsxSheet *sheet = g_ptr_array_index (self->book->sheets, i);
        int found;

        if (sheet->hidden != hidden)
          continue;
        found = probe_sheet (self, (int) i, error);
        if (found != 0)
          return found > 0;
      }
  cx_error_set (error, CX_ERROR_INVALID, _ ("Choose a file that holds answers."),
                _ ("No sheet of the workbook holds anything."));
  return FALSE;
}

static void
note_findings (XlsxReader *self)
{
  self->table->hidden_rows = self->hidden_rows;
  if (self->hidden_rows > 0)
    cx_table_take_doubt (
        self->table,
        g_strdup_printf (ngettext ("%u row is hidden in the sheet; it was read like the others.",
                                   "%u rows are hidden in the sheet; they were read like the "
                                   "others.",
                                   self->hidden_rows),
                         self->hidden_rows));
  if (self->hidden_columns > 0)
    cx_table_take_doubt (
        self->table,
        g_strdup_printf (ngettext ("%u column is hidden in the sheet; it was read like the others.",
                                   "%u columns are hidden in the sheet; they were read like the "
                                   "others.",
                                   self->hidden_columns),
                         self->hidden_columns));
  if (self->uncomputed > 0)
    cx_table_take_doubt (
        self->table,
        g_strdup_printf (ngettext ("%u formula has no stored result and was read as empty; open "
                                   "the file in a spreadsheet program and save it.",
                                   "%u formulas have no stored result and were read as empty; open "
                                   "the file in a spreadsheet program and save it.",
                                   self->uncomputed),
                         self->uncomputed));
  if (cx_block_builder_get_gaps (self->builder) > 0)
    cx_table_take_doubt (self->table, g_strdup (_ ("Long runs of blank rows inside the data were "
                                                   "left out.")));
}

static gboolean
read_block (XlsxReader *self, CxRowBlock **block, GError **error)
{
  gboolean done = self->ended;

  *block = NULL;
  cx_block_builder_begin (self->builder, self->table->columns);
  if (!self->ended && !cx_xml_stream_run (self->stream, &done, error))
    return FALSE;
  self->ended = done;
  if (done)
    note_findings (self);
  *block = cx_block_builder_finish (self->builder, done);
  return TRUE;
}

/* Blanks to the right of a heading, as merged headings leave them. */
static gboolean
has_gaps_on_top (const CxRowBlock *block)
{
  for (guint i = 0; i < MIN (block->rows, TOP_ROWS); i++)
    for (guint k = 1; k < block->columns; k++)
      if (cx_block_cell (block, i, k)->length == 0 && block->widths[i] > 0)
        return TRUE;
  return FALSE;
}

static gboolean
read_merges (XlsxReader *self, GError **error)
{
  gboolean done;

  return start_pass (self, PASS_MERGES, error) && cx_xml_stream_run (self->stream, &done, error);
}

/* Reads the top, after a look for merged cells if there is reason for one. */
static gboolean
read_top (XlsxReader *self, GError **error)
{
  const CxXlsxSheet *sheet = g_ptr_array_index (self->book->sheets, self->sheet);
  g_autoptr (CxPackagePart) part = NULL;
  gboolean small;

  if (sheet->part != NULL)
    part = cx_package_part_open (self->book->package, sheet->part, error);
  if (sheet->part != NULL && part == NULL)
    return FALSE;
  small = part != NULL && cx_package_part_get_size (part) <= SMALL_SHEET;
  if (small && !read_merges (self, error))
    return FALSE;
  if (!start_pass (self, PASS_DATA, error) || !read_block (self, &self->first, error))
    return FALSE;
  if (small || self->first == NULL || !has_gaps_on_top (self->first))
    return TRUE;
  return read_merges (self, error) && start_pass (self, PASS_DATA, error) &&
         read_block (self, &self->first, error);
}

static gboolean
xlsx_open (CxTable *table, const CxReadOptions *options, CxProgress *progress, GError **error)
{
  XlsxReader *self = table->reader = g_new0 (XlsxReader, 1);
  int sheet;

  (void) progress;
  self->table = table;
  self->value = g_string_new (NULL);
  self->builder = cx_block_builder_new ();
  table->merges = g_array_new (FALSE, FALSE, sizeof (CxMerge));
  self->book = cx_xlsx_book_open (table->path, options->max_bytes, error);
  if (self->book == NULL)
    return FALSE;

  table->format = g_strdup ("xlsx");
  table->epoch_1904 = self->book->epoch_1904;
  for (guint i = 0; i < self->book->sheets->len; i++)
    {
      const CxXlsxSheet *each = g_ptr_array_index (self->book->sheets, i);

      g_ptr_array_add (table->sheets, g_strdup (each->name));
    }
  sheet = cx_reader_choose_sheet (table->sheets, options, error);
  if (sheet < 0 || (sheet == 0 && !find_data (self, error)))
    return FALSE;
  if (sheet > 0)
    self->sheet = sheet - 1;
  table->sheet = self->sheet + 1;
  return read_top (self, error);
}

static gboolean
xlsx_next (CxTable *table, CxRowBlock **block, CxProgress *progress, GError **error)
{
  XlsxReader *self = table->reader;

  (void) progress;
  if (self->first != NULL)
    {
      *block = g_steal_pointer (&self->first);
      return TRUE;
    }
  return read_block (self, block, error);
}

static gboolean
xlsx_rewind (CxTable *table, GError **error)
{
  XlsxReader *self = table->reader;

  self->first = NULL;
  return start_pass (self, PASS_DATA, error);
}

static double
xlsx_fraction (CxTable *table)
{
  XlsxReader *self = table->reader;

  return self->ended ? 1 : cx_xml_stream_get_fraction (self->stream);
}

static void
xlsx_close (CxTable *table)
{
  XlsxReader *self = table->reader;

  if (self == NULL)
    return;
  g_clear_pointer (&self->stream, cx_xml_stream_free);
  g_clear_pointer (&self->builder, cx_block_builder_free);
  g_clear_pointer (&self->book, cx_xlsx_book_free);
  g_string_free (self->value, TRUE);
  g_free (self);
  table->reader = NULL;
}

const CxReaderType cx_reader_xlsx = {
  .id = "xlsx",
  .title = N_ ("Excel workbook (.xlsx)"),
  .suffixes = "xlsx xlsm",
  .probe = xlsx_probe,
  .open = xlsx_open,
  .next = xlsx_next,
  .rewind = xlsx_rewind,
  .fraction = xlsx_fraction,
  .close = xlsx_close,
};
