#include "config.h"

#include "cx-measure-type.h"

#include "cx-i18n.h"
#include "cx-proportion.h"

/* Satisfaction: the share of answers in the top two points of the scale, in
 * percent, with Wilson's interval. How many points count as the top is the business's setting. */

#define PERCENT 100.0

static gboolean
fits (const CxQuestion *question)
{
  return cx_metric_has_points (question);
}

static CxShare
get_share (const CxMetricContext *context, const CxTally *tally)
{
  return cx_metric_share_from (tally, context->scale_max - context->csat_top_points + 1);
}

static void
compute (const CxMetricContext *context, const CxTally *tally, CxScore *score)
{
  CxShare share = get_share (context, tally);
  CxInterval interval = cx_proportion_wilson (share.successes, share.n, context->confidence);

  score->value = PERCENT * share.share;
  score->se = PERCENT * cx_proportion_se (share.successes, share.n);
  score->lower = PERCENT * interval.lower;
  score->upper = PERCENT * interval.upper;
}

static void
compare (const CxMetricContext *context,
         const CxTally *a,
         const CxTally *b,
         CxComparison *comparison)
{
  CxShare share_a = get_share (context, a), share_b = get_share (context, b);

  cx_metric_compare_shares (&share_a, &share_b, comparison);
}

const CxMetric cx_metric_csat = {
  .info = { .id = "csat",
            .title = N_ ("Satisfied (CSAT)"),
            .name = "CSAT %",
            .unit = "percent",
            .interval = N_ ("Wilson"),
            .decimals = 1 },
  .counts_scores = TRUE,
  .fits = fits,
  .compute = compute,
  .compare = compare,
};
