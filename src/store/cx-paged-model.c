#include "config.h"

#include "cx-paged-model.h"

#include "cx-paged-item-private.h"
#include "cx-paged-load.h"

#define MOST_PAGES 64

typedef struct
{
  guint number;
  guint n_items;
  CxPagedItem *items[CX_PAGED_MODEL_PAGE];
  gboolean stale;
  GList link; /* in the model's recent */
} Page;

/* An item that is alive, in a page or held by who shows it. The same row is always the same item.
 */
typedef struct
{
  gint64 id;
  CxPagedItem *item; /* not owned */
  CxPagedModel *model;
} Live;

struct _CxPagedModel
{
  GObject parent_instance;

  CxStore *store;
  CxPagedPlan *plan;
  GArray *ids;
  GHashTable *pages; /* number → Page */
  GQueue recent;     /* of Page, the last used first */
  GHashTable *live;  /* id → Live, of every item that somebody holds */

  GCancellable *cancellable; /* of the load that is running */
  guint refresh;             /* source that reads stale pages again */
};

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPERTIES
};

enum
{
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static void cx_paged_model_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CxPagedModel,
                               cx_paged_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      cx_paged_model_list_model_init))

/* --- Items
 * ------------------------------------------------------------------------------------------- */

static void
forget_item_cb (gpointer data, GObject *item)
{
  Live *live = data;

  g_hash_table_remove (live->model->live, &live->id);
  g_free (live);
}

static CxPagedItem *
take_item (CxPagedModel *self, gint64 id)
{
  Live *live = g_hash_table_lookup (self->live, &id);

  if (live != NULL)
    return g_object_ref (live->item);
  live = g_new0 (Live, 1);
  live->id = id;
  live->item = cx_paged_item_new (id);
  live->model = self;
  g_hash_table_insert (self->live, &live->id, live);
  g_object_weak_ref (G_OBJECT (live->item), forget_item_cb, live);
  return live->item;
}

static void
forget_all_items (CxPagedModel *self)
{
  GHashTableIter iter;
  Live *live;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &live))
    {
      g_object_weak_unref (G_OBJECT (live->item), forget_item_cb, live);
      g_hash_table_iter_remove (&iter);
      g_free (live);
    }
}

/* --- Pages
 * ------------------------------------------------------------------------------------------- */

static void
drop_page (CxPagedModel *self, Page *page)
{
  g_queue_unlink (&self->recent, &page->link);
  g_hash_table_remove (self->pages, GUINT_TO_POINTER (page->number));
  for (guint i = 0; i < page->n_items; i++)
    g_object_unref (page->items[i]);
  g_free (page);
}

static void
drop_pages_from (CxPagedModel *self, guint position)
{
  for (GList *link = self->recent.head, *next; link != NULL; link = next)
    {
      Page *page = link->data;

      next = link->next;
      if (page->number * CX_PAGED_MODEL_PAGE + page->n_items > position ||
          page->n_items < CX_PAGED_MODEL_PAGE)
        drop_page (self, page);
    }
}

static char *
make_json (Page *page)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < page->n_items; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            cx_paged_item_get_id (page->items[i]));
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

static void
update_item (Page *page, CxStatement *row, gboolean *seen)
{
  gint64 id = cx_statement_get_int (row, 0);

  for (guint i = 0; i < page->n_items; i++)
    if (cx_paged_item_get_id (page->items[i]) == id)
      {
        seen[i] = TRUE;
        cx_paged_item_update (page->items[i], row);
        return;
      }
}

