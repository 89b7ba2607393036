/* A block of the CSV reader: a piece of text and the cells that stand in it. */
#pragma once

#include "cx-table.h"

G_BEGIN_DECLS

typedef struct
{
  GString *text;
  gsize position; /* first byte that no row of the block holds */
  GArray *cells;
  GArray *lines;
  GArray *widths;
  CxRowBlock view;
} CxCsvBlock;

/* Puts the @width cells at the end of the block's cells into a row of its grid, widening the grid
 * where it is too narrow. */
void cx_csv_block_settle (CxCsvBlock *block, guint width, gint64 line);
/* Whether the row whose cells begin at @first is a blank line. */
gboolean cx_csv_block_is_blank_row (const CxCsvBlock *block, guint first);

G_END_DECLS
