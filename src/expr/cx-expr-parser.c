#include "config.h"

#include "cx-expr-private.h"

#include "cx-expr-function.h"
#include "cx-expr-lexer.h"
#include "cx-i18n.h"

#include <string.h>

/* Precedence climbing: parse_chain () reads operators of at least a given strength, parse_value ()
 * what stands between them. */
typedef struct
{
  CxExpr *expr;
  CxExprLexer lexer;
  GHashTable *slots; /* name (borrowed from expr->names) → slot + 1 */
  guint nesting;
} Parser;

static CxExprNode *parse_chain (Parser *parser, int level, GError **error);

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

int
cx_expr_op_get_level (CxExprOp op)
{
  return ops[op].level;
}

static gboolean
next_token (Parser *parser, GError **error)
{
  return cx_expr_lexer_next (&parser->lexer, error);
}

/* The operator that stands next, where one may stand: words such as "and" are operators only
 * there. */
static CxExprOp
peek_op (Parser *parser)
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

static gboolean
enter (Parser *parser, GError **error)
{
  if (++parser->nesting <= CX_EXPR_MAX_DEPTH)
    return TRUE;

  cx_expr_fail (error, CX_ERROR_LIMIT, parser->lexer.token.start,
                _ ("Put a part of it into a calculated question of its own."),
                _ ("Character %u of the expression: brackets are nested too deeply here."),
                parser->lexer.token.start + 1);
  return FALSE;
}

static gboolean
check_depth (const CxExprNode *node, GError **error)
{
  if (node->depth <= CX_EXPR_MAX_DEPTH)
    return TRUE;

  cx_expr_fail (error, CX_ERROR_LIMIT, node->start,
                _ ("Use sum (), max () or concat () instead of a long chain."),
                _ ("Character %u of the expression: the chain that begins here is too long."),
                node->start + 1);
  return FALSE;
}

static guint
get_slot (Parser *parser, const char *name)
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
static gboolean
check_parent (const CxExprNode *node, GError **error)
{
  if (node->kind != CX_EXPR_NODE_PARENT)
    return TRUE;

  cx_expr_fail (error, CX_ERROR_INVALID, node->start, _ ("Write a question as ${code}."),
                _ ("Character %u of the expression: “..” has a meaning only in position ()."),
                node->start + 1);
  return FALSE;
}

/* --- Functions -------------------------------------------------------------------------------- */

static gboolean
fail_function (Parser *parser, guint start, const char *name, GError **error)
{
  const char *near = cx_expr_function_suggest (name);

  if (near != NULL)
    cx_expr_fail (
        error, CX_ERROR_INVALID, start, _ ("Use a function of the expression language."),
        _ ("Character %u of the expression: there is no function “%s”. Did you mean “%s”?"),
        start + 1, name, near);
  else
    cx_expr_fail (error, CX_ERROR_INVALID, start, _ ("Use a function of the expression language."),
                  _ ("Character %u of the expression: there is no function “%s”."), start + 1,
                  name);
  return FALSE;
}

static gboolean
check_count (const CxExprNode *node, GError **error)
{
  const CxExprFunction *function = node->function;
  guint n = node->n_children;
  guint at = node->start + 1;
  guint wanted = n < function->min_args ? function->min_args : function->max_args;
  const char *format;

  if (n >= function->min_args && n <= function->max_args)
    return TRUE;

  if (function->min_args == function->max_args)
    format = ngettext ("Character %u of the expression: “%s” takes %u argument, here it has %u.",
                       "Character %u of the expression: “%s” takes %u arguments, here it has %u.",
                       wanted);
  else if (n < function->min_args)
    format = ngettext (
        "Character %u of the expression: “%s” takes at least %u argument, here it has %u.",
        "Character %u of the expression: “%s” takes at least %u arguments, here it has %u.",
        wanted);
  else
    format = ngettext (
        "Character %u of the expression: “%s” takes at most %u argument, here it has %u.",
        "Character %u of the expression: “%s” takes at most %u arguments, here it has %u.", wanted);
  cx_expr_fail (error, CX_ERROR_INVALID, node->start,
                n < wanted ? _ ("Add what is missing, with commas between the arguments.")
                           : _ ("Take out what is too much."),
                format, at, function->name, wanted, n);
  return FALSE;
}

