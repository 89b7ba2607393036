/* Functions of dates and times. */
#include "config.h"

#include "cx-expr-function.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#define DAY_MS 86400000

/* Longer than any sensible format, so that a hostile one cannot ask for gigabytes. */
#define MAX_FORMATTED 4096

gboolean
cx_expr_run_clock (CxExprRun *run, GError **error)
{
  CxExprValue now = CX_EXPR_VALUE_INIT;
  gint64 days;

  cx_expr_value_set_date_time (&now, run->context->now);
  if (run->node->call == CX_EXPR_CALL_NOW)
    *run->result = now;
  else if (cx_expr_value_to_days (&now, &run->context->zone, &days))
    cx_expr_value_set_date (run->result, days);
  return TRUE;
}

gboolean
cx_expr_run_date (CxExprRun *run, GError **error)
{
  CxZoneCache *zone = &run->context->zone;
  gint64 number;

  if (run->node->call == CX_EXPR_CALL_DATE && cx_expr_value_to_days (&run->args[0], zone, &number))
    cx_expr_value_set_date (run->result, number);
  if (run->node->call == CX_EXPR_CALL_DATE_TIME &&
      cx_expr_value_to_moment (&run->args[0], zone, &number))
    cx_expr_value_set_date_time (run->result, number);
  return TRUE;
}

/* "08:30" as 08:30 of the first day. */
static gboolean
read_time (const CxExprValue *value, gint64 *local)
{
  g_autofree char *text = NULL;
  CxMoment moment;
  gboolean has_time;

  if (value->type != CX_EXPR_TYPE_TEXT)
    return FALSE;
  text = g_strconcat ("1970-01-01T", value->text, NULL);
  if (!cx_moment_parse_iso (text, strlen (text), &moment, &has_time) || !has_time)
    return FALSE;
  *local = moment.ms;
  return TRUE;
}

/* Days since 1970-01-01, or of a time the part of the day, as the clock on the wall shows it. */
gboolean
cx_expr_run_decimal (CxExprRun *run, GError **error)
{
  CxZoneCache *zone = &run->context->zone;
  gboolean time_only = run->node->call == CX_EXPR_CALL_DECIMAL_TIME;
  gint64 local;
  double days;

  if (cx_expr_value_to_moment (&run->args[0], zone, &local))
    local = cx_zone_cache_to_local (zone, local);
  else if (!time_only || !read_time (&run->args[0], &local))
    return TRUE;

  days = (double) local / DAY_MS;
  cx_expr_value_set_number (run->result, time_only ? days - floor (days) : days);
  return TRUE;
}

static gboolean
is_vietnamese (const char *language)
{
  return g_strcmp0 (language, "vi") == 0;
}

static const char *
month_name (int month, const char *language)
{
  static const char *const names[2][12] = {
    { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" },
    { "thg 1", "thg 2", "thg 3", "thg 4", "thg 5", "thg 6", "thg 7", "thg 8", "thg 9", "thg 10",
      "thg 11", "thg 12" },
  };

  return names[is_vietnamese (language)][month - 1];
}

static const char *
day_name (gint64 days, const char *language)
{
  static const char *const names[2][7] = {
    { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" },
    { "CN", "T2", "T3", "T4", "T5", "T6", "T7" },
  };

  /* 1970-01-01 was a Thursday. */
  return names[is_vietnamese (language)][((days + 4) % 7 + 7) % 7];
}

/* Parts of a date that are written as numbers. */
static const struct
{
  char letter;
  gsize offset; /* of an int in CxCivil */
  const char *format;
} parts[] = {
  { 'Y', offsetof (CxCivil, year), "%04d" },   { 'm', offsetof (CxCivil, month), "%02d" },
  { 'n', offsetof (CxCivil, month), "%d" },    { 'd', offsetof (CxCivil, day), "%02d" },
  { 'e', offsetof (CxCivil, day), "%d" },      { 'H', offsetof (CxCivil, hour), "%02d" },
  { 'h', offsetof (CxCivil, hour), "%d" },     { 'M', offsetof (CxCivil, minute), "%02d" },
  { 'S', offsetof (CxCivil, second), "%02d" }, { '3', offsetof (CxCivil, millisecond), "%03d" },
};

static void
write_part (GString *out, char letter, const CxCivil *civil, const char *language)
{
  gint64 days = cx_civil_to_days (civil->year, civil->month, civil->day);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].letter == letter)
      {
        g_string_append_printf (out, parts[i].format,
                                G_STRUCT_MEMBER (int, civil, parts[i].offset));
        return;
      }

  if (letter == 'y')
    g_string_append_printf (out, "%02d", (civil->year % 100 + 100) % 100);
  else if (letter == 'b')
    g_string_append (out, month_name (civil->month, language));
  else if (letter == 'a')
    g_string_append (out, day_name (days, language));
  else
    g_string_append_printf (out, letter == '%' ? "%c" : "%%%c", letter);
}

/* %Y %y year, %m %n %b month, %d %e day, %a day of the week, %H %h %M %S %3 time. */
gboolean
cx_expr_run_format_date (CxExprRun *run, GError **error)
{
  CxExprContext *context = run->context;
  g_autofree char *buffer = NULL;
  const char *format = cx_expr_value_to_text (&run->args[1], &context->zone, &buffer);
  GString *out;
  CxCivil civil;
  gint64 ms;

  if (!cx_expr_value_to_moment (&run->args[0], &context->zone, &ms))
    return TRUE;

  cx_civil_from_ms (cx_zone_cache_to_local (&context->zone, ms), &civil);
  out = g_string_new (NULL);
  for (const char *p = format; *p != '\0' && (out->len < MAX_FORMATTED || (*p & 0xc0) == 0x80); p++)
    if (*p == '%' && p[1] != '\0')
      write_part (out, *++p, &civil, context->language);
    else
      g_string_append_c (out, *p);
  cx_expr_value_take_text (run->result, g_string_free (out, FALSE));
  return TRUE;
}
