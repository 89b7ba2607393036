/* What the files of expr/ share about CxExpr. */
#pragma once

#include "cx-expr.h"

G_BEGIN_DECLS

struct _CxExpr
{
  char *text;
  CxExprNode *root;
  GPtrArray *names; /* char *, NULL-terminated */
  gboolean uses_current;
};

CxExprNode *cx_expr_node_new (CxExprNodeKind kind, guint start, guint end);
void cx_expr_node_free (CxExprNode *node);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxExprNode, cx_expr_node_free)
/* Takes @child. */
void cx_expr_node_add (CxExprNode *node, CxExprNode *child);

/* Strength of an operator: 1 for or, 2 for and … 6 for * div mod. */
int cx_expr_op_get_level (CxExprOp op);

/* Reads expr->text into expr->root and expr->names. */
gboolean cx_expr_parse_into (CxExpr *expr, GError **error);

G_END_DECLS
