/* A row as bytes, so that a bulk edit can be taken back. Columns stand in the table's order, and
 * columns are only ever added at its end, so an image stays readable for as long as history does.
 */
#pragma once

#include "cx-db-private.h"

G_BEGIN_DECLS

/* Appends the current row of @row to @image, from column @first on. */
void cx_row_image_append (GByteArray *image, CxStatement *row, int first);

/* Binds the image to the parameters of @statement from 1 to @n_columns; columns that the image does
 * not have, because they were added later, become NULL. @used (nullable) gets the image's length.
 * The bytes must live until the step. FALSE with DAMAGED if they are no image. */
gboolean cx_row_image_bind (const guint8 *bytes,
                            gsize size,
                            CxStatement *statement,
                            int n_columns,
                            gsize *used,
                            GError **error);

/* Writes rows from images: inserts a row that is not there, overwrites one that is. */
typedef struct _CxRowWriter CxRowWriter;
CxRowWriter *cx_row_writer_new (CxDb *writer, const char *table, GError **error);
void cx_row_writer_free (CxRowWriter *self);
gboolean cx_row_writer_write (CxRowWriter *self,
                              const guint8 *bytes,
                              gsize size,
                              gsize *used,
                              GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxRowWriter, cx_row_writer_free)

/* The columns of @table in their order. (element-type utf8) (transfer full) */
GPtrArray *cx_row_list_columns (CxDb *db, const char *table, GError **error);

G_END_DECLS
