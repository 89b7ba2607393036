/* Quantiles by Hyndman and Fan's type 7, R's default. */
#pragma once

#include "cx-stats.h"

G_BEGIN_DECLS

/* The @probability (0 to 1) quantile of @values, which are put in another order. NAN without
 * values, for a probability outside 0..1 or when a value is NAN. */
double cx_quantile (double *values, gsize n, double probability);

/* The same of sorted values. */
double cx_quantile_sorted (const double *values, gsize n, double probability);

/* With weights (scaled so that they add up to the number of values): equal to type 7 when all are
 * the same. @values are sorted; values of weight 0 do not count. NAN if a weight is negative or
 * NAN. */
double
cx_quantile_weighted (const double *values, const double *weights, gsize n, double probability);

/* Sorts in place, NANs refused: FALSE if there is one. */
gboolean cx_sort (double *values, gsize n);

G_END_DECLS
