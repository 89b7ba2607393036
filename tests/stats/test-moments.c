#include "config.h"

#include "cx-moments.h"
#include "cx-test.h"

static CxMoments
gather (const double *values, gsize n)
{
  CxMoments moments = { 0 };

  for (gsize i = 0; i < n; i++)
    g_assert_true (cx_moments_add (&moments, values[i], 1));
  return moments;
}

static void
test_student (void)
{
  /* Gosset's own data (Biometrika 1908): extra hours of sleep of ten patients, drug 2. R's t.test
   * of it gives 2.33, 0.8976775 to 3.7623225. */
  const double sleep[] = { 1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4 };
  CxMoments moments = gather (sleep, G_N_ELEMENTS (sleep));
  CxInterval ci = cx_moments_interval (&moments, 0.95);

  cx_assert_near (cx_moments_mean (&moments), 2.33, 1e-12);
  cx_assert_near (cx_moments_sd (&moments), 2.002249, 1e-6);
  cx_assert_near (ci.lower, 0.8976775, 1e-7);
  cx_assert_near (ci.upper, 3.7623225, 1e-7);
  cx_assert_near (moments.minimum, -0.1, 0);
  cx_assert_near (moments.maximum, 5.5, 0);
}

static void
test_welch (void)
{
  /* R's t.test (extra ~ group, sleep): t = -1.8608, df = 17.776, p-value = 0.07939,
   * -3.3654832 to 0.2054832. */
  const double one[] = { 0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0 };
  const double two[] = { 1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4 };
  CxMoments a = gather (one, G_N_ELEMENTS (one)), b = gather (two, G_N_ELEMENTS (two));
  CxMeanDifference result = cx_moments_compare (&a, &b, 0.95);

  cx_assert_near (result.difference, -1.58, 1e-12);
  cx_assert_near (result.t, -1.8608, 5e-5);
  cx_assert_near (result.df, 17.776, 5e-4);
  cx_assert_near (result.p, 0.07939, 5e-6);
  cx_assert_near (result.interval.lower, -3.3654832, 1e-7);
  cx_assert_near (result.interval.upper, 0.2054832, 1e-7);
}

static void
test_weights (void)
{
  CxMoments weighted = { 0 }, repeated = { 0 };

  g_assert_true (cx_moments_add (&weighted, 1, 2));
  g_assert_true (cx_moments_add (&weighted, 4, 1));
  g_assert_true (cx_moments_add (&weighted, 100, 0));
  cx_assert_near (cx_moments_mean (&weighted), 2, 1e-15);
  cx_assert_near (cx_moments_effective_n (&weighted), 9.0 / 5, 1e-15);
  /* Σw(x-m)²/Σw = 2, times 1.8/0.8. */
  cx_assert_near (cx_moments_variance (&weighted), 4.5, 1e-12);
  g_assert_cmpint (weighted.n, ==, 2);
  cx_assert_near (weighted.maximum, 4, 0);

  /* Equal weights of any size change nothing. */
  for (int i = 0; i < 9; i++)
    g_assert_true (cx_moments_add (&repeated, i, 0.25));
  cx_assert_near (cx_moments_effective_n (&repeated), 9, 1e-12);
  cx_assert_near (cx_moments_variance (&repeated), 7.5, 1e-12);
}

static void
test_merge (void)
{
  CxMoments whole = { 0 }, left = { 0 }, right = { 0 }, none = { 0 }, counted = { 0 };

  for (int i = 0; i < 100; i++)
    {
      double value = (i * 37) % 11, weight = 1 + i % 3;

      cx_moments_add (&whole, value, weight);
      cx_moments_add (i < 30 ? &left : &right, value, weight);
    }
  cx_moments_merge (&left, &right);
  cx_moments_merge (&left, &none);
  cx_moments_merge (&none, &left);
  cx_assert_near (none.mean, whole.mean, 1e-12);
  cx_assert_near (cx_moments_se (&none), cx_moments_se (&whole), 1e-12);
  g_assert_cmpint (none.n, ==, 100);

  cx_moments_add_many (&counted, 3, 2);
  cx_moments_add_many (&counted, 9, 4);
  cx_moments_add_many (&counted, 7, 0);
  cx_assert_near (counted.mean, 7, 1e-12);
  cx_assert_near (cx_moments_variance (&counted), 48.0 / 5, 1e-12);
  cx_assert_near (counted.minimum, 3, 0);
}

