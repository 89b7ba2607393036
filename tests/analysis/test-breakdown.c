#include "config.h"

#include "cx-fixture.h"
#include "cx-test.h"

#include "cx-error.h"

#include <math.h>
#include <string.h>

#define ZONE "Asia/Ho_Chi_Minh"

static CxMeasurement *
run (CxFixture *fixture, const CxMeasureQuery *query)
{
  g_autoptr (GError) error = NULL;
  CxMeasurement *result = cx_measure (fixture->frame, query, NULL, &error);

  g_assert_no_error (error);
  return result;
}

/* The keys of @scores with blanks between. */
static char *
list_keys (GPtrArray *scores)
{
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint i = 0; i < scores->len; i++)
    g_string_append_printf (keys, "%s%s", i > 0 ? "|" : "", ((CxScore *) scores->pdata[i])->key);
  return g_strdup (keys->str);
}

static void
assert_keys (GPtrArray *scores, const char *expected)
{
  g_autofree char *keys = list_keys (scores);

  g_assert_cmpstr (keys, ==, expected);
}

static void
test_by_field (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxMeasurement) result = NULL;
  g_autoptr (CxMeasurement) some = NULL;
  CxScore *none;

  cx_fixture_init (&fixture, ZONE);
  cx_fixture_add_many (&fixture, 4, "nps", "10", "branch", "Đống Đa", NULL);
  cx_fixture_add_many (&fixture, 12, "nps", "0", "branch", "Dịch Vọng", NULL);
  cx_fixture_add_many (&fixture, 1, "nps", "8", "branch", "Ấp Bắc", NULL);
  cx_fixture_add_many (&fixture, 3, "nps", "9", NULL);
  cx_fixture_add_many (&fixture, 2, "sat", "1", "branch", "Zeta", NULL); /* not asked for nps */
  cx_fixture_write (&fixture);

  result = cx_fixture_measure (&fixture, "nps", NULL, "branch", NULL);
  /* a â … d đ: the Vietnamese order. */
  assert_keys (result->groups, "Ấp Bắc|Dịch Vọng|Đống Đa|");
  cx_assert_near (cx_fixture_find (result->groups, "Đống Đa")->value, 100, 0);
  cx_assert_near (cx_fixture_find (result->groups, "Dịch Vọng")->value, -100, 0);
  g_assert_true (cx_fixture_find (result->groups, "Đống Đa")->few);
  g_assert_false (cx_fixture_find (result->groups, "Dịch Vọng")->few);
  none = cx_fixture_find (result->groups, "");
  g_assert_cmpstr (none->label, ==, "Not stated");
  g_assert_cmpint (none->n, ==, 3);
  g_assert_cmpint (result->total->n, ==, 20);

  some = cx_fixture_measure (&fixture, "nps", NULL, "field:branch", "${branch} = 'Đống Đa'");
  assert_keys (some->groups, "Đống Đa");
}

static void
test_by_question (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxMeasurement) gender = NULL;
  g_autoptr (CxMeasurement) reasons = NULL;
  g_autoptr (CxMeasurement) stars = NULL;
  g_autoptr (CxMeasurement) row = NULL;
  g_autoptr (CxMeasurement) spend = NULL;

  cx_fixture_init (&fixture, ZONE);
  cx_fixture_add (&fixture, "nps", "10", "gender", "m", "reasons", "price taste", "stars", "5",
                  "quality/food", "2", "spend", "10", NULL);
  cx_fixture_add (&fixture, "nps", "0", "gender", "f", "reasons", "taste", "stars", "5",
                  "quality/food", "5", "spend", "2.5", NULL);
  cx_fixture_add (&fixture, "nps", "8", "gender", "f", "reasons", "-1", "stars", "1", "spend", "-3",
                  NULL);
  cx_fixture_write (&fixture);

  gender = cx_fixture_measure (&fixture, "nps", NULL, "gender", NULL);
  assert_keys (gender->groups, "f|m");
  cx_assert_near (cx_fixture_find (gender->groups, "f")->value, -50, 1e-12);
  g_assert_cmpstr (cx_fixture_find (gender->groups, "m")->label, ==, "Male");

  /* The first response is in two groups, and in the total once. */
  reasons = cx_fixture_measure (&fixture, "nps", NULL, "reasons", NULL);
  assert_keys (reasons->groups, "price|taste|");
  g_assert_cmpint (cx_fixture_find (reasons->groups, "price")->n, ==, 1);
  g_assert_cmpint (cx_fixture_find (reasons->groups, "taste")->n, ==, 2);
  cx_assert_near (cx_fixture_find (reasons->groups, "taste")->value, 0, 1e-12);
  g_assert_cmpint (reasons->total->n, ==, 3);

  stars = cx_fixture_measure (&fixture, "nps", NULL, "stars", NULL);
  assert_keys (stars->groups, "1|5");
  row = cx_fixture_measure (&fixture, "nps", NULL, "quality/food", NULL);
  assert_keys (row->groups, "2|5|");
  spend = cx_fixture_measure (&fixture, "nps", NULL, "spend", NULL);
  assert_keys (spend->groups, "2.5|10|");
}

