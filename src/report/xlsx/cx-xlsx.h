/* The workbook writer: libxlsxwriter behind a cursor that moves down a sheet, the formats of the
 * house's look, and names of sheets. Everything is written row by row from the top, so that the
 * same code serves constant-memory mode. Call only between cx_c_numbers_begin () and _end (). */
#pragma once

#include "cx-block.h"

#include <xlsxwriter.h>

G_BEGIN_DECLS

typedef enum
{
  CX_XLSX_BODY,
  CX_XLSX_TITLE,    /* cover */
  CX_XLSX_SUBTITLE, /* cover */
  CX_XLSX_LABEL,    /* cover: names of facts */
  CX_XLSX_BAND,     /* cover: a coloured stripe */
  CX_XLSX_HEADING_1,
  CX_XLSX_HEADING_2,
  CX_XLSX_HEADING_3,
  CX_XLSX_TEXT,
  CX_XLSX_CAPTION,
  CX_XLSX_LINK,
  CX_XLSX_TILE_CAPTION,
  CX_XLSX_TILE_NUMBER,
  CX_XLSX_TILE_DECIMAL,
  CX_XLSX_TILE_FINE,
  CX_XLSX_TILE_REMARK,
  CX_XLSX_HEAD_LEFT,
  CX_XLSX_HEAD_RIGHT,
  CX_XLSX_HEAD_NOTE,
  CX_XLSX_CELL_TEXT,
  CX_XLSX_CELL_NOTE, /* a text behind numbers */
  CX_XLSX_CELL_LINK,
  CX_XLSX_CELL_COUNT,
  CX_XLSX_CELL_DECIMAL,
  CX_XLSX_CELL_SCORE,
  CX_XLSX_CELL_PERCENT,
  CX_XLSX_DATA_HEAD,
  CX_XLSX_DATA_DATE,
  CX_XLSX_DATA_DAY,
  CX_XLSX_DATA_TIME,
  CX_XLSX_N_STYLES
} CxXlsxStyle;

/* Columns of an ordinary sheet. */
enum
{
  CX_XLSX_LEFT = 1,   /* the first that is written; A is the margin */
  CX_XLSX_WIDE = 7,   /* texts and headings run over so many columns */
  CX_XLSX_CHARTS = 9, /* charts beside a table begin here */
};

struct _CxXlsx
{
  lxw_workbook *workbook;
  lxw_worksheet *sheet; /* the current one */
  char *sheet_name;
  CxDocument *document; /* borrowed */
  gboolean constant_memory;

  lxw_row_t row;          /* next free row */
  lxw_row_t chart_bottom; /* row below the charts beside the tables */
  GHashTable *heights;    /* row → points, where it is not the usual height */
  GArray *kept;           /* lxw_row_t: where parts begin that stay together on paper */
  lxw_format *styles[CX_XLSX_N_STYLES];
  GHashTable *names; /* section title → sheet name */
  GHashTable *taken; /* folded sheet names in use */
  guint sheets;
  guint pictures;
  GPtrArray *buffers; /* GBytes that the library reads when it closes */
};

/* Writes @document to the plain file @path (not replaced atomically: the caller does that).
 * @sheets (nullable) gets the number of sheets. */
gboolean cx_xlsx_write (CxDocument *document,
                        const char *path,
                        guint *sheets,
                        CxProgress *progress,
                        GError **error);

/* Begins the sheet @name (as cx_xlsx_make_sheet_name () made it) with its page setup. */
gboolean
cx_xlsx_begin_sheet (CxXlsx *xlsx, const char *name, const char *colour, gboolean portrait);
/* A sheet name that Excel takes (31 characters, none of []:*?/\, unique). g_free () */
char *cx_xlsx_make_sheet_name (CxXlsx *xlsx, const char *title);

/* The library's refusal as our error; TRUE if there is none. */
gboolean cx_xlsx_check (lxw_error code, GError **error);

/* A text in a cell, always as text; longer than a cell holds (32,767) it is cut with "…". */
gboolean cx_xlsx_write_text (CxXlsx *xlsx,
                             lxw_row_t row,
                             lxw_col_t column,
                             const char *text,
                             CxXlsxStyle style,
                             GError **error);
/* A link in the current row to the sheet of the section @title. */
gboolean cx_xlsx_write_link (CxXlsx *xlsx,
                             lxw_col_t column,
                             const char *title,
                             const char *text,
                             CxXlsxStyle style,
                             GError **error);
/* A text over CX_XLSX_WIDE columns of the current row, wrapped; moves below it. */
gboolean cx_xlsx_write_wide (CxXlsx *xlsx,
                             const char *text,
                             CxXlsxStyle style,
                             double points,
                             GError **error);
/* The height of a row that is not the usual one. */
void cx_xlsx_set_height (CxXlsx *xlsx, lxw_row_t row, double points);
/* A part begins at the cursor that should not be cut by a page's end. */
void cx_xlsx_keep_together (CxXlsx *xlsx);
/* Lines that @text takes in so many characters. */
guint cx_xlsx_count_lines (const char *text, guint characters);

/* Moves below everything, charts included. */
void cx_xlsx_clear (CxXlsx *xlsx);

/* "#0b6fb8" → 0x0b6fb8; @fallback where it is none. */
lxw_color_t cx_xlsx_colour (const char *text, lxw_color_t fallback);

/* Makes all styles in the colours of the document, before the first sheet. */
void cx_xlsx_make_styles (CxXlsx *xlsx);

/* Translated into the document's language. */
#define CX_XLSX_T(xlsx, text) cx_translate ((xlsx)->document->language, text)

G_END_DECLS