/* jr:choice-name (value, '${question}') names the question in a text. */
static void
resolve_quoted_name (Parser *parser, CxExprNode *node)
{
  gsize length = node->text != NULL ? strlen (node->text) : 0;

  if (node->kind == CX_EXPR_NODE_REFERENCE)
    node->quoted = TRUE;
  if (node->kind != CX_EXPR_NODE_TEXT || length < 4 || !g_str_has_prefix (node->text, "${") ||
      strchr (node->text, '}') != node->text + length - 1)
    return;

  node->text[length - 1] = '\0';
  memmove (node->text, node->text + 2, length - 2);
  g_strstrip (node->text);
  node->kind = CX_EXPR_NODE_REFERENCE;
  node->quoted = TRUE;
  node->slot = get_slot (parser, node->text);
}

/* A pattern that is written out is compiled here, so that its fault is told with its place. */
static gboolean
compile_pattern (CxExprNode *call, GError **error)
{
  const CxExprNode *pattern = call->children[1];
  g_autoptr (GError) local = NULL;

  if (pattern->kind != CX_EXPR_NODE_TEXT)
    return TRUE;
  call->regex = cx_expr_compile_pattern (pattern->text, &local);
  if (call->regex != NULL)
    return TRUE;

  cx_expr_fail (error, CX_ERROR_INVALID, pattern->start, cx_error_get_place (local)->mend,
                _ ("Character %u of the expression: %s"), pattern->start + 1, local->message);
  return FALSE;
}

static gboolean
finish_call (Parser *parser, CxExprNode *node, GError **error)
{
  if (!check_count (node, error))
    return FALSE;

  for (guint i = 0; i < node->n_children; i++)
    if (node->call != CX_EXPR_CALL_POSITION && node->call != CX_EXPR_CALL_INDEX &&
        !check_parent (node->children[i], error))
      return FALSE;

  if (node->call == CX_EXPR_CALL_TRUE || node->call == CX_EXPR_CALL_FALSE)
    {
      node->kind = CX_EXPR_NODE_BOOLEAN;
      node->number = node->call == CX_EXPR_CALL_TRUE;
    }
  if (node->call == CX_EXPR_CALL_CHOICE_NAME)
    resolve_quoted_name (parser, node->children[1]);
  return node->call != CX_EXPR_CALL_REGEX || compile_pattern (node, error);
}

/* What stands between the brackets of a call, the closing one included. */
static gboolean
parse_arguments (Parser *parser, CxExprNode *node, GError **error)
{
  gboolean first = TRUE;

  if (!next_token (parser, error))
    return FALSE;

  while (!first || parser->lexer.token.kind != CX_EXPR_TOKEN_CLOSE)
    {
      CxExprNode *child = parse_chain (parser, 1, error);

      if (child == NULL)
        return FALSE;
      cx_expr_node_add (node, child);
      first = FALSE;

      if (parser->lexer.token.kind == CX_EXPR_TOKEN_CLOSE)
        break;
      if (parser->lexer.token.kind != CX_EXPR_TOKEN_COMMA)
        {
          cx_expr_lexer_unexpected (&parser->lexer, CX_EXPR_EXPECTED_COMMA_OR_CLOSE, error);
          return FALSE;
        }
      if (!next_token (parser, error))
        return FALSE;
    }
  node->end = parser->lexer.token.end;
  return next_token (parser, error);
}

static void
fail_bare_name (const char *name, guint start, GError **error)
{
  g_autofree char *mend = g_strdup_printf (
      _ ("Write a question as ${%s}, a text in quotes as '%s'."), name, name);

  cx_expr_fail (error, CX_ERROR_INVALID, start, mend,
                _ ("Character %u of the expression: “%s” stands here by itself."), start + 1, name);
}

