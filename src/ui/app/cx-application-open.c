#include "config.h"

#include "cx-application.h"

#include "cx-application-private.h"
#include "cx-error-dialog.h"
#include "cx-error.h"
#include "cx-file-kind.h"
#include "cx-i18n.h"
#include "cx-open.h"
#include "cx-recent.h"
#include "cx-start-window.h"
#include "cx-window.h"

#define SHOW_WORK_MS 300
#define LEAVE_MS 200

/* A file that is being opened. */
typedef struct
{
  CxApplication *application;
  GtkWindow *from; /* nullable */
  char *path;
  char **files; /* nullable: to import then */
  guint timeout;
  gboolean held; /* it keeps the program running */
} Opening;

static void
release (Opening *opening)
{
  if (opening->held)
    g_application_release (G_APPLICATION (opening->application));
  opening->held = FALSE;
}

static void
opening_free (Opening *opening)
{
  g_clear_handle_id (&opening->timeout, g_source_remove);
  if (opening->from != NULL)
    g_object_remove_weak_pointer (G_OBJECT (opening->from), (gpointer *) &opening->from);
  release (opening);
  g_object_unref (opening->application);
  g_free (opening->path);
  g_strfreev (opening->files);
  g_free (opening);
}

static void
set_from (Opening *opening, GtkWindow *from)
{
  opening->from = from;
  if (from != NULL)
    g_object_add_weak_pointer (G_OBJECT (from), (gpointer *) &opening->from);
}

char **
cx_application_list_paths (GListModel *list)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (list, i);
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL)
        g_strv_builder_add (paths, path);
    }
  return g_strv_builder_end (paths);
}

GtkWindow *
cx_application_find_window (CxApplication *self, const char *path)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *item = windows; item != NULL; item = item->next)
    if (CX_IS_WINDOW (item->data))
      {
        CxProject *project = cx_session_get_project (cx_window_get_session (item->data));

        if (cx_open_is_same_file (cx_store_get_path (cx_project_get_store (project)), path))
          return item->data;
      }
  return NULL;
}

GtkWindow *
cx_application_show_start (CxApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));
  GtkWindow *start = NULL;

  for (GList *item = windows; item != NULL && start == NULL; item = item->next)
    if (CX_IS_START_WINDOW (item->data))
      start = item->data;
  if (start == NULL)
    start = GTK_WINDOW (cx_start_window_new (GTK_APPLICATION (self)));
  gtk_window_present (start);
  return start;
}

static void
import_into (GtkWindow *window, const char *const *files)
{
  CxSession *session = cx_window_get_session (CX_WINDOW (window));

  if (files == NULL || files[0] == NULL)
    return;
  if (cx_session_is_read_only (session))
    cx_session_toast (session,
                      _ ("This business is open for reading only: nothing can be imported into "
                         "it."),
                      FALSE);
  else
    gtk_widget_activate_action (GTK_WIDGET (window), "win.import", "^as", files);
}

static gboolean
leave_start_cb (gpointer data)
{
  gtk_window_destroy (GTK_WINDOW (data));
  return G_SOURCE_REMOVE;
}

/* The start page has done its work. It goes once what was clicked in it is over, and assistive
 * tools have heard of the window that follows it. */
static void
leave_start (GtkWindow *from)
{
  if (!CX_IS_START_WINDOW (from))
    return;
  gtk_window_set_focus (from, NULL);
  g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, LEAVE_MS, leave_start_cb, g_object_ref (from),
                      g_object_unref);
}

void
cx_application_show_project (CxApplication *self,
                             GtkWindow *from,
                             CxProject *project,
                             const char *const *files)
{
  g_autoptr (CxSession) session = cx_session_new (project);
  CxWindow *window = cx_window_new (GTK_APPLICATION (self), session);

  cx_recent_add (cx_store_get_path (cx_project_get_store (project)));
  gtk_window_present (GTK_WINDOW (window));
  import_into (GTK_WINDOW (window), files);
  leave_start (from);
}

/* Messages. */

static void
fail_response_cb (AdwMessageDialog *dialog, const char *response, Opening *opening)
{
  GActionGroup *actions = G_ACTION_GROUP (opening->application);
  const char *const *files = (const char *const *) opening->files;
  g_autofree char *uri = g_filename_to_uri (opening->path, NULL, NULL);

  if (g_str_equal (response, "read"))
    cx_application_open_path (opening->application, opening->from, opening->path,
                              CX_STORE_READ_ONLY, files);
  else if (g_str_equal (response, "restore"))
    g_action_group_activate_action (actions, "restore", NULL);
  else if (g_str_equal (response, "open"))
    g_action_group_activate_action (actions, "open", NULL);
  else if (g_str_equal (response, "forget") && uri != NULL)
    cx_recent_remove (uri);
}

static void
opening_free_cb (gpointer data, GClosure *closure)
{
  opening_free (data);
}

/* What can be done about it, beside Close. */
static const char *
add_mend (AdwMessageDialog *dialog, const GError *error)
{
  switch (error->domain == CX_ERROR ? error->code : -1)
    {
    case CX_ERROR_LOCKED:
    case CX_ERROR_READ_ONLY:
    case CX_ERROR_NEWER:
      adw_message_dialog_add_response (dialog, "read", _ ("Open for reading only"));
      return "read";
    case CX_ERROR_DAMAGED:
      adw_message_dialog_add_response (dialog, "restore", _ ("_Restore a backup…"));
      return "restore";
    case CX_ERROR_NOT_FOUND:
      adw_message_dialog_add_response (dialog, "forget", _ ("_Remove from the list"));
      adw_message_dialog_add_response (dialog, "open", _ ("_Look for it…"));
      return "open";
    case CX_ERROR_NOT_A_BUSINESS:
      adw_message_dialog_add_response (dialog, "open", _ ("_Open another file…"));
      return "open";
    default:
      return NULL;
    }
}

