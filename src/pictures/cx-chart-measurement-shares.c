#include "config.h"

#include "cx-chart-measurement-private.h"

#include "cx-i18n.h"
#include "cx-question-type.h"

#include <math.h>
#include <string.h>

/* Charts of distributions: how often each answer was given. */

#define MAX_STACK 7 /* parts of a stacked bar */
#define MAX_DONUT 4
#define MAX_LINES 5
#define MAX_GROUPED 6
#define MAX_COLUMNS 24 /* of months; more are a line */
#define MAX_HEAT 12    /* columns of a heat map */

static gboolean
is_type (const CxMaker *maker, const char *id)
{
  return maker->question != NULL && g_strcmp0 (maker->question->type_id, id) == 0;
}

static gboolean
is_scale (const CxMaker *maker)
{
  const CxQuestion *question = maker->question;

  return question != NULL && question->type != NULL &&
         ((question->type->flags & CX_TYPE_IS_SCALE) != 0 || isfinite (question->scale_min));
}

/* The score of a choice that can be counted; NAN: none. */
static double
get_score (const CxMaker *maker, const CxChoiceShare *share)
{
  CxChoice *choice = maker->question != NULL
                         ? cx_question_find_choice (maker->question, share->code)
                         : NULL;

  return choice != NULL ? choice->score : (double) NAN;
}

/* 1: the answers go from worst to best; -1: from best to worst; 0: their order means nothing. */
static int
get_direction (const CxMaker *maker, const GPtrArray *choices)
{
  double last = NAN;
  int direction = 0;

  if (is_scale (maker))
    return 1;
  if (choices->len < 3 || is_type (maker, "multiple"))
    return 0;
  for (guint i = 0; i < choices->len; i++)
    {
      double score = get_score (maker, g_ptr_array_index (choices, i));
      int step = i == 0 ? 0 : (score > last) - (score < last);

      if (isnan (score) || (i > 0 && step == 0) || (direction != 0 && step != direction))
        return 0;
      direction = i == 0 ? 0 : step;
      last = score;
    }
  return direction;
}

static const CxChoiceShare *
get_choice (const CxScore *score, guint index, int direction)
{
  if (index >= score->choices->len)
    return NULL;
  return g_ptr_array_index (score->choices,
                            direction < 0 ? score->choices->len - 1 - index : index);
}

static void
set_share (CxChart *chart, guint category, guint series, const CxChoiceShare *share, gboolean few)
{
  CxChartCell *cell = cx_chart_set_cell (chart, category, series, share->share, share->lower,
                                         share->upper, share->n);

  cell->key = g_strdup (share->code);
  if (few)
    cell->flags |= CX_MARK_FEW;
}

/* The word of a point of a scale: the ends have one more often than the points between. */
static char *
name_choice (const CxMaker *maker, const CxChart *chart, const CxChoiceShare *share)
{
  double point = is_scale (maker) ? g_ascii_strtod (share->code, NULL) : (double) NAN;
  const char *word = NULL;

  if (!isnan (point) && g_strcmp0 (share->text, share->code) == 0)
    word = point == maker->question->scale_min   ? chart->low_label
           : point == maker->question->scale_max ? chart->high_label
                                                 : NULL;
  if (word == NULL)
    return g_strdup (share->text);
  return g_strdup_printf (cx_translate (chart->language, N_ ("%s – %s")), share->text, word);
}

