#include "config.h"

#include "cx-survey-json.h"

#include "cx-error.h"
#include "cx-i18n.h"
#include "cx-model-private.h"
#include "cx-survey-json-reader.h"

#include <string.h>

/* Limits against hostile input, far above every real questionnaire. */
#define BYTES_MAX (64 * 1024 * 1024)
#define PAGES_MAX 2000
#define QUESTIONS_MAX 20000
#define LOGIC_MAX 50000

static const char *const survey_keys[] = {
  "format",          "version", "code",      "uuid",       "title",  "description", "language",
  "languages",       "kind",    "state",     "touchpoint", "hidden", "properties",  "translations",
  "translated_from", "pages",   "questions", "logic",      NULL
};
static const char *const page_keys[] = { "code",        "uuid",         "title",
                                         "description", "relevant",     "hidden",
                                         "properties",  "translations", "translated_from",
                                         NULL };
static const char *const logic_keys[] = { "uuid",   "kind",       "after", "condition",
                                          "target", "properties", NULL };

/* --- Pages --- */

static gboolean
read_page (CxJsonReader *self, const CxJsonPlace *place, gpointer owner, GError **error)
{
  g_autoptr (CxPage) page = cx_page_new ();

  if (!cx_json_get_code (place, &page->code, error) ||
      !cx_json_read_uuid (self, place, &page->uuid, error) ||
      !cx_json_get_text (place, "title", &page->title, error) ||
      !cx_json_get_text (place, "description", &page->description, error) ||
      !cx_json_get_text (place, "relevant", &page->relevant, error) ||
      !cx_json_get_flag (place, "hidden", &page->hidden, error) ||
      !cx_json_get_properties (place, page_keys, &page->properties, error) ||
      !cx_json_read_translations (self, place, page->uuid, error))
    return FALSE;
  if (cx_survey_find_page (self->survey, page->code) != NULL)
    return cx_json_fail (place, "code", _ ("Another page has this code."), error);
  g_ptr_array_add (self->survey->pages, g_steal_pointer (&page));
  return TRUE;
}

/* --- Logic --- */

static gboolean
read_target (CxJsonReader *self, const CxJsonPlace *place, char **target, GError **error)
{
  json_t *value = json_object_get (place->object, "target");
  g_autofree char *path = cx_json_path (place, "target");
  g_autofree char *question_code = NULL, *page_code = NULL;
  CxJsonPlace inner = { value, path };
  CxQuestion *question;
  CxPage *page;

  if (value == NULL || json_is_null (value))
    return TRUE;
  if (!json_is_object (value))
    return cx_json_fail (place, "target", _ ("An object in braces is expected here."), error);
  if (!cx_json_get_text (&inner, "question", &question_code, error) ||
      !cx_json_get_text (&inner, "page", &page_code, error) ||
      !cx_json_get_text (&inner, "uuid", target, error))
    return FALSE;

  question = question_code != NULL ? g_hash_table_lookup (self->questions, question_code) : NULL;
  page = page_code != NULL ? cx_survey_find_page (self->survey, page_code) : NULL;
  if (question_code != NULL && question == NULL)
    return cx_json_fail (&inner, "question", _ ("There is no question with this code."), error);
  if (page_code != NULL && page == NULL)
    return cx_json_fail (&inner, "page", _ ("There is no page with this code."), error);
  if (question != NULL || page != NULL)
    {
      g_free (*target);
      *target = g_strdup (question != NULL ? question->uuid : page->uuid);
    }
  return TRUE;
}

static gboolean
read_logic (CxJsonReader *self, const CxJsonPlace *place, gpointer owner, GError **error)
{
  g_autofree char *after = NULL;
  CxLogic *logic = cx_survey_add_logic (self->survey, NULL);

  if (!cx_json_read_uuid (self, place, &logic->uuid, error) ||
      !cx_json_get_text (place, "kind", &logic->kind, error) ||
      !cx_json_get_text (place, "after", &after, error) ||
      !cx_json_get_text (place, "condition", &logic->condition, error) ||
      !read_target (self, place, &logic->target, error) ||
      !cx_json_get_properties (place, logic_keys, &logic->properties, error))
    return FALSE;
  if (logic->kind == NULL)
    return cx_json_fail (place, "kind", _ ("The rule's kind is missing."), error);
  if (after == NULL)
    return TRUE;
  logic->question = g_hash_table_lookup (self->questions, after);
  if (logic->question == NULL)
    return cx_json_fail (place, "after", _ ("There is no question with this code."), error);
  return TRUE;
}

/* --- The survey --- */

