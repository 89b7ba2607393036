#include "config.h"

#include "cx-question-type.h"
#include "cx-survey.h"

#include "cx-code.h"
#include "cx-model-private.h"
#include "cx-number.h"
#include "cx-store.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (CxQuestion, cx_question, G_TYPE_OBJECT)

static void
cx_question_finalize (GObject *object)
{
  CxQuestion *self = CX_QUESTION (object);

  g_clear_object (&self->page);
  g_free (self->uuid);
  g_free (self->code);
  g_free (self->type_id);
  g_free (self->text);
  g_free (self->hint);
  g_free (self->required);
  g_free (self->relevant);
  g_free (self->validation);
  g_free (self->validation_message);
  g_free (self->calculation);
  g_free (self->default_value);
  g_free (self->choice_filter);
  g_free (self->properties);
  g_free (self->touchpoint);
  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->items);
  G_OBJECT_CLASS (cx_question_parent_class)->finalize (object);
}

static void
cx_question_class_init (CxQuestionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cx_question_finalize;
}

static void
cx_question_init (CxQuestion *self)
{
  self->scale_min = self->scale_max = NAN;
  self->choices = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

CxQuestion *
cx_question_new (const char *type_id)
{
  CxQuestion *self = g_object_new (CX_TYPE_QUESTION, NULL);

  self->uuid = cx_uuid_new ();
  self->type_id = g_strdup (type_id);
  self->type = cx_question_type_find (type_id);
  return self;
}

CxChoice *
cx_question_find_choice (CxQuestion *question, const char *code)
{
  for (guint i = 0; i < question->choices->len; i++)
    {
      CxChoice *choice = g_ptr_array_index (question->choices, i);

      if (g_strcmp0 (choice->code, code) == 0)
        return choice;
    }
  return NULL;
}

CxChoice *
cx_question_get_choice_by_number (CxQuestion *question, int number)
{
  for (guint i = 0; i < question->choices->len; i++)
    {
      CxChoice *choice = g_ptr_array_index (question->choices, i);

      if (choice->number == number)
        return choice;
    }
  return NULL;
}

CxQuestionRow *
cx_question_find_row (CxQuestion *question, const char *code)
{
  for (guint i = 0; i < question->rows->len; i++)
    {
      CxQuestionRow *row = g_ptr_array_index (question->rows, i);

      if (g_strcmp0 (row->code, code) == 0)
        return row;
    }
  return NULL;
}

CxItem *
cx_question_find_item (CxQuestion *question, CxItemKind kind, CxChoice *choice, CxQuestionRow *row)
{
  for (guint i = 0; i < question->items->len; i++)
    {
      CxItem *item = g_ptr_array_index (question->items, i);

      if (item->kind == kind && item->choice == choice && item->row == row)
        return item;
    }
  return NULL;
}

static CxQuestionRow *
find_row_by_name (CxQuestion *question, const char *name)
{
  CxQuestionRow *row = cx_question_find_row (question, name);

  for (guint i = 0; row == NULL && i < question->rows->len; i++)
    {
      CxQuestionRow *candidate = g_ptr_array_index (question->rows, i);

      if (g_strcmp0 (candidate->text, name) == 0)
        row = candidate;
    }
  return row;
}

static CxChoice *
find_choice_by_name (CxQuestion *question, const char *name)
{
  CxChoice *choice = cx_question_find_choice (question, name);

  for (guint i = 0; choice == NULL && i < question->choices->len; i++)
    {
      CxChoice *candidate = g_ptr_array_index (question->choices, i);

      if (g_strcmp0 (candidate->text, name) == 0)
        choice = candidate;
    }
  return choice;
}

gboolean
cx_question_find_part (CxQuestion *question, const char *name, CxQuestionRow **row, CxItem **item)
{
  CxChoice *choice;

  *item = NULL;
  *row = find_row_by_name (question, name);
  if (*row != NULL)
    {
      *item = cx_question_find_item (question, CX_ITEM_ROW, NULL, *row);
      return TRUE;
    }
  choice = find_choice_by_name (question, name);
  if (choice == NULL)
    return FALSE;
  *item = cx_question_find_item (question, CX_ITEM_RANK, choice, NULL);
  if (*item == NULL)
    *item = cx_question_find_item (question, CX_ITEM_CHOICE, choice, NULL);
  return *item != NULL;
}

CxItem *
cx_question_ensure_item (CxQuestion *question,
                         CxItemKind kind,
                         CxStorage storage,
                         CxChoice *choice,
                         CxQuestionRow *row)
{
  CxItem *item = cx_question_find_item (question, kind, choice, row);

  if (item != NULL)
    return item;
  item = g_object_new (CX_TYPE_ITEM, NULL);
  item->uuid = cx_uuid_new ();
  item->kind = kind;
  item->storage = storage;
  g_set_object (&item->choice, choice);
  g_set_object (&item->row, row);
  item->coded = cx_question_item_is_coded (question, item);
  g_ptr_array_add (question->items, item);
  return item;
}

gboolean
cx_question_item_is_coded (const CxQuestion *question, const CxItem *item)
{
  return item->storage == CX_STORAGE_INTEGER && !(question->scale_min < 0);
}

static json_t *
load_properties (const CxQuestion *question)
{
  json_t *json = NULL;

  if (question->properties != NULL)
    json = json_loads (question->properties, 0, NULL);
  if (!json_is_object (json))
    {
      json_decref (json);
      json = json_object ();
    }
  return json;
}

/* A property as text, whatever kind of value stands there. */
static char *
property_to_text (json_t *value)
{
  char number[CX_NUMBER_BUFFER];

  if (json_is_string (value))
    return g_strdup (json_string_value (value));
  if (json_is_boolean (value))
    return g_strdup (json_is_true (value) ? "1" : "0");
  if (json_is_integer (value))
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) json_integer_value (value));
  if (json_is_real (value))
    return g_strdup (cx_number_to_text (json_real_value (value), number));
  return NULL;
}

