/* People write the label of a choice that they see; the language knows codes. */
#include "config.h"

#include "cx-expr-private.h"

static gboolean
takes_choice (const CxExprNode *node)
{
  if (node->n_children != 2)
    return FALSE;
  if (node->kind == CX_EXPR_NODE_OPERATOR)
    return node->op == CX_EXPR_OP_EQUAL || node->op == CX_EXPR_OP_NOT_EQUAL;
  return node->kind == CX_EXPR_NODE_CALL && node->call == CX_EXPR_CALL_SELECTED;
}

static void
settle_text (const CxExprSchema *schema, const CxExprNode *reference, CxExprNode *text)
{
  char *code;

  if (reference->kind != CX_EXPR_NODE_REFERENCE || text->kind != CX_EXPR_NODE_TEXT ||
      *text->text == '\0')
    return;
  code = schema->find_choice (schema, reference->text, text->text);
  if (code == NULL)
    return;
  g_free (text->text);
  text->text = code;
}

static void
settle (const CxExprSchema *schema, CxExprNode *node)
{
  if (takes_choice (node))
    {
      settle_text (schema, node->children[0], node->children[1]);
      if (node->kind == CX_EXPR_NODE_OPERATOR)
        settle_text (schema, node->children[1], node->children[0]);
    }
  for (guint i = 0; i < node->n_children; i++)
    settle (schema, node->children[i]);
}

void
cx_expr_settle_choices (CxExpr *expr, const CxExprSchema *schema)
{
  if (schema->find_choice != NULL)
    settle (schema, expr->root);
}
