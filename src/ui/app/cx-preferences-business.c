#include "config.h"

#include "cx-preferences-business.h"

#include "cx-business-fields.h"
#include "cx-error.h"
#include "cx-field-row.h"
#include "cx-file-chooser.h"
#include "cx-i18n.h"
#include "cx-ui.h"

#include <string.h>

#define MOST_LOGO_BYTES (2 * 1024 * 1024)

struct _CxPreferencesBusiness
{
  AdwPreferencesPage parent_instance;

  CxSession *session;
  GPtrArray *rows; /* CxFieldRow */
  guint filled;    /* groups */
  guint filling;

  AdwPreferencesGroup *identity, *look, *scores;
  GtkPicture *logo;
  GtkWidget *remove_logo;
};

G_DEFINE_FINAL_TYPE (CxPreferencesBusiness, cx_preferences_business, ADW_TYPE_PREFERENCES_PAGE)

/* One field that is being written. */
typedef struct
{
  const CxField *field;
  int business; /* CxBusinessField; -1: a setting */
  char *value;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->value);
  g_free (change);
}

static gboolean
make_change (CxEdit *edit, gpointer data, GError **error)
{
  const Change *change = data;

  if (change->business >= 0)
    return cx_business_field_set (edit, (CxBusinessField) change->business, change->value, error);
  return cx_setting_repo_set (edit, change->field->key, change->value, error);
}

/* -1: a setting. */
static int
find_business_field (const CxField *field)
{
  for (int i = 0; i < CX_N_BUSINESS_FIELDS; i++)
    if (cx_business_field ((CxBusinessField) i) == field)
      return i;
  return -1;
}

static char *
get_value (CxPreferencesBusiness *self, const CxField *field)
{
  CxProject *project = cx_session_get_project (self->session);
  const int business = find_business_field (field);

  if (business < 0)
    return cx_setting_repo_get_text (cx_project_get_db (project), field->key);
  return g_strdup (
      cx_business_field_get (cx_project_get_business (project), (CxBusinessField) business));
}

static void
show_values (CxPreferencesBusiness *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      CxFieldRow *row = self->rows->pdata[i];
      g_autofree char *value = get_value (self, cx_field_row_get_field (row));

      cx_field_row_set_value (row, value);
    }
}

/* What was refused stays, with the reason, so that it can be mended. */
static void
changed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxFieldRow) row = CX_FIELD_ROW (user_data);
  g_autoptr (GError) error = NULL;
  const CxErrorPlace *place;
  g_autofree char *text = NULL;

  if (cx_session_change_finish (CX_SESSION (object), result, &error) ||
      gtk_widget_get_root (GTK_WIDGET (row)) == NULL)
    return;
  place = cx_error_get_place (error);
  text = place != NULL && place->mend != NULL ? g_strjoin (" ", error->message, place->mend, NULL)
                                              : g_strdup (error->message);
  cx_field_row_set_error (row, text);
}

static void
edited_cb (CxPreferencesBusiness *self, const char *value, CxFieldRow *row)
{
  const CxField *field = cx_field_row_get_field (row);
  g_autofree char *label = g_strdup_printf (_ ("Change “%s”"), _ (field->label));
  Change *change = g_new0 (Change, 1);

  change->field = field;
  change->business = find_business_field (field);
  change->value = g_strdup (value);
  cx_session_change_async (self->session, label, make_change, change, change_free, NULL, changed_cb,
                           g_object_ref (row));
}

static void
add_row (CxPreferencesBusiness *self, AdwPreferencesGroup *group, const CxField *field)
{
  GtkWidget *row = cx_field_row_new (field);

  g_signal_connect_object (row, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (row, !cx_session_is_read_only (self->session));
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, g_object_ref (row));
}

/* Logo. */

static void
show_logo (CxPreferencesBusiness *self)
{
  const CxBusiness *business = cx_project_get_business (cx_session_get_project (self->session));
  g_autoptr (GdkTexture) texture = NULL;

  if (business->logo != NULL)
    texture = gdk_texture_new_from_bytes (business->logo, NULL);
  gtk_picture_set_paintable (self->logo, GDK_PAINTABLE (texture));
  gtk_widget_set_visible (GTK_WIDGET (self->logo), texture != NULL);
  gtk_widget_set_visible (self->remove_logo, business->logo != NULL);
}

static gboolean
set_logo (CxEdit *edit, gpointer data, GError **error)
{
  GBytes *logo = data;
  gsize size = 0;
  const guint8 *bytes = logo != NULL ? g_bytes_get_data (logo, &size) : NULL;
  const gboolean png = size > 8 && bytes[0] == 0x89 && bytes[1] == 'P';

  return cx_business_logo_set (edit, logo, png ? "image/png" : "image/jpeg", error);
}

