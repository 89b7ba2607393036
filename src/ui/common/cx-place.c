#include "config.h"

#include "cx-place.h"

#include <string.h>

CxPlace *
cx_place_parse (const char *text)
{
  CxPlace *place = g_new0 (CxPlace, 1);
  const char *query = strchr (text, '?');
  g_autofree char *path = query != NULL ? g_strndup (text, (gsize) (query - text)) : NULL;

  place->parts = g_strsplit (path != NULL ? path : text, "/", 0);
  if (query != NULL)
    place->params = g_uri_parse_params (query + 1, -1, "&", G_URI_PARAMS_NONE, NULL);
  if (place->params == NULL)
    place->params = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return place;
}

void
cx_place_free (CxPlace *place)
{
  g_strfreev (place->parts);
  g_hash_table_unref (place->params);
  g_free (place);
}

const char *
cx_place_get_part (const CxPlace *place, guint index)
{
  return index < g_strv_length (place->parts) ? place->parts[index] : NULL;
}

gint64
cx_place_get_id (const CxPlace *place, guint index)
{
  const char *part = cx_place_get_part (place, index);

  return part != NULL ? g_ascii_strtoll (part, NULL, 10) : 0;
}

const char *
cx_place_get_param (const CxPlace *place, const char *name)
{
  return g_hash_table_lookup (place->params, name);
}

char *
cx_place_make (const char *path, ...)
{
  GString *text = g_string_new (path);
  char separator = '?';
  va_list list;

  va_start (list, path);
  for (const char *name = va_arg (list, const char *); name != NULL;
       name = va_arg (list, const char *))
    {
      const char *value = va_arg (list, const char *);

      if (value == NULL)
        continue;
      g_string_append_c (text, separator);
      g_string_append (text, name);
      g_string_append_c (text, '=');
      g_string_append_uri_escaped (text, value, NULL, TRUE);
      separator = '&';
    }
  va_end (list);
  return g_string_free (text, FALSE);
}
