#include "config.h"

#include "cx-import-rejects.h"

#include "cx-i18n.h"
#include "cx-output.h"
#include "cx-platform.h"
#include "cx-text.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <jansson.h>
#include <string.h>

#define BUFFER_SIZE 65536
#define BYTE_ORDER_MARK "\357\273\277"

struct _CxRejectsWriter
{
  char *path;
  char *part; /* beside it, until all is written */
  GOutputStream *stream;
  GString *buffer;
  char delimiter;
};

void
cx_import_error_free (CxImportError *error)
{
  g_free (error->column);
  g_free (error->value);
  g_free (error->message);
  g_free (error);
}

static char *
dump_json (json_t *json)
{
  char *dumped = json_dumps (json, JSON_COMPACT);
  char *text = g_strdup (dumped);

  free (dumped);
  json_decref (json);
  return text;
}

CxImportReject *
cx_import_reject_new (gint64 row, const CxCell *cells, guint n)
{
  CxImportReject *self = g_new0 (CxImportReject, 1);
  json_t *array = json_array ();

  for (guint i = 0; i < n; i++)
    json_array_append_new (array, json_stringn_nocheck (cells[i].text, cells[i].length));
  self->row = row;
  self->cells = dump_json (array);
  self->errors = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_import_error_free);
  return self;
}

void
cx_import_reject_free (CxImportReject *reject)
{
  g_ptr_array_unref (reject->errors);
  g_free (reject->cells);
  g_free (reject);
}

void
cx_import_reject_add (CxImportReject *reject, const char *column, const char *value, char *message)
{
  CxImportError *error = g_new0 (CxImportError, 1);

  error->row = reject->row;
  error->column = g_strdup (column);
  error->value = g_strdup (value);
  error->message = message;
  g_ptr_array_add (reject->errors, error);
}

char *
cx_import_reject_get_reason (const CxImportReject *reject)
{
  GString *reason = g_string_new (NULL);

  for (guint i = 0; i < reject->errors->len; i++)
    {
      const CxImportError *error = g_ptr_array_index (reject->errors, i);

      if (reason->len > 0)
        g_string_append_c (reason, ' ');
      /* TRANSLATORS: a column's heading and what is wrong with its value. Keep both quotation marks
       * and the colon: a saved file of rejected rows is known again by them. */
      g_string_append_printf (reason, _ ("“%s”: %s"), error->column, error->message);
    }
  return g_string_free (reason, FALSE);
}

char *
cx_import_header_to_json (CxTable *table, guint n_columns)
{
  json_t *header = json_array ();

  for (guint row = 0; table->head != NULL && row < table->head->len; row++)
    {
      GStrv cells = g_ptr_array_index (table->head, row);
      json_t *array = json_array ();

      for (guint i = 0; i < n_columns; i++)
        json_array_append_new (array, json_string_nocheck (cells[i]));
      json_array_append_new (header, array);
    }
  return dump_json (header);
}

/* --- Knowing a saved file again ------------------------------------------------------------- */

/* TRUE if @text begins as a reason does: “heading”: … */
static gboolean
is_reason (const char *text)
{
  const char *end;

  if (!g_str_has_prefix (text, "“"))
    return FALSE;

  end = strstr (text, "”: ");
  return end != NULL && end > text + strlen ("“");
}

static gboolean
has_reason_heading (CxTable *table)
{
  GStrv head;
  g_autofree char *key = NULL;

  if (table->columns < 2 || table->head == NULL || table->head->len == 0)
    return FALSE;

  head = g_ptr_array_index (table->head, 0);
  key = cx_text_key (head[table->columns - 1]);
  return strcmp (key, "reason") == 0 || strcmp (key, "lý do") == 0;
}

gboolean
cx_import_has_reasons (CxTable *table)
{
  CxRowBlock *block = NULL;
  gboolean all = TRUE;

  if (!has_reason_heading (table))
    return FALSE;

  if (!cx_table_rewind (table, NULL) || !cx_table_next (table, &block, NULL, NULL) || block == NULL)
    all = FALSE;
  for (guint row = 0; all && row < block->rows; row++)
    {
      const CxCell *cell = &block->cells[(gsize) (row + 1) * block->columns - 1];

      /* A person who mends a row may empty its reason. */
      all = cell->length == 0 || is_reason (cell->text);
    }
  return cx_table_rewind (table, NULL) && all;
}

/* --- Saving --------------------------------------------------------------------------------- */

