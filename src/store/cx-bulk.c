#include "config.h"

#include "cx-edit-private.h"

#include "cx-i18n.h"
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

gboolean
cx_edit_keep_before (CxEdit *edit, const char *table, gint64 row_id, GError **error)
{
  g_autoptr (GByteArray) image = g_byte_array_new ();
  g_autoptr (CxStatement) statement = NULL;

  g_return_val_if_fail (edit->bulk, FALSE);

  if (cx_edit_get_batch (edit, "change", error) == 0 ||
      !read_image (edit, table, row_id, image, error))
    return FALSE;
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
