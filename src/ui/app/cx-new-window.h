/* A new business: its name, currency, time zone, language, and the place of its file. */
#pragma once

#include "cx-application.h"

G_BEGIN_DECLS

#define CX_TYPE_NEW_WINDOW (cx_new_window_get_type ())
G_DECLARE_FINAL_TYPE (CxNewWindow, cx_new_window, CX, NEW_WINDOW, AdwWindow)

/* @from (nullable) is the window from which it was asked; @files (nullable) are imported then. */
CxNewWindow *
cx_new_window_new (CxApplication *application, GtkWindow *from, const char *const *files);

G_END_DECLS
