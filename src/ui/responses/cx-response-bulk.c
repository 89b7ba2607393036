#include "config.h"

#include "cx-response-bulk.h"

#include "cx-error.h"
#include "cx-i18n.h"
#include "cx-response-changes.h"
#include "cx-response-editor.h"
#include "cx-response-template.h"
#include "cx-ui.h"

struct _CxResponseBulk
{
  GtkWidget parent_instance;

  CxGridColumns *columns;
  CxGridColumn *proposed; /* nullable */
  CxResponseWords words;
  GTimeZone *zone;
  GPtrArray *offered; /* CxGridColumn */
  GtkWidget *editor;  /* nullable */

  GtkDropDown *column;
  GtkBox *box;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (CxResponseBulk, cx_response_bulk, GTK_TYPE_WIDGET)

static void
show_problem (CxResponseBulk *self, const GError *error)
{
  const CxErrorPlace *place = error != NULL ? cx_error_get_place (error) : NULL;
  g_autofree char *text = NULL;

  if (error == NULL)
    text = g_strdup (_ ("Choose what to set first."));
  else
    text = g_strjoin (" ", error->message, place != NULL ? place->mend : NULL, NULL);
  gtk_label_set_text (self->problem, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

static void
hide_problem (CxResponseBulk *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
}

static void
apply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxResponseBulk *self = CX_RESPONSE_BULK (widget);
  g_autoptr (GPtrArray) changes = cx_response_changes_new ();
  g_autoptr (GError) error = NULL;

  if (self->editor == NULL)
    return;
  if (cx_response_editor_collect (CX_RESPONSE_EDITOR (self->editor), changes, &error) &&
      changes->len > 0)
    g_signal_emit_by_name (self, "apply", changes);
  else
    show_problem (self, error);
}

static void
done_cb (CxResponseBulk *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "bulk.apply", NULL);
}

static void
show_editor (CxResponseBulk *self)
{
  guint selected = gtk_drop_down_get_selected (self->column);
  CxGridColumn *column;

  hide_problem (self);
  if (self->editor != NULL)
    gtk_box_remove (self->box, g_steal_pointer (&self->editor));
  if (selected >= self->offered->len)
    return;
  column = g_ptr_array_index (self->offered, selected);
  self->editor = cx_response_editor_new (&self->words, cx_grid_column_get (column), NULL,
                                         CX_EDITOR_IN_FORM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->editor)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("New answer"), -1);
  gtk_box_append (self->box, self->editor);
  g_signal_connect_object (self->editor, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "edited", G_CALLBACK (hide_problem), self,
                           G_CONNECT_SWAPPED);
}

/* Which columns there are is found out when one looks; the one with the cursor is proposed. */
static void
offer (CxResponseBulk *self)
{
  GtkStringList *titles = gtk_string_list_new (NULL);
  GListModel *model = G_LIST_MODEL (self->columns);
  guint proposed = 0;

  g_ptr_array_set_size (self->offered, 0);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CxGridColumn) column = g_list_model_get_item (model, i);

      if (!cx_list_column_is_editable (cx_grid_column_get (column)))
        continue;
      if (column == self->proposed)
        proposed = self->offered->len;
      gtk_string_list_append (titles, cx_grid_column_get_title (column));
      g_ptr_array_add (self->offered, g_steal_pointer (&column));
    }
  self->words = (CxResponseWords){ cx_grid_columns_get_survey (self->columns),
                                   cx_grid_columns_get_language (self->columns), self->zone };
  gtk_drop_down_set_model (self->column, G_LIST_MODEL (titles));
  g_object_unref (titles);
  gtk_drop_down_set_selected (self->column, proposed);
  show_editor (self);
}

static void
cx_response_bulk_map (GtkWidget *widget)
{
  CxResponseBulk *self = CX_RESPONSE_BULK (widget);

  offer (self);
  GTK_WIDGET_CLASS (cx_response_bulk_parent_class)->map (widget);
  if (self->editor != NULL)
    cx_response_editor_start (CX_RESPONSE_EDITOR (self->editor));
}

static void
cx_response_bulk_dispose (GObject *object)
{
  CxResponseBulk *self = CX_RESPONSE_BULK (object);

  self->editor = NULL;
  cx_response_dispose_template (GTK_WIDGET (self), CX_TYPE_RESPONSE_BULK);
  g_clear_object (&self->columns);
  g_clear_object (&self->proposed);
  g_clear_pointer (&self->offered, g_ptr_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  G_OBJECT_CLASS (cx_response_bulk_parent_class)->dispose (object);
}

static void
cx_response_bulk_class_init (CxResponseBulkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_response_bulk_dispose;
  widget_class->map = cx_response_bulk_map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/responses/cx-response-bulk.ui");
  gtk_widget_class_bind_template_child (widget_class, CxResponseBulk, column);
  gtk_widget_class_bind_template_child (widget_class, CxResponseBulk, box);
  gtk_widget_class_bind_template_child (widget_class, CxResponseBulk, problem);
  gtk_widget_class_install_action (widget_class, "bulk.apply", NULL, apply_action);
  g_signal_new ("apply", CX_TYPE_RESPONSE_BULK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, G_TYPE_PTR_ARRAY);
}

static void
cx_response_bulk_init (CxResponseBulk *self)
{
  self->offered = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->column, "notify::selected", G_CALLBACK (show_editor), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
cx_response_bulk_new (void)
{
  return g_object_new (CX_TYPE_RESPONSE_BULK, NULL);
}

void
cx_response_bulk_set_columns (CxResponseBulk *self, CxGridColumns *columns, GTimeZone *zone)
{
  self->columns = g_object_ref (columns);
  self->zone = g_time_zone_ref (zone);
}

void
cx_response_bulk_propose (CxResponseBulk *self, CxGridColumn *column)
{
  g_set_object (&self->proposed, column);
}
