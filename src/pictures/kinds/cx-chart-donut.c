#include "config.h"

#include "cx-chart-kinds.h"

#include <math.h>

/* Few parts of a whole. More than five are bars. */

#define MAX_PARTS 5
#define RADIUS 72.0
#define HOLE 0.64
#define GAP 24.0
#define SWATCH 12.0
#define ROW_GAP 8.0

typedef struct
{
  CxDraw *draw;
  double x, y, radius; /* of the ring's middle */
  double whole;
  guint largest;
} Donut;

static double
get_part (const CxDraw *draw, guint category)
{
  const CxChartCell *cell = cx_chart_get_cell (draw->chart, category, 0);

  return cx_cell_has_value (cell) ? MAX (cell->value, 0) : 0;
}

static CxPaint
get_paint (const CxDraw *draw, guint category)
{
  if (draw->chart->palette != CX_PALETTE_SERIES)
    return cx_draw_get_paint (draw, category, 0);
  return cx_paint (CX_ROLE_SERIES_1 + category % CX_N_SERIES_ROLES);
}

static void
draw_slice (Donut *donut, guint category, double from, double to)
{
  CxDraw *draw = donut->draw;
  const CxChartCell *cell = cx_chart_get_cell (draw->chart, category, 0);
  CxStyle style = cx_draw_get_style (get_paint (draw, category), cell->flags);
  CxPath *path = cx_path_new ();
  gboolean ring = to - from > 2 * G_PI - 1e-6;

  cx_path_add_arc (path, donut->x, donut->y, donut->radius, from, to);
  if (ring)
    {
      cx_path_close (path);
      cx_path_move_to (path, donut->x + HOLE * donut->radius * cos (to),
                       donut->y + HOLE * donut->radius * sin (to));
    }
  cx_path_add_arc (path, donut->x, donut->y, HOLE * donut->radius, to, from);
  cx_path_close (path);
  if (style.stroke.role == CX_ROLE_NONE && !ring)
    {
      style.stroke = cx_paint (CX_ROLE_PAGE);
      style.line_width = 1.5;
    }
  cx_draw_begin_part (draw, category, 0);
  cx_draw_path (draw, path, &style);
  cx_draw_end_mark (draw);
}

static void
draw_ring (Donut *donut)
{
  double angle = -G_PI / 2;

  for (guint i = 0; i < donut->draw->n_shown; i++)
    {
      guint category = donut->draw->order[i];
      double sweep = get_part (donut->draw, category) / donut->whole * 2 * G_PI;

      if (sweep > 0)
        draw_slice (donut, category, angle, angle + sweep);
      angle += sweep;
    }
}

/* The largest part in the hole, with its name. */
static void
draw_middle (Donut *donut)
{
  CxDraw *draw = donut->draw;
  const CxChartCategory *category = cx_draw_get_category (draw, donut->largest);
  g_autofree char *text = cx_draw_format_cell (draw,
                                               cx_chart_get_cell (draw->chart, donut->largest, 0));
  CxTextStyle big = { .size = CX_TEXT_TITLE, .align = CX_ALIGN_CENTRE };
  CxTextStyle name = cx_draw_dim;
  double room = 2 * HOLE * donut->radius * 0.86;
  double top;

  if (cx_draw_get_width (draw, text, &big) > room)
    return;
  name.align = CX_ALIGN_CENTRE;
  /* Half a name says less than none: it stands beside the ring anyway. */
  if (cx_draw_get_width (draw, category->label, &name) > 0.9 * room)
    {
      cx_draw_text (draw, text, donut->x, donut->y - cx_draw_get_line (draw, &big) / 2,
                    (double) NAN, &big);
      return;
    }
  top = donut->y - (cx_draw_get_line (draw, &big) + cx_draw_get_line (draw, &name)) / 2;
  cx_draw_text (draw, text, donut->x, top, (double) NAN, &big);
  cx_draw_text (draw, category->label, donut->x - room * 0.45, top + cx_draw_get_line (draw, &big),
                room * 0.9, &name);
}