static void
test_periods (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxMeasurement) months = NULL;
  g_autoptr (CxMeasurement) weeks = NULL;
  g_autoptr (CxMeasurement) quarters = NULL;
  g_autoptr (CxMeasurement) days = NULL;
  CxMeasureQuery query = { .question = "nps", .has_period = TRUE, .period = CX_PERIOD_MONTH };

  cx_fixture_init (&fixture, ZONE);
  /* 17:00 UTC is midnight in Vietnam: the first is still 31 December there, the second is 1
   * January. */
  cx_fixture_add (&fixture, "nps", "10", "submitted", "2025-12-31T16:59:59.999Z", NULL);
  cx_fixture_add (&fixture, "nps", "0", "submitted", "2025-12-31T17:00:00Z", NULL);
  cx_fixture_add (&fixture, "nps", "9", "submitted", "2026-03-31T16:59:00Z", NULL);
  cx_fixture_add (&fixture, "nps", "9", "started", "2026-03-31T17:01:00Z", NULL);
  cx_fixture_add (&fixture, "nps", "5", NULL); /* no date at all */
  cx_fixture_add (&fixture, "sat", "5", "submitted", "2027-01-01T00:00:00Z", NULL);
  cx_fixture_write (&fixture);

  months = run (&fixture, &query);
  assert_keys (months->periods, "2025-12|2026-01|2026-02|2026-03|2026-04");
  g_assert_cmpint (cx_fixture_find (months->periods, "2025-12")->n, ==, 1);
  cx_assert_near (cx_fixture_find (months->periods, "2026-01")->value, -100, 0);
  g_assert_cmpint (cx_fixture_find (months->periods, "2026-02")->n, ==, 0);
  g_assert_true (isnan (cx_fixture_find (months->periods, "2026-02")->value));
  g_assert_cmpint (cx_fixture_find (months->periods, "2026-04")->n, ==, 1);
  g_assert_cmpint (months->total->n, ==, 5);
  g_assert_cmpint (months->undated, ==, 1);

  query.period = CX_PERIOD_WEEK;
  query.until = "2026-01-31";
  weeks = run (&fixture, &query);
  /* Both days of the turn of the year lie in the first week of 2026. */
  assert_keys (weeks->periods, "2026-W01");
  query.period = CX_PERIOD_QUARTER;
  query.until = NULL;
  quarters = run (&fixture, &query);
  assert_keys (quarters->periods, "2025-Q4|2026-Q1|2026-Q2");
  query.period = CX_PERIOD_DAY;
  query.until = "2026-01-02";
  days = run (&fixture, &query);
  assert_keys (days->periods, "2025-12-31|2026-01-01");
}

static void
test_clock_changes (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxMeasurement) days = NULL;
  CxMeasureQuery query = { .question = "nps", .has_period = TRUE, .period = CX_PERIOD_DAY };

  /* Berlin, 29 March 2026: a day of 23 hours, from 23:00 UTC to 22:00 UTC. */
  cx_fixture_init (&fixture, "Europe/Berlin");
  cx_fixture_add (&fixture, "nps", "10", "submitted", "2026-03-28T22:59:59Z", NULL);
  cx_fixture_add (&fixture, "nps", "10", "submitted", "2026-03-28T23:00:00Z", NULL);
  cx_fixture_add (&fixture, "nps", "10", "submitted", "2026-03-29T21:59:59Z", NULL);
  cx_fixture_add (&fixture, "nps", "10", "submitted", "2026-03-29T22:00:00Z", NULL);
  cx_fixture_write (&fixture);
  days = run (&fixture, &query);
  assert_keys (days->periods, "2026-03-28|2026-03-29|2026-03-30");
  g_assert_cmpint (cx_fixture_find (days->periods, "2026-03-29")->n, ==, 2);
}

