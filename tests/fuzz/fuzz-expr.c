/* Any text is either refused with a message or read, written, read again as the same, checked and
 * evaluated. */
#include "config.h"

#include "cx-expr.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const char *const codes[] = { "web", "zalo", "1", "at home", NULL };

/* Each name has a type of its own, by its first letter. */
static gboolean
resolve (const CxExprSchema *schema, const char *name, CxExprName *found)
{
  found->type = (CxExprType) (*name % (CX_EXPR_TYPE_SET + 1));
  found->choices = name[1] == 'c' ? codes : NULL;
  return *name != 'x';
}

static void
each_name (const CxExprSchema *schema,
           void (*func) (const char *name, gpointer data),
           gpointer data)
{
  func ("nps", data);
  func ("đánh_giá", data);
}

static gboolean
look_up (CxExprContext *context, const CxExprNode *reference, CxExprValue *value, GError **error)
{
  switch (*reference->text % (CX_EXPR_TYPE_SET + 1))
    {
    case CX_EXPR_TYPE_BOOLEAN:
      cx_expr_value_set_boolean (value, TRUE);
      break;
    case CX_EXPR_TYPE_NUMBER:
      cx_expr_value_set_number (value, -7.5);
      break;
    case CX_EXPR_TYPE_TEXT:
      cx_expr_value_set_text (value, reference->text);
      break;
    case CX_EXPR_TYPE_DATE:
      cx_expr_value_set_date (value, 20520);
      break;
    case CX_EXPR_TYPE_DATE_TIME:
      cx_expr_value_set_date_time (value, context->now);
      break;
    case CX_EXPR_TYPE_SET:
      cx_expr_value_take_set (value, g_strdup ("web\037at home"));
      break;
    default:
      break;
    }
  return TRUE;
}

static char *
name_choice (CxExprContext *context, const CxExprNode *reference, const char *code)
{
  return strcmp (code, "web") == 0 ? g_strdup ("Trang web") : NULL;
}

static void
check_round_trip (const CxExpr *expr)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *written = cx_expr_to_text (expr);
  g_autofree char *again = NULL;
  g_autoptr (CxExpr) copy = NULL;

  if (strlen (written) > CX_EXPR_MAX_LENGTH)
    return;
  copy = cx_expr_parse (written, &error);
  if (copy == NULL)
    g_error ("%s: %s", written, error->message);
  again = cx_expr_to_text (copy);
  g_assert_cmpstr (again, ==, written);
}

static void
evaluate (const CxExpr *expr, GTimeZone *zone)
{
  g_autoptr (GError) error = NULL;
  g_auto (CxExprValue) value = CX_EXPR_VALUE_INIT;
  CxExprValue current = CX_EXPR_VALUE_INIT;
  g_autofree char *buffer = NULL;
  CxExprContext context;

  cx_expr_context_init (&context, zone, G_GINT64_CONSTANT (1773077400000), look_up, NULL);
  context.choice_name = name_choice;
  context.current = &current;
  context.random = 1;
  cx_expr_value_set_number (&current, 5);
  if (cx_expr_evaluate (expr, &context, &value, &error))
    g_assert_true (
        g_utf8_validate (cx_expr_value_to_text (&value, &context.zone, &buffer), -1, NULL));
  else
    g_assert_nonnull (error);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const CxExprName current = { CX_EXPR_TYPE_NUMBER, NULL };
  const CxExprSchema schema = { resolve, each_name, &current, NULL };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Ho_Chi_Minh");
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) fault = NULL;
  g_autoptr (CxExpr) expr = cx_expr_parse (text, &error);

  if (expr == NULL)
    {
      g_assert_nonnull (error);
      return 0;
    }
  check_round_trip (expr);
  if (!cx_expr_check_condition (expr, &schema, &fault))
    g_assert_nonnull (fault);
  evaluate (expr, zone);
  return 0;
}
