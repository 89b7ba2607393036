#include "config.h"

#include "cx-expr-private.h"

#include "cx-expr-function.h"
#include "cx-expr-lexer.h"
#include "cx-i18n.h"
#include "cx-number.h"

#include <string.h>

static gboolean
infer (const CxExprSchema *schema, const CxExprNode *node, CxExprName *found, GError **error);

/* --- Faults ----------------------------------------------------------------------------------- */

static gboolean
fail_name (const CxExprSchema *schema, const CxExprNode *node, GError **error)
{
  g_autofree char *near = cx_expr_suggest (schema, node->text);
  const char *mend = _ ("Use the code of a question of this survey, or the name of a field.");
  guint at = node->start + 1;

  if (near != NULL)
    cx_expr_fail (
        error, CX_ERROR_NOT_FOUND, node->start, mend,
        _ ("Character %u of the expression: there is no question “%s”. Did you mean “%s”?"), at,
        node->text, near);
  else
    cx_expr_fail (error, CX_ERROR_NOT_FOUND, node->start, mend,
                  _ ("Character %u of the expression: there is no question “%s”."), at, node->text);
  return FALSE;
}

static gboolean
fail_choice (const CxExprNode *node, const char *const *choices, GError **error)
{
  g_autofree char *shown = cx_expr_node_to_text (node);
  const char *code = node->kind == CX_EXPR_NODE_TEXT ? node->text : shown;
  g_autofree char *near = cx_expr_suggest_choice (choices, code);
  g_autofree char *all = g_strjoinv (", ", (char **) choices);
  g_autofree char *mend = g_strdup_printf (_ ("The choices are: %s."), all);
  guint at = node->start + 1;

  if (near != NULL)
    cx_expr_fail (error, CX_ERROR_INVALID, node->start, mend,
                  _ ("Character %u of the expression: there is no choice “%s”. Did you mean “%s”?"),
                  at, code, near);
  else
    cx_expr_fail (error, CX_ERROR_INVALID, node->start, mend,
                  _ ("Character %u of the expression: there is no choice “%s”."), at, code);
  return FALSE;
}

/* @format has the place and the text of @node. */
static gboolean
fail_type (const CxExprNode *node, const char *mend, const char *format, GError **error)
{
  g_autofree char *shown = cx_expr_node_to_text (node);

  cx_expr_fail (error, CX_ERROR_INVALID, node->start, mend, format, node->start + 1, shown);
  return FALSE;
}

/* --- What a place takes ----------------------------------------------------------------------- */

static gboolean
is_number_text (const char *text)
{
  double number;

  return cx_number_parse (text, strlen (text), &number);
}

static gboolean
is_date_text (const char *text)
{
  CxMoment moment;
  gboolean has_time;

  return cx_moment_parse_iso (text, strlen (text), &moment, &has_time);
}

