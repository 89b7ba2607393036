#include "config.h"

#include "cx-new-window.h"

#include "cx-error-dialog.h"
#include "cx-error.h"
#include "cx-file-chooser.h"
#include "cx-file-kind.h"
#include "cx-i18n.h"
#include "cx-open.h"
#include "cx-places.h"
#include "cx-recent.h"
#include "cx-text.h"
#include "cx-ui.h"

#include <string.h>

struct _CxNewWindow
{
  AdwWindow parent_instance;

  CxApplication *application;
  GtkWindow *from; /* nullable, weak */
  char **files;    /* nullable */
  char *path;      /* of the file */
  gboolean chosen; /* by the person: the name does not change it any more */

  AdwEntryRow *name;
  AdwComboRow *currency, *language;
  GtkDropDown *zone;
  AdwActionRow *place;
  GtkWidget *create;
};

G_DEFINE_FINAL_TYPE (CxNewWindow, cx_new_window, ADW_TYPE_WINDOW)

static char *
get_name (CxNewWindow *self)
{
  return cx_text_tidy (gtk_editable_get_text (GTK_EDITABLE (self->name)));
}

/* A file name that every system takes. */
static char *
make_file_name (const char *name)
{
  g_autofree char *clean = cx_text_file_name (name);

  return g_strconcat (*clean != '\0' ? clean : _ ("My business"), CX_STORE_SUFFIX, NULL);
}

/* The next name that is free, so that nothing is ever replaced unasked. */
static char *
make_path (const char *name)
{
  g_autoptr (GFile) folder = cx_file_chooser_get_folder ();
  g_autofree char *file_name = make_file_name (name);
  g_autofree char *folder_path = g_file_get_path (folder);
  const int stem = (int) (strlen (file_name) - strlen (CX_STORE_SUFFIX));
  char *path = g_build_filename (folder_path, file_name, NULL);

  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *numbered = g_strdup_printf ("%.*s (%u)%s", stem, file_name, i,
                                                   CX_STORE_SUFFIX);

      g_free (path);
      path = g_build_filename (folder_path, numbered, NULL);
    }
  return path;
}

static void
show_path (CxNewWindow *self)
{
  g_autofree char *folder = cx_recent_make_folder (self->path);
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *text = g_strconcat (folder, G_DIR_SEPARATOR_S, name, NULL);

  adw_action_row_set_subtitle (self->place, text);
}

static void
name_cb (CxNewWindow *self)
{
  g_autofree char *name = get_name (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "new.create", *name != '\0');
  if (self->chosen)
    return;
  g_free (self->path);
  self->path = make_path (name);
  show_path (self);
}

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  CxNewWindow *self = CX_NEW_WINDOW (object);
  g_autoptr (GFile) file = cx_file_chooser_finish (result);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL)
    return;
  g_free (self->path);
  self->path = cx_file_kind_is_business (path) ? g_steal_pointer (&path)
                                               : g_strconcat (path, CX_STORE_SUFFIX, NULL);
  self->chosen = TRUE;
  show_path (self);
}

static void
choose_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CxNewWindow *self = CX_NEW_WINDOW (widget);
  g_autofree char *name = g_path_get_basename (self->path);

  cx_file_chooser_save (GTK_WINDOW (self), _ ("File of the new business"),
                        cx_file_kind_get_businesses (), name, chosen_cb, NULL);
}

static void
set_busy (CxNewWindow *self, gboolean busy)
{
  if (busy)
    gtk_window_set_focus (GTK_WINDOW (self), NULL); /* before what has it cannot have it any more */
  gtk_widget_set_sensitive (adw_window_get_content (ADW_WINDOW (self)), !busy);
}

static void
created_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxNewWindow) self = CX_NEW_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (CxProject) project = cx_open_finish (result, &error);
  g_autoptr (CxApplication)
      application = g_object_ref (CX_APPLICATION (g_application_get_default ()));
  g_auto (GStrv) files = g_strdupv (self->files);
  GtkWindow *from = self->from;

  g_application_release (G_APPLICATION (application));
  if (project == NULL)
    {
      set_busy (self, FALSE);
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      cx_error_dialog_show (GTK_WINDOW (self), _ ("The business could not be made"), error);
      return;
    }
  /* First this one, then the start page below it, to which it must not point any more. */
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
  gtk_window_destroy (GTK_WINDOW (self));
  cx_application_show_project (application, from, project, (const char *const *) files);
}

