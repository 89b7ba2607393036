#include "config.h"

#include "cx-block-builder.h"

#include <string.h>

#define BLOCK_CELLS (64 << 10)
/* What one wide row may make of a block of narrow ones. */
#define MAX_BLOCK_CELLS (1 << 20)
/* Blank rows in a row that are kept, in a sheet that is not too wide for them. */
#define MAX_GAP 1000
#define MAX_GAP_CELLS (1 << 21)

typedef struct
{
  GArray *cells;
  GArray *lines;
  GArray *widths;
  GStringChunk *texts;
  CxRowBlock view;
} Block;

struct _CxBlockBuilder
{
  Block blocks[2];
  guint current;
  GArray *row;      /* cells of the row that is being built */
  guint widest;     /* row so far */
  gint64 line;      /* of the last row put into a block */
  gboolean waiting; /* the built row did not fit into the block any more */
  gint64 waiting_line;
  gint64 gaps;
};

static const CxCell empty_cell = { .text = "" };

CxBlockBuilder *
cx_block_builder_new (void)
{
  CxBlockBuilder *self = g_new0 (CxBlockBuilder, 1);

  for (guint i = 0; i < 2; i++)
    {
      self->blocks[i].cells = g_array_new (FALSE, FALSE, sizeof (CxCell));
      self->blocks[i].lines = g_array_new (FALSE, FALSE, sizeof (gint64));
      self->blocks[i].widths = g_array_new (FALSE, FALSE, sizeof (guint));
      self->blocks[i].texts = g_string_chunk_new (64 << 10);
    }
  self->row = g_array_new (FALSE, FALSE, sizeof (CxCell));
  return self;
}

void
cx_block_builder_free (CxBlockBuilder *builder)
{
  for (guint i = 0; i < 2; i++)
    {
      g_array_unref (builder->blocks[i].cells);
      g_array_unref (builder->blocks[i].lines);
      g_array_unref (builder->blocks[i].widths);
      g_string_chunk_free (builder->blocks[i].texts);
    }
  g_array_unref (builder->row);
  g_free (builder);
}

void
cx_block_builder_reset (CxBlockBuilder *builder)
{
  builder->line = 0;
  builder->widest = 0;
  builder->waiting = FALSE;
  builder->gaps = 0;
  g_array_set_size (builder->row, 0);
}

/* Widens every row of the block to @columns cells. */
static void
widen (Block *block, guint columns)
{
  guint before = block->view.columns, rows = block->view.rows;
  CxCell *cells;

  g_array_set_size (block->cells, rows * columns);
  cells = (CxCell *) (void *) block->cells->data;
  for (guint i = rows; i-- > 0;)
    {
      memmove (cells + (gsize) i * columns, cells + (gsize) i * before, before * sizeof (CxCell));
      for (guint k = before; k < columns; k++)
        cells[(gsize) i * columns + k] = empty_cell;
    }
  block->view.columns = columns;
}

static void
append_row (Block *block, const CxCell *cells, guint width, gint64 line)
{
  if (width > block->view.columns)
    widen (block, width);
  if (width > 0)
    g_array_append_vals (block->cells, cells, width);
  for (guint i = width; i < block->view.columns; i++)
    g_array_append_val (block->cells, empty_cell);
  g_array_append_val (block->lines, line);
  g_array_append_val (block->widths, width);
  block->view.rows++;
}

/* Blank rows between the last row and @line, so far as they are worth keeping. */
static void
fill_gap (CxBlockBuilder *self, Block *block, gint64 line)
{
  gint64 gap = self->line > 0 ? line - self->line - 1 : 0;

  /* By the rows so far, not by the block, so that a second reading decides as the first did. */
  self->widest = MAX (self->widest, self->row->len);
  if (gap > MIN (MAX_GAP, MAX_GAP_CELLS / MAX (self->widest, 1)))
    {
      self->gaps += gap;
      return;
    }
  for (gint64 i = self->line + 1; gap > 0 && i < line; i++)
    append_row (block, NULL, 0, i);
}

/* Moves the built row into the block. FALSE if it would widen it too far. */
static gboolean
settle (CxBlockBuilder *self, gint64 line)
{
  Block *block = &self->blocks[self->current];
  gsize columns = MAX (self->row->len, block->view.columns);

  if (block->view.rows > 0 && columns * (block->view.rows + 1) > MAX_BLOCK_CELLS)
    return FALSE;
  fill_gap (self, block, line);
  append_row (block, (const CxCell *) (void *) self->row->data, self->row->len, line);
  self->line = line;
  g_array_set_size (self->row, 0);
  return TRUE;
}

void
cx_block_builder_begin (CxBlockBuilder *builder, guint columns)
{
  Block *block = &builder->blocks[builder->current ^= 1];

  g_array_set_size (block->cells, 0);
  g_array_set_size (block->lines, 0);
  g_array_set_size (block->widths, 0);
  g_string_chunk_clear (block->texts);
  block->view = (CxRowBlock){ .columns = columns };
  if (builder->waiting)
    {
      /* Its texts stand in the block before, which goes sooner than this one. */
      for (guint i = 0; i < builder->row->len; i++)
        {
          CxCell *cell = &g_array_index (builder->row, CxCell, i);

          cell->text = g_string_chunk_insert_len (block->texts, cell->text, (gssize) cell->length);
        }
      builder->waiting = FALSE;
      settle (builder, builder->waiting_line);
    }
}

void
cx_block_builder_add (CxBlockBuilder *builder,
                      guint column,
                      CxCellKind kind,
                      const char *text,
                      gsize length,
                      double number,
                      gboolean borrowed)
{
  Block *block = &builder->blocks[builder->current];
  CxCell *cell;

  g_assert (column < CX_SHEET_MAX_COLUMNS);
  if (length == 0 && (kind == CX_CELL_EMPTY || kind == CX_CELL_TEXT))
    return;
  while (builder->row->len <= column)
    g_array_append_val (builder->row, empty_cell);

  cell = &g_array_index (builder->row, CxCell, column);
  cell->text = borrowed ? text : g_string_chunk_insert_len (block->texts, text, (gssize) length);
  cell->length = (guint32) length;
  cell->kind = (guint8) kind;
  cell->quoted = 0;
  cell->number = number;
}

void
cx_block_builder_keep_row (CxBlockBuilder *builder)
{
  if (builder->row->len == 0)
    g_array_append_val (builder->row, empty_cell);
}

gboolean
cx_block_builder_end_row (CxBlockBuilder *builder, gint64 line)
{
  Block *block = &builder->blocks[builder->current];

  if (builder->row->len == 0)
    return FALSE;
  if (!settle (builder, line))
    {
      builder->waiting = TRUE;
      builder->waiting_line = line;
      return TRUE;
    }
  return block->cells->len >= BLOCK_CELLS;
}

CxRowBlock *
cx_block_builder_finish (CxBlockBuilder *builder, gboolean last)
{
  Block *block = &builder->blocks[builder->current];

  if (block->view.rows == 0)
    return NULL;
  block->view.cells = (CxCell *) (void *) block->cells->data;
  block->view.lines = (gint64 *) (void *) block->lines->data;
  block->view.widths = (guint *) (void *) block->widths->data;
  block->view.last = last && !builder->waiting;
  return &block->view;
}

gint64
cx_block_builder_get_gaps (CxBlockBuilder *builder)
{
  return builder->gaps;
}
