/* Comparisons of all kinds of values. */
#include "config.h"

#include "cx-query-private.h"

#include <math.h>
#include <string.h>

#define DAY_MS G_GINT64_CONSTANT (86400000)
/* Days whose text has four digits for the year, so that texts sort as dates do. */
#define FIRST_DAY (-719528)
#define LAST_DAY 2932896

static const char *
get_sign (CxExprOp op)
{
  return op == CX_EXPR_OP_NOT_EQUAL ? "<>" : cx_expr_op_get_name (op);
}

static gboolean
is_equality (CxExprOp op)
{
  return op == CX_EXPR_OP_EQUAL || op == CX_EXPR_OP_NOT_EQUAL;
}

/* For sides that cannot be brought together: != holds for every answer, the rest never. */
static void
write_incomparable (CxQuery *query, GString *sql, const char *answer, CxExprOp op)
{
  if (op == CX_EXPR_OP_NOT_EQUAL)
    g_string_append_printf (sql, "%s IS NOT NULL", answer);
  else
    g_string_append_c (sql, '0');
}

static gboolean
compare_number (CxQuery *query,
                GString *sql,
                const CxExprNode *node,
                CxExprOp op,
                const CxExprValue *constant)
{
  CxExprContext *context = cx_response_context_get (query->context);
  double number = cx_expr_value_to_number (constant, &context->zone);
  g_autoptr (GString) answer = g_string_new (NULL);

  if (!cx_query_write_number (query, answer, node))
    return FALSE;
  if (isnan (number))
    write_incomparable (query, sql, answer->str, op);
  else if (constant->type == CX_EXPR_TYPE_BOOLEAN && is_equality (op))
    g_string_append_printf (sql, "((%s <> 0) %s %d) IS TRUE", answer->str, get_sign (op),
                            number != 0);
  else
    {
      g_string_append_printf (sql, "(%s %s ", answer->str, get_sign (op));
      cx_query_write_number_parameter (query, sql, number);
      g_string_append (sql, ") IS TRUE");
    }
  return TRUE;
}

static gboolean
compare_text (CxQuery *query,
              GString *sql,
              const CxQueryName *name,
              CxExprOp op,
              const CxExprValue *constant)
{
  if (constant->type != CX_EXPR_TYPE_TEXT || !is_equality (op) || name->is_choice)
    return FALSE;

  g_string_append_c (sql, '(');
  cx_query_write_answer (query, sql, name);
  g_string_append_printf (sql, " %s ", get_sign (op));
  cx_query_write_parameter (query, sql, constant);
  g_string_append (sql, ") IS TRUE");
  return TRUE;
}

/* Days against a day. A constant with a time of day would need the time zone of each answer. */
static gboolean
compare_date (CxQuery *query,
              GString *sql,
              const CxQueryName *name,
              CxExprOp op,
              const CxExprValue *constant)
{
  CxExprContext *context = cx_response_context_get (query->context);
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *buffer = NULL;
  CxExprValue day = CX_EXPR_VALUE_INIT;
  CxMoment moment;
  gboolean has_time;
  gint64 days;

  if (constant->type == CX_EXPR_TYPE_TEXT &&
      cx_moment_parse_iso (constant->text, strlen (constant->text), &moment, &has_time) && has_time)
    return FALSE;
  if (constant->type != CX_EXPR_TYPE_TEXT && constant->type != CX_EXPR_TYPE_DATE)
    return FALSE;

  cx_query_write_answer (query, answer, name);
  if (!cx_expr_value_to_days (constant, &context->zone, &days))
    {
      write_incomparable (query, sql, answer->str, op);
      return TRUE;
    }
  if (days < FIRST_DAY || days > LAST_DAY)
    return FALSE;
  cx_expr_value_set_date (&day, days);
  g_string_append_printf (sql, "(substr(%s, 1, 10) %s ", answer->str, get_sign (op));
  cx_query_write_text_parameter (query, sql, cx_expr_value_to_text (&day, &context->zone, &buffer));
  g_string_append (sql, ") IS TRUE");
  return TRUE;
}

/* The first moment near @around from which on @op (>= or >) holds against @constant: time goes one
 * way, so it is found by halving. */
