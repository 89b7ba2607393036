#include "config.h"

#include "cx-response-columns.h"

#include "cx-i18n.h"
#include "cx-moment.h"
#include "cx-output.h"
#include "cx-platform.h"

#include <errno.h>
#include <readstat.h>
#include <string.h>

/* SPSS counts seconds from 14 October 1582. */
#define SPSS_EPOCH 12219379200.0
#define LONGEST_TEXT 32767
#define LONGEST_NAME 60

typedef struct
{
  FILE *file;
  readstat_writer_t *writer;
  GPtrArray *columns;
  readstat_variable_t **variables;
  gsize *widths; /* bytes of the longest text */
  gint64 rows;
} Writer;

static gssize
write_cb (const void *data, gsize length, void *context)
{
  Writer *self = context;

  return (gssize) fwrite (data, 1, length, self->file);
}

static gboolean
is_number (const CxExportColumn *column)
{
  return column->kind != CX_EXPORT_TEXT;
}

/* --- first pass: how wide the texts are --------------------------------------------------------
 */

static gboolean
measure_cb (gint64 row, const CxExported *values, gpointer user_data, GError **error)
{
  Writer *self = user_data;

  for (guint i = 0; i < self->columns->len; i++)
    if (values[i].kind == CX_EXPORTED_TEXT && !is_number (g_ptr_array_index (self->columns, i)))
      self->widths[i] = MAX (self->widths[i], strlen (values[i].text));
  self->rows = row + 1;
  return TRUE;
}

/* --- variables
 * ------------------------------------------------------------------------------------ */

/* A name that SPSS takes: begins with a letter, holds letters, digits and _ and is unique whatever
 * the case. */
static char *
make_name (const char *name, guint i, GHashTable *taken)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char *made;

  for (const char *p = name; *p != '\0' && text->len < LONGEST_NAME; p++)
    g_string_append_c (text, g_ascii_isalnum (*p) ? *p : '_');
  if (text->len == 0 || !g_ascii_isalpha (text->str[0]))
    g_string_prepend (text, "q_");
  made = g_strdup (text->str);
  while (!g_hash_table_add (taken, g_ascii_strdown (made, -1)))
    {
      g_free (made);
      made = g_strdup_printf ("%.50s_%u", text->str, i + 1);
    }
  return made;
}

/* The longest start of @text of at most @bytes that ends at a letter's end. */
static gsize
cut_bytes (const char *text, gsize bytes)
{
  gsize length = strlen (text);

  if (length <= bytes)
    return length;
  while (bytes > 0 && ((guchar) text[bytes] & 0xc0) == 0x80)
    bytes--;
  return bytes;
}

static void
add_labels (Writer *self, readstat_variable_t *variable, const CxExportColumn *column)
{
  g_autofree char *name = g_strdup_printf ("labels_%s", column->name);
  readstat_label_set_t *set = readstat_add_label_set (self->writer, READSTAT_TYPE_DOUBLE, name);

  for (guint i = 0; i < column->question->choices->len; i++)
    {
      const CxChoice *choice = g_ptr_array_index (column->question->choices, i);
      const char *label = g_hash_table_lookup (column->labels, GINT_TO_POINTER (choice->number));

      readstat_label_double_value (set, choice->number, label != NULL ? label : choice->text);
    }
  readstat_label_double_value (set, CX_ANSWER_NOT_APPLICABLE, _ ("not applicable"));
  readstat_label_double_value (set, CX_ANSWER_REFUSED, _ ("no answer given"));
  readstat_variable_set_label_set (variable, set);
}

static void
add_variable (Writer *self, guint i, GHashTable *taken)
{
  const CxExportColumn *column = g_ptr_array_index (self->columns, i);
  g_autofree char *name = make_name (column->name, i, taken);
  g_autofree char *label = g_strndup (column->heading, cut_bytes (column->heading, 250));
  gsize width = is_number (column) ? 0 : CLAMP (self->widths[i], 1, LONGEST_TEXT);
  readstat_variable_t *variable = readstat_add_variable (
      self->writer, name, is_number (column) ? READSTAT_TYPE_DOUBLE : READSTAT_TYPE_STRING, width);

  readstat_variable_set_label (variable, label);
  readstat_variable_set_measure (variable, column->kind == CX_EXPORT_NUMBER
                                               ? READSTAT_MEASURE_SCALE
                                               : READSTAT_MEASURE_NOMINAL);
  if (column->kind == CX_EXPORT_MOMENT)
    readstat_variable_set_format (variable, "DATETIME20");
  else if (column->kind == CX_EXPORT_DATE)
    readstat_variable_set_format (variable, "DATE11");
  else if (column->kind == CX_EXPORT_TIME)
    readstat_variable_set_format (variable, "TIME8");
  if (column->kind == CX_EXPORT_CODED)
    add_labels (self, variable, column);
  if (!column->is_field && is_number (column) &&
      (column->kind == CX_EXPORT_CODED || column->missing >= 0))
    readstat_variable_add_missing_double_range (variable, CX_ANSWER_REFUSED, CX_ANSWER_UNANSWERED);
  self->variables[i] = variable;
}

