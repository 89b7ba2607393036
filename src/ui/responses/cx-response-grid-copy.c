/* Copying cells and rows. */
#include "config.h"

#include "cx-response-grid-private.h"

#include "cx-i18n.h"

/* More rows than this are not put on the clipboard as text. */
#define COPY_ROWS_MAX 20000

char *
cx_response_grid_flatten (char *cell)
{
  return g_strdelimit (cell, "\t\r\n", ' ');
}

/* One that begins with a quotation mark stands in such, with those inside doubled. */
static void
append_cell (GString *text, const char *cell, gboolean first)
{
  g_autofree char *flat = cx_response_grid_flatten (g_strdup (cell));

  if (!first)
    g_string_append_c (text, '\t');
  if (*flat == '"')
    {
      g_autoptr (GString) doubled = g_string_new (flat);

      g_string_replace (doubled, "\"", "\"\"", 0);
      g_string_append_printf (text, "\"%s\"", doubled->str);
    }
  else
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
      cell = cx_response_value_to_entry (&self->words, cx_grid_column_get (slot->column), &value);
      append_cell (text, cell, i == 0);
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
void
cx_response_grid_copy (GtkWidget *widget, const char *name, GVariant *parameter)
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
      text = cx_response_value_to_entry (&self->words, cx_grid_column_get (slot->column), &value);
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
