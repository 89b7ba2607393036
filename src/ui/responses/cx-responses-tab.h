#pragma once

#include "cx-window-page.h"

G_BEGIN_DECLS

#define CX_TYPE_RESPONSES_TAB (cx_responses_tab_get_type ())
G_DECLARE_FINAL_TYPE (CxResponsesTab, cx_responses_tab, CX, RESPONSES_TAB, GtkWidget)

extern const CxWindowPageType cx_responses_tab_type;

G_END_DECLS
