#include "config.h"

#include "cx-about.h"

#include "cx-i18n.h"

GtkWindow *
cx_about_new (GtkWindow *parent)
{
  GtkWidget *window = adw_about_window_new ();

  g_object_set (window, "application-name", _ ("Clientele"), "application-icon", APPLICATION_ID,
                "version", PACKAGE_VERSION, "developer-name", _ ("The Clientele developers"),
                "license-type", GTK_LICENSE_GPL_3_0, "comments",
                _ ("See what customers say, and whether it changes."), NULL);
  /* TRANSLATORS: your names, a line each. */
  adw_about_window_set_translator_credits (ADW_ABOUT_WINDOW (window), _ ("translator-credits"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), parent != NULL);
  return GTK_WINDOW (window);
}
