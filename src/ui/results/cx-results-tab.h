#pragma once

#include "cx-window-page.h"

G_BEGIN_DECLS

#define CX_TYPE_RESULTS_TAB (cx_results_tab_get_type ())
G_DECLARE_FINAL_TYPE (CxResultsTab, cx_results_tab, CX, RESULTS_TAB, GtkWidget)

extern const CxWindowPageType cx_results_tab_type;

G_END_DECLS
