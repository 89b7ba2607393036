#include "config.h"

#include "cx-fixture.h"
#include "cx-test.h"

#include "cx-error.h"
#include "cx-nps.h"
#include "cx-proportion.h"

#include <math.h>

#define ZONE "Asia/Ho_Chi_Minh"

/* whuber's example: 162 promoters, 108 passives, 54 detractors; and answers that do not count. */
static void
add_published_nps (CxFixture *fixture)
{
  cx_fixture_add_many (fixture, 100, "nps", "10", NULL);
  cx_fixture_add_many (fixture, 62, "nps", "9", NULL);
  cx_fixture_add_many (fixture, 50, "nps", "8", NULL);
  cx_fixture_add_many (fixture, 58, "nps", "7", NULL);
  cx_fixture_add_many (fixture, 50, "nps", "6", NULL);
  cx_fixture_add_many (fixture, 4, "nps", "0", NULL);
  cx_fixture_add_many (fixture, 7, "nps", "-1", NULL);
  cx_fixture_add_many (fixture, 2, "nps", "-2", NULL);
  cx_fixture_add_many (fixture, 1, "nps", "-3", NULL);
  cx_fixture_add_many (fixture, 20, "sat", "4", NULL);
}

static void
test_nps (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxMeasurement) result = NULL;
  g_autoptr (CxMeasurement) other = NULL;

  cx_fixture_init (&fixture, ZONE);
  add_published_nps (&fixture);
  cx_fixture_write (&fixture);
  result = cx_fixture_measure (&fixture, "nps", NULL, NULL, NULL);

  g_assert_cmpstr (result->metric, ==, "nps");
  g_assert_cmpint (result->rows, ==, 354);
  g_assert_cmpint (result->asked, ==, 334);
  g_assert_cmpint (result->unanswered, ==, 10);
  g_assert_cmpint (result->total->n, ==, 324);
  g_assert_cmpint (result->total->promoters, ==, 162);
  g_assert_cmpint (result->total->passives, ==, 108);
  g_assert_cmpint (result->total->detractors, ==, 54);
  cx_assert_near (result->total->value, 100.0 / 3, 1e-10);
  cx_assert_near (result->total->se, 4.1408666, 1e-7);
  cx_assert_near (result->total->lower, 24.94525, 1e-5);
  cx_assert_near (result->total->upper, 41.10980, 1e-5);
  cx_assert_near (result->total->promoter_share, 50, 1e-10);
  g_assert_false (result->total->few);
  g_assert_null (result->groups);
  g_assert_null (result->periods);

  /* The bands of some Vietnamese texts: 0-5 and 8-10. */
  cx_fixture_set_setting (&fixture, "nps.detractor_max", "5");
  cx_fixture_set_setting (&fixture, "nps.promoter_min", "8");
  other = cx_fixture_measure (&fixture, "nps", "nps", NULL, NULL);
  cx_assert_near (other->total->value, 100.0 * (212 - 4) / 324, 1e-10);
}

static void
test_csat (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxMeasurement) result = NULL;
  g_autoptr (CxMeasurement) drinks = NULL;

  cx_fixture_init (&fixture, ZONE);
  /* 15 of 148: Newcombe's second interval. */
  cx_fixture_add_many (&fixture, 10, "sat", "5", "drink", "large", NULL);
  cx_fixture_add_many (&fixture, 5, "sat", "4", "drink", "small", NULL);
  cx_fixture_add_many (&fixture, 100, "sat", "3", NULL);
  cx_fixture_add_many (&fixture, 33, "sat", "1", NULL);
  cx_fixture_add_many (&fixture, 9, "sat", "-1", NULL);
  cx_fixture_write (&fixture);

  result = cx_fixture_measure (&fixture, "sat", NULL, NULL, NULL);
  g_assert_cmpint (result->total->n, ==, 148);
  cx_assert_near (result->total->value, 100.0 * 15 / 148, 1e-10);
  cx_assert_near (result->total->lower, 6.24, 0.0051);
  cx_assert_near (result->total->upper, 16.05, 0.0051);

  /* A choice with scores has a scale, too: 1 to 3. */
  drinks = cx_fixture_measure (&fixture, "drink", "csat", NULL, NULL);
  cx_assert_near (drinks->total->value, 100.0 * 10 / 15, 1e-10);
}

