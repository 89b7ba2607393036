#pragma once

#include "cx-window-page.h"

G_BEGIN_DECLS

#define CX_TYPE_OVERVIEW_PAGE (cx_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (CxOverviewPage, cx_overview_page, CX, OVERVIEW_PAGE, GtkWidget)

extern const CxWindowPageType cx_overview_page_type;

G_END_DECLS
