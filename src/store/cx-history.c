#include "config.h"

#include "cx-store-private.h"

#include "cx-platform.h"

#define ENTRY_COLUMNS "id, at, label, who, state, batch_id, coalesce (undone, 0)"

void
cx_history_entry_free (CxHistoryEntry *entry)
{
  if (entry == NULL)
    return;

  g_free (entry->label);
  g_free (entry->who);
  g_free (entry->state);
  g_free (entry);
}

static CxHistoryEntry *
read_entry (CxStatement *row)
{
  CxHistoryEntry *entry = g_new0 (CxHistoryEntry, 1);

  entry->id = cx_statement_get_int (row, 0);
  entry->at = cx_statement_get_int (row, 1);
  entry->label = cx_statement_dup_text (row, 2);
  entry->who = cx_statement_dup_text (row, 3);
  entry->state = cx_statement_dup_text (row, 4);
  entry->batch_id = cx_statement_get_int (row, 5);
  entry->undone = cx_statement_get_int (row, 6);
  return entry;
}

GPtrArray *
cx_db_get_history (CxDb *db, gint64 before, guint limit, GError **error)
{
  g_autoptr (GPtrArray)
      entries = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_history_entry_free);
  g_autoptr (CxStatement) statement = NULL;
  gboolean row;

  statement = cx_db_prepare (db,
                             "SELECT " ENTRY_COLUMNS " FROM change_log"
                             " WHERE id < :before ORDER BY id DESC LIMIT :limit",
                             error);
  if (statement == NULL)
    return NULL;
  cx_statement_bind_int (statement, ":before", before == 0 ? G_MAXINT64 : before);
  cx_statement_bind_int (statement, ":limit", limit == 0 ? -1 : (gint64) limit);
  do
    {
      if (!cx_statement_step (statement, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (entries, read_entry (statement));
    }
  while (row);
  return g_steal_pointer (&entries);
}

GPtrArray *
cx_store_get_history (CxStore *store, guint limit, GError **error)
{
  return cx_db_get_history (store->db, 0, limit, error);
}

CxHistoryEntry *
cx_history_find (CxDb *db, CxHistorySide side, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;
  gboolean row;

  statement = cx_db_prepare (
      db,
      side == CX_HISTORY_UNDO
          ? "SELECT " ENTRY_COLUMNS " FROM change_log WHERE state = 'done' ORDER BY id DESC LIMIT 1"
          : "SELECT " ENTRY_COLUMNS
            " FROM change_log WHERE undone IS NOT NULL ORDER BY undone DESC LIMIT 1",
      error);
  if (statement == NULL || !cx_statement_step (statement, &row, error))
    return NULL;
  return row ? read_entry (statement) : NULL;
}

CxHistoryEntry *
cx_history_find_batch (CxDb *db, gint64 batch_id, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;
  gboolean row;

  statement = cx_db_prepare (db,
                             "SELECT " ENTRY_COLUMNS " FROM change_log WHERE batch_id = :batch"
                             " ORDER BY id DESC LIMIT 1",
                             error);
  if (statement == NULL)
    return NULL;
  cx_statement_bind_int (statement, ":batch", batch_id);
  if (!cx_statement_step (statement, &row, error))
    return NULL;
  return row ? read_entry (statement) : NULL;
}

CxHistoryEntry *
cx_db_peek_undo (CxDb *db)
{
  return cx_history_find (db, CX_HISTORY_UNDO, NULL);
}

CxHistoryEntry *
cx_db_peek_redo (CxDb *db)
{
  return cx_history_find (db, CX_HISTORY_REDO, NULL);
}

CxHistoryEntry *
cx_store_peek_undo (CxStore *store)
{
  return cx_db_peek_undo (store->db);
}

CxHistoryEntry *
cx_store_peek_redo (CxStore *store)
{
  return cx_db_peek_redo (store->db);
}

gboolean
cx_history_make_time (CxDb *writer, gint64 *at, GError **error)
{
  gint64 now = g_get_real_time () / 1000;
  gint64 last;

  if (!cx_db_get_int (writer, "SELECT at FROM change_log ORDER BY id DESC LIMIT 1", 0, &last,
                      error))
    return FALSE;
  *at = MAX (now, last + 1);
  return TRUE;
}

gboolean
cx_history_forget_undone (CxDb *writer, GError **error)
{
  return cx_db_exec (writer,
                     "UPDATE change_log SET undone = NULL, changeset = NULL"
                     " WHERE undone IS NOT NULL",
                     error);
}

gboolean
cx_history_add (CxDb *writer,
                gint64 at,
                const char *label,
                gint64 batch_id,
                const void *changeset,
                int size,
                GError **error)
{
  g_autofree char *who = cx_platform_user_name ();
  g_autoptr (CxStatement) statement = NULL;

  statement = cx_db_prepare_any (writer,
                                 "INSERT INTO change_log (at, who, label, batch_id, changeset)"
                                 " VALUES (:at, :who, :label, :batch, :changeset)",
                                 error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, ":at", at);
  cx_statement_bind_text (statement, ":who", who);
  cx_statement_bind_text (statement, ":label", label != NULL ? label : "");
  if (batch_id != 0)
    cx_statement_bind_int (statement, ":batch", batch_id);
  if (size > 0)
    cx_statement_bind_blob (statement, ":changeset", changeset, (gsize) size);
  return cx_statement_run (statement, error);
}

gboolean
cx_history_set_horizon (CxDb *writer, const char *label, GError **error)
{
  g_autofree char *who = cx_platform_user_name ();
  g_autoptr (CxStatement) statement = NULL;
  gint64 at;

  if (!cx_history_make_time (writer, &at, error) ||
      !cx_db_exec (writer,
                   "UPDATE change_log SET state = 'horizon' WHERE state = 'done';"
                   "UPDATE change_log SET undone = NULL, changeset = NULL"
                   " WHERE changeset IS NOT NULL OR undone IS NOT NULL",
                   error))
    return FALSE;
  statement = cx_db_prepare_any (writer,
                                 "INSERT INTO change_log (at, who, label, state)"
                                 " VALUES (:at, :who, :label, 'horizon')",
                                 error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, ":at", at);
  cx_statement_bind_text (statement, ":who", who);
  cx_statement_bind_text (statement, ":label", label);
  return cx_statement_run (statement, error);
}
