#include "config.h"

#include "cx-filter-dates.h"

#include "cx-i18n.h"

#include <string.h>

#define MS_PER_DAY G_GINT64_CONSTANT (86400000)

typedef struct
{
  CxFilterDates dates;
  CxPeriod period;
  int first, last; /* periods back from now; first < last: all time */
} Preset;

static const Preset presets[] = {
  { { "all", N_ ("All time") }, CX_PERIOD_MONTH, -1, 0 },
  { { "this-month", N_ ("This month") }, CX_PERIOD_MONTH, 0, 0 },
  { { "last-month", N_ ("Last month") }, CX_PERIOD_MONTH, 1, 1 },
  { { "last-3-months", N_ ("Last 3 months") }, CX_PERIOD_MONTH, 2, 0 },
  { { "this-year", N_ ("This year") }, CX_PERIOD_YEAR, 0, 0 },
};

const CxFilterDates *const *
cx_filter_dates (void)
{
  static const CxFilterDates *const all[] = { &presets[0].dates, &presets[1].dates,
                                              &presets[2].dates, &presets[3].dates,
                                              &presets[4].dates, NULL };

  return all;
}

static char *
day_text (gint64 days)
{
  int year, month, day;

  cx_civil_from_days (days, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

static gint64
first_day (CxPeriod period, gint64 number)
{
  return cx_period_start (period, number) / MS_PER_DAY;
}

static void
get_days (CxPeriod period, gint64 from, gint64 to, char **since, char **until)
{
  *since = day_text (first_day (period, from));
  *until = day_text (first_day (period, to + 1) - 1);
}

gboolean
cx_filter_dates_get (const char *id, gint64 today, char **since, char **until)
{
  *since = *until = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      const Preset *preset = &presets[i];
      gint64 now = cx_period_of_local_ms (preset->period, today * MS_PER_DAY);

      if (strcmp (preset->dates.id, id) != 0)
        continue;
      if (preset->first >= preset->last)
        get_days (preset->period, now - preset->first, now - preset->last, since, until);
      return TRUE;
    }
  return FALSE;
}

const CxFilterDates *
cx_filter_dates_find (const char *since, const char *until, gint64 today)
{
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      g_autofree char *from = NULL;
      g_autofree char *to = NULL;

      if (cx_filter_dates_get (presets[i].dates.id, today, &from, &to) &&
          g_strcmp0 (from, since) == 0 && g_strcmp0 (to, until) == 0)
        return &presets[i].dates;
    }
  return NULL;
}

/* The number of the period with @key, which lies in the given year. */
static gboolean
find_period (CxPeriod period, const char *key, int year, gint64 *number)
{
  gint64 from = cx_period_of_local_ms (period, cx_civil_to_days (year, 1, 1) * MS_PER_DAY) - 1;
  gint64 to = cx_period_of_local_ms (period, cx_civil_to_days (year + 1, 1, 4) * MS_PER_DAY);

  for (gint64 i = from; i <= to; i++)
    {
      g_autofree char *found = cx_period_key (period, i);

      if (strcmp (found, key) == 0)
        {
          *number = i;
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
cx_filter_dates_of_period (const char *key, char **since, char **until)
{
  int year = (int) g_ascii_strtoll (key, NULL, 10);

  if (year < 1 || year > 9998)
    return FALSE;
  for (CxPeriod period = CX_PERIOD_DAY; period <= CX_PERIOD_YEAR; period++)
    {
      gint64 number;

      if (!find_period (period, key, year, &number))
        continue;
      get_days (period, number, number, since, until);
      return TRUE;
    }
  return FALSE;
}

static char *
date_for_people (const char *text, const char *language)
{
  gboolean has_time;
  CxMoment moment;

  if (!cx_moment_parse_iso (text, strlen (text), &moment, &has_time))
    return g_strdup (text);
  return cx_moment_to_human (moment, NULL, FALSE, language);
}

/* The month or year that the days are exactly; NULL: none. */
static char *
describe_period (const char *since, const char *until, const char *language)
{
  const CxPeriod periods[] = { CX_PERIOD_MONTH, CX_PERIOD_YEAR };
  gboolean has_time;
  CxMoment moment;

  if (!cx_moment_parse_iso (since, strlen (since), &moment, &has_time))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      gint64 number = cx_period_of_local_ms (periods[i], moment.ms);
      g_autofree char *from = NULL;
      g_autofree char *to = NULL;

      get_days (periods[i], number, number, &from, &to);
      if (strcmp (from, since) == 0 && strcmp (to, until) == 0)
        return cx_period_label (periods[i], number, language);
    }
  return NULL;
}

char *
cx_filter_dates_describe (const char *since, const char *until, const char *language)
{
  g_autofree char *from = since != NULL ? date_for_people (since, language) : NULL;
  g_autofree char *to = until != NULL ? date_for_people (until, language) : NULL;
  char *period;

  if (since == NULL && until == NULL)
    return g_strdup (_ ("All time"));
  if (until == NULL)
    return g_strdup_printf (_ ("Since %s"), from);
  if (since == NULL)
    return g_strdup_printf (_ ("Until %s"), to);
  period = describe_period (since, until, language);
  /* TRANSLATORS: the first and last day of a span. */
  return period != NULL ? period : g_strdup_printf (_ ("%s – %s"), from, to);
}

gint64
cx_filter_dates_today (GTimeZone *zone)
{
  g_autoptr (GDateTime) now = zone != NULL ? g_date_time_new_now (zone)
                                           : g_date_time_new_now_utc ();
  int year, month, day;

  g_date_time_get_ymd (now, &year, &month, &day);
  return cx_civil_to_days (year, month, day);
}
