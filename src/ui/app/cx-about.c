#include "config.h"

#include "cx-about.h"

#include "cx-i18n.h"

/* Filled in another handler than it was made, because both together take longer than a frame. */
static gboolean
present_cb (gpointer window)
{
  if (!gtk_widget_in_destruction (window))
    {
      g_object_set (window, "application-name", _ ("Clientele"), "application-icon", APPLICATION_ID,
                    "version", PACKAGE_VERSION, "developer-name", _ ("The Clientele developers"),
                    "license-type", GTK_LICENSE_GPL_3_0, "comments",
                    _ ("See what customers say, and whether it changes."), NULL);
      /* TRANSLATORS: your names, a line each. */
      adw_about_window_set_translator_credits (window, _ ("translator-credits"));
      gtk_window_present (window);
    }
  return G_SOURCE_REMOVE;
}

void
cx_about_show (GtkWindow *parent)
{
  GtkWidget *window = adw_about_window_new ();

  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), parent != NULL);
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, present_cb, g_object_ref (window), g_object_unref);
}
