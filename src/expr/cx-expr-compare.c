#include "config.h"

#include "cx-expr-value.h"

#include <math.h>
#include <string.h>

/* How the left side stands to the right. */
typedef enum
{
  ORDER_LESS,
  ORDER_SAME,
  ORDER_GREATER,
  ORDER_DIFFERENT, /* not the same, and neither comes first */
} Order;

#define ORDER_OF(a, b) ((a) < (b) ? ORDER_LESS : (a) > (b) ? ORDER_GREATER : ORDER_SAME)

static gboolean
is_date (const CxExprValue *value)
{
  return value->type == CX_EXPR_TYPE_DATE || value->type == CX_EXPR_TYPE_DATE_TIME;
}

/* Whether a text is a moment to the minute, not only a day. */
static gboolean
is_moment (const CxExprValue *value)
{
  CxMoment moment;
  gboolean has_time;

  if (value->type == CX_EXPR_TYPE_TEXT)
    return cx_moment_parse_iso (value->text, strlen (value->text), &moment, &has_time) && has_time;
  return value->type == CX_EXPR_TYPE_DATE_TIME;
}

static Order
order_numbers (const CxExprValue *a, const CxExprValue *b, CxZoneCache *zone)
{
  double left = cx_expr_value_to_number (a, zone);
  double right = cx_expr_value_to_number (b, zone);

  if (isnan (left) || isnan (right))
    return ORDER_DIFFERENT;
  return ORDER_OF (left, right);
}

static Order
order_dates (const CxExprValue *a, const CxExprValue *b, CxZoneCache *zone)
{
  gint64 left, right;

  if (a->type == CX_EXPR_TYPE_NUMBER || b->type == CX_EXPR_TYPE_NUMBER)
    return order_numbers (a, b, zone);

  if (is_moment (a) && is_moment (b))
    {
      if (!cx_expr_value_to_moment (a, zone, &left) || !cx_expr_value_to_moment (b, zone, &right))
        return ORDER_DIFFERENT;
    }
  else if (!cx_expr_value_to_days (a, zone, &left) || !cx_expr_value_to_days (b, zone, &right))
    return ORDER_DIFFERENT;
  return ORDER_OF (left, right);
}

/* "08:30" or "08:30:15". */
static gboolean
is_time (const char *text)
{
  static const char shape[] = "dd:dd:dd";
  gsize length = strlen (text);

  if (length != 5 && length != 8)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (shape[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != shape[i])
      return FALSE;
  return TRUE;
}

static Order
order_texts (const CxExprValue *a, const CxExprValue *b, CxZoneCache *zone)
{
  Order order;
  int difference;

  order = order_numbers (a, b, zone);
  if (order == ORDER_DIFFERENT)
    order = order_dates (a, b, zone);
  if (order == ORDER_DIFFERENT && is_time (a->text) && is_time (b->text))
    {
      difference = strcmp (a->text, b->text);
      order = ORDER_OF (difference, 0);
    }
  return order;
}

static gboolean
contains_all (char **codes, char **others)
{
  for (guint i = 0; codes[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) others, codes[i]))
      return FALSE;
  return TRUE;
}

static gboolean
same_codes (const CxExprValue *a, const CxExprValue *b, CxZoneCache *zone)
{
  g_auto (GStrv) left = NULL;
  g_auto (GStrv) right = NULL;

  if (strcmp (a->text != NULL ? a->text : "", b->text != NULL ? b->text : "") == 0)
    return TRUE;

  left = cx_expr_value_get_codes (a, zone);
  right = cx_expr_value_get_codes (b, zone);
  return contains_all (left, right) && contains_all (right, left);
}

static gboolean
are_equal (const CxExprValue *a, const CxExprValue *b, CxZoneCache *zone)
{
  if (is_date (a) || is_date (b))
    return order_dates (a, b, zone) == ORDER_SAME;
  if (a->type == CX_EXPR_TYPE_BOOLEAN || b->type == CX_EXPR_TYPE_BOOLEAN)
    return cx_expr_value_to_boolean (a) == cx_expr_value_to_boolean (b);
  if (a->type == CX_EXPR_TYPE_SET || b->type == CX_EXPR_TYPE_SET)
    return same_codes (a, b, zone);
  if (a->type == CX_EXPR_TYPE_NUMBER || b->type == CX_EXPR_TYPE_NUMBER)
    return order_numbers (a, b, zone) == ORDER_SAME;
  return strcmp (a->text, b->text) == 0;
}

static Order
order_values (const CxExprValue *a, const CxExprValue *b, CxZoneCache *zone)
{
  if (is_date (a) || is_date (b))
    return order_dates (a, b, zone);
  if (a->type == CX_EXPR_TYPE_TEXT && b->type == CX_EXPR_TYPE_TEXT)
    return order_texts (a, b, zone);
  return order_numbers (a, b, zone);
}

gboolean
cx_expr_value_compare (CxExprOp op, const CxExprValue *a, const CxExprValue *b, CxZoneCache *zone)
{
  Order order;

  if (a->type == CX_EXPR_TYPE_EMPTY || b->type == CX_EXPR_TYPE_EMPTY)
    return FALSE;
  if (a->type == CX_EXPR_TYPE_NUMBER && b->type == CX_EXPR_TYPE_NUMBER)
    order = ORDER_OF (a->number, b->number);
  else if (op == CX_EXPR_OP_EQUAL || op == CX_EXPR_OP_NOT_EQUAL)
    order = are_equal (a, b, zone) ? ORDER_SAME : ORDER_DIFFERENT;
  else
    order = order_values (a, b, zone);

  switch ((int) op)
    {
    case CX_EXPR_OP_EQUAL:
      return order == ORDER_SAME;
    case CX_EXPR_OP_NOT_EQUAL:
      return order != ORDER_SAME;
    case CX_EXPR_OP_LESS:
      return order == ORDER_LESS;
    case CX_EXPR_OP_LESS_EQUAL:
      return order == ORDER_LESS || order == ORDER_SAME;
    case CX_EXPR_OP_GREATER:
      return order == ORDER_GREATER;
    case CX_EXPR_OP_GREATER_EQUAL:
      return order == ORDER_GREATER || order == ORDER_SAME;
    default:
      g_assert_not_reached ();
    }
}
