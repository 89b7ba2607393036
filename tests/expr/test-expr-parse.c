/* Reading and writing of expressions, and what is said about wrong ones. */
#include "config.h"

#include "cx-expr.h"
#include "cx-test.h"

#include <string.h>

/* What is read, and its canonical writing. */
static const struct
{
  const char *text, *canonical;
} written[] = {
  { "1", "1" },
  { " 007.50 ", "7.5" },
  { ".5", "0.5" },
  { "1e21", "1e+21" },
  { "1+2*3", "1 + 2 * 3" },
  { "(1+2)*3", "(1 + 2) * 3" },
  { "1-(2-3)", "1 - (2 - 3)" },
  { "(1-2)-3", "1 - 2 - 3" },
  { "2*(3*4)", "2 * (3 * 4)" },
  { "12 div 4 mod 3", "12 div 4 mod 3" },
  { "- 3", "-3" },
  { "-(1+2)", "-(1 + 2)" },
  { "--2*3", "--2 * 3" },
  { "${nps}>=9 and selected(${channel},\"web\")", "${nps} >= 9 and selected(${channel}, 'web')" },
  { "${a}='1' and (${b}='2' and ${c}='3')", "${a} = '1' and ${b} = '2' and ${c} = '3'" },
  { "${a}=1 or ${b}=2 and ${c}=3", "${a} = 1 or ${b} = 2 and ${c} = 3" },
  { "(${a}=1 or ${b}=2) and ${c}=3", "(${a} = 1 or ${b} = 2) and ${c} = 3" },
  { "(${a} = ${b}) = ${c}", "${a} = ${b} = ${c}" },
  { "${a} = (${b} = ${c})", "${a} = (${b} = ${c})" },
  { "1 < 2 = true( )", "1 < 2 = true()" },
  { "false()", "false()" },
  { ". > 0 and .<=120", ". > 0 and . <= 120" },
  { "${ Đánh giá }=''", "${Đánh giá} = ''" },
  { "${customer.value}>1", "${customer.value} > 1" },
  { "${last-saved#branch}", "${last-saved#branch}" },
  { "${service/speed}>3", "${service/speed} > 3" },
  { "“it's”", "\"it's\"" },
  { "‘web’", "'web'" },
  { "“both ' and \"”", "“both ' and \"”" },
  { "‘all ' and \" and ”’", "‘all ' and \" and ”’" },
  { "'\u00a0x'\u00a0=\u00a0${a}", "'\u00a0x' = ${a}" },
  { "jr:choice-name(${a},'${ a }')", "jr:choice-name(${a}, '${a}')" },
  { "jr:choice-name(${a},${a})", "jr:choice-name(${a}, '${a}')" },
  { "position(..)", "position(..)" },
  { "if(not(${a}),'x',coalesce(${b},''))", "if(not(${a}), 'x', coalesce(${b}, ''))" },
  { "${and} and ${or}", "${and} and ${or}" },
  /* A decomposed letter is the same letter. */
  { "'e\u0302\u0301'", "'\u1ebf'" },
};

static void
test_written (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CxExpr) expr = cx_expr_parse (written[i].text, &error);
      g_autoptr (CxExpr) again = NULL;
      g_autofree char *canonical = NULL;
      g_autofree char *twice = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (cx_expr_get_text (expr), ==, written[i].text);
      canonical = cx_expr_to_text (expr);
      g_assert_cmpstr (canonical, ==, written[i].canonical);

      again = cx_expr_parse (canonical, &error);
      g_assert_no_error (error);
      twice = cx_expr_to_text (again);
      g_assert_cmpstr (twice, ==, canonical);
    }
}

