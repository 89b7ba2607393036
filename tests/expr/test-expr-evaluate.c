/* What expressions come to. */
#include "config.h"

#include "cx-expr.h"
#include "cx-test.h"

#include <string.h>

/* 2026-03-09T17:30:00Z: in Vietnam the 10th, half past midnight. */
#define NOW G_GINT64_CONSTANT (1773077400000)

/* The answers that the expressions below are about. */
static const struct
{
  const char *name;
  CxExprType type;
  double number;
  const char *text;
} answers[] = {
  { "nps", CX_EXPR_TYPE_NUMBER, 9, NULL },
  { "zero", CX_EXPR_TYPE_NUMBER, 0, NULL },
  { "half", CX_EXPR_TYPE_NUMBER, -2.5, NULL },
  { "yes", CX_EXPR_TYPE_BOOLEAN, 1, NULL },
  { "branch", CX_EXPR_TYPE_TEXT, 0, "hue" },
  { "code", CX_EXPR_TYPE_TEXT, 0, "007" },
  { "comment", CX_EXPR_TYPE_TEXT, 0, "Đặt hàng  rất nhanh" },
  { "channels", CX_EXPR_TYPE_SET, 0, "web\037zalo\037at home" },
  { "one", CX_EXPR_TYPE_SET, 0, "web" },
  { "visit", CX_EXPR_TYPE_DATE, 20520, NULL },               /* 2026-03-08 */
  { "sent", CX_EXPR_TYPE_DATE_TIME, 1773077400000.0, NULL }, /* now */
  { "time", CX_EXPR_TYPE_TEXT, 0, "08:30" },
};