static gboolean
is_picture (const guint8 *bytes, gsize size)
{
  static const guint8 png[] = { 0x89, 'P', 'N', 'G' }, jpeg[] = { 0xff, 0xd8, 0xff };

  return size > 16 &&
         (memcmp (bytes, png, sizeof png) == 0 || memcmp (bytes, jpeg, sizeof jpeg) == 0);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxPreferencesBusiness) self = CX_PREFERENCES_BUSINESS (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (object), result, NULL, &error);
  gsize size = 0;
  const guint8 *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  if (data != NULL && size <= MOST_LOGO_BYTES && is_picture (data, size))
    texture = gdk_texture_new_from_bytes (bytes, NULL);
  if (texture == NULL && error == NULL)
    cx_error_set (&error, CX_ERROR_INVALID,
                  _ ("Choose a PNG or JPEG picture of at most two megabytes."),
                  _ ("This file cannot be the logo."));
  if (texture == NULL)
    cx_session_fail (self->session, _ ("Logo"), error);
  else
    cx_session_change (self->session, _ ("Change the logo"), set_logo, g_steal_pointer (&bytes),
                       (GDestroyNotify) g_bytes_unref, NULL);
}

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxPreferencesBusiness) self = CX_PREFERENCES_BUSINESS (user_data);
  g_autoptr (GFile) file = cx_file_chooser_finish (result);

  if (file != NULL)
    g_file_load_bytes_async (file, NULL, loaded_cb, g_object_ref (self));
}

static void
choose_logo_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const CxFileFilter filters[] = {
    { N_ ("Pictures"), "png;jpg;jpeg" },
    { NULL, NULL },
  };

  cx_file_chooser_open (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Choose a logo"), filters,
                        FALSE, chosen_cb, g_object_ref (widget));
}

static void
remove_logo_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  cx_session_change (CX_PREFERENCES_BUSINESS (widget)->session, _ ("Remove the logo"), set_logo,
                     NULL, NULL, _ ("Logo removed"));
}

/* The page. */

static void
session_changed_cb (CxPreferencesBusiness *self, const char *const *tables)
{
  if (tables != NULL && !g_strv_contains (tables, "business") &&
      !g_strv_contains (tables, "setting"))
    return;
  show_values (self);
  show_logo (self);
}

/* What was typed last goes to the session. */
static void
flush (CxPreferencesBusiness *self)
{
  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    cx_field_row_flush (self->rows->pdata[i]);
}

static void
cx_preferences_business_dispose (GObject *object)
{
  CxPreferencesBusiness *self = CX_PREFERENCES_BUSINESS (object);

  g_clear_handle_id (&self->filling, g_source_remove);
  flush (self);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (cx_preferences_business_parent_class)->dispose (object);
}

static void
cx_preferences_business_finalize (GObject *object)
{
  g_clear_object (&CX_PREFERENCES_BUSINESS (object)->session);
  G_OBJECT_CLASS (cx_preferences_business_parent_class)->finalize (object);
}

static void
cx_preferences_business_class_init (CxPreferencesBusinessClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_preferences_business_dispose;
  G_OBJECT_CLASS (klass)->finalize = cx_preferences_business_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/app/cx-preferences-business.ui");
  gtk_widget_class_bind_template_child (widget_class, CxPreferencesBusiness, identity);
  gtk_widget_class_bind_template_child (widget_class, CxPreferencesBusiness, look);
  gtk_widget_class_bind_template_child (widget_class, CxPreferencesBusiness, scores);
  gtk_widget_class_bind_template_child (widget_class, CxPreferencesBusiness, logo);
  gtk_widget_class_bind_template_child (widget_class, CxPreferencesBusiness, remove_logo);
  gtk_widget_class_install_action (widget_class, "business.choose-logo", NULL, choose_logo_action);
  gtk_widget_class_install_action (widget_class, "business.remove-logo", NULL, remove_logo_action);
}

static void
cx_preferences_business_init (CxPreferencesBusiness *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_identity (CxPreferencesBusiness *self)
{
  static const CxBusinessField fields[] = { CX_BUSINESS_NAME, CX_BUSINESS_CURRENCY,
                                            CX_BUSINESS_TIME_ZONE };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_row (self, self->identity, cx_business_field (fields[i]));
}

static void
add_look (CxPreferencesBusiness *self)
{
  static const CxBusinessField fields[] = { CX_BUSINESS_LANGUAGE, CX_BUSINESS_PREPARED_FOR,
                                            CX_BUSINESS_COLOUR_1, CX_BUSINESS_COLOUR_2 };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_row (self, self->look, cx_business_field (fields[i]));
}

static void
add_scores (CxPreferencesBusiness *self)
{
  guint n;
  const CxField *settings = cx_settings (&n);

  for (guint i = 0; i < n; i++)
    add_row (self, self->scores, &settings[i]);
}

/* Group by group, because a list of every time zone takes its time. */
static gboolean
fill_cb (gpointer data)
{
  static void (*const groups[]) (CxPreferencesBusiness * self) = { add_identity, add_look,
                                                                   add_scores };
  CxPreferencesBusiness *self = CX_PREFERENCES_BUSINESS (data);

  groups[self->filled++](self);
  show_values (self);
  if (self->filled < G_N_ELEMENTS (groups))
    return G_SOURCE_CONTINUE;
  self->filling = 0;
  show_logo (self);
  return G_SOURCE_REMOVE;
}

GtkWidget *
cx_preferences_business_new (CxSession *session)
{
  CxPreferencesBusiness *self = g_object_new (CX_TYPE_PREFERENCES_BUSINESS, NULL);
  const gboolean read_only = cx_session_is_read_only (session);

  self->session = g_object_ref (session);
  self->filling = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fill_cb, self, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "business.choose-logo", !read_only);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "business.remove-logo", !read_only);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "closing", G_CALLBACK (flush), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
