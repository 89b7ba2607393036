#include "config.h"

#include "cx-expr-private.h"

#include "cx-expr-function.h"

#include <math.h>

/* Calls of up to this many arguments keep them on the stack. */
#define FEW_ARGS 4

void
cx_expr_context_init (CxExprContext *context,
                      GTimeZone *zone,
                      gint64 now,
                      gboolean (*lookup) (CxExprContext *context,
                                          const CxExprNode *reference,
                                          CxExprValue *value,
                                          GError **error),
                      gpointer user_data)
{
  *context = (CxExprContext){ .lookup = lookup, .now = now, .position = 1, .user_data = user_data };
  if (zone == NULL)
    {
      static GTimeZone *utc;

      if (g_once_init_enter (&utc))
        g_once_init_leave (&utc, g_time_zone_new_utc ());
      zone = utc;
    }
  cx_zone_cache_init (&context->zone, zone);
}

static double
calculate (CxExprOp op, double left, double right)
{
  switch ((int) op)
    {
    case CX_EXPR_OP_ADD:
      return left + right;
    case CX_EXPR_OP_SUBTRACT:
      return left - right;
    case CX_EXPR_OP_MULTIPLY:
      return left * right;
    case CX_EXPR_OP_DIVIDE:
      return right == 0 ? NAN : left / right;
    case CX_EXPR_OP_MODULO:
      return fmod (left, right);
    default:
      g_assert_not_reached ();
    }
}

/* and / or stop at the first operand that settles them. */
static gboolean
evaluate_logical (const CxExprNode *node,
                  CxExprContext *context,
                  CxExprValue *result,
                  GError **error)
{
  gboolean settles = node->op == CX_EXPR_OP_OR;

  for (guint i = 0; i < node->n_children; i++)
    {
      g_auto (CxExprValue) value = CX_EXPR_VALUE_INIT;

      if (!cx_expr_evaluate_node (node->children[i], context, &value, error))
        return FALSE;
      if (cx_expr_value_to_boolean (&value) == settles)
        {
          cx_expr_value_set_boolean (result, settles);
          return TRUE;
        }
    }
  cx_expr_value_set_boolean (result, !settles);
  return TRUE;
}

/* x = '' and x != '' ask whether x is empty. */
static gboolean
evaluate_emptiness (const CxExprNode *node,
                    const CxExprNode *asked,
                    CxExprContext *context,
                    CxExprValue *result,
                    GError **error)
{
  g_auto (CxExprValue) value = CX_EXPR_VALUE_INIT;

  if (!cx_expr_evaluate_node (asked, context, &value, error))
    return FALSE;
  cx_expr_value_set_boolean (result,
                             cx_expr_value_is_empty (&value) == (node->op == CX_EXPR_OP_EQUAL));
  return TRUE;
}

static gboolean
evaluate_operator (const CxExprNode *node,
                   CxExprContext *context,
                   CxExprValue *result,
                   GError **error)
{
  g_auto (CxExprValue) left = CX_EXPR_VALUE_INIT;
  g_auto (CxExprValue) right = CX_EXPR_VALUE_INIT;

  if (node->op <= CX_EXPR_OP_AND)
    return evaluate_logical (node, context, result, error);
  if (node->op <= CX_EXPR_OP_NOT_EQUAL && cx_expr_node_is_empty_text (node->children[1]))
    return evaluate_emptiness (node, node->children[0], context, result, error);
  if (node->op <= CX_EXPR_OP_NOT_EQUAL && cx_expr_node_is_empty_text (node->children[0]))
    return evaluate_emptiness (node, node->children[1], context, result, error);

  if (!cx_expr_evaluate_node (node->children[0], context, &left, error) ||
      !cx_expr_evaluate_node (node->children[1], context, &right, error))
    return FALSE;

  if (node->op <= CX_EXPR_OP_GREATER_EQUAL)
    cx_expr_value_set_boolean (result,
                               cx_expr_value_compare (node->op, &left, &right, &context->zone));
  else
    cx_expr_value_set_number (result,
                              calculate (node->op, cx_expr_value_to_number (&left, &context->zone),
                                         cx_expr_value_to_number (&right, &context->zone)));
  return TRUE;
}

