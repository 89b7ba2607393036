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
  g_clear_pointer (&plan->options, cx_options_free);
  g_clear_pointer (&plan->rows, cx_bitset_unref);
  g_clear_pointer (&plan->weights, g_free);
}

/* The metrics that fit @question, for the message. */
static char *
list_fitting (const CxQuestion *question)
{
  g_autoptr (GString) list = g_string_new (NULL);
  const CxMetric *const *metrics;
  guint n;

  metrics = cx_metric_all (&n);
  for (guint i = 0; i < n; i++)
    if (metrics[i]->fits (question))
      g_string_append_printf (list, list->len > 0 ? ", %s" : "%s", metrics[i]->info.id);
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static gboolean
choose_metric (CxPlan *plan, GError **error)
{
  CxQuestion *question = plan->variable.question;
  const char *id = plan->query->metric;
  g_autofree char *fitting = NULL;
  g_autofree char *mend = NULL;

  if (id == NULL)
    id = cx_measure_default_metric (question);
  plan->metric = cx_metric_get (id);
  if (plan->metric != NULL && plan->metric->fits (question))
    return TRUE;

  fitting = list_fitting (question);
  mend = g_strdup_printf (_ ("Measures that fit this question: %s."), fitting);
  if (plan->metric == NULL)
    cx_error_set (error, CX_ERROR_INVALID, mend, _ ("There is no measure “%s”."), id);
  else
    cx_error_set (error, CX_ERROR_INVALID, mend,
                  _ ("Question “%s” cannot be measured by “%s”, because of its type (%s)."),
                  question->code, id, question->type_id);
  return FALSE;
}

/* The ends of the question's scale, or of its choices' scores. */
static void
find_scale (CxMetricContext *context, const CxQuestion *question)
{
  context->scale_min = question->scale_min;
  context->scale_max = question->scale_max;
  if (!isnan (question->scale_max))
    return;

  for (guint i = 0; i < question->choices->len; i++)
    {
      const CxChoice *choice = g_ptr_array_index (question->choices, i);

      if (choice->missing || isnan (choice->score))
        continue;
      context->scale_min = fmin (context->scale_min, choice->score);
      context->scale_max = fmax (context->scale_max, choice->score);
    }
}

static gboolean
make_context (CxPlan *plan, GError **error)
{
  CxMetricContext *context = &plan->context;
  CxDb *db = cx_frame_get_db (plan->frame);
  double confidence = plan->query->confidence;

  context->survey = cx_frame_get_survey (plan->frame);
  context->question = plan->variable.question;
  context->language = plan->query->language;
  context->confidence = confidence != 0 ? confidence
                                        : cx_setting_repo_get_number (db, "confidence");
  context->nps_detractor_max = cx_setting_repo_get_number (db, "nps.detractor_max");
  context->nps_promoter_min = cx_setting_repo_get_number (db, "nps.promoter_min");
  context->csat_top_points = cx_setting_repo_get_number (db, "csat.top_points");
  context->few = cx_setting_repo_get_number (db, "few_answers");
  find_scale (context, plan->variable.question);

  if (context->confidence > 0 && context->confidence < 1)
    return TRUE;
  cx_error_set (error, CX_ERROR_INVALID, _ ("Give a confidence between 0 and 1, such as 0.95."),
                _ ("Intervals cannot be made with this confidence."));
  return FALSE;
}

/* TRUE if @item holds an answer that can be counted by itself. */
static gboolean
is_part (const CxPlan *plan, const CxItem *item)
{
  if (item->hidden || item->kind == CX_ITEM_OTHER)
    return FALSE;
  return item->kind == CX_ITEM_ROW || item->kind == CX_ITEM_RANK;
}

static void
add_part (CxPlan *plan, const CxVariable *part)
{
  g_array_append_vals (plan->parts, part, 1);
}

/* The rows of a grid that hold sets of choices have no item of their own. */
static void
split_rows (CxPlan *plan)
{
  CxQuestion *question = plan->variable.question;

  for (guint i = 0; i < question->rows->len; i++)
    {
      CxQuestionRow *row = g_ptr_array_index (question->rows, i);
      CxItem *item = cx_question_find_item (question, CX_ITEM_ROW, NULL, row);
      CxVariable part = { .kind = CX_VARIABLE_SET, .question = question, .row = row };

      if (row->hidden)
        continue;
      if (item != NULL)
        cx_variable_of_item (question, item, &part);
      add_part (plan, &part);
    }
}

static gboolean
split_parts (CxPlan *plan, GError **error)
{
  CxQuestion *question = plan->variable.question;

  plan->parts = g_array_new (FALSE, FALSE, sizeof (CxVariable));
  if (plan->variable.kind == CX_VARIABLE_WHOLE)
    split_rows (plan);
  else if (plan->metric->by_item && plan->variable.kind == CX_VARIABLE_SET)
    for (guint i = 0; i < question->items->len; i++)
      {
        CxItem *item = g_ptr_array_index (question->items, i);
        CxVariable part;

        cx_variable_of_item (question, item, &part);
        if (is_part (plan, item))
          add_part (plan, &part);
      }
  else
    add_part (plan, &plan->variable);

  if (plan->parts->len == 0)
    cx_error_set (error, CX_ERROR_INVALID, NULL, _ ("Question “%s” has no rows to measure."),
                  question->code);
  else if (plan->parts->len > 1 && plan->query->by != NULL)
    cx_error_set (error, CX_ERROR_USAGE,
                  _ ("Name one row, as in question/row, or leave the grouping out."),
                  _ ("The rows of “%s” are its groups already."), question->code);
  else
    return TRUE;
  return FALSE;
}

static gboolean
find_names (CxPlan *plan, GError **error)
{
  CxSurvey *survey = cx_frame_get_survey (plan->frame);
  const CxMeasureQuery *query = plan->query;

  if (!cx_variable_find (survey, query->question, &plan->variable, error))
    return FALSE;
  if (plan->variable.question == NULL)
    {
      cx_error_set (error, CX_ERROR_NOT_FOUND, _ ("Name a question of the survey."),
                    _ ("“%s” is no question but a property of the response."), query->question);
      return FALSE;
    }

  plan->has_by = query->by != NULL;
  if (plan->has_by && !cx_variable_find (survey, query->by, &plan->by, error))
    return FALSE;
  plan->has_weight = query->weight != NULL;
  if (plan->has_weight && !cx_variable_find (survey, query->weight, &plan->weight, error))
    return FALSE;

  if (plan->has_weight && plan->weight.kind != CX_VARIABLE_SCALE &&
      plan->weight.kind != CX_VARIABLE_NUMBER && plan->weight.kind != CX_VARIABLE_CHOICE)
    {
      cx_error_set (error, CX_ERROR_INVALID, _ ("Name a question or field that holds numbers."),
                    _ ("“%s” cannot be a weight."), query->weight);
      return FALSE;
    }
  return TRUE;
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
      cx_error_set (error, CX_ERROR_INVALID, _ ("Write the day as 2026-03-09."),
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
  gint64 negative = 0;

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
                ngettext ("%" G_GINT64_FORMAT " response has a weight below 0.",
                          "%" G_GINT64_FORMAT " responses have a weight below 0.",
                          (gulong) negative),
                negative);
  return FALSE;
}

static void
make_targets (CxPlan *plan)
{
  g_autofree const CxCodes **codes = g_new0 (const CxCodes *, plan->parts->len);

  plan->targets = g_new0 (CxTarget, plan->parts->len);
  for (guint i = 0; i < plan->parts->len; i++)
    {
      codes[i] = cx_frame_get_codes (plan->frame, &g_array_index (plan->parts, CxVariable, i), 0);
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
  if (!find_names (plan, error) || !choose_metric (plan, error) || !make_context (plan, error) ||
      !split_parts (plan, error) || !load_rows (plan, filters, progress, error) ||
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

  plan.parts = g_array_new (FALSE, FALSE, sizeof (CxVariable));
  if (!load_rows (&plan, filters, progress, error) || !cut_dates (&plan, progress, error))
    return NULL;
  return g_steal_pointer (&plan.rows);
}
