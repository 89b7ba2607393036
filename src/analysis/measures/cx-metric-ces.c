#include "config.h"

#include "cx-measure-type.h"

#include "cx-i18n.h"
#include "cx-proportion.h"

#include <math.h>

/* Customer effort score in both conventions: the mean of the scale with Student's
 * interval, and the percent that agrees (the top 3 of 7 points, the top 2 of 5: what lies above the
 * middle) with Wilson's. */

#define PERCENT 100.0

static gboolean
fits (const CxQuestion *question)
{
  return cx_metric_has_points (question);
}

static void
compute (const CxMetricContext *context, const CxTally *tally, CxScore *score)
{
  double middle = (context->scale_min + context->scale_max) / 2;
  /* The least point above the middle; scores may lie between whole points. */
  CxShare share = cx_metric_share_from (tally, nextafter (middle, INFINITY));
  CxInterval interval = cx_proportion_wilson (share.successes, share.n, context->confidence);

  cx_metric_mean.compute (context, tally, score);
  score->agree = PERCENT * share.share;
  score->agree_se = PERCENT * cx_proportion_se (share.successes, share.n);
  score->agree_lower = PERCENT * interval.lower;
  score->agree_upper = PERCENT * interval.upper;
}

static void
compare (const CxMetricContext *context,
         const CxTally *a,
         const CxTally *b,
         CxComparison *comparison)
{
  cx_metric_mean.compare (context, a, b, comparison);
}

const CxMetric cx_metric_ces = {
  .info = { .id = "ces",
            .title = N_ ("Ease (CES)"),
            .name = N_ ("CES (mean)"),
            .unit = "",
            .interval = N_ ("Student's t"),
            .decimals = 2,
            .parts = CX_METRIC_HAS_AGREE },
  .counts_scores = TRUE,
  .fits = fits,
  .compute = compute,
  .compare = compare,
};
