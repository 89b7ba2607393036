/* A window on one business file. */
#pragma once

#include "cx-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_WINDOW (cx_window_get_type ())
G_DECLARE_FINAL_TYPE (CxWindow, cx_window, CX, WINDOW, AdwApplicationWindow)

CxWindow *cx_window_new (GtkApplication *application, CxSession *session);
CxSession *cx_window_get_session (CxWindow *self);
/* Goes to @place and remembers where one was. */
void cx_window_go (CxWindow *self, const char *place);
/* Closes without asking whether work is to be stopped. What was typed is written, a backup made
 * where one is due; until the file is whole the window is there, but not seen. */
void cx_window_close_now (CxWindow *self);
gboolean cx_window_is_closing (CxWindow *self);
/* The same, then the file is opened again for writing; also where it is closing already. */
void cx_window_reopen (CxWindow *self);

G_END_DECLS
