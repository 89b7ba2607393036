#include "config.h"

#include "cx-cli.h"

#include "cx-number.h"

#include <stdio.h>

/* jansson prints 0.1 as 0.10000000000000001; a contract that scripts read deserves the shortest
 * text that is the same number. */

static void
write_text (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    switch (*p)
      {
      case '"':
        g_string_append (out, "\\\"");
        break;
      case '\\':
        g_string_append (out, "\\\\");
        break;
      case '\n':
        g_string_append (out, "\\n");
        break;
      case '\t':
        g_string_append (out, "\\t");
        break;
      case '\r':
        g_string_append (out, "\\r");
        break;
      default:
        if ((guchar) *p < 0x20)
          g_string_append_printf (out, "\\u%04x", (guint) (guchar) *p);
        else
          g_string_append_c (out, *p);
      }
  g_string_append_c (out, '"');
}

static void
indent (GString *out, guint depth)
{
  g_string_append_c (out, '\n');
  for (guint i = 0; i < depth; i++)
    g_string_append (out, "  ");
}

static void write_value (GString *out, const json_t *json, guint depth);

static void
write_object (GString *out, const json_t *json, guint depth)
{
  const char *key;
  json_t *value;
  gboolean first = TRUE;

  g_string_append_c (out, '{');
  json_object_foreach ((json_t *) json, key, value)
  {
    if (!first)
      g_string_append_c (out, ',');
    first = FALSE;
    indent (out, depth + 1);
    write_text (out, key);
    g_string_append (out, ": ");
    write_value (out, value, depth + 1);
  }
  if (!first)
    indent (out, depth);
  g_string_append_c (out, '}');
}

static void
write_array (GString *out, const json_t *json, guint depth)
{
  gsize n = json_array_size (json);
  gboolean simple = n == 0 || !(json_is_object (json_array_get (json, 0)) ||
                                json_is_array (json_array_get (json, 0)));

  g_string_append_c (out, '[');
  for (gsize i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (out, simple ? ", " : ",");
      if (!simple)
        indent (out, depth + 1);
      write_value (out, json_array_get (json, i), depth + 1);
    }
  if (!simple)
    indent (out, depth);
  g_string_append_c (out, ']');
}

static void
write_value (GString *out, const json_t *json, guint depth)
{
  char buffer[CX_NUMBER_BUFFER];

  switch (json_typeof (json))
    {
    case JSON_OBJECT:
      write_object (out, json, depth);
      break;
    case JSON_ARRAY:
      write_array (out, json, depth);
      break;
    case JSON_STRING:
      write_text (out, json_string_value (json));
      break;
    case JSON_INTEGER:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, (gint64) json_integer_value (json));
      break;
    case JSON_REAL:
      g_string_append (out, cx_number_to_text (json_real_value (json), buffer));
      break;
    case JSON_TRUE:
      g_string_append (out, "true");
      break;
    case JSON_FALSE:
      g_string_append (out, "false");
      break;
    case JSON_NULL:
    default:
      g_string_append (out, "null");
    }
}

void
cx_cli_write_json (const json_t *json)
{
  g_autoptr (GString) out = g_string_new (NULL);

  write_value (out, json, 0);
  g_string_append_c (out, '\n');
  fwrite (out->str, 1, out->len, stdout);
}
