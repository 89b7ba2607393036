/* All about one column: why it is taken for what it is, how its values are read, and what each
 * becomes. */
#pragma once

#include "cx-import-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_IMPORT_COLUMN_DETAILS (cx_import_column_details_get_type ())
G_DECLARE_FINAL_TYPE (CxImportColumnDetails,
                      cx_import_column_details,
                      CX,
                      IMPORT_COLUMN_DETAILS,
                      GtkWidget)

GtkWidget *cx_import_column_details_new (CxImportModel *model, guint column);
/* Shows what the mapping says now. */
void cx_import_column_details_update (CxImportColumnDetails *self);

G_END_DECLS
