#include "config.h"

#include "cx-chart-kind.h"

#include "cx-number.h"

#include <math.h>

#define MAX_STEPS 4

/* Beyond this, sums of ends and steps are no longer numbers. */
#define MANY_DIGITS 1e15
#define ALMOST_INFINITE 1e300

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

/* Intervals of shares may reach past the ends; the axis need not. */
static void
find_span (const CxDraw *draw, double *low, double *high)
{
  gboolean share = g_strcmp0 (draw->chart->unit, "percent") == 0;

  for (guint i = 0; i < draw->n_shown; i++)
    for (guint j = 0; j < cx_chart_get_n_series (draw->chart); j++)
      {
        const CxChartCell *cell = cx_chart_get_cell (draw->chart, draw->order[i], j);

        if (!cx_cell_has_value (cell))
          continue;
        widen (cell->value, low, high);
        widen (share && cell->value >= 0 && cell->lower < 0 ? 0 : cell->lower, low, high);
        widen (share && cell->value <= 100 && cell->upper > 100 ? 100 : cell->upper, low, high);
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
  if (fmax (fabs (low), fabs (high)) > ALMOST_INFINITE)
    return;
  if (!isfinite (draw->chart->minimum))
    axis->minimum = floor (low / axis->step + 1e-9) * axis->step;
  if (!isfinite (draw->chart->maximum))
    axis->maximum = ceil (high / axis->step - 1e-9) * axis->step;
  if (g_strcmp0 (draw->chart->unit, "percent") == 0 && low >= 0 && high <= 100)
    {
      axis->minimum = fmax (axis->minimum, 0);
      axis->maximum = fmin (axis->maximum, 100);
    }
}

/* Where all values are the same, room on both sides of them, or above zero. */
static void
open_span (gboolean from_zero, double *low, double *high)
{
  double room = fmax (1, fabs (*low) * 0.1);

  if (*high > *low)
    return;
  *high += room;
  if (!from_zero)
    *low -= room;
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
  open_span (from_zero || isfinite (draw->chart->minimum), &low, &high);

  axis.minimum = low;
  axis.maximum = high;
  axis.step = round_step (high / MAX_STEPS - low / MAX_STEPS);
  settle_ends (draw, &axis, low, high);
  axis.base = CLAMP (0, axis.minimum, axis.maximum);
  return axis;
}

CxAxis
cx_draw_make_tight_axis (const CxDraw *draw)
{
  double low = INFINITY, high = -INFINITY;

  find_span (draw, &low, &high);
  if (low > high)
    low = high = 0;
  open_span (FALSE, &low, &high);
  return (CxAxis){ low, high, high / 2 - low / 2, low };
}

double
cx_axis_get_place (const CxAxis *axis, double value)
{
  /* Halves, so that the span of huge numbers does not overflow. */
  double place = (value / 2 - axis->minimum / 2) / (axis->maximum / 2 - axis->minimum / 2);

  return isfinite (place) ? CLAMP (place, 0, 1) : 0;
}

guint
cx_axis_count_ticks (const CxAxis *axis)
{
  double first = ceil (axis->minimum / axis->step - 1e-9);
  double last = floor (axis->maximum / axis->step + 1e-6);

  return isfinite (last - first) && last >= first ? (guint) MIN (last - first + 1, 12) : 0;
}

double
cx_axis_get_tick (const CxAxis *axis, guint index)
{
  return (ceil (axis->minimum / axis->step - 1e-9) + index) * axis->step;
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

  for (guint i = 0; i < G_N_ELEMENTS (sizes) && most < MANY_DIGITS; i++)
    if (most >= sizes[i].least)
      {
        double step = axis->step / sizes[i].unit;

        number = cx_number_to_human (value / sizes[i].unit,
                                     step >= 1 ? 0 : (int) ceil (-log10 (step) - 1e-9),
                                     draw->chart->language);
        return value == 0 ? g_steal_pointer (&number)
                          : g_strdup_printf (CX_DRAW_T (draw, sizes[i].format), number);
      }
  if (most >= MANY_DIGITS)
    return cx_draw_format_many (draw->chart, value);
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
