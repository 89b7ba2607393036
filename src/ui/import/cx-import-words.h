/* What the import assistant's parts say of files and columns, without widgets. */
#pragma once

#include "cx-import-model.h"

G_BEGIN_DECLS

/* "Google Forms"; a plain table is named so. */
const char *cx_import_words_source (const char *id);
/* "Recommendation (0–10)": the title of a question type, or its id where it is unknown. */
const char *cx_import_words_type (const char *id);
/* "comma", "tab" … g_free () */
char *cx_import_words_delimiter (const char *delimiter);
/* "1 heading row", "No heading row". g_free () */
char *cx_import_words_header_rows (guint rows);
/* "UTF-8 · comma · 1 heading row", or the sheet of a workbook. g_free () */
char *cx_import_words_read_as (const CxImportReading *reading);
/* "1.2 MB · 400 rows · 14 columns". g_free () */
char *cx_import_words_file (const CxImportReading *reading);
/* Up to three values of a column, the first that were met. g_free () */
char *cx_import_words_examples (const CxImportReading *reading, guint column);
/* The state of a file in a few words. g_free () */
char *cx_import_words_state (CxImportModel *model);

G_END_DECLS
