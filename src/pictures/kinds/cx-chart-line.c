#include "config.h"

#include "cx-chart-kinds.h"

#include <math.h>
#include <stdlib.h>

/* A value over time, with its interval as a band; a gap where a period has no value. */

#define NATURAL 190.0
#define DOT 3.6
#define REACH 11.0
/* With more points than these only the last has a dot. */
#define MANY 36
/* From the end of the plot to the values; how much of the width the names take at most. */
#define END_GAP 18.0
#define MOST_RIGHT 0.26

/* A name at the right end of a line. */
typedef struct
{
  guint series;
  double from; /* where the line ends */
  double y;    /* of the middle of the name */
} End;

typedef struct
{
  CxDraw *draw;
  CxPlot plot;
  gboolean direct;
  double right;       /* room for what stands behind the lines: */
  double value, name; /* the widths of the last values and of the names */
} Line;

static const CxTextStyle end_style = { .size = CX_TEXT_CAPTION,
                                       .bold = TRUE,
                                       .align = CX_ALIGN_END,
                                       .lines = 1 };
static const CxTextStyle name_style = { .size = CX_TEXT_CAPTION, .lines = 1 };

/* The last category with a value; G_MAXUINT: none. */
static guint
find_last (CxDraw *draw, guint series)
{
  for (guint i = draw->n_shown; i-- > 0;)
    if (cx_cell_has_value (cx_chart_get_cell (draw->chart, draw->order[i], series)))
      return i;
  return G_MAXUINT;
}

static char *
format_last (CxDraw *draw, guint series)
{
  guint last = find_last (draw, series);

  return last == G_MAXUINT ? NULL
                           : cx_draw_format_cell (
                                 draw, cx_chart_get_cell (draw->chart, draw->order[last], series));
}

static gboolean
has_names (CxDraw *draw)
{
  return cx_draw_has_series (draw);
}

/* Room for the last values, and for the names of several lines behind them. */
static void
measure_right (Line *line, double width)
{
  double name = 0;
  guint n = line->direct ? cx_chart_get_n_series (line->draw->chart) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = format_last (line->draw, i);

      line->value = fmax (line->value, ceil (cx_draw_get_width (line->draw, text, &end_style)) + 1);
      if (has_names (line->draw))
        name = fmax (name, ceil (cx_draw_get_width (
                               line->draw, cx_draw_get_series_label (line->draw, i), &name_style)) +
                               1);
    }
  line->name = MIN (name, MOST_RIGHT * width);
  line->right = 4;
  if (line->value > 0)
    line->right = END_GAP + line->value + (name > 0 ? 6 + line->name : 0);
}

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const End *x = a, *y = b;

  return (x->y > y->y) - (x->y < y->y);
}

/* Moves names apart that would touch, within the plot. */
static void
spread (End *ends, guint n, double line, double bottom)
{
  for (guint i = 1; i < n; i++)
    ends[i].y = fmax (ends[i].y, ends[i - 1].y + line);
  for (guint i = n; i-- > 0;)
    {
      double most = i + 1 < n ? ends[i + 1].y - line : bottom;

      ends[i].y = fmin (ends[i].y, most);
    }
}

/* A short line in the colour of the series leads from its last point to its value and name. */
static void
draw_end (Line *line, const End *end, double height)
{
  CxDraw *draw = line->draw;
  const CxStyle lead = { .stroke = cx_draw_get_paint (draw, 0, end->series), .line_width = 1.2 };
  g_autofree char *text = format_last (draw, end->series);
  double x = line->plot.plot.x + line->plot.plot.width;
  double from = cx_plot_get_x (&line->plot, find_last (draw, end->series)) + DOT + 2;
  CxPath *path;

  if (has_names (draw))
    {
      path = cx_path_new ();
      cx_path_move_to (path, MAX (from, x - line->plot.slot / 2 + DOT + 2), end->from);
      cx_path_line_to (path, x + 4, end->y);
      cx_path_line_to (path, x + END_GAP - 4, end->y);
      cx_draw_path (draw, path, &lead);
      cx_draw_text (draw, cx_draw_get_series_label (draw, end->series),
                    x + END_GAP + line->value + 6, end->y - height / 2, line->name, &name_style);
    }
  cx_draw_text (draw, text, x + END_GAP, end->y - height / 2, line->value, &end_style);
}

