#include "config.h"

#include "cx-chart-kinds.h"

#include <math.h>

/* A table of coloured cells: categories down, series across. */

#define CELL 28.0
#define MOST_CELL 120.0
#define LEAST_LABEL 40.0
#define WIDE_LABEL 80.0
#define MANY 12
#define KEY_STEPS 5
#define KEY_GAP 6.0
#define HEAD_GAP 4.0
#define SEAM 2.0

typedef struct
{
  CxDraw *draw;
  CxLabels labels;
  double left, slot, cell; /* of the cells; width and height of one */
  double low, high;
  double head;      /* height of the series' names */
  gboolean numbers; /* names do not fit: the columns are numbered, the names stand below */
  guint every;      /* of many columns each so many have a name */
  gboolean mute;    /* cells are too small for their values: a key tells the colours */
} Heat;

static CxTextStyle
get_head_style (void)
{
  CxTextStyle style = { .size = CX_TEXT_CAPTION, .align = CX_ALIGN_CENTRE, .lines = 3 };

  style.paint = cx_paint (CX_ROLE_CAPTION);
  return style;
}

static void
find_range (Heat *heat)
{
  CxDraw *draw = heat->draw;

  heat->low = INFINITY;
  heat->high = -INFINITY;
  for (guint i = 0; i < draw->n_shown; i++)
    for (guint j = 0; j < cx_chart_get_n_series (draw->chart); j++)
      {
        const CxChartCell *cell = cx_chart_get_cell (draw->chart, draw->order[i], j);

        if (!cx_cell_has_value (cell))
          continue;
        heat->low = fmin (heat->low, cell->value);
        heat->high = fmax (heat->high, cell->value);
      }
  /* Shares begin at nothing, so that a pale cell is a small one. */
  if (g_strcmp0 (draw->chart->unit, "percent") == 0 && heat->low > 0)
    heat->low = 0;
  if (isfinite (draw->chart->minimum))
    heat->low = draw->chart->minimum;
  if (isfinite (draw->chart->maximum))
    heat->high = draw->chart->maximum;
}

static CxPaint
get_paint (const Heat *heat, double value)
{
  double span = heat->high / 2 - heat->low / 2;
  double level = span > 0 ? (value / 2 - heat->low / 2) / span : 0.5;

  return cx_paint_level (
      heat->draw->chart->palette == CX_PALETTE_DIVERGING ? CX_ROLE_DIVERGING : CX_ROLE_HEAT, level);
}

static void
draw_cell (Heat *heat, guint category, guint series, double y)
{
  CxDraw *draw = heat->draw;
  const CxChartCell *cell = cx_chart_get_cell (draw->chart, category, series);
  CxRect rect = { heat->left + series * heat->slot, y, heat->slot - SEAM, heat->cell - SEAM };
  CxRect area = { rect.x, rect.y, heat->slot, heat->cell };
  CxTextStyle style = { .size = CX_TEXT_CAPTION, .align = CX_ALIGN_CENTRE, .lines = 1 };
  g_autofree char *text = cx_draw_format_cell (draw, cell);
  CxStyle fill;

  if (!cx_cell_has_value (cell))
    {
      style.paint = cx_paint (CX_ROLE_CAPTION);
      cx_draw_text (draw, "–", rect.x + rect.width / 2,
                    y + (rect.height - cx_draw_get_line (draw, &style)) / 2, (double) NAN, &style);
      return;
    }
  fill = cx_draw_get_style (get_paint (heat, cell->value), cell->flags & ~CX_MARK_DOUBTFUL);
  style.on = get_paint (heat, cell->value);
  if ((fill.flags & CX_STYLE_HATCHED) != 0)
    {
      /* Stripes over a number cannot be read: a frame of dashes says the same. */
      fill.flags = CX_STYLE_MARK;
      fill.stroke = cx_paint (CX_ROLE_INK);
      fill.dash = 3;
    }
  cx_draw_begin_mark (draw, category, series, &area);
  cx_draw_rect (draw, &rect, 3, &fill);
  if (cx_draw_get_width (draw, text, &style) + 2 > rect.width)
    heat->mute = TRUE;
  else
    cx_draw_text (draw, text, rect.x + rect.width / 2,
                  y + (rect.height - cx_draw_get_line (draw, &style)) / 2, (double) NAN, &style);
  cx_draw_end_mark (draw);
}

static double
get_room (const Heat *heat)
{
  return heat->slot * heat->every - 4;
}

/* Names that would be cut in narrow columns are numbers; of many columns, such as weeks, not all
 * have a name. */
static void
choose_names (Heat *heat)
{
  CxDraw *draw = heat->draw;
  CxTextStyle style = get_head_style ();
  double word = 0;

  heat->every = 1;
  for (guint i = 0; i < draw->chart->series->len; i++)
    word = fmax (word, cx_draw_get_word_width (draw, cx_draw_get_series_label (draw, i), &style));
  word = fmax (LEAST_LABEL * draw->scale, word + 6);
  if (heat->slot < word && draw->chart->series->len > MANY)
    heat->every = (guint) ceil (word / heat->slot);
  for (guint i = 0; i < draw->chart->series->len && heat->every == 1; i++)
    heat->numbers = heat->numbers ||
                    (heat->slot < WIDE_LABEL * draw->scale &&
                     cx_typesetter_is_cut (draw->typesetter, cx_draw_get_series_label (draw, i),
                                           &style, get_room (heat)));
}

