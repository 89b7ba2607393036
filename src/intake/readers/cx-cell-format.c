#include "config.h"

#include "cx-cell-format.h"

#include "cx-moment.h"
#include "cx-number.h"

#include <math.h>
#include <string.h>

#define MS_PER_DAY G_GINT64_CONSTANT (86400000)
/* 9999-12-31 in days, the last that Excel knows. */
#define MAX_SERIAL 2958466.0

CxCellFormat
cx_cell_format_builtin (guint id)
{
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) ||
      id == 57 || id == 58 || (id >= 71 && id <= 74))
    return CX_FORMAT_DATE;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 ||
      (id >= 75 && id <= 76) || id == 78 || id == 80)
    return CX_FORMAT_TIME;
  if (id == 22 || id == 77)
    return CX_FORMAT_MOMENT;
  if (id == 46 || id == 79)
    return CX_FORMAT_DURATION;
  if (id == 81)
    return CX_FORMAT_DATE;
  return id == 49 ? CX_FORMAT_TEXT : CX_FORMAT_NUMBER;
}

/* The letters of the first section of a code without what is shown as it stands; *@elapsed: [h] or
 * its like stands in it. */
static char *
strip_code (const char *code, gboolean *elapsed)
{
  GString *bare = g_string_new (NULL);

  *elapsed = FALSE;
  for (const char *p = code; *p != '\0' && *p != ';'; p = *p != '\0' ? g_utf8_next_char (p) : p)
    {
      if (*p == '"')
        {
          const char *close = strchr (p + 1, '"');

          if (close == NULL)
            break;
          p = close;
        }
      else if (*p == '[')
        {
          const char *close = strchr (p, ']');
          gsize letters;

          if (close == NULL)
            break;
          letters = strspn (p + 1, "hHmMsStT");
          if (letters > 0 && p + 1 + letters == close)
            *elapsed = TRUE;
          p = close;
        }
      else if ((*p == '\\' || *p == '_' || *p == '*') && p[1] != '\0')
        p++;
      else
        g_string_append_unichar (bare, g_unichar_tolower (g_utf8_get_char (p)));
    }
  return g_string_free (bare, FALSE);
}

static void
cut_word (char *text, const char *word)
{
  char *at;

  while ((at = strstr (text, word)) != NULL)
    memmove (at, at + strlen (word), strlen (at + strlen (word)) + 1);
}

/* Fractions of a second ("ss.000") are no digits of a number. */
static void
cut_fractions (char *text)
{
  for (char *p = text; *p != '\0'; p++)
    if (*p == 's' && (p[1] == '.' || p[1] == ',') && p[2] == '0')
      {
        gsize zeros = strspn (p + 2, "0");

        memmove (p + 1, p + 2 + zeros, strlen (p + 2 + zeros) + 1);
      }
}

static gboolean
has_letter (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

CxCellFormat
cx_cell_format_parse (const char *code)
{
  gboolean elapsed, time, day;
  g_autofree char *bare = NULL;

  if (!g_utf8_validate (code, -1, NULL))
    return CX_FORMAT_NUMBER;
  bare = strip_code (code, &elapsed);
  cut_word (bare, "am/pm");
  cut_word (bare, "a/p");
  cut_word (bare, "general");
  cut_word (bare, "standard");
  cut_fractions (bare);
  if (strcmp (bare, "@") == 0)
    return CX_FORMAT_TEXT;
  if (strpbrk (bare, "0#?") != NULL)
    return CX_FORMAT_NUMBER;
  if (elapsed)
    return CX_FORMAT_DURATION;
  if (!has_letter (bare))
    return CX_FORMAT_NUMBER;

  /* Hours and seconds are h and s (or ss) in nearly every language; a format with other letters
   * beside h, m and s shows a day: d y (English), j a (French), t j (German), r (Polish), v
   * (Finnish), г д (Russian) … "mm:ss" is a time, "mmm" alone a month. */
  time = strchr (bare, 'h') != NULL || strchr (bare, 's') != NULL;
  day = !time;
  for (const char *p = bare; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)) && strchr ("hmsz", *p) == NULL)
      day = TRUE;
  return day && time ? CX_FORMAT_MOMENT : day ? CX_FORMAT_DATE : CX_FORMAT_TIME;
}

static char *
put_digits (char *to, guint value, int digits)
{
  for (int i = digits; i-- > 0; value /= 10)
    to[i] = (char) ('0' + value % 10);
  return to + digits;
}

void
cx_cell_format_duration (gint64 ms, char *text)
{
  gint64 hours, rest = ABS (ms);
  char *p = text;

  if (ms < 0)
    *p++ = '-';
  hours = rest / 3600000;
  rest %= 3600000;
  p += g_snprintf (p, 24, "%02" G_GINT64_FORMAT, hours);
  *p++ = ':';
  p = put_digits (p, (guint) (rest / 60000), 2);
  *p++ = ':';
  p = put_digits (p, (guint) (rest / 1000 % 60), 2);
  if (rest % 1000 != 0)
    {
      *p++ = '.';
      p = put_digits (p, (guint) (rest % 1000), 3);
    }
  *p = '\0';
}

void
cx_cell_format_moment (gint64 civil_ms, gboolean with_time, char *text)
{
  CxCivil civil;
  char *p = text;

  cx_civil_from_ms (civil_ms, &civil);
  p = put_digits (p, (guint) CLAMP (civil.year, 0, 9999), 4);
  *p++ = '-';
  p = put_digits (p, (guint) civil.month, 2);
  *p++ = '-';
  p = put_digits (p, (guint) civil.day, 2);
  if (with_time)
    {
      *p++ = 'T';
      cx_cell_format_duration (
          civil_ms - cx_civil_to_days (civil.year, civil.month, civil.day) * MS_PER_DAY, p);
    }
  else
    *p = '\0';
}

CxCellKind
cx_cell_format_number (double value,
                       CxCellFormat format,
                       gboolean epoch_1904,
                       char text[CX_CELL_TEXT_SIZE],
                       double *number)
{
  gint64 ms;
  gboolean has_time;

  *number = value;
  if (format == CX_FORMAT_NUMBER || format == CX_FORMAT_TEXT || !isfinite (value) || value < 0 ||
      value >= MAX_SERIAL)
    {
      cx_number_to_text (value, text);
      return CX_CELL_NUMBER;
    }
  if (format == CX_FORMAT_DURATION || (format == CX_FORMAT_TIME && value < 1))
    {
      cx_cell_format_duration ((gint64) llround (value * 86400.0 * 1000.0 / 10.0) * 10, text);
      return CX_CELL_TEXT;
    }

  cx_moment_from_serial (value, epoch_1904, &ms);
  *number = (double) ms;
  has_time = (ms % MS_PER_DAY + MS_PER_DAY) % MS_PER_DAY != 0;
  cx_cell_format_moment (ms, has_time || format != CX_FORMAT_DATE, text);
  return CX_CELL_DATE;
}
