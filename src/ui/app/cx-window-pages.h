/* The page table: every page of the window, in the order of the sidebar. */
#pragma once

#include "cx-window-page.h"

G_BEGIN_DECLS

/* NULL-terminated, static. */
const CxWindowPageType *const *cx_window_pages (void);
/* The page whose id a place begins with; NULL: there is none. */
const CxWindowPageType *cx_window_page_find (const char *place);

G_END_DECLS
