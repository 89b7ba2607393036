#include "config.h"

#include "cx-check-private.h"

#include "cx-i18n.h"

#define MOST_PROBLEMS 100

void
cx_check_add (GPtrArray *problems, const char *format, ...)
{
  va_list args;

  if (problems->len >= MOST_PROBLEMS)
    return;
  va_start (args, format);
  g_ptr_array_add (problems, g_strdup_vprintf (format, args));
  va_end (args);
}

/* SQLite's own. */

static gboolean
check_pages (CxDb *db, GPtrArray *problems, GError **error)
{
  g_autoptr (CxStatement) statement = cx_db_prepare (db, "PRAGMA integrity_check (100)", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  do
    {
      if (!cx_statement_step (statement, &row, error))
        return FALSE;
      if (row && g_strcmp0 (cx_statement_get_text (statement, 0), "ok") != 0)
        cx_check_add (problems, _ ("The pages of the file do not fit together: %s"),
                      cx_statement_get_text (statement, 0));
    }
  while (row);
  return TRUE;
}

static gboolean
check_references (CxDb *db, GPtrArray *problems, GError **error)
{
  g_autoptr (CxStatement) statement = cx_db_prepare (db, "PRAGMA foreign_key_check", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  do
    {
      if (!cx_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        cx_check_add (problems,
                      _ ("Row %d of table %s belongs to a row of %s that is not "
                         "there."),
                      (int) cx_statement_get_int (statement, 1),
                      cx_statement_get_text (statement, 0), cx_statement_get_text (statement, 2));
    }
  while (row);
  return TRUE;
}

/* Ours. */

/* An id that comes back after a delete would join two rows' histories. */
static gboolean
check_sequences (CxDb *db, GPtrArray *problems, GError **error)
{
  g_autoptr (CxStatement) tables = NULL;
  gboolean row;

  tables = cx_db_prepare (db,
                          "SELECT m.name, coalesce (s.seq, 0) FROM sqlite_schema m"
                          " LEFT JOIN sqlite_sequence s ON s.name = m.name"
                          " WHERE m.type = 'table' AND m.sql LIKE '%AUTOINCREMENT%'",
                          error);
  if (tables == NULL)
    return FALSE;
  do
    {
      g_autofree char *quoted = NULL;
      g_autofree char *sql = NULL;
      gint64 highest;

      if (!cx_statement_step (tables, &row, error))
        return FALSE;
      if (!row)
        break;
      quoted = cx_sql_identifier (cx_statement_get_text (tables, 0));
      sql = g_strdup_printf ("SELECT max (rowid) FROM %s", quoted);
      if (!cx_db_get_int (db, sql, 0, &highest, error))
        return FALSE;
      if (highest > cx_statement_get_int (tables, 1))
        cx_check_add (problems, _ ("Table %s would give an id a second time."),
                      cx_statement_get_text (tables, 0));
    }
  while (row);
  return TRUE;
}

static gboolean
is_changeset_readable (const void *bytes, gsize size)
{
  sqlite3_changeset_iter *change = NULL;
  int rc = sqlite3changeset_start (&change, (int) size, (void *) bytes);

  while (rc == SQLITE_OK && (rc = sqlite3changeset_next (change)) == SQLITE_ROW)
    rc = SQLITE_OK;
  sqlite3changeset_finalize (change);
  return rc == SQLITE_DONE;
}

static gboolean
check_history (CxDb *db, GPtrArray *problems, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;
  gboolean row;
  gint64 odd;

  statement = cx_db_prepare (
      db, "SELECT label, changeset FROM change_log WHERE changeset IS NOT NULL ORDER BY id", error);
  if (statement == NULL)
    return FALSE;
  do
    {
      if (!cx_statement_step (statement, &row, error))
        return FALSE;
      if (row && !is_changeset_readable (cx_statement_get_blob (statement, 1),
                                         cx_statement_get_bytes (statement, 1)))
        cx_check_add (problems, _ ("A step of history cannot be read: %s."),
                      cx_statement_get_text (statement, 0));
    }
  while (row);
  if (!cx_db_get_int (db,
                      "SELECT count(*) FROM change_log"
                      " WHERE state NOT IN ('done', 'undone', 'horizon')",
                      0, &odd, error))
    return FALSE;
  if (odd > 0)
    cx_check_add (problems,
                  ngettext ("%d step of history is in no known state.",
                            "%d steps of history are in no known state.", (gulong) odd),
                  (int) odd);
  return TRUE;
}

static gboolean
check_uuids (CxDb *db, GPtrArray *problems, GError **error)
{
  gint64 empty;

  if (!cx_db_get_int (db,
                      "SELECT (SELECT count(*) FROM survey WHERE uuid = '')"
                      " + (SELECT count(*) FROM question WHERE uuid = '')"
                      " + (SELECT count(*) FROM item WHERE uuid = '')"
                      " + (SELECT count(*) FROM batch WHERE uuid = '')",
                      0, &empty, error))
    return FALSE;
  if (empty > 0)
    cx_check_add (
        problems,
        ngettext ("%d row has an empty uuid.", "%d rows have an empty uuid.", (gulong) empty),
        (int) empty);
  return TRUE;
}

static gboolean
check_ours (CxDb *db, int version, GPtrArray *problems, GError **error)
{
  if (!cx_check_schema (db, version, problems, error))
    return FALSE;
  /* With a table missing, the questions below could not even be asked. */
  if (problems->len > 0)
    return TRUE;
  return check_references (db, problems, error) && cx_check_answers (db, problems, error) &&
         check_sequences (db, problems, error) && check_history (db, problems, error) &&
         check_uuids (db, problems, error);
}

static gboolean
run_checks (const char *path, CxProgress *progress, GPtrArray *problems, GError **error)
{
  g_autoptr (CxDb) db = NULL;
  gboolean done;
  int version;

  if (!cx_store_check_exists (path, error))
    return FALSE;
  db = cx_store_open_checked (path, CX_DB_READ, &version, error);
  if (db == NULL)
    return FALSE;
  cx_progress_begin (progress, _ ("Checking"), 0);
  cx_db_set_progress (db, progress);
  done = cx_db_begin_read (db, error) && check_pages (db, problems, error);
  /* Of a newer program's file only the pages can be judged; damaged pages are enough to know. */
  if (done && problems->len == 0 && version <= cx_migrate_get_newest ())
    done = check_ours (db, version, problems, error);
  if (db->read_depth > 0)
    cx_db_end_read (db);
  cx_db_set_progress (db, NULL);
  return done;
}

static void
set_problems (GError **error, const char *path, GPtrArray *problems)
{
  g_autofree char *head = g_strdup_printf (
      ngettext ("The business file is damaged in %u place; the first: %s",
                "The business file is damaged in %u places; the first: %s", problems->len),
      problems->len, (const char *) problems->pdata[0]);

  cx_error_set (error, CX_ERROR_DAMAGED,
                _ ("Restore your last backup of it. The damaged file was left as it is."), "%s",
                head);
  cx_error_place (error, path, 0, NULL);
}

gboolean
cx_store_check (const char *path, CxProgress *progress, GPtrArray **problems, GError **error)
{
  g_autofree char *full_path = g_canonicalize_filename (path, NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local_error = NULL;
  gboolean sound = run_checks (full_path, progress, found, &local_error) && found->len == 0;

  if (g_error_matches (local_error, CX_ERROR, CX_ERROR_DAMAGED) && found->len == 0)
    cx_check_add (found, "%s", local_error->message);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (!sound)
    set_problems (error, full_path, found);
  if (problems != NULL)
    *problems = g_steal_pointer (&found);
  return sound;
}
