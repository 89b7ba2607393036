#include "config.h"

#include "cx-application-private.h"

#include "cx-about.h"
#include "cx-error-dialog.h"
#include "cx-error.h"
#include "cx-file-kind.h"
#include "cx-help.h"
#include "cx-i18n.h"
#include "cx-new-window.h"
#include "cx-open.h"
#include "cx-preferences.h"
#include "cx-restore.h"
#include "cx-shortcuts.h"
#include "cx-start-window.h"
#include "cx-ui.h"
#include "cx-window.h"

/* The start page or business from which something was asked. (nullable) */
static GtkWindow *
get_window (CxApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  while (window != NULL && !CX_IS_WINDOW (window) && !CX_IS_START_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  return window;
}

/* What waits on the start page for a business to be imported into. */
static const char *const *
get_files (GtkWindow *window)
{
  return CX_IS_START_WINDOW (window) ? cx_start_window_get_files (CX_START_WINDOW (window)) : NULL;
}

static void
new_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CxApplication *self = CX_APPLICATION (user_data);
  GtkWindow *from = get_window (self);

  gtk_window_present (GTK_WINDOW (cx_new_window_new (self, from, get_files (from))));
}

static void
open_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxApplication) self = CX_APPLICATION (user_data);
  GtkWindow *from = GTK_WINDOW (object);
  g_autoptr (GListModel) files = cx_file_chooser_finish_files (result);
  g_auto (GStrv) paths = NULL;

  if (files == NULL)
    return;
  paths = cx_application_list_paths (files);
  for (guint i = 0; paths[i] != NULL; i++)
    cx_application_open_path (self, from, paths[i], CX_STORE_READ_WRITE, get_files (from));
}

static void
open_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CxApplication *self = CX_APPLICATION (user_data);
  GtkWindow *from = get_window (self);

  if (from == NULL)
    from = cx_application_show_start (self);
  cx_file_chooser_open (from, _ ("Open a business"), cx_file_kind_get_businesses (), TRUE,
                        open_chosen_cb, g_object_ref (self));
}

static void
open_recent_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CxApplication *self = CX_APPLICATION (user_data);
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));
  g_autofree char *path = g_file_get_path (file);
  GtkWindow *from = get_window (self);

  if (path != NULL)
    cx_application_open_path (self, from, path, CX_STORE_READ_WRITE, get_files (from));
}

static void
start_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  cx_application_show_start (CX_APPLICATION (user_data));
}

static void
sample_made_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxProject) project = cx_open_finish (result, &error);
  GtkWindow *start = GTK_WINDOW (user_data);
  CxApplication *self = CX_APPLICATION (g_application_get_default ());

  g_application_release (G_APPLICATION (self));
  cx_start_window_set_working (CX_START_WINDOW (start), NULL, NULL);
  if (project == NULL)
    cx_error_dialog_show (start, _ ("The sample business could not be made"), error);
  else
    cx_application_show_project (self, start, project, get_files (start));
  g_object_unref (start);
}

static void
sample_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CxApplication *self = CX_APPLICATION (user_data);
  g_autoptr (CxActivity) activity = cx_activity_new ();
  GtkWindow *start = cx_application_show_start (self);

  g_application_hold (G_APPLICATION (self));
  cx_start_window_set_working (CX_START_WINDOW (start), _ ("Making the sample business…"),
                               activity);
  cx_open_sample_async (NULL, activity, sample_made_cb, g_object_ref (start));
}

static void
restore_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CxApplication *self = CX_APPLICATION (user_data);
  GtkWindow *from = get_window (self);

  cx_restore_ask (self, from != NULL ? from : cx_application_show_start (self));
}

static void
preferences_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = get_window (CX_APPLICATION (user_data));
  CxSession *session = CX_IS_WINDOW (window) ? cx_window_get_session (CX_WINDOW (window)) : NULL;

  cx_preferences_show (window, session);
}

static gboolean
present_cb (gpointer data)
{
  gtk_window_present (GTK_WINDOW (data));
  return G_SOURCE_REMOVE;
}

void
cx_application_present_soon (GtkWindow *window)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, present_cb, g_object_ref (window), g_object_unref);
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  cx_about_show (get_window (CX_APPLICATION (user_data)));
}

static void
shortcuts_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  cx_application_present_soon (cx_shortcuts_new (get_window (CX_APPLICATION (user_data))));
}

static void
help_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  cx_help_show (get_window (CX_APPLICATION (user_data)), g_variant_get_string (parameter, NULL));
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  cx_application_close_all (CX_APPLICATION (user_data));
}

static void
set_accels (CxApplication *self)
{
  static const struct
  {
    const char *action;
    const char *accels[3];
  } accels[] = {
    { "app.new", { "<Control>n" } },
    { "app.open", { "<Control>o" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.quit", { "<Control>q" } },
    { "app.shortcuts", { "<Control>question" } },
    { "window.close", { "<Control>w" } },
    { "win.back", { "<Alt>Left", "Back" } },
    { "win.find", { "<Control>f" } },
    { "win.search", { "<Control>k" } },
    { "win.import(@as [])", { "<Control>i" } },
    { "win.report('')", { "<Control>e" } },
    { "win.go('history')", { "<Control>h" } },
    { "win.help", { "F1" } },
    { "win.menu", { "F10" } },
    { "win.toggle-sidebar", { "F9" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action,
                                           accels[i].accels);
}

void
cx_application_add_actions (CxApplication *self)
{
  const GActionEntry entries[] = {
    { "new", new_action },
    { "open", open_action },
    { "open-recent", open_recent_action, "s" },
    { "start", start_action },
    { "sample", sample_action },
    { "restore", restore_action },
    { "preferences", preferences_action },
    { "about", about_action },
    { "shortcuts", shortcuts_action },
    { "help", help_action, "s" },
    { "quit", quit_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  set_accels (self);
}
