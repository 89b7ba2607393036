#include "config.h"

#include "cx-sav.h"

#include "cx-charset.h"
#include "cx-i18n.h"
#include "cx-sav-value.h"
#include "cx-table-private.h"

#include <gio/gio.h>
#include <string.h>

#define MAX_COLUMNS 16384
#define MAX_LABELS 1000000

typedef struct
{
  char *labels; /* name of its set of value labels, nullable */
  CxCellFormat format;
} Column;

struct _CxSav
{
  char *path;
  char *encoding;
  char *found_encoding;
  GFileInputStream *stream;
  const CxSavHandlers *handlers;
  gpointer user_data;
  GArray *columns;  /* Column */
  GPtrArray *notes; /* CxColumnNote */
  GHashTable *sets; /* name of a label set → (text → label) */
  guint n_labels;
  gint64 row_count;
  gint64 row; /* being read, from 1; 0: none yet */
  gboolean begun;
  gboolean stopped;
  gboolean misread;
  GError *failure;
};

static void
clear_column (gpointer data)
{
  g_free (((Column *) data)->labels);
}

CxSav *
cx_sav_new (const char *path, const char *encoding)
{
  CxSav *self = g_new0 (CxSav, 1);

  self->path = g_strdup (path);
  self->encoding = g_strdup (encoding);
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self->columns, clear_column);
  self->notes = cx_table_new_notes ();
  self->sets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                      (GDestroyNotify) g_hash_table_unref);
  self->row_count = -1;
  return self;
}

void
cx_sav_free (CxSav *sav)
{
  g_clear_object (&sav->stream);
  g_clear_error (&sav->failure);
  g_array_unref (sav->columns);
  g_ptr_array_unref (sav->notes);
  g_hash_table_unref (sav->sets);
  g_free (sav->path);
  g_free (sav->encoding);
  g_free (sav->found_encoding);
  g_free (sav);
}

static int
open_cb (const char *path, void *io_ctx)
{
  CxSav *self = io_ctx;
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_clear_object (&self->stream);
  self->stream = g_file_read (file, NULL, NULL);
  return self->stream != NULL ? 0 : -1;
}

static int
close_cb (void *io_ctx)
{
  CxSav *self = io_ctx;

  g_clear_object (&self->stream);
  return 0;
}

static readstat_off_t
seek_cb (readstat_off_t offset, readstat_io_flags_t whence, void *io_ctx)
{
  CxSav *self = io_ctx;
  GSeekType type = whence == READSTAT_SEEK_SET   ? G_SEEK_SET
                   : whence == READSTAT_SEEK_CUR ? G_SEEK_CUR
                                                 : G_SEEK_END;

  if (!g_seekable_seek (G_SEEKABLE (self->stream), offset, type, NULL, NULL))
    return -1;
  return (readstat_off_t) g_seekable_tell (G_SEEKABLE (self->stream));
}

static ssize_t
read_cb (void *bytes, size_t size, void *io_ctx)
{
  CxSav *self = io_ctx;
  gsize got = 0;

  if (!g_input_stream_read_all (G_INPUT_STREAM (self->stream), bytes, size, &got, NULL, NULL))
    return -1;
  return (ssize_t) got;
}

static readstat_error_t
update_cb (long size, readstat_progress_handler progress, void *user_ctx, void *io_ctx)
{
  (void) size;
  (void) progress;
  (void) user_ctx;
  (void) io_ctx;
  return READSTAT_OK;
}

static int
metadata_cb (readstat_metadata_t *metadata, void *ctx)
{
  CxSav *self = ctx;
  const char *encoding = readstat_get_file_encoding (metadata);

  self->row_count = readstat_get_row_count (metadata);
  g_free (self->found_encoding);
  self->found_encoding = g_strdup (
      self->encoding != NULL ? self->encoding
                             : cx_charset_canonical (encoding != NULL ? encoding : "windows-1252"));
  if (readstat_get_var_count (metadata) <= MAX_COLUMNS)
    return READSTAT_HANDLER_OK;
  cx_error_set (&self->failure, CX_ERROR_LIMIT, NULL, _ ("The file has more than %d variables."),
                MAX_COLUMNS);
  return READSTAT_HANDLER_ABORT;
}

static int
variable_cb (int index, readstat_variable_t *variable, const char *labels, void *ctx)
{
  CxSav *self = ctx;
  CxColumnNote *note = g_new0 (CxColumnNote, 1);
  const char *label = readstat_variable_get_label (variable);
  const char *name = readstat_variable_get_name (variable);
  Column column = { .labels = g_strdup (labels),
                    .format = cx_sav_read_format (readstat_variable_get_format (variable)) };

  (void) index;
  note->name = g_strdup (name != NULL ? name : "");
  note->label = label != NULL && *label != '\0' ? g_strdup (label) : NULL;
  cx_sav_note_missing (note, variable);
  g_array_append_val (self->columns, column);
  g_ptr_array_add (self->notes, note);
  return READSTAT_HANDLER_OK;
}

static int
label_cb (const char *set_name, readstat_value_t value, const char *label, void *ctx)
{
  CxSav *self = ctx;
  GHashTable *set = g_hash_table_lookup (self->sets, set_name);

  if (++self->n_labels > MAX_LABELS)
    return READSTAT_HANDLER_ABORT;
  if (set == NULL)
    {
      set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_insert (self->sets, g_strdup (set_name), set);
    }
  g_hash_table_insert (set, cx_sav_code_of (value), g_strdup (label != NULL ? label : ""));
  return READSTAT_HANDLER_OK;
}

