#include "config.h"

#include "cx-proportion.h"

#include "cx-distribution.h"

static gboolean
is_share (double successes, double n)
{
  return n > 0 && isfinite (n) && successes >= 0 && successes <= n;
}

double
cx_proportion_se (double successes, double n)
{
  double p = successes / n;

  return is_share (successes, n) ? sqrt (p * (1 - p) / n) : (double) NAN;
}

CxInterval
cx_proportion_wilson (double successes, double n, double confidence)
{
  double z = cx_normal_critical (confidence);
  double p, centre, half, scale;

  if (!is_share (successes, n) || isnan (z))
    return CX_INTERVAL_NONE;

  p = successes / n;
  scale = 1 + z * z / n;
  centre = (p + z * z / (2 * n)) / scale;
  half = z * sqrt (p * (1 - p) / n + z * z / (4 * n * n)) / scale;
  /* At 0 and 1 the end is exact; rounding must not leave 1e-17 there. */
  return (CxInterval){
    .lower = successes <= 0 ? 0 : fmax (0, centre - half),
    .upper = successes >= n ? 1 : fmin (1, centre + half),
  };
}

CxInterval
cx_proportion_wald (double successes, double n, double confidence)
{
  double z = cx_normal_critical (confidence);
  double se = cx_proportion_se (successes, n);
  double p = successes / n;

  if (isnan (se) || isnan (z))
    return CX_INTERVAL_NONE;
  return cx_interval_fit ((CxInterval){ p - z * se, p + z * se }, p, 0, 1);
}

CxInterval
cx_proportion_difference (double successes_1,
                          double n_1,
                          double successes_2,
                          double n_2,
                          double confidence)
{
  CxInterval a = cx_proportion_wilson (successes_1, n_1, confidence);
  CxInterval b = cx_proportion_wilson (successes_2, n_2, confidence);
  double p1 = successes_1 / n_1, p2 = successes_2 / n_2;

  if (isnan (a.lower) || isnan (b.lower))
    return CX_INTERVAL_NONE;
  return (CxInterval){
    .lower = p1 - p2 - hypot (p1 - a.lower, b.upper - p2),
    .upper = p1 - p2 + hypot (a.upper - p1, p2 - b.lower),
  };
}

double
cx_proportion_pooled_z (double successes_1, double n_1, double successes_2, double n_2)
{
  double pooled, spread;

  if (!is_share (successes_1, n_1) || !is_share (successes_2, n_2))
    return (double) NAN;

  pooled = (successes_1 + successes_2) / (n_1 + n_2);
  spread = sqrt (pooled * (1 - pooled) * (1 / n_1 + 1 / n_2));
  return spread > 0 ? (successes_1 / n_1 - successes_2 / n_2) / spread : 0;
}

double
cx_proportion_plan (double half_width, double share, double confidence)
{
  double z = cx_normal_critical (confidence);
  double p = isnan (share) ? 0.5 : share;

  if (!(half_width > 0) || isnan (z) || p < 0 || p > 1)
    return (double) NAN;
  return ceil (z * z * p * (1 - p) / (half_width * half_width));
}
