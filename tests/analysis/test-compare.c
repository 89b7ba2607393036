#include "config.h"

#include "cx-fixture.h"
#include "cx-test.h"

#include "cx-error.h"
#include "cx-nps.h"
#include "cx-proportion.h"

#include <math.h>

#define A "${branch} = 'A'"
#define B "${branch} = 'B'"

static CxComparison *
run (CxFixture *fixture, const char *question, const char *metric, const char *a, const char *b)
{
  const CxMeasureQuery query = { .question = question, .metric = metric };
  g_autoptr (GError) error = NULL;
  CxComparison *result = cx_compare (fixture->frame, &query, a, b, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  return result;
}

/* 50/30/20 in A, 120/40/40 in B. */
static void
add_branches (CxFixture *fixture)
{
  cx_fixture_add_many (fixture, 50, "branch", "A", "nps", "9", "sat", "5", NULL);
  cx_fixture_add_many (fixture, 30, "branch", "A", "nps", "7", "sat", "2", NULL);
  cx_fixture_add_many (fixture, 20, "branch", "A", "nps", "6", "sat", "1", NULL);
  cx_fixture_add_many (fixture, 120, "branch", "B", "nps", "10", "sat", "4", NULL);
  cx_fixture_add_many (fixture, 40, "branch", "B", "nps", "8", "sat", "3", NULL);
  cx_fixture_add_many (fixture, 40, "branch", "B", "nps", "0", "sat", "5", NULL);
}

static void
test_nps (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxComparison) result = NULL;
  CxNpsCounts a = cx_nps_counts (50, 30, 20), b = cx_nps_counts (120, 40, 40);
  CxNpsDifference expected = cx_nps_compare (&a, &b, 0.95);

  cx_fixture_init (&fixture, "Asia/Ho_Chi_Minh");
  add_branches (&fixture);
  cx_fixture_write (&fixture);
  result = run (&fixture, "nps", NULL, A, B);

  cx_assert_near (result->a->value, 30, 1e-12);
  cx_assert_near (result->b->value, 40, 1e-12);
  cx_assert_near (result->difference, -10, 1e-12);
  cx_assert_near (result->se, 100 * sqrt (0.61 / 100 + 0.64 / 200), 1e-9);
  cx_assert_near (result->z, expected.z, 1e-12);
  cx_assert_near (result->p, 0.2803, 5e-5);
  cx_assert_near (result->lower, expected.interval.lower, 1e-12);
  g_assert_cmpstr (result->test, ==, "adjusted-wald");
  g_assert_cmpstr (result->verdict, ==, "could-be-chance");
  g_assert_cmpint (result->overlap, ==, 0);
  g_assert_null (result->doubt);
  g_assert_true (isnan (result->df));
}

static void
test_shares (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxComparison) result = NULL;
  CxInterval expected = cx_proportion_difference (50, 100, 160, 200, 0.95);

  cx_fixture_init (&fixture, "Asia/Ho_Chi_Minh");
  add_branches (&fixture);
  cx_fixture_write (&fixture);
  result = run (&fixture, "sat", "csat", A, B);
  cx_assert_near (result->difference, -30, 1e-10);
  cx_assert_near (result->z, cx_proportion_pooled_z (50, 100, 160, 200), 1e-12);
  cx_assert_near (result->lower, 100 * expected.lower, 1e-10);
  cx_assert_near (result->upper, 100 * expected.upper, 1e-10);
  g_assert_cmpstr (result->test, ==, "pooled-z");
  g_assert_cmpstr (result->verdict, ==, "real");
}

static void
test_means (void)
{
  static const char *const one[] = { "0.7", "-1.6", "-0.2", "-1.2", "-0.1",
                                     "3.4", "3.7",  "0.8",  "0.0",  "2.0" };
  static const char *const two[] = { "1.9", "0.8", "1.1", "0.1", "-0.1",
                                     "4.4", "5.5", "1.6", "4.6", "3.4" };
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxComparison) result = NULL;

  cx_fixture_init (&fixture, "Asia/Ho_Chi_Minh");
  for (guint i = 0; i < G_N_ELEMENTS (one); i++)
    {
      cx_fixture_add (&fixture, "spend", one[i], "branch", "A", NULL);
      cx_fixture_add (&fixture, "spend", two[i], "branch", "B", NULL);
    }
  cx_fixture_write (&fixture);

  /* Gosset's sleep data; R's t.test: t = -1.8608, df = 17.776, p-value = 0.07939. */
  result = run (&fixture, "spend", NULL, A, B);
  cx_assert_near (result->z, -1.8608, 5e-5);
  cx_assert_near (result->df, 17.776, 5e-4);
  cx_assert_near (result->p, 0.07939, 5e-6);
  cx_assert_near (result->lower, -3.3654832, 1e-7);
  g_assert_cmpstr (result->test, ==, "welch-t");
  g_assert_cmpstr (result->verdict, ==, "could-be-chance");
}

