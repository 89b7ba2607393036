/* Names and types against what a survey has. */
#include "config.h"

#include "cx-expr.h"
#include "cx-test.h"

#include <string.h>

static const char *const channels[] = { "web", "zalo", "at home", NULL };
static const char *const grades[] = { "1", "2", "10", NULL };

static const struct
{
  const char *name;
  CxExprName found;
} names[] = {
  { "nps", { CX_EXPR_TYPE_NUMBER, NULL } },       { "member", { CX_EXPR_TYPE_BOOLEAN, NULL } },
  { "branch", { CX_EXPR_TYPE_TEXT, channels } },  { "grade", { CX_EXPR_TYPE_TEXT, grades } },
  { "channels", { CX_EXPR_TYPE_SET, channels } }, { "comment", { CX_EXPR_TYPE_TEXT, NULL } },
  { "visit", { CX_EXPR_TYPE_DATE, NULL } },       { "submitted", { CX_EXPR_TYPE_DATE_TIME, NULL } },
  { "anything", { CX_EXPR_TYPE_EMPTY, NULL } },   { "đánh_giá", { CX_EXPR_TYPE_NUMBER, NULL } },
};

static gboolean
resolve (const CxExprSchema *schema, const char *name, CxExprName *found)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].name, name) == 0)
      {
        *found = names[i].found;
        return TRUE;
      }
  return FALSE;
}

static void
each_name (const CxExprSchema *schema,
           void (*func) (const char *name, gpointer data),
           gpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    func (names[i].name, data);
}

static const struct
{
  const char *text;
  CxExprType type;
} right[] = {
  { "${nps} >= 9 and ${nps} <= '10'", CX_EXPR_TYPE_BOOLEAN },
  { "${nps} + ${member} * 2", CX_EXPR_TYPE_NUMBER },
  { "${branch} = 'at home' or ${branch} != ''", CX_EXPR_TYPE_BOOLEAN },
  { "${grade} > 2 and ${grade} = 10 and ${grade} + 1 = 3", CX_EXPR_TYPE_BOOLEAN },
  { "selected(${channels}, 'web')", CX_EXPR_TYPE_BOOLEAN },
  { "selected(${branch}, 'web') and selected(${comment}, 'any')", CX_EXPR_TYPE_BOOLEAN },
  { "${channels} = 'web zalo'", CX_EXPR_TYPE_BOOLEAN },
  { "selected-at(${channels}, 0) = 'zalo'", CX_EXPR_TYPE_BOOLEAN },
  { "count-selected(${channels}) > 1", CX_EXPR_TYPE_BOOLEAN },
  { "${visit} >= '2026-01-01' and ${visit} < today()", CX_EXPR_TYPE_BOOLEAN },
  { "${submitted} >= date('2026-01-01')", CX_EXPR_TYPE_BOOLEAN },
  { "today() - ${visit}", CX_EXPR_TYPE_NUMBER },
  { "number(${comment}) + 1", CX_EXPR_TYPE_NUMBER },
  { "'3' * 2", CX_EXPR_TYPE_NUMBER },
  { "concat(${nps}, ${channels}, ${visit})", CX_EXPR_TYPE_TEXT },
  { "if(${member}, 'a', 'b')", CX_EXPR_TYPE_TEXT },
  { "if(${comment}, 1, 'b')", CX_EXPR_TYPE_EMPTY },
  { "coalesce(${nps}, 3)", CX_EXPR_TYPE_NUMBER },
  { "if(${member}, ${branch}, ${branch}) = 'zalo'", CX_EXPR_TYPE_BOOLEAN },
  { "jr:choice-name(${branch}, '${branch}')", CX_EXPR_TYPE_TEXT },
  { "format-date(${visit}, '%Y')", CX_EXPR_TYPE_TEXT },
  { "date('2026-01-31')", CX_EXPR_TYPE_DATE },
  { "date(20000)", CX_EXPR_TYPE_DATE },
  { "now()", CX_EXPR_TYPE_DATE_TIME },
  { "${anything}", CX_EXPR_TYPE_EMPTY },
  { "${anything} and ${anything} > 3 and ${anything} = 'x'", CX_EXPR_TYPE_BOOLEAN },
  { ". <= 10", CX_EXPR_TYPE_BOOLEAN },
  { "${đánh_giá} = ''", CX_EXPR_TYPE_BOOLEAN },
  { "position(..)", CX_EXPR_TYPE_NUMBER },
};

static const CxExprName current = { CX_EXPR_TYPE_NUMBER, NULL };
static const CxExprSchema schema = { resolve, each_name, &current, NULL };

