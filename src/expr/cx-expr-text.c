#include "config.h"

#include "cx-expr-private.h"

#include "cx-number.h"

#include <string.h>

static void write_node (GString *out, const CxExprNode *node);

char *
cx_expr_quote (const char *text)
{
  g_auto (GStrv) parts = NULL;
  GString *out;

  if (strchr (text, '\'') == NULL)
    return g_strdup_printf ("'%s'", text);
  if (strchr (text, '"') == NULL)
    return g_strdup_printf ("\"%s\"", text);
  if (strstr (text, "”") == NULL)
    return g_strdup_printf ("“%s”", text);
  if (strstr (text, "’") == NULL)
    return g_strdup_printf ("‘%s’", text);

  parts = g_strsplit (text, "'", -1);
  out = g_string_new ("concat(");
  for (guint i = 0; parts[i] != NULL; i++)
    g_string_append_printf (out, "%s'%s'", i > 0 ? ", \"'\", " : "", parts[i]);
  g_string_append_c (out, ')');
  return g_string_free (out, FALSE);
}

static void
write_quoted (GString *out, const char *text)
{
  g_autofree char *quoted = cx_expr_quote (text);

  g_string_append (out, quoted);
}

static void
write_reference (GString *out, const CxExprNode *node)
{
  g_autofree char *reference = g_strdup_printf ("${%s}", node->text);

  if (node->quoted)
    write_quoted (out, reference);
  else
    g_string_append (out, reference);
}

/* @child in brackets if it binds more weakly than @level allows. */
static void
write_operand (GString *out, const CxExprNode *child, int level)
{
  gboolean brackets = child->kind == CX_EXPR_NODE_OPERATOR &&
                      cx_expr_op_get_level (child->op) < level;

  if (brackets)
    g_string_append_c (out, '(');
  write_node (out, child);
  if (brackets)
    g_string_append_c (out, ')');
}

/* Operators work from the left, so only a left operand of the same strength needs no brackets. */
static void
write_operator (GString *out, const CxExprNode *node)
{
  int level = cx_expr_op_get_level (node->op);

  write_operand (out, node->children[0], level);
  for (guint i = 1; i < node->n_children; i++)
    {
      g_string_append_printf (out, " %s ", cx_expr_op_get_name (node->op));
      write_operand (out, node->children[i], level + 1);
    }
}

static void
write_call (GString *out, const CxExprNode *node)
{
  g_string_append_printf (out, "%s(", cx_expr_call_get_name (node->call));
  for (guint i = 0; i < node->n_children; i++)
    {
      if (i > 0)
        g_string_append (out, ", ");
      write_node (out, node->children[i]);
    }
  g_string_append_c (out, ')');
}

static void
write_node (GString *out, const CxExprNode *node)
{
  char buffer[CX_NUMBER_BUFFER];

  switch (node->kind)
    {
    case CX_EXPR_NODE_NUMBER:
      g_string_append (out, cx_number_to_text (node->number, buffer));
      break;
    case CX_EXPR_NODE_TEXT:
      write_quoted (out, node->text);
      break;
    case CX_EXPR_NODE_BOOLEAN:
      g_string_append (out, node->number != 0 ? "true()" : "false()");
      break;
    case CX_EXPR_NODE_REFERENCE:
      write_reference (out, node);
      break;
    case CX_EXPR_NODE_CURRENT:
      g_string_append_c (out, '.');
      break;
    case CX_EXPR_NODE_PARENT:
      g_string_append (out, "..");
      break;
    case CX_EXPR_NODE_NEGATE:
      g_string_append_c (out, '-');
      write_operand (out, node->children[0], G_MAXINT);
      break;
    case CX_EXPR_NODE_OPERATOR:
      write_operator (out, node);
      break;
    case CX_EXPR_NODE_CALL:
      write_call (out, node);
      break;
    default:
      g_assert_not_reached ();
    }
}

char *
cx_expr_node_to_text (const CxExprNode *node)
{
  GString *out = g_string_new (NULL);

  write_node (out, node);
  return g_string_free (out, FALSE);
}

char *
cx_expr_to_text (const CxExpr *expr)
{
  return cx_expr_node_to_text (expr->root);
}
