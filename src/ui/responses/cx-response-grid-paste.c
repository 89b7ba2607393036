/* Pasting one value or a block of them. */
#include "config.h"

#include "cx-response-grid-private.h"

#include "cx-error.h"
#include "cx-i18n.h"
#include "cx-number.h"
#include "cx-response-changes.h"

#include <string.h>

/* More rows than this are not taken from the clipboard: a longer table is imported. */
#define PASTE_ROWS_MAX 2000

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

/* A column that cannot be changed may stand in the block with the values that it has; and where
 * nothing was answered, whatever the reason, nothing is no change. */
static gboolean
is_same (Block *block, CxResponseSlot *slot, CxPagedItem *item, const char *cell)
{
  CxListValue value = { CX_VALUE_NULL };
  g_autofree char *now = NULL;
  gboolean same;

  cx_list_value_from_item (&value, item, slot->index);
  now = cx_response_grid_flatten (
      cx_response_value_to_entry (&block->grid->words, cx_grid_column_get (slot->column), &value));
  same = strcmp (now, cell) == 0 || (*cell == '\0' && cx_response_value_is_missing (&value));
  cx_list_value_clear (&value);
  return same;
}

static char *
format (guint number)
{
  return cx_number_to_human (number, 0, cx_i18n_get_language ());
}

/* Where in the block it is, as a person finds it in the grid. */
static void
take_error (Block *block, guint position, CxResponseSlot *slot, GError *source, GError **error)
{
  g_autoptr (GError) wrong = source;
  const CxErrorPlace *place = cx_error_get_place (wrong);
  g_autofree char *row = format (position + 1);

  cx_error_set (error, CX_ERROR_INVALID, place != NULL ? place->mend : NULL,
                _ ("Row %s, column “%s”: %s"), row, cx_grid_column_get_title (slot->column),
                wrong->message);
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
                _ ("This column cannot be changed."));
  return FALSE;
}

static GPtrArray *
parse_row (Block *block, guint position, CxPagedItem *item, GStrv cells, GError **error)
{
  g_autoptr (GPtrArray) changes = cx_response_changes_new ();

  for (guint i = 0; cells[i] != NULL && i < block->slots->len; i++)
    {
      CxResponseSlot *slot = g_ptr_array_index (block->slots, i);
      GError *wrong = NULL;

      if (parse_cell (block, slot, item, cells[i], changes, &wrong))
        continue;
      take_error (block, position, slot, wrong, error);
      return NULL;
    }
  return g_steal_pointer (&changes);
}

/* How many cells there are up to the last one with something in it. */
static guint
count_cells (GStrv cells)
{
  guint n = 0;

  for (guint i = 0; cells[i] != NULL; i++)
    if (*cells[i] != '\0')
      n = i + 1;
  return n;
}

/* Nothing is left out without a word. */
static gboolean
check_size (Block *block, guint first, GError **error)
{
  guint all = g_list_model_get_n_items (G_LIST_MODEL (block->grid->model));
  guint rows = 0, columns = 0;
  g_autofree char *more = NULL;

  for (guint i = first; i < block->table->len; i++)
    {
      guint n = count_cells (g_ptr_array_index (block->table, i));

      columns = MAX (columns, n);
      rows = n > 0 ? i - first + 1 : rows;
    }
  if (rows > all - block->position)
    {
      rows -= all - block->position;
      more = format (rows);
      cx_error_set (error, CX_ERROR_INVALID,
                    _ ("Begin further up, or add the responses by importing them."),
                    ngettext ("The block reaches %s row past the end of the list.",
                              "The block reaches %s rows past the end of the list.", rows),
                    more);
    }
  else if (columns > block->slots->len)
    {
      columns -= block->slots->len;
      more = format (columns);
      cx_error_set (error, CX_ERROR_INVALID,
                    _ ("Begin further to the left, or choose the columns that the block needs."),
                    ngettext ("The block reaches %s column past the last one that is shown.",
                              "The block reaches %s columns past the last one that is shown.",
                              columns),
                    more);
    }
  return more == NULL;
}

/* All of it, or nothing. */
static GPtrArray *
parse_block (Block *block, GError **error)
{
  g_autoptr (GPtrArray) rows = cx_response_changes_new_rows ();
  guint first = has_titles (block) ? 1 : 0;

  if (!check_size (block, first, error))
    return NULL;
  for (guint i = first; i < block->table->len; i++)
    {
      GListModel *model = G_LIST_MODEL (block->grid->model);
      guint position = block->position + i - first;
      g_autoptr (CxPagedItem) item = g_list_model_get_item (model, position);
      GPtrArray *changes;

      if (item == NULL)
        break;
      changes = parse_row (block, position, item, g_ptr_array_index (block->table, i), error);
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
  GPtrArray *rows = NULL;

  if (g_ptr_array_find (slots, self->column, &index) && index > 0)
    g_ptr_array_remove_range (slots, 0, index);
  if (table->len > PASTE_ROWS_MAX)
    cx_error_set (&error, CX_ERROR_LIMIT, _ ("Import it as a file."),
                  _ ("This is too long a table to be pasted."));
  else
    rows = parse_block (&block, &error);
  if (rows == NULL)
    cx_session_fail (self->session, _ ("Nothing was pasted"), error);
  else if (rows->len == 0)
    g_ptr_array_unref (rows);
  else
    cx_response_changes_set_rows (self->session, self->words.survey->id, rows, _ ("Paste answers"));
}

/* One value, which may have several lines. */
static void
paste_text (CxResponseGrid *self, CxResponseCell *cell, const char *text)
{
  CxResponseSlot *slot = cx_response_cell_get_slot (cell);
  const CxListColumn *column = cx_grid_column_get (slot->column);
  g_autoptr (GPtrArray) changes = cx_response_changes_new ();
  g_autoptr (GError) error = NULL;

  if (!cx_list_column_is_editable (column))
    cx_error_set (&error, CX_ERROR_INVALID, _ ("Paste into other columns."),
                  _ ("This column cannot be changed."));
  else if (cx_response_value_parse (&self->words, column, text, changes, &error))
    cx_response_grid_change_row (self, slot, self->cursor_id, g_steal_pointer (&changes));
  if (error != NULL)
    cx_session_fail (self->session, _ ("Nothing was pasted"), error);
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
    {
      g_strchomp (text);
      /* A cell with several lines comes in quotation marks. */
      paste_text (self, cell,
                  table->len == 1 && strchr (text, '\n') != NULL
                      ? ((GStrv) g_ptr_array_index (table, 0))[0]
                      : text);
    }
}

void
cx_response_grid_paste (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, pasted_cb,
                                 g_object_ref (widget));
}
