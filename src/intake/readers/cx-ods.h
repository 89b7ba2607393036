/* The content of an OpenDocument spreadsheet as a stream of rows. */
#pragma once

#include "cx-block-builder.h"
#include "cx-package.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  gboolean hidden;
  gboolean filled; /* a cell holds something */
} CxOdsSheet;

typedef struct _CxOds CxOds;

/* Opens @path, a package or a flat .fods, and lists its sheets. */
CxOds *cx_ods_open (CxTable *table, gint64 max_bytes, CxProgress *progress, GError **error);
void cx_ods_free (CxOds *ods);

/* CxOdsSheet, in their order. */
const GPtrArray *cx_ods_get_sheets (CxOds *ods);

/* Begins sheet @sheet (from 0) from its top. */
gboolean cx_ods_start (CxOds *ods, guint sheet, GError **error);
/* Reads on until the builder's block is full or the sheet ends (*@done). */
gboolean cx_ods_run (CxOds *ods, gboolean *done, CxProgress *progress, GError **error);

/* Where cx_ods_run () puts the rows. (transfer none) */
CxBlockBuilder *cx_ods_get_builder (CxOds *ods);
/* Rows that were hidden in the sheet so far. */
guint cx_ods_get_hidden_rows (CxOds *ods);
/* Share of the file that was read, 0 to 1. */
double cx_ods_get_fraction (CxOds *ods);

G_END_DECLS
