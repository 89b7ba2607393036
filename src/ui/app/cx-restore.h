/* Bringing a backup back. */
#pragma once

#include "cx-application.h"

G_BEGIN_DECLS

/* Asks for the backup, for its passphrase where it has one, and where the business is to be; puts
 * it there and opens it. What was there is kept beside it. */
void cx_restore_ask (CxApplication *application, GtkWindow *parent);

G_END_DECLS
