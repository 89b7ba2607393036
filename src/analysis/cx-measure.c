#include "config.h"

#include "cx-groups.h"

#include "cx-error.h"
#include "cx-i18n.h"

/* Tallies of cells, freed together. */
typedef struct
{
  CxTally *tallies;
  guint n;
} Tallies;

static void
tallies_init (Tallies *tallies, guint n)
{
  *tallies = (Tallies){ g_new0 (CxTally, MAX (n, 1)), n };
  for (guint i = 0; i < n; i++)
    cx_tally_init (&tallies->tallies[i]);
}

static void
tallies_clear (Tallies *tallies)
{
  for (guint i = 0; i < tallies->n; i++)
    cx_tally_clear (&tallies->tallies[i]);
  g_clear_pointer (&tallies->tallies, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tallies, tallies_clear)

static void
free_score (gpointer score)
{
  cx_score_free (score);
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

/* What is counted in one go: the periods, or the one there is. */
static CxCells
make_cells (const CxPlan *plan, const CxPeriods *periods)
{
  CxCells cells = { .n_periods = 1, .n_cells = 1 };

  if (periods == NULL)
    return cells;
  cells.days = plan->days;
  cells.first_day = periods->first_day;
  cells.n_days = periods->n_days;
  cells.period_map = periods->map;
  cells.n_periods = periods->n;
  cells.n_cells = periods->n;
  return cells;
}

static void
count_passes (const CxPlan *plan,
              const CxGroups *groups,
              const CxPeriods *periods,
              CxTally *tallies)
{
  CxCells cells = make_cells (plan, periods);

  cells.groups = groups->codes;
  for (guint i = 0; i < groups->passes->len; i++)
    {
      const CxGroupPass *pass = &g_array_index (groups->passes, CxGroupPass, i);

      if (pass->n == 0)
        continue;
      cells.group_map = pass->map;
      cells.n_cells = pass->n * cells.n_periods;
      cx_tally_count (&plan->targets[0], plan->rows, plan->weights, &cells,
                      tallies + (gsize) pass->first * cells.n_periods);
    }
}

/* The rows of a grid, the options of a ranking. */
static void
count_parts (const CxPlan *plan, const CxPeriods *periods, CxTally *tallies)
{
  CxCells cells = make_cells (plan, periods);

  for (guint i = 0; i < plan->parts->len; i++)
    cx_tally_count (&plan->targets[i], plan->rows, plan->weights, &cells,
                    tallies + (gsize) i * cells.n_periods);
}

static char *
get_part_label (const CxPlan *plan, const CxVariable *part)
{
  const char *uuid = part->row != NULL ? part->row->uuid : part->choice->uuid;
  const char *text = part->row != NULL ? part->row->text : part->choice->text;

  return g_strdup (cx_options_get_label (plan->context.survey, uuid, text, plan->context.language));
}

/* The key and label of group @index. */
static void
name_group (const CxPlan *plan, const CxGroups *groups, guint index, char **key, char **label)
{
  if (groups == NULL)
    {
      const CxVariable *part = &g_array_index (plan->parts, CxVariable, index);

      *key = g_strdup (part->row != NULL ? part->row->code : part->choice->code);
      *label = get_part_label (plan, part);
    }
  else
    {
      const CxGroup *group = &g_array_index (groups->groups, CxGroup, index);

      *key = g_strdup (group->key);
      *label = g_strdup (group->label);
    }
}

static guint
count_groups (const CxPlan *plan, const CxGroups *groups)
{
  return groups != NULL ? groups->groups->len : plan->parts->len;
}

static void
count_groups_into (const CxPlan *plan,
                   const CxGroups *groups,
                   const CxPeriods *periods,
                   CxTally *tallies)
{
  if (groups != NULL)
    count_passes (plan, groups, periods, tallies);
  else
    count_parts (plan, periods, tallies);
}

static void
measure_groups (CxPlan *plan, const CxGroups *groups, CxMeasurement *result)
{
  guint n = count_groups (plan, groups);
  g_auto (Tallies) tallies = { 0 };

  tallies_init (&tallies, n);
  count_groups_into (plan, groups, NULL, tallies.tallies);
  result->groups = g_ptr_array_new_with_free_func (free_score);
  for (guint i = 0; i < n; i++)
    {
      char *key, *label;

      name_group (plan, groups, i, &key, &label);
      add_score (result->groups, plan, &tallies.tallies[i], key, label);
    }
}

static const char *
get_language (const CxPlan *plan)
{
  return plan->context.language != NULL ? plan->context.language : plan->context.survey->language;
}

static void
name_period (const CxPlan *plan, const CxPeriods *periods, guint index, char **key, char **label)
{
  *key = cx_period_key (periods->period, periods->first + index);
  *label = cx_period_label (periods->period, periods->first + index, get_language (plan));
}

static void
measure_periods (CxPlan *plan, const CxPeriods *periods, CxMeasurement *result)
{
  gboolean pooled = plan->context.pooled;
  g_auto (Tallies) tallies = { 0 };
  gint64 dated = 0;
  CxCells cells = make_cells (plan, periods);

  tallies_init (&tallies, periods->n);
  for (guint i = 0; i < plan->parts->len && periods->n > 0; i++)
    cx_tally_count (&plan->targets[i], plan->rows, plan->weights, &cells, tallies.tallies);

  plan->context.pooled = plan->parts->len > 1;
  result->periods = g_ptr_array_new_with_free_func (free_score);
  for (guint i = 0; i < periods->n; i++)
    {
      char *key, *label;

      name_period (plan, periods, i, &key, &label);
      dated += add_score (result->periods, plan, &tallies.tallies[i], key, label)->n;
    }
  plan->context.pooled = pooled;
  result->undated = result->total->n - dated;
}

static gboolean
measure_cells (CxPlan *plan,
               const CxGroups *groups,
               const CxPeriods *periods,
               CxMeasurement *result,
               GError **error)
{
  guint n_groups = count_groups (plan, groups);
  g_auto (Tallies) tallies = { 0 };

  if ((guint64) n_groups * periods->n > CX_MAX_CELLS)
    {
      cx_error_set (error, CX_ERROR_LIMIT, _ ("Choose a longer period, or filter first."),
                    _ ("%u groups in %u periods are too many to show."), n_groups, periods->n);
      return FALSE;
    }

  tallies_init (&tallies, n_groups * periods->n);
  if (periods->n > 0)
    count_groups_into (plan, groups, periods, tallies.tallies);
  result->cells = g_ptr_array_new_with_free_func (free_score);
  for (guint i = 0; i < n_groups; i++)
    for (guint j = 0; j < periods->n; j++)
      {
        const CxScore *group = g_ptr_array_index (result->groups, i);
        const CxScore *period = g_ptr_array_index (result->periods, j);

        add_score (result->cells, plan, &tallies.tallies[i * periods->n + j],
                   g_strdup (period->key), g_strdup_printf ("%s, %s", group->label, period->label));
      }
  return TRUE;
}

static void
measure_total (CxPlan *plan, CxMeasurement *result)
{
  g_auto (CxTally) tally = { 0 };

  cx_tally_init (&tally);
  cx_plan_count_all (plan, &tally);
  plan->context.pooled = plan->parts->len > 1;
  result->total = cx_plan_make_score (plan, &tally);
  plan->context.pooled = FALSE;
  result->rows = (gint64) cx_bitset_count (plan->rows);
  result->asked = tally.asked;
  result->unanswered = tally.unanswered;
  if (plan->options != NULL)
    cx_options_settle (plan->options, result->total->choices);
}

static gboolean
measure_breakdowns (CxPlan *plan, CxMeasurement *result, GError **error)
{
  g_auto (CxGroups) groups = { 0 };
  g_auto (CxPeriods) periods = { 0 };
  gboolean has_groups = plan->has_by || plan->parts->len > 1;

  if (plan->has_by && !cx_groups_init (&groups, plan, error))
    return FALSE;
  if (has_groups)
    measure_groups (plan, plan->has_by ? &groups : NULL, result);
  if (!plan->query->has_period)
    return TRUE;

  if (!cx_periods_init (&periods, plan, error))
    return FALSE;
  measure_periods (plan, &periods, result);
  return !has_groups ||
         measure_cells (plan, plan->has_by ? &groups : NULL, &periods, result, error);
}

static CxMeasurement *
measure (CxPlan *plan, GError **error)
{
  g_autoptr (CxMeasurement) result = g_new0 (CxMeasurement, 1);

  result->metric = g_strdup (plan->metric->info.id);
  result->question = cx_variable_get_name (&plan->variable);
  result->weighted = plan->context.weighted;
  result->confidence = plan->context.confidence;
  measure_total (plan, result);
  return measure_breakdowns (plan, result, error) ? g_steal_pointer (&result) : NULL;
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
