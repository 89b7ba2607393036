#include "config.h"

#include "cx-chart-kinds.h"

#include <math.h>

/* Columns over the points of a scale, numbers, months or hours, in their order. */

#define NATURAL 150.0
#define MOST_COLUMN 64.0
#define MANY 14

typedef struct
{
  CxDraw *draw;
  CxPlot plot;
  gboolean printed; /* each column's value stands above it */
  double line;
} Columns;

static const CxTextStyle value_style = { .size = CX_TEXT_CAPTION,
                                         .bold = TRUE,
                                         .align = CX_ALIGN_CENTRE,
                                         .lines = 1 };

static gboolean
values_fit (CxDraw *draw, double slot)
{
  for (guint i = 0; i < draw->n_shown; i++)
    {
      const CxChartCell *cell = cx_chart_get_cell (draw->chart, draw->order[i], 0);
      g_autofree char *text = cx_draw_format_cell (draw, cell);

      if (cx_draw_get_width (draw, text, &value_style) + 4 > slot)
        return FALSE;
    }
  return TRUE;
}

/* Words that would have to be cut or left out are better read beside bars. */
static gboolean
labels_are_words (CxDraw *draw, double slot)
{
  CxTextStyle style = { .size = CX_TEXT_CAPTION, .align = CX_ALIGN_CENTRE, .lines = 2 };
  guint words = 0;

  if (draw->n_shown > MANY)
    return FALSE;
  for (guint i = 0; i < draw->n_shown; i++)
    {
      const char *label = cx_draw_get_category (draw, draw->order[i])->label;

      if (cx_draw_get_width (draw, label, &style) > slot - 6 &&
          (slot < CX_PLOT_WIDE_SLOT * draw->scale ||
           cx_typesetter_is_cut (draw->typesetter, label, &style, slot - 6)))
        words++;
    }
  return words > 0;
}

static void
draw_column (Columns *columns, guint index)
{
  CxDraw *draw = columns->draw;
  const CxPlot *plot = &columns->plot;
  guint category = draw->order[index];
  const CxChartCell *cell = cx_chart_cell (draw->chart, category, 0);
  double width = MIN (plot->slot * (plot->slot > 12 ? 0.76 : 0.9), MOST_COLUMN * draw->scale);
  double x = cx_plot_get_x (plot, index), base = cx_plot_get_y (plot, plot->axis.base);
  CxRect area = { x - plot->slot / 2, plot->plot.y, plot->slot, plot->plot.height };
  double y = cx_cell_has_value (cell) ? cx_plot_get_y (plot, cell->value) : base;
  double top = cx_cell_has_interval (cell) ? MIN (y, cx_plot_get_y (plot, cell->upper)) : y;
  CxRect rect = { x - width / 2, MIN (y, base), width, MAX (fabs (y - base), 1) };
  CxStyle style = cx_draw_get_style (cx_draw_get_paint (draw, category, 0), cell->flags);
  double radius = MIN (3, width / 3);
  const double up[4] = { radius, radius, 0, 0 }, down[4] = { 0, 0, radius, radius };
  CxPath *path;

  cx_draw_begin_mark (draw, category, 0, &area);
  if (cx_cell_has_value (cell) && cell->value != 0)
    {
      path = cx_path_new ();
      cx_path_add_rounded (path, &rect, y <= base ? up : down);
      cx_draw_path (draw, path, &style);
    }
  if (cx_cell_has_interval (cell) && width >= 12)
    cx_draw_whisker (draw, cx_plot_get_y (plot, cell->lower), cx_plot_get_y (plot, cell->upper), x,
                     TRUE);
  if (columns->printed)
    {
      g_autofree char *text = cx_draw_format_cell (draw, cell);

      cx_draw_text (draw, text, x, MIN (top, base) - columns->line - 2, (double) NAN, &value_style);
    }
  cx_draw_end_mark (draw);
}

static double
draw_ends (CxDraw *draw, const CxPlot *plot, double y)
{
  CxTextStyle style = cx_draw_dim;
  double half = plot->plot.width / 2 - 6, height;

  if (draw->chart->low_label == NULL && draw->chart->high_label == NULL)
    return 0;
  style.lines = 2;
  height = cx_draw_text (draw, draw->chart->low_label, plot->plot.x, y, half, &style);
  style.align = CX_ALIGN_END;
  height = fmax (height, cx_draw_text (draw, draw->chart->high_label,
                                       plot->plot.x + plot->plot.width - half, y, half, &style));
  return height + 2;
}

static double
draw_histogram (CxDraw *draw, const CxRect *area)
{
  Columns columns = { .draw = draw };
  double slot = area->width / MAX (draw->n_shown, 1), height, ends;
  CxRect inner = *area;
  CxDraw dry = *draw;

  if (labels_are_words (draw, slot))
    return cx_chart_bars.draw (draw, area);
  columns.printed = values_fit (draw, slot);
  columns.line = cx_draw_get_line (draw, &value_style);
  if (columns.printed)
    inner.y += columns.line - 4;
  dry.scene = NULL;
  if (!isnan (area->height))
    {
      cx_plot_draw (&dry, &inner, NATURAL, 0, !columns.printed, &columns.plot);
      inner.height = area->height - (inner.y - area->y) - draw_ends (&dry, &columns.plot, 0);
    }
  height = cx_plot_draw (draw, &inner, NATURAL * draw->scale, 0, !columns.printed, &columns.plot);
  for (guint i = 0; i < draw->n_shown; i++)
    draw_column (&columns, i);
  ends = draw_ends (draw, &columns.plot, inner.y + height + 1);
  return inner.y - area->y + height + ends;
}

const CxChartKind cx_chart_histogram = {
  .id = "histogram",
  .title = N_ ("Columns"),
  .draw = draw_histogram,
};