static gboolean
look_up (CxExprContext *context, const CxExprNode *reference, CxExprValue *value, GError **error)
{
  if (strcmp (reference->text, "broken") == 0)
    {
      cx_error_set (error, CX_ERROR_FAILED, NULL, "broken on purpose");
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (strcmp (answers[i].name, reference->text) == 0)
      {
        value->type = answers[i].type;
        value->number = answers[i].number;
        value->text = answers[i].text;
      }
  return TRUE;
}

static char *
name_choice (CxExprContext *context, const CxExprNode *reference, const char *code)
{
  if (strcmp (reference->text, "channels") == 0 && strcmp (code, "web") == 0)
    return g_strdup ("Trang web");
  return NULL;
}

static const char *
describe (const CxExprValue *value, CxZoneCache *zone, char **buffer)
{
  static const char *const types[] = {
    "empty", "boolean", "number", "text", "date", "moment", "set"
  };
  g_autofree char *own = NULL;
  const char *text = cx_expr_value_to_text (value, zone, &own);

  if (value->type == CX_EXPR_TYPE_EMPTY)
    return "empty";
  return *buffer = g_strdup_printf ("%s %s", types[value->type], text);
}

/* In Vietnam, at NOW; ${none} and every other unknown name is empty. */
static const struct
{
  const char *text, *result;
} cases[] = {
  /* Strength and direction of the operators. */
  { "1 + 2 * 3", "number 7" },
  { "(1 + 2) * 3", "number 9" },
  { "10 - 4 - 3", "number 3" },
  { "100 div 10 div 5", "number 2" },
  { "100 div (10 div 5)", "number 50" },
  { "17 mod 10 mod 4", "number 3" },
  { "2 + 3 > 4 and 1 = 1", "boolean true" },
  { "1 or 0 and 0", "boolean true" },
  { "(1 or 0) and 0", "boolean false" },
  { "3 > 2 > 1", "boolean false" },
  { "3 > 2 = true()", "boolean true" },
  { "1 != 2 = 1", "boolean true" },
  { "-2 * -3", "number 6" },
  { "--5", "number 5" },
  { "- ${nps} + 10", "number 1" },
  { "5 - -3", "number 8" },

  /* Division and its rest, which has the sign of the dividend. */
  { "7 div 2", "number 3.5" },
  { "-7 div 2", "number -3.5" },
  { "5 mod 3", "number 2" },
  { "-5 mod 3", "number -2" },
  { "5 mod -3", "number 2" },
  { "-5 mod -3", "number -2" },
  { "5.5 mod 2", "number 1.5" },
  { "1 div 0", "empty" },
  { "1 mod 0", "empty" },
  { "0 div 0 = ''", "boolean true" },

  /* Empty. */
  { "${none} = ''", "boolean true" },
  { "${none} != ''", "boolean false" },
  { "${nps} = ''", "boolean false" },
  { "'' != ${nps}", "boolean true" },
  { "'' = ${zero}", "boolean false" },
  { "'' = ''", "boolean true" },
  { "${none} = 0", "boolean false" },
  { "${none} != 0", "boolean false" },
  { "${none} < 5", "boolean false" },
  { "${none} >= 0", "boolean false" },
  { "${none} != 'x'", "boolean false" },
  { "${none} = ${none}", "boolean false" },
  { "${none} = ${other}", "boolean false" },
  { "${none} != ${other}", "boolean false" },
  { "not(${none} = 0)", "boolean true" },
  { "${none} + 1", "empty" },
  { "${none} * 0", "empty" },
  { "-${none}", "empty" },
  { "1 - ${none} = ''", "boolean true" },
  { "${none} and true()", "boolean false" },
  { "${none} or true()", "boolean true" },
  { "not(${none})", "boolean true" },
  { "if(${none}, 'a', 'b')", "text b" },
  { "concat(${none}, '')", "empty" },
  { "concat(${none}, '') = ''", "boolean true" },
  { "number('')", "empty" },
  { "number('abc') = ''", "boolean true" },
  { "abs(${none})", "empty" },
  { "string-length(${none})", "number 0" },
  { "contains(${none}, 'x')", "boolean false" },
  { "contains(${none}, '')", "boolean true" },
  { "selected(${none}, 'x')", "boolean false" },
  { "selected(${none}, '')", "boolean false" },
  { "count-selected(${none})", "number 0" },
  { "${none} = false()", "boolean false" },

  /* Conversions. */
  { "true() + true()", "number 2" },
  { "number(true())", "number 1" },
  { "number(' 12.50 ')", "number 12.5" },
  { "number('12,5')", "empty" },
  { "'3' * '4'", "number 12" },
  { "number(date('1970-01-11'))", "number 10" },
  { "string(1 div 3)", "text 0.3333333333333333" },
  { "string(10 div 4)", "text 2.5" },
  { "string(1000000)", "text 1000000" },
  { "string(true())", "text true" },
  { "string(${channels})", "text web zalo at home" },
  { "boolean('x')", "boolean true" },
  { "boolean('false')", "boolean true" },
  { "boolean('')", "boolean false" },
  { "boolean(0)", "boolean false" },
  { "boolean(${half})", "boolean true" },
  { "boolean-from-string('true')", "boolean true" },
  { "boolean-from-string('1')", "boolean true" },
  { "boolean-from-string(1)", "boolean true" },
  { "boolean-from-string('false')", "boolean false" },
  { "boolean-from-string('TRUE')", "boolean false" },

  /* Comparisons. */
  { "${nps} >= 9", "boolean true" },
  { "${nps} = 9.0", "boolean true" },
  { "${nps} = '9'", "boolean true" },
  { "${nps} = '9a'", "boolean false" },
  { "${nps} != '9a'", "boolean true" },
  { "${nps} < '9a'", "boolean false" },
  { "'10' > '9'", "boolean true" },
  { "'10' = '10.0'", "boolean false" },
  { "${code} = '007'", "boolean true" },
  { "${code} = '7'", "boolean false" },
  { "${code} = 7", "boolean true" },
  { "${code} < '8'", "boolean true" },
  { "'a' < 'b'", "boolean false" },
  { "'a' > 'b'", "boolean false" },
  { "${branch} = 'hue'", "boolean true" },
  { "${branch} = 'Hue'", "boolean false" },
  { "${branch} != 'hanoi'", "boolean true" },
  { "true() = 1", "boolean true" },
  { "true() = 'x'", "boolean true" },
  { "${yes} != false()", "boolean true" },
  { "true() > false()", "boolean true" },
  { "${time} < '09:00'", "boolean true" },
  { "${time} >= '08:30:01'", "boolean false" },

  /* Sets of choices. */
  { "selected(${channels}, 'web')", "boolean true" },
  { "selected(${channels}, 'at home')", "boolean true" },
  { "selected(${channels}, 'home')", "boolean false" },
  { "selected(${channels}, 'we')", "boolean false" },
  { "selected('a b c', 'b')", "boolean true" },
  { "selected('a b c', ' b ')", "boolean true" },
  { "selected('a bb c', 'b')", "boolean false" },
  { "selected(${branch}, 'hue')", "boolean true" },
  { "selected(${nps}, '9')", "boolean true" },
  { "count-selected(${channels})", "number 3" },
  { "count-selected(' a  b ')", "number 2" },
  { "selected-at(${channels}, 1)", "text zalo" },
  { "selected-at('a b c', 2)", "text c" },
  { "selected-at(${channels}, 3)", "empty" },
  { "selected-at(${channels}, -1)", "empty" },
  { "${channels} = 'zalo web'", "boolean false" },
  { "${one} = 'web'", "boolean true" },
  { "${one} = 'web web'", "boolean true" },
  { "${one} != 'zalo'", "boolean true" },
  { "${channels} = ${channels}", "boolean true" },
  { "jr:choice-name('web', '${channels}')", "text Trang web" },
  { "jr:choice-name(${channels}, '${channels}')", "text Trang web, zalo, at home" },
  { "jr:choice-name(selected-at(${channels}, 0), ${channels})", "text Trang web" },
  { "jr:choice-name(${none}, '${channels}')", "empty" },

  /* Choosing values. */
  { "if(${nps} > 8, 'fan', 'other')", "text fan" },
  { "if(${nps} > 9, 1, 1 + 1)", "number 2" },
  { "if(true(), 1, ${broken})", "number 1" },
  { "coalesce(${none}, ${branch}, ${broken})", "text hue" },
  { "coalesce(${none}, '')", "empty" },
  { "coalesce(${zero}, 5)", "number 0" },
  { "once(5)", "number 5" },
  { "true() or ${broken}", "boolean true" },
  { "false() and ${broken}", "boolean false" },
  { "position(..)", "number 3" },
  { "index()", "number 3" },
  { "pulldata('prices', 'price', 'key', ${branch})", "empty" },
  { "count(${nps}, ${none}, ${channels})", "number 4" },
  { "count-non-empty(${none}, '', 0)", "number 1" },

  /* Numbers. */
  { "round(2.5)", "number 3" },
  { "round(-2.5)", "number -2" },
  { "round(-2.6)", "number -3" },
  { "round(0.49999999999999994)", "number 0" },
  { "round(3.14159, 2)", "number 3.14" },
  { "round(1250, -2)", "number 1300" },
  { "round(1.5, 400)", "number 1.5" },
  { "round('x')", "empty" },
  { "int(2.9)", "number 2" },
  { "int(-2.9)", "number -2" },
  { "int('12')", "number 12" },
  { "floor(-2.1)", "number -3" },
  { "ceiling(-2.1)", "number -2" },
  { "abs(${half})", "number 2.5" },
  { "min(3, ${none}, 1, 2)", "number 1" },
  { "max(3, ${none}, '12')", "number 12" },
  { "sum(1, 2, ${none}, 3)", "number 6" },
  { "sum(${none}, '')", "empty" },
  { "pow(2, 10)", "number 1024" },
  { "pow(${none}, 0)", "empty" },
  { "pow(0, -1)", "empty" },
  { "sqrt(2) * sqrt(2) > 1.99", "boolean true" },
  { "sqrt(-1)", "empty" },
  { "log(exp(1))", "number 1" },
  { "log(0)", "empty" },
  { "log10(1000)", "number 3" },
  { "exp10(3)", "number 1000" },
  { "round(pi(), 5)", "number 3.14159" },
  { "1e308 * 10 > 5", "boolean true" },

  /* Texts, by characters. */
  { "string-length(${comment})", "number 19" },
  { "substr(${comment}, 0, 3)", "text Đặt" },
  { "substr(${comment}, 4, 8)", "text hàng" },
  { "substr(${comment}, -5)", "text nhanh" },
  { "substr(${comment}, -5, -1)", "text nhan" },
  { "substr(${comment}, 40)", "empty" },
  { "substr(${comment}, 5, 2)", "empty" },
  { "substr('abc', 'x')", "empty" },
  { "contains(${comment}, 'hàng')", "boolean true" },
  { "contains(${comment}, 'hang')", "boolean false" },
  { "starts-with(${comment}, 'Đặt')", "boolean true" },
  { "ends-with(${comment}, 'nhanh')", "boolean true" },
  { "ends-with(${comment}, 'Đặt')", "boolean false" },
  { "normalize-space(concat('  ', ${comment}, ' '))", "text Đặt hàng rất nhanh" },
  { "translate('Đặt hàng', 'Đặà', 'Daa')", "text Dat hang" },
  { "translate('a-b-c', '-', '')", "text abc" },
  { "substring-before('a=b=c', '=')", "text a" },
  { "substring-after('a=b=c', '=')", "text b=c" },
  { "substring-after('abc', 'x')", "empty" },
  { "concat('n', ${nps}, ' ', ${yes}, ' ', ${one})", "text n9 true web" },
  { "join('; ', 'a', ${none}, ${channels})", "text a; web; zalo; at home" },
  { "regex(${comment}, '.*hàng.*')", "boolean true" },
  { "regex(${comment}, 'hàng')", "boolean false" },
  { "regex('ab', 'a|ab')", "boolean true" },
  { "regex('0912345678', '0[0-9]{9}')", "boolean true" },
  { "regex('09123456789', '0[0-9]{9}')", "boolean false" },
  { "regex('ab\n', 'ab')", "boolean false" },
  { "regex('Đ', '.')", "boolean true" },
  { "regex('x', concat('[a-', 'z]'))", "boolean true" },
  { "regex(${none}, '[0-9]*')", "boolean true" },

  /* Dates, on the wall in Vietnam. */
  { "today()", "date 2026-03-10" },
  { "now()", "moment 2026-03-10T00:30:00+07:00" },
  { "today() = '2026-03-10'", "boolean true" },
  { "today() - ${visit}", "number 2" },
  { "${visit} + 1", "number 20521" },
  { "date(${visit} + 1)", "date 2026-03-09" },
  { "${visit} < today()", "boolean true" },
  { "${visit} = '2026-03-08'", "boolean true" },
  { "${visit} >= '2026-03-08T23:59'", "boolean true" },
  { "${visit} > 'soon'", "boolean false" },
  { "${visit} != 'soon'", "boolean true" },
  { "${visit} = 20520", "boolean true" },
  { "${sent} = '2026-03-10'", "boolean true" },
  { "${sent} <= '2026-03-10'", "boolean true" },
  { "${sent} > '2026-03-10'", "boolean false" },
  { "${sent} > '2026-03-10T00:29'", "boolean true" },
  { "${sent} = '2026-03-10T00:30'", "boolean true" },
  { "${sent} = '2026-03-09T17:30:00Z'", "boolean true" },
  { "${sent} = now()", "boolean true" },
  { "date('2026-02-28') < date('2026-03-01')", "boolean true" },
  { "'2026-02-28' < '2026-03-01'", "boolean true" },
  { "date('2026-02-30')", "empty" },
  { "date('2024-02-29')", "date 2024-02-29" },
  { "date(${sent})", "date 2026-03-10" },
  { "date('2026-03-09T17:30:00Z')", "date 2026-03-10" },
  { "date-time('2026-03-10 00:30')", "moment 2026-03-10T00:30:00+07:00" },
  { "date-time(${visit})", "moment 2026-03-08T00:00:00+07:00" },
  { "date(1e12)", "empty" },
  { "string(${visit})", "text 2026-03-08" },
  { "format-date(${visit}, '%d/%m/%Y')", "text 08/03/2026" },
  { "format-date(${visit}, '%e/%n/%y %a %b %%')", "text 8/3/26 CN thg 3 %" },
  { "format-date-time(${sent}, '%H:%M:%S.%3 %h ngày %q')", "text 00:30:00.000 0 ngày %q" },
  { "format-date('no date', '%Y')", "empty" },
  { "decimal-date-time('1970-01-02T12:00')", "number 1.5" },
  { "decimal-time('18:00')", "number 0.75" },
  { "decimal-time(date-time('2026-03-10T06:00'))", "number 0.25" },
  { "decimal-time('25:00')", "empty" },
};

static void
test_table (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Ho_Chi_Minh");
  CxExprContext context;

  cx_expr_context_init (&context, zone, NOW, look_up, NULL);
  context.choice_name = name_choice;
  context.language = "vi";
  context.position = 3;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CxExpr) expr = cx_expr_parse (cases[i].text, &error);
      g_auto (CxExprValue) value = CX_EXPR_VALUE_INIT;
      g_autofree char *buffer = NULL;
      const char *result;

      g_assert_no_error (error);
      g_assert_true (cx_expr_evaluate (expr, &context, &value, &error));
      g_assert_no_error (error);
      result = describe (&value, &context.zone, &buffer);
      if (strcmp (result, cases[i].result) != 0)
        g_error ("%s is %s, not %s", cases[i].text, result, cases[i].result);
    }
}

