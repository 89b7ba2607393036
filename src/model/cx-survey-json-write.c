#include "config.h"

#include "cx-survey-json.h"

#include "cx-model-private.h"
#include "cx-survey-json-private.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

/* Text by text into jansson's tree, then out in one go. What has no value is left out. */

typedef struct
{
  CxSurvey *survey;
  GHashTable *translations; /* uuid → json_t: {language: {field: text}} */
  GHashTable *sources;      /* the same of base texts that were translated and have changed */
} Writer;

/* --- Translations --- */

static json_t *
ensure_object (json_t *parent, const char *key)
{
  json_t *object = json_object_get (parent, key);

  if (object == NULL)
    {
      object = json_object ();
      json_object_set_new (parent, key, object);
    }
  return object;
}

static json_t *
ensure_owner (GHashTable *owners, const char *uuid)
{
  json_t *object = g_hash_table_lookup (owners, uuid);

  if (object == NULL)
    {
      object = json_object ();
      g_hash_table_insert (owners, g_strdup (uuid), object);
    }
  return object;
}

static void
index_texts (Writer *self)
{
  g_autoptr (GHashTable) bases = cx_survey_collect_texts (self->survey);
  g_autoptr (GList) keys = g_hash_table_get_keys (self->survey->translations);

  keys = g_list_sort (keys, (GCompareFunc) strcmp);
  for (GList *l = keys; l != NULL; l = l->next)
    {
      g_auto (GStrv) parts = g_strsplit (l->data, "\037", 3);
      g_autofree char *key = g_strjoin ("\037", parts[0], parts[1], NULL);
      const char *source = g_hash_table_lookup (self->survey->translation_sources, l->data);
      json_t *owner = ensure_owner (self->translations, parts[0]);

      json_object_set_new (ensure_object (owner, parts[2]), parts[1],
                           json_string (g_hash_table_lookup (self->survey->translations, l->data)));
      if (source == NULL || g_strcmp0 (source, g_hash_table_lookup (bases, key)) == 0)
        continue;
      owner = ensure_owner (self->sources, parts[0]);
      json_object_set_new (ensure_object (owner, parts[2]), parts[1], json_string (source));
    }
}

static void
add_translations (Writer *self, json_t *object, const char *uuid)
{
  json_t *translations = g_hash_table_lookup (self->translations, uuid);
  json_t *sources = g_hash_table_lookup (self->sources, uuid);

  if (translations != NULL)
    json_object_set (object, "translations", translations);
  if (sources != NULL)
    json_object_set (object, "translated_from", sources);
}

/* --- Values --- */

static void
add_text (json_t *object, const char *key, const char *text)
{
  if (text != NULL)
    json_object_set_new (object, key, json_string (text));
}

static void
add_flag (json_t *object, const char *key, gboolean flag)
{
  if (flag)
    json_object_set_new (object, key, json_true ());
}

static void
add_number (json_t *object, const char *key, double value)
{
  if (isnan (value))
    return;
  if (value == floor (value) && fabs (value) < 9007199254740992.0)
    json_object_set_new (object, key, json_integer ((json_int_t) value));
  else
    json_object_set_new (object, key, json_real (value));
}

static void
add_required (json_t *object, const char *required)
{
  if (g_strcmp0 (required, "1") == 0)
    json_object_set_new (object, "required", json_true ());
  else
    add_text (object, "required", required);
}

static void
add_array (json_t *object, const char *key, json_t *array)
{
  if (json_array_size (array) > 0)
    json_object_set_new (object, key, array);
  else
    json_decref (array);
}

static void
add_json (json_t *object, const char *key, const char *text)
{
  json_t *value = text != NULL ? json_loads (text, 0, NULL) : NULL;

  if (json_is_object (value) && json_object_size (value) > 0)
    json_object_set (object, key, value);
  json_decref (value);
}

/* The properties, and the keys of a newer program or another tool back in their own places. */
static void
add_properties (json_t *object, const char *text)
{
  json_t *properties = text != NULL ? json_loads (text, 0, NULL) : NULL;
  json_t *others, *value;
  const char *key;

  if (json_is_object (properties))
    {
      others = json_incref (json_object_get (properties, CX_JSON_OTHER_KEYS));
      json_object_del (properties, CX_JSON_OTHER_KEYS);
      if (json_object_size (properties) > 0)
        json_object_set (object, "properties", properties);
      json_object_foreach (others, key, value)
      {
        if (json_object_get (object, key) == NULL)
          json_object_set (object, key, value);
      }
      json_decref (others);
    }
  json_decref (properties);
}

/* --- Parts --- */

static json_t *
write_page (Writer *self, const CxPage *page)
{
  json_t *object = json_object ();

  add_text (object, "code", page->code);
  add_text (object, "uuid", page->uuid);
  add_text (object, "title", page->title);
  add_text (object, "description", page->description);
  add_text (object, "relevant", page->relevant);
  add_flag (object, "hidden", page->hidden);
  add_translations (self, object, page->uuid);
  add_properties (object, page->properties);
  return object;
}

static json_t *
write_choice (Writer *self, const CxChoice *choice)
{
  json_t *object = json_object ();

  add_text (object, "code", choice->code);
  add_text (object, "uuid", choice->uuid);
  json_object_set_new (object, "number", json_integer (choice->number));
  add_text (object, "text", choice->text);
  add_number (object, "score", choice->score);
  add_flag (object, "exclusive", choice->exclusive);
  add_flag (object, "other", choice->other);
  add_flag (object, "missing", choice->missing);
  add_flag (object, "hidden", choice->hidden);
  add_json (object, "filter", choice->filter);
  add_translations (self, object, choice->uuid);
  add_properties (object, choice->properties);
  return object;
}

