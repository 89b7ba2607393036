/* Rows that could not be read: kept whole in the file, listed, and saved as CSV to be mended. */
#pragma once

#include "cx-importer.h"

G_BEGIN_DECLS

/* A row with at least one value that could not be read. */
typedef struct
{
  gint64 row;        /* physical line from 1 */
  GPtrArray *errors; /* CxImportError, one per value, at least one */
  char *cells;       /* JSON array: the whole row as it was read */
} CxImportReject;

void cx_import_error_free (CxImportError *error);

/* @cells: the row's cells, @n of them. */
CxImportReject *cx_import_reject_new (gint64 row, const CxCell *cells, guint n);
void cx_import_reject_free (CxImportReject *reject);
/* @message (transfer full) */
void
cx_import_reject_add (CxImportReject *reject, const char *column, const char *value, char *message);
/* All that is wrong with the row, in sentences that name the columns. g_free (). */
char *cx_import_reject_get_reason (const CxImportReject *reject);

/* The header rows of @table as JSON, an array of rows, as batches keep them. @n_columns of them.
 * g_free (). */
char *cx_import_header_to_json (CxTable *table, guint n_columns);

/* TRUE if the last column of @table is the one that a saved file of rejected rows ends with: its
 * heading and every cell read so. Reads the beginning of @table and rewinds it. */
gboolean cx_import_has_reasons (CxTable *table);

/* Writes rejected rows as CSV: first to a file beside @path, which takes its place when all went
 * well. */
typedef struct _CxRejectsWriter CxRejectsWriter;
CxRejectsWriter *cx_rejects_writer_new (const char *path,
                                        const char *delimiter, /* nullable: comma */
                                        const char *header,    /* JSON */
                                        GError **error);
gboolean cx_rejects_writer_add (CxRejectsWriter *writer,
                                const char *cells, /* JSON */
                                const char *reason,
                                GError **error);
/* Writes everything out, so that only the last step can still fail. */
gboolean cx_rejects_writer_close (CxRejectsWriter *writer, GError **error);
gboolean cx_rejects_writer_finish (CxRejectsWriter *writer, GError **error);
/* Without finish, nothing is left at or beside the path. */
void cx_rejects_writer_free (CxRejectsWriter *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxRejectsWriter, cx_rejects_writer_free)

G_END_DECLS
