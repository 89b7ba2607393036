#include "config.h"

#include "cx-store-private.h"

#define POLL_SECONDS 1

typedef struct
{
  CxStore *store;
  GStrv tables;
} Notice;

static void
notice_free (gpointer data)
{
  Notice *self = data;

  g_object_unref (self->store);
  g_strfreev (self->tables);
  g_free (self);
}

static gboolean
emit_cb (gpointer data)
{
  Notice *self = data;

  g_signal_emit_by_name (self->store, "changed", self->tables);
  return G_SOURCE_REMOVE;
}

void
cx_store_notify (CxStore *store, GPtrArray *tables)
{
  Notice *notice = g_new0 (Notice, 1);
  g_autoptr (GSource) source = NULL;

  notice->store = g_object_ref (store);
  if (tables != NULL)
    {
      g_ptr_array_add (tables, NULL);
      notice->tables = (GStrv) g_ptr_array_free (tables, FALSE);
    }
  if (store->thread == g_thread_self ())
    {
      emit_cb (notice);
      notice_free (notice);
      return;
    }
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_cb, notice, notice_free);
  g_source_attach (source, store->context);
}

static gboolean
poll_cb (gpointer data)
{
  CxStore *self = data;
  gint64 version = cx_db_get_version (self->db);

  if (version != self->polled)
    {
      self->polled = version;
      cx_store_notify (self, NULL);
    }
  return G_SOURCE_CONTINUE;
}

void
cx_store_start_polling (CxStore *store)
{
  store->poll = g_timeout_source_new_seconds (POLL_SECONDS);
  g_source_set_callback (store->poll, poll_cb, store, NULL);
  g_source_attach (store->poll, store->context);
  store->polled = cx_db_get_version (store->db);
}

void
cx_store_stop_polling (CxStore *store)
{
  if (store->poll == NULL)
    return;
  g_source_destroy (store->poll);
  g_clear_pointer (&store->poll, g_source_unref);
}
