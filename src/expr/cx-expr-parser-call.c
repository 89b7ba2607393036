/* Calls of functions: found in the table, their arguments counted. */
#include "config.h"

#include "cx-expr-parser.h"

#include "cx-expr-function.h"
#include "cx-i18n.h"

#include <string.h>

static gboolean
fail_function (CxExprParser *parser, guint start, const char *name, GError **error)
{
  const char *nearest = cx_expr_function_suggest (name);

  if (nearest != NULL)
    cx_expr_fail (
        error, CX_ERROR_INVALID, start, _ ("Use a function of the expression language."),
        _ ("Character %u of the expression: there is no function “%s”. Did you mean “%s”?"),
        start + 1, name, nearest);
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
                           : _ ("Take the extra arguments out."),
                format, at, function->name, wanted, n);
  return FALSE;
}

/* jr:choice-name (value, '${question}') names the question in a text. */
static void
resolve_quoted_name (CxExprParser *parser, CxExprNode *node)
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
  node->slot = cx_expr_parser_get_slot (parser, node->text);
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
finish_call (CxExprParser *parser, CxExprNode *node, GError **error)
{
  if (!check_count (node, error))
    return FALSE;

  for (guint i = 0; i < node->n_children; i++)
    if (node->call != CX_EXPR_CALL_POSITION && node->call != CX_EXPR_CALL_INDEX &&
        !cx_expr_parser_check_parent (node->children[i], error))
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
parse_arguments (CxExprParser *parser, CxExprNode *node, GError **error)
{
  gboolean first = TRUE;

  if (!cx_expr_lexer_next (&parser->lexer, error))
    return FALSE;

  while (!first || parser->lexer.token.kind != CX_EXPR_TOKEN_CLOSE)
    {
      CxExprNode *child = cx_expr_parse_chain (parser, 1, error);

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
      if (!cx_expr_lexer_next (&parser->lexer, error))
        return FALSE;
    }
  node->end = parser->lexer.token.end;
  return cx_expr_lexer_next (&parser->lexer, error);
}

static void
fail_bare_name (const char *name, guint start, GError **error)
{
  g_autofree char *mend = g_strdup_printf (
      _ ("Write a question as ${%s}, a text in quotes as '%s'."), name, name);

  cx_expr_fail (error, CX_ERROR_INVALID, start, mend,
                _ ("Character %u of the expression: “%s” stands here by itself."), start + 1, name);
}

CxExprNode *
cx_expr_parse_call (CxExprParser *parser, GError **error)
{
  guint start = parser->lexer.token.start;
  guint end = parser->lexer.token.end;
  g_autofree char *name = g_steal_pointer (&parser->lexer.token.text);
  g_autoptr (CxExprNode) node = NULL;

  if (!cx_expr_lexer_next (&parser->lexer, error))
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
  if (!cx_expr_parser_enter (parser, error) || !parse_arguments (parser, node, error) ||
      !finish_call (parser, node, error) || !cx_expr_parser_check_depth (node, error))
    return NULL;
  parser->nesting--;
  return g_steal_pointer (&node);
}
