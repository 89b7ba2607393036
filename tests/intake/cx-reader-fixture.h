/* What the tests of the file readers share. */
#pragma once

#include "cx-table.h"
#include "cx-test.h"

G_BEGIN_DECLS

/* Opens and insists on success. */
CxTable *reader_open (const char *path, const CxReadOptions *options);
/* The same for @text (@length < 0: NUL-terminated) in a file called @name. */
CxTable *reader_open_text (const char *name, const char *text, gssize length);

/* All of @table as clean CSV; free with g_free (). */
char *reader_to_csv (CxTable *table);
/* Opens @path and insists that its clean CSV is @expected. */
void reader_assert_csv (const char *path, const char *expected);

/* Insists that opening or reading @path to its end fails with @code and a message that holds
 * @part. Returns the mend. (transfer full) (nullable) */
char *reader_assert_fails (const char *path, CxErrorCode code, const char *part);

/* Whether one of the sentences in @list holds @part. */
gboolean reader_says (GPtrArray *list, const char *part);

/* Writes a ZIP of name, content pairs, ended by NULL; returns its path. */
char *reader_zip (const char *name, const char *first, ...) G_GNUC_NULL_TERMINATED;

/* Writes a workbook with one sheet from the inside of its <worksheet> and the whole of its shared
 * strings and styles (nullable); returns its path. */
char *reader_xlsx (const char *name, const char *sheet, const char *strings, const char *styles);

/* Writes an .ods from the inside of <office:spreadsheet>. */
char *reader_ods (const char *name, const char *tables);

/* A real file below $CLIENTELE_TEST_FILES, or NULL after skipping the test. */
char *reader_real_file (const char *name);

G_END_DECLS
