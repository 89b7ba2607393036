/* One search over everything: commands, pages, surveys, questions and answers. */
#pragma once

#include "cx-window.h"

G_BEGIN_DECLS

#define CX_TYPE_SEARCH_WINDOW (cx_search_window_get_type ())
G_DECLARE_FINAL_TYPE (CxSearchWindow, cx_search_window, CX, SEARCH_WINDOW, AdwWindow)

/* Over @window, in which what is chosen is done. */
void cx_search_window_show (CxWindow *window);

G_END_DECLS
