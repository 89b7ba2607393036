#include "config.h"

#include "cx-import-model-private.h"

#include "cx-batch-repo.h"

G_DEFINE_FINAL_TYPE (CxImportModel, cx_import_model, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

void
cx_import_model_emit (CxImportModel *self, guint changes)
{
  g_signal_emit (self, signals[CHANGED], 0, changes);
}

void
cx_import_model_set_state (CxImportModel *self, CxImportState state)
{
  self->state = state;
  cx_import_model_emit (self, CX_IMPORT_CHANGED_STATE);
}

static void
cx_import_model_dispose (GObject *object)
{
  CxImportModel *self = CX_IMPORT_MODEL (object);

  cx_import_model_stop_counting (self);
  if (self->activity != NULL && self->state == CX_IMPORT_READING)
    cx_activity_cancel (self->activity);
  g_clear_object (&self->activity);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cx_import_model_parent_class)->dispose (object);
}

static void
cx_import_model_finalize (GObject *object)
{
  CxImportModel *self = CX_IMPORT_MODEL (object);

  g_clear_pointer (&self->wish, cx_import_wish_free);
  g_clear_pointer (&self->reading, cx_import_reading_free);
  g_clear_pointer (&self->counts, cx_import_result_free);
  g_clear_pointer (&self->preview, cx_import_preview_free);
  g_clear_pointer (&self->result, cx_import_result_free);
  g_clear_pointer (&self->refused, g_hash_table_unref);
  g_clear_error (&self->error);
  g_clear_error (&self->doubt);
  g_array_unref (self->touched);
  g_free (self->name);
  G_OBJECT_CLASS (cx_import_model_parent_class)->finalize (object);
}

