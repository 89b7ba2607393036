#include "config.h"

#include "cx-recipe.h"

#include "cx-i18n.h"
#include "cx-question-type.h"

#include <math.h>
#include <string.h>

static gboolean
is_scored (const CxQuestion *question, const char **metric)
{
  if (question->hidden || question->type == NULL || (question->type->flags & CX_TYPE_HAS_ROWS))
    return FALSE;
  *metric = cx_measure_default_metric (question);
  return *metric != NULL && strcmp (*metric, "distribution") != 0;
}

static CxQuestion *
find_first (CxRecipeContext *context, const char *wanted)
{
  const char *metric;

  for (guint i = 0; i < context->survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (context->survey->questions, i);

      if (is_scored (question, &metric) && (wanted == NULL || strcmp (metric, wanted) == 0))
        return question;
    }
  return NULL;
}

static char *
describe_score (CxRecipeContext *context, const CxScore *score, int decimals)
{
  g_autofree char *n = cx_number_to_human ((double) score->n, 0, context->language);
  g_autofree char *lower = cx_number_to_human (score->lower, decimals, context->language);
  g_autofree char *upper = cx_number_to_human (score->upper, decimals, context->language);

  if (!isfinite (score->lower))
    return g_strdup_printf (CX_RECIPE_T (context, N_ ("n = %s")), n);
  return g_strdup_printf (CX_RECIPE_T (context, N_ ("%s to %s, n = %s")), lower, upper, n);
}

static gboolean
add_tile (CxRecipeContext *context, CxTiles *tiles, const char *metric, GError **error)
{
  CxQuestion *question = find_first (context, metric);
  g_autoptr (CxMeasurement) measurement = NULL;
  g_autofree char *remark = NULL;
  int decimals = cx_metric_find (metric)->decimals;

  if (question == NULL)
    return TRUE;
  measurement = cx_recipe_measure (context, question->code, metric, NULL, FALSE, error);
  if (measurement == NULL)
    return FALSE;
  remark = describe_score (context, measurement->total, decimals);
  cx_tiles_add (tiles, cx_recipe_metric_name (context, metric), measurement->total->value, decimals,
                remark);
  return TRUE;
}

static void
add_score_cells (CxReportTable *table, const CxScore *score)
{
  cx_report_table_add_number (table, (double) score->n);
  cx_report_table_add_number (table, score->value);
  cx_report_table_add_number (table, score->lower);
  cx_report_table_add_number (table, score->upper);
}

/* Scores of different units stand in one table, so each is a plain number: NPS in points, CSAT in
 * percent, means on their scale. */
static gboolean
add_scores (CxRecipeContext *context, CxSection *section, GError **error)
{
  CxReportTable *table = cx_section_add_table (section, CX_RECIPE_T (context, N_ ("All scores")));
  const char *metric;

  cx_report_table_add_column (table, CX_REPORT_TEXT, CX_RECIPE_T (context, N_ ("Question")));
  cx_report_table_add_column (table, CX_REPORT_TEXT, CX_RECIPE_T (context, N_ ("Measure")));
  cx_report_table_add_column (table, CX_REPORT_COUNT, CX_RECIPE_T (context, N_ ("Answers")));
  cx_report_table_add_column (table, CX_REPORT_DECIMAL, CX_RECIPE_T (context, N_ ("Score")));
  cx_report_table_add_column (table, CX_REPORT_DECIMAL, CX_RECIPE_T (context, N_ ("From")));
  cx_report_table_add_column (table, CX_REPORT_DECIMAL, CX_RECIPE_T (context, N_ ("To")));
  cx_report_table_add_column (table, CX_REPORT_TEXT, CX_RECIPE_T (context, N_ ("More")));
  for (guint i = 0; i < context->survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (context->survey->questions, i);
      g_autoptr (CxMeasurement) measurement = NULL;
      g_autofree char *sheet = NULL;
      CxReportCell *cell;

      if (!is_scored (question, &metric))
        continue;
      measurement = cx_recipe_measure (context, question->code, metric, NULL, FALSE, error);
      if (measurement == NULL)
        return FALSE;
      cx_report_table_add_text (table, cx_recipe_question_text (context, question));
      cx_report_table_add_text (table, cx_recipe_metric_name (context, metric));
      add_score_cells (table, measurement->total);
      sheet = cx_results_section_title (context, question);
      /* TRANSLATORS: a link to the sheet with the question's details. */
      cell = cx_report_table_add_text (table, CX_RECIPE_T (context, N_ ("details")));
      cell->link = g_steal_pointer (&sheet);
    }
  cx_section_add_text (
      section, CX_PARAGRAPH_CAPTION,
      CX_RECIPE_T (context,
                   /* xgettext:no-c-format */ N_ (
                       "“From” and “To” hold the interval in which the true score lies with "
                       "95 % confidence. NPS in points (−100 to 100), CSAT in percent, "
                       "means on their own scale.")));
  return TRUE;
}