static void
draw_names (Line *line)
{
  CxDraw *draw = line->draw;
  End ends[CX_CHART_DIRECT];
  guint n = 0;
  double height = cx_draw_get_line (draw, &end_style);

  for (guint i = 0; i < MIN (cx_chart_get_n_series (draw->chart), CX_CHART_DIRECT); i++)
    {
      guint last = find_last (draw, i);

      if (last == G_MAXUINT)
        continue;
      ends[n].series = i;
      ends[n].from = cx_plot_get_y (&line->plot,
                                    cx_chart_get_cell (draw->chart, draw->order[last], i)->value);
      ends[n].y = ends[n].from;
      n++;
    }
  qsort (ends, n, sizeof *ends, compare_ends);
  spread (ends, n, height, line->plot.plot.y + line->plot.plot.height);
  for (guint i = 0; i < n; i++)
    draw_end (line, &ends[i], height);
}

/* Of several lines each point takes clicks around it; of one its whole column. */
static void
draw_point (Line *line, guint index, guint series, gboolean dot)
{
  CxDraw *draw = line->draw;
  const CxPlot *plot = &line->plot;
  const CxChartCell *cell = cx_chart_get_cell (draw->chart, draw->order[index], series);
  CxStyle style;
  CxPath *path;
  double x = cx_plot_get_x (plot, index), y;
  double reach = MIN (plot->slot / 2, 40);
  CxRect area = { x - plot->slot / 2, plot->plot.y, plot->slot, plot->plot.height };

  if (!cx_cell_has_value (cell))
    return;
  y = cx_plot_get_y (plot, cell->value);
  if (cx_draw_has_series (draw))
    area = (CxRect){ x - reach, y - REACH, 2 * reach, 2 * REACH };
  style = cx_draw_get_style (cx_draw_get_paint (draw, 0, series), cell->flags);
  /* Stripes do not show on a dot: few answers are hollow too, and the tip says why. */
  if ((cell->flags & (CX_MARK_FEW | CX_MARK_DOUBTFUL)) != 0)
    {
      style = cx_draw_get_style (cx_draw_get_paint (draw, 0, series), CX_MARK_DOUBTFUL);
      /* The line does not show through. */
      style.fill = cx_paint (CX_ROLE_PAGE);
    }
  cx_draw_begin_mark (draw, draw->order[index], series, &area);
  if (dot)
    {
      path = cx_path_new ();
      cx_path_add_circle (path, x, y, DOT);
      cx_draw_path (draw, path, &style);
    }
  cx_draw_end_mark (draw);
}

static void
draw_points (Line *line, guint series)
{
  CxDraw *draw = line->draw;
  guint last = find_last (draw, series);

  for (guint i = 0; i < draw->n_shown; i++)
    {
      gboolean alone = (i == 0 || !cx_cell_has_value (cx_chart_get_cell (
                                      draw->chart, draw->order[i - 1], series))) &&
                       (i + 1 >= draw->n_shown || !cx_cell_has_value (cx_chart_get_cell (
                                                      draw->chart, draw->order[i + 1], series)));

      draw_point (line, i, series, i == last || alone || draw->n_shown <= MANY);
    }
}

static double
draw_line (CxDraw *draw, const CxRect *area)
{
  Line line = { .draw = draw };
  guint n_series = cx_chart_get_n_series (draw->chart);
  CxRect rest = *area;
  double head = 0, height;

  line.direct = n_series == 1 || (n_series <= CX_CHART_DIRECT && !draw->narrow);
  if (!line.direct)
    head = cx_draw_legend (draw, area->x, area->y, area->width) + 6;
  rest.y += head;
  if (!isnan (rest.height))
    rest.height -= head;
  measure_right (&line, area->width);
  height = cx_plot_draw (draw, &rest, NATURAL * draw->scale, line.right, TRUE, &line.plot);
  for (guint i = 0; i < n_series; i++)
    cx_plot_draw_series (draw, &line.plot, i, 2.2);
  cx_plot_draw_target (draw, &line.plot);
  for (guint i = 0; i < n_series; i++)
    draw_points (&line, i);
  if (line.direct)
    draw_names (&line);
  return head + height;
}

const CxChartKind cx_chart_line = {
  .id = "line",
  .title = N_ ("Line"),
  .few = N_ ("Hollow: few answers."),
  .draw = draw_line,
};
