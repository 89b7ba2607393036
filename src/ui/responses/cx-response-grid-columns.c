/* The columns of the grid: slots that stay, into which columns are put. */
#include "config.h"

#include "cx-response-grid-private.h"

/* --- Cells ------------------------------------------------------------------------------------ */

static void
cell_pressed_cb (CxResponseCell *cell, int n, guint state, CxResponseGrid *self)
{
  gboolean extend = (state & GDK_SHIFT_MASK) != 0;
  gboolean toggle = (state & GDK_CONTROL_MASK) != 0;
  guint position = cx_response_cell_get_position (cell);

  cx_response_grid_finish_editing (self);
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  if (toggle && !extend)
    cx_response_marks_toggle (self->marks, position);
  cx_response_grid_move (self, position, cx_response_cell_get_slot (cell), extend,
                         !toggle || extend);
  if (n == 2 && !extend && !toggle)
    cx_response_grid_edit (self);
}

static void cell_edited_cb (CxResponseCell *cell, int step, CxResponseGrid *self);

static void
cell_dropped_cb (CxResponseCell *cell, CxResponseGrid *self)
{
  cx_response_cell_stop (cell);
  cx_response_grid_show_cursor (self);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, CxResponseSlot *slot)
{
  GtkWidget *cell = cx_response_cell_new (slot);

  g_signal_connect_object (cell, "pressed", G_CALLBACK (cell_pressed_cb), slot->grid, 0);
  g_signal_connect_object (cell, "edited", G_CALLBACK (cell_edited_cb), slot->grid, 0);
  g_signal_connect_object (cell, "dropped", G_CALLBACK (cell_dropped_cb), slot->grid, 0);
  gtk_list_item_set_child (list_item, cell);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, CxResponseSlot *slot)
{
  CxResponseCell *cell = CX_RESPONSE_CELL (gtk_list_item_get_child (list_item));

  cx_response_cell_bind (cell, gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item, CxResponseSlot *slot)
{
  cx_response_cell_unbind (CX_RESPONSE_CELL (gtk_list_item_get_child (list_item)));
}

static void
cell_edited_cb (CxResponseCell *cell, int step, CxResponseGrid *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "grid.commit", "i", step);
}

/* --- Sorting ---------------------------------------------------------------------------------- */

/* GTK 4.8 does not tell by which column a view is sorted; but its sorter asks that column's sorter
 * first, and turns the answer round where it goes down. */
typedef struct
{
  CxResponseSlot *asked;
} Probe;

static Probe probe;

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  if (probe.asked == NULL)
    probe.asked = data;
  return GTK_ORDERING_LARGER;
}

static CxResponseSlot *
find_sorted (GtkSorter *sorter, gboolean *descending)
{
  g_autoptr (GObject) a = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) b = g_object_new (G_TYPE_OBJECT, NULL);

  probe.asked = NULL;
  *descending = gtk_sorter_compare (sorter, a, b) == GTK_ORDERING_SMALLER;
  return probe.asked;
}

static void
forget_sort (CxResponseGrid *self, GtkColumnView *view)
{
  self->quiet = TRUE;
  gtk_column_view_sort_by_column (view, NULL, GTK_SORT_ASCENDING);
  self->quiet = FALSE;
}

static void
sorter_changed_cb (CxResponseGrid *self, GtkSorterChange change, GtkSorter *sorter)
{
  gboolean descending;
  CxResponseSlot *slot;

  if (self->quiet)
    return;
  slot = find_sorted (sorter, &descending);
  forget_sort (self,
               sorter == gtk_column_view_get_sorter (self->view) ? self->frozen_view : self->view);
  g_clear_pointer (&self->sort, g_free);
  if (slot != NULL && slot->column != NULL)
    self->sort = g_strdup (cx_grid_column_get (slot->column)->key);
  self->descending = descending;
  g_signal_emit_by_name (self, "sort-changed");
}