static void
add_axis (CxReportChart *chart, const char *metric, const CxQuestion *question)
{
  CxReportColumnKind kind = cx_recipe_column_kind (metric);

  chart->percent = kind == CX_REPORT_PERCENT;
  if (chart->percent)
    {
      chart->minimum = 0;
      chart->maximum = 1;
    }
  else if (kind == CX_REPORT_DECIMAL && isfinite (question->scale_min) &&
           isfinite (question->scale_max))
    {
      chart->minimum = question->scale_min;
      chart->maximum = question->scale_max;
    }
}

/* "2026-03" → "03/2026": short enough to stand upright under a chart, and right in both languages.
 */
static char *
make_month (const char *key)
{
  if (key == NULL || strlen (key) != 7)
    return g_strdup (key);
  return g_strdup_printf ("%s/%.4s", key + 5, key);
}

static void
add_breakdown (CxRecipeContext *context,
               CxSection *section,
               CxQuestion *question,
               const char *title,
               const char *head,
               const GPtrArray *scores,
               const CxMeasurement *measurement,
               CxReportChartKind kind)
{
  CxReportTable *table;
  CxReportColumnKind column = cx_recipe_column_kind (measurement->metric);
  g_autofree char *footnote = cx_recipe_footnote (context, measurement);
  CxReportChart *chart;
  guint few = 0;

  for (guint i = 0; i < scores->len; i++)
    few += ((CxScore *) g_ptr_array_index (scores, i))->few;

  table = cx_section_add_table (section, NULL);
  cx_report_table_add_column (table, CX_REPORT_TEXT, head);
  cx_report_table_add_column (table, CX_REPORT_COUNT, CX_RECIPE_T (context, N_ ("Answers")));
  cx_report_table_add_column (table, column, cx_recipe_metric_name (context, measurement->metric));
  cx_report_table_add_column (table, column, CX_RECIPE_T (context, N_ ("From")));
  cx_report_table_add_column (table, column, CX_RECIPE_T (context, N_ ("To")));
  if (few > 0)
    cx_report_table_add_column (table, CX_REPORT_TEXT, CX_RECIPE_T (context, N_ ("Note")));
  for (guint i = 0; i < scores->len; i++)
    {
      const CxScore *score = g_ptr_array_index (scores, i);

      g_autofree char *month = kind == CX_REPORT_CHART_LINE ? make_month (score->key) : NULL;

      cx_report_table_add_text (table, month != NULL          ? month
                                       : score->label != NULL ? score->label
                                                              : score->key);
      add_score_cells (table, score);
      if (few > 0)
        cx_report_table_add_text (table,
                                  score->few ? CX_RECIPE_T (context, N_ ("few answers")) : "");
    }
  chart = cx_section_add_chart (section, kind, title, table, 0, 2, 4);
  add_axis (chart, measurement->metric, question);
  cx_section_add_text (section, CX_PARAGRAPH_CAPTION, footnote);
  if (few > 0)
    cx_section_add_text (
        section, CX_PARAGRAPH_CAPTION,
        CX_RECIPE_T (context,
                     N_ ("Rows marked “few answers” can be chance; do not act on them alone.")));
}

