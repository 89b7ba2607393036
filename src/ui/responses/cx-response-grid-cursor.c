/* The cursor of the grid: a row and a column, moved by keys, always in view. */
#include "config.h"

#include "cx-response-grid-private.h"

#include <string.h>

/* How often we look whether the cell is there; it is after a frame or two. */
#define TRIES_MAX 60

static guint
count_rows (CxResponseGrid *self)
{
  return self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;
}

/* --- Scrolling -------------------------------------------------------------------------------- */

static void
scroll_to_cell (CxResponseGrid *self, GtkWidget *cell)
{
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (self->scroller);
  graphene_rect_t place;

  if (!gtk_widget_is_ancestor (cell, GTK_WIDGET (self->view)) ||
      !gtk_widget_compute_bounds (cell, GTK_WIDGET (self->view), &place))
    return;
  gtk_adjustment_clamp_page (across, place.origin.x + gtk_adjustment_get_value (across),
                             place.origin.x + gtk_adjustment_get_value (across) + place.size.width);
}

/* --- Focus ------------------------------------------------------------------------------------ */

CxResponseCell *
cx_response_grid_find_cell (CxResponseGrid *self)
{
  CxResponseSlot *slot = self->column;

  if (slot == NULL || slot->column == NULL)
    {
      g_autoptr (GPtrArray) slots = cx_response_grid_list_slots (self);

      slot = slots->len > 0 ? g_ptr_array_index (slots, 0) : NULL;
      self->column = slot;
    }
  for (guint i = 0; slot != NULL && i < slot->cells->len; i++)
    if (cx_response_cell_get_position (g_ptr_array_index (slot->cells, i)) == self->cursor)
      return g_ptr_array_index (slot->cells, i);
  return NULL;
}

/* Frame by frame: the row comes into view, its cell has its place. */
static gboolean
focus_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  CxResponseGrid *self = CX_RESPONSE_GRID (widget);
  CxResponseCell *cell;

  if (self->tries++ > TRIES_MAX || self->cursor >= count_rows (self))
    {
      self->focusing = 0;
      return G_SOURCE_REMOVE;
    }
  if (!gtk_widget_get_mapped (widget))
    return G_SOURCE_CONTINUE;
  self->scrolled = self->scrolled || cx_response_rows_scroll_to (self->rows, self->cursor);
  cell = self->scrolled ? cx_response_grid_find_cell (self) : NULL;
  if (cell == NULL)
    return G_SOURCE_CONTINUE;
  self->focusing = 0;
  if (!cx_response_cell_is_editing (cell))
    {
      if (!self->only_scroll)
        gtk_widget_grab_focus (GTK_WIDGET (cell));
      scroll_to_cell (self, GTK_WIDGET (cell));
    }
  return G_SOURCE_REMOVE;
}

void
cx_response_grid_show_cursor (CxResponseGrid *self)
{
  if (self->cursor >= count_rows (self))
    return;
  self->tries = 0;
  self->only_scroll = FALSE;
  /* At once where that can be, so that reading rows and drawing them share no frame. */
  self->scrolled = gtk_widget_get_mapped (GTK_WIDGET (self)) &&
                   cx_response_rows_scroll_to (self->rows, self->cursor);
  if (self->focusing == 0)
    self->focusing = gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_cb, NULL, NULL);
}

static gboolean
has_focus (CxResponseGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus == GTK_WIDGET (self) ||
         (CX_IS_RESPONSE_CELL (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)));
}

void
cx_response_grid_keep_focus (CxResponseGrid *self)
{
  CxResponseCell *cell;

  if (!has_focus (self) || self->cursor_id == 0)
    return;
  cell = cx_response_grid_find_cell (self);
  if (cell != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (cell));
  else
    {
      gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self));
      /* Nobody gets here by the Tab key. */
      gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
    }
}

/* The response with the cursor is gone, or in view, or elsewhere. */
static gboolean
find_cursor (CxResponseGrid *self, guint n)
{
  guint position;

  if (self->cursor_id != 0 && self->cursor < n &&
      cx_paged_model_get_id (self->model, self->cursor) == self->cursor_id)
    return FALSE;
  if (self->cursor_id != 0 && cx_paged_model_find (self->model, self->cursor_id, &position))
    self->cursor = self->anchor = position;
  else if (self->cursor_id != 0 && n > 0)
    {
      /* The row that took its place. */
      self->cursor = self->anchor = MIN (self->cursor, n - 1);
      self->cursor_id = cx_paged_model_get_id (self->model, self->cursor);
    }
  else
    {
      self->cursor = self->anchor = GTK_INVALID_LIST_POSITION;
      self->cursor_id = 0;
    }
  return TRUE;
}

void
cx_response_grid_settle_cursor (CxResponseGrid *self)
{
  if (!find_cursor (self, count_rows (self)))
    return;
  if (has_focus (self))
    cx_response_grid_show_cursor (self);
  g_signal_emit_by_name (self, "selection-changed");
}

