#include "config.h"

#include "cx-number.h"
#include "cx-test.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#ifdef G_OS_UNIX
#include <langinfo.h>
#endif

static void
assert_text (double value, const char *expected)
{
  char buffer[CX_NUMBER_BUFFER];

  g_assert_cmpstr (cx_number_to_text (value, buffer), ==, expected);
}

static void
test_to_text (void)
{
  assert_text (0, "0");
  assert_text (-0.0, "0");
  assert_text (1, "1");
  assert_text (-7, "-7");
  assert_text (10, "10");
  assert_text (4.5, "4.5");
  assert_text (-0.25, "-0.25");
  assert_text (0.1, "0.1");
  assert_text (0.1 + 0.2, "0.30000000000000004");
  assert_text (1.05, "1.05");
  assert_text (10.762622, "10.762622");
  assert_text (123456.789, "123456.789");
  assert_text (1.0 / 3.0, "0.3333333333333333");
  assert_text (9007199254740991.0, "9007199254740991");
  assert_text (9007199254740992.0, "9007199254740992");
  assert_text (1e21, "1e+21");
  assert_text (1e-7, "1e-07");
  assert_text (5e-324, "5e-324");
  assert_text (1.7976931348623157e308, "1.7976931348623157e+308");
}

static void
assert_round_trip (double value)
{
  char buffer[CX_NUMBER_BUFFER];
  double back;

  cx_number_to_text (value, buffer);
  g_assert_cmpuint (strlen (buffer), <, CX_NUMBER_BUFFER);
  g_assert_true (cx_number_parse (buffer, strlen (buffer), &back));
  g_assert_true (back == value);
  g_assert_true (g_ascii_strtod (buffer, NULL) == value);
}

