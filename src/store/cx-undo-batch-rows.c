#include "config.h"

#include "cx-image-blocks.h"
#include "cx-undo-batch-private.h"

#include "cx-i18n.h"

/* Rows that the batch updated or deleted. */

typedef struct
{
  CxUndoBatch *undo;
  const char *table;
  gboolean root;
  CxStatement *find; /* the row now: changed since, in a later batch, then its columns */
  CxRowWriter *writer;
  CxImageBlocks *blocks;
} Restore;

static CxStatement *
prepare_find (CxUndoBatch *self, const char *table, GError **error)
{
  g_autofree char *root = cx_sqlite_get_root_table (table);
  g_autofree char *changed = cx_undo_batch_make_changed_sql (self, root);
  g_autofree char *quoted_root = cx_sql_identifier (root);
  g_autofree char *quoted = cx_sql_identifier (table);

  return cx_undo_batch_prepare (
      self, error,
      "SELECT (SELECT %s FROM %s WHERE rowid = :id),"
      " EXISTS (SELECT 1 FROM temp.cx_later WHERE table_name = '%s' AND row_id = :id),"
      " t.* FROM %s t WHERE t.rowid = :id",
      changed, quoted_root, root, quoted);
}

static gboolean
delete_by_id (CxUndoBatch *self, const char *table, gint64 id, GError **error)
{
  g_autofree char *quoted = cx_sql_identifier (table);
  CxStatement *statement = cx_undo_batch_prepare (self, error, "DELETE FROM %s WHERE rowid = :id",
                                                  quoted);

  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, ":id", id);
  return cx_undo_batch_exec (statement, error);
}

static gboolean
restore_row (Restore *self, gint64 id, gboolean deleted, CxStatement *image, GError **error)
{
  CxUndoBatch *undo = self->undo;
  const guint8 *bytes = cx_statement_get_blob (image, 2);
  gboolean there, changed;

  cx_statement_bind_int (self->find, ":id", id);
  if (!cx_statement_step (self->find, &there, error))
    return FALSE;
  /* A row that the batch updated and that is gone now was deleted since; one that the batch deleted
   * and that is there now came back since. */
  changed = there ? (deleted || cx_statement_get_int (self->find, 0) != 0)
                  : !deleted && bytes != NULL;
  if (undo->mode == CX_UNDO_OVERWRITE && there && cx_statement_get_int (self->find, 1) != 0)
    return cx_undo_batch_refuse_later (1, error);
  if (changed && undo->mode == CX_UNDO_KEEP_CHANGED)
    {
      undo->result->kept += self->root;
      cx_statement_reset (self->find);
      return TRUE;
    }
  if (there ? !cx_image_blocks_add (self->blocks, id, self->find, 2, error)
            : !cx_image_blocks_add_absent (self->blocks, id, error))
    return FALSE;
  cx_statement_reset (self->find);
  undo->result->restored += self->root;
  if (bytes == NULL)
    return delete_by_id (undo, self->table, id, error);
  return cx_row_writer_write (self->writer, bytes, cx_statement_get_bytes (image, 2), NULL, error);
}

static gboolean
restore_rows (Restore *self, GError **error)
{
  g_autoptr (CxStatement) images = NULL;
  gboolean row;

  images = cx_undo_batch_prepare (
      self->undo, error,
      "SELECT row_id, side = 'deleted', row FROM batch_before"
      " WHERE batch_id = :batch AND side <> 'after' AND table_name = :table");
  if (images == NULL)
    return FALSE;
  cx_statement_bind_text (images, ":table", self->table);
  do
    {
      if (!cx_statement_step (images, &row, error))
        return FALSE;
      if (row && (!restore_row (self, cx_statement_get_int (images, 0),
                                cx_statement_get_int (images, 1) != 0, images, error) ||
                  !cx_progress_step (self->undo->progress, ++self->undo->done, error)))
        return FALSE;
    }
  while (row);
  return cx_image_blocks_finish (self->blocks, error);
}

static gboolean
restore_table (CxUndoBatch *self, const char *table, GError **error)
{
  g_autoptr (CxStatement) find = prepare_find (self, table, error);
  g_autoptr (CxRowWriter) writer = cx_row_writer_new (self->edit->db, table, error);
  g_autoptr (CxImageBlocks) blocks = NULL;
  Restore restore = { self, table, cx_sqlite_is_root_table (table), find, writer, NULL };

  if (find == NULL || writer == NULL)
    return FALSE;
  blocks = cx_image_blocks_new (self->edit, self->entry->batch_id, table, error);
  restore.blocks = blocks;
  return blocks != NULL && restore_rows (&restore, error);
}

gboolean
cx_undo_batch_restore_rows (CxUndoBatch *self, GError **error)
{
  g_autoptr (GPtrArray)
      tables = cx_bulk_list_kept_tables (self->edit, self->entry->batch_id, error);

  if (tables == NULL)
    return FALSE;
  /* Whether a row of a further part changed since is asked of the first part, which must not have
   * been put back by then: longer names first. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < tables->len; i++)
      if (cx_sqlite_is_root_table (tables->pdata[i]) == (pass == 1) &&
          !restore_table (self, tables->pdata[i], error))
        return FALSE;
  return TRUE;
}

/* Rows that the batch added. */

/* Every table whose rows say which batch added them. */
static GPtrArray *
list_filled_tables (CxUndoBatch *self, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;

  statement = cx_undo_batch_prepare (
      self, error,
      "SELECT name FROM sqlite_schema s WHERE type = 'table'"
      " AND name NOT IN ('batch_reject', 'batch_before', 'change_log')"
      " AND EXISTS (SELECT 1 FROM pragma_table_info (s.name) c WHERE c.name = 'batch_id')");
  return statement != NULL ? cx_statement_list_texts (statement, error) : NULL;
}

/* The further parts of @root: answers_7_2, answers_7_3 … */
static GPtrArray *
list_parts (CxUndoBatch *self, const char *root)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);

  for (int part = 2; cx_sqlite_is_answers_table (root); part++)
    {
      g_autofree char *table = g_strdup_printf ("%s_%d", root, part);

      if (!cx_db_has_table (self->edit->db, table))
        break;
      g_ptr_array_add (parts, g_steal_pointer (&table));
    }
  return parts;
}

