#include "config.h"

#include "cx-recipe.h"

#include "cx-i18n.h"
#include "cx-question-type.h"

#include <math.h>
#include <string.h>

static const char *const nps_colours[] = { "#c9510c", "#8a8986", "#00806b" };
static const char *const diverging[] = { "#c9510c", "#eda475", "#d5d3cf", "#79bfae", "#00806b" };

/* The colour of step @i of @n on the diverging scale. */
static const char *
diverging_at (guint i, guint n)
{
  return diverging[n < 2 ? 2 : (i * (G_N_ELEMENTS (diverging) - 1) + (n - 1) / 2) / (n - 1)];
}

static void
add_share_columns (CxRecipeContext *context, CxReportTable *table)
{
  cx_report_table_add_column (table, CX_REPORT_TEXT, CX_RECIPE_T (context, N_ ("Answer")));
  cx_report_table_add_column (table, CX_REPORT_COUNT, CX_RECIPE_T (context, N_ ("Count")));
  cx_report_table_add_column (table, CX_REPORT_PERCENT, CX_RECIPE_T (context, N_ ("Share")))->bars =
      TRUE;
  cx_report_table_add_column (table, CX_REPORT_PERCENT, CX_RECIPE_T (context, N_ ("From")));
  cx_report_table_add_column (table, CX_REPORT_PERCENT, CX_RECIPE_T (context, N_ ("To")));
}

/* Detractors, passives and promoters with the score as a formula over their numbers, so that a
 * person can play with them. */
static void
add_nps_table (CxRecipeContext *context, CxSection *section, const CxMeasurement *measurement)
{
  const CxScore *score = measurement->total;
  const char *const names[] = { N_ ("Detractors"), N_ ("Passives"), N_ ("Promoters") };
  const gint64 counts[] = { score->detractors, score->passives, score->promoters };
  const double shares[] = { score->detractor_share, score->passive_share, score->promoter_share };
  CxReportTable *table = cx_section_add_table (
      section, CX_RECIPE_T (context, N_ ("Net promoter score (NPS)")));
  CxReportCell *cell;

  cx_report_table_add_column (table, CX_REPORT_TEXT, CX_RECIPE_T (context, N_ ("Group")));
  cx_report_table_add_column (table, CX_REPORT_COUNT, CX_RECIPE_T (context, N_ ("Count")));
  cx_report_table_add_column (table, CX_REPORT_PERCENT, CX_RECIPE_T (context, N_ ("Share")))->bars =
      TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      cx_report_table_add_text (table, CX_RECIPE_T (context, names[i]));
      cx_report_table_add_number (table, (double) counts[i]);
      cell = cx_report_table_add_number (table, shares[i]);
      if (!measurement->weighted && score->n > 0)
        cell->formula = g_strdup ("=C{r}/SUM(C{f}:C{l})");
    }

  table = cx_section_add_table (section, NULL);
  cx_report_table_add_column (table, CX_REPORT_TEXT, CX_RECIPE_T (context, N_ ("Score")));
  cx_report_table_add_column (table, CX_REPORT_SCORE, "NPS");
  cx_report_table_add_column (table, CX_REPORT_SCORE, CX_RECIPE_T (context, N_ ("From")));
  cx_report_table_add_column (table, CX_REPORT_SCORE, CX_RECIPE_T (context, N_ ("To")));
  cx_report_table_add_text (table, CX_RECIPE_T (context, N_ ("Promoters − detractors, in points")));
  cell = cx_report_table_add_number (table, score->value);
  /* The head of this table stands between its row and the three above. */
  if (!measurement->weighted && score->n > 0)
    cell->formula = g_strdup (
        "=100*(INDEX(C:C,{r}-2)-INDEX(C:C,{r}-4))/SUM(INDEX(C:C,{r}-4):INDEX(C:C,{r}-2))");
  cx_report_table_add_number (table, score->lower);
  cx_report_table_add_number (table, score->upper);
}

