#include "config.h"

#include "cx-recent.h"

#include "cx-store.h"

#include <string.h>

#define KEY "recent-files"
#define MOST 20

void
cx_recent_free (CxRecent *recent)
{
  g_free (recent->uri);
  g_free (recent->path);
  g_free (recent->name);
  g_free (recent->folder);
  g_free (recent);
}

char **
cx_recent_list (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);

  return g_settings_get_strv (settings, KEY);
}

/* The list with @first on top (nullable) and without @gone (nullable). */
static void
write_list (const char *first, const char *gone)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_auto (GStrv) old = g_settings_get_strv (settings, KEY);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  if (first != NULL)
    g_ptr_array_add (list, (gpointer) first);
  for (guint i = 0; old[i] != NULL && list->len < MOST; i++)
    if (g_strcmp0 (old[i], first) != 0 && g_strcmp0 (old[i], gone) != 0)
      g_ptr_array_add (list, old[i]);
  g_ptr_array_add (list, NULL);
  g_settings_set_strv (settings, KEY, (const char *const *) list->pdata);
}

void
cx_recent_add (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri != NULL)
    write_list (uri, NULL);
}

void
cx_recent_remove (const char *uri)
{
  write_list (NULL, uri);
}

void
cx_recent_move (const char *uri, GFile *file)
{
  g_autofree char *now = g_file_get_uri (file);

  write_list (now, uri);
}

char *
cx_recent_make_name (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, CX_STORE_SUFFIX))
    name[strlen (name) - strlen (CX_STORE_SUFFIX)] = '\0';
  return g_filename_display_name (name);
}

char *
cx_recent_make_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const char *home = g_get_home_dir ();
  const gsize length = strlen (home);
  g_autofree char *short_folder = NULL;

  if (g_str_has_prefix (folder, home) &&
      (folder[length] == '\0' || G_IS_DIR_SEPARATOR (folder[length])))
    short_folder = g_strconcat ("~", folder + length, NULL);
  return g_filename_display_name (short_folder != NULL ? short_folder : folder);
}

static CxRecent *
look_at (const char *uri, GCancellable *cancellable)
{
  CxRecent *recent = g_new0 (CxRecent, 1);
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GDateTime) changed = NULL;

  recent->uri = g_strdup (uri);
  recent->path = g_file_get_path (file);
  if (recent->path == NULL)
    recent->path = g_strdup (uri);
  recent->name = cx_recent_make_name (recent->path);
  recent->folder = cx_recent_make_folder (recent->path);
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE,
                            cancellable, NULL);
  recent->missing = info == NULL;
  if (info != NULL)
    changed = g_file_info_get_modification_date_time (info);
  if (changed != NULL)
    recent->changed = g_date_time_to_unix (changed) * 1000;
  return recent;
}

static void
look_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  char **uris = data;
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_recent_free);

  for (guint i = 0; uris[i] != NULL; i++)
    g_ptr_array_add (found, look_at (uris[i], cancellable));
  g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
}

void
cx_recent_look_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, cx_recent_list (), (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, look_thread);
}

GPtrArray *
cx_recent_look_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
