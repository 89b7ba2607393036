#include "config.h"

#include "cx-chart-kinds.h"

#include <math.h>

/* One score on a half circle, with its interval; below it the parts that it is made of, where the
 * chart has more series than the score: detractors, passives, promoters. */

#define RADIUS 96.0
#define RING 17.0
#define BAND 6.0
#define STRIP 16.0

typedef struct
{
  CxDraw *draw;
  const CxChartCell *cell;
  CxAxis axis;
  double x, y, radius; /* of the ring's middle; outer radius */
} Gauge;

static double
get_angle (const Gauge *gauge, double value)
{
  return G_PI + cx_axis_get_place (&gauge->axis, value) * G_PI;
}

static void
draw_arc (const Gauge *gauge,
          double from,
          double to,
          double outer,
          double inner,
          const CxStyle *style)
{
  CxPath *path = cx_path_new ();

  cx_path_add_arc (path, gauge->x, gauge->y, outer, from, to);
  cx_path_add_arc (path, gauge->x, gauge->y, inner, to, from);
  cx_path_close (path);
  cx_draw_path (gauge->draw, path, style);
}

/* Good on the better side of the middle, where the scale has one. */
static CxPaint
get_paint (const Gauge *gauge)
{
  if (gauge->axis.minimum >= 0)
    return cx_paint (CX_ROLE_SERIES_1);
  return cx_paint (gauge->cell->value < gauge->axis.base ? CX_ROLE_DETRACTOR : CX_ROLE_PROMOTER);
}

/* Outside the ring: where the true score lies. */
static void
draw_interval (const Gauge *gauge)
{
  const CxStyle line = { .stroke = cx_paint (CX_ROLE_INK),
                         .line_width = 1.6,
                         .flags = CX_STYLE_ROUND };
  double from = get_angle (gauge, gauge->cell->lower), to = get_angle (gauge, gauge->cell->upper);
  double radius = gauge->radius + BAND * gauge->draw->scale;
  const double ends[2] = { from, to };
  CxPath *path = cx_path_new ();

  cx_path_move_to (path, gauge->x + radius * cos (from), gauge->y + radius * sin (from));
  cx_path_add_arc (path, gauge->x, gauge->y, radius, from, to);
  for (guint i = 0; i < 2; i++)
    cx_path_add_line (
        path, gauge->x + (radius - 4) * cos (ends[i]), gauge->y + (radius - 4) * sin (ends[i]),
        gauge->x + (radius + 4) * cos (ends[i]), gauge->y + (radius + 4) * sin (ends[i]));
  cx_draw_path (gauge->draw, path, &line);
}

static void
draw_ring (const Gauge *gauge)
{
  const CxStyle track = { .fill = cx_paint (CX_ROLE_TINT) };
  const CxStyle tick = { .stroke = cx_paint (CX_ROLE_AXIS), .line_width = 1 };
  CxStyle fill = cx_draw_get_style (get_paint (gauge), gauge->cell->flags);
  double inner = gauge->radius - RING * gauge->draw->scale;
  double base = get_angle (gauge, gauge->axis.base);
  double value = get_angle (gauge, gauge->cell->value);

  draw_arc (gauge, G_PI, 2 * G_PI, gauge->radius, inner, &track);
  draw_arc (gauge, MIN (base, value), MAX (base, value), gauge->radius, inner, &fill);
  if (gauge->axis.base > gauge->axis.minimum && gauge->axis.base < gauge->axis.maximum)
    cx_draw_line (gauge->draw, gauge->x + (inner - 3) * cos (base),
                  gauge->y + (inner - 3) * sin (base), gauge->x + gauge->radius * cos (base),
                  gauge->y + gauge->radius * sin (base), &tick);
  if (cx_cell_has_interval (gauge->cell))
    draw_interval (gauge);
}

static char *
make_range (const Gauge *gauge)
{
  g_autofree char *lower = NULL, *upper = NULL;

  if (!cx_cell_has_interval (gauge->cell))
    return NULL;
  lower = cx_chart_format_value (gauge->draw->chart, gauge->cell->lower);
  upper = cx_chart_format_value (gauge->draw->chart, gauge->cell->upper);
  /* Translators: the interval of a score, "36 to 48". */
  return g_strdup_printf (CX_DRAW_T (gauge->draw, N_ ("%s to %s")), lower, upper);
}

static void
draw_number (const Gauge *gauge)
{
  CxDraw *draw = gauge->draw;
  g_autofree char *value = cx_draw_format_cell (draw, gauge->cell);
  g_autofree char *range = make_range (gauge);
  CxTextStyle big = { .size = CX_TEXT_FIGURE, .align = CX_ALIGN_CENTRE };
  CxTextStyle small = cx_draw_dim;
  double line = cx_draw_get_line (draw, &small);
  double room = 2 * (gauge->radius - RING * draw->scale) - 16;
  double top = gauge->y - line - cx_draw_get_line (draw, &big) + 2;

  small.align = CX_ALIGN_CENTRE;
  if (cx_draw_get_width (draw, value, &big) > room)
    big.size = CX_TEXT_HEADING;
  cx_draw_text (draw, value, gauge->x, top, (double) NAN, &big);
  if (range != NULL && cx_draw_get_width (draw, range, &small) <= room)
    cx_draw_text (draw, range, gauge->x, gauge->y - line + 2, (double) NAN, &small);
}

