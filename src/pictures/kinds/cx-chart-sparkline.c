#include "config.h"

#include "cx-chart-kinds.h"

#include <math.h>

/* A small line without axes, for tiles and lists. */

#define NATURAL 32.0
#define DOT 3.0
#define EDGE 5.0

static double
draw_sparkline (CxDraw *draw, const CxRect *area)
{
  CxPlot plot = { .axis = cx_draw_make_tight_axis (draw) };
  double height = isnan (area->height) ? NATURAL * draw->scale : area->height;
  guint last = G_MAXUINT;

  plot.slot = (area->width - 2 * EDGE) / MAX (draw->n_shown, 1);
  plot.plot = (CxRect){ area->x + EDGE, area->y + EDGE, area->width - 2 * EDGE,
                        MAX (height - 2 * EDGE, 4) };
  cx_plot_draw_series (draw, &plot, 0, 1.8);
  for (guint i = 0; i < draw->n_shown; i++)
    {
      CxRect mark = { plot.plot.x + i * plot.slot, area->y, plot.slot, height };

      if (!cx_cell_has_value (cx_chart_get_cell (draw->chart, draw->order[i], 0)))
        continue;
      last = i;
      cx_draw_begin_mark (draw, draw->order[i], 0, &mark);
      cx_draw_end_mark (draw);
    }
  if (last != G_MAXUINT)
    {
      const CxStyle style = { .fill = cx_draw_get_paint (draw, 0, 0), .flags = CX_STYLE_MARK };
      CxPath *path = cx_path_new ();

      cx_path_add_circle (
          path, cx_plot_get_x (&plot, last),
          cx_plot_get_y (&plot, cx_chart_get_cell (draw->chart, draw->order[last], 0)->value), DOT);
      cx_draw_path (draw, path, &style);
    }
  return height;
}

const CxChartKind cx_chart_sparkline = {
  .id = "sparkline",
  .title = N_ ("Small line"),
  .bare = TRUE,
  .draw = draw_sparkline,
};
