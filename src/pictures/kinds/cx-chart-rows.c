#include "config.h"

#include "cx-chart-kinds.h"

#include <math.h>

/* Rows of bars: what bars, grouped bars and bullets have in common. */

#define GAP 12.0
#define VALUE_GAP 10.0
/* Printed values take no more of the width. */
#define MOST_VALUE 0.42
#define RADIUS 3.0

typedef struct
{
  CxDraw *draw;
  const CxRowShape *shape;
  CxLabels labels;
  CxAxis axis;
  double left, width;             /* of the whole */
  double plot_left, plot_width;   /* of the bars */
  double value_width;             /* of the column of printed values, the gap included */
  double bar;                     /* thickness */
  double gap;                     /* between rows */
  gboolean has_interval, has_row; /* headings are none */
} Rows;

static void
measure_values (Rows *rows, const GArray *list)
{
  double widest = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const CxRow *row = &g_array_index (list, CxRow, i);
      g_autofree char *text = NULL;

      if (row->cell == NULL)
        continue;
      rows->has_row = TRUE;
      rows->has_interval = rows->has_interval || cx_cell_has_interval (row->cell);
      text = cx_draw_format_cell (rows->draw, row->cell);
      widest = fmax (widest, cx_draw_get_width (rows->draw, text, &cx_draw_value));
    }
  rows->value_width = MIN (ceil (widest) + 1, MOST_VALUE * rows->width) + VALUE_GAP;
}

static Rows
make_rows (CxDraw *draw, const CxRect *area, const GArray *list, const CxRowShape *shape)
{
  Rows rows = { .draw = draw, .shape = shape, .left = area->x, .width = area->width };

  rows.bar = shape->thickness * draw->scale;
  rows.labels = cx_labels_make (draw, area->width, list);
  /* A label above its bar needs a clearer gap to the bar before. */
  rows.gap = shape->gap + (rows.labels.above ? 5 : 0);
  rows.axis = cx_draw_make_axis (draw, TRUE);
  measure_values (&rows, list);
  rows.plot_left = area->x + rows.labels.width;
  rows.plot_width = area->width - rows.labels.width - (rows.labels.above ? 0 : rows.value_width);
  /* The feet of whiskers stand half outside. */
  rows.plot_width = MAX (rows.plot_width - 2, 8);
  return rows;
}

static double
get_label_room (const Rows *rows)
{
  return rows->labels.above ? rows->width - rows->value_width : rows->width;
}

static double
get_row_height (Rows *rows, const CxRow *row)
{
  double label, value = cx_draw_get_line (rows->draw, &cx_draw_value);

  if (row->cell == NULL)
    return rows->gap + cx_typesetter_get_height (rows->draw->typesetter, row->label,
                                                 &cx_draw_strong, rows->width);
  label = cx_labels_get_height (rows->draw, &rows->labels, get_label_room (rows), row->label,
                                row->detail);
  if (rows->labels.above)
    return MAX (label, value) + 3 + rows->bar;
  return MAX (MAX (label, value), rows->bar);
}

static double
get_x (const Rows *rows, double value)
{
  return rows->plot_left + cx_axis_get_place (&rows->axis, value) * rows->plot_width;
}

/* Square where it begins, round where it ends. */
static void
draw_bar (Rows *rows, const CxRow *row, double y)
{
  double from = get_x (rows, rows->axis.base), to = get_x (rows, row->cell->value);
  CxRect rect = { MIN (from, to), y, MAX (fabs (to - from), 1.5), rows->bar };
  CxStyle style = cx_draw_get_style (row->paint, row->cell->flags);
  gboolean backwards = to < from;
  const double radius[4] = { backwards ? RADIUS : 0, backwards ? 0 : RADIUS, backwards ? 0 : RADIUS,
                             backwards ? RADIUS : 0 };
  CxPath *path = cx_path_new ();

  cx_path_add_rounded (path, &rect, radius);
  cx_draw_path (rows->draw, path, &style);
}

