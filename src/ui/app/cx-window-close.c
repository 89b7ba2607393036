/* Closing a window: nothing that was typed is lost, and the file is whole again. */
#include "config.h"

#include "cx-application.h"
#include "cx-backup-keeper.h"
#include "cx-i18n.h"
#include "cx-place.h"
#include "cx-window-private.h"

static void
save_state (CxWindow *self)
{
  g_autoptr (CxPlace) place = cx_place_parse (self->place != NULL ? self->place : "");
  const gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_delay (settings); /* all at once, for the disk may be slow */
  g_settings_set_boolean (settings, "window-maximized", maximized);
  if (!maximized && width >= 360 && height >= 294)
    {
      g_settings_set_int (settings, "window-width", width);
      g_settings_set_int (settings, "window-height", height);
    }
  if (cx_place_get_part (place, 0) != NULL)
    g_settings_set_string (settings, "window-page", cx_place_get_part (place, 0));
  g_settings_apply (settings);
}

static void
closed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxWindow) self = CX_WINDOW (user_data);
  g_autoptr (GtkApplication)
      application = g_object_ref (gtk_window_get_application (GTK_WINDOW (self)));
  CxProject *project = cx_session_get_project (self->session);
  g_autofree char *path = g_strdup (cx_store_get_path (cx_project_get_store (project)));
  const gboolean reopen = self->reopen;

  cx_session_close_finish (CX_SESSION (object), result);
  g_application_hold (G_APPLICATION (application));
  gtk_window_destroy (GTK_WINDOW (self));
  if (reopen)
    cx_application_open_path (CX_APPLICATION (application), NULL, path, CX_STORE_READ_WRITE, NULL);
  g_application_release (G_APPLICATION (application));
}

/* Page after page, because all at once takes several frames, in which other windows would stand
 * still. Pages hand over what was typed last as they go. */
static gboolean
take_down_cb (gpointer data)
{
  CxWindow *self = CX_WINDOW (data);
  GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->stack));

  if (page != NULL)
    {
      gtk_stack_remove (self->stack, page);
      return G_SOURCE_CONTINUE;
    }
  self->taking_down = 0;
  cx_backup_keeper_run (self->session);
  cx_session_close_async (self->session, closed_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* Preferences and the search go with their window. */
static void
close_children (CxWindow *self)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (gtk_window_get_transient_for (item->data) == GTK_WINDOW (self))
      gtk_window_destroy (item->data);
}

void
cx_window_close_now (CxWindow *self)
{
  if (self->closing)
    return;
  self->closing = TRUE;
  save_state (self);
  g_clear_handle_id (&self->backup, g_source_remove);
  g_clear_handle_id (&self->arriving, g_source_remove);
  close_children (self);
  /* What has the focus would be kept by the stack for as long as there is a window, and with it the
   * page's own view of the file. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->taking_down = g_idle_add (take_down_cb, self);
}

gboolean
cx_window_is_closing (CxWindow *self)
{
  return self->closing;
}

void
cx_window_reopen (CxWindow *self)
{
  self->reopen = TRUE;
  cx_window_close_now (self);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, CxWindow *self)
{
  if (g_str_equal (response, "close"))
    cx_window_close_now (self);
}

static void
ask (CxWindow *self)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (self), _ ("Work is under way"),
      _ ("Closing the window stops it. What was done so far of an import is not kept."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "wait", _ ("_Keep working"),
                                    "close", _ ("_Stop and close"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "wait");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "wait");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
cx_window_close_request (GtkWindow *window)
{
  CxWindow *self = CX_WINDOW (window);

  if (cx_session_is_busy (self->session))
    ask (self);
  else
    cx_window_close_now (self);
  return TRUE;
}