/* Takes @opening. */
static void
tell_failure (Opening *opening, const GError *error)
{
  g_autofree char *name = g_filename_display_basename (opening->path);
  g_autofree char *heading = g_strdup_printf (_ ("“%s” could not be opened"), name);
  AdwMessageDialog *dialog;
  const char *mend;

  if (opening->from == NULL)
    set_from (opening, cx_application_show_start (opening->application));
  release (opening); /* the start page is there, or the window from which it was asked */
  dialog = cx_error_dialog_new (opening->from, heading, error);
  adw_message_dialog_add_response (dialog, "close", _ ("_Close"));
  mend = add_mend (dialog, error);
  adw_message_dialog_set_default_response (dialog, mend != NULL ? mend : "close");
  adw_message_dialog_set_close_response (dialog, "close");
  if (mend != NULL)
    adw_message_dialog_set_response_appearance (dialog, mend, ADW_RESPONSE_SUGGESTED);
  /* The dialog may also go without an answer, with its window. */
  g_signal_connect_data (dialog, "response", G_CALLBACK (fail_response_cb), opening,
                         opening_free_cb, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Opening. */

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CxProject) project = cx_open_finish (result, &error);

  g_clear_handle_id (&opening->timeout, g_source_remove);
  if (CX_IS_START_WINDOW (opening->from))
    cx_start_window_set_working (CX_START_WINDOW (opening->from), NULL, NULL);
  if (project == NULL)
    {
      tell_failure (opening, error);
      return;
    }
  cx_application_show_project (opening->application, opening->from, project,
                               (const char *const *) opening->files);
  opening_free (opening);
}

/* It takes long, as where a file is brought up to date or a disk wakes up. */
static gboolean
show_work_cb (gpointer data)
{
  Opening *opening = data;
  g_autofree char *name = cx_recent_make_name (opening->path);
  g_autofree char *text = g_strdup_printf (_ ("Opening “%s”…"), name);

  opening->timeout = 0;
  if (opening->from == NULL)
    set_from (opening, cx_application_show_start (opening->application));
  if (CX_IS_START_WINDOW (opening->from))
    cx_start_window_set_working (CX_START_WINDOW (opening->from), text, NULL);
  return G_SOURCE_REMOVE;
}

void
cx_application_open_path (CxApplication *self,
                          GtkWindow *from,
                          const char *path,
                          CxStoreFlags flags,
                          const char *const *files)
{
  GtkWindow *window = cx_application_find_window (self, path);
  Opening *opening;

  if (window != NULL && cx_window_is_closing (CX_WINDOW (window)))
    {
      cx_window_reopen (CX_WINDOW (window));
      return;
    }
  if (window != NULL)
    {
      gtk_window_present (window);
      import_into (window, files);
      leave_start (from);
      return;
    }
  opening = g_new0 (Opening, 1);
  opening->application = g_object_ref (self);
  opening->path = g_strdup (path);
  opening->files = g_strdupv ((char **) files);
  set_from (opening, from);
  opening->timeout = g_timeout_add (SHOW_WORK_MS, show_work_cb, opening);
  opening->held = TRUE;
  g_application_hold (G_APPLICATION (self));
  cx_open_async (path, flags, opened_cb, opening);
}

/* What waits on the start page already is not forgotten for what comes now. */
static void
add_waiting (GPtrArray *exports, GtkWindow *from)
{
  const char *const *waiting = CX_IS_START_WINDOW (from)
                                   ? cx_start_window_get_files (CX_START_WINDOW (from))
                                   : NULL;

  for (guint i = 0; waiting != NULL && waiting[i] != NULL; i++)
    g_ptr_array_add (exports, g_strdup (waiting[i]));
}

void
cx_application_open_files (CxApplication *self, GtkWindow *from, const char *const *files)
{
  g_autoptr (GPtrArray) businesses = g_ptr_array_new ();
  g_autoptr (GPtrArray) exports = g_ptr_array_new_with_free_func (g_free);

  add_waiting (exports, from);
  /* In a business everything else is meant as answers: the import page says where it cannot be. */
  for (guint i = 0; files[i] != NULL; i++)
    if (CX_IS_WINDOW (from) ? cx_file_kind_is_business (files[i])
                            : !cx_file_kind_is_table (files[i]))
      g_ptr_array_add (businesses, (gpointer) files[i]);
    else if (!g_ptr_array_find_with_equal_func (exports, files[i], g_str_equal, NULL))
      g_ptr_array_add (exports, g_strdup (files[i]));
  g_ptr_array_add (exports, NULL);

  /* Exports that come with one business belong into it. */
  for (guint i = 0; i < businesses->len; i++)
    cx_application_open_path (self, from, businesses->pdata[i], CX_STORE_READ_WRITE,
                              businesses->len == 1 ? (const char *const *) exports->pdata : NULL);
  if (exports->len == 1 || businesses->len == 1)
    return;
  if (CX_IS_WINDOW (from))
    {
      import_into (from, (const char *const *) exports->pdata);
      return;
    }
  from = cx_application_show_start (self);
  cx_start_window_set_files (CX_START_WINDOW (from), (const char *const *) exports->pdata);
}

void
cx_application_close_all (CxApplication *self)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  for (GList *item = windows; item != NULL; item = item->next)
    gtk_window_close (item->data);
}