static void
add_score_table (CxRecipeContext *context, CxSection *section, const CxMeasurement *measurement)
{
  const CxScore *score = measurement->total;
  CxReportColumnKind kind = cx_recipe_column_kind (measurement->metric);
  CxReportTable *table = cx_section_add_table (section, NULL);

  cx_report_table_add_column (table, CX_REPORT_TEXT, CX_RECIPE_T (context, N_ ("Measure")));
  cx_report_table_add_column (table, CX_REPORT_COUNT, CX_RECIPE_T (context, N_ ("Answers")));
  cx_report_table_add_column (table, kind, CX_RECIPE_T (context, N_ ("Score")));
  cx_report_table_add_column (table, kind, CX_RECIPE_T (context, N_ ("From")));
  cx_report_table_add_column (table, kind, CX_RECIPE_T (context, N_ ("To")));
  cx_report_table_add_text (table, cx_recipe_metric_name (context, measurement->metric));
  cx_report_table_add_number (table, (double) score->n);
  cx_report_table_add_number (table, score->value);
  cx_report_table_add_number (table, score->lower);
  cx_report_table_add_number (table, score->upper);
  if (!(cx_metric_find (measurement->metric)->parts & CX_METRIC_HAS_AGREE))
    return;

  /* The field's other convention, shown beside it and named. */
  table = cx_section_add_table (section, NULL);
  cx_report_table_add_column (table, CX_REPORT_TEXT, CX_RECIPE_T (context, N_ ("Measure")));
  cx_report_table_add_column (table, CX_REPORT_COUNT, CX_RECIPE_T (context, N_ ("Answers")));
  cx_report_table_add_column (table, CX_REPORT_PERCENT, CX_RECIPE_T (context, N_ ("Share")));
  cx_report_table_add_column (table, CX_REPORT_PERCENT, CX_RECIPE_T (context, N_ ("From")));
  cx_report_table_add_column (table, CX_REPORT_PERCENT, CX_RECIPE_T (context, N_ ("To")));
  cx_report_table_add_text (table, CX_RECIPE_T (context, N_ ("CES (share that agrees)")));
  cx_report_table_add_number (table, (double) score->n);
  cx_report_table_add_number (table, score->agree);
  cx_report_table_add_number (table, score->agree_lower);
  cx_report_table_add_number (table, score->agree_upper);
}

static void
colour_scale (CxReportChart *chart, const CxQuestion *question, const GPtrArray *choices)
{
  gboolean nps = strcmp (question->type_id, "nps") == 0;

  for (guint i = 0; i < choices->len; i++)
    {
      const CxChoiceShare *choice = g_ptr_array_index (choices, i);
      double value;
      const char *colour = diverging_at (i, choices->len);

      if (nps && cx_number_parse (choice->code, strlen (choice->code), &value))
        colour = nps_colours[value >= 9 ? 2 : value >= 7 ? 1 : 0];
      g_ptr_array_add (chart->colours, g_strdup (colour));
    }
}

static void
add_distribution (CxRecipeContext *context,
                  CxSection *section,
                  CxQuestion *question,
                  const CxMeasurement *measurement)
{
  const GPtrArray *choices = measurement->total->choices;
  gboolean scale = question->type != NULL &&
                   (question->type->flags & (CX_TYPE_IS_SCALE | CX_TYPE_IS_NUMERIC));
  g_autofree char *n = cx_number_to_human ((double) measurement->total->n, 0, context->language);
  CxReportTable *table;
  CxReportChart *chart;

  if (choices == NULL || choices->len == 0)
    return;
  table = cx_section_add_table (section, NULL);
  add_share_columns (context, table);
  for (guint i = 0; i < choices->len; i++)
    {
      const CxChoiceShare *choice = g_ptr_array_index (choices, i);

      cx_report_table_add_text (table, choice->text);
      cx_report_table_add_number (table, (double) choice->n);
      cx_report_table_add_number (table, choice->share);
      cx_report_table_add_number (table, choice->lower);
      cx_report_table_add_number (table, choice->upper);
    }
  chart = cx_section_add_chart (section, scale ? CX_REPORT_CHART_COLUMN : CX_REPORT_CHART_BAR,
                                cx_recipe_question_text (context, question), table, 0, 2, 2);
  chart->percent = TRUE;
  chart->minimum = 0;
  chart->caption = g_strdup_printf (CX_RECIPE_T (context, N_ ("n = %s")), n);
  if (scale && choices->len > 1 && question->type->flags & CX_TYPE_IS_SCALE)
    colour_scale (chart, question, choices);
}

