#include "config.h"

#include "cx-import-file-view.h"

#include "cx-i18n.h"
#include "cx-import-columns.h"
#include "cx-import-counts.h"
#include "cx-import-preview-grid.h"
#include "cx-import-progress.h"
#include "cx-import-repairs.h"
#include "cx-import-source-box.h"
#include "cx-import-summary.h"
#include "cx-ui.h"

#include <adwaita.h>

struct _CxImportFileView
{
  GtkWidget parent_instance;

  CxImportModel *model;
  GtkStack *stack;
  CxImportProgress *progress;
  GtkLabel *failure_title, *failure_text;
  GtkWidget *again, *reset;
  CxImportSourceBox *source;
  CxImportCounts *counts;
  CxImportRepairs *repairs;
  CxImportColumns *columns;
  CxImportPreviewGrid *preview;
  CxImportSummary *summary;
};

G_DEFINE_FINAL_TYPE (CxImportFileView, cx_import_file_view, GTK_TYPE_WIDGET)

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, CX_ERROR, CX_ERROR_CANCELLED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static const char *
name_failure (const GError *error)
{
  if (is_cancelled (error))
    return _ ("Reading was stopped");
  if (g_error_matches (error, CX_ERROR, CX_ERROR_NOT_FOUND))
    return _ ("The file is not there");
  if (g_error_matches (error, CX_ERROR, CX_ERROR_UNSUPPORTED))
    return _ ("This file holds no answers that can be imported");
  return _ ("The file cannot be read");
}

static void
show_failure (CxImportFileView *self)
{
  const GError *error = cx_import_model_get_error (self->model);
  const CxErrorPlace *place = cx_error_get_place (error);
  const char *name = cx_import_model_get_name (self->model);
  g_autofree char *text = NULL;

  if (is_cancelled (error))
    text = g_strdup (name);
  else if (place != NULL && place->mend != NULL)
    text = g_strdup_printf ("%s\n%s\n\n%s", name, error->message, place->mend);
  else
    text = g_strdup_printf ("%s\n%s", name, error->message);
  gtk_label_set_label (self->failure_title, name_failure (error));
  gtk_label_set_label (self->failure_text, text);
  gtk_widget_set_visible (self->reset, cx_import_model_has_wishes (self->model));
}

static void
show_work (CxImportFileView *self, const char *title)
{
  cx_import_progress_set_activity (self->progress, cx_import_model_get_activity (self->model),
                                   title, cx_import_model_get_name (self->model));
  gtk_stack_set_visible_child_name (self->stack, "working");
}

/* A file that is read again because of a choice keeps its form on the screen: nothing jumps. */
static void
show_reading (CxImportFileView *self)
{
  if (cx_import_model_get_reading (self->model) == NULL ||
      g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "form") != 0)
    show_work (self, _ ("Reading the file"));
  else
    gtk_widget_set_sensitive (GTK_WIDGET (self->columns), FALSE);
}

static void
update (CxImportFileView *self)
{
  CxImportState state = cx_import_model_get_state (self->model);

  gtk_widget_set_sensitive (GTK_WIDGET (self->columns), TRUE);
  switch (state)
    {
    case CX_IMPORT_WAITING:
      show_work (self, _ ("Waiting for its turn"));
      break;
    case CX_IMPORT_READING:
      show_reading (self);
      break;
    case CX_IMPORT_IMPORTING:
      show_work (self, _ ("Importing"));
      break;
    case CX_IMPORT_FAILED:
      show_failure (self);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      break;
    case CX_IMPORT_DONE:
    case CX_IMPORT_UNDONE:
      gtk_stack_set_visible_child_name (self->stack, "done");
      break;
    case CX_IMPORT_READY:
    default:
      gtk_stack_set_visible_child_name (self->stack, "form");
      break;
    }
  if (state != CX_IMPORT_READING && state != CX_IMPORT_IMPORTING)
    cx_import_progress_set_activity (self->progress, NULL, "", "");
}

static void
model_changed_cb (CxImportFileView *self, guint changes)
{
  if ((changes & CX_IMPORT_CHANGED_STATE) != 0)
    update (self);
}

static void
again_cb (CxImportFileView *self)
{
  cx_import_model_read (self->model);
}

static void
reset_cb (CxImportFileView *self)
{
  cx_import_model_forget_wishes (self->model);
}

static void
cx_import_file_view_dispose (GObject *object)
{
  CxImportFileView *self = CX_IMPORT_FILE_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CX_TYPE_IMPORT_FILE_VIEW);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (cx_import_file_view_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (CX_TYPE_IMPORT_PROGRESS);
  g_type_ensure (CX_TYPE_IMPORT_SOURCE_BOX);
  g_type_ensure (CX_TYPE_IMPORT_COUNTS);
  g_type_ensure (CX_TYPE_IMPORT_REPAIRS);
  g_type_ensure (CX_TYPE_IMPORT_COLUMNS);
  g_type_ensure (CX_TYPE_IMPORT_PREVIEW_GRID);
  g_type_ensure (CX_TYPE_IMPORT_SUMMARY);
}

static void
cx_import_file_view_class_init (CxImportFileViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_import_file_view_dispose;
  ensure_types ();
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/import/cx-import-file-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CxImportFileView, stack);
  gtk_widget_class_bind_template_child (widget_class, CxImportFileView, progress);
  gtk_widget_class_bind_template_child (widget_class, CxImportFileView, failure_title);
  gtk_widget_class_bind_template_child (widget_class, CxImportFileView, failure_text);
  gtk_widget_class_bind_template_child (widget_class, CxImportFileView, again);
  gtk_widget_class_bind_template_child (widget_class, CxImportFileView, reset);
  gtk_widget_class_bind_template_child (widget_class, CxImportFileView, source);
  gtk_widget_class_bind_template_child (widget_class, CxImportFileView, counts);
  gtk_widget_class_bind_template_child (widget_class, CxImportFileView, repairs);
  gtk_widget_class_bind_template_child (widget_class, CxImportFileView, columns);
  gtk_widget_class_bind_template_child (widget_class, CxImportFileView, preview);
  gtk_widget_class_bind_template_child (widget_class, CxImportFileView, summary);
}

static void
cx_import_file_view_init (CxImportFileView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->again, "clicked", G_CALLBACK (again_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reset, "clicked", G_CALLBACK (reset_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
cx_import_file_view_new (CxImportModel *model)
{
  CxImportFileView *self = g_object_new (CX_TYPE_IMPORT_FILE_VIEW, NULL);

  self->model = g_object_ref (model);
  cx_import_source_box_set_model (self->source, model);
  cx_import_counts_set_model (self->counts, model);
  cx_import_repairs_set_model (self->repairs, model);
  cx_import_columns_set_model (self->columns, model);
  cx_import_preview_grid_set_model (self->preview, model);
  cx_import_summary_set_model (self->summary, model);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

CxImportModel *
cx_import_file_view_get_model (CxImportFileView *self)
{
  return self->model;
}

gboolean
cx_import_file_view_search (CxImportFileView *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "form") != 0)
    return FALSE;
  cx_import_columns_search (self->columns);
  return TRUE;
}
