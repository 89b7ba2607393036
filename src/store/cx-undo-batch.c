#include "config.h"

#include "cx-undo-batch-private.h"

#include "cx-i18n.h"

/* Taking one batch back:
 *   1. rows that it updated or deleted become what their images say,
 *   2. rows that it added (their batch_id says so) go,
 *   3. surveys and questions that it made go too, if nothing else can be using them.
 * A row counts as changed since if its changed_at is later than the batch, or if a later batch that
 * is still done holds an image of it. Such rows are kept, or, where overwriting is asked for,
 * refused when it was a later batch, because that one could not be undone exactly any more. What
 * goes is kept in blocks, so that redo brings back exactly that. */

CxStatement *
cx_undo_batch_prepare (CxUndoBatch *self, GError **error, const char *format, ...)
{
  g_autofree char *sql = NULL;
  CxStatement *statement;
  va_list args;
  int index;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  statement = cx_edit_prepare (self->edit, sql, error);
  if (statement == NULL)
    return NULL;
  index = sqlite3_bind_parameter_index (cx_statement_get_raw (statement), ":batch");
  if (index > 0)
    cx_statement_set_int (statement, index, self->entry->batch_id);
  index = sqlite3_bind_parameter_index (cx_statement_get_raw (statement), ":at");
  if (index > 0)
    cx_statement_set_int (statement, index, self->entry->at);
  return statement;
}

gboolean
cx_undo_batch_exec (CxStatement *statement, GError **error)
{
  g_autoptr (CxStatement) owned = statement;

  return owned != NULL && cx_statement_run (owned, error);
}

gboolean
cx_undo_batch_get_int (CxStatement *statement, gint64 *value, GError **error)
{
  g_autoptr (CxStatement) owned = statement;
  gboolean row;

  if (owned == NULL || !cx_statement_step (owned, &row, error))
    return FALSE;
  *value = row ? cx_statement_get_int (owned, 0) : 0;
  return TRUE;
}

/* What changed since. */

static gboolean
note_later_table (CxUndoBatch *self, const char *table, GError **error)
{
  g_autofree char *root = cx_sqlite_get_root_table (table);
  CxStatement *statement;

  statement = cx_undo_batch_prepare (self, error,
                                     "INSERT OR IGNORE INTO temp.cx_later SELECT :root, k.row_id"
                                     " FROM batch_before k JOIN batch b ON b.id = k.batch_id"
                                     " WHERE k.batch_id > :batch AND k.table_name = :table"
                                     " AND k.side <> 'after' AND b.state = 'done'");
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_text (statement, ":root", root);
  cx_statement_bind_text (statement, ":table", table);
  return cx_undo_batch_exec (statement, error);
}

/* Fills temp.cx_later with the rows that later batches hold an image of. */
static gboolean
find_later (CxUndoBatch *self, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;
  gint64 any;
  gboolean row;

  if (!cx_edit_exec (self->edit,
                     "CREATE TEMP TABLE IF NOT EXISTS cx_later (table_name TEXT, row_id INTEGER,"
                     " PRIMARY KEY (table_name, row_id)) WITHOUT ROWID;"
                     "DELETE FROM temp.cx_later",
                     error))
    return FALSE;
  statement = cx_undo_batch_prepare (self, error,
                                     "SELECT DISTINCT table_name FROM batch_before"
                                     " WHERE batch_id > :batch AND side <> 'after'");
  if (statement == NULL)
    return FALSE;
  do
    if (!cx_statement_step (statement, &row, error) ||
        (row && !note_later_table (self, cx_statement_get_text (statement, 0), error)))
      return FALSE;
  while (row);

  if (!cx_undo_batch_get_int (cx_undo_batch_prepare (self, error, "SELECT 1 FROM temp.cx_later"),
                              &any, error))
    return FALSE;
  self->any_later = any != 0;
  return TRUE;
}

