/* The inside of the application, for its files. */
#pragma once

#include "cx-application.h"

G_BEGIN_DECLS

/* cx-application-actions.c: what the menus and shortcuts ask of the program. */
void cx_application_add_actions (CxApplication *self);
/* cx-application-open.c. */
void cx_application_close_all (CxApplication *self);

G_END_DECLS
