/* What a column that fills only a part of a question may fill: a row, a choice, a place. */
#pragma once

#include "cx-import-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the column does for that part. NULL: it fills the whole question. */
const char *cx_import_part_name (CxPart part);
/* Fills @codes (char *, of g_free ()) and @texts with what the column may be, side by side. */
void cx_import_part_list (CxImportModel *model,
                          const CxMappingColumn *column,
                          GPtrArray *codes,
                          GtkStringList *texts);

G_END_DECLS
