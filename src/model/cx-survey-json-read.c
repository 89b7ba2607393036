#include "config.h"

#include "cx-survey-json.h"

#include "cx-error.h"
#include "cx-i18n.h"
#include "cx-model-private.h"
#include "cx-store.h"
#include "cx-survey-json-private.h"

#include <math.h>
#include <string.h>

/* Limits against hostile input, far above every real questionnaire. */
#define BYTES_MAX (64 * 1024 * 1024)
#define PAGES_MAX 2000
#define QUESTIONS_MAX 20000
#define CHOICES_MAX 20000
#define ROWS_MAX 2000
#define LOGIC_MAX 50000
#define ITEMS_MAX 30000

typedef struct
{
  CxSurvey *survey;
  GPtrArray *warnings;   /* nullable */
  GHashTable *uuids;     /* seen so far */
  GHashTable *questions; /* code → CxQuestion, borrowed */
  gsize items;           /* columns of answers that the questions need */
} Reader;

static const char *const survey_keys[] = {
  "format",          "version", "code",      "uuid",       "title",  "description", "language",
  "languages",       "kind",    "state",     "touchpoint", "hidden", "properties",  "translations",
  "translated_from", "pages",   "questions", "logic",      NULL
};
static const char *const page_keys[] = { "code",        "uuid",         "title",
                                         "description", "relevant",     "hidden",
                                         "properties",  "translations", "translated_from",
                                         NULL };
static const char *const question_keys[] = { "code",
                                             "uuid",
                                             "type",
                                             "page",
                                             "text",
                                             "hint",
                                             "required",
                                             "relevant",
                                             "validation",
                                             "validation_message",
                                             "calculation",
                                             "default",
                                             "choice_filter",
                                             "scale_min",
                                             "scale_max",
                                             "touchpoint",
                                             "hidden",
                                             "properties",
                                             "translations",
                                             "translated_from",
                                             "choices",
                                             "rows",
                                             NULL };
static const char *const choice_keys[] = {
  "code",    "uuid",   "number", "text",       "score",        "exclusive",       "other",
  "missing", "hidden", "filter", "properties", "translations", "translated_from", NULL
};
static const char *const row_keys[] = {
  "code", "uuid", "text", "hidden", "properties", "translations", "translated_from", NULL
};
static const char *const logic_keys[] = { "uuid",   "kind",       "after", "condition",
                                          "target", "properties", NULL };

/* --- Shared parts
 * --------------------------------------------------------------------------------- */

