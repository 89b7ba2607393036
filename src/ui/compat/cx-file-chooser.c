#include "config.h"

#include "cx-file-chooser.h"

#include "cx-i18n.h"

#include <string.h>

#define TEST_ANSWER "CLIENTELE_TEST_FILE_CHOOSER"

GFile *
cx_file_chooser_get_folder (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autofree char *uri = g_settings_get_string (settings, "last-folder");
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  if (*uri != '\0')
    {
      g_autoptr (GFile) folder = g_file_new_for_uri (uri);

      /* A folder of another computer is not waited for. */
      if (g_file_is_native (folder) && g_file_query_exists (folder, NULL))
        return g_steal_pointer (&folder);
    }
  return g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());
}

static void
remember_folder (GFile *folder)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autofree char *uri = g_file_get_uri (folder);

  g_settings_set_string (settings, "last-folder", uri);
}

void
cx_file_chooser_remember (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);

  if (folder != NULL)
    remember_folder (folder);
}

/* One pattern a suffix, upper and lower case alike. */
static GtkFileFilter *
make_filter (const CxFileFilter *filter)
{
  GtkFileFilter *made = gtk_file_filter_new ();

  gtk_file_filter_set_name (made, _ (filter->name));
  if (filter->suffixes == NULL)
    {
      gtk_file_filter_add_pattern (made, "*");
    }
  else
    {
      g_auto (GStrv) suffixes = g_strsplit (filter->suffixes, ";", 0);

      for (guint i = 0; suffixes[i] != NULL; i++)
        gtk_file_filter_add_suffix (made, suffixes[i]);
    }
  return made;
}

/* Answers that a test has prepared. NULL: there is none, a dialog is shown. */
static GListStore *
get_prepared (void)
{
  const char *answer = g_getenv (TEST_ANSWER);
  GListStore *files;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (answer == NULL || *answer == '\0')
    return NULL;
  if (*answer != '@')
    text = g_strdup (answer);
  else if (!g_file_get_contents (answer + 1, &text, NULL, NULL))
    text = g_strdup ("");
  files = g_list_store_new (G_TYPE_FILE);
  lines = g_strsplit (text, "\n", 0);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      {
        g_autoptr (GFile) file = g_file_new_for_path (lines[i]);

        g_list_store_append (files, file);
      }
  return files;
}

static void
return_files (GTask *task, GListModel *files)
{
  if (g_list_model_get_n_items (files) > 0)
    g_task_return_pointer (task, g_object_ref (files), g_object_unref);
  else
    g_task_return_pointer (task, NULL, NULL);
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);

  if (response != GTK_RESPONSE_ACCEPT)
    {
      g_task_return_pointer (task, NULL, NULL);
    }
  else
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (chooser);
      g_autoptr (GFile) first = g_list_model_get_item (files, 0);

      if (first != NULL &&
          gtk_file_chooser_get_action (chooser) == GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER)
        remember_folder (first);
      else if (first != NULL)
        cx_file_chooser_remember (first);
      return_files (task, files);
    }
  g_object_unref (dialog);
}

static void
ask (GtkWindow *parent,
     const char *title,
     GtkFileChooserAction action,
     const CxFileFilter *filters,
     const char *name,
     gboolean multiple,
     GTask *task)
{
  const gboolean saving = action == GTK_FILE_CHOOSER_ACTION_SAVE;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GListStore) prepared = get_prepared ();
  GtkFileChooserNative *dialog;

  if (prepared != NULL)
    {
      return_files (task, G_LIST_MODEL (prepared));
      g_object_unref (task);
      return;
    }
  dialog = gtk_file_chooser_native_new (title, parent, action, saving ? _ ("_Save") : _ ("_Open"),
                                        _ ("_Cancel"));
  if (action == GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER)
    gtk_file_chooser_native_set_accept_label (dialog, _ ("_Choose"));
  for (guint i = 0; filters != NULL && filters[i].name != NULL; i++)
    {
      g_autoptr (GtkFileFilter) filter = make_filter (&filters[i]);

      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
    }
  folder = cx_file_chooser_get_folder ();
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), multiple);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
cx_file_chooser_open (GtkWindow *parent,
                      const char *title,
                      const CxFileFilter *filters,
                      gboolean multiple,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  ask (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, filters, NULL, multiple,
       g_task_new (parent, NULL, callback, user_data));
}

void
cx_file_chooser_save (GtkWindow *parent,
                      const char *title,
                      const CxFileFilter *filters,
                      const char *name,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  ask (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, filters, name, FALSE,
       g_task_new (parent, NULL, callback, user_data));
}

void
cx_file_chooser_folder (GtkWindow *parent,
                        const char *title,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  ask (parent, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, NULL, FALSE,
       g_task_new (parent, NULL, callback, user_data));
}

GListModel *
cx_file_chooser_finish_files (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

GFile *
cx_file_chooser_finish (GAsyncResult *result)
{
  g_autoptr (GListModel) files = cx_file_chooser_finish_files (result);

  return files != NULL ? g_list_model_get_item (files, 0) : NULL;
}