static void
test_ces (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxMeasurement) five = NULL;
  g_autoptr (CxMeasurement) seven = NULL;

  cx_fixture_init (&fixture, ZONE);
  /* Delighted's example on five points: 5 disagree, 5 neutral, 10 agree. */
  cx_fixture_add_many (&fixture, 5, "ease5", "2", "ease", "4", NULL);
  cx_fixture_add_many (&fixture, 5, "ease5", "3", "ease", "5", NULL);
  cx_fixture_add_many (&fixture, 6, "ease5", "4", "ease", "7", NULL);
  cx_fixture_add_many (&fixture, 4, "ease5", "5", "ease", "1", NULL);
  cx_fixture_write (&fixture);

  five = cx_fixture_measure (&fixture, "ease5", NULL, NULL, NULL);
  cx_assert_near (five->total->agree, 50, 1e-10);
  cx_assert_near (five->total->value, 3.45, 1e-10);
  seven = cx_fixture_measure (&fixture, "ease", NULL, NULL, NULL);
  cx_assert_near (seven->total->agree, 55, 1e-10);
  cx_assert_near (seven->total->value, (20 + 25 + 42 + 4) / 20.0, 1e-10);
  cx_assert_near (seven->total->agree_lower, 100 * cx_proportion_wilson (11, 20, 0.95).lower, 1e-9);
}

static void
test_mean (void)
{
  static const char *const sleep[] = { "1.9", "0.8", "1.1", "0.1", "-0.1",
                                       "4.4", "5.5", "1.6", "4.6", "3.4" };
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxMeasurement) result = NULL;
  g_autoptr (CxMeasurement) drinks = NULL;

  cx_fixture_init (&fixture, ZONE);
  for (guint i = 0; i < G_N_ELEMENTS (sleep); i++)
    cx_fixture_add (&fixture, "spend", sleep[i], NULL);
  cx_fixture_add_many (&fixture, 3, "spend", "-1", NULL);
  cx_fixture_add_many (&fixture, 2, "drink", "large", NULL);
  cx_fixture_add_many (&fixture, 1, "drink", "small", NULL);
  cx_fixture_write (&fixture);

  result = cx_fixture_measure (&fixture, "spend", NULL, NULL, NULL);
  g_assert_cmpstr (result->metric, ==, "mean");
  g_assert_cmpint (result->total->n, ==, 10);
  g_assert_cmpint (result->unanswered, ==, 3);
  cx_assert_near (result->total->value, 2.33, 1e-12);
  cx_assert_near (result->total->lower, 0.8976775, 1e-7);
  cx_assert_near (result->total->upper, 3.7623225, 1e-7);
  cx_assert_near (result->total->sd, 2.002249, 1e-6);
  cx_assert_near (result->total->minimum, -0.1, 0);
  cx_assert_near (result->total->maximum, 5.5, 0);
  cx_assert_near (result->total->median, 1.75, 1e-12);

  drinks = cx_fixture_measure (&fixture, "drink", "mean", NULL, NULL);
  cx_assert_near (drinks->total->value, 7.0 / 3, 1e-12);
}

static void
test_weights (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxMeasurement) result = NULL;
  g_autoptr (GError) error = NULL;
  CxMeasureQuery query = { .question = "nps", .weight = "weight" };
  CxNpsCounts counts = { .promoters = 2.5, .passives = 1, .detractors = 0.5, .n = 16 / 7.5 };

  cx_fixture_init (&fixture, ZONE);
  cx_fixture_add (&fixture, "nps", "10", "weight", "2.5", NULL);
  cx_fixture_add (&fixture, "nps", "7", NULL); /* weighs 1 */
  cx_fixture_add (&fixture, "nps", "0", "weight", "0.5", NULL);
  cx_fixture_add (&fixture, "nps", "0", "weight", "0", NULL);
  cx_fixture_write (&fixture);

  result = cx_measure (fixture.frame, &query, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (result->weighted);
  g_assert_cmpint (result->total->n, ==, 3);
  cx_assert_near (result->total->n_effective, 16 / 7.5, 1e-12);
  cx_assert_near (result->total->value, 50, 1e-12);
  cx_assert_near (result->total->se, cx_nps_se (&counts), 1e-12);
  cx_assert_near (result->total->lower, cx_nps_adjusted (&counts, 0.95).lower, 1e-12);
  g_assert_true (result->total->few);
}

