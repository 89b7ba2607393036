#include "config.h"

#include "cx-date-words.h"

#include "cx-moment.h"

#include <string.h>

static const char *const months[] = { "January",   "February", "March",    "April",
                                      "May",       "June",     "July",     "August",
                                      "September", "October",  "November", "December" };

const char *
cx_month_name (int month)
{
  g_assert (month >= 1 && month <= 12);
  return months[month - 1];
}

/* A word and what it means. */
typedef struct
{
  const char *word;
  int value;
} Word;

/* Letters compare ignoring case; @word is in lower case. Nothing is allocated for plain ASCII. */
static gboolean
take_word (const char **text, const char *end, const char *word)
{
  const char *p = *text, *w = word;

  while (*w != '\0')
    {
      gunichar a, b;

      if (p >= end)
        return FALSE;
      if ((guchar) *p < 0x80 && (guchar) *w < 0x80)
        {
          if (g_ascii_tolower (*p++) != *w++)
            return FALSE;
          continue;
        }
      a = g_utf8_get_char_validated (p, end - p);
      b = g_utf8_get_char (w);
      if (a == (gunichar) -1 || a == (gunichar) -2 || g_unichar_tolower (a) != b)
        return FALSE;
      p = g_utf8_next_char (p);
      w = g_utf8_next_char (w);
    }
  *text = p;
  return TRUE;
}

static gboolean
take_one_of (const char **text, const char *end, const Word *words, gsize n, int *value)
{
  for (gsize i = 0; i < n; i++)
    if (take_word (text, end, words[i].word))
      {
        *value = words[i].value;
        return TRUE;
      }
  return FALSE;
}

#define TAKE_ONE_OF(text, end, words, value)                                                       \
  take_one_of (text, end, words, G_N_ELEMENTS (words), value)

static void
skip_blanks (const char **text, const char *end)
{
  while (*text < end && **text == ' ')
    *text += 1;
}

/* One or two digits. */
static gboolean
take_small (const char **text, const char *end, int *value)
{
  const char *p = *text;

  if (p >= end || !g_ascii_isdigit (*p))
    return FALSE;
  *value = *p++ - '0';
  if (p < end && g_ascii_isdigit (*p))
    *value = *value * 10 + (*p++ - '0');
  *text = p;
  return TRUE;
}

static gboolean
take_vietnamese_month (const char **text, const char *end, int *month)
{
  static const Word heads[] = { { "tháng", 0 }, { "thg", 0 }, { "th", 0 } };
  static const Word names[] = {
    { "mười một", 11 }, { "mười hai", 12 }, { "mười", 10 }, { "một", 1 },  { "giêng", 1 },
    { "hai", 2 },       { "ba", 3 },        { "tư", 4 },    { "bốn", 4 },  { "năm", 5 },
    { "sáu", 6 },       { "bảy", 7 },       { "tám", 8 },   { "chín", 9 }, { "chạp", 12 },
  };
  const char *p = *text;
  int ignored;

  if (!TAKE_ONE_OF (&p, end, heads, &ignored))
    return FALSE;
  while (p < end && (*p == ' ' || *p == '.'))
    p++;
  if (!take_small (&p, end, month) && !TAKE_ONE_OF (&p, end, names, month))
    return FALSE;
  *text = p;
  return *month >= 1 && *month <= 12;
}

gboolean
cx_date_words_month (const char **text, const char *end, int *month)
{
  for (int i = 0; i < 12; i++)
    {
      const char *p = *text, *name = months[i];
      gsize n = strlen (name);

      if (end - p < 3 || g_ascii_strncasecmp (p, name, 3) != 0)
        continue;
      if ((gsize) (end - p) >= n && g_ascii_strncasecmp (p, name, n) == 0)
        p += n;
      else
        {
          p += i == 8 && end - p >= 4 && g_ascii_tolower (p[3]) == 't' ? 4 : 3;
          if (p < end && *p == '.')
            p++;
        }
      if (p < end && g_ascii_isalpha (*p))
        return FALSE;
      *month = i + 1;
      *text = p;
      return TRUE;
    }
  return take_vietnamese_month (text, end, month);
}

