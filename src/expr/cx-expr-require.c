/* What each place of an expression takes, for the type check. */
#include "config.h"

#include "cx-expr-require.h"

#include "cx-expr-function.h"
#include "cx-expr-lexer.h"
#include "cx-i18n.h"
#include "cx-number.h"

#include <string.h>

/* As many choices are named in a message. */
#define MAX_LISTED 20

/* The first of the choices, separated by commas. */
static char *
list_choices (const char *const *choices)
{
  GString *list = g_string_new (NULL);
  guint i;

  for (i = 0; choices[i] != NULL && i < MAX_LISTED; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", choices[i]);
  if (choices[i] != NULL)
    g_string_append (list, " …");
  return g_string_free (list, FALSE);
}

static gboolean
fail_choice (const CxExprNode *node, const char *const *choices, GError **error)
{
  g_autofree char *shown = cx_expr_node_to_text (node);
  const char *code = node->kind == CX_EXPR_NODE_TEXT ? node->text : shown;
  g_autofree char *nearest = cx_expr_suggest_choice (choices, code);
  g_autofree char *all = list_choices (choices);
  g_autofree char *mend = g_strdup_printf (_ ("The choices are: %s."), all);
  guint at = node->start + 1;

  if (nearest != NULL)
    cx_expr_fail (error, CX_ERROR_INVALID, node->start, mend,
                  _ ("Character %u of the expression: there is no choice “%s”. Did you mean “%s”?"),
                  at, code, nearest);
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
                    _ ("Character %u of the expression: %s by itself is not a condition."), error);
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
                    _ ("Character %u of the expression: a date is needed, but %s is not one."),
                    error);
}

static gboolean
require_codes (const CxExprNode *node, const CxExprName *found, GError **error)
{
  if (found->type != CX_EXPR_TYPE_BOOLEAN && !is_date_type (found->type))
    return TRUE;
  return fail_type (node, _ ("Name a question with choices."),
                    _ ("Character %u of the expression: %s has no choices."), error);
}

gboolean
cx_expr_require (char letter, const CxExprNode *node, const CxExprName *found, GError **error)
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

gboolean
cx_expr_check_choice (const CxExprNode *node, const char *const *choices, GError **error)
{
  if (choices == NULL || (node->kind != CX_EXPR_NODE_TEXT && node->kind != CX_EXPR_NODE_NUMBER))
    return TRUE;
  return has_choice (choices, node) || fail_choice (node, choices, error);
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

  if (!cx_expr_check_choice (other, found->choices, error))
    return FALSE;
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

gboolean
cx_expr_check_comparison (const CxExprNode *node,
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
