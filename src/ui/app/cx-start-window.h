/* The start page: make, open, try; and the businesses that were opened lately. */
#pragma once

#include "cx-activity.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_START_WINDOW (cx_start_window_get_type ())
G_DECLARE_FINAL_TYPE (CxStartWindow, cx_start_window, CX, START_WINDOW, AdwApplicationWindow)

CxStartWindow *cx_start_window_new (GtkApplication *application);
/* Says what is being done instead of what could be; NULL: no more. With @activity (nullable) it
 * shows how far it is and can stop it. */
void cx_start_window_set_working (CxStartWindow *self, const char *label, CxActivity *activity);
/* Exports for which a business is to be chosen; it then imports them. */
void cx_start_window_set_files (CxStartWindow *self, const char *const *files);
/* (nullable) (transfer none) */
const char *const *cx_start_window_get_files (CxStartWindow *self);

G_END_DECLS