static void
test_right (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CxExpr) expr = cx_expr_parse (right[i].text, &error);
      CxExprType type = CX_EXPR_TYPE_SET;

      g_assert_no_error (error);
      if (!cx_expr_check (expr, &schema, &type, &error))
        g_error ("%s: %s", right[i].text, error->message);
      g_assert_cmpint (type, ==, right[i].type);
    }
}

static const struct
{
  const char *text;
  CxErrorCode code;
  const char *message;
} wrong[] = {
  { "${npss} > 8", CX_ERROR_NOT_FOUND,
    "Character 1 of the expression: there is no question “npss”. Did you mean “nps”?" },
  { "1 = ${danh_gia}", CX_ERROR_NOT_FOUND,
    "Character 5 of the expression: there is no question “danh_gia”. Did you mean “đánh_giá”?" },
  { "${NPS} > 8", CX_ERROR_NOT_FOUND,
    "Character 1 of the expression: there is no question “NPS”. Did you mean “nps”?" },
  { "${something_else} > 8", CX_ERROR_NOT_FOUND,
    "Character 1 of the expression: there is no question “something_else”." },
  { "jr:choice-name('a', '${brunch}')", CX_ERROR_NOT_FOUND,
    "Character 21 of the expression: there is no question “brunch”. Did you mean “branch”?" },
  { "${branch} = 'wbe'", CX_ERROR_INVALID,
    "Character 13 of the expression: there is no choice “wbe”. Did you mean “web”?" },
  { "'facebook' != ${branch}", CX_ERROR_INVALID,
    "Character 1 of the expression: there is no choice “facebook”." },
  { "${grade} = 3", CX_ERROR_INVALID, "Character 12 of the expression: there is no choice “3”" },
  { "selected(${channels}, 'zola')", CX_ERROR_INVALID,
    "Character 23 of the expression: there is no choice “zola”. Did you mean “zalo”?" },
  { "${channels} = 'web zola'", CX_ERROR_INVALID,
    "Character 15 of the expression: there is no choice “web zola”." },
  { "selected-at(${channels}, 0) = 'x'", CX_ERROR_INVALID,
    "Character 31 of the expression: there is no choice “x”" },
  { "if(${member}, ${branch}, ${branch}) = 'x'", CX_ERROR_INVALID,
    "Character 39 of the expression: there is no choice “x”" },
  { "${nps} >= 'nine'", CX_ERROR_INVALID,
    "Character 11 of the expression: a number is needed, but 'nine' is a text." },
  { "1 + ${comment}", CX_ERROR_INVALID,
    "Character 5 of the expression: a number is needed, but ${comment} is a text." },
  { "-${branch}", CX_ERROR_INVALID,
    "Character 2 of the expression: a number is needed, but ${branch} is a text." },
  { "1 + ${channels}", CX_ERROR_INVALID,
    "Character 5 of the expression: a number is needed, but ${channels} holds several choices." },
  { "${channels} > 2", CX_ERROR_INVALID,
    "Character 1 of the expression: a number is needed, but ${channels} holds several choices." },
  { "${branch} > 'web'", CX_ERROR_INVALID,
    "Character 1 of the expression: the choices of ${branch} have no order." },
  { "${nps} > 8 and ${branch}", CX_ERROR_INVALID,
    "Character 16 of the expression: ${branch} by itself is not a condition." },
  { "not('no')", CX_ERROR_INVALID,
    "Character 5 of the expression: 'no' by itself is not a condition." },
  { "if(${visit}, 1, 2)", CX_ERROR_INVALID,
    "Character 4 of the expression: ${visit} by itself is not a condition." },
  { "${branch} = true()", CX_ERROR_INVALID,
    "Character 13 of the expression: a choice is never the same as true()." },
  { "${member} = 'yes'", CX_ERROR_INVALID,
    "Character 13 of the expression: a condition is never the same as the text 'yes'." },
  { "${visit} < '31/12/2026'", CX_ERROR_INVALID,
    "Character 12 of the expression: a date is needed, but '31/12/2026' is not one." },
  { "date('2026-02-30') < today()", CX_ERROR_INVALID,
    "Character 6 of the expression: a date is needed, but '2026-02-30' is not one." },
  { "format-date(${branch}, '%Y')", CX_ERROR_INVALID,
    "Character 13 of the expression: a date is needed, but ${branch} is not one." },
  { "count-selected(${visit})", CX_ERROR_INVALID,
    "Character 16 of the expression: ${visit} has no choices." },
  { "round(${comment})", CX_ERROR_INVALID,
    "Character 7 of the expression: a number is needed, but ${comment} is a text." },
  { "max(1, 2, 'x')", CX_ERROR_INVALID,
    "Character 11 of the expression: a number is needed, but 'x' is a text." },
};