/* --- second pass: the rows
 * ------------------------------------------------------------------------ */

static readstat_error_t
insert_text (Writer *self, guint i, const char *text)
{
  const CxExportColumn *column = g_ptr_array_index (self->columns, i);
  CxMoment moment;
  gboolean has_time;
  int hour, minute, second = 0;

  if (!is_number (column))
    {
      g_autofree char *cut = g_strndup (text, cut_bytes (text, LONGEST_TEXT));

      return readstat_insert_string_value (self->writer, self->variables[i], cut);
    }
  if (column->kind == CX_EXPORT_DATE &&
      cx_moment_parse_iso (text, strlen (text), &moment, &has_time))
    return readstat_insert_double_value (self->writer, self->variables[i],
                                         (double) moment.ms / 1000 + SPSS_EPOCH);
  if (column->kind == CX_EXPORT_TIME && sscanf (text, "%d:%d:%d", &hour, &minute, &second) >= 2)
    return readstat_insert_double_value (self->writer, self->variables[i],
                                         hour * 3600 + minute * 60 + second);
  return readstat_insert_missing_value (self->writer, self->variables[i]);
}

static readstat_error_t
insert_value (Writer *self, guint i, const CxExported *value)
{
  const CxExportColumn *column = g_ptr_array_index (self->columns, i);

  switch (value->kind)
    {
    case CX_EXPORTED_TEXT:
      return insert_text (self, i, value->text);
    case CX_EXPORTED_MOMENT:
      return readstat_insert_double_value (self->writer, self->variables[i],
                                           value->number / 1000 + SPSS_EPOCH);
    case CX_EXPORTED_MISSING:
      if (is_number (column) && (column->kind == CX_EXPORT_CODED || column->missing >= 0))
        return readstat_insert_double_value (self->writer, self->variables[i], value->number);
      return readstat_insert_missing_value (self->writer, self->variables[i]);
    case CX_EXPORTED_NUMBER:
      if (is_number (column))
        return readstat_insert_double_value (self->writer, self->variables[i], value->number);
      return readstat_insert_missing_value (self->writer, self->variables[i]);
    case CX_EXPORTED_EMPTY:
    default:
      return readstat_insert_missing_value (self->writer, self->variables[i]);
    }
}

static gboolean
check (readstat_error_t code, GError **error)
{
  if (code == READSTAT_OK)
    return TRUE;
  if (code == READSTAT_ERROR_WRITE)
    cx_platform_set_error (error, errno, NULL, _ ("The file could not be written"));
  else
    cx_error_set (error, CX_ERROR_FAILED, NULL, _ ("The file could not be written: %s"),
                  readstat_error_message (code));
  return FALSE;
}

static gboolean
row_cb (gint64 row, const CxExported *values, gpointer user_data, GError **error)
{
  Writer *self = user_data;
  readstat_error_t code = readstat_begin_row (self->writer);

  for (guint i = 0; code == READSTAT_OK && i < self->columns->len; i++)
    code = insert_value (self, i, &values[i]);
  if (code == READSTAT_OK)
    code = readstat_end_row (self->writer);
  return check (code, error);
}

static gboolean
write_all (Writer *self,
           CxDb *db,
           CxSurvey *survey,
           GTimeZone *zone,
           GArray *only,
           CxProgress *progress,
           GError **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *title = g_strndup (survey->title, cut_bytes (survey->title, 60));

  readstat_set_data_writer (self->writer, write_cb);
  readstat_writer_set_file_label (self->writer, title);
  for (guint i = 0; i < self->columns->len; i++)
    add_variable (self, i, taken);
  return check (readstat_begin_writing_sav (self->writer, self, (long) self->rows), error) &&
         cx_response_columns_each (db, survey, self->columns, zone, only, TRUE, row_cb, self,
                                   progress, error) &&
         check (readstat_end_writing (self->writer), error);
}

gboolean
cx_writer_sav (CxDb *db,
               CxSurvey *survey,
               GTimeZone *zone,
               GArray *only,
               const char *path,
               const char *language,
               CxProgress *progress,
               gint64 *rows,
               GError **error)
{
  g_autoptr (GPtrArray) columns = cx_response_columns_new (survey, language);
  g_autofree gsize *widths = g_new0 (gsize, columns->len + 1);
  g_autofree readstat_variable_t **variables = g_new0 (readstat_variable_t *, columns->len + 1);
  g_autofree char *tmp = NULL;
  Writer self = { .columns = columns, .widths = widths, .variables = variables };
  gboolean written;

  cx_progress_begin (progress, _ ("Writing answers"), 0);
  if (!cx_response_columns_each (db, survey, columns, zone, only, TRUE, measure_cb, &self, progress,
                                 error))
    return FALSE;
  self.file = cx_output_open (path, &tmp, error);
  if (self.file == NULL)
    return FALSE;
  self.writer = readstat_writer_init ();
  written = write_all (&self, db, survey, zone, only, progress, error);
  readstat_writer_free (self.writer);
  if (!cx_output_close (self.file, tmp, path, written, error))
    return FALSE;
  *rows = self.rows;
  return TRUE;
}
