/* Changing cells, and copying and pasting them. */
#include "config.h"

#include "cx-response-grid-private.h"

#include "cx-error.h"
#include "cx-i18n.h"
#include "cx-response-changes.h"

#include <string.h>

/* More rows than this are not put on the clipboard as text. */
#define COPY_ROWS_MAX 20000

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

static void
change_row (CxResponseGrid *self, CxResponseSlot *slot, gint64 id, GPtrArray *changes)
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
  change_row (self, cx_response_cell_get_slot (cell),
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
    change_row (self, cx_response_cell_get_slot (cell),
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

/* --- The clipboard ---------------------------------------------------------------------------- */

/* A cell of a table of text has no breaks. */
static void
append_cell (GString *text, const char *cell, gboolean first)
{
  g_autofree char *flat = g_strdelimit (g_strdup (cell), "\t\r\n", ' ');

  if (!first)
    g_string_append_c (text, '\t');
  g_string_append (text, flat);
}

static void
append_row (CxResponseGrid *self, GString *text, GPtrArray *slots, guint position)
{
  g_autoptr (CxPagedItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  for (guint i = 0; i < slots->len; i++)
    {
      CxResponseSlot *slot = g_ptr_array_index (slots, i);
      CxListValue value = { CX_VALUE_NULL };
      g_autofree char *cell = NULL;

      cx_list_value_from_item (&value, item, slot->index);
      cell = cx_response_value_to_text (&self->words, cx_grid_column_get (slot->column), &value);
      append_cell (text, cx_response_value_is_missing (&value) ? "" : cell, i == 0);
      cx_list_value_clear (&value);
    }
  g_string_append_c (text, '\n');
}

static char *
make_table (CxResponseGrid *self, const GtkBitset *selected)
{
  g_autoptr (GPtrArray) slots = cx_response_grid_list_slots (self);
  g_autoptr (GString) text = g_string_new (NULL);
  GtkBitsetIter iter;
  guint position, n = 0;

  for (guint i = 0; i < slots->len; i++)
    append_cell (
        text,
        cx_grid_column_get_full_title (((CxResponseSlot *) g_ptr_array_index (slots, i))->column),
        i == 0);
  g_string_append_c (text, '\n');
  if (gtk_bitset_iter_init_first (&iter, selected, &position))
    do
      append_row (self, text, slots, position);
    while (++n < COPY_ROWS_MAX && gtk_bitset_iter_next (&iter, &position));
  return g_strdup (text->str);
}

/* One row: the cell with the cursor; several: a table of what is shown of them. */
static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxResponseGrid *self = CX_RESPONSE_GRID (widget);
  CxResponseCell *cell = cx_response_grid_find_cell (self);
  const GtkBitset *selected;
  g_autofree char *text = NULL;

  if (self->marks == NULL)
    return;
  selected = cx_response_marks_get (self->marks);
  if (gtk_bitset_get_size (selected) <= 1 && cell != NULL)
    {
      CxResponseSlot *slot = cx_response_cell_get_slot (cell);
      CxListValue value = { CX_VALUE_NULL };

      cx_list_value_from_item (&value, cx_response_cell_get_item (cell), slot->index);
      text = cx_response_value_to_text (&self->words, cx_grid_column_get (slot->column), &value);
      cx_list_value_clear (&value);
    }
  else
    text = make_table (self, selected);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  if (gtk_bitset_get_size (selected) > COPY_ROWS_MAX)
    {
      g_autofree char *toast = g_strdup_printf (ngettext ("The first %d response was copied",
                                                          "The first %d responses were copied",
                                                          COPY_ROWS_MAX),
                                                COPY_ROWS_MAX);

      cx_session_toast (self->session, toast, FALSE);
    }
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CxResponseGrid) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  CxResponseCell *cell = cx_response_grid_find_cell (self);
  g_autoptr (GError) error = NULL;
  CxResponseSlot *slot;
  GPtrArray *changes;

  if (text == NULL || cell == NULL || !self->editable || self->session == NULL)
    return;
  slot = cx_response_cell_get_slot (cell);
  changes = cx_response_changes_new ();
  if (cx_list_column_is_editable (cx_grid_column_get (slot->column)) &&
      cx_response_value_parse (&self->words, cx_grid_column_get (slot->column), g_strchomp (text),
                               changes, &error))
    change_row (self, slot, self->cursor_id, changes);
  else
    {
      g_ptr_array_unref (changes);
      cx_session_toast (self->session,
                        error != NULL ? error->message : _ ("This column cannot be changed"),
                        FALSE);
    }
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, pasted_cb,
                                 g_object_ref (widget));
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
  gtk_widget_class_install_action (widget_class, "grid.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "grid.paste", NULL, paste_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "grid.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "grid.paste",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, "grid.select-all",
                                       NULL);
}
