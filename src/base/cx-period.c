#include "config.h"

#include "cx-moment.h"

#include <string.h>

#define MS_PER_DAY G_GINT64_CONSTANT (86400000)

static gint64
divide (gint64 a, gint64 b)
{
  return (a >= 0 ? a : a - (b - 1)) / b;
}

gboolean
cx_period_from_name (const char *name, CxPeriod *period)
{
  static const char *const names[] = { "day", "week", "month", "quarter", "year" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (name, names[i]) == 0)
      {
        *period = (CxPeriod) i;
        return TRUE;
      }
  return FALSE;
}

const char *
cx_period_to_name (CxPeriod period)
{
  static const char *const names[] = { "day", "week", "month", "quarter", "year" };

  return names[period];
}

gint64
cx_period_of_local_ms (CxPeriod period, gint64 local_ms)
{
  gint64 days = divide (local_ms, MS_PER_DAY);
  int year, month, day;

  if (period == CX_PERIOD_DAY)
    return days;
  /* 1970-01-01 was a Thursday; its week began three days before. */
  if (period == CX_PERIOD_WEEK)
    return divide (days + 3, 7);

  cx_civil_from_days (days, &year, &month, &day);
  if (period == CX_PERIOD_MONTH)
    return (gint64) year * 12 + month - 1;
  if (period == CX_PERIOD_QUARTER)
    return (gint64) year * 4 + (month - 1) / 3;
  return year;
}

static gint64
first_day (CxPeriod period, gint64 number)
{
  gint64 year;

  switch (period)
    {
    case CX_PERIOD_DAY:
      return number;
    case CX_PERIOD_WEEK:
      return number * 7 - 3;
    case CX_PERIOD_MONTH:
      year = divide (number, 12);
      return cx_civil_to_days ((int) year, (int) (number - year * 12) + 1, 1);
    case CX_PERIOD_QUARTER:
      year = divide (number, 4);
      return cx_civil_to_days ((int) year, (int) (number - year * 4) * 3 + 1, 1);
    case CX_PERIOD_YEAR:
    default:
      return cx_civil_to_days ((int) number, 1, 1);
    }
}

gint64
cx_period_start (CxPeriod period, gint64 number)
{
  return first_day (period, number) * MS_PER_DAY;
}

/* An ISO week belongs to the year of its Thursday. */
static int
get_week (gint64 number, int *year)
{
  gint64 thursday = first_day (CX_PERIOD_WEEK, number) + 3;
  int month, day;

  cx_civil_from_days (thursday, year, &month, &day);
  return (int) ((thursday - cx_civil_to_days (*year, 1, 1)) / 7) + 1;
}

char *
cx_period_key (CxPeriod period, gint64 number)
{
  int year, month, day, week;

  cx_civil_from_days (first_day (period, number), &year, &month, &day);
  switch (period)
    {
    case CX_PERIOD_DAY:
      return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
    case CX_PERIOD_WEEK:
      week = get_week (number, &year);
      return g_strdup_printf ("%04d-W%02d", year, week);
    case CX_PERIOD_MONTH:
      return g_strdup_printf ("%04d-%02d", year, month);
    case CX_PERIOD_QUARTER:
      return g_strdup_printf ("%04d-Q%d", year, (month - 1) / 3 + 1);
    case CX_PERIOD_YEAR:
    default:
      return g_strdup_printf ("%04d", year);
    }
}

/* The language is that of a report, which may differ from the program's own; hence no gettext. */
static char *
make_vietnamese_label (CxPeriod period, gint64 number, int year, int month, int day)
{
  int week;

  switch (period)
    {
    case CX_PERIOD_DAY:
      return g_strdup_printf ("%d tháng %d, %d", day, month, year);
    case CX_PERIOD_WEEK:
      week = get_week (number, &year);
      return g_strdup_printf ("Tuần %d, %d", week, year);
    case CX_PERIOD_MONTH:
      return g_strdup_printf ("Tháng %d/%d", month, year);
    case CX_PERIOD_QUARTER:
      return g_strdup_printf ("Quý %d/%d", (month - 1) / 3 + 1, year);
    case CX_PERIOD_YEAR:
    default:
      return g_strdup_printf ("Năm %d", year);
    }
}

static char *
make_english_label (CxPeriod period, gint64 number, int year, int month, int day)
{
  int week;

  switch (period)
    {
    case CX_PERIOD_DAY:
      return g_strdup_printf ("%d %s %d", day, cx_month_name (month), year);
    case CX_PERIOD_WEEK:
      week = get_week (number, &year);
      return g_strdup_printf ("Week %d, %d", week, year);
    case CX_PERIOD_MONTH:
      return g_strdup_printf ("%s %d", cx_month_name (month), year);
    case CX_PERIOD_QUARTER:
      return g_strdup_printf ("Quarter %d, %d", (month - 1) / 3 + 1, year);
    case CX_PERIOD_YEAR:
    default:
      return g_strdup_printf ("%d", year);
    }
}

char *
cx_period_label (CxPeriod period, gint64 number, const char *language)
{
  int year, month, day;

  cx_civil_from_days (first_day (period, number), &year, &month, &day);
  if (language != NULL && g_str_has_prefix (language, "vi"))
    return make_vietnamese_label (period, number, year, month, day);
  return make_english_label (period, number, year, month, day);
}