static gint64
find_threshold (CxQuery *query, gint64 around, CxExprOp op, const CxExprValue *constant)
{
  CxExprContext *context = cx_response_context_get (query->context);
  gint64 low = around - 3 * DAY_MS;
  gint64 high = around + 3 * DAY_MS;

  while (low < high)
    {
      gint64 middle = low + (high - low) / 2;
      CxExprValue value = CX_EXPR_VALUE_INIT;

      cx_expr_value_set_date_time (&value, middle);
      if (cx_expr_value_compare (op, &value, constant, &context->zone))
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

static gboolean
compare_moment (CxQuery *query,
                GString *sql,
                const CxQueryName *name,
                CxExprOp op,
                const CxExprValue *constant)
{
  CxExprContext *context = cx_response_context_get (query->context);
  g_autoptr (GString) answer = g_string_new (NULL);
  gint64 around, from, past;

  if (constant->type == CX_EXPR_TYPE_BOOLEAN || constant->type == CX_EXPR_TYPE_NUMBER)
    return FALSE;
  cx_query_write_answer (query, answer, name);
  if (!cx_expr_value_to_moment (constant, &context->zone, &around))
    {
      write_incomparable (query, sql, answer->str, op);
      return TRUE;
    }

  /* From @from until before @past a moment is the same as the constant. */
  from = find_threshold (query, around, CX_EXPR_OP_GREATER_EQUAL, constant);
  past = find_threshold (query, around, CX_EXPR_OP_GREATER, constant);
  if (is_equality (op))
    g_string_append_printf (sql,
                            "(%s %sBETWEEN %" G_GINT64_FORMAT " AND %" G_GINT64_FORMAT ") IS TRUE",
                            answer->str, op == CX_EXPR_OP_EQUAL ? "" : "NOT ", from, past - 1);
  else if (op == CX_EXPR_OP_LESS || op == CX_EXPR_OP_LESS_EQUAL)
    g_string_append_printf (sql, "(%s < %" G_GINT64_FORMAT ") IS TRUE", answer->str,
                            op == CX_EXPR_OP_LESS ? from : past);
  else
    g_string_append_printf (sql, "(%s >= %" G_GINT64_FORMAT ") IS TRUE", answer->str,
                            op == CX_EXPR_OP_GREATER ? past : from);
  return TRUE;
}

static gboolean
compare_with_constant (CxQuery *query,
                       GString *sql,
                       const CxExprNode *node,
                       CxExprOp op,
                       const CxExprValue *constant)
{
  const CxQueryName *name = cx_query_get_name (query, node);

  if (constant->type == CX_EXPR_TYPE_EMPTY)
    {
      g_string_append_c (sql, '0');
      return TRUE;
    }
  if (name == NULL || name->type == CX_EXPR_TYPE_NUMBER)
    return compare_number (query, sql, node, op, constant);
  if (name->type == CX_EXPR_TYPE_SET)
    return cx_query_write_set_comparison (query, sql, name, op, constant);
  if (name->type == CX_EXPR_TYPE_DATE)
    return compare_date (query, sql, name, op, constant);
  if (name->type == CX_EXPR_TYPE_DATE_TIME)
    return compare_moment (query, sql, name, op, constant);
  return compare_text (query, sql, name, op, constant);
}

/* Two answers: of the same kind, or not at all. */
static gboolean
compare_answers (CxQuery *query, GString *sql, const CxExprNode *node)
{
  const CxExprNode *left = node->children[0], *right = node->children[1];
  const CxQueryName *a = cx_query_get_name (query, left);
  const CxQueryName *b = cx_query_get_name (query, right);
  gboolean answers = a != NULL && b != NULL && a->type == b->type && !a->is_choice && !b->is_choice;

  g_string_append_c (sql, '(');
  if (answers && (a->type == CX_EXPR_TYPE_DATE_TIME ||
                  (a->type == CX_EXPR_TYPE_TEXT && is_equality (node->op))))
    {
      cx_query_write_answer (query, sql, a);
      g_string_append_printf (sql, " %s ", get_sign (node->op));
      cx_query_write_answer (query, sql, b);
    }
  else
    {
      if (!cx_query_write_number (query, sql, left))
        return FALSE;
      g_string_append_printf (sql, " %s ", get_sign (node->op));
      if (!cx_query_write_number (query, sql, right))
        return FALSE;
    }
  g_string_append (sql, ") IS TRUE");
  return TRUE;
}

gboolean
cx_query_write_comparison (CxQuery *query, GString *sql, const CxExprNode *node)
{
  const CxExprNode *left = node->children[0], *right = node->children[1];
  g_auto (CxExprValue) constant = CX_EXPR_VALUE_INIT;

  if (is_equality (node->op) &&
      (cx_expr_node_is_empty_text (left) || cx_expr_node_is_empty_text (right)))
    {
      if (node->op == CX_EXPR_OP_NOT_EQUAL)
        g_string_append (sql, "NOT ");
      return cx_query_write_empty (query, sql, cx_expr_node_is_empty_text (right) ? left : right);
    }
  if (cx_query_get_constant (query, right, &constant))
    return compare_with_constant (query, sql, left, node->op, &constant);
  cx_expr_value_clear (&constant);
  if (cx_query_get_constant (query, left, &constant))
    return compare_with_constant (query, sql, right, cx_expr_op_turn (node->op), &constant);
  return compare_answers (query, sql, node);
}
