#include "config.h"

#include "cx-edit-private.h"

#include "cx-row-image.h"

gint64
cx_edit_get_batch (CxEdit *edit, const char *kind, GError **error)
{
  g_autofree char *uuid = NULL;
  g_autoptr (CxStatement) statement = NULL;

  g_return_val_if_fail (edit->bulk, 0);

  if (edit->batch_id != 0)
    return edit->batch_id;

  statement = cx_edit_prepare (
      edit, "INSERT INTO batch (uuid, kind, created_at) VALUES (:uuid, :kind, :at)", error);
  if (statement == NULL)
    return 0;
  uuid = cx_uuid_new ();
  cx_statement_bind_text (statement, ":uuid", uuid);
  cx_statement_bind_text (statement, ":kind", kind);
  cx_statement_bind_int (statement, ":at", edit->at);
  if (!cx_statement_run (statement, error))
    return 0;
  edit->batch_id = cx_edit_get_last_id (edit);
  return edit->batch_id;
}

static gboolean
read_image (CxEdit *self, const char *table, gint64 row_id, GByteArray *image, GError **error)
{
  g_autofree char *quoted = cx_sql_identifier (table);
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s WHERE rowid = :id", quoted);
  g_autoptr (CxStatement) statement = cx_edit_prepare (self, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, ":id", row_id);
  if (!cx_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    cx_row_image_append (image, statement, 0);
  return TRUE;
}

/* A row that this batch added itself goes with it, so it needs no image. */
static gboolean
is_own (CxEdit *self, const char *table, gint64 row_id, gboolean *own, GError **error)
{
  g_autofree char *root = cx_sqlite_get_root_table (table);
  g_autofree char *quoted = cx_sql_identifier (root);
  g_autofree char *sql = g_strdup_printf (
      "SELECT 1 FROM %s WHERE rowid = :id AND batch_id = :batch", quoted);
  g_autoptr (CxStatement) statement = NULL;

  *own = FALSE;
  if (!cx_db_has_column (self->db, root, "batch_id"))
    return TRUE;
  statement = cx_edit_prepare (self, sql, error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, ":id", row_id);
  cx_statement_bind_int (statement, ":batch", self->batch_id);
  return cx_statement_step (statement, own, error);
}

/* The first image of a row is the one that counts, so a second one is not taken. */
static gboolean
is_kept (CxEdit *self, const char *table, gint64 row_id, gboolean *kept, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;

  statement = cx_edit_prepare (self,
                               "SELECT 1 FROM batch_before WHERE batch_id = :batch"
                               " AND table_name = :table AND row_id = :id",
                               error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, ":batch", self->batch_id);
  cx_statement_bind_text (statement, ":table", table);
  cx_statement_bind_int (statement, ":id", row_id);
  return cx_statement_step (statement, kept, error);
}

gboolean
cx_edit_keep_before (CxEdit *edit, const char *table, gint64 row_id, GError **error)
{
  g_autoptr (GByteArray) image = g_byte_array_new ();
  g_autoptr (CxStatement) statement = NULL;
  gboolean kept, own;

  g_return_val_if_fail (edit->bulk, FALSE);
  g_return_val_if_fail (!cx_sqlite_is_recorded_table (table, TRUE), FALSE);

  if (cx_edit_get_batch (edit, "change", error) == 0 ||
      !is_kept (edit, table, row_id, &kept, error) || !is_own (edit, table, row_id, &own, error))
    return FALSE;
  if (kept || own)
    return TRUE;
  if (!read_image (edit, table, row_id, image, error))
    return FALSE;
  edit->kept_rows = TRUE;
  statement = cx_edit_prepare (edit,
                               "INSERT INTO batch_before (batch_id, side, table_name, row_id, row)"
                               " VALUES (:batch, 'before', :table, :id, :row)",
                               error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, ":batch", edit->batch_id);
  cx_statement_bind_text (statement, ":table", table);
  cx_statement_bind_int (statement, ":id", row_id);
  if (image->len > 0)
    cx_statement_bind_blob (statement, ":row", image->data, image->len);
  return cx_statement_run (statement, error);
}

/* Which of the rows with an image this edit has deleted is known only now. */
static gboolean
mark_table (CxEdit *edit, const char *table, GError **error)
{
  g_autofree char *quoted = cx_sql_identifier (table);
  g_autofree char *sql = g_strdup_printf (
      "UPDATE batch_before SET side = 'deleted' WHERE batch_id = :batch AND table_name = :table"
      " AND row IS NOT NULL AND NOT EXISTS (SELECT 1 FROM %s t WHERE t.rowid = "
      "batch_before.row_id)",
      quoted);
  g_autoptr (CxStatement) statement = cx_edit_prepare (edit, sql, error);

  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, ":batch", edit->batch_id);
  cx_statement_bind_text (statement, ":table", table);
  return cx_statement_run (statement, error);
}

gboolean
cx_bulk_finish (CxEdit *edit, GError **error)
{
  g_autoptr (GPtrArray) tables = NULL;

  if (!edit->kept_rows)
    return TRUE;
  tables = cx_bulk_list_kept_tables (edit, edit->batch_id, error);
  if (tables == NULL)
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    if (!mark_table (edit, tables->pdata[i], error))
      return FALSE;
  return TRUE;
}

GPtrArray *
cx_bulk_list_kept_tables (CxEdit *edit, gint64 batch_id, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;

  statement = cx_edit_prepare (
      edit,
      "SELECT DISTINCT table_name FROM batch_before WHERE batch_id = :batch AND side <> 'after'",
      error);
  if (statement == NULL)
    return NULL;
  cx_statement_bind_int (statement, ":batch", batch_id);
  return cx_statement_list_texts (statement, error);
}
