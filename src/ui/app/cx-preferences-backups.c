#include "config.h"

#include "cx-preferences-backups.h"

#include "cx-backup-keeper.h"
#include "cx-field-control.h"
#include "cx-file-chooser.h"
#include "cx-i18n.h"
#include "cx-recent.h"
#include "cx-ui.h"

struct _CxPreferencesBackups
{
  AdwPreferencesGroup parent_instance;

  GSettings *settings;

  AdwComboRow *rhythm;
  GtkWidget *keep_row;
  GtkSpinButton *keep;
  AdwActionRow *folder;
};

G_DEFINE_FINAL_TYPE (CxPreferencesBackups, cx_preferences_backups, ADW_TYPE_PREFERENCES_GROUP)

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

static void
show_folder (CxPreferencesBackups *self)
{
  g_autofree char *folder = cx_backup_keeper_get_folder ();
  g_autofree char *inside = g_build_filename (folder, "x", NULL);
  g_autofree char *shown = cx_recent_make_folder (inside);
  g_autofree char *uri = g_settings_get_string (self->settings, "backup-folder");

  adw_action_row_set_subtitle (self->folder, shown);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.reset-folder", *uri != '\0');
}

static void
folder_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxPreferencesBackups) self = CX_PREFERENCES_BACKUPS (user_data);
  g_autoptr (GFile) folder = cx_file_chooser_finish (result);
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (uri != NULL && self->settings != NULL)
    g_settings_set_string (self->settings, "backup-folder", uri);
}

static void
choose_folder_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  cx_file_chooser_folder (GTK_WINDOW (gtk_widget_get_root (widget)),
                          _ ("Folder of automatic backups"), folder_cb, g_object_ref (widget));
}

static void
reset_folder_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_settings_reset (CX_PREFERENCES_BACKUPS (widget)->settings, "backup-folder");
}

static void
show_rhythm (CxPreferencesBackups *self)
{
  const gboolean on = g_settings_get_uint (self->settings, "backup-days") > 0;

  gtk_widget_set_sensitive (self->keep_row, on);
  gtk_widget_set_sensitive (GTK_WIDGET (self->folder), on);
}

static void
cx_preferences_backups_dispose (GObject *object)
{
  g_clear_object (&CX_PREFERENCES_BACKUPS (object)->settings);
  G_OBJECT_CLASS (cx_preferences_backups_parent_class)->dispose (object);
}

static void
cx_preferences_backups_class_init (CxPreferencesBackupsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_preferences_backups_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/app/cx-preferences-backups.ui");
  gtk_widget_class_bind_template_child (widget_class, CxPreferencesBackups, rhythm);
  gtk_widget_class_bind_template_child (widget_class, CxPreferencesBackups, keep_row);
  gtk_widget_class_bind_template_child (widget_class, CxPreferencesBackups, keep);
  gtk_widget_class_bind_template_child (widget_class, CxPreferencesBackups, folder);
  gtk_widget_class_install_action (widget_class, "backups.choose-folder", NULL,
                                   choose_folder_action);
  gtk_widget_class_install_action (widget_class, "backups.reset-folder", NULL, reset_folder_action);
}

static void
cx_preferences_backups_init (CxPreferencesBackups *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (APPLICATION_ID);
  cx_spin_leave_wheel (self->keep);
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

GtkWidget *
cx_preferences_backups_new (void)
{
  return g_object_new (CX_TYPE_PREFERENCES_BACKUPS, NULL);
}
