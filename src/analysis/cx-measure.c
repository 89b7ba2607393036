#include "config.h"

#include "cx-groups.h"

#include "cx-error.h"
#include "cx-i18n.h"

/* Everything is counted once, in the finest cells that were asked for; groups, periods and the
 * total are sums of cells. Only where a response may be in several groups the sums over groups are
 * counted by themselves. */

/* Cells that are counted without looking first which of them are empty. */
#define FEW_CELLS 20000

typedef struct
{
  CxTally *tallies; /* [group][slot]: the last slot is what has no date */
  CxTally *bases;   /* [slot]: all groups together */
  guint n_groups, n_slots;
} Counts;

static CxTally *
make_tallies (guint n)
{
  CxTally *tallies = g_new0 (CxTally, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    cx_tally_init (&tallies[i]);
  return tallies;
}

static void
free_tallies (CxTally *tallies, guint n)
{
  for (guint i = 0; tallies != NULL && i < n; i++)
    cx_tally_clear (&tallies[i]);
  g_free (tallies);
}

static void
counts_clear (Counts *counts)
{
  free_tallies (counts->tallies, counts->n_groups * counts->n_slots);
  free_tallies (counts->bases, counts->n_slots);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Counts, counts_clear)

/* What a measurement is broken down by; each nullable. */
typedef struct
{
  CxPlan *plan;
  const CxGroups *groups;
  const CxPeriods *periods;
  guint n_groups; /* of by, or the rows of a grid; 1 without */
} Breakdown;

static CxCells
make_cells (const Breakdown *breakdown)
{
  const CxPeriods *periods = breakdown->periods;
  CxCells cells = { .n_slots = 1, .n_cells = 1 };

  if (periods == NULL)
    return cells;
  cells.days = breakdown->plan->days;
  cells.first_day = periods->first_day;
  cells.n_days = periods->n_days;
  cells.period_map = periods->map;
  cells.n_slots = periods->n + 1;
  cells.n_cells = cells.n_slots;
  return cells;
}

/* The rows of a grid, the options of a ranking, or simply the question. */
static void
count_parts (const Breakdown *breakdown, CxTally *tallies)
{
  const CxPlan *plan = breakdown->plan;
  CxCells cells = make_cells (breakdown);

  for (guint i = 0; i < plan->parts->len; i++)
    cx_tally_count (&plan->targets[i], plan->rows, plan->weights, &cells,
                    tallies + (gsize) i * cells.n_slots);
}

static void
count_groups (const Breakdown *breakdown, CxTally *tallies)
{
  const CxPlan *plan = breakdown->plan;
  CxCells cells = make_cells (breakdown);

  cells.groups = breakdown->groups->codes;
  for (guint i = 0; i < breakdown->groups->passes->len; i++)
    {
      const CxGroupPass *pass = &g_array_index (breakdown->groups->passes, CxGroupPass, i);

      if (pass->n == 0)
        continue;
      cells.group_map = pass->map;
      cells.n_cells = pass->n * cells.n_slots;
      cx_tally_count (&plan->targets[0], plan->rows, plan->weights, &cells,
                      tallies + (gsize) pass->first * cells.n_slots);
    }
}

static void
count_bases (const Breakdown *breakdown, Counts *counts)
{
  if (breakdown->groups != NULL && breakdown->groups->overlap)
    {
      count_parts (breakdown, counts->bases);
      return;
    }
  for (guint i = 0; i < counts->n_groups; i++)
    for (guint j = 0; j < counts->n_slots; j++)
      cx_tally_merge (&counts->bases[j], &counts->tallies[(gsize) i * counts->n_slots + j]);
}

static void
count (const Breakdown *breakdown, Counts *counts)
{
  counts->n_groups = breakdown->n_groups;
  counts->n_slots = breakdown->periods != NULL ? breakdown->periods->n + 1 : 1;
  counts->tallies = make_tallies (counts->n_groups * counts->n_slots);
  counts->bases = make_tallies (counts->n_slots);
  if (breakdown->groups != NULL)
    count_groups (breakdown, counts->tallies);
  else
    count_parts (breakdown, counts->tallies);
  count_bases (breakdown, counts);
}

static CxScore *
add_score (GPtrArray *scores, const CxPlan *plan, const CxTally *tally, char *key, char *label)
{
  CxScore *score = cx_plan_make_score (plan, tally);

  score->key = key;
  score->label = label;
  g_ptr_array_add (scores, score);
  return score;
}

static GPtrArray *
new_scores (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) cx_score_free);
}

