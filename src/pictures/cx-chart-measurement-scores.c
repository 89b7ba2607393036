#include "config.h"

#include "cx-chart-measurement-private.h"

#include "cx-i18n.h"

#include <math.h>

/* Charts of metrics with one value: NPS, CSAT, CES, means. */

/* More groups over time than these are a heat map. */
#define MAX_LINES 6

static gboolean
has_bands (const CxMaker *maker)
{
  return maker->info != NULL && (maker->info->parts & CX_METRIC_HAS_BANDS) != 0;
}

static gboolean
is_percent (const CxMaker *maker)
{
  return maker->info != NULL && g_strcmp0 (maker->info->unit, "percent") == 0;
}

static gboolean
is_ranking (const CxMaker *maker)
{
  return maker->question != NULL && g_strcmp0 (maker->question->type_id, "ranking") == 0;
}

/* The whole scale of the question, for values of its own unit. */
static gboolean
set_scale (const CxMaker *maker, CxChart *chart)
{
  if (is_percent (maker) || has_bands (maker) || maker->question == NULL ||
      !isfinite (maker->question->scale_min) || !isfinite (maker->question->scale_max))
    return FALSE;
  cx_chart_set_range (chart, maker->question->scale_min, maker->question->scale_max);
  cx_maker_set_ends (maker, chart);
  return TRUE;
}

static void
add_band (CxChart *chart, guint series, const char *label, const char *key, double share, gint64 n)
{
  CxChartCell *cell;
  g_autofree char *unit = g_strdup (chart->unit);

  cx_chart_add_series (chart, cx_translate (chart->language, label));
  cell = cx_chart_set_cell (chart, 0, series, share, (double) NAN, (double) NAN, n);
  cell->key = g_strdup (key);
  cx_chart_set_unit (chart, "percent", chart->decimals);
  cell->text = cx_chart_format_value (chart, share);
  cx_chart_set_unit (chart, unit, chart->decimals);
}

static CxChart *
make_gauge (const CxMaker *maker)
{
  CxChart *chart = cx_maker_begin (maker, "gauge");
  const CxScore *total = maker->measurement->total;

  cx_chart_set_range (chart, -100, 100);
  chart->palette = CX_PALETTE_NPS;
  cx_chart_add_category (chart, "", NULL);
  cx_maker_add_series (maker, chart);
  cx_maker_set_score (chart, 0, 0, total);
  add_band (chart, 1, N_ ("Detractors"), "detractors", total->detractor_share, total->detractors);
  add_band (chart, 2, N_ ("Passives"), "passives", total->passive_share, total->passives);
  add_band (chart, 3, N_ ("Promoters"), "promoters", total->promoter_share, total->promoters);
  return chart;
}

/* Numbers without a scale lie between the least and the greatest answer. */
static CxChart *
make_bullet (const CxMaker *maker)
{
  CxChart *chart = cx_maker_begin (maker, "bullet");
  const CxScore *total = maker->measurement->total;
  g_autofree char *name = cx_maker_make_name (maker, chart);

  cx_chart_add_category (chart, name, NULL);
  cx_maker_set_score (chart, 0, 0, total);
  if (is_percent (maker))
    cx_chart_set_range (chart, 0, 100);
  else if (!set_scale (maker, chart) && total->maximum > total->minimum)
    cx_chart_set_range (chart, MIN (0, total->minimum), total->maximum);
  return chart;
}

/* The group's interval holds the value of all: it may differ by chance only. */
static gboolean
could_be_chance (const CxScore *group, const CxScore *total)
{
  return isfinite (group->lower) && isfinite (total->value) && group->lower <= total->value &&
         group->upper >= total->value;
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const CxScore *x = *(const CxScore *const *) a, *y = *(const CxScore *const *) b;

  if (isnan (x->value) || isnan (y->value))
    return isnan (x->value) - isnan (y->value);
  return (x->value > y->value) - (x->value < y->value);
}

/* The best rank is the lowest number, and stands first. */
static CxChart *
make_ranks (const CxMaker *maker)
{
  CxChart *chart = cx_maker_begin (maker, "bars");
  g_autoptr (GPtrArray) scores = g_ptr_array_copy (maker->measurement->groups, NULL, NULL);

  g_ptr_array_set_free_func (scores, NULL);
  g_ptr_array_sort (scores, compare_ranks);
  cx_chart_set_range (chart, 1, MAX (2, scores->len));
  cx_chart_set_ends (chart, cx_translate (chart->language, N_ ("First place")),
                     cx_translate (chart->language, N_ ("Last place")));
  for (guint i = 0; i < scores->len; i++)
    {
      const CxScore *score = g_ptr_array_index (scores, i);

      cx_chart_add_category (chart, score->label, score->key);
      cx_maker_set_score (chart, i, 0, score);
    }
  return chart;
}