gboolean
cx_date_words_half (const char **text, const char *end, gboolean *afternoon)
{
  static const Word words[] = {
    { "am", 0 },   { "pm", 1 },   { "a.m.", 0 },  { "p.m.", 1 }, { "sa", 0 },  { "ch", 1 },
    { "sáng", 0 }, { "trưa", 1 }, { "chiều", 1 }, { "tối", 1 },  { "a.m", 0 }, { "p.m", 1 },
  };

  return TAKE_ONE_OF (text, end, words, afternoon);
}

/* The digits of an offset behind its sign: 7, 07, 0700, 5:30, 07:00. */
static gboolean
take_offset (const char **text, const char *end, int *minutes)
{
  const char *p = *text;
  int hours, rest = 0;

  if (!take_small (&p, end, &hours))
    return FALSE;
  if (p < end && *p == ':')
    {
      p++;
      if (!take_small (&p, end, &rest))
        return FALSE;
    }
  else if (p < end && g_ascii_isdigit (*p) && !take_small (&p, end, &rest))
    return FALSE;
  if (hours > 15 || rest > 59)
    return FALSE;
  *minutes = hours * 60 + rest;
  *text = p;
  return TRUE;
}

gboolean
cx_date_words_zone (const char **text, const char *end, gint16 *offset)
{
  /* What programs write for a zone without an offset. Where letters have several meanings, the one
   * that Google's and Microsoft's forms write. */
  static const Word zones[] = {
    { "gmt", 0 },    { "utc", 0 },     { "aest", 600 },  { "aedt", 660 }, { "acst", 570 },
    { "acdt", 630 }, { "awst", 480 },  { "nzst", 720 },  { "nzdt", 780 }, { "cest", 120 },
    { "cet", 60 },   { "eest", 180 },  { "eet", 120 },   { "west", 60 },  { "wet", 0 },
    { "bst", 60 },   { "ist", 330 },   { "msk", 180 },   { "ict", 420 },  { "wib", 420 },
    { "jst", 540 },  { "kst", 540 },   { "hkt", 480 },   { "sgt", 480 },  { "pht", 480 },
    { "myt", 480 },  { "sast", 120 },  { "brt", -180 },  { "art", -180 }, { "nst", -210 },
    { "ndt", -150 }, { "ast", -240 },  { "adt", -180 },  { "est", -300 }, { "edt", -240 },
    { "cst", -360 }, { "cdt", -300 },  { "mst", -420 },  { "mdt", -360 }, { "pst", -480 },
    { "pdt", -420 }, { "akst", -540 }, { "akdt", -480 }, { "hst", -600 }, { "z", 0 },
  };
  const char *p = *text, *sign;
  int minutes = 0, base = 0;
  gboolean named = TAKE_ONE_OF (&p, end, zones, &base);

  if (named && p < end && g_ascii_isalpha (*p))
    return FALSE;
  sign = p;
  if (p < end && (*p == '+' || *p == '-'))
    {
      p++;
      if (!take_offset (&p, end, &minutes))
        return FALSE;
      minutes = *sign == '-' ? -minutes : minutes;
    }
  else if (!named)
    return FALSE;
  *offset = (gint16) (base + minutes);
  *text = p;
  return TRUE;
}

gboolean
cx_date_words_weekday (const char **text, const char *end)
{
  static const Word days[] = {
    { "monday", 0 },   { "tuesday", 0 },  { "wednesday", 0 }, { "thursday", 0 }, { "friday", 0 },
    { "saturday", 0 }, { "sunday", 0 },   { "mon", 0 },       { "tue", 0 },      { "wed", 0 },
    { "thu", 0 },      { "fri", 0 },      { "sat", 0 },       { "sun", 0 },      { "thứ hai", 0 },
    { "thứ ba", 0 },   { "thứ tư", 0 },   { "thứ năm", 0 },   { "thứ sáu", 0 },  { "thứ bảy", 0 },
    { "thứ 2", 0 },    { "thứ 3", 0 },    { "thứ 4", 0 },     { "thứ 5", 0 },    { "thứ 6", 0 },
    { "thứ 7", 0 },    { "chủ nhật", 0 }, { "th 2", 0 },      { "th 3", 0 },     { "th 4", 0 },
    { "th 5", 0 },     { "th 6", 0 },     { "th 7", 0 },      { "cn", 0 },
  };
  int ignored;

  skip_blanks (text, end);
  return TAKE_ONE_OF (text, end, days, &ignored);
}