static void
test_bad_weights (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxMeasurement) zero = NULL;
  g_autoptr (GError) error = NULL;
  CxMeasureQuery query = { .question = "nps", .weight = "spend" };

  cx_fixture_init (&fixture, ZONE);
  cx_fixture_add (&fixture, "nps", "10", "spend", "-2.5", "branch", "A", NULL);
  cx_fixture_add (&fixture, "nps", "7", "spend", "0", "branch", "B", NULL);
  cx_fixture_write (&fixture);

  g_assert_null (cx_measure (fixture.frame, &query, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
  g_clear_error (&error);

  /* Only answers without weight: no value, no crash. */
  query.where = "${branch} = 'B'";
  zero = cx_measure (fixture.frame, &query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (zero->total->n, ==, 0);
  g_assert_true (isnan (zero->total->value));

  query.weight = "branch";
  g_assert_null (cx_measure (fixture.frame, &query, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
}

static void
test_grid (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxMeasurement) row = NULL;
  g_autoptr (CxMeasurement) whole = NULL;
  g_autoptr (GError) error = NULL;
  CxMeasureQuery query = { .question = "quality", .metric = "mean", .by = "branch" };

  cx_fixture_init (&fixture, ZONE);
  cx_fixture_add (&fixture, "quality/food", "5", "quality/staff", "1", NULL);
  cx_fixture_add (&fixture, "quality/food", "4", "quality/staff", "-2", NULL);
  cx_fixture_add (&fixture, "quality/food", "2", "quality/staff", "5", NULL);
  cx_fixture_write (&fixture);

  row = cx_fixture_measure (&fixture, "quality/food", "csat", NULL, NULL);
  g_assert_cmpstr (row->question, ==, "quality/food");
  g_assert_cmpint (row->total->n, ==, 3);
  cx_assert_near (row->total->value, 200.0 / 3, 1e-10);
  g_assert_null (row->groups);

  whole = cx_fixture_measure (&fixture, "quality", "mean", NULL, NULL);
  g_assert_cmpuint (whole->groups->len, ==, 3);
  cx_assert_near (cx_fixture_find (whole->groups, "food")->value, 11.0 / 3, 1e-12);
  g_assert_cmpstr (cx_fixture_find (whole->groups, "food")->label, ==, "Đồ ăn");
  cx_assert_near (cx_fixture_find (whole->groups, "staff")->value, 3, 1e-12);
  g_assert_cmpint (cx_fixture_find (whole->groups, "staff")->unanswered, ==, 1);
  g_assert_cmpint (cx_fixture_find (whole->groups, "room")->n, ==, 0);
  /* The rows of one person are not independent: no interval for all of them. */
  g_assert_cmpint (whole->total->n, ==, 5);
  cx_assert_near (whole->total->value, 17.0 / 5, 1e-12);
  g_assert_true (isnan (whole->total->lower) && isnan (whole->total->se));

  g_assert_null (cx_measure (fixture.frame, &query, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_USAGE);
}

static void
test_ranking (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxMeasurement) first = NULL;
  g_autoptr (CxMeasurement) means = NULL;
  g_autoptr (CxMeasurement) one = NULL;

  cx_fixture_init (&fixture, ZONE);
  cx_fixture_add_many (&fixture, 3, "likes", "taste price place", NULL);
  cx_fixture_add_many (&fixture, 1, "likes", "place taste", NULL);
  cx_fixture_write (&fixture);

  first = cx_fixture_measure (&fixture, "likes", NULL, NULL, NULL);
  g_assert_cmpint (first->total->n, ==, 4);
  cx_assert_near (cx_fixture_find_choice (first->total, "taste")->share, 75, 1e-12);
  cx_assert_near (cx_fixture_find_choice (first->total, "place")->share, 25, 1e-12);
  g_assert_cmpint (cx_fixture_find_choice (first->total, "price")->n, ==, 0);

  means = cx_fixture_measure (&fixture, "likes", "mean", NULL, NULL);
  cx_assert_near (cx_fixture_find (means->groups, "taste")->value, 5.0 / 4, 1e-12);
  cx_assert_near (cx_fixture_find (means->groups, "place")->value, 10.0 / 4, 1e-12);
  one = cx_fixture_measure (&fixture, "likes/Đồ uống", "mean", NULL, NULL);
  g_assert_cmpstr (one->question, ==, "likes/taste");
  cx_assert_near (one->total->value, 5.0 / 4, 1e-12);
}

static void
test_degenerate (void)
{
  static const char *const questions[] = { "nps",     "sat",     "ease",  "spend",
                                           "gender",  "reasons", "likes", "again",
                                           "quality", "day",     "at",    "why" };
  g_auto (CxFixture) fixture = { 0 };

  cx_fixture_init (&fixture, ZONE);
  cx_fixture_write (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autoptr (CxMeasurement)
          empty = cx_fixture_measure (&fixture, questions[i], NULL, NULL, NULL);

      g_assert_cmpint (empty->total->n, ==, 0);
      g_assert_true (isnan (empty->total->value));
      g_assert_true (empty->total->few);
    }

  cx_fixture_add (&fixture, "nps", "10", "sat", "5", "ease", "7", "spend", "7", NULL);
  cx_fixture_write (&fixture);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (CxMeasurement) one = cx_fixture_measure (&fixture, questions[i], NULL, NULL, NULL);

      g_assert_cmpint (one->total->n, ==, 1);
      g_assert_false (isnan (one->total->value));
    }

  cx_fixture_add_many (&fixture, 20, "nps", "10", "sat", "5", "ease", "7", "spend", "7", NULL);
  cx_fixture_write (&fixture);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (CxMeasurement)
          equal = cx_fixture_measure (&fixture, questions[i], NULL, NULL, NULL);

      g_assert_cmpint (equal->total->n, ==, 21);
      cx_assert_near (equal->total->se, 0, 1e-12);
      g_assert_cmpfloat (equal->total->lower, <=, equal->total->value);
      g_assert_cmpfloat (equal->total->upper, >=, equal->total->value);
      g_assert_false (equal->total->few);
    }
}

static void
assert_fails (CxFixture *fixture, CxMeasureQuery query, CxErrorCode code, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxMeasurement) result = cx_measure (fixture->frame, &query, NULL, &error);
  const CxErrorPlace *place;

  g_assert_null (result);
  g_assert_error (error, CX_ERROR, (int) code);
  place = cx_error_get_place (error);
  if (part != NULL && strstr (error->message, part) == NULL)
    g_assert_nonnull (strstr (place->mend, part));
}

