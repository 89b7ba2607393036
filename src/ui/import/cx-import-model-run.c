#include "config.h"

#include "cx-import-model-private.h"

#include "cx-survey-repo.h"

/* Rows that are shown before they are imported. */
#define PREVIEW_ROWS 50
/* Milliseconds without a correction before everything is counted anew. */
#define PAUSE 350

/* --- What threads are given --------------------------------------------------------------------
 */

CxImportOrder *
cx_import_order_new (CxImportModel *self)
{
  CxImportOrder *order = g_new0 (CxImportOrder, 1);

  order->wish = cx_import_wish_copy (self->wish);
  order->mapping = cx_mapping_to_json (self->reading->mapping);
  order->survey_id = self->reading->survey != NULL ? self->reading->survey->id : 0;
  return order;
}

void
cx_import_order_free (CxImportOrder *order)
{
  cx_import_wish_free (order->wish);
  g_free (order->mapping);
  g_free (order);
}

/* What an order speaks of, in the thread that carries it out. */
typedef struct
{
  CxProject *project; /* borrowed */
  CxTable *table;
  CxMapping *mapping;
  CxSurvey *survey; /* nullable */
} Work;

static void
work_clear (Work *work)
{
  g_clear_object (&work->table);
  g_clear_pointer (&work->mapping, cx_mapping_free);
  g_clear_object (&work->survey);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

static gboolean
begin_work (Work *work,
            CxWorkspace *workspace,
            const CxImportOrder *order,
            CxProgress *progress,
            GError **error)
{
  work->project = cx_workspace_get_project (workspace, error);
  if (work->project == NULL)
    return FALSE;
  work->mapping = cx_mapping_from_profile (order->mapping, error);
  if (work->mapping == NULL)
    return FALSE;
  if (order->survey_id != 0)
    {
      work->survey = cx_survey_repo_load (cx_project_get_db (work->project), order->survey_id,
                                          error);
      if (work->survey == NULL)
        return FALSE;
    }
  else
    g_clear_pointer (&work->mapping->survey, g_free);
  work->table = cx_import_wish_open (order->wish, progress, error);
  return work->table != NULL;
}

static gpointer
run_order (CxWorkspace *workspace,
           const CxImportOrder *order,
           gboolean dry_run,
           CxProgress *progress,
           GError **error)
{
  const CxImportOptions options = { .dry_run = dry_run };
  g_auto (Work) work = { 0 };

  if (!begin_work (&work, workspace, order, progress, error))
    return NULL;
  return cx_import_run (work.project, work.table, work.mapping, work.survey, &options, progress,
                        error);
}

static gpointer
count_rows (CxWorkspace *workspace, gpointer request, CxProgress *progress, GError **error)
{
  return run_order (workspace, request, TRUE, progress, error);
}

static gpointer
import_rows (CxWorkspace *workspace, gpointer request, CxProgress *progress, GError **error)
{
  return run_order (workspace, request, FALSE, progress, error);
}

static gpointer
show_rows (CxWorkspace *workspace, gpointer request, CxProgress *progress, GError **error)
{
  g_auto (Work) work = { 0 };

  if (!begin_work (&work, workspace, request, progress, error))
    return NULL;
  return cx_import_preview (work.project, work.table, work.mapping, work.survey, PREVIEW_ROWS,
                            progress, error);
}

/* --- Counts and preview ------------------------------------------------------------------------
 */

typedef struct
{
  CxImportModel *model;
  guint serial;
} CountCall;

static CountCall *
count_call_new (CxImportModel *self)
{
  CountCall *call = g_new0 (CountCall, 1);

  call->model = g_object_ref (self);
  call->serial = self->count_serial;
  return call;
}

/* The model of @call, whose result is still wanted in *@current. (transfer full) */
static CxImportModel *
end_call (CountCall *call, gboolean *current)
{
  CxImportModel *self = call->model;

  *current = call->serial == self->count_serial && self->counting != NULL;
  g_free (call);
  return self;
}

static void
note_refused (CxImportModel *self)
{
  self->refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->counts->errors->len; i++)
    {
      const CxImportError *error = g_ptr_array_index (self->counts->errors, i);
      gpointer n;

      if (error->column == NULL)
        continue;
      n = g_hash_table_lookup (self->refused, error->column);
      g_hash_table_insert (self->refused, g_strdup (error->column),
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (n) + 1));
    }
}

static void
end_counting (CxImportModel *self, guint changes)
{
  self->n_counting--;
  if (self->n_counting == 0)
    g_clear_object (&self->counting);
  cx_import_model_emit (self, changes | CX_IMPORT_CHANGED_COUNTS);
}

