/* The first rows as they will be stored, beside what stands in the file. */
#pragma once

#include "cx-import-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_IMPORT_PREVIEW_GRID (cx_import_preview_grid_get_type ())
G_DECLARE_FINAL_TYPE (CxImportPreviewGrid,
                      cx_import_preview_grid,
                      CX,
                      IMPORT_PREVIEW_GRID,
                      GtkWidget)

/* To be called once. */
void cx_import_preview_grid_set_model (CxImportPreviewGrid *self, CxImportModel *model);

G_END_DECLS
