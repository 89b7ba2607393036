/* The program: one for all windows. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_APPLICATION (cx_application_get_type ())
G_DECLARE_FINAL_TYPE (CxApplication, cx_application, CX, APPLICATION, AdwApplication)

CxApplication *cx_application_new (void);

G_END_DECLS
