/* A line across the top of a page that says in what state it is, with one thing to do about it.
 * Stands in for the banner of newer versions of libadwaita. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_BANNER (cx_banner_get_type ())
G_DECLARE_FINAL_TYPE (CxBanner, cx_banner, CX, BANNER, GtkWidget)

/* Properties: "title", "button-label" (string; no label, no button), "revealed" (boolean),
 * "action-name" (string, nullable: what the button does).
 * Signal "button-clicked" (). */
GtkWidget *cx_banner_new (void);
void cx_banner_set_title (CxBanner *self, const char *title);
void cx_banner_set_button_label (CxBanner *self, const char *label);
void cx_banner_set_action_name (CxBanner *self, const char *name);
void cx_banner_set_revealed (CxBanner *self, gboolean revealed);
gboolean cx_banner_get_revealed (CxBanner *self);

G_END_DECLS
