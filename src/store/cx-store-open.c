#include "config.h"

#include "cx-store-private.h"

#include "cx-i18n.h"
#include "cx-platform.h"

#include <glib/gstdio.h>
#include <string.h>

#define HEADER_SIZE 100
#define WAL_FORMAT 2

static const char sqlite_magic[16] = "SQLite format 3";

/* Looking at a file before it is touched. */

static guint32
read_big_endian (const guint8 *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);
  return GUINT32_FROM_BE (value);
}

static gboolean
has_companion (const char *path, const char *suffix)
{
  g_autofree char *companion = g_strconcat (path, suffix, NULL);
  GStatBuf status;

  return g_stat (companion, &status) == 0 && status.st_size > 0;
}

static void
set_not_a_business (GError **error, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  cx_error_set (error, CX_ERROR_NOT_A_BUSINESS,
                _ ("Choose a file that Clientele made; its name ends in .clientele."),
                _ ("“%s” is not a business file of Clientele."), name);
  cx_error_place (error, path, 0, NULL);
}

static gboolean
set_damaged (GError **error, const char *path)
{
  return cx_sqlite_set_error (error, NULL, SQLITE_CORRUPT, path);
}

/* The header names the number of pages. Fewer in the file means that its end is missing, unless a
 * log beside it holds them. */
static gboolean
is_truncated (CxDb *db, const guint8 *header, gint64 length)
{
  gint64 page_size = (header[16] << 8) | header[17];
  gint64 pages = read_big_endian (header + 28);
  gboolean pages_valid = memcmp (header + 24, header + 92, 4) == 0;

  if (page_size == 1)
    page_size = 65536;
  return pages_valid && length < pages * page_size && !has_companion (db->path, "-wal") &&
         !has_companion (db->path, "-journal");
}

static gboolean
check_header (CxDb *db, gboolean *wal, GError **error)
{
  guint8 header[HEADER_SIZE];
  gint64 length;

  if (!cx_db_read_header (db, header, HEADER_SIZE, &length))
    {
      /* The beginning of one of ours, cut off within its first hundred bytes. */
      guint8 magic[sizeof sqlite_magic];

      if (length >= (gint64) sizeof magic && cx_db_read_header (db, magic, sizeof magic, &length) &&
          memcmp (magic, sqlite_magic, sizeof magic) == 0)
        return set_damaged (error, db->path);
      set_not_a_business (error, db->path);
      return FALSE;
    }
  if (memcmp (header, sqlite_magic, sizeof sqlite_magic) != 0 ||
      read_big_endian (header + 68) != CX_STORE_APPLICATION_ID)
    {
      set_not_a_business (error, db->path);
      return FALSE;
    }
  /* Other numbers are for an SQLite that is not there yet, or damage. */
  if (header[18] < 1 || header[18] > WAL_FORMAT || header[19] < 1 || header[19] > WAL_FORMAT)
    return set_damaged (error, db->path);
  *wal = header[18] == WAL_FORMAT;

  /* A second look, because another program may just have written. */
  if (is_truncated (db, header, length) && cx_db_read_header (db, header, HEADER_SIZE, &length) &&
      is_truncated (db, header, length))
    return set_damaged (error, db->path);
  return TRUE;
}

gboolean
cx_store_check_exists (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      set_not_a_business (error, path);
      return FALSE;
    }
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      if (g_access (path, R_OK) == 0)
        return TRUE;
      cx_error_set (error, CX_ERROR_READ_ONLY,
                    _ ("Ask the owner of the file for permission to read it."),
                    _ ("You are not allowed to read the file “%s”."), name);
    }
  else
    {
      cx_error_set (error, CX_ERROR_NOT_FOUND,
                    _ ("Check its name and folder, or make a new business file."),
                    _ ("There is no file “%s”."), name);
    }
  cx_error_place (error, path, 0, NULL);
  return FALSE;
}

static gboolean
is_folder_writable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (folder, W_OK) == 0;
}

