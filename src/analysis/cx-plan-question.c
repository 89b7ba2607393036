#include "config.h"

#include "cx-plan.h"

#include "cx-error.h"
#include "cx-i18n.h"

#include <math.h>

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
                _ ("Intervals cannot be computed with this confidence."));
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

/* The fields of responses that @survey has and that hold no moments, for the message. */
static char *
list_fields (CxSurvey *survey)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (CxResponseField i = 0; i < CX_N_RESPONSE_FIELDS; i++)
    {
      const CxResponseFieldInfo *info = cx_response_field_info (i);

      if (!info->is_moment && i != CX_FIELD_OF_OFFSET && cx_response_repo_has_field (survey, i))
        g_string_append_printf (list, list->len > 0 ? ", %s" : "%s", info->name);
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/* A question or a field. */
static gboolean
find_variable (CxSurvey *survey, const char *name, CxVariable *variable, GError **error)
{
  g_autoptr (GError) missing = NULL;
  g_autofree char *fields = NULL;
  g_autofree char *mend = NULL;

  if (cx_variable_find (survey, name, variable, &missing))
    return TRUE;
  fields = list_fields (survey);
  if (!g_error_matches (missing, CX_ERROR, CX_ERROR_NOT_FOUND) || *fields == '\0')
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return FALSE;
    }
  mend = g_strdup_printf (_ ("Choose one of them, or a field: %s."), fields);
  cx_error_set (error, CX_ERROR_NOT_FOUND, mend, "%s", missing->message);
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
                    _ ("“%s” is not a question but a property of the response."), query->question);
      return FALSE;
    }

  plan->has_by = query->by != NULL;
  if (plan->has_by && !find_variable (survey, query->by, &plan->by, error))
    return FALSE;
  plan->has_weight = query->weight != NULL;
  if (plan->has_weight && !find_variable (survey, query->weight, &plan->weight, error))
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

gboolean
cx_plan_find_question (CxPlan *plan, GError **error)
{
  return find_names (plan, error) && choose_metric (plan, error) && make_context (plan, error) &&
         split_parts (plan, error);
}
