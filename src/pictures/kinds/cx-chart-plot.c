#include "config.h"

#include "cx-chart-kinds.h"

#include <math.h>

/* What histograms and lines have in common: a value axis at the left, categories from left to
 * right. */

#define TICK_GAP 6.0
#define LABEL_GAP 4.0

/* Labels narrower than this are not broken into two lines, but left out. */
#define LEAST_LABEL 44.0

double
cx_plot_get_x (const CxPlot *plot, guint index)
{
  return plot->plot.x + (index + 0.5) * plot->slot;
}

double
cx_plot_get_y (const CxPlot *plot, double value)
{
  return plot->plot.y + (1 - cx_axis_get_place (&plot->axis, value)) * plot->plot.height;
}

static double
get_tick_width (CxDraw *draw, const CxAxis *axis)
{
  double widest = 0;

  for (guint i = 0; i < cx_axis_count_ticks (axis); i++)
    {
      g_autofree char *text = cx_draw_format_tick (draw, axis, cx_axis_get_tick (axis, i));

      widest = fmax (widest, cx_draw_get_width (draw, text, &cx_draw_dim));
    }
  return ceil (widest) + TICK_GAP;
}

static const char *
get_label (CxDraw *draw, guint index)
{
  const CxChartCategory *category = cx_draw_get_category (draw, draw->order[index]);

  return category->brief != NULL ? category->brief : category->label;
}

static CxTextStyle
get_label_style (void)
{
  CxTextStyle style = { .size = CX_TEXT_CAPTION, .align = CX_ALIGN_CENTRE, .lines = 2 };

  style.paint = cx_paint (CX_ROLE_CAPTION);
  return style;
}

/* Each so many categories have a label, so that labels have the room they need: their own width, or
 * half of it where two lines can be read. */
static guint
choose_every (CxDraw *draw, double slot)
{
  CxTextStyle style = get_label_style ();
  double widest = 0, word = 0, need;

  if (slot >= CX_PLOT_WIDE_SLOT * draw->scale)
    return 1;
  for (guint i = 0; i < draw->n_shown; i++)
    {
      widest = fmax (widest, cx_draw_get_width (draw, get_label (draw, i), &style));
      word = fmax (word, cx_draw_get_word_width (draw, get_label (draw, i), &style));
    }
  need = widest + 8;
  if (need > LEAST_LABEL * draw->scale)
    need = fmax (LEAST_LABEL * draw->scale, fmin (need, fmax (0.62 * widest, word) + 8));
  return (guint) MAX (1, ceil (need / slot - 1e-9));
}

static double
get_labels_height (CxDraw *draw, const CxPlot *plot)
{
  CxTextStyle style = get_label_style ();
  double height = 0;

  for (guint i = 0; i < draw->n_shown; i += plot->every)
    {
      const char *label = get_label (draw, i);

      if (label[0] != '\0')
        height = fmax (height, cx_typesetter_get_height (draw->typesetter, label, &style,
                                                         plot->slot * plot->every - 6));
    }
  return height;
}

/* The first and last may be moved inwards; a neighbour that they would touch is left out. */
static void
draw_labels (CxDraw *draw, const CxPlot *plot, double left, double right, double y)
{
  CxTextStyle style = get_label_style ();
  double used = -INFINITY;

  for (guint i = 0; i < draw->n_shown; i += plot->every)
    {
      const char *label = get_label (draw, i);
      double room = MIN (plot->slot * plot->every - 6, right - left);
      double half = MIN (ceil (cx_draw_get_width (draw, label, &style)) + 1, room) / 2;
      double x = CLAMP (cx_plot_get_x (plot, i), left + half, MAX (left + half, right - half));

      if (x - half < used + 4)
        continue;
      cx_draw_text (draw, label, x - half, y, 2 * half, &style);
      used = x + half;
    }
}

static void
draw_grid (CxDraw *draw, const CxPlot *plot, gboolean grid, double left)
{
  const CxStyle light = { .stroke = cx_paint (CX_ROLE_GRID) };
  const CxStyle dark = { .stroke = cx_paint (CX_ROLE_AXIS) };
  double line = cx_draw_get_line (draw, &cx_draw_dim);
  double right = plot->plot.x + plot->plot.width, base = cx_plot_get_y (plot, plot->axis.base);
  CxTextStyle style = cx_draw_dim;

  style.align = CX_ALIGN_END;
  for (guint i = 0; grid && i < cx_axis_count_ticks (&plot->axis); i++)
    {
      double value = cx_axis_get_tick (&plot->axis, i);
      g_autofree char *text = cx_draw_format_tick (draw, &plot->axis, value);
      double y = cx_plot_get_y (plot, value);

      cx_draw_line (draw, plot->plot.x, y, right, y, &light);
      cx_draw_text (draw, text, plot->plot.x - TICK_GAP, y - line / 2, (double) NAN, &style);
    }
  cx_draw_line (draw, plot->plot.x, base, right, base, &dark);
}

