#include "config.h"

#include "cx-quantile.h"

#include <gsl/gsl_sort.h>

/* Between two neighbours without leaving them, also when their difference overflows. */
static double
between (double low, double high, double part)
{
  return part <= 0 || low == high ? low : low * (1 - part) + high * part;
}

double
cx_quantile_sorted (const double *values, gsize n, double probability)
{
  double place, whole;
  gsize low;

  if (n == 0 || !(probability >= 0 && probability <= 1))
    return (double) NAN;

  place = (double) (n - 1) * probability;
  whole = floor (place);
  low = (gsize) whole;
  return between (values[low], values[MIN (low + 1, n - 1)], place - whole);
}

gboolean
cx_sort (double *values, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (isnan (values[i]))
      return FALSE;
  gsl_sort (values, 1, n);
  return TRUE;
}

double
cx_quantile (double *values, gsize n, double probability)
{
  return cx_sort (values, n) ? cx_quantile_sorted (values, n, probability) : (double) NAN;
}

/* The value at which the sum of scaled weights reaches @order. */
static double
value_at (const double *values, const double *weights, gsize n, double scale, double order)
{
  double sum = 0, last = (double) NAN;

  for (gsize i = 0; i < n; i++)
    {
      if (weights[i] == 0)
        continue;
      sum += weights[i] * scale;
      last = values[i];
      if (sum >= order * (1 - 1e-12))
        break;
    }
  return last;
}

double
cx_quantile_weighted (const double *values, const double *weights, gsize n, double probability)
{
  double sum = 0, order, whole;
  gsize counted = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (!isfinite (weights[i]) || weights[i] < 0 || isnan (values[i]))
        return (double) NAN;
      sum += weights[i];
      counted += weights[i] > 0;
    }
  if (counted == 0 || !(probability >= 0 && probability <= 1))
    return (double) NAN;

  order = 1 + (double) (counted - 1) * probability;
  whole = floor (order);
  return between (value_at (values, weights, n, (double) counted / sum, whole),
                  value_at (values, weights, n, (double) counted / sum, whole + 1), order - whole);
}
