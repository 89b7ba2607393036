#include "config.h"

#include "cx-preferences.h"

#include "cx-application.h"
#include "cx-backup-keeper.h"
#include "cx-file-chooser.h"
#include "cx-help.h"
#include "cx-i18n.h"
#include "cx-places.h"
#include "cx-preferences-business.h"
#include "cx-recent.h"
#include "cx-ui.h"

struct _CxPreferences
{
  AdwPreferencesWindow parent_instance;

  GSettings *settings;

  AdwComboRow *language, *appearance, *date_order, *rhythm;
  GtkWidget *keep_row;
  GtkSpinButton *keep;
  AdwActionRow *folder;
};

G_DEFINE_FINAL_TYPE (CxPreferences, cx_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* Days between backups, in the order of the list. */
static const guint rhythms[] = { 0, 1, 7, 30 };

static gboolean
rhythm_to_position (GValue *value, GVariant *variant, gpointer user_data)
{
  const guint days = g_variant_get_uint32 (variant);
  guint position = 0;

  /* Another rhythm than those of the list is shown as the next that is as frequent. */
  for (guint i = 1; i < G_N_ELEMENTS (rhythms); i++)
    if (days >= rhythms[i])
      position = i;
  g_value_set_uint (value, position);
  return TRUE;
}

static GVariant *
position_to_rhythm (const GValue *value, const GVariantType *type, gpointer user_data)
{
  return g_variant_new_uint32 (rhythms[MIN (g_value_get_uint (value), G_N_ELEMENTS (rhythms) - 1)]);
}

/* The system first, then the languages. */
static gboolean
language_to_position (GValue *value, GVariant *variant, gpointer user_data)
{
  const guint position = cx_places_find_language (g_variant_get_string (variant, NULL));

  g_value_set_uint (value, position == GTK_INVALID_LIST_POSITION ? 0 : position + 1);
  return TRUE;
}

static GVariant *
position_to_language (const GValue *value, const GVariantType *type, gpointer user_data)
{
  const guint position = g_value_get_uint (value);

  return g_variant_new_string (position == 0 ? "" : cx_places_get_language (position - 1));
}

/* Positions of both lists are the numbers of the enumerations. */
static void
enum_to_setting_cb (AdwComboRow *row, GParamSpec *pspec, GSettings *settings)
{
  const char *key = gtk_widget_get_name (GTK_WIDGET (row));

  g_settings_set_enum (settings, key, (int) adw_combo_row_get_selected (row));
}

static void
bind_enum (CxPreferences *self, AdwComboRow *row, const char *key)
{
  gtk_widget_set_name (GTK_WIDGET (row), key);
  adw_combo_row_set_selected (row, (guint) g_settings_get_enum (self->settings, key));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (enum_to_setting_cb), self->settings,
                           0);
}

static void
show_folder (CxPreferences *self)
{
  g_autofree char *folder = cx_backup_keeper_get_folder ();
  g_autofree char *inside = g_build_filename (folder, "x", NULL);
  g_autofree char *shown = cx_recent_make_folder (inside);
  g_autofree char *uri = g_settings_get_string (self->settings, "backup-folder");

  adw_action_row_set_subtitle (self->folder, shown);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preferences.reset-folder", *uri != '\0');
}

static void
folder_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) folder = cx_file_chooser_finish (result);
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (uri != NULL)
    g_settings_set_string (CX_PREFERENCES (object)->settings, "backup-folder", uri);
}

static void
choose_folder_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  cx_file_chooser_folder (GTK_WINDOW (widget), _ ("Folder of automatic backups"), folder_cb, NULL);
}

static void
reset_folder_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_settings_reset (CX_PREFERENCES (widget)->settings, "backup-folder");
}

static void
help_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  cx_help_show (GTK_WINDOW (widget), "preferences");
}

static void
show_rhythm (CxPreferences *self)
{
  const gboolean on = g_settings_get_uint (self->settings, "backup-days") > 0;

  gtk_widget_set_sensitive (self->keep_row, on);
  gtk_widget_set_sensitive (GTK_WIDGET (self->folder), on);
}

static void
cx_preferences_dispose (GObject *object)
{
  g_clear_object (&CX_PREFERENCES (object)->settings);
  G_OBJECT_CLASS (cx_preferences_parent_class)->dispose (object);
}

static void
cx_preferences_class_init (CxPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/app/cx-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, CxPreferences, language);
  gtk_widget_class_bind_template_child (widget_class, CxPreferences, appearance);
  gtk_widget_class_bind_template_child (widget_class, CxPreferences, date_order);
  gtk_widget_class_bind_template_child (widget_class, CxPreferences, rhythm);
  gtk_widget_class_bind_template_child (widget_class, CxPreferences, keep_row);
  gtk_widget_class_bind_template_child (widget_class, CxPreferences, keep);
  gtk_widget_class_bind_template_child (widget_class, CxPreferences, folder);
  gtk_widget_class_install_action (widget_class, "preferences.choose-folder", NULL,
                                   choose_folder_action);
  gtk_widget_class_install_action (widget_class, "preferences.reset-folder", NULL,
                                   reset_folder_action);
  gtk_widget_class_install_action (widget_class, "preferences.help", NULL, help_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "preferences.help", NULL);
}

static void
cx_preferences_init (CxPreferences *self)
{
  g_autoptr (GtkStringList) languages = cx_places_list_languages ();
  const char *const system[] = { _ ("Follow the system"), NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (APPLICATION_ID);
  gtk_string_list_splice (languages, 0, 0, system);
  adw_combo_row_set_model (self->language, G_LIST_MODEL (languages));
  g_settings_bind_with_mapping (self->settings, "language", self->language, "selected",
                                G_SETTINGS_BIND_DEFAULT, language_to_position, position_to_language,
                                NULL, NULL);
  bind_enum (self, self->appearance, "appearance");
  bind_enum (self, self->date_order, "date-order");
  g_settings_bind_with_mapping (self->settings, "backup-days", self->rhythm, "selected",
                                G_SETTINGS_BIND_DEFAULT, rhythm_to_position, position_to_rhythm,
                                NULL, NULL);
  g_settings_bind (self->settings, "backup-keep", gtk_spin_button_get_adjustment (self->keep),
                   "value", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->settings, "changed::backup-folder", G_CALLBACK (show_folder), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::backup-days", G_CALLBACK (show_rhythm), self,
                           G_CONNECT_SWAPPED);
  show_folder (self);
  show_rhythm (self);
}

void
cx_preferences_show (GtkWindow *parent, CxSession *session)
{
  CxPreferences *self = g_object_new (CX_TYPE_PREFERENCES, "transient-for", parent, "modal",
                                      parent != NULL, "destroy-with-parent", TRUE, NULL);

  if (session != NULL)
    adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self),
                                ADW_PREFERENCES_PAGE (cx_preferences_business_new (session)));
  cx_application_present_soon (GTK_WINDOW (self));
}