/* A business that is open cannot be replaced. */
static gboolean
is_in_use (CxNewWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (cx_application_find_window (self->application, self->path) == NULL)
    return FALSE;
  cx_error_set (&error, CX_ERROR_EXISTS, _ ("Choose another name, or close that business first."),
                _ ("The file is open in another window."));
  cx_error_dialog_show (GTK_WINDOW (self), _ ("The business could not be made"), error);
  return TRUE;
}

static void
create_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CxNewWindow *self = CX_NEW_WINDOW (widget);
  CxNewBusiness *business;
  GtkStringObject *zone = gtk_drop_down_get_selected_item (self->zone);

  if (is_in_use (self))
    return;
  business = g_new0 (CxNewBusiness, 1);
  business->path = g_strdup (self->path);
  business->name = get_name (self);
  business->currency = g_strdup (
      cx_places_get_currency (adw_combo_row_get_selected (self->currency)));
  business->language = g_strdup (
      cx_places_get_language (adw_combo_row_get_selected (self->language)));
  business->time_zone = zone != NULL ? g_strdup (gtk_string_object_get_string (zone)) : NULL;
  set_busy (self, TRUE);
  g_application_hold (G_APPLICATION (self->application));
  cx_open_new_async (business, created_cb, g_object_ref (self));
}

static void
cx_new_window_dispose (GObject *object)
{
  CxNewWindow *self = CX_NEW_WINDOW (object);

  g_clear_weak_pointer (&self->from);
  g_clear_object (&self->application);
  g_clear_pointer (&self->files, g_strfreev);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (cx_new_window_parent_class)->dispose (object);
}

static void
cx_new_window_class_init (CxNewWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_new_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/app/cx-new-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CxNewWindow, name);
  gtk_widget_class_bind_template_child (widget_class, CxNewWindow, currency);
  gtk_widget_class_bind_template_child (widget_class, CxNewWindow, language);
  gtk_widget_class_bind_template_child (widget_class, CxNewWindow, zone);
  gtk_widget_class_bind_template_child (widget_class, CxNewWindow, place);
  gtk_widget_class_bind_template_child (widget_class, CxNewWindow, create);
  gtk_widget_class_install_action (widget_class, "new.create", NULL, create_action);
  gtk_widget_class_install_action (widget_class, "new.choose", NULL, choose_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fill_lists (CxNewWindow *self)
{
  const char *zone = cx_places_guess_zone ();
  g_autoptr (GtkStringList) currencies = cx_places_list_currencies ();
  g_autoptr (GtkStringList) zones = cx_places_list_zones (zone);
  g_autoptr (GtkStringList) languages = cx_places_list_languages ();

  adw_combo_row_set_model (self->currency, G_LIST_MODEL (currencies));
  adw_combo_row_set_selected (self->currency,
                              cx_places_find_currency (cx_places_guess_currency ()));
  adw_combo_row_set_model (self->language, G_LIST_MODEL (languages));
  adw_combo_row_set_selected (self->language, cx_places_find_language (cx_i18n_get_language ()));
  gtk_drop_down_set_model (self->zone, G_LIST_MODEL (zones));
  gtk_drop_down_set_selected (self->zone, cx_places_find_zone (zones, zone));
}

static void
cx_new_window_init (CxNewWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_lists (self);
  g_signal_connect_object (self->name, "changed", G_CALLBACK (name_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->create);
  name_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

CxNewWindow *
cx_new_window_new (CxApplication *application, GtkWindow *from, const char *const *files)
{
  CxNewWindow *self = g_object_new (CX_TYPE_NEW_WINDOW, "transient-for", from, NULL);

  self->application = g_object_ref (application);
  self->files = g_strdupv ((char **) files);
  g_set_weak_pointer (&self->from, from);
  gtk_window_set_modal (GTK_WINDOW (self), from != NULL);
  return self;
}
