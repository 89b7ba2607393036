#include "config.h"

#include "cx-response-batch-row.h"

#include "cx-file-chooser.h"
#include "cx-i18n.h"
#include "cx-importer.h"
#include "cx-moment.h"
#include "cx-number.h"
#include "cx-recogniser.h"
#include "cx-ui.h"

#include <string.h>

struct _CxResponseBatchRow
{
  AdwActionRow parent_instance;

  CxSession *session;
  gint64 batch_id;
  char *file_name; /* nullable */

  GtkWidget *undo, *undone, *save;
};

G_DEFINE_FINAL_TYPE (CxResponseBatchRow, cx_response_batch_row, ADW_TYPE_ACTION_ROW)

CxResponseBatch *
cx_response_batch_new (CxBatch *batch, char *who)
{
  CxResponseBatch *record = g_new0 (CxResponseBatch, 1);

  record->batch = batch;
  record->who = who;
  return record;
}

void
cx_response_batch_free (CxResponseBatch *record)
{
  cx_batch_free (record->batch);
  g_free (record->who);
  g_free (record);
}

/* --- Undo ------------------------------------------------------------------------------------- */

static void
undo_result_free (gpointer data)
{
  CxUndoBatchResult *undone = data;

  g_free (undone->label);
  g_free (undone);
}

static gpointer
undo_batch (CxWorkspace *workspace, gpointer request, CxProgress *progress, GError **error)
{
  CxProject *project = cx_workspace_get_project (workspace, error);
  CxUndoBatchResult *undone;

  if (project == NULL)
    return NULL;
  undone = g_new0 (CxUndoBatchResult, 1);
  if (cx_store_undo_batch (cx_project_get_store (project), *(gint64 *) request,
                           CX_UNDO_KEEP_CHANGED, progress, undone, error))
    return undone;
  undo_result_free (undone);
  return NULL;
}

static void
add_sentence (GPtrArray *sentences, const char *sentence, gint64 n)
{
  if (n > 0)
    {
      g_autofree char *number = cx_number_to_human ((double) n, 0, cx_i18n_get_language ());

      g_ptr_array_add (sentences, g_strdup_printf (sentence, number));
    }
}

static char *
describe_undone (const CxUndoBatchResult *undone)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  add_sentence (sentences,
                ngettext ("%s response removed.", "%s responses removed.", undone->removed),
                undone->removed);
  add_sentence (sentences,
                ngettext ("%s response is as it was before.",
                          "%s responses are as they were before.", undone->restored),
                undone->restored);
  add_sentence (sentences,
                ngettext ("%s response was changed since and was kept.",
                          "%s responses were changed since and were kept.", undone->kept),
                undone->kept);
  if (sentences->len == 0)
    g_ptr_array_add (sentences, g_strdup (_ ("There was nothing left to undo.")));
  g_ptr_array_add (sentences, NULL);
  return g_strjoinv (" ", (char **) sentences->pdata);
}

static void
undone_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (CxResponseBatchRow) self = data;
  CxSession *session = CX_SESSION (object);
  g_autoptr (GError) error = NULL;
  CxUndoBatchResult *undone = cx_session_run_finish (session, result, &error);
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (self->undo, TRUE);
  if (undone == NULL)
    {
      cx_session_fail (session, _ ("The import could not be undone"), error);
      return;
    }
  text = describe_undone (undone);
  cx_session_toast (session, text, FALSE);
  undo_result_free (undone);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxResponseBatchRow *self = CX_RESPONSE_BATCH_ROW (widget);

  gtk_widget_set_sensitive (self->undo, FALSE);
  cx_session_run (self->session, CX_LANE_WRITE, undo_batch,
                  g_memdup2 (&self->batch_id, sizeof self->batch_id), g_free, undo_result_free,
                  NULL, NULL, undone_cb, g_object_ref (self));
}

/* --- Rejected rows ---------------------------------------------------------------------------- */

typedef struct
{
  gint64 batch_id;
  char *path;
} SaveRequest;

static void
save_request_free (gpointer data)
{
  SaveRequest *request = data;

  g_free (request->path);
  g_free (request);
}

static gpointer
save_rejects (CxWorkspace *workspace, gpointer data, CxProgress *progress, GError **error)
{
  SaveRequest *request = data;
  CxDb *db = cx_workspace_get_db (workspace, error);

  return db != NULL && cx_import_save_rejects (db, request->batch_id, request->path, error)
             ? GINT_TO_POINTER (TRUE)
             : NULL;
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  CxSession *session = CX_SESSION (object);
  g_autoptr (GError) error = NULL;

  if (cx_session_run_finish (session, result, &error) != NULL)
    cx_session_toast (session, _ ("Rejected rows saved"), FALSE);
  else
    cx_session_fail (session, _ ("The rejected rows could not be saved"), error);
}

