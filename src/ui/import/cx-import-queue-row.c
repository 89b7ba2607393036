#include "config.h"

#include "cx-import-queue-row.h"

#include "cx-i18n.h"
#include "cx-import-words.h"

struct _CxImportQueueRow
{
  AdwActionRow parent_instance;

  CxImportModel *model;
  GtkImage *image;
  GtkSpinner *spinner;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (CxImportQueueRow, cx_import_queue_row, ADW_TYPE_ACTION_ROW)

enum
{
  REMOVE_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
choose_icon (CxImportModel *model)
{
  switch (cx_import_model_get_state (model))
    {
    case CX_IMPORT_FAILED:
      return "dialog-warning-symbolic";
    case CX_IMPORT_DONE:
      return "object-select-symbolic";
    case CX_IMPORT_UNDONE:
      return "edit-undo-symbolic";
    case CX_IMPORT_READY:
      return cx_import_model_get_doubt (model) != NULL ? "dialog-warning-symbolic"
                                                       : "text-x-generic-symbolic";
    case CX_IMPORT_WAITING:
    case CX_IMPORT_READING:
    case CX_IMPORT_IMPORTING:
    default:
      return NULL;
    }
}

static void
update (CxImportQueueRow *self)
{
  g_autofree char *state = cx_import_words_state (self->model);
  const char *icon = choose_icon (self->model);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), state);
  gtk_image_set_from_icon_name (self->image, icon);
  gtk_widget_set_visible (GTK_WIDGET (self->image), icon != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), icon == NULL);
  gtk_spinner_set_spinning (self->spinner, icon == NULL);
  gtk_widget_set_sensitive (self->remove,
                            cx_import_model_get_state (self->model) != CX_IMPORT_IMPORTING);
}

static void
model_changed_cb (CxImportQueueRow *self, guint changes)
{
  if ((changes & (CX_IMPORT_CHANGED_STATE | CX_IMPORT_CHANGED_COUNTS)) != 0)
    update (self);
}

static void
remove_cb (CxImportQueueRow *self)
{
  g_signal_emit (self, signals[REMOVE_REQUESTED], 0);
}

static void
cx_import_queue_row_dispose (GObject *object)
{
  g_clear_object (&CX_IMPORT_QUEUE_ROW (object)->model);
  G_OBJECT_CLASS (cx_import_queue_row_parent_class)->dispose (object);
}

static void
cx_import_queue_row_class_init (CxImportQueueRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cx_import_queue_row_dispose;
  signals[REMOVE_REQUESTED] = g_signal_new ("remove-requested", CX_TYPE_IMPORT_QUEUE_ROW,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cx_import_queue_row_init (CxImportQueueRow *self)
{
  self->image = GTK_IMAGE (gtk_image_new ());
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  self->remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_set_valign (self->remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_widget_set_tooltip_text (self->remove, _ ("Remove the file from the list"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remove the file from the list"), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->image));
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->spinner));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->remove);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  g_signal_connect_object (self->remove, "clicked", G_CALLBACK (remove_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
cx_import_queue_row_new (CxImportModel *model)
{
  CxImportQueueRow *self = g_object_new (CX_TYPE_IMPORT_QUEUE_ROW, "use-markup", FALSE, NULL);

  self->model = g_object_ref (model);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), cx_import_model_get_name (model));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 1);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

CxImportModel *
cx_import_queue_row_get_model (CxImportQueueRow *self)
{
  return self->model;
}
