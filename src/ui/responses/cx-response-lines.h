/* The rows of the grid that are in view, as few lines as fit the screen, of a list of any length. A
 * GListModel of CxResponseLine and a GtkSelectionModel, whose positions are those on the screen:
 * another order of a million rows gives the lines other contents, and no widget comes or goes. */
#pragma once

#include "cx-response-line.h"
#include "cx-response-marks.h"

G_BEGIN_DECLS

#define CX_TYPE_RESPONSE_LINES (cx_response_lines_get_type ())
G_DECLARE_FINAL_TYPE (CxResponseLines, cx_response_lines, CX, RESPONSE_LINES, GObject)

/* Signals: "rows-go" (): before lines show other rows, or go; "rows-changed" (): the list has other
 * rows, and cx_response_lines_show () is to be called. */
CxResponseLines *cx_response_lines_new (CxPagedModel *model);
/* (transfer none) Of the whole list. */
CxResponseMarks *cx_response_lines_get_marks (CxResponseLines *self);
/* How many rows the list has. */
guint cx_response_lines_count_rows (CxResponseLines *self);
/* The row that the first line shows. */
guint cx_response_lines_get_first (CxResponseLines *self);
/* From row @first on, with @n lines; both no more than there are. */
void cx_response_lines_show (CxResponseLines *self, guint first, guint n);

G_END_DECLS
