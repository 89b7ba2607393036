/* Copying cells and rows, and pasting one value or a block of them. */
#include "config.h"

#include "cx-response-grid-private.h"

#include "cx-error.h"
#include "cx-i18n.h"
#include "cx-response-changes.h"

#include <string.h>

/* More rows than this are not put on the clipboard as text. */
#define COPY_ROWS_MAX 20000
/* Nor so many taken from it: a longer table is imported. */
#define PASTE_ROWS_MAX 2000

/* --- Copying ---------------------------------------------------------------------------------- */

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

/* --- A table of text -------------------------------------------------------------------------- */

/* The text of one cell from @at on; what follows it. A spreadsheet puts cells with breaks into
 * quotation marks, and doubles those inside. */
static const char *
read_cell (const char *at, GString *cell)
{
  gboolean quoted = *at == '"' && strchr (at + 1, '"') != NULL;

  g_string_truncate (cell, 0);
  for (at += quoted; *at != '\0'; at++)
    {
      if (quoted && *at == '"' && at[1] == '"')
        at++;
      else if (quoted && *at == '"')
        {
          quoted = FALSE;
          continue;
        }
      else if (!quoted && (*at == '\t' || *at == '\n'))
        break;
      if (quoted || *at != '\r')
        g_string_append_c (cell, *at);
    }
  return at;
}

/* (element-type GStrv) */
static GPtrArray *
read_table (const char *text)
{
  GPtrArray *table = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GString) cell = g_string_new (NULL);

  while (*text != '\0')
    {
      g_autoptr (GPtrArray) row = g_ptr_array_new ();

      do
        {
          text = read_cell (text, cell);
          g_ptr_array_add (row, g_strdup (cell->str));
        }
      while (*text == '\t' && text++ != NULL);
      text += *text == '\n';
      g_ptr_array_add (row, NULL);
      g_ptr_array_add (table, g_ptr_array_steal (row, NULL));
    }
  return table;
}

/* --- Pasting ---------------------------------------------------------------------------------- */

/* What a block is pasted into: from a cell on to the right and down. */
typedef struct
{
  CxResponseGrid *grid;
  GPtrArray *slots; /* from the first column on */
  guint position;   /* the first row */
  GPtrArray *table;
} Block;

/* What was copied as a table begins with its titles. */
static gboolean
has_titles (Block *block)
{
  GStrv first = g_ptr_array_index (block->table, 0);
  guint n = g_strv_length (first);

  if (block->table->len < 2 || n > block->slots->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      CxResponseSlot *slot = g_ptr_array_index (block->slots, i);

      if (strcmp (first[i], cx_grid_column_get_full_title (slot->column)) != 0)
        return FALSE;
    }
  return TRUE;
}

/* A column that cannot be changed may stand in the block with the values that it has. */
static gboolean
is_same (Block *block, CxResponseSlot *slot, CxPagedItem *item, const char *cell)
{
  CxListValue value = { CX_VALUE_NULL };
  g_autofree char *now = NULL;
  gboolean same;

  cx_list_value_from_item (&value, item, slot->index);
  now = cx_response_value_to_text (&block->grid->words, cx_grid_column_get (slot->column), &value);
  same = g_strcmp0 (now != NULL ? now : "", cell) == 0;
  cx_list_value_clear (&value);
  return same;
}

static gboolean
parse_cell (Block *block,
            CxResponseSlot *slot,
            CxPagedItem *item,
            const char *cell,
            GPtrArray *changes,
            GError **error)
{
  const CxListColumn *column = cx_grid_column_get (slot->column);

  if (is_same (block, slot, item, cell))
    return TRUE;
  if (cx_list_column_is_editable (column))
    return cx_response_value_parse (&block->grid->words, column, cell, changes, error);
  cx_error_set (error, CX_ERROR_INVALID, _ ("Paste into other columns."),
                _ ("“%s” cannot be changed"), cx_grid_column_get_title (slot->column));
  return FALSE;
}

static GPtrArray *
parse_row (Block *block, CxPagedItem *item, GStrv cells, GError **error)
{
  g_autoptr (GPtrArray) changes = cx_response_changes_new ();

  for (guint i = 0; cells[i] != NULL && i < block->slots->len; i++)
    if (!parse_cell (block, g_ptr_array_index (block->slots, i), item, cells[i], changes, error))
      return NULL;
  return g_steal_pointer (&changes);
}

/* All of it, or nothing. */
static GPtrArray *
parse_block (Block *block, GError **error)
{
  g_autoptr (GPtrArray) rows = cx_response_changes_new_rows ();
  guint first = has_titles (block) ? 1 : 0;

  for (guint i = first; i < block->table->len; i++)
    {
      GListModel *model = G_LIST_MODEL (block->grid->model);
      g_autoptr (CxPagedItem) item = g_list_model_get_item (model, block->position + i - first);
      GPtrArray *changes;

      if (item == NULL)
        break;
      changes = parse_row (block, item, g_ptr_array_index (block->table, i), error);
      if (changes == NULL)
        return NULL;
      if (changes->len > 0)
        cx_response_changes_add_row (rows, cx_paged_item_get_id (item), changes);
      else
        g_ptr_array_unref (changes);
    }
  return g_steal_pointer (&rows);
}

static void
paste_table (CxResponseGrid *self, GPtrArray *table)
{
  g_autoptr (GPtrArray) slots = cx_response_grid_list_slots (self);
  Block block = { self, slots, self->cursor, table };
  g_autoptr (GError) error = NULL;
  guint index = 0;
  GPtrArray *rows;

  if (table->len > PASTE_ROWS_MAX)
    {
      cx_session_toast (self->session, _ ("This is a long table: import it as a file"), FALSE);
      return;
    }
  if (g_ptr_array_find (slots, self->column, &index) && index > 0)
    g_ptr_array_remove_range (slots, 0, index);
  rows = parse_block (&block, &error);
  if (rows == NULL)
    cx_session_toast (self->session, error->message, FALSE);
  else if (rows->len == 0)
    g_ptr_array_unref (rows);
  else
    cx_response_changes_set_rows (self->session, self->words.survey->id, rows, _ ("Paste answers"));
}

static void
paste_text (CxResponseGrid *self, CxResponseCell *cell, const char *text)
{
  CxResponseSlot *slot = cx_response_cell_get_slot (cell);
  g_autoptr (GPtrArray) changes = cx_response_changes_new ();
  g_autoptr (GError) error = NULL;

  if (!cx_list_column_is_editable (cx_grid_column_get (slot->column)))
    cx_session_toast (self->session, _ ("This column cannot be changed"), FALSE);
  else if (!cx_response_value_parse (&self->words, cx_grid_column_get (slot->column), text, changes,
                                     &error))
    cx_session_toast (self->session, error->message, FALSE);
  else
    cx_response_grid_change_row (self, slot, self->cursor_id, g_steal_pointer (&changes));
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CxResponseGrid) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  CxResponseCell *cell = cx_response_grid_find_cell (self);
  g_autoptr (GPtrArray) table = NULL;

  if (text == NULL || cell == NULL || !self->editable || self->session == NULL)
    return;
  table = read_table (text);
  if (table->len > 1 || (table->len == 1 && g_strv_length (g_ptr_array_index (table, 0)) > 1))
    paste_table (self, table);
  else
    paste_text (self, cell, g_strchomp (text));
}

void
cx_response_grid_paste (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, pasted_cb,
                                 g_object_ref (widget));
}
