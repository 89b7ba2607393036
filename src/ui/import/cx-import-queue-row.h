/* One of several files in the list above the assistant: its name and its state. */
#pragma once

#include "cx-import-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_IMPORT_QUEUE_ROW (cx_import_queue_row_get_type ())
G_DECLARE_FINAL_TYPE (CxImportQueueRow, cx_import_queue_row, CX, IMPORT_QUEUE_ROW, AdwActionRow)

/* Signal "remove-requested" (). */
GtkWidget *cx_import_queue_row_new (CxImportModel *model);
CxImportModel *cx_import_queue_row_get_model (CxImportQueueRow *self);

G_END_DECLS
