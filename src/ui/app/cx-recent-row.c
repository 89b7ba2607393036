#include "config.h"

#include "cx-recent-row.h"

#include "cx-file-chooser.h"
#include "cx-file-kind.h"
#include "cx-i18n.h"
#include "cx-time-words.h"
#include "cx-ui.h"

struct _CxRecentRow
{
  AdwActionRow parent_instance;

  char *uri;
  GtkWidget *find;
};

G_DEFINE_FINAL_TYPE (CxRecentRow, cx_recent_row, ADW_TYPE_ACTION_ROW)

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *uri = g_strdup (CX_RECENT_ROW (widget)->uri);

  cx_recent_remove (uri);
}

static void
found_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autofree char *uri = user_data;
  g_autoptr (GFile) file = cx_file_chooser_finish (result);
  g_autofree char *now = NULL;

  if (file == NULL)
    return;
  cx_recent_move (uri, file);
  now = g_file_get_uri (file);
  gtk_widget_activate_action (GTK_WIDGET (object), "app.open-recent", "s", now);
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  cx_file_chooser_open (window, _ ("Find the business"), cx_file_kind_get_businesses (), FALSE,
                        found_cb, g_strdup (CX_RECENT_ROW (widget)->uri));
}

static void
cx_recent_row_finalize (GObject *object)
{
  g_free (CX_RECENT_ROW (object)->uri);
  G_OBJECT_CLASS (cx_recent_row_parent_class)->finalize (object);
}

static void
cx_recent_row_class_init (CxRecentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cx_recent_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/app/cx-recent-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CxRecentRow, find);
  gtk_widget_class_install_action (widget_class, "recent.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "recent.find", NULL, find_action);
}

static void
cx_recent_row_init (CxRecentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
describe (const CxRecent *recent)
{
  g_autofree char *ago = NULL;

  if (recent->missing)
    return g_strdup_printf (_ ("No longer there: %s"), recent->folder);
  if (recent->changed == 0)
    return g_strdup (recent->folder);
  ago = cx_time_words_ago (recent->changed);
  /* TRANSLATORS: a folder, and when the file was changed last ("yesterday"). */
  return g_strdup_printf (_ ("%s · changed %s"), recent->folder, ago);
}

GtkWidget *
cx_recent_row_new (const CxRecent *recent)
{
  CxRecentRow *self = g_object_new (CX_TYPE_RECENT_ROW, "title", recent->name, NULL);
  g_autofree char *subtitle = describe (recent);

  self->uri = g_strdup (recent->uri);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), recent->path);
  gtk_widget_set_visible (self->find, recent->missing);
  if (recent->missing)
    {
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self), "recent.find");
      gtk_widget_add_css_class (GTK_WIDGET (self), "cx-missing");
    }
  else
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "app.open-recent");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", recent->uri);
    }
  return GTK_WIDGET (self);
}