static void
draw_target (Rows *rows, double y)
{
  const CxStyle style = { .stroke = cx_paint (CX_ROLE_INK), .line_width = 2.5 };
  double x;

  if (!isfinite (rows->draw->chart->target))
    return;
  x = get_x (rows, rows->draw->chart->target);
  cx_draw_line (rows->draw, x, y - 3, x, y + rows->bar + 3, &style);
}

static void
draw_plot (Rows *rows, const CxRow *row, double y)
{
  if (rows->shape->track)
    {
      const CxStyle track = { .fill = cx_paint (CX_ROLE_TINT) };
      CxRect rect = { rows->plot_left, y, rows->plot_width, rows->bar };

      cx_draw_rect (rows->draw, &rect, RADIUS, &track);
    }
  if (cx_cell_has_value (row->cell))
    draw_bar (rows, row, y);
  if (cx_cell_has_interval (row->cell))
    cx_draw_whisker (rows->draw, get_x (rows, row->cell->lower), get_x (rows, row->cell->upper),
                     y + rows->bar / 2, FALSE);
  draw_target (rows, y);
}

static void
draw_value (Rows *rows, const CxRow *row, double y, double height)
{
  CxTextStyle style = cx_draw_value;
  g_autofree char *text = cx_draw_format_cell (rows->draw, row->cell);
  double room = rows->value_width - VALUE_GAP;

  if (!cx_cell_has_value (row->cell))
    style = (CxTextStyle){
      .size = CX_TEXT_BODY, .align = CX_ALIGN_END, .lines = 1, .paint = cx_paint (CX_ROLE_CAPTION)
    };
  cx_draw_text (rows->draw, text, rows->left + rows->width - room,
                y + (height - cx_draw_get_line (rows->draw, &style)) / 2, room, &style);
}

static void
draw_row (Rows *rows, const CxRow *row, double y, double height)
{
  CxDraw *draw = rows->draw;
  CxRect area = { rows->left - CX_CHART_GUTTER, y - rows->gap / 2,
                  rows->width + 2 * CX_CHART_GUTTER, height + rows->gap };
  CxRect label = { rows->left, y, get_label_room (rows), height };
  double head;

  if (row->cell == NULL)
    {
      cx_draw_text (draw, row->label, rows->left, y + rows->gap, rows->width, &cx_draw_strong);
      return;
    }
  cx_draw_begin_mark (draw, row->category, row->series, &area);
  head = cx_labels_draw (draw, &rows->labels, &label, row->label, row->detail);
  if (rows->labels.above)
    {
      head = MAX (head, cx_draw_get_line (draw, &cx_draw_value));
      draw_value (rows, row, y, cx_draw_get_line (draw, &cx_draw_value));
      draw_plot (rows, row, y + head + 3);
    }
  else
    {
      draw_value (rows, row, y, height);
      draw_plot (rows, row, y + (height - rows->bar) / 2);
    }
  cx_draw_end_mark (draw);
}

/* Grid lines where values have to be read off, and where bars begin: behind rows that have bars. */
static void
draw_grid (Rows *rows, double top, double bottom, gboolean grid)
{
  const CxStyle light = { .stroke = cx_paint (CX_ROLE_GRID) };
  const CxStyle axis = { .stroke = cx_paint (CX_ROLE_AXIS) };
  double x = get_x (rows, rows->axis.base);

  for (guint i = 0; grid && i < cx_axis_count_ticks (&rows->axis); i++)
    {
      double tick = get_x (rows, cx_axis_get_tick (&rows->axis, i));

      cx_draw_line (rows->draw, tick, top, tick, bottom, &light);
    }
  if (!rows->shape->track)
    cx_draw_line (rows->draw, x, top, x, bottom, &axis);
}

/* Without labels beside them the bars alone have it, else all of the way from heading to heading.
 */
