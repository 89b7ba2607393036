#include "config.h"

#include "cx-i18n.h"
#include "cx-output.h"
#include "cx-platform.h"
#include "cx-table-private.h"

#include <errno.h>
#include <string.h>

/* A table as clean CSV. */

#define FLUSH_SIZE (64 << 10)

typedef struct
{
  FILE *file;
  const char *name; /* for messages */
  GString *buffer;
} Writer;

static gboolean
flush (Writer *self, GError **error)
{
  gboolean done = fwrite (self->buffer->str, 1, self->buffer->len, self->file) == self->buffer->len;
  int code = errno;

  g_string_truncate (self->buffer, 0);
  if (!done)
    cx_platform_set_error (error, code, self->name, _ ("The table could not be written."));
  return done;
}

/* A row of one empty cell would read as a blank line, hence @alone. */
static void
append_cell (GString *line, const char *text, gsize length, gboolean alone)
{
  if (length == 0 ? !alone : strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append_len (line, text, (gssize) length);
      return;
    }
  g_string_append_c (line, '"');
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, text[i]);
    }
  g_string_append_c (line, '"');
}

static void
append_head (CxTable *table, GString *buffer)
{
  GPtrArray *head = table->plain_head != NULL ? table->plain_head : table->head;

  for (guint i = 0; i < head->len; i++)
    {
      GStrv row = g_ptr_array_index (head, i);

      for (guint k = 0; k < table->columns; k++)
        {
          if (k > 0)
            g_string_append_c (buffer, ',');
          append_cell (buffer, row[k], strlen (row[k]), table->columns == 1);
        }
      g_string_append_c (buffer, '\n');
    }
}

static gboolean
write_rows (CxTable *table, Writer *writer, CxProgress *progress, gint64 *rows, GError **error)
{
  CxRowBlock *block;

  append_head (table, writer->buffer);
  while (cx_table_next (table, &block, progress, error))
    {
      if (block == NULL)
        return flush (writer, error);
      for (guint i = 0; i < block->rows; i++)
        {
          guint width = MAX (block->widths[i], table->columns);

          for (guint k = 0; k < width; k++)
            {
              const CxCell *cell = cx_block_cell (block, i, k);

              if (k > 0)
                g_string_append_c (writer->buffer, ',');
              append_cell (writer->buffer, cell->text, cell->length, width == 1);
            }
          g_string_append_c (writer->buffer, '\n');
          if (writer->buffer->len > FLUSH_SIZE && !flush (writer, error))
            return FALSE;
        }
      *rows += block->rows;
      if (!cx_progress_step (progress, *rows, error))
        return FALSE;
    }
  return FALSE;
}

static gboolean
write_file (CxTable *table, const char *output, CxProgress *progress, gint64 *rows, GError **error)
{
  g_autofree char *tmp = NULL;
  g_autoptr (GString) buffer = g_string_new (NULL);
  Writer writer = { .file = cx_output_open (output, &tmp, error),
                    .name = output,
                    .buffer = buffer };

  if (writer.file == NULL)
    return FALSE;
  return cx_output_close (writer.file, tmp, output,
                          write_rows (table, &writer, progress, rows, error), error);
}

gboolean
cx_table_write_csv (CxTable *table,
                    const char *output,
                    CxProgress *progress,
                    gint64 *rows,
                    GError **error)
{
  gint64 written = 0;
  gboolean done;

  if (output != NULL)
    done = write_file (table, output, progress, &written, error);
  else
    {
      g_autoptr (GString) buffer = g_string_new (NULL);
      Writer writer = { .file = stdout, .name = _ ("standard output"), .buffer = buffer };

      done = write_rows (table, &writer, progress, &written, error);
      if (done && fflush (stdout) != 0)
        {
          cx_platform_set_error (error, errno, writer.name, _ ("The table could not be written."));
          done = FALSE;
        }
    }
  if (rows != NULL)
    *rows = written;
  return done;
}
