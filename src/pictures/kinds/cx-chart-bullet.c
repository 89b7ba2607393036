#include "config.h"

#include "cx-chart-kinds.h"

/* A score on its whole scale, with its interval and what it should be. */

static double
draw_bullet (CxDraw *draw, const CxRect *area)
{
  static const CxRowShape shape = { .thickness = 16, .gap = 10, .track = TRUE };
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (CxRow));

  for (guint i = 0; i < draw->n_shown; i++)
    {
      const CxChartCategory *category = cx_draw_get_category (draw, draw->order[i]);
      CxRow row = { category->label,
                    category->detail,
                    cx_chart_cell (draw->chart, draw->order[i], 0),
                    draw->order[i],
                    0,
                    cx_draw_get_paint (draw, draw->order[i], 0) };

      g_array_append_val (rows, row);
    }
  return cx_rows_draw (draw, area, rows, &shape);
}

const CxChartKind cx_chart_bullet = {
  .id = "bullet",
  .title = N_ ("Score on its scale"),
  .folds = TRUE,
  .draw = draw_bullet,
};
