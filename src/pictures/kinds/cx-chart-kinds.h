/* The kinds of charts and what they share. A kind is one file in this folder, cx-chart-<id>.c with
 * its cx_chart_<id>, and one line in the table below. */
#pragma once

#include "cx-chart-kind.h"

G_BEGIN_DECLS

/* The table, in the order in which kinds are offered. */
/* clang-format off */
#define CX_CHART_KINDS(kind)                                                                      \
  kind (bars)                                                                                     \
  kind (grouped)                                                                                  \
  kind (stacked)                                                                                  \
  kind (gauge)                                                                                    \
  kind (histogram)                                                                                \
  kind (line)                                                                                     \
  kind (heat)                                                                                     \
  kind (donut)                                                                                    \
  kind (sparkline)                                                                                \
  kind (bullet)
/* clang-format on */

#define CX_DECLARE_CHART_KIND(id) extern const CxChartKind cx_chart_##id;
CX_CHART_KINDS (CX_DECLARE_CHART_KIND)

/* --- rows: a label, a bar from left to right, a printed value --------------------------------- */

typedef struct
{
  const char *label;
  const char *detail;      /* nullable */
  const CxChartCell *cell; /* NULL: a heading of the rows that follow */
  guint category, series;
  CxPaint paint;
} CxRow;

typedef struct
{
  double thickness; /* of bars */
  double gap;       /* between rows */
  gboolean track;   /* a bar's whole way is tinted, and the ends of the scale are named */
} CxRowShape;

/* Draws @rows (CxRow) and the scale below them. Returns the height. */
double cx_rows_draw (CxDraw *draw, const CxRect *area, const GArray *rows, const CxRowShape *shape);
/* The same with a row for each category that is shown, of the first series. */
double cx_rows_draw_categories (CxDraw *draw, const CxRect *area, const CxRowShape *shape);

/* Where the labels of rows stand: beside what they name, or above it where there is little room. */
typedef struct
{
  gboolean above;
  double width; /* of the column of labels, the gap to the plot included; 0: above */
} CxLabels;

/* For the labels of the shown categories, or of @rows (CxRow, nullable). */
CxLabels cx_labels_make (CxDraw *draw, double width, const GArray *rows);
/* Height of one label with its detail. */
double cx_labels_get_height (CxDraw *draw,
                             const CxLabels *labels,
                             double width,
                             const char *label,
                             const char *detail);
/* Draws it, beside: in the middle of @height; returns its height. */
double cx_labels_draw (CxDraw *draw,
                       const CxLabels *labels,
                       const CxRect *box,
                       const char *label,
                       const char *detail);
/* "12 more" below rows that were folded. Returns the height. */
double cx_rows_draw_folded (CxDraw *draw, double x, double y, double width);

/* --- plots over categories from left to right ------------------------------------------------- */

/* A category as wide as this always has its label, in two lines if need be. */
#define CX_PLOT_WIDE_SLOT 60.0

typedef struct
{
  CxRect plot;
  CxAxis axis;
  double slot; /* width of a category */
  guint every; /* each so many categories have a label */
} CxPlot;

/* Grid lines, their numbers at the left, the labels of categories below. @right: room for direct
 * labels. @grid FALSE: only the line at the base. Returns the height; without a scene too, @plot
 * tells where things go. */
double cx_plot_draw (CxDraw *draw,
                     const CxRect *area,
                     double natural,
                     double right,
                     gboolean grid,
                     CxPlot *plot);
double cx_plot_get_x (const CxPlot *plot, guint index);
double cx_plot_get_y (const CxPlot *plot, double value);
/* The line of the chart's target, where it has one. */
void cx_plot_draw_target (CxDraw *draw, const CxPlot *plot);
/* The line of a series and its band, without marks. */
void cx_plot_draw_series (CxDraw *draw, const CxPlot *plot, guint series, double line_width);

G_END_DECLS
