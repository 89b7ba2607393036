/* Builds the row blocks of workbook readers from cells that come in any order within a row. */
#pragma once

#include "cx-table.h"

G_BEGIN_DECLS

/* Excel's and LibreOffice's limit. */
#define CX_SHEET_MAX_COLUMNS 16384

typedef struct _CxBlockBuilder CxBlockBuilder;

CxBlockBuilder *cx_block_builder_new (void);
void cx_block_builder_free (CxBlockBuilder *builder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxBlockBuilder, cx_block_builder_free)
/* Back to the top of the sheet. */
void cx_block_builder_reset (CxBlockBuilder *builder);

/* Begins the next block, at least @columns wide. The one before stays as it is. */
void cx_block_builder_begin (CxBlockBuilder *builder, guint columns);

/* Puts a cell into the current row. Text is copied unless @borrowed. @column is below
 * CX_SHEET_MAX_COLUMNS; an empty text of kind EMPTY or TEXT leaves the cell out. */
void cx_block_builder_add (CxBlockBuilder *builder,
                           guint column,
                           CxCellKind kind,
                           const char *text,
                           gsize length,
                           double number,
                           gboolean borrowed);

/* Keeps the current row even if no cell of it holds anything. */
void cx_block_builder_keep_row (CxBlockBuilder *builder);

/* Ends the row that stands at sheet row @line (rising from call to call). Blank rows between rows
 * that hold something are kept, long runs of them and those at the end are not. TRUE when the block
 * is full and has to be finished. */
gboolean cx_block_builder_end_row (CxBlockBuilder *builder, gint64 line);

/* The block built, NULL if it has no row. @last: the sheet ends with it. */
CxRowBlock *cx_block_builder_finish (CxBlockBuilder *builder, gboolean last);

/* Blank rows left out inside the data so far. */
gint64 cx_block_builder_get_gaps (CxBlockBuilder *builder);

G_END_DECLS
