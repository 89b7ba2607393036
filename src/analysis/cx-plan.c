#include "config.h"

#include "cx-plan.h"

#include "cx-error.h"
#include "cx-i18n.h"

#include <math.h>
#include <string.h>

void
cx_plan_clear (CxPlan *plan)
{
  for (guint i = 0; plan->targets != NULL && i < plan->parts->len; i++)
    cx_target_clear (&plan->targets[i]);
  g_clear_pointer (&plan->targets, g_free);
  g_clear_pointer (&plan->parts, g_array_unref);
  g_clear_pointer (&plan->answered, g_ptr_array_unref);
  g_clear_pointer (&plan->options, cx_options_free);
  g_clear_pointer (&plan->rows, cx_bitset_unref);
  g_clear_pointer (&plan->weights, g_free);
}

static void
collect_columns (const CxPlan *plan, CxColumnSet *set)
{
  const CxMeasureQuery *query = plan->query;

  for (guint i = 0; i < plan->parts->len; i++)
    cx_column_set_add (set, &g_array_index (plan->parts, CxVariable, i));
  if (plan->has_by)
    cx_column_set_add (set, &plan->by);
  if (plan->has_weight)
    cx_column_set_add (set, &plan->weight);
  if (query->has_period || query->since != NULL || query->until != NULL ||
      query->last_within_days != 0)
    cx_column_set_add_field (set, CX_FIELD_OF_SUBMITTED);
  if (query->last_within_days != 0)
    cx_column_set_add_field (set, CX_FIELD_OF_CUSTOMER);
}

/* Loads everything in one pass where it can, and puts the filters together. */
static gboolean
load_rows (CxPlan *plan, const char *const *filters, CxProgress *progress, GError **error)
{
  g_auto (CxColumnSet) set = { 0 };

  cx_column_set_init (&set);
  collect_columns (plan, &set);
  if (filters[0] == NULL && !cx_frame_load (plan->frame, &set, progress, error))
    return FALSE;

  for (guint i = 0; filters[i] != NULL; i++)
    {
      g_autoptr (CxBitset) rows = cx_frame_filter (plan->frame, filters[i], &set, progress, error);

      if (rows == NULL)
        return FALSE;
      if (plan->rows == NULL)
        plan->rows = cx_bitset_copy (rows);
      else
        cx_bitset_and (plan->rows, rows);
    }
  if (plan->rows == NULL)
    plan->rows = cx_bitset_new_full (cx_frame_get_rows (plan->frame));
  return TRUE;
}

static gboolean
read_day (const char *text, gint64 missing, gint64 *day, GError **error)
{
  gboolean has_time = FALSE;
  CxMoment moment;

  *day = missing;
  if (text == NULL)
    return TRUE;
  if (!cx_moment_parse_iso (text, strlen (text), &moment, &has_time) || has_time)
    {
      cx_error_set (error, CX_ERROR_INVALID, _ ("Write the date as 2026-03-09."),
                    _ ("“%s” is not a date."), text);
      return FALSE;
    }
  *day = cx_period_of_local_ms (CX_PERIOD_DAY, moment.ms);
  return TRUE;
}

static gboolean
cut_dates (CxPlan *plan, CxProgress *progress, GError **error)
{
  const CxMeasureQuery *query = plan->query;
  gint64 since, until;

  if (!read_day (query->since, G_MININT64, &since, error) ||
      !read_day (query->until, G_MAXINT64, &until, error))
    return FALSE;
  if (query->has_period || query->since != NULL || query->until != NULL)
    {
      plan->days = cx_frame_get_days (plan->frame, progress, error);
      if (plan->days == NULL)
        return FALSE;
    }
  if (query->since == NULL && query->until == NULL)
    return TRUE;

  for (gsize w = 0; w < plan->rows->n_words; w++)
    {
      gsize end = MIN (64, plan->rows->n - w * 64);
      const gint32 *days = plan->days + w * 64;
      guint64 word = 0;

      for (gsize i = 0; i < end; i++)
        word |= (guint64) (days[i] != CX_CODE_NULL && days[i] >= since && days[i] <= until) << i;
      plan->rows->words[w] &= word;
    }
  return TRUE;
}

/* The weight of @row; 1 where there is none. */
static double
read_weight (const CxColumn *column, const CxCodes *codes, gsize row)
{
  gint32 index;
  double weight;

  if (column->kind == CX_COLUMN_REAL)
    return isnan (column->real[row]) ? 1 : column->real[row];
  cx_codes_read (codes, row, 1, &index);
  weight = cx_codes_get_number (codes, (guint) index);
  return isnan (weight) ? 1 : weight;
}

