#include "config.h"

#include "cx-store-private.h"

#include "cx-i18n.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (CxStore, cx_store, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The file under it. */

CxStoreFile *
cx_store_file_new (const char *path, CxLock *lock, CxDb *writer, CxDbMode mode)
{
  CxStoreFile *self = g_new0 (CxStoreFile, 1);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->path = g_strdup (path);
  self->lock = lock;
  self->writer = writer;
  self->mode = mode;
  return self;
}

CxStoreFile *
cx_store_file_ref (CxStoreFile *file)
{
  g_atomic_ref_count_inc (&file->refs);
  return file;
}

/* One file again. While another program reads it, that must wait for the next close; what was
 * written is in the file all the same. */
static void
leave_wal (CxDb *writer)
{
  gint64 any;

  cx_db_drop_statements (writer);
  /* A log that only readers have opened is empty, and an empty one is overlooked, unless this
   * connection has it open too. */
  cx_sqlite_get_int (writer->handle, "SELECT 1 FROM sqlite_schema", NULL, 0, &any, NULL);
  sqlite3_busy_timeout (writer->handle, 200);
  if (sqlite3_exec (writer->handle, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) != SQLITE_OK)
    sqlite3_wal_checkpoint_v2 (writer->handle, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
}

void
cx_store_file_unref (CxStoreFile *file)
{
  if (!g_atomic_ref_count_dec (&file->refs))
    return;

  if (file->writer != NULL)
    {
      leave_wal (file->writer);
      cx_db_unref (file->writer);
    }
  g_clear_pointer (&file->lock, cx_lock_release);
  g_mutex_clear (&file->mutex);
  g_cond_clear (&file->cond);
  g_free (file->path);
  g_free (file);
}

static void
unref_file_cb (gpointer data)
{
  cx_store_file_unref (data);
}

CxDb *
cx_store_file_open_db (CxStoreFile *file, GError **error)
{
  CxDb *db = cx_db_open (file->path, file->mode, error);

  if (db != NULL)
    cx_db_set_closed (db, unref_file_cb, cx_store_file_ref (file));
  return db;
}

gboolean
cx_store_file_take_turn (CxStoreFile *file, GError **error)
{
  guint64 ticket;

  g_mutex_lock (&file->mutex);
  if (file->owner == g_thread_self ())
    {
      g_mutex_unlock (&file->mutex);
      cx_error_set (error, CX_ERROR_USAGE, _ ("Finish or drop the change that is open."),
                    _ ("A change is already being made."));
      return FALSE;
    }
  ticket = file->next_ticket++;
  while (file->serving != ticket)
    g_cond_wait (&file->cond, &file->mutex);
  file->owner = g_thread_self ();
  g_mutex_unlock (&file->mutex);
  return TRUE;
}

void
cx_store_file_end_turn (CxStoreFile *file)
{
  g_mutex_lock (&file->mutex);
  file->owner = NULL;
  file->serving++;
  g_cond_broadcast (&file->cond);
  g_mutex_unlock (&file->mutex);
}

/* The object. */

static void
cx_store_dispose (GObject *object)
{
  CxStore *self = CX_STORE (object);

  cx_store_close (self);
  G_OBJECT_CLASS (cx_store_parent_class)->dispose (object);
}

static void
cx_store_finalize (GObject *object)
{
  CxStore *self = CX_STORE (object);

  g_free (self->path);
  g_main_context_unref (self->context);
  G_OBJECT_CLASS (cx_store_parent_class)->finalize (object);
}

static void
cx_store_class_init (CxStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cx_store_dispose;
  object_class->finalize = cx_store_finalize;

  signals[CHANGED] = g_signal_new ("changed", CX_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
cx_store_init (CxStore *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->thread = g_thread_self ();
}

void
cx_store_close (CxStore *store)
{
  g_return_if_fail (CX_IS_STORE (store));

  cx_store_stop_polling (store);
  g_clear_pointer (&store->db, cx_db_unref);
  g_clear_pointer (&store->file, cx_store_file_unref);
}

void
cx_store_adopt (CxStore *store)
{
  const gboolean polling = store->poll != NULL;

  cx_store_stop_polling (store);
  g_main_context_unref (store->context);
  store->context = g_main_context_ref_thread_default ();
  store->thread = g_thread_self ();
  if (polling)
    cx_store_start_polling (store);
}

const char *
cx_store_get_path (CxStore *store)
{
  return store->path;
}

gboolean
cx_store_is_read_only (CxStore *store)
{
  return store->read_only;
}

int
cx_store_get_schema_version (CxStore *store)
{
  return store->version;
}

CxDb *
cx_store_get_db (CxStore *store)
{
  return store->db;
}

CxDb *
cx_store_open_db (CxStore *store, GError **error)
{
  g_return_val_if_fail (store->file != NULL, NULL);

  return cx_store_file_open_db (store->file, error);
}

char *
cx_uuid_new (void)
{
  return g_uuid_string_random ();
}
