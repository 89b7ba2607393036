#include "config.h"

#include "cx-backup.h"

#include "cx-i18n.h"

#include <glib/gstdio.h>

#define PAGES_A_STEP 2000

/* Source and target stay locked between steps, so that one state is copied; in WAL mode nobody
 * waits for that. */
static gboolean
copy_pages (CxDb *source, CxDb *target, CxProgress *progress, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target->handle, "main", source->handle, "main");
  gboolean going = TRUE;
  int rc = SQLITE_OK;

  if (backup == NULL)
    return cx_db_fail (target, sqlite3_errcode (target->handle), error);
  rc = sqlite3_backup_step (backup, 1);
  cx_progress_begin (progress, _ ("Copying"), sqlite3_backup_pagecount (backup));
  while (going && rc == SQLITE_OK)
    {
      rc = sqlite3_backup_step (backup, PAGES_A_STEP);
      going = cx_progress_step (
          progress, sqlite3_backup_pagecount (backup) - sqlite3_backup_remaining (backup), error);
    }
  sqlite3_backup_finish (backup);
  if (going && rc != SQLITE_DONE)
    return cx_db_fail (target, rc, error);
  return going;
}

static gboolean
copy_into (CxDb *db, const char *output, CxProgress *progress, GError **error)
{
  g_autoptr (CxDb) target = cx_db_open (output, CX_DB_CREATE, error);
  gboolean copied;

  if (target == NULL || !cx_db_begin_read (db, error))
    return FALSE;
  copied = copy_pages (db, target, progress, error);
  cx_db_end_read (db);
  /* The copy of a file in WAL mode is one file all the same. */
  return copied && cx_db_exec (target, "PRAGMA journal_mode = DELETE", error);
}

gboolean
cx_backup_copy (CxDb *db, const char *output, CxProgress *progress, GError **error)
{
  static const char *const companions[] = { "-journal", "-wal", "-shm" };

  if (copy_into (db, output, progress, error))
    return TRUE;
  g_unlink (output);
  for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *companion = g_strconcat (output, companions[i], NULL);

      g_unlink (companion);
    }
  return FALSE;
}