static void
file_chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (CxResponseBatchRow) self = data;
  g_autoptr (GFile) file = cx_file_chooser_finish (result);
  SaveRequest *request;

  if (file == NULL)
    return;
  request = g_new0 (SaveRequest, 1);
  request->batch_id = self->batch_id;
  request->path = g_file_get_path (file);
  cx_session_run (self->session, CX_LANE_LONG, save_rejects, request, save_request_free, NULL, NULL,
                  NULL, saved_cb, NULL);
}

static void
save_rejects_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const CxFileFilter filters[] = { { N_ ("Tables (CSV)"), "csv" }, { NULL, NULL } };
  CxResponseBatchRow *self = CX_RESPONSE_BATCH_ROW (widget);
  g_autofree char *base = g_path_get_basename (self->file_name != NULL ? self->file_name
                                                                       : "import");
  char *dot = strrchr (base, '.');
  g_autofree char *suggested = NULL;

  if (dot != NULL && dot != base)
    *dot = '\0';
  suggested = g_strdup_printf (_ ("%s - rejected rows.csv"), base);
  cx_file_chooser_save (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Save rejected rows"),
                        filters, suggested, file_chosen_cb, g_object_ref (self));
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
cx_response_batch_row_dispose (GObject *object)
{
  CxResponseBatchRow *self = CX_RESPONSE_BATCH_ROW (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->file_name, g_free);
  G_OBJECT_CLASS (cx_response_batch_row_parent_class)->dispose (object);
}

static void
cx_response_batch_row_class_init (CxResponseBatchRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_response_batch_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, CX_UI_RESOURCE
                                               "/responses/cx-response-batch-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CxResponseBatchRow, undo);
  gtk_widget_class_bind_template_child (widget_class, CxResponseBatchRow, undone);
  gtk_widget_class_bind_template_child (widget_class, CxResponseBatchRow, save);
  gtk_widget_class_install_action (widget_class, "batch.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "batch.save-rejects", NULL, save_rejects_action);
}

static void
cx_response_batch_row_init (CxResponseBatchRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
make_title (const CxBatch *batch)
{
  if (batch->file_name != NULL)
    return g_path_get_basename (batch->file_name);
  if (g_strcmp0 (batch->kind, "tag") == 0)
    return g_strdup (_ ("Tags changed"));
  if (g_strcmp0 (batch->kind, "delete") == 0)
    return g_strdup (_ ("Responses deleted"));
  if (g_strcmp0 (batch->kind, "edit") == 0)
    return g_strdup (_ ("Responses changed"));
  return g_strdup (_ ("Responses added"));
}

static void
add_count (GPtrArray *facts, const char *fact, gint64 n)
{
  g_autofree char *number = cx_number_to_human ((double) n, 0, cx_i18n_get_language ());

  if (n > 0)
    g_ptr_array_add (facts, g_strdup_printf (fact, number));
}

static void
add_counts (GPtrArray *facts, const CxBatch *batch)
{
  gboolean import = batch->file_name != NULL || g_strcmp0 (batch->kind, "responses") == 0;

  if (!import)
    {
      add_count (facts, ngettext ("%s response", "%s responses", batch->updated), batch->updated);
      return;
    }
  add_count (facts, ngettext ("%s new", "%s new", batch->accepted - batch->updated),
             batch->accepted - batch->updated);
  add_count (facts, ngettext ("%s changed", "%s changed", batch->updated), batch->updated);
  add_count (facts, ngettext ("%s known already", "%s known already", batch->duplicates),
             batch->duplicates);
  add_count (facts, ngettext ("%s rejected", "%s rejected", batch->rejected), batch->rejected);
}

static char *
make_facts (CxSession *session, const CxResponseBatch *record)
{
  const CxBatch *batch = record->batch;
  const CxSource *source = batch->source != NULL ? cx_source_find (batch->source) : NULL;
  CxMoment moment = { batch->created_at, CX_OFFSET_NONE };
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (
      facts, cx_moment_to_human (moment, cx_project_get_zone (cx_session_get_project (session)),
                                 TRUE, cx_i18n_get_language ()));
  if (source != NULL && source->title != NULL)
    g_ptr_array_add (facts, g_strdup (source->title));
  add_counts (facts, batch);
  if (record->who != NULL)
    g_ptr_array_add (facts, g_strdup_printf (_ ("by %s"), record->who));
  g_ptr_array_add (facts, NULL);
  return g_strjoinv (" · ", (char **) facts->pdata);
}

GtkWidget *
cx_response_batch_row_new (CxSession *session, const CxResponseBatch *record)
{
  CxResponseBatchRow *self = g_object_new (CX_TYPE_RESPONSE_BATCH_ROW, NULL);
  g_autofree char *title = make_title (record->batch);
  g_autofree char *facts = make_facts (session, record);
  gboolean done = g_strcmp0 (record->batch->state, "done") == 0;

  self->session = g_object_ref (session);
  self->batch_id = record->batch->id;
  self->file_name = g_strdup (record->batch->file_name);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), facts);
  gtk_widget_set_visible (self->undo, done && !cx_session_is_read_only (session));
  gtk_widget_set_visible (self->undone, !done);
  gtk_widget_set_visible (self->save, record->batch->rejected > 0);
  return GTK_WIDGET (self);
}
