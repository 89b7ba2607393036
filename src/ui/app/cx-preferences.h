/* The preferences: of the program at this computer, and of the business, which stand in its file.
 */
#pragma once

#include "cx-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_PREFERENCES (cx_preferences_get_type ())
G_DECLARE_FINAL_TYPE (CxPreferences, cx_preferences, CX, PREFERENCES, AdwPreferencesWindow)

/* @session is nullable: then there are only those of the program. */
void cx_preferences_show (GtkWindow *parent, CxSession *session);

G_END_DECLS
