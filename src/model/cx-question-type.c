#include "config.h"

#include "cx-question-type.h"

#include "cx-question-types.h"

#include "cx-error.h"
#include "cx-number.h"

#include <string.h>

#define LIST_QUESTION_TYPE(id) &cx_type_##id,
static const CxQuestionType *const types[] = { CX_QUESTION_TYPES (LIST_QUESTION_TYPE) };

const CxQuestionType *
cx_question_type_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (g_strcmp0 (types[i]->id, id) == 0)
        return types[i];
    }
  return NULL;
}

const CxQuestionType *const *
cx_question_types (guint *n)
{
  *n = G_N_ELEMENTS (types);
  return types;
}

gboolean
cx_question_prepare (CxQuestion *question, GError **error)
{
  if (question->type == NULL || question->type->prepare == NULL)
    return TRUE;
  return question->type->prepare (question, error);
}

void
cx_question_layout (CxQuestion *question)
{
  if (question->type != NULL)
    question->type->layout (question);
}

gboolean
cx_question_read (CxQuestion *question,
                  CxItem *item,
                  const char *answer,
                  double *number,
                  char **text,
                  GError **error)
{
  if (question->type != NULL && question->type->read != NULL)
    return question->type->read (question, item, answer, number, text, error);

  if (item->storage == CX_STORAGE_TEXT)
    {
      *text = g_strdup (answer);
      return TRUE;
    }
  if (cx_number_parse (answer, strlen (answer), number))
    return TRUE;
  cx_error_set (error, CX_ERROR_INVALID, _ ("Write a number, with a point before decimals."),
                _ ("“%s” is not a number."), answer);
  return FALSE;
}