static void
test_since_until (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxMeasurement) result = NULL;
  g_autoptr (CxMeasurement) none = NULL;
  CxMeasureQuery query = { .question = "nps", .since = "2026-01-01", .until = "2026-01-31" };

  cx_fixture_init (&fixture, ZONE);
  cx_fixture_add (&fixture, "nps", "10", "submitted", "2025-12-31T16:59:59Z", NULL);
  cx_fixture_add (&fixture, "nps", "9", "submitted", "2025-12-31T17:00:00Z", NULL); /* 1 January */
  cx_fixture_add (&fixture, "nps", "8", "submitted", "2026-01-31T16:59:59Z", NULL); /* 31 January */
  cx_fixture_add (&fixture, "nps", "7", "submitted", "2026-01-31T17:00:00Z", NULL);
  cx_fixture_add (&fixture, "nps", "6", NULL);
  cx_fixture_write (&fixture);

  result = run (&fixture, &query);
  g_assert_cmpint (result->rows, ==, 2);
  g_assert_cmpint (result->total->n, ==, 2);
  cx_assert_near (result->total->value, 50, 1e-12);

  query.since = "2026-02-02";
  query.until = "2026-02-01";
  none = run (&fixture, &query);
  g_assert_cmpint (none->rows, ==, 0);
}

static void
test_cells (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxMeasurement) result = NULL;
  g_autoptr (CxMeasurement) grid = NULL;
  CxMeasureQuery query = { .question = "nps",
                           .by = "branch",
                           .has_period = TRUE,
                           .period = CX_PERIOD_MONTH,
                           .weight = "weight" };
  CxScore *cell;

  cx_fixture_init (&fixture, ZONE);
  cx_fixture_add (&fixture, "nps", "10", "branch", "B", "submitted", "2026-01-05T00:00Z", "weight",
                  "3", "quality/food", "4", NULL);
  cx_fixture_add (&fixture, "nps", "0", "branch", "B", "submitted", "2026-01-06T00:00Z", NULL);
  cx_fixture_add (&fixture, "nps", "7", "branch", "A", "submitted", "2026-03-06T00:00Z",
                  "quality/food", "2", NULL);
  cx_fixture_add (&fixture, "nps", "7", "branch", "A", NULL);
  cx_fixture_write (&fixture);

  result = run (&fixture, &query);
  assert_keys (result->groups, "A|B");
  assert_keys (result->periods, "2026-01|2026-02|2026-03");
  g_assert_cmpuint (result->cells->len, ==, 6);
  cell = result->cells->pdata[3]; /* B, January */
  g_assert_cmpint (cell->n, ==, 2);
  cx_assert_near (cell->value, 50, 1e-12);
  cx_assert_near (cell->n_effective, 1.6, 1e-12);
  cell = result->cells->pdata[2]; /* A, March */
  g_assert_cmpint (cell->n, ==, 1);
  g_assert_cmpint (((CxScore *) result->cells->pdata[0])->n, ==, 0);
  g_assert_cmpint (cx_fixture_find (result->groups, "A")->n, ==, 2);
  g_assert_cmpint (result->undated, ==, 1);
  cx_assert_near (result->total->value, 100.0 * 2 / 6, 1e-12);

  query = (CxMeasureQuery){
    .question = "quality", .metric = "mean", .has_period = TRUE, .period = CX_PERIOD_MONTH
  };
  grid = run (&fixture, &query);
  assert_keys (grid->groups, "food|staff|room");
  g_assert_cmpuint (grid->cells->len, ==, 9);
  cx_assert_near (((CxScore *) grid->cells->pdata[2])->value, 2, 1e-12);
}

static void
test_last_answers (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxMeasurement) all = NULL;
  g_autoptr (CxMeasurement) last = NULL;
  g_autoptr (CxMeasurement) month = NULL;
  CxMeasureQuery query = { .question = "nps" };

  cx_fixture_init (&fixture, ZONE);
  cx_fixture_add (&fixture, "nps", "0", "customer", "an", "submitted", "2026-01-01T00:00Z", NULL);
  cx_fixture_add (&fixture, "nps", "9", "customer", "an", "submitted", "2026-01-20T00:00Z", NULL);
  cx_fixture_add (&fixture, "nps", "-1", "customer", "an", "submitted", "2026-01-21T00:00Z", NULL);
  cx_fixture_add (&fixture, "nps", "10", "customer", "an", "submitted", "2026-06-01T00:00Z", NULL);
  cx_fixture_add (&fixture, "nps", "8", "customer", "binh", "submitted", "2026-01-01T00:00Z", NULL);
  cx_fixture_add (&fixture, "nps", "0", "submitted", "2026-01-01T00:00Z", NULL);
  cx_fixture_add (&fixture, "nps", "0", "submitted", "2026-01-02T00:00Z", NULL);
  cx_fixture_write (&fixture);

  all = run (&fixture, &query);
  g_assert_cmpint (all->total->n, ==, 6);
  query.last_within_days = -1; /* an: 10, binh: 8, and the two without a customer */
  last = run (&fixture, &query);
  g_assert_cmpint (last->total->n, ==, 4);
  g_assert_cmpint (last->total->promoters, ==, 1);
  g_assert_cmpint (last->total->detractors, ==, 2);
  query.last_within_days = 30; /* only the answer of 1 January is replaced */
  month = run (&fixture, &query);
  g_assert_cmpint (month->total->n, ==, 5);
  g_assert_cmpint (month->total->promoters, ==, 2);
}

