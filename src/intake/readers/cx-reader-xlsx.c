#include "config.h"

#include "cx-readers.h"

#include "cx-i18n.h"
#include "cx-xlsx-sheet.h"

#include <string.h>

/* .xlsx and .xlsm worksheets (ECMA-376, transitional and strict), row by row. */

/* Merged cells stand behind the data. A sheet larger than this is read twice only if its top has
 * blanks such as merged headings leave. */
#define SMALL_SHEET (4 << 20)
#define TOP_ROWS 5

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

/* Whether sheet @index holds anything; -1 with an error. */
static int
probe_sheet (CxXlsxRun *self, int index, GError **error)
{
  const CxXlsxSheet *sheet = g_ptr_array_index (self->book->sheets, index);
  gboolean done;

  self->sheet = index;
  if (sheet->part == NULL)
    return 0;
  if (!cx_xlsx_run_start (self, CX_XLSX_PROBE, error) ||
      !cx_xml_stream_run (self->stream, &done, error))
    return -1;
  return self->found;
}

/* The first visible sheet with data, else the first hidden one. */
static gboolean
find_data (CxXlsxRun *self, GError **error)
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
note_findings (CxXlsxRun *self)
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
read_block (CxXlsxRun *self, CxRowBlock **block, GError **error)
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
read_merges (CxXlsxRun *self, GError **error)
{
  gboolean done;

  return cx_xlsx_run_start (self, CX_XLSX_MERGES, error) &&
         cx_xml_stream_run (self->stream, &done, error);
}

/* Reads the top, after a look for merged cells if there is reason for one. */
static gboolean
read_top (CxXlsxRun *self, GError **error)
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
  if (!cx_xlsx_run_start (self, CX_XLSX_DATA, error) || !read_block (self, &self->first, error))
    return FALSE;
  if (small || self->first == NULL || !has_gaps_on_top (self->first))
    return TRUE;
  return read_merges (self, error) && cx_xlsx_run_start (self, CX_XLSX_DATA, error) &&
         read_block (self, &self->first, error);
}

static gboolean
xlsx_open (CxTable *table, const CxReadOptions *options, CxProgress *progress, GError **error)
{
  CxXlsxRun *self = table->reader = g_new0 (CxXlsxRun, 1);
  gboolean done;
  int sheet;

  self->table = table;
  self->value = g_string_new (NULL);
  self->builder = cx_block_builder_new ();
  table->merges = g_array_new (FALSE, FALSE, sizeof (CxMerge));
  self->book = cx_xlsx_book_open (table->path, options->max_bytes, progress, error);
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
  done = read_top (self, error);
  cx_package_set_progress (self->book->package, NULL);
  return done;
}

static gboolean
xlsx_next (CxTable *table, CxRowBlock **block, CxProgress *progress, GError **error)
{
  CxXlsxRun *self = table->reader;
  gboolean done;

  if (self->first != NULL)
    {
      *block = g_steal_pointer (&self->first);
      return TRUE;
    }
  cx_package_set_progress (self->book->package, progress);
  done = read_block (self, block, error);
  cx_package_set_progress (self->book->package, NULL);
  return done;
}

static gboolean
xlsx_rewind (CxTable *table, GError **error)
{
  CxXlsxRun *self = table->reader;

  self->first = NULL;
  return cx_xlsx_run_start (self, CX_XLSX_DATA, error);
}

static double
xlsx_fraction (CxTable *table)
{
  CxXlsxRun *self = table->reader;

  return self->ended ? 1 : cx_xml_stream_get_fraction (self->stream);
}

static void
xlsx_close (CxTable *table)
{
  CxXlsxRun *self = table->reader;

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