/* A uuid that stood here before becomes a new one, or two parts would be taken for one. */
static gboolean
read_uuid (Reader *self, const CxJsonPlace *place, char **uuid, GError **error)
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
read_language (Reader *self,
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
read_texts (Reader *self,
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

static gboolean
read_translations (Reader *self, const CxJsonPlace *place, const char *uuid, GError **error)
{
  return read_texts (self, place, "translations", uuid, cx_survey_set_translation, error) &&
         read_texts (self, place, "translated_from", uuid, cx_survey_set_translation_source, error);
}

/* Calls @read for each entry of list @key. */
typedef gboolean (*ReadEntryFunc) (Reader *self,
                                   const CxJsonPlace *place,
                                   gpointer owner,
                                   GError **error);

static gboolean
each_entry (Reader *self,
            const CxJsonPlace *place,
            const char *key,
            gsize most,
            ReadEntryFunc read,
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

/* --- Pages
 * ---------------------------------------------------------------------------------------- */

static gboolean
read_page (Reader *self, const CxJsonPlace *place, gpointer owner, GError **error)
{
  g_autoptr (CxPage) page = cx_page_new ();

  if (!cx_json_get_code (place, &page->code, error) ||
      !read_uuid (self, place, &page->uuid, error) ||
      !cx_json_get_text (place, "title", &page->title, error) ||
      !cx_json_get_text (place, "description", &page->description, error) ||
      !cx_json_get_text (place, "relevant", &page->relevant, error) ||
      !cx_json_get_flag (place, "hidden", &page->hidden, error) ||
      !cx_json_get_properties (place, page_keys, &page->properties, error) ||
      !read_translations (self, place, page->uuid, error))
    return FALSE;
  if (cx_survey_find_page (self->survey, page->code) != NULL)
    return cx_json_fail (place, "code", _ ("Another page has this code."), error);
  g_ptr_array_add (self->survey->pages, g_steal_pointer (&page));
  return TRUE;
}

/* --- Choices and rows
 * ----------------------------------------------------------------------------- */

/* The question that is being read, with what its parts must not repeat. */
typedef struct
{
  CxQuestion *question;
  GHashTable *codes;
  GHashTable *numbers;
  int next_number;
} Owner;

static gboolean
read_number (Owner *owner, const CxJsonPlace *place, int *number, GError **error)
{
  const CxQuestionType *type = owner->question->type;
  gboolean scale = type != NULL && (type->flags & CX_TYPE_IS_SCALE) != 0;
  double value = owner->next_number;

  if (!cx_json_get_number (place, "number", &value, error))
    return FALSE;
  if (value != floor (value) || fabs (value) >= G_MAXINT || (value < 0 && !scale))
    return cx_json_fail (place, "number", _ ("A whole number from 0 is expected here."), error);
  *number = (int) value;
  owner->next_number = MAX (owner->next_number, *number + 1);
  if (!g_hash_table_add (owner->numbers, GINT_TO_POINTER (*number)))
    return cx_json_fail (place, "number", _ ("Another choice has this number."), error);
  return TRUE;
}

static gboolean
read_choice (Reader *self, const CxJsonPlace *place, gpointer data, GError **error)
{
  g_autoptr (CxChoice) choice = cx_choice_new (NULL, 0, "");
  Owner *owner = data;

  if (!cx_json_get_code (place, &choice->code, error) ||
      !read_uuid (self, place, &choice->uuid, error) ||
      !read_number (owner, place, &choice->number, error) ||
      !cx_json_get_text (place, "text", &choice->text, error) ||
      !cx_json_get_number (place, "score", &choice->score, error) ||
      !cx_json_get_flag (place, "exclusive", &choice->exclusive, error) ||
      !cx_json_get_flag (place, "other", &choice->other, error) ||
      !cx_json_get_flag (place, "missing", &choice->missing, error) ||
      !cx_json_get_flag (place, "hidden", &choice->hidden, error) ||
      !cx_json_get_object (place, "filter", &choice->filter, error) ||
      !cx_json_get_properties (place, choice_keys, &choice->properties, error) ||
      !read_translations (self, place, choice->uuid, error))
    return FALSE;
  if (!g_hash_table_add (owner->codes, g_strdup (choice->code)))
    return cx_json_fail (place, "code", _ ("Another choice has this code."), error);
  g_ptr_array_add (owner->question->choices, g_steal_pointer (&choice));
  return TRUE;
}

static gboolean
read_row (Reader *self, const CxJsonPlace *place, gpointer data, GError **error)
{
  g_autoptr (CxQuestionRow) row = cx_question_row_new (NULL, "");
  Owner *owner = data;

  if (!cx_json_get_code (place, &row->code, error) || !read_uuid (self, place, &row->uuid, error) ||
      !cx_json_get_text (place, "text", &row->text, error) ||
      !cx_json_get_flag (place, "hidden", &row->hidden, error) ||
      !cx_json_get_properties (place, row_keys, &row->properties, error) ||
      !read_translations (self, place, row->uuid, error))
    return FALSE;
  if (!g_hash_table_add (owner->codes, g_strdup (row->code)))
    return cx_json_fail (place, "code", _ ("Another row has this code."), error);
  g_ptr_array_add (owner->question->rows, g_steal_pointer (&row));
  return TRUE;
}

static gboolean
read_parts (Reader *self, const CxJsonPlace *place, CxQuestion *question, GError **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  Owner owner = { question, codes, numbers, 1 };

  if (!each_entry (self, place, "choices", CHOICES_MAX, read_choice, &owner, error))
    return FALSE;
  g_hash_table_remove_all (codes);
  return each_entry (self, place, "rows", ROWS_MAX, read_row, &owner, error);
}

/* --- Questions
 * ------------------------------------------------------------------------------------ */

/* true, false or an expression. */
static gboolean
read_required (const CxJsonPlace *place, char **required, GError **error)
{
  json_t *value = json_object_get (place->object, "required");

  if (!json_is_boolean (value))
    return cx_json_get_text (place, "required", required, error);
  *required = json_is_true (value) ? g_strdup ("1") : NULL;
  return TRUE;
}

static gboolean
read_page_of (Reader *self, const CxJsonPlace *place, CxQuestion *question, GError **error)
{
  g_autofree char *code = NULL;
  CxPage *page;

  if (!cx_json_get_text (place, "page", &code, error))
    return FALSE;
  if (code == NULL)
    return TRUE;
  page = cx_survey_find_page (self->survey, code);
  if (page == NULL)
    return cx_json_fail (place, "page", _ ("There is no page with this code."), error);
  g_set_object (&question->page, page);
  return TRUE;
}

static gboolean
read_texts_of (const CxJsonPlace *place, CxQuestion *question, GError **error)
{
  const struct
  {
    const char *key;
    char **text;
  } texts[] = {
    { "text", &question->text },
    { "hint", &question->hint },
    { "relevant", &question->relevant },
    { "validation", &question->validation },
    { "validation_message", &question->validation_message },
    { "calculation", &question->calculation },
    { "default", &question->default_value },
    { "choice_filter", &question->choice_filter },
    { "touchpoint", &question->touchpoint },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!cx_json_get_text (place, texts[i].key, texts[i].text, error))
      return FALSE;
  if (question->text == NULL)
    return cx_json_fail (place, "text", _ ("The question's text is missing."), error);
  return TRUE;
}

static gboolean
fail_items (const CxJsonPlace *place, GError **error)
{
  cx_error_set (error, CX_ERROR_LIMIT, _ ("Split the questionnaire."),
                _ ("%s: The questions up to here need more than %d columns of answers."),
                place->path, ITEMS_MAX);
  return FALSE;
}

/* A grid of several choices a row needs rows × choices columns, so it is looked at before. */
static gboolean
lay_out (Reader *self, const CxJsonPlace *place, CxQuestion *question, GError **error)
{
  if ((gsize) question->choices->len * question->rows->len > ITEMS_MAX)
    return fail_items (place, error);
  cx_question_layout (question);
  self->items += question->items->len;
  return self->items <= ITEMS_MAX || fail_items (place, error);
}

static gboolean
make_ready (Reader *self, const CxJsonPlace *place, CxQuestion *question, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *path = cx_json_path (place, "type");

  if (question->type == NULL)
    {
      g_autofree char *message = g_strdup_printf (
          _ ("Questions of type “%s” are kept, but cannot be answered here."), question->type_id);

      cx_json_warn (self->warnings, path, question->code, 0, message);
    }
  if (!cx_question_prepare (question, &local_error))
    return cx_json_fail (place, NULL, local_error->message, error);
  return lay_out (self, place, question, error);
}

static gboolean
read_question (Reader *self, const CxJsonPlace *place, gpointer owner, GError **error)
{
  g_autofree char *type = NULL;
  g_autoptr (CxQuestion) question = NULL;

  if (!cx_json_get_text (place, "type", &type, error))
    return FALSE;
  if (type == NULL || *type == '\0')
    return cx_json_fail (place, "type", _ ("The question's type is missing."), error);

  question = cx_question_new (type);
  if (!cx_json_get_code (place, &question->code, error) ||
      !read_uuid (self, place, &question->uuid, error) || !read_texts_of (place, question, error) ||
      !read_required (place, &question->required, error) ||
      !cx_json_get_number (place, "scale_min", &question->scale_min, error) ||
      !cx_json_get_number (place, "scale_max", &question->scale_max, error) ||
      !cx_json_get_flag (place, "hidden", &question->hidden, error) ||
      !cx_json_get_properties (place, question_keys, &question->properties, error) ||
      !read_page_of (self, place, question, error) ||
      !read_translations (self, place, question->uuid, error) ||
      !read_parts (self, place, question, error) || !make_ready (self, place, question, error))
    return FALSE;
  if (g_hash_table_contains (self->questions, question->code))
    return cx_json_fail (place, "code", _ ("Another question has this code."), error);
  g_hash_table_insert (self->questions, question->code, question);
  g_ptr_array_add (self->survey->questions, g_steal_pointer (&question));
  return TRUE;
}

/* --- Logic
 * ---------------------------------------------------------------------------------------- */

static gboolean
read_target (Reader *self, const CxJsonPlace *place, char **target, GError **error)
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
read_logic (Reader *self, const CxJsonPlace *place, gpointer owner, GError **error)
{
  g_autofree char *after = NULL;
  CxLogic *logic = cx_survey_add_logic (self->survey, NULL);

  if (!read_uuid (self, place, &logic->uuid, error) ||
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

/* --- The survey
 * ----------------------------------------------------------------------------------- */

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
read_languages (Reader *self, const CxJsonPlace *place, GError **error)
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
read_head (Reader *self, const CxJsonPlace *place, GError **error)
{
  CxSurvey *survey = self->survey;

  if ((json_object_get (place->object, "code") != NULL &&
       !cx_json_get_code (place, &survey->code, error)) ||
      !read_uuid (self, place, &survey->uuid, error) ||
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
read_survey (Reader *self, json_t *object, GError **error)
{
  CxJsonPlace place = { object, "" };

  if (!json_is_object (object))
    return cx_json_fail (&place, NULL, _ ("An object in braces is expected here."), error);
  if (!check_format (&place, error) || !read_head (self, &place, error) ||
      !read_languages (self, &place, error) ||
      !read_translations (self, &place, self->survey->uuid, error) ||
      !each_entry (self, &place, "pages", PAGES_MAX, read_page, NULL, error) ||
      !each_entry (self, &place, "questions", QUESTIONS_MAX, read_question, NULL, error) ||
      !each_entry (self, &place, "logic", LOGIC_MAX, read_logic, NULL, error))
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
  Reader self = { survey, warnings, uuids, questions, 0 };
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
      cx_error_set (error, CX_ERROR_INVALID, _ ("Mend the questionnaire at that place."),
                    _ ("Line %d, column %d: This is not JSON (%s)."), place.line, place.column,
                    place.text);
      cx_error_place (error, NULL, place.line, NULL);
      return NULL;
    }
  done = read_survey (&self, object, error);
  json_decref (object);
  return done ? g_steal_pointer (&survey) : NULL;
}
