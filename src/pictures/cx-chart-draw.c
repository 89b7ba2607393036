#include "config.h"

#include "cx-chart-kind.h"

#include <math.h>

#define WHISKER_FOOT 3.5
#define LEAST_WHISKER 4.0
#define SWATCH 10.0
#define LEGEND_GAP 16.0
/* How much is seen of what stands back. */
#define QUIET 0.35

const CxTextStyle cx_draw_label = { .size = CX_TEXT_BODY, .lines = 2 };
const CxTextStyle cx_draw_strong = { .size = CX_TEXT_BODY, .bold = TRUE, .lines = 2 };
const CxTextStyle cx_draw_value = { .size = CX_TEXT_BODY,
                                    .bold = TRUE,
                                    .align = CX_ALIGN_END,
                                    .lines = 1 };
const CxTextStyle cx_draw_dim = { .size = CX_TEXT_CAPTION,
                                  .lines = 1,
                                  .paint = { CX_ROLE_CAPTION, 1, 0 } };
const CxTextStyle cx_draw_caption = { .size = CX_TEXT_CAPTION, .paint = { CX_ROLE_CAPTION, 1, 0 } };

double
cx_draw_text (CxDraw *draw,
              const char *text,
              double x,
              double y,
              double width,
              const CxTextStyle *style)
{
  CxRect box = { x, y, width, 0 };

  if (text == NULL || text[0] == '\0')
    return 0;
  if (draw->scene != NULL)
    return cx_scene_add_text (draw->scene, text, &box, style).height;
  return cx_typesetter_get_height (draw->typesetter, text, style, width);
}

double
cx_draw_get_width (CxDraw *draw, const char *text, const CxTextStyle *style)
{
  return text == NULL || text[0] == '\0' ? 0
                                         : cx_typesetter_get_width (draw->typesetter, text, style);
}

double
cx_draw_get_word_width (CxDraw *draw, const char *text, const CxTextStyle *style)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  double widest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    widest = fmax (widest, cx_draw_get_width (draw, words[i], style));
  return widest;
}

double
cx_draw_get_line (CxDraw *draw, const CxTextStyle *style)
{
  return cx_typesetter_get_line (draw->typesetter, style);
}

void
cx_draw_rect (CxDraw *draw, const CxRect *rect, double radius, const CxStyle *style)
{
  if (draw->scene != NULL)
    cx_scene_add_rect (draw->scene, rect, radius, style);
}

void
cx_draw_line (CxDraw *draw, double x1, double y1, double x2, double y2, const CxStyle *style)
{
  if (draw->scene != NULL)
    cx_scene_add_line (draw->scene, x1, y1, x2, y2, style);
}

void
cx_draw_path (CxDraw *draw, CxPath *path, const CxStyle *style)
{
  if (draw->scene != NULL)
    cx_scene_add_path (draw->scene, path, style);
  else
    cx_path_unref (path);
}

double
cx_draw_sentence (CxDraw *draw, const char *sentence, const CxRect *area)
{
  CxTextStyle style = cx_draw_caption;
  double width = MIN (area->width, 420 * draw->scale);
  double natural = cx_typesetter_get_height (draw->typesetter, sentence, &style, width);
  double height = isnan (area->height) ? MAX (natural + 36, 72) : MAX (area->height, natural);

  style.align = CX_ALIGN_CENTRE;
  cx_draw_text (draw, sentence, area->x + (area->width - width) / 2,
                area->y + (height - natural) / 2, width, &style);
  return height;
}

void
cx_draw_begin_mark (CxDraw *draw, guint category, guint series, const CxRect *area)
{
  const CxChartCell *cell = cx_chart_get_cell (draw->chart, category, series);
  char id[40];

  if (draw->scene == NULL)
    return;
  g_snprintf (id, sizeof id, "mark/%u/%u", category, series);
  cx_scene_begin_group (draw->scene, id);
  cx_scene_set_area (draw->scene, area);
  if (cell == NULL)
    return;
  if ((cell->flags & CX_MARK_QUIET) != 0)
    cx_scene_set_opacity (draw->scene, QUIET);
  if ((cell->flags & CX_MARK_SELECTED) != 0)
    {
      CxStyle frame = { .fill = cx_paint (CX_ROLE_TINT),
                        .stroke = cx_paint (CX_ROLE_INK),
                        .line_width = 1.5 };

      cx_scene_add_rect (draw->scene, area, 4, &frame);
    }
}

void
cx_draw_begin_part (CxDraw *draw, guint category, guint series)
{
  const CxChartCell *cell = cx_chart_get_cell (draw->chart, category, series);
  char id[40];

  if (draw->scene == NULL)
    return;
  g_snprintf (id, sizeof id, "part/%u/%u", category, series);
  cx_scene_begin_group (draw->scene, id);
  if (cell != NULL && (cell->flags & CX_MARK_QUIET) != 0)
    cx_scene_set_opacity (draw->scene, QUIET);
}

