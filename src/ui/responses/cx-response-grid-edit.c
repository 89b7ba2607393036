/* Changing cells. */
#include "config.h"

#include "cx-response-grid-private.h"

#include "cx-i18n.h"
#include "cx-response-changes.h"

/* --- Cells ------------------------------------------------------------------------------------ */

gboolean
cx_response_grid_edit (CxResponseGrid *self)
{
  CxResponseCell *cell = cx_response_grid_find_cell (self);

  return self->editable && cell != NULL && cx_response_cell_edit (cell);
}

void
cx_response_grid_stop_editing (CxResponseGrid *self)
{
  for (guint i = 0; i < CX_RESPONSE_SLOTS; i++)
    for (guint k = 0; k < self->slots[i].cells->len; k++)
      cx_response_cell_stop (g_ptr_array_index (self->slots[i].cells, k));
}

static char *
make_label (CxResponseSlot *slot)
{
  return g_strdup_printf (_ ("Change an answer: %s"), cx_grid_column_get_title (slot->column));
}

void
cx_response_grid_change_row (CxResponseGrid *self,
                             CxResponseSlot *slot,
                             gint64 id,
                             GPtrArray *changes)
{
  g_autofree char *label = make_label (slot);

  if (changes->len == 0)
    g_ptr_array_unref (changes);
  else
    cx_response_changes_set (self->session, self->words.survey->id, id, changes, label);
}

static CxResponseCell *
find_editing (CxResponseGrid *self)
{
  for (guint i = 0; i < CX_RESPONSE_SLOTS; i++)
    for (guint k = 0; k < self->slots[i].cells->len; k++)
      if (cx_response_cell_is_editing (g_ptr_array_index (self->slots[i].cells, k)))
        return g_ptr_array_index (self->slots[i].cells, k);
  return NULL;
}

/* What was written is kept, and where Tab ended it the next cell is being changed. */
static void
commit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxResponseGrid *self = CX_RESPONSE_GRID (widget);
  CxResponseCell *cell = find_editing (self);
  GPtrArray *changes = cx_response_changes_new ();
  int step = g_variant_get_int32 (parameter);

  if (cell == NULL || !cx_response_cell_collect (cell, changes, NULL))
    {
      gtk_widget_error_bell (widget);
      g_ptr_array_unref (changes);
      return;
    }
  cx_response_grid_change_row (self, cx_response_cell_get_slot (cell),
                               cx_paged_item_get_id (cx_response_cell_get_item (cell)), changes);
  cx_response_cell_stop (cell);
  if (step != 0)
    cx_response_grid_move_columns (self, step, TRUE);
  else
    cx_response_grid_show_cursor (self);
}

void
cx_response_grid_finish_editing (CxResponseGrid *self)
{
  CxResponseCell *cell = find_editing (self);
  GPtrArray *changes;

  if (cell == NULL)
    return;
  changes = cx_response_changes_new ();
  if (cx_response_cell_collect (cell, changes, NULL))
    cx_response_grid_change_row (self, cx_response_cell_get_slot (cell),
                                 cx_paged_item_get_id (cx_response_cell_get_item (cell)), changes);
  else
    g_ptr_array_unref (changes);
  cx_response_cell_stop (cell);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!cx_response_grid_edit (CX_RESPONSE_GRID (widget)))
    gtk_widget_error_bell (widget);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "open");
}

static void
select_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxResponseGrid *self = CX_RESPONSE_GRID (widget);

  if (self->marks != NULL)
    gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->lines));
}

void
cx_response_grid_update_actions (CxResponseGrid *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean any = cx_response_grid_get_n_selected (self) > 0;

  gtk_widget_action_set_enabled (widget, "grid.edit", self->editable && self->cursor_id != 0);
  gtk_widget_action_set_enabled (widget, "grid.paste", self->editable && self->cursor_id != 0);
  gtk_widget_action_set_enabled (widget, "grid.copy", any);
}

void
cx_response_grid_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "grid.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "grid.commit", "i", commit_action);
  gtk_widget_class_install_action (widget_class, "grid.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "grid.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (widget_class, "grid.copy", NULL, cx_response_grid_copy);
  gtk_widget_class_install_action (widget_class, "grid.paste", NULL, cx_response_grid_paste);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "grid.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "grid.paste",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, "grid.select-all",
                                       NULL);
}
