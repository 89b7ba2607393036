#include "config.h"

#include "cx-import-words.h"

#include "cx-i18n.h"
#include "cx-number.h"
#include "cx-question-type.h"
#include "cx-recogniser.h"

#include <string.h>

/* Longer examples are cut. */
#define EXAMPLE_LENGTH 40

const char *
cx_import_words_source (const char *id)
{
  const CxSource *source = id != NULL ? cx_source_find (id) : NULL;

  return source != NULL && source->title != NULL ? source->title : _ ("Plain table");
}

const char *
cx_import_words_type (const char *id)
{
  const CxQuestionType *type = id != NULL ? cx_question_type_find (id) : NULL;

  return type != NULL ? _ (type->title) : id != NULL ? id : "";
}

char *
cx_import_words_delimiter (const char *delimiter)
{
  if (delimiter == NULL)
    return g_strdup ("");
  if (g_str_equal (delimiter, ","))
    return g_strdup (_ ("Comma"));
  if (g_str_equal (delimiter, ";"))
    return g_strdup (_ ("Semicolon"));
  if (g_str_equal (delimiter, "\t") || g_str_equal (delimiter, "tab"))
    return g_strdup (_ ("Tab"));
  if (g_str_equal (delimiter, "|"))
    return g_strdup (_ ("Vertical bar"));
  return g_strdup_printf (_ ("“%s”"), delimiter);
}

char *
cx_import_words_header_rows (guint rows)
{
  if (rows == 0)
    return g_strdup (_ ("No heading row"));
  return g_strdup_printf (ngettext ("%u heading row", "%u heading rows", rows), rows);
}

char *
cx_import_words_read_as (const CxImportReading *reading)
{
  g_autofree char *rows = cx_import_words_header_rows (reading->header_rows);
  g_autofree char *delimiter = cx_import_words_delimiter (reading->delimiter);
  guint n = g_strv_length (reading->sheets);

  if (reading->delimiter != NULL)
    return g_strjoin (" · ", reading->encoding != NULL ? reading->encoding : "UTF-8", delimiter,
                      rows, NULL);
  if (reading->sheet >= 1 && (guint) reading->sheet <= n)
    return g_strjoin (" · ", reading->sheets[reading->sheet - 1], rows, NULL);
  return g_steal_pointer (&rows);
}

char *
cx_import_words_file (const CxImportReading *reading)
{
  g_autofree char *size = cx_size_to_human (reading->size, cx_i18n_get_language ());
  guint columns = reading->mapping->columns->len;
  g_autofree char *wide = g_strdup_printf (ngettext ("%u column", "%u columns", columns), columns);
  g_autofree char *number = cx_number_to_human ((double) reading->sample->rows, 0,
                                                cx_i18n_get_language ());
  g_autofree char *rows = NULL;

  if (!reading->sample->complete)
    rows = g_strdup_printf (_ ("more than %s rows"), number);
  else
    rows = g_strdup_printf (ngettext ("%s row", "%s rows", reading->sample->rows), number);
  return g_strjoin (" · ", size, rows, wide, NULL);
}

static char *
shorten (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= EXAMPLE_LENGTH)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, EXAMPLE_LENGTH);
  return g_strconcat (start, "…", NULL);
}

char *
cx_import_words_examples (const CxImportReading *reading, guint column)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const CxColumnSample *sample;

  if (column >= reading->sample->n_columns)
    return g_strdup ("");
  sample = &reading->sample->columns[column];
  for (guint i = 0; i < MIN (3, sample->values->len); i++)
    {
      g_autofree char *example = shorten (cx_column_sample_get (sample, i)->text);

      g_string_append_printf (text, i > 0 ? " · %s" : "%s", example);
    }
  if (text->len == 0)
    g_string_append (text, _ ("Empty"));
  return g_strdup (text->str);
}

static char *
say_count (gint64 n, const char *one, const char *many)
{
  g_autofree char *number = cx_number_to_human ((double) n, 0, cx_i18n_get_language ());

  return g_strdup_printf (ngettext (one, many, n), number);
}

static char *
say_ready (CxImportModel *model)
{
  const CxImportResult *counts = cx_import_model_get_counts (model);

  if (cx_import_model_get_doubt (model) != NULL)
    return g_strdup (_ ("Needs a correction"));
  if (counts == NULL)
    return g_strdup (_ ("Counting…"));
  if (counts->accepted == 0)
    return g_strdup (_ ("Nothing new"));
  if (counts->rejected > 0)
    {
      g_autofree char *accepted = say_count (counts->accepted, N_ ("%s answer ready"),
                                             N_ ("%s answers ready"));
      g_autofree char *rejected = say_count (counts->rejected, N_ ("%s rejected"),
                                             N_ ("%s rejected"));

      return g_strjoin (" · ", accepted, rejected, NULL);
    }
  return say_count (counts->accepted, N_ ("%s answer ready"), N_ ("%s answers ready"));
}

char *
cx_import_words_state (CxImportModel *model)
{
  switch (cx_import_model_get_state (model))
    {
    case CX_IMPORT_WAITING:
      return g_strdup (_ ("Waiting"));
    case CX_IMPORT_READING:
      return g_strdup (_ ("Reading…"));
    case CX_IMPORT_READY:
      return say_ready (model);
    case CX_IMPORT_FAILED:
      return g_strdup (_ ("Cannot be read"));
    case CX_IMPORT_IMPORTING:
      return g_strdup (_ ("Importing…"));
    case CX_IMPORT_UNDONE:
      return g_strdup (_ ("Undone"));
    case CX_IMPORT_DONE:
    default:
      return say_count (cx_import_model_get_result (model)->accepted, N_ ("%s answer came in"),
                        N_ ("%s answers came in"));
    }
}