static gboolean
are_numbers (const char *const *choices)
{
  for (guint i = 0; choices[i] != NULL; i++)
    if (!is_number_text (choices[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_date_type (CxExprType type)
{
  return type == CX_EXPR_TYPE_DATE || type == CX_EXPR_TYPE_DATE_TIME;
}

static gboolean
require_number (const CxExprNode *node, const CxExprName *found, GError **error)
{
  if (found->type == CX_EXPR_TYPE_SET)
    return fail_type (node, _ ("Write count-selected () for how many were chosen."),
                      _ ("Character %u of the expression: a number is needed, but %s holds several "
                         "choices."),
                      error);
  if (found->type != CX_EXPR_TYPE_TEXT)
    return TRUE;
  if (node->kind == CX_EXPR_NODE_TEXT ? *node->text == '\0' || is_number_text (node->text)
                                      : found->choices != NULL && are_numbers (found->choices))
    return TRUE;
  return fail_type (node, _ ("Write number () around a text that holds a number."),
                    _ ("Character %u of the expression: a number is needed, but %s is a text."),
                    error);
}

static gboolean
require_condition (const CxExprNode *node, const CxExprName *found, GError **error)
{
  if (found->choices == NULL && node->kind != CX_EXPR_NODE_TEXT && !is_date_type (found->type) &&
      found->type != CX_EXPR_TYPE_SET)
    return TRUE;
  return fail_type (node, _ ("Compare it with something, as in ${channel} = 'web'."),
                    _ ("Character %u of the expression: %s by itself is no condition."), error);
}

static gboolean
require_date (const CxExprNode *node, const CxExprName *found, GError **error)
{
  gboolean fits = is_date_type (found->type) || found->type == CX_EXPR_TYPE_NUMBER ||
                  found->type == CX_EXPR_TYPE_EMPTY;

  if (found->type == CX_EXPR_TYPE_TEXT && found->choices == NULL)
    fits = node->kind != CX_EXPR_NODE_TEXT || *node->text == '\0' || is_date_text (node->text);
  if (fits)
    return TRUE;
  return fail_type (node, _ ("Write dates as '2026-03-31'."),
                    _ ("Character %u of the expression: a date is needed, but %s is none."), error);
}

static gboolean
require_codes (const CxExprNode *node, const CxExprName *found, GError **error)
{
  if (found->type != CX_EXPR_TYPE_BOOLEAN && !is_date_type (found->type))
    return TRUE;
  return fail_type (node, _ ("Name a question with choices."),
                    _ ("Character %u of the expression: %s has no choices."), error);
}

static gboolean
require (char letter, const CxExprNode *node, const CxExprName *found, GError **error)
{
  switch (letter)
    {
    case 'n':
      return require_number (node, found, error);
    case 'b':
      return require_condition (node, found, error);
    case 'd':
    case 'm':
      return require_date (node, found, error);
    case 's':
      return require_codes (node, found, error);
    default:
      return TRUE;
    }
}

/* --- Comparisons ------------------------------------------------------------------------------ */

static gboolean
has_choice (const char *const *choices, const CxExprNode *node)
{
  g_auto (GStrv) codes = NULL;
  double number;

  if (node->kind == CX_EXPR_NODE_NUMBER)
    {
      for (guint i = 0; choices[i] != NULL; i++)
        if (cx_number_parse (choices[i], strlen (choices[i]), &number) && number == node->number)
          return TRUE;
      return FALSE;
    }
  if (g_strv_contains (choices, node->text))
    return TRUE;

  /* A text may name several choices of a set. */
  codes = g_strsplit (node->text, " ", -1);
  for (guint i = 0; codes[i] != NULL; i++)
    if (*codes[i] != '\0' && !g_strv_contains (choices, codes[i]))
      return FALSE;
  return g_strv_length (codes) > 1;
}

static gboolean
is_written_out (const CxExprNode *node)
{
  return node->kind == CX_EXPR_NODE_TEXT || node->kind == CX_EXPR_NODE_NUMBER;
}

/* @other is what @node, of which @found is known, is compared with. */
static gboolean
check_equality (const CxExprNode *node,
                const CxExprName *found,
                const CxExprNode *other,
                const CxExprName *other_found,
                GError **error)
{
  gboolean text = other->kind == CX_EXPR_NODE_TEXT;

  if (found->choices != NULL && is_written_out (other) && !has_choice (found->choices, other))
    return fail_choice (other, found->choices, error);
  if (found->choices != NULL && other_found->type == CX_EXPR_TYPE_BOOLEAN)
    return fail_type (other, _ ("Compare with the code of a choice, as in ${member} = 'yes'."),
                      _ ("Character %u of the expression: a choice is never the same as %s."),
                      error);
  if (found->type == CX_EXPR_TYPE_BOOLEAN && text)
    return fail_type (
        other, _ ("Write true() or false()."),
        _ ("Character %u of the expression: a condition is never the same as the text "
           "%s."),
        error);
  if (found->type == CX_EXPR_TYPE_NUMBER && text)
    return require_number (other, other_found, error);
  if (is_date_type (found->type) && text)
    return require_date (other, other_found, error);
  return TRUE;
}

static gboolean
check_order (const CxExprNode *node,
             const CxExprName *found,
             const CxExprNode *other,
             const CxExprName *other_found,
             GError **error)
{
  if (found->type == CX_EXPR_TYPE_SET)
    return require_number (node, found, error);
  if (found->choices != NULL && !are_numbers (found->choices))
    return fail_type (node, _ ("Use = or != with the code of a choice."),
                      _ ("Character %u of the expression: the choices of %s have no order."),
                      error);
  if (found->type == CX_EXPR_TYPE_NUMBER && other->kind == CX_EXPR_NODE_TEXT)
    return require_number (other, other_found, error);
  if (is_date_type (found->type) && other->kind == CX_EXPR_NODE_TEXT)
    return require_date (other, other_found, error);
  return TRUE;
}

static gboolean
check_comparison (const CxExprNode *node,
                  const CxExprName *left,
                  const CxExprName *right,
                  GError **error)
{
  const CxExprNode *a = node->children[0];
  const CxExprNode *b = node->children[1];

  if (cx_expr_node_is_empty_text (a) || cx_expr_node_is_empty_text (b))
    return TRUE;
  if (node->op <= CX_EXPR_OP_NOT_EQUAL)
    return check_equality (a, left, b, right, error) && check_equality (b, right, a, left, error);
  return check_order (a, left, b, right, error) && check_order (b, right, a, left, error);
}

/* --- The tree --------------------------------------------------------------------------------- */

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
        !require (letter, node->children[i], &sides[i % 2], error))
      return FALSE;
  if (letter == 'a' && !check_comparison (node, &sides[0], &sides[1], error))
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
  if (node->call == CX_EXPR_CALL_SELECTED && first->choices != NULL && is_written_out (second) &&
      !has_choice (first->choices, second))
    return fail_choice (second, first->choices, error);
  return TRUE;
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
          !require (types[MIN (i + 1, last)], node->children[i], &argument, error))
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
                       "here is none."),
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
             require ('n', node->children[0], &child, error);
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

  return infer (schema, expr->root, &found, error) && require ('b', expr->root, &found, error);
}
