/* Any bytes as the records of an old workbook, or, behind the mark of one, as the file around them.
 */
#include "config.h"

#include "fuzz-reader.h"

#include "readers/cx-biff.h"

static void
read_records (const guint8 *data, gsize size)
{
  GByteArray *stream = g_byte_array_new ();
  g_autoptr (CxBiffBook) book = NULL;
  g_autoptr (CxBlockBuilder) builder = cx_block_builder_new ();

  g_byte_array_append (stream, data, (guint) size);
  book = cx_biff_book_new (stream, NULL);
  for (guint i = 0; book != NULL && i < MIN (book->sheets->len, 8); i++)
    {
      g_autoptr (CxBiffIndex) index = cx_biff_index_new (book, g_ptr_array_index (book->sheets, i));

      cx_block_builder_reset (builder);
      cx_block_builder_begin (builder, 0);
      for (guint k = 0; k < index->cells->len; k++)
        {
          const CxBiffCell *cell = &g_array_index (index->cells, CxBiffCell, k);

          cx_biff_add_cells (book, cell->offset, builder);
          if (cx_block_builder_end_row (builder, (gint64) k + 1))
            {
              cx_block_builder_finish (builder, FALSE);
              cx_block_builder_begin (builder, 0);
            }
        }
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GByteArray) bytes = NULL;

  if (size < 4 || memcmp (data, "\xd0\xcf\x11\xe0", 4) != 0)
    {
      read_records (data, size);
      return 0;
    }
  bytes = g_byte_array_new ();
  g_byte_array_append (bytes, data, (guint) size);
  fuzz_read_bytes (".xls", bytes);
  return 0;
}
