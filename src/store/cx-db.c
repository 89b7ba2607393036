#include "config.h"

#include "cx-db-private.h"

#include <string.h>

#define BUSY_TIMEOUT_MS 10000
#define PROGRESS_STEPS 20000
#define WRITER_CACHE_KIB "32000"

static int
check_cancelled_cb (gpointer user_data)
{
  CxDb *self = user_data;
  GCancellable *cancellable = cx_progress_get_cancellable (self->progress);

  return cancellable != NULL && g_cancellable_is_cancelled (cancellable);
}

static char *
make_immutable_uri (const char *path, GError **error)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, error);

  return uri != NULL ? g_strconcat (uri, "?immutable=1", NULL) : NULL;
}

static void
configure (CxDb *self)
{
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  /* A file may come from anyone: its views and triggers get no dangerous functions, and nothing
   * may write the schema table. */
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
  cx_sqlite_add_functions (self->handle);
}

/* SQLite counts its memory under a lock at every allocation, and nobody asks. Too late is no harm.
 */
static gpointer
prepare_sqlite (gpointer data)
{
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  return NULL;
}

CxDb *
cx_db_open (const char *path, CxDbMode mode, GError **error)
{
  static GOnce prepared = G_ONCE_INIT;
  g_autoptr (CxDb) self = g_new0 (CxDb, 1);
  g_autofree char *uri = NULL;
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  int rc;

  g_once (&prepared, prepare_sqlite, NULL);
  g_atomic_ref_count_init (&self->refs);
  g_queue_init (&self->idle_order);
  self->idle = g_hash_table_new (g_str_hash, g_str_equal);
  self->path = g_strdup (path);
  self->mode = mode;

  if (mode == CX_DB_READ_IMMUTABLE && (uri = make_immutable_uri (path, error)) == NULL)
    return NULL;
  flags |= mode >= CX_DB_WRITE ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
  if (mode == CX_DB_CREATE)
    flags |= SQLITE_OPEN_CREATE;
  if (uri != NULL)
    flags |= SQLITE_OPEN_URI;

  rc = sqlite3_open_v2 (uri != NULL ? uri : path, &self->handle, flags, NULL);
  if (rc != SQLITE_OK)
    {
      cx_db_fail (self, rc, error);
      return NULL;
    }
  configure (self);
  return g_steal_pointer (&self);
}

gboolean
cx_db_make_durable (CxDb *db, GError **error)
{
  return cx_db_exec (db, "PRAGMA synchronous = FULL; PRAGMA cache_size = -" WRITER_CACHE_KIB,
                     error);
}

CxDb *
cx_db_ref (CxDb *db)
{
  g_atomic_ref_count_inc (&db->refs);
  return db;
}

void
cx_db_unref (CxDb *db)
{
  if (!g_atomic_ref_count_dec (&db->refs))
    return;

  cx_db_set_progress (db, NULL);
  cx_db_drop_statements (db);
  g_hash_table_unref (db->idle);
  sqlite3_close_v2 (db->handle);
  if (db->closed != NULL)
    db->closed (db->closed_data);
  g_free (db->path);
  g_free (db);
}

void
cx_db_set_closed (CxDb *db, GDestroyNotify func, gpointer data)
{
  db->closed = func;
  db->closed_data = data;
}

gboolean
cx_db_fail (CxDb *db, int rc, GError **error)
{
  return cx_sqlite_set_error (error, db->handle, rc, db->path);
}

gboolean
cx_db_exec (CxDb *db, const char *sql, GError **error)
{
  return cx_sqlite_exec (db->handle, sql, db->path, error);
}

gboolean
cx_db_read_header (CxDb *db, guint8 *bytes, int size, gint64 *length)
{
  sqlite3_file *file = NULL;
  sqlite3_int64 file_size = 0;

  *length = 0;
  if (sqlite3_file_control (db->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
      file == NULL || file->pMethods == NULL ||
      file->pMethods->xFileSize (file, &file_size) != SQLITE_OK)
    return FALSE;
  *length = file_size;
  return file_size >= size && file->pMethods->xRead (file, bytes, size, 0) == SQLITE_OK;
}

gint64
cx_db_get_version (CxDb *db)
{
  gint64 data_version = 0;

  /* data_version counts what other connections committed, total_changes what this one did. */
  if (!cx_db_get_int (db, "PRAGMA data_version", 0, &data_version, NULL))
    return -1;
  return (data_version << 32) + (sqlite3_total_changes64 (db->handle) & G_MAXUINT32);
}

gboolean
cx_db_begin_read (CxDb *db, GError **error)
{
  gint64 any;

  if (db->read_depth == 0 && sqlite3_get_autocommit (db->handle))
    {
      if (!cx_db_exec (db, "BEGIN", error))
        return FALSE;
      db->began_read = TRUE;
      /* The state is fixed by the first read, not by BEGIN. */
      if (!cx_db_get_int (db, "SELECT 1 FROM sqlite_schema", 0, &any, error))
        {
          db->began_read = FALSE;
          sqlite3_exec (db->handle, "ROLLBACK", NULL, NULL, NULL);
          return FALSE;
        }
    }
  db->read_depth++;
  return TRUE;
}

void
cx_db_end_read (CxDb *db)
{
  g_return_if_fail (db->read_depth > 0);

  db->read_depth--;
  if (db->read_depth == 0 && db->began_read)
    {
      db->began_read = FALSE;
      sqlite3_exec (db->handle, "ROLLBACK", NULL, NULL, NULL);
    }
}

void
cx_db_set_progress (CxDb *db, CxProgress *progress)
{
  if (progress == db->progress)
    return;

  if (progress != NULL)
    cx_progress_ref (progress);
  g_clear_pointer (&db->progress, cx_progress_unref);
  db->progress = progress;
  sqlite3_progress_handler (db->handle, progress != NULL ? PROGRESS_STEPS : 0,
                            progress != NULL ? check_cancelled_cb : NULL, db);
}

gboolean
cx_db_get_int (CxDb *db, const char *sql, gint64 fallback, gint64 *value, GError **error)
{
  g_autoptr (CxStatement) statement = cx_db_prepare (db, sql, error);
  gboolean row;

  *value = fallback;
  if (statement == NULL || !cx_statement_step (statement, &row, error))
    return FALSE;
  if (row && !cx_statement_is_null (statement, 0))
    *value = cx_statement_get_int (statement, 0);
  return TRUE;
}

char *
cx_sql_identifier (const char *name)
{
  GString *quoted = g_string_sized_new (strlen (name) + 2);

  g_string_append_c (quoted, '"');
  for (const char *p = name; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (quoted, '"');
      g_string_append_c (quoted, *p);
    }
  g_string_append_c (quoted, '"');
  return g_string_free (quoted, FALSE);
}

gboolean
cx_db_has_column (CxDb *db, const char *table, const char *column)
{
  return sqlite3_table_column_metadata (db->handle, "main", table, column, NULL, NULL, NULL, NULL,
                                        NULL) == SQLITE_OK;
}

gboolean
cx_db_has_table (CxDb *db, const char *table)
{
  return cx_db_has_column (db, table, NULL);
}