static void
measure_total (const Breakdown *breakdown, const Counts *counts, CxMeasurement *result)
{
  CxPlan *plan = breakdown->plan;
  g_auto (CxTally) tally = { 0 };

  cx_tally_init (&tally);
  for (guint i = 0; i < counts->n_slots; i++)
    cx_tally_merge (&tally, &counts->bases[i]);
  plan->context.pooled = plan->parts->len > 1;
  result->total = cx_plan_make_score (plan, &tally);
  plan->context.pooled = FALSE;
  result->rows = (gint64) cx_bitset_count (plan->rows);
  result->asked = tally.asked;
  result->unanswered = tally.unanswered;
  if (breakdown->periods != NULL)
    result->undated = counts->bases[counts->n_slots - 1].n;
  if (plan->options != NULL)
    cx_options_settle (plan->options, result->total->choices);
}

/* The key and label of group @index. */
static void
name_group (const Breakdown *breakdown, guint index, char **key, char **label)
{
  const CxMetricContext *context = &breakdown->plan->context;

  if (breakdown->groups != NULL)
    {
      const CxGroup *group = &g_array_index (breakdown->groups->groups, CxGroup, index);

      *key = g_strdup (group->key);
      *label = g_strdup (group->label);
    }
  else
    {
      const CxVariable *part = &g_array_index (breakdown->plan->parts, CxVariable, index);
      const char *uuid = part->row != NULL ? part->row->uuid : part->choice->uuid;
      const char *text = part->row != NULL ? part->row->text : part->choice->text;

      *key = g_strdup (part->row != NULL ? part->row->code : part->choice->code);
      *label = g_strdup (cx_options_get_label (context->survey, uuid, text, context->language));
    }
}

/* All slots of group @index together. */
static void
add_up_group (const Counts *counts, guint index, CxTally *tally)
{
  cx_tally_init (tally);
  for (guint i = 0; i < counts->n_slots; i++)
    cx_tally_merge (tally, &counts->tallies[(gsize) index * counts->n_slots + i]);
}

/* The groups; @kept gets the places of those that occur. */
static void
measure_groups (const Breakdown *breakdown,
                const Counts *counts,
                GArray *kept,
                CxMeasurement *result)
{
  result->groups = new_scores ();
  for (guint i = 0; i < counts->n_groups; i++)
    {
      g_auto (CxTally) tally = { 0 };
      char *key, *label;

      add_up_group (counts, i, &tally);
      if (breakdown->groups != NULL && tally.asked == 0)
        continue;
      name_group (breakdown, i, &key, &label);
      add_score (result->groups, breakdown->plan, &tally, key, label);
      g_array_append_val (kept, i);
    }
}

/* The first and last slot with an answer; FALSE if there is none. */
static gboolean
find_slots (const Counts *counts, guint *first, guint *last)
{
  guint i = 0, j = counts->n_slots - 1;

  while (i < j && counts->bases[i].n == 0)
    i++;
  while (j > i && counts->bases[j - 1].n == 0)
    j--;
  *first = i;
  *last = j - 1;
  return j > i;
}

static void
measure_periods (const Breakdown *breakdown,
                 const Counts *counts,
                 guint first,
                 guint last,
                 CxMeasurement *result)
{
  CxPlan *plan = breakdown->plan;
  const CxPeriods *periods = breakdown->periods;
  const char *language = plan->context.language;

  if (language == NULL)
    language = plan->context.survey->language;
  plan->context.pooled = plan->parts->len > 1;
  for (guint i = first; i <= last; i++)
    add_score (result->periods, plan, &counts->bases[i],
               cx_period_key (periods->period, periods->first + i),
               cx_period_label (periods->period, periods->first + i, language));
  plan->context.pooled = FALSE;
}

