#include "config.h"

#include "cx-survey-json-private.h"

#include "cx-error.h"
#include "cx-i18n.h"
#include "cx-number.h"

#include <string.h>

#define CODE_LENGTH_MAX 255

char *
cx_json_path (const CxJsonPlace *place, const char *key)
{
  if (key == NULL)
    return g_strdup (place->path);
  if (*place->path == '\0')
    return g_strdup (key);
  return g_strdup_printf ("%s.%s", place->path, key);
}

gboolean
cx_json_fail (const CxJsonPlace *place, const char *key, const char *message, GError **error)
{
  g_autofree char *path = cx_json_path (place, key);

  cx_error_set (error, CX_ERROR_INVALID, _ ("Correct the questionnaire at that place."), "%s: %s",
                *path != '\0' ? path : CX_JSON_FORMAT, message);
  return FALSE;
}

/* The value of @key; NULL where it is absent or null. */
static json_t *
get (const CxJsonPlace *place, const char *key)
{
  json_t *value = json_object_get (place->object, key);

  return json_is_null (value) ? NULL : value;
}

gboolean
cx_json_get_text (const CxJsonPlace *place, const char *key, char **text, GError **error)
{
  json_t *value = get (place, key);

  if (value == NULL)
    return TRUE;
  if (!json_is_string (value))
    return cx_json_fail (place, key, _ ("A text in quotes is expected here."), error);
  g_free (*text);
  *text = g_strdup (json_string_value (value));
  return TRUE;
}

gboolean
cx_json_get_flag (const CxJsonPlace *place, const char *key, gboolean *flag, GError **error)
{
  json_t *value = get (place, key);

  if (value == NULL)
    return TRUE;
  if (!json_is_boolean (value))
    return cx_json_fail (place, key, _ ("Either true or false is expected here."), error);
  *flag = json_is_true (value);
  return TRUE;
}

gboolean
cx_json_get_number (const CxJsonPlace *place, const char *key, double *number, GError **error)
{
  json_t *value = get (place, key);

  if (value == NULL)
    return TRUE;
  if (!json_is_number (value))
    return cx_json_fail (place, key, _ ("A number is expected here."), error);
  *number = json_number_value (value);
  return TRUE;
}

static char *
dump (json_t *object)
{
  char *text = json_dumps (object, JSON_COMPACT | JSON_REAL_PRECISION (17));
  char *copy = g_strdup (text);

  free (text);
  return copy;
}

gboolean
cx_json_get_object (const CxJsonPlace *place, const char *key, char **text, GError **error)
{
  json_t *value = get (place, key);

  if (value == NULL)
    return TRUE;
  if (!json_is_object (value))
    return cx_json_fail (place, key, _ ("An object in braces is expected here."), error);
  g_free (*text);
  *text = json_object_size (value) > 0 ? dump (value) : NULL;
  return TRUE;
}

gboolean
cx_json_get_array (const CxJsonPlace *place,
                   const char *key,
                   gsize most,
                   json_t **array,
                   GError **error)
{
  json_t *value = get (place, key);
  g_autofree char *path = NULL;

  *array = NULL;
  if (value == NULL)
    return TRUE;
  if (!json_is_array (value))
    return cx_json_fail (place, key, _ ("A list in square brackets is expected here."), error);
  if (json_array_size (value) > most)
    {
      path = cx_json_path (place, key);
      cx_error_set (error, CX_ERROR_LIMIT, _ ("Split the questionnaire."),
                    _ ("%s: There are more than %u entries."), path, (guint) most);
      return FALSE;
    }
  for (gsize i = 0; i < json_array_size (value); i++)
    {
      g_autofree char *entry = g_strdup_printf ("%s[%u]", key, (guint) i);

      if (!json_is_object (json_array_get (value, i)))
        return cx_json_fail (place, entry, _ ("An object in braces is expected here."), error);
    }
  *array = value;
  return TRUE;
}

gboolean
cx_json_get_code (const CxJsonPlace *place, char **code, GError **error)
{
  if (!cx_json_get_text (place, "code", code, error))
    return FALSE;
  if (*code == NULL)
    return cx_json_fail (place, "code", _ ("A code is missing here."), error);

  for (const char *p = *code; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return cx_json_fail (place, "code", _ ("A code cannot contain control characters."), error);
  g_strstrip (*code);
  if (**code == '\0')
    return cx_json_fail (place, "code", _ ("A code is missing here."), error);
  if (g_utf8_strlen (*code, -1) > CODE_LENGTH_MAX)
    return cx_json_fail (place, "code", _ ("The code is longer than 255 characters."), error);
  return TRUE;
}

gboolean
cx_json_get_properties (const CxJsonPlace *place,
                        const char *const *known,
                        char **properties,
                        GError **error)
{
  json_t *given = get (place, "properties");
  json_t *all, *others, *value;
  const char *key;

  if (given != NULL && !json_is_object (given))
    return cx_json_fail (place, "properties", _ ("An object in braces is expected here."), error);

  all = given != NULL ? json_copy (given) : json_object ();
  others = json_object ();
  json_object_foreach (place->object, key, value)
  {
    if (!g_strv_contains (known, key))
      json_object_set (others, key, value);
  }
  if (json_object_size (others) > 0)
    json_object_set (all, CX_JSON_OTHER_KEYS, others);
  if (json_object_size (all) > 0)
    {
      g_free (*properties);
      *properties = dump (all);
    }
  json_decref (others);
  json_decref (all);
  return TRUE;
}
