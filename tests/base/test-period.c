#include "config.h"

#include "cx-moment.h"
#include "cx-test.h"

static gint64
number_of (CxPeriod period, int year, int month, int day)
{
  return cx_period_of_local_ms (period, cx_civil_to_days (year, month, day) * 86400000);
}

static void
assert_key (CxPeriod period, int year, int month, int day, const char *expected)
{
  g_autofree char *key = cx_period_key (period, number_of (period, year, month, day));

  g_assert_cmpstr (key, ==, expected);
}

/* From ISO 8601: a week belongs to the year that holds its Thursday. */
static void
test_iso_weeks (void)
{
  assert_key (CX_PERIOD_WEEK, 2026, 3, 9, "2026-W11");
  assert_key (CX_PERIOD_WEEK, 2026, 3, 15, "2026-W11");
  assert_key (CX_PERIOD_WEEK, 2026, 3, 16, "2026-W12");
  assert_key (CX_PERIOD_WEEK, 2005, 1, 1, "2004-W53");
  assert_key (CX_PERIOD_WEEK, 2005, 1, 2, "2004-W53");
  assert_key (CX_PERIOD_WEEK, 2005, 12, 31, "2005-W52");
  assert_key (CX_PERIOD_WEEK, 2006, 1, 1, "2005-W52");
  assert_key (CX_PERIOD_WEEK, 2007, 1, 1, "2007-W01");
  assert_key (CX_PERIOD_WEEK, 2008, 12, 28, "2008-W52");
  assert_key (CX_PERIOD_WEEK, 2008, 12, 29, "2009-W01");
  assert_key (CX_PERIOD_WEEK, 2009, 12, 31, "2009-W53");
  assert_key (CX_PERIOD_WEEK, 2010, 1, 3, "2009-W53");
  assert_key (CX_PERIOD_WEEK, 2024, 12, 30, "2025-W01");
  assert_key (CX_PERIOD_WEEK, 2026, 12, 31, "2026-W53");
  assert_key (CX_PERIOD_WEEK, 1969, 12, 29, "1970-W01");
}

/* Each day of a century agrees with GLib. */
static void
test_weeks_of_a_century (void)
{
  for (gint64 day = cx_civil_to_days (1960, 1, 1); day < cx_civil_to_days (2060, 1, 1); day++)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (day * 86400);
      g_autofree char *expected = g_strdup_printf ("%04d-W%02d",
                                                   g_date_time_get_week_numbering_year (time),
                                                   g_date_time_get_week_of_year (time));
      g_autofree char *key = cx_period_key (
          CX_PERIOD_WEEK, cx_period_of_local_ms (CX_PERIOD_WEEK, day * 86400000 + 5));

      g_assert_cmpstr (key, ==, expected);
    }
}

static void
test_keys (void)
{
  assert_key (CX_PERIOD_DAY, 2026, 3, 9, "2026-03-09");
  assert_key (CX_PERIOD_DAY, 1969, 12, 31, "1969-12-31");
  assert_key (CX_PERIOD_MONTH, 2026, 3, 31, "2026-03");
  assert_key (CX_PERIOD_QUARTER, 2026, 3, 31, "2026-Q1");
  assert_key (CX_PERIOD_QUARTER, 2026, 4, 1, "2026-Q2");
  assert_key (CX_PERIOD_QUARTER, 2026, 12, 31, "2026-Q4");
  assert_key (CX_PERIOD_YEAR, 2026, 12, 31, "2026");
}

/* Periods follow one another without gap or overlap. */
static void
test_starts (void)
{
  for (CxPeriod period = CX_PERIOD_DAY; period <= CX_PERIOD_YEAR; period++)
    {
      gint64 first = number_of (period, 1965, 1, 1);

      for (gint64 number = first; number < first + 100; number++)
        {
          gint64 start = cx_period_start (period, number);

          g_assert_cmpint (cx_period_of_local_ms (period, start), ==, number);
          g_assert_cmpint (cx_period_of_local_ms (period, start - 1), ==, number - 1);
        }
    }
}

static void
assert_label (CxPeriod period, const char *language, const char *expected)
{
  g_autofree char *label = cx_period_label (period, number_of (period, 2026, 3, 9), language);

  g_assert_cmpstr (label, ==, expected);
}

static void
test_labels (void)
{
  assert_label (CX_PERIOD_DAY, "en", "9 March 2026");
  assert_label (CX_PERIOD_WEEK, "en", "Week 11, 2026");
  assert_label (CX_PERIOD_MONTH, "en", "March 2026");
  assert_label (CX_PERIOD_QUARTER, "en", "Quarter 1, 2026");
  assert_label (CX_PERIOD_YEAR, NULL, "2026");
  assert_label (CX_PERIOD_DAY, "vi", "9 tháng 3, 2026");
  assert_label (CX_PERIOD_WEEK, "vi", "Tuần 11, 2026");
  assert_label (CX_PERIOD_MONTH, "vi", "Tháng 3/2026");
  assert_label (CX_PERIOD_QUARTER, "vi", "Quý 1/2026");
  assert_label (CX_PERIOD_YEAR, "vi", "Năm 2026");
}

static void
test_names (void)
{
  CxPeriod period;

  for (CxPeriod expected = CX_PERIOD_DAY; expected <= CX_PERIOD_YEAR; expected++)
    {
      g_assert_true (cx_period_from_name (cx_period_to_name (expected), &period));
      g_assert_cmpint (period, ==, expected);
    }
  g_assert_false (cx_period_from_name ("decade", &period));
  g_assert_false (cx_period_from_name ("", &period));
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/period/iso-weeks", test_iso_weeks);
  g_test_add_func ("/period/weeks-of-a-century", test_weeks_of_a_century);
  g_test_add_func ("/period/keys", test_keys);
  g_test_add_func ("/period/starts", test_starts);
  g_test_add_func ("/period/labels", test_labels);
  g_test_add_func ("/period/names", test_names);
  return g_test_run ();
}
