/* Old Excel workbooks: the record stream BIFF8 of Excel 97–2003, and BIFF5 of Excel 5 and 95
 * ([MS-XLS]). Every read checks its bounds: a broken file gives fewer cells, never more. */
#pragma once

#include "cx-block-builder.h"
#include "cx-cell-format.h"
#include "cx-charset.h"
#include "cx-table-private.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  guint32 offset; /* of its first record */
  gboolean hidden;
  gboolean is_table; /* not a chart or macro */
} CxBiffSheet;

typedef struct
{
  GByteArray *stream;
  gboolean wide; /* BIFF8: texts are Unicode */
  gboolean epoch_1904;
  CxDecoder *decoder; /* of BIFF5 texts */
  char *encoding;
  GPtrArray *sheets; /* CxBiffSheet */
  GArray *formats;   /* CxCellFormat per cell style */
  GString *strings;  /* all shared strings, a NUL after each */
  GArray *offsets;   /* gsize: where each begins, and the end */
} CxBiffBook;

/* Reads everything but the sheets of the workbook @path. */
CxBiffBook *cx_biff_book_open (const char *path, gint64 max_bytes, GError **error);
void cx_biff_book_free (CxBiffBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxBiffBook, cx_biff_book_free)

/* The same from a stream in memory (transfer full). */
CxBiffBook *cx_biff_book_new (GByteArray *stream, GError **error);

/* A place in the stream: one record and the CONTINUE records that belong to it. */
typedef struct
{
  const guint8 *bytes;
  gsize size;
  gsize position;
  gsize end;  /* of the record's data */
  gsize next; /* of the next record */
  guint16 type;
  gboolean failed; /* something was read beyond the end */
} CxBiffCursor;

/* Sets @cursor to the record at @offset. FALSE at the end of the stream. */
gboolean cx_biff_cursor_at (CxBiffCursor *cursor, const GByteArray *stream, gsize offset);
/* Whole numbers, lowest byte first; 0 beyond the end. They too may go on in a CONTINUE record. */
guint8 cx_biff_cursor_8 (CxBiffCursor *cursor);
guint16 cx_biff_cursor_16 (CxBiffCursor *cursor);
guint32 cx_biff_cursor_32 (CxBiffCursor *cursor);
double cx_biff_cursor_double (CxBiffCursor *cursor);
void cx_biff_cursor_skip (CxBiffCursor *cursor, gsize bytes);
/* Appends a text whose length in letters stands before it in @length_bytes (1 or 2) bytes. */
void
cx_biff_cursor_text (CxBiffCursor *cursor, const CxBiffBook *book, int length_bytes, GString *text);

/* The cells of one sheet in the order of their rows. */
typedef struct
{
  guint32 row;    /* from 0 */
  guint32 offset; /* of the record */
} CxBiffCell;

typedef struct
{
  GArray *cells;  /* CxBiffCell */
  GArray *merges; /* CxMerge */
  guint hidden_rows;
  guint hidden_columns;
} CxBiffIndex;

CxBiffIndex *cx_biff_index_new (const CxBiffBook *book, const CxBiffSheet *sheet);
void cx_biff_index_free (CxBiffIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxBiffIndex, cx_biff_index_free)

/* Puts the cell (or cells) of the record at @offset into @builder's row. */
void cx_biff_add_cells (const CxBiffBook *book, gsize offset, CxBlockBuilder *builder);

G_END_DECLS