char *
cx_question_get_property (const CxQuestion *question, const char *key)
{
  const CxField *field = NULL;
  char *text = NULL;

  if (question->properties != NULL)
    {
      json_t *json = load_properties (question);

      text = property_to_text (json_object_get (json, key));
      json_decref (json);
    }
  if (text == NULL && question->type != NULL)
    field = cx_field_find (question->type->fields, question->type->n_fields, key);
  return field != NULL ? g_strdup (field->default_value) : text;
}

double
cx_question_get_number (const CxQuestion *question, const char *key)
{
  g_autofree char *text = cx_question_get_property (question, key);
  double value = NAN;

  if (text != NULL && !cx_number_parse (text, strlen (text), &value))
    return NAN;
  return value;
}

gboolean
cx_question_get_flag (const CxQuestion *question, const char *key)
{
  g_autofree char *text = cx_question_get_property (question, key);

  return g_strcmp0 (text, "1") == 0 || g_strcmp0 (text, "true") == 0;
}

void
cx_question_set_property (CxQuestion *question, const char *key, const char *value)
{
  json_t *json = load_properties (question);
  char *text = NULL;

  if (value != NULL)
    json_object_set_new (json, key, json_string (value));
  else
    json_object_del (json, key);

  if (json_object_size (json) > 0)
    text = json_dumps (json, JSON_COMPACT);
  g_free (question->properties);
  question->properties = g_strdup (text);
  free (text);
  json_decref (json);
}

int
cx_question_next_number (const CxQuestion *question)
{
  int highest = 0;

  for (guint i = 0; i < question->choices->len; i++)
    {
      const CxChoice *choice = g_ptr_array_index (question->choices, i);

      highest = MAX (highest, choice->number);
    }
  return highest + 1;
}

static gboolean
has_choice_code (gpointer owner, const char *code)
{
  return cx_question_find_choice (owner, code) != NULL;
}

static gboolean
has_row_code (gpointer owner, const char *code)
{
  return cx_question_find_row (owner, code) != NULL;
}

char *
cx_question_make_choice_code (CxQuestion *question, const char *label)
{
  g_autofree char *base = cx_code_from_heading (label);

  if (*base == '\0')
    {
      g_free (base);
      base = g_strdup_printf ("choice%u", question->choices->len + 1);
    }
  return cx_code_make_unique (base, has_choice_code, question);
}

char *
cx_question_make_row_code (CxQuestion *question, const char *label)
{
  g_autofree char *base = cx_code_from_heading (label);

  if (*base == '\0')
    {
      g_free (base);
      base = g_strdup_printf ("row%u", question->rows->len + 1);
    }
  return cx_code_make_unique (base, has_row_code, question);
}
