/* Numbers. */
#include "config.h"

#include "cx-query-private.h"

#include <math.h>

/* TRUE if @node always gives a number or nothing. */
static gboolean
is_number (CxQuery *query, const CxExprNode *node)
{
  const CxQueryName *name = cx_query_get_name (query, node);
  g_auto (CxExprValue) constant = CX_EXPR_VALUE_INIT;

  if (name != NULL)
    return name->type == CX_EXPR_TYPE_NUMBER;
  if (cx_query_get_constant (query, node, &constant))
    return constant.type == CX_EXPR_TYPE_NUMBER || constant.type == CX_EXPR_TYPE_EMPTY;
  if (node->kind == CX_EXPR_NODE_OPERATOR)
    return node->op >= CX_EXPR_OP_ADD;
  if (node->kind != CX_EXPR_NODE_CALL)
    return node->kind == CX_EXPR_NODE_NEGATE;

  switch ((int) node->call)
    {
    case CX_EXPR_CALL_ABS:
    case CX_EXPR_CALL_COUNT:
    case CX_EXPR_CALL_COUNT_NON_EMPTY:
    case CX_EXPR_CALL_COUNT_SELECTED:
    case CX_EXPR_CALL_NUMBER:
    case CX_EXPR_CALL_STRING_LENGTH:
    case CX_EXPR_CALL_SUM:
      return TRUE;
    case CX_EXPR_CALL_IF:
      return is_number (query, node->children[1]) && is_number (query, node->children[2]);
    case CX_EXPR_CALL_COALESCE:
      for (guint i = 0; i < node->n_children; i++)
        if (!is_number (query, node->children[i]))
          return FALSE;
      return TRUE;
    default:
      return FALSE;
    }
}

/* What arithmetic takes: a number, or something that becomes one. */
gboolean
cx_query_write_operand (CxQuery *query, GString *sql, const CxExprNode *node)
{
  CxExprContext *context = cx_response_context_get (query->context);
  g_auto (CxExprValue) constant = CX_EXPR_VALUE_INIT;
  double number;

  if (cx_query_get_constant (query, node, &constant))
    {
      number = cx_expr_value_to_number (&constant, &context->zone);
      if (isnan (number))
        g_string_append (sql, "NULL");
      else
        cx_query_write_number_parameter (query, sql, number);
      return TRUE;
    }
  if (node->kind == CX_EXPR_NODE_OPERATOR && node->op <= CX_EXPR_OP_GREATER_EQUAL)
    return cx_query_write_exactly (query, sql, node);
  return cx_query_write_number (query, sql, node);
}

/* "* 1.0" keeps SQLite from dividing whole numbers without a rest. */
static gboolean
write_arithmetic (CxQuery *query, GString *sql, const CxExprNode *node)
{
  static const char *const signs[] = {
    [CX_EXPR_OP_ADD] = "+",
    [CX_EXPR_OP_SUBTRACT] = "-",
    [CX_EXPR_OP_MULTIPLY] = "*",
    [CX_EXPR_OP_DIVIDE] = "* 1.0 /",
  };

  if (node->op == CX_EXPR_OP_MODULO)
    return FALSE;
  g_string_append_c (sql, '(');
  if (!cx_query_write_operand (query, sql, node->children[0]))
    return FALSE;
  g_string_append_printf (sql, " %s ", signs[node->op]);
  if (!cx_query_write_operand (query, sql, node->children[1]))
    return FALSE;
  g_string_append_c (sql, ')');
  return TRUE;
}

/* One SQL expression for each argument, made by @write. */
static GPtrArray *
write_arguments (CxQuery *query,
                 const CxExprNode *node,
                 gboolean (*write) (CxQuery *query, GString *sql, const CxExprNode *node))
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < node->n_children; i++)
    {
      g_autoptr (GString) term = g_string_new (NULL);

      if (!write (query, term, node->children[i]))
        return NULL;
      g_ptr_array_add (terms, g_strdup (term->str));
    }
  return g_steal_pointer (&terms);
}

/* 0 for what is empty, but empty if all are. */
static gboolean
write_sum (CxQuery *query, GString *sql, const CxExprNode *node)
{
  g_autoptr (GPtrArray) terms = write_arguments (query, node, cx_query_write_operand);
  g_autoptr (GPtrArray) filled = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) present = g_ptr_array_new_with_free_func (g_free);

  if (terms == NULL)
    return FALSE;
  for (guint i = 0; i < terms->len; i++)
    {
      const char *term = g_ptr_array_index (terms, i);

      g_ptr_array_add (filled, g_strdup_printf ("coalesce(%s, 0)", term));
      g_ptr_array_add (present, g_strdup_printf ("%s IS NOT NULL", term));
    }
  g_string_append (sql, "CASE WHEN ");
  cx_query_write_balanced (sql, present, "OR", "0");
  g_string_append (sql, " THEN ");
  cx_query_write_balanced (sql, filled, "+", "0");
  g_string_append (sql, " END");
  return TRUE;
}

/* How many an argument of count () stands for. */
static gboolean
write_count_of (CxQuery *query, GString *sql, const CxExprNode *node)
{
  const CxQueryName *name = cx_query_get_name (query, node);

  if (name != NULL && name->type == CX_EXPR_TYPE_SET)
    {
      cx_query_write_chosen (query, sql, name);
      return TRUE;
    }
  g_string_append (sql, "(NOT ");
  if (!cx_query_write_empty (query, sql, node))
    return FALSE;
  g_string_append_c (sql, ')');
  return TRUE;
}

