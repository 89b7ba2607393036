#include "config.h"

#include "cx-money.h"

#include "cx-number-scan.h"

#include <string.h>

/* Decimal places kept. */
#define PLACES 4

static const struct
{
  const char *code;
  int decimals;
  const char *symbol;
} currencies[] = {
  { "AUD", 2, "A$" },  { "BRL", 2, "R$" },  { "CAD", 2, "CA$" }, { "CHF", 2, "CHF" },
  { "CNY", 2, "¥" },   { "CZK", 2, "Kč" },  { "DKK", 2, "kr" },  { "EUR", 2, "€" },
  { "GBP", 2, "£" },   { "HKD", 2, "HK$" }, { "IDR", 0, "Rp" },  { "INR", 2, "₹" },
  { "JPY", 0, "¥" },   { "KHR", 2, "៛" },   { "KRW", 0, "₩" },   { "LAK", 2, "₭" },
  { "MYR", 2, "RM" },  { "NOK", 2, "kr" },  { "NZD", 2, "NZ$" }, { "PHP", 2, "₱" },
  { "PLN", 2, "zł" },  { "SEK", 2, "kr" },  { "SGD", 2, "S$" },  { "THB", 2, "฿" },
  { "TWD", 2, "NT$" }, { "USD", 2, "$" },   { "VND", 0, "₫" },
};

/* Adds a decimal digit. FALSE where that leaves 64 bits. */
static gboolean
push_digit (gint64 *amount, int digit)
{
  gint64 shifted;

  return !__builtin_mul_overflow (*amount, 10, &shifted) &&
         !__builtin_add_overflow (shifted, digit, amount);
}

/* "1234.5" × 10 000 without a double in between; a fifth place rounds half away from zero. */
static gboolean
read_plain (const char *plain, gint64 *amount)
{
  gint64 result = 0;
  const char *p;
  int places = 0;

  for (p = plain; g_ascii_isdigit (*p); p++)
    if (!push_digit (&result, *p - '0'))
      return FALSE;
  if (*p == '.')
    for (p++; places < PLACES && g_ascii_isdigit (*p); p++, places++)
      if (!push_digit (&result, *p - '0'))
        return FALSE;
  for (; places < PLACES; places++)
    if (!push_digit (&result, 0))
      return FALSE;
  if (g_ascii_isdigit (*p) && *p >= '5' && __builtin_add_overflow (result, 1, &result))
    return FALSE;
  *amount = result;
  return p[strspn (p, "0123456789")] == '\0';
}

gboolean
cx_money_parse (const char *text, gsize length, CxDecimal decimal, gint64 *amount)
{
  CxNumberScan scan;
  gint64 result;

  if (!cx_number_scan (text, length, decimal, &scan) || scan.percent ||
      !read_plain (scan.plain, &result))
    return FALSE;
  *amount = scan.negative ? -result : result;
  return TRUE;
}

gboolean
cx_money_currency (const char *code, int *decimals, const char **symbol)
{
  for (gsize i = 0; i < G_N_ELEMENTS (currencies); i++)
    if (g_ascii_strcasecmp (currencies[i].code, code) == 0)
      {
        *decimals = currencies[i].decimals;
        *symbol = currencies[i].symbol;
        return TRUE;
      }
  *decimals = 2;
  *symbol = code;
  return FALSE;
}

/* |@amount| rounded half away from zero to @decimals places and counted in the last of them. */
static guint64
round_to (guint64 amount, int decimals)
{
  guint64 unit = CX_MONEY_UNIT;

  for (int i = 0; i < decimals; i++)
    unit /= 10;
  return amount / unit + (amount % unit >= (unit + 1) / 2 && unit > 1);
}

char *
cx_money_to_human (gint64 amount, const char *currency, const char *language)
{
  gboolean vietnamese = language != NULL && g_str_has_prefix (language, "vi");
  const char *symbol, *sign;
  int decimals, digits;
  guint64 rounded, scale = 1;
  g_autoptr (GString) number = g_string_new (NULL);
  char plain[24];

  cx_money_currency (currency, &decimals, &symbol);
  rounded = round_to (amount < 0 ? -(guint64) amount : (guint64) amount, decimals);
  sign = amount < 0 && rounded != 0 ? "-" : "";
  for (int i = 0; i < decimals; i++)
    scale *= 10;

  digits = g_snprintf (plain, sizeof plain, "%" G_GUINT64_FORMAT, rounded / scale);
  for (int i = 0; i < digits; i++)
    {
      if (i > 0 && (digits - i) % 3 == 0)
        g_string_append_c (number, vietnamese ? '.' : ',');
      g_string_append_c (number, plain[i]);
    }
  if (decimals > 0)
    g_string_append_printf (number, "%c%0*" G_GUINT64_FORMAT, vietnamese ? ',' : '.', decimals,
                            rounded % scale);

  if (vietnamese)
    return g_strdup_printf ("%s%s\u00a0%s", sign, number->str, symbol);
  /* A code instead of a sign is parted from the number. */
  return g_strdup_printf (g_ascii_isalpha (symbol[strlen (symbol) - 1]) ? "%s%s\u00a0%s" : "%s%s%s",
                          sign, symbol, number->str);
}

const char *
cx_money_get_code (guint i)
{
  return i < G_N_ELEMENTS (currencies) ? currencies[i].code : NULL;
}