static void
show_sort (CxResponseGrid *self)
{
  forget_sort (self, self->view);
  forget_sort (self, self->frozen_view);
  self->quiet = TRUE;
  for (guint i = 0; i < CX_RESPONSE_SLOTS && self->sort != NULL; i++)
    {
      CxResponseSlot *slot = &self->slots[i];

      if (slot->column != NULL && g_str_equal (cx_grid_column_get (slot->column)->key, self->sort))
        gtk_column_view_sort_by_column (
            i < CX_GRID_COLUMNS_FROZEN ? self->frozen_view : self->view, slot->view_column,
            self->descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
    }
  self->quiet = FALSE;
}

const char *
cx_response_grid_get_sort (CxResponseGrid *self, gboolean *descending)
{
  *descending = self->descending;
  return self->sort;
}

void
cx_response_grid_set_sort (CxResponseGrid *self, const char *key, gboolean descending)
{
  g_autofree char *copy = g_strdup (key);

  g_free (self->sort);
  self->sort = g_steal_pointer (&copy);
  self->descending = descending;
  show_sort (self);
}

/* --- Slots ------------------------------------------------------------------------------------ */

static void
resized_cb (GtkColumnViewColumn *view_column, GParamSpec *pspec, CxResponseSlot *slot)
{
  CxResponseGrid *self = slot->grid;

  if (!self->quiet && slot->column != NULL)
    cx_grid_column_set_width (slot->column, gtk_column_view_column_get_fixed_width (view_column));
}

static void
make_slot (CxResponseGrid *self, CxResponseSlot *slot, GtkColumnView *view)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, slot, NULL));

  slot->grid = self;
  slot->words = &self->words;
  slot->cells = g_ptr_array_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), slot);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), slot);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), slot);
  slot->view_column = gtk_column_view_column_new (NULL, factory);
  gtk_column_view_column_set_resizable (slot->view_column, TRUE);
  gtk_column_view_column_set_visible (slot->view_column, FALSE);
  gtk_column_view_column_set_sorter (slot->view_column, sorter);
  slot->resized = g_signal_connect (slot->view_column, "notify::fixed-width",
                                    G_CALLBACK (resized_cb), slot);
  gtk_column_view_append_column (view, slot->view_column);
}

static void
fill_slot (CxResponseGrid *self, CxResponseSlot *slot, CxGridColumn *column, guint index)
{
  gboolean same = slot->column == column;

  slot->column = column;
  slot->index = index;
  slot->layout = cx_grid_columns_get_layout (self->columns);
  if (column != NULL)
    {
      gtk_column_view_column_set_title (slot->view_column, cx_grid_column_get_title (column));
      gtk_column_view_column_set_fixed_width (slot->view_column, cx_grid_column_get_width (column));
    }
  gtk_column_view_column_set_visible (slot->view_column, column != NULL);
  /* What stays shows its old values until the rows are there again: nothing flickers. */
  for (guint i = 0; i < slot->cells->len && !same; i++)
    cx_response_cell_refresh (g_ptr_array_index (slot->cells, i));
}

/* The slots of @view from left to right. */
static GPtrArray *
list_view_slots (CxResponseGrid *self, GtkColumnView *view)
{
  GListModel *view_columns = gtk_column_view_get_columns (view);
  GPtrArray *slots = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (view_columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) view_column = g_list_model_get_item (view_columns, i);

      for (guint k = 0; k < CX_RESPONSE_SLOTS; k++)
        if (self->slots[k].view_column == view_column)
          g_ptr_array_add (slots, &self->slots[k]);
    }
  return slots;
}

GPtrArray *
cx_response_grid_list_slots (CxResponseGrid *self)
{
  g_autoptr (GPtrArray) group = list_view_slots (self, self->view);
  g_autoptr (GPtrArray) frozen = list_view_slots (self, self->frozen_view);
  GPtrArray *slots = g_ptr_array_new ();

  for (guint i = 0; i < frozen->len + group->len; i++)
    {
      CxResponseSlot *slot = i < frozen->len ? g_ptr_array_index (frozen, i)
                                             : g_ptr_array_index (group, i - frozen->len);

      if (slot->column != NULL)
        g_ptr_array_add (slots, slot);
    }
  return slots;
}

static CxGridColumn *
find_titled (CxResponseGrid *self, const char *title)
{
  for (guint i = 0; i < CX_RESPONSE_SLOTS; i++)
    if (self->slots[i].column != NULL &&
        g_strcmp0 (cx_grid_column_get_title (self->slots[i].column), title) == 0)
      return self->slots[i].column;
  return NULL;
}

/* The titles of GTK's own headers are cut without a sign, say nothing more, and stand at the start
 * over numbers too. */
