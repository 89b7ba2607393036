#include "config.h"

#include "cx-moment.h"

#include <math.h>
#include <string.h>

#define MS_PER_DAY G_GINT64_CONSTANT (86400000)

/* A text being read. */
typedef struct
{
  const char *p, *end;
} Span;

static gboolean
take (Span *span, char c)
{
  if (span->p == span->end || *span->p != c)
    return FALSE;
  span->p++;
  return TRUE;
}

/* Exactly @n digits. */
static gboolean
take_digits (Span *span, int n, int *value)
{
  int result = 0;

  if (span->end - span->p < n)
    return FALSE;
  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (span->p[i]))
        return FALSE;
      result = result * 10 + (span->p[i] - '0');
    }
  span->p += n;
  *value = result;
  return TRUE;
}

static void
trim (Span *span)
{
  while (span->p < span->end && g_ascii_isspace (*span->p))
    span->p++;
  while (span->p < span->end && g_ascii_isspace (span->end[-1]))
    span->end--;
}

/* The part of a second behind its point; digits past the third are cut off. */
static gboolean
take_fraction (Span *span, int *milliseconds)
{
  int weight = 100;
  const char *start = span->p;

  for (; span->p < span->end && g_ascii_isdigit (*span->p); span->p++, weight /= 10)
    *milliseconds += (*span->p - '0') * weight;
  return span->p > start;
}

static gboolean
take_time (Span *span, CxCivil *civil)
{
  if (!take_digits (span, 2, &civil->hour) || !take (span, ':') ||
      !take_digits (span, 2, &civil->minute))
    return FALSE;
  if (!take (span, ':'))
    return TRUE;
  if (!take_digits (span, 2, &civil->second))
    return FALSE;
  return !(take (span, '.') || take (span, ',')) || take_fraction (span, &civil->millisecond);
}

static gboolean
take_offset (Span *span, gint16 *offset)
{
  int hours, minutes = 0;
  gboolean west;

  while (take (span, ' '))
    ;
  if (span->p == span->end)
    return TRUE;
  if (take (span, 'Z') || take (span, 'z'))
    {
      *offset = 0;
      return TRUE;
    }
  west = *span->p == '-';
  if (!take (span, '+') && !take (span, '-'))
    return FALSE;
  if (!take_digits (span, 2, &hours))
    return FALSE;
  if (span->p < span->end)
    {
      take (span, ':');
      if (!take_digits (span, 2, &minutes))
        return FALSE;
    }
  if (hours > 15 || minutes > 59)
    return FALSE;
  *offset = (gint16) ((west ? -1 : 1) * (hours * 60 + minutes));
  return TRUE;
}

gboolean
cx_moment_parse_iso (const char *text, gsize length, CxMoment *moment, gboolean *has_time)
{
  Span span = { text, text + length };
  CxCivil civil = { 0 };
  gint16 offset = CX_OFFSET_NONE;
  gboolean timed = FALSE;

  trim (&span);
  if (!take_digits (&span, 4, &civil.year) || !take (&span, '-') ||
      !take_digits (&span, 2, &civil.month) || !take (&span, '-') ||
      !take_digits (&span, 2, &civil.day))
    return FALSE;

  if (span.p < span.end)
    {
      timed = take (&span, 'T') || take (&span, ' ') || take (&span, 't');
      if (!timed || !take_time (&span, &civil) || !take_offset (&span, &offset))
        return FALSE;
    }
  if (span.p != span.end || !cx_civil_is_valid (&civil))
    return FALSE;

  moment->ms = cx_civil_to_ms (&civil);
  moment->offset = offset;
  if (offset != CX_OFFSET_NONE)
    moment->ms -= (gint64) offset * 60000;
  if (has_time != NULL)
    *has_time = timed;
  return TRUE;
}

