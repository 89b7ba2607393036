#include "config.h"

#include "cx-import-column-row.h"

#include "cx-i18n.h"
#include "cx-import-column-details.h"
#include "cx-import-picker.h"
#include "cx-import-row-layout.h"
#include "cx-import-words.h"
#include "cx-ui.h"

struct _CxImportColumnRow
{
  GtkListBoxRow parent_instance;

  CxImportModel *model;
  CxImportTargets *targets;
  guint column;
  CxImportColumnDetails *details; /* nullable: made when the row is opened */

  GtkLabel *heading, *examples, *why;
  GtkWidget *look;
  GtkImage *why_icon;
  GtkBox *pickers;
  GtkToggleButton *expander;
  GtkRevealer *revealer;
  CxImportPicker *target, *type;
};

G_DEFINE_FINAL_TYPE (CxImportColumnRow, cx_import_column_row, GTK_TYPE_LIST_BOX_ROW)

static void
expanded_cb (CxImportColumnRow *self)
{
  gboolean open = gtk_toggle_button_get_active (self->expander);

  gtk_button_set_icon_name (GTK_BUTTON (self->expander),
                            open ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_STATE_EXPANDED, open,
                               -1);
  if (!open || self->details != NULL)
    return;
  self->details = CX_IMPORT_COLUMN_DETAILS (
      cx_import_column_details_new (self->model, self->column));
  gtk_revealer_set_child (self->revealer, GTK_WIDGET (self->details));
}

static void
activate_cb (CxImportColumnRow *self)
{
  gtk_toggle_button_set_active (self->expander, !gtk_toggle_button_get_active (self->expander));
}

static void
target_cb (CxImportColumnRow *self, guint position)
{
  cx_import_targets_apply (self->targets, self->model, self->column, position);
}

static void
type_cb (CxImportColumnRow *self, guint position)
{
  cx_import_model_send_to_new (self->model, self->column,
                               cx_import_targets_get_type_id (self->targets, position));
}

static void
cx_import_column_row_dispose (GObject *object)
{
  CxImportColumnRow *self = CX_IMPORT_COLUMN_ROW (object);

  g_clear_object (&self->model);
  g_clear_object (&self->targets);
  G_OBJECT_CLASS (cx_import_column_row_parent_class)->dispose (object);
}

static void
cx_import_column_row_class_init (CxImportColumnRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_import_column_row_dispose;
  g_type_ensure (CX_TYPE_IMPORT_ROW_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/import/cx-import-column-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CxImportColumnRow, heading);
  gtk_widget_class_bind_template_child (widget_class, CxImportColumnRow, examples);
  gtk_widget_class_bind_template_child (widget_class, CxImportColumnRow, why);
  gtk_widget_class_bind_template_child (widget_class, CxImportColumnRow, look);
  gtk_widget_class_bind_template_child (widget_class, CxImportColumnRow, why_icon);
  gtk_widget_class_bind_template_child (widget_class, CxImportColumnRow, pickers);
  gtk_widget_class_bind_template_child (widget_class, CxImportColumnRow, expander);
  gtk_widget_class_bind_template_child (widget_class, CxImportColumnRow, revealer);
}

static void
cx_import_column_row_init (CxImportColumnRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->target = CX_IMPORT_PICKER (cx_import_picker_new (_ ("Goes to")));
  self->type = CX_IMPORT_PICKER (cx_import_picker_new (_ ("Type")));
  gtk_box_append (self->pickers, GTK_WIDGET (self->target));
  gtk_box_append (self->pickers, GTK_WIDGET (self->type));
  g_signal_connect_object (self->target, "picked", G_CALLBACK (target_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->type, "picked", G_CALLBACK (type_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->expander, "toggled", G_CALLBACK (expanded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "activate", G_CALLBACK (activate_cb), NULL);
}

GtkWidget *
cx_import_column_row_new (CxImportModel *model, CxImportTargets *targets, guint column)
{
  CxImportColumnRow *self = g_object_new (CX_TYPE_IMPORT_COLUMN_ROW, NULL);
  g_autofree char *examples = cx_import_words_examples (cx_import_model_get_reading (model),
                                                        column);

  self->model = g_object_ref (model);
  self->targets = g_object_ref (targets);
  self->column = column;
  gtk_label_set_label (self->examples, examples);
  cx_import_column_row_update (self);
  return GTK_WIDGET (self);
}

guint
cx_import_column_row_get_column (CxImportColumnRow *self)
{
  return self->column;
}

static void
show_target (CxImportColumnRow *self, const CxMappingColumn *column)
{
  gboolean answers = column->target == CX_TARGET_NEW || column->target == CX_TARGET_QUESTION;

  cx_import_picker_set_choices (self->target, cx_import_targets_get_list (self->targets),
                                cx_import_targets_find (self->targets, column),
                                column->target == CX_TARGET_QUESTION ? column->question : NULL);
  cx_import_picker_set_tooltip (self->target, column->reason);
  gtk_widget_set_visible (GTK_WIDGET (self->type), answers);
  if (!answers)
    return;
  cx_import_picker_set_choices (self->type, cx_import_targets_get_types (self->targets),
                                cx_import_targets_find_type (self->targets, column->type),
                                cx_import_words_type (column->type));
  cx_import_picker_set_tooltip (self->type, column->reason);
  /* The type of a question that is there already is its own. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->type), column->target == CX_TARGET_NEW);
}

static void
set_class (gpointer widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* What was left out on purpose is said, but is no warning. */
void
cx_import_column_row_update_look (CxImportColumnRow *self)
{
  const CxMappingColumn *column = cx_mapping_get_column (cx_import_model_get_mapping (self->model),
                                                         self->column);
  gboolean calm = column->target == CX_TARGET_IGNORE;
  g_autofree char *why = NULL;

  gtk_widget_set_visible (self->look, cx_import_model_needs_look (self->model, self->column, &why));
  gtk_label_set_label (self->why, why != NULL ? why : "");
  gtk_image_set_from_icon_name (self->why_icon,
                                calm ? "dialog-information-symbolic" : "dialog-warning-symbolic");
  set_class (self->why_icon, "warning", !calm);
  set_class (self->why_icon, "dim-label", calm);
  set_class (self->why, "warning", !calm);
  set_class (self->why, "dim-label", calm);
}

void
cx_import_column_row_update (CxImportColumnRow *self)
{
  const CxMappingColumn *column = cx_mapping_get_column (cx_import_model_get_mapping (self->model),
                                                         self->column);
  g_autofree char *unnamed = g_strdup_printf (_ ("Column %u, without a heading"), self->column + 1);
  const char *heading = *column->heading != '\0' ? column->heading : unnamed;

  gtk_label_set_label (self->heading, heading);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->heading), heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  -1);
  set_class (self->heading, "dim-label", column->target == CX_TARGET_IGNORE);
  cx_import_column_row_update_look (self);
  show_target (self, column);
  if (self->details != NULL)
    cx_import_column_details_update (self->details);
}
