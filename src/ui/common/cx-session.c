#include "config.h"

#include "cx-session-private.h"

G_DEFINE_FINAL_TYPE (CxSession, cx_session, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_WRITING,
  PROP_TITLE,
  N_PROPS
};

enum
{
  CHANGED,
  TOAST,
  FAILED,
  CLOSING,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
set_label (CxSession *self, char **label, guint prop, CxHistoryEntry *entry)
{
  const char *text = entry != NULL ? entry->label : NULL;

  if (g_strcmp0 (*label, text) == 0)
    return;
  g_free (*label);
  *label = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

static void
read_history (CxSession *self)
{
  CxStore *store = cx_project_get_store (self->project);
  g_autoptr (CxHistoryEntry) undo = cx_store_peek_undo (store);
  g_autoptr (CxHistoryEntry) redo = cx_store_peek_redo (store);

  self->undo_step = undo != NULL ? undo->id : 0;
  set_label (self, &self->undo_label, PROP_UNDO_LABEL, undo);
  set_label (self, &self->redo_label, PROP_REDO_LABEL, redo);
}

static void
changed_cb (CxStore *store, const char *const *tables, gpointer user_data)
{
  CxSession *self = CX_SESSION (user_data);

  if (cx_store_get_db (store) == NULL)
    return; /* the last word of a file that was closed meanwhile */
  if (tables == NULL || g_strv_contains (tables, "business"))
    {
      cx_project_reload (self->project, NULL);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
    }
  read_history (self);
  g_signal_emit (self, signals[CHANGED], 0, tables);
}

static void
cx_session_finalize (GObject *object)
{
  CxSession *self = CX_SESSION (object);

  cx_session_close (self);
  g_clear_object (&self->project);
  g_ptr_array_unref (self->long_work);
  g_ptr_array_unref (self->running);
  g_free (self->undo_label);
  g_free (self->redo_label);
  G_OBJECT_CLASS (cx_session_parent_class)->finalize (object);
}

static void
cx_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CxSession *self = CX_SESSION (object);

  if (id == PROP_UNDO_LABEL)
    g_value_set_string (value, self->undo_label);
  else if (id == PROP_REDO_LABEL)
    g_value_set_string (value, self->redo_label);
  else if (id == PROP_WRITING)
    g_value_set_boolean (value, cx_session_is_writing (self));
  else
    g_value_set_string (value, cx_session_get_title (self));
}

static void
cx_session_class_init (CxSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = cx_session_finalize;
  object_class->get_property = cx_session_get_property;
  props[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  props[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  props[PROP_WRITING] = g_param_spec_boolean ("writing", NULL, NULL, FALSE, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[CHANGED] = g_signal_new ("changed", CX_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
  signals[TOAST] = g_signal_new ("toast", CX_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[FAILED] = g_signal_new ("failed", CX_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);
  signals[CLOSING] = g_signal_new ("closing", CX_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
cx_session_init (CxSession *self)
{
  self->long_work = g_ptr_array_new ();
  self->running = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_running_free);
}

CxSession *
cx_session_new (CxProject *project)
{
  CxSession *self = g_object_new (CX_TYPE_SESSION, NULL);

  self->project = g_object_ref (project);
  self->reading = cx_lane_thread_new ("reading", project);
  self->writing = cx_lane_thread_new ("writing", project);
  g_signal_connect_object (cx_project_get_store (project), "changed", G_CALLBACK (changed_cb), self,
                           0);
  read_history (self);
  return self;
}

CxProject *
cx_session_get_project (CxSession *session)
{
  return session->project;
}

gboolean
cx_session_is_read_only (CxSession *session)
{
  return cx_store_is_read_only (cx_project_get_store (session->project));
}

const char *
cx_session_get_undo_label (CxSession *session)
{
  return session->undo_label;
}

gint64
cx_session_get_undo_step (CxSession *session)
{
  return session->undo_step;
}

const char *
cx_session_get_redo_label (CxSession *session)
{
  return session->redo_label;
}

const char *
cx_session_get_title (CxSession *session)
{
  return cx_project_get_business (session->project)->name;
}

/* Emitting. */

void
cx_session_toast (CxSession *session, const char *text, gboolean undo)
{
  g_signal_emit (session, signals[TOAST], 0, text, undo);
}

void
cx_session_fail (CxSession *session, const char *heading, const GError *error)
{
  g_signal_emit (session, signals[FAILED], 0, heading, error);
}

void
cx_session_notify_writing (CxSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WRITING]);
}
