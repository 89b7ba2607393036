#include "config.h"

#include <gtk/gtk.h>

/* A file manager of one file: a small window from which the files of the command line are dragged,
 * as a person drags them out of a folder. What became of each drag is printed. With --copy TEXT it
 * is a spreadsheet whose cells were copied: as long as it runs, they can be pasted. */

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, gpointer list)
{
  return gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, list);
}

static void
end_cb (GtkDragSource *source, GdkDrag *drag, gboolean remove)
{
  g_print ("drag ended\n");
}

static gboolean
cancel_cb (GtkDragSource *source, GdkDrag *drag, GdkDragCancelReason reason)
{
  g_print ("nobody took it\n");
  return TRUE; /* without flying back */
}

static void
quit_cb (GtkWindow *window, gpointer loop)
{
  g_main_loop_quit (loop);
}

int
main (int argc, char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  GSList *files = NULL;
  GtkWidget *window, *handle;
  GtkDragSource *source;

  gtk_init ();
  if (argc == 3 && g_str_equal (argv[1], "--copy"))
    {
      gdk_clipboard_set_text (gdk_display_get_clipboard (gdk_display_get_default ()), argv[2]);
      g_print ("copied\n");
      g_main_loop_run (loop);
      return 0;
    }
  for (int i = argc - 1; i > 0; i--)
    files = g_slist_prepend (files, g_file_new_for_commandline_arg (argv[i]));

  window = gtk_window_new ();
  gtk_window_set_title (GTK_WINDOW (window), "Files");
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 160, 160);
  handle = gtk_label_new ("Drag from here");
  gtk_window_set_child (GTK_WINDOW (window), handle);

  source = gtk_drag_source_new ();
  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), files);
  g_signal_connect (source, "drag-end", G_CALLBACK (end_cb), NULL);
  g_signal_connect (source, "drag-cancel", G_CALLBACK (cancel_cb), NULL);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));

  g_signal_connect (window, "destroy", G_CALLBACK (quit_cb), loop);
  gtk_window_present (GTK_WINDOW (window));
  g_main_loop_run (loop);
  g_slist_free_full (files, g_object_unref);
  return 0;
}
