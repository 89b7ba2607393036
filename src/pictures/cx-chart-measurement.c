#include "config.h"

#include "cx-chart-measurement-private.h"

#include "cx-i18n.h"
#include "cx-number.h"

#include <math.h>
#include <string.h>

CxChart *
cx_maker_begin (const CxMaker *maker, const char *kind)
{
  CxChart *chart = cx_chart_new (kind);

  cx_chart_set_language (chart, maker->language);
  if (maker->question != NULL)
    cx_chart_set_title (chart, cx_maker_translate (maker, chart, maker->question->uuid, "text",
                                                   maker->question->text));
  if (maker->info != NULL)
    cx_chart_set_unit (chart, maker->info->unit, maker->info->decimals);
  return chart;
}

char *
cx_maker_make_name (const CxMaker *maker, const CxChart *chart)
{
  char *name = g_strdup (maker->info != NULL ? cx_translate (chart->language, maker->info->name)
                                             : maker->measurement->metric);

  /* Over a column of numbers the name says the unit; here the values do. */
  if (g_str_has_suffix (name, " %"))
    name[strlen (name) - strlen (" %")] = '\0';
  return name;
}

void
cx_maker_add_series (const CxMaker *maker, CxChart *chart)
{
  g_autofree char *name = cx_maker_make_name (maker, chart);

  cx_chart_add_series (chart, name);
}

void
cx_maker_set_score (CxChart *chart, guint category, guint series, const CxScore *score)
{
  CxChartCell *cell = cx_chart_set_cell (chart, category, series, score->value, score->lower,
                                         score->upper, score->n);

  if (score->few)
    cell->flags |= CX_MARK_FEW;
}

const char *
cx_maker_translate (const CxMaker *maker,
                    const CxChart *chart,
                    const char *uuid,
                    const char *field,
                    const char *base)
{
  if (maker->survey == NULL || chart->language == NULL)
    return base;
  return cx_survey_translate (maker->survey, uuid, field, chart->language, base);
}

static char *
get_end_label (const CxMaker *maker, const CxChart *chart, const char *property, double end)
{
  CxQuestion *question = maker->question;
  g_autofree char *label = cx_question_get_property (question, property);
  CxChoice *choice;

  if (label != NULL && label[0] != '\0')
    return g_strdup (cx_maker_translate (maker, chart, question->uuid, property, label));
  choice = isfinite (end) ? cx_question_get_choice_by_number (question, (int) end) : NULL;
  if (choice == NULL)
    return NULL;
  return g_strdup (cx_maker_translate (maker, chart, choice->uuid, "text", choice->text));
}

void
cx_maker_set_ends (const CxMaker *maker, CxChart *chart)
{
  g_autofree char *low = NULL, *high = NULL;

  if (maker->question == NULL)
    return;
  low = get_end_label (maker, chart, "label_min", maker->question->scale_min);
  high = get_end_label (maker, chart, "label_max", maker->question->scale_max);
  cx_chart_set_ends (chart, low, high);
}

void
cx_maker_set_detail (CxChart *chart, guint category, gint64 n)
{
  g_autofree char *number = cx_number_to_human ((double) n, 0, chart->language);
  /* Translators: the number of answers behind a value, as statistics writes it. */
  g_autofree char *text = g_strdup_printf (cx_translate (chart->language, N_ ("n = %s")), number);

  cx_chart_set_detail (chart, category, text);
}

static gboolean
has_interval (const CxChart *chart)
{
  for (guint i = 0; i < chart->categories->len; i++)
    for (guint j = 0; j < cx_chart_get_n_series (chart); j++)
      {
        const CxChartCell *cell = cx_chart_get_cell (chart, i, j);

        if (cell != NULL && isfinite (cell->lower))
          return TRUE;
      }
  return FALSE;
}

static void
set_caption (const CxMaker *maker, CxChart *chart)
{
  const CxMeasurement *m = maker->measurement;
  gint64 count = m->total->n;
  g_autofree char *n = cx_number_to_human ((double) count, 0, chart->language);
  g_autofree char *level = cx_number_to_human (100 * m->confidence, 0, chart->language);
  g_autofree char *caption = NULL;

  if (has_interval (chart) && m->confidence > 0)
    caption = g_strdup_printf (
        m->weighted
            ? cx_translate_plural (chart->language, "n = %s answer, weighted; %s\u00a0%% interval",
                                   "n = %s answers, weighted; %s\u00a0%% interval", count)
            : cx_translate_plural (chart->language, "n = %s answer; %s\u00a0%% interval",
                                   "n = %s answers; %s\u00a0%% interval", count),
        n, level);
  else
    caption = g_strdup_printf (
        m->weighted
            ? cx_translate_plural (chart->language, "n = %s answer, weighted",
                                   "n = %s answers, weighted", count)
            : cx_translate_plural (chart->language, "n = %s answer", "n = %s answers", count),
        n);
  cx_chart_set_caption (chart, caption);
}

CxChart *
cx_chart_new_for_measurement (const CxMeasurement *measurement,
                              CxSurvey *survey,
                              CxQuestion *question,
                              const char *language)
{
  CxMaker maker = { measurement, survey, question, cx_metric_find (measurement->metric), language };
  gboolean shares = maker.info != NULL && (maker.info->parts & CX_METRIC_HAS_CHOICES) != 0;
  CxChart *chart = shares ? cx_maker_make_shares (&maker) : cx_maker_make_scores (&maker);

  if (chart != NULL)
    set_caption (&maker, chart);
  return chart;
}

CxChart *
cx_chart_new_sparkline (const CxMeasurement *measurement, const char *language)
{
  CxMaker maker = { measurement, NULL, NULL, cx_metric_find (measurement->metric), language };
  CxChart *chart = cx_maker_begin (&maker, "sparkline");
  g_autofree char *name = NULL;

  name = cx_maker_make_name (&maker, chart);
  cx_chart_set_title (chart, name);
  for (guint i = 0; measurement->periods != NULL && i < measurement->periods->len; i++)
    {
      const CxScore *score = g_ptr_array_index (measurement->periods, i);

      cx_maker_add_period (chart, score);
      cx_maker_set_score (chart, i, 0, score);
    }
  return chart;
}
