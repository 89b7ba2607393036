#pragma once

#include "cx-window-page.h"

G_BEGIN_DECLS

#define CX_TYPE_REPORTS_PAGE (cx_reports_page_get_type ())
G_DECLARE_FINAL_TYPE (CxReportsPage, cx_reports_page, CX, REPORTS_PAGE, GtkWidget)

extern const CxWindowPageType cx_reports_page_type;

G_END_DECLS
