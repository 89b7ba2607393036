/* The window that says what this program is. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Over @parent (nullable), not shown yet. */
GtkWindow *cx_about_new (GtkWindow *parent);

G_END_DECLS
