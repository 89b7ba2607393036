#include "config.h"

#include "cx-moments.h"

#include "cx-distribution.h"

gboolean
cx_moments_add (CxMoments *moments, double value, double weight)
{
  double delta;

  if (!isfinite (value) || !isfinite (weight) || weight < 0)
    return FALSE;
  if (weight == 0)
    return TRUE;

  moments->minimum = moments->n == 0 ? value : fmin (moments->minimum, value);
  moments->maximum = moments->n == 0 ? value : fmax (moments->maximum, value);
  moments->n++;
  moments->weights += weight;
  moments->weights_squared += weight * weight;
  delta = value - moments->mean;
  moments->mean += delta * weight / moments->weights;
  moments->squares += weight * delta * (value - moments->mean);
  return TRUE;
}

void
cx_moments_add_many (CxMoments *moments, double value, gint64 count)
{
  CxMoments many = { .n = count,
                     .weights = (double) count,
                     .weights_squared = (double) count,
                     .mean = value,
                     .minimum = value,
                     .maximum = value };

  if (count > 0 && isfinite (value))
    cx_moments_merge (moments, &many);
}

void
cx_moments_merge (CxMoments *moments, const CxMoments *other)
{
  double delta, weights;

  if (other->n == 0)
    return;
  if (moments->n == 0)
    {
      *moments = *other;
      return;
    }

  delta = other->mean - moments->mean;
  weights = moments->weights + other->weights;
  moments->n += other->n;
  moments->minimum = fmin (moments->minimum, other->minimum);
  moments->maximum = fmax (moments->maximum, other->maximum);
  moments->squares += other->squares + delta * delta * moments->weights / weights * other->weights;
  moments->mean += delta * other->weights / weights;
  moments->weights = weights;
  moments->weights_squared += other->weights_squared;
}

double
cx_effective_n (double weights, double weights_squared)
{
  /* Weights that are tiny all over would lose their squares; then nothing can be told. */
  return weights > 0 && weights_squared > 0 ? weights * weights / weights_squared : 0;
}

double
cx_moments_effective_n (const CxMoments *moments)
{
  return cx_effective_n (moments->weights, moments->weights_squared);
}

double
cx_moments_mean (const CxMoments *moments)
{
  return moments->n > 0 ? moments->mean : (double) NAN;
}

double
cx_moments_variance (const CxMoments *moments)
{
  double n = cx_moments_effective_n (moments);

  /* One value whose weight was rounded has an effective n a hair above 1: still no spread. */
  if (moments->n < 2 || !(n > 1 + 1e-9))
    return (double) NAN;
  return moments->squares / moments->weights * n / (n - 1);
}

double
cx_moments_sd (const CxMoments *moments)
{
  return sqrt (cx_moments_variance (moments));
}

double
cx_moments_se (const CxMoments *moments)
{
  return sqrt (cx_moments_variance (moments) / cx_moments_effective_n (moments));
}

CxInterval
cx_moments_interval (const CxMoments *moments, double confidence)
{
  double se = cx_moments_se (moments);
  double half = cx_t_critical (confidence, cx_moments_effective_n (moments) - 1) * se;

  if (isnan (half))
    return CX_INTERVAL_NONE;
  return (CxInterval){ moments->mean - half, moments->mean + half };
}

CxMeanDifference
cx_moments_compare (const CxMoments *a, const CxMoments *b, double confidence)
{
  CxMeanDifference result = { (double) NAN, (double) NAN, (double) NAN,
                              (double) NAN, (double) NAN, CX_INTERVAL_NONE };
  double n_a = cx_moments_effective_n (a), n_b = cx_moments_effective_n (b);
  double va = cx_moments_variance (a) / n_a, vb = cx_moments_variance (b) / n_b;
  double half;

  if (a->n == 0 || b->n == 0)
    return result;

  result.difference = a->mean - b->mean;
  if (isnan (va) || isnan (vb))
    return result;

  result.se = sqrt (va + vb);
  if (result.se == 0)
    return result;

  result.t = result.difference / result.se;
  result.df = (va + vb) * (va + vb) / (va * va / (n_a - 1) + vb * vb / (n_b - 1));
  result.p = cx_t_two_sided (result.t, result.df);
  half = cx_t_critical (confidence, result.df) * result.se;
  if (!isnan (half))
    result.interval = (CxInterval){ result.difference - half, result.difference + half };
  return result;
}

double
cx_sum (const double *values, gsize n)
{
  double sum = 0, lost = 0;

  for (gsize i = 0; i < n; i++)
    {
      double next = sum + values[i];

      lost += fabs (sum) >= fabs (values[i]) ? (sum - next) + values[i] : (values[i] - next) + sum;
      sum = next;
    }
  return sum + lost;
}
