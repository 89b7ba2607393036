/* Finds in an expression what the filter bar shows as chips. */
#include "config.h"

#include "cx-answer-filter-private.h"

#include "cx-expr.h"
#include "cx-number.h"

#include <string.h>

/* What a comparison of a name with something written out says. */
typedef struct
{
  const char *name; /* of the tree */
  CxExprOp op;      /* with the name on the left */
  gboolean selected;
  gboolean numeric;
  char *value;
} Comparison;

static void
comparison_clear (Comparison *comparison)
{
  g_clear_pointer (&comparison->value, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Comparison, comparison_clear)

static gboolean
is_name (const CxExprNode *node)
{
  return node->kind == CX_EXPR_NODE_REFERENCE && !node->quoted;
}

/* A number or text that is written out. */
static gboolean
read_constant (const CxExprNode *node, char **value, gboolean *numeric)
{
  char buffer[CX_NUMBER_BUFFER];
  gboolean negative = node->kind == CX_EXPR_NODE_NEGATE;

  if (node->kind == CX_EXPR_NODE_TEXT)
    {
      *value = g_strdup (node->text);
      *numeric = FALSE;
      return TRUE;
    }
  if (negative)
    node = node->children[0];
  if (node->kind != CX_EXPR_NODE_NUMBER)
    return FALSE;
  *value = g_strdup (cx_number_to_text (negative ? -node->number : node->number, buffer));
  *numeric = TRUE;
  return TRUE;
}

static gboolean
is_text (const CxExprNode *node, const char *text)
{
  return node->kind == CX_EXPR_NODE_TEXT && g_str_equal (node->text, text);
}

/* contains(concat(', ', ${tags}, ', '), ', VIP, ') */
static gboolean
read_tag (const CxExprNode *node, Comparison *comparison)
{
  const gsize comma = strlen (CX_FILTER_COMMA);
  const CxExprNode *all, *one;
  gsize length;

  if (node->kind != CX_EXPR_NODE_CALL || node->call != CX_EXPR_CALL_CONTAINS)
    return FALSE;
  all = node->children[0];
  one = node->children[1];
  if (all->kind != CX_EXPR_NODE_CALL || all->call != CX_EXPR_CALL_CONCAT || all->n_children != 3 ||
      !is_text (all->children[0], CX_FILTER_COMMA) || !is_name (all->children[1]) ||
      !g_str_equal (all->children[1]->text, CX_FILTER_TAGS) ||
      !is_text (all->children[2], CX_FILTER_COMMA) || one->kind != CX_EXPR_NODE_TEXT)
    return FALSE;
  length = strlen (one->text);
  if (length <= 2 * comma || !g_str_has_prefix (one->text, CX_FILTER_COMMA) ||
      !g_str_has_suffix (one->text, CX_FILTER_COMMA))
    return FALSE;
  comparison->name = all->children[1]->text;
  comparison->op = CX_EXPR_OP_EQUAL;
  comparison->selected = TRUE;
  comparison->value = g_strndup (one->text + comma, length - 2 * comma);
  return TRUE;
}

static gboolean
read_comparison (const CxExprNode *node, Comparison *comparison)
{
  const CxExprNode *left, *right;

  if (node->n_children != 2)
    return FALSE;
  if (read_tag (node, comparison))
    return TRUE;
  left = node->children[0];
  right = node->children[1];
  if (node->kind == CX_EXPR_NODE_CALL && node->call == CX_EXPR_CALL_SELECTED)
    {
      comparison->selected = TRUE;
      comparison->op = CX_EXPR_OP_EQUAL;
      comparison->name = left->text;
      return is_name (left) && right->kind == CX_EXPR_NODE_TEXT && right->text[0] != '\0' &&
             read_constant (right, &comparison->value, &comparison->numeric);
    }
  if (node->kind != CX_EXPR_NODE_OPERATOR)
    return FALSE;
  comparison->op = node->op;
  if (!is_name (left))
    {
      comparison->op = cx_expr_op_turn (node->op);
      left = node->children[1];
      right = node->children[0];
    }
  comparison->name = left->text;
  return is_name (left) && read_constant (right, &comparison->value, &comparison->numeric);
}

/* Adds one alternative to @part; FALSE if it is about something else. */
static gboolean
add_alternative (CxAnswerPart *part, const CxExprNode *node)
{
  g_auto (Comparison) comparison = { 0 };
  gboolean first = part->name == NULL;
  gboolean empty;

  if (!read_comparison (node, &comparison) || comparison.op != CX_EXPR_OP_EQUAL)
    return FALSE;
  empty = comparison.value[0] == '\0';
  if (first)
    part->name = g_strdup (comparison.name);
  else if (!g_str_equal (part->name, comparison.name))
    return FALSE;

  /* "No answer" goes with every kind. */
  if (!empty && part->values->len > (cx_answer_part_has_value (part, "") ? 1 : 0) &&
      (comparison.numeric != part->numeric ||
       comparison.selected != (part->kind == CX_PART_SELECTED)))
    return FALSE;
  if (!empty)
    {
      part->numeric = comparison.numeric;
      part->kind = comparison.selected ? CX_PART_SELECTED : CX_PART_VALUES;
    }
  g_ptr_array_add (part->values, g_steal_pointer (&comparison.value));
  return TRUE;
}

static CxAnswerPart *
read_values (const CxExprNode *node)
{
  g_autoptr (CxAnswerPart) part = cx_answer_part_new (CX_PART_VALUES, NULL);

  if (node->kind == CX_EXPR_NODE_OPERATOR && node->op == CX_EXPR_OP_OR)
    {
      for (guint i = 0; i < node->n_children; i++)
        if (!add_alternative (part, node->children[i]))
          return NULL;
    }
  else if (!add_alternative (part, node))
    return NULL;
  return g_steal_pointer (&part);
}

/* A range, or the second half of @last. */
static gboolean
read_range (const CxExprNode *node, CxAnswerPart *last, CxAnswerPart **part)
{
  g_auto (Comparison) comparison = { 0 };
  gboolean least, most;

  if (!read_comparison (node, &comparison) || comparison.selected || comparison.value[0] == '\0')
    return FALSE;
  least = comparison.op == CX_EXPR_OP_GREATER_EQUAL;
  most = comparison.op == CX_EXPR_OP_LESS || comparison.op == CX_EXPR_OP_LESS_EQUAL;
  if (!least && !most)
    return FALSE;

  *part = last;
  if (least || last == NULL || last->kind != CX_PART_RANGE || last->high != NULL ||
      last->numeric != comparison.numeric || !g_str_equal (last->name, comparison.name))
    *part = cx_answer_part_new (CX_PART_RANGE, comparison.name);
  (*part)->numeric = comparison.numeric;
  if (least)
    (*part)->low = g_steal_pointer (&comparison.value);
  else
    {
      (*part)->high = g_steal_pointer (&comparison.value);
      (*part)->below = comparison.op == CX_EXPR_OP_LESS;
    }
  return TRUE;
}

static void
read_part (CxAnswerFilter *filter, const CxExprNode *node)
{
  CxAnswerPart *last = filter->parts->len > 0
                           ? g_ptr_array_index (filter->parts, filter->parts->len - 1)
                           : NULL;
  CxAnswerPart *part = read_values (node);
  g_autofree char *text = NULL;

  if (part == NULL && read_range (node, last, &part) && part == last)
    return;
  if (part != NULL)
    {
      g_ptr_array_add (filter->parts, part);
      return;
    }
  text = cx_expr_node_to_text (node);
  cx_answer_filter_add_expression (filter, text);
}

CxAnswerFilter *
cx_answer_filter_parse (const char *where, const char *since, const char *until)
{
  CxAnswerFilter *filter = cx_answer_filter_new ();
  g_autoptr (CxExpr) expr = NULL;
  const CxExprNode *root;

  cx_answer_filter_set_dates (filter, since, until);
  if (where == NULL || where[strspn (where, " \t\n")] == '\0')
    return filter;
  expr = cx_expr_parse (where, NULL);
  if (expr == NULL)
    {
      cx_answer_filter_add_expression (filter, where);
      return filter;
    }
  root = cx_expr_get_root (expr);
  if (root->kind != CX_EXPR_NODE_OPERATOR || root->op != CX_EXPR_OP_AND)
    read_part (filter, root);
  else
    for (guint i = 0; i < root->n_children; i++)
      read_part (filter, root->children[i]);
  return filter;
}

CxAnswerFilter *
cx_answer_filter_from_place (const CxPlace *place)
{
  return cx_answer_filter_parse (cx_place_get_param (place, "where"),
                                 cx_place_get_param (place, "since"),
                                 cx_place_get_param (place, "until"));
}
