#include "config.h"

#include "cx-expr-private.h"

#include "cx-expr-lexer.h"
#include "cx-i18n.h"

#include <string.h>

CxExprNode *
cx_expr_node_new (CxExprNodeKind kind, guint start, guint end)
{
  CxExprNode *node = g_new0 (CxExprNode, 1);

  node->kind = kind;
  node->start = start;
  node->end = end;
  node->depth = 1;
  return node;
}

void
cx_expr_node_free (CxExprNode *node)
{
  if (node == NULL)
    return;

  for (guint i = 0; i < node->n_children; i++)
    cx_expr_node_free (node->children[i]);
  if (node->regex != NULL)
    g_regex_unref (node->regex);
  g_free (node->children);
  g_free (node->text);
  g_free (node);
}

void
cx_expr_node_add (CxExprNode *node, CxExprNode *child)
{
  /* Room grows by doubling: it is full whenever the number of children is a power of two. */
  if ((node->n_children & (node->n_children - 1)) == 0)
    node->children = g_renew (CxExprNode *, node->children, MAX (1, 2 * node->n_children));
  node->children[node->n_children++] = child;
  node->depth = MAX (node->depth, child->depth + 1);
}

static gboolean
check_text (const char *text, GError **error)
{
  gsize length = strlen (text);
  const char *bad;

  if (length > CX_EXPR_MAX_LENGTH)
    {
      cx_error_set (error, CX_ERROR_LIMIT, _ ("Split it into several shorter expressions."),
                    _ ("The expression is longer than %d characters."), CX_EXPR_MAX_LENGTH);
      return FALSE;
    }
  if (!g_utf8_validate (text, length, &bad))
    {
      cx_expr_fail (error, CX_ERROR_INVALID, g_utf8_strlen (text, bad - text),
                    _ ("Write the expression again."),
                    _ ("Character %u of the expression: this is not a character (not UTF-8)."),
                    (guint) g_utf8_strlen (text, bad - text) + 1);
      return FALSE;
    }
  return TRUE;
}

CxExpr *
cx_expr_parse (const char *text, GError **error)
{
  g_autoptr (CxExpr) expr = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (!check_text (text, error))
    return NULL;

  expr = g_new0 (CxExpr, 1);
  expr->text = g_strdup (text);
  expr->names = g_ptr_array_new_with_free_func (g_free);
  if (!cx_expr_parse_into (expr, error))
    return NULL;

  g_ptr_array_add (expr->names, NULL);
  return g_steal_pointer (&expr);
}

void
cx_expr_free (CxExpr *expr)
{
  if (expr == NULL)
    return;

  cx_expr_node_free (expr->root);
  g_ptr_array_unref (expr->names);
  g_free (expr->text);
  g_free (expr);
}

const CxExprNode *
cx_expr_get_root (const CxExpr *expr)
{
  return expr->root;
}

const char *
cx_expr_get_text (const CxExpr *expr)
{
  return expr->text;
}

const char *const *
cx_expr_references (const CxExpr *expr, guint *n)
{
  if (n != NULL)
    *n = expr->names->len - 1;
  return (const char *const *) expr->names->pdata;
}

gboolean
cx_expr_uses_current (const CxExpr *expr)
{
  return expr->uses_current;
}
