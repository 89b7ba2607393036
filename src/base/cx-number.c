#include "config.h"

#include "cx-number.h"

#include <math.h>
#include <string.h>

/* Up to here every integer is a double. */
#define MAX_EXACT 9007199254740992.0

/* Powers of ten that a double holds exactly. */
static const double powers[] = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                 1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };

static gsize
write_digits (guint64 value, char *buffer)
{
  char digits[20];
  gsize n = 0;

  do
    {
      digits[n++] = (char) ('0' + value % 10);
      value /= 10;
    }
  while (value != 0);
  for (gsize i = 0; i < n; i++)
    buffer[i] = digits[n - 1 - i];
  return n;
}

/* A number with few decimals, as nearly all answers are: the smallest k for which value × 10^k is a
 * whole number m below 10^15 and m / 10^k is @value again. Both are exact doubles, so the division
 * rounds as reading the text "m × 10^-k" does; below 16 digits that text is the only shortest one.
 */
static gboolean
write_short_decimal (double value, char *buffer)
{
  for (int k = 1; k <= 8; k++)
    {
      double scaled = nearbyint (value * powers[k]);
      guint64 whole, part;
      gsize n;

      if (scaled >= 1e15)
        return FALSE;
      if (scaled / powers[k] != value)
        continue;

      whole = (guint64) scaled / (guint64) powers[k];
      part = (guint64) scaled % (guint64) powers[k];
      n = write_digits (whole, buffer);
      buffer[n] = '.';
      for (int i = k; i >= 1; i--, part /= 10)
        buffer[n + (gsize) i] = (char) ('0' + part % 10);
      buffer[n + (gsize) k + 1] = '\0';
      return TRUE;
    }
  return FALSE;
}

static void
write_general (double value, char *buffer)
{
  /* 15 digits are always safe for a normal number; the tiniest ones carry fewer. */
  int precision = fabs (value) < 1e-300 ? 1 : 15;

  for (; precision <= 17; precision++)
    {
      char format[8] = "%.00g";

      format[2] = (char) ('0' + precision / 10);
      format[3] = (char) ('0' + precision % 10);
      g_ascii_formatd (buffer, CX_NUMBER_BUFFER, format, value);
      /* 17 digits are always enough. */
      if (precision == 17 || g_ascii_strtod (buffer, NULL) == value)
        return;
    }
}

char *
cx_number_to_text (double value, char buffer[CX_NUMBER_BUFFER])
{
  char *p = buffer;
  double magnitude = fabs (value);

  if (!isfinite (value))
    {
      g_strlcpy (buffer, isnan (value) ? "nan" : value > 0 ? "inf" : "-inf", CX_NUMBER_BUFFER);
      return buffer;
    }
  if (value < 0)
    *p++ = '-';

  if (magnitude <= MAX_EXACT && magnitude == floor (magnitude))
    p[write_digits ((guint64) magnitude, p)] = '\0';
  else if (magnitude < 1e-4 || magnitude >= 1e15 || !write_short_decimal (magnitude, p))
    write_general (magnitude, p);
  return buffer;
}

static gboolean
skip_blank (const char **text, const char *end)
{
  const guchar *p = (const guchar *) *text;

  if (*text < end && (*p == ' ' || (*p >= '\t' && *p <= '\r')))
    {
      *text += 1;
      return TRUE;
    }
  if (end - *text >= 2 && p[0] == 0xC2 && p[1] == 0xA0)
    {
      *text += 2;
      return TRUE;
    }
  return FALSE;
}

static const char *
trim_end (const char *text, const char *end)
{
  while (end > text)
    {
      const guchar last = (guchar) end[-1];

      if (last == ' ' || (last >= '\t' && last <= '\r'))
        end--;
      else if (last == 0xA0 && end - text >= 2 && (guchar) end[-2] == 0xC2)
        end -= 2;
      else
        break;
    }
  return end;
}

/* What stands in a plain number. */
typedef struct
{
  guint64 digits;
  int n_digits; /* without leading zeros */
  int scale;    /* how many of them stand behind the point */
  int exponent;
} Plain;

static gboolean
scan_digits (const char **p, const char *end, gboolean behind_point, Plain *plain)
{
  const char *start = *p;

  for (; *p < end && g_ascii_isdigit (**p); *p += 1)
    {
      if (plain->n_digits < 19)
        plain->digits = plain->digits * 10 + (guint64) (**p - '0');
      if (plain->n_digits > 0 || **p != '0')
        plain->n_digits++;
      if (behind_point)
        plain->scale++;
    }
  return *p > start;
}

static gboolean
scan_exponent (const char **p, const char *end, Plain *plain)
{
  gboolean negative = FALSE;
  const char *start;

  if (*p == end || (**p != 'e' && **p != 'E'))
    return TRUE;

  *p += 1;
  if (*p < end && (**p == '+' || **p == '-'))
    negative = *(*p)++ == '-';
  for (start = *p; *p < end && g_ascii_isdigit (**p); *p += 1)
    plain->exponent = MIN (plain->exponent * 10 + (**p - '0'), 10000);
  if (negative)
    plain->exponent = -plain->exponent;
  return *p > start;
}

static gboolean
convert (const Plain *plain, const char *text, const char *end, double *value)
{
  int exponent = plain->exponent - plain->scale;
  g_autofree char *copy = NULL;
  double result;

  /* Exact operands, so that one operation rounds once, as it should. */
  if (plain->n_digits <= 15 && ABS (exponent) <= 22)
    {
      result = (double) plain->digits;
      *value = exponent < 0 ? result / powers[-exponent] : result * powers[exponent];
      return TRUE;
    }

  copy = g_strndup (text, (gsize) (end - text));
  result = g_ascii_strtod (copy, NULL);
  if (!isfinite (result))
    return FALSE;
  *value = result;
  return TRUE;
}

gboolean
cx_number_parse (const char *text, gsize length, double *value)
{
  const char *end = trim_end (text, text + length);
  Plain plain = { 0 };
  gboolean negative = FALSE, before, behind = TRUE;
  const char *start, *p = text;
  double result;

  while (skip_blank (&p, end))
    ;
  if (p < end && (*p == '-' || *p == '+'))
    negative = *p++ == '-';

  start = p;
  before = scan_digits (&p, end, FALSE, &plain);
  if (p < end && *p == '.')
    {
      p++;
      behind = scan_digits (&p, end, TRUE, &plain);
    }
  else if (!before)
    return FALSE;
  if (!behind || !scan_exponent (&p, end, &plain) || p != end ||
      !convert (&plain, start, end, &result))
    return FALSE;

  *value = negative && result != 0 ? -result : result;
  return TRUE;
}

char *
cx_size_to_human (gint64 bytes, const char *language)
{
  /* Signs of the International System, the same in every language. */
  static const char *const units[] = { "kB", "MB", "GB", "TB" };
  double size = (double) MAX (bytes, 0) / 1000;
  g_autofree char *number = NULL;
  guint unit = 0;

  while (size >= 999.95 && unit + 1 < G_N_ELEMENTS (units))
    {
      size /= 1000;
      unit++;
    }
  /* What is there is never said to be nothing. */
  if (bytes > 0)
    size = MAX (size, 0.1);
  number = cx_number_to_human (size, 1, language);
  return g_strconcat (number, "\302\240", units[unit], NULL);
}
