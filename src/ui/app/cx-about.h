/* The window that says what this program is. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Over @parent (nullable). */
void cx_about_show (GtkWindow *parent);

G_END_DECLS
