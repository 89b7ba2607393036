/* The table of readers, and what they share. A reader is one file in this folder, cx-reader-<id>.c
 * with its cx_reader_<id>, and one line below. */
#pragma once

#include "cx-table.h"

G_BEGIN_DECLS

/* The table, in the order in which formats are told to people. */
/* clang-format off */
#define CX_READERS(reader)  \
  reader (csv)              \
  reader (xlsx)             \
  reader (ods)              \
  reader (xls)              \
  CX_WITH_READSTAT (reader (sav))
/* clang-format on */

/* A format that a build may do without. */
#ifdef HAVE_READSTAT
#define CX_WITH_READSTAT(entry) entry
#else
#define CX_WITH_READSTAT(entry)
#endif

#define CX_DECLARE_READER(id) extern const CxReaderType cx_reader_##id;
CX_READERS (CX_DECLARE_READER)

/* The only table of text inside the ZIP @path; *@entry NULL if it is no ZIP. FALSE with an error
 * that lists them if there are several, or says that there is none. */
gboolean cx_reader_find_zipped_table (const char *path, char **entry, GError **error);

/* The sheet that the options name, by name or number, from 1; 0: none named, the first with data is
 * to be chosen. -1 with an error that lists @sheets if there is none such. */
int cx_reader_choose_sheet (const GPtrArray *sheets, const CxReadOptions *options, GError **error);

G_END_DECLS
