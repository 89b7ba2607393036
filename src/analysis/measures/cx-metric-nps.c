#include "config.h"

#include "cx-measure-type.h"

#include "cx-i18n.h"
#include "cx-nps.h"
#include "cx-question-type.h"

/* Net promoter score: share of promoters less share of detractors, in points, with
 * the adjusted Wald interval. The bands are the business's settings. */

#define PERCENT 100.0

/* Answers from 0 or 1 to 10. */
static gboolean
fits (const CxQuestion *question)
{
  return cx_metric_has_points (question) && question->scale_max == 10 && question->scale_min >= 0;
}

static void
count_bands (const CxMetricContext *context,
             const CxTally *tally,
             CxNpsCounts *counts,
             CxScore *score)
{
  *counts = (CxNpsCounts){ .n = cx_tally_get_effective_n (tally) };
  for (guint i = 0; i < tally->entries->len; i++)
    {
      const CxTallyEntry *entry = &g_array_index (tally->entries, CxTallyEntry, i);

      if (entry->score >= context->nps_promoter_min)
        {
          counts->promoters += entry->weight;
          score->promoters += entry->n;
        }
      else if (entry->score <= context->nps_detractor_max)
        {
          counts->detractors += entry->weight;
          score->detractors += entry->n;
        }
      else
        {
          counts->passives += entry->weight;
          score->passives += entry->n;
        }
    }
}

static void
compute (const CxMetricContext *context, const CxTally *tally, CxScore *score)
{
  CxNpsCounts counts;
  CxInterval interval;

  count_bands (context, tally, &counts, score);
  interval = cx_nps_adjusted (&counts, context->confidence);
  score->value = cx_nps_value (&counts);
  score->se = cx_nps_se (&counts);
  score->lower = interval.lower;
  score->upper = interval.upper;
  if (tally->weight > 0)
    {
      score->promoter_share = PERCENT * counts.promoters / tally->weight;
      score->passive_share = PERCENT * counts.passives / tally->weight;
      score->detractor_share = PERCENT * counts.detractors / tally->weight;
    }
}

static void
compare (const CxMetricContext *context,
         const CxTally *a,
         const CxTally *b,
         CxComparison *comparison)
{
  CxScore bands = { .n = 0 };
  CxNpsCounts counts_a, counts_b;
  CxNpsDifference result;

  count_bands (context, a, &counts_a, &bands);
  count_bands (context, b, &counts_b, &bands);
  result = cx_nps_compare (&counts_a, &counts_b, context->confidence);
  comparison->difference = result.difference;
  comparison->se = result.se;
  comparison->z = result.z;
  comparison->p = result.p;
  comparison->lower = result.interval.lower;
  comparison->upper = result.interval.upper;
  comparison->test = g_strdup ("adjusted-wald");
}

const CxMetric cx_metric_nps = {
  .info = { .id = "nps",
            .title = N_ ("Net promoter score (NPS)"),
            .name = "NPS",
            .unit = "points",
            .interval = N_ ("adjusted Wald"),
            .decimals = 1,
            .parts = CX_METRIC_HAS_BANDS },
  .counts_scores = TRUE,
  .fits = fits,
  .compute = compute,
  .compare = compare,
};