/* A name and number of its own for each range: their order means something. */
static gboolean
is_ordered (const GPtrArray *choices)
{
  for (guint i = 0; i < choices->len; i++)
    {
      const CxChoiceShare *share = g_ptr_array_index (choices, i);

      if (strpbrk (share->text, "0123456789") == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Numbers, dates and times. */
static gboolean
is_measured (const CxMaker *maker)
{
  return is_type (maker, "number") || is_type (maker, "date") || is_type (maker, "time");
}

/* Each choice a category. */
static CxChart *
make_list (const CxMaker *maker, const char *kind)
{
  const CxScore *total = maker->measurement->total;
  CxChart *chart = cx_maker_begin (maker, kind);

  if (is_scale (maker))
    cx_maker_set_ends (maker, chart);
  for (guint i = 0; i < total->choices->len; i++)
    {
      const CxChoiceShare *share = g_ptr_array_index (total->choices, i);

      cx_chart_add_category (chart, share->text, share->code);
      set_share (chart, i, 0, share, total->few);
    }
  return chart;
}

static CxChart *
make_dates (const CxMaker *maker)
{
  const GPtrArray *choices = maker->measurement->total->choices;
  CxChart *chart = make_list (maker, choices->len > MAX_COLUMNS ? "line" : "histogram");

  for (guint i = 0; i < choices->len; i++)
    {
      const CxChoiceShare *share = g_ptr_array_index (choices, i);
      g_autofree char *brief = cx_maker_make_brief (chart, share->code);

      cx_chart_set_brief (chart, i, brief);
    }
  return chart;
}

static CxChart *
make_sorted (const CxMaker *maker)
{
  CxChart *chart = make_list (maker, "bars");

  /* "Under 18", "18–24", "25 and over" stay in their order. */
  chart->sorted = !is_ordered (maker->measurement->total->choices);
  return chart;
}

/* Each choice a series of every score in @scores. */
static CxChart *
make_table (const CxMaker *maker, const char *kind, const GPtrArray *scores, int direction)
{
  const CxScore *total = maker->measurement->total;
  CxChart *chart = cx_maker_begin (maker, kind);

  if (is_scale (maker))
    cx_maker_set_ends (maker, chart);
  if (direction != 0)
    chart->palette = CX_PALETTE_DIVERGING;
  else if (is_measured (maker))
    chart->palette = CX_PALETTE_HEAT;
  for (guint j = 0; j < total->choices->len; j++)
    {
      g_autofree char *label = name_choice (maker, chart, get_choice (total, j, direction));

      cx_chart_add_series (chart, label);
    }
  cx_chart_set_ends (chart, NULL, NULL);
  for (guint i = 0; i < scores->len; i++)
    {
      const CxScore *score = g_ptr_array_index (scores, i);

      cx_chart_add_category (chart, score->label, score->key);
      if (scores->len > 1)
        cx_maker_set_detail (chart, i, score->n);
      for (guint j = 0; score->choices != NULL && j < total->choices->len; j++)
        if (get_choice (score, j, direction) != NULL)
          set_share (chart, i, j, get_choice (score, j, direction), score->few);
    }
  return chart;
}

static CxChart *
make_heat (const CxMaker *maker, const GPtrArray *scores)
{
  CxChart *chart = make_table (maker, "heat", scores, 0);

  chart->palette = CX_PALETTE_HEAT;
  return chart;
}

/* The same turned around: a row a choice, a column a score. */
static CxChart *
make_turned (const CxMaker *maker, const GPtrArray *scores)
{
  const CxScore *total = maker->measurement->total;
  CxChart *chart = cx_maker_begin (maker, "heat");

  chart->palette = CX_PALETTE_HEAT;
  for (guint j = 0; j < scores->len; j++)
    {
      const CxScore *score = g_ptr_array_index (scores, j);
      g_autofree char *brief = scores == maker->measurement->periods
                                   ? cx_maker_make_brief (chart, score->key)
                                   : g_strdup (score->label);

      cx_chart_add_series (chart, brief);
    }
  for (guint i = 0; i < total->choices->len; i++)
    {
      const CxChoiceShare *named = g_ptr_array_index (total->choices, i);

      cx_chart_add_category (chart, named->text, named->code);
      for (guint j = 0; j < scores->len; j++)
        {
          const CxScore *score = g_ptr_array_index (scores, j);
          const CxChoiceShare *share = score->choices != NULL ? get_choice (score, i, 0) : NULL;

          if (share == NULL)
            continue;
          set_share (chart, i, j, share, score->few);
          g_free (cx_chart_cell (chart, i, j)->key);
          cx_chart_cell (chart, i, j)->key = g_strdup (score->key);
        }
    }
  return chart;
}

static CxChart *
make_groups (const CxMaker *maker)
{
  const GPtrArray *groups = maker->measurement->groups;
  const GPtrArray *choices = maker->measurement->total->choices;

  if (is_type (maker, "multiple"))
    {
      if (choices->len <= MAX_GROUPED && groups->len <= MAX_GROUPED)
        return make_table (maker, "grouped", groups, 0);
    }
  else if (choices->len <= MAX_STACK)
    return make_table (maker, "stacked", groups, get_direction (maker, choices));
  if (choices->len > MAX_HEAT && groups->len <= MAX_HEAT)
    return make_turned (maker, groups);
  return make_heat (maker, groups);
}

static CxChart *
make_periods (const CxMaker *maker)
{
  const GPtrArray *periods = maker->measurement->periods;
  const GPtrArray *choices = maker->measurement->total->choices;
  CxChart *chart;

  if (choices->len > MAX_LINES)
    return make_turned (maker, periods);
  chart = make_table (maker, "line", periods, 0);
  /* Lines have the colours that tell things apart. */
  chart->palette = CX_PALETTE_SERIES;
  for (guint i = 0; i < periods->len; i++)
    {
      const CxScore *period = g_ptr_array_index (periods, i);
      g_autofree char *brief = cx_maker_make_brief (chart, period->key);

      cx_chart_set_brief (chart, i, brief);
      cx_chart_set_detail (chart, i, NULL);
      /* Bands of several lines would hide one another. */
      for (guint j = 0; j < choices->len; j++)
        cx_chart_cell (chart, i, j)->lower = cx_chart_cell (chart, i, j)->upper = (double) NAN;
    }
  return chart;
}

static CxChart *
make_one (const CxMaker *maker)
{
  const CxMeasurement *m = maker->measurement;
  const GPtrArray *choices = m->total->choices;
  int direction = get_direction (maker, choices);

  if (direction != 0 && choices->len <= MAX_STACK)
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      CxChart *chart;

      g_ptr_array_add (one, m->total);
      chart = make_table (maker, "stacked", one, direction);
      return chart;
    }
  if (is_type (maker, "date"))
    return make_dates (maker);
  if (is_scale (maker) || is_measured (maker))
    return make_list (maker, "histogram");
  if (choices->len <= MAX_DONUT && choices->len > 1 &&
      (is_type (maker, "single") || is_type (maker, "yesno")))
    return make_list (maker, "donut");
  return make_sorted (maker);
}

CxChart *
cx_maker_make_shares (const CxMaker *maker)
{
  const CxMeasurement *m = maker->measurement;

  if (m->total->choices == NULL || m->total->choices->len == 0)
    return NULL;
  if (m->periods != NULL && m->periods->len > 0)
    return make_periods (maker);
  if (m->groups != NULL && m->groups->len > 0)
    return make_groups (maker);
  return make_one (maker);
}
