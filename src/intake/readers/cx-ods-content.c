#include "config.h"

#include "cx-ods-private.h"

#include "cx-cell-format.h"
#include "cx-moment.h"
#include "cx-number.h"

#include <math.h>
#include <string.h>

/* One cell of an OpenDocument sheet (ODF 1.3 part 3, §19.385). */

gboolean
cx_ods_parse_duration (const char *text, gint64 *ms)
{
  gboolean negative = *text == '-';
  double total = 0;
  const char *p = text + negative;

  if (*p++ != 'P')
    return FALSE;
  for (; *p != '\0'; p++)
    {
      gsize digits = strspn (p, "0123456789.");
      double value, unit;

      if (*p == 'T')
        continue;
      if (digits == 0 || !cx_number_parse (p, digits, &value))
        return FALSE;
      p += digits;
      unit = *p == 'D' ? 86400 : *p == 'H' ? 3600 : *p == 'M' ? 60 : *p == 'S' ? 1 : 0;
      if (unit <= 0)
        return FALSE;
      total += value * unit;
    }
  if (total > 1e9)
    return FALSE;
  *ms = (gint64) llround (total * 1000) * (negative ? -1 : 1);
  return TRUE;
}

static void
set_value (CxOdsContent *self, const char *text)
{
  g_string_assign (self->value, text);
  self->has_value = TRUE;
}

static void
read_number (CxOdsContent *self, const char *value)
{
  char text[CX_CELL_TEXT_SIZE];

  if (value == NULL || !cx_number_parse (value, strlen (value), &self->number))
    return;
  self->kind = CX_CELL_NUMBER;
  set_value (self, cx_number_to_text (self->number, text));
}

static void
read_date (CxOdsContent *self, const char *value)
{
  char text[CX_CELL_TEXT_SIZE];
  gboolean has_time;
  CxMoment moment;

  if (value == NULL)
    return;
  if (!cx_moment_parse_iso (value, strlen (value), &moment, &has_time))
    {
      set_value (self, value);
      return;
    }
  self->kind = CX_CELL_DATE;
  self->number = (double) moment.ms;
  cx_cell_format_moment (moment.ms, has_time, text);
  set_value (self, text);
}

static void
read_time (CxOdsContent *self, const char *value)
{
  char text[CX_CELL_TEXT_SIZE];
  gint64 ms;

  if (value == NULL || !cx_ods_parse_duration (value, &ms))
    return;
  cx_cell_format_duration (ms, text);
  set_value (self, text);
}

static void
set_truth (CxOdsContent *self, gboolean truth)
{
  self->kind = CX_CELL_BOOLEAN;
  self->number = truth;
  set_value (self, truth ? "TRUE" : "FALSE");
}

/* A truth that came from another program's workbook is saved as a formula with a number for its
 * value: "of:=FALSE()". */
static gboolean
read_truth (CxOdsContent *self, const char *formula)
{
  const char *call = formula != NULL ? strchr (formula, '=') : NULL;

  if (call == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (call, "=TRUE()") != 0 && g_ascii_strcasecmp (call, "=FALSE()") != 0)
    return FALSE;
  set_truth (self, g_ascii_tolower (call[1]) == 't');
  return TRUE;
}

void
cx_ods_content_begin (CxOdsContent *content, const char **attributes)
{
  const char *type = cx_xml_attribute (attributes, "office:value-type");
  const char *kind = cx_xml_attribute (attributes, "calcext:value-type");
  const char *value;

  content->inside = TRUE;
  content->has_value = FALSE;
  content->is_string = FALSE;
  content->kind = CX_CELL_TEXT;
  content->number = 0;
  content->paragraphs = 0;
  content->paragraph_depth = 0;
  g_string_truncate (content->value, 0);
  g_string_truncate (content->text, 0);
  if (type == NULL)
    type = cx_xml_attribute (attributes, "value-type");
  if (type == NULL)
    return;

  if (kind != NULL && strcmp (kind, "error") == 0)
    content->kind = CX_CELL_ERROR;
  else if (read_truth (content, cx_xml_attribute (attributes, "formula")))
    return;
  else if (strcmp (type, "float") == 0 || strcmp (type, "percentage") == 0 ||
           strcmp (type, "currency") == 0)
    read_number (content, cx_xml_attribute (attributes, "value"));
  else if (strcmp (type, "date") == 0)
    read_date (content, cx_xml_attribute (attributes, "date-value"));
  else if (strcmp (type, "time") == 0)
    read_time (content, cx_xml_attribute (attributes, "time-value"));
  else if (strcmp (type, "boolean") == 0)
    {
      value = cx_xml_attribute (attributes, "boolean-value");
      set_truth (content, value != NULL && strcmp (value, "true") == 0);
    }
  else
    {
      value = cx_xml_attribute (attributes, "string-value");
      if (value != NULL)
        set_value (content, value);
      content->is_string = TRUE;
    }
}

static guint
read_count (const char *text)
{
  return text != NULL ? (guint) CLAMP (g_ascii_strtoll (text, NULL, 10), 1, 32767) : 1;
}

void
cx_ods_content_start (CxOdsContent *content, const char *local, const char **attributes)
{
  if (strcmp (local, "p") == 0 || strcmp (local, "h") == 0)
    {
      if (content->paragraphs++ > 0)
        g_string_append_c (content->text, '\n');
      content->paragraph_depth++;
      content->after_blank = TRUE;
    }
  else if (content->paragraph_depth > 0 && strcmp (local, "s") == 0)
    {
      for (guint n = read_count (cx_xml_attribute (attributes, "c")); n > 0; n--)
        g_string_append_c (content->text, ' ');
    }
  else if (content->paragraph_depth > 0 && strcmp (local, "tab") == 0)
    g_string_append_c (content->text, '\t');
  else if (content->paragraph_depth > 0 && strcmp (local, "line-break") == 0)
    g_string_append_c (content->text, '\n');
  else
    return;
  content->after_blank = TRUE;
}

void
cx_ods_content_end (CxOdsContent *content, const char *local)
{
  if ((strcmp (local, "p") == 0 || strcmp (local, "h") == 0) && content->paragraph_depth > 0)
    content->paragraph_depth--;
}

void
cx_ods_content_text (CxOdsContent *content, const char *text, int length)
{
  if (content->paragraph_depth == 0)
    return;
  for (int i = 0; i < length; i++)
    {
      gboolean blank = text[i] == ' ' || text[i] == '\n' || text[i] == '\r' || text[i] == '\t';

      if (!blank)
        g_string_append_c (content->text, text[i]);
      else if (!content->after_blank)
        g_string_append_c (content->text, ' ');
      content->after_blank = blank;
    }
}

const char *
cx_ods_content_get_text (CxOdsContent *content, gsize *length)
{
  /* The paragraphs of a text keep its line ends; a value's are only how it was shown. */
  GString *chosen = content->has_value && !(content->is_string && content->paragraphs > 0)
                        ? content->value
                        : content->text;

  *length = chosen->len;
  return chosen->str;
}
