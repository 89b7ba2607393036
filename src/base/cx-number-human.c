#include "config.h"

#include "cx-number-scan.h"

#include <math.h>
#include <string.h>

/* Currency signs and codes that may stand before or behind a number, longest first. Compared
 * ignoring the case of ASCII letters. */
static const char *const currencies[] = {
  "đồng", "dong", "vnđ", "VNĐ", "vnd", "usd", "eur", "gbp", "jpy", "aud", "sgd", "thb", "cny",
  "krw",  "chf",  "us$", "a$",  "s$",  "₫",   "đ",   "Đ",   "$",   "€",   "£",   "¥",   "฿",
};

static const char *const blanks[] = { " ", "\t", "\n", "\r", "\u00a0", "\u202f", "\u2009" };
static const char *const apostrophes[] = { "'", "’" };
static const char *const minuses[] = { "-", "−", "–" };

/* What is left of the text. */
typedef struct
{
  const char *p, *end;
} Span;

static gboolean
take_first (Span *span, const char *token)
{
  gsize n = strlen (token);

  if ((gsize) (span->end - span->p) < n || g_ascii_strncasecmp (span->p, token, n) != 0)
    return FALSE;
  span->p += n;
  return TRUE;
}

static gboolean
take_last (Span *span, const char *token)
{
  gsize n = strlen (token);

  if ((gsize) (span->end - span->p) < n || g_ascii_strncasecmp (span->end - n, token, n) != 0)
    return FALSE;
  span->end -= n;
  return TRUE;
}

static gboolean
take_any (Span *span,
          const char *const *tokens,
          gsize n,
          gboolean (*take) (Span *span, const char *token))
{
  for (gsize i = 0; i < n; i++)
    if (take (span, tokens[i]))
      return TRUE;
  return FALSE;
}

#define TAKE(span, tokens, take) take_any (span, tokens, G_N_ELEMENTS (tokens), take)

typedef struct
{
  guint signs, currencies, percents, opens, closes;
} Ornaments;

/* A digit or a decimal sign begins and ends the number itself. */
static gboolean
is_bare (const Span *span)
{
  return span->p < span->end && g_ascii_isdigit (span->end[-1]) &&
         (g_ascii_isdigit (*span->p) || *span->p == '.' || *span->p == ',');
}

/* Peels signs, currencies, percent signs and brackets off both ends. */
static gboolean
peel (Span *span, CxNumberScan *scan)
{
  Ornaments found = { 0 };

  while (!is_bare (span) && span->p < span->end)
    {
      if (TAKE (span, blanks, take_first) || TAKE (span, blanks, take_last))
        continue;
      if (TAKE (span, currencies, take_first) || TAKE (span, currencies, take_last))
        found.currencies++;
      else if (TAKE (span, minuses, take_first) || TAKE (span, minuses, take_last))
        {
          scan->negative = TRUE;
          found.signs++;
        }
      else if (take_first (span, "+"))
        found.signs++;
      else if (take_first (span, "%") || take_last (span, "%"))
        found.percents++;
      else if (take_first (span, "("))
        found.opens++;
      else if (take_last (span, ")"))
        found.closes++;
      else
        return FALSE;
    }

  scan->negative = scan->negative || found.opens > 0;
  scan->percent = found.percents > 0;
  scan->currency = found.currencies > 0;
  return is_bare (span) && found.signs + found.opens <= 1 && found.opens == found.closes &&
         found.currencies <= 1 && found.percents <= 1 && found.currencies + found.percents <= 1;
}

static gboolean
take_digits (Span *span, CxNumberScan *scan, gsize *count)
{
  const char *start = span->p;

  while (span->p < span->end && g_ascii_isdigit (*span->p))
    {
      if (scan->length == CX_NUMBER_SCAN_MAX)
        return FALSE;
      scan->plain[scan->length++] = *span->p++;
    }
  *count = (gsize) (span->p - start);
  return TRUE;
}

/* The sign between groups of three that stands here, or NULL. */
static const char *
find_group_sign (const Span *span, CxDecimal decimal)
{
  Span rest = *span;
  const char *sign = decimal == CX_DECIMAL_POINT ? "," : ".";

  if (take_first (&rest, sign))
    return sign;
  for (gsize i = 0; i < G_N_ELEMENTS (blanks); i++)
    if (take_first (&rest, blanks[i]))
      return blanks[i];
  for (gsize i = 0; i < G_N_ELEMENTS (apostrophes); i++)
    if (take_first (&rest, apostrophes[i]))
      return apostrophes[i];
  return NULL;
}

