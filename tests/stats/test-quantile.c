#include "config.h"

#include "cx-quantile.h"
#include "cx-test.h"

static void
test_type_7 (void)
{
  double values[] = { 4, 1, 3, 2 };
  double ten[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 };

  /* R: quantile (1:4) is 1, 1.75, 2.5, 3.25, 4. */
  cx_assert_near (cx_quantile (values, 4, 0), 1, 0);
  cx_assert_near (cx_quantile (values, 4, 0.25), 1.75, 1e-15);
  cx_assert_near (cx_quantile (values, 4, 0.5), 2.5, 1e-15);
  cx_assert_near (cx_quantile (values, 4, 0.75), 3.25, 1e-15);
  cx_assert_near (cx_quantile (values, 4, 1), 4, 0);
  /* R: quantile (1:10, c (.2, .9)) is 2.8, 9.1. */
  cx_assert_near (cx_quantile_sorted (ten, 10, 0.2), 2.8, 1e-12);
  cx_assert_near (cx_quantile_sorted (ten, 10, 0.9), 9.1, 1e-12);
}

static void
test_weighted (void)
{
  const double values[] = { 1, 2, 3, 4 };
  const double equal[] = { 0.5, 0.5, 0.5, 0.5 };
  const double heavy[] = { 0, 0, 1, 9 };
  const double negative[] = { 1, -1, 1, 1 };

  for (double p = 0; p <= 1; p += 0.125)
    cx_assert_near (cx_quantile_weighted (values, equal, 4, p), cx_quantile_sorted (values, 4, p),
                    1e-12);
  cx_assert_near (cx_quantile_weighted (values, heavy, 4, 0.5), 4, 1e-12);
  g_assert_true (isnan (cx_quantile_weighted (values, negative, 4, 0.5)));
}

static void
test_degenerate (void)
{
  double one[] = { 7 }, equal[] = { 2, 2, 2 }, bad[] = { 1, NAN }, huge[] = { -1e308, 1e308 };
  const double nothing[] = { 0 };

  g_assert_true (isnan (cx_quantile (one, 0, 0.5)));
  g_assert_true (isnan (cx_quantile (one, 1, -0.1)));
  g_assert_true (isnan (cx_quantile (one, 1, NAN)));
  g_assert_true (isnan (cx_quantile (bad, 2, 0.5)));
  g_assert_true (isnan (cx_quantile_weighted (one, nothing, 1, 0.5)));
  cx_assert_near (cx_quantile (one, 1, 0.9), 7, 0);
  cx_assert_near (cx_quantile (equal, 3, 0.3), 2, 0);
  cx_assert_near (cx_quantile (huge, 2, 0.5), 0, 0);
}

int
main (int argc, char *argv[])
{
  cx_test_init (&argc, &argv);
  cx_stats_init ();
  g_test_add_func ("/stats/quantile/type-7", test_type_7);
  g_test_add_func ("/stats/quantile/weighted", test_weighted);
  g_test_add_func ("/stats/quantile/degenerate", test_degenerate);
  return g_test_run ();
}
