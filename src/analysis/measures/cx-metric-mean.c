#include "config.h"

#include "cx-measure-type.h"

#include "cx-i18n.h"
#include "cx-moments.h"

/* The mean of numbers with Student's interval, and their spread. */

static void
compute (const CxMetricContext *context, const CxTally *tally, CxScore *score)
{
  CxMoments moments;
  CxInterval interval;

  cx_tally_get_moments (tally, &moments);
  if (moments.n == 0)
    return;

  interval = cx_moments_interval (&moments, context->confidence);
  score->value = cx_moments_mean (&moments);
  score->se = cx_moments_se (&moments);
  score->lower = interval.lower;
  score->upper = interval.upper;
  score->sd = cx_moments_sd (&moments);
  score->minimum = moments.minimum;
  score->maximum = moments.maximum;
  score->median = cx_tally_get_quantile (tally, 0.5);
}

static void
compare (const CxMetricContext *context,
         const CxTally *a,
         const CxTally *b,
         CxComparison *comparison)
{
  CxMoments moments_a, moments_b;
  CxMeanDifference result;

  cx_tally_get_moments (a, &moments_a);
  cx_tally_get_moments (b, &moments_b);
  result = cx_moments_compare (&moments_a, &moments_b, context->confidence);
  comparison->difference = result.difference;
  comparison->se = result.se;
  comparison->z = result.t;
  comparison->p = result.p;
  comparison->df = result.df;
  comparison->lower = result.interval.lower;
  comparison->upper = result.interval.upper;
  comparison->test = g_strdup ("welch-t");
}

const CxMetric cx_metric_mean = {
  .info = { .id = "mean",
            .title = N_ ("Mean"),
            .name = N_ ("Mean"),
            .unit = "",
            .interval = N_ ("Student's t"),
            .decimals = 2,
            .parts = CX_METRIC_HAS_SPREAD },
  .counts_scores = TRUE,
  .by_item = TRUE,
  .fits = cx_metric_has_numbers,
  .compute = compute,
  .compare = compare,
};
