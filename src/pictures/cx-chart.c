#include "config.h"

#include "cx-chart.h"

#include "cx-i18n.h"

#include <math.h>
#include <string.h>

/* Written out: the macro converts functions to a union, which pedantic compilers do not like. */
GType
cx_chart_get_type (void)
{
  static gsize type;

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_boxed_type_register_static (g_intern_static_string ("CxChart"),
                                                            (GBoxedCopyFunc) cx_chart_ref,
                                                            (GBoxedFreeFunc) cx_chart_unref));
  return type;
}

static void
free_cell (gpointer data)
{
  CxChartCell *cell = data;

  if (cell == NULL)
    return;
  g_free (cell->text);
  g_free (cell->key);
  g_free (cell);
}

static void
free_category (gpointer data)
{
  CxChartCategory *category = data;

  g_free (category->label);
  g_free (category->key);
  g_free (category->detail);
  g_free (category->brief);
  g_ptr_array_unref (category->cells);
  g_free (category);
}

static void
free_series (gpointer data)
{
  CxChartSeries *series = data;

  g_free (series->label);
  g_free (series);
}

CxChart *
cx_chart_new (const char *kind)
{
  CxChart *chart = g_new0 (CxChart, 1);

  g_atomic_ref_count_init (&chart->references);
  chart->kind = g_strdup (kind);
  chart->language = g_strdup (cx_i18n_get_language ());
  chart->unit = g_strdup ("");
  chart->minimum = chart->maximum = chart->target = (double) NAN;
  chart->categories = g_ptr_array_new_with_free_func (free_category);
  chart->series = g_ptr_array_new_with_free_func (free_series);
  return chart;
}

CxChart *
cx_chart_ref (CxChart *chart)
{
  g_atomic_ref_count_inc (&chart->references);
  return chart;
}

void
cx_chart_unref (CxChart *chart)
{
  if (!g_atomic_ref_count_dec (&chart->references))
    return;
  g_free (chart->kind);
  g_free (chart->language);
  g_free (chart->title);
  g_free (chart->caption);
  g_free (chart->empty);
  g_free (chart->unit);
  g_free (chart->low_label);
  g_free (chart->high_label);
  g_free (chart->target_label);
  g_ptr_array_unref (chart->categories);
  g_ptr_array_unref (chart->series);
  g_free (chart);
}

static void
set_text (char **place, const char *text)
{
  char *copy = g_strdup (text);

  g_free (*place);
  *place = copy;
}

void
cx_chart_set_title (CxChart *chart, const char *title)
{
  set_text (&chart->title, title);
}

void
cx_chart_set_caption (CxChart *chart, const char *caption)
{
  set_text (&chart->caption, caption);
}

void
cx_chart_set_empty (CxChart *chart, const char *sentence)
{
  set_text (&chart->empty, sentence);
}

void
cx_chart_set_language (CxChart *chart, const char *language)
{
  set_text (&chart->language, language != NULL ? language : cx_i18n_get_language ());
}

void
cx_chart_set_unit (CxChart *chart, const char *unit, int decimals)
{
  set_text (&chart->unit, unit != NULL ? unit : "");
  chart->decimals = decimals;
}

void
cx_chart_set_range (CxChart *chart, double minimum, double maximum)
{
  chart->minimum = minimum;
  chart->maximum = maximum;
}

void
cx_chart_set_ends (CxChart *chart, const char *low_label, const char *high_label)
{
  set_text (&chart->low_label, low_label);
  set_text (&chart->high_label, high_label);
}

void
cx_chart_set_target (CxChart *chart, double target, const char *label)
{
  chart->target = target;
  set_text (&chart->target_label, label);
}

guint
cx_chart_add_category (CxChart *chart, const char *label, const char *key)
{
  CxChartCategory *category = g_new0 (CxChartCategory, 1);

  category->label = g_strdup (label != NULL ? label : "");
  category->key = g_strdup (key);
  category->cells = g_ptr_array_new_with_free_func (free_cell);
  g_ptr_array_add (chart->categories, category);
  return chart->categories->len - 1;
}

guint
cx_chart_add_series (CxChart *chart, const char *label)
{
  CxChartSeries *series = g_new0 (CxChartSeries, 1);

  series->label = g_strdup (label != NULL ? label : "");
  g_ptr_array_add (chart->series, series);
  return chart->series->len - 1;
}

void
cx_chart_set_detail (CxChart *chart, guint category, const char *detail)
{
  CxChartCategory *owner;

  g_return_if_fail (category < chart->categories->len);
  owner = g_ptr_array_index (chart->categories, category);
  set_text (&owner->detail, detail);
}

void
cx_chart_set_brief (CxChart *chart, guint category, const char *brief)
{
  CxChartCategory *owner;

  g_return_if_fail (category < chart->categories->len);
  owner = g_ptr_array_index (chart->categories, category);
  set_text (&owner->brief, brief);
}

CxChartCell *
cx_chart_cell (CxChart *chart, guint category, guint series)
{
  CxChartCategory *owner;

  g_return_val_if_fail (category < chart->categories->len, NULL);
  g_return_val_if_fail (series < cx_chart_get_n_series (chart), NULL);

  owner = g_ptr_array_index (chart->categories, category);
  if (series >= owner->cells->len)
    g_ptr_array_set_size (owner->cells, (int) series + 1);
  if (owner->cells->pdata[series] == NULL)
    {
      CxChartCell *cell = g_new0 (CxChartCell, 1);

      cell->value = cell->lower = cell->upper = (double) NAN;
      cell->n = -1;
      owner->cells->pdata[series] = cell;
    }
  return owner->cells->pdata[series];
}

CxChartCell *
cx_chart_set_cell (CxChart *chart,
                   guint category,
                   guint series,
                   double value,
                   double lower,
                   double upper,
                   gint64 n)
{
  CxChartCell *cell = cx_chart_cell (chart, category, series);

  if (cell != NULL)
    {
      cell->value = value;
      cell->lower = lower;
      cell->upper = upper;
      cell->n = n;
    }
  return cell;
}

const CxChartCell *
cx_chart_get_cell (const CxChart *chart, guint category, guint series)
{
  const CxChartCategory *owner;

  if (category >= chart->categories->len)
    return NULL;
  owner = g_ptr_array_index (chart->categories, category);
  return series < owner->cells->len ? g_ptr_array_index (owner->cells, series) : NULL;
}

const char *
cx_chart_get_key (const CxChart *chart, guint category, guint series)
{
  const CxChartCell *cell = cx_chart_get_cell (chart, category, series);
  const CxChartCategory *owner;

  if (cell != NULL && cell->key != NULL)
    return cell->key;
  if (category >= chart->categories->len)
    return NULL;
  owner = g_ptr_array_index (chart->categories, category);
  return owner->key;
}

guint
cx_chart_get_n_series (const CxChart *chart)
{
  return MAX (chart->series->len, 1);
}

gboolean
cx_chart_has_values (const CxChart *chart)
{
  for (guint i = 0; i < chart->categories->len; i++)
    for (guint j = 0; j < cx_chart_get_n_series (chart); j++)
      {
        const CxChartCell *cell = cx_chart_get_cell (chart, i, j);

        if (cell != NULL && isfinite (cell->value))
          return TRUE;
      }
  return FALSE;
}
