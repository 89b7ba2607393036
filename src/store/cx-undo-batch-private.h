/* The undo of one batch, while it runs. */
#pragma once

#include "cx-undo-private.h"

G_BEGIN_DECLS

typedef struct
{
  CxEdit *edit;
  const CxHistoryEntry *entry;
  CxUndoBatchMode mode;
  CxProgress *progress;
  CxUndoBatchResult *result;
  gint64 done;        /* rows, for progress */
  gboolean any_later; /* temp.cx_later (table_name, row_id) has rows: later batches hold images */
} CxUndoBatch;

/* Prepares SQL made from @format and binds :batch and :at, where it has them. */
CxStatement *cx_undo_batch_prepare (CxUndoBatch *self, GError **error, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
/* Run @statement (transfer full, nullable: then @error is set already). */
gboolean cx_undo_batch_exec (CxStatement *statement, GError **error);
gboolean cx_undo_batch_get_int (CxStatement *statement, gint64 *value, GError **error);

/* SQL that is true for a row of @root that changed since. Free with g_free (). */
char *cx_undo_batch_make_changed_sql (CxUndoBatch *self, const char *root);
/* FALSE with CX_ERROR_CONFLICT if @rows, changed by later batches, is not 0. */
gboolean cx_undo_batch_refuse_later (gint64 rows, GError **error);

/* Tells the progress how many rows there are to take back. */
gboolean cx_undo_batch_begin_progress (CxUndoBatch *self, GError **error);
/* Rows that the batch updated or deleted, back to their images. */
gboolean cx_undo_batch_restore_rows (CxUndoBatch *self, GError **error);
/* Rows that the batch added, gone. */
gboolean cx_undo_batch_remove_rows (CxUndoBatch *self, GError **error);

G_END_DECLS