static gboolean
keep_images (CxUndoBatch *self, const char *table, const char *condition, GError **error)
{
  g_autoptr (CxImageBlocks) blocks = NULL;
  g_autoptr (CxStatement) statement = NULL;
  gboolean row;

  blocks = cx_image_blocks_new (self->edit, self->entry->batch_id, table, error);
  statement = cx_undo_batch_prepare (self, error, "SELECT * FROM %s WHERE %s", table, condition);
  if (blocks == NULL || statement == NULL)
    return FALSE;
  do
    {
      if (!cx_statement_step (statement, &row, error))
        return FALSE;
      if (row &&
          (!cx_image_blocks_add (blocks, cx_statement_get_int (statement, 0), statement, 0,
                                 error) ||
           (++self->done % 1024 == 0 && !cx_progress_step (self->progress, self->done, error))))
        return FALSE;
    }
  while (row);
  return cx_image_blocks_finish (blocks, error);
}

/* A DELETE of everything without WHERE drops whole pages and takes no time at all. */
static gboolean
delete_rows (CxUndoBatch *self, const char *table, const char *condition, GError **error)
{
  gint64 others;

  if (!cx_undo_batch_get_int (cx_undo_batch_prepare (self, error,
                                                     "SELECT 1 FROM %s WHERE NOT (%s) LIMIT 1",
                                                     table, condition),
                              &others, error))
    return FALSE;
  cx_edit_note_table (self->edit, table);
  return cx_undo_batch_exec (
      others == 0
          ? cx_undo_batch_prepare (self, error, "DELETE FROM %s", table)
          : cx_undo_batch_prepare (self, error, "DELETE FROM %s WHERE %s", table, condition),
      error);
}

static gboolean
remove_from (CxUndoBatch *self, const char *table, const char *condition, GError **error)
{
  return keep_images (self, table, condition, error) && delete_rows (self, table, condition, error);
}

/* Counts what goes and what stays, and refuses where a later batch is in the way. */
static gboolean
count_rows (CxUndoBatch *self, const char *table, const char *changed, gint64 *gone, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;
  gint64 later = 0;

  statement = cx_undo_batch_prepare (
      self, error, "SELECT count(*), total (%s) FROM %s WHERE batch_id = :batch", changed, table);
  if (statement == NULL || !cx_statement_step (statement, NULL, error))
    return FALSE;
  *gone = cx_statement_get_int (statement, 0);
  if (self->mode == CX_UNDO_KEEP_CHANGED)
    {
      gint64 kept = (gint64) cx_statement_get_double (statement, 1);

      *gone -= kept;
      self->result->kept += kept;
      return TRUE;
    }
  if (self->any_later &&
      !cx_undo_batch_get_int (
          cx_undo_batch_prepare (self, error,
                                 "SELECT count(*) FROM %s WHERE batch_id = :batch AND rowid IN"
                                 " (SELECT row_id FROM temp.cx_later WHERE table_name = '%s')",
                                 table, table),
          &later, error))
    return FALSE;
  return cx_undo_batch_refuse_later (later, error);
}

static gboolean
remove_root (CxUndoBatch *self, const char *root, GError **error)
{
  g_autofree char *changed = cx_undo_batch_make_changed_sql (self, root);
  g_autofree char *condition = self->mode == CX_UNDO_KEEP_CHANGED
                                   ? g_strdup_printf ("batch_id IS :batch AND NOT %s", changed)
                                   : g_strdup ("batch_id IS :batch");
  g_autofree char *part_condition = g_strdup_printf ("rowid IN (SELECT rowid FROM %s WHERE %s)",
                                                     root, condition);
  g_autoptr (GPtrArray) parts = NULL;
  gint64 gone;

  if (!count_rows (self, root, changed, &gone, error))
    return FALSE;
  if (gone == 0)
    return TRUE;
  parts = list_parts (self, root);
  for (guint i = 0; i < parts->len; i++)
    if (!remove_from (self, parts->pdata[i], part_condition, error))
      return FALSE;
  self->result->removed += gone;
  return remove_from (self, root, condition, error);
}

gboolean
cx_undo_batch_remove_rows (CxUndoBatch *self, GError **error)
{
  g_autoptr (GPtrArray) tables = list_filled_tables (self, error);

  if (tables == NULL)
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    if (!remove_root (self, tables->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
cx_undo_batch_begin_progress (CxUndoBatch *self, GError **error)
{
  gint64 rows;

  if (!cx_undo_batch_get_int (
          cx_undo_batch_prepare (self, error,
                                 "SELECT b.accepted + (SELECT count(*) FROM batch_before k WHERE"
                                 " k.batch_id = b.id) FROM batch b WHERE b.id = :batch"),
          &rows, error))
    return FALSE;
  cx_progress_begin (self->progress, _ ("Undoing the import"), rows);
  return TRUE;
}