void
cx_response_grid_move (CxResponseGrid *self,
                       guint position,
                       CxResponseSlot *slot,
                       gboolean extend,
                       gboolean select)
{
  if (position >= count_rows (self))
    return;
  self->cursor = position;
  self->cursor_id = cx_paged_model_get_id (self->model, position);
  if (slot != NULL)
    self->column = slot;
  if (!extend || self->anchor >= count_rows (self))
    self->anchor = position;
  if (select)
    cx_response_marks_set_range (self->marks, MIN (self->anchor, position),
                                 MAX (self->anchor, position) - MIN (self->anchor, position) + 1);
  cx_response_grid_show_cursor (self);
  g_signal_emit_by_name (self, "selection-changed");
}

void
cx_response_grid_step (CxResponseGrid *self, int step)
{
  gboolean only_scroll = !has_focus (self);

  if (self->cursor_id == 0 || (step < 0 && self->cursor == 0))
    return;
  cx_response_grid_set_cursor (self, self->cursor + (guint) step);
  self->only_scroll = only_scroll;
}

/* --- Keys ------------------------------------------------------------------------------------- */

static void
move_rows (CxResponseGrid *self, gint64 rows, gboolean extend)
{
  gint64 last = (gint64) count_rows (self) - 1;
  gint64 from = self->cursor_id != 0 ? self->cursor : 0;

  if (last >= 0)
    cx_response_grid_move (self, (guint) CLAMP (from + rows, 0, last), NULL, extend, TRUE);
}

/* Past the last column of a group comes the next group. */
void
cx_response_grid_move_columns (CxResponseGrid *self, int step, gboolean wrap)
{
  g_autoptr (GPtrArray) slots = cx_response_grid_list_slots (self);
  guint first = cx_grid_columns_get_first (self->columns);
  guint n_frozen = cx_grid_columns_get_frozen (self->columns)->len;
  guint n_group = cx_grid_columns_get_group (self->columns)->len;
  guint index = 0;
  int to;

  if (slots->len == 0)
    return;
  g_ptr_array_find (slots, self->column, &index);
  to = (int) index + step;
  if (to >= (int) slots->len && first + n_group < cx_grid_columns_get_n_shown (self->columns))
    {
      cx_grid_columns_go (self->columns, first + CX_GRID_COLUMNS_GROUP);
      to = (int) n_frozen;
    }
  else if (to < (int) n_frozen && step < 0 && first > 0)
    {
      cx_grid_columns_go (self->columns, first - CX_GRID_COLUMNS_GROUP);
      to = (int) (n_frozen + CX_GRID_COLUMNS_GROUP) - 1;
    }
  else if (wrap && (to < 0 || to >= (int) slots->len))
    {
      move_rows (self, step, FALSE);
      to = to < 0 ? (int) slots->len - 1 : 0;
    }
  g_ptr_array_unref (slots);
  slots = cx_response_grid_list_slots (self);
  to = CLAMP (to, 0, (int) slots->len - 1);
  cx_response_grid_move (self, self->cursor_id != 0 ? self->cursor : 0,
                         g_ptr_array_index (slots, to), FALSE, FALSE);
}

static void
move_to_end (CxResponseGrid *self, gboolean last)
{
  g_autoptr (GPtrArray) slots = cx_response_grid_list_slots (self);

  if (slots->len > 0)
    cx_response_grid_move (self, self->cursor_id != 0 ? self->cursor : 0,
                           g_ptr_array_index (slots, last ? slots->len - 1 : 0), FALSE, FALSE);
}

static gboolean
move_by_key (CxResponseGrid *self, guint key, gboolean control, gboolean extend)
{
  const gint64 all = G_MAXUINT;

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_rows (self, control ? -all : -1, extend);
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_rows (self, control ? all : 1, extend);
      break;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      move_rows (self, -(gint64) cx_response_rows_count_visible (self->rows), extend);
      break;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      move_rows (self, cx_response_rows_count_visible (self->rows), extend);
      break;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      cx_response_grid_move_columns (self, key == GDK_KEY_Left || key == GDK_KEY_KP_Left ? -1 : 1,
                                     FALSE);
      break;
    case GDK_KEY_Home:
    case GDK_KEY_End:
      if (control)
        move_rows (self, key == GDK_KEY_Home ? -all : all, extend);
      else
        move_to_end (self, key == GDK_KEY_End);
      break;
    default:
      return FALSE;
    }
  return TRUE;
}

static gboolean
key_pressed_cb (CxResponseGrid *self, guint key, guint code, GdkModifierType state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean control = (state & GDK_CONTROL_MASK) != 0;

  if ((state & GDK_ALT_MASK) != 0 || self->model == NULL ||
      (!CX_IS_RESPONSE_CELL (focus) && focus != GTK_WIDGET (self)))
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_F2:
      if (!control && !cx_response_grid_edit (self))
        g_signal_emit_by_name (self, "open");
      return !control;
    case GDK_KEY_space:
      if (control)
        return FALSE;
      g_signal_emit_by_name (self, "open");
      return TRUE;
    default:
      return move_by_key (self, key, control, (state & GDK_SHIFT_MASK) != 0);
    }
}

void
cx_response_grid_init_keys (CxResponseGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
