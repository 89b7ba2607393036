#include "config.h"

#include "cx-distribution.h"
#include "cx-test.h"

static void
test_normal (void)
{
  cx_assert_near (cx_normal_critical (0.95), 1.959963984540054, 1e-12);
  cx_assert_near (cx_normal_critical (0.99), 2.5758293035489, 1e-10);
  cx_assert_near (cx_normal_quantile (0.5), 0, 1e-15);
  cx_assert_near (cx_normal_two_sided (-1.959963984540054), 0.05, 1e-12);
  /* Two tails that the column letters of a published table rest on. */
  cx_assert_near (cx_normal_two_sided (-6.41313), 1.4257e-10, 1e-14);
  cx_assert_near (cx_normal_two_sided (0.46436), 0.64239, 1e-5);
}

static void
test_t (void)
{
  /* The first lines of every printed table. */
  cx_assert_near (cx_t_critical (0.95, 1), 12.7062, 5e-5);
  cx_assert_near (cx_t_critical (0.95, 10), 2.2281, 5e-5);
  cx_assert_near (cx_t_critical (0.95, 30), 2.0423, 5e-5);
  cx_assert_near (cx_t_two_sided (2.2281388519649385, 10), 0.05, 1e-10);
  cx_assert_near (cx_t_critical (0.95, 1e7), cx_normal_critical (0.95), 1e-6);
  cx_assert_near (cx_t_critical (0.95, 1e12), cx_normal_critical (0.95), 1e-9);
  /* Degrees of freedom that are no whole number, as Welch has. */
  g_assert_cmpfloat (cx_t_critical (0.95, 10.5), <, cx_t_critical (0.95, 10));
  g_assert_cmpfloat (cx_t_critical (0.95, 10.5), >, cx_t_critical (0.95, 11));
}

static void
test_chi_square (void)
{
  cx_assert_near (cx_chi_square_quantile (0.95, 1), 3.841459, 1e-6);
  cx_assert_near (cx_chi_square_upper (57.236, 2), 3.727e-13, 1e-15);
  cx_assert_near (cx_chi_square_upper (12.6, 3), 0.005585, 2e-5);
  cx_assert_near (cx_chi_square_upper (-1, 3), 1, 0);
}

static void
test_degenerate (void)
{
  const double bad[] = { 0, 1, -0.5, 2, NAN, INFINITY };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_true (isnan (cx_normal_critical (bad[i])));
      g_assert_true (isnan (cx_normal_quantile (bad[i])));
      g_assert_true (isnan (cx_t_critical (bad[i], 5)));
      g_assert_true (isnan (cx_chi_square_quantile (bad[i], 5)));
    }
  g_assert_true (isnan (cx_normal_upper (NAN)));
  g_assert_true (isnan (cx_normal_two_sided (NAN)));
  g_assert_true (isnan (cx_t_critical (0.95, 0)));
  g_assert_true (isnan (cx_t_critical (0.95, -3)));
  g_assert_true (isnan (cx_t_critical (0.95, 0.01)));
  g_assert_true (isnan (cx_t_critical (0.95, NAN)));
  g_assert_true (isnan (cx_t_upper (NAN, 5)));
  g_assert_true (isnan (cx_t_upper (1, 0)));
  g_assert_true (isnan (cx_chi_square_upper (NAN, 5)));
  g_assert_true (isnan (cx_chi_square_upper (1, 0)));
  cx_assert_near (cx_normal_two_sided (INFINITY), 0, 0);
  g_assert_cmpfloat (cx_t_critical (0.999, 0.5), >, 100);
}

int
main (int argc, char *argv[])
{
  cx_test_init (&argc, &argv);
  cx_stats_init ();
  g_test_add_func ("/stats/distribution/normal", test_normal);
  g_test_add_func ("/stats/distribution/t", test_t);
  g_test_add_func ("/stats/distribution/chi-square", test_chi_square);
  g_test_add_func ("/stats/distribution/degenerate", test_degenerate);
  return g_test_run ();
}
