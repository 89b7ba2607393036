/* What file it is, how it is read, and where it goes. */
#pragma once

#include "cx-import-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_IMPORT_SOURCE_BOX (cx_import_source_box_get_type ())
G_DECLARE_FINAL_TYPE (CxImportSourceBox, cx_import_source_box, CX, IMPORT_SOURCE_BOX, GtkWidget)

/* To be called once. */
void cx_import_source_box_set_model (CxImportSourceBox *self, CxImportModel *model);

G_END_DECLS
