/* How many rows are new, changed, there already, rejected and passed over. */
#pragma once

#include "cx-importer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_IMPORT_TILES (cx_import_tiles_get_type ())
G_DECLARE_FINAL_TYPE (CxImportTiles, cx_import_tiles, CX, IMPORT_TILES, GtkWidget)

GtkWidget *cx_import_tiles_new (void);
/* @result NULL: not known yet. */
void cx_import_tiles_set_result (CxImportTiles *self, const CxImportResult *result);

G_END_DECLS
