#include "config.h"

#include "cx-response-columns.h"

#include "cx-i18n.h"
#include "cx-moment.h"
#include "cx-number.h"
#include "cx-output.h"
#include "cx-platform.h"
#include "cx-text.h"

#include <errno.h>
#include <string.h>

typedef struct
{
  FILE *file;
  GString *line;
  guint n;
  gint64 rows;
} Writer;

/* RFC 4180 quoting; a text that a spreadsheet would take for a formula gets the guard that every
 * form tool writes and our reader takes off again. */
static void
append_text (GString *line, const char *text)
{
  gboolean guard = cx_text_is_formula_like (text);

  if (!guard && strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (line, text);
      return;
    }
  g_string_append_c (line, '"');
  if (guard)
    g_string_append_c (line, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *p);
    }
  g_string_append_c (line, '"');
}

static void
append_value (GString *line, const CxExported *value)
{
  char buffer[CX_NUMBER_BUFFER];

  switch (value->kind)
    {
    case CX_EXPORTED_NUMBER:
    case CX_EXPORTED_MISSING:
      /* Seen but unanswered is an empty cell; the other two keep their code. */
      if (value->kind == CX_EXPORTED_NUMBER || value->number != CX_ANSWER_UNANSWERED)
        g_string_append (line, cx_number_to_text (value->number, buffer));
      break;
    case CX_EXPORTED_MOMENT:
      {
        CxMoment moment = { .ms = (gint64) value->number, .offset = CX_OFFSET_NONE };
        g_autofree char *text = cx_moment_to_iso (moment, NULL, TRUE);

        g_string_append (line, text);
        break;
      }
    case CX_EXPORTED_TEXT:
      append_text (line, value->text);
      break;
    case CX_EXPORTED_EMPTY:
    default:
      break;
    }
}

static gboolean
flush_line (Writer *writer, GError **error)
{
  g_string_append_c (writer->line, '\n');
  if (fwrite (writer->line->str, 1, writer->line->len, writer->file) != writer->line->len)
    {
      cx_platform_set_error (error, errno, NULL, _ ("The file could not be written"));
      return FALSE;
    }
  g_string_truncate (writer->line, 0);
  return TRUE;
}

static gboolean
row_cb (gint64 row, const CxExported *values, gpointer user_data, GError **error)
{
  Writer *writer = user_data;

  for (guint i = 0; i < writer->n; i++)
    {
      if (i > 0)
        g_string_append_c (writer->line, ',');
      append_value (writer->line, &values[i]);
    }
  writer->rows = row + 1;
  return flush_line (writer, error);
}

static gboolean
write_head (Writer *writer, GPtrArray *columns, gboolean codes, GError **error)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const CxExportColumn *column = g_ptr_array_index (columns, i);

      if (i > 0)
        g_string_append_c (writer->line, ',');
      append_text (writer->line, codes ? column->name : column->heading);
    }
  return flush_line (writer, error);
}

gboolean
cx_writer_csv (CxDb *db,
               CxSurvey *survey,
               GTimeZone *zone,
               GArray *only,
               const char *path,
               gboolean codes,
               const char *language,
               CxProgress *progress,
               gint64 *rows,
               GError **error)
{
  g_autoptr (GPtrArray) columns = cx_response_columns_new (survey, language);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *tmp = NULL;
  Writer writer = { .line = line, .n = columns->len };
  gboolean written;

  writer.file = cx_output_open (path, &tmp, error);
  if (writer.file == NULL)
    return FALSE;
  if (codes)
    cx_response_columns_use_codes (columns);
  cx_progress_begin (progress, _ ("Writing answers"), 0);
  written = write_head (&writer, columns, codes, error) &&
            cx_response_columns_each (db, survey, columns, zone, only, FALSE, row_cb, &writer,
                                      progress, error);
  if (!cx_output_close (writer.file, tmp, path, written, error))
    return FALSE;
  *rows = writer.rows;
  return TRUE;
}
