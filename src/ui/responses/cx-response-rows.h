/* Makes one of the grid's views scroll over a list of any length while it holds only the lines that
 * are in view. It tells the scrolled window around it how high all rows would be, says which rows
 * the lines show, and moves the view by what is left of a row. */
#pragma once

#include "cx-response-lines.h"

G_BEGIN_DECLS

#define CX_TYPE_RESPONSE_ROWS (cx_response_rows_get_type ())
G_DECLARE_FINAL_TYPE (CxResponseRows, cx_response_rows, CX, RESPONSE_ROWS, GtkWidget)

/* Property: "view" (GtkColumnView, construct only). Is a GtkScrollable. */

/* @follower shows the same rows at the same height, and is scrolled by the same adjustment. */
void cx_response_rows_set_follower (CxResponseRows *self, CxResponseRows *follower);
/* (nullable) The same for a follower. */
void cx_response_rows_set_lines (CxResponseRows *self, CxResponseLines *lines);
/* The list has other rows: for the one that leads. */
void cx_response_rows_update (CxResponseRows *self);

/* How high one row is; 0 before it was laid out. */
double cx_response_rows_get_row_height (CxResponseRows *self);
/* How many rows are wholly in view, at least 1. */
guint cx_response_rows_count_visible (CxResponseRows *self);
/* FALSE as long as it has no place on the screen. */
gboolean cx_response_rows_scroll_to (CxResponseRows *self, guint position);

G_END_DECLS
