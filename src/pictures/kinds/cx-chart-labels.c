#include "config.h"

#include "cx-chart-kinds.h"

#include <math.h>

/* How much of the width a column of labels takes at most, and how much of it where there is little:
 * wider ones stand above their rows there. */
#define MOST 0.36
#define MOST_NARROW 0.42
#define MOST_UNITS 320.0
#define GAP 12.0

static double
get_widest (CxDraw *draw, const GArray *rows)
{
  double widest = 0;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const CxRow *row = &g_array_index (rows, CxRow, i);

      if (row->cell == NULL)
        continue;
      widest = fmax (widest, cx_draw_get_width (draw, row->label, &cx_draw_label));
      widest = fmax (widest, cx_draw_get_width (draw, row->detail, &cx_draw_dim));
    }
  for (guint i = 0; rows == NULL && i < draw->n_shown; i++)
    {
      const CxChartCategory *category = cx_draw_get_category (draw, draw->order[i]);

      widest = fmax (widest, cx_draw_get_width (draw, category->label, &cx_draw_label));
      widest = fmax (widest, cx_draw_get_width (draw, category->detail, &cx_draw_dim));
    }
  return ceil (widest) + 1;
}

CxLabels
cx_labels_make (CxDraw *draw, double width, const GArray *rows)
{
  double widest = get_widest (draw, rows);
  CxLabels labels = { FALSE, 0 };

  if (widest <= 1)
    return labels;
  if (draw->narrow && widest > MOST_NARROW * width)
    {
      labels.above = TRUE;
      return labels;
    }
  labels.width = MIN (widest,
                      MIN ((draw->narrow ? MOST_NARROW : MOST) * width, MOST_UNITS * draw->scale)) +
                 GAP;
  return labels;
}

double
cx_labels_get_height (CxDraw *draw,
                      const CxLabels *labels,
                      double width,
                      const char *label,
                      const char *detail)
{
  double text_width = labels->above ? width : MAX (labels->width - GAP, 1);
  double height = 0;

  if (label != NULL && label[0] != '\0')
    height += cx_typesetter_get_height (draw->typesetter, label, &cx_draw_label, text_width);
  if (detail != NULL && detail[0] != '\0')
    height += cx_draw_get_line (draw, &cx_draw_dim);
  return height;
}

double
cx_labels_draw (CxDraw *draw,
                const CxLabels *labels,
                const CxRect *box,
                const char *label,
                const char *detail)
{
  double width = labels->above ? box->width : MAX (labels->width - GAP, 1);
  double height = cx_labels_get_height (draw, labels, box->width, label, detail);
  double y = box->y + (labels->above ? 0 : (box->height - height) / 2);

  y += cx_draw_text (draw, label, box->x, y, width, &cx_draw_label);
  cx_draw_text (draw, detail, box->x, y, width, &cx_draw_dim);
  return height;
}

double
cx_rows_draw_folded (CxDraw *draw, double x, double y, double width)
{
  g_autofree char *text = NULL;

  if (draw->n_folded == 0)
    return 0;
  /* Translators: below a long chart, how many rows are not shown. */
  text = g_strdup_printf (cx_translate_plural (draw->chart->language, "%u more is not shown.",
                                               "%u more are not shown.", draw->n_folded),
                          draw->n_folded);
  return cx_draw_text (draw, text, x, y, width, &cx_draw_caption);
}
