/* What the CSV reader tells about the text it met. */
#pragma once

#include "cx-charset.h"
#include "cx-csv.h"

G_BEGIN_DECLS

/* The guess of the encoding, and bytes that did not fit it. */
void cx_csv_note_charset (CxTable *table, const CxCharset *charset);

/* Quotes that never close, at once; those that are not doubled, when all of them are known. */
void cx_csv_note_quotes (CxTable *table, const CxCsvScanner *scanner, gboolean ended);

/* Bytes that mean nothing in @encoding. */
void cx_csv_note_strays (CxTable *table, const char *encoding, guint64 strays);

G_END_DECLS