static CxChart *
make_groups (const CxMaker *maker)
{
  const CxMeasurement *m = maker->measurement;
  CxChart *chart = cx_maker_begin (maker, "bars");
  gboolean compared = isfinite (m->total->lower);

  chart->sorted = TRUE;
  set_scale (maker, chart);
  cx_maker_add_series (maker, chart);
  for (guint i = 0; i < m->groups->len; i++)
    {
      const CxScore *score = g_ptr_array_index (m->groups, i);

      cx_chart_add_category (chart, score->label, score->key);
      cx_maker_set_detail (chart, i, score->n);
      cx_maker_set_score (chart, i, 0, score);
      if (compared && m->groups->len > 1 && could_be_chance (score, m->total))
        cx_chart_cell (chart, i, 0)->flags |= CX_MARK_DOUBTFUL;
    }
  return chart;
}

static CxChart *
make_periods (const CxMaker *maker)
{
  const CxMeasurement *m = maker->measurement;
  CxChart *chart = cx_maker_begin (maker, "line");

  cx_maker_add_series (maker, chart);
  for (guint i = 0; i < m->periods->len; i++)
    {
      const CxScore *score = g_ptr_array_index (m->periods, i);

      cx_maker_add_period (chart, score);
      cx_maker_set_score (chart, i, 0, score);
    }
  return chart;
}

static const CxScore *
get_score (const CxMeasurement *m, guint group, guint period)
{
  return g_ptr_array_index (m->cells, group * m->periods->len + period);
}

/* A line a group; the intervals of several lines would hide one another. */
static CxChart *
make_lines (const CxMaker *maker)
{
  const CxMeasurement *m = maker->measurement;
  CxChart *chart = cx_maker_begin (maker, "line");

  for (guint j = 0; j < m->groups->len; j++)
    cx_chart_add_series (chart, ((const CxScore *) g_ptr_array_index (m->groups, j))->label);
  for (guint i = 0; i < m->periods->len; i++)
    {
      const CxScore *period = g_ptr_array_index (m->periods, i);

      cx_maker_add_period (chart, period);
      for (guint j = 0; j < m->groups->len; j++)
        {
          const CxScore *score = get_score (m, j, i);
          const CxScore *group = g_ptr_array_index (m->groups, j);

          cx_maker_set_score (chart, i, j, score);
          cx_chart_cell (chart, i, j)->key = g_strdup (group->key);
          cx_chart_cell (chart, i, j)->lower = cx_chart_cell (chart, i, j)->upper = (double) NAN;
        }
    }
  return chart;
}

static CxChart *
make_heat (const CxMaker *maker)
{
  const CxMeasurement *m = maker->measurement;
  CxChart *chart = cx_maker_begin (maker, "heat");

  chart->palette = has_bands (maker) ? CX_PALETTE_DIVERGING : CX_PALETTE_HEAT;
  for (guint j = 0; j < m->periods->len; j++)
    {
      const CxScore *period = g_ptr_array_index (m->periods, j);
      g_autofree char *brief = cx_maker_make_brief (chart, period->key);

      cx_chart_add_series (chart, brief);
    }
  for (guint i = 0; i < m->groups->len; i++)
    {
      const CxScore *group = g_ptr_array_index (m->groups, i);

      cx_chart_add_category (chart, group->label, group->key);
      for (guint j = 0; j < m->periods->len; j++)
        cx_maker_set_score (chart, i, j, get_score (m, i, j));
    }
  return chart;
}

CxChart *
cx_maker_make_scores (const CxMaker *maker)
{
  const CxMeasurement *m = maker->measurement;

  if (m->cells != NULL && m->groups != NULL && m->periods != NULL && m->periods->len > 0)
    return m->groups->len <= MAX_LINES ? make_lines (maker) : make_heat (maker);
  if (m->periods != NULL)
    return make_periods (maker);
  if (m->groups != NULL)
    return is_ranking (maker) ? make_ranks (maker) : make_groups (maker);
  return has_bands (maker) ? make_gauge (maker) : make_bullet (maker);
}
