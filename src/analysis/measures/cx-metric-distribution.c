#include "config.h"

#include "cx-measure-type.h"

#include "cx-i18n.h"
#include "cx-proportion.h"

#include <math.h>

/* How often each answer was given, in percent of those who answered, with Wilson's interval. Of
 * several choices each counts, so that shares may add up to more than 100; of a ranking the first
 * place. */

#define PERCENT 100.0

static gboolean
fits (const CxQuestion *question)
{
  return TRUE;
}

static void
add_options (const CxOptions *options, CxScore *score)
{
  cx_score_begin_choices (score);
  for (guint i = 0; i < options->options->len; i++)
    {
      const CxOption *option = &g_array_index (options->options, CxOption, i);

      cx_score_add_choice (score, option->code, option->text);
    }
}

static void
fill_share (const CxMetricContext *context, const CxTally *tally, CxChoiceShare *choice)
{
  double n = cx_tally_get_effective_n (tally);
  double share = tally->weight > 0 ? MIN (choice->weighted / tally->weight, 1) : (double) NAN;
  CxInterval interval = cx_proportion_wilson (share * n, n, context->confidence);

  choice->share = PERCENT * share;
  if (!context->pooled)
    {
      choice->lower = PERCENT * interval.lower;
      choice->upper = PERCENT * interval.upper;
    }
}

static void
compute (const CxMetricContext *context, const CxTally *tally, CxScore *score)
{
  const CxOptions *options = context->options;
  g_autofree guint *places = g_new (guint, options->options->len + 1);

  add_options (options, score);
  for (guint i = 0; i < tally->entries->len; i++)
    {
      const CxTallyEntry *entry = &g_array_index (tally->entries, CxTallyEntry, i);
      guint n = cx_options_find (options, entry->codes, entry->index, places);

      for (guint j = 0; j < n; j++)
        {
          CxChoiceShare *choice = g_ptr_array_index (score->choices, places[j]);

          choice->n += entry->n;
          choice->weighted += entry->weight;
        }
    }

  for (guint i = options->options->len; i-- > 0;)
    {
      CxChoiceShare *choice = g_ptr_array_index (score->choices, i);

      if (choice->n == 0 && g_array_index (options->options, CxOption, i).hidden)
        g_ptr_array_remove_index (score->choices, i);
      else
        fill_share (context, tally, choice);
    }
}

const CxMetric cx_metric_distribution = {
  .info = { .id = "distribution",
            .title = N_ ("Distribution"),
            .name = N_ ("Share"),
            .unit = "percent",
            .interval = N_ ("Wilson"),
            .decimals = 1,
            .parts = CX_METRIC_HAS_CHOICES },
  .fits = fits,
  .compute = compute,
};
