#include "config.h"

#include "cx-time-words.h"

#include "cx-i18n.h"
#include "cx-moment.h"

#define MINUTE 60000
#define HOUR (60 * MINUTE)

static gint64
get_day (gint64 ms, GTimeZone *zone)
{
  const gint64 local = ms + cx_zone_get_shift (zone, ms);

  return cx_period_of_local_ms (CX_PERIOD_DAY, local);
}

static char *
make_date (gint64 day)
{
  return cx_period_label (CX_PERIOD_DAY, day, cx_i18n_get_language ());
}

char *
cx_time_words_ago (gint64 ms)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  const gint64 now = g_get_real_time () / 1000;
  const gint64 past = now - ms;
  const gint64 days = get_day (now, zone) - get_day (ms, zone);

  if (past < MINUTE && days <= 0)
    return g_strdup (_ ("just now"));
  if (past < HOUR)
    return g_strdup_printf (
        ngettext ("%d minute ago", "%d minutes ago", (int) MAX (past / MINUTE, 1)),
        (int) MAX (past / MINUTE, 1));
  if (days == 0)
    return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", (int) (past / HOUR)),
                            (int) (past / HOUR));
  if (days == 1)
    return g_strdup (_ ("yesterday"));
  if (days < 7)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (int) days), (int) days);
  return make_date (get_day (ms, zone));
}

char *
cx_time_words_day (gint64 ms, GTimeZone *zone, gint64 *day)
{
  const gint64 today = get_day (g_get_real_time () / 1000, zone);
  const gint64 number = get_day (ms, zone);

  if (day != NULL)
    *day = number;
  if (number == today)
    return g_strdup (_ ("Today"));
  if (number == today - 1)
    return g_strdup (_ ("Yesterday"));
  return make_date (number);
}

char *
cx_time_words_clock (gint64 ms, GTimeZone *zone)
{
  const gint64 minutes = (ms + cx_zone_get_shift (zone, ms)) / MINUTE;
  const int minute = (int) (((minutes % 1440) + 1440) % 1440);

  return g_strdup_printf ("%d:%02d", minute / 60, minute % 60);
}
