#include "config.h"

#include "cx-error.h"
#include "cx-moment.h"
#include "cx-test.h"

#include <string.h>

static gboolean
parse (const char *pattern, const char *text, CxMoment *moment, gboolean *has_time)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxDatePattern) compiled = cx_date_pattern_new (pattern, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (cx_date_pattern_get_text (compiled), ==, pattern);
  return cx_date_pattern_parse (compiled, text, strlen (text), moment, has_time);
}

/* @iso: as cx_moment_to_iso () writes it. */
static void
assert_reads (const char *pattern, const char *text, const char *iso)
{
  g_autofree char *result = NULL;
  gboolean has_time;
  CxMoment moment;

  g_test_message ("%s: %s", pattern, text);
  g_assert_true (parse (pattern, text, &moment, &has_time));
  result = cx_moment_to_iso (moment, NULL, has_time);
  g_assert_cmpstr (result, ==, iso);
}

static void
assert_refuses (const char *pattern, const char *text)
{
  CxMoment moment;

  g_test_message ("%s: %s", pattern, text);
  g_assert_false (parse (pattern, text, &moment, NULL));
}

static void
test_patterns (void)
{
  assert_reads ("d/M/yyyy", "9/3/2026", "2026-03-09");
  assert_reads ("dd/MM/yyyy", "09/03/2026", "2026-03-09");
  assert_reads ("dd/MM/yyyy", "9/3/2026", "2026-03-09");
  assert_reads ("dd/MM/yyyy HH:mm:ss", "29/08/2026 09:40", "2026-08-29T09:40:00");
  assert_reads ("M/d/yy H:mm:ss", "7/2/20 11:00:22", "2020-07-02T11:00:22");
  assert_reads ("d/M/yy", "1/2/85", "1985-02-01");
  assert_reads ("yyyyMMddHHmmss", "20260309101233", "2026-03-09T10:12:33");
  assert_reads ("yyyyMMdd", "20260309", "2026-03-09");
  assert_reads ("d MMM yyyy", "9 March 2026", "2026-03-09");
  assert_reads ("d MMM yyyy", "9 Sept 2026", "2026-09-09");
  assert_reads ("d-MMM-yyyy", "09-MAR-2026", "2026-03-09");
  assert_reads ("MMM d, yyyy h:mm:ss a", "Mar. 9, 2026 3:04:05 pm", "2026-03-09T15:04:05");
  assert_reads ("'ngày' d MMM 'năm' yyyy", "Ngày 9 tháng 3 năm 2026", "2026-03-09");
  assert_reads ("d MMM, yyyy", "9 tháng ba, 2026", "2026-03-09");
  assert_reads ("d MMM, yyyy", "9 Thg 12, 2026", "2026-12-09");
  assert_reads ("d MMM, yyyy", "9 tháng mười hai, 2026", "2026-12-09");
  assert_reads ("E, d MMM yyyy", "Mon, 9 Mar 2026", "2026-03-09");
  assert_reads ("E, d MMM, yyyy", "Thứ Hai, 9 tháng 3, 2026", "2026-03-09");
  assert_reads ("H:mm d/M/yyyy", "9:40 29/08/2026", "2026-08-29T09:40:00");
}