/* A grid or ranking: a row each, a column an answer, shares with a colour scale. */
static void
add_grid (CxRecipeContext *context,
          CxSection *section,
          CxQuestion *question,
          const CxMeasurement *measurement)
{
  const CxScore *first = g_ptr_array_index (measurement->groups, 0);
  CxReportTable *table;
  CxReportChart *chart;
  guint n = first->choices != NULL ? first->choices->len : 0;

  if (n == 0 || n > 40)
    return;
  table = cx_section_add_table (section, NULL);
  cx_report_table_add_column (table, CX_REPORT_TEXT, CX_RECIPE_T (context, N_ ("Row")));
  cx_report_table_add_column (table, CX_REPORT_COUNT, CX_RECIPE_T (context, N_ ("Answers")));
  for (guint i = 0; i < n; i++)
    cx_report_table_add_column (table, CX_REPORT_PERCENT,
                                ((CxChoiceShare *) g_ptr_array_index (first->choices, i))->text)
        ->heat = TRUE;
  for (guint i = 0; i < measurement->groups->len; i++)
    {
      const CxScore *score = g_ptr_array_index (measurement->groups, i);

      cx_report_table_add_text (table, score->label != NULL ? score->label : score->key);
      cx_report_table_add_number (table, (double) score->n);
      for (guint j = 0; j < n; j++)
        cx_report_table_add_number (
            table, score->choices != NULL && j < score->choices->len
                       ? ((CxChoiceShare *) g_ptr_array_index (score->choices, j))->share
                       : NAN);
    }
  chart = cx_section_add_chart (section, CX_REPORT_CHART_STACKED,
                                cx_recipe_question_text (context, question), table, 0, 2, n + 1);
  for (guint i = 0; i < n && n <= 11; i++)
    g_ptr_array_add (chart->colours, g_strdup (diverging_at (i, n)));
}

static gboolean
add_score (CxRecipeContext *context,
           CxSection *section,
           CxQuestion *question,
           const char *metric,
           GError **error)
{
  g_autoptr (CxMeasurement)
      measurement = cx_recipe_measure (context, question->code, metric, NULL, FALSE, error);
  g_autofree char *footnote = NULL;

  if (measurement == NULL)
    return FALSE;
  if (cx_metric_find (metric)->parts & CX_METRIC_HAS_BANDS)
    add_nps_table (context, section, measurement);
  else
    add_score_table (context, section, measurement);
  footnote = cx_recipe_footnote (context, measurement);
  cx_section_add_text (section, CX_PARAGRAPH_CAPTION, footnote);
  return TRUE;
}

static gboolean
add_shares (CxRecipeContext *context, CxSection *section, CxQuestion *question, GError **error)
{
  g_autoptr (CxMeasurement)
      measurement = cx_recipe_measure (context, question->code, "distribution", NULL, FALSE, error);
  g_autofree char *footnote = NULL;

  if (measurement == NULL)
    return FALSE;
  if (measurement->total->n == 0)
    {
      cx_section_add_text (section, CX_PARAGRAPH_BODY,
                           CX_RECIPE_T (context, N_ ("Nobody has answered this question yet.")));
      return TRUE;
    }
  if (measurement->groups != NULL && measurement->groups->len > 0)
    add_grid (context, section, question, measurement);
  else
    add_distribution (context, section, question, measurement);
  footnote = cx_recipe_footnote (context, measurement);
  cx_section_add_text (section, CX_PARAGRAPH_CAPTION, footnote);
  return TRUE;
}

gboolean
cx_results_add_question (CxRecipeContext *context,
                         CxSection *section,
                         CxQuestion *question,
                         GError **error)
{
  const char *metric;

  cx_section_add_heading (section, 2, cx_recipe_question_text (context, question));
  if (question->type == NULL)
    {
      cx_section_add_text (
          section, CX_PARAGRAPH_BODY,
          CX_RECIPE_T (context,
                       N_ ("This kind of question is not known to this version of the program; its "
                           "answers are kept.")));
      return TRUE;
    }
  if (question->type->flags & CX_TYPE_IS_CONTACT)
    {
      cx_section_add_text (section, CX_PARAGRAPH_BODY,
                           CX_RECIPE_T (context, N_ ("Personal data are left out of the report.")));
      return TRUE;
    }
  if (question->type->flags & CX_TYPE_IS_TEXT)
    {
      cx_section_add_text (
          section, CX_PARAGRAPH_BODY,
          CX_RECIPE_T (context, N_ ("Answers in words are on the comments sheet.")));
      return TRUE;
    }

  metric = cx_measure_default_metric (question);
  if (!add_shares (context, section, question, error))
    return FALSE;
  if (metric == NULL || strcmp (metric, "distribution") == 0 ||
      (question->type->flags & CX_TYPE_HAS_ROWS))
    return TRUE;
  return add_score (context, section, question, metric, error);
}
