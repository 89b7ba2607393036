/* Messages about what failed: what happened, and how to mend it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A dialog, not shown yet, to which answers can be added; it has none. @parent is nullable. */
AdwMessageDialog *cx_error_dialog_new (GtkWindow *parent, const char *heading, const GError *error);
/* The whole of it, with Close; cancelling says nothing. */
void cx_error_dialog_show (GtkWindow *parent, const char *heading, const GError *error);

G_END_DECLS
