#include "config.h"

#include "cx-response-marks.h"

/* With more rows selected than this, another order of the list leaves none selected. */
#define KEEP_MAX 20000
/* Up to so many are looked for one by one. */
#define FEW 4
/* Rows that are looked at before the window is given a chance to do something else. */
#define ROWS_AT_ONCE 20000

struct _CxResponseMarks
{
  GObject parent_instance;

  CxPagedModel *model;
  GtkBitset *selected; /* positions */
  GHashTable *ids;     /* of the selected rows, for when positions change; NULL: too many */
  guint searching;     /* idle source that looks for the ids among the rows */
  guint next;          /* row that it looks at next */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CxResponseMarks, cx_response_marks, G_TYPE_OBJECT)

static guint
count_rows (CxResponseMarks *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

static void
tell (CxResponseMarks *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
note_ids (CxResponseMarks *self)
{
  GtkBitsetIter iter;
  guint position;

  g_clear_handle_id (&self->searching, g_source_remove);
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

/* --- The rows change -------------------------------------------------------------------------- */

static gboolean
search_cb (gpointer data)
{
  CxResponseMarks *self = data;
  guint end = MIN (count_rows (self), self->next + ROWS_AT_ONCE);

  for (; self->next < end; self->next++)
    {
      gint64 id = cx_paged_model_get_id (self->model, self->next);

      if (g_hash_table_contains (self->ids, &id))
        gtk_bitset_add (self->selected, self->next);
    }
  if (self->next < count_rows (self) &&
      gtk_bitset_get_size (self->selected) < g_hash_table_size (self->ids))
    return G_SOURCE_CONTINUE;
  self->searching = 0;
  tell (self);
  return G_SOURCE_REMOVE;
}

static void
find_few (CxResponseMarks *self)
{
  GHashTableIter iter;
  gint64 *id;

  g_hash_table_iter_init (&iter, self->ids);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
    {
      guint position;

      if (cx_paged_model_find (self->model, *id, &position))
        gtk_bitset_add (self->selected, position);
    }
}

/* Rows that go may come again at another place, or when their deletion is undone. */
static void
rows_changed_cb (CxResponseMarks *self, guint position, guint removed, guint added)
{
  gtk_bitset_splice (self->selected, position, removed, added);
  g_clear_handle_id (&self->searching, g_source_remove);
  if (self->ids != NULL && gtk_bitset_get_size (self->selected) < g_hash_table_size (self->ids))
    {
      if (g_hash_table_size (self->ids) <= FEW)
        find_few (self);
      else
        {
          self->next = 0;
          self->searching = g_idle_add (search_cb, self);
        }
    }
  tell (self);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
cx_response_marks_finalize (GObject *object)
{
  CxResponseMarks *self = CX_RESPONSE_MARKS (object);

  g_clear_handle_id (&self->searching, g_source_remove);
  g_clear_object (&self->model);
  gtk_bitset_unref (self->selected);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  G_OBJECT_CLASS (cx_response_marks_parent_class)->finalize (object);
}

static void
cx_response_marks_class_init (CxResponseMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cx_response_marks_finalize;
  signals[CHANGED] = g_signal_new ("changed", CX_TYPE_RESPONSE_MARKS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
cx_response_marks_init (CxResponseMarks *self)
{
  self->selected = gtk_bitset_new_empty ();
}

CxResponseMarks *
cx_response_marks_new (CxPagedModel *model)
{
  CxResponseMarks *self = g_object_new (CX_TYPE_RESPONSE_MARKS, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (rows_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

gboolean
cx_response_marks_contains (CxResponseMarks *self, guint position)
{
  return gtk_bitset_contains (self->selected, position);
}

guint64
cx_response_marks_count (CxResponseMarks *self)
{
  return gtk_bitset_get_size (self->selected);
}

const GtkBitset *
cx_response_marks_get (CxResponseMarks *self)
{
  return self->selected;
}

void
cx_response_marks_change (CxResponseMarks *self, GtkBitset *selected, GtkBitset *mask)
{
  GtkBitset *changed = gtk_bitset_copy (self->selected);
  guint n = count_rows (self);

  /* What differs, of what is in the mask, and in the list. */
  gtk_bitset_difference (changed, selected);
  gtk_bitset_intersect (changed, mask);
  if (n < G_MAXUINT)
    gtk_bitset_remove_range (changed, n, G_MAXUINT - n);
  if (!gtk_bitset_is_empty (changed))
    {
      gtk_bitset_difference (self->selected, changed);
      note_ids (self);
      tell (self);
    }
  gtk_bitset_unref (changed);
}

void
cx_response_marks_set_range (CxResponseMarks *self, guint position, guint n)
{
  g_autoptr (GtkBitset) range = gtk_bitset_new_range (position, n);
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, count_rows (self));

  cx_response_marks_change (self, range, all);
}

void
cx_response_marks_toggle (CxResponseMarks *self, guint position)
{
  g_autoptr (GtkBitset) row = gtk_bitset_new_range (position, 1);
  g_autoptr (GtkBitset) none = gtk_bitset_new_empty ();

  cx_response_marks_change (self, cx_response_marks_contains (self, position) ? none : row, row);
}
