#include "config.h"

#include "cx-measure-type.h"

#include "cx-distribution.h"
#include "cx-proportion.h"
#include "cx-question-type.h"

#include <math.h>

#define PERCENT 100.0

/* Fewer points have no top two of their own. */
#define LEAST_POINTS 3

/* clang-format off */
/* The table: a metric is its file in measures/ and its line here, in the order in which they are
 * offered. */
#define METRICS(line)  \
  line (nps)           \
  line (csat)          \
  line (ces)           \
  line (mean)          \
  line (distribution)
/* clang-format on */

#define DECLARE(id) extern const CxMetric cx_metric_##id;
METRICS (DECLARE)

#define LIST(id) &cx_metric_##id,
static const CxMetric *const metrics[] = { METRICS (LIST) };

const CxMetric *const *
cx_metric_all (guint *n)
{
  *n = G_N_ELEMENTS (metrics);
  return metrics;
}

const CxMetric *
cx_metric_get (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    if (g_strcmp0 (metrics[i]->info.id, id) == 0)
      return metrics[i];
  return NULL;
}

const CxMetricInfo *const *
cx_metrics (guint *n)
{
  static const CxMetricInfo *infos[G_N_ELEMENTS (metrics) + 1];

  if (g_once_init_enter (&infos[0]))
    {
      for (guint i = 1; i < G_N_ELEMENTS (metrics); i++)
        infos[i] = &metrics[i]->info;
      g_once_init_leave (&infos[0], &metrics[0]->info);
    }
  if (n != NULL)
    *n = G_N_ELEMENTS (metrics);
  return infos;
}

const CxMetricInfo *
cx_metric_find (const char *id)
{
  const CxMetric *metric = cx_metric_get (id);

  return metric != NULL ? &metric->info : NULL;
}

gboolean
cx_metric_fits (const char *id, const CxQuestion *question)
{
  const CxMetric *metric = cx_metric_get (id);

  return metric != NULL && metric->fits (question);
}

const char *
cx_measure_default_metric (const CxQuestion *question)
{
  const char *metric = question->type != NULL ? question->type->metric : NULL;

  return metric != NULL && cx_metric_fits (metric, question) ? metric : "distribution";
}

static gboolean
has_flag (const CxQuestion *question, CxQuestionTypeFlags flag)
{
  return question->type != NULL && (question->type->flags & flag) != 0;
}

/* At least @least choices that all stand for points, "do not know" aside. */
static gboolean
has_scores (const CxQuestion *question, guint least)
{
  guint scored = 0;

  for (guint i = 0; i < question->choices->len; i++)
    {
      const CxChoice *choice = g_ptr_array_index (question->choices, i);

      if (choice->missing)
        continue;
      if (isnan (choice->score))
        return FALSE;
      scored++;
    }
  return scored >= least;
}

gboolean
cx_metric_has_points (const CxQuestion *question)
{
  if (g_strcmp0 (question->type_id, "ranking") == 0)
    return FALSE;
  if (has_flag (question, CX_TYPE_IS_SCALE) || has_flag (question, CX_TYPE_HAS_ROWS))
    return question->scale_max - question->scale_min >= LEAST_POINTS - 1 ||
           has_scores (question, LEAST_POINTS);
  return has_scores (question, LEAST_POINTS);
}

gboolean
cx_metric_has_numbers (const CxQuestion *question)
{
  g_autofree char *cells = NULL;

  if (has_flag (question, CX_TYPE_HAS_ROWS))
    cells = cx_question_get_property (question, "cells");
  return cx_metric_has_points (question) || has_scores (question, 2) ||
         has_flag (question, CX_TYPE_IS_NUMERIC) || g_strcmp0 (question->type_id, "ranking") == 0 ||
         g_strcmp0 (cells, "number") == 0;
}

CxShare
cx_metric_share_from (const CxTally *tally, double least)
{
  CxShare share = { .n = cx_tally_get_effective_n (tally) };
  double weight = 0;

  for (guint i = 0; i < tally->entries->len; i++)
    {
      const CxTallyEntry *entry = &g_array_index (tally->entries, CxTallyEntry, i);

      if (entry->score >= least)
        {
          share.count += entry->n;
          weight += entry->weight;
        }
    }
  share.share = tally->weight > 0 ? weight / tally->weight : (double) NAN;
  share.successes = MIN (share.share * share.n, share.n);
  return share;
}

void
cx_metric_compare_shares (const CxShare *a, const CxShare *b, CxComparison *comparison)
{
  CxInterval interval = cx_proportion_difference (a->successes, a->n, b->successes, b->n,
                                                  comparison->confidence);

  comparison->difference = PERCENT * (a->share - b->share);
  comparison->se = PERCENT * hypot (cx_proportion_se (a->successes, a->n),
                                    cx_proportion_se (b->successes, b->n));
  comparison->z = cx_proportion_pooled_z (a->successes, a->n, b->successes, b->n);
  comparison->p = cx_normal_two_sided (comparison->z);
  comparison->lower = PERCENT * interval.lower;
  comparison->upper = PERCENT * interval.upper;
  comparison->test = g_strdup ("pooled-z");
}