char *
cx_moment_to_iso (CxMoment moment, GTimeZone *zone, gboolean with_time)
{
  gint16 offset = moment.offset;
  gint64 shift = 0;
  GString *text = g_string_sized_new (32);
  CxCivil civil;

  if (offset == CX_OFFSET_NONE && zone != NULL)
    offset = (gint16) (cx_zone_get_shift (zone, moment.ms) / 60000);
  if (offset != CX_OFFSET_NONE)
    shift = (gint64) offset * 60000;

  cx_civil_from_ms (moment.ms + shift, &civil);
  g_string_append_printf (text, "%04d-%02d-%02d", civil.year, civil.month, civil.day);
  if (!with_time)
    return g_string_free (text, FALSE);

  g_string_append_printf (text, "T%02d:%02d:%02d", civil.hour, civil.minute, civil.second);
  if (civil.millisecond != 0)
    g_string_append_printf (text, ".%03d", civil.millisecond);
  if (offset == 0)
    g_string_append_c (text, 'Z');
  else if (offset != CX_OFFSET_NONE)
    g_string_append_printf (text, "%c%02d:%02d", offset < 0 ? '-' : '+', ABS (offset) / 60,
                            ABS (offset) % 60);
  return g_string_free (text, FALSE);
}

static gint chosen_order = CX_ORDER_OF_LANGUAGE;

void
cx_moment_set_order (CxMomentOrder order)
{
  g_atomic_int_set (&chosen_order, (gint) order);
}

CxMomentOrder
cx_moment_get_order (void)
{
  return (CxMomentOrder) g_atomic_int_get (&chosen_order);
}

static char *
date_to_human (const CxCivil *civil, const char *language)
{
  switch (cx_moment_get_order ())
    {
    case CX_ORDER_DAY_MONTH_YEAR:
      return g_strdup_printf ("%02d/%02d/%04d", civil->day, civil->month, civil->year);
    case CX_ORDER_MONTH_DAY_YEAR:
      return g_strdup_printf ("%02d/%02d/%04d", civil->month, civil->day, civil->year);
    case CX_ORDER_YEAR_MONTH_DAY:
      return g_strdup_printf ("%04d-%02d-%02d", civil->year, civil->month, civil->day);
    case CX_ORDER_OF_LANGUAGE:
    default:
      break;
    }
  if (language != NULL && g_str_has_prefix (language, "vi"))
    return g_strdup_printf ("%02d/%02d/%04d", civil->day, civil->month, civil->year);
  return g_strdup_printf ("%d %.3s %d", civil->day, cx_month_name (civil->month), civil->year);
}

char *
cx_moment_to_human (CxMoment moment, GTimeZone *zone, gboolean with_time, const char *language)
{
  gint64 shift = 0;
  g_autofree char *date = NULL;
  CxCivil civil;

  if (zone != NULL)
    shift = cx_zone_get_shift (zone, moment.ms);
  else if (moment.offset != CX_OFFSET_NONE)
    shift = (gint64) moment.offset * 60000;

  cx_civil_from_ms (moment.ms + shift, &civil);
  date = date_to_human (&civil, language);
  if (!with_time)
    return g_steal_pointer (&date);
  return g_strdup_printf ("%s %02d:%02d", date, civil.hour, civil.minute);
}

gboolean
cx_moment_from_serial (double serial, gboolean epoch_1904, gint64 *civil_ms)
{
  gint64 days, ms, rest;

  if (!isfinite (serial) || fabs (serial) > 3e6)
    return FALSE;

  ms = (gint64) llround (serial * (double) MS_PER_DAY);
  /* Eleven digits of a serial do not hold a whole second exactly. */
  rest = ((ms % 1000) + 1000) % 1000;
  if (rest <= 10)
    ms -= rest;
  else if (rest >= 990)
    ms += 1000 - rest;

  /* Serial 60 is the 29 February 1900 that never was; after it 1899-12-30 is day 0. */
  if (epoch_1904)
    days = cx_civil_to_days (1904, 1, 1);
  else
    days = cx_civil_to_days (1899, 12, serial < 60 ? 31 : 30);
  *civil_ms = ms + days * MS_PER_DAY;
  return *civil_ms >= cx_civil_to_days (1990, 1, 1) * MS_PER_DAY &&
         *civil_ms <= cx_civil_to_days (2100, 1, 1) * MS_PER_DAY;
}