/* What is wrong, the character that is named, and a part of the message. */
static const struct
{
  const char *text;
  const char *column;
  const char *message;
} wrong[] = {
  { "", "1", "a value was expected, but the expression ends" },
  { "   ", "4", "a value was expected, but the expression ends" },
  { "'a' = ", "7", "a value was expected, but the expression ends" },
  { "1 2", "3", "“2” was found" },
  { "1 +* 2", "4", "a value was expected, but “*” was found" },
  { "= 2", "1", "a value was expected, but “=” was found" },
  { "(1 + 2", "7", "“)” was expected, but the expression ends" },
  { "((1 + 2) 3", "10", "“)” was expected, but “3” was found" },
  { "1 + 2)", "6", "“)” was found" },
  { "max(1 2)", "7", "a comma or “)” was expected, but “2” was found" },
  { "max(1,", "7", "a value was expected" },
  { "max(1,)", "7", "a value was expected, but “)” was found" },
  { "max(1", "6", "a comma or “)” was expected, but the expression ends" },
  { "()", "2", "a value was expected, but “)” was found" },
  { "'abc", "1", "has no end" },
  { "${a} = \"abc", "8", "has no end" },
  { "${Thành phố} = 'Hà Nội", "16", "has no end" },
  { "${a} = “abc", "8", "has no end" },
  { "${nps", "1", "the name after “${” is not complete" },
  { "1 + $nps", "5", "the name after “${” is not complete" },
  { "1 + ${}", "5", "the name after “${” is not complete" },
  { "1 + $", "5", "the name after “${” is not complete" },
  { "1 + ${ }", "5", "the name after “${” is not complete" },
  { "${a${b}}", "1", "the name after “${” is not complete" },
  { "nps > 3", "1", "“nps” stands here by itself" },
  { "3 < điểm", "5", "“điểm” stands here by itself" },
  { "${a} = yes", "8", "“yes” stands here by itself" },
  { "selekted(${a}, 'x')", "1", "Did you mean “selected”?" },
  { "1 + instance('x')", "5", "there is no function “instance”." },
  { "not()", "1", "“not” takes 1 argument, here it has 0" },
  { "1 + selected(${a})", "5", "“selected” takes 2 arguments, here it has 1" },
  { "if(1, 2, 3, 4)", "1", "“if” takes 3 arguments, here it has 4" },
  { "coalesce()", "1", "“coalesce” takes at least 1 argument, here it has 0" },
  { "round(1, 2, 3)", "1", "“round” takes at most 2 arguments, here it has 3" },
  { "${a} == 1", "6", "“==” has no meaning here" },
  { "${a} <> 1", "6", "“<>” has no meaning here" },
  { "${a} && ${b}", "6", "“&” has no meaning here" },
  { "${a} | ${b}", "6", "“|” has no meaning here" },
  { "!${a}", "1", "“!” has no meaning here" },
  { "6 / 2", "3", "“/” has no meaning here" },
  { "/data/nps", "1", "“/” has no meaning here" },
  { "'Đà Nẵng' ≥ 2", "11", "“≥” has no meaning here" },
  { "1 # 2", "3", "“#” has no meaning here" },
  { "${a} @", "6", "“@” has no meaning here" },
  { "1e999", "1", "this number is too large" },
  { "..", "1", "“..” has a meaning only in position ()" },
  { "1 + ..", "5", "“..” has a meaning only in position ()" },
  { "-..", "2", "“..” has a meaning only in position ()" },
  { "not(..)", "5", "“..” has a meaning only in position ()" },
  { "regex(${a}, '(')", "13", "“(” is not a valid pattern" },
  { "regex(${a}, 'a)(b')", "13", "“a)(b” is not a valid pattern" },
};

static void
test_wrong (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CxExpr) expr = cx_expr_parse (wrong[i].text, &error);
      g_autofree char *place = g_strdup_printf ("Character %s of the expression", wrong[i].column);

      g_assert_null (expr);
      g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
      if (strstr (error->message, wrong[i].message) == NULL ||
          !g_str_has_prefix (error->message, place))
        g_error ("%s: %s", wrong[i].text, error->message);
      g_assert_cmpstr (cx_error_get_place (error)->column, ==, wrong[i].column);
      g_assert_nonnull (cx_error_get_place (error)->mend);
    }
}

