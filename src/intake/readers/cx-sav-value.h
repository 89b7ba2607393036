/* Values of SPSS files: dates, codes, missing ones. */
#pragma once

#include "cx-cell-format.h"
#include "cx-table.h"

#include <readstat.h>

G_BEGIN_DECLS

/* What SPSS's display format (nullable) shows: DATE11, ADATE10, DATETIME20.2, TIME8 … */
CxCellFormat cx_sav_read_format (const char *format);

/* The number @value under @format as a cell; EMPTY and "" if it is none. @text has room for
 * CX_CELL_TEXT_SIZE. */
CxCellKind
cx_sav_format_value (readstat_value_t value, CxCellFormat format, char *text, double *number);

/* The text by which labels and missing codes know a value; codes are numbers even in dates. Free
 * with g_free (). */
char *cx_sav_code_of (readstat_value_t value);

/* Notes the codes that @variable declares missing; of ranges, those that are whole numbers. */
void cx_sav_note_missing (CxColumnNote *note, const readstat_variable_t *variable);

G_END_DECLS
