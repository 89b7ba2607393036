#include "config.h"

#include "cx-window.h"

#include "cx-backup-keeper.h"
#include "cx-error-dialog.h"
#include "cx-i18n.h"
#include "cx-place.h"
#include "cx-recent.h"
#include "cx-ui.h"
#include "cx-window-pages.h"
#include "cx-window-private.h"

#define MOST_RECENT 8
#define FIRST_BACKUP_SECONDS 10
#define BACKUP_SECONDS 3600
#define UNDO_SECONDS 10 /* how long a toast offers Undo */

G_DEFINE_FINAL_TYPE (CxWindow, cx_window, ADW_TYPE_APPLICATION_WINDOW)

/* Sidebar. */

static void
add_sidebar_row (CxWindow *self, const CxWindowPageType *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ (page->title));

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (page->icon_name));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "page", (gpointer) page);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (page->title), -1);
  gtk_list_box_append (self->sidebar, row);
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
row_activated_cb (CxWindow *self, GtkListBoxRow *row)
{
  const CxWindowPageType *type = g_object_get_data (G_OBJECT (row), "page");

  cx_window_go (self, type->id);
}

static void
fill_recent_menu (CxWindow *self)
{
  g_auto (GStrv) uris = cx_recent_list ();

  g_menu_remove_all (self->recent_menu);
  for (guint i = 0; uris[i] != NULL && i < MOST_RECENT; i++)
    {
      g_autofree char *path = g_filename_from_uri (uris[i], NULL, NULL);
      g_autofree char *name = path != NULL ? cx_recent_make_name (path) : NULL;
      g_autoptr (GMenuItem) item = NULL;

      if (name == NULL)
        continue;
      item = g_menu_item_new (name, NULL);
      g_menu_item_set_action_and_target (item, "app.open-recent", "s", uris[i]);
      g_menu_append_item (self->recent_menu, item);
    }
}

/* Places. */

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

CxWindowPage *
cx_window_get_page (CxWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);

  return page != NULL ? CX_WINDOW_PAGE (page) : NULL;
}

