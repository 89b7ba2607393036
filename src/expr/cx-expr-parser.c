#include "config.h"

#include "cx-expr-parser.h"

#include "cx-i18n.h"

#include <string.h>

static const struct
{
  const char *name;
  int level;
} ops[] = {
  [CX_EXPR_OP_NONE] = { "", 0 },
  [CX_EXPR_OP_OR] = { "or", 1 },
  [CX_EXPR_OP_AND] = { "and", 2 },
  [CX_EXPR_OP_EQUAL] = { "=", 3 },
  [CX_EXPR_OP_NOT_EQUAL] = { "!=", 3 },
  [CX_EXPR_OP_LESS] = { "<", 4 },
  [CX_EXPR_OP_LESS_EQUAL] = { "<=", 4 },
  [CX_EXPR_OP_GREATER] = { ">", 4 },
  [CX_EXPR_OP_GREATER_EQUAL] = { ">=", 4 },
  [CX_EXPR_OP_ADD] = { "+", 5 },
  [CX_EXPR_OP_SUBTRACT] = { "-", 5 },
  [CX_EXPR_OP_MULTIPLY] = { "*", 6 },
  [CX_EXPR_OP_DIVIDE] = { "div", 6 },
  [CX_EXPR_OP_MODULO] = { "mod", 6 },
};

const char *
cx_expr_op_get_name (CxExprOp op)
{
  return ops[op].name;
}

CxExprOp
cx_expr_op_turn (CxExprOp op)
{
  switch ((int) op)
    {
    case CX_EXPR_OP_LESS:
      return CX_EXPR_OP_GREATER;
    case CX_EXPR_OP_LESS_EQUAL:
      return CX_EXPR_OP_GREATER_EQUAL;
    case CX_EXPR_OP_GREATER:
      return CX_EXPR_OP_LESS;
    case CX_EXPR_OP_GREATER_EQUAL:
      return CX_EXPR_OP_LESS_EQUAL;
    default:
      return op;
    }
}

int
cx_expr_op_get_level (CxExprOp op)
{
  return ops[op].level;
}

/* The operator that stands next, where one may stand: words such as "and" are operators only
 * there. */
static CxExprOp
peek_op (CxExprParser *parser)
{
  const CxExprToken *token = &parser->lexer.token;

  if (token->kind == CX_EXPR_TOKEN_OPERATOR)
    return token->op;
  if (token->kind == CX_EXPR_TOKEN_NAME)
    for (guint i = 1; i < G_N_ELEMENTS (ops); i++)
      if (strcmp (ops[i].name, token->text) == 0)
        return (CxExprOp) i;
  return CX_EXPR_OP_NONE;
}

gboolean
cx_expr_parser_enter (CxExprParser *parser, GError **error)
{
  if (++parser->nesting <= CX_EXPR_MAX_DEPTH)
    return TRUE;

  cx_expr_fail (error, CX_ERROR_LIMIT, parser->lexer.token.start,
                _ ("Put a part of it into a calculated question of its own."),
                _ ("Character %u of the expression: brackets are nested too deeply here."),
                parser->lexer.token.start + 1);
  return FALSE;
}

gboolean
cx_expr_parser_check_depth (const CxExprNode *node, GError **error)
{
  if (node->depth <= CX_EXPR_MAX_DEPTH)
    return TRUE;

  cx_expr_fail (error, CX_ERROR_LIMIT, node->start,
                _ ("Use sum (), max () or concat () instead of a long chain."),
                _ ("Character %u of the expression: the chain that begins here is too long."),
                node->start + 1);
  return FALSE;
}

guint
cx_expr_parser_get_slot (CxExprParser *parser, const char *name)
{
  guint slot = GPOINTER_TO_UINT (g_hash_table_lookup (parser->slots, name));

  if (slot == 0)
    {
      char *copy = g_strdup (name);

      g_ptr_array_add (parser->expr->names, copy);
      slot = parser->expr->names->len;
      g_hash_table_insert (parser->slots, copy, GUINT_TO_POINTER (slot));
    }
  return slot - 1;
}

/* Pairs of one operator; and / or make one node however long the chain is. */
static CxExprNode *
join_operands (CxExprOp op, CxExprNode *left, CxExprNode *right)
{
  gboolean logical = op == CX_EXPR_OP_AND || op == CX_EXPR_OP_OR;
  CxExprNode *node = left;

  if (!logical || left->kind != CX_EXPR_NODE_OPERATOR || left->op != op)
    {
      node = cx_expr_node_new (CX_EXPR_NODE_OPERATOR, left->start, right->end);
      node->op = op;
      cx_expr_node_add (node, left);
    }
  node->end = right->end;

  if (logical && right->kind == CX_EXPR_NODE_OPERATOR && right->op == op)
    {
      for (guint i = 0; i < right->n_children; i++)
        cx_expr_node_add (node, right->children[i]);
      right->n_children = 0;
      cx_expr_node_free (right);
    }
  else
    cx_expr_node_add (node, right);
  return node;
}

/* ".." outside of a call names nothing here. */
gboolean
cx_expr_parser_check_parent (const CxExprNode *node, GError **error)
{
  if (node->kind != CX_EXPR_NODE_PARENT)
    return TRUE;

  cx_expr_fail (error, CX_ERROR_INVALID, node->start, _ ("Write a question as ${code}."),
                _ ("Character %u of the expression: “..” has a meaning only in position ()."),
                node->start + 1);
  return FALSE;
}

/* --- Values ----------------------------------------------------------------------------------- */

