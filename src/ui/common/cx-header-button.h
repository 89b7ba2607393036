/* The one suggested action of a page, in its header: a label where there is room for it, an icon
 * where the window is narrow. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_HEADER_BUTTON (cx_header_button_get_type ())
G_DECLARE_FINAL_TYPE (CxHeaderButton, cx_header_button, CX, HEADER_BUTTON, GtkWidget)

/* Properties, to be set when it is made: "label" (translated), "icon-name", "action-name". */
GtkWidget *cx_header_button_new (const char *label, const char *icon_name, const char *action_name);

G_END_DECLS
