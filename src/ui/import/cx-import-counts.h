/* What would come in, and which rows cannot. */
#pragma once

#include "cx-import-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_IMPORT_COUNTS (cx_import_counts_get_type ())
G_DECLARE_FINAL_TYPE (CxImportCounts, cx_import_counts, CX, IMPORT_COUNTS, GtkWidget)

/* To be called once. */
void cx_import_counts_set_model (CxImportCounts *self, CxImportModel *model);

G_END_DECLS