/* Reads the rows of @page by their ids. */
static gboolean
fill_page (CxPagedModel *self, Page *page, GError **error)
{
  CxDb *db = cx_store_get_db (self->store);
  g_autofree char *json = make_json (page);
  g_autoptr (CxStatement) statement = NULL;
  gboolean seen[CX_PAGED_MODEL_PAGE] = { FALSE };
  gboolean row;

  page->stale = FALSE;
  if (db == NULL)
    return TRUE;
  statement = cx_db_prepare (db, self->plan->rows, error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_text (statement, ":ids", json);
  do
    {
      if (!cx_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        update_item (page, statement, seen);
    }
  while (row);
  for (guint i = 0; i < page->n_items; i++)
    if (!seen[i])
      cx_paged_item_update (page->items[i], NULL);
  return TRUE;
}

static void
fill_or_tell (CxPagedModel *self, Page *page)
{
  g_autoptr (GError) error = NULL;

  if (!fill_page (self, page, &error))
    g_signal_emit (self, signals[FAILED], 0, error);
}

static Page *
get_page (CxPagedModel *self, guint number)
{
  Page *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));
  guint first = number * CX_PAGED_MODEL_PAGE;

  if (page != NULL)
    {
      g_queue_unlink (&self->recent, &page->link);
      g_queue_push_head_link (&self->recent, &page->link);
      return page;
    }
  page = g_new0 (Page, 1);
  page->number = number;
  page->link.data = page;
  page->n_items = MIN (CX_PAGED_MODEL_PAGE, self->ids->len - first);
  for (guint i = 0; i < page->n_items; i++)
    page->items[i] = take_item (self, g_array_index (self->ids, gint64, first + i));
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (number), page);
  g_queue_push_head_link (&self->recent, &page->link);
  fill_or_tell (self, page);
  if (self->recent.length > MOST_PAGES)
    drop_page (self, g_queue_peek_tail (&self->recent));
  return page;
}

/* One page at a time, so that the window stays awake between them. */
static gboolean
refresh_cb (gpointer data)
{
  CxPagedModel *self = data;

  for (GList *link = self->recent.head; link != NULL; link = link->next)
    {
      Page *page = link->data;

      if (page->stale)
        {
          fill_or_tell (self, page);
          return G_SOURCE_CONTINUE;
        }
    }
  self->refresh = 0;
  return G_SOURCE_REMOVE;
}

static void
mark_stale (CxPagedModel *self)
{
  for (GList *link = self->recent.head; link != NULL; link = link->next)
    ((Page *) link->data)->stale = TRUE;
  if (self->refresh == 0 && self->recent.length > 0)
    self->refresh = g_idle_add (refresh_cb, self);
}

/* --- Ids
 * --------------------------------------------------------------------------------------------- */

