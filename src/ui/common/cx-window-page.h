/* A page of the window, or a tab of one. Its widget implements this interface; its line stands in
 * the page table of app/cx-window-pages.c (a tab's in its page). What a page wants of the window it
 * says by actions:
 *
 *   win.go (s)        goes to a place ("surveys/12/results"), see cx-place.h
 *   win.back          to where one was before
 *   win.undo, win.redo
 *   win.import (as)   paths of files; empty: asks for them. Goes to the place "import?files=…",
 *                     whose parameter holds a path a line
 *   win.report (s)    a place's parameters: "?survey=visit&where=…"; the export and report page
 *   win.help
 *
 * and of other pages nothing. */
#pragma once

#include "cx-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_WINDOW_PAGE (cx_window_page_get_type ())
G_DECLARE_INTERFACE (CxWindowPage, cx_window_page, CX, WINDOW_PAGE, GtkWidget)

struct _CxWindowPageInterface
{
  GTypeInterface parent;

  /* Makes what is not seen at first and would take longer than a frame together with the rest.
   * Nullable. */
  void (*prepare) (CxWindowPage *self);
  /* Shows @place, whose first part is the page's id. Also called when it is shown already. */
  void (*go) (CxWindowPage *self, const char *place);
  /* Ctrl+F. FALSE: there is nothing to search here. Nullable. */
  gboolean (*search) (CxWindowPage *self);
  /* What belongs into the end of the header while this is shown (its one suggested action, a menu);
   * the page owns it. For pages that are a tab of another one and so have no header. Nullable. */
  GtkWidget *(*get_actions) (CxWindowPage *self);
  /* The help page for what is shown now; NULL: the page table's. Nullable. */
  const char *(*get_help) (CxWindowPage *self);
};

typedef struct
{
  const char *id;        /* "surveys": first part of its places */
  const char *title;     /* N_() */
  const char *icon_name; /* in the sidebar */
  const char *help;      /* Mallard page id */
  gboolean in_sidebar;
  GtkWidget *(*create) (CxSession *session);
} CxWindowPageType;

/* To be called in a later handler than the one that made the page, and before it is gone to. FALSE:
 * it was ready already. */
gboolean cx_window_page_prepare (CxWindowPage *self);
gboolean cx_window_page_is_prepared (CxWindowPage *self);
void cx_window_page_go (CxWindowPage *self, const char *place);
gboolean cx_window_page_search (CxWindowPage *self);
GtkWidget *cx_window_page_get_actions (CxWindowPage *self);
const char *cx_window_page_get_help (CxWindowPage *self);

G_END_DECLS
