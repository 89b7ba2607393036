/* Tiles of one size in lines of as many as have room. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_IMPORT_TILE_LAYOUT (cx_import_tile_layout_get_type ())
G_DECLARE_FINAL_TYPE (CxImportTileLayout,
                      cx_import_tile_layout,
                      CX,
                      IMPORT_TILE_LAYOUT,
                      GtkLayoutManager)

G_END_DECLS