/* Only the stretch that differs is announced: a row added in the middle moves nothing before it. */
static void
take_ids (CxPagedModel *self, GArray *ids)
{
  g_autoptr (GArray) old = self->ids;
  const gint64 *before = (const gint64 *) old->data;
  const gint64 *after = (const gint64 *) ids->data;
  guint shorter = MIN (old->len, ids->len);
  guint head = 0;
  guint tail = 0;

  while (head < shorter && before[head] == after[head])
    head++;
  while (tail < shorter - head && before[old->len - 1 - tail] == after[ids->len - 1 - tail])
    tail++;

  self->ids = ids;
  if (head == old->len && head == ids->len)
    return;
  drop_pages_from (self, head);
  g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail,
                              ids->len - head - tail);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree GWeakRef *weak = data;
  g_autoptr (CxPagedModel) self = g_weak_ref_get (weak);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = cx_paged_load_finish (result, &error);

  g_weak_ref_clear (weak);
  /* Another load has taken its place, or the list is gone. */
  if (self == NULL || self->cancellable != g_task_get_cancellable (G_TASK (result)))
    return;

  g_clear_object (&self->cancellable);
  if (ids != NULL)
    take_ids (self, g_steal_pointer (&ids));
  else if (!g_error_matches (error, CX_ERROR, CX_ERROR_CANCELLED) &&
           !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
stop_loading (CxPagedModel *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

void
cx_paged_model_reload (CxPagedModel *self)
{
  gboolean was_loading = self->cancellable != NULL;
  GWeakRef *weak;

  g_return_if_fail (CX_IS_PAGED_MODEL (self));

  stop_loading (self);
  if (self->store->file == NULL)
    return;
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  self->cancellable = g_cancellable_new ();
  cx_paged_load_async (self->store->file, self->plan, self->cancellable, loaded_cb, weak);
  if (!was_loading)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

void
cx_paged_model_cancel (CxPagedModel *self)
{
  g_return_if_fail (CX_IS_PAGED_MODEL (self));

  if (self->cancellable == NULL)
    return;
  stop_loading (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
store_changed_cb (CxStore *store, const char *const *tables, CxPagedModel *self)
{
  if (tables != NULL && self->plan->table != NULL && !g_strv_contains (tables, self->plan->table))
    return;
  mark_stale (self);
  cx_paged_model_reload (self);
}

/* --- GListModel
 * --------------------------------------------------------------------------------------- */

static GType
cx_paged_model_get_item_type (GListModel *model)
{
  return CX_TYPE_PAGED_ITEM;
}

static guint
cx_paged_model_get_n_items (GListModel *model)
{
  return CX_PAGED_MODEL (model)->ids->len;
}

static gpointer
cx_paged_model_get_item (GListModel *model, guint position)
{
  CxPagedModel *self = CX_PAGED_MODEL (model);

  if (position >= self->ids->len)
    return NULL;
  return g_object_ref (
      get_page (self, position / CX_PAGED_MODEL_PAGE)->items[position % CX_PAGED_MODEL_PAGE]);
}

static void
cx_paged_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cx_paged_model_get_item_type;
  iface->get_n_items = cx_paged_model_get_n_items;
  iface->get_item = cx_paged_model_get_item;
}

/* --- The object
 * ---------------------------------------------------------------------------------------- */

static void
cx_paged_model_dispose (GObject *object)
{
  CxPagedModel *self = CX_PAGED_MODEL (object);

  stop_loading (self);
  g_clear_handle_id (&self->refresh, g_source_remove);
  while (self->recent.length > 0)
    drop_page (self, g_queue_peek_head (&self->recent));
  forget_all_items (self);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (cx_paged_model_parent_class)->dispose (object);
}

static void
cx_paged_model_finalize (GObject *object)
{
  CxPagedModel *self = CX_PAGED_MODEL (object);

  g_hash_table_unref (self->pages);
  g_hash_table_unref (self->live);
  g_array_unref (self->ids);
  g_clear_pointer (&self->plan, cx_paged_plan_unref);
  G_OBJECT_CLASS (cx_paged_model_parent_class)->finalize (object);
}

static void
cx_paged_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, cx_paged_model_is_loading (CX_PAGED_MODEL (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    }
}

static void
cx_paged_model_class_init (CxPagedModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cx_paged_model_dispose;
  object_class->finalize = cx_paged_model_finalize;
  object_class->get_property = cx_paged_model_get_property;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[FAILED] = g_signal_new ("failed", CX_TYPE_PAGED_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
cx_paged_model_init (CxPagedModel *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->pages = g_hash_table_new (NULL, NULL);
  self->live = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_queue_init (&self->recent);
}

CxPagedModel *
cx_paged_model_new (CxStore *store, const CxPagedQuery *query)
{
  CxPagedModel *self = g_object_new (CX_TYPE_PAGED_MODEL, NULL);

  self->store = g_object_ref (store);
  self->plan = cx_paged_plan_new (query);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  cx_paged_model_reload (self);
  return self;
}

void
cx_paged_model_set_query (CxPagedModel *self, const CxPagedQuery *query)
{
  g_return_if_fail (CX_IS_PAGED_MODEL (self));

  g_clear_pointer (&self->plan, cx_paged_plan_unref);
  self->plan = cx_paged_plan_new (query);
  mark_stale (self);
  cx_paged_model_reload (self);
}

gboolean
cx_paged_model_is_loading (CxPagedModel *self)
{
  return self->cancellable != NULL;
}

gboolean
cx_paged_model_find (CxPagedModel *self, gint64 id, guint *position)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

gint64
cx_paged_model_get_id (CxPagedModel *self, guint position)
{
  g_return_val_if_fail (position < self->ids->len, 0);

  return g_array_index (self->ids, gint64, position);
}

guint
cx_paged_model_get_pages (CxPagedModel *self)
{
  return self->recent.length;
}
