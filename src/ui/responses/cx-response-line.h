/* A line of the grid as it stands on the screen: it shows one row of the list after another as the
 * list is scrolled, so that its widgets are never built anew. */
#pragma once

#include "cx-paged-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_RESPONSE_LINE (cx_response_line_get_type ())
G_DECLARE_FINAL_TYPE (CxResponseLine, cx_response_line, CX, RESPONSE_LINE, GObject)

/* Signal "changed" (): it shows another row, or its row has other values. */
CxResponseLine *cx_response_line_new (void);
/* Takes @item. */
void cx_response_line_show (CxResponseLine *self, guint position, CxPagedItem *item);
/* Which row of the list; GTK_INVALID_LIST_POSITION: none yet. */
guint cx_response_line_get_position (CxResponseLine *self);
/* (nullable) (transfer none) */
CxPagedItem *cx_response_line_get_item (CxResponseLine *self);

G_END_DECLS