static void
counted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  CxImportResult *counts = cx_session_run_finish (CX_SESSION (object), result, &error);
  gboolean current;
  g_autoptr (CxImportModel) self = end_call (user_data, &current);

  if (!current)
    {
      cx_import_result_free (counts);
      return;
    }
  g_clear_pointer (&self->counts, cx_import_result_free);
  g_clear_pointer (&self->refused, g_hash_table_unref);
  g_clear_error (&self->doubt);
  self->counts = counts;
  if (counts != NULL)
    note_refused (self);
  else
    g_propagate_error (&self->doubt, g_steal_pointer (&error));
  end_counting (self, CX_IMPORT_CHANGED_LOOK);
}

static void
shown_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  CxImportPreview *preview = cx_session_run_finish (CX_SESSION (object), result, &error);
  gboolean current;
  g_autoptr (CxImportModel) self = end_call (user_data, &current);

  if (!current)
    {
      cx_import_preview_free (preview);
      return;
    }
  /* Why it cannot be shown is what counting finds, too. */
  g_clear_pointer (&self->preview, cx_import_preview_free);
  self->preview = preview;
  end_counting (self, CX_IMPORT_CHANGED_PREVIEW);
}

static gboolean
count_cb (gpointer data)
{
  CxImportModel *self = data;
  GCancellable *cancellable;

  self->count_timer = 0;
  self->counting = cx_activity_new ();
  self->n_counting = 2;
  cancellable = cx_activity_get_cancellable (self->counting);
  cx_session_run (self->session, CX_LANE_LONG, show_rows, cx_import_order_new (self),
                  (GDestroyNotify) cx_import_order_free, (GDestroyNotify) cx_import_preview_free,
                  cancellable, NULL, shown_cb, count_call_new (self));
  cx_session_run (self->session, CX_LANE_LONG, count_rows, cx_import_order_new (self),
                  (GDestroyNotify) cx_import_order_free, (GDestroyNotify) cx_import_result_free,
                  cancellable, self->counting, counted_cb, count_call_new (self));
  cx_import_model_emit (self, CX_IMPORT_CHANGED_COUNTS);
  return G_SOURCE_REMOVE;
}

void
cx_import_model_stop_counting (CxImportModel *self)
{
  g_clear_handle_id (&self->count_timer, g_source_remove);
  if (self->counting != NULL)
    cx_activity_cancel (self->counting);
  g_clear_object (&self->counting);
  self->n_counting = 0;
  self->count_serial++;
}

void
cx_import_model_count_soon (CxImportModel *self)
{
  cx_import_model_stop_counting (self);
  self->count_timer = g_timeout_add (PAUSE, count_cb, self);
}

const CxImportResult *
cx_import_model_get_counts (CxImportModel *self)
{
  return self->counts;
}

gboolean
cx_import_model_is_counting (CxImportModel *self)
{
  return self->count_timer != 0 || self->counting != NULL;
}

CxActivity *
cx_import_model_get_counting (CxImportModel *self)
{
  return self->counting;
}

const GError *
cx_import_model_get_doubt (CxImportModel *self)
{
  return self->doubt;
}

const CxImportPreview *
cx_import_model_get_preview (CxImportModel *self)
{
  return self->preview;
}

/* --- The import --------------------------------------------------------------------------------
 */

gboolean
cx_import_model_can_import (CxImportModel *self)
{
  return self->state == CX_IMPORT_READY && self->doubt == NULL &&
         !cx_session_is_read_only (self->session) &&
         (self->counts == NULL || self->counts->accepted > 0);
}

static void
imported_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxImportModel) self = user_data;
  g_autoptr (GError) error = NULL;
  CxImportResult *came_in = cx_session_run_finish (CX_SESSION (object), result, &error);

  g_clear_object (&self->activity);
  if (self->session == NULL)
    {
      cx_import_result_free (came_in);
      return;
    }
  if (came_in != NULL)
    {
      g_clear_pointer (&self->result, cx_import_result_free);
      self->result = came_in;
      cx_import_model_set_state (self, CX_IMPORT_DONE);
      return;
    }
  if (!g_error_matches (error, CX_ERROR, CX_ERROR_CANCELLED) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (&self->error, g_steal_pointer (&error));
  self->state = CX_IMPORT_READY;
  cx_import_model_count_soon (self);
  cx_import_model_emit (self, CX_IMPORT_CHANGED_STATE | CX_IMPORT_CHANGED_COUNTS);
}

void
cx_import_model_import (CxImportModel *self)
{
  g_return_if_fail (cx_import_model_can_import (self));

  cx_import_model_stop_counting (self);
  g_clear_error (&self->error);
  self->activity = cx_activity_new ();
  cx_session_run (self->session, CX_LANE_WRITE, import_rows, cx_import_order_new (self),
                  (GDestroyNotify) cx_import_order_free, (GDestroyNotify) cx_import_result_free,
                  cx_activity_get_cancellable (self->activity), self->activity, imported_cb,
                  g_object_ref (self));
  cx_import_model_set_state (self, CX_IMPORT_IMPORTING);
}

const CxImportResult *
cx_import_model_get_result (CxImportModel *self)
{
  return self->result;
}
