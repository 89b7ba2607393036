#pragma once

#include "cx-window-page.h"

G_BEGIN_DECLS

#define CX_TYPE_HISTORY_PAGE (cx_history_page_get_type ())
G_DECLARE_FINAL_TYPE (CxHistoryPage, cx_history_page, CX, HISTORY_PAGE, GtkWidget)

extern const CxWindowPageType cx_history_page_type;

G_END_DECLS
