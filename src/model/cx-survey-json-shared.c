#include "config.h"

#include "cx-survey-json-reader.h"

#include "cx-i18n.h"
#include "cx-model-private.h"
#include "cx-store.h"

#include <string.h>

/* What every part of a questionnaire has: a uuid, translations, lists. */

gboolean
cx_json_read_uuid (CxJsonReader *self, const CxJsonPlace *place, char **uuid, GError **error)
{
  g_autofree char *path = NULL;

  if (!cx_json_get_text (place, "uuid", uuid, error))
    return FALSE;
  if (!g_uuid_string_is_valid (*uuid))
    return cx_json_fail (place, "uuid", _ ("This is not a UUID."), error);
  if (g_hash_table_add (self->uuids, g_strdup (*uuid)))
    return TRUE;

  path = cx_json_path (place, "uuid");
  cx_json_warn (self->warnings, path, NULL, 0,
                _ ("The UUID stands in another place too; a new one was made."));
  g_free (*uuid);
  *uuid = cx_uuid_new ();
  return TRUE;
}

typedef void (*SetTextFunc) (CxSurvey *survey,
                             const char *uuid,
                             const char *field,
                             const char *language,
                             const char *text);

static gboolean
read_language (CxJsonReader *self,
               const CxJsonPlace *place,
               const char *uuid,
               const char *language,
               SetTextFunc set,
               GError **error)
{
  const char *field;
  json_t *value;

  if (*language == '\0' || strchr (language, '\037') != NULL)
    return cx_json_fail (place, NULL, _ ("This is not the code of a language."), error);
  json_object_foreach (place->object, field, value)
  {
    if (!json_is_string (value) || *field == '\0' || strchr (field, '\037') != NULL)
      return cx_json_fail (place, field, _ ("A text in quotes is expected here."), error);
    set (self->survey, uuid, field, language, json_string_value (value));
  }
  if (!g_ptr_array_find_with_equal_func (self->survey->languages, language, g_str_equal, NULL))
    g_ptr_array_add (self->survey->languages, g_strdup (language));
  return TRUE;
}

static gboolean
read_texts (CxJsonReader *self,
            const CxJsonPlace *place,
            const char *key,
            const char *uuid,
            SetTextFunc set,
            GError **error)
{
  json_t *languages = json_object_get (place->object, key), *texts;
  const char *language;

  if (languages == NULL || json_is_null (languages))
    return TRUE;
  if (!json_is_object (languages))
    return cx_json_fail (place, key, _ ("An object in braces is expected here."), error);
  json_object_foreach (languages, language, texts)
  {
    g_autofree char *entry = g_strdup_printf ("%s.%s", key, language);
    g_autofree char *path = cx_json_path (place, entry);
    CxJsonPlace inner = { texts, path };

    if (!json_is_object (texts))
      return cx_json_fail (&inner, NULL, _ ("An object in braces is expected here."), error);
    if (!read_language (self, &inner, uuid, language, set, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
cx_json_read_translations (CxJsonReader *self,
                           const CxJsonPlace *place,
                           const char *uuid,
                           GError **error)
{
  return read_texts (self, place, "translations", uuid, cx_survey_set_translation, error) &&
         read_texts (self, place, "translated_from", uuid, cx_survey_set_translation_source, error);
}

gboolean
cx_json_each_entry (CxJsonReader *self,
                    const CxJsonPlace *place,
                    const char *key,
                    gsize most,
                    CxJsonEntryFunc read,
                    gpointer owner,
                    GError **error)
{
  json_t *array;

  if (!cx_json_get_array (place, key, most, &array, error))
    return FALSE;
  for (gsize i = 0; i < json_array_size (array); i++)
    {
      g_autofree char *entry = g_strdup_printf ("%s[%u]", key, (guint) i);
      g_autofree char *path = cx_json_path (place, entry);
      CxJsonPlace inner = { json_array_get (array, i), path };

      if (!read (self, &inner, owner, error))
        return FALSE;
    }
  return TRUE;
}
