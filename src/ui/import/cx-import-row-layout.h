/* What a row says, and its controls: beside each other where there is room, else below each other.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_IMPORT_ROW_LAYOUT (cx_import_row_layout_get_type ())
G_DECLARE_FINAL_TYPE (CxImportRowLayout,
                      cx_import_row_layout,
                      CX,
                      IMPORT_ROW_LAYOUT,
                      GtkLayoutManager)

G_END_DECLS