static void
draw_grids (Rows *rows, const GArray *list, const double *heights, double top, gboolean grid)
{
  double start = top, y = top;

  for (guint i = 0; i < list->len; i++)
    {
      gboolean heading = g_array_index (list, CxRow, i).cell == NULL;
      double bottom = y + heights[i] + rows->gap;

      if (rows->labels.above && !heading)
        draw_grid (rows, bottom - rows->gap / 2 - rows->bar - 2, bottom - rows->gap / 2 + 2, FALSE);
      if (heading && y > start && !rows->labels.above)
        draw_grid (rows, start, y, grid);
      if (heading)
        start = bottom;
      y = bottom;
    }
  if (!rows->labels.above && y > start)
    draw_grid (rows, start, y, grid);
}

/* Numbers under the grid lines, those left out that would touch the one before. */
static double
draw_ticks (Rows *rows, double y)
{
  CxTextStyle style = cx_draw_dim;
  double used = -INFINITY;

  style.align = CX_ALIGN_CENTRE;
  for (guint i = 0; i < cx_axis_count_ticks (&rows->axis); i++)
    {
      double value = cx_axis_get_tick (&rows->axis, i);
      g_autofree char *text = cx_draw_format_tick (rows->draw, &rows->axis, value);
      double half = cx_draw_get_width (rows->draw, text, &style) / 2;
      double x = CLAMP (get_x (rows, value), rows->left + half, rows->left + rows->width - half);

      if (x - half < used + 6)
        continue;
      cx_draw_text (rows->draw, text, x, y, (double) NAN, &style);
      used = x + half;
    }
  return cx_draw_get_line (rows->draw, &style);
}

static char *
name_end (const Rows *rows, double value, const char *label)
{
  g_autofree char *number = cx_draw_format_tick (rows->draw, &rows->axis, value);

  if (label == NULL || label[0] == '\0')
    return g_steal_pointer (&number);
  /* Translators: an end of a scale: "5 Very satisfied". */
  return g_strdup_printf (CX_DRAW_T (rows->draw, N_ ("%s – %s")), number, label);
}

/* The two ends of the scale in words. */
static double
draw_ends (Rows *rows, double y)
{
  CxTextStyle style = cx_draw_dim;
  g_autofree char *low = name_end (rows, rows->axis.minimum, rows->draw->chart->low_label);
  g_autofree char *high = name_end (rows, rows->axis.maximum, rows->draw->chart->high_label);
  /* Where there is little room the words take all of it. */
  double left = rows->draw->narrow ? rows->left : rows->plot_left;
  double width = rows->draw->narrow ? rows->width : rows->plot_width;
  double half = width / 2 - 4, height;

  style.lines = 2;
  height = cx_draw_text (rows->draw, low, left, y, half, &style);
  style.align = CX_ALIGN_END;
  return fmax (height, cx_draw_text (rows->draw, high, left + width - half, y, half, &style));
}

double
cx_rows_draw (CxDraw *draw, const CxRect *area, const GArray *list, const CxRowShape *shape)
{
  Rows rows = make_rows (draw, area, list, shape);
  gboolean ends = shape->track || draw->chart->low_label != NULL;
  gboolean grid = rows.has_interval && !ends && !draw->narrow;
  g_autofree double *heights = g_new0 (double, MAX (list->len, 1));
  double total = 0, y = area->y + rows.gap / 2;

  for (guint i = 0; i < list->len; i++)
    {
      heights[i] = get_row_height (&rows, &g_array_index (list, CxRow, i));
      total += heights[i] + rows.gap;
    }
  draw_grids (&rows, list, heights, area->y, grid);
  for (guint i = 0; i < list->len; i++)
    {
      draw_row (&rows, &g_array_index (list, CxRow, i), y, heights[i]);
      y += heights[i] + rows.gap;
    }
  y = area->y + total;
  if (ends)
    y += 2 + draw_ends (&rows, y + 2);
  else if (grid)
    y += 4 + draw_ticks (&rows, y + 4);
  if (draw->n_folded > 0)
    y += 6 + cx_rows_draw_folded (draw, rows.plot_left, y + 6, rows.plot_width);
  return y - area->y;
}

double
cx_rows_draw_categories (CxDraw *draw, const CxRect *area, const CxRowShape *shape)
{
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
  return cx_rows_draw (draw, area, rows, shape);
}
