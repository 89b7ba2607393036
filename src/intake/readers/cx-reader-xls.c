#include "config.h"

#include "cx-readers.h"

#include "cx-biff.h"
#include "cx-i18n.h"

#include <string.h>

/* Old .xls workbooks. */

typedef struct
{
  CxBiffBook *book;
  CxBiffIndex *index;
  CxBlockBuilder *builder;
  guint next; /* cell of the index */
} XlsReader;

static int
xls_probe (const guint8 *bytes, gsize size, const char *path)
{
  (void) path;
  return size >= 8 && memcmp (bytes, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) == 0 ? 100 : 0;
}

static void
load_sheet (XlsReader *self, guint sheet)
{
  g_clear_pointer (&self->index, cx_biff_index_free);
  self->index = cx_biff_index_new (self->book, g_ptr_array_index (self->book->sheets, sheet));
}

/* The first visible sheet with data, else the first hidden one; 0 with an error. */
static int
find_data (XlsReader *self, GError **error)
{
  for (int hidden = 0; hidden < 2; hidden++)
    for (guint i = 0; i < self->book->sheets->len; i++)
      {
        const CxBiffSheet *sheet = g_ptr_array_index (self->book->sheets, i);

        if (sheet->hidden != hidden || !sheet->is_table)
          continue;
        load_sheet (self, i);
        if (self->index->cells->len > 0)
          return (int) i + 1;
      }
  cx_error_set (error, CX_ERROR_INVALID, _ ("Choose a file that holds answers."),
                _ ("No sheet of the workbook holds anything."));
  return 0;
}

static void
note_hidden (CxTable *table, const CxBiffIndex *index)
{
  table->hidden_rows = index->hidden_rows;
  if (index->hidden_rows > 0)
    cx_table_take_doubt (
        table,
        g_strdup_printf (ngettext ("%u row is hidden in the sheet; it was read like the others.",
                                   "%u rows are hidden in the sheet; they were read like the "
                                   "others.",
                                   index->hidden_rows),
                         index->hidden_rows));
  if (index->hidden_columns > 0)
    cx_table_take_doubt (
        table,
        g_strdup_printf (ngettext ("%u column is hidden in the sheet; it was read like the others.",
                                   "%u columns are hidden in the sheet; they were read like the "
                                   "others.",
                                   index->hidden_columns),
                         index->hidden_columns));
}

static gboolean
xls_open (CxTable *table, const CxReadOptions *options, CxProgress *progress, GError **error)
{
  XlsReader *self = table->reader = g_new0 (XlsReader, 1);
  int sheet;

  (void) progress;
  self->builder = cx_block_builder_new ();
  self->book = cx_biff_book_open (table->path, options->max_bytes, error);
  if (self->book == NULL)
    return FALSE;

  table->format = g_strdup ("xls");
  table->epoch_1904 = self->book->epoch_1904;
  for (guint i = 0; i < self->book->sheets->len; i++)
    {
      const CxBiffSheet *each = g_ptr_array_index (self->book->sheets, i);

      g_ptr_array_add (table->sheets, g_strdup (each->name));
    }
  sheet = cx_reader_choose_sheet (table->sheets, options, error);
  if (sheet == 0)
    sheet = find_data (self, error);
  else if (sheet > 0)
    load_sheet (self, (guint) sheet - 1);
  if (sheet <= 0)
    return FALSE;
  table->sheet = sheet;
  table->merges = g_array_ref (self->index->merges);
  note_hidden (table, self->index);
  return TRUE;
}

static gboolean
xls_next (CxTable *table, CxRowBlock **block, CxProgress *progress, GError **error)
{
  XlsReader *self = table->reader;
  const CxBiffCell *cells = (const CxBiffCell *) (const void *) self->index->cells->data;
  guint n = self->index->cells->len;
  gboolean full = FALSE;

  (void) progress;
  (void) error;
  cx_block_builder_begin (self->builder, table->columns);
  while (self->next < n && !full)
    {
      guint32 row = cells[self->next].row;

      while (self->next < n && cells[self->next].row == row)
        cx_biff_add_cells (self->book, cells[self->next++].offset, self->builder);
      full = cx_block_builder_end_row (self->builder, (gint64) row + 1);
    }
  *block = cx_block_builder_finish (self->builder, self->next >= n);
  return TRUE;
}

static gboolean
xls_rewind (CxTable *table, GError **error)
{
  XlsReader *self = table->reader;

  (void) error;
  self->next = 0;
  cx_block_builder_reset (self->builder);
  return TRUE;
}

static double
xls_fraction (CxTable *table)
{
  XlsReader *self = table->reader;
  guint n = self->index->cells->len;

  return n > 0 ? (double) self->next / n : 1;
}

static void
xls_close (CxTable *table)
{
  XlsReader *self = table->reader;

  if (self == NULL)
    return;
  g_clear_pointer (&self->index, cx_biff_index_free);
  g_clear_pointer (&self->book, cx_biff_book_free);
  cx_block_builder_free (self->builder);
  g_free (self);
  table->reader = NULL;
}

const CxReaderType cx_reader_xls = {
  .id = "xls",
  .title = N_ ("Excel 97–2003 workbook (.xls)"),
  .suffixes = "xls",
  .probe = xls_probe,
  .open = xls_open,
  .next = xls_next,
  .rewind = xls_rewind,
  .fraction = xls_fraction,
  .close = xls_close,
};
