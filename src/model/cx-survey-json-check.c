#include "config.h"

#include "cx-survey-json-private.h"

#include "cx-error.h"
#include "cx-expr.h"
#include "cx-query-name.h"
#include "cx-question-type.h"

#include <stdlib.h>

/* More help nobody. */
#define WARNINGS_MAX 1000

void
cx_survey_warning_free (CxSurveyWarning *warning)
{
  if (warning == NULL)
    return;
  g_free (warning->path);
  g_free (warning->question);
  g_free (warning->message);
  g_free (warning);
}

void
cx_json_warn (GPtrArray *warnings,
              const char *path,
              const char *question,
              int position,
              const char *message)
{
  CxSurveyWarning *warning;

  if (warnings == NULL || warnings->len >= WARNINGS_MAX)
    return;
  warning = g_new0 (CxSurveyWarning, 1);
  warning->path = g_strdup (path);
  warning->question = g_strdup (question);
  warning->position = position;
  warning->message = g_strdup (message);
  g_ptr_array_add (warnings, warning);
}

typedef struct
{
  CxQuerySchema *names;
  GPtrArray *warnings;
} Checker;

typedef enum
{
  CONDITION,  /* true or false */
  VALIDATION, /* the same over . */
  VALUE,
} Purpose;

/* What . is: the question's own answer. */
static gboolean
find_current (Checker *self, CxQuestion *question, CxExprName *current)
{
  const CxExprSchema *schema = &self->names->schema;

  return question != NULL && schema->resolve (schema, question->code, current);
}

static gboolean
check (Checker *self, CxQuestion *question, const char *text, Purpose purpose, GError **error)
{
  CxExprSchema schema = self->names->schema;
  CxExprName current = { 0 };
  g_autoptr (CxExpr) expr = cx_expr_parse (text, error);

  if (expr == NULL)
    return FALSE;
  if (purpose == VALIDATION)
    {
      find_current (self, question, &current);
      schema.current = &current;
    }
  if (purpose == VALUE)
    return cx_expr_check (expr, &schema, NULL, error);
  return cx_expr_check_condition (expr, &schema, error);
}

static void
check_expression (Checker *self,
                  const char *path,
                  const char *key,
                  CxQuestion *question,
                  const char *text,
                  Purpose purpose)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *where = NULL;
  const CxErrorPlace *place;

  if (text == NULL || *text == '\0' || check (self, question, text, purpose, &error))
    return;
  where = g_strdup_printf ("%s.%s", path, key);
  place = cx_error_get_place (error);
  cx_json_warn (self->warnings, where, question != NULL ? question->code : NULL,
                place != NULL && place->column != NULL ? atoi (place->column) : 0, error->message);
}

/* The filter of choices is left alone: it names columns of the choices, which no question has. */
static void
check_question (Checker *self, CxQuestion *question, guint index)
{
  g_autofree char *path = g_strdup_printf ("questions[%u]", index);

  check_expression (self, path, "required", question, question->required, CONDITION);
  check_expression (self, path, "relevant", question, question->relevant, CONDITION);
  check_expression (self, path, "validation", question, question->validation, VALIDATION);
  check_expression (self, path, "calculation", question, question->calculation, VALUE);
}

void
cx_survey_json_check_expressions (CxSurvey *survey, GPtrArray *warnings)
{
  g_auto (CxQuerySchema) names = { 0 };
  Checker self = { &names, warnings };

  if (warnings == NULL)
    return;
  cx_query_schema_init (&names, survey);
  for (guint i = 0; i < survey->pages->len; i++)
    {
      CxPage *page = g_ptr_array_index (survey->pages, i);
      g_autofree char *path = g_strdup_printf ("pages[%u]", i);

      check_expression (&self, path, "relevant", NULL, page->relevant, CONDITION);
    }
  for (guint i = 0; i < survey->questions->len; i++)
    check_question (&self, g_ptr_array_index (survey->questions, i), i);
  for (guint i = 0; i < survey->logic->len; i++)
    {
      CxLogic *logic = g_ptr_array_index (survey->logic, i);
      g_autofree char *path = g_strdup_printf ("logic[%u]", i);

      check_expression (&self, path, "condition", logic->question, logic->condition, CONDITION);
    }
}
