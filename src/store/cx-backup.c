#include "config.h"

#include "cx-backup.h"
#include "cx-crypt.h"
#include "cx-store-private.h"

#include "cx-i18n.h"
#include "cx-platform.h"

#include <glib/gstdio.h>
#include <string.h>

/* Backup. */

static gboolean
is_same_file (const char *a, const char *b)
{
  GStatBuf status_a, status_b;

  if (g_str_equal (a, b))
    return TRUE;
  /* Windows gives no inode through this call: there only the names are compared. */
  return g_stat (a, &status_a) == 0 && g_stat (b, &status_b) == 0 && status_a.st_ino != 0 &&
         status_a.st_ino == status_b.st_ino && status_a.st_dev == status_b.st_dev;
}

static char *
make_temporary (const char *path, const char *purpose)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *token = cx_uuid_new ();
  g_autofree char *hidden = g_strdup_printf (".%s.%.8s.%s", name, token, purpose);

  return g_build_filename (folder, hidden, NULL);
}

/* The readable copy that is to be encrypted stays where the readable original is: the encrypted one
 * may be going to somebody else's disk. */
static char *
make_readable_temporary (const char *source)
{
  g_autofree char *folder = g_path_get_dirname (source);
  g_autofree char *name = g_path_get_basename (source);
  g_autofree char *elsewhere = g_build_filename (g_get_user_cache_dir (), name, NULL);

  if (g_access (folder, W_OK) == 0)
    return make_temporary (source, "copy");
  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  return make_temporary (elsewhere, "copy");
}

static void
set_not_backed_up (GError **error, const char *path)
{
  cx_error_set (error, CX_ERROR_DAMAGED,
                _ ("Restore your last backup; “check” says what is wrong with the file."),
                _ ("The business file is damaged, so no backup was made of it."));
  cx_error_place (error, path, 0, NULL);
}

/* A damaged copy must not take the place of an earlier one that was sound. */
static gboolean
copy_sound (CxDb *db, const char *output, CxProgress *progress, GError **error)
{
  g_autoptr (GError) found = NULL;

  if (!cx_backup_copy (db, output, progress, error))
    return FALSE;
  if (cx_store_check (output, progress, NULL, &found))
    return TRUE;
  g_unlink (output);
  if (g_error_matches (found, CX_ERROR, CX_ERROR_DAMAGED))
    set_not_backed_up (error, db->path);
  else
    g_propagate_error (error, g_steal_pointer (&found));
  return FALSE;
}

static gboolean
copy_encrypted (CxDb *db,
                const char *output,
                const char *passphrase,
                CxProgress *progress,
                GError **error)
{
  g_autofree char *readable = make_readable_temporary (db->path);
  gboolean done = copy_sound (db, readable, progress, error) &&
                  cx_crypt_encrypt (readable, output, passphrase, progress, error);

  g_unlink (readable);
  return done;
}

/* Which business the file @db belongs to; FALSE if it is not a business file. */
static gboolean
read_business (CxDb *db, char **uuid)
{
  g_autoptr (CxStatement) statement = cx_db_prepare (db, "SELECT uuid FROM business", NULL);
  gboolean row = FALSE;

  if (statement == NULL || !cx_statement_step (statement, &row, NULL))
    return FALSE;
  *uuid = row ? cx_statement_dup_text (statement, 0) : NULL;
  return TRUE;
}

/* What an earlier backup of the same business left may be replaced, nothing else. Whose an
 * encrypted one is cannot be seen. */
static gboolean
may_replace (CxStore *store, const char *output)
{
  g_autofree char *ours = NULL, *theirs = NULL;
  g_autoptr (CxDb) db = NULL;
  GStatBuf status;

  if (g_stat (output, &status) != 0 || status.st_size == 0 || cx_crypt_is_encrypted (output))
    return TRUE;
  db = cx_db_open (output, CX_DB_READ_IMMUTABLE, NULL);
  return db != NULL && read_business (db, &theirs) &&
         read_business (cx_store_get_db (store), &ours) && g_strcmp0 (ours, theirs) == 0;
}

static gboolean
check_output (CxStore *store, const char *output, GError **error)
{
  if (!cx_store_check_folder (output, error))
    return FALSE;
  if (is_same_file (store->path, output))
    cx_error_set (error, CX_ERROR_USAGE, _ ("Choose another name for the backup."),
                  _ ("A backup cannot replace the file that it is made from."));
  else if (g_file_test (output, G_FILE_TEST_IS_DIR))
    cx_error_set (error, CX_ERROR_EXISTS, _ ("Choose another name for the backup."),
                  _ ("The backup cannot be written: a folder has that name."));
  else if (!may_replace (store, output))
    cx_error_set (error, CX_ERROR_EXISTS, _ ("Choose another name for the backup."),
                  _ ("There is already a file with that name, and it is not a backup of this "
                     "business."));
  else
    return TRUE;
  cx_error_place (error, output, 0, NULL);
  return FALSE;
}