static void
test_new_answers (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxMeasurement) before = NULL;
  g_autoptr (CxMeasurement) after = NULL;

  cx_fixture_init (&fixture, ZONE);
  cx_fixture_add_many (&fixture, 3, "nps", "9", "branch", "A", NULL);
  cx_fixture_write (&fixture);
  before = cx_fixture_measure (&fixture, "nps", NULL, "branch", "${branch} != 'B'");
  g_assert_cmpint (before->total->n, ==, 3);

  /* What was kept in memory is dropped when the file changes. */
  cx_fixture_add_many (&fixture, 2, "nps", "0", "branch", "C", NULL);
  cx_fixture_write (&fixture);
  after = cx_fixture_measure (&fixture, "nps", NULL, "branch", "${branch} != 'B'");
  g_assert_cmpint (after->total->n, ==, 5);
  assert_keys (after->groups, "A|C");
}

static void
test_labels (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxMeasurement) result = NULL;
  CxMeasureQuery query = { .question = "gender",
                           .by = "gender",
                           .has_period = TRUE,
                           .period = CX_PERIOD_MONTH,
                           .language = "vi" };
  CxChoice *female;

  cx_fixture_init (&fixture, ZONE);
  female = cx_question_find_choice (cx_survey_find_question (fixture.survey, "gender", NULL), "f");
  cx_survey_set_translation (fixture.survey, female->uuid, "text", "vi", "Nữ");
  cx_fixture_add (&fixture, "gender", "f", "submitted", "2026-03-05T00:00Z", NULL);
  cx_fixture_write (&fixture);
  result = run (&fixture, &query);
  g_assert_cmpstr (((CxScore *) result->groups->pdata[0])->label, ==, "Nữ");
  g_assert_cmpstr (cx_fixture_find_choice (result->total, "f")->text, ==, "Nữ");
  g_assert_cmpstr (((CxScore *) result->periods->pdata[0])->label, ==, "Tháng 3/2026");
}

static void
test_limits (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  CxMeasureQuery query = { .question = "nps", .by = "customer" };

  cx_fixture_init (&fixture, ZONE);
  for (int i = 0; i < 1001; i++)
    {
      g_autofree char *name = g_strdup_printf ("customer %d", i);

      cx_fixture_add (&fixture, "nps", "9", "customer", name, "submitted",
                      i % 2 ? "1995-01-01T00:00Z" : "2026-01-01T00:00Z", NULL);
    }
  cx_fixture_write (&fixture);
  g_assert_null (cx_measure (fixture.frame, &query, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_LIMIT);
  g_clear_error (&error);

  query = (CxMeasureQuery){ .question = "nps", .has_period = TRUE, .period = CX_PERIOD_DAY };
  g_assert_null (cx_measure (fixture.frame, &query, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_LIMIT);
}

int
main (int argc, char *argv[])
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/analysis/breakdown/by-field", test_by_field);
  g_test_add_func ("/analysis/breakdown/by-question", test_by_question);
  g_test_add_func ("/analysis/breakdown/periods", test_periods);
  g_test_add_func ("/analysis/breakdown/clock-changes", test_clock_changes);
  g_test_add_func ("/analysis/breakdown/since-until", test_since_until);
  g_test_add_func ("/analysis/breakdown/cells", test_cells);
  g_test_add_func ("/analysis/breakdown/last-answers", test_last_answers);
  g_test_add_func ("/analysis/breakdown/new-answers", test_new_answers);
  g_test_add_func ("/analysis/breakdown/labels", test_labels);
  g_test_add_func ("/analysis/breakdown/limits", test_limits);
  return g_test_run ();
}