static gboolean
add_by_field (CxRecipeContext *context,
              CxSection *section,
              CxQuestion *question,
              const char *metric,
              CxResponseField field,
              GError **error)
{
  const CxResponseFieldInfo *info = cx_response_field_info (field);
  g_autofree char *by = g_strdup_printf ("field:%s", info->name);
  g_autofree char *title = NULL;
  g_autofree char *field_name = g_utf8_strdown (CX_RECIPE_T (context, info->label), -1);
  g_autoptr (CxMeasurement) measurement = NULL;

  if (!cx_response_repo_has_field (context->survey, field))
    return TRUE;
  measurement = cx_recipe_measure (context, question->code, metric, by, FALSE, error);
  if (measurement == NULL)
    return FALSE;
  if (measurement->groups == NULL || measurement->groups->len < 2 || measurement->groups->len > 30)
    return TRUE;
  title = g_strdup_printf (CX_RECIPE_T (context, N_ ("%s by %s")),
                           cx_recipe_metric_name (context, metric), field_name);
  cx_section_add_heading (section, 2, title);
  add_breakdown (context, section, question, title, CX_RECIPE_T (context, info->label),
                 measurement->groups, measurement, CX_REPORT_CHART_RANGE);
  return TRUE;
}

static gboolean
add_by_month (CxRecipeContext *context,
              CxSection *section,
              CxQuestion *question,
              const char *metric,
              GError **error)
{
  g_autoptr (CxMeasurement)
      measurement = cx_recipe_measure (context, question->code, metric, NULL, TRUE, error);
  g_autofree char *title = NULL;

  if (measurement == NULL)
    return FALSE;
  if (measurement->periods == NULL || measurement->periods->len < 2)
    return TRUE;
  title = g_strdup_printf (CX_RECIPE_T (context, N_ ("%s by month")),
                           cx_recipe_metric_name (context, metric));
  cx_section_add_heading (section, 2, title);
  add_breakdown (context, section, question, title, CX_RECIPE_T (context, N_ ("Month")),
                 measurement->periods, measurement, CX_REPORT_CHART_LINE);
  return TRUE;
}

gboolean
cx_results_add_summary (CxRecipeContext *context, CxDocument *document, GError **error)
{
  static const char *const leading[] = { "nps", "csat", "ces" };
  CxSection *section = cx_document_add_section (document, CX_RECIPE_T (context, N_ ("Summary")));
  CxQuestion *lead = NULL;
  CxTiles *tiles;
  const char *metric = NULL;

  cx_section_add_heading (section, 1, CX_RECIPE_T (context, N_ ("Summary")));
  tiles = cx_section_add_tiles (section);
  cx_tiles_add (tiles, CX_RECIPE_T (context, N_ ("Responses")), (double) context->base, 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (leading); i++)
    {
      if (!add_tile (context, tiles, leading[i], error))
        return FALSE;
      if (lead == NULL)
        lead = find_first (context, leading[i]);
    }
  if (lead == NULL)
    lead = find_first (context, NULL);
  if (lead == NULL)
    {
      cx_section_add_text (section, CX_PARAGRAPH_BODY,
                           CX_RECIPE_T (context, N_ ("This survey has no question with a score.")));
      return TRUE;
    }
  is_scored (lead, &metric);
  return cx_results_add_findings (context, section, lead, metric, error) &&
         add_scores (context, section, error) &&
         add_by_month (context, section, lead, metric, error) &&
         add_by_field (context, section, lead, metric, CX_FIELD_OF_BRANCH, error) &&
         add_by_field (context, section, lead, metric, CX_FIELD_OF_CHANNEL, error) &&
         add_by_field (context, section, lead, metric, CX_FIELD_OF_STAFF, error);
}
