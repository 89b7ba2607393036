/* Damage that was found in a file: what each repair would do, to be accepted or refused. */
#pragma once

#include "cx-import-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_IMPORT_REPAIRS (cx_import_repairs_get_type ())
G_DECLARE_FINAL_TYPE (CxImportRepairs, cx_import_repairs, CX, IMPORT_REPAIRS, GtkWidget)

/* To be called once. Hides itself while there is nothing to mend. */
void cx_import_repairs_set_model (CxImportRepairs *self, CxImportModel *model);

G_END_DECLS