static void
test_round_trip (void)
{
  for (int i = 0; i < 200000; i++)
    {
      guint64 bits = (guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();
      double value;

      memcpy (&value, &bits, sizeof value);
      if (isfinite (value))
        assert_round_trip (value);
      assert_round_trip (g_test_rand_int_range (-1000000000, 1000000000) / 100.0);
      assert_round_trip (g_test_rand_double ());
      assert_round_trip (g_test_rand_double_range (-1e6, 1e6));
    }
}

/* The text is as short as %.*g can make it. */
static void
test_shortest (void)
{
  for (int i = 0; i < 20000; i++)
    {
      double value = g_test_rand_int_range (1, 1000000) / 1000.0;
      char ours[CX_NUMBER_BUFFER], theirs[CX_NUMBER_BUFFER];

      for (int precision = 1; precision <= 17; precision++)
        {
          g_autofree char *format = g_strdup_printf ("%%.%dg", precision);

          g_ascii_formatd (theirs, sizeof theirs, format, value);
          if (g_ascii_strtod (theirs, NULL) == value)
            break;
        }
      cx_number_to_text (value, ours);
      if (strchr (theirs, 'e') == NULL)
        g_assert_cmpstr (ours, ==, theirs);
    }
}

static void
assert_parses (const char *text, double expected)
{
  double value = -99;

  g_test_message ("%s", text);
  g_assert_true (cx_number_parse (text, strlen (text), &value));
  g_assert_cmpfloat (value, ==, expected);
}

static void
assert_refused (const char *text)
{
  double value = -99;

  g_test_message ("%s", text);
  g_assert_false (cx_number_parse (text, strlen (text), &value));
  g_assert_cmpfloat (value, ==, -99);
}

static void
test_parse (void)
{
  static const char *const refused[] = {
    "",     " ",   "-",    "+",     ".",    "5.",  "1,5",  "1 000", "inf",      "nan",
    "0x10", "1e",  "1e+",  "12a",   "a12",  "--1", "1-",   "1.2.3", "1e999",    "e5",
    "-inf", "NaN", "1e5.", "1 e 5", "１２", "½",   "1_00", "(12)",  "Infinity",
  };

  assert_parses ("12", 12);
  assert_parses ("-12.5", -12.5);
  assert_parses ("+7", 7);
  assert_parses ("1e3", 1000);
  assert_parses ("1.2E+11", 1.2e11);
  assert_parses (".5", 0.5);
  assert_parses ("  3.25\t", 3.25);
  assert_parses ("\u00a042\u00a0", 42);
  assert_parses ("007", 7);
  assert_parses ("-0", 0);
  assert_parses ("0.30000000000000004", 0.1 + 0.2);
  assert_parses ("123456789012345678901234567890", 123456789012345678901234567890.0);
  assert_parses ("1e-400", 0);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    assert_refused (refused[i]);
}

/* Only as many bytes as were given are looked at. */
static void
test_parse_length (void)
{
  double value;

  g_assert_true (cx_number_parse ("12345", 2, &value));
  g_assert_cmpfloat (value, ==, 12);
  g_assert_true (cx_number_parse ("1.25e7x", 4, &value));
  g_assert_cmpfloat (value, ==, 1.25);
}

static void
assert_human (const char *text, CxDecimal decimal, double expected)
{
  double value = -99;

  g_test_message ("%s", text);
  g_assert_true (cx_number_parse_human (text, strlen (text), decimal, &value));
  g_assert_cmpfloat (value, ==, expected);
}

static void
assert_not_human (const char *text, CxDecimal decimal)
{
  double value;

  g_test_message ("%s", text);
  g_assert_false (cx_number_parse_human (text, strlen (text), decimal, &value));
}

static void
test_human_point (void)
{
  static const char *const refused[] = {
    "",      "abc",   "1.234.567", "12,34",       "1,23,456",  "1234,567", "0,123", "1,234,56",
    "1.2tr", "1,2,3", "5 kg",      "1-2",         "--5",       "(5",       "5)",    "-(5)",
    "$5$",   "5%%",   "$5%",       "10/9/2026",   "1 234,567", "1,",       ",5",    "₫",
    "1 23",  "đồng",  "1e5e",      "9 - Rất tốt", "1,234 567",
  };

  assert_human ("1,234.5", CX_DECIMAL_POINT, 1234.5);
  assert_human ("1,234,567", CX_DECIMAL_POINT, 1234567);
  assert_human ("1 234 567.25", CX_DECIMAL_POINT, 1234567.25);
  assert_human ("1'234.50", CX_DECIMAL_POINT, 1234.5);
  assert_human ("$1,234.50", CX_DECIMAL_POINT, 1234.5);
  assert_human ("USD 12", CX_DECIMAL_POINT, 12);
  assert_human ("-$12.30", CX_DECIMAL_POINT, -12.3);
  assert_human ("$-12.30", CX_DECIMAL_POINT, -12.3);
  assert_human ("(12)", CX_DECIMAL_POINT, -12);
  assert_human ("($1,234)", CX_DECIMAL_POINT, -1234);
  assert_human ("12-", CX_DECIMAL_POINT, -12);
  assert_human ("−3.5", CX_DECIMAL_POINT, -3.5);
  assert_human ("45.5%", CX_DECIMAL_POINT, 45.5);
  assert_human ("45 %", CX_DECIMAL_POINT, 45);
  assert_human (".5", CX_DECIMAL_POINT, 0.5);
  assert_human ("1.2E+11", CX_DECIMAL_POINT, 1.2e11);
  assert_human ("12.5", CX_DECIMAL_POINT, 12.5);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    assert_not_human (refused[i], CX_DECIMAL_POINT);
}

static void
test_human_comma (void)
{
  assert_human ("1.234,5", CX_DECIMAL_COMMA, 1234.5);
  assert_human ("1.234.567", CX_DECIMAL_COMMA, 1234567);
  assert_human ("1 234,5", CX_DECIMAL_COMMA, 1234.5);
  assert_human ("1\u00a0234\u00a0567", CX_DECIMAL_COMMA, 1234567);
  assert_human ("1\u202f234,5", CX_DECIMAL_COMMA, 1234.5);
  assert_human ("1.234.567 ₫", CX_DECIMAL_COMMA, 1234567);
  assert_human ("45.000đ", CX_DECIMAL_COMMA, 45000);
  assert_human ("45.000 VNĐ", CX_DECIMAL_COMMA, 45000);
  assert_human ("45.000 đồng", CX_DECIMAL_COMMA, 45000);
  assert_human ("VND 45.000", CX_DECIMAL_COMMA, 45000);
  assert_human ("4,5", CX_DECIMAL_COMMA, 4.5);
  assert_human ("1,2E+11", CX_DECIMAL_COMMA, 1.2e11);
  assert_human ("-0,5", CX_DECIMAL_COMMA, -0.5);
  assert_not_human ("12.5", CX_DECIMAL_COMMA);
  assert_not_human ("1,234,567", CX_DECIMAL_COMMA);
  assert_not_human ("0.123", CX_DECIMAL_COMMA);
  assert_not_human ("1.2tr", CX_DECIMAL_COMMA);
}

/* However long a text is, nothing is written past the buffer. */
static void
test_human_long (void)
{
  g_autofree char *digits = g_strnfill (500, '7');
  g_autofree char *zeros = g_strdup_printf ("0,%0*d", 400, 1);
  double value;

  g_assert_false (cx_number_parse_human (digits, 500, CX_DECIMAL_POINT, &value));
  g_assert_false (cx_number_parse_human (zeros, strlen (zeros), CX_DECIMAL_COMMA, &value));
  for (gsize n = 55; n < 75; n++)
    {
      digits[n] = 'e';
      digits[n + 1] = '5';
      cx_number_parse_human (digits, n + 2, CX_DECIMAL_POINT, &value);
      digits[n] = digits[n + 1] = '7';
    }
}

static void
test_vote (void)
{
  static const struct
  {
    const char *text;
    int vote;
  } cases[] = {
    { "1.234", 0 },    { "1,234", 0 },   { "1.234.567", -1 }, { "1,234,567", 1 }, { "12.5", 1 },
    { "12,5", -1 },    { "12", 0 },      { "abc", 0 },        { "0.123", 1 },     { "0,123", -1 },
    { "1.234,5", -1 }, { "1,234.5", 1 }, { "1234.567", 1 },   { "", 0 },          { "45.000đ", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (cx_number_vote (cases[i].text, strlen (cases[i].text)), ==, cases[i].vote);
    }
}

static void
assert_shown (double value, int decimals, const char *language, const char *expected)
{
  g_autofree char *text = cx_number_to_human (value, decimals, language);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_to_human (void)
{
  assert_shown (1234.5, 1, "vi", "1.234,5");
  assert_shown (1234.5, 1, "en", "1,234.5");
  assert_shown (1234567, 0, "vi", "1.234.567");
  assert_shown (123, 0, "en", "123");
  assert_shown (-1234.567, 2, "en", "-1,234.57");
  assert_shown (-0.04, 1, "en", "0.0");
  assert_shown (0.05, 2, "vi", "0,05");
  assert_shown (999.96, 1, "en", "1,000.0");
  assert_shown (NAN, 1, "en", "–");
  assert_shown (1234.5, 1, NULL, "1,234.5");
}

static void
test_size (void)
{
  static const struct
  {
    gint64 bytes;
    const char *language, *text;
  } cases[] = {
    { 0, "en", "0.0\302\240kB" },
    { 1, "en", "0.1\302\240kB" },
    { 50400, "en", "50.4\302\240kB" },
    { 50400, "vi", "50,4\302\240kB" },
    { 999949, "en", "999.9\302\240kB" },
    { 999950, "en", "1.0\302\240MB" },
    { 78786560, "vi", "78,8\302\240MB" },
    { G_GINT64_CONSTANT (5000000000000000), "en", "5,000.0\302\240TB" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = cx_size_to_human (cases[i].bytes, cases[i].language);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_to_human_huge (void)
{
  g_autofree char *text = cx_number_to_human (-1.5e300, 9, "vi");

  g_assert_true (g_str_has_prefix (text, "-1.500.000"));
  g_assert_true (g_str_has_suffix (text, ",000000000"));
}

/* Under a locale with a decimal comma, libraries write points only between begin and end. */
static void
test_c_numbers (void)
{
  char text[32];

  cx_c_numbers_begin ();
  cx_c_numbers_begin ();
  snprintf (text, sizeof text, "%.1f", 4.5);
  g_assert_cmpstr (text, ==, "4.5");
  cx_c_numbers_end ();
  snprintf (text, sizeof text, "%.1f", 4.5);
  g_assert_cmpstr (text, ==, "4.5");
  cx_c_numbers_end ();
  snprintf (text, sizeof text, "%.1f", 4.5);
  g_assert_cmpint (text[1], ==, *localeconv ()->decimal_point);
}

#ifdef G_OS_UNIX
/* Letters and messages stay those of the person's locale. */
static void
test_c_numbers_alone (void)
{
  g_autofree char *before = g_strdup (nl_langinfo (CODESET));

  cx_c_numbers_begin ();
  g_assert_cmpstr (nl_langinfo (CODESET), ==, before);
  g_assert_cmpstr (nl_langinfo (RADIXCHAR), ==, ".");
  cx_c_numbers_end ();
}
#endif

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/number/to-text", test_to_text);
  g_test_add_func ("/number/round-trip", test_round_trip);
  g_test_add_func ("/number/shortest", test_shortest);
  g_test_add_func ("/number/parse", test_parse);
  g_test_add_func ("/number/parse-length", test_parse_length);
  g_test_add_func ("/number/human-point", test_human_point);
  g_test_add_func ("/number/human-comma", test_human_comma);
  g_test_add_func ("/number/human-long", test_human_long);
  g_test_add_func ("/number/vote", test_vote);
  g_test_add_func ("/number/to-human", test_to_human);
  g_test_add_func ("/number/size", test_size);
  g_test_add_func ("/number/to-human-huge", test_to_human_huge);
  g_test_add_func ("/number/c-numbers", test_c_numbers);
#ifdef G_OS_UNIX
  g_test_add_func ("/number/c-numbers-alone", test_c_numbers_alone);
#endif
  return g_test_run ();
}
