#include "config.h"

#include "cx-variable.h"

#include "cx-error.h"
#include "cx-i18n.h"
#include "cx-question-type.h"

#include <string.h>

void
cx_column_set_init (CxColumnSet *set)
{
  set->fields = 0;
  set->items = g_ptr_array_new ();
}

void
cx_column_set_clear (CxColumnSet *set)
{
  g_clear_pointer (&set->items, g_ptr_array_unref);
}

void
cx_column_set_add_field (CxColumnSet *set, CxResponseField field)
{
  set->fields |= 1u << field;
}

static void
add_item (CxColumnSet *set, CxItem *item)
{
  if (!g_ptr_array_find (set->items, item, NULL))
    g_ptr_array_add (set->items, item);
}

void
cx_column_set_add (CxColumnSet *set, const CxVariable *variable)
{
  if (variable->question == NULL)
    cx_column_set_add_field (set, variable->field);
  else if (variable->item != NULL)
    add_item (set, variable->item);
  else
    for (guint i = 0; i < variable->question->items->len; i++)
      {
        CxItem *item = g_ptr_array_index (variable->question->items, i);

        if (item->kind != CX_ITEM_OTHER && (variable->row == NULL || item->row == variable->row))
          add_item (set, item);
      }
}

static gboolean
has_flag (const CxQuestion *question, CxQuestionTypeFlags flag)
{
  return question->type != NULL && (question->type->flags & flag) != 0;
}

static CxVariableKind
get_item_kind (const CxQuestion *question, const CxItem *item)
{
  if (item->kind == CX_ITEM_LIST)
    return CX_VARIABLE_SET;
  if (item->storage == CX_STORAGE_TEXT)
    return g_strcmp0 (question->type_id, "date") == 0 && item->kind == CX_ITEM_VALUE
               ? CX_VARIABLE_DATE
               : CX_VARIABLE_TEXT;
  if (!item->coded)
    return CX_VARIABLE_NUMBER;
  if (item->kind == CX_ITEM_VALUE || item->kind == CX_ITEM_ROW)
    return has_flag (question, CX_TYPE_HAS_CHOICES) && question->choices->len > 0
               ? CX_VARIABLE_CHOICE
               : CX_VARIABLE_SCALE;
  return CX_VARIABLE_SCALE;
}

void
cx_variable_of_item (CxQuestion *question, CxItem *item, CxVariable *variable)
{
  *variable = (CxVariable){
    .kind = get_item_kind (question, item),
    .question = question,
    .item = item,
    .row = item->row,
    .choice = item->choice,
  };
}

void
cx_variable_of_question (CxQuestion *question, CxVariable *variable)
{
  CxItem *item = cx_question_find_item (question, CX_ITEM_VALUE, NULL, NULL);

  if (item == NULL)
    item = cx_question_find_item (question, CX_ITEM_LIST, NULL, NULL);
  if (item != NULL)
    cx_variable_of_item (question, item, variable);
  else
    *variable = (CxVariable){
      .kind = has_flag (question, CX_TYPE_HAS_ROWS) ? CX_VARIABLE_WHOLE : CX_VARIABLE_SET,
      .question = question,
    };
}

static void
set_field (CxVariable *variable, CxResponseField field)
{
  const CxResponseFieldInfo *info = cx_response_field_info (field);

  *variable = (CxVariable){ .field = field };
  if (info->is_moment)
    variable->kind = CX_VARIABLE_MOMENT;
  else
    variable->kind = info->storage == CX_STORAGE_TEXT ? CX_VARIABLE_TEXT : CX_VARIABLE_NUMBER;
}

/* The part named behind the slash: a row, or an option that has an item of its own. */
static gboolean
find_part (CxQuestion *question, const char *name, CxVariable *variable)
{
  CxQuestionRow *row;
  CxItem *item;

  if (!cx_question_find_part (question, name, &row, &item))
    return FALSE;
  if (item != NULL)
    cx_variable_of_item (question, item, variable);
  else
    *variable = (CxVariable){ .kind = CX_VARIABLE_SET, .question = question, .row = row };
  return TRUE;
}

/* "question/row": titles may hold slashes, so every one is tried. */
static gboolean
find_with_part (CxSurvey *survey, const char *name, gboolean exact, CxVariable *variable)
{
  for (const char *slash = strchr (name, '/'); slash != NULL; slash = strchr (slash + 1, '/'))
    {
      g_autofree char *head = g_strndup (name, (gsize) (slash - name));
      CxQuestion *question = cx_survey_find_question (survey, head, NULL);

      if (question != NULL && (!exact || strcmp (question->code, head) == 0) &&
          find_part (question, slash + 1, variable))
        return TRUE;
    }
  return FALSE;
}

/* Without questions. */
static gboolean
find_other (CxSurvey *survey, const char *name, gboolean exact, CxVariable *variable)
{
  CxResponseField field;
  CxQuestion *question = NULL;
  CxItem *item;

  if (cx_response_field_from_name (name, &field))
    {
      set_field (variable, field);
      return TRUE;
    }
  item = cx_survey_find_item (survey, name, &question);
  if (item != NULL && question != NULL)
    {
      cx_variable_of_item (question, item, variable);
      return TRUE;
    }
  return find_with_part (survey, name, exact, variable);
}

gboolean
cx_variable_find_exact (CxSurvey *survey, const char *name, CxVariable *variable)
{
  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      if (g_strcmp0 (question->code, name) == 0)
        {
          cx_variable_of_question (question, variable);
          return TRUE;
        }
    }
  return find_other (survey, name, TRUE, variable);
}

gboolean
cx_variable_find (CxSurvey *survey, const char *name, CxVariable *variable, GError **error)
{
  g_autoptr (GError) local = NULL;
  CxQuestion *question;
  CxResponseField field;

  if (g_str_has_prefix (name, "field:"))
    {
      if (cx_response_field_from_name (name + strlen ("field:"), &field))
        {
          set_field (variable, field);
          return TRUE;
        }
      cx_error_set (error, CX_ERROR_NOT_FOUND, NULL, _ ("Responses have no field “%s”."),
                    name + strlen ("field:"));
      return FALSE;
    }

  question = cx_survey_find_question (survey, name, &local);
  if (question != NULL)
    cx_variable_of_question (question, variable);
  else if (!find_other (survey, name, FALSE, variable))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

char *
cx_variable_get_name (const CxVariable *variable)
{
  if (variable->question == NULL)
    return g_strdup (cx_response_field_info (variable->field)->name);
  if (variable->row != NULL)
    return g_strdup_printf ("%s/%s", variable->question->code, variable->row->code);
  if (variable->choice != NULL)
    return g_strdup_printf ("%s/%s", variable->question->code, variable->choice->code);
  return g_strdup (variable->question->code);
}