static void
evaluate (const char *text, CxExprContext *context, CxExprValue *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxExpr) expr = cx_expr_parse (text, &error);
  g_auto (CxExprValue) own = CX_EXPR_VALUE_INIT;

  g_assert_no_error (error);
  g_assert_true (cx_expr_evaluate (expr, context, &own, &error));
  cx_expr_value_copy (&own, value);
}

static void
test_current (void)
{
  g_auto (CxExprValue) value = CX_EXPR_VALUE_INIT;
  g_auto (CxExprValue) kept = CX_EXPR_VALUE_INIT;
  CxExprValue age = CX_EXPR_VALUE_INIT;
  CxExprContext context;

  cx_expr_context_init (&context, NULL, NOW, NULL, NULL);
  evaluate (". = ''", &context, &value);
  g_assert_true (cx_expr_value_to_boolean (&value));

  cx_expr_value_clear (&value);
  cx_expr_value_set_number (&age, 130);
  context.current = &age;
  evaluate (". > 0 and . <= 120", &context, &value);
  g_assert_cmpint (value.type, ==, CX_EXPR_TYPE_BOOLEAN);
  g_assert_false (cx_expr_value_to_boolean (&value));

  evaluate ("once(random())", &context, &kept);
  g_assert_cmpfloat (kept.number, ==, 130);
}

