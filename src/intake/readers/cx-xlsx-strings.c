#include "config.h"

#include "cx-xlsx.h"

#include "cx-i18n.h"

#include <string.h>

/* The shared strings, all in one piece of memory. */

#define MAX_STRING_BYTES (G_GUINT64_CONSTANT (1) << 30)

typedef struct
{
  CxXlsxBook *book;
  CxXmlStream *stream;
  gsize begun;  /* where the string being read begins */
  int phonetic; /* depth inside <rPh>: how it is spoken, not part of the text */
  gboolean in_text;
} Strings;

/* The character that "_xHHHH_" at @text stands for, or -1. */
static int
read_escape (const char *text)
{
  int value = 0;

  if (text[0] != '_' || text[1] != 'x')
    return -1;
  for (int i = 2; i < 6; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return text[6] == '_' ? value : -1;
}

void
cx_xlsx_unescape (GString *text, gsize start)
{
  char *from = text->str + start, *to = from;

  /* Most texts hold neither. */
  if (strpbrk (from, "_\r") == NULL)
    return;
  while (*from != '\0')
    {
      int value = read_escape (from);
      char c = *from;

      if (value > 0 && value < 0xd800)
        {
          from += 7;
          if (value == '\r')
            c = '\r';
          else
            {
              to += g_unichar_to_utf8 ((gunichar) value, to);
              continue;
            }
        }
      else
        from++;
      /* Line ends as the rest of the world writes them. */
      if (c == '\r')
        {
          if (*from == '\n')
            continue;
          c = '\n';
        }
      *to++ = c;
    }
  g_string_truncate (text, (gsize) (to - text->str));
}

static void
start_cb (void *user_data, const XML_Char *name, const XML_Char **attributes)
{
  Strings *self = user_data;
  const char *local = cx_xml_local_name (name);

  (void) attributes;
  if (strcmp (local, "si") == 0)
    self->begun = self->book->strings->len;
  else if (strcmp (local, "rPh") == 0)
    self->phonetic++;
  else if (strcmp (local, "t") == 0)
    self->in_text = self->phonetic == 0;
}

static void
end_cb (void *user_data, const XML_Char *name)
{
  Strings *self = user_data;
  const char *local = cx_xml_local_name (name);

  if (strcmp (local, "t") == 0)
    self->in_text = FALSE;
  else if (strcmp (local, "rPh") == 0)
    self->phonetic--;
  else if (strcmp (local, "si") == 0)
    {
      cx_xlsx_unescape (self->book->strings, self->begun);
      g_string_append_c (self->book->strings, '\0');
      g_array_append_val (self->book->offsets, self->book->strings->len);
    }
}

static void
text_cb (void *user_data, const XML_Char *text, int length)
{
  Strings *self = user_data;
  GError *error = NULL;

  if (!self->in_text)
    return;
  g_string_append_len (self->book->strings, text, length);
  if (self->book->strings->len <= MAX_STRING_BYTES)
    return;
  cx_error_set (&error, CX_ERROR_LIMIT,
                _ ("Save the sheet as CSV in a spreadsheet program and import that."),
                _ ("The workbook holds more than 1 GB of text."));
  cx_xml_stream_fail (self->stream, error);
}

gboolean
cx_xlsx_read_strings (CxXlsxBook *book, const char *part, GError **error)
{
  g_autoptr (CxXmlStream) stream = NULL;
  Strings strings = { .book = book };
  gboolean done;
  gsize begin = 0;

  if (!cx_package_has (book->package, part))
    return TRUE;
  g_array_append_val (book->offsets, begin);
  stream = cx_xml_stream_open (book->package, part, start_cb, end_cb, text_cb, &strings, error);
  strings.stream = stream;
  return stream != NULL && cx_xml_stream_run (stream, &done, error);
}
