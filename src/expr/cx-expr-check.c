#include "config.h"

#include "cx-expr-require.h"

#include "cx-expr-function.h"
#include "cx-expr-lexer.h"
#include "cx-expr-private.h"
#include "cx-i18n.h"

#include <string.h>

static gboolean
infer (const CxExprSchema *schema, const CxExprNode *node, CxExprName *found, GError **error);

static gboolean
fail_name (const CxExprSchema *schema, const CxExprNode *node, GError **error)
{
  g_autofree char *nearest = cx_expr_suggest (schema, node->text);
  const char *mend = _ ("Use the code of a question of this survey, or the name of a field.");
  guint at = node->start + 1;

  if (nearest != NULL)
    cx_expr_fail (
        error, CX_ERROR_NOT_FOUND, node->start, mend,
        _ ("Character %u of the expression: there is no question “%s”. Did you mean “%s”?"), at,
        node->text, nearest);
  else
    cx_expr_fail (error, CX_ERROR_NOT_FOUND, node->start, mend,
                  _ ("Character %u of the expression: there is no question “%s”."), at, node->text);
  return FALSE;
}

static gboolean
infer_operator (const CxExprSchema *schema,
                const CxExprNode *node,
                CxExprName *found,
                GError **error)
{
  char letter = node->op <= CX_EXPR_OP_AND ? 'b' : node->op >= CX_EXPR_OP_ADD ? 'n' : 'a';
  CxExprName sides[2];

  for (guint i = 0; i < node->n_children; i++)
    if (!infer (schema, node->children[i], &sides[i % 2], error) ||
        !cx_expr_require (letter, node->children[i], &sides[i % 2], error))
      return FALSE;
  if (letter == 'a' && !cx_expr_check_comparison (node, &sides[0], &sides[1], error))
    return FALSE;

  found->type = letter == 'n' ? CX_EXPR_TYPE_NUMBER : CX_EXPR_TYPE_BOOLEAN;
  return TRUE;
}

static CxExprType
get_result_type (char letter)
{
  switch (letter)
    {
    case 'b':
      return CX_EXPR_TYPE_BOOLEAN;
    case 'n':
      return CX_EXPR_TYPE_NUMBER;
    case 't':
      return CX_EXPR_TYPE_TEXT;
    case 'd':
      return CX_EXPR_TYPE_DATE;
    case 'm':
      return CX_EXPR_TYPE_DATE_TIME;
    default:
      return CX_EXPR_TYPE_EMPTY;
    }
}

/* The type that the values of if (), coalesce () and once () have in common. */
static void
merge_types (CxExprName *common, const CxExprName *found, gboolean first)
{
  if (first)
    *common = *found;
  if (common->type != found->type)
    common->type = CX_EXPR_TYPE_EMPTY;
  if (common->choices != found->choices)
    common->choices = NULL;
}

/* What is special about the choices of single functions. */
static gboolean
check_choices (const CxExprNode *node, const CxExprName *first, CxExprName *found, GError **error)
{
  const CxExprNode *second = node->n_children > 1 ? node->children[1] : NULL;

  if (node->call == CX_EXPR_CALL_SELECTED_AT)
    found->choices = first->choices;
  return node->call != CX_EXPR_CALL_SELECTED ||
         cx_expr_check_choice (second, first->choices, error);
}

static gboolean
infer_call (const CxExprSchema *schema, const CxExprNode *node, CxExprName *found, GError **error)
{
  const char *types = node->function->types;
  gsize last = strlen (types) - 1;
  CxExprName first = { CX_EXPR_TYPE_EMPTY, NULL };
  CxExprName common = { CX_EXPR_TYPE_EMPTY, NULL };
  guint from = node->call == CX_EXPR_CALL_IF ? 1 : 0;

  for (guint i = 0; i < node->n_children; i++)
    {
      CxExprName argument;

      if (!infer (schema, node->children[i], &argument, error) ||
          !cx_expr_require (types[MIN (i + 1, last)], node->children[i], &argument, error))
        return FALSE;
      if (i == 0)
        first = argument;
      if (i >= from)
        merge_types (&common, &argument, i == from);
    }

  found->type = get_result_type (types[0]);
  if (types[0] == 'A')
    *found = common;
  return check_choices (node, &first, found, error);
}

static gboolean
infer_current (const CxExprSchema *schema,
               const CxExprNode *node,
               CxExprName *found,
               GError **error)
{
  if (schema->current == NULL)
    {
      cx_expr_fail (error, CX_ERROR_INVALID, node->start, _ ("Write a question as ${code}."),
                    _ ("Character %u of the expression: “.” stands for the answer being given, and "
                       "there is none here."),
                    node->start + 1);
      return FALSE;
    }
  *found = *schema->current;
  return TRUE;
}

static gboolean
infer (const CxExprSchema *schema, const CxExprNode *node, CxExprName *found, GError **error)
{
  CxExprName child;

  *found = (CxExprName){ CX_EXPR_TYPE_EMPTY, NULL };
  switch (node->kind)
    {
    case CX_EXPR_NODE_NUMBER:
      found->type = CX_EXPR_TYPE_NUMBER;
      return TRUE;
    case CX_EXPR_NODE_TEXT:
      found->type = CX_EXPR_TYPE_TEXT;
      return TRUE;
    case CX_EXPR_NODE_BOOLEAN:
      found->type = CX_EXPR_TYPE_BOOLEAN;
      return TRUE;
    case CX_EXPR_NODE_REFERENCE:
      return schema->resolve (schema, node->text, found) || fail_name (schema, node, error);
    case CX_EXPR_NODE_CURRENT:
      return infer_current (schema, node, found, error);
    case CX_EXPR_NODE_NEGATE:
      found->type = CX_EXPR_TYPE_NUMBER;
      return infer (schema, node->children[0], &child, error) &&
             cx_expr_require ('n', node->children[0], &child, error);
    case CX_EXPR_NODE_OPERATOR:
      return infer_operator (schema, node, found, error);
    case CX_EXPR_NODE_CALL:
      return infer_call (schema, node, found, error);
    case CX_EXPR_NODE_PARENT:
    default:
      return TRUE;
    }
}

gboolean
cx_expr_check (const CxExpr *expr, const CxExprSchema *schema, CxExprType *type, GError **error)
{
  CxExprName found;

  if (!infer (schema, expr->root, &found, error))
    return FALSE;
  if (type != NULL)
    *type = found.type;
  return TRUE;
}

gboolean
cx_expr_check_condition (const CxExpr *expr, const CxExprSchema *schema, GError **error)
{
  CxExprName found;

  return infer (schema, expr->root, &found, error) &&
         cx_expr_require ('b', expr->root, &found, error);
}