static void
test_wrong (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CxExpr) expr = cx_expr_parse (wrong[i].text, &error);

      g_assert_no_error (error);
      g_assert_false (cx_expr_check (expr, &schema, NULL, &error));
      g_assert_error (error, CX_ERROR, (int) wrong[i].code);
      if (!g_str_has_prefix (error->message, wrong[i].message))
        g_error ("%s: %s", wrong[i].text, error->message);
      g_assert_nonnull (cx_error_get_place (error)->mend);
    }
}

/* The mend names the choices, but not thousands of them. */
static void
test_listed_choices (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) long_error = NULL;
  g_autoptr (CxExpr) expr = cx_expr_parse ("${branch} = 'x'", NULL);
  g_autoptr (CxExpr) long_expr = cx_expr_parse (". = 'x'", NULL);
  const char *many[1001] = { NULL };
  const CxExprName long_list = { CX_EXPR_TYPE_TEXT, many };
  const CxExprSchema of_many = { resolve, each_name, &long_list, NULL };

  g_assert_false (cx_expr_check (expr, &schema, NULL, &error));
  g_assert_cmpstr (cx_error_get_place (error)->mend, ==, "The choices are: web, zalo, at home.");

  for (guint i = 0; i < 1000; i++)
    many[i] = "a choice";
  g_assert_false (cx_expr_check (long_expr, &of_many, NULL, &long_error));
  g_assert_cmpuint (strlen (cx_error_get_place (long_error)->mend), <, 300);
}

static void
test_condition (void)
{
  static const char *const conditions[] = { "${nps} > 8", "${member}", "1", "${comment}" };
  static const char *const others[] = { "${branch}", "${visit}", "'x'", "${channels}", "today()" };

  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CxExpr) expr = cx_expr_parse (conditions[i], NULL);

      g_assert_true (cx_expr_check_condition (expr, &schema, &error));
      g_assert_no_error (error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CxExpr) expr = cx_expr_parse (others[i], NULL);

      g_assert_true (cx_expr_check (expr, &schema, NULL, NULL));
      g_assert_false (cx_expr_check_condition (expr, &schema, &error));
      g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
    }
}

/* Where no answer is being given, "." means nothing. */
static void
test_no_current (void)
{
  const CxExprSchema without = { resolve, each_name, NULL, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (CxExpr) expr = cx_expr_parse ("1 = .", NULL);

  g_assert_false (cx_expr_check (expr, &without, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "Character 5"));
}

static char *
find_choice (const CxExprSchema *base, const char *name, const char *text)
{
  return g_str_equal (name, "branch") && g_str_equal (text, "Trang web") ? g_strdup ("web") : NULL;
}

/* Only what stands beside a name becomes a code, and positions stay those of the text. */
static void
test_settle (void)
{
  static const struct
  {
    const char *before, *after;
  } cases[] = {
    { "${branch} = 'Trang web'", "${branch} = 'web'" },
    { "'Trang web' != ${branch}", "'web' != ${branch}" },
    { "${nps} > 8 and not(selected(${branch}, 'Trang web'))",
      "${nps} > 8 and not(selected(${branch}, 'web'))" },
    { "${branch} = 'web'", "${branch} = 'web'" },
    { "${comment} = 'Trang web'", "${comment} = 'Trang web'" },
    { "concat('Trang web', ${branch}) = 'x'", "concat('Trang web', ${branch}) = 'x'" },
  };
  const CxExprSchema with = { resolve, each_name, NULL, NULL, find_choice };
  g_autoptr (CxExpr) wrong_later = cx_expr_parse ("${branch} = 'Trang web' and ${npss} > 1", NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CxExpr) expr = cx_expr_parse (cases[i].before, NULL);
      g_autofree char *text = NULL;

      cx_expr_settle_choices (expr, &with);
      text = cx_expr_to_text (expr);
      g_assert_cmpstr (text, ==, cases[i].after);
      g_assert_cmpstr (cx_expr_get_text (expr), ==, cases[i].before);
    }
  cx_expr_settle_choices (wrong_later, &with);
  g_assert_false (cx_expr_check (wrong_later, &with, NULL, &error));
  g_assert_cmpstr (cx_error_get_place (error)->column, ==, "29");
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/expr/check/right", test_right);
  g_test_add_func ("/expr/check/wrong", test_wrong);
  g_test_add_func ("/expr/check/listed-choices", test_listed_choices);
  g_test_add_func ("/expr/check/condition", test_condition);
  g_test_add_func ("/expr/check/no-current", test_no_current);
  g_test_add_func ("/expr/check/settle", test_settle);
  return g_test_run ();
}
