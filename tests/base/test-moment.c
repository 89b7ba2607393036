#include "config.h"

#include "cx-error.h"
#include "cx-moment.h"
#include "cx-test.h"

#include <math.h>
#include <string.h>

#define HOUR G_GINT64_CONSTANT (3600000)

static gint64
utc (int year, int month, int day, int hour, int minute, int second)
{
  CxCivil civil = { year, month, day, hour, minute, second, 0 };

  return cx_civil_to_ms (&civil);
}

static GTimeZone *
get_zone (const char *name)
{
  g_autoptr (GError) error = NULL;
  GTimeZone *zone = cx_zone_new (name, &error);

  g_assert_no_error (error);
  return zone;
}

static void
test_civil (void)
{
  int year, month, day;

  g_assert_cmpint (cx_civil_to_days (1970, 1, 1), ==, 0);
  g_assert_cmpint (cx_civil_to_days (2000, 2, 29), ==, 11016);
  g_assert_cmpint (cx_civil_to_days (1969, 12, 31), ==, -1);
  for (gint64 days = -800000; days < 3000000; days += 13)
    {
      g_autoptr (GDate) date = NULL;

      cx_civil_from_days (days, &year, &month, &day);
      g_assert_cmpint (cx_civil_to_days (year, month, day), ==, days);
      if (year < 1)
        continue;
      /* 1970-01-01 is Julian day 719,163 of GLib. */
      date = g_date_new_julian ((guint32) (days + 719163));
      g_assert_cmpint (g_date_get_year (date), ==, year);
      g_assert_cmpint (g_date_get_month (date), ==, month);
      g_assert_cmpint (g_date_get_day (date), ==, day);
    }
}

