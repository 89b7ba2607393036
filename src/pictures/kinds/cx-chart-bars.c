#include "config.h"

#include "cx-chart-kinds.h"

/* A bar a category from left to right, with its interval and its value. */

static double
draw_bars (CxDraw *draw, const CxRect *area)
{
  static const CxRowShape shape = { .thickness = 18, .gap = 8 };

  return cx_rows_draw_categories (draw, area, &shape);
}

const CxChartKind cx_chart_bars = {
  .id = "bars",
  .title = N_ ("Bars"),
  .folds = TRUE,
  .draw = draw_bars,
};