static gboolean
check_format (const CxJsonPlace *place, GError **error)
{
  g_autofree char *format = NULL;
  double version = CX_JSON_VERSION;

  if (!cx_json_get_text (place, "format", &format, error) ||
      !cx_json_get_number (place, "version", &version, error))
    return FALSE;
  if (format != NULL && strcmp (format, CX_JSON_FORMAT) != 0)
    {
      cx_error_set (error, CX_ERROR_UNSUPPORTED, _ ("Choose a questionnaire that Clientele wrote."),
                    _ ("This JSON is a “%s” and not a questionnaire."), format);
      return FALSE;
    }
  if (version > CX_JSON_VERSION)
    {
      cx_error_set (error, CX_ERROR_NEWER, _ ("Update Clientele."),
                    _ ("The questionnaire was written by a newer version of Clientele."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_languages (CxJsonReader *self, const CxJsonPlace *place, GError **error)
{
  json_t *languages = json_object_get (place->object, "languages"), *value;
  gsize i;

  if (!cx_json_get_text (place, "language", &self->survey->language, error))
    return FALSE;
  g_ptr_array_add (self->survey->languages, g_strdup (self->survey->language));
  if (languages == NULL || json_is_null (languages))
    return TRUE;
  if (!json_is_array (languages))
    return cx_json_fail (place, "languages", _ ("A list in square brackets is expected here."),
                         error);
  json_array_foreach (languages, i, value)
  {
    const char *language = json_string_value (value);

    if (language == NULL || *language == '\0' || strchr (language, '\037') != NULL)
      return cx_json_fail (place, "languages", _ ("This is not the code of a language."), error);
    if (!g_ptr_array_find_with_equal_func (self->survey->languages, language, g_str_equal, NULL))
      g_ptr_array_add (self->survey->languages, g_strdup (language));
  }
  return TRUE;
}

static gboolean
read_head (CxJsonReader *self, const CxJsonPlace *place, GError **error)
{
  CxSurvey *survey = self->survey;

  if ((json_object_get (place->object, "code") != NULL &&
       !cx_json_get_code (place, &survey->code, error)) ||
      !cx_json_read_uuid (self, place, &survey->uuid, error) ||
      !cx_json_get_text (place, "title", &survey->title, error) ||
      !cx_json_get_text (place, "description", &survey->description, error) ||
      !cx_json_get_text (place, "kind", &survey->kind, error) ||
      !cx_json_get_text (place, "state", &survey->state, error) ||
      !cx_json_get_text (place, "touchpoint", &survey->touchpoint, error) ||
      !cx_json_get_flag (place, "hidden", &survey->hidden, error) ||
      !cx_json_get_properties (place, survey_keys, &survey->properties, error))
    return FALSE;
  if (survey->title == NULL || *survey->title == '\0')
    return cx_json_fail (place, "title", _ ("The survey's title is missing."), error);
  return TRUE;
}

static gboolean
read_survey (CxJsonReader *self, json_t *object, GError **error)
{
  CxJsonPlace place = { object, "" };

  if (!json_is_object (object))
    return cx_json_fail (&place, NULL, _ ("An object in braces is expected here."), error);
  if (!check_format (&place, error) || !read_head (self, &place, error) ||
      !read_languages (self, &place, error) ||
      !cx_json_read_translations (self, &place, self->survey->uuid, error) ||
      !cx_json_each_entry (self, &place, "pages", PAGES_MAX, read_page, NULL, error) ||
      !cx_json_each_entry (self, &place, "questions", QUESTIONS_MAX, cx_json_read_question, NULL,
                           error) ||
      !cx_json_each_entry (self, &place, "logic", LOGIC_MAX, read_logic, NULL, error))
    return FALSE;

  cx_survey_name_items (self->survey);
  cx_survey_json_check_expressions (self->survey, self->warnings);
  return TRUE;
}

CxSurvey *
cx_survey_from_json (const char *text, gssize length, GPtrArray *warnings, GError **error)
{
  g_autoptr (CxSurvey) survey = cx_survey_new ();
  g_autoptr (GHashTable) uuids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) questions = g_hash_table_new (g_str_hash, g_str_equal);
  CxJsonReader self = { survey, warnings, uuids, questions, 0 };
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  json_error_t place;
  json_t *object;
  gboolean done;

  if (size > BYTES_MAX)
    {
      cx_error_set (error, CX_ERROR_LIMIT, _ ("Choose a questionnaire."),
                    _ ("The file is larger than any questionnaire."));
      return NULL;
    }
  object = json_loadb (text, size, JSON_REJECT_DUPLICATES, &place);
  if (object == NULL)
    {
      cx_error_set (error, CX_ERROR_INVALID, _ ("Correct the questionnaire at that place."),
                    _ ("Line %d, column %d: This is not JSON (%s)."), place.line, place.column,
                    place.text);
      cx_error_place (error, NULL, place.line, NULL);
      return NULL;
    }
  done = read_survey (&self, object, error);
  json_decref (object);
  return done ? g_steal_pointer (&survey) : NULL;
}
