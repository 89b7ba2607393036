#include "config.h"

#include "cx-chart-kinds.h"

/* A score on its whole scale, with its interval and what it should be. */

static double
draw_bullet (CxDraw *draw, const CxRect *area)
{
  static const CxRowShape shape = { .thickness = 16, .gap = 10, .track = TRUE };

  return cx_rows_draw_categories (draw, area, &shape);
}

const CxChartKind cx_chart_bullet = {
  .id = "bullet",
  .title = N_ ("Score on its scale"),
  .folds = TRUE,
  .draw = draw_bullet,
};
