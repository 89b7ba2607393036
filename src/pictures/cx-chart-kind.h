/* What a kind of chart is, and what kinds draw with. A kind lays out in one pass from the top, with
 * functions that return the space they take; the same pass without a scene only measures. */
#pragma once

#include "cx-chart.h"
#include "cx-i18n.h"

G_BEGIN_DECLS

/* More rows than these are folded into "N more". */
#define CX_CHART_MAX_ROWS 30

/* Below this width, times the size of the text, a chart is a simpler one. */
#define CX_CHART_NARROW 420.0

/* With more series than these there is a legend in place of direct labels. */
#define CX_CHART_DIRECT 4

typedef struct
{
  CxChart *chart;
  CxTypesetter *typesetter;
  CxScene *scene; /* NULL: only measured */
  double scale;   /* of the text */
  gboolean narrow;
  guint *order; /* categories as shown, n_shown of them */
  guint n_shown, n_folded;
} CxDraw;

struct _CxChartKind
{
  const char *id;
  const char *title; /* N_() */
  gboolean bare;     /* without title and caption */
  const char *few;   /* N_(): how few answers are marked; nullable: stripes */
  gboolean folds;    /* its categories are rows: those past CX_CHART_MAX_ROWS are folded */
  /* Draws into @area, whose height is NAN where the kind may choose. Returns the height taken. */
  double (*draw) (CxDraw *draw, const CxRect *area);
};

/* A word or sentence in the chart's language. */
#define CX_DRAW_T(draw, text) cx_translate ((draw)->chart->language, text)

/* --- text and shapes; nothing is drawn while measuring ---------------------------------------- */

/* @width NAN: @x is the point that the style aligns to. Returns the height. */
double cx_draw_text (CxDraw *draw,
                     const char *text,
                     double x,
                     double y,
                     double width,
                     const CxTextStyle *style);
double cx_draw_get_width (CxDraw *draw, const char *text, const CxTextStyle *style);
/* The same of its longest word, which cannot be broken well. */
double cx_draw_get_word_width (CxDraw *draw, const char *text, const CxTextStyle *style);
double cx_draw_get_line (CxDraw *draw, const CxTextStyle *style);
void cx_draw_rect (CxDraw *draw, const CxRect *rect, double radius, const CxStyle *style);
void cx_draw_line (CxDraw *draw, double x1, double y1, double x2, double y2, const CxStyle *style);
/* Takes over @path. */
void cx_draw_path (CxDraw *draw, CxPath *path, const CxStyle *style);
/* A sentence in the middle of @area. Returns the height. */
double cx_draw_sentence (CxDraw *draw, const char *sentence, const CxRect *area);

extern const CxTextStyle cx_draw_label;   /* of categories: two lines */
extern const CxTextStyle cx_draw_strong;  /* of groups of rows: two lines, bold */
extern const CxTextStyle cx_draw_value;   /* printed values: one line, at the end */
extern const CxTextStyle cx_draw_dim;     /* details and axes: one line, caption ink */
extern const CxTextStyle cx_draw_caption; /* as many lines as it takes */

/* --- marks ------------------------------------------------------------------------------------ */

/* A group that takes clicks on @area. */
void cx_draw_begin_mark (CxDraw *draw, guint category, guint series, const CxRect *area);
/* A further shape that takes clicks for the same mark: "part/CATEGORY/SERIES". */
void cx_draw_begin_part (CxDraw *draw, guint category, guint series);
void cx_draw_end_mark (CxDraw *draw);
/* The colour of a cell by the chart's palette. */
CxPaint cx_draw_get_paint (const CxDraw *draw, guint category, guint series);
/* How a mark of @paint looks with @flags: hatched, hollow. */
CxStyle cx_draw_get_style (CxPaint paint, CxMarkFlags flags);
/* The interval of @cell from left to right (or from the top) with feet. */
void cx_draw_whisker (CxDraw *draw, double from, double to, double across, gboolean upright);
/* Coloured squares and the names of the series, in rows. Returns the height. */
double cx_draw_legend (CxDraw *draw, double x, double y, double width);
/* TRUE if there are two or more series. */
gboolean cx_draw_has_series (const CxDraw *draw);

/* --- values ----------------------------------------------------------------------------------- */

typedef struct
{
  double minimum, maximum; /* maximum > minimum */
  double step;             /* between grid lines, of which there are at most five */
  double base;             /* where bars begin: zero, or the end that is nearer to it */
} CxAxis;

/* An axis for all values and intervals of the shown categories; @from_zero: bars. */
CxAxis cx_draw_make_axis (const CxDraw *draw, gboolean from_zero);
/* The same without grid lines: just what is there. */
CxAxis cx_draw_make_tight_axis (const CxDraw *draw);
/* 0 to 1, bounded. */
double cx_axis_get_place (const CxAxis *axis, double value);
/* The grid lines: how many, and their values. */
guint cx_axis_count_ticks (const CxAxis *axis);
double cx_axis_get_tick (const CxAxis *axis, guint index);
/* As short as the step allows. */
char *cx_draw_format_tick (const CxDraw *draw, const CxAxis *axis, double value);
/* Of a number with very many digits those that count: "1.235e+19". */
char *cx_draw_format_many (const CxChart *chart, double value);
/* What is printed of @cell; "–" where there is no value. */
char *cx_draw_format_cell (const CxDraw *draw, const CxChartCell *cell);
const CxChartCategory *cx_draw_get_category (const CxDraw *draw, guint category);
const char *cx_draw_get_series_label (const CxDraw *draw, guint series);
gboolean cx_cell_has_value (const CxChartCell *cell);
gboolean cx_cell_has_interval (const CxChartCell *cell);

G_END_DECLS
