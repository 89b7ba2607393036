/* The bar under the grid: which row and which columns are shown, and what can be done with the rows
 * that are selected. */
#pragma once

#include "cx-grid-columns.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_RESPONSE_BAR (cx_response_bar_get_type ())
G_DECLARE_FINAL_TYPE (CxResponseBar, cx_response_bar, CX, RESPONSE_BAR, GtkWidget)

/* Signals: "go" (guint position): to that row; "set-many" (GPtrArray *changes): for all selected
 * responses; "tag-many" (GStrv add, GStrv remove). */
GtkWidget *cx_response_bar_new (void);
/* To be called once. */
void cx_response_bar_set_columns (CxResponseBar *self, CxGridColumns *columns, GTimeZone *zone);
/* How many rows there are, and the one with the cursor; GTK_INVALID_LIST_POSITION: none. */
void cx_response_bar_set_row (CxResponseBar *self, guint position, guint n_rows);
void cx_response_bar_set_selected (CxResponseBar *self, guint64 n);
/* Which column a change of many begins with; nullable. */
void cx_response_bar_propose (CxResponseBar *self, CxGridColumn *column);
/* FALSE: what is selected cannot be changed. */
void cx_response_bar_set_editable (CxResponseBar *self, gboolean editable);
/* What tags there are to choose from. */
void cx_response_bar_set_tags (CxResponseBar *self, const char *const *tags);
/* Opens what asks for a row. */
void cx_response_bar_ask_row (CxResponseBar *self);

G_END_DECLS