gboolean
cx_store_backup (CxStore *store,
                 const char *output,
                 const char *passphrase,
                 CxProgress *progress,
                 GError **error)
{
  g_autofree char *full_output = g_canonicalize_filename (output, NULL);
  g_autofree char *temporary = make_temporary (full_output, "new");
  g_autoptr (CxDb) db = NULL;
  gboolean done;

  if (!check_output (store, full_output, error))
    return FALSE;
  db = cx_store_open_db (store, error);
  if (db == NULL)
    return FALSE;
  done = (passphrase != NULL ? copy_encrypted (db, temporary, passphrase, progress, error)
                             : copy_sound (db, temporary, progress, error)) &&
         cx_platform_replace_file (temporary, full_output, error);
  if (!done)
    g_unlink (temporary);
  return done;
}

/* Restore. */

static gboolean
fetch (const char *input,
       const char *temporary,
       const char *passphrase,
       CxProgress *progress,
       GError **error)
{
  g_autoptr (CxDb) db = NULL;
  int version;

  if (!cx_store_check_exists (input, error))
    return FALSE;
  if (!cx_crypt_is_encrypted (input))
    {
      db = cx_store_open_checked (input, CX_DB_READ, &version, error);
      return db != NULL && cx_backup_copy (db, temporary, progress, error);
    }
  if (passphrase == NULL)
    {
      cx_error_set (error, CX_ERROR_INVALID, _ ("Give the passphrase with which it was made."),
                    _ ("This backup is encrypted."));
      cx_error_place (error, input, 0, NULL);
      return FALSE;
    }
  return cx_crypt_decrypt (input, temporary, passphrase, progress, error);
}

/* NAME before 2026-03-09 14.05.clientele, with a number where that is taken. */
static char *
make_kept_path (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d %H.%M");
  g_autofree char *stem = g_str_has_suffix (path, CX_STORE_SUFFIX)
                              ? g_strndup (path, strlen (path) - strlen (CX_STORE_SUFFIX))
                              : g_strdup (path);

  for (int i = 1;; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf (" (%d)", i) : g_strdup ("");
      g_autofree char *kept = g_strdup_printf ("%s before %s%s%s", stem, date, number,
                                               CX_STORE_SUFFIX);

      if (!g_file_test (kept, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&kept);
    }
}

static gboolean
copy_bytes (const char *from, const char *to, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) local_error = NULL;

  if (!g_file_test (from, G_FILE_TEST_EXISTS) ||
      g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, &local_error))
    return TRUE;
  cx_error_wrap (
      error,
      g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ? CX_ERROR_FULL
                                                                     : CX_ERROR_READ_ONLY,
      g_steal_pointer (&local_error), "%s", _ ("The file that was there could not be kept"));
  return FALSE;
}

/* Copies what is at @path, whatever it is, with the logs that may stand beside it. A log that
 * outlived its file would be played into the new one, so the logs then go. */
static gboolean
keep_old (const char *path, GError **error)
{
  static const char *const logs[] = { "", "-wal", "-journal" };
  g_autofree char *kept = make_kept_path (path);

  for (guint i = 0; i < G_N_ELEMENTS (logs); i++)
    {
      g_autofree char *from = g_strconcat (path, logs[i], NULL);
      g_autofree char *to = g_strconcat (kept, logs[i], NULL);

      if (!copy_bytes (from, to, error))
        return FALSE;
    }
  return TRUE;
}

static void
remove_logs (const char *path)
{
  static const char *const logs[] = { "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (logs); i++)
    {
      g_autofree char *log = g_strconcat (path, logs[i], NULL);

      g_unlink (log);
    }
}

/* A sound old file takes in its own log first, so that it is whole if we die before the new one has
 * its name. */
static void
settle_old (const char *path)
{
  int version;
  g_autoptr (CxDb) db = cx_store_open_checked (path, CX_DB_WRITE, &version, NULL);

  if (db != NULL)
    cx_db_exec (db, "PRAGMA journal_mode = DELETE", NULL);
}

static gboolean
put_in_place (const char *temporary, const char *path, gboolean replace, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      if (!replace)
        {
          cx_error_set (error, CX_ERROR_EXISTS,
                        _ ("Choose another name, or allow replacing; the old file is then kept."),
                        _ ("There is already a file where the backup should be restored."));
          cx_error_place (error, path, 0, NULL);
          return FALSE;
        }
      settle_old (path);
      if (!keep_old (path, error))
        return FALSE;
    }
  remove_logs (path);
  return cx_platform_replace_file (temporary, path, error);
}

gboolean
cx_store_restore (const char *input,
                  const char *path,
                  const char *passphrase,
                  gboolean replace,
                  CxProgress *progress,
                  GError **error)
{
  g_autofree char *full_input = g_canonicalize_filename (input, NULL);
  g_autofree char *full_path = g_canonicalize_filename (path, NULL);
  g_autofree char *temporary = make_temporary (full_path, "new");
  g_autoptr (CxLock) lock = NULL;
  gboolean done;

  if (replace ? !cx_store_check_folder (full_path, error) : !cx_store_check_free (full_path, error))
    return FALSE;
  if (is_same_file (full_input, full_path))
    {
      cx_error_set (error, CX_ERROR_USAGE, NULL, _ ("A backup cannot be restored onto itself."));
      return FALSE;
    }
  lock = cx_lock_take (full_path, error);
  if (lock == NULL)
    return FALSE;
  done = fetch (full_input, temporary, passphrase, progress, error) &&
         cx_store_check (temporary, progress, NULL, error) &&
         put_in_place (temporary, full_path, replace, error);
  if (!done)
    {
      remove_logs (temporary);
      g_unlink (temporary);
    }
  return done;
}