static int
find_number (const GError *failure)
{
  static const struct
  {
    GIOErrorEnum code;
    int number;
  } numbers[] = {
    { G_IO_ERROR_NOT_FOUND, ENOENT },
    { G_IO_ERROR_PERMISSION_DENIED, EACCES },
    { G_IO_ERROR_READ_ONLY, EROFS },
    { G_IO_ERROR_NO_SPACE, ENOSPC },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (g_error_matches (failure, G_IO_ERROR, numbers[i].code))
      return numbers[i].number;
  return 0;
}

static void
fail_to_save (const char *path, GError *failure, GError **error)
{
  int number = find_number (failure);

  if (number != 0)
    {
      g_error_free (failure);
      cx_platform_set_error (error, number, path, _ ("The rejected rows could not be saved"));
      return;
    }
  cx_error_wrap (error, CX_ERROR_FAILED, failure,
                 _ ("The rejected rows could not be saved to “%s”"), path);
}

static gboolean
flush_buffer (CxRejectsWriter *writer, GError **error)
{
  GError *failure = NULL;

  if (!g_output_stream_write_all (writer->stream, writer->buffer->str, writer->buffer->len, NULL,
                                  NULL, &failure))
    {
      fail_to_save (writer->path, failure, error);
      return FALSE;
    }
  g_string_truncate (writer->buffer, 0);
  return TRUE;
}

static void
append_cell (CxRejectsWriter *writer, const char *text)
{
  GString *buffer = writer->buffer;
  gboolean plain = strpbrk (text, "\"\r\n") == NULL && strchr (text, writer->delimiter) == NULL &&
                   text[0] != ' ' && (text[0] == '\0' || text[strlen (text) - 1] != ' ');

  if (plain)
    {
      g_string_append (buffer, text);
      return;
    }

  g_string_append_c (buffer, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (buffer, '"');
      g_string_append_c (buffer, *p);
    }
  g_string_append_c (buffer, '"');
}

/* One line: the cells of @array and @last. */
static gboolean
append_row (CxRejectsWriter *writer, json_t *array, const char *last, GError **error)
{
  size_t i;
  json_t *cell;

  json_array_foreach (array, i, cell)
  {
    append_cell (writer, json_is_string (cell) ? json_string_value (cell) : "");
    g_string_append_c (writer->buffer, writer->delimiter);
  }
  append_cell (writer, last);
  g_string_append (writer->buffer, "\r\n");
  return writer->buffer->len < BUFFER_SIZE || flush_buffer (writer, error);
}

static gboolean
write_header (CxRejectsWriter *writer, const char *header, GError **error)
{
  json_t *rows = header != NULL ? json_loads (header, 0, NULL) : NULL;
  gboolean ok = TRUE;
  size_t i;
  json_t *row;

  g_string_append (writer->buffer, BYTE_ORDER_MARK);
  json_array_foreach (rows, i, row)
  {
    ok = ok && append_row (writer, row, i == 0 ? _ ("Reason") : "", error);
  }
  json_decref (rows);
  return ok;
}

CxRejectsWriter *
cx_rejects_writer_new (const char *path, const char *delimiter, const char *header, GError **error)
{
  g_autoptr (CxRejectsWriter) self = g_new0 (CxRejectsWriter, 1);
  g_autoptr (GFile) file = NULL;
  GError *failure = NULL;

  if (!cx_output_check (path, error))
    return NULL;
  self->path = g_strdup (path);
  self->part = g_strconcat (path, ".part", NULL);
  self->delimiter = delimiter != NULL && delimiter[0] != '\0' ? delimiter[0] : ',';
  self->buffer = g_string_sized_new (BUFFER_SIZE + 4096);

  file = g_file_new_for_path (self->part);
  self->stream = G_OUTPUT_STREAM (
      g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, &failure));
  if (self->stream == NULL)
    {
      fail_to_save (path, failure, error);
      return NULL;
    }
  if (!write_header (self, header, error))
    return NULL;
  return g_steal_pointer (&self);
}

gboolean
cx_rejects_writer_add (CxRejectsWriter *writer,
                       const char *cells,
                       const char *reason,
                       GError **error)
{
  json_t *array = json_loads (cells, 0, NULL);
  gboolean ok = append_row (writer, array, reason, error);

  json_decref (array);
  return ok;
}

gboolean
cx_rejects_writer_close (CxRejectsWriter *writer, GError **error)
{
  GError *failure = NULL;

  if (writer->stream == NULL)
    return TRUE;
  if (!flush_buffer (writer, error))
    return FALSE;
  if (!g_output_stream_close (writer->stream, NULL, &failure))
    {
      fail_to_save (writer->path, failure, error);
      return FALSE;
    }
  g_clear_object (&writer->stream);
  return TRUE;
}

gboolean
cx_rejects_writer_finish (CxRejectsWriter *writer, GError **error)
{
  if (!cx_rejects_writer_close (writer, error) ||
      !cx_platform_replace_file (writer->part, writer->path, error))
    return FALSE;
  g_clear_pointer (&writer->part, g_free);
  return TRUE;
}

void
cx_rejects_writer_free (CxRejectsWriter *writer)
{
  if (writer->stream != NULL)
    g_output_stream_close (writer->stream, NULL, NULL);
  g_clear_object (&writer->stream);
  if (writer->part != NULL)
    g_unlink (writer->part);
  if (writer->buffer != NULL)
    g_string_free (writer->buffer, TRUE);
  g_free (writer->part);
  g_free (writer->path);
  g_free (writer);
}
