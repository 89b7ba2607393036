#include "config.h"

#include "cx-undo-private.h"

#include "cx-i18n.h"

gboolean
cx_undo_mark (CxEdit *edit, gint64 entry_id, gboolean undone, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;

  statement = cx_edit_prepare (
      edit,
      undone ? "UPDATE change_log SET state = 'undone', undone ="
               " (SELECT coalesce (max (undone), 0) + 1 FROM change_log WHERE undone IS NOT NULL)"
               " WHERE id = :id"
             : "UPDATE change_log SET state = 'done', undone = NULL WHERE id = :id",
      error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, ":id", entry_id);
  return cx_statement_run (statement, error);
}

static gboolean
run_entry (CxEdit *edit,
           const CxHistoryEntry *entry,
           CxHistorySide side,
           CxProgress *progress,
           GError **error)
{
  if (entry->batch_id != 0 && side == CX_HISTORY_UNDO)
    return cx_undo_batch_run (edit, entry, CX_UNDO_KEEP_CHANGED, progress, NULL, error);
  if (entry->batch_id != 0)
    return cx_redo_batch_run (edit, entry, progress, error);
  return cx_changeset_apply (edit, entry->id, entry->label, side == CX_HISTORY_UNDO, error) &&
         cx_undo_mark (edit, entry->id, side == CX_HISTORY_UNDO, error);
}

/* What still points to a row that is gone would only be refused by the commit, in SQLite's words.
 */
static gboolean
check_references (CxEdit *edit, const char *label, GError **error)
{
  int open = 0;
  int highest;

  sqlite3_db_status (edit->db->handle, SQLITE_DBSTATUS_DEFERRED_FKS, &open, &highest, 0);
  if (open == 0)
    return TRUE;
  cx_error_set (error, CX_ERROR_CONFLICT, _ ("Undo the later changes first."),
                _ ("Later changes build on this, so it cannot be undone: %s."), label);
  return FALSE;
}

static gboolean
run_in_edit (const CxHistoryEntry *entry,
             CxEdit *taken,
             CxHistorySide side,
             CxProgress *progress,
             GError **error)
{
  g_autoptr (CxEdit) edit = taken;
  gboolean done;

  cx_db_set_progress (edit->db, progress);
  done = run_entry (edit, entry, side, progress, error) &&
         check_references (edit, entry->label, error);
  cx_db_set_progress (edit->db, NULL);
  return done && cx_edit_commit_unrecorded (g_steal_pointer (&edit), error);
}

static gboolean
run_side (CxStore *store, CxHistorySide side, CxProgress *progress, char **label, GError **error)
{
  g_autoptr (CxEdit) edit = cx_edit_new_unrecorded (store, NULL, error);
  g_autoptr (CxHistoryEntry) entry = NULL;
  g_autoptr (GError) local_error = NULL;

  if (edit == NULL || !cx_edit_exec (edit, "PRAGMA defer_foreign_keys = ON", error))
    return FALSE;
  entry = cx_history_find (edit->db, side, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (entry == NULL)
    {
      cx_error_set (error, CX_ERROR_NOT_FOUND, NULL,
                    side == CX_HISTORY_UNDO ? _ ("There is nothing to undo.")
                                            : _ ("There is nothing to redo."));
      return FALSE;
    }
  if (!run_in_edit (entry, g_steal_pointer (&edit), side, progress, error))
    return FALSE;
  if (label != NULL)
    *label = g_strdup (entry->label);
  return TRUE;
}

gboolean
cx_store_undo (CxStore *store, CxProgress *progress, char **label, GError **error)
{
  return run_side (store, CX_HISTORY_UNDO, progress, label, error);
}

gboolean
cx_store_redo (CxStore *store, CxProgress *progress, char **label, GError **error)
{
  return run_side (store, CX_HISTORY_REDO, progress, label, error);
}

/* One batch, at any later time. */

static gboolean
check_undoable (const CxHistoryEntry *entry, gint64 batch_id, GError **error)
{
  if (entry == NULL)
    cx_error_set (error, CX_ERROR_NOT_FOUND, _ ("The list of imports shows their numbers."),
                  _ ("There is no import number %d."), (int) batch_id);
  else if (g_str_equal (entry->state, "undone"))
    cx_error_set (error, CX_ERROR_CONFLICT, NULL, _ ("Already undone: %s."), entry->label);
  else if (!g_str_equal (entry->state, "done"))
    cx_error_set (
        error, CX_ERROR_CONFLICT, _ ("Restore a backup from before it."),
        _ ("The file has been brought up to date since, so this cannot be undone any more: %s."),
        entry->label);
  else
    return TRUE;
  return FALSE;
}

gboolean
cx_store_undo_batch (CxStore *store,
                     gint64 batch_id,
                     CxUndoBatchMode mode,
                     CxProgress *progress,
                     CxUndoBatchResult *result,
                     GError **error)
{
  g_autoptr (CxEdit) edit = cx_edit_new_unrecorded (store, NULL, error);
  g_autoptr (CxHistoryEntry) entry = NULL;
  g_autoptr (GError) local_error = NULL;
  CxUndoBatchResult counted = { 0 };
  gboolean done;

  if (edit == NULL || !cx_edit_exec (edit, "PRAGMA defer_foreign_keys = ON", error))
    return FALSE;
  entry = cx_history_find_batch (edit->db, batch_id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (!check_undoable (entry, batch_id, error))
    return FALSE;

  cx_db_set_progress (edit->db, progress);
  done = cx_undo_batch_run (edit, entry, mode, progress, &counted, error) &&
         check_references (edit, entry->label, error);
  cx_db_set_progress (edit->db, NULL);
  if (!done || !cx_edit_commit_unrecorded (g_steal_pointer (&edit), error))
    return FALSE;

  counted.label = g_strdup (entry->label);
  if (result != NULL)
    *result = counted;
  else
    g_free (counted.label);
  return TRUE;
}
