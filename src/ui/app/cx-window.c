#include "config.h"

#include "cx-window.h"

#include "cx-error.h"
#include "cx-i18n.h"
#include "cx-split-view.h"
#include "cx-ui.h"
#include "cx-window-pages.h"

struct _CxWindow
{
  AdwApplicationWindow parent_instance;

  CxSession *session;
  GPtrArray *past; /* places one was at before, the last one last */
  char *place;     /* nullable: the one shown */

  AdwToastOverlay *toasts;
  CxSplitView *split;
  AdwWindowTitle *business;
  GtkListBox *sidebar;
  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (CxWindow, cx_window, ADW_TYPE_APPLICATION_WINDOW)

static void
add_sidebar_row (CxWindow *self, const CxWindowPageType *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ (page->title));

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (page->icon_name));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "page", (gpointer) page);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (page->title), -1);
  gtk_list_box_append (self->sidebar, row);
}

/* Pages are made when they are first gone to. */
static GtkWidget *
get_page (CxWindow *self, const CxWindowPageType *type)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, type->id);

  if (page == NULL)
    {
      page = type->create (self->session);
      gtk_stack_add_named (self->stack, page, type->id);
    }
  return page;
}

static void
mark_sidebar (CxWindow *self, const CxWindowPageType *type)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar, i)) != NULL; i++)
    if (g_object_get_data (G_OBJECT (row), "page") == type)
      {
        gtk_list_box_select_row (self->sidebar, row);
        return;
      }
  gtk_list_box_unselect_all (self->sidebar);
}

static void
show_place (CxWindow *self, const char *place)
{
  const CxWindowPageType *type = cx_window_page_find (place);
  GtkWidget *page;

  g_return_if_fail (type != NULL);

  page = get_page (self, type);
  g_free (self->place);
  self->place = g_strdup (place);
  mark_sidebar (self, type);
  gtk_stack_set_visible_child (self->stack, page);
  cx_split_view_set_show_content (self->split, TRUE);
  cx_window_page_go (CX_WINDOW_PAGE (page), place);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", self->past->len > 0);
}

void
cx_window_go (CxWindow *self, const char *place)
{
  if (self->place != NULL && !g_str_equal (self->place, place))
    g_ptr_array_add (self->past, g_strdup (self->place));
  show_place (self, place);
}

static void
go_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cx_window_go (CX_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxWindow *self = CX_WINDOW (widget);
  g_autofree char *place = NULL;

  if (self->past->len == 0)
    return;
  place = g_ptr_array_steal_index (self->past, self->past->len - 1);
  show_place (self, place);
}

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
  cx_split_view_set_show_content (CX_WINDOW (widget)->split, FALSE);
}

static void
row_activated_cb (CxWindow *self, GtkListBoxRow *row)
{
  const CxWindowPageType *type = g_object_get_data (G_OBJECT (row), "page");

  cx_window_go (self, type->id);
}

static void
update_actions (CxWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean free_to_write = !cx_session_is_writing (self->session) &&
                           !cx_session_is_read_only (self->session);

  gtk_widget_action_set_enabled (
      widget, "win.undo", free_to_write && cx_session_get_undo_label (self->session) != NULL);
  gtk_widget_action_set_enabled (
      widget, "win.redo", free_to_write && cx_session_get_redo_label (self->session) != NULL);
  gtk_widget_action_set_enabled (widget, "win.show-sidebar",
                                 cx_split_view_get_folded (self->split));
}

static void
toast_cb (CxWindow *self, const char *text, gboolean undo)
{
  AdwToast *toast = adw_toast_new (text);

  if (undo)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
failed_cb (CxWindow *self, const char *heading, const GError *error)
{
  const CxErrorPlace *place = cx_error_get_place (error);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, NULL);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), "%s %s", error->message,
                                  place != NULL && place->mend != NULL ? place->mend : "");
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
cx_window_dispose (GObject *object)
{
  CxWindow *self = CX_WINDOW (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->past, g_ptr_array_unref);
  g_clear_pointer (&self->place, g_free);
  G_OBJECT_CLASS (cx_window_parent_class)->dispose (object);
}

static void
cx_window_class_init (CxWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_window_dispose;
  g_type_ensure (CX_TYPE_SPLIT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, CX_UI_RESOURCE "/app/cx-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CxWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CxWindow, split);
  gtk_widget_class_bind_template_child (widget_class, CxWindow, business);
  gtk_widget_class_bind_template_child (widget_class, CxWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, CxWindow, stack);
  gtk_widget_class_install_action (widget_class, "win.go", "s", go_action);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.show-sidebar", NULL, show_sidebar_action);
}

static void
cx_window_init (CxWindow *self)
{
  self->past = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (const CxWindowPageType *const *page = cx_window_pages (); *page != NULL; page++)
    if ((*page)->in_sidebar)
      add_sidebar_row (self, *page);
  g_signal_connect_object (self->sidebar, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split, "notify::folded", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
}

CxWindow *
cx_window_new (GtkApplication *application, CxSession *session)
{
  CxWindow *self = g_object_new (CX_TYPE_WINDOW, "application", application, NULL);

  self->session = g_object_ref (session);
  g_object_bind_property (session, "title", self->business, "title", G_BINDING_SYNC_CREATE);
  g_object_bind_property (session, "title", self, "title", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (session, "toast", G_CALLBACK (toast_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  update_actions (self);
  cx_window_go (self, cx_window_pages ()[0]->id);
  return self;
}

CxSession *
cx_window_get_session (CxWindow *self)
{
  return self->session;
}
