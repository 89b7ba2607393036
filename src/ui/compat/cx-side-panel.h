/* A panel at the end of a page: beside the content where there is room, over it where there is not.
 * The only place that knows with which widget of which libadwaita this is done. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_SIDE_PANEL (cx_side_panel_get_type ())
G_DECLARE_FINAL_TYPE (CxSidePanel, cx_side_panel, CX, SIDE_PANEL, GtkWidget)

/* Properties: "content", "panel" (GtkWidget), "revealed" (boolean, notified: also when a person
 * closes it by a swipe or Escape). */
GtkWidget *cx_side_panel_new (void);
void cx_side_panel_set_revealed (CxSidePanel *self, gboolean revealed);
gboolean cx_side_panel_get_revealed (CxSidePanel *self);
/* Too narrow for both. */
gboolean cx_side_panel_get_folded (CxSidePanel *self);

G_END_DECLS
