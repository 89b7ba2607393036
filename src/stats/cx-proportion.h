/* Shares: intervals and comparisons. A share is @successes of @n, both of which may be fractions:
 * with weights, @n is the effective n and @successes the weighted share times it. Shares go from 0
 * to 1. */
#pragma once

#include "cx-stats.h"

G_BEGIN_DECLS

/* sqrt (p (1 - p) / n); NAN without data. */
double cx_proportion_se (double successes, double n);

/* Wilson's score interval (Newcombe 1998, Statistics in Medicine 17, method 3). */
CxInterval cx_proportion_wilson (double successes, double n, double confidence);

/* p ± z se, cut to 0..1: what older reports show. Worthless near 0, 1 or for small n. */
CxInterval cx_proportion_wald (double successes, double n, double confidence);

/* Newcombe's interval for p1 - p2 from two Wilson intervals (Newcombe 1998, Statistics in Medicine
 * 17, 873-890, method 10). */
CxInterval cx_proportion_difference (double successes_1,
                                     double n_1,
                                     double successes_2,
                                     double n_2,
                                     double confidence);

/* z of p1 - p2 with the pooled share; 0 when both are none or all, because then nothing differs. */
double cx_proportion_pooled_z (double successes_1, double n_1, double successes_2, double n_2);

/* Answers needed for an interval of ± @half_width around a share expected to be @share (NAN:
 * unknown, the worst case of 1/2), rounded up. */
double cx_proportion_plan (double half_width, double share, double confidence);

G_END_DECLS