/* The same state gives the same numbers, another one others. */
static void
test_random (void)
{
  g_auto (CxExprValue) first = CX_EXPR_VALUE_INIT;
  g_auto (CxExprValue) second = CX_EXPR_VALUE_INIT;
  g_auto (CxExprValue) again = CX_EXPR_VALUE_INIT;
  CxExprContext context;

  cx_expr_context_init (&context, NULL, NOW, NULL, NULL);
  for (int i = 0; i < 1000; i++)
    {
      g_auto (CxExprValue) value = CX_EXPR_VALUE_INIT;

      context.random = i % 2 == 0 ? 0 : (guint64) i;
      evaluate ("random()", &context, &value);
      g_assert_cmpfloat (value.number, >=, 0);
      g_assert_cmpfloat (value.number, <, 1);
    }

  context.random = 7;
  evaluate ("concat(uuid(), random())", &context, &first);
  evaluate ("concat(uuid(), random())", &context, &second);
  context.random = 7;
  evaluate ("concat(uuid(), random())", &context, &again);
  g_assert_cmpstr (first.text, ==, again.text);
  g_assert_cmpstr (first.text, !=, second.text);

  cx_expr_value_clear (&first);
  evaluate ("regex(uuid(), '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}')",
            &context, &first);
  g_assert_true (cx_expr_value_to_boolean (&first));
}

