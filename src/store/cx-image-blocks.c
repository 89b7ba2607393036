#include "config.h"

#include "cx-image-blocks.h"

#include <string.h>

#define BLOCK_BYTES (64 * 1024)

/* A block is a run of records: PRESENT and the row's image, or ABSENT and the id in 8 bytes,
 * little-endian. */
enum
{
  ABSENT = 0,
  PRESENT = 1,
};

struct _CxImageBlocks
{
  CxStatement *insert;
  gint64 batch_id;
  char *table;
  GByteArray *block;
  gint64 first_id;
};

CxImageBlocks *
cx_image_blocks_new (CxEdit *edit, gint64 batch_id, const char *table, GError **error)
{
  CxImageBlocks *self;
  CxStatement *insert;

  insert = cx_edit_prepare (edit,
                            "INSERT INTO batch_before (batch_id, side, table_name, row_id, row)"
                            " VALUES (:batch, 'after', :table, :id, :row)",
                            error);
  if (insert == NULL)
    return NULL;
  self = g_new0 (CxImageBlocks, 1);
  self->insert = insert;
  self->batch_id = batch_id;
  self->table = g_strdup (table);
  self->block = g_byte_array_sized_new (BLOCK_BYTES + 4096);
  return self;
}

void
cx_image_blocks_free (CxImageBlocks *self)
{
  if (self == NULL)
    return;
  cx_statement_free (self->insert);
  g_free (self->table);
  g_byte_array_unref (self->block);
  g_free (self);
}

gboolean
cx_image_blocks_finish (CxImageBlocks *self, GError **error)
{
  if (self->block->len == 0)
    return TRUE;

  cx_statement_bind_int (self->insert, ":batch", self->batch_id);
  cx_statement_bind_text (self->insert, ":table", self->table);
  cx_statement_bind_int (self->insert, ":id", self->first_id);
  cx_statement_bind_blob (self->insert, ":row", self->block->data, self->block->len);
  if (!cx_statement_run (self->insert, error))
    return FALSE;
  g_byte_array_set_size (self->block, 0);
  return TRUE;
}

static void
begin_record (CxImageBlocks *self, gint64 row_id, guint8 kind)
{
  if (self->block->len == 0)
    self->first_id = row_id;
  g_byte_array_append (self->block, &kind, 1);
}

static gboolean
end_record (CxImageBlocks *self, GError **error)
{
  return self->block->len < BLOCK_BYTES || cx_image_blocks_finish (self, error);
}

gboolean
cx_image_blocks_add (CxImageBlocks *self,
                     gint64 row_id,
                     CxStatement *row,
                     int first,
                     GError **error)
{
  begin_record (self, row_id, PRESENT);
  cx_row_image_append (self->block, row, first);
  return end_record (self, error);
}

gboolean
cx_image_blocks_add_absent (CxImageBlocks *self, gint64 row_id, GError **error)
{
  gint64 id = GINT64_TO_LE (row_id);

  begin_record (self, row_id, ABSENT);
  g_byte_array_append (self->block, (const guint8 *) &id, sizeof id);
  return end_record (self, error);
}

/* Back. */

static gboolean
delete_row (CxEdit *edit, const char *table, const guint8 *bytes, gsize size, GError **error)
{
  g_autofree char *quoted = cx_sql_identifier (table);
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE rowid = :id", quoted);
  g_autoptr (CxStatement) statement = cx_edit_prepare (edit, sql, error);
  gint64 id;

  if (statement == NULL)
    return FALSE;
  if (size < sizeof id)
    return cx_sqlite_set_error (error, NULL, SQLITE_CORRUPT, NULL);
  memcpy (&id, bytes, sizeof id);
  cx_statement_bind_int (statement, ":id", GINT64_FROM_LE (id));
  return cx_statement_run (statement, error);
}

gboolean
cx_image_blocks_restore (CxEdit *edit,
                         const char *table,
                         const guint8 *bytes,
                         gsize size,
                         gint64 *rows,
                         GError **error)
{
  g_autoptr (CxRowWriter) writer = cx_row_writer_new (edit->db, table, error);
  gsize at = 0;

  if (writer == NULL)
    return FALSE;
  while (at < size)
    {
      gsize used = sizeof (gint64);
      guint8 kind = bytes[at++];

      if (kind == PRESENT ? !cx_row_writer_write (writer, bytes + at, size - at, &used, error)
                          : !delete_row (edit, table, bytes + at, size - at, error))
        return FALSE;
      at += used;
      (*rows)++;
    }
  return TRUE;
}
