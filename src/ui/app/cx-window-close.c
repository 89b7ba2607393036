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
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized", maximized);
  if (!maximized && width >= 360 && height >= 294)
    {
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
    }
  if (cx_place_get_part (place, 0) != NULL)
    g_settings_set_string (self->settings, "window-page", cx_place_get_part (place, 0));
}

/* What is done when the file is whole. */
typedef struct
{
  GApplication *application;
  CxSession *session;
  char *reopen; /* nullable: the path to open again */
} After;

static void
closed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  After *after = user_data;

  cx_session_close_finish (CX_SESSION (object), result);
  if (after->reopen != NULL)
    cx_application_open_path (CX_APPLICATION (after->application), NULL, after->reopen,
                              CX_STORE_READ_WRITE, NULL);
  g_application_release (after->application);
  g_object_unref (after->application);
  g_object_unref (after->session);
  g_free (after->reopen);
  g_free (after);
}

static gboolean
close_session_cb (gpointer data)
{
  After *after = data;

  cx_backup_keeper_run (after->session);
  cx_session_close_async (after->session, closed_cb, after);
  return G_SOURCE_REMOVE;
}

static void
close_window (CxWindow *self, const char *reopen)
{
  After *after = g_new0 (After, 1);

  save_state (self);
  after->application = g_object_ref (
      G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  after->session = g_object_ref (self->session);
  after->reopen = g_strdup (reopen);
  g_application_hold (after->application);
  gtk_window_destroy (GTK_WINDOW (self));
  /* Pages hand over what was typed last as they go, which is when whoever closes the window lets go
   * of it. */
  g_idle_add (close_session_cb, after);
}

void
cx_window_close_now (CxWindow *self)
{
  close_window (self, NULL);
}

void
cx_window_reopen (CxWindow *self)
{
  CxProject *project = cx_session_get_project (self->session);
  g_autofree char *path = g_strdup (cx_store_get_path (cx_project_get_store (project)));

  close_window (self, path);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, CxWindow *self)
{
  if (g_str_equal (response, "close"))
    close_window (self, NULL);
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
    close_window (self, NULL);
  return TRUE;
}