/* A page that was just made is made ready, and shown what it is for, in a handler of its own. */
static gboolean
arrive_cb (gpointer data)
{
  CxWindow *self = CX_WINDOW (data);

  self->arriving = 0;
  cx_window_page_prepare (cx_window_get_page (self));
  cx_window_page_go (cx_window_get_page (self), self->place);
  return G_SOURCE_REMOVE;
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
  g_clear_handle_id (&self->arriving, g_source_remove);
  if (cx_window_page_is_prepared (CX_WINDOW_PAGE (page)))
    cx_window_page_go (CX_WINDOW_PAGE (page), self->place);
  else
    self->arriving = g_idle_add_full (G_PRIORITY_HIGH_IDLE, arrive_cb, self, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", self->past->len > 0);
}

void
cx_window_go (CxWindow *self, const char *place)
{
  if (cx_window_page_find (place) == NULL)
    return;
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

/* Session. */

static void
update_actions (CxWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const gboolean read_only = cx_session_is_read_only (self->session);
  const gboolean free_to_write = !cx_session_is_writing (self->session) && !read_only;
  gboolean folded;

  /* Taken down: newer versions of GTK let go of it before it has left its place, which it tells. */
  if (self->split == NULL)
    return;
  folded = cx_split_view_get_folded (self->split);
  gtk_widget_action_set_enabled (
      widget, "win.undo", free_to_write && cx_session_get_undo_label (self->session) != NULL);
  gtk_widget_action_set_enabled (
      widget, "win.redo", free_to_write && cx_session_get_redo_label (self->session) != NULL);
  gtk_widget_action_set_enabled (widget, "win.import", !read_only);
  gtk_widget_action_set_enabled (widget, "win.paste", !read_only);
  gtk_widget_action_set_enabled (widget, "win.reopen", read_only);
  gtk_widget_action_set_enabled (widget, "win.show-sidebar",
                                 folded || !cx_split_view_get_show_sidebar (self->split));
  adw_header_bar_set_show_end_title_buttons (self->sidebar_header, folded);
}

static void
forget_undo_toast (CxWindow *self, AdwToast *toast)
{
  if (self->undo_toast == toast)
    g_clear_object (&self->undo_toast);
}

/* Undo takes back the last step: a toast goes as soon as that would be another one than its own. */
static void
history_changed_cb (CxWindow *self)
{
  if (self->undo_toast != NULL && cx_session_get_undo_step (self->session) != self->undo_step)
    adw_toast_dismiss (self->undo_toast);
}

static void
toast_cb (CxWindow *self, const char *text, gboolean undo)
{
  AdwToast *toast;
  g_autofree char *plain = g_markup_escape_text (text, -1);

  toast = adw_toast_new (plain);
  if (undo)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_action_name (toast, "win.undo");
      adw_toast_set_timeout (toast, UNDO_SECONDS);
      g_set_object (&self->undo_toast, toast);
      self->undo_step = cx_session_get_undo_step (self->session);
      g_signal_connect_object (toast, "dismissed", G_CALLBACK (forget_undo_toast), self,
                               G_CONNECT_SWAPPED);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
failed_cb (CxWindow *self, const char *heading, const GError *error)
{
  cx_error_dialog_show (GTK_WINDOW (self), heading, error);
}

static gboolean
backup_cb (gpointer data)
{
  CxWindow *self = CX_WINDOW (data);

  cx_backup_keeper_run (self->session);
  self->backup = g_timeout_add_seconds (BACKUP_SECONDS, backup_cb, self);
  return G_SOURCE_REMOVE;
}

static void
cx_window_dispose (GObject *object)
{
  CxWindow *self = CX_WINDOW (object);

  g_clear_handle_id (&self->backup, g_source_remove);
  g_clear_handle_id (&self->arriving, g_source_remove);
  g_clear_handle_id (&self->taking_down, g_source_remove);
  g_clear_object (&self->settings);
  g_clear_object (&self->undo_toast);
  g_clear_pointer (&self->past, g_ptr_array_unref);
  g_clear_pointer (&self->place, g_free);
  G_OBJECT_CLASS (cx_window_parent_class)->dispose (object);
}

/* After the pages, which hand what was typed last to it. */
static void
cx_window_finalize (GObject *object)
{
  g_clear_object (&CX_WINDOW (object)->session);
  G_OBJECT_CLASS (cx_window_parent_class)->finalize (object);
}

static void
cx_window_class_init (CxWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = cx_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = cx_window_close_request;
  g_type_ensure (CX_TYPE_DROP_AREA);
  g_type_ensure (CX_TYPE_SPLIT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, CX_UI_RESOURCE "/app/cx-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CxWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CxWindow, drop_area);
  gtk_widget_class_bind_template_child (widget_class, CxWindow, split);
  gtk_widget_class_bind_template_child (widget_class, CxWindow, sidebar_header);
  gtk_widget_class_bind_template_child (widget_class, CxWindow, business);
  gtk_widget_class_bind_template_child (widget_class, CxWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CxWindow, recent_menu);
  gtk_widget_class_bind_template_child (widget_class, CxWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, CxWindow, stack);
  gtk_widget_class_install_action (widget_class, "win.go", "s", go_action);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  cx_window_install_actions (widget_class);
}

static void
restore_state (CxWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_settings_bind (self->settings, "sidebar-shown", self->split, "show-sidebar",
                   G_SETTINGS_BIND_DEFAULT);
}

static void
cx_window_init (CxWindow *self)
{
  self->past = g_ptr_array_new_with_free_func (g_free);
  self->settings = g_settings_new (APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  restore_state (self);
  for (const CxWindowPageType *const *page = cx_window_pages (); *page != NULL; page++)
    if ((*page)->in_sidebar)
      add_sidebar_row (self, *page);
  g_signal_connect_object (self->sidebar, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::recent-files", G_CALLBACK (fill_recent_menu),
                           self, G_CONNECT_SWAPPED);
  fill_recent_menu (self);
  cx_window_accept_drops (self);
}

/* Where one was when a window was closed last, as far as every business has it. */
static const char *
get_first_page (CxWindow *self)
{
  g_autofree char *page = g_settings_get_string (self->settings, "window-page");
  const CxWindowPageType *type = cx_window_page_find (page);

  return type != NULL && type->in_sidebar ? type->id : cx_window_pages ()[0]->id;
}

CxWindow *
cx_window_new (GtkApplication *application, CxSession *session)
{
  CxWindow *self = g_object_new (CX_TYPE_WINDOW, "application", application, NULL);

  self->session = g_object_ref (session);
  g_object_bind_property (session, "title", self->business, "title", G_BINDING_SYNC_CREATE);
  g_object_bind_property (session, "title", self, "title", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (session, "toast", G_CALLBACK (toast_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (history_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split, "notify", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  update_actions (self);
  cx_window_go (self, get_first_page (self));
  self->backup = g_timeout_add_seconds (FIRST_BACKUP_SECONDS, backup_cb, self);
  return self;
}

CxSession *
cx_window_get_session (CxWindow *self)
{
  return self->session;
}
