#include "config.h"

#include "cx-moment.h"

#define MS_PER_DAY G_GINT64_CONSTANT (86400000)

/* A year is counted from March, so that the leap day is its last day; 400 years ("era") hold
 * 146,097 days. */
gint64
cx_civil_to_days (int year, int month, int day)
{
  gint64 y = (gint64) year - (month <= 2);
  gint64 era = (y >= 0 ? y : y - 399) / 400;
  gint64 year_of_era = y - era * 400;
  gint64 day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  gint64 day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * 146097 + day_of_era - 719468;
}

void
cx_civil_from_days (gint64 days, int *year, int *month, int *day)
{
  gint64 shifted = days + 719468;
  gint64 era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  gint64 day_of_era = shifted - era * 146097;
  gint64 year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) /
                       365;
  gint64 day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  gint64 march_month = (5 * day_of_year + 2) / 153;

  *day = (int) (day_of_year - (153 * march_month + 2) / 5 + 1);
  *month = (int) (march_month < 10 ? march_month + 3 : march_month - 9);
  *year = (int) (year_of_era + era * 400 + (*month <= 2));
}

static int
days_of_month (int year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

  return days[month - 1] + (month == 2 && leap);
}

gboolean
cx_civil_is_valid (const CxCivil *civil)
{
  return civil->year >= 1 && civil->year <= 9999 && civil->month >= 1 && civil->month <= 12 &&
         civil->day >= 1 && civil->day <= days_of_month (civil->year, civil->month) &&
         civil->hour >= 0 && civil->hour <= 23 && civil->minute >= 0 && civil->minute <= 59 &&
         civil->second >= 0 && civil->second <= 59 && civil->millisecond >= 0 &&
         civil->millisecond <= 999;
}

gint64
cx_civil_to_ms (const CxCivil *civil)
{
  gint64 minutes = (gint64) civil->hour * 60 + civil->minute;

  return cx_civil_to_days (civil->year, civil->month, civil->day) * MS_PER_DAY + minutes * 60000 +
         (gint64) civil->second * 1000 + civil->millisecond;
}

void
cx_civil_from_ms (gint64 ms, CxCivil *civil)
{
  gint64 days = (ms >= 0 ? ms : ms - (MS_PER_DAY - 1)) / MS_PER_DAY;
  int rest = (int) (ms - days * MS_PER_DAY);

  cx_civil_from_days (days, &civil->year, &civil->month, &civil->day);
  civil->hour = rest / 3600000;
  civil->minute = rest / 60000 % 60;
  civil->second = rest / 1000 % 60;
  civil->millisecond = rest % 1000;
}
