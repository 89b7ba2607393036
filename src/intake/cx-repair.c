#include "config.h"

#include "cx-doctor-private.h"

#include "cx-moment.h"
#include "cx-text.h"

#include <string.h>

/* What each kind of repair does to one text. The doctor finds with the same functions that the
 * importer applies, so that a repair does what was shown. */

static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun",
                                      "jul", "aug", "sep", "oct", "nov", "dec" };

static int
read_month (const char *text, gsize length)
{
  for (guint i = 0; length == 3 && i < G_N_ELEMENTS (months); i++)
    if (g_ascii_strncasecmp (text, months[i], 3) == 0)
      return (int) i + 1;
  return 0;
}

static int
read_two_digits (const char *text, gsize length)
{
  if (length < 1 || length > 2 || !g_ascii_isdigit (text[0]) ||
      (length == 2 && !g_ascii_isdigit (text[1])))
    return -1;
  return (int) g_ascii_strtoll (text, NULL, 10);
}

char *
cx_repair_mend_month_range (const char *text)
{
  const char *dash = strchr (text, '-');
  int month, number;

  if (dash == NULL || strchr (dash + 1, '-') != NULL)
    return NULL;
  month = read_month (text, (gsize) (dash - text));
  number = read_two_digits (dash + 1, strlen (dash + 1));
  if (month == 0)
    {
      month = read_month (dash + 1, strlen (dash + 1));
      number = read_two_digits (text, (gsize) (dash - text));
    }
  if (month == 0 || number < 0)
    return NULL;
  return g_strdup_printf ("%d-%d", MIN (month, number), MAX (month, number));
}

char *
cx_repair_mend_typed_range (const char *text)
{
  CxMoment moment;
  gboolean has_time;
  int year, month, day;

  if (!cx_moment_parse_iso (text, strlen (text), &moment, &has_time))
    return NULL;
  cx_civil_from_days (moment.ms / (24 * 60 * 60 * 1000), &year, &month, &day);
  /* "10-49" became the first of October 1949; "2-5" became a day of the year it was typed in. */
  if (day == 1 && (year < 2000 || year % 100 > 31))
    return g_strdup_printf ("%d-%d", MIN (month, year % 100), MAX (month, year % 100));
  return g_strdup_printf ("%d-%d", MIN (month, day), MAX (month, day));
}

char *
cx_repair_mend_guard (const char *text)
{
  const char *rest = text + 1;
  gsize digits = 0;

  if (*text != '\'' || *rest == '\0')
    return NULL;
  if (strchr ("=+-@", *rest) != NULL)
    return g_strdup (rest);
  /* "'0912 345 678", but not "'90s music". */
  for (const char *at = rest; *at != '\0'; at++)
    {
      if (!g_ascii_isdigit (*at) && strchr (" .()-/", *at) == NULL)
        return NULL;
      digits += g_ascii_isdigit (*at);
    }
  return digits >= 7 ? g_strdup (rest) : NULL;
}

/* The byte of Windows-1252 that shows as @letter; -1 if none does. */
static int
get_byte (gunichar letter)
{
  static const guint16 high[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
  };

  if (letter < 0x100)
    return (int) letter;
  for (int i = 0; i < 32; i++)
    if (high[i] == letter)
      return 0x80 + i;
  return -1;
}

char *
cx_repair_mend_mojibake (const char *text)
{
  g_autoptr (GString) bytes = NULL;
  gsize high = 0;

  if (g_str_is_ascii (text))
    return NULL;
  bytes = g_string_new (NULL);
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      int byte = get_byte (g_utf8_get_char (at));

      if (byte < 0)
        return NULL;
      high += byte >= 0x80;
      g_string_append_c (bytes, (char) byte);
    }
  /* Text that was decoded rightly hardly ever makes sense when its bytes are read as UTF-8 again.
   */
  if (high < 2 || !g_utf8_validate (bytes->str, (gssize) bytes->len, NULL))
    return NULL;
  return g_string_free (g_steal_pointer (&bytes), FALSE);
}

char *
cx_repair_mend_serial (const char *text)
{
  CxMoment moment = { .offset = CX_OFFSET_NONE };
  double serial;

  if (!cx_number_parse (text, strlen (text), &serial) || serial < 25569 || serial >= 73051 ||
      !cx_moment_from_serial (serial, FALSE, &moment.ms))
    return NULL;
  return cx_moment_to_iso (moment, NULL, serial != (double) (gint64) serial);
}

char *
cx_repair_mend_leading_zero (const char *text)
{
  gsize length = strlen (text);

  /* Vietnamese mobile numbers are 0 and nine digits, of which the first is never 0, 1, 2, 4 or 6.
   */
  if (length != 9 || strspn (text, "0123456789") != 9 || strchr ("35789", *text) == NULL)
    return NULL;
  return g_strconcat ("0", text, NULL);
}

gboolean
cx_repair_is_rounded_id (const char *text)
{
  const char *at = text;

  if (!g_ascii_isdigit (*at++))
    return FALSE;
  if (*at == '.' || *at == ',')
    for (at++; g_ascii_isdigit (*at); at++)
      ;
  return (*at == 'E' || *at == 'e') && at[1] == '+' && g_ascii_isdigit (at[2]) &&
         g_ascii_isdigit (at[3]) && at[4] == '\0';
}

char *
cx_repair_apply (const CxRepair *repair, const char *text)
{
  g_autofree char *tidy = cx_text_tidy (text);

  switch (repair->kind)
    {
    case CX_REPAIR_MONTH_RANGE:
    case CX_REPAIR_TRAILING_ZERO:
      return g_strcmp0 (tidy, repair->from) == 0 ? g_strdup (repair->to) : NULL;
    case CX_REPAIR_SERIAL_DATE:
      return cx_repair_mend_serial (tidy);
    case CX_REPAIR_GUARD:
      return cx_repair_mend_guard (tidy);
    case CX_REPAIR_MOJIBAKE:
      return cx_repair_mend_mojibake (text);
    case CX_REPAIR_LEADING_ZERO:
      return cx_repair_mend_leading_zero (tidy);
    case CX_REPAIR_LONG_ID:
    case CX_REPAIR_NONE:
    default:
      return NULL;
    }
}
