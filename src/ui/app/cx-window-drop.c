/* Files that are dropped on a window; tables and files that are pasted into it. */
#include "config.h"

#include "cx-application.h"
#include "cx-i18n.h"
#include "cx-window-private.h"

#include <glib/gstdio.h>
#include <string.h>

#define KEEP_SECONDS (24 * 60 * 60)

static void
open_paths (CxWindow *self, char **paths)
{
  if (paths[0] != NULL)
    cx_application_open_files (CX_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                               GTK_WINDOW (self), (const char *const *) paths);
}

void
cx_window_accept_drops (CxWindow *self)
{
  g_signal_connect_object (self->drop_area, "dropped", G_CALLBACK (open_paths), self,
                           G_CONNECT_SWAPPED);
}

/* Pasting. */

/* What was pasted days ago is in the business, or was not wanted. */
static void
remove_old (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf status;

      if (g_stat (path, &status) == 0 && now - (gint64) status.st_mtime > KEEP_SECONDS)
        g_unlink (path);
    }
}

/* The importer reads files: the table becomes one. */
static void
import_text (CxWindow *self, const char *text)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), GETTEXT_PACKAGE, "pasted",
                                              NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%d %H.%M.%S");
  /* TRANSLATORS: the name of a file with what was pasted, and when. */
  g_autofree char *name = g_strdup_printf (_ ("Pasted %s"), stamp);
  g_autofree char *file = g_strconcat (name, strchr (text, '\t') != NULL ? ".tsv" : ".csv", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  remove_old (folder);
  if (!g_file_set_contents (path, text, -1, &error))
    cx_session_fail (self->session, _ ("Paste"), error);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.import", "^as", paths);
}

/* Headings and at least one row. */
static gboolean
is_table (const char *text)
{
  const char *line = text != NULL ? strchr (text, '\n') : NULL;

  return line != NULL && line[strspn (line, "\r\n\t ")] != '\0';
}

static void
text_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxWindow) self = CX_WINDOW (user_data);
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);

  if (is_table (text))
    import_text (self, text);
  else
    cx_session_toast (self->session,
                      _ ("Copy a table with its headings, then paste it here to import it."),
                      FALSE);
}

static void
files_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxWindow) self = CX_WINDOW (user_data);
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (object), result, NULL);
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (GSList *at = value != NULL ? g_value_get_boxed (value) : NULL; at != NULL; at = at->next)
    if (g_file_peek_path (at->data) != NULL)
      g_strv_builder_add (paths, g_file_peek_path (at->data));
  list = g_strv_builder_end (paths);
  open_paths (self, list);
}

void
cx_window_paste (CxWindow *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    files_cb, g_object_ref (self));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_cb, g_object_ref (self));
}
