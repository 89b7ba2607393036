#include "config.h"

#include "cx-activity.h"

struct _CxActivity
{
  GObject parent_instance;

  GCancellable *cancellable;
  char *label;
  double fraction, seconds_left;

  /* Written by the working thread, taken over by an idle handler in the main thread. */
  GMutex mutex;
  gboolean pending;
  char *next_label;
  double next_fraction, next_seconds_left;
};

G_DEFINE_FINAL_TYPE (CxActivity, cx_activity, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_FRACTION,
  PROP_SECONDS_LEFT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static gboolean
take_over_cb (gpointer data)
{
  CxActivity *self = CX_ACTIVITY (data);

  g_mutex_lock (&self->mutex);
  self->pending = FALSE;
  g_free (self->label);
  self->label = g_strdup (self->next_label);
  self->fraction = self->next_fraction;
  self->seconds_left = self->next_seconds_left;
  g_mutex_unlock (&self->mutex);

  for (guint i = PROP_LABEL; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), props[i]);
  return G_SOURCE_REMOVE;
}

static void
report_cb (const char *label, gint64 done, gint64 total, double seconds_left, gpointer user_data)
{
  CxActivity *self = CX_ACTIVITY (user_data);
  gboolean was_pending;

  g_mutex_lock (&self->mutex);
  was_pending = self->pending;
  self->pending = TRUE;
  g_free (self->next_label);
  self->next_label = g_strdup (label);
  self->next_fraction = total > 0 ? CLAMP ((double) done / (double) total, 0, 1) : -1;
  self->next_seconds_left = seconds_left;
  g_mutex_unlock (&self->mutex);

  if (!was_pending)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, take_over_cb, g_object_ref (self), g_object_unref);
}

static void
cx_activity_finalize (GObject *object)
{
  CxActivity *self = CX_ACTIVITY (object);

  g_clear_object (&self->cancellable);
  g_free (self->label);
  g_free (self->next_label);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (cx_activity_parent_class)->finalize (object);
}

static void
cx_activity_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CxActivity *self = CX_ACTIVITY (object);

  if (id == PROP_LABEL)
    g_value_set_string (value, self->label);
  else if (id == PROP_FRACTION)
    g_value_set_double (value, self->fraction);
  else
    g_value_set_double (value, self->seconds_left);
}

static void
cx_activity_class_init (CxActivityClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cx_activity_finalize;
  object_class->get_property = cx_activity_get_property;
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SECONDS_LEFT] = g_param_spec_double ("seconds-left", NULL, NULL, -1, G_MAXDOUBLE, -1,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cx_activity_init (CxActivity *self)
{
  g_mutex_init (&self->mutex);
  self->cancellable = g_cancellable_new ();
  self->fraction = self->next_fraction = -1;
  self->seconds_left = self->next_seconds_left = -1;
}

CxActivity *
cx_activity_new (void)
{
  return g_object_new (CX_TYPE_ACTIVITY, NULL);
}

const char *
cx_activity_get_label (CxActivity *self)
{
  return self->label;
}

double
cx_activity_get_fraction (CxActivity *self)
{
  return self->fraction;
}

double
cx_activity_get_seconds_left (CxActivity *self)
{
  return self->seconds_left;
}

GCancellable *
cx_activity_get_cancellable (CxActivity *self)
{
  return self->cancellable;
}

void
cx_activity_cancel (CxActivity *self)
{
  g_cancellable_cancel (self->cancellable);
}

CxProgress *
cx_activity_make_progress (CxActivity *self, GCancellable *cancellable)
{
  return cx_progress_new (cancellable != NULL ? cancellable : self->cancellable, report_cb, self);
}
