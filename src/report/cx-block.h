/* The blocks that recipes put together. A block is one file in blocks/ with its cx_block_<id>_type,
 * and here one line in the table and its constructor, which adds the block to @section. Texts are
 * copied, and what a constructor returns belongs to the section. */
#pragma once

#include "cx-document.h"

G_BEGIN_DECLS

/* clang-format off */
#define CX_BLOCK_TYPES(line)  \
  line (cover)                \
  line (contents)             \
  line (heading)              \
  line (text)                 \
  line (tiles)                \
  line (table)                \
  line (chart)                \
  line (responses)
/* clang-format on */

#define CX_DECLARE_BLOCK_TYPE(id) extern const CxBlockType cx_block_##id##_type;
CX_BLOCK_TYPES (CX_DECLARE_BLOCK_TYPE)

/* --- cover: business, logo, title, whom it is for, facts ------------------------------------- */
typedef struct
{
  char *business;
  char *title;
  char *prepared_for; /* nullable */
  GBytes *logo;       /* nullable, PNG or JPEG */
  GPtrArray *facts;   /* char *: label, value, label, value … */
} CxCover;
CxCover *cx_section_add_cover (CxSection *section, const CxBusiness *business, const char *title);
void cx_cover_add_fact (CxCover *cover, const char *label, const char *value);

/* --- heading and text --------------------------------------------------------------------------
 */
typedef struct
{
  int level; /* 1: of the sheet, 2: of a question, 3: small */
  char *text;
} CxHeading;
void cx_section_add_heading (CxSection *section, int level, const char *text);

typedef enum
{
  CX_PARAGRAPH_BODY,
  CX_PARAGRAPH_CAPTION, /* footnotes: n, interval, test */
} CxParagraphStyle;
typedef struct
{
  CxParagraphStyle style;
  char *text;
} CxText;
/* A paragraph; a caption is small and grey. */
void cx_section_add_text (CxSection *section, CxParagraphStyle style, const char *text);

/* --- tiles: a caption, one big number, a remark -------------------------------------------------
 */
typedef struct
{
  char *caption;
  double value; /* NAN: shown as "–" */
  int decimals;
  char *remark; /* nullable */
} CxTile;
typedef struct
{
  GPtrArray *tiles; /* CxTile, 1 to 4 a row */
} CxTiles;
CxTiles *cx_section_add_tiles (CxSection *section);
void
cx_tiles_add (CxTiles *tiles, const char *caption, double value, int decimals, const char *remark);

/* --- table ---------------------------------------------------------------------------------------
 */
typedef enum
{
  CX_REPORT_TEXT,
  CX_REPORT_COUNT,   /* 1,234 */
  CX_REPORT_DECIMAL, /* 12.34 */
  CX_REPORT_SCORE,   /* 12.3, signed for NPS */
  CX_REPORT_PERCENT, /* given in percent, written as a fraction with a percent format */
} CxReportColumnKind;

typedef struct
{
  CxReportColumnKind kind;
  char *heading;
  gboolean bars; /* data bars behind the numbers */
  gboolean heat; /* colour scale over all heat columns */
} CxReportColumn;

typedef struct
{
  char *text;    /* nullable */
  double number; /* NAN: blank */
  char *formula; /* nullable; number is its cached value; {r} stands for the sheet row, {f} and
                  * {l} for the first and last data row */
  char *link;    /* nullable: title of a section */
} CxReportCell;

typedef struct
{
  char *title;        /* nullable */
  GPtrArray *columns; /* CxReportColumn */
  GPtrArray *cells;   /* CxReportCell, row by row */
  gboolean filter;    /* header gets filter buttons */
  gboolean wide_text; /* long texts: wrapped over a wide column (comments) */
  /* where the writer put it, for charts: sheet name, first data row and first column from 0 */
  char *sheet;
  guint first_row, first_column;
} CxReportTable;
/* First the columns, then the cells row by row from the left. */
CxReportTable *cx_section_add_table (CxSection *section, const char *title);
CxReportColumn *
cx_report_table_add_column (CxReportTable *table, CxReportColumnKind kind, const char *heading);
CxReportCell *cx_report_table_add_text (CxReportTable *table, const char *text);
CxReportCell *cx_report_table_add_number (CxReportTable *table, double number);
/* Rows that are whole. */
guint cx_report_table_rows (const CxReportTable *table);

/* --- chart over a table of the same section --------------------------------------------------- */
typedef enum
{
  CX_REPORT_CHART_BAR,     /* horizontal, one series */
  CX_REPORT_CHART_COLUMN,  /* vertical, one series: ordered scales */
  CX_REPORT_CHART_STACKED, /* horizontal, stacked to 100 %, a series a column */
  CX_REPORT_CHART_RANGE,   /* value with high-low lines between lower and upper, over groups or
                              periods */
  CX_REPORT_CHART_LINE,    /* the same with the values joined: periods */
} CxReportChartKind;

typedef struct
{
  CxReportChartKind kind;
  char *title;
  CxReportTable *table;    /* borrowed from an earlier block */
  guint category;          /* column */
  guint first, last;       /* columns of the series; for RANGE and LINE: value, lower, upper */
  double minimum, maximum; /* of the value axis; NAN: by itself */
  gboolean percent;
  GPtrArray *colours; /* char *: of the points (one series) or of the series; may be short */
  char *caption;      /* nullable; under the title: n and base */
} CxReportChart;
CxReportChart *cx_section_add_chart (CxSection *section,
                                     CxReportChartKind kind,
                                     const char *title,
                                     CxReportTable *table,
                                     guint category,
                                     guint first,
                                     guint last);

/* --- contents: links to all sections ---------------------------------------------------------- */
void cx_section_add_contents (CxSection *section, const char *title, CxDocument *document);

/* --- raw data ------------------------------------------------------------------------------------
 */
typedef struct
{
  CxDb *db;         /* borrowed */
  CxSurvey *survey; /* owned */
  GTimeZone *zone;  /* owned */
  GArray *only;     /* nullable, owned: guint32, sorted: places in the order of ids */
  gboolean codes;
  gint64 count;
  gint64 sheet_rows;      /* responses a sheet; what Excel holds unless a test says less */
  GPtrArray *more_sheets; /* char *: names of the sheets past the first, set by the writer */
} CxResponsesBlock;
CxResponsesBlock *cx_section_add_responses (CxSection *section,
                                            CxDb *db,
                                            CxSurvey *survey,
                                            GTimeZone *zone,
                                            GArray *only,
                                            gint64 count,
                                            gboolean codes);

G_END_DECLS