static void
test_overlap (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxComparison) result = NULL;

  cx_fixture_init (&fixture, "Asia/Ho_Chi_Minh");
  add_branches (&fixture);
  cx_fixture_write (&fixture);
  result = run (&fixture, "nps", NULL, A, "${nps} >= 0");
  g_assert_cmpint (result->overlap, ==, 100);
  g_assert_nonnull (strstr (result->doubt, "100 answers"));
}

static void
test_degenerate (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxComparison) few = NULL;
  g_autoptr (CxComparison) none = NULL;
  g_autoptr (CxComparison) equal = NULL;

  cx_fixture_init (&fixture, "Asia/Ho_Chi_Minh");
  cx_fixture_add_many (&fixture, 9, "branch", "A", "nps", "9", "sat", "5", NULL);
  cx_fixture_add_many (&fixture, 50, "branch", "B", "nps", "0", "sat", "4", NULL);
  cx_fixture_add_many (&fixture, 20, "branch", "C", "nps", "0", "sat", "5", NULL);
  cx_fixture_write (&fixture);

  few = run (&fixture, "nps", NULL, A, B);
  cx_assert_near (few->difference, 200, 0);
  cx_assert_near (few->upper, 200, 0);
  g_assert_cmpstr (few->verdict, ==, "too-few");
  none = run (&fixture, "nps", NULL, A, "${branch} = 'X'");
  g_assert_true (isnan (none->difference) && isnan (none->p) && isnan (none->lower));
  g_assert_cmpstr (none->verdict, ==, "too-few");
  /* All answers alike on both sides: Welch has nothing to go by. */
  equal = run (&fixture, "sat", "mean", B, "${branch} = 'C'");
  cx_assert_near (equal->difference, -1, 1e-12);
  g_assert_true (isnan (equal->p));
  g_assert_cmpstr (equal->verdict, ==, "could-be-chance");
  g_assert_nonnull (equal->doubt);
}

static void
test_errors (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  CxMeasureQuery query = { .question = "gender" };

  cx_fixture_init (&fixture, "Asia/Ho_Chi_Minh");
  add_branches (&fixture);
  cx_fixture_write (&fixture);
  g_assert_null (cx_compare (fixture.frame, &query, A, B, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
  g_clear_error (&error);
  query.question = "quality";
  query.metric = "mean";
  g_assert_null (cx_compare (fixture.frame, &query, A, B, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_USAGE);
  g_clear_error (&error);
  query = (CxMeasureQuery){ .question = "nps" };
  g_assert_null (cx_compare (fixture.frame, &query, A, "${branch} ==", NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
}

/* Two queries with filters and dates of their own compare what each of them measures. */
static void
test_queries (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxComparison) result = NULL;
  g_autoptr (GError) error = NULL;
  const CxMeasureQuery a = { .question = "nps", .where = A, .since = "2026-03-01" };
  const CxMeasureQuery b = { .where = B, .until = "2026-03-31" };

  cx_fixture_init (&fixture, "Asia/Ho_Chi_Minh");
  add_branches (&fixture);
  for (int i = 0; i < 12; i++)
    {
      cx_fixture_add (&fixture, "branch", "A", "nps", "10", "submitted", "2026-03-01", NULL);
      cx_fixture_add (&fixture, "branch", "B", "nps", "0", "submitted", "2026-03-31", NULL);
      cx_fixture_add (&fixture, "branch", "B", "nps", "10", "submitted", "2026-04-01", NULL);
    }
  cx_fixture_write (&fixture);
  result = cx_compare_queries (fixture.frame, &a, &b, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->a->n, ==, 12);
  g_assert_cmpint (result->b->n, ==, 12);
  cx_assert_near (result->difference, 200, 1e-12);
  g_assert_cmpstr (result->verdict, ==, "real");
  g_assert_cmpint (result->overlap, ==, 0);
}

int
main (int argc, char *argv[])
{
  cx_test_init (&argc, &argv);
  cx_stats_init ();
  g_test_add_func ("/analysis/compare/nps", test_nps);
  g_test_add_func ("/analysis/compare/shares", test_shares);
  g_test_add_func ("/analysis/compare/means", test_means);
  g_test_add_func ("/analysis/compare/overlap", test_overlap);
  g_test_add_func ("/analysis/compare/degenerate", test_degenerate);
  g_test_add_func ("/analysis/compare/errors", test_errors);
  g_test_add_func ("/compare/queries", test_queries);
  return g_test_run ();
}