/* What fails says so and frees what it had. */
static void
test_failures (void)
{
  static const struct
  {
    const char *text;
    CxErrorCode code;
  } failing[] = {
    { "1 + ${broken}", CX_ERROR_FAILED },
    { "concat('a', 'b', string(1 div 3), ${broken}, 'c', 'd')", CX_ERROR_FAILED },
    { "if(${broken}, 1, 2)", CX_ERROR_FAILED },
    { "not(-${broken}) and true()", CX_ERROR_FAILED },
    { "coalesce(${none}, ${broken})", CX_ERROR_FAILED },
    { "jr:choice-name(${broken}, '${a}')", CX_ERROR_FAILED },
    { "regex('a', concat('(', 'b'))", CX_ERROR_INVALID },
  };
  CxExprContext context;

  cx_expr_context_init (&context, NULL, NOW, look_up, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (failing); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CxExpr) expr = cx_expr_parse (failing[i].text, NULL);
      gboolean truth = FALSE;

      g_assert_nonnull (expr);
      g_assert_false (cx_expr_test (expr, &context, &truth, &error));
      g_assert_error (error, CX_ERROR, (int) failing[i].code);
    }
}

/* A pattern that would take ages ends in a message, quickly. */
static void
test_runaway_pattern (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *many = g_strnfill (60, 'a');
  g_autofree char *text = g_strdup_printf ("regex('%s!', '(a|aa|[a-z])*(a|[a-z]a)*[a-z]*\\d')",
                                           many);
  g_autoptr (CxExpr) expr = cx_expr_parse (text, &error);
  gint64 start = g_get_monotonic_time ();
  gboolean truth = FALSE;
  CxExprContext context;

  g_assert_no_error (error);
  cx_expr_context_init (&context, NULL, NOW, NULL, NULL);
  g_assert_false (cx_expr_test (expr, &context, &truth, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_LIMIT);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
}

/* Numbers alone are worked out without a single allocation per operation: a million comparisons
 * take well under a second even in a slow build. */
static void
test_many (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxExpr) expr = cx_expr_parse ("${nps} * 2 + 1 >= 9 and ${zero} < 3", &error);
  gint64 start = g_get_monotonic_time ();
  CxExprContext context;
  guint n = 0;

  g_assert_no_error (error);
  cx_expr_context_init (&context, NULL, NOW, look_up, NULL);
  for (guint i = 0; i < 200000; i++)
    {
      gboolean truth = FALSE;

      g_assert_true (cx_expr_test (expr, &context, &truth, NULL));
      n += truth;
    }
  g_assert_cmpuint (n, ==, 200000);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/expr/evaluate/table", test_table);
  g_test_add_func ("/expr/evaluate/current", test_current);
  g_test_add_func ("/expr/evaluate/random", test_random);
  g_test_add_func ("/expr/evaluate/failures", test_failures);
  g_test_add_func ("/expr/evaluate/runaway-pattern", test_runaway_pattern);
  g_test_add_func ("/expr/evaluate/many", test_many);
  return g_test_run ();
}
