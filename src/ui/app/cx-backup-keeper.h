/* Backups: by themselves as often as the person wants them, and when asked. */
#pragma once

#include "cx-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes a copy where the business was changed and the last copy is old enough, and takes away the
 * oldest copies that are too many: only those that were made of this very business by itself. Off
 * the main thread; a copy that is under way is waited for when the file is closed. */
void cx_backup_keeper_run (CxSession *session);

/* Asks where to, and copies. */
void cx_backup_keeper_ask (GtkWindow *parent, CxSession *session);

/* The folder of automatic backups. g_free (). */
char *cx_backup_keeper_get_folder (void);

/* What the above does, for tests. @days: least age of the last copy; @keep: how many stay; @now: ms
 * UTC. *@made tells whether one was made. */
gboolean cx_backup_keeper_keep (CxProject *project,
                                const char *folder,
                                guint days,
                                guint keep,
                                gint64 now,
                                CxProgress *progress,
                                gboolean *made,
                                GError **error);

G_END_DECLS
