/* The values of one column and what each becomes. */
#pragma once

#include "cx-import-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_IMPORT_RECODES (cx_import_recodes_get_type ())
G_DECLARE_FINAL_TYPE (CxImportRecodes, cx_import_recodes, CX, IMPORT_RECODES, GtkWidget)

GtkWidget *cx_import_recodes_new (CxImportModel *model, guint column);
/* Shows what the mapping says now. */
void cx_import_recodes_update (CxImportRecodes *self);

G_END_DECLS
