#include "config.h"

#include "cx-nps.h"
#include "cx-test.h"

static void
test_published (void)
{
  /* whuber, CrossValidated 18603: 1/2 promoters, 1/3 passives, 1/6 detractors of 324. */
  CxNpsCounts counts = cx_nps_counts (162, 108, 54);
  CxInterval wald = cx_nps_wald (&counts, 0.95);
  CxInterval adjusted = cx_nps_adjusted (&counts, 0.95);

  cx_assert_near (cx_nps_value (&counts), 100.0 / 3, 1e-12);
  cx_assert_near (cx_nps_variance (&counts), 1e4 * 5 / 9, 1e-9);
  cx_assert_near (cx_nps_se (&counts), 4.1408666, 1e-7);
  cx_assert_near (wald.lower, 25.217, 1e-3);
  cx_assert_near (wald.upper, 41.449, 1e-3);
  cx_assert_near (adjusted.lower, 24.94525, 1e-5);
  cx_assert_near (adjusted.upper, 41.10980, 1e-5);
}

static void
test_weights_stand_for_n (void)
{
  /* The same shares in other units, worth 324 answers. */
  CxNpsCounts counts = { .promoters = 1.5, .passives = 1, .detractors = 0.5, .n = 324 };
  CxNpsCounts plain = cx_nps_counts (162, 108, 54);

  cx_assert_near (cx_nps_value (&counts), cx_nps_value (&plain), 1e-12);
  cx_assert_near (cx_nps_se (&counts), cx_nps_se (&plain), 1e-12);
  cx_assert_near (cx_nps_adjusted (&counts, 0.9).lower, cx_nps_adjusted (&plain, 0.9).lower, 1e-12);
}

static void
test_compare (void)
{
  /* By hand: a 50/30/20 of 100 is 30 points, b 60/20/20 of 200 is 40.
   * a: p' = 50.75/103, d' = 20.75/103; b: p' = 120.75/203, d' = 40.75/203. */
  CxNpsCounts a = cx_nps_counts (50, 30, 20), b = cx_nps_counts (120, 40, 40);
  CxNpsDifference result = cx_nps_compare (&a, &b, 0.95);
  double na = 30.0 / 103, nb = 80.0 / 203;
  double va = (71.5 / 103 - na * na) / 103, vb = (161.5 / 203 - nb * nb) / 203;

  cx_assert_near (result.difference, -10, 1e-12);
  cx_assert_near (result.se, 100 * sqrt ((0.7 - 0.09) / 100 + (0.8 - 0.16) / 200), 1e-10);
  cx_assert_near (result.z, (na - nb) / sqrt (va + vb), 1e-12);
  cx_assert_near (result.interval.upper, 100 * (na - nb + 1.959963984540054 * sqrt (va + vb)),
                  1e-9);
  cx_assert_near (result.p, 0.2803, 5e-5);
}

static void
test_intervals_hold_the_value (void)
{
  CxNpsCounts all = cx_nps_counts (40, 0, 0), none = cx_nps_counts (0, 0, 7);
  CxNpsDifference most = cx_nps_compare (&all, &none, 0.95);

  cx_assert_near (cx_nps_value (&all), 100, 0);
  cx_assert_near (cx_nps_se (&all), 0, 0);
  cx_assert_near (cx_nps_adjusted (&all, 0.95).upper, 100, 0);
  g_assert_cmpfloat (cx_nps_adjusted (&all, 0.95).lower, <, 97);
  cx_assert_near (cx_nps_adjusted (&none, 0.95).lower, -100, 0);
  cx_assert_near (most.difference, 200, 0);
  cx_assert_near (most.interval.upper, 200, 0);
  g_assert_cmpfloat (most.interval.lower, >, 100);
}

static void
test_plan (void)
{
  cx_assert_near (cx_nps_plan (10, NAN, 0.95), 385, 0);
  cx_assert_near (cx_nps_plan (5, 1e4 * 5 / 9, 0.95), 854, 0);
  g_assert_true (isnan (cx_nps_plan (0, NAN, 0.95)));
}

static void
test_degenerate (void)
{
  CxNpsCounts none = cx_nps_counts (0, 0, 0), one = cx_nps_counts (1, 0, 0);
  CxNpsCounts odd = { .promoters = 1, .passives = -1, .detractors = 1, .n = 3 };
  CxNpsCounts nan = { .promoters = NAN, .passives = 1, .detractors = 1, .n = 3 };
  CxNpsCounts little = { .promoters = 0.2, .passives = 0.1, .detractors = 0.1, .n = 0.4 };
  CxNpsDifference difference = cx_nps_compare (&one, &none, 0.95);

  g_assert_true (isnan (cx_nps_value (&none)));
  g_assert_true (isnan (cx_nps_se (&none)));
  g_assert_true (isnan (cx_nps_wald (&none, 0.95).lower));
  g_assert_true (isnan (cx_nps_adjusted (&none, 0.95).lower));
  g_assert_true (isnan (cx_nps_value (&odd)));
  g_assert_true (isnan (cx_nps_variance (&nan)));
  g_assert_true (isnan (difference.difference) && isnan (difference.p));
  cx_assert_near (cx_nps_value (&one), 100, 0);
  cx_assert_near (cx_nps_adjusted (&one, 0.95).upper, 100, 0);
  g_assert_cmpfloat (cx_nps_adjusted (&one, 0.95).lower, <, 0);
  cx_assert_near (cx_nps_value (&little), 25, 1e-12);
  cx_assert_near (cx_nps_wald (&little, 0.95).lower, -100, 0);
}

int
main (int argc, char *argv[])
{
  cx_test_init (&argc, &argv);
  cx_stats_init ();
  g_test_add_func ("/stats/nps/published", test_published);
  g_test_add_func ("/stats/nps/weights", test_weights_stand_for_n);
  g_test_add_func ("/stats/nps/compare", test_compare);
  g_test_add_func ("/stats/nps/intervals-hold-the-value", test_intervals_hold_the_value);
  g_test_add_func ("/stats/nps/plan", test_plan);
  g_test_add_func ("/stats/nps/degenerate", test_degenerate);
  return g_test_run ();
}
