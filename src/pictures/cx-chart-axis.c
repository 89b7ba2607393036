#include "config.h"

#include "cx-chart-kind.h"

#include "cx-number.h"

#include <math.h>

#define MAX_STEPS 4
#define MAX_STEPS_NARROW 2

gboolean
cx_cell_has_value (const CxChartCell *cell)
{
  return cell != NULL && isfinite (cell->value);
}

gboolean
cx_cell_has_interval (const CxChartCell *cell)
{
  return cx_cell_has_value (cell) && isfinite (cell->lower) && isfinite (cell->upper) &&
         cell->upper > cell->lower;
}

static void
widen (double value, double *low, double *high)
{
  if (!isfinite (value))
    return;
  *low = fmin (*low, value);
  *high = fmax (*high, value);
}

static void
find_span (const CxDraw *draw, double *low, double *high)
{
  for (guint i = 0; i < draw->n_shown; i++)
    for (guint j = 0; j < cx_chart_get_n_series (draw->chart); j++)
      {
        const CxChartCell *cell = cx_chart_get_cell (draw->chart, draw->order[i], j);

        if (!cx_cell_has_value (cell))
          continue;
        widen (cell->value, low, high);
        widen (cell->lower, low, high);
        widen (cell->upper, low, high);
      }
  widen (draw->chart->target, low, high);
}

/* The next of 1, 2, 5 times a power of ten that is not below @rough. */
static double
round_step (double rough)
{
  double power = pow (10, floor (log10 (rough)));
  double digit = rough / power;

  return power * (digit <= 1.0001 ? 1 : digit <= 2.0001 ? 2 : digit <= 5.0001 ? 5 : 10);
}

/* Ends where nothing was said: on grid lines, shares within 0 and 100. */
static void
settle_ends (const CxDraw *draw, CxAxis *axis, double low, double high)
{
  gboolean percent = g_strcmp0 (draw->chart->unit, "percent") == 0;

  if (!isfinite (draw->chart->minimum))
    axis->minimum = floor (low / axis->step + 1e-9) * axis->step;
  if (!isfinite (draw->chart->maximum))
    axis->maximum = ceil (high / axis->step - 1e-9) * axis->step;
  if (percent && low >= 0 && high <= 100)
    {
      axis->minimum = fmax (axis->minimum, 0);
      axis->maximum = fmin (axis->maximum, 100);
    }
}

CxAxis
cx_draw_make_axis (const CxDraw *draw, gboolean from_zero)
{
  double low = INFINITY, high = -INFINITY;
  CxAxis axis = { 0 };

  find_span (draw, &low, &high);
  if (low > high)
    low = high = 0;
  if (from_zero)
    {
      low = fmin (low, 0);
      high = fmax (high, 0);
    }
  if (isfinite (draw->chart->minimum))
    low = draw->chart->minimum;
  if (isfinite (draw->chart->maximum))
    high = draw->chart->maximum;
  if (!(high > low))
    high = low + fmax (1, fabs (low) * 0.1);

  axis.minimum = low;
  axis.maximum = high;
  axis.step = round_step ((high - low) / (draw->narrow ? MAX_STEPS_NARROW : MAX_STEPS));
  if (!isfinite (axis.step) || axis.step <= 0)
    axis.step = high - low;
  settle_ends (draw, &axis, low, high);
  if (!(axis.maximum > axis.minimum))
    axis.maximum = axis.minimum + axis.step;
  axis.base = CLAMP (0, axis.minimum, axis.maximum);
  return axis;
}

double
cx_axis_get_place (const CxAxis *axis, double value)
{
  /* Halves, so that the span of huge numbers does not overflow. */
  double place = (value / 2 - axis->minimum / 2) / (axis->maximum / 2 - axis->minimum / 2);

  return isfinite (place) ? CLAMP (place, 0, 1) : 0;
}

double
cx_axis_get_first (const CxAxis *axis)
{
  return ceil (axis->minimum / axis->step - 1e-9) * axis->step;
}

static char *
add_unit (const CxDraw *draw, const char *number)
{
  if (g_strcmp0 (draw->chart->unit, "percent") == 0)
    return g_strdup_printf ("%s\u00a0%%", number);
  return g_strdup (number);
}

char *
cx_draw_format_tick (const CxDraw *draw, const CxAxis *axis, double value)
{
  static const struct
  {
    double least, unit;
    const char *format;
  } sizes[] = {
    /* Translators: a number on an axis: so many billions, as short as it can be read. */
    { 1e9, 1e9, N_ ("%s bn") },
    /* Translators: so many millions. */
    { 1e6, 1e6, N_ ("%s m") },
  };
  double most = fmax (fabs (axis->minimum), fabs (axis->maximum));
  g_autofree char *number = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sizes) && most < 1e15; i++)
    if (most >= sizes[i].least)
      {
        double step = axis->step / sizes[i].unit;

        number = cx_number_to_human (value / sizes[i].unit,
                                     step >= 1 ? 0 : (int) ceil (-log10 (step) - 1e-9),
                                     draw->chart->language);
        return value == 0 ? g_steal_pointer (&number)
                          : g_strdup_printf (CX_DRAW_T (draw, sizes[i].format), number);
      }
  if (most >= 1e15)
    {
      char buffer[CX_NUMBER_BUFFER];

      return g_strdup (cx_number_to_text (value, buffer));
    }
  number = cx_number_to_human (
      value, axis->step >= 1 ? 0 : MIN (9, (int) ceil (-log10 (axis->step) - 1e-9)),
      draw->chart->language);
  return add_unit (draw, number);
}

char *
cx_draw_format_cell (const CxDraw *draw, const CxChartCell *cell)
{
  if (cell != NULL && cell->text != NULL)
    return g_strdup (cell->text);
  return cx_chart_format_value (draw->chart, cell != NULL ? cell->value : (double) NAN);
}
