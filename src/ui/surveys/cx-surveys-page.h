#pragma once

#include "cx-window-page.h"

G_BEGIN_DECLS

#define CX_TYPE_SURVEYS_PAGE (cx_surveys_page_get_type ())
G_DECLARE_FINAL_TYPE (CxSurveysPage, cx_surveys_page, CX, SURVEYS_PAGE, GtkWidget)

extern const CxWindowPageType cx_surveys_page_type;

G_END_DECLS
