#pragma once

#include "cx-window-page.h"

G_BEGIN_DECLS

#define CX_TYPE_QUESTIONS_TAB (cx_questions_tab_get_type ())
G_DECLARE_FINAL_TYPE (CxQuestionsTab, cx_questions_tab, CX, QUESTIONS_TAB, GtkWidget)

extern const CxWindowPageType cx_questions_tab_type;

G_END_DECLS
