/* How often copies of businesses are made, how many are kept, and where. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_PREFERENCES_BACKUPS (cx_preferences_backups_get_type ())
G_DECLARE_FINAL_TYPE (CxPreferencesBackups,
                      cx_preferences_backups,
                      CX,
                      PREFERENCES_BACKUPS,
                      AdwPreferencesGroup)

GtkWidget *cx_preferences_backups_new (void);

G_END_DECLS
