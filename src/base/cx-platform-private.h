/* Inside base/: what cx-platform.c asks of the one system it is built for. cx-platform-unix.c and
 * cx-platform-windows.c answer, and give the rest of cx-platform.h themselves. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers of this thread in the C style; what enter gives, leave takes back. */
gpointer cx_system_enter_c_numbers (void);
void cx_system_leave_c_numbers (gpointer before);

/* The locale of the person for letters and messages, with UTF-8 in any case. */
void cx_system_set_utf8_locale (void);

/* These return 0 or an errno. */
int cx_system_sync_file (const char *path);
int cx_system_sync_folder (const char *path);
int cx_system_replace (const char *tmp, const char *path);

/* While on, the first interrupt calls cx_system_interrupted () in some thread, the second ends the
 * program. */
void cx_system_watch_interrupts (gboolean on);
void cx_system_interrupted (void);

G_END_DECLS
