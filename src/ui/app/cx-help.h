/* The help. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens the help at page @page (nullable: its first page), in the help viewer where there is one,
 * else in the browser. */
void cx_help_show (GtkWindow *parent, const char *page);

G_END_DECLS
