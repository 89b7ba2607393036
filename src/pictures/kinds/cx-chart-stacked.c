#include "config.h"

#include "cx-chart-kinds.h"

#include <math.h>

/* A bar a category, cut into the parts of a whole. */

#define BAR 26.0
#define GAP 10.0
#define SEAM 1.0

typedef struct
{
  CxDraw *draw;
  CxLabels labels;
  double left, width; /* of the bars */
  double bar;
} Stack;

static double
get_part (const CxDraw *draw, guint category, guint series)
{
  const CxChartCell *cell = cx_chart_get_cell (draw->chart, category, series);

  return cx_cell_has_value (cell) ? MAX (cell->value, 0) : 0;
}

static double
get_whole (const CxDraw *draw, guint category)
{
  double whole = 0;

  for (guint i = 0; i < cx_chart_get_n_series (draw->chart); i++)
    whole += get_part (draw, category, i);
  return whole;
}

static void
draw_part (Stack *stack, guint category, guint series, const CxRect *rect)
{
  CxDraw *draw = stack->draw;
  const CxChartCell *cell = cx_chart_get_cell (draw->chart, category, series);
  CxPaint paint = cx_draw_get_paint (draw, category, series);
  CxStyle style = cx_draw_get_style (paint, cell->flags);
  g_autofree char *text = cx_draw_format_cell (draw, cell);
  CxTextStyle value = {
    .size = CX_TEXT_CAPTION, .bold = TRUE, .align = CX_ALIGN_CENTRE, .on = paint
  };
  double line = cx_draw_get_line (draw, &value);

  /* What can be read on stripes or on the page is ink. */
  if (style.flags != CX_STYLE_MARK)
    value.on = cx_paint (CX_ROLE_NONE);
  cx_draw_begin_mark (draw, category, series, rect);
  cx_draw_rect (draw, rect, 0, &style);
  if (cx_draw_get_width (draw, text, &value) + 6 <= rect->width)
    {
      if ((style.flags & CX_STYLE_HATCHED) != 0)
        {
          double wide = cx_draw_get_width (draw, text, &value) + 6;
          CxRect plate = { rect->x + (rect->width - wide) / 2, rect->y + (rect->height - line) / 2,
                           wide, line };
          const CxStyle page = { .fill = cx_paint (CX_ROLE_PAGE) };

          cx_draw_rect (draw, &plate, 3, &page);
        }
      cx_draw_text (draw, text, rect->x + rect->width / 2, rect->y + (rect->height - line) / 2,
                    (double) NAN, &value);
    }
  cx_draw_end_mark (draw);
}

static void
draw_bar (Stack *stack, guint category, double y)
{
  CxDraw *draw = stack->draw;
  double whole = get_whole (draw, category), x = stack->left;
  CxRect bar = { stack->left, y, stack->width, stack->bar };

  if (whole <= 0 || !isfinite (whole))
    {
      CxTextStyle style = cx_draw_dim;

      cx_draw_text (draw, CX_DRAW_T (draw, N_ ("No answers")), stack->left,
                    y + (stack->bar - cx_draw_get_line (draw, &style)) / 2, stack->width, &style);
      return;
    }
  if (draw->scene != NULL)
    {
      cx_scene_begin_group (draw->scene, NULL);
      cx_scene_set_clip (draw->scene, &bar, 4);
    }
  for (guint i = 0; i < cx_chart_get_n_series (draw->chart); i++)
    {
      double width = get_part (draw, category, i) / whole * stack->width;
      CxRect rect = { x, y, MAX (width - SEAM, MIN (width, 0.75)), stack->bar };

      x += width;
      if (width > 0)
        draw_part (stack, category, i, &rect);
    }
  if (draw->scene != NULL)
    cx_scene_end_group (draw->scene);
}

/* The names of the series over their parts of a single bar, where each has the room. Returns 0
 * where one has not. */
static double
draw_direct (Stack *stack, guint category, double y)
{
  CxDraw *draw = stack->draw;
  CxTextStyle style = { .size = CX_TEXT_CAPTION, .lines = 1 };
  double whole = get_whole (draw, category), x = stack->left;
  guint n = cx_chart_get_n_series (draw->chart);

  if (n > CX_CHART_DIRECT || !(whole > 0))
    return 0;
  for (guint i = 0; i < n; i++)
    if (cx_draw_get_width (draw, cx_draw_get_series_label (draw, i), &style) + 4 >
        get_part (draw, category, i) / whole * stack->width)
      return 0;
  for (guint i = 0; i < n; i++)
    {
      cx_draw_text (draw, cx_draw_get_series_label (draw, i), x + 1, y, (double) NAN, &style);
      x += get_part (draw, category, i) / whole * stack->width;
    }
  return cx_draw_get_line (draw, &style) + 3;
}

static double
draw_stacked (CxDraw *draw, const CxRect *area)
{
  Stack stack = { .draw = draw, .labels = cx_labels_make (draw, area->width, NULL) };
  double y = area->y, head = 0;

  stack.bar = BAR * draw->scale;
  stack.left = area->x + stack.labels.width;
  stack.width = area->width - stack.labels.width;
  if (draw->n_shown == 1 && !stack.labels.above)
    head = draw_direct (&stack, draw->order[0], y);
  if (head == 0 && draw->chart->series->len > 0)
    head = cx_draw_legend (draw, area->x, y, area->width) + 8;
  y += head;

  for (guint i = 0; i < draw->n_shown; i++)
    {
      const CxChartCategory *category = cx_draw_get_category (draw, draw->order[i]);
      double label = cx_labels_get_height (draw, &stack.labels, area->width, category->label,
                                           category->detail);
      double row = stack.labels.above ? label + 3 + stack.bar : MAX (label, stack.bar);
      CxRect box = { area->x, y, area->width, row };

      cx_labels_draw (draw, &stack.labels, &box, category->label, category->detail);
      draw_bar (&stack, draw->order[i],
                stack.labels.above ? y + label + 3 : y + (row - stack.bar) / 2);
      y += row + (i + 1 < draw->n_shown ? GAP : 0);
    }
  if (draw->n_folded > 0)
    y += 6 + cx_rows_draw_folded (draw, stack.left, y + 6, stack.width);
  return y - area->y;
}

const CxChartKind cx_chart_stacked = {
  .id = "stacked",
  .title = N_ ("Stacked to 100 %"),
  .folds = TRUE,
  .draw = draw_stacked,
};
