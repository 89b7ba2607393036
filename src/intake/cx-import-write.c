#include "config.h"

#include "cx-import-job.h"

#include "cx-batch-repo.h"

/* A row takes about a microsecond, memory a tenth of one. */
#define ROWS_AHEAD 4

/* Takes the messages of a row over into the result. */
static void
list_errors (CxImportResult *result, CxImportReject *reject)
{
  result->errors_total += reject->errors->len;
  while (reject->errors->len > 0 && result->errors->len < CX_IMPORT_MOST_ERRORS)
    g_ptr_array_add (result->errors, g_ptr_array_steal_index (reject->errors, 0));
}

static gboolean
write_reject (CxImportJob *job, CxImportReject *reject, GError **error)
{
  g_autofree char *reason = cx_import_reject_get_reason (reject);
  const CxImportError *first = g_ptr_array_index (reject->errors, 0);

  if (job->edit != NULL &&
      !cx_batch_repo_add_reject (job->edit, job->result->batch_id, reject->row, first->column,
                                 first->value, reason, reject->cells, error))
    return FALSE;
  if (job->rejects != NULL && !cx_rejects_writer_add (job->rejects, reject->cells, reason, error))
    return FALSE;
  job->result->rejected++;
  list_errors (job->result, reject);
  return TRUE;
}

static gboolean
insert (CxImportJob *job, const CxImportRow *row, const CxValue *values, GError **error)
{
  CxImportResult *result = job->result;
  guint n_fields;

  cx_import_converter_get_fields (job->converter, &n_fields);
  if (job->writer != NULL)
    {
      if (!cx_response_writer_insert (job->writer, result->batch_id, row->number,
                                      (gint64) row->fingerprint, values, values + n_fields, error))
        return FALSE;
      /* Rows wait in the writer, but their ids follow one another: the first tells all. */
      if (job->first_id == 0)
        {
          if (!cx_response_writer_finish (job->writer, error))
            return FALSE;
          job->first_id = cx_edit_get_last_id (job->edit) - result->added;
        }
    }
  cx_import_keys_add (job->keys, row,
                      job->writer != NULL ? job->first_id + result->added : G_MAXINT64);
  result->added++;
  result->accepted++;
  return TRUE;
}

static gboolean
update (CxImportJob *job, gint64 id, const CxImportRow *row, const CxValue *values, GError **error)
{
  guint n_fields;

  if (job->writer == NULL)
    return TRUE;
  cx_import_converter_get_fields (job->converter, &n_fields);
  return cx_response_writer_finish (job->writer, error) &&
         cx_response_writer_update (job->writer, id, (gint64) row->fingerprint, values,
                                    values + n_fields, error);
}

static gboolean
write_row (CxImportJob *job, const CxImportRow *row, const CxValue *values, GError **error)
{
  gint64 id = 0;

  switch (cx_import_keys_check (job->keys, row, &id))
    {
    case CX_KEY_NEW:
      return insert (job, row, values, error);
    case CX_KEY_CHANGED:
      job->result->changed++;
      job->result->accepted++;
      return update (job, id, row, values, error);
    case CX_KEY_SUPERSEDES:
      /* One response said twice: the last one counts. */
      job->result->same++;
      return update (job, id, row, values, error);
    case CX_KEY_SAME:
    default:
      job->result->same++;
      return TRUE;
    }
}

gboolean
cx_import_write_rows (CxImportJob *job, CxImportRows *rows, GError **error)
{
  guint next_reject = 0;

  for (guint i = 0; i < rows->n_rows; i++)
    {
      const CxImportRow *row = &rows->rows[i];

      if (i + ROWS_AHEAD < rows->n_rows)
        cx_import_keys_expect (job->keys, &rows->rows[i + ROWS_AHEAD]);
      job->result->rows++;
      if (row->state == CX_IMPORT_ROW_BLANK)
        job->result->blank++;
      else if (row->state == CX_IMPORT_ROW_REJECTED)
        {
          if (!write_reject (job, g_ptr_array_index (rows->rejects, next_reject++), error))
            return FALSE;
        }
      else if (!write_row (job, row, cx_import_rows_get_values (rows, i), error))
        return FALSE;
    }
  return TRUE;
}
