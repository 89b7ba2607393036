/* Images of many rows of one table, packed into few rows of batch_before (side 'after'): taking
 * back an import of a million rows keeps all of them for redo. */
#pragma once

#include "cx-edit-private.h"
#include "cx-row-image.h"

G_BEGIN_DECLS

typedef struct _CxImageBlocks CxImageBlocks;

/* For rows of @table as batch @batch_id leaves them. @edit must outlive it. (transfer full) */
CxImageBlocks *
cx_image_blocks_new (CxEdit *edit, gint64 batch_id, const char *table, GError **error);
void cx_image_blocks_free (CxImageBlocks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxImageBlocks, cx_image_blocks_free)

/* Keeps the current row of @row, whose columns from @first on are the table's. */
gboolean cx_image_blocks_add (CxImageBlocks *self,
                              gint64 row_id,
                              CxStatement *row,
                              int first,
                              GError **error);
/* Keeps that there is no row @row_id. */
gboolean cx_image_blocks_add_absent (CxImageBlocks *self, gint64 row_id, GError **error);
/* Writes what is still in memory. */
gboolean cx_image_blocks_finish (CxImageBlocks *self, GError **error);

/* Makes the rows of @table as the block says; *@rows grows by their number. */
gboolean cx_image_blocks_restore (CxEdit *edit,
                                  const char *table,
                                  const guint8 *bytes,
                                  gsize size,
                                  gint64 *rows,
                                  GError **error);

G_END_DECLS