static CxExprNode *
parse_call (Parser *parser, GError **error)
{
  guint start = parser->lexer.token.start;
  guint end = parser->lexer.token.end;
  g_autofree char *name = g_steal_pointer (&parser->lexer.token.text);
  g_autoptr (CxExprNode) node = NULL;

  if (!next_token (parser, error))
    return NULL;
  if (parser->lexer.token.kind != CX_EXPR_TOKEN_OPEN)
    {
      fail_bare_name (name, start, error);
      return NULL;
    }

  node = cx_expr_node_new (CX_EXPR_NODE_CALL, start, end);
  node->function = cx_expr_function_find (name, &node->call);
  if (node->function == NULL)
    {
      fail_function (parser, start, name, error);
      return NULL;
    }
  if (!enter (parser, error) || !parse_arguments (parser, node, error) ||
      !finish_call (parser, node, error) || !check_depth (node, error))
    return NULL;
  parser->nesting--;
  return g_steal_pointer (&node);
}

/* --- Values ----------------------------------------------------------------------------------- */

static CxExprNode *
parse_brackets (Parser *parser, GError **error)
{
  g_autoptr (CxExprNode) node = NULL;
  guint start = parser->lexer.token.start;

  if (!enter (parser, error) || !next_token (parser, error))
    return NULL;
  node = parse_chain (parser, 1, error);
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
  return next_token (parser, error) ? g_steal_pointer (&node) : NULL;
}

static CxExprNode *
parse_negation (Parser *parser, GError **error)
{
  g_autoptr (CxExprNode) node = cx_expr_node_new (CX_EXPR_NODE_NEGATE, parser->lexer.token.start,
                                                  parser->lexer.token.end);
  CxExprNode *child;

  if (!enter (parser, error) || !next_token (parser, error))
    return NULL;
  child = parse_chain (parser, G_MAXINT, error);
  if (child == NULL)
    return NULL;

  parser->nesting--;
  cx_expr_node_add (node, child);
  node->end = child->end;
  return check_parent (child, error) && check_depth (node, error) ? g_steal_pointer (&node) : NULL;
}

static CxExprNode *
parse_leaf (Parser *parser, CxExprNodeKind kind, GError **error)
{
  CxExprToken *token = &parser->lexer.token;
  g_autoptr (CxExprNode) node = cx_expr_node_new (kind, token->start, token->end);

  node->number = token->number;
  node->text = g_steal_pointer (&token->text);
  if (kind == CX_EXPR_NODE_REFERENCE)
    node->slot = get_slot (parser, node->text);
  if (kind == CX_EXPR_NODE_CURRENT)
    parser->expr->uses_current = TRUE;
  return next_token (parser, error) ? g_steal_pointer (&node) : NULL;
}

static CxExprNode *
parse_value (Parser *parser, GError **error)
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
      return parse_call (parser, error);
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

static CxExprNode *
parse_chain (Parser *parser, int level, GError **error)
{
  g_autoptr (CxExprNode) left = parse_value (parser, error);
  CxExprOp op;

  if (left == NULL)
    return NULL;

  while ((op = peek_op (parser)) != CX_EXPR_OP_NONE && ops[op].level >= level)
    {
      g_autoptr (CxExprNode) right = NULL;

      if (!next_token (parser, error))
        return NULL;
      right = parse_chain (parser, ops[op].level + 1, error);
      if (right == NULL || !check_parent (left, error) || !check_parent (right, error))
        return NULL;

      left = join_operands (op, g_steal_pointer (&left), g_steal_pointer (&right));
      if (!check_depth (left, error))
        return NULL;
    }
  return g_steal_pointer (&left);
}

gboolean
cx_expr_parse_into (CxExpr *expr, GError **error)
{
  g_autoptr (GHashTable) slots = g_hash_table_new (g_str_hash, g_str_equal);
  Parser parser = { .expr = expr, .slots = slots };
  gboolean done = FALSE;

  cx_expr_lexer_init (&parser.lexer, expr->text);
  if (next_token (&parser, error))
    expr->root = parse_chain (&parser, 1, error);
  if (expr->root != NULL)
    {
      done = parser.lexer.token.kind == CX_EXPR_TOKEN_END;
      if (!done)
        cx_expr_lexer_unexpected (&parser.lexer, CX_EXPR_EXPECTED_OPERATOR, error);
      else
        done = check_parent (expr->root, error);
    }
  cx_expr_lexer_clear (&parser.lexer);
  return done;
}
