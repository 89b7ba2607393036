#include "config.h"

#include "cx-xls-stream.h"

#include "cx-error.h"
#include "cx-i18n.h"

#include <string.h>

#define BUFFER_SIZE (64 << 10)
#define MAX_TEXT (1 << 20)
#define MAX_SHEETS 10000

struct _CxXlsStream
{
  GInputStream *input;
  GPtrArray *names; /* borrowed */
  guint8 *buffer;
  gsize filled;
  gsize taken;
  GString *text;
  gint64 row;
};

CxXlsStream *
cx_xls_stream_new (GInputStream *input, GPtrArray *names)
{
  CxXlsStream *self = g_new0 (CxXlsStream, 1);

  self->input = g_object_ref (input);
  self->names = names;
  self->buffer = g_malloc (BUFFER_SIZE);
  self->text = g_string_new (NULL);
  return self;
}

void
cx_xls_stream_free (CxXlsStream *stream)
{
  g_object_unref (stream->input);
  g_free (stream->buffer);
  g_string_free (stream->text, TRUE);
  g_free (stream);
}

static gboolean
set_broken (GError **error)
{
  cx_error_set (error, CX_ERROR_DAMAGED,
                _ ("Open it in Excel or LibreOffice and save it as .xlsx."),
                _ ("The workbook is damaged: reading it broke off."));
  return FALSE;
}

static gboolean
take (CxXlsStream *self, void *bytes, gsize size, GError **error)
{
  guint8 *to = bytes;

  while (size > 0)
    {
      gsize n = MIN (size, self->filled - self->taken);

      if (n == 0)
        {
          gssize got = g_input_stream_read (self->input, self->buffer, BUFFER_SIZE, NULL, NULL);

          if (got <= 0)
            return set_broken (error);
          self->filled = (gsize) got;
          self->taken = 0;
          continue;
        }
      memcpy (to, self->buffer + self->taken, n);
      self->taken += n;
      to += n;
      size -= n;
    }
  return TRUE;
}

static gboolean
take_number (CxXlsStream *self, guint32 *number, GError **error)
{
  if (!take (self, number, sizeof *number, error))
    return FALSE;
  *number = GUINT32_FROM_LE (*number);
  return TRUE;
}

static gboolean
take_double (CxXlsStream *self, double *number, GError **error)
{
  guint64 bits;

  if (!take (self, &bits, sizeof bits, error))
    return FALSE;
  bits = GUINT64_FROM_LE (bits);
  memcpy (number, &bits, sizeof bits);
  return TRUE;
}

static gboolean
take_text (CxXlsStream *self, GError **error)
{
  guint32 length;

  if (!take_number (self, &length, error))
    return FALSE;
  if (length > MAX_TEXT)
    return set_broken (error);
  g_string_set_size (self->text, length);
  if (!take (self, self->text->str, length, error))
    return FALSE;
  return g_utf8_validate_len (self->text->str, length, NULL) || set_broken (error);
}

static gboolean
take_failure (CxXlsStream *self, GError **error)
{
  guint32 code;

  if (!take_number (self, &code, error))
    return FALSE;
  switch (code)
    {
    case CX_XLS_PASSWORD:
      cx_error_set (error, CX_ERROR_UNSUPPORTED,
                    _ ("Open it with its password and save it without one."),
                    _ ("The file is protected by a password."));
      return FALSE;
    case CX_XLS_NO_SHEET:
      cx_error_set (error, CX_ERROR_NOT_FOUND, _ ("Name one of the sheets that are there."),
                    _ ("The workbook has %u sheets; the one you named is not among them."),
                    self->names->len);
      return FALSE;
    case CX_XLS_EMPTY:
      cx_error_set (error, CX_ERROR_INVALID, _ ("Choose a file that holds answers."),
                    _ ("No sheet of the workbook holds anything."));
      return FALSE;
    case CX_XLS_FOREIGN:
      cx_error_set (error, CX_ERROR_UNSUPPORTED,
                    _ ("Choose a CSV, .xlsx, .ods, .xls or .sav file."),
                    _ ("This is a file of an older Office program, but no workbook."));
      return FALSE;
    default:
      return set_broken (error);
    }
}

gboolean
cx_xls_stream_read_head (CxXlsStream *stream, int *sheet, gboolean *epoch, GError **error)
{
  char magic[sizeof CX_XLS_MAGIC - 1];
  guint32 number, from_1904;
  guint8 tag;

  if (!take (stream, magic, sizeof magic, error))
    return FALSE;
  if (memcmp (magic, CX_XLS_MAGIC, sizeof magic) != 0)
    return set_broken (error);
  while (take (stream, &tag, 1, error))
    {
      if (tag == 'E')
        return take_failure (stream, error);
      if (tag == 'S' && stream->names->len < MAX_SHEETS)
        {
          if (!take_text (stream, error))
            return FALSE;
          g_ptr_array_add (stream->names, g_strdup (stream->text->str));
          continue;
        }
      if (tag != 'O')
        return set_broken (error);
      if (!take_number (stream, &number, error) || !take_number (stream, &from_1904, error))
        return FALSE;
      if (number < 1 || number > stream->names->len)
        return set_broken (error);
      *sheet = (int) number;
      *epoch = from_1904 != 0;
      return TRUE;
    }
  return FALSE;
}

static gboolean
take_cell (CxXlsStream *self, CxBlockBuilder *builder, GError **error)
{
  guint32 column, kind;
  double number;

  if (!take_number (self, &column, error) || !take_number (self, &kind, error) ||
      !take_double (self, &number, error) || !take_text (self, error))
    return FALSE;
  if (column >= CX_SHEET_MAX_COLUMNS || kind > CX_CELL_ERROR)
    return set_broken (error);
  cx_block_builder_add (builder, column, (CxCellKind) kind, self->text->str, self->text->len,
                        number, FALSE);
  return TRUE;
}

gboolean
cx_xls_stream_read_rows (CxXlsStream *stream,
                         CxBlockBuilder *builder,
                         gboolean *done,
                         GError **error)
{
  guint8 tag;

  *done = FALSE;
  while (take (stream, &tag, 1, error))
    {
      guint32 row;

      switch (tag)
        {
        case 'C':
          if (!take_cell (stream, builder, error))
            return FALSE;
          break;
        case 'R':
          if (!take_number (stream, &row, error))
            return FALSE;
          if (row <= stream->row || row > 1 << 24)
            return set_broken (error);
          stream->row = row;
          if (cx_block_builder_end_row (builder, row))
            return TRUE;
          break;
        case 'Z':
          *done = TRUE;
          return TRUE;
        case 'E':
          return take_failure (stream, error);
        default:
          return set_broken (error);
        }
    }
  return FALSE;
}