static void
mend_title (CxResponseGrid *self, GtkLabel *label)
{
  CxGridColumn *column = find_titled (self, gtk_label_get_text (label));

  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  if (column == NULL)
    return;
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), cx_grid_column_get_full_title (column));
  gtk_label_set_xalign (label, cx_grid_column_is_numeric (cx_grid_column_get (column)) ? 1 : 0);
  /* Inside its header only, which itself is as wide as its column. */
  gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
  gtk_widget_set_hexpand (gtk_widget_get_parent (GTK_WIDGET (label)), FALSE);
}

static void
mend_titles (CxResponseGrid *self, GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child))
      mend_title (self, GTK_LABEL (child));
    else if (!CX_IS_RESPONSE_CELL (child))
      mend_titles (self, child);
}

void
cx_response_grid_arrange (CxResponseGrid *self)
{
  GPtrArray *frozen = cx_grid_columns_get_frozen (self->columns);
  GPtrArray *group = cx_grid_columns_get_group (self->columns);
  g_autoptr (GPtrArray) frozen_slots = list_view_slots (self, self->frozen_view);
  g_autoptr (GPtrArray) slots = list_view_slots (self, self->view);

  cx_response_grid_stop_editing (self);
  self->words.survey = cx_grid_columns_get_survey (self->columns);
  self->words.language = cx_grid_columns_get_language (self->columns);
  self->quiet = TRUE;
  for (guint i = 0; i < frozen_slots->len; i++)
    fill_slot (self, g_ptr_array_index (frozen_slots, i),
               i < frozen->len ? g_ptr_array_index (frozen, i) : NULL, i);
  for (guint i = 0; i < slots->len; i++)
    fill_slot (self, g_ptr_array_index (slots, i),
               i < group->len ? g_ptr_array_index (group, i) : NULL, frozen->len + i);
  self->quiet = FALSE;
  show_sort (self);
  mend_titles (self, gtk_widget_get_first_child (GTK_WIDGET (self->view)));
  mend_titles (self, gtk_widget_get_first_child (GTK_WIDGET (self->frozen_view)));
  if (self->model != NULL)
    {
      g_autofree char *rows = cx_grid_columns_make_rows (self->columns);

      cx_paged_model_set_rows (self->model, rows);
    }
}

/* A header was dragged to another place: the columns take that order. */
static gboolean
take_order_cb (gpointer data)
{
  CxResponseGrid *self = data;
  g_autoptr (GPtrArray) slots = list_view_slots (self, self->view);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  GPtrArray *group = cx_grid_columns_get_group (self->columns);
  gboolean same = TRUE;

  self->arranging = 0;
  for (guint i = 0; i < slots->len; i++)
    {
      CxResponseSlot *slot = g_ptr_array_index (slots, i);

      if (slot->column == NULL)
        continue;
      same = same && order->len < group->len &&
             g_ptr_array_index (group, order->len) == slot->column;
      g_ptr_array_add (order, slot->column);
    }
  if (!same && order->len == group->len)
    cx_grid_columns_set_group_order (self->columns, order);
  return G_SOURCE_REMOVE;
}

static void
view_columns_changed_cb (CxResponseGrid *self)
{
  if (self->columns != NULL && self->arranging == 0 && !self->quiet)
    self->arranging = g_idle_add (take_order_cb, self);
}

void
cx_response_grid_make_slots (CxResponseGrid *self)
{
  for (guint i = 0; i < CX_RESPONSE_SLOTS; i++)
    make_slot (self, &self->slots[i], i < CX_GRID_COLUMNS_FROZEN ? self->frozen_view : self->view);
  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed",
                           G_CALLBACK (view_columns_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->frozen_view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
}

void
cx_response_grid_free_slots (CxResponseGrid *self)
{
  for (guint i = 0; i < CX_RESPONSE_SLOTS; i++)
    {
      CxResponseSlot *slot = &self->slots[i];

      if (slot->view_column == NULL)
        continue;
      g_clear_signal_handler (&slot->resized, slot->view_column);
      g_clear_object (&slot->view_column);
      g_clear_pointer (&slot->cells, g_ptr_array_unref);
    }
}

void
cx_response_grid_reveal_column (CxResponseGrid *self, CxGridColumn *column)
{
  cx_grid_columns_go_to (self->columns, column);
  for (guint i = 0; i < CX_RESPONSE_SLOTS; i++)
    if (self->slots[i].column == column)
      self->column = &self->slots[i];
  cx_response_grid_show_cursor (self);
}
