#include "config.h"

#include "cx-biff.h"

#include "cx-xlsx.h"

#include <string.h>

/* The records of one sheet. */

enum
{
  RECORD_FORMULA = 0x0006,
  RECORD_EOF = 0x000a,
  RECORD_COLINFO = 0x007d,
  RECORD_MULRK = 0x00bd,
  RECORD_RSTRING = 0x00d6,
  RECORD_MERGEDCELLS = 0x00e5,
  RECORD_LABELSST = 0x00fd,
  RECORD_NUMBER = 0x0203,
  RECORD_LABEL = 0x0204,
  RECORD_BOOLERR = 0x0205,
  RECORD_STRING = 0x0207,
  RECORD_ROW = 0x0208,
  RECORD_ARRAY = 0x0221,
  RECORD_TABLE = 0x0236,
  RECORD_RK = 0x027e,
  RECORD_SHRFMLA = 0x04bc,
  RECORD_BOF = 0x0809,
};

static gboolean
is_cell (guint type)
{
  switch (type)
    {
    case RECORD_FORMULA:
    case RECORD_MULRK:
    case RECORD_RSTRING:
    case RECORD_LABELSST:
    case RECORD_NUMBER:
    case RECORD_LABEL:
    case RECORD_BOOLERR:
    case RECORD_RK:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
read_merges (CxBiffIndex *index, CxBiffCursor *cursor)
{
  guint count = cx_biff_cursor_16 (cursor);

  for (guint i = 0; i < count && !cursor->failed; i++)
    {
      guint top = cx_biff_cursor_16 (cursor), bottom = cx_biff_cursor_16 (cursor);
      guint left = cx_biff_cursor_16 (cursor), right = cx_biff_cursor_16 (cursor);
      CxMerge merge = { .row = top, .column = left };

      if (cursor->failed || bottom < top || right < left || top > 64)
        continue;
      merge.rows = bottom - top + 1;
      merge.columns = right - left + 1;
      g_array_append_val (index->merges, merge);
    }
}

static void
read_properties (CxBiffIndex *index, CxBiffCursor *cursor)
{
  guint first, last;

  switch (cursor->type)
    {
    case RECORD_MERGEDCELLS:
      read_merges (index, cursor);
      break;
    case RECORD_ROW:
      cx_biff_cursor_skip (cursor, 12);
      index->hidden_rows += (cx_biff_cursor_16 (cursor) & 0x20) != 0;
      break;
    case RECORD_COLINFO:
      first = cx_biff_cursor_16 (cursor);
      last = cx_biff_cursor_16 (cursor);
      cx_biff_cursor_skip (cursor, 4);
      if ((cx_biff_cursor_16 (cursor) & 1) != 0 && last >= first && first < 256)
        index->hidden_columns += MIN (last, 255) - first + 1;
      break;
    default:
      break;
    }
}

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  const CxBiffCell *x = a, *y = b;

  if (x->row != y->row)
    return x->row < y->row ? -1 : 1;
  return x->offset < y->offset ? -1 : 1;
}

CxBiffIndex *
cx_biff_index_new (const CxBiffBook *book, const CxBiffSheet *sheet)
{
  CxBiffIndex *index = g_new0 (CxBiffIndex, 1);
  gboolean sorted = TRUE;
  guint32 row = 0;
  int depth = 0;
  CxBiffCursor cursor;

  index->cells = g_array_new (FALSE, FALSE, sizeof (CxBiffCell));
  index->merges = g_array_new (FALSE, FALSE, sizeof (CxMerge));
  for (gsize at = sheet->offset; cx_biff_cursor_at (&cursor, book->stream, at);)
    {
      gsize next = cursor.next;

      /* Charts inside the sheet are streams of their own. */
      depth += (cursor.type == RECORD_BOF) - (cursor.type == RECORD_EOF);
      if (depth <= 0)
        break;
      if (depth == 1 && is_cell (cursor.type) && at <= G_MAXUINT32)
        {
          CxBiffCell cell = { .row = cx_biff_cursor_16 (&cursor), .offset = (guint32) at };

          sorted &= cell.row >= row;
          row = cell.row;
          g_array_append_val (index->cells, cell);
        }
      else if (depth == 1)
        read_properties (index, &cursor);
      at = next;
    }
  if (!sorted)
    g_array_sort (index->cells, compare_cells);
  return index;
}

void
cx_biff_index_free (CxBiffIndex *index)
{
  g_array_unref (index->cells);
  g_array_unref (index->merges);
  g_free (index);
}

/* A number in 30 bits: whole or the upper half of a double, perhaps of its hundredfold. */
static double
read_rk (CxBiffCursor *cursor)
{
  guint32 bits = cx_biff_cursor_32 (cursor);
  double value;

  if (bits & 2)
    value = (double) ((gint32) bits >> 2);
  else
    {
      guint64 wide = (guint64) (bits & ~3U) << 32;

      memcpy (&value, &wide, sizeof value);
    }
  return bits & 1 ? value / 100 : value;
}

static void
add_number (const CxBiffBook *book,
            guint column,
            guint style,
            double value,
            CxBlockBuilder *builder)
{
  char text[CX_CELL_TEXT_SIZE];
  CxCellFormat format = CX_FORMAT_NUMBER;
  CxCellKind kind;

  if (style < book->formats->len)
    format = g_array_index (book->formats, CxCellFormat, style);
  kind = cx_cell_format_number (value, format, book->epoch_1904, text, &value);
  cx_block_builder_add (builder, column, kind, text, strlen (text), value, FALSE);
}

static void
add_text (const CxBiffBook *book, guint column, CxBiffCursor *cursor, CxBlockBuilder *builder)
{
  g_autoptr (GString) text = g_string_new (NULL);

  cx_biff_cursor_text (cursor, book, 2, text);
  cx_xlsx_unescape (text, 0);
  cx_block_builder_add (builder, column, CX_CELL_TEXT, text->str, text->len, 0, FALSE);
}

static void
add_shared (const CxBiffBook *book, guint column, guint32 number, CxBlockBuilder *builder)
{
  const gsize *offsets = (const gsize *) (const void *) book->offsets->data;

  if (number < book->offsets->len - 1)
    cx_block_builder_add (builder, column, CX_CELL_TEXT, book->strings->str + offsets[number],
                          offsets[number + 1] - offsets[number] - 1, 0, TRUE);
}

static void
add_truth (guint column, gboolean truth, CxBlockBuilder *builder)
{
  cx_block_builder_add (builder, column, CX_CELL_BOOLEAN, truth ? "TRUE" : "FALSE", truth ? 4 : 5,
                        truth, TRUE);
}

static void
add_error (guint column, guint8 code, CxBlockBuilder *builder)
{
  const char *text = code == 0x00   ? "#NULL!"
                     : code == 0x07 ? "#DIV/0!"
                     : code == 0x0f ? "#VALUE!"
                     : code == 0x17 ? "#REF!"
                     : code == 0x1d ? "#NAME?"
                     : code == 0x24 ? "#NUM!"
                                    : "#N/A";

  cx_block_builder_add (builder, column, CX_CELL_ERROR, text, strlen (text), 0, TRUE);
}

/* A formula's text stands in a record of its own behind it. */
static void
add_formula_text (const CxBiffBook *book, guint column, gsize at, CxBlockBuilder *builder)
{
  CxBiffCursor cursor;

  while (cx_biff_cursor_at (&cursor, book->stream, at))
    {
      if (cursor.type == RECORD_STRING)
        {
          add_text (book, column, &cursor, builder);
          return;
        }
      if (cursor.type != RECORD_SHRFMLA && cursor.type != RECORD_ARRAY &&
          cursor.type != RECORD_TABLE)
        return;
      at = cursor.next;
    }
}

static void
add_formula (const CxBiffBook *book,
             guint column,
             guint style,
             CxBiffCursor *cursor,
             CxBlockBuilder *builder)
{
  gsize next = cursor->next;
  CxBiffCursor result = *cursor;
  guint8 kind = cx_biff_cursor_8 (&result), value;

  cx_biff_cursor_skip (&result, 1);
  value = cx_biff_cursor_8 (&result);
  cx_biff_cursor_skip (&result, 3);
  if (cx_biff_cursor_16 (&result) != 0xffff)
    add_number (book, column, style, cx_biff_cursor_double (cursor), builder);
  else if (kind == 0)
    add_formula_text (book, column, next, builder);
  else if (kind == 1)
    add_truth (column, value != 0, builder);
  else if (kind == 2)
    add_error (column, value, builder);
}

static void
add_row_of_numbers (const CxBiffBook *book,
                    guint column,
                    CxBiffCursor *cursor,
                    CxBlockBuilder *builder)
{
  /* The last two bytes say which column is the last. */
  while (cursor->position + 8 <= cursor->end && column < CX_SHEET_MAX_COLUMNS)
    {
      guint style = cx_biff_cursor_16 (cursor);

      add_number (book, column++, style, read_rk (cursor), builder);
    }
}

void
cx_biff_add_cells (const CxBiffBook *book, gsize offset, CxBlockBuilder *builder)
{
  CxBiffCursor cursor;
  guint column, style, value;

  if (!cx_biff_cursor_at (&cursor, book->stream, offset))
    return;
  cx_biff_cursor_skip (&cursor, 2);
  column = cx_biff_cursor_16 (&cursor);
  if (cursor.failed || column >= CX_SHEET_MAX_COLUMNS)
    return;
  if (cursor.type == RECORD_MULRK)
    {
      add_row_of_numbers (book, column, &cursor, builder);
      return;
    }
  style = cx_biff_cursor_16 (&cursor);
  switch (cursor.type)
    {
    case RECORD_NUMBER:
      add_number (book, column, style, cx_biff_cursor_double (&cursor), builder);
      break;
    case RECORD_RK:
      add_number (book, column, style, read_rk (&cursor), builder);
      break;
    case RECORD_LABELSST:
      add_shared (book, column, cx_biff_cursor_32 (&cursor), builder);
      break;
    case RECORD_LABEL:
    case RECORD_RSTRING:
      add_text (book, column, &cursor, builder);
      break;
    case RECORD_BOOLERR:
      value = cx_biff_cursor_8 (&cursor);
      if (cx_biff_cursor_8 (&cursor) != 0)
        add_error (column, (guint8) value, builder);
      else
        add_truth (column, value != 0, builder);
      break;
    case RECORD_FORMULA:
      add_formula (book, column, style, &cursor, builder);
      break;
    default:
      break;
    }
}