static void
cx_import_model_class_init (CxImportModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cx_import_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = cx_import_model_finalize;
  signals[CHANGED] = g_signal_new ("changed", CX_TYPE_IMPORT_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
cx_import_model_init (CxImportModel *self)
{
  self->touched = g_array_new (FALSE, TRUE, sizeof (guint));
}

/* The import may also be undone, and done again, somewhere else in the window. */
static void
file_changed_cb (CxImportModel *self)
{
  g_autoptr (CxBatch) batch = NULL;
  gboolean undone;

  if ((self->state != CX_IMPORT_DONE && self->state != CX_IMPORT_UNDONE) ||
      self->result->batch_id == 0)
    return;
  batch = cx_batch_repo_load (cx_project_get_db (cx_session_get_project (self->session)),
                              self->result->batch_id, NULL);
  undone = batch == NULL || g_strcmp0 (batch->state, "undone") == 0;
  if (undone != (self->state == CX_IMPORT_UNDONE))
    cx_import_model_set_state (self, undone ? CX_IMPORT_UNDONE : CX_IMPORT_DONE);
}

CxImportModel *
cx_import_model_new (CxSession *session, const char *path)
{
  CxImportModel *self = g_object_new (CX_TYPE_IMPORT_MODEL, NULL);

  self->session = g_object_ref (session);
  self->wish = cx_import_wish_new (path);
  self->name = g_filename_display_basename (path);
  g_signal_connect_object (session, "changed", G_CALLBACK (file_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

CxSession *
cx_import_model_get_session (CxImportModel *self)
{
  return self->session;
}

const char *
cx_import_model_get_path (CxImportModel *self)
{
  return self->wish->path;
}

const char *
cx_import_model_get_name (CxImportModel *self)
{
  return self->name;
}

CxImportState
cx_import_model_get_state (CxImportModel *self)
{
  return self->state;
}

const GError *
cx_import_model_get_error (CxImportModel *self)
{
  return self->error;
}

CxActivity *
cx_import_model_get_activity (CxImportModel *self)
{
  return self->activity;
}

CxImportReading *
cx_import_model_get_reading (CxImportModel *self)
{
  return self->reading;
}

CxMapping *
cx_import_model_get_mapping (CxImportModel *self)
{
  return self->reading != NULL ? self->reading->mapping : NULL;
}

const CxImportWish *
cx_import_model_get_wish (CxImportModel *self)
{
  return self->wish;
}

/* --- Reading ---------------------------------------------------------------------------------- */

typedef struct
{
  CxImportModel *model;
  guint serial;
} ReadCall;

static void
take_reading (CxImportModel *self, CxImportReading *fresh)
{
  GArray *touched = cx_import_carry_over (self->reading, self->touched, fresh);

  g_array_unref (self->touched);
  self->touched = touched;
  g_clear_pointer (&self->reading, cx_import_reading_free);
  self->reading = fresh;
  g_clear_pointer (&self->preview, cx_import_preview_free);
  g_clear_pointer (&self->refused, g_hash_table_unref);
  self->state = CX_IMPORT_READY;
  cx_import_model_count_soon (self);
  cx_import_model_emit (self, CX_IMPORT_CHANGED_STATE | CX_IMPORT_CHANGED_READING |
                                  CX_IMPORT_CHANGED_PREVIEW);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  ReadCall *call = user_data;
  g_autoptr (CxImportModel) self = call->model;
  g_autoptr (GError) error = NULL;
  CxImportReading *fresh = cx_session_run_finish (CX_SESSION (object), result, &error);
  gboolean current = call->serial == self->read_serial && self->session != NULL;

  g_free (call);
  if (!current)
    {
      cx_import_reading_free (fresh);
      return;
    }
  g_clear_object (&self->activity);
  if (fresh != NULL)
    {
      take_reading (self, fresh);
      return;
    }
  g_propagate_error (&self->error, g_steal_pointer (&error));
  cx_import_model_set_state (self, CX_IMPORT_FAILED);
}

void
cx_import_model_read (CxImportModel *self)
{
  ReadCall *call;

  g_return_if_fail (self->state != CX_IMPORT_IMPORTING);

  cx_import_model_stop_counting (self);
  if (self->activity != NULL)
    cx_activity_cancel (self->activity);
  g_clear_object (&self->activity);
  g_clear_error (&self->error);
  g_clear_error (&self->doubt);
  g_clear_pointer (&self->counts, cx_import_result_free);
  self->activity = cx_activity_new ();
  call = g_new0 (ReadCall, 1);
  call->model = g_object_ref (self);
  call->serial = ++self->read_serial;
  cx_session_run (self->session, CX_LANE_LONG, cx_import_reading_make,
                  cx_import_wish_copy (self->wish), (GDestroyNotify) cx_import_wish_free,
                  (GDestroyNotify) cx_import_reading_free,
                  cx_activity_get_cancellable (self->activity), self->activity, read_cb, call);
  cx_import_model_set_state (self, CX_IMPORT_READING);
}

gboolean
cx_import_model_is_stale (CxImportModel *self)
{
  g_autofree char *stamp = cx_import_file_stamp (self->wish->path, NULL);

  return stamp != NULL && self->reading != NULL && g_strcmp0 (stamp, self->reading->stamp) != 0;
}

void
cx_import_model_cancel (CxImportModel *self)
{
  if (self->activity != NULL)
    cx_activity_cancel (self->activity);
}

void
cx_import_model_preset_survey (CxImportModel *self, const char *code)
{
  g_return_if_fail (self->state == CX_IMPORT_WAITING);

  g_free (self->wish->survey);
  self->wish->survey = g_strdup (code);
}

/* --- How it is read ----------------------------------------------------------------------------
 */

static gboolean
set_wish (CxImportModel *self, char **place, const char *text)
{
  if (g_strcmp0 (*place, text) == 0)
    return FALSE;
  g_free (*place);
  *place = g_strdup (text);
  return TRUE;
}

gboolean
cx_import_model_has_wishes (CxImportModel *self)
{
  const CxImportWish *wish = self->wish;

  return wish->source != NULL || wish->encoding != NULL || wish->delimiter != NULL ||
         wish->header_rows >= 0 || wish->sheet != 0 || wish->survey != NULL;
}

void
cx_import_model_forget_wishes (CxImportModel *self)
{
  CxImportWish *fresh = cx_import_wish_new (self->wish->path);

  cx_import_wish_free (self->wish);
  self->wish = fresh;
  cx_import_model_read (self);
}

void
cx_import_model_set_source (CxImportModel *self, const char *source)
{
  if (set_wish (self, &self->wish->source, source))
    cx_import_model_read (self);
}

void
cx_import_model_set_encoding (CxImportModel *self, const char *encoding)
{
  if (set_wish (self, &self->wish->encoding, encoding))
    cx_import_model_read (self);
}

void
cx_import_model_set_delimiter (CxImportModel *self, const char *delimiter)
{
  if (set_wish (self, &self->wish->delimiter, delimiter))
    cx_import_model_read (self);
}

void
cx_import_model_set_header_rows (CxImportModel *self, int rows)
{
  if (self->wish->header_rows == rows)
    return;
  self->wish->header_rows = rows;
  cx_import_model_read (self);
}

void
cx_import_model_set_sheet (CxImportModel *self, int sheet)
{
  if (self->wish->sheet == sheet ||
      (self->reading != NULL && self->wish->sheet == 0 && self->reading->sheet == sheet))
    return;
  self->wish->sheet = sheet;
  cx_import_model_read (self);
}

void
cx_import_model_set_survey (CxImportModel *self, const char *code)
{
  const CxMapping *mapping = cx_import_model_get_mapping (self);

  if (code != NULL)
    {
      if (!set_wish (self, &self->wish->survey, code) && self->wish->new_title == NULL)
        return;
      g_clear_pointer (&self->wish->new_title, g_free);
    }
  else if (self->wish->new_title == NULL)
    {
      g_clear_pointer (&self->wish->survey, g_free);
      self->wish->new_title = g_strdup (
          mapping != NULL && mapping->new_title != NULL ? mapping->new_title : self->name);
    }
  else
    return;
  cx_import_model_read (self);
}

void
cx_import_model_set_title (CxImportModel *self, const char *title)
{
  CxMapping *mapping = cx_import_model_get_mapping (self);

  if (mapping == NULL || self->reading->survey != NULL ||
      g_strcmp0 (mapping->new_title, title) == 0)
    return;
  g_free (mapping->new_title);
  mapping->new_title = g_strdup (title);
  /* Who names a new survey wants one, however the file is read. */
  set_wish (self, &self->wish->new_title, title);
  cx_import_model_emit (self, CX_IMPORT_CHANGED_PLACE);
}