static void
test_stable (void)
{
  /* A mean that is large beside the spread: squares of sums would lose all digits. */
  CxMoments moments = { 0 };
  const double values[] = { 1, 1e100, 1, -1e100 };

  for (int i = 0; i < 1000; i++)
    cx_moments_add (&moments, 1e9 + (i % 2 == 0 ? 0.1 : -0.1), 1);
  cx_assert_near (cx_moments_variance (&moments), 0.01 * 1000 / 999, 1e-7);
  cx_assert_near (cx_sum (values, G_N_ELEMENTS (values)), 2, 0);
  cx_assert_near (cx_sum (NULL, 0), 0, 0);
}

static void
test_refused (void)
{
  CxMoments moments = { 0 };

  g_assert_false (cx_moments_add (&moments, 1, -1));
  g_assert_false (cx_moments_add (&moments, 1, NAN));
  g_assert_false (cx_moments_add (&moments, 1, INFINITY));
  g_assert_false (cx_moments_add (&moments, NAN, 1));
  g_assert_false (cx_moments_add (&moments, INFINITY, 1));
  g_assert_cmpint (moments.n, ==, 0);
  cx_assert_near (moments.weights, 0, 0);
}

static void
test_degenerate (void)
{
  CxMoments none = { 0 }, one = { 0 }, equal = { 0 }, zero = { 0 }, rare = { 0 };
  CxMeanDifference difference;

  cx_moments_add (&one, 5, 0.3);
  cx_moments_add_many (&equal, 4, 50);
  cx_moments_add (&zero, 4, 0);
  /* One answer outweighs the other: worth hardly more than one. */
  cx_moments_add (&rare, 1, 1);
  cx_moments_add (&rare, 2, 1e-12);

  g_assert_true (isnan (cx_moments_mean (&none)));
  g_assert_true (isnan (cx_moments_se (&none)));
  g_assert_true (isnan (cx_moments_mean (&zero)));
  cx_assert_near (cx_moments_effective_n (&zero), 0, 0);
  cx_assert_near (cx_moments_mean (&one), 5, 0);
  g_assert_true (isnan (cx_moments_sd (&one)));
  g_assert_true (isnan (cx_moments_interval (&one, 0.95).lower));
  g_assert_true (isnan (cx_moments_interval (&rare, 0.95).lower));
  cx_assert_near (cx_moments_interval (&equal, 0.95).lower, 4, 0);
  g_assert_true (isnan (cx_moments_interval (&equal, 2).lower));

  difference = cx_moments_compare (&equal, &one, 0.95);
  cx_assert_near (difference.difference, -1, 0);
  g_assert_true (isnan (difference.p));
  difference = cx_moments_compare (&equal, &equal, 0.95);
  cx_assert_near (difference.se, 0, 0);
  g_assert_true (isnan (difference.t));
  g_assert_true (isnan (cx_moments_compare (&none, &equal, 0.95).difference));
  cx_assert_near (cx_effective_n (1e-200, 0), 0, 0);
}

int
main (int argc, char *argv[])
{
  cx_test_init (&argc, &argv);
  cx_stats_init ();
  g_test_add_func ("/stats/moments/student", test_student);
  g_test_add_func ("/stats/moments/welch", test_welch);
  g_test_add_func ("/stats/moments/weights", test_weights);
  g_test_add_func ("/stats/moments/merge", test_merge);
  g_test_add_func ("/stats/moments/stable", test_stable);
  g_test_add_func ("/stats/moments/refused", test_refused);
  g_test_add_func ("/stats/moments/degenerate", test_degenerate);
  return g_test_run ();
}
