/* Puts children beside one another and begins a new line where there is no room: newer versions of
 * libadwaita have a box that does it. Children that expand take the rest of their line. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_WRAP_LAYOUT (cx_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (CxWrapLayout, cx_wrap_layout, CX, WRAP_LAYOUT, GtkLayoutManager)

/* Properties: "spacing" (int): between children and between lines; "child-width" (int): what each
 * child counts with when lines are cut, 0: as wide as it wants to be. */
GtkLayoutManager *cx_wrap_layout_new (int spacing);

G_END_DECLS