static void
test_errors (void)
{
  g_auto (CxFixture) fixture = { 0 };

  cx_fixture_init (&fixture, ZONE);
  cx_fixture_add (&fixture, "nps", "9", "gender", "f", NULL);
  cx_fixture_write (&fixture);

  assert_fails (&fixture, (CxMeasureQuery){ .question = "nothing" }, CX_ERROR_NOT_FOUND, NULL);
  assert_fails (&fixture, (CxMeasureQuery){ .question = "branch" }, CX_ERROR_NOT_FOUND, "branch");
  assert_fails (&fixture, (CxMeasureQuery){ .question = "gender", .metric = "nps" },
                CX_ERROR_INVALID, "distribution");
  assert_fails (&fixture, (CxMeasureQuery){ .question = "sat", .metric = "nps" }, CX_ERROR_INVALID,
                "csat, ces, mean, distribution");
  assert_fails (&fixture, (CxMeasureQuery){ .question = "nps", .metric = "magic" },
                CX_ERROR_INVALID, "magic");
  assert_fails (&fixture, (CxMeasureQuery){ .question = "nps", .by = "field:nothing" },
                CX_ERROR_NOT_FOUND, "nothing");
  assert_fails (&fixture, (CxMeasureQuery){ .question = "nps", .by = "submitted" },
                CX_ERROR_INVALID, "submitted");
  assert_fails (&fixture, (CxMeasureQuery){ .question = "nps", .by = "quality" }, CX_ERROR_INVALID,
                "quality");
  assert_fails (&fixture, (CxMeasureQuery){ .question = "nps", .where = "${nps} >" },
                CX_ERROR_INVALID, NULL);
  assert_fails (&fixture, (CxMeasureQuery){ .question = "nps", .where = "${nosuch} = 1" },
                CX_ERROR_NOT_FOUND, "nosuch");
  assert_fails (&fixture, (CxMeasureQuery){ .question = "nps", .since = "yesterday" },
                CX_ERROR_INVALID, "yesterday");
  assert_fails (&fixture, (CxMeasureQuery){ .question = "nps", .confidence = 95 }, CX_ERROR_INVALID,
                NULL);
}

int
main (int argc, char *argv[])
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/analysis/measure/nps", test_nps);
  g_test_add_func ("/analysis/measure/csat", test_csat);
  g_test_add_func ("/analysis/measure/ces", test_ces);
  g_test_add_func ("/analysis/measure/mean", test_mean);
  g_test_add_func ("/analysis/measure/weights", test_weights);
  g_test_add_func ("/analysis/measure/bad-weights", test_bad_weights);
  g_test_add_func ("/analysis/measure/grid", test_grid);
  g_test_add_func ("/analysis/measure/ranking", test_ranking);
  g_test_add_func ("/analysis/measure/degenerate", test_degenerate);
  g_test_add_func ("/analysis/measure/errors", test_errors);
  return g_test_run ();
}
