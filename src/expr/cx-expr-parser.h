/* What the two halves of the parser share. */
#pragma once

#include "cx-expr-lexer.h"
#include "cx-expr-private.h"

G_BEGIN_DECLS

/* Precedence climbing: cx_expr_parse_chain () reads operators of at least a given strength, and
 * values between them. */
typedef struct
{
  CxExpr *expr;
  CxExprLexer lexer;
  GHashTable *slots; /* name (borrowed from expr->names) → slot + 1 */
  guint nesting;
} CxExprParser;

/* A value, and what follows it in operators of strength @level or more. */
CxExprNode *cx_expr_parse_chain (CxExprParser *parser, int level, GError **error);
/* A function and its arguments; the lexer stands on its name. */
CxExprNode *cx_expr_parse_call (CxExprParser *parser, GError **error);

/* One level deeper; FALSE with CX_ERROR_LIMIT if that is too deep. */
gboolean cx_expr_parser_enter (CxExprParser *parser, GError **error);
/* FALSE with CX_ERROR_LIMIT if the tree under @node is too deep. */
gboolean cx_expr_parser_check_depth (const CxExprNode *node, GError **error);
/* FALSE with CX_ERROR_INVALID if @node is "..", which names nothing outside of position (). */
gboolean cx_expr_parser_check_parent (const CxExprNode *node, GError **error);
/* The place of @name among the names that are used. */
guint cx_expr_parser_get_slot (CxExprParser *parser, const char *name);

G_END_DECLS
