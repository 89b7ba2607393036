#include "config.h"

#include "cx-response-batches.h"

#include "cx-batch-repo.h"
#include "cx-i18n.h"
#include "cx-response-batch-row.h"
#include "cx-response-template.h"
#include "cx-ui.h"

struct _CxResponseBatches
{
  GtkWidget parent_instance;

  CxSession *session;
  gint64 survey_id;
  GCancellable *cancellable; /* of the reading that is under way; nullable */

  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (CxResponseBatches, cx_response_batches, GTK_TYPE_WIDGET)

static void read_batches (CxResponseBatches *self);

/* --- Reading ---------------------------------------------------------------------------------- */

static char *
find_who (GPtrArray *history, gint64 batch_id)
{
  for (guint i = 0; i < history->len; i++)
    {
      const CxHistoryEntry *entry = g_ptr_array_index (history, i);

      if (entry->batch_id == batch_id)
        return g_strdup (entry->who);
    }
  return NULL;
}

static gpointer
list_batches (CxWorkspace *workspace, gpointer request, CxProgress *progress, GError **error)
{
  gint64 survey_id = *(gint64 *) request;
  CxProject *project = cx_workspace_get_project (workspace, error);
  g_autoptr (GPtrArray) batches = NULL;
  g_autoptr (GPtrArray) history = NULL;
  GPtrArray *records;

  if (project == NULL)
    return NULL;
  batches = cx_batch_repo_list (cx_project_get_db (project), error);
  history = batches != NULL ? cx_store_get_history (cx_project_get_store (project), 0, error)
                            : NULL;
  if (history == NULL)
    return NULL;
  records = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_response_batch_free);
  for (guint i = batches->len; i-- > 0;)
    {
      CxBatch *batch = g_ptr_array_index (batches, i);

      if (batch->survey_id == survey_id)
        g_ptr_array_add (records, cx_response_batch_new (g_ptr_array_steal_index (batches, i),
                                                         find_who (history, batch->id)));
    }
  return records;
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (CxResponseBatches) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = cx_session_run_finish (CX_SESSION (object), result, &error);

  if (self->cancellable != g_task_get_cancellable (G_TASK (result)))
    return;
  g_clear_object (&self->cancellable);
  if (records == NULL || self->list == NULL)
    return;
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL;)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < records->len; i++)
    gtk_list_box_append (self->list,
                         cx_response_batch_row_new (self->session, g_ptr_array_index (records, i)));
  gtk_stack_set_visible_child_name (self->stack, records->len > 0 ? "list" : "empty");
}

static void
read_batches (CxResponseBatches *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cx_session_run (self->session, CX_LANE_READ, list_batches,
                  g_memdup2 (&self->survey_id, sizeof self->survey_id), g_free,
                  (GDestroyNotify) g_ptr_array_unref, self->cancellable, NULL, listed_cb,
                  g_object_ref (self));
}

static void
changed_cb (CxResponseBatches *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_batches (self);
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "close");
}

static void
cx_response_batches_dispose (GObject *object)
{
  CxResponseBatches *self = CX_RESPONSE_BATCHES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  cx_response_dispose_template (GTK_WIDGET (self), CX_TYPE_RESPONSE_BATCHES);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cx_response_batches_parent_class)->dispose (object);
}

static void
cx_response_batches_class_init (CxResponseBatchesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_response_batches_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/responses/cx-response-batches.ui");
  gtk_widget_class_bind_template_child (widget_class, CxResponseBatches, stack);
  gtk_widget_class_bind_template_child (widget_class, CxResponseBatches, list);
  gtk_widget_class_install_action (widget_class, "batches.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "batches.close", NULL);
  g_signal_new ("close", CX_TYPE_RESPONSE_BATCHES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
cx_response_batches_init (CxResponseBatches *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cx_response_batches_new (void)
{
  return g_object_new (CX_TYPE_RESPONSE_BATCHES, NULL);
}

void
cx_response_batches_set_session (CxResponseBatches *self, CxSession *session)
{
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

void
cx_response_batches_show (CxResponseBatches *self, gint64 survey_id)
{
  self->survey_id = survey_id;
  read_batches (self);
}