/* SQL that is true for a row of @root that changed since. Free with g_free (). */
char *
cx_undo_batch_make_changed_sql (CxUndoBatch *self, const char *root)
{
  gboolean has_time = cx_db_has_column (self->edit->db, root, "changed_at");

  return g_strdup_printf (
      "(%s%s%s%s)", has_time ? "(changed_at IS NOT NULL AND changed_at > :at)" : "0",
      self->any_later ? " OR rowid IN (SELECT row_id FROM temp.cx_later WHERE table_name = '" : "",
      self->any_later ? root : "", self->any_later ? "')" : "");
}

gboolean
cx_undo_batch_refuse_later (gint64 rows, GError **error)
{
  g_autofree char *message = NULL;

  if (rows == 0)
    return TRUE;
  message = g_strdup_printf (ngettext ("A later import changed %d of these rows.",
                                       "Later imports changed %d of these rows.", (gulong) rows),
                             (int) rows);
  cx_error_set (error, CX_ERROR_CONFLICT, _ ("Undo the later imports first, or keep those rows."),
                "%s", message);
  return FALSE;
}

/* What it made. */

/* TRUE in *@used if rows of survey @survey can use what the batch made of it: rows of later batches
 * or made by hand, or changed since. */
static gboolean
is_survey_used (CxUndoBatch *self, gint64 survey, gboolean *used, GError **error)
{
  g_autofree char *table = g_strdup_printf ("answers_%" G_GINT64_FORMAT, survey);
  g_autofree char *changed = NULL;
  gint64 any = 0;

  *used = FALSE;
  if (!cx_db_has_table (self->edit->db, table))
    return TRUE;
  changed = cx_undo_batch_make_changed_sql (self, table);
  if (!cx_undo_batch_get_int (cx_undo_batch_prepare (self, error,
                                                     "SELECT 1 FROM %s WHERE coalesce (batch_id, 0)"
                                                     " = 0 OR batch_id > :batch OR %s LIMIT 1",
                                                     table, changed),
                              &any, error))
    return FALSE;
  *used = any != 0;
  return TRUE;
}

static gboolean
mark_structure (CxUndoBatch *self, GError **error)
{
  CxStatement *statement = cx_undo_batch_prepare (
      self, error,
      "INSERT INTO batch_before (batch_id, side, table_name, row_id)"
      " VALUES (:batch, 'after', 'change_log', :entry)");

  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, ":entry", self->entry->id);
  return cx_undo_batch_exec (statement, error);
}

/* Surveys and questions that the batch made go with it, unless something else uses them or they
 * were worked on since: then they stay, empty. */
static gboolean
take_back_structure (CxUndoBatch *self, GError **error)
{
  g_autoptr (GArray) surveys = cx_changeset_find_surveys (self->edit, self->entry->id, error);
  g_autoptr (GError) conflict = NULL;
  gboolean used = FALSE;

  if (surveys == NULL)
    return FALSE;
  for (guint i = 0; i < surveys->len && !used; i++)
    if (!is_survey_used (self, g_array_index (surveys, gint64, i), &used, error))
      return FALSE;
  if (used)
    return TRUE;

  if (cx_changeset_apply (self->edit, self->entry->id, self->entry->label, TRUE, &conflict))
    return mark_structure (self, error);
  if (g_error_matches (conflict, CX_ERROR, CX_ERROR_CONFLICT))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&conflict));
  return FALSE;
}

static gboolean
mark_batch (CxUndoBatch *self, GError **error)
{
  return cx_undo_batch_exec (
      cx_undo_batch_prepare (self, error, "UPDATE batch SET state = 'undone' WHERE id = :batch"),
      error);
}

gboolean
cx_undo_batch_run (CxEdit *edit,
                   const CxHistoryEntry *entry,
                   CxUndoBatchMode mode,
                   CxProgress *progress,
                   CxUndoBatchResult *result,
                   GError **error)
{
  CxUndoBatchResult ignored = { 0 };
  CxUndoBatch self = { edit, entry, mode, progress, result != NULL ? result : &ignored, 0, FALSE };

  return find_later (&self, error) && cx_undo_batch_begin_progress (&self, error) &&
         cx_undo_batch_restore_rows (&self, error) && cx_undo_batch_remove_rows (&self, error) &&
         take_back_structure (&self, error) && mark_batch (&self, error) &&
         cx_undo_mark (edit, entry->id, TRUE, error);
}
