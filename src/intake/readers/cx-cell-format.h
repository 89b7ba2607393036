/* Number formats of spreadsheet cells: which numbers are dates, and dates as text. */
#pragma once

#include "cx-table.h"

G_BEGIN_DECLS

typedef enum
{
  CX_FORMAT_NUMBER,
  CX_FORMAT_DATE,     /* shows a day */
  CX_FORMAT_MOMENT,   /* shows a day and a time */
  CX_FORMAT_TIME,     /* shows a time of day */
  CX_FORMAT_DURATION, /* shows hours beyond 24: [h]:mm */
  CX_FORMAT_TEXT,     /* "@" */
} CxCellFormat;

/* Excel's built-in format numbers (ECMA-376 §18.8.30, and the East Asian ones). */
CxCellFormat cx_cell_format_builtin (guint id);

/* A format code as it stands in the file, written in any language. */
CxCellFormat cx_cell_format_parse (const char *code);

/* Room for the text of any number or date. */
#define CX_CELL_TEXT_SIZE 48

/* A number under @format as a cell: its kind, ISO text (a date alone only where neither value nor
 * format has a time) or shortest number, and civil ms for dates. Returns the kind. */
CxCellKind cx_cell_format_number (double value,
                                  CxCellFormat format,
                                  gboolean epoch_1904,
                                  char text[CX_CELL_TEXT_SIZE],
                                  double *number);

/* The same for a moment that is known in civil ms; @text has room for CX_CELL_TEXT_SIZE. */
void cx_cell_format_moment (gint64 civil_ms, gboolean with_time, char *text);
/* "10:12:33", also above 24 hours; milliseconds only where there are any. */
void cx_cell_format_duration (gint64 ms, char *text);

G_END_DECLS
