#include "config.h"

#include "cx-nps.h"

#include "cx-distribution.h"

#define POINTS 100.0

/* What adjusted Wald adds. */
#define ADDED 3.0
#define ADDED_EACH 0.75

/* Shares of promoters and detractors of n answers. */
typedef struct
{
  double p, d, n;
} Shares;

static gboolean
get_shares (const CxNpsCounts *counts, Shares *shares)
{
  double sum = counts->promoters + counts->passives + counts->detractors;

  if (!(sum > 0) || !isfinite (sum) || !(counts->n > 0) || !isfinite (counts->n) ||
      counts->promoters < 0 || counts->passives < 0 || counts->detractors < 0)
    return FALSE;

  *shares = (Shares){ counts->promoters / sum, counts->detractors / sum, counts->n };
  return TRUE;
}

static Shares
adjust (const Shares *plain)
{
  double n = plain->n + ADDED;

  return (Shares){
    .p = (plain->p * plain->n + ADDED_EACH) / n,
    .d = (plain->d * plain->n + ADDED_EACH) / n,
    .n = n,
  };
}

static double
get_score (const Shares *shares)
{
  return POINTS * (shares->p - shares->d);
}

static double
get_variance (const Shares *shares)
{
  double score = shares->p - shares->d;

  /* Rounding can bring it below zero when all answers fall into one band. */
  return POINTS * POINTS * fmax (0, shares->p + shares->d - score * score);
}

static double
get_se (const Shares *shares)
{
  return sqrt (get_variance (shares) / shares->n);
}

CxNpsCounts
cx_nps_counts (gint64 promoters, gint64 passives, gint64 detractors)
{
  return (CxNpsCounts){
    .promoters = (double) promoters,
    .passives = (double) passives,
    .detractors = (double) detractors,
    .n = (double) (promoters + passives + detractors),
  };
}

double
cx_nps_value (const CxNpsCounts *counts)
{
  Shares shares;

  return get_shares (counts, &shares) ? get_score (&shares) : (double) NAN;
}

double
cx_nps_variance (const CxNpsCounts *counts)
{
  Shares shares;

  return get_shares (counts, &shares) ? get_variance (&shares) : (double) NAN;
}

double
cx_nps_se (const CxNpsCounts *counts)
{
  Shares shares;

  return get_shares (counts, &shares) ? get_se (&shares) : (double) NAN;
}

static CxInterval
make_interval (const Shares *shares, double value, double confidence)
{
  double half = cx_normal_critical (confidence) * get_se (shares);
  double score = get_score (shares);

  return cx_interval_fit ((CxInterval){ score - half, score + half }, value, -POINTS, POINTS);
}

CxInterval
cx_nps_wald (const CxNpsCounts *counts, double confidence)
{
  Shares shares;

  if (!get_shares (counts, &shares))
    return CX_INTERVAL_NONE;
  return make_interval (&shares, get_score (&shares), confidence);
}

CxInterval
cx_nps_adjusted (const CxNpsCounts *counts, double confidence)
{
  Shares plain, adjusted;

  if (!get_shares (counts, &plain))
    return CX_INTERVAL_NONE;
  adjusted = adjust (&plain);
  return make_interval (&adjusted, get_score (&plain), confidence);
}

CxNpsDifference
cx_nps_compare (const CxNpsCounts *a, const CxNpsCounts *b, double confidence)
{
  CxNpsDifference result = { (double) NAN, (double) NAN, (double) NAN, (double) NAN,
                             CX_INTERVAL_NONE };
  Shares plain_a, plain_b, adjusted_a, adjusted_b;
  double difference, se, half;

  if (!get_shares (a, &plain_a) || !get_shares (b, &plain_b))
    return result;

  adjusted_a = adjust (&plain_a);
  adjusted_b = adjust (&plain_b);
  difference = get_score (&adjusted_a) - get_score (&adjusted_b);
  se = hypot (get_se (&adjusted_a), get_se (&adjusted_b));
  half = cx_normal_critical (confidence) * se;

  result.difference = get_score (&plain_a) - get_score (&plain_b);
  result.se = hypot (get_se (&plain_a), get_se (&plain_b));
  result.z = difference / se;
  result.p = cx_normal_two_sided (result.z);
  result.interval = cx_interval_fit ((CxInterval){ difference - half, difference + half },
                                     result.difference, -2 * POINTS, 2 * POINTS);
  return result;
}

double
cx_nps_plan (double half_width, double variance, double confidence)
{
  double z = cx_normal_critical (confidence);
  double var = isnan (variance) ? POINTS * POINTS : variance;

  if (!(half_width > 0) || isnan (z) || var < 0)
    return (double) NAN;
  return ceil (z * z * var / (half_width * half_width));
}
