/* The header bar of a page: back or sidebar, undo and redo at its start; the page's own title and
 * actions between and behind. A page puts it on its top. */
#pragma once

#include "cx-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_PAGE_HEADER (cx_page_header_get_type ())
G_DECLARE_FINAL_TYPE (CxPageHeader, cx_page_header, CX, PAGE_HEADER, GtkWidget)

/* Properties: "title", "subtitle" (string), "title-widget" (GtkWidget, nullable: instead of the
 * title; of an AdwViewSwitcherTitle the title then stands at the start), "show-back" (boolean: a
 * button with action win.back). In .ui files: <child type="end">, <child type="start"> and <child
 * type="title"> put widgets in. */
GtkWidget *cx_page_header_new (void);
/* Undo and redo then say what they would do. To be called once by every page. */
void cx_page_header_set_session (CxPageHeader *self, CxSession *session);
void cx_page_header_set_title (CxPageHeader *self, const char *title, const char *subtitle);
void cx_page_header_set_title_widget (CxPageHeader *self, GtkWidget *widget);
void cx_page_header_set_show_back (CxPageHeader *self, gboolean show);
void cx_page_header_pack_start (CxPageHeader *self, GtkWidget *widget);
void cx_page_header_pack_end (CxPageHeader *self, GtkWidget *widget);

G_END_DECLS
