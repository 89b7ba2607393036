#include "config.h"

#include "cx-start-window.h"

#include "cx-activity-bar.h"
#include "cx-application.h"
#include "cx-banner.h"
#include "cx-drop-area.h"
#include "cx-file-chooser.h"
#include "cx-file-kind.h"
#include "cx-help.h"
#include "cx-i18n.h"
#include "cx-recent-row.h"
#include "cx-recent.h"
#include "cx-ui.h"

struct _CxStartWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings;
  char **files; /* nullable: exports that wait for a business */
  GCancellable *looking;
  GPtrArray *rows; /* of the recent businesses; borrowed from the group */

  CxDropArea *drop_area;
  CxBanner *banner;
  GtkStack *stack;
  AdwPreferencesGroup *recents;
  GtkSpinner *spinner;
  GtkLabel *working_label;
  CxActivityBar *activity_bar;
  GtkMenuButton *menu_button;
  GtkWidget *new_button;
};

G_DEFINE_FINAL_TYPE (CxStartWindow, cx_start_window, ADW_TYPE_APPLICATION_WINDOW)

/* Recent businesses. */

static void
show_recents (CxStartWindow *self, GPtrArray *recents)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->recents, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < recents->len; i++)
    {
      GtkWidget *row = cx_recent_row_new (recents->pdata[i]);

      adw_preferences_group_add (self->recents, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->recents), recents->len > 0);
}

static void
looked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GPtrArray) recents = cx_recent_look_finish (result);

  /* Cancelled: the window may be gone. */
  if (recents != NULL)
    show_recents (CX_START_WINDOW (user_data), recents);
}

static void
look (CxStartWindow *self)
{
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  cx_recent_look_async (self->looking, looked_cb, self);
}

/* Dropping files. */

static void
dropped_cb (CxStartWindow *self, char **paths)
{
  cx_application_open_files (CX_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                             GTK_WINDOW (self), (const char *const *) paths);
}

/* Actions. */

static void
help_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cx_help_show (GTK_WINDOW (widget), "start");
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (CX_START_WINDOW (widget)->menu_button);
}

static void
imported_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GListModel) files = cx_file_chooser_finish_files (result);
  g_auto (GStrv) paths = files != NULL ? cx_application_list_paths (files) : NULL;

  if (paths != NULL)
    cx_start_window_set_files (CX_START_WINDOW (object), (const char *const *) paths);
}

/* From the shortcut: which file, then which business. */
static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_auto (GStrv) paths = g_variant_dup_strv (parameter, NULL);

  if (paths[0] != NULL)
    cx_start_window_set_files (CX_START_WINDOW (widget), (const char *const *) paths);
  else
    cx_file_chooser_open (GTK_WINDOW (widget), _ ("Import answers"), cx_file_kind_get_tables (),
                          TRUE, imported_cb, NULL);
}

static void
forget_files_cb (CxStartWindow *self)
{
  cx_start_window_set_files (self, NULL);
}

static void
cx_start_window_dispose (GObject *object)
{
  CxStartWindow *self = CX_START_WINDOW (object);

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->files, g_strfreev);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (cx_start_window_parent_class)->dispose (object);
}

static void
cx_start_window_class_init (CxStartWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_start_window_dispose;
  g_type_ensure (CX_TYPE_DROP_AREA);
  g_type_ensure (CX_TYPE_BANNER);
  g_type_ensure (CX_TYPE_ACTIVITY_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/app/cx-start-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CxStartWindow, drop_area);
  gtk_widget_class_bind_template_child (widget_class, CxStartWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, CxStartWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CxStartWindow, recents);
  gtk_widget_class_bind_template_child (widget_class, CxStartWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, CxStartWindow, working_label);
  gtk_widget_class_bind_template_child (widget_class, CxStartWindow, activity_bar);
  gtk_widget_class_bind_template_child (widget_class, CxStartWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CxStartWindow, new_button);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_action);
  gtk_widget_class_install_action (widget_class, "win.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "win.import", "as", import_action);
}

static void
cx_start_window_init (CxStartWindow *self)
{
  self->settings = g_settings_new (APPLICATION_ID);
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->drop_area, "dropped", G_CALLBACK (dropped_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->banner, "button-clicked", G_CALLBACK (forget_files_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::recent-files", G_CALLBACK (look), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::is-active", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  look (self);
}

CxStartWindow *
cx_start_window_new (GtkApplication *application)
{
  CxStartWindow *self = g_object_new (CX_TYPE_START_WINDOW, "application", application, NULL);

  /* Only now it knows the program's actions; before, the button could not take the focus. */
  gtk_window_set_focus (GTK_WINDOW (self), self->new_button);
  return self;
}

void
cx_start_window_set_working (CxStartWindow *self, const char *label, CxActivity *activity)
{
  gtk_label_set_label (self->working_label, label != NULL ? label : "");
  gtk_spinner_set_spinning (self->spinner, label != NULL);
  cx_activity_bar_set_activity (self->activity_bar, activity);
  gtk_stack_set_visible_child_name (self->stack, label != NULL ? "working" : "start");
}

static char *
describe_files (char **files)
{
  const guint n = g_strv_length (files);
  g_autofree char *name = g_filename_display_basename (files[0]);

  if (n == 1)
    return g_strdup_printf (_ ("Choose the business that “%s” belongs to, or make a new one."),
                            name);
  return g_strdup_printf (
      ngettext ("Choose the business that %u file belongs to, or make a new one.",
                "Choose the business that these %u files belong to, or make a new one.", n),
      n);
}

void
cx_start_window_set_files (CxStartWindow *self, const char *const *files)
{
  g_autofree char *text = NULL;

  g_strfreev (self->files);
  self->files = files != NULL && files[0] != NULL ? g_strdupv ((char **) files) : NULL;
  if (self->files != NULL)
    text = describe_files (self->files);
  if (text != NULL)
    cx_banner_set_title (self->banner, text);
  cx_banner_set_revealed (self->banner, text != NULL);
}

const char *const *
cx_start_window_get_files (CxStartWindow *self)
{
  return (const char *const *) self->files;
}
