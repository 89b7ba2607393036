/* The run through one worksheet of an .xlsx workbook: rows into blocks, or only what has to be
 * known before. */
#pragma once

#include "cx-block-builder.h"
#include "cx-table-private.h"
#include "cx-xlsx.h"

G_BEGIN_DECLS

typedef enum
{
  CX_XLSX_DATA,   /* cells into blocks */
  CX_XLSX_PROBE,  /* stops at the first cell that holds something */
  CX_XLSX_MERGES, /* merged cells only */
} CxXlsxPass;

typedef struct
{
  CxXlsxBook *book;
  CxXmlStream *stream;
  CxBlockBuilder *builder;
  CxTable *table; /* borrowed */
  int sheet;      /* from 0 */
  CxXlsxPass pass;
  CxRowBlock *first; /* read while opening, given by the first next () */
  gboolean ended;

  gint64 row;   /* from 1 */
  guint column; /* of the next cell that names none */
  guint cell_column;
  char type; /* n s b e d, 'i' inline, 't' formula text */
  guint style;
  gboolean in_value;
  gboolean has_formula;
  int phonetic;
  GString *value;
  gboolean found; /* CX_XLSX_PROBE: data is there */
  guint hidden_rows;
  guint hidden_columns;
  guint uncomputed; /* formulas without a stored value */
} CxXlsxRun;

/* Begins the sheet from its top. */
gboolean cx_xlsx_run_start (CxXlsxRun *run, CxXlsxPass pass, GError **error);

G_END_DECLS