static gboolean
check_writable (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (g_access (path, W_OK) == 0 && is_folder_writable (path))
    return TRUE;
  cx_error_set (error, CX_ERROR_READ_ONLY,
                _ ("Open it for reading only, or copy it to a folder of your own."),
                _ ("“%s” or its folder cannot be written to."), name);
  cx_error_place (error, path, 0, NULL);
  return FALSE;
}

/* Opening. */

static gboolean
read_version (CxDb *db, int *version, GError **error)
{
  gint64 value;

  if (!cx_sqlite_get_int (db->handle, "PRAGMA user_version", db->path, 0, &value, error))
    return FALSE;
  *version = (int) value;
  if (value <= 0)
    return cx_sqlite_set_error (error, NULL, SQLITE_CORRUPT, db->path);
  return TRUE;
}

/* A program that died while it changed the journal mode or the schema left a journal that only a
 * writing connection can apply. That puts the file back to where it was saved. */
static gboolean
recover (const char *path, GError **error)
{
  g_autoptr (CxDb) db = cx_db_open (path, CX_DB_WRITE, error);
  gint64 value;

  return db != NULL &&
         cx_sqlite_get_int (db->handle, "PRAGMA user_version", path, 0, &value, error);
}

CxDb *
cx_store_open_checked (const char *path, CxDbMode mode, int *version, GError **error)
{
  g_autoptr (CxDb) db = NULL;
  gboolean wal;

  if (mode != CX_DB_WRITE && has_companion (path, "-journal") && g_access (path, W_OK) == 0 &&
      is_folder_writable (path) && !recover (path, error))
    return NULL;

  db = cx_db_open (path, mode, error);
  if (db == NULL || !check_header (db, &wal, error))
    return NULL;
  if (mode == CX_DB_READ && wal && !has_companion (path, "-wal") && !is_folder_writable (path))
    {
      g_clear_pointer (&db, cx_db_unref);
      db = cx_db_open (path, CX_DB_READ_IMMUTABLE, error);
      if (db == NULL)
        return NULL;
    }
  if (!read_version (db, version, error))
    return NULL;
  return g_steal_pointer (&db);
}

static CxStore *
make_store (CxStoreFile *file, int version, GError **error)
{
  g_autoptr (CxStore) self = g_object_new (CX_TYPE_STORE, NULL);

  self->path = g_strdup (file->path);
  self->read_only = file->writer == NULL;
  self->version = version;
  self->file = cx_store_file_ref (file);
  self->db = cx_store_file_open_db (file, error);
  return self->db != NULL ? g_steal_pointer (&self) : NULL;
}

static CxStore *
open_for_reading (const char *path, GError **error)
{
  g_autoptr (CxStoreFile) file = NULL;
  g_autoptr (CxStore) self = NULL;
  CxDb *db;
  int version;

  db = cx_store_open_checked (path, CX_DB_READ, &version, error);
  if (db == NULL)
    return NULL;
  if (version < cx_migrate_get_newest ())
    {
      cx_db_unref (db);
      cx_error_set (error, CX_ERROR_UNSUPPORTED,
                    _ ("Open it once for writing: it is copied first, then brought up to date."),
                    _ ("This file was written by an older Clientele."));
      cx_error_place (error, path, 0, NULL);
      return NULL;
    }
  file = cx_store_file_new (path, NULL, NULL, db->mode);
  self = g_object_new (CX_TYPE_STORE, NULL);
  self->path = g_strdup (path);
  self->read_only = TRUE;
  self->version = version;
  self->file = cx_store_file_ref (file);
  self->db = db;
  cx_store_start_polling (self);
  return g_steal_pointer (&self);
}

/* Readers go on while one writes. Where the file lies on a network, or the system cannot share
 * memory, SQLite's rollback journal serves. */
static gboolean
enter_wal (CxDb *db, GError **error)
{
  gboolean remote = cx_platform_is_network_path (db->path);

  return cx_db_exec (db, remote ? "PRAGMA journal_mode = DELETE" : "PRAGMA journal_mode = WAL",
                     error);
}

static gboolean
check_not_newer (const char *path, int version, GError **error)
{
  if (version <= cx_migrate_get_newest ())
    return TRUE;
  cx_error_set (error, CX_ERROR_NEWER,
                _ ("Install the newest Clientele, or open the file for reading only."),
                _ ("This file was written by a newer Clientele."));
  cx_error_place (error, path, 0, NULL);
  return FALSE;
}

