#include "config.h"

#include "cx-import-queue.h"

#include "cx-i18n.h"

/* Files that are read at the same time: reading has threads of its own. */
#define READERS 2

struct _CxImportQueue
{
  GObject parent_instance;

  CxSession *session;
  GListStore *models;
  GPtrArray *pending; /* CxImportModel; still to be imported, the next one first */
};

G_DEFINE_FINAL_TYPE (CxImportQueue, cx_import_queue, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
cx_import_queue_dispose (GObject *object)
{
  CxImportQueue *self = CX_IMPORT_QUEUE (object);

  if (self->models != NULL)
    g_list_store_remove_all (self->models);
  g_clear_object (&self->models);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cx_import_queue_parent_class)->dispose (object);
}

static void
cx_import_queue_class_init (CxImportQueueClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cx_import_queue_dispose;
  signals[CHANGED] = g_signal_new ("changed", CX_TYPE_IMPORT_QUEUE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
cx_import_queue_init (CxImportQueue *self)
{
  self->models = g_list_store_new (CX_TYPE_IMPORT_MODEL);
  self->pending = g_ptr_array_new_with_free_func (g_object_unref);
}

CxImportQueue *
cx_import_queue_new (CxSession *session)
{
  CxImportQueue *self = g_object_new (CX_TYPE_IMPORT_QUEUE, NULL);

  self->session = g_object_ref (session);
  return self;
}

GListModel *
cx_import_queue_get_models (CxImportQueue *self)
{
  return G_LIST_MODEL (self->models);
}

/* Borrowed from the list. */
static CxImportModel *
get_model (CxImportQueue *self, guint i)
{
  g_autoptr (CxImportModel) model = g_list_model_get_item (G_LIST_MODEL (self->models), i);

  return model;
}

static guint
count_models (CxImportQueue *self)
{
  return self->models != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->models)) : 0;
}

static guint
count_state (CxImportQueue *self, CxImportState state)
{
  guint n = 0;

  for (guint i = 0; i < count_models (self); i++)
    n += cx_import_model_get_state (get_model (self, i)) == state;
  return n;
}

static void
read_next (CxImportQueue *self)
{
  guint reading = count_state (self, CX_IMPORT_READING);

  for (guint i = 0; i < count_models (self) && reading < READERS; i++)
    if (cx_import_model_get_state (get_model (self, i)) == CX_IMPORT_WAITING)
      {
        cx_import_model_read (get_model (self, i));
        reading++;
      }
}

/* --- One after another -------------------------------------------------------------------------
 */

/* Files whose columns are those of @done go where it went; they are read again, because their
 * questions are there now. */
static void
refresh_twins (CxImportQueue *self, CxImportModel *done)
{
  const char *fingerprint = cx_import_model_get_mapping (done)->fingerprint;

  for (guint i = 0; i < count_models (self); i++)
    {
      CxImportModel *model = get_model (self, i);
      const CxImportWish *wish = cx_import_model_get_wish (model);

      if (model != done && cx_import_model_get_state (model) == CX_IMPORT_READY &&
          wish->survey == NULL && wish->new_title == NULL &&
          g_strcmp0 (cx_import_model_get_mapping (model)->fingerprint, fingerprint) == 0)
        cx_import_model_read (model);
    }
}

/* Begins with the next pending file that can be imported; one that is being read is waited for. */
static void
import_next (CxImportQueue *self)
{
  while (self->pending->len > 0 && count_state (self, CX_IMPORT_IMPORTING) == 0)
    {
      CxImportModel *model = g_ptr_array_index (self->pending, 0);
      CxImportState state = cx_import_model_get_state (model);

      if (state == CX_IMPORT_READING || state == CX_IMPORT_WAITING)
        return;
      g_object_ref (model);
      g_ptr_array_remove_index (self->pending, 0);
      if (cx_import_model_can_import (model))
        cx_import_model_import (model);
      g_object_unref (model);
    }
}

static void
model_changed_cb (CxImportQueue *self, guint changes, CxImportModel *model)
{
  if (self->models == NULL)
    return;
  if ((changes & CX_IMPORT_CHANGED_STATE) != 0)
    {
      if (cx_import_model_get_state (model) == CX_IMPORT_DONE)
        refresh_twins (self, model);
      read_next (self);
      import_next (self);
    }
  if ((changes & (CX_IMPORT_CHANGED_STATE | CX_IMPORT_CHANGED_COUNTS)) != 0)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* --- Coming and going ---------------------------------------------------------------------------
 */

static CxImportModel *
find_model (CxImportQueue *self, const char *path)
{
  for (guint i = 0; i < count_models (self); i++)
    {
      CxImportModel *model = get_model (self, i);
      CxImportState state = cx_import_model_get_state (model);

      if (g_strcmp0 (cx_import_model_get_path (model), path) == 0 && state != CX_IMPORT_DONE &&
          state != CX_IMPORT_UNDONE)
        return model;
    }
  return NULL;
}

CxImportModel *
cx_import_queue_add (CxImportQueue *self, const char *path, const char *survey)
{
  CxImportModel *found = find_model (self, path);
  g_autoptr (CxImportModel) model = NULL;

  if (found != NULL)
    return found;
  model = cx_import_model_new (self->session, path);
  if (survey != NULL)
    cx_import_model_preset_survey (model, survey);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_list_store_append (self->models, model);
  read_next (self);
  g_signal_emit (self, signals[CHANGED], 0);
  return model;
}

void
cx_import_queue_remove (CxImportQueue *self, CxImportModel *model)
{
  guint position;

  if (cx_import_model_get_state (model) == CX_IMPORT_IMPORTING)
    return;
  g_ptr_array_remove (self->pending, model);
  if (!g_list_store_find (self->models, model, &position))
    return;
  cx_import_model_cancel (model);
  g_signal_handlers_disconnect_by_data (model, self);
  g_list_store_remove (self->models, position);
  read_next (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

guint
cx_import_queue_count_ready (CxImportQueue *self)
{
  guint n = 0;

  for (guint i = 0; i < count_models (self); i++)
    n += cx_import_model_can_import (get_model (self, i));
  return n;
}

void
cx_import_queue_import_all (CxImportQueue *self)
{
  g_ptr_array_set_size (self->pending, 0);
  for (guint i = 0; i < count_models (self); i++)
    if (cx_import_model_can_import (get_model (self, i)))
      g_ptr_array_add (self->pending, g_object_ref (get_model (self, i)));
  import_next (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
cx_import_queue_is_importing (CxImportQueue *self)
{
  return self->pending->len > 0 || count_state (self, CX_IMPORT_IMPORTING) > 0;
}

void
cx_import_queue_stop (CxImportQueue *self)
{
  g_ptr_array_set_size (self->pending, 0);
  g_signal_emit (self, signals[CHANGED], 0);
}