static void
test_bad_utf8 (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cx_expr_parse ("'é' = '\xff'", &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
  g_assert_cmpstr (cx_error_get_place (error)->column, ==, "8");
}

static void
test_references (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxExpr)
      expr = cx_expr_parse ("${b} > 1 and ${a} = ${b} or jr:choice-name(${b}, '${c}') = .", &error);
  g_autoptr (CxExpr) plain = NULL;
  const char *const *names;
  const CxExprNode *root;
  guint n;

  g_assert_no_error (error);
  names = cx_expr_references (expr, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpstr (names[0], ==, "b");
  g_assert_cmpstr (names[1], ==, "a");
  g_assert_cmpstr (names[2], ==, "c");
  g_assert_null (names[3]);
  g_assert_true (cx_expr_uses_current (expr));

  plain = cx_expr_parse ("1 + 1", &error);
  names = cx_expr_references (plain, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_null (names[0]);
  g_assert_false (cx_expr_uses_current (plain));

  /* The second mention of a name has the first one's slot. */
  root = cx_expr_get_root (expr);
  g_assert_cmpint (root->op, ==, CX_EXPR_OP_OR);
  g_assert_cmpuint (root->children[0]->children[1]->children[1]->slot, ==, 0);
  g_assert_cmpuint (root->children[0]->children[1]->children[0]->slot, ==, 1);
}

/* Positions are those of the text, in characters. */
static void
test_positions (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxExpr) expr = cx_expr_parse ("'đĩa' = ${món} and (${nps} + 1) > 2", &error);
  const CxExprNode *root, *sum;

  g_assert_no_error (error);
  root = cx_expr_get_root (expr);
  g_assert_cmpuint (root->start, ==, 0);
  g_assert_cmpuint (root->end, ==, 35);
  g_assert_cmpuint (root->children[0]->children[1]->start, ==, 8);
  g_assert_cmpuint (root->children[0]->children[1]->end, ==, 14);
  sum = root->children[1]->children[0];
  g_assert_cmpint (sum->op, ==, CX_EXPR_OP_ADD);
  g_assert_cmpuint (sum->start, ==, 19);
  g_assert_cmpuint (sum->end, ==, 31);
}

static char *
repeat (const char *before, const char *middle, const char *after, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, before);
  g_string_append (text, middle);
  for (guint i = 0; i < n; i++)
    g_string_append (text, after);
  return g_string_free (text, FALSE);
}

/* Hostile depth and length end in a message, honest ones are read. */
static void
test_limits (void)
{
  static const struct
  {
    const char *before, *middle, *after;
    guint n;
    gboolean accepted;
  } cases[] = {
    { "(", "1", ")", 300, TRUE },
    { "(", "1", ")", 20000, FALSE },
    { "not(", "1", ")", 300, TRUE },
    { "not(", "1", ")", 12000, FALSE },
    { "-", "1", "", 60000, FALSE },
    { "(", "", "", 60000, FALSE },
    { "if(", "1", "", 20000, FALSE },
    { "", "1", " + 1", 300, TRUE },
    { "", "1", " + 1", 16000, FALSE },
    { "${a} = 1 or ", "1", "", 5000, TRUE },
    { "", "concat('a'", ", 'b'", 5000, FALSE },
    { "(1 or ", "1", ")", 3000, FALSE },
    { "1 = ", "1", "", 10000, FALSE },
    { "1 ", "1", "", 500000, FALSE },
    { "'", "", "", 1000000, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = repeat (cases[i].before, cases[i].middle, cases[i].after, cases[i].n);
      g_autoptr (CxExpr) expr = cx_expr_parse (text, &error);

      if (cases[i].accepted)
        g_assert_no_error (error);
      else
        g_assert_true (error != NULL && error->domain == CX_ERROR && strlen (error->message) < 500);
      g_assert_true ((expr != NULL) == cases[i].accepted);
    }
}

static void
test_million_letters (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (1000000, 'x');

  g_assert_null (cx_expr_parse (text, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_LIMIT);
}

static void
test_quote (void)
{
  static const char *const texts[] = { "web",    "it's",     "a \"b\"", "' and \"",
                                       "' \" ”", "' \" ” ’", "'" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *quoted = cx_expr_quote (texts[i]);
      g_autoptr (CxExpr) expr = cx_expr_parse (quoted, &error);
      g_auto (CxExprValue) value = CX_EXPR_VALUE_INIT;
      CxExprContext context;

      g_assert_no_error (error);
      cx_expr_context_init (&context, NULL, 0, NULL, NULL);
      g_assert_true (cx_expr_evaluate (expr, &context, &value, &error));
      g_assert_cmpstr (value.text, ==, texts[i]);
    }
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/expr/parse/written", test_written);
  g_test_add_func ("/expr/parse/wrong", test_wrong);
  g_test_add_func ("/expr/parse/bad-utf8", test_bad_utf8);
  g_test_add_func ("/expr/parse/references", test_references);
  g_test_add_func ("/expr/parse/positions", test_positions);
  g_test_add_func ("/expr/parse/limits", test_limits);
  g_test_add_func ("/expr/parse/million-letters", test_million_letters);
  g_test_add_func ("/expr/parse/quote", test_quote);
  return g_test_run ();
}
