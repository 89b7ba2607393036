#include "config.h"

#include "cx-plan.h"

#include "cx-error.h"
#include "cx-i18n.h"

#include <math.h>

/* The smaller of the two that a test makes sense for at all. */
#define LEAST_ANSWERS 2

static void
choose_verdict (const CxPlan *plan, CxComparison *result)
{
  gint64 smaller = MIN (result->a->n, result->b->n);

  if (smaller < LEAST_ANSWERS || (double) smaller < plan->context.few)
    result->verdict = g_strdup ("too-few");
  else if (result->p <= 1 - result->confidence)
    result->verdict = g_strdup ("real");
  else
    result->verdict = g_strdup ("could-be-chance");
}

static void
voice_doubt (const CxPlan *a, const CxPlan *b, CxComparison *result)
{
  g_autoptr (CxBitset) answers_a = cx_plan_get_answers (a);
  g_autoptr (CxBitset) answers_b = cx_plan_get_answers (b);

  result->overlap = (gint64) cx_bitset_count_common (answers_a, answers_b);
  if (result->overlap > 0)
    result->doubt = g_strdup_printf (
        ngettext ("%u answer is in both groups, which the test takes to be different people.",
                  "%u answers are in both groups, which the test takes to be different people.",
                  (gulong) result->overlap),
        (guint) result->overlap);
  else if (isnan (result->p) && MIN (result->a->n, result->b->n) >= LEAST_ANSWERS)
    result->doubt = g_strdup (
        _ ("The answers of each group are all the same, so that chance cannot "
           "be estimated."));
}

static CxComparison *
compare (const CxPlan *a, const CxPlan *b)
{
  CxComparison *result = g_new0 (CxComparison, 1);
  g_auto (CxTally) tally_a = { 0 };
  g_auto (CxTally) tally_b = { 0 };

  cx_tally_init (&tally_a);
  cx_tally_init (&tally_b);
  cx_plan_count_all (a, &tally_a);
  cx_plan_count_all (b, &tally_b);

  result->metric = g_strdup (a->metric->info.id);
  result->confidence = a->context.confidence;
  result->a = cx_plan_make_score (a, &tally_a);
  result->b = cx_plan_make_score (b, &tally_b);
  result->df = (double) NAN;
  a->metric->compare (&a->context, &tally_a, &tally_b, result);
  choose_verdict (a, result);
  voice_doubt (a, b, result);
  return result;
}

static gboolean
check (const CxPlan *plan, GError **error)
{
  if (plan->metric->compare == NULL)
    cx_error_set (
        error, CX_ERROR_INVALID,
        _ ("Compare a score, such as nps, csat, ces or mean, of a question that has one."),
        _ ("“%s” cannot be compared: a distribution is not one number."), plan->query->question);
  else if (plan->parts->len > 1)
    cx_error_set (error, CX_ERROR_USAGE, _ ("Name one row, as in question/row."),
                  _ ("“%s” has several rows, which cannot be compared as a whole."),
                  plan->query->question);
  else
    return TRUE;
  return FALSE;
}

/* Both plans read the same state of the file. @a and @b are nullable filters besides the queries'.
 */
static CxComparison *
compare_plans (CxFrame *frame,
               const CxMeasureQuery *query_a,
               const char *a,
               const CxMeasureQuery *query_b,
               const char *b,
               CxProgress *progress,
               GError **error)
{
  const char *const filters_a[] = { a != NULL ? a : query_a->where,
                                    a != NULL ? query_a->where : NULL, NULL };
  const char *const filters_b[] = { b != NULL ? b : query_b->where,
                                    b != NULL ? query_b->where : NULL, NULL };
  g_auto (CxPlan) plan_a = { 0 };
  g_auto (CxPlan) plan_b = { 0 };

  if (!cx_plan_init (&plan_a, frame, query_a, filters_a, progress, error) ||
      !check (&plan_a, error) ||
      !cx_plan_init (&plan_b, frame, query_b, filters_b, progress, error))
    return NULL;
  return compare (&plan_a, &plan_b);
}

static CxComparison *
compare_at_once (CxFrame *frame,
                 const CxMeasureQuery *query_a,
                 const char *a,
                 const CxMeasureQuery *query_b,
                 const char *b,
                 CxProgress *progress,
                 GError **error)
{
  CxComparison *result;

  cx_stats_init ();
  if (!cx_db_begin_read (cx_frame_get_db (frame), error))
    return NULL;
  result = compare_plans (frame, query_a, a, query_b, b, progress, error);
  cx_db_end_read (cx_frame_get_db (frame));
  return result;
}

CxComparison *
cx_compare (CxFrame *frame,
            const CxMeasureQuery *query,
            const char *a,
            const char *b,
            CxProgress *progress,
            GError **error)
{
  g_return_val_if_fail (query->by == NULL && !query->has_period, NULL);

  return compare_at_once (frame, query, a, query, b, progress, error);
}

CxComparison *
cx_compare_queries (CxFrame *frame,
                    const CxMeasureQuery *a,
                    const CxMeasureQuery *b,
                    CxProgress *progress,
                    GError **error)
{
  CxMeasureQuery other = *a;

  g_return_val_if_fail (a->by == NULL && !a->has_period, NULL);

  other.where = b->where;
  other.since = b->since;
  other.until = b->until;
  return compare_at_once (frame, a, NULL, &other, NULL, progress, error);
}
