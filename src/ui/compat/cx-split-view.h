/* A sidebar beside the content; folded, one of them at a time. The only place that knows with which
 * widget of which libadwaita this is done. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_SPLIT_VIEW (cx_split_view_get_type ())
G_DECLARE_FINAL_TYPE (CxSplitView, cx_split_view, CX, SPLIT_VIEW, GtkWidget)

/* Properties: "sidebar", "content" (GtkWidget), "folded" (boolean, read only: too narrow for both),
 * "show-content" (boolean: which one is shown while folded), "show-sidebar" (boolean: whether it is
 * shown where there is room for both). */
GtkWidget *cx_split_view_new (void);
gboolean cx_split_view_get_folded (CxSplitView *self);
void cx_split_view_set_show_content (CxSplitView *self, gboolean show);
gboolean cx_split_view_get_show_content (CxSplitView *self);
void cx_split_view_set_show_sidebar (CxSplitView *self, gboolean show);
gboolean cx_split_view_get_show_sidebar (CxSplitView *self);

G_END_DECLS
