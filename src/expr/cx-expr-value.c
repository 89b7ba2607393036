#include "config.h"

#include "cx-expr-value.h"

#include "cx-number.h"

#include <math.h>
#include <string.h>

#define DAY_MS G_GINT64_CONSTANT (86400000)
/* Moments outside of these years are no dates of a survey, and keep integer arithmetic safe. */
#define MAX_DAYS 3000000

void
cx_expr_value_clear (CxExprValue *value)
{
  g_free (value->owned);
  *value = (CxExprValue) CX_EXPR_VALUE_INIT;
}

void
cx_expr_value_set_boolean (CxExprValue *value, gboolean truth)
{
  value->type = CX_EXPR_TYPE_BOOLEAN;
  value->number = truth ? 1 : 0;
}

void
cx_expr_value_set_number (CxExprValue *value, double number)
{
  if (isnan (number))
    return;
  value->type = CX_EXPR_TYPE_NUMBER;
  value->number = number;
}

void
cx_expr_value_set_date (CxExprValue *value, gint64 days)
{
  value->type = CX_EXPR_TYPE_DATE;
  value->number = (double) days;
}

void
cx_expr_value_set_date_time (CxExprValue *value, gint64 ms)
{
  value->type = CX_EXPR_TYPE_DATE_TIME;
  value->number = (double) ms;
}

void
cx_expr_value_set_text (CxExprValue *value, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  value->type = CX_EXPR_TYPE_TEXT;
  value->text = text;
}

void
cx_expr_value_take_text (CxExprValue *value, char *text)
{
  cx_expr_value_set_text (value, text);
  value->owned = text;
}

void
cx_expr_value_set_set (CxExprValue *value, const char *codes)
{
  cx_expr_value_set_text (value, codes);
  if (value->type == CX_EXPR_TYPE_TEXT)
    value->type = CX_EXPR_TYPE_SET;
}

void
cx_expr_value_take_set (CxExprValue *value, char *codes)
{
  cx_expr_value_set_set (value, codes);
  value->owned = codes;
}

void
cx_expr_value_copy (const CxExprValue *from, CxExprValue *to)
{
  *to = *from;
  if (from->text != NULL)
    to->text = to->owned = g_strdup (from->text);
}

gboolean
cx_expr_value_is_empty (const CxExprValue *value)
{
  return value->type == CX_EXPR_TYPE_EMPTY;
}

gboolean
cx_expr_value_to_boolean (const CxExprValue *value)
{
  switch (value->type)
    {
    case CX_EXPR_TYPE_EMPTY:
      return FALSE;
    case CX_EXPR_TYPE_BOOLEAN:
    case CX_EXPR_TYPE_NUMBER:
      return value->number != 0;
    case CX_EXPR_TYPE_TEXT:
    case CX_EXPR_TYPE_DATE:
    case CX_EXPR_TYPE_DATE_TIME:
    case CX_EXPR_TYPE_SET:
    default:
      return TRUE;
    }
}

double
cx_expr_value_to_number (const CxExprValue *value, CxZoneCache *zone)
{
  double number = NAN;

  switch (value->type)
    {
    case CX_EXPR_TYPE_BOOLEAN:
    case CX_EXPR_TYPE_NUMBER:
    case CX_EXPR_TYPE_DATE:
      return value->number;
    case CX_EXPR_TYPE_DATE_TIME:
      return (double) cx_zone_cache_to_local (zone, (gint64) value->number) / (double) DAY_MS;
    case CX_EXPR_TYPE_TEXT:
    case CX_EXPR_TYPE_SET:
      cx_number_parse (value->text, strlen (value->text), &number);
      return number;
    case CX_EXPR_TYPE_EMPTY:
    default:
      return NAN;
    }
}

static char *
date_to_text (const CxExprValue *value, CxZoneCache *zone)
{
  CxMoment moment = { .ms = (gint64) value->number, .offset = 0 };
  gint64 local;

  if (value->type == CX_EXPR_TYPE_DATE)
    {
      moment.ms *= DAY_MS;
      return cx_moment_to_iso (moment, NULL, FALSE);
    }

  local = cx_zone_cache_to_local (zone, moment.ms);
  moment.offset = (gint16) ((local - moment.ms) / 60000);
  return cx_moment_to_iso (moment, NULL, TRUE);
}

