#include "config.h"

#include "cx-xlsx-sheet.h"

#include "cx-i18n.h"
#include "cx-moment.h"
#include "cx-number.h"

#include <string.h>

/* The elements of a worksheet (ECMA-376 §18.3). */

#define MAX_CELL_BYTES (4 << 20)

static void
fail (CxXlsxRun *self, const char *mend, const char *message)
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
start_cell (CxXlsxRun *self, const XML_Char **attributes)
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
start_row (CxXlsxRun *self, const XML_Char **attributes)
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
add_merge (CxXlsxRun *self, const char *reference)
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
count_hidden_columns (CxXlsxRun *self, const XML_Char **attributes)
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
  CxXlsxRun *self = user_data;
  const char *local = cx_xml_local_name (name);

  if (self->pass == CX_XLSX_MERGES)
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
add_text (CxXlsxRun *self, CxCellKind kind)
{
  cx_xlsx_unescape (self->value, 0);
  cx_block_builder_add (self->builder, self->cell_column, kind, self->value->str, self->value->len,
                        0, FALSE);
}

static void
add_number (CxXlsxRun *self)
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
add_shared (CxXlsxRun *self)
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
add_iso_date (CxXlsxRun *self)
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
end_cell (CxXlsxRun *self)
{
  gboolean truth;

  if (self->value->len == 0)
    {
      self->uncomputed += self->has_formula && self->type == 'n';
      return;
    }
  if (self->pass == CX_XLSX_PROBE)
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
  CxXlsxRun *self = user_data;
  const char *local = cx_xml_local_name (name);

  if (self->pass == CX_XLSX_MERGES)
    return;
  if (strcmp (local, "v") == 0 || strcmp (local, "t") == 0)
    self->in_value = FALSE;
  else if (strcmp (local, "c") == 0)
    end_cell (self);
  else if (strcmp (local, "rPh") == 0)
    self->phonetic--;
  else if (strcmp (local, "row") == 0 && self->pass == CX_XLSX_DATA &&
           cx_block_builder_end_row (self->builder, self->row))
    cx_xml_stream_pause (self->stream);
}

static void
text_cb (void *user_data, const XML_Char *text, int length)
{
  CxXlsxRun *self = user_data;

  if (!self->in_value || self->pass == CX_XLSX_MERGES)
    return;
  g_string_append_len (self->value, text, length);
  if (self->value->len > MAX_CELL_BYTES)
    fail (self, NULL, _ ("A cell holds more text than a workbook can hold."));
}

gboolean
cx_xlsx_run_start (CxXlsxRun *run, CxXlsxPass pass, GError **error)
{
  const CxXlsxSheet *sheet = g_ptr_array_index (run->book->sheets, run->sheet);

  g_clear_pointer (&run->stream, cx_xml_stream_free);
  cx_block_builder_reset (run->builder);
  run->pass = pass;
  run->row = 0;
  run->column = 0;
  run->in_value = run->ended = run->found = FALSE;
  run->phonetic = 0;
  run->hidden_rows = run->hidden_columns = run->uncomputed = 0;
  if (sheet->part == NULL)
    {
      cx_error_set (error, CX_ERROR_UNSUPPORTED, _ ("Name another sheet."),
                    _ ("The sheet “%s” is a chart, not a table."), sheet->name);
      return FALSE;
    }
  run->stream = cx_xml_stream_open (run->book->package, sheet->part, start_cb, end_cb, text_cb, run,
                                    error);
  return run->stream != NULL;
}