double
cx_plot_draw (CxDraw *draw,
              const CxRect *area,
              double natural,
              double right,
              gboolean grid,
              CxPlot *plot)
{
  gboolean from_zero = g_strcmp0 (draw->chart->kind, "line") != 0;
  double line = cx_draw_get_line (draw, &cx_draw_dim), labels, gap;
  /* Half a line above, for the number at the topmost grid line. */
  double head = ceil (line / 2) + 2;

  plot->axis = cx_draw_make_axis (draw, from_zero);
  plot->plot.x = area->x + (grid ? get_tick_width (draw, &plot->axis) : 0);
  plot->plot.y = area->y + head;
  plot->plot.width = MAX (area->x + area->width - right - plot->plot.x, 10);
  plot->slot = plot->plot.width / MAX (draw->n_shown, 1);
  plot->every = choose_every (draw, plot->slot);
  labels = get_labels_height (draw, plot);
  /* Below the number at the lowest grid line. */
  gap = grid ? ceil (line / 2) + 1 : LABEL_GAP;
  labels = labels > 0 ? labels + gap : line / 2;
  plot->plot.height = isnan (area->height) ? natural : MAX (area->height - head - labels, 40);

  draw_grid (draw, plot, grid, area->x);
  draw_labels (draw, plot, area->x, area->x + area->width, plot->plot.y + plot->plot.height + gap);
  return head + plot->plot.height + labels;
}

void
cx_plot_draw_target (CxDraw *draw, const CxPlot *plot)
{
  const CxStyle style = { .stroke = cx_paint (CX_ROLE_CAPTION), .line_width = 1.2, .dash = 4 };
  CxTextStyle name = cx_draw_dim;
  double y = cx_plot_get_y (plot, draw->chart->target), line = cx_draw_get_line (draw, &name);

  if (!isfinite (draw->chart->target))
    return;
  cx_draw_line (draw, plot->plot.x, y, plot->plot.x + plot->plot.width, y, &style);
  if (draw->chart->target_label == NULL)
    return;
  cx_draw_text (draw, draw->chart->target_label, plot->plot.x + 4,
                y - line - 1 < plot->plot.y ? y + 1 : y - line - 1, plot->plot.width - 8, &name);
}

/* The next run of categories from @from on that all have a value; its end. */
static guint
find_run (CxDraw *draw, guint series, guint *from)
{
  guint end;

  while (*from < draw->n_shown &&
         !cx_cell_has_value (cx_chart_get_cell (draw->chart, draw->order[*from], series)))
    (*from)++;
  end = *from;
  while (end < draw->n_shown &&
         cx_cell_has_value (cx_chart_get_cell (draw->chart, draw->order[end], series)))
    end++;
  return end;
}

static void
draw_band (CxDraw *draw, const CxPlot *plot, guint series, guint from, guint end)
{
  CxPaint paint = cx_draw_get_paint (draw, 0, series);
  const CxStyle style = { .fill = cx_paint_faded (paint.role, 0.18) };
  CxPath *path = cx_path_new ();

  for (guint i = from; i < end; i++)
    cx_path_line_to (
        path, cx_plot_get_x (plot, i),
        cx_plot_get_y (plot, cx_chart_get_cell (draw->chart, draw->order[i], series)->upper));
  for (guint i = end; i-- > from;)
    cx_path_line_to (
        path, cx_plot_get_x (plot, i),
        cx_plot_get_y (plot, cx_chart_get_cell (draw->chart, draw->order[i], series)->lower));
  cx_path_close (path);
  cx_draw_path (draw, path, &style);
}

/* Bands where neighbours both have an interval. */
static void
draw_bands (CxDraw *draw, const CxPlot *plot, guint series, guint from, guint end)
{
  for (guint i = from; i < end;)
    {
      guint stop = i;

      while (stop < end &&
             cx_cell_has_interval (cx_chart_get_cell (draw->chart, draw->order[stop], series)))
        stop++;
      if (stop > i + 1)
        draw_band (draw, plot, series, i, stop);
      i = MAX (stop, i + 1);
    }
}

void
cx_plot_draw_series (CxDraw *draw, const CxPlot *plot, guint series, double line_width)
{
  const CxStyle style = { .stroke = cx_draw_get_paint (draw, 0, series),
                          .line_width = line_width,
                          .flags = CX_STYLE_ROUND };

  for (guint from = 0, end; (end = find_run (draw, series, &from)) > from; from = end)
    {
      CxPath *path = cx_path_new ();

      draw_bands (draw, plot, series, from, end);
      for (guint i = from; i < end; i++)
        cx_path_line_to (
            path, cx_plot_get_x (plot, i),
            cx_plot_get_y (plot, cx_chart_get_cell (draw->chart, draw->order[i], series)->value));
      cx_draw_path (draw, path, &style);
    }
}
