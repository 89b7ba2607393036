/* What files can be dropped on: a window's content, over which a hint says what becomes of them
 * while they are held above it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_DROP_AREA (cx_drop_area_get_type ())
G_DECLARE_FINAL_TYPE (CxDropArea, cx_drop_area, CX, DROP_AREA, GtkWidget)

/* Properties: "title", "description" (string: of the hint), "child" (GtkWidget, nullable).
 * Signal "dropped" (GStrv paths): never none. */

G_END_DECLS
