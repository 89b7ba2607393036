#include "config.h"

#include "cx-paged-model.h"

#include "cx-paged-load.h"
#include "cx-paged-pages.h"

/* Rows in place of others that are announced at once. */
#define STRETCH_MAX 1024

struct _CxPagedModel
{
  GObject parent_instance;

  CxStore *store;
  CxPagedPlan *plan;
  GArray *ids;
  CxPagedPages *pages;

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

static void
tell_failure (CxPagedModel *self, GError *error)
{
  if (error == NULL)
    return;
  g_signal_emit (self, signals[FAILED], 0, error);
  g_error_free (error);
}

/* One page at a time, so that the window stays awake between them. */
static gboolean
refresh_cb (gpointer data)
{
  CxPagedModel *self = data;
  GError *error = NULL;

  if (cx_paged_pages_refresh_one (self->pages, &error))
    {
      tell_failure (self, error);
      return G_SOURCE_CONTINUE;
    }
  self->refresh = 0;
  return G_SOURCE_REMOVE;
}

static void
mark_stale (CxPagedModel *self)
{
  cx_paged_pages_mark_stale (self->pages);
  if (self->refresh == 0)
    self->refresh = g_idle_add (refresh_cb, self);
}

/* A list view looks for the rows that it holds on to among all that were added in place of others,
 * and would read every page for that; so a long stretch first goes and then comes. */
static void
announce (CxPagedModel *self, GArray *old, GArray *ids, guint head, guint tail)
{
  guint removed = old->len - head - tail;
  guint added = ids->len - head - tail;

  if (removed > 0 && added > STRETCH_MAX)
    {
      g_autoptr (GArray) rest = g_array_sized_new (FALSE, FALSE, sizeof (gint64), head + tail);

      g_array_append_vals (rest, old->data, head);
      g_array_append_vals (rest, (gint64 *) old->data + old->len - tail, tail);
      self->ids = rest;
      cx_paged_pages_drop_from (self->pages, head);
      g_list_model_items_changed (G_LIST_MODEL (self), head, removed, 0);
      removed = 0;
    }
  self->ids = ids;
  cx_paged_pages_drop_from (self->pages, head);
  g_list_model_items_changed (G_LIST_MODEL (self), head, removed, added);
}

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

  if (head < old->len || head < ids->len)
    announce (self, old, ids, head, tail);
  self->ids = ids;
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

/* GListModel. */

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
  GError *error = NULL;
  CxPagedItem *item;

  if (position >= self->ids->len)
    return NULL;
  item = cx_paged_pages_get (self->pages, self->ids, position, &error);
  tell_failure (self, error);
  return item;
}

static void
cx_paged_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cx_paged_model_get_item_type;
  iface->get_n_items = cx_paged_model_get_n_items;
  iface->get_item = cx_paged_model_get_item;
}

/* The object. */

static void
cx_paged_model_dispose (GObject *object)
{
  CxPagedModel *self = CX_PAGED_MODEL (object);

  stop_loading (self);
  g_clear_handle_id (&self->refresh, g_source_remove);
  g_clear_pointer (&self->pages, cx_paged_pages_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (cx_paged_model_parent_class)->dispose (object);
}

static void
cx_paged_model_finalize (GObject *object)
{
  CxPagedModel *self = CX_PAGED_MODEL (object);

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
}

static void
use_query (CxPagedModel *self, const CxPagedQuery *query)
{
  g_clear_pointer (&self->plan, cx_paged_plan_unref);
  self->plan = cx_paged_plan_new (query);
  cx_paged_pages_set_rows (self->pages, query->rows);
}

CxPagedModel *
cx_paged_model_new (CxStore *store, const CxPagedQuery *query)
{
  CxPagedModel *self = g_object_new (CX_TYPE_PAGED_MODEL, NULL);

  self->store = g_object_ref (store);
  self->pages = cx_paged_pages_new (cx_store_get_db (store));
  use_query (self, query);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  cx_paged_model_reload (self);
  return self;
}

void
cx_paged_model_set_query (CxPagedModel *self, const CxPagedQuery *query)
{
  g_return_if_fail (CX_IS_PAGED_MODEL (self));

  use_query (self, query);
  mark_stale (self);
  cx_paged_model_reload (self);
}

void
cx_paged_model_set_rows (CxPagedModel *self, const char *rows)
{
  g_return_if_fail (CX_IS_PAGED_MODEL (self));

  cx_paged_pages_set_rows (self->pages, rows);
  mark_stale (self);
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
  return cx_paged_pages_count (self->pages);
}