static gboolean
run_function (const CxExprNode *node,
              CxExprValue *args,
              CxExprContext *context,
              CxExprValue *result,
              GError **error)
{
  CxExprRun run = { node, args, context, result };
  gboolean done = TRUE;

  for (guint i = 0; i < node->n_children && done; i++)
    {
      args[i] = (CxExprValue) CX_EXPR_VALUE_INIT;
      done = cx_expr_evaluate_node (node->children[i], context, &args[i], error);
      if (!done)
        for (guint j = i + 1; j < node->n_children; j++)
          args[j] = (CxExprValue) CX_EXPR_VALUE_INIT;
    }
  if (done)
    done = node->function->evaluate (&run, error);

  /* What was handed through to the result is no longer in the argument. */
  for (guint i = 0; i < node->n_children; i++)
    cx_expr_value_clear (&args[i]);
  return done;
}

static gboolean
evaluate_call (const CxExprNode *node, CxExprContext *context, CxExprValue *result, GError **error)
{
  CxExprValue few[FEW_ARGS];
  g_autofree CxExprValue *many = NULL;
  CxExprRun run = { node, NULL, context, result };

  if (node->function->lazy)
    return node->function->evaluate (&run, error);
  if (node->n_children <= FEW_ARGS)
    return run_function (node, few, context, result, error);

  many = g_new (CxExprValue, node->n_children);
  return run_function (node, many, context, result, error);
}

static gboolean
evaluate_negation (const CxExprNode *node,
                   CxExprContext *context,
                   CxExprValue *result,
                   GError **error)
{
  g_auto (CxExprValue) value = CX_EXPR_VALUE_INIT;

  if (!cx_expr_evaluate_node (node->children[0], context, &value, error))
    return FALSE;
  cx_expr_value_set_number (result, -cx_expr_value_to_number (&value, &context->zone));
  return TRUE;
}

gboolean
cx_expr_evaluate_node (const CxExprNode *node,
                       CxExprContext *context,
                       CxExprValue *result,
                       GError **error)
{
  switch (node->kind)
    {
    case CX_EXPR_NODE_NUMBER:
      cx_expr_value_set_number (result, node->number);
      return TRUE;
    case CX_EXPR_NODE_TEXT:
      cx_expr_value_set_text (result, node->text);
      return TRUE;
    case CX_EXPR_NODE_BOOLEAN:
      cx_expr_value_set_boolean (result, node->number != 0);
      return TRUE;
    case CX_EXPR_NODE_REFERENCE:
      return context->lookup == NULL || context->lookup (context, node, result, error);
    case CX_EXPR_NODE_CURRENT:
      /* Borrowed: the caller keeps the current answer alive. */
      if (context->current != NULL)
        {
          *result = *context->current;
          result->owned = NULL;
        }
      return TRUE;
    case CX_EXPR_NODE_PARENT:
      return TRUE;
    case CX_EXPR_NODE_NEGATE:
      return evaluate_negation (node, context, result, error);
    case CX_EXPR_NODE_OPERATOR:
      return evaluate_operator (node, context, result, error);
    case CX_EXPR_NODE_CALL:
      return evaluate_call (node, context, result, error);
    default:
      g_assert_not_reached ();
    }
}

gboolean
cx_expr_evaluate (const CxExpr *expr, CxExprContext *context, CxExprValue *result, GError **error)
{
  return cx_expr_evaluate_node (expr->root, context, result, error);
}

gboolean
cx_expr_test (const CxExpr *expr, CxExprContext *context, gboolean *truth, GError **error)
{
  g_auto (CxExprValue) value = CX_EXPR_VALUE_INIT;

  if (!cx_expr_evaluate (expr, context, &value, error))
    return FALSE;
  *truth = cx_expr_value_to_boolean (&value);
  return TRUE;
}