static CxStore *
open_for_writing (const char *path, CxLock *taken, GError **error)
{
  g_autoptr (CxLock) lock = taken;
  g_autoptr (CxDb) writer = NULL;
  g_autoptr (CxStoreFile) file = NULL;
  int version;
  gboolean wal;

  /* Before the lock, so that nothing is laid beside a file that is not ours. */
  writer = cx_db_open (path, CX_DB_WRITE, error);
  if (writer == NULL || !check_header (writer, &wal, error))
    return NULL;
  if (lock == NULL && (lock = cx_lock_take (path, error)) == NULL)
    return NULL;
  if (!cx_db_make_durable (writer, error) || !read_version (writer, &version, error) ||
      !check_not_newer (path, version, error))
    return NULL;
  if (version < cx_migrate_get_newest () && !cx_migrate_upgrade (writer, version, error))
    return NULL;
  if (!enter_wal (writer, error))
    return NULL;
  file = cx_store_file_new (path, g_steal_pointer (&lock), g_steal_pointer (&writer), CX_DB_READ);
  return make_store (file, cx_migrate_get_newest (), error);
}

CxStore *
cx_store_open (const char *path, CxStoreFlags flags, GError **error)
{
  g_autofree char *full_path = g_canonicalize_filename (path, NULL);

  if (!cx_store_check_exists (full_path, error))
    return NULL;
  if (flags & CX_STORE_READ_ONLY)
    return open_for_reading (full_path, error);
  if (!check_writable (full_path, error))
    {
      g_autoptr (CxDb) db = NULL;
      g_autoptr (GError) found = NULL;
      int version;

      /* That it is no business file, or damaged, matters more. */
      db = cx_store_open_checked (full_path, CX_DB_READ, &version, &found);
      if (db == NULL && error != NULL)
        {
          g_clear_error (error);
          g_propagate_error (error, g_steal_pointer (&found));
        }
      return NULL;
    }
  return open_for_writing (full_path, NULL, error);
}

/* Creating. */

gboolean
cx_store_check_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *folder_name = g_filename_display_name (folder);

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  cx_error_set (error, CX_ERROR_NOT_FOUND, _ ("Make the folder first, or choose another one."),
                _ ("There is no folder “%s”."), folder_name);
  cx_error_place (error, path, 0, NULL);
  return FALSE;
}

gboolean
cx_store_check_free (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (!cx_store_check_folder (path, error))
    return FALSE;
  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return TRUE;
  cx_error_set (error, CX_ERROR_EXISTS, _ ("Choose another name, or open the file."),
                _ ("There is already a file “%s”."), name);
  cx_error_place (error, path, 0, NULL);
  return FALSE;
}

static gboolean
lay_file (const char *temporary, GError **error)
{
  g_autoptr (CxDb) db = cx_db_open (temporary, CX_DB_CREATE, error);

  return db != NULL && cx_db_make_durable (db, error) && cx_migrate_create (db, error);
}

static gboolean
make_file (const char *path, GError **error)
{
  g_autofree char *lock_path = cx_lock_make_path (path);
  g_autofree char *temporary = g_strconcat (lock_path, ".new", NULL);
  g_autofree char *journal = g_strconcat (temporary, "-journal", NULL);
  gboolean made;

  g_unlink (journal);
  g_unlink (temporary);
  made = lay_file (temporary, error) && cx_platform_replace_file (temporary, path, error);
  if (!made)
    {
      g_unlink (journal);
      g_unlink (temporary);
    }
  return made;
}

CxStore *
cx_store_create (const char *path, GError **error)
{
  g_autofree char *full_path = g_canonicalize_filename (path, NULL);
  g_autoptr (CxLock) lock = NULL;

  if (!cx_store_check_free (full_path, error))
    return NULL;
  lock = cx_lock_take (full_path, error);
  if (lock == NULL || !cx_store_check_free (full_path, error) || !make_file (full_path, error))
    return NULL;
  return open_for_writing (full_path, g_steal_pointer (&lock), error);
}
