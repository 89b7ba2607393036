#include "config.h"

#include "cx-lock.h"

#include "cx-i18n.h"
#include "cx-platform.h"
#include "cx-sqlite.h"

#include <glib/gstdio.h>

struct _CxLock
{
  sqlite3 *handle;
  char *path;
};

char *
cx_lock_make_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *lock_name = g_strconcat (".", name, ".lock", NULL);

  return g_build_filename (folder, lock_name, NULL);
}

static void
remove_journal (const char *lock_path)
{
  g_autofree char *journal = g_strconcat (lock_path, "-journal", NULL);

  g_unlink (journal);
}

/* The holder keeps the file locked, so its words are read past the lock. They are short and written
 * once; should they just be in the making, the message does without them. */
static char *
describe_holder (const char *lock_path)
{
  g_autofree char *uri = g_filename_to_uri (lock_path, NULL, NULL);
  g_autofree char *full_uri = g_strconcat (uri != NULL ? uri : "", "?immutable=1", NULL);
  g_autofree char *since = NULL;
  g_autoptr (GDateTime) at = NULL;
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement = NULL;
  char *text = NULL;

  if (sqlite3_open_v2 (full_uri, &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) ==
          SQLITE_OK &&
      sqlite3_prepare_v2 (handle, "SELECT user, host, program, pid, since FROM holder", -1,
                          &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    {
      at = g_date_time_new_from_unix_local (sqlite3_column_int64 (statement, 4));
      since = at != NULL ? g_date_time_format (at, "%Y-%m-%d %H:%M") : g_strdup ("?");
      /* TRANSLATORS: who has the file open: login name, computer, date and time, program, number
       * of the process. */
      text = g_strdup_printf (
          _ ("%s on %s has been working in this file since %s (%s, process %d)."),
          sqlite3_column_text (statement, 0), sqlite3_column_text (statement, 1), since,
          sqlite3_column_text (statement, 2), sqlite3_column_int (statement, 3));
    }
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  return text;
}

static void
set_locked (GError **error, const char *path, const char *lock_path)
{
  g_autofree char *holder = describe_holder (lock_path);

  cx_error_set (error, CX_ERROR_LOCKED,
                _ ("Close it there first, or open the file here for reading only."), "%s",
                holder != NULL ? holder : _ ("Another program is working in this file."));
  cx_error_place (error, path, 0, NULL);
}

static int
write_holder (sqlite3 *handle)
{
  g_autofree char *user = g_filename_display_name (g_get_user_name ());
  g_autofree char *host = g_filename_display_name (g_get_host_name ());
  const char *program = g_get_prgname ();
  sqlite3_stmt *statement = NULL;
  int rc;

  rc = sqlite3_prepare_v2 (handle, "INSERT INTO holder VALUES (?, ?, ?, ?, ?)", -1, &statement,
                           NULL);
  if (rc != SQLITE_OK)
    return rc;
  sqlite3_bind_text (statement, 1, user, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, host, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, program != NULL ? program : "clientele", -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 4, cx_platform_process_id ());
  sqlite3_bind_int64 (statement, 5, g_get_real_time () / G_USEC_PER_SEC);
  sqlite3_step (statement);
  return sqlite3_finalize (statement);
}

/* With locking_mode = EXCLUSIVE the lock that the transaction takes is kept after its commit. The
 * content needs no safety against power loss, only the lock matters. */
static int
lock_file (sqlite3 *handle)
{
  static const char sql[] = "PRAGMA locking_mode = EXCLUSIVE;"
                            "PRAGMA synchronous = OFF;"
                            "BEGIN EXCLUSIVE;"
                            "CREATE TABLE IF NOT EXISTS holder (user, host, program, pid, since);"
                            "DELETE FROM holder;";
  int rc = sqlite3_exec (handle, sql, NULL, NULL, NULL);

  if (rc == SQLITE_OK)
    rc = write_holder (handle);
  if (rc == SQLITE_OK)
    rc = sqlite3_exec (handle, "COMMIT", NULL, NULL, NULL);
  return rc;
}

static gboolean
has_moved (sqlite3 *handle)
{
  int moved = 0;

  sqlite3_file_control (handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  return moved != 0;
}

static void
remove_empty (const char *lock_path)
{
  GStatBuf status;

  if (g_stat (lock_path, &status) == 0 && status.st_size == 0)
    {
      remove_journal (lock_path);
      g_unlink (lock_path);
    }
}

/* One try. *@again: the lock file was taken away or was rubbish, so that a second try is due. */
static sqlite3 *
try_lock (const char *path, const char *lock_path, gboolean *again, GError **error)
{
  sqlite3 *handle = NULL;
  int rc = sqlite3_open_v2 (lock_path, &handle,
                            SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);

  *again = FALSE;
  if (rc == SQLITE_OK)
    rc = lock_file (handle);
  if (rc == SQLITE_OK && !has_moved (handle))
    return handle;

  /* The one before us deleted it just after we had opened it; or the power went while it was
   * written. Neither file is anyone's lock. */
  *again = rc == SQLITE_OK || rc == SQLITE_CORRUPT || rc == SQLITE_NOTADB;
  /* The disk is full: nobody else got further with this file, which is still empty. */
  if (rc == SQLITE_FULL)
    remove_empty (lock_path);
  if (rc == SQLITE_BUSY)
    set_locked (error, path, lock_path);
  else
    cx_sqlite_set_error (error, handle, rc, path);
  sqlite3_close (handle);
  if (rc == SQLITE_CORRUPT || rc == SQLITE_NOTADB)
    {
      remove_journal (lock_path);
      g_unlink (lock_path);
    }
  return NULL;
}

CxLock *
cx_lock_take (const char *path, GError **error)
{
  g_autofree char *lock_path = cx_lock_make_path (path);
  g_autoptr (GError) local_error = NULL;
  sqlite3 *handle = NULL;
  gboolean again = TRUE;
  CxLock *self;

  for (int tries = 0; handle == NULL && again && tries < 5; tries++)
    {
      g_clear_error (&local_error);
      handle = try_lock (path, lock_path, &again, &local_error);
    }
  if (handle == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  self = g_new0 (CxLock, 1);
  self->handle = handle;
  self->path = g_steal_pointer (&lock_path);
  return self;
}

void
cx_lock_release (CxLock *lock)
{
  if (lock == NULL)
    return;

  /* Deleted while it is held, so that nobody can take the name in between. Windows deletes no open
   * file: there it goes after the close, unless another program has it open by then. */
  remove_journal (lock->path);
  if (g_unlink (lock->path) == 0)
    {
      sqlite3_close (lock->handle);
    }
  else
    {
      sqlite3_close (lock->handle);
      g_unlink (lock->path);
    }
  g_free (lock->path);
  g_free (lock);
}