static void
test_civil_valid (void)
{
  static const struct
  {
    CxCivil civil;
    gboolean valid;
  } cases[] = {
    { { 2024, 2, 29, 0, 0, 0, 0 }, TRUE },  { { 2026, 2, 29, 0, 0, 0, 0 }, FALSE },
    { { 1900, 2, 29, 0, 0, 0, 0 }, FALSE }, { { 2000, 2, 29, 23, 59, 59, 999 }, TRUE },
    { { 2026, 4, 31, 0, 0, 0, 0 }, FALSE }, { { 2026, 0, 1, 0, 0, 0, 0 }, FALSE },
    { { 2026, 13, 1, 0, 0, 0, 0 }, FALSE }, { { 0, 1, 1, 0, 0, 0, 0 }, FALSE },
    { { 2026, 1, 1, 24, 0, 0, 0 }, FALSE }, { { 2026, 1, 1, 0, 60, 0, 0 }, FALSE },
    { { 2026, 1, 1, 0, 0, 60, 0 }, FALSE }, { { 2026, 1, 0, 0, 0, 0, 0 }, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (cx_civil_is_valid (&cases[i].civil), ==, cases[i].valid);
}

static void
test_civil_ms (void)
{
  CxCivil civil;

  cx_civil_from_ms (-1, &civil);
  g_assert_cmpint (civil.year, ==, 1969);
  g_assert_cmpint (civil.millisecond, ==, 999);
  g_assert_cmpint (civil.second, ==, 59);
  g_assert_cmpint (cx_civil_to_ms (&civil), ==, -1);
}

static void
assert_iso (const char *text, gint64 ms, int offset, gboolean timed)
{
  CxMoment moment;
  gboolean has_time;

  g_test_message ("%s", text);
  g_assert_true (cx_moment_parse_iso (text, strlen (text), &moment, &has_time));
  g_assert_cmpint (moment.ms, ==, ms);
  g_assert_cmpint (moment.offset, ==, offset);
  g_assert_cmpint (has_time, ==, timed);
}

static void
test_parse_iso (void)
{
  gint64 ms = utc (2026, 3, 9, 10, 12, 33);

  assert_iso ("2026-03-09", utc (2026, 3, 9, 0, 0, 0), CX_OFFSET_NONE, FALSE);
  assert_iso ("2026-03-09 10:12", ms - 33000, CX_OFFSET_NONE, TRUE);
  assert_iso ("2026-03-09T10:12:33", ms, CX_OFFSET_NONE, TRUE);
  assert_iso (" 2026-03-09 10:12:33 ", ms, CX_OFFSET_NONE, TRUE);
  assert_iso ("2026-03-09T10:12:33.123Z", ms + 123, 0, TRUE);
  assert_iso ("2026-03-09T10:12:33.1234567Z", ms + 123, 0, TRUE);
  assert_iso ("2026-03-09T10:12:33,5Z", ms + 500, 0, TRUE);
  assert_iso ("2026-03-09T10:12:33+07:00", ms - 7 * HOUR, 420, TRUE);
  assert_iso ("2026-03-09T10:12:33.000+0700", ms - 7 * HOUR, 420, TRUE);
  assert_iso ("2026-03-09 10:12:33 -03", ms + 3 * HOUR, -180, TRUE);
  assert_iso ("2026-03-09T10:12-03:30", ms - 33000 + 7 * HOUR / 2, -210, TRUE);
  assert_iso ("0001-01-01", utc (1, 1, 1, 0, 0, 0), CX_OFFSET_NONE, FALSE);
}

static void
test_parse_iso_refused (void)
{
  static const char *const bad[] = {
    "",
    "2026",
    "2026-3-9",
    "2026-02-30",
    "09/03/2026",
    "2026-03-09T",
    "2026-03-09 10",
    "2026-03-09 24:00",
    "2026-03-09 10:12:60",
    "2026-03-09 10:12:",
    "2026-03-09 10:12:33.",
    "2026-03-09 10:12 +7",
    "2026-03-09 10:12 AM",
    "2026-03-09x",
    "6 ngày trước",
    "2026-03-09T10:12:33+99:00",
    "20260309",
    "2026-03-09 10:12Z x",
    "-2026-03-09",
  };
  CxMoment moment;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (cx_moment_parse_iso (bad[i], strlen (bad[i]), &moment, NULL));
    }
  g_assert_true (cx_moment_parse_iso ("2026-03-09garbage", 10, &moment, NULL));
}

static void
assert_shown (CxMoment moment, GTimeZone *zone, gboolean timed, const char *expected)
{
  g_autofree char *text = cx_moment_to_iso (moment, zone, timed);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_to_iso (void)
{
  g_autoptr (GTimeZone) hcm = get_zone ("Asia/Ho_Chi_Minh");
  gint64 ms = utc (2026, 3, 9, 20, 0, 0);

  assert_shown ((CxMoment){ ms, CX_OFFSET_NONE }, hcm, TRUE, "2026-03-10T03:00:00+07:00");
  assert_shown ((CxMoment){ ms, CX_OFFSET_NONE }, hcm, FALSE, "2026-03-10");
  assert_shown ((CxMoment){ ms, -210 }, hcm, TRUE, "2026-03-09T16:30:00-03:30");
  assert_shown ((CxMoment){ ms + 7, 0 }, hcm, TRUE, "2026-03-09T20:00:00.007Z");
  assert_shown ((CxMoment){ ms, CX_OFFSET_NONE }, NULL, TRUE, "2026-03-09T20:00:00");
}

static void
test_iso_round_trip (void)
{
  for (int i = 0; i < 20000; i++)
    {
      CxMoment moment = { (gint64) (g_test_rand_double_range (-6e13, 2.5e14)),
                          (gint16) g_test_rand_int_range (-900, 900) };
      g_autofree char *text = cx_moment_to_iso (moment, NULL, TRUE);
      CxMoment back;

      g_assert_true (cx_moment_parse_iso (text, strlen (text), &back, NULL));
      g_assert_cmpint (back.ms, ==, moment.ms);
      g_assert_cmpint (back.offset, ==, moment.offset);
    }
}

static void
test_to_human (void)
{
  g_autoptr (GTimeZone) hcm = get_zone ("Asia/Ho_Chi_Minh");
  CxMoment moment = { utc (2026, 3, 9, 3, 12, 0), CX_OFFSET_NONE };
  g_autofree char *vi = cx_moment_to_human (moment, hcm, FALSE, "vi");
  g_autofree char *vi_timed = cx_moment_to_human (moment, hcm, TRUE, "vi");
  g_autofree char *en = cx_moment_to_human (moment, hcm, FALSE, "en");
  g_autofree char *en_timed = cx_moment_to_human (moment, NULL, TRUE, "en");

  g_assert_cmpstr (vi, ==, "09/03/2026");
  g_assert_cmpstr (vi_timed, ==, "09/03/2026 10:12");
  g_assert_cmpstr (en, ==, "9 Mar 2026");
  g_assert_cmpstr (en_timed, ==, "9 Mar 2026 03:12");
}

static void
test_zone_unknown (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cx_zone_new ("Asia/Nowhere", &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
  g_assert_nonnull (cx_error_get_place (error)->mend);
}

/* Built-in rules say what the system's zone data say, in winter and summer and at every change of
 * the clocks of these years. */
static void
test_zone_rules (void)
{
  const char *name;

  for (guint i = 0; (name = cx_zone_get_name (i)) != NULL; i++)
    {
      g_autoptr (GTimeZone) ours = cx_zone_from_rules (name);
      g_autoptr (GTimeZone) theirs = g_time_zone_new_identifier (name);

      g_assert_nonnull (ours);
      if (i > 0)
        g_assert_cmpint (strcmp (cx_zone_get_name (i - 1), name), <, 0);
      if (theirs == NULL)
        continue;
      for (gint64 ms = utc (2023, 1, 1, 0, 0, 0); ms < utc (2030, 1, 1, 0, 0, 0); ms += HOUR / 2)
        if (cx_zone_get_shift (ours, ms) != cx_zone_get_shift (theirs, ms))
          g_error ("%s at %" G_GINT64_FORMAT, name, ms);
    }
  g_assert_null (cx_zone_from_rules ("Asia/Nowhere"));
  g_assert_null (cx_zone_find ("Asia/Nowhere"));
}

/* Where the clocks change, a local time is read the same way with the built-in rules. */
static void
test_zone_rules_read_local_times (void)
{
  g_autoptr (GTimeZone) berlin = cx_zone_from_rules ("Europe/Berlin");
  g_autoptr (GTimeZone) sydney = cx_zone_from_rules ("Australia/Sydney");
  g_autoptr (GTimeZone) saigon = cx_zone_from_rules ("Asia/Ho_Chi_Minh");

  g_assert_cmpint (cx_moment_in_zone (utc (2026, 1, 15, 12, 0, 0), berlin).ms, ==,
                   utc (2026, 1, 15, 11, 0, 0));
  g_assert_cmpint (cx_moment_in_zone (utc (2026, 7, 15, 12, 0, 0), berlin).ms, ==,
                   utc (2026, 7, 15, 10, 0, 0));
  g_assert_cmpint (cx_moment_in_zone (utc (2026, 1, 15, 12, 0, 0), sydney).ms, ==,
                   utc (2026, 1, 15, 1, 0, 0));
  g_assert_cmpint (cx_moment_in_zone (utc (2026, 7, 15, 12, 0, 0), sydney).ms, ==,
                   utc (2026, 7, 15, 2, 0, 0));
  g_assert_cmpint (cx_moment_in_zone (utc (2026, 3, 9, 10, 12, 0), saigon).ms, ==,
                   utc (2026, 3, 9, 3, 12, 0));
}

static void
assert_in_zone (GTimeZone *zone, gint64 local, gint64 expected)
{
  CxZoneCache cache;
  CxMoment moment = cx_moment_in_zone (local, zone);

  g_assert_cmpint (moment.ms, ==, expected);
  g_assert_cmpint (moment.offset, ==, CX_OFFSET_NONE);
  cx_zone_cache_init (&cache, zone);
  g_assert_cmpint (cx_zone_cache_to_utc (&cache, local), ==, expected);
  g_assert_cmpint (cx_zone_cache_to_utc (&cache, local), ==, expected);
}

/* Berlin: on 29 March 2026 clocks skip from 2:00 to 3:00, on 25 October 3:00 becomes 2:00 again. */
static void
test_in_zone (void)
{
  g_autoptr (GTimeZone) hcm = get_zone ("Asia/Ho_Chi_Minh");
  g_autoptr (GTimeZone) berlin = get_zone ("Europe/Berlin");

  assert_in_zone (hcm, utc (2026, 3, 9, 10, 0, 0), utc (2026, 3, 9, 3, 0, 0));
  assert_in_zone (berlin, utc (2026, 1, 15, 12, 0, 0), utc (2026, 1, 15, 11, 0, 0));
  assert_in_zone (berlin, utc (2026, 7, 15, 12, 0, 0), utc (2026, 7, 15, 10, 0, 0));
  assert_in_zone (berlin, utc (2026, 3, 29, 1, 59, 59), utc (2026, 3, 29, 0, 59, 59));
  assert_in_zone (berlin, utc (2026, 3, 29, 2, 30, 0), utc (2026, 3, 29, 1, 30, 0));
  assert_in_zone (berlin, utc (2026, 3, 29, 3, 0, 0), utc (2026, 3, 29, 1, 0, 0));
  assert_in_zone (berlin, utc (2026, 10, 25, 1, 59, 0), utc (2026, 10, 24, 23, 59, 0));
  assert_in_zone (berlin, utc (2026, 10, 25, 2, 30, 0), utc (2026, 10, 25, 0, 30, 0));
  assert_in_zone (berlin, utc (2026, 10, 25, 3, 0, 0), utc (2026, 10, 25, 2, 0, 0));
}

/* Saigon's clocks went from +8 to +7 at midnight of 13 June 1975. */
static void
test_saigon_1975 (void)
{
  g_autoptr (GTimeZone) hcm = get_zone ("Asia/Ho_Chi_Minh");

  g_assert_cmpint (cx_zone_get_shift (hcm, utc (1975, 6, 1, 0, 0, 0)), ==, 8 * HOUR);
  g_assert_cmpint (cx_zone_get_shift (hcm, utc (1976, 6, 1, 0, 0, 0)), ==, 7 * HOUR);
}

/* The cache says what GLib says, for moments in any order. */
static void
test_cache (void)
{
  static const char *const names[] = { "Asia/Ho_Chi_Minh", "Europe/Berlin", "America/St_Johns",
                                       "UTC", "Australia/Lord_Howe" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GTimeZone) zone = get_zone (names[i]);
      CxZoneCache cache;

      cx_zone_cache_init (&cache, zone);
      for (int n = 0; n < 20000; n++)
        {
          gint64 ms = (gint64) g_test_rand_double_range (-3e12, 3e12);
          gint64 local = cx_zone_cache_to_local (&cache, ms);

          g_assert_cmpint (local, ==, ms + cx_zone_get_shift (zone, ms));
          g_assert_cmpint (cx_zone_cache_to_utc (&cache, local), ==,
                           cx_moment_in_zone (local, zone).ms);
        }
    }
}

/* Each second around both changes of a year. */
static void
test_cache_edges (void)
{
  g_autoptr (GTimeZone) zone = get_zone ("Europe/Berlin");
  gint64 edges[] = { utc (2026, 3, 29, 1, 0, 0), utc (2026, 10, 25, 1, 0, 0) };
  CxZoneCache cache;

  cx_zone_cache_init (&cache, zone);
  for (gsize i = 0; i < G_N_ELEMENTS (edges); i++)
    for (gint64 ms = edges[i] - 3000; ms <= edges[i] + 3000; ms += 500)
      g_assert_cmpint (cx_zone_cache_to_local (&cache, ms), ==,
                       ms + ((ms >= edges[i]) == (i == 0) ? 2 : 1) * HOUR);
}

static void
test_serial (void)
{
  gint64 ms;

  g_assert_true (cx_moment_from_serial (44000, FALSE, &ms));
  g_assert_cmpint (ms, ==, utc (2020, 6, 18, 0, 0, 0));
  g_assert_true (cx_moment_from_serial (42538, TRUE, &ms));
  g_assert_cmpint (ms, ==, utc (2020, 6, 18, 0, 0, 0));
  g_assert_true (cx_moment_from_serial (44014.4586805556, FALSE, &ms));
  g_assert_cmpint (ms, ==, utc (2020, 7, 2, 11, 0, 30));
  /* 1970 reads well but is hardly a date in a survey. */
  g_assert_false (cx_moment_from_serial (25569, FALSE, &ms));
  g_assert_cmpint (ms, ==, 0);
  g_assert_false (cx_moment_from_serial (1, FALSE, &ms));
  g_assert_cmpint (ms, ==, utc (1900, 1, 1, 0, 0, 0));
  g_assert_false (cx_moment_from_serial (61, FALSE, &ms));
  g_assert_cmpint (ms, ==, utc (1900, 3, 1, 0, 0, 0));
  g_assert_false (cx_moment_from_serial (5, FALSE, &ms));
  g_assert_false (cx_moment_from_serial (1e12, FALSE, &ms));
  g_assert_false (cx_moment_from_serial (NAN, FALSE, &ms));
  g_assert_false (cx_moment_from_serial (-INFINITY, TRUE, &ms));
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/moment/civil", test_civil);
  g_test_add_func ("/moment/civil-valid", test_civil_valid);
  g_test_add_func ("/moment/civil-ms", test_civil_ms);
  g_test_add_func ("/moment/parse-iso", test_parse_iso);
  g_test_add_func ("/moment/parse-iso-refused", test_parse_iso_refused);
  g_test_add_func ("/moment/to-iso", test_to_iso);
  g_test_add_func ("/moment/iso-round-trip", test_iso_round_trip);
  g_test_add_func ("/moment/to-human", test_to_human);
  g_test_add_func ("/zone/unknown", test_zone_unknown);
  g_test_add_func ("/zone/rules", test_zone_rules);
  g_test_add_func ("/zone/rules-read-local-times", test_zone_rules_read_local_times);
  g_test_add_func ("/zone/in-zone", test_in_zone);
  g_test_add_func ("/zone/saigon-1975", test_saigon_1975);
  g_test_add_func ("/zone/cache", test_cache);
  g_test_add_func ("/zone/cache-edges", test_cache_edges);
  g_test_add_func ("/moment/serial", test_serial);
  return g_test_run ();
}
