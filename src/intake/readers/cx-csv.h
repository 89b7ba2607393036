/* The parts of the CSV reader: guessing a file's dialect, and cutting text into rows by it. */
#pragma once

#include "cx-table.h"

G_BEGIN_DECLS

/* How a delimited file is written. */
typedef struct
{
  char delimiter;       /* 0: there is but one column */
  char quote;           /* '"', '\'' or 0: nothing is quoted */
  gboolean backslash;   /* \" stands for a quote, beside "" */
  const char *line_end; /* as in CxTable */
  gsize skip;           /* bytes of a leading "sep=;" line */
} CxCsvDialect;

/* Guesses the dialect from the first @length bytes of the file's @text (clean UTF-8; the last line
 * may be cut, @whole tells that it is not). @delimiter 0 leaves it open. */
void cx_csv_sniff (const char *text,
                   gsize length,
                   gboolean whole,
                   char delimiter,
                   CxCsvDialect *dialect);

/* How text falls into rows under one dialect. */
typedef enum
{
  CX_CSV_ROW,  /* a row was cut off */
  CX_CSV_MORE, /* the row goes on beyond the end: nothing was taken */
  CX_CSV_WIDE, /* the row has more than max_cells cells: nothing was taken */
  CX_CSV_END,  /* no row is left */
} CxCsvResult;

typedef struct
{
  CxCsvDialect dialect;
  guint8 classes[256]; /* 1: ends a bare cell */
  guint max_cells;     /* of a row */
  gint64 line;         /* physical line of the next row, from 1 */
  gboolean literal;    /* quotes mean nothing any more: one was never closed */

  gint64 unclosed_line;  /* line of a quote that is never closed, 0: none */
  gint64 misquoted_line; /* first line with a quote inside a quoted cell that is not doubled */
  guint64 misquoted;
} CxCsvScanner;

void cx_csv_scanner_init (CxCsvScanner *scanner, const CxCsvDialect *dialect);

/* Cuts the row that begins at *@position of @text, appending its cells to @cells from @cells->len
 * on. @text must be writable with 8 spare bytes behind @end, where the scanner puts a stop. Cells
 * point into @text, which is changed (ends become NUL, doubled quotes one) only when a whole row is
 * there. With @last the file ends at @end. *@position moves behind the row. */
CxCsvResult cx_csv_scanner_row (CxCsvScanner *scanner,
                                char *text,
                                gsize *position,
                                gsize end,
                                gboolean last,
                                GArray *cells);

G_END_DECLS