/* The ends of the scale under the ends of the ring. */
static double
draw_ends (const Gauge *gauge, double y)
{
  CxDraw *draw = gauge->draw;
  g_autofree char *low = cx_draw_format_tick (draw, &gauge->axis, gauge->axis.minimum);
  g_autofree char *high = cx_draw_format_tick (draw, &gauge->axis, gauge->axis.maximum);
  CxTextStyle style = cx_draw_dim;
  double middle = gauge->radius - RING * draw->scale / 2;

  style.align = CX_ALIGN_CENTRE;
  cx_draw_text (draw, low, gauge->x - middle, y, (double) NAN, &style);
  cx_draw_text (draw, high, gauge->x + middle, y, (double) NAN, &style);
  return cx_draw_get_line (draw, &style);
}

/* The parts as a strip, and a line for each with its share. They go around where one line is too
 * short. */
static double
draw_parts (CxDraw *draw, double x, double y, double width)
{
  guint n = cx_chart_get_n_series (draw->chart), category = draw->order[0];
  double strip = STRIP * draw->scale, left = x, whole = 0;
  CxTextStyle name = { .size = CX_TEXT_CAPTION, .lines = 1 };
  CxTextStyle value = { .size = CX_TEXT_BODY, .bold = TRUE, .lines = 1 };
  double line = cx_draw_get_line (draw, &value), small = cx_draw_get_line (draw, &name);
  double slot = width / (n - 1);

  for (guint i = 1; i < n; i++)
    if (cx_cell_has_value (cx_chart_get_cell (draw->chart, category, i)))
      whole += MAX (cx_chart_get_cell (draw->chart, category, i)->value, 0);
  if (!(whole > 0))
    return 0;
  for (guint i = 1; i < n; i++)
    {
      const CxChartCell *cell = cx_chart_cell (draw->chart, category, i);
      double part = cx_cell_has_value (cell) ? MAX (cell->value, 0) / whole * width : 0;
      CxRect rect = { left, y, MAX (part - 1, 0), strip };
      CxRect area = { x + (i - 1) * slot, y - 2, slot - 4, strip + 6 + line + small + 2 };
      CxRect swatch = { area.x, y + strip + 6 + (line - 10) / 2, 10, 10 };
      CxStyle style = cx_draw_get_style (cx_paint (CX_ROLE_DETRACTOR + MIN (i - 1, 2)),
                                         cell->flags);
      g_autofree char *text = cx_chart_format_value (draw->chart, cell->value);
      g_autofree char *share = cell->text != NULL ? g_strdup (cell->text) : g_steal_pointer (&text);

      cx_draw_begin_mark (draw, category, i, &area);
      cx_draw_rect (draw, &swatch, 2, &style);
      cx_draw_text (draw, share, area.x + 16, y + strip + 6, MAX (area.width - 16, 8), &value);
      cx_draw_text (draw, cx_draw_get_series_label (draw, i), area.x, y + strip + 6 + line,
                    area.width, &name);
      cx_draw_end_mark (draw);
      cx_draw_begin_part (draw, category, i);
      if (part > 0)
        cx_draw_rect (draw, &rect, 0, &style);
      cx_draw_end_mark (draw);
      left += part;
    }
  return strip + 6 + line + small;
}

static double
draw_gauge (CxDraw *draw, const CxRect *area)
{
  double scale = draw->scale, y;
  double foot = (BAND + 6) * scale;
  Gauge gauge = { .draw = draw };
  double width = MIN (area->width, 420 * scale);
  CxRect box;

  gauge.cell = cx_chart_cell (draw->chart, draw->order[0], 0);
  gauge.axis = cx_draw_make_axis (draw, TRUE);
  gauge.radius = MIN (RADIUS * scale, area->width / 2 - foot);
  gauge.x = area->x + area->width / 2;
  gauge.y = area->y + foot + gauge.radius;
  box = (CxRect){ gauge.x - gauge.radius - foot / 2, area->y, 2 * gauge.radius + foot,
                  gauge.radius + foot };

  cx_draw_begin_mark (draw, draw->order[0], 0, &box);
  if (cx_cell_has_value (gauge.cell))
    draw_ring (&gauge);
  draw_number (&gauge);
  cx_draw_end_mark (draw);
  y = gauge.y + 4;
  y += draw_ends (&gauge, y);
  if (cx_chart_get_n_series (draw->chart) > 1)
    y += 14 + draw_parts (draw, area->x + (area->width - width) / 2, y + 14, width);
  return y - area->y;
}

const CxChartKind cx_chart_gauge = {
  .id = "gauge",
  .title = N_ ("Gauge"),
  .draw = draw_gauge,
};