static CxExprNode *
parse_brackets (CxExprParser *parser, GError **error)
{
  g_autoptr (CxExprNode) node = NULL;
  guint start = parser->lexer.token.start;

  if (!cx_expr_parser_enter (parser, error) || !cx_expr_lexer_next (&parser->lexer, error))
    return NULL;
  node = cx_expr_parse_chain (parser, 1, error);
  if (node == NULL)
    return NULL;
  if (parser->lexer.token.kind != CX_EXPR_TOKEN_CLOSE)
    {
      cx_expr_lexer_unexpected (&parser->lexer, CX_EXPR_EXPECTED_CLOSE, error);
      return NULL;
    }

  parser->nesting--;
  node->start = start;
  node->end = parser->lexer.token.end;
  return cx_expr_lexer_next (&parser->lexer, error) ? g_steal_pointer (&node) : NULL;
}

static CxExprNode *
parse_negation (CxExprParser *parser, GError **error)
{
  g_autoptr (CxExprNode) node = cx_expr_node_new (CX_EXPR_NODE_NEGATE, parser->lexer.token.start,
                                                  parser->lexer.token.end);
  CxExprNode *child;

  if (!cx_expr_parser_enter (parser, error) || !cx_expr_lexer_next (&parser->lexer, error))
    return NULL;
  child = cx_expr_parse_chain (parser, G_MAXINT, error);
  if (child == NULL)
    return NULL;

  parser->nesting--;
  cx_expr_node_add (node, child);
  node->end = child->end;
  return cx_expr_parser_check_parent (child, error) && cx_expr_parser_check_depth (node, error)
             ? g_steal_pointer (&node)
             : NULL;
}

static CxExprNode *
parse_leaf (CxExprParser *parser, CxExprNodeKind kind, GError **error)
{
  CxExprToken *token = &parser->lexer.token;
  g_autoptr (CxExprNode) node = cx_expr_node_new (kind, token->start, token->end);

  node->number = token->number;
  node->text = g_steal_pointer (&token->text);
  if (kind == CX_EXPR_NODE_REFERENCE)
    node->slot = cx_expr_parser_get_slot (parser, node->text);
  if (kind == CX_EXPR_NODE_CURRENT)
    parser->expr->uses_current = TRUE;
  return cx_expr_lexer_next (&parser->lexer, error) ? g_steal_pointer (&node) : NULL;
}

static CxExprNode *
parse_value (CxExprParser *parser, GError **error)
{
  switch (parser->lexer.token.kind)
    {
    case CX_EXPR_TOKEN_NUMBER:
      return parse_leaf (parser, CX_EXPR_NODE_NUMBER, error);
    case CX_EXPR_TOKEN_TEXT:
      return parse_leaf (parser, CX_EXPR_NODE_TEXT, error);
    case CX_EXPR_TOKEN_REFERENCE:
      return parse_leaf (parser, CX_EXPR_NODE_REFERENCE, error);
    case CX_EXPR_TOKEN_CURRENT:
      return parse_leaf (parser, CX_EXPR_NODE_CURRENT, error);
    case CX_EXPR_TOKEN_PARENT:
      return parse_leaf (parser, CX_EXPR_NODE_PARENT, error);
    case CX_EXPR_TOKEN_NAME:
      return cx_expr_parse_call (parser, error);
    case CX_EXPR_TOKEN_OPEN:
      return parse_brackets (parser, error);
    case CX_EXPR_TOKEN_OPERATOR:
      if (parser->lexer.token.op == CX_EXPR_OP_SUBTRACT)
        return parse_negation (parser, error);
      break;
    case CX_EXPR_TOKEN_END:
    case CX_EXPR_TOKEN_CLOSE:
    case CX_EXPR_TOKEN_COMMA:
    default:
      break;
    }
  cx_expr_lexer_unexpected (&parser->lexer, CX_EXPR_EXPECTED_VALUE, error);
  return NULL;
}

CxExprNode *
cx_expr_parse_chain (CxExprParser *parser, int level, GError **error)
{
  g_autoptr (CxExprNode) left = parse_value (parser, error);
  CxExprOp op;

  if (left == NULL)
    return NULL;

  while ((op = peek_op (parser)) != CX_EXPR_OP_NONE && ops[op].level >= level)
    {
      g_autoptr (CxExprNode) right = NULL;

      if (!cx_expr_lexer_next (&parser->lexer, error))
        return NULL;
      right = cx_expr_parse_chain (parser, ops[op].level + 1, error);
      if (right == NULL || !cx_expr_parser_check_parent (left, error) ||
          !cx_expr_parser_check_parent (right, error))
        return NULL;

      left = join_operands (op, g_steal_pointer (&left), g_steal_pointer (&right));
      if (!cx_expr_parser_check_depth (left, error))
        return NULL;
    }
  return g_steal_pointer (&left);
}

gboolean
cx_expr_parse_into (CxExpr *expr, GError **error)
{
  g_autoptr (GHashTable) slots = g_hash_table_new (g_str_hash, g_str_equal);
  CxExprParser parser = { .expr = expr, .slots = slots };
  gboolean done = FALSE;

  cx_expr_lexer_init (&parser.lexer, expr->text);
  if (cx_expr_lexer_next (&parser.lexer, error))
    expr->root = cx_expr_parse_chain (&parser, 1, error);
  if (expr->root != NULL)
    {
      done = parser.lexer.token.kind == CX_EXPR_TOKEN_END;
      if (!done)
        cx_expr_lexer_unexpected (&parser.lexer, CX_EXPR_EXPECTED_OPERATOR, error);
      else
        done = cx_expr_parser_check_parent (expr->root, error);
    }
  cx_expr_lexer_clear (&parser.lexer);
  return done;
}
