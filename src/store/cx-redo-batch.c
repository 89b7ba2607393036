#include "config.h"

#include "cx-image-blocks.h"
#include "cx-undo-private.h"

#include "cx-i18n.h"

static gboolean
run_for_batch (CxEdit *edit, const char *sql, gint64 batch_id, GError **error)
{
  g_autoptr (CxStatement) statement = cx_edit_prepare (edit, sql, error);

  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, ":batch", batch_id);
  return cx_statement_run (statement, error);
}

/* The surveys and questions come back only if undoing the batch took them away. */
static gboolean
redo_structure (CxEdit *edit, const CxHistoryEntry *entry, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;
  gboolean taken_back;

  statement = cx_edit_prepare (edit,
                               "SELECT 1 FROM batch_before WHERE batch_id = :batch"
                               " AND side = 'after' AND table_name = 'change_log'",
                               error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, ":batch", entry->batch_id);
  if (!cx_statement_step (statement, &taken_back, error))
    return FALSE;
  return !taken_back || cx_changeset_apply (edit, entry->id, entry->label, FALSE, error);
}

static gboolean
redo_rows (CxEdit *edit, const CxHistoryEntry *entry, CxProgress *progress, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;
  gint64 rows = 0;
  gboolean row;

  statement = cx_edit_prepare (edit,
                               "SELECT table_name, row FROM batch_before WHERE batch_id = :batch"
                               " AND side = 'after' AND row IS NOT NULL ORDER BY id",
                               error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, ":batch", entry->batch_id);
  do
    {
      if (!cx_statement_step (statement, &row, error))
        return FALSE;
      if (row && (!cx_image_blocks_restore (edit, cx_statement_get_text (statement, 0),
                                            cx_statement_get_blob (statement, 1),
                                            cx_statement_get_bytes (statement, 1), &rows, error) ||
                  !cx_progress_step (progress, rows, error)))
        return FALSE;
    }
  while (row);
  return TRUE;
}

gboolean
cx_redo_batch_run (CxEdit *edit, const CxHistoryEntry *entry, CxProgress *progress, GError **error)
{
  cx_progress_begin (progress, _ ("Redoing the import"), 0);
  return redo_structure (edit, entry, error) && redo_rows (edit, entry, progress, error) &&
         run_for_batch (edit,
                        "DELETE FROM batch_before WHERE batch_id = :batch"
                        " AND side = 'after'",
                        entry->batch_id, error) &&
         run_for_batch (edit, "UPDATE batch SET state = 'done' WHERE id = :batch", entry->batch_id,
                        error) &&
         cx_undo_mark (edit, entry->id, FALSE, error);
}

gboolean
cx_redo_batch_purge (CxEdit *edit, GError **error)
{
  return cx_edit_exec (edit,
                       "DELETE FROM batch_before WHERE batch_id IN"
                       " (SELECT b.id FROM batch b WHERE b.state = 'undone' AND NOT EXISTS"
                       "  (SELECT 1 FROM change_log c WHERE c.batch_id = b.id"
                       "   AND c.undone IS NOT NULL))",
                       error);
}
