#include "config.h"

#include "cx-money.h"
#include "cx-test.h"

#include <string.h>

static void
assert_money (const char *text, CxDecimal decimal, gint64 expected)
{
  gint64 amount = -1;

  g_test_message ("%s", text);
  g_assert_true (cx_money_parse (text, strlen (text), decimal, &amount));
  g_assert_cmpint (amount, ==, expected);
}

static void
test_parse (void)
{
  assert_money ("1.234.567 ₫", CX_DECIMAL_COMMA, G_GINT64_CONSTANT (12345670000));
  assert_money ("45.000đ", CX_DECIMAL_COMMA, 450000000);
  assert_money ("1,234.50", CX_DECIMAL_POINT, 12345000);
  assert_money ("$1,234.50", CX_DECIMAL_POINT, 12345000);
  assert_money ("(12)", CX_DECIMAL_POINT, -120000);
  assert_money ("-0,5 €", CX_DECIMAL_COMMA, -5000);
  assert_money ("0.1", CX_DECIMAL_POINT, 1000);
  assert_money ("0.00005", CX_DECIMAL_POINT, 1);
  assert_money ("0.00004999", CX_DECIMAL_POINT, 0);
  assert_money ("-0.00005", CX_DECIMAL_POINT, -1);
  assert_money ("922337203685477.5807", CX_DECIMAL_POINT, G_MAXINT64);
  assert_money ("0", CX_DECIMAL_POINT, 0);
}

static void
test_refused (void)
{
  static const char *const bad[] = {
    "",      "1.2tr", "abc",   "922337203685477.5808", "9999999999999999", "12%", "1e5", "₫",
    "1.2.3", "5 kg",  "12 34",
  };
  gint64 amount = 7;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (cx_money_parse (bad[i], strlen (bad[i]), CX_DECIMAL_POINT, &amount));
      g_assert_cmpint (amount, ==, 7);
    }
}

static void
assert_shown (gint64 amount, const char *currency, const char *language, const char *expected)
{
  g_autofree char *text = cx_money_to_human (amount, currency, language);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_to_human (void)
{
  assert_shown (G_GINT64_CONSTANT (12345670000), "VND", "vi", "1.234.567\u00a0₫");
  assert_shown (G_GINT64_CONSTANT (12345670000), "VND", "en", "₫1,234,567");
  assert_shown (12345000, "USD", "en", "$1,234.50");
  assert_shown (12345000, "USD", "vi", "1.234,50\u00a0$");
  assert_shown (-12345000, "USD", "en", "-$1,234.50");
  assert_shown (-120000, "VND", "vi", "-12\u00a0₫");
  assert_shown (4999, "VND", "vi", "0\u00a0₫");
  assert_shown (-4999, "VND", "vi", "0\u00a0₫");
  assert_shown (5000, "VND", "vi", "1\u00a0₫");
  assert_shown (9950, "USD", "en", "$1.00");
  assert_shown (50, "USD", "en", "$0.01");
  assert_shown (12345678, "XAU", "en", "XAU\u00a01,234.57");
  assert_shown (10000, "CHF", "en", "CHF\u00a01.00");
  assert_shown (G_MININT64, "USD", "en", "-$922,337,203,685,477.58");
}

static void
test_currency (void)
{
  const char *symbol;
  int decimals;

  g_assert_true (cx_money_currency ("vnd", &decimals, &symbol));
  g_assert_cmpint (decimals, ==, 0);
  g_assert_cmpstr (symbol, ==, "₫");
  g_assert_false (cx_money_currency ("XYZ", &decimals, &symbol));
  g_assert_cmpint (decimals, ==, 2);
  g_assert_cmpstr (symbol, ==, "XYZ");
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/money/parse", test_parse);
  g_test_add_func ("/money/refused", test_refused);
  g_test_add_func ("/money/to-human", test_to_human);
  g_test_add_func ("/money/currency", test_currency);
  return g_test_run ();
}
