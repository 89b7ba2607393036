#include "config.h"

#include "cx-question-check.h"

#include "cx-query-name.h"

gboolean
cx_question_check (CxSurvey *survey, CxQuestion *current, const char *expression, GError **error)
{
  g_auto (CxQuerySchema) schema = { 0 };
  g_autoptr (CxExpr) expr = cx_expr_parse (expression, error);
  CxExprName dot = { .type = CX_EXPR_TYPE_EMPTY };
  CxQueryName found;

  if (expr == NULL)
    return FALSE;
  cx_query_schema_init (&schema, survey);
  if (current != NULL)
    {
      if (cx_query_name_find (survey, current->code, &found))
        dot.type = found.type;
      schema.schema.current = &dot;
    }
  cx_expr_settle_choices (expr, &schema.schema);
  return cx_expr_check_condition (expr, &schema.schema, error);
}
