#include "config.h"

#include "cx-chart-kinds.h"

/* Several bars a category. Up to four are named beside their bars, under a heading for the
 * category; more have a legend. */

static double
draw_grouped (CxDraw *draw, const CxRect *area)
{
  static const CxRowShape named = { .thickness = 14, .gap = 5 };
  static const CxRowShape unnamed = { .thickness = 12, .gap = 4 };
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (CxRow));
  guint n_series = cx_chart_get_n_series (draw->chart);
  gboolean direct = n_series <= CX_CHART_DIRECT;
  CxRect rest = *area;
  double legend = 0;

  for (guint i = 0; i < draw->n_shown; i++)
    {
      const CxChartCategory *category = cx_draw_get_category (draw, draw->order[i]);
      CxRow heading = { .label = category->label };

      g_array_append_val (rows, heading);
      for (guint j = 0; j < n_series; j++)
        {
          CxRow row = { direct ? cx_draw_get_series_label (draw, j) : "",
                        NULL,
                        cx_chart_cell (draw->chart, draw->order[i], j),
                        draw->order[i],
                        j,
                        cx_draw_get_paint (draw, draw->order[i], j) };

          g_array_append_val (rows, row);
        }
    }
  if (!direct)
    legend = cx_draw_legend (draw, area->x, area->y, area->width) + 8;
  rest.y += legend;
  return legend + cx_rows_draw (draw, &rest, rows, direct ? &named : &unnamed);
}

const CxChartKind cx_chart_grouped = {
  .id = "grouped",
  .title = N_ ("Grouped bars"),
  .folds = TRUE,
  .draw = draw_grouped,
};