static gboolean
measure_cells (const Breakdown *breakdown,
               const Counts *counts,
               const GArray *kept,
               guint first,
               CxMeasurement *result,
               GError **error)
{
  guint n = result->periods->len;

  if ((guint64) kept->len * n > CX_MAX_CELLS)
    {
      cx_error_set (error, CX_ERROR_LIMIT, _ ("Choose a longer period, or filter first."),
                    _ ("%u groups in %u periods are too many to show."), kept->len, n);
      return FALSE;
    }
  result->cells = new_scores ();
  for (guint i = 0; i < kept->len; i++)
    for (guint j = 0; j < n; j++)
      {
        const CxScore *group = g_ptr_array_index (result->groups, i);
        const CxScore *period = g_ptr_array_index (result->periods, j);
        gsize cell = (gsize) g_array_index (kept, guint, i) * counts->n_slots + first + j;

        add_score (result->cells, breakdown->plan, &counts->tallies[cell], g_strdup (period->key),
                   g_strdup_printf ("%s, %s", group->label, period->label));
      }
  return TRUE;
}

static gboolean
measure_breakdown (const Breakdown *breakdown, CxMeasurement *result, GError **error)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean has_groups = breakdown->groups != NULL || breakdown->plan->parts->len > 1;
  g_auto (Counts) counts = { 0 };
  guint first, last;

  count (breakdown, &counts);
  measure_total (breakdown, &counts, result);
  if (has_groups)
    measure_groups (breakdown, &counts, kept, result);
  if (breakdown->periods == NULL)
    return TRUE;

  result->periods = new_scores ();
  if (find_slots (&counts, &first, &last))
    measure_periods (breakdown, &counts, first, last, result);
  return !has_groups || measure_cells (breakdown, &counts, kept, first, result, error);
}

/* Makes groups and periods, and looks which of them are empty if there are many. */
static gboolean
measure_plan (CxPlan *plan, CxMeasurement *result, GError **error)
{
  g_auto (CxGroups) groups = { 0 };
  g_auto (CxPeriods) periods = { 0 };
  Breakdown breakdown = { .plan = plan, .n_groups = plan->parts->len };

  if (plan->has_by && !cx_groups_init (&groups, plan, error))
    return FALSE;
  if (plan->query->has_period && !cx_periods_init (&periods, plan, error))
    return FALSE;
  if (plan->has_by && plan->query->has_period && groups.groups->len * periods.n > FEW_CELLS &&
      (!cx_groups_narrow (&groups, plan, error) || !cx_periods_narrow (&periods, plan, error)))
    return FALSE;

  breakdown.groups = plan->has_by ? &groups : NULL;
  breakdown.periods = plan->query->has_period ? &periods : NULL;
  if (plan->has_by)
    breakdown.n_groups = groups.groups->len;
  if ((guint64) breakdown.n_groups * (periods.n + 1) > 2 * CX_MAX_CELLS)
    {
      cx_error_set (error, CX_ERROR_LIMIT, _ ("Choose a longer period, or filter first."),
                    _ ("%u groups in %u periods are too many to show."), breakdown.n_groups,
                    periods.n);
      return FALSE;
    }
  return measure_breakdown (&breakdown, result, error);
}

static CxMeasurement *
measure (CxPlan *plan, GError **error)
{
  g_autoptr (CxMeasurement) result = g_new0 (CxMeasurement, 1);

  result->metric = g_strdup (plan->metric->info.id);
  result->question = cx_variable_get_name (&plan->variable);
  result->weighted = plan->context.weighted;
  result->confidence = plan->context.confidence;
  return measure_plan (plan, result, error) ? g_steal_pointer (&result) : NULL;
}

CxMeasurement *
cx_measure (CxFrame *frame, const CxMeasureQuery *query, CxProgress *progress, GError **error)
{
  const char *const filters[] = { query->where, NULL };
  CxMeasurement *result = NULL;
  CxPlan plan = { 0 };

  cx_stats_init ();
  /* The file must not change between one column and the next. */
  if (!cx_db_begin_read (cx_frame_get_db (frame), error))
    return NULL;
  if (cx_plan_init (&plan, frame, query, filters, progress, error))
    result = measure (&plan, error);
  cx_plan_clear (&plan);
  cx_db_end_read (cx_frame_get_db (frame));
  return result;
}
