/* What the readers and the table share among themselves. */
#pragma once

#include "cx-table.h"

G_BEGIN_DECLS

/* Notes what was mended, or what is doubtful, once. @text is taken over. */
void cx_table_take_repair (CxTable *table, char *text);
void cx_table_take_doubt (CxTable *table, char *text);

/* (transfer full): an empty list for the table's notes, which frees its CxColumnNotes. */
GPtrArray *cx_table_new_notes (void);

/* FALSE with CX_ERROR_CANCELLED when the person has stopped the work. */
gboolean cx_table_check_cancelled (CxProgress *progress, GError **error);

/* Merged cells of the top rows of a worksheet: the text of the first holds for all. From 0. */
typedef struct
{
  guint row, column, rows, columns;
} CxMerge;

/* Finds preamble and header in the first raw rows, sets @table's fields by it and returns how many
 * rows stand before the data. @merges: GArray of CxMerge, nullable. */
guint cx_table_find_layout (CxTable *table,
                            const CxRowBlock *block,
                            const CxReadOptions *options,
                            const GArray *merges);

/* TRUE if nothing but blanks stands there. */
gboolean cx_table_is_blank (const char *text);
/* TRUE for what is an answer rather than a heading: a number, a date, an e-mail address. */
gboolean cx_table_is_measure (const char *text);

/* TRUE if the heading at @row names groups and the next one the columns below them, as the values
 * show. @width: columns. */
gboolean cx_table_has_groups (const CxRowBlock *block, guint row, guint width);
/* Writes the names of groups in @head (GStrv for each of two rows) over all their columns. */
void cx_table_spread_groups (GPtrArray *head, guint columns);

/* How many of the last rows of @before (nullable) followed by @last are blank lines, totals or
 * notes below the data; at most @limit. *@notes: how many of them hold something. */
guint cx_table_find_footer (CxTable *table,
                            const CxRowBlock *before,
                            const CxRowBlock *last,
                            guint limit,
                            guint *notes);

/* What @text of a round-trip file of LimeSurvey stands for: "{quote}", "{tab}", "{cr}", "{newline}"
 * and "{lbrace}" become their characters; other words in braces stay. @text is no shorter. NULL if
 * nothing is to be done. g_free (). */
char *cx_table_unbrace (const char *text);

/* The reader for @path by its content, then its suffix; errors for what is no table at all. */
const CxReaderType *cx_reader_pick (const char *path, GError **error);

/* FALSE with an error that says what the file is and what to do, if it is known to be no table. */
gboolean
cx_reader_check_foreign (const char *path, const guint8 *bytes, gsize size, GError **error);

static inline const CxCell *
cx_block_cell (const CxRowBlock *block, guint row, guint column)
{
  return &block->cells[(gsize) row * block->columns + column];
}

/* "" where the row has no such cell. */
static inline const char *
cx_block_text (const CxRowBlock *block, guint row, guint column)
{
  return row < block->rows && column < block->widths[row] ? cx_block_cell (block, row, column)->text
                                                          : "";
}

G_END_DECLS
