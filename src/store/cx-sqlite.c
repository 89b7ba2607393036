#include "config.h"

#include "cx-sqlite.h"

#include "cx-i18n.h"
#include "cx-schema.h"

#include <errno.h>
#include <string.h>

static void
set_damaged (GError **error)
{
  cx_error_set (error, CX_ERROR_DAMAGED,
                _ ("Stop working in this file and restore your last backup of it. The damaged file "
                   "was left as it is."),
                _ ("The business file is damaged."));
}

static void
set_full (GError **error)
{
  cx_error_set (error, CX_ERROR_FULL, _ ("Free some space on the disk, then try again."),
                _ ("The disk is full. Nothing of this change was kept; everything saved before is "
                   "still there."));
}

/* SQLite calls only ENOSPC full. A quota or a limit on the size of a file comes as a failed write,
 * and the system's reason may be lost by then: a write that fails for no reason of the device's own
 * is taken for a full disk. */
static gboolean
is_full (sqlite3 *handle, int rc)
{
  int system = handle != NULL ? sqlite3_system_errno (handle) : 0;

  switch (system)
    {
    case ENOSPC:
    case EFBIG:
      return TRUE;
    case EIO:
    case ENXIO:
    case ENODEV:
    case EROFS:
      return FALSE;
    default:
      return rc == SQLITE_IOERR_WRITE;
    }
}

/* A query that fails because a table is not there is our mistake, unless the file has lost a table
 * that every business file has. */
static gboolean
has_lost_tables (sqlite3 *handle)
{
  g_autoptr (GPtrArray) missing = NULL;

  if (handle == NULL)
    return FALSE;
  missing = cx_sqlite_find_missing_tables (handle);
  return missing->len > 0;
}

static void
set_read_only (GError **error, int rc)
{
  if (rc == SQLITE_READONLY_DBMOVED)
    cx_error_set (error, CX_ERROR_READ_ONLY,
                  _ ("Close the file and open it again where it is now."),
                  _ ("The business file was moved or deleted while it was open."));
  else
    cx_error_set (error, CX_ERROR_READ_ONLY,
                  _ ("Allow writing to the file and its folder, or copy the file to a folder of "
                     "your own."),
                  _ ("The business file cannot be written to."));
}

static void
set_failed (GError **error, sqlite3 *handle, int rc)
{
  g_autofree char *text = g_strdup (handle != NULL ? sqlite3_errmsg (handle) : sqlite3_errstr (rc));

  if ((rc & 0xff) == SQLITE_ERROR && has_lost_tables (handle))
    set_damaged (error);
  else if ((rc & 0xff) == SQLITE_CONSTRAINT)
    cx_error_set (error, CX_ERROR_FAILED, NULL,
                  _ ("The change does not fit what is in the business file (%s)."), text);
  else
    cx_error_set (error, CX_ERROR_FAILED, NULL,
                  _ ("The business file could not be read or written (%s)."), text);
}

gboolean
cx_sqlite_set_error (GError **error, sqlite3 *handle, int rc, const char *path)
{
  if (error == NULL)
    return FALSE;

  switch (rc & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
      set_damaged (error);
      break;
    case SQLITE_FULL:
      set_full (error);
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      cx_error_set (error, CX_ERROR_LOCKED, _ ("Wait until it is done, then try again."),
                    _ ("Another program is working in the business file."));
      break;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      set_read_only (error, rc);
      break;
    case SQLITE_INTERRUPT:
      cx_error_set (error, CX_ERROR_CANCELLED, NULL, _ ("Stopped; nothing was changed."));
      break;
    case SQLITE_IOERR:
      if (is_full (handle, rc))
        set_full (error);
      else if (rc == SQLITE_IOERR_SHORT_READ || rc == SQLITE_IOERR_CORRUPTFS)
        set_damaged (error);
      else
        set_failed (error, handle, rc);
      break;
    default:
      set_failed (error, handle, rc);
      break;
    }
  cx_error_place (error, path, 0, NULL);
  return FALSE;
}

gboolean
cx_sqlite_exec (sqlite3 *handle, const char *sql, const char *path, GError **error)
{
  int rc = sqlite3_exec (handle, sql, NULL, NULL, NULL);

  if (rc != SQLITE_OK)
    return cx_sqlite_set_error (error, handle, rc, path);
  return TRUE;
}

gboolean
cx_sqlite_get_int (sqlite3 *handle,
                   const char *sql,
                   const char *path,
                   gint64 fallback,
                   gint64 *value,
                   GError **error)
{
  sqlite3_stmt *statement = NULL;
  int rc = sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL);

  *value = fallback;
  if (rc == SQLITE_OK)
    rc = sqlite3_step (statement);
  if (rc == SQLITE_ROW && sqlite3_column_type (statement, 0) != SQLITE_NULL)
    *value = sqlite3_column_int64 (statement, 0);
  if (rc != SQLITE_ROW && rc != SQLITE_DONE)
    cx_sqlite_set_error (error, handle, rc, path);
  sqlite3_finalize (statement);
  return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

GPtrArray *
cx_sqlite_find_missing_tables (sqlite3 *handle)
{
  static const char *const others[] = { "batch", "batch_reject", "batch_before", "change_log",
                                        NULL };
  const char *const *lists[] = { cx_schema_recorded_tables (), others };
  GPtrArray *missing = g_ptr_array_new_with_free_func (g_free);

  for (guint list = 0; list < G_N_ELEMENTS (lists); list++)
    for (guint i = 0; lists[list][i] != NULL; i++)
      if (sqlite3_table_column_metadata (handle, "main", lists[list][i], NULL, NULL, NULL, NULL,
                                         NULL, NULL) != SQLITE_OK)
        g_ptr_array_add (missing, g_strdup (lists[list][i]));
  return missing;
}

gboolean
cx_sqlite_is_answers_table (const char *name)
{
  const char *p = name;
  int groups = 0;

  if (!g_str_has_prefix (name, "answers"))
    return FALSE;
  for (p += strlen ("answers"); *p == '_'; groups++)
    {
      p++;
      if (!g_ascii_isdigit (*p))
        return FALSE;
      while (g_ascii_isdigit (*p))
        p++;
    }
  return *p == '\0' && (groups == 1 || groups == 2);
}

gboolean
cx_sqlite_is_recorded_table (const char *name, gboolean bulk)
{
  if (g_strv_contains (cx_schema_recorded_tables (), name))
    return TRUE;
  return !bulk && cx_sqlite_is_answers_table (name);
}

gboolean
cx_sqlite_is_root_table (const char *name)
{
  return !cx_sqlite_is_answers_table (name) || strchr (name, '_') == strrchr (name, '_');
}

char *
cx_sqlite_get_root_table (const char *name)
{
  if (cx_sqlite_is_root_table (name))
    return g_strdup (name);
  return g_strndup (name, (gsize) (strrchr (name, '_') - name));
}
