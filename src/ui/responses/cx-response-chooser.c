#include "config.h"

#include "cx-response-chooser.h"

#include "cx-response-chooser-row.h"
#include "cx-text.h"
#include "cx-response-template.h"
#include "cx-ui.h"

#include <string.h>

struct _CxResponseChooser
{
  GtkWidget parent_instance;

  CxGridColumns *columns;
  GtkCustomFilter *filter;
  char *wanted; /* folded, nullable */

  GtkSearchEntry *search;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (CxResponseChooser, cx_response_chooser, GTK_TYPE_WIDGET)

static gboolean
matches (gpointer item, gpointer data)
{
  CxResponseChooser *self = data;
  g_autofree char *title = NULL;

  if (self->wanted == NULL)
    return TRUE;
  title = cx_text_fold (cx_grid_column_get_full_title (item));
  return strstr (title, self->wanted) != NULL;
}

static void
search_changed_cb (CxResponseChooser *self)
{
  g_free (self->wanted);
  self->wanted = cx_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
setup_cb (CxResponseChooser *self, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, cx_response_chooser_row_new (self->columns));
}

static void
bind_cb (CxResponseChooser *self, GtkListItem *list_item)
{
  cx_response_chooser_row_set_column (CX_RESPONSE_CHOOSER_ROW (gtk_list_item_get_child (list_item)),
                                      gtk_list_item_get_item (list_item));
}

static void
unbind_cb (CxResponseChooser *self, GtkListItem *list_item)
{
  cx_response_chooser_row_set_column (CX_RESPONSE_CHOOSER_ROW (gtk_list_item_get_child (list_item)),
                                      NULL);
}

static void
activate_cb (CxResponseChooser *self, guint position)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (self->list));
  g_autoptr (CxGridColumn) column = g_list_model_get_item (model, position);

  g_signal_emit_by_name (self, "reveal", column);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "close");
}

static void
reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cx_grid_columns_reset (CX_RESPONSE_CHOOSER (widget)->columns);
}

static void
cx_response_chooser_dispose (GObject *object)
{
  CxResponseChooser *self = CX_RESPONSE_CHOOSER (object);

  cx_response_dispose_template (GTK_WIDGET (self), CX_TYPE_RESPONSE_CHOOSER);
  g_clear_object (&self->columns);
  g_clear_pointer (&self->wanted, g_free);
  G_OBJECT_CLASS (cx_response_chooser_parent_class)->dispose (object);
}

static void
cx_response_chooser_class_init (CxResponseChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_response_chooser_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/responses/cx-response-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, CxResponseChooser, search);
  gtk_widget_class_bind_template_child (widget_class, CxResponseChooser, list);
  gtk_widget_class_install_action (widget_class, "chooser.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "chooser.reset", NULL, reset_action);
  g_signal_new ("close", CX_TYPE_RESPONSE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_signal_new ("reveal", CX_TYPE_RESPONSE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, CX_TYPE_GRID_COLUMN);
}

static void
cx_response_chooser_init (CxResponseChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
cx_response_chooser_new (void)
{
  return g_object_new (CX_TYPE_RESPONSE_CHOOSER, NULL);
}

void
cx_response_chooser_set_columns (CxResponseChooser *self, CxGridColumns *columns)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;
  GtkFilterListModel *filtered;

  self->columns = g_object_ref (columns);
  self->filter = gtk_custom_filter_new (matches, self, NULL);
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (columns)),
                                        GTK_FILTER (self->filter));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (filtered)));
  gtk_list_view_set_model (self->list, selection);
}
