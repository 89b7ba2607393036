/* One cell of the grid: a value as text, and its editor while it is being changed. */
#pragma once

#include "cx-grid-columns.h"
#include "cx-response-line.h"
#include "cx-response-value.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A place for a column in the grid. Columns come and go in it as groups change, so that nothing is
 * built anew. */
typedef struct
{
  gpointer grid; /* CxResponseGrid, borrowed */
  GtkColumnViewColumn *view_column;
  CxGridColumn *column; /* nullable, borrowed from the grid's columns */
  guint index;          /* of its values in a row */
  gint64 layout;        /* of rows that hold them */
  const CxResponseWords *words;
  GPtrArray *cells; /* CxResponseCell that show a row now, borrowed */
  gulong resized;
} CxResponseSlot;

#define CX_TYPE_RESPONSE_CELL (cx_response_cell_get_type ())
G_DECLARE_FINAL_TYPE (CxResponseCell, cx_response_cell, CX, RESPONSE_CELL, GtkWidget)

/* Signals: "pressed" (int n, uint state): clicked with the main button; "edited" (int step): its
 * editor is ready, as "done" of CxResponseEditor; "dropped" (). */
GtkWidget *cx_response_cell_new (CxResponseSlot *slot);
CxResponseSlot *cx_response_cell_get_slot (CxResponseCell *self);

void cx_response_cell_bind (CxResponseCell *self, CxResponseLine *line);
void cx_response_cell_unbind (CxResponseCell *self);
/* GTK_INVALID_LIST_POSITION: shows no row. */
guint cx_response_cell_get_position (CxResponseCell *self);
/* (nullable) (transfer none) */
CxPagedItem *cx_response_cell_get_item (CxResponseCell *self);
/* Another column is in its slot. */
void cx_response_cell_refresh (CxResponseCell *self);

/* FALSE where there is nothing to change. */
gboolean cx_response_cell_edit (CxResponseCell *self);
gboolean cx_response_cell_is_editing (CxResponseCell *self);
/* FALSE with @error: it cannot be used, the editor stays and says why. */
gboolean cx_response_cell_collect (CxResponseCell *self, GPtrArray *changes, GError **error);
void cx_response_cell_stop (CxResponseCell *self);

G_END_DECLS
