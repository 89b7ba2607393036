/* The inside of a connection, for the files of this folder. */
#pragma once

#include "cx-db.h"
#include "cx-sqlite.h"

G_BEGIN_DECLS

typedef enum
{
  CX_DB_READ,
  CX_DB_READ_IMMUTABLE, /* nobody can write the file: no locks, no -shm */
  CX_DB_WRITE,
  CX_DB_CREATE, /* as CX_DB_WRITE, of a file that is not there yet */
} CxDbMode;

struct _CxDb
{
  gatomicrefcount refs;
  sqlite3 *handle;
  char *path;
  CxDbMode mode;

  /* Idle statements by their SQL; a statement that is in use is not in here. */
  GHashTable *idle;
  GQueue idle_order; /* newest first, borrowed from @idle */

  CxProgress *progress;
  int read_depth;
  gboolean began_read;
  /* The writer inside an edit: if SQLite rolled back by itself (disk full), no statement may run
   * any more, because it would run outside the transaction. */
  gboolean in_edit;

  GDestroyNotify closed;
  gpointer closed_data;
};

/* Opens @path. Errors are those of cx_store_open () that need no look inside. */
CxDb *cx_db_open (const char *path, CxDbMode mode, GError **error);
/* A commit is on the disk when it returns. Reads the file, so its header must have been checked. */
gboolean cx_db_make_durable (CxDb *db, GError **error);
/* Reads @size bytes at the start of the file through SQLite's own handle (closing another one on
 * the same file would drop this process's locks), and its length. FALSE if it is shorter. */
gboolean cx_db_read_header (CxDb *db, guint8 *bytes, int size, gint64 *length);
/* @func runs with @data after the last reference has gone and the connection is closed. */
void cx_db_set_closed (CxDb *db, GDestroyNotify func, gpointer data);

/* cx_db_prepare () that also takes writing SQL. */
CxStatement *cx_db_prepare_any (CxDb *db, const char *sql, GError **error);
/* Runs @sql without rows; any SQL. */
gboolean cx_db_exec (CxDb *db, const char *sql, GError **error);
gboolean cx_db_fail (CxDb *db, int rc, GError **error);
/* Closes idle statements, so that the connection can be closed or its journal mode changed. */
void cx_db_drop_statements (CxDb *db);

/* The raw statement, for row images. */
sqlite3_stmt *cx_statement_get_raw (CxStatement *statement);

G_END_DECLS
