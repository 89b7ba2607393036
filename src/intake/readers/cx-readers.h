/* The readers there are, and what they share. */
#pragma once

#include "cx-table.h"

G_BEGIN_DECLS

extern const CxReaderType cx_reader_csv;
extern const CxReaderType cx_reader_xlsx;
extern const CxReaderType cx_reader_ods;
extern const CxReaderType cx_reader_xls;
extern const CxReaderType cx_reader_sav;

/* The only table of text inside the ZIP @path; *@entry NULL if it is no ZIP. FALSE with an error
 * that lists them if there are several, or says that there is none. */
gboolean cx_reader_find_zipped_table (const char *path, char **entry, GError **error);

/* The sheet that the options name, by name or number, from 1; 0: none named, the first with data is
 * to be chosen. -1 with an error that lists @sheets if there is none such. */
int cx_reader_choose_sheet (const GPtrArray *sheets, const CxReadOptions *options, GError **error);

G_END_DECLS
