#include "config.h"

#include "cx-csv-block.h"

#include <string.h>

/* Widens every row of the block to @columns cells. */
static void
widen_block (CxCsvBlock *block, guint columns)
{
  guint before = block->view.columns, rows = block->view.rows;
  CxCell empty = { .text = "" };
  CxCell *cells;

  g_array_set_size (block->cells, rows * columns);
  cells = &g_array_index (block->cells, CxCell, 0);
  for (guint i = rows; i-- > 0;)
    {
      memmove (cells + (gsize) i * columns, cells + (gsize) i * before, before * sizeof (CxCell));
      for (guint k = before; k < columns; k++)
        cells[(gsize) i * columns + k] = empty;
    }
  block->view.columns = columns;
}

void
cx_csv_block_settle (CxCsvBlock *block, guint width, gint64 line)
{
  static const CxCell empty = { .text = "" };
  guint columns = block->view.columns;

  if (width > columns)
    {
      g_autofree CxCell *row = NULL;
      guint first = block->view.rows * columns;

      row = g_memdup2 (&g_array_index (block->cells, CxCell, first), width * sizeof (CxCell));
      widen_block (block, width);
      g_array_append_vals (block->cells, row, width);
    }
  else
    for (guint i = width; i < columns; i++)
      g_array_append_val (block->cells, empty);

  g_array_append_val (block->lines, line);
  g_array_append_val (block->widths, width);
  block->view.rows++;
}

gboolean
cx_csv_block_is_blank_row (const CxCsvBlock *block, guint first)
{
  const CxCell *cell;

  if (block->cells->len != first + 1)
    return FALSE;
  cell = &g_array_index (block->cells, CxCell, first);
  return cell->length == 0 && !cell->quoted;
}