static void
settle_columns (Heat *heat, const CxRect *area)
{
  CxDraw *draw = heat->draw;
  guint n = cx_chart_get_n_series (draw->chart);
  CxTextStyle style = get_head_style ();

  heat->left = area->x + heat->labels.width;
  heat->slot = MIN ((area->width - heat->labels.width) / n, MOST_CELL * draw->scale);
  heat->cell = CELL * draw->scale;
  choose_names (heat);
  for (guint i = 0; i < draw->chart->series->len; i += heat->every)
    if (heat->numbers)
      heat->head = cx_draw_get_line (draw, &style);
    else
      heat->head = fmax (heat->head, cx_typesetter_get_height (draw->typesetter,
                                                               cx_draw_get_series_label (draw, i),
                                                               &style, get_room (heat)));
}

/* The last name may have less room than the others: then there is none. */
static void
draw_head (Heat *heat, const CxRect *area, double y)
{
  CxDraw *draw = heat->draw;
  CxTextStyle style = get_head_style ();

  for (guint i = 0; i < draw->chart->series->len; i += heat->every)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      const char *text = heat->numbers ? number : cx_draw_get_series_label (draw, i);
      double height = cx_typesetter_get_height (draw->typesetter, text, &style, get_room (heat));
      double x = heat->left + i * heat->slot + 1;

      /* Of several columns the name begins at the first. */
      if (heat->every > 1)
        style.align = CX_ALIGN_START;
      if (x + get_room (heat) <= area->x + area->width)
        cx_draw_text (draw, text, x, y + heat->head - height, get_room (heat), &style);
    }
}

/* "1 Price", where the columns have numbers only. */
static double
draw_names (Heat *heat, double x, double y, double width)
{
  double top = y;

  for (guint i = 0; heat->numbers && i < heat->draw->chart->series->len; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u  %s", i + 1,
                                               cx_draw_get_series_label (heat->draw, i));

      y += cx_draw_text (heat->draw, text, x, y, width, &cx_draw_caption);
    }
  return y - top;
}

/* The lowest value, some colours from pale to strong, the highest value. */
static double
draw_key (Heat *heat, double x, double y)
{
  CxDraw *draw = heat->draw;
  g_autofree char *low = cx_chart_format_value (draw->chart, heat->low);
  g_autofree char *high = cx_chart_format_value (draw->chart, heat->high);
  CxTextStyle style = cx_draw_dim;
  double line = cx_draw_get_line (draw, &style), side = 12 * draw->scale;

  if (!heat->mute)
    return 0;
  y += KEY_GAP;
  cx_draw_text (draw, low, x, y, (double) NAN, &style);
  x += cx_draw_get_width (draw, low, &style) + 6;
  for (guint i = 0; i < KEY_STEPS; i++, x += side + 2)
    {
      CxRect box = { x, y + (line - side) / 2, side, side };
      double part = (double) i / (KEY_STEPS - 1);
      CxStyle fill = cx_draw_get_style (
          get_paint (heat, heat->low * (1 - part) + heat->high * part), 0);

      cx_draw_rect (draw, &box, 2, &fill);
    }
  cx_draw_text (draw, high, x + 4, y, (double) NAN, &style);
  return KEY_GAP + line;
}

static double
draw_heat (CxDraw *draw, const CxRect *area)
{
  Heat heat = { .draw = draw, .labels = cx_labels_make (draw, area->width, NULL) };
  double y = area->y;

  settle_columns (&heat, area);
  find_range (&heat);
  draw_head (&heat, area, y);
  y += heat.head > 0 ? heat.head + HEAD_GAP : 0;
  for (guint i = 0; i < draw->n_shown; i++)
    {
      const CxChartCategory *category = cx_draw_get_category (draw, draw->order[i]);
      double label = cx_labels_get_height (draw, &heat.labels, area->width, category->label,
                                           category->detail);
      double row = heat.labels.above ? label + 2 + heat.cell : MAX (label, heat.cell);
      CxRect box = { area->x, y, area->width, row - (heat.labels.above ? 0 : SEAM) };

      cx_labels_draw (draw, &heat.labels, &box, category->label, category->detail);
      for (guint j = 0; j < cx_chart_get_n_series (draw->chart); j++)
        draw_cell (&heat, draw->order[i], j,
                   heat.labels.above ? y + label + 2 : y + (row - heat.cell) / 2);
      y += row + (heat.labels.above ? 4 : 0);
    }
  y += draw_key (&heat, heat.left, y);
  y += draw_names (&heat, area->x, y + 4, area->width) + (heat.numbers ? 4 : 0);
  if (draw->n_folded > 0)
    y += 6 + cx_rows_draw_folded (draw, heat.left, y + 6, area->x + area->width - heat.left);
  return y - area->y;
}

const CxChartKind cx_chart_heat = {
  .id = "heat",
  .title = N_ ("Heat map"),
  .folds = TRUE,
  .few = N_ ("Dashed frame: few answers."),
  .draw = draw_heat,
};
