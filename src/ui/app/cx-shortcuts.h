#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWindow *cx_shortcuts_new (GtkWindow *parent);

G_END_DECLS
