#include "config.h"

#include "cx-survey-json-reader.h"

#include "cx-error.h"
#include "cx-i18n.h"
#include "cx-question-type.h"

#include <math.h>

/* Limits against hostile input, far above every real questionnaire. */
#define CHOICES_MAX 20000
#define ROWS_MAX 2000
#define ITEMS_MAX 30000

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

/* --- Choices and rows --- */

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
read_choice (CxJsonReader *self, const CxJsonPlace *place, gpointer data, GError **error)
{
  g_autoptr (CxChoice) choice = cx_choice_new (NULL, 0, "");
  Owner *owner = data;

  if (!cx_json_get_code (place, &choice->code, error) ||
      !cx_json_read_uuid (self, place, &choice->uuid, error) ||
      !read_number (owner, place, &choice->number, error) ||
      !cx_json_get_text (place, "text", &choice->text, error) ||
      !cx_json_get_number (place, "score", &choice->score, error) ||
      !cx_json_get_flag (place, "exclusive", &choice->exclusive, error) ||
      !cx_json_get_flag (place, "other", &choice->other, error) ||
      !cx_json_get_flag (place, "missing", &choice->missing, error) ||
      !cx_json_get_flag (place, "hidden", &choice->hidden, error) ||
      !cx_json_get_object (place, "filter", &choice->filter, error) ||
      !cx_json_get_properties (place, choice_keys, &choice->properties, error) ||
      !cx_json_read_translations (self, place, choice->uuid, error))
    return FALSE;
  if (!g_hash_table_add (owner->codes, g_strdup (choice->code)))
    return cx_json_fail (place, "code", _ ("Another choice has this code."), error);
  g_ptr_array_add (owner->question->choices, g_steal_pointer (&choice));
  return TRUE;
}

static gboolean
read_row (CxJsonReader *self, const CxJsonPlace *place, gpointer data, GError **error)
{
  g_autoptr (CxQuestionRow) row = cx_question_row_new (NULL, "");
  Owner *owner = data;

  if (!cx_json_get_code (place, &row->code, error) ||
      !cx_json_read_uuid (self, place, &row->uuid, error) ||
      !cx_json_get_text (place, "text", &row->text, error) ||
      !cx_json_get_flag (place, "hidden", &row->hidden, error) ||
      !cx_json_get_properties (place, row_keys, &row->properties, error) ||
      !cx_json_read_translations (self, place, row->uuid, error))
    return FALSE;
  if (!g_hash_table_add (owner->codes, g_strdup (row->code)))
    return cx_json_fail (place, "code", _ ("Another row has this code."), error);
  g_ptr_array_add (owner->question->rows, g_steal_pointer (&row));
  return TRUE;
}

static gboolean
read_parts (CxJsonReader *self, const CxJsonPlace *place, CxQuestion *question, GError **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  Owner owner = { question, codes, numbers, 1 };

  if (!cx_json_each_entry (self, place, "choices", CHOICES_MAX, read_choice, &owner, error))
    return FALSE;
  g_hash_table_remove_all (codes);
  return cx_json_each_entry (self, place, "rows", ROWS_MAX, read_row, &owner, error);
}

/* --- Questions --- */

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
read_page_of (CxJsonReader *self, const CxJsonPlace *place, CxQuestion *question, GError **error)
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
lay_out (CxJsonReader *self, const CxJsonPlace *place, CxQuestion *question, GError **error)
{
  if ((gsize) question->choices->len * question->rows->len > ITEMS_MAX)
    return fail_items (place, error);
  cx_question_layout (question);
  self->items += question->items->len;
  return self->items <= ITEMS_MAX || fail_items (place, error);
}

static gboolean
make_ready (CxJsonReader *self, const CxJsonPlace *place, CxQuestion *question, GError **error)
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

gboolean
cx_json_read_question (CxJsonReader *self, const CxJsonPlace *place, gpointer owner, GError **error)
{
  g_autofree char *type = NULL;
  g_autoptr (CxQuestion) question = NULL;

  if (!cx_json_get_text (place, "type", &type, error))
    return FALSE;
  if (type == NULL || *type == '\0')
    return cx_json_fail (place, "type", _ ("The question's type is missing."), error);

  question = cx_question_new (type);
  if (!cx_json_get_code (place, &question->code, error) ||
      !cx_json_read_uuid (self, place, &question->uuid, error) ||
      !read_texts_of (place, question, error) ||
      !read_required (place, &question->required, error) ||
      !cx_json_get_number (place, "scale_min", &question->scale_min, error) ||
      !cx_json_get_number (place, "scale_max", &question->scale_max, error) ||
      !cx_json_get_flag (place, "hidden", &question->hidden, error) ||
      !cx_json_get_properties (place, question_keys, &question->properties, error) ||
      !read_page_of (self, place, question, error) ||
      !cx_json_read_translations (self, place, question->uuid, error) ||
      !read_parts (self, place, question, error) || !make_ready (self, place, question, error))
    return FALSE;
  if (g_hash_table_contains (self->questions, question->code))
    return cx_json_fail (place, "code", _ ("Another question has this code."), error);
  g_hash_table_insert (self->questions, question->code, question);
  g_ptr_array_add (self->survey->questions, g_steal_pointer (&question));
  return TRUE;
}
