#include "config.h"

#include "cx-import-page-private.h"

#include "cx-file-chooser.h"
#include "cx-i18n.h"
#include "cx-import-file-view.h"
#include "cx-import-queue-row.h"
#include "cx-recogniser.h"
#include "cx-ui.h"

#include <adwaita.h>

/* Windows that are narrower show no title. */
#define NARROW 600

static void cx_import_page_window_page_init (CxWindowPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CxImportPage,
                               cx_import_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CX_TYPE_WINDOW_PAGE,
                                                      cx_import_page_window_page_init))

/* --- What is shown
 * --------------------------------------------------------------------------------- */

static GtkWidget *
find_view (CxImportPage *self, CxImportModel *model)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->files)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (cx_import_file_view_get_model (CX_IMPORT_FILE_VIEW (child)) == model)
      return child;
  return NULL;
}

gboolean
cx_import_page_is_under_way (CxImportModel *model)
{
  CxImportState state = cx_import_model_get_state (model);

  return state == CX_IMPORT_READING || state == CX_IMPORT_READY || state == CX_IMPORT_IMPORTING;
}

/* In a narrow window there is room for what can be done, not for what it is called, which the page
 * itself says. */
static void
show_title (CxImportPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  int width = -1, height = -1;
  gboolean narrow;

  if (GTK_IS_WINDOW (root) && !gtk_window_is_maximized (GTK_WINDOW (root)) &&
      !gtk_window_is_fullscreen (GTK_WINDOW (root)))
    gtk_window_get_default_size (GTK_WINDOW (root), &width, &height);
  narrow = width > 0 && width < NARROW;
  cx_page_header_set_show_back (self->header, !narrow);
  cx_page_header_set_title (
      self->header, narrow ? "" : _ ("Import"),
      self->current != NULL && !narrow ? cx_import_model_get_name (self->current) : "");
}

void
cx_import_page_update (CxImportPage *self)
{
  guint files = cx_import_page_count_files (self),
        ready = cx_import_queue_count_ready (self->queue);
  gboolean busy = cx_import_queue_is_importing (self->queue);
  gboolean can = self->current != NULL && cx_import_model_can_import (self->current) && !busy;
  g_autofree char *all = g_strdup_printf (ngettext ("Import %u file", "Import all %u files", ready),
                                          ready);

  gtk_stack_set_visible_child_name (self->stack, files > 0 ? "work" : "empty");
  gtk_widget_set_visible (self->queue_group, files > 1);
  gtk_widget_set_visible (self->import,
                          self->current != NULL && cx_import_page_is_under_way (self->current));
  gtk_button_set_label (self->all, all);
  gtk_widget_set_visible (GTK_WIDGET (self->all), ready > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run", can);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run-all", ready > 1 && !busy);
  cx_banner_set_revealed (self->banner, cx_session_is_read_only (self->session));
  show_title (self);
}

static void
select_row (CxImportPage *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (cx_import_queue_row_get_model (CX_IMPORT_QUEUE_ROW (row)) == self->current)
      gtk_list_box_select_row (self->list, row);
}

/* One that came by the keyboard goes on in the file, unless it has gone elsewhere since. */
static void
focus_view (CxImportPage *self, GtkWidget *view)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!gtk_widget_get_mapped (view))
    return;
  if (focus == NULL || focus == GTK_WIDGET (self->scroller) || !gtk_widget_get_mapped (focus) ||
      gtk_widget_is_ancestor (focus, GTK_WIDGET (self->header)))
    gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
}

static gboolean
make_view_cb (gpointer data)
{
  CxImportPage *self = CX_IMPORT_PAGE (data);
  GtkWidget *view;

  self->maker = 0;
  if (self->current == NULL || find_view (self, self->current) != NULL)
    return G_SOURCE_REMOVE;
  view = cx_import_file_view_new (self->current);
  gtk_stack_add_child (self->files, view);
  gtk_stack_set_visible_child (self->files, view);
  focus_view (self, view);
  return G_SOURCE_REMOVE;
}

void
cx_import_page_show_file (CxImportPage *self, CxImportModel *model)
{
  GtkWidget *view = model != NULL ? find_view (self, model) : NULL;

  g_set_object (&self->current, model);
  if (view != NULL)
    gtk_stack_set_visible_child (self->files, view);
  else if (model != NULL && self->maker == 0)
    /* The page itself is shown before what is made for a file. */
    self->maker = g_idle_add (make_view_cb, self);
  select_row (self);
  cx_import_page_update (self);
}

/* --- Actions
 * --------------------------------------------------------------------------------------- */

static void
add_file (GPtrArray *paths, GFile *file)
{
  char *path = g_file_get_path (file);

  if (path != NULL)
    g_ptr_array_add (paths, path);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxImportPage) self = user_data;
  g_autoptr (GListModel) files = cx_file_chooser_finish_files (result);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  guint n = files != NULL ? g_list_model_get_n_items (files) : 0;

  if (self->queue == NULL)
    return;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      add_file (paths, file);
    }
  cx_import_page_add_paths (self, paths, NULL);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const CxFileFilter filters[] = {
    { N_ ("Form exports"), "csv;tsv;txt;xlsx;xlsm;xls;ods;sav;zsav" },
    { N_ ("All files"), NULL },
    { NULL, NULL },
  };
  GtkRoot *root = gtk_widget_get_root (widget);

  cx_file_chooser_open (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Import answers"),
                        filters, TRUE, chosen_cb, g_object_ref (widget));
}

