/* The parts of an .xlsx workbook beside its sheets. */
#pragma once

#include "cx-cell-format.h"
#include "cx-package.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  char *part; /* path inside the package */
  gboolean hidden;
} CxXlsxSheet;

typedef struct
{
  CxPackage *package;
  GPtrArray *sheets; /* CxXlsxSheet */
  gboolean epoch_1904;
  GArray *formats;  /* CxCellFormat per cell style */
  GString *strings; /* all shared strings, a NUL after each */
  GArray *offsets;  /* gsize: where each begins, and the end */
} CxXlsxBook;

/* Opens the workbook and reads everything but its sheets. @progress stays set in its package. */
CxXlsxBook *
cx_xlsx_book_open (const char *path, gint64 max_bytes, CxProgress *progress, GError **error);
void cx_xlsx_book_free (CxXlsxBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxXlsxBook, cx_xlsx_book_free)

/* Shared string @index, or NULL beyond the last. */
const char *cx_xlsx_book_get_string (const CxXlsxBook *book, guint64 index, gsize *length);

/* Reads the part styles and shared strings of @book; absent parts are fine. */
gboolean cx_xlsx_read_styles (CxXlsxBook *book, const char *part, GError **error);
gboolean cx_xlsx_read_strings (CxXlsxBook *book, const char *part, GError **error);

/* Excel's _xHHHH_ escapes in @text undone and its line ends made one, from @start on. */
void cx_xlsx_unescape (GString *text, gsize start);

/* Column from 0 and row from 1 of a reference such as "AB12"; FALSE if it is none. @row nullable.
 */
gboolean cx_xlsx_parse_reference (const char *reference, guint *column, gint64 *row);

G_END_DECLS
