#include "config.h"

#include "cx-import-repairs.h"

#include "cx-i18n.h"
#include "cx-number.h"
#include "cx-ui.h"

#include <adwaita.h>

/* Repairs that are shown; more of them are accepted, and are counted. */
#define MOST 60

struct _CxImportRepairs
{
  GtkWidget parent_instance;

  CxImportModel *model;
  GPtrArray *rows; /* borrowed from the group */
  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (CxImportRepairs, cx_import_repairs, GTK_TYPE_WIDGET)

static void
active_cb (CxImportRepairs *self, GParamSpec *pspec, GtkSwitch *toggle)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (toggle), "repair"));

  cx_import_model_set_repair (self->model, index, gtk_switch_get_active (toggle));
}

static char *
say_example (const CxRepair *repair)
{
  g_autofree char *number = cx_number_to_human ((double) repair->count, 0, cx_i18n_get_language ());
  g_autofree char *count = g_strdup_printf (ngettext ("%s value", "%s values", repair->count),
                                            number);

  if (repair->from == NULL || repair->to == NULL)
    return g_steal_pointer (&count);
  return g_strdup_printf ("%s → %s · %s", repair->from, repair->to, count);
}

static GtkWidget *
make_row (CxImportRepairs *self, const CxRepair *repair, guint index)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();
  g_autofree char *example = say_example (repair);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 repair->message != NULL ? repair->message : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), example);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 4);
  gtk_switch_set_active (GTK_SWITCH (toggle), repair->accepted);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (toggle, _ ("Repair these values"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  repair->message, -1);
  g_object_set_data (G_OBJECT (toggle), "repair", GUINT_TO_POINTER (index));
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (active_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  return row;
}

static void
add_row (CxImportRepairs *self, GtkWidget *row)
{
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
add_rest (CxImportRepairs *self, guint rest)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u more repair is made", "%u more repairs are made", rest), rest);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  add_row (self, row);
}

static void
update (CxImportRepairs *self)
{
  const CxMapping *mapping = cx_import_model_get_mapping (self->model);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self), mapping != NULL && mapping->repairs->len > 0);
  if (mapping == NULL)
    return;
  for (guint i = 0; i < MIN (MOST, mapping->repairs->len); i++)
    add_row (self, make_row (self, cx_mapping_get_repair (mapping, i), i));
  if (mapping->repairs->len > MOST)
    add_rest (self, mapping->repairs->len - MOST);
}

static void
model_changed_cb (CxImportRepairs *self, guint changes)
{
  if ((changes & CX_IMPORT_CHANGED_READING) != 0)
    update (self);
}

static void
cx_import_repairs_dispose (GObject *object)
{
  CxImportRepairs *self = CX_IMPORT_REPAIRS (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CX_TYPE_IMPORT_REPAIRS);
  g_clear_object (&self->model);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (cx_import_repairs_parent_class)->dispose (object);
}

static void
cx_import_repairs_class_init (CxImportRepairsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_import_repairs_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/import/cx-import-repairs.ui");
  gtk_widget_class_bind_template_child (widget_class, CxImportRepairs, group);
}

static void
cx_import_repairs_init (CxImportRepairs *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cx_import_repairs_set_model (CxImportRepairs *self, CxImportModel *model)
{
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