static gboolean
begin (CxSav *self)
{
  self->begun = TRUE;
  for (guint i = 0; i < self->columns->len && i < self->notes->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);
      CxColumnNote *note = g_ptr_array_index (self->notes, i);
      GHashTable *set = column->labels != NULL ? g_hash_table_lookup (self->sets, column->labels)
                                               : NULL;

      if (set != NULL && note->value_labels == NULL)
        note->value_labels = g_hash_table_ref (set);
    }
  return self->handlers->begin (self->user_data);
}

static int
value_cb (int row, readstat_variable_t *variable, readstat_value_t value, void *ctx)
{
  CxSav *self = ctx;
  guint index = (guint) readstat_variable_get_index (variable);
  char text[CX_CELL_TEXT_SIZE];
  double number = 0;
  const Column *column;

  if (!self->begun && !begin (self))
    {
      self->stopped = TRUE;
      return READSTAT_HANDLER_ABORT;
    }
  if (index >= self->columns->len)
    return READSTAT_HANDLER_ABORT;
  self->row = (gint64) row + 1;
  column = &g_array_index (self->columns, Column, index);
  if (readstat_value_type_class (value) == READSTAT_TYPE_CLASS_STRING)
    {
      const char *string = readstat_string_value (value);

      if (string != NULL && *string != '\0' && g_utf8_validate (string, -1, NULL))
        self->handlers->value (index, CX_CELL_TEXT, string, 0, self->user_data);
    }
  else if (!readstat_value_is_system_missing (value))
    {
      CxCellKind kind = cx_sav_format_value (value, column->format, text, &number);
      CxColumnNote *note = g_ptr_array_index (self->notes, index);

      if (kind != CX_CELL_EMPTY)
        self->handlers->value (index, kind, text, number, self->user_data);
      if (kind != CX_CELL_EMPTY && note->missing != NULL &&
          readstat_value_is_defined_missing (value, variable) &&
          !g_hash_table_contains (note->missing, text))
        g_hash_table_add (note->missing, g_strdup (text));
    }
  if (index + 1 < self->columns->len || self->handlers->row (self->row, self->user_data))
    return READSTAT_HANDLER_OK;
  self->stopped = TRUE;
  return READSTAT_HANDLER_ABORT;
}

static gboolean
report (CxSav *self, readstat_error_t code, GError **error)
{
  self->misread = code == READSTAT_ERROR_CONVERT_BAD_STRING || code == READSTAT_ERROR_CONVERT ||
                  code == READSTAT_ERROR_UNSUPPORTED_CHARSET;
  if (self->failure != NULL)
    g_propagate_error (error, g_steal_pointer (&self->failure));
  else if (self->misread && self->found_encoding != NULL)
    cx_error_set (error, CX_ERROR_INVALID, _ ("Name another encoding."),
                  _ ("The texts of the file are not in the encoding %s."), self->found_encoding);
  else if (self->misread)
    cx_error_set (error, CX_ERROR_INVALID, _ ("Name another encoding."),
                  _ ("The texts of the file are not in the encoding that it names."));
  else
    cx_error_set (error, CX_ERROR_DAMAGED, _ ("Fetch the file again, or save it again in SPSS."),
                  _ ("The SPSS file is damaged: %s."), readstat_error_message (code));
  cx_error_place (error, NULL, self->row, NULL);
  return FALSE;
}

gboolean
cx_sav_parse (CxSav *sav, const CxSavHandlers *handlers, gpointer user_data, GError **error)
{
  readstat_parser_t *parser = readstat_parser_init ();
  readstat_error_t code;

  sav->handlers = handlers;
  sav->user_data = user_data;
  readstat_set_open_handler (parser, open_cb);
  readstat_set_close_handler (parser, close_cb);
  readstat_set_seek_handler (parser, seek_cb);
  readstat_set_read_handler (parser, read_cb);
  readstat_set_update_handler (parser, update_cb);
  readstat_set_io_ctx (parser, sav);
  readstat_set_metadata_handler (parser, metadata_cb);
  readstat_set_variable_handler (parser, variable_cb);
  readstat_set_value_label_handler (parser, label_cb);
  readstat_set_value_handler (parser, value_cb);
  if (sav->encoding != NULL)
    readstat_set_file_character_encoding (parser, sav->encoding);
  code = readstat_parse_sav (parser, sav->path, sav);
  readstat_parser_free (parser);

  if (code == READSTAT_ERROR_USER_ABORT && sav->stopped)
    return TRUE;
  if (code != READSTAT_OK)
    return report (sav, code, error);
  if (!sav->begun && sav->columns->len > 0)
    begin (sav);
  return TRUE;
}

guint
cx_sav_get_column_count (CxSav *sav)
{
  return sav->columns->len;
}

const char *
cx_sav_get_name (CxSav *sav, guint column)
{
  const CxColumnNote *note = g_ptr_array_index (sav->notes, column);

  return note->name;
}

gint64
cx_sav_get_row_count (CxSav *sav)
{
  return sav->row_count;
}

const char *
cx_sav_get_encoding (CxSav *sav)
{
  return sav->found_encoding;
}

gboolean
cx_sav_is_misread (CxSav *sav)
{
  return sav->misread;
}

GPtrArray *
cx_sav_take_notes (CxSav *sav)
{
  return g_ptr_array_ref (sav->notes);
}
