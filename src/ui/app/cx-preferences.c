#include "config.h"

#include "cx-preferences.h"

#include "cx-help.h"
#include "cx-i18n.h"
#include "cx-places.h"
#include "cx-preferences-backups.h"
#include "cx-preferences-business.h"
#include "cx-ui.h"

struct _CxPreferences
{
  AdwPreferencesWindow parent_instance;

  GSettings *settings;
  CxSession *session; /* nullable */
  guint filling;
  guint filled; /* steps */

  AdwComboRow *language, *appearance, *date_order;
  AdwPreferencesPage *program;
};

G_DEFINE_FINAL_TYPE (CxPreferences, cx_preferences, ADW_TYPE_PREFERENCES_WINDOW)

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
help_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  cx_help_show (GTK_WINDOW (widget), "preferences");
}

static void
cx_preferences_dispose (GObject *object)
{
  CxPreferences *self = CX_PREFERENCES (object);

  g_clear_handle_id (&self->filling, g_source_remove);
  g_clear_object (&self->settings);
  g_clear_object (&self->session);
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
  gtk_widget_class_bind_template_child (widget_class, CxPreferences, program);
  gtk_widget_class_install_action (widget_class, "preferences.help", NULL, help_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "preferences.help", NULL);
}

static void
cx_preferences_init (CxPreferences *self)
{
  g_autoptr (GtkStringList) languages = cx_places_list_languages ();
  const char *const system[] = { _ ("System"), NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (APPLICATION_ID);
  gtk_string_list_splice (languages, 0, 0, system);
  adw_combo_row_set_model (self->language, G_LIST_MODEL (languages));
  g_settings_bind_with_mapping (self->settings, "language", self->language, "selected",
                                G_SETTINGS_BIND_DEFAULT, language_to_position, position_to_language,
                                NULL, NULL);
  bind_enum (self, self->appearance, "appearance");
  bind_enum (self, self->date_order, "date-order");
}

static void
add_backups (CxPreferences *self)
{
  adw_preferences_page_add (self->program, ADW_PREFERENCES_GROUP (cx_preferences_backups_new ()));
}

static void
add_business (CxPreferences *self)
{
  if (self->session != NULL)
    adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self),
                                ADW_PREFERENCES_PAGE (cx_preferences_business_new (self->session)));
}

static void
present (CxPreferences *self)
{
  gtk_window_present (GTK_WINDOW (self));
}

/* Part by part, because all at once takes longer than a frame. */
static gboolean
fill_cb (gpointer data)
{
  static void (*const steps[]) (CxPreferences * self) = { add_backups, add_business, present };
  CxPreferences *self = CX_PREFERENCES (data);

  steps[self->filled++](self);
  if (self->filled < G_N_ELEMENTS (steps))
    return G_SOURCE_CONTINUE;
  self->filling = 0;
  return G_SOURCE_REMOVE;
}

void
cx_preferences_show (GtkWindow *parent, CxSession *session)
{
  CxPreferences *self = g_object_new (CX_TYPE_PREFERENCES, "transient-for", parent, "modal",
                                      parent != NULL, "destroy-with-parent", TRUE, NULL);

  g_set_object (&self->session, session);
  self->filling = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fill_cb, self, NULL);
}