const char *
cx_expr_value_to_text (const CxExprValue *value, CxZoneCache *zone, char **buffer)
{
  char number[CX_NUMBER_BUFFER];

  switch (value->type)
    {
    case CX_EXPR_TYPE_EMPTY:
      return "";
    case CX_EXPR_TYPE_BOOLEAN:
      return value->number != 0 ? "true" : "false";
    case CX_EXPR_TYPE_TEXT:
      return value->text;
    case CX_EXPR_TYPE_SET:
      *buffer = g_strdelimit (g_strdup (value->text), (char[]){ CX_EXPR_SET_SEPARATOR, 0 }, ' ');
      return *buffer;
    case CX_EXPR_TYPE_NUMBER:
      if (isinf (value->number))
        return value->number > 0 ? "Infinity" : "-Infinity";
      return *buffer = g_strdup (cx_number_to_text (value->number, number));
    case CX_EXPR_TYPE_DATE:
    case CX_EXPR_TYPE_DATE_TIME:
    default:
      return *buffer = date_to_text (value, zone);
    }
}

/* --- Dates ------------------------------------------------------------------------------------ */

static gboolean
parse_moment (const char *text, CxZoneCache *zone, CxMoment *moment, gboolean *has_time)
{
  if (!cx_moment_parse_iso (text, strlen (text), moment, has_time))
    return FALSE;
  if (moment->offset == CX_OFFSET_NONE && *has_time)
    *moment = cx_moment_in_zone (moment->ms, zone->zone);
  return TRUE;
}

static gint64
floor_to_days (gint64 ms)
{
  return ms >= 0 ? ms / DAY_MS : -((-ms + DAY_MS - 1) / DAY_MS);
}

gboolean
cx_expr_value_to_days (const CxExprValue *value, CxZoneCache *zone, gint64 *days)
{
  CxMoment moment;
  gboolean has_time;

  switch (value->type)
    {
    case CX_EXPR_TYPE_DATE:
      *days = (gint64) value->number;
      return TRUE;
    case CX_EXPR_TYPE_DATE_TIME:
      *days = floor_to_days (cx_zone_cache_to_local (zone, (gint64) value->number));
      return TRUE;
    case CX_EXPR_TYPE_NUMBER:
      if (!(ABS (value->number) <= MAX_DAYS))
        return FALSE;
      *days = (gint64) floor (value->number);
      return TRUE;
    case CX_EXPR_TYPE_TEXT:
      if (!parse_moment (value->text, zone, &moment, &has_time))
        return FALSE;
      *days = floor_to_days (has_time ? cx_zone_cache_to_local (zone, moment.ms) : moment.ms);
      return TRUE;
    case CX_EXPR_TYPE_EMPTY:
    case CX_EXPR_TYPE_BOOLEAN:
    case CX_EXPR_TYPE_SET:
    default:
      return FALSE;
    }
}

gboolean
cx_expr_value_to_moment (const CxExprValue *value, CxZoneCache *zone, gint64 *ms)
{
  CxMoment moment;
  gboolean has_time;
  gint64 days;

  if (value->type == CX_EXPR_TYPE_DATE_TIME)
    {
      *ms = (gint64) value->number;
      return TRUE;
    }
  if (value->type == CX_EXPR_TYPE_TEXT)
    {
      if (!parse_moment (value->text, zone, &moment, &has_time))
        return FALSE;
      *ms = has_time ? moment.ms : cx_moment_in_zone (moment.ms, zone->zone).ms;
      return TRUE;
    }
  if (!cx_expr_value_to_days (value, zone, &days))
    return FALSE;

  *ms = days * DAY_MS;
  if (value->type == CX_EXPR_TYPE_NUMBER)
    *ms += (gint64) ((value->number - floor (value->number)) * (double) DAY_MS + 0.5);
  *ms = cx_moment_in_zone (*ms, zone->zone).ms;
  return TRUE;
}

/* --- Codes ------------------------------------------------------------------------------------ */

gboolean
cx_expr_value_has_code (const CxExprValue *value, const char *code)
{
  gsize length = strlen (code);
  char separator = value->type == CX_EXPR_TYPE_SET ? CX_EXPR_SET_SEPARATOR : ' ';
  const char *at = value->text;

  if (at == NULL || length == 0)
    return FALSE;
  if (strcmp (at, code) == 0)
    return TRUE;

  while (at != NULL)
    {
      if (strncmp (at, code, length) == 0 && (at[length] == separator || at[length] == '\0'))
        return TRUE;
      at = strchr (at, separator);
      if (at != NULL)
        at++;
    }
  return FALSE;
}

char **
cx_expr_value_get_codes (const CxExprValue *value, CxZoneCache *zone)
{
  g_autofree char *buffer = NULL;
  GPtrArray *codes;
  g_auto (GStrv) parts = NULL;

  if (value->type == CX_EXPR_TYPE_SET)
    return g_strsplit (value->text, (char[]){ CX_EXPR_SET_SEPARATOR, 0 }, -1);

  codes = g_ptr_array_new ();
  parts = g_strsplit (cx_expr_value_to_text (value, zone, &buffer), " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (codes, g_strdup (parts[i]));
  g_ptr_array_add (codes, NULL);
  return (char **) g_ptr_array_free (codes, FALSE);
}