/* A line of the list: colour, name, value. It takes the clicks. */
static double
draw_entry (CxDraw *draw, guint category, double x, double y, double width)
{
  const CxChartCategory *owner = cx_draw_get_category (draw, category);
  const CxChartCell *cell = cx_chart_cell (draw->chart, category, 0);
  CxStyle style = cx_draw_get_style (get_paint (draw, category), cell->flags);
  g_autofree char *text = cx_draw_format_cell (draw, cell);
  double swatch = SWATCH * draw->scale;
  double value = MIN (ceil (cx_draw_get_width (draw, text, &cx_draw_value)) + 1, width / 2);
  double room = MAX (width - swatch - 8 - value - 10, 10);
  double line = cx_draw_get_line (draw, &cx_draw_value);
  double height = MAX (
      cx_typesetter_get_height (draw->typesetter, owner->label, &cx_draw_label, room), line);
  CxRect box = { x, y + (line - swatch) / 2, swatch, swatch };
  CxRect area = { x - 4, y - ROW_GAP / 2, width + 8, height + ROW_GAP };

  area.x = MAX (area.x, 0);
  area.width = MIN (area.width, x + width - area.x);
  cx_draw_begin_mark (draw, category, 0, &area);
  cx_draw_rect (draw, &box, 3, &style);
  cx_draw_text (draw, owner->label, x + swatch + 8, y, room, &cx_draw_label);
  cx_draw_text (draw, text, x + width - value, y, value, &cx_draw_value);
  cx_draw_end_mark (draw);
  return height;
}

static double
draw_list (CxDraw *draw, double x, double y, double width)
{
  double top = y;

  for (guint i = 0; i < draw->n_shown; i++)
    y += draw_entry (draw, draw->order[i], x, y, width) + (i + 1 < draw->n_shown ? ROW_GAP : 0);
  return y - top;
}

/* Names and values near one another. */
static double
get_list_width (CxDraw *draw, double most)
{
  double name = 0, value = 0;

  for (guint i = 0; i < draw->n_shown; i++)
    {
      g_autofree char *text = cx_draw_format_cell (
          draw, cx_chart_get_cell (draw->chart, draw->order[i], 0));

      name = fmax (name,
                   cx_draw_get_width (draw, cx_draw_get_category (draw, draw->order[i])->label,
                                      &cx_draw_label));
      value = fmax (value, cx_draw_get_width (draw, text, &cx_draw_value));
    }
  return MIN (SWATCH * draw->scale + 8 + name + 24 + value + 2, most);
}

static double
measure_list (CxDraw *draw, double width)
{
  CxDraw dry = *draw;

  dry.scene = NULL;
  return draw_list (&dry, 0, 0, width);
}

static double
draw_donut (CxDraw *draw, const CxRect *area)
{
  Donut donut = { .draw = draw, .radius = RADIUS * draw->scale };
  double side = 2 * donut.radius, list, height, width;

  if (draw->n_shown > MAX_PARTS)
    return cx_chart_bars.draw (draw, area);
  donut.largest = draw->order[0];
  for (guint i = 0; i < draw->n_shown; i++)
    {
      donut.whole += get_part (draw, draw->order[i]);
      if (get_part (draw, draw->order[i]) > get_part (draw, donut.largest))
        donut.largest = draw->order[i];
    }
  if (!(donut.whole > 0) || !isfinite (donut.whole))
    return cx_chart_bars.draw (draw, area);

  if (draw->narrow)
    {
      list = measure_list (draw, area->width);
      donut.x = area->x + area->width / 2;
      donut.y = area->y + donut.radius;
      draw_ring (&donut);
      draw_middle (&donut);
      draw_list (draw, area->x, area->y + side + 12, area->width);
      return side + 12 + list;
    }
  width = get_list_width (draw, area->width - side - GAP);
  list = measure_list (draw, width);
  height = MAX (side, list);
  donut.x = area->x + donut.radius;
  donut.y = area->y + height / 2;
  draw_ring (&donut);
  draw_middle (&donut);
  draw_list (draw, area->x + side + GAP, area->y + (height - list) / 2, width);
  return height;
}

const CxChartKind cx_chart_donut = {
  .id = "donut",
  .title = N_ ("Parts of a whole"),
  .draw = draw_donut,
};
