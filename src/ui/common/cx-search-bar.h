/* Search in a page. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens @bar for writing into @entry; what was searched last is selected, so that it is replaced by
 * what is typed. */
void cx_search_bar_open (GtkSearchBar *bar, GtkEditable *entry);

G_END_DECLS
