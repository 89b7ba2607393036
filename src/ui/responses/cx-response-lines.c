#include "config.h"

#include "cx-response-lines.h"

struct _CxResponseLines
{
  GObject parent_instance;

  CxPagedModel *model;
  CxResponseMarks *marks;
  GPtrArray *lines; /* CxResponseLine */
  guint first;
  guint changing; /* idle source: the list has changed */
};

enum
{
  ROWS_GO,
  ROWS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CxResponseLines,
                               cx_response_lines,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_model_init))

/* --- The list --------------------------------------------------------------------------------- */

static GType
get_item_type (GListModel *model)
{
  return CX_TYPE_RESPONSE_LINE;
}

static guint
get_n_items (GListModel *model)
{
  return CX_RESPONSE_LINES (model)->lines->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  CxResponseLines *self = CX_RESPONSE_LINES (model);

  return position < self->lines->len ? g_object_ref (g_ptr_array_index (self->lines, position))
                                     : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* --- The selection ---------------------------------------------------------------------------- */

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  CxResponseLines *self = CX_RESPONSE_LINES (model);

  return cx_response_marks_contains (self->marks, self->first + position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  CxResponseLines *self = CX_RESPONSE_LINES (model);
  GtkBitset *selected = gtk_bitset_new_empty ();

  for (guint i = position; i < MIN (position + n_items, self->lines->len); i++)
    if (is_selected (model, i))
      gtk_bitset_add (selected, i);
  return selected;
}

static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  CxResponseLines *self = CX_RESPONSE_LINES (model);
  g_autoptr (GtkBitset) rows = gtk_bitset_copy (selected);
  g_autoptr (GtkBitset) among = gtk_bitset_copy (mask);

  gtk_bitset_shift_right (rows, self->first);
  gtk_bitset_shift_right (among, self->first);
  /* Where only this line is to be selected, no other row of the list stays so. */
  if (gtk_bitset_get_size (mask) >= self->lines->len && gtk_bitset_contains (mask, 0))
    gtk_bitset_add_range (among, 0, cx_response_lines_count_rows (self));
  cx_response_marks_change (self->marks, rows, among);
  return TRUE;
}

/* All means the list, not what is in view of it. */
static gboolean
select_all (GtkSelectionModel *model)
{
  CxResponseLines *self = CX_RESPONSE_LINES (model);

  cx_response_marks_set_range (self->marks, 0, cx_response_lines_count_rows (self));
  return TRUE;
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  cx_response_marks_set_range (CX_RESPONSE_LINES (model)->marks, 0, 0);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
}

static void
marks_changed_cb (CxResponseLines *self)
{
  if (self->lines->len > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, self->lines->len);
}

/* --- The rows change -------------------------------------------------------------------------- */

static gboolean
changed_cb (gpointer data)
{
  CxResponseLines *self = data;

  self->changing = 0;
  g_signal_emit (self, signals[ROWS_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* The list may announce one change in two steps; it is taken in once, before anything is drawn or
 * pressed. */
static void
rows_changed_cb (CxResponseLines *self)
{
  if (self->changing == 0)
    self->changing = g_idle_add_full (G_PRIORITY_HIGH, changed_cb, self, NULL);
}

static gboolean
shows (CxResponseLines *self, guint i, CxPagedItem *item)
{
  return i < self->lines->len &&
         cx_response_line_get_item (g_ptr_array_index (self->lines, i)) == item;
}

void
cx_response_lines_show (CxResponseLines *self, guint first, guint n)
{
  guint before = self->lines->len;
  gboolean moved = first != self->first;
  gboolean same = !moved && n >= before;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (self->model), first + i));
      same = same && (i >= before || shows (self, i, g_ptr_array_index (items, i)));
    }
  if (!same)
    g_signal_emit (self, signals[ROWS_GO], 0);
  self->first = first;
  for (guint i = 0; i < n; i++)
    {
      if (i >= self->lines->len)
        g_ptr_array_add (self->lines, cx_response_line_new ());
      cx_response_line_show (g_ptr_array_index (self->lines, i), first + i,
                             g_ptr_array_index (items, i));
    }
  g_ptr_array_set_size (self->lines, (int) n);
  if (n > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, n - before);
  else if (n < before)
    g_list_model_items_changed (G_LIST_MODEL (self), n, before - n, 0);
  if (!same)
    marks_changed_cb (self);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
cx_response_lines_dispose (GObject *object)
{
  CxResponseLines *self = CX_RESPONSE_LINES (object);

  g_clear_handle_id (&self->changing, g_source_remove);
  g_clear_object (&self->marks);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (cx_response_lines_parent_class)->dispose (object);
}

static void
cx_response_lines_finalize (GObject *object)
{
  g_ptr_array_unref (CX_RESPONSE_LINES (object)->lines);
  G_OBJECT_CLASS (cx_response_lines_parent_class)->finalize (object);
}

static void
cx_response_lines_class_init (CxResponseLinesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cx_response_lines_dispose;
  G_OBJECT_CLASS (klass)->finalize = cx_response_lines_finalize;
  signals[ROWS_GO] = g_signal_new ("rows-go", CX_TYPE_RESPONSE_LINES, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[ROWS_CHANGED] = g_signal_new ("rows-changed", CX_TYPE_RESPONSE_LINES, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cx_response_lines_init (CxResponseLines *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_object_unref);
}

CxResponseLines *
cx_response_lines_new (CxPagedModel *model)
{
  CxResponseLines *self = g_object_new (CX_TYPE_RESPONSE_LINES, NULL);

  self->model = g_object_ref (model);
  self->marks = cx_response_marks_new (model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (rows_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->marks, "changed", G_CALLBACK (marks_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

CxResponseMarks *
cx_response_lines_get_marks (CxResponseLines *self)
{
  return self->marks;
}

guint
cx_response_lines_count_rows (CxResponseLines *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

guint
cx_response_lines_get_first (CxResponseLines *self)
{
  return self->first;
}
