/* The grid of responses: any number of rows and columns, of which only what is shown is built. The
 * columns that stay are a view of their own beside the others and share rows, selection and
 * scrolling with them. */
#pragma once

#include "cx-grid-columns.h"
#include "cx-response-value.h"
#include "cx-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_RESPONSE_GRID (cx_response_grid_get_type ())
G_DECLARE_FINAL_TYPE (CxResponseGrid, cx_response_grid, CX, RESPONSE_GRID, GtkWidget)

/* Signals: "sort-changed" (): by a header; "selection-changed" (): other rows are selected or the
 * cursor moved; "open" (): the row with the cursor is to be shown as a card.
 * Actions: grid.edit, grid.copy, grid.paste, grid.select-all, grid.open. */
GtkWidget *cx_response_grid_new (void);

void cx_response_grid_set_session (CxResponseGrid *self, CxSession *session);
/* @columns are followed: what changes there is shown. To be called once. */
void cx_response_grid_set_columns (CxResponseGrid *self, CxGridColumns *columns);
/* The rows (transfer none), nullable; their layout follows @columns. */
void cx_response_grid_set_model (CxResponseGrid *self, CxPagedModel *model);
void cx_response_grid_set_zone (CxResponseGrid *self, GTimeZone *zone);
/* Answers can be changed. */
void cx_response_grid_set_editable (CxResponseGrid *self, gboolean editable);

/* What a person sorts by: the key of a column, nullable. */
const char *cx_response_grid_get_sort (CxResponseGrid *self, gboolean *descending);
/* Shows it; no signal. */
void cx_response_grid_set_sort (CxResponseGrid *self, const char *key, gboolean descending);

/* Ids of the selected rows. (element-type gint64) (transfer full) */
GArray *cx_response_grid_get_selected (CxResponseGrid *self);
guint64 cx_response_grid_get_n_selected (CxResponseGrid *self);
/* The row with the cursor; FALSE if there is none. */
gboolean cx_response_grid_get_cursor (CxResponseGrid *self, guint *position, gint64 *id);
/* Puts the cursor on a row, which becomes the only selected one, and scrolls there. */
void cx_response_grid_set_cursor (CxResponseGrid *self, guint position);
/* To the next row (1) or the one before (-1); the focus stays where it is. */
void cx_response_grid_step (CxResponseGrid *self, int step);
/* The column with the cursor. (nullable) (transfer none) */
CxGridColumn *cx_response_grid_get_column (CxResponseGrid *self);
/* Keeps what is being written in a cell, if it can be used. */
void cx_response_grid_finish_editing (CxResponseGrid *self);
void cx_response_grid_focus (CxResponseGrid *self);
/* Brings a column of another group into view. */
void cx_response_grid_reveal_column (CxResponseGrid *self, CxGridColumn *column);

G_END_DECLS
