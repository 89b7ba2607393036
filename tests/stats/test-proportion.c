#include "config.h"

#include "cx-proportion.h"
#include "cx-test.h"

static void
test_wilson (void)
{
  /* Newcombe 1998, method 3. */
  static const struct
  {
    double r, n, lower, upper;
  } published[] = {
    { 81, 263, 0.2553, 0.3662 },
    { 15, 148, 0.0624, 0.1605 },
    { 0, 20, 0.0000, 0.1611 },
    { 1, 29, 0.0061, 0.1718 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    {
      CxInterval ci = cx_proportion_wilson (published[i].r, published[i].n, 0.95);

      cx_assert_near (ci.lower, published[i].lower, 5.1e-5);
      cx_assert_near (ci.upper, published[i].upper, 5.1e-5);
    }
}

static void
test_wilson_mirrors (void)
{
  CxInterval some = cx_proportion_wilson (7, 31, 0.9);
  CxInterval others = cx_proportion_wilson (24, 31, 0.9);

  cx_assert_near (some.lower, 1 - others.upper, 1e-12);
  cx_assert_near (some.upper, 1 - others.lower, 1e-12);
  cx_assert_near (cx_proportion_wilson (0, 3, 0.95).lower, 0, 0);
  cx_assert_near (cx_proportion_wilson (3, 3, 0.95).upper, 1, 0);
}

static void
test_difference (void)
{
  /* Newcombe 1998, the second paper, method 10. */
  static const struct
  {
    double a, m, b, n, lower, upper;
  } published[] = {
    { 56, 70, 48, 80, 0.0524, 0.3339 }, { 9, 10, 3, 10, 0.1705, 0.8090 },
    { 6, 7, 2, 7, 0.0582, 0.8062 },     { 5, 56, 0, 29, -0.0381, 0.1926 },
    { 0, 10, 0, 20, -0.1611, 0.2775 },  { 0, 10, 0, 10, -0.2775, 0.2775 },
    { 10, 10, 0, 20, 0.6791, 1.0000 },  { 10, 10, 0, 10, 0.6075, 1.0000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    {
      CxInterval ci = cx_proportion_difference (published[i].a, published[i].m, published[i].b,
                                                published[i].n, 0.95);

      cx_assert_near (ci.lower, published[i].lower, 5.1e-5);
      cx_assert_near (ci.upper, published[i].upper, 5.1e-5);
    }
}

static void
test_pooled_z (void)
{
  /* Columns A, B and C of the published 2 x 3 table. */
  cx_assert_near (cx_proportion_pooled_z (23, 123, 65, 109), -6.41313, 5e-5);
  cx_assert_near (cx_proportion_pooled_z (23, 123, 158, 277), -7.10917, 5e-5);
  cx_assert_near (cx_proportion_pooled_z (65, 109, 158, 277), 0.46436, 5e-5);
  /* Fleiss' smokers, without continuity correction. */
  cx_assert_near (cx_proportion_pooled_z (83, 86, 70, 82), 2.5324, 5e-5);
  cx_assert_near (cx_proportion_pooled_z (90, 93, 70, 82), 2.6902, 5e-5);
  cx_assert_near (cx_proportion_pooled_z (129, 136, 70, 82), 2.4057, 5e-5);
}

static void
test_se_and_wald (void)
{
  CxInterval ci = cx_proportion_wald (50, 100, 0.95);

  cx_assert_near (cx_proportion_se (50, 100), 0.05, 1e-15);
  cx_assert_near (ci.lower, 0.5 - 0.0979982, 1e-7);
  cx_assert_near (ci.upper, 0.5 + 0.0979982, 1e-7);
  /* 1 of 100 would reach below 0. */
  cx_assert_near (cx_proportion_wald (1, 100, 0.95).lower, 0, 0);
}

static void
test_plan (void)
{
  cx_assert_near (cx_proportion_plan (0.05, NAN, 0.95), 385, 0);
  cx_assert_near (cx_proportion_plan (0.03, NAN, 0.95), 1068, 0);
  cx_assert_near (cx_proportion_plan (0.05, 0.1, 0.95), 139, 0);
  g_assert_true (isnan (cx_proportion_plan (0, NAN, 0.95)));
  g_assert_true (isnan (cx_proportion_plan (0.05, 2, 0.95)));
}

static void
test_degenerate (void)
{
  g_assert_true (isnan (cx_proportion_se (0, 0)));
  g_assert_true (isnan (cx_proportion_wilson (0, 0, 0.95).lower));
  g_assert_true (isnan (cx_proportion_wilson (5, 3, 0.95).lower));
  g_assert_true (isnan (cx_proportion_wilson (-1, 3, 0.95).lower));
  g_assert_true (isnan (cx_proportion_wilson (1, 3, 1).lower));
  g_assert_true (isnan (cx_proportion_wilson (1, INFINITY, 0.95).lower));
  g_assert_true (isnan (cx_proportion_wald (0, 0, 0.95).upper));
  g_assert_true (isnan (cx_proportion_difference (1, 2, 0, 0, 0.95).lower));
  g_assert_true (isnan (cx_proportion_pooled_z (1, 2, NAN, 3)));
  cx_assert_near (cx_proportion_pooled_z (0, 5, 0, 9), 0, 0);
  cx_assert_near (cx_proportion_pooled_z (5, 5, 9, 9), 0, 0);
  /* An effective n below one is unusual, yet a number. */
  g_assert_cmpfloat (cx_proportion_wilson (0.2, 0.4, 0.95).upper, >, 0.5);
}

int
main (int argc, char *argv[])
{
  cx_test_init (&argc, &argv);
  cx_stats_init ();
  g_test_add_func ("/stats/proportion/wilson", test_wilson);
  g_test_add_func ("/stats/proportion/wilson-mirrors", test_wilson_mirrors);
  g_test_add_func ("/stats/proportion/difference", test_difference);
  g_test_add_func ("/stats/proportion/pooled-z", test_pooled_z);
  g_test_add_func ("/stats/proportion/se-and-wald", test_se_and_wald);
  g_test_add_func ("/stats/proportion/plan", test_plan);
  g_test_add_func ("/stats/proportion/degenerate", test_degenerate);
  return g_test_run ();
}
