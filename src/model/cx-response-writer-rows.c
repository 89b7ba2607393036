#include "config.h"

#include "cx-response-writer-private.h"

#include "cx-i18n.h"

/* Rows on their way into the statements. */

static gboolean
fail_missing (const CxItem *item, GError **error)
{
  cx_error_set (error, CX_ERROR_FAILED, NULL,
                _ ("Answer “%s” has no place for a code of missing answers."),
                item != NULL ? item->code : "");
  return FALSE;
}

static void
keep (CxResponseWriter *self, CxWaiting *waiting, const CxValue *value)
{
  waiting->kind = value->kind;
  if (value->kind == CX_VALUE_REAL)
    waiting->as.real = value->real;
  else if (value->kind == CX_VALUE_TEXT)
    {
      waiting->as.offset = self->texts->len;
      waiting->length = value->length;
      g_string_append_len (self->texts, value->text, (gssize) value->length);
    }
  else
    waiting->as.integer = value->integer;
}

static gboolean
keep_values (CxResponseWriter *self,
             CxWaiting *row,
             const CxWriterSlot *slots,
             const CxValue *values,
             guint n,
             GError **error)
{
  for (guint i = 0; i < n; i++)
    {
      const CxWriterSlot *slot = &slots[i];
      CxWaiting *start = row + self->starts[slot->part];

      if (slot->missing_index >= 0)
        start[slot->missing_index].kind = CX_VALUE_NULL;
      if (values[i].kind != CX_VALUE_MISSING)
        {
          keep (self, &start[slot->index], &values[i]);
          continue;
        }
      if (slot->coded)
        start[slot->index] = (CxWaiting){ CX_VALUE_INTEGER, { values[i].integer }, 0 };
      else if (slot->missing_index < 0)
        return fail_missing (slot->item, error);
      else
        {
          start[slot->index].kind = CX_VALUE_NULL;
          start[slot->missing_index] = (CxWaiting){ CX_VALUE_INTEGER, { values[i].integer }, 0 };
        }
    }
  return TRUE;
}

static inline void
bind (CxResponseWriter *self, CxStatement *statement, int index, const CxWaiting *value)
{
  switch (value->kind)
    {
    case CX_VALUE_NULL:
      break;
    case CX_VALUE_REAL:
      cx_statement_set_double (statement, index, value->as.real);
      break;
    case CX_VALUE_TEXT:
      cx_statement_set_text_static (statement, index, self->texts->str + value->as.offset,
                                    (gssize) value->length);
      break;
    case CX_VALUE_INTEGER:
    case CX_VALUE_MISSING:
    default:
      cx_statement_set_int (statement, index, value->as.integer);
      break;
    }
}

/* TRUE where a later table needs a row for these values. */
static gboolean
has_values (const CxWaiting *values, guint n)
{
  for (guint i = 1; i < n; i++)
    if (values[i].kind != CX_VALUE_NULL)
      return TRUE;
  return FALSE;
}

static gboolean
insert_row (CxResponseWriter *self, const CxWaiting *row, GError **error)
{
  gint64 id;

  for (guint i = 0; i < self->width; i++)
    bind (self, self->parts[1].insert, (int) i + 1, &row[i]);
  if (!cx_statement_run (self->parts[1].insert, error))
    return FALSE;

  id = cx_edit_get_last_id (self->edit);
  for (int number = 2; number <= self->n_parts; number++)
    {
      CxWriterPart *part = &self->parts[number];
      const CxWaiting *values = row + self->starts[number];

      if (part->insert == NULL || !has_values (values, part->columns->len))
        continue;
      cx_statement_set_int (part->insert, 1, id);
      for (guint i = 1; i < part->columns->len; i++)
        bind (self, part->insert, (int) i + 1, &values[i]);
      if (!cx_statement_run (part->insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_waiting (CxResponseWriter *self, GError **error)
{
  if (self->parts[1].insert_many != NULL && self->rows == self->rows_max)
    {
      for (guint i = 0; i < self->rows * self->width; i++)
        bind (self, self->parts[1].insert_many, (int) i + 1, &self->waiting[i]);
      return cx_statement_run (self->parts[1].insert_many, error);
    }
  for (guint row = 0; row < self->rows; row++)
    if (!insert_row (self, self->waiting + (gsize) row * self->total, error))
      return FALSE;
  return TRUE;
}

gboolean
cx_response_writer_finish (CxResponseWriter *writer, GError **error)
{
  gboolean written = insert_waiting (writer, error);

  writer->rows = 0;
  g_string_truncate (writer->texts, 0);
  return written;
}

gboolean
cx_response_writer_insert (CxResponseWriter *writer,
                           gint64 batch_id,
                           gint64 batch_row,
                           gint64 fingerprint,
                           const CxValue *fields,
                           const CxValue *items,
                           GError **error)
{
  CxWaiting *row = writer->waiting + (gsize) writer->rows * writer->total;
  gint64 head[CX_WRITER_HEAD] = { batch_id, batch_row, fingerprint };

  for (guint i = 0; i < CX_WRITER_HEAD; i++)
    row[i] = (CxWaiting){ head[i] != 0 ? CX_VALUE_INTEGER : CX_VALUE_NULL, { head[i] }, 0 };
  if (!keep_values (writer, row, writer->slots, fields, writer->n_fields, error) ||
      !keep_values (writer, row, writer->slots + writer->n_fields, items, writer->n_items, error))
    return FALSE;

  writer->rows++;
  return writer->rows < writer->rows_max || cx_response_writer_finish (writer, error);
}

static gboolean
update_part (CxResponseWriter *self, int number, gint64 id, const CxWaiting *values, GError **error)
{
  CxWriterPart *part = &self->parts[number];
  int index = 1;

  if (part->update == NULL)
    return TRUE;
  if (!cx_edit_keep_before (self->edit, part->table, id, error))
    return FALSE;
  if (number > 1)
    cx_statement_set_int (part->update, index++, id);
  for (guint i = number == 1 ? CX_WRITER_HEAD - 1 : 1; i < part->columns->len; i++)
    bind (self, part->update, index++, &values[i]);
  if (number == 1)
    cx_statement_set_int (part->update, index, id);
  return cx_statement_run (part->update, error);
}

gboolean
cx_response_writer_update (CxResponseWriter *writer,
                           gint64 id,
                           gint64 fingerprint,
                           const CxValue *fields,
                           const CxValue *items,
                           GError **error)
{
  g_autofree CxWaiting *row = NULL;
  gboolean written = TRUE;

  /* Rows that wait keep their places in the array and the texts. */
  if (!cx_response_writer_finish (writer, error))
    return FALSE;
  row = g_new0 (CxWaiting, writer->total);
  row[CX_WRITER_HEAD - 1] = (CxWaiting){ fingerprint != 0 ? CX_VALUE_INTEGER : CX_VALUE_NULL,
                                         { fingerprint },
                                         0 };
  if (!keep_values (writer, row, writer->slots, fields, writer->n_fields, error) ||
      !keep_values (writer, row, writer->slots + writer->n_fields, items, writer->n_items, error))
    return FALSE;
  for (int number = 1; number <= writer->n_parts && written; number++)
    written = update_part (writer, number, id, row + writer->starts[number], error);
  g_string_truncate (writer->texts, 0);
  return written;
}
