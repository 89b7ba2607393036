/* One import, or one change of many responses. */
#pragma once

#include "cx-batch-repo.h"
#include "cx-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A batch and who made it. */
typedef struct
{
  CxBatch *batch;
  char *who; /* nullable */
} CxResponseBatch;

/* Takes both. */
CxResponseBatch *cx_response_batch_new (CxBatch *batch, char *who);
void cx_response_batch_free (CxResponseBatch *record);

#define CX_TYPE_RESPONSE_BATCH_ROW (cx_response_batch_row_get_type ())
G_DECLARE_FINAL_TYPE (CxResponseBatchRow,
                      cx_response_batch_row,
                      CX,
                      RESPONSE_BATCH_ROW,
                      AdwActionRow)

/* Actions: batch.undo, batch.save-rejects. */
GtkWidget *cx_response_batch_row_new (CxSession *session, const CxResponseBatch *record);

G_END_DECLS