static gboolean
write_count (CxQuery *query, GString *sql, const CxExprNode *node)
{
  g_autoptr (GPtrArray) terms = write_arguments (query, node, write_count_of);

  if (terms == NULL)
    return FALSE;
  cx_query_write_balanced (sql, terms, "+", "0");
  return TRUE;
}

static gboolean
write_if_number (CxQuery *query, GString *sql, const CxExprNode *node)
{
  g_string_append (sql, "CASE WHEN ");
  if (!cx_query_write_exactly (query, sql, node->children[0]))
    return FALSE;
  g_string_append (sql, " THEN ");
  if (!cx_query_write_operand (query, sql, node->children[1]))
    return FALSE;
  g_string_append (sql, " ELSE ");
  if (!cx_query_write_operand (query, sql, node->children[2]))
    return FALSE;
  g_string_append (sql, " END");
  return TRUE;
}

static gboolean
write_coalesce (CxQuery *query, GString *sql, const CxExprNode *node)
{
  g_autoptr (GPtrArray) terms = write_arguments (query, node, cx_query_write_operand);

  if (terms == NULL)
    return FALSE;
  /* SQL's own wants two at least. */
  g_string_append (sql, "coalesce(NULL");
  for (guint i = 0; i < terms->len; i++)
    g_string_append_printf (sql, ", %s", (const char *) g_ptr_array_index (terms, i));
  g_string_append_c (sql, ')');
  return TRUE;
}

static gboolean
write_length (CxQuery *query, GString *sql, const CxExprNode *node)
{
  const CxQueryName *name = cx_query_get_name (query, node->children[0]);

  if (name == NULL || name->type != CX_EXPR_TYPE_TEXT || name->is_choice)
    return FALSE;
  g_string_append (sql, "length(coalesce(");
  cx_query_write_answer (query, sql, name);
  g_string_append (sql, ", ''))");
  return TRUE;
}

static gboolean
write_call (CxQuery *query, GString *sql, const CxExprNode *node)
{
  const CxQueryName *name = cx_query_get_name (query, node->children[0]);

  switch ((int) node->call)
    {
    case CX_EXPR_CALL_ABS:
      g_string_append (sql, "abs(");
      if (!cx_query_write_operand (query, sql, node->children[0]))
        return FALSE;
      g_string_append_c (sql, ')');
      return TRUE;
    case CX_EXPR_CALL_NUMBER:
      return cx_query_write_operand (query, sql, node->children[0]);
    case CX_EXPR_CALL_SUM:
      return write_sum (query, sql, node);
    case CX_EXPR_CALL_COUNT:
    case CX_EXPR_CALL_COUNT_NON_EMPTY:
      return write_count (query, sql, node);
    case CX_EXPR_CALL_COUNT_SELECTED:
      if (name == NULL || name->type != CX_EXPR_TYPE_SET)
        return FALSE;
      cx_query_write_chosen (query, sql, name);
      return TRUE;
    case CX_EXPR_CALL_IF:
      return write_if_number (query, sql, node);
    case CX_EXPR_CALL_COALESCE:
      return write_coalesce (query, sql, node);
    case CX_EXPR_CALL_STRING_LENGTH:
      return write_length (query, sql, node);
    default:
      return FALSE;
    }
}

gboolean
cx_query_write_number (CxQuery *query, GString *sql, const CxExprNode *node)
{
  CxQueryMark mark = cx_query_mark (query, sql);
  const CxQueryName *name = cx_query_get_name (query, node);
  g_auto (CxExprValue) constant = CX_EXPR_VALUE_INIT;
  gboolean written = FALSE;

  if (!is_number (query, node))
    return FALSE;

  if (name != NULL)
    {
      cx_query_write_answer (query, sql, name);
      return TRUE;
    }
  if (cx_query_get_constant (query, node, &constant))
    return cx_query_write_operand (query, sql, node);

  g_string_append_c (sql, '(');
  if (node->kind == CX_EXPR_NODE_OPERATOR)
    written = write_arithmetic (query, sql, node);
  else if (node->kind == CX_EXPR_NODE_CALL)
    written = write_call (query, sql, node);
  else
    {
      g_string_append (sql, "- ");
      written = cx_query_write_operand (query, sql, node->children[0]);
    }
  g_string_append_c (sql, ')');
  return written || cx_query_rewind (query, sql, mark);
}

gboolean
cx_query_write_empty (CxQuery *query, GString *sql, const CxExprNode *node)
{
  CxQueryMark mark = cx_query_mark (query, sql);
  const CxQueryName *name = cx_query_get_name (query, node);

  g_string_append_c (sql, '(');
  if (name != NULL && name->type == CX_EXPR_TYPE_SET)
    {
      g_string_append (sql, "NOT ");
      cx_query_write_any (query, sql, name);
    }
  else if (name != NULL && name->is_choice)
    {
      /* A number that no choice has is no answer either. */
      return cx_query_rewind (query, sql, mark);
    }
  else if (name != NULL)
    {
      cx_query_write_answer (query, sql, name);
      g_string_append (sql, " IS NULL");
    }
  else
    {
      if (!cx_query_write_number (query, sql, node))
        return cx_query_rewind (query, sql, mark);
      g_string_append (sql, " IS NULL");
    }
  g_string_append_c (sql, ')');
  return TRUE;
}
