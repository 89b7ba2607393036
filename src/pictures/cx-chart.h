/* A chart as data, one struct for all kinds: categories × series of cells. What it looks like is
 * the business of its kind: one file in kinds/ and one line in the table of kinds/cx-chart-kinds.h.
 *
 * A chart is filled by one thread and not changed afterwards; then any thread may lay it out. */
#pragma once

#include "cx-scene.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  CX_PALETTE_SERIES,    /* colours that only tell things apart */
  CX_PALETTE_NPS,       /* three series: detractors, passives, promoters */
  CX_PALETTE_DIVERGING, /* the series (stacked) or categories (histogram), worst to best */
  CX_PALETTE_HEAT,      /* low to high */
} CxPalette;

typedef enum
{
  CX_MARK_FEW = 1 << 0,      /* few answers: hatched */
  CX_MARK_DOUBTFUL = 1 << 1, /* could be chance: hollow */
  CX_MARK_SELECTED = 1 << 2, /* what one filters by now: a frame in ink */
  CX_MARK_QUIET = 1 << 3,    /* stands back: faded */
} CxMarkFlags;

typedef struct
{
  double value;        /* NAN: none; 0 to 100 where the unit is percent */
  double lower, upper; /* interval; NAN: none */
  gint64 n;            /* answers; -1: not told */
  CxMarkFlags flags;
  char *text; /* nullable: the value as printed; else a number in the chart's language */
  char *key;  /* nullable: what a click filters by, an expression or a code: the caller's */
} CxChartCell;

typedef struct
{
  char *label;
  char *key;        /* nullable: for clicks on cells without a key of their own */
  char *detail;     /* nullable: a second, dim line ("n = 312") */
  char *brief;      /* nullable: the label where there is little room: on axes over time */
  GPtrArray *cells; /* CxChartCell, by series; may be short */
} CxChartCategory;

typedef struct
{
  char *label;
} CxChartSeries;

typedef struct _CxChart CxChart;
struct _CxChart
{
  gatomicrefcount references;
  char *kind;     /* id of the kinds table: bars grouped stacked gauge histogram line heat donut
                   * sparkline bullet */
  char *language; /* "en", "vi": of numbers and words; set to the program's by cx_chart_new () */
  char *title;    /* nullable; drawn in exported pictures, read out on the screen */
  char *caption;  /* nullable; "n = 1,234 answers; 95 % interval" */
  char *empty;    /* nullable: the sentence in place of an empty chart; there is a default */
  char *unit;     /* "", "percent", "points" */
  int decimals;   /* of printed values */
  double minimum; /* of the value axis; NAN: automatic (bars begin at zero) */
  double maximum;
  char *low_label; /* nullable: words at the ends of a scale */
  char *high_label;
  double target;      /* a line to compare with; NAN: none */
  char *target_label; /* nullable */
  CxPalette palette;
  gboolean sorted;       /* by value of the first series, highest first */
  GPtrArray *categories; /* CxChartCategory */
  GPtrArray *series;     /* CxChartSeries; a chart without any has one, without a label */
};

#define CX_TYPE_CHART (cx_chart_get_type ()) /* boxed */
GType cx_chart_get_type (void);

/* @kind: an id of the kinds table; an unknown one is drawn as bars. */
CxChart *cx_chart_new (const char *kind);
CxChart *cx_chart_ref (CxChart *chart);
void cx_chart_unref (CxChart *chart);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxChart, cx_chart_unref)

void cx_chart_set_title (CxChart *chart, const char *title);
void cx_chart_set_caption (CxChart *chart, const char *caption);
void cx_chart_set_empty (CxChart *chart, const char *sentence);
void cx_chart_set_language (CxChart *chart, const char *language);
void cx_chart_set_unit (CxChart *chart, const char *unit, int decimals);
/* NAN: automatic. */
void cx_chart_set_range (CxChart *chart, double minimum, double maximum);
void cx_chart_set_ends (CxChart *chart, const char *low_label, const char *high_label);
void cx_chart_set_target (CxChart *chart, double target, const char *label);

/* Return the index. @label is copied, as is @key (nullable). */
guint cx_chart_add_category (CxChart *chart, const char *label, const char *key);
guint cx_chart_add_series (CxChart *chart, const char *label);
void cx_chart_set_detail (CxChart *chart, guint category, const char *detail);
void cx_chart_set_brief (CxChart *chart, guint category, const char *brief);
/* The cell, made if it is not there: everything NAN, n -1. (transfer none), valid as long as the
 * chart. */
CxChartCell *cx_chart_cell (CxChart *chart, guint category, guint series);
/* The same in one line; @lower and @upper may be NAN, @n -1. */
CxChartCell *cx_chart_set_cell (CxChart *chart,
                                guint category,
                                guint series,
                                double value,
                                double lower,
                                double upper,
                                gint64 n);
/* NULL where there is none. (transfer none) */
const CxChartCell *cx_chart_get_cell (const CxChart *chart, guint category, guint series);
/* What a click on the mark filters by: the cell's key, else the category's. (nullable) */
const char *cx_chart_get_key (const CxChart *chart, guint category, guint series);
/* Series that are drawn: at least 1. */
guint cx_chart_get_n_series (const CxChart *chart);
/* FALSE if no cell has a value. */
gboolean cx_chart_has_values (const CxChart *chart);

/* How it is to be drawn. NULL in the functions below: as all zeroes. */
typedef struct
{
  CxTypesetter *typesetter; /* nullable, borrowed: one to keep for many charts; else the house's
                             * font in its usual size */
  gboolean show_title;      /* the title above: pictures that stand alone */
  gboolean hide_caption;
  double margin; /* white space around, within the width */
} CxChartLook;

/* Marks of rows, and frames around them, reach so far past the sides. */
#define CX_CHART_GUTTER 6.0

/* The height that suits it at @width, both in units of a pixel at 96 dpi. */
double cx_chart_measure_height (CxChart *chart, double width, const CxChartLook *look);
/* Lays it out. @height NAN: as measured. The picture is never wider than @width; it is higher than
 * @height where its rows need more. Each mark is a group with the id "mark/CATEGORY/SERIES" and an
 * area that takes clicks. (transfer full) */
CxScene *cx_chart_layout (CxChart *chart, double width, double height, const CxChartLook *look);
/* Of a group's id: a mark, or a further shape of one, "part/CATEGORY/SERIES". Else FALSE. */
gboolean cx_chart_parse_mark (const char *id, guint *category, guint *series);

/* A value as the chart prints it. Free with g_free (), as the following. */
char *cx_chart_format_value (const CxChart *chart, double value);
/* What a screen reader says and the hover tip shows: "Branch Hồ Gươm: NPS 42, between 36 and 48,
 * 312 answers". */
char *cx_chart_describe_mark (CxChart *chart, guint category, guint series);
/* The whole chart in a sentence: title, kind, how many values. */
char *cx_chart_describe (CxChart *chart);
/* A table separated by tabs, for the clipboard: headings, then a line a category; numbers in the
 * chart's language. */
char *cx_chart_to_text (CxChart *chart);

typedef struct _CxChartKind CxChartKind;
/* All, static; @n gets their number. */
const CxChartKind *const *cx_chart_kinds (guint *n);
/* NULL if there is none of that id. */
const CxChartKind *cx_chart_kind_find (const char *id);
const char *cx_chart_kind_get_id (const CxChartKind *kind);
/* N_(). */
const char *cx_chart_kind_get_title (const CxChartKind *kind);

G_END_DECLS
