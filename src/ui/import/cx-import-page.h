#pragma once

#include "cx-window-page.h"

G_BEGIN_DECLS

#define CX_TYPE_IMPORT_PAGE (cx_import_page_get_type ())
G_DECLARE_FINAL_TYPE (CxImportPage, cx_import_page, CX, IMPORT_PAGE, GtkWidget)

extern const CxWindowPageType cx_import_page_type;

G_END_DECLS
