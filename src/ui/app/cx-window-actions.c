/* What menus, shortcuts and pages ask of a window. */
#include "config.h"

#include "cx-backup-keeper.h"
#include "cx-application.h"
#include "cx-file-chooser.h"
#include "cx-file-kind.h"
#include "cx-help.h"
#include "cx-i18n.h"
#include "cx-place.h"
#include "cx-search-window.h"
#include "cx-window-pages.h"
#include "cx-window-private.h"

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cx_session_undo (CX_WINDOW (widget)->session);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cx_session_redo (CX_WINDOW (widget)->session);
}

static void
show_sidebar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxWindow *self = CX_WINDOW (widget);

  if (cx_split_view_get_folded (self->split))
    cx_split_view_set_show_content (self->split, FALSE);
  else
    cx_split_view_set_show_sidebar (self->split, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->sidebar), GTK_DIR_TAB_FORWARD);
}

static void
toggle_sidebar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxWindow *self = CX_WINDOW (widget);

  if (cx_split_view_get_folded (self->split))
    cx_split_view_set_show_content (self->split, !cx_split_view_get_show_content (self->split));
  else
    cx_split_view_set_show_sidebar (self->split, !cx_split_view_get_show_sidebar (self->split));
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxWindow *self = CX_WINDOW (widget);

  cx_split_view_set_show_sidebar (self->split, TRUE);
  cx_split_view_set_show_content (self->split, !cx_split_view_get_folded (self->split));
  gtk_menu_button_popup (self->menu_button);
}

/* Ctrl+1 is the first page of the sidebar. */
static void
page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxWindow *self = CX_WINDOW (widget);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->sidebar,
                                                      g_variant_get_int32 (parameter) - 1);

  if (row != NULL)
    g_signal_emit_by_name (self->sidebar, "row-activated", row);
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxWindowPage *page = cx_window_get_page (CX_WINDOW (widget));

  /* Where a page has nothing to find, everything is searched. */
  if (page == NULL || !cx_window_page_search (page))
    gtk_widget_activate_action (widget, "win.search", NULL);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cx_search_window_show (CX_WINDOW (widget));
}

static void
help_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxWindow *self = CX_WINDOW (widget);
  CxWindowPage *page = cx_window_get_page (self);
  const char *help = page != NULL ? cx_window_page_get_help (page) : NULL;
  const CxWindowPageType *type = cx_window_page_find (self->place != NULL ? self->place : "");

  if (help == NULL && type != NULL)
    help = type->help;
  cx_help_show (GTK_WINDOW (widget), help);
}

static void
report_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *place = g_strconcat ("reports", g_variant_get_string (parameter, NULL), NULL);

  cx_window_go (CX_WINDOW (widget), place);
}

static void
go_to_import (CxWindow *self, char **paths)
{
  g_autofree char *lines = g_strjoinv ("\n", paths);
  g_autofree char *place = cx_place_make ("import", "files", lines, NULL);

  cx_window_go (self, place);
}

static void
import_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GListModel) files = cx_file_chooser_finish_files (result);
  g_auto (GStrv) paths = files != NULL ? cx_application_list_paths (files) : NULL;

  if (paths != NULL && paths[0] != NULL)
    go_to_import (CX_WINDOW (object), paths);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_auto (GStrv) paths = g_variant_dup_strv (parameter, NULL);

  if (paths[0] != NULL)
    go_to_import (CX_WINDOW (widget), paths);
  else
    cx_file_chooser_open (GTK_WINDOW (widget), _ ("Import answers"), cx_file_kind_get_tables (),
                          TRUE, import_chosen_cb, NULL);
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cx_window_paste (CX_WINDOW (widget));
}

static void
back_up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxWindow *self = CX_WINDOW (widget);

  cx_backup_keeper_ask (GTK_WINDOW (self), self->session);
}

static void
reopen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cx_window_reopen (CX_WINDOW (widget));
}

void
cx_window_install_actions (GtkWidgetClass *widget_class)
{
  const GdkModifierType control = GDK_CONTROL_MASK, both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.show-sidebar", NULL, show_sidebar_action);
  gtk_widget_class_install_action (widget_class, "win.toggle-sidebar", NULL, toggle_sidebar_action);
  gtk_widget_class_install_action (widget_class, "win.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "win.page", "i", page_action);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_action);
  gtk_widget_class_install_action (widget_class, "win.report", "s", report_action);
  gtk_widget_class_install_action (widget_class, "win.import", "as", import_action);
  gtk_widget_class_install_action (widget_class, "win.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "win.back-up", NULL, back_up_action);
  gtk_widget_class_install_action (widget_class, "win.reopen", NULL, reopen_action);

  /* Not as accelerators of the program: a text that is being edited has these keys first. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, control, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, both, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, control, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, control, "win.paste", NULL);
  for (int i = 1; i <= 9; i++)
    {
      gtk_widget_class_add_binding_action (widget_class, (guint) (GDK_KEY_0 + i), control,
                                           "win.page", "i", i);
      gtk_widget_class_add_binding_action (widget_class, (guint) (GDK_KEY_KP_0 + i), control,
                                           "win.page", "i", i);
    }
}