void
cx_draw_end_mark (CxDraw *draw)
{
  if (draw->scene != NULL)
    cx_scene_end_group (draw->scene);
}

/* Place of @index among @n, from worst to best, where the neutral one stands in the middle. */
static CxPaint
get_diverging (guint index, guint n)
{
  if (n == CX_N_DIVERGING_ROLES)
    return cx_paint (CX_ROLE_DIVERGING_1 + index);
  return cx_paint_level (CX_ROLE_DIVERGING, n > 1 ? (double) index / (n - 1) : 0.5);
}

/* Where several series stand side by side they have the colours, else the categories. */
CxPaint
cx_draw_get_paint (const CxDraw *draw, guint category, guint series)
{
  guint n_series = cx_chart_get_n_series (draw->chart);
  guint index = n_series > 1 ? series : category;
  guint n = n_series > 1 ? n_series : draw->chart->categories->len;

  switch (draw->chart->palette)
    {
    case CX_PALETTE_NPS:
      return cx_paint (CX_ROLE_DETRACTOR + MIN (index, 2));
    case CX_PALETTE_DIVERGING:
      return get_diverging (index, n);
    case CX_PALETTE_HEAT:
      return cx_paint_level (CX_ROLE_HEAT, n > 1 ? 0.15 + 0.85 * index / (n - 1) : 1);
    case CX_PALETTE_SERIES:
    default:
      return cx_paint (CX_ROLE_SERIES_1 + series % CX_N_SERIES_ROLES);
    }
}

CxStyle
cx_draw_get_style (CxPaint paint, CxMarkFlags flags)
{
  CxStyle style = { .fill = paint, .flags = CX_STYLE_MARK };

  if ((flags & CX_MARK_FEW) != 0)
    style.flags |= CX_STYLE_HATCHED;
  else if ((flags & CX_MARK_DOUBTFUL) != 0)
    {
      style.fill = cx_paint (CX_ROLE_NONE);
      style.flags = 0;
      style.stroke = paint;
      style.line_width = 1.75;
    }
  return style;
}

/* A line in ink on a wider one in the colour of the page, so that it is seen on any bar. */
void
cx_draw_whisker (CxDraw *draw, double from, double to, double across, gboolean upright)
{
  const CxStyle halo = { .stroke = cx_paint_faded (CX_ROLE_PAGE, 0.85),
                         .line_width = 3.5,
                         .flags = CX_STYLE_ROUND };
  const CxStyle line = { .stroke = cx_paint (CX_ROLE_INK), .line_width = 1.4 };
  CxPath *path;
  const double lines[3][4] = {
    { from, across, to, across },
    { from, across - WHISKER_FOOT, from, across + WHISKER_FOOT },
    { to, across - WHISKER_FOOT, to, across + WHISKER_FOOT },
  };

  /* Feet without a line between them are a blot. */
  if (fabs (to - from) < LEAST_WHISKER)
    return;
  path = cx_path_new ();
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (upright)
      cx_path_add_line (path, lines[i][1], lines[i][0], lines[i][3], lines[i][2]);
    else
      cx_path_add_line (path, lines[i][0], lines[i][1], lines[i][2], lines[i][3]);
  cx_draw_path (draw, cx_path_ref (path), &halo);
  cx_draw_path (draw, path, &line);
}

gboolean
cx_draw_has_series (const CxDraw *draw)
{
  return draw->chart->series->len > 1;
}

double
cx_draw_legend (CxDraw *draw, double x, double y, double width)
{
  CxTextStyle style = { .size = CX_TEXT_CAPTION, .lines = 1 };
  double line = cx_draw_get_line (draw, &style), left = x, top = y;
  double swatch = SWATCH * draw->scale;

  for (guint i = 0; i < draw->chart->series->len; i++)
    {
      const char *label = cx_draw_get_series_label (draw, i);
      double text = MIN (ceil (cx_draw_get_width (draw, label, &style)) + 1, width - swatch - 6);
      CxRect box = { left, top + (line - swatch) / 2, swatch, swatch };
      CxStyle fill = cx_draw_get_style (cx_draw_get_paint (draw, 0, i), 0);

      if (left > x && left + swatch + 6 + text > x + width)
        {
          left = x;
          top += line + 4;
          box.x = left;
          box.y = top + (line - swatch) / 2;
        }
      cx_draw_rect (draw, &box, 2, &fill);
      cx_draw_text (draw, label, left + swatch + 6, top, text, &style);
      left += swatch + 6 + text + LEGEND_GAP;
    }
  return top + line - y;
}

const CxChartCategory *
cx_draw_get_category (const CxDraw *draw, guint category)
{
  return g_ptr_array_index (draw->chart->categories, category);
}

const char *
cx_draw_get_series_label (const CxDraw *draw, guint series)
{
  const CxChartSeries *found;

  if (series >= draw->chart->series->len)
    return "";
  found = g_ptr_array_index (draw->chart->series, series);
  return found->label;
}
