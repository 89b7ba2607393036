#include "config.h"

#include "cx-batch-repo.h"

#include "cx-i18n.h"

CxBatch *
cx_batch_new (void)
{
  return g_new0 (CxBatch, 1);
}

void
cx_batch_free (CxBatch *batch)
{
  if (batch == NULL)
    return;
  g_free (batch->uuid);
  g_free (batch->kind);
  g_free (batch->source);
  g_free (batch->file_name);
  g_free (batch->encoding);
  g_free (batch->delimiter);
  g_free (batch->header);
  g_free (batch->mapping);
  g_free (batch->state);
  g_free (batch);
}

#define COLUMNS                                                                                    \
  "id, uuid, kind, survey_id, source, file_name, encoding, delimiter, rows, accepted, rejected,"   \
  " duplicates, updated, state, created_at"

static CxBatch *
read_batch (CxStatement *row)
{
  CxBatch *batch = cx_batch_new ();

  batch->id = cx_statement_get_int (row, 0);
  batch->uuid = cx_statement_dup_text (row, 1);
  batch->kind = cx_statement_dup_text (row, 2);
  batch->survey_id = cx_statement_get_int (row, 3);
  batch->source = cx_statement_dup_text (row, 4);
  batch->file_name = cx_statement_dup_text (row, 5);
  batch->encoding = cx_statement_dup_text (row, 6);
  batch->delimiter = cx_statement_dup_text (row, 7);
  batch->rows = cx_statement_get_int (row, 8);
  batch->accepted = cx_statement_get_int (row, 9);
  batch->rejected = cx_statement_get_int (row, 10);
  batch->duplicates = cx_statement_get_int (row, 11);
  batch->updated = cx_statement_get_int (row, 12);
  batch->state = cx_statement_dup_text (row, 13);
  batch->created_at = cx_statement_get_int (row, 14);
  return batch;
}

GPtrArray *
cx_batch_repo_list (CxDb *db, GError **error)
{
  g_autoptr (GPtrArray) batches = NULL;
  g_autoptr (CxStatement) statement = NULL;
  gboolean row;

  statement = cx_db_prepare (db, "SELECT " COLUMNS " FROM batch ORDER BY id", error);
  if (statement == NULL)
    return NULL;
  batches = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_batch_free);
  while (TRUE)
    {
      if (!cx_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&batches);
      g_ptr_array_add (batches, read_batch (statement));
    }
}

CxBatch *
cx_batch_repo_load (CxDb *db, gint64 id, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;
  CxBatch *batch;
  gboolean row;

  statement = cx_db_prepare (db, "SELECT " COLUMNS ", header, mapping FROM batch WHERE id = :id",
                             error);
  if (statement == NULL)
    return NULL;
  cx_statement_bind_int (statement, ":id", id);
  if (!cx_statement_step (statement, &row, error))
    return NULL;
  if (!row)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

      cx_error_set (error, CX_ERROR_NOT_FOUND, _ ("Choose one of the imports in the list."),
                    _ ("There is no import number %s."), number);
      return NULL;
    }
  batch = read_batch (statement);
  batch->header = cx_statement_dup_text (statement, 15);
  batch->mapping = cx_statement_dup_text (statement, 16);
  return batch;
}

gboolean
cx_batch_repo_update (CxEdit *edit, const CxBatch *batch, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;

  statement = cx_edit_prepare (
      edit,
      "UPDATE batch SET kind = :kind, survey_id = nullif (:survey, 0), source = :source,"
      "  file_name = :file_name, encoding = :encoding, delimiter = :delimiter, rows = :rows,"
      "  accepted = :accepted, rejected = :rejected, duplicates = :duplicates,"
      "  updated = :updated, header = :header, mapping = :mapping WHERE id = :id",
      error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_text (statement, ":kind", batch->kind != NULL ? batch->kind : "responses");
  cx_statement_bind_int (statement, ":survey", batch->survey_id);
  cx_statement_bind_text (statement, ":source", batch->source);
  cx_statement_bind_text (statement, ":file_name", batch->file_name);
  cx_statement_bind_text (statement, ":encoding", batch->encoding);
  cx_statement_bind_text (statement, ":delimiter", batch->delimiter);
  cx_statement_bind_int (statement, ":rows", batch->rows);
  cx_statement_bind_int (statement, ":accepted", batch->accepted);
  cx_statement_bind_int (statement, ":rejected", batch->rejected);
  cx_statement_bind_int (statement, ":duplicates", batch->duplicates);
  cx_statement_bind_int (statement, ":updated", batch->updated);
  cx_statement_bind_text (statement, ":header", batch->header);
  cx_statement_bind_text (statement, ":mapping", batch->mapping);
  cx_statement_bind_int (statement, ":id", batch->id);
  return cx_statement_run (statement, error);
}

gboolean
cx_batch_repo_add_reject (CxEdit *edit,
                          gint64 batch_id,
                          gint64 row,
                          const char *column,
                          const char *value,
                          const char *message,
                          const char *cells,
                          GError **error)
{
  g_autoptr (CxStatement) statement = NULL;

  statement = cx_edit_prepare (edit,
                               "INSERT INTO batch_reject"
                               " (batch_id, row, column_name, value, message, cells)"
                               " VALUES (:batch, :row, :column, :value, :message, :cells)",
                               error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, ":batch", batch_id);
  cx_statement_bind_int (statement, ":row", row);
  cx_statement_bind_text (statement, ":column", column);
  cx_statement_bind_text (statement, ":value", value);
  cx_statement_bind_text (statement, ":message", message);
  cx_statement_bind_text (statement, ":cells", cells);
  return cx_statement_run (statement, error);
}

gboolean
cx_batch_repo_each_reject (CxDb *db,
                           gint64 batch_id,
                           CxRejectFunc func,
                           gpointer user_data,
                           GError **error)
{
  g_autoptr (CxStatement) statement = NULL;
  g_autoptr (GError) stopped = NULL;
  gboolean row;

  statement = cx_db_prepare (db,
                             "SELECT row, column_name, value, message, cells FROM batch_reject"
                             " WHERE batch_id = :batch ORDER BY id",
                             error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, ":batch", batch_id);
  while (TRUE)
    {
      CxReject reject;

      if (!cx_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      reject.row = cx_statement_get_int (statement, 0);
      reject.column = cx_statement_get_text (statement, 1);
      reject.value = cx_statement_get_text (statement, 2);
      reject.message = cx_statement_get_text (statement, 3);
      reject.cells = cx_statement_get_text (statement, 4);
      if (func (&reject, user_data, &stopped))
        continue;
      if (stopped == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&stopped));
      return FALSE;
    }
}
