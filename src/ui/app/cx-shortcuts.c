#include "config.h"

#include "cx-shortcuts.h"

#include "cx-shortcut-row.h"
#include "cx-ui.h"

#include <adwaita.h>

/* Groups of cx-shortcuts.ui in the order in which they stand. */
static const char *const groups[] = { "everywhere", "pages",     "answers",    "results",
                                      "responses",  "questions", "businesses", NULL };

typedef struct
{
  GtkBuilder *builder;
  GtkWindow *window;
  AdwPreferencesPage *page;
  guint next;
  guint source;
} Filling;

/* The builder holds the window, too, which would never end with it. */
static void
end_filling (Filling *filling)
{
  g_signal_handlers_disconnect_by_func (filling->window, end_filling, filling);
  g_clear_handle_id (&filling->source, g_source_remove);
  g_object_unref (filling->builder);
  g_free (filling);
}

static void
add_objects (Filling *filling, const char *id)
{
  const char *ids[] = { id, NULL };

  gtk_builder_add_objects_from_resource (filling->builder, CX_UI_RESOURCE "/app/cx-shortcuts.ui",
                                         ids, NULL);
}

static gboolean
add_group_cb (gpointer data)
{
  Filling *filling = data;
  const char *id = groups[filling->next++];

  add_objects (filling, id);
  adw_preferences_page_add (filling->page,
                            ADW_PREFERENCES_GROUP (gtk_builder_get_object (filling->builder, id)));
  if (groups[filling->next] != NULL)
    return G_SOURCE_CONTINUE;
  filling->source = 0;
  end_filling (filling);
  return G_SOURCE_REMOVE;
}

/* Rows of our own: GTK's window of shortcuts is wider than a narrow screen, and as a help overlay
 * it would be a window that is there but never shown, which GTK 4.8 cannot tell to assistive tools.
 * Group after group, because all at once would take longer than a frame.
 */
GtkWindow *
cx_shortcuts_new (GtkWindow *parent)
{
  Filling *filling = g_new0 (Filling, 1);

  g_type_ensure (CX_TYPE_SHORTCUT_ROW);
  filling->builder = gtk_builder_new ();
  add_objects (filling, "shortcuts");
  filling->window = GTK_WINDOW (gtk_builder_get_object (filling->builder, "shortcuts"));
  filling->page = ADW_PREFERENCES_PAGE (gtk_builder_get_object (filling->builder, "page"));
  gtk_window_set_transient_for (filling->window, parent);
  g_signal_connect_swapped (filling->window, "destroy", G_CALLBACK (end_filling), filling);
  filling->source = g_idle_add (add_group_cb, filling);
  return filling->window;
}
