#include "config.h"

#include "cx-response-chooser-row.h"

#include "cx-i18n.h"
#include "cx-response-template.h"
#include "cx-ui.h"

struct _CxResponseChooserRow
{
  GtkWidget parent_instance;

  CxGridColumns *columns;
  CxGridColumn *column; /* nullable */
  gboolean quiet;       /* the buttons are being set by ourselves */

  GtkCheckButton *shown;
  GtkLabel *title;
  GtkToggleButton *frozen;
};

G_DEFINE_FINAL_TYPE (CxResponseChooserRow, cx_response_chooser_row, GTK_TYPE_WIDGET)

static void
update (CxResponseChooserRow *self)
{
  CxGridColumn *column = self->column;
  gboolean number;

  if (column == NULL)
    return;
  number = cx_grid_column_get (column)->kind == CX_LIST_NUMBER;
  self->quiet = TRUE;
  gtk_check_button_set_active (self->shown, cx_grid_column_is_shown (column));
  gtk_toggle_button_set_active (self->frozen, cx_grid_column_is_frozen (column));
  gtk_widget_set_sensitive (GTK_WIDGET (self->shown), !cx_grid_column_is_frozen (column));
  gtk_widget_set_sensitive (GTK_WIDGET (self->frozen), !number);
  self->quiet = FALSE;
}

static void
shown_cb (CxResponseChooserRow *self)
{
  if (!self->quiet && self->column != NULL)
    cx_grid_columns_set_shown (self->columns, self->column,
                               gtk_check_button_get_active (self->shown));
}

static void
frozen_cb (CxResponseChooserRow *self)
{
  if (self->quiet || self->column == NULL)
    return;
  if (!cx_grid_columns_set_frozen (self->columns, self->column,
                                   gtk_toggle_button_get_active (self->frozen)))
    gtk_widget_error_bell (GTK_WIDGET (self));
  update (self);
}

/* --- Order ------------------------------------------------------------------------------------ */

static gboolean
find_position (CxResponseChooserRow *self, CxGridColumn *column, guint *position)
{
  GListModel *model = G_LIST_MODEL (self->columns);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CxGridColumn) other = g_list_model_get_item (model, i);

      *position = i;
      if (other == column)
        return TRUE;
    }
  return FALSE;
}

static void
move_up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxResponseChooserRow *self = CX_RESPONSE_CHOOSER_ROW (widget);
  guint position;

  if (self->column != NULL && find_position (self, self->column, &position) && position > 0)
    cx_grid_columns_move (self->columns, position, position - 1);
}

static void
move_down_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxResponseChooserRow *self = CX_RESPONSE_CHOOSER_ROW (widget);
  guint position;

  if (self->column != NULL && find_position (self, self->column, &position))
    cx_grid_columns_move (self->columns, position, position + 1);
}

static GdkContentProvider *
prepare_drag_cb (CxResponseChooserRow *self)
{
  return self->column != NULL ? gdk_content_provider_new_typed (CX_TYPE_GRID_COLUMN, self->column)
                              : NULL;
}

static gboolean
dropped_cb (CxResponseChooserRow *self, const GValue *value)
{
  guint from, to;

  if (self->column == NULL || !find_position (self, g_value_get_object (value), &from) ||
      !find_position (self, self->column, &to))
    return FALSE;
  cx_grid_columns_move (self->columns, from, to);
  return TRUE;
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
cx_response_chooser_row_dispose (GObject *object)
{
  CxResponseChooserRow *self = CX_RESPONSE_CHOOSER_ROW (object);

  cx_response_dispose_template (GTK_WIDGET (self), CX_TYPE_RESPONSE_CHOOSER_ROW);
  g_clear_object (&self->column);
  g_clear_object (&self->columns);
  G_OBJECT_CLASS (cx_response_chooser_row_parent_class)->dispose (object);
}

static void
cx_response_chooser_row_class_init (CxResponseChooserRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_response_chooser_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, CX_UI_RESOURCE
                                               "/responses/cx-response-chooser-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CxResponseChooserRow, shown);
  gtk_widget_class_bind_template_child (widget_class, CxResponseChooserRow, title);
  gtk_widget_class_bind_template_child (widget_class, CxResponseChooserRow, frozen);
  gtk_widget_class_install_action (widget_class, "column.move-up", NULL, move_up_action);
  gtk_widget_class_install_action (widget_class, "column.move-down", NULL, move_down_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "column.move-up",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "column.move-down",
                                       NULL);
}

static void
cx_response_chooser_row_init (CxResponseChooserRow *self)
{
  GtkDragSource *drag;
  GtkDropTarget *drop;

  gtk_widget_init_template (GTK_WIDGET (self));
  drag = gtk_drag_source_new ();
  drop = gtk_drop_target_new (CX_TYPE_GRID_COLUMN, GDK_ACTION_MOVE);
  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect_swapped (drag, "prepare", G_CALLBACK (prepare_drag_cb), self);
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  g_signal_connect_object (self->shown, "toggled", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->frozen, "toggled", G_CALLBACK (frozen_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
cx_response_chooser_row_new (CxGridColumns *columns)
{
  CxResponseChooserRow *self = g_object_new (CX_TYPE_RESPONSE_CHOOSER_ROW, NULL);

  self->columns = g_object_ref (columns);
  g_signal_connect_object (columns, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
cx_response_chooser_row_set_column (CxResponseChooserRow *self, CxGridColumn *column)
{
  g_set_object (&self->column, column);
  if (column == NULL)
    return;
  gtk_label_set_text (self->title, cx_grid_column_get_full_title (column));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), cx_grid_column_get_full_title (column));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->shown), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  cx_grid_column_get_full_title (column), -1);
  update (self);
}