static void
test_half_days (void)
{
  static const struct
  {
    const char *text, *iso;
  } cases[] = {
    { "9/3/2026 12:00:00 AM", "2026-03-09T00:00:00" },
    { "9/3/2026 12:00:00 PM", "2026-03-09T12:00:00" },
    { "9/3/2026 1:05:00 SA", "2026-03-09T01:05:00" },
    { "9/3/2026 1:05:00 CH", "2026-03-09T13:05:00" },
    { "9/3/2026 1:05 ch", "2026-03-09T13:05:00" },
    { "9/3/2026 11:59:59 p.m.", "2026-03-09T23:59:59" },
    { "9/3/2026 7:00 tối", "2026-03-09T19:00:00" },
    { "9/3/2026 7:00 Sáng", "2026-03-09T07:00:00" },
    { "9/3/2026 1:05:00\u202fPM", "2026-03-09T13:05:00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_reads ("d/M/yyyy h:mm:ss a", cases[i].text, cases[i].iso);
  assert_refuses ("d/M/yyyy h:mm:ss a", "9/3/2026 13:05:00 AM");
  assert_refuses ("d/M/yyyy h:mm:ss a", "9/3/2026 13:05:00 PM");
  assert_refuses ("d/M/yyyy h:mm:ss a", "9/3/2026 1:05:00");
}

static void
test_zones (void)
{
  const char *pattern = "yyyy/M/d h:mm:ss a z";

  assert_reads (pattern, "2022/06/22 11:07:29 AM AST", "2022-06-22T11:07:29-04:00");
  assert_reads (pattern, "2026/09/27 3:00:00 PM GMT+3", "2026-09-27T15:00:00+03:00");
  assert_reads (pattern, "2026/09/27 3:00:00 PM GMT+5:30", "2026-09-27T15:00:00+05:30");
  assert_reads (pattern, "2026/09/27 3:00:00 PM GMT+7", "2026-09-27T15:00:00+07:00");
  assert_reads (pattern, "2026/09/27 3:00:00 PM UTC-3:30", "2026-09-27T15:00:00-03:30");
  assert_reads (pattern, "2026/09/27 3:00:00 PM +0700", "2026-09-27T15:00:00+07:00");
  assert_reads (pattern, "2026/09/27 3:00:00 PM ICT", "2026-09-27T15:00:00+07:00");
  assert_reads (pattern, "2026/09/27 3:00:00 PM Z", "2026-09-27T15:00:00Z");
  assert_reads (pattern, "2026/09/27 3:00:00 PM CEST", "2026-09-27T15:00:00+02:00");
  assert_reads (pattern, "2026/09/27 3:00:00 PM", "2026-09-27T15:00:00");
  assert_refuses (pattern, "2026/09/27 3:00:00 PM XYZ");
  assert_refuses (pattern, "2026/09/27 3:00:00 PM GMT+99");
}

static void
test_missing_time (void)
{
  assert_reads ("d/M/yyyy H:mm:ss", "9/3/2026", "2026-03-09");
  assert_reads ("yyyy-MM-ddTHH:mm:ss.SSSz", "2026-03-09", "2026-03-09");
  assert_reads ("yyyy-MM-ddTHH:mm:ss.SSSz", "2026-03-09T10:12", "2026-03-09T10:12:00");
  assert_reads ("yyyy-MM-ddTHH:mm:ss.SSSz", "2026-03-09T10:12:33+07:00",
                "2026-03-09T10:12:33+07:00");
  assert_reads ("yyyy-MM-ddTHH:mm:ss.SSSz", "2026-03-09T10:12:33.5Z", "2026-03-09T10:12:33.500Z");
  assert_refuses ("d/M/yyyy H:mm:ss", "9/3/2026 10");
  assert_refuses ("d/M/yyyy H:mm:ss", "9/3");
  assert_refuses ("H:mm d/M/yyyy", "9/3/2026");
}

static void
test_refused_texts (void)
{
  static const char *const bad[] = {
    "",          "31/2/2026", "32/1/2026",    "1/13/2026", "9/3/26",         "9-3-2026",
    "9/3/2026x", "9/3/20266", "6 ngày trước", "29/2/2025", "00/3/2026",      "9/3/2026 25:00",
    "9//3/2026", "/3/2026",   "9/3/",         "Oct-49",    "9/3/2026 10:60", "009/3/2026",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_refuses ("d/M/yyyy H:mm:ss", bad[i]);
  assert_reads ("d/M/yyyy", "29/2/2024", "2024-02-29");
}

static void
test_refused_patterns (void)
{
  g_autofree char *endless = g_strnfill (5000, '/');
  const char *bad[] = {
    "",      "dd/MM",         "yyyy",      "d/M/yyy",      "d/d/M/yyyy", "ddd/M/yyyy",
    "hello", "d/M/yyyy h:mm", "'d/M/yyyy", "d/M/MMM/yyyy", "''d/M/yyyy", endless,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%.20s", bad[i]);
      g_assert_null (cx_date_pattern_new (bad[i], &error));
      g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
    }
}

/* The first candidate that reads each text a form tool writes gives the right moment, when
 * day-first ones are left out for a column that is month-first and the other way round. */
static void
test_candidates (void)
{
  static const struct
  {
    const char *text, *pattern, *iso;
  } cases[] = {
    /* Google Forms */
    { "6/21/2018 23:29:42", "M/d/yyyy H:mm:ss", "2018-06-21T23:29:42" },
    { "6/22/2018 0:06:36", "M/d/yyyy H:mm:ss", "2018-06-22T00:06:36" },
    { "2026-10-10 16:32:40", "yyyy-MM-dd HH:mm:ss.SSS z", "2026-10-10T16:32:40" },
    { "29/08/2026 09:40", "d/M/yyyy H:mm:ss", "2026-08-29T09:40:00" },
    { "29/08/2026 09:40:11", "d/M/yyyy H:mm:ss", "2026-08-29T09:40:11" },
    { "2022/06/22 11:07:29 AM AST", "yyyy/M/d h:mm:ss a z", "2022-06-22T11:07:29-04:00" },
    { "2026/09/27 3:00:00 PM GMT+5:30", "yyyy/M/d h:mm:ss a z", "2026-09-27T15:00:00+05:30" },
    /* SurveyMonkey */
    { "04/19/2019 04:47:21 AM", "M/d/yyyy h:mm:ss a", "2019-04-19T04:47:21" },
    { "03/13/2020 5:53:38 AM", "M/d/yyyy h:mm:ss a", "2020-03-13T05:53:38" },
    { "03/13/2020 05:53:38", "M/d/yyyy H:mm:ss", "2020-03-13T05:53:38" },
    /* Qualtrics, LimeSurvey, Typeform, Tally */
    { "2021-09-24 11:39:34", "yyyy-MM-dd HH:mm:ss.SSS z", "2021-09-24T11:39:34" },
    /* Kobo, ODK, Nextcloud */
    { "2016-04-01T19:57:45", "yyyy-MM-ddTHH:mm:ss.SSSz", "2016-04-01T19:57:45" },
    { "2016-04-01T19:57:45.123Z", "yyyy-MM-ddTHH:mm:ss.SSSz", "2016-04-01T19:57:45.123Z" },
    { "2016-04-01T19:57:45+07:00", "yyyy-MM-ddTHH:mm:ss.SSSz", "2016-04-01T19:57:45+07:00" },
    /* Microsoft Forms as text */
    { "7/22/20 11:00:22", "M/d/yy H:mm:ss", "2020-07-22T11:00:22" },
    { "10/19/2024 11:02", "M/d/yyyy H:mm:ss", "2024-10-19T11:02:00" },
    /* people */
    { "2026-03-09", "yyyy-MM-dd", "2026-03-09" },
    { "29/8/2026", "d/M/yyyy", "2026-08-29" },
    { "29.8.2026", "d.M.yyyy", "2026-08-29" },
    { "29/08/2026 1:05:00 CH", "d/M/yyyy h:mm:ss a", "2026-08-29T13:05:00" },
    { "13:05:00 29/08/2026", "H:mm:ss d/M/yyyy", "2026-08-29T13:05:00" },
    { "Aug 29, 2026, 1:05:00 PM", "MMM d, yyyy, h:mm:ss a", "2026-08-29T13:05:00" },
  };
  const char *const *candidates = cx_date_pattern_candidates ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const *candidate = candidates;
      g_autofree char *iso = NULL;
      gboolean has_time;
      CxMoment moment;

      g_test_message ("%s", cases[i].text);
      while (*candidate != NULL && !parse (*candidate, cases[i].text, &moment, &has_time))
        candidate++;
      g_assert_cmpstr (*candidate, ==, cases[i].pattern);
      iso = cx_moment_to_iso (moment, NULL, has_time);
      g_assert_cmpstr (iso, ==, cases[i].iso);
    }
}

/* Every candidate compiles, and none stands twice. */
static void
test_candidates_sound (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (const char *const *candidate = cx_date_pattern_candidates (); *candidate != NULL;
       candidate++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CxDatePattern) pattern = cx_date_pattern_new (*candidate, &error);

      g_assert_no_error (error);
      g_assert_true (g_hash_table_add (seen, (gpointer) *candidate));
    }
  g_assert_cmpuint (g_hash_table_size (seen), >, 30);
}

/* Random bytes never make it read past its text. */
static void
test_hostile (void)
{
  static const char letters[] = "0123456789/-: .,aApPmMzZ+tThá\xc3\xe1\xff\xc2\xa0";

  for (const char *const *candidate = cx_date_pattern_candidates (); *candidate != NULL;
       candidate++)
    {
      g_autoptr (CxDatePattern) pattern = cx_date_pattern_new (*candidate, NULL);

      for (int i = 0; i < 2000; i++)
        {
          gsize n = (gsize) g_test_rand_int_range (0, 24);
          g_autofree char *text = g_malloc (MAX (n, 1));
          CxMoment moment = { 0 };

          for (gsize j = 0; j < n; j++)
            text[j] = letters[g_test_rand_int_range (0, sizeof letters - 1)];
          if (cx_date_pattern_parse (pattern, text, n, &moment, NULL))
            g_assert_cmpint (moment.ms, >, G_GINT64_CONSTANT (-63000000000000));
        }
    }
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/date-pattern/patterns", test_patterns);
  g_test_add_func ("/date-pattern/half-days", test_half_days);
  g_test_add_func ("/date-pattern/zones", test_zones);
  g_test_add_func ("/date-pattern/missing-time", test_missing_time);
  g_test_add_func ("/date-pattern/refused-texts", test_refused_texts);
  g_test_add_func ("/date-pattern/refused-patterns", test_refused_patterns);
  g_test_add_func ("/date-pattern/candidates", test_candidates);
  g_test_add_func ("/date-pattern/candidates-sound", test_candidates_sound);
  g_test_add_func ("/date-pattern/hostile", test_hostile);
  return g_test_run ();
}
