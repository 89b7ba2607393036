/* One column of the file in the list: what stands in it, where it goes, and of which type it is;
 * opened, all about it. */
#pragma once

#include "cx-import-targets.h"

G_BEGIN_DECLS

#define CX_TYPE_IMPORT_COLUMN_ROW (cx_import_column_row_get_type ())
G_DECLARE_FINAL_TYPE (CxImportColumnRow, cx_import_column_row, CX, IMPORT_COLUMN_ROW, GtkListBoxRow)

GtkWidget *cx_import_column_row_new (CxImportModel *model, CxImportTargets *targets, guint column);
guint cx_import_column_row_get_column (CxImportColumnRow *self);
/* Shows what the mapping says now. */
void cx_import_column_row_update (CxImportColumnRow *self);
/* Only whether it needs a look. */
void cx_import_column_row_update_look (CxImportColumnRow *self);

G_END_DECLS