static json_t *
write_row (Writer *self, const CxQuestionRow *row)
{
  json_t *object = json_object ();

  add_text (object, "code", row->code);
  add_text (object, "uuid", row->uuid);
  add_text (object, "text", row->text);
  add_flag (object, "hidden", row->hidden);
  add_translations (self, object, row->uuid);
  add_properties (object, row->properties);
  return object;
}

static json_t *
write_question (Writer *self, const CxQuestion *question)
{
  json_t *object = json_object (), *choices = json_array (), *rows = json_array ();

  add_text (object, "code", question->code);
  add_text (object, "uuid", question->uuid);
  add_text (object, "type", question->type_id);
  add_text (object, "page", question->page != NULL ? question->page->code : NULL);
  add_text (object, "text", question->text);
  add_text (object, "hint", question->hint);
  add_required (object, question->required);
  add_text (object, "relevant", question->relevant);
  add_text (object, "validation", question->validation);
  add_text (object, "validation_message", question->validation_message);
  add_text (object, "calculation", question->calculation);
  add_text (object, "default", question->default_value);
  add_text (object, "choice_filter", question->choice_filter);
  add_number (object, "scale_min", question->scale_min);
  add_number (object, "scale_max", question->scale_max);
  add_text (object, "touchpoint", question->touchpoint);
  add_flag (object, "hidden", question->hidden);
  add_translations (self, object, question->uuid);
  for (guint i = 0; i < question->choices->len; i++)
    json_array_append_new (choices, write_choice (self, g_ptr_array_index (question->choices, i)));
  add_array (object, "choices", choices);
  for (guint i = 0; i < question->rows->len; i++)
    json_array_append_new (rows, write_row (self, g_ptr_array_index (question->rows, i)));
  add_array (object, "rows", rows);
  add_properties (object, question->properties);
  return object;
}

/* Where a rule leads, by code; by uuid where this survey has nothing of that uuid. */
static json_t *
write_target (CxSurvey *survey, const char *uuid)
{
  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      if (g_strcmp0 (question->uuid, uuid) == 0)
        return json_pack ("{s:s}", "question", question->code);
    }
  for (guint i = 0; i < survey->pages->len; i++)
    {
      CxPage *page = g_ptr_array_index (survey->pages, i);

      if (g_strcmp0 (page->uuid, uuid) == 0)
        return json_pack ("{s:s}", "page", page->code);
    }
  return json_pack ("{s:s}", "uuid", uuid);
}

static json_t *
write_logic (Writer *self, const CxLogic *logic)
{
  json_t *object = json_object ();

  add_text (object, "uuid", logic->uuid);
  add_text (object, "kind", logic->kind);
  add_text (object, "after", logic->question != NULL ? logic->question->code : NULL);
  add_text (object, "condition", logic->condition);
  if (logic->target != NULL)
    json_object_set_new (object, "target", write_target (self->survey, logic->target));
  add_properties (object, logic->properties);
  return object;
}

static json_t *
write_languages (CxSurvey *survey)
{
  json_t *languages = json_array ();

  json_array_append_new (languages, json_string (survey->language));
  for (guint i = 0; i < survey->languages->len; i++)
    {
      const char *language = g_ptr_array_index (survey->languages, i);

      if (strcmp (language, survey->language) != 0)
        json_array_append_new (languages, json_string (language));
    }
  return languages;
}

static json_t *
write_survey (Writer *self)
{
  CxSurvey *survey = self->survey;
  json_t *object = json_object (), *pages = json_array (), *questions = json_array ();
  json_t *logic = json_array ();

  add_text (object, "format", CX_JSON_FORMAT);
  json_object_set_new (object, "version", json_integer (CX_JSON_VERSION));
  add_text (object, "code", survey->code);
  add_text (object, "uuid", survey->uuid);
  add_text (object, "title", survey->title);
  add_text (object, "description", survey->description);
  add_text (object, "language", survey->language);
  json_object_set_new (object, "languages", write_languages (survey));
  add_text (object, "kind", survey->kind);
  add_text (object, "state", survey->state);
  add_text (object, "touchpoint", survey->touchpoint);
  add_flag (object, "hidden", survey->hidden);
  add_translations (self, object, survey->uuid);
  for (guint i = 0; i < survey->pages->len; i++)
    json_array_append_new (pages, write_page (self, g_ptr_array_index (survey->pages, i)));
  add_array (object, "pages", pages);
  for (guint i = 0; i < survey->questions->len; i++)
    json_array_append_new (questions,
                           write_question (self, g_ptr_array_index (survey->questions, i)));
  json_object_set_new (object, "questions", questions);
  for (guint i = 0; i < survey->logic->len; i++)
    json_array_append_new (logic, write_logic (self, g_ptr_array_index (survey->logic, i)));
  add_array (object, "logic", logic);
  add_properties (object, survey->properties);
  return object;
}

static void
decref (gpointer json)
{
  json_decref (json);
}

char *
cx_survey_to_json (CxSurvey *survey)
{
  g_autoptr (GHashTable) translations = NULL, sources = NULL;
  Writer self = { survey, NULL, NULL };
  json_t *object;
  char *text, *result;

  translations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, decref);
  sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, decref);
  self.translations = translations;
  self.sources = sources;
  index_texts (&self);
  object = write_survey (&self);
  text = json_dumps (object, JSON_INDENT (2) | JSON_REAL_PRECISION (17));
  json_decref (object);
  result = g_strconcat (text, "\n", NULL);
  free (text);
  return result;
}
