/* The preferences that stand in the business file: each change is one step of undo. */
#pragma once

#include "cx-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_PREFERENCES_BUSINESS (cx_preferences_business_get_type ())
G_DECLARE_FINAL_TYPE (CxPreferencesBusiness,
                      cx_preferences_business,
                      CX,
                      PREFERENCES_BUSINESS,
                      AdwPreferencesPage)

GtkWidget *cx_preferences_business_new (CxSession *session);

G_END_DECLS