/* The whole part. Groups hold three digits each, are all parted by the same sign, and the first is
 * neither empty nor begins with 0: that makes "12.5" and "0.123" unreadable as grouped numbers. */
static gboolean
take_whole (Span *span, CxDecimal decimal, CxNumberScan *scan, gboolean *grouped)
{
  const char *sign;
  gsize first, count;

  if (!take_digits (span, scan, &first))
    return FALSE;
  sign = first > 0 ? find_group_sign (span, decimal) : NULL;
  *grouped = sign != NULL;
  if (sign == NULL)
    return TRUE;
  if (first > 3 || scan->plain[0] == '0')
    return FALSE;

  while (take_first (span, sign))
    if (!take_digits (span, scan, &count) || count != 3)
      return FALSE;
  return TRUE;
}

static gboolean
take_exponent (Span *span, CxNumberScan *scan)
{
  gsize count;

  if (scan->length + 2 > CX_NUMBER_SCAN_MAX)
    return FALSE;
  span->p++;
  scan->plain[scan->length++] = 'e';
  if (span->p < span->end && (*span->p == '-' || *span->p == '+'))
    scan->plain[scan->length++] = *span->p++;
  return take_digits (span, scan, &count) && count > 0;
}

/* A quick no for most texts. */
static gboolean
may_be_number (const char *text, gsize length)
{
  if (length > 2 * CX_NUMBER_SCAN_MAX)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (text[i]))
      return TRUE;
  return FALSE;
}

gboolean
cx_number_scan (const char *text, gsize length, CxDecimal decimal, CxNumberScan *scan)
{
  Span span = { text, text + length };
  gboolean grouped;
  gsize count;

  *scan = (CxNumberScan){ 0 };
  if (!may_be_number (text, length))
    return FALSE;
  if (!peel (&span, scan) || !take_whole (&span, decimal, scan, &grouped))
    return FALSE;

  if (take_first (&span, decimal == CX_DECIMAL_POINT ? "." : ","))
    {
      if (scan->length == 0)
        scan->plain[scan->length++] = '0';
      scan->plain[scan->length++] = '.';
      if (!take_digits (&span, scan, &count) || count == 0)
        return FALSE;
    }
  if (!grouped && span.p < span.end && (*span.p == 'e' || *span.p == 'E') &&
      !take_exponent (&span, scan))
    return FALSE;
  scan->plain[scan->length] = '\0';
  return span.p == span.end && scan->length > 0;
}

gboolean
cx_number_parse_human (const char *text, gsize length, CxDecimal decimal, double *value)
{
  CxNumberScan scan;
  double result;

  if (!cx_number_scan (text, length, decimal, &scan) ||
      !cx_number_parse (scan.plain, scan.length, &result))
    return FALSE;
  *value = scan.negative && result != 0 ? -result : result;
  return TRUE;
}

int
cx_number_vote (const char *text, gsize length)
{
  CxNumberScan scan;

  return (int) cx_number_scan (text, length, CX_DECIMAL_POINT, &scan) -
         (int) cx_number_scan (text, length, CX_DECIMAL_COMMA, &scan);
}

static gboolean
uses_comma (const char *language)
{
  static const char *const languages[] = { "vi", "de", "fr", "es", "it", "nl", "pt", "id", "ru" };

  for (gsize i = 0; language != NULL && i < G_N_ELEMENTS (languages); i++)
    if (g_ascii_strncasecmp (language, languages[i], 2) == 0 && !g_ascii_isalpha (language[2]))
      return TRUE;
  return FALSE;
}

char *
cx_number_to_human (double value, int decimals, const char *language)
{
  gboolean comma = uses_comma (language);
  char format[8], digits[G_ASCII_DTOSTR_BUF_SIZE + 320];
  const char *p = digits;
  GString *text;
  gsize whole;

  if (!isfinite (value))
    return g_strdup ("–");

  decimals = CLAMP (decimals, 0, 9);
  g_snprintf (format, sizeof format, "%%.%df", decimals);
  g_ascii_formatd (digits, sizeof digits, format, fabs (value));
  text = g_string_new (NULL);
  /* What rounds to nothing has no sign. */
  if (value < 0 && strpbrk (digits, "123456789") != NULL)
    g_string_append_c (text, '-');

  whole = strspn (p, "0123456789");
  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append_c (text, comma ? '.' : ',');
      g_string_append_c (text, p[i]);
    }
  if (p[whole] != '\0')
    {
      g_string_append_c (text, comma ? ',' : '.');
      g_string_append (text, p + whole + 1);
    }
  return g_string_free (text, FALSE);
}
