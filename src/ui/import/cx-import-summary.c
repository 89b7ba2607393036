#include "config.h"

#include "cx-import-summary.h"

#include "cx-file-chooser.h"
#include "cx-i18n.h"
#include "cx-import-tiles.h"
#include "cx-number.h"
#include "cx-ui.h"

#include <adwaita.h>
#include <string.h>

struct _CxImportSummary
{
  GtkWidget parent_instance;

  CxImportModel *model;
  GtkImage *status_icon;
  GtkLabel *status_title, *status_text;
  CxImportTiles *tiles;
  GtkWidget *results, *again, *undo, *save;
};

G_DEFINE_FINAL_TYPE (CxImportSummary, cx_import_summary, GTK_TYPE_WIDGET)

static void
results_cb (CxImportSummary *self)
{
  const CxImportResult *result = cx_import_model_get_result (self->model);
  g_autofree char *place = g_strdup_printf ("surveys/%" G_GINT64_FORMAT "/results",
                                            result->survey_id);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", place);
}

static void
again_cb (CxImportSummary *self)
{
  cx_import_model_read (self->model);
}

static void
undo_cb (CxImportSummary *self)
{
  gtk_widget_set_sensitive (self->undo, FALSE);
  cx_import_model_undo (self->model);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxImportModel) model = user_data;
  g_autoptr (GFile) file = cx_file_chooser_finish (result);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    cx_import_model_save_rejects (model, path);
}

static char *
name_rejects (CxImportModel *model)
{
  g_autofree char *base = g_strdup (cx_import_model_get_name (model));
  char *dot = strrchr (base, '.');

  if (dot != NULL && dot != base)
    *dot = '\0';
  return g_strdup_printf (_ ("%s – rejected rows.csv"), base);
}

static void
save_cb (CxImportSummary *self)
{
  static const CxFileFilter filters[] = { { N_ ("Text tables (CSV)"), "csv" }, { NULL, NULL } };
  g_autofree char *name = name_rejects (self->model);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  cx_file_chooser_save (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Save rejected rows"),
                        filters, name, chosen_cb, g_object_ref (self->model));
}

static void
show_done (CxImportSummary *self, const CxImportResult *result)
{
  g_autofree char *number = cx_number_to_human ((double) result->accepted, 0,
                                                cx_i18n_get_language ());
  g_autofree char *title = g_strdup_printf (
      ngettext ("%s answer came in", "%s answers came in", result->accepted), number);

  gtk_image_set_from_icon_name (self->status_icon, "object-select-symbolic");
  gtk_label_set_label (self->status_title, title);
  gtk_label_set_label (self->status_text, cx_import_model_get_name (self->model));
}

static void
update (CxImportSummary *self)
{
  const CxImportResult *result = cx_import_model_get_result (self->model);
  CxImportState state = cx_import_model_get_state (self->model);
  gboolean done = state == CX_IMPORT_DONE;

  if (result == NULL || (!done && state != CX_IMPORT_UNDONE))
    return;
  if (done)
    show_done (self, result);
  else
    {
      gtk_image_set_from_icon_name (self->status_icon, "edit-undo-symbolic");
      gtk_label_set_label (self->status_title, _ ("The import was undone"));
      gtk_label_set_label (self->status_text,
                           _ ("Everything that it brought has been taken back."));
    }
  cx_import_tiles_set_result (self->tiles, result);
  gtk_widget_set_visible (GTK_WIDGET (self->tiles), done);
  gtk_widget_set_visible (self->results, done);
  gtk_widget_set_visible (self->undo, done && result->batch_id != 0);
  gtk_widget_set_sensitive (self->undo, TRUE);
  gtk_widget_set_visible (self->save, done && result->rejected > 0);
}

static void
model_changed_cb (CxImportSummary *self, guint changes)
{
  if ((changes & CX_IMPORT_CHANGED_STATE) != 0)
    update (self);
}

static void
cx_import_summary_dispose (GObject *object)
{
  CxImportSummary *self = CX_IMPORT_SUMMARY (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CX_TYPE_IMPORT_SUMMARY);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (cx_import_summary_parent_class)->dispose (object);
}

static void
cx_import_summary_class_init (CxImportSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_import_summary_dispose;
  g_type_ensure (CX_TYPE_IMPORT_TILES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/import/cx-import-summary.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "box", FALSE, 0);
  gtk_widget_class_bind_template_child (widget_class, CxImportSummary, status_icon);
  gtk_widget_class_bind_template_child (widget_class, CxImportSummary, status_title);
  gtk_widget_class_bind_template_child (widget_class, CxImportSummary, status_text);
  gtk_widget_class_bind_template_child (widget_class, CxImportSummary, tiles);
  gtk_widget_class_bind_template_child (widget_class, CxImportSummary, results);
  gtk_widget_class_bind_template_child (widget_class, CxImportSummary, again);
  gtk_widget_class_bind_template_child (widget_class, CxImportSummary, undo);
  gtk_widget_class_bind_template_child (widget_class, CxImportSummary, save);
}

static void
watch (CxImportSummary *self, GtkWidget *button, GCallback callback)
{
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
}

static void
cx_import_summary_init (CxImportSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  watch (self, self->results, G_CALLBACK (results_cb));
  watch (self, self->again, G_CALLBACK (again_cb));
  watch (self, self->undo, G_CALLBACK (undo_cb));
  watch (self, self->save, G_CALLBACK (save_cb));
}

void
cx_import_summary_set_model (CxImportSummary *self, CxImportModel *model)
{
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