static void
run_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxImportPage *self = CX_IMPORT_PAGE (widget);

  if (self->current != NULL && cx_import_model_can_import (self->current))
    {
      cx_import_model_import (self->current);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
    }
}

static void
run_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cx_import_queue_import_all (CX_IMPORT_PAGE (widget)->queue);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxImportPage *self = CX_IMPORT_PAGE (widget);

  cx_import_queue_stop (self->queue);
  if (self->current == NULL)
    return;
  if (cx_import_model_get_state (self->current) == CX_IMPORT_WAITING)
    cx_import_queue_remove (self->queue, self->current);
  else
    cx_import_model_cancel (self->current);
}

/* --- The page
 * -------------------------------------------------------------------------------------- */

static gboolean
cx_import_page_search (CxWindowPage *page)
{
  CxImportPage *self = CX_IMPORT_PAGE (page);
  GtkWidget *view = self->current != NULL ? find_view (self, self->current) : NULL;

  return view != NULL && cx_import_file_view_search (CX_IMPORT_FILE_VIEW (view));
}

static void
cx_import_page_window_page_init (CxWindowPageInterface *iface)
{
  iface->go = cx_import_page_go;
  iface->search = cx_import_page_search;
}

static void
cx_import_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cx_import_page_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::default-width",
                           G_CALLBACK (show_title), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::maximized",
                           G_CALLBACK (show_title), widget, G_CONNECT_SWAPPED);
  show_title (CX_IMPORT_PAGE (widget));
}

static void
cx_import_page_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), show_title, widget);
  GTK_WIDGET_CLASS (cx_import_page_parent_class)->unroot (widget);
}

static void
cx_import_page_dispose (GObject *object)
{
  CxImportPage *self = CX_IMPORT_PAGE (object);

  g_clear_handle_id (&self->maker, g_source_remove);
  if (self->queue != NULL)
    g_signal_handlers_disconnect_by_data (self->queue, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_IMPORT_PAGE);
  g_clear_object (&self->current);
  g_clear_object (&self->queue);
  g_clear_object (&self->session);
  g_clear_pointer (&self->place, g_free);
  G_OBJECT_CLASS (cx_import_page_parent_class)->dispose (object);
}

static void
cx_import_page_class_init (CxImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_import_page_dispose;
  widget_class->root = cx_import_page_root;
  widget_class->unroot = cx_import_page_unroot;
  g_type_ensure (CX_TYPE_PAGE_HEADER);
  g_type_ensure (CX_TYPE_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/import/cx-import-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CxImportPage, header);
  gtk_widget_class_bind_template_child (widget_class, CxImportPage, banner);
  gtk_widget_class_bind_template_child (widget_class, CxImportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CxImportPage, files);
  gtk_widget_class_bind_template_child (widget_class, CxImportPage, scroller);
  gtk_widget_class_bind_template_child_full (widget_class, "queue", FALSE,
                                             G_STRUCT_OFFSET (CxImportPage, queue_group));
  gtk_widget_class_bind_template_child (widget_class, CxImportPage, import);
  gtk_widget_class_bind_template_child (widget_class, CxImportPage, all);
  gtk_widget_class_bind_template_child (widget_class, CxImportPage, list);
  gtk_widget_class_bind_template_child (widget_class, CxImportPage, sources);
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "import.run", NULL, run_action);
  gtk_widget_class_install_action (widget_class, "import.run-all", NULL, run_all_action);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "import.run",
                                       NULL);
}

/* "Google Forms · SurveyMonkey · …": what is recognised by itself. */
static void
name_sources (CxImportPage *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;
  guint n;
  const CxSource *const *sources = cx_sources (&n);

  for (guint i = 0; i < n; i++)
    if (sources[i]->title != NULL)
      g_string_append_printf (names, names->len > 0 ? " · %s" : "%s", sources[i]->title);
  text = g_strdup_printf (_ ("Recognised automatically: %s · any table with one answer a row"),
                          names->str);
  gtk_label_set_label (self->sources, text);
}

static void
cx_import_page_init (CxImportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_sources (self);
}

static GtkWidget *
create_page (CxSession *session)
{
  CxImportPage *self = g_object_new (CX_TYPE_IMPORT_PAGE, NULL);

  self->session = g_object_ref (session);
  self->queue = cx_import_queue_new (session);
  cx_page_header_set_session (self->header, session);
  cx_import_page_watch_files (self);
  cx_import_page_update (self);
  return GTK_WIDGET (self);
}

const CxWindowPageType cx_import_page_type = {
  .id = "import",
  .title = N_ ("Import"),
  .icon_name = "cx-import-symbolic",
  .help = "import",
  .in_sidebar = FALSE,
  .create = create_page,
};
