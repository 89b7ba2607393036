/* Functions of conditions and choices. */
#include "config.h"

#include "cx-expr-function.h"

#include <string.h>

gboolean
cx_expr_run_if (CxExprRun *run, GError **error)
{
  CxExprNode **children = run->node->children;
  g_auto (CxExprValue) condition = CX_EXPR_VALUE_INIT;

  if (!cx_expr_evaluate_node (children[0], run->context, &condition, error))
    return FALSE;
  return cx_expr_evaluate_node (children[cx_expr_value_to_boolean (&condition) ? 1 : 2],
                                run->context, run->result, error);
}

gboolean
cx_expr_run_coalesce (CxExprRun *run, GError **error)
{
  for (guint i = 0; i < run->node->n_children && cx_expr_value_is_empty (run->result); i++)
    {
      cx_expr_value_clear (run->result);
      if (!cx_expr_evaluate_node (run->node->children[i], run->context, run->result, error))
        return FALSE;
    }
  return TRUE;
}

/* Keeps the answer that is there already. */
gboolean
cx_expr_run_once (CxExprRun *run, GError **error)
{
  const CxExprValue *current = run->context->current;

  if (current == NULL || cx_expr_value_is_empty (current))
    return cx_expr_evaluate_node (run->node->children[0], run->context, run->result, error);

  *run->result = *current;
  run->result->owned = NULL;
  return TRUE;
}

gboolean
cx_expr_run_boolean (CxExprRun *run, GError **error)
{
  g_autofree char *buffer = NULL;
  gboolean truth = cx_expr_value_to_boolean (&run->args[0]);
  const char *text;

  if (run->node->call == CX_EXPR_CALL_NOT)
    truth = !truth;
  if (run->node->call == CX_EXPR_CALL_BOOLEAN_FROM_STRING)
    {
      text = cx_expr_value_to_text (&run->args[0], &run->context->zone, &buffer);
      truth = strcmp (text, "true") == 0 || strcmp (text, "1") == 0;
    }
  cx_expr_value_set_boolean (run->result, truth);
  return TRUE;
}

static guint
count_codes (const CxExprValue *value, CxZoneCache *zone)
{
  g_auto (GStrv) codes = NULL;
  guint n = 1;

  if (value->type == CX_EXPR_TYPE_EMPTY)
    return 0;
  if (value->type != CX_EXPR_TYPE_SET)
    {
      codes = cx_expr_value_get_codes (value, zone);
      return g_strv_length (codes);
    }
  for (const char *p = value->text; *p != '\0'; p++)
    n += *p == CX_EXPR_SET_SEPARATOR;
  return n;
}

gboolean
cx_expr_run_count (CxExprRun *run, GError **error)
{
  guint n = 0;

  for (guint i = 0; i < run->node->n_children; i++)
    if (run->args[i].type == CX_EXPR_TYPE_SET)
      n += count_codes (&run->args[i], &run->context->zone);
    else
      n += !cx_expr_value_is_empty (&run->args[i]);
  cx_expr_value_set_number (run->result, n);
  return TRUE;
}

/* pulldata () reads a table beside the form, which there is none of: empty. */
gboolean
cx_expr_run_empty (CxExprRun *run, GError **error)
{
  cx_expr_value_clear (run->result);
  return TRUE;
}

gboolean
cx_expr_run_selected (CxExprRun *run, GError **error)
{
  g_autofree char *list_buffer = NULL;
  g_autofree char *code_buffer = NULL;
  g_autofree char *code = NULL;
  CxZoneCache *zone = &run->context->zone;
  CxExprValue list = run->args[0];

  /* A single choice, or a number, is a list of one. */
  if (list.type != CX_EXPR_TYPE_SET)
    list.text = cx_expr_value_to_text (&run->args[0], zone, &list_buffer);
  code = g_strstrip (g_strdup (cx_expr_value_to_text (&run->args[1], zone, &code_buffer)));
  cx_expr_value_set_boolean (run->result, cx_expr_value_has_code (&list, code));
  return TRUE;
}

gboolean
cx_expr_run_selected_at (CxExprRun *run, GError **error)
{
  g_auto (GStrv) codes = NULL;
  double index = cx_expr_value_to_number (&run->args[1], &run->context->zone);

  if (cx_expr_value_is_empty (&run->args[0]) || !(index >= 0))
    return TRUE;

  codes = cx_expr_value_get_codes (&run->args[0], &run->context->zone);
  if (index < g_strv_length (codes))
    cx_expr_value_take_text (run->result, g_strdup (codes[(guint) index]));
  return TRUE;
}

gboolean
cx_expr_run_count_selected (CxExprRun *run, GError **error)
{
  cx_expr_value_set_number (run->result, count_codes (&run->args[0], &run->context->zone));
  return TRUE;
}

/* The label of each code of the first argument, with ", " between; a code without a label stands
 * for itself. */
gboolean
cx_expr_run_choice_name (CxExprRun *run, GError **error)
{
  const CxExprNode *question = run->node->children[1];
  CxExprContext *context = run->context;
  g_auto (CxExprValue) value = CX_EXPR_VALUE_INIT;
  g_auto (GStrv) codes = NULL;
  g_autofree char *buffer = NULL;
  GString *names;

  if (!cx_expr_evaluate_node (run->node->children[0], context, &value, error))
    return FALSE;
  if (cx_expr_value_is_empty (&value))
    return TRUE;

  if (value.type == CX_EXPR_TYPE_SET)
    codes = cx_expr_value_get_codes (&value, &context->zone);
  else
    codes = g_strsplit (cx_expr_value_to_text (&value, &context->zone, &buffer), "\n", 1);

  names = g_string_new (NULL);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *name = NULL;

      if (context->choice_name != NULL && question->kind == CX_EXPR_NODE_REFERENCE)
        name = context->choice_name (context, question, codes[i]);
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name != NULL ? name : codes[i]);
    }
  cx_expr_value_take_text (run->result, g_string_free (names, FALSE));
  return TRUE;
}
