/* What the tour asks for, a line each, by a named pipe:
 *
 *   section NAME            what follows is told under that name
 *   do ACTION [PARAMETER]   an action of the window or of something in it; the parameter as text of
 *                           a GVariant
 *   focus TYPE              gives the keyboard to the first widget of that type that takes it
 *
 * Looking for the widget is not a handler of the program; what it then does is. */
#include "config.h"

#include "watchdog.h"

#include <fcntl.h>
#include <gtk/gtk.h>
#include <string.h>

#include <glib-unix.h>

typedef struct
{
  GtkWidget *widget;
  char *action;
  GVariant *parameter; /* nullable */
} Wish;

static gboolean
fulfil_cb (gpointer data)
{
  Wish *wish = data;

  if (!gtk_widget_activate_action_variant (wish->widget, wish->action, wish->parameter))
    watch_print ("refused\t%s\n", wish->action);
  g_object_unref (wish->widget);
  g_clear_pointer (&wish->parameter, g_variant_unref);
  g_free (wish->action);
  g_free (wish);
  return G_SOURCE_REMOVE;
}

static gboolean
has_action (GtkWidget *widget, const char *wanted)
{
  GtkWidgetClass *klass = GTK_WIDGET_GET_CLASS (widget);
  const GVariantType *type;
  const char *name, *property;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &name, &type, &property); i++)
    if (g_str_equal (name, wanted))
      return TRUE;
  return FALSE;
}

static gboolean
has_type (GtkWidget *widget, const char *name)
{
  return g_strcmp0 (G_OBJECT_TYPE_NAME (widget), name) == 0 && gtk_widget_grab_focus (widget);
}

static GtkWidget *
find_widget (GtkWidget *from, gboolean (*fits) (GtkWidget *, const char *), const char *name)
{
  if (fits (from, name))
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_get_mapped (child) ? find_widget (child, fits, name) : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* In the newest window first. */
static GtkWidget *
find_anywhere (gboolean (*fits) (GtkWidget *, const char *), const char *name)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = g_list_model_get_n_items (windows); i-- > 0 && found == NULL;)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      found = find_widget (window, fits, name);
    }
  return found;
}

static void
wish_for (GtkWidget *widget, const char *action, const char *parameter)
{
  Wish *wish;
  GSource *source;

  if (widget == NULL)
    {
      watch_print ("refused\t%s\n", action);
      return;
    }
  wish = g_new0 (Wish, 1);
  wish->widget = g_object_ref (widget);
  wish->action = g_strdup (action);
  if (parameter != NULL)
    wish->parameter = g_variant_ref_sink (g_variant_new_parsed (parameter));
  source = g_idle_source_new ();
  g_source_set_callback (source, fulfil_cb, wish, NULL);
  g_source_set_name (source, action);
  g_source_attach (source, NULL);
  g_source_unref (source);
}

static void
obey (const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);

  if (words[0] == NULL || words[1] == NULL)
    return;
  if (g_str_equal (words[0], "section"))
    watch_set_section (strchr (line, ' ') + 1);
  else if (g_str_equal (words[0], "do") && g_str_has_prefix (words[1], "app."))
    g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), words[1] + 4,
                                    NULL);
  else if (g_str_equal (words[0], "do"))
    wish_for (find_anywhere (has_action, words[1]), words[1], words[2]);
  else if (g_str_equal (words[0], "focus") && find_anywhere (has_type, words[1]) == NULL)
    watch_print ("refused\tfocus on %s\n", words[1]);
}

static gboolean
told_cb (GIOChannel *channel, GIOCondition condition, gpointer user_data)
{
  g_autofree char *line = NULL;

  if (g_io_channel_read_line (channel, &line, NULL, NULL, NULL) == G_IO_STATUS_NORMAL)
    obey (g_strchomp (line));
  return G_SOURCE_CONTINUE;
}

void
watch_drive_prepare (const char *path)
{
  GIOChannel *channel;
  GSource *source;
  int fd;

  if (path == NULL)
    return;
  fd = open (path, O_RDWR | O_NONBLOCK | O_CLOEXEC);
  channel = g_io_channel_unix_new (fd);
  source = g_io_create_watch (channel, G_IO_IN);
  g_source_set_callback (source, (GSourceFunc) (gpointer) told_cb, NULL, NULL);
  g_source_set_name (source, "watchdog");
  g_source_attach (source, NULL);
}
