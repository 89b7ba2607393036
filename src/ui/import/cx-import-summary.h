/* What an import has brought, and what can be done now. */
#pragma once

#include "cx-import-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_IMPORT_SUMMARY (cx_import_summary_get_type ())
G_DECLARE_FINAL_TYPE (CxImportSummary, cx_import_summary, CX, IMPORT_SUMMARY, GtkWidget)

/* To be called once. */
void cx_import_summary_set_model (CxImportSummary *self, CxImportModel *model);

G_END_DECLS
