#include "config.h"

#include "cx-response-selection.h"

/* With more rows selected than this, another order of the list leaves none selected. */
#define KEEP_MAX 20000

struct _CxResponseSelection
{
  GObject parent_instance;

  CxPagedModel *model;
  GtkBitset *selected; /* positions */
  GHashTable *ids;     /* of the selected rows, for when positions change; NULL: too many */
};

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CxResponseSelection,
                               cx_response_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_model_init))

/* --- The list --------------------------------------------------------------------------------- */

static GType
get_item_type (GListModel *model)
{
  return CX_TYPE_PAGED_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (CX_RESPONSE_SELECTION (model)->model));
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (CX_RESPONSE_SELECTION (model)->model), position);
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
  return gtk_bitset_contains (CX_RESPONSE_SELECTION (model)->selected, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_ref (CX_RESPONSE_SELECTION (model)->selected);
}

static void
note_ids (CxResponseSelection *self)
{
  GtkBitsetIter iter;
  guint position;

  g_clear_pointer (&self->ids, g_hash_table_unref);
  if (gtk_bitset_get_size (self->selected) > KEEP_MAX)
    return;
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (gtk_bitset_iter_init_first (&iter, self->selected, &position))
    do
      {
        gint64 id = cx_paged_model_get_id (self->model, position);

        g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id));
      }
    while (gtk_bitset_iter_next (&iter, &position));
}

static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  CxResponseSelection *self = CX_RESPONSE_SELECTION (model);
  GtkBitset *changed = gtk_bitset_copy (self->selected);
  guint n = get_n_items (G_LIST_MODEL (self));
  guint first, n_changed;

  /* What differs, of what is in the mask, and in the list. */
  gtk_bitset_difference (changed, selected);
  gtk_bitset_intersect (changed, mask);
  if (n < G_MAXUINT)
    gtk_bitset_remove_range (changed, n, G_MAXUINT - n);
  if (!gtk_bitset_is_empty (changed))
    {
      first = gtk_bitset_get_minimum (changed);
      n_changed = gtk_bitset_get_maximum (changed) - first + 1;
      gtk_bitset_difference (self->selected, changed);
      note_ids (self);
      gtk_selection_model_selection_changed (model, first, n_changed);
    }
  gtk_bitset_unref (changed);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
}

/* --- The rows change -------------------------------------------------------------------------- */

static void
find_selected (CxResponseSelection *self, guint position, guint n)
{
  for (guint i = position; i < position + n; i++)
    {
      gint64 id = cx_paged_model_get_id (self->model, i);

      if (g_hash_table_contains (self->ids, &id))
        gtk_bitset_add (self->selected, i);
    }
}

static void
items_changed_cb (CxResponseSelection *self, guint position, guint removed, guint added)
{
  if (removed > 0)
    g_signal_emit_by_name (self, "rows-go");
  gtk_bitset_splice (self->selected, position, removed, added);
  /* Rows that go may come again at another place, or when their deletion is undone. */
  if (self->ids != NULL && gtk_bitset_get_size (self->selected) < g_hash_table_size (self->ids))
    find_selected (self, position, added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
cx_response_selection_finalize (GObject *object)
{
  CxResponseSelection *self = CX_RESPONSE_SELECTION (object);

  g_clear_object (&self->model);
  gtk_bitset_unref (self->selected);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  G_OBJECT_CLASS (cx_response_selection_parent_class)->finalize (object);
}

static void
cx_response_selection_class_init (CxResponseSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cx_response_selection_finalize;
  g_signal_new ("rows-go", CX_TYPE_RESPONSE_SELECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
cx_response_selection_init (CxResponseSelection *self)
{
  self->selected = gtk_bitset_new_empty ();
}

CxResponseSelection *
cx_response_selection_new (CxPagedModel *model)
{
  CxResponseSelection *self = g_object_new (CX_TYPE_RESPONSE_SELECTION, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}