/* An answer without weight counts for nothing, so its row is left out. */
static gboolean
load_weights (CxPlan *plan, GError **error)
{
  const CxColumn *column;
  const CxCodes *codes = NULL;
  guint negative = 0;

  if (!plan->has_weight)
    return TRUE;

  column = plan->weight.question != NULL ? cx_frame_get_item (plan->frame, plan->weight.item)
                                         : cx_frame_get_field (plan->frame, plan->weight.field);
  if (column->kind != CX_COLUMN_REAL)
    codes = cx_frame_get_codes (plan->frame, &plan->weight, 0);
  plan->weights = g_new (double, MAX (plan->rows->n, 1));
  for (gsize row = 0; row < plan->rows->n; row++)
    {
      plan->weights[row] = read_weight (column, codes, row);
      if (plan->weights[row] == 0)
        cx_bitset_remove (plan->rows, row);
      else if (plan->weights[row] < 0 && cx_bitset_has (plan->rows, row))
        negative++;
    }
  if (negative == 0)
    return TRUE;
  cx_error_set (error, CX_ERROR_INVALID, _ ("Correct the weights, or leave these responses out."),
                ngettext ("%u response has a weight below 0.",
                          "%u responses have a weight below 0.", negative),
                negative);
  return FALSE;
}

/* Of free text only whether there is one is counted, not which. */
static const CxCodes *
get_codes (CxPlan *plan, const CxVariable *part)
{
  const CxCodes *codes = cx_frame_get_codes (plan->frame, part, 0);
  CxCodes *answered;

  if (plan->metric != &cx_metric_distribution || !cx_options_is_free_text (part))
    return codes;
  answered = cx_codes_new_answered (codes);
  g_ptr_array_add (plan->answered, answered);
  return answered;
}

static void
make_targets (CxPlan *plan)
{
  g_autofree const CxCodes **codes = g_new0 (const CxCodes *, plan->parts->len);

  plan->targets = g_new0 (CxTarget, plan->parts->len);
  for (guint i = 0; i < plan->parts->len; i++)
    {
      codes[i] = get_codes (plan, &g_array_index (plan->parts, CxVariable, i));
      cx_target_init (&plan->targets[i], codes[i], plan->metric->counts_scores);
    }
  if (plan->metric == &cx_metric_distribution)
    plan->options = cx_options_new (plan->context.survey, plan->context.question, codes,
                                    plan->parts->len, plan->context.language);
  plan->context.options = plan->options;
  plan->context.weighted = plan->weights != NULL;
}

gboolean
cx_plan_init (CxPlan *plan,
              CxFrame *frame,
              const CxMeasureQuery *query,
              const char *const *filters,
              CxProgress *progress,
              GError **error)
{
  *plan = (CxPlan){ .frame = frame, .query = query };
  plan->answered = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_codes_free);
  if (!cx_plan_find_question (plan, error) || !load_rows (plan, filters, progress, error) ||
      !cut_dates (plan, progress, error) || !load_weights (plan, error))
    return FALSE;

  make_targets (plan);
  return query->last_within_days == 0 || cx_plan_keep_last (plan, progress, error);
}

void
cx_plan_count_all (const CxPlan *plan, CxTally *tally)
{
  const CxCells cells = { .n_slots = 1, .n_cells = 1 };

  for (guint i = 0; i < plan->parts->len; i++)
    cx_tally_count (&plan->targets[i], plan->rows, plan->weights, &cells, tally);
}

CxBitset *
cx_plan_get_answers (const CxPlan *plan)
{
  CxBitset *answers = cx_target_get_answers (&plan->targets[0], plan->rows);

  for (guint i = 1; i < plan->parts->len; i++)
    {
      g_autoptr (CxBitset) more = cx_target_get_answers (&plan->targets[i], plan->rows);

      cx_bitset_or (answers, more);
    }
  return answers;
}

CxScore *
cx_plan_make_score (const CxPlan *plan, const CxTally *tally)
{
  CxScore *score = cx_score_new ();

  score->n = tally->n;
  score->n_effective = cx_tally_get_effective_n (tally);
  score->asked = tally->asked;
  score->unanswered = tally->unanswered;
  score->few = (double) tally->n < plan->context.few;
  plan->metric->compute (&plan->context, tally, score);
  if (plan->context.pooled)
    {
      score->se = score->lower = score->upper = (double) NAN;
      score->agree_se = score->agree_lower = score->agree_upper = (double) NAN;
    }
  return score;
}

CxBitset *
cx_measure_rows (CxFrame *frame, const CxMeasureQuery *query, CxProgress *progress, GError **error)
{
  const char *const filters[] = { query->where, NULL };
  g_auto (CxPlan) plan = { .frame = frame, .query = query };
  CxBitset *rows = NULL;

  if (!cx_db_begin_read (cx_frame_get_db (frame), error))
    return NULL;
  plan.parts = g_array_new (FALSE, FALSE, sizeof (CxVariable));
  if (load_rows (&plan, filters, progress, error) && cut_dates (&plan, progress, error))
    rows = g_steal_pointer (&plan.rows);
  cx_db_end_read (cx_frame_get_db (frame));
  return rows;
}
