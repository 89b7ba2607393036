/* The inside of a window, for its files. */
#pragma once

#include "cx-drop-area.h"
#include "cx-split-view.h"
#include "cx-window-page.h"
#include "cx-window.h"

G_BEGIN_DECLS

struct _CxWindow
{
  AdwApplicationWindow parent_instance;

  CxSession *session;
  GSettings *settings;
  GPtrArray *past; /* places one was at before, the last one last */
  char *place;     /* nullable: the one shown */
  guint arriving;  /* the page that is shown has not been told yet for what */
  guint backup;    /* looks whether a backup is due */

  /* While it closes it is there but not seen, until the file is whole. */
  gboolean closing;
  gboolean reopen;
  guint taking_down;

  /* The toast that offers Undo, and of which step. */
  AdwToast *undo_toast; /* nullable */
  gint64 undo_step;

  AdwToastOverlay *toasts;
  CxDropArea *drop_area;
  CxSplitView *split;
  AdwHeaderBar *sidebar_header;
  AdwWindowTitle *business;
  GtkMenuButton *menu_button;
  GMenu *recent_menu;
  GtkListBox *sidebar;
  GtkStack *stack;
};

/* The page that is shown. (transfer none) (nullable) */
CxWindowPage *cx_window_get_page (CxWindow *self);

/* cx-window-actions.c */
void cx_window_install_actions (GtkWidgetClass *widget_class);
/* cx-window-drop.c: files that are dropped, and tables and files that are pasted. */
void cx_window_accept_drops (CxWindow *self);
void cx_window_paste (CxWindow *self);
/* cx-window-close.c: as GtkWindowClass.close_request. */
gboolean cx_window_close_request (GtkWindow *window);

G_END_DECLS
