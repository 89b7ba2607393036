/* The columns of the file, however many: a part of them at a time, those that are searched for, or
 * those that need a look. */
#pragma once

#include "cx-import-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_IMPORT_COLUMNS (cx_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (CxImportColumns, cx_import_columns, CX, IMPORT_COLUMNS, GtkWidget)

/* To be called once. */
void cx_import_columns_set_model (CxImportColumns *self, CxImportModel *model);
/* Takes the focus to the search. */
void cx_import_columns_search (CxImportColumns *self);

G_END_DECLS
