#include "config.h"

#include "cx-search-bar.h"

void
cx_search_bar_open (GtkSearchBar *bar, GtkEditable *entry)
{
  gtk_search_bar_set_search_mode (bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  /* A search entry that gets the focus selects nothing by itself. */
  gtk_editable_select_region (entry, 0, -1);
}
