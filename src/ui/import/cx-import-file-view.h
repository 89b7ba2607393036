/* One file in the assistant, in whatever state it is. */
#pragma once

#include "cx-import-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_IMPORT_FILE_VIEW (cx_import_file_view_get_type ())
G_DECLARE_FINAL_TYPE (CxImportFileView, cx_import_file_view, CX, IMPORT_FILE_VIEW, GtkWidget)

GtkWidget *cx_import_file_view_new (CxImportModel *model);
CxImportModel *cx_import_file_view_get_model (CxImportFileView *self);
/* FALSE while there are no columns to search in. */
gboolean cx_import_file_view_search (CxImportFileView *self);

G_END_DECLS
