#include "config.h"

#include "cx-activity-bar.h"

#include "cx-i18n.h"
#include "cx-ui.h"

#define PULSE_MS 100

struct _CxActivityBar
{
  GtkWidget parent_instance;

  CxActivity *activity;
  guint pulse; /* while it is not known how far it is */

  GtkWidget *line;
  GtkProgressBar *bar;
  GtkButton *stop;
  GtkLabel *caption;
};

G_DEFINE_FINAL_TYPE (CxActivityBar, cx_activity_bar, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ACTIVITY,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static char *
describe_time (double seconds)
{
  const int minutes = (int) ((seconds + 30) / 60);

  if (seconds < 1)
    return NULL;
  if (seconds < 60)
    return g_strdup_printf (ngettext ("%d second left", "%d seconds left", (int) (seconds + 0.5)),
                            (int) (seconds + 0.5));
  return g_strdup_printf (ngettext ("%d minute left", "%d minutes left", minutes), minutes);
}

static gboolean
pulse_cb (gpointer data)
{
  gtk_progress_bar_pulse (CX_ACTIVITY_BAR (data)->bar);
  return G_SOURCE_CONTINUE;
}

static void
update (CxActivityBar *self)
{
  const double fraction = cx_activity_get_fraction (self->activity);
  const char *label = cx_activity_get_label (self->activity);
  g_autofree char *left = describe_time (cx_activity_get_seconds_left (self->activity));
  g_autofree char *both = NULL;

  if (fraction >= 0)
    {
      g_clear_handle_id (&self->pulse, g_source_remove);
      gtk_progress_bar_set_fraction (self->bar, fraction);
    }
  else if (self->pulse == 0)
    {
      self->pulse = g_timeout_add (PULSE_MS, pulse_cb, self);
    }
  if (label != NULL && left != NULL)
    both = g_strdup_printf ("%s · %s", label, left);
  gtk_label_set_label (self->caption, both != NULL ? both : label != NULL ? label : "");
}

static void
stop_cb (CxActivityBar *self)
{
  if (self->activity != NULL)
    cx_activity_cancel (self->activity);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stop), FALSE);
}

static void
cx_activity_bar_dispose (GObject *object)
{
  CxActivityBar *self = CX_ACTIVITY_BAR (object);

  g_clear_handle_id (&self->pulse, g_source_remove);
  if (self->activity != NULL)
    g_signal_handlers_disconnect_by_data (self->activity, self);
  g_clear_object (&self->activity);
  gtk_widget_dispose_template (GTK_WIDGET (object), CX_TYPE_ACTIVITY_BAR);
  G_OBJECT_CLASS (cx_activity_bar_parent_class)->dispose (object);
}

static void
cx_activity_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, CX_ACTIVITY_BAR (object)->activity);
}

static void
cx_activity_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  cx_activity_bar_set_activity (CX_ACTIVITY_BAR (object), g_value_get_object (value));
}

static void
cx_activity_bar_class_init (CxActivityBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cx_activity_bar_dispose;
  object_class->get_property = cx_activity_bar_get_property;
  object_class->set_property = cx_activity_bar_set_property;
  props[PROP_ACTIVITY] = g_param_spec_object ("activity", NULL, NULL, CX_TYPE_ACTIVITY,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS |
                                                  G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/common/cx-activity-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CxActivityBar, line);
  gtk_widget_class_bind_template_child (widget_class, CxActivityBar, bar);
  gtk_widget_class_bind_template_child (widget_class, CxActivityBar, stop);
  gtk_widget_class_bind_template_child (widget_class, CxActivityBar, caption);
}

static void
cx_activity_bar_init (CxActivityBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->stop, "clicked", G_CALLBACK (stop_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
cx_activity_bar_new (void)
{
  return g_object_new (CX_TYPE_ACTIVITY_BAR, NULL);
}

void
cx_activity_bar_set_activity (CxActivityBar *self, CxActivity *activity)
{
  if (self->activity == activity)
    return;
  if (self->activity != NULL)
    g_signal_handlers_disconnect_by_data (self->activity, self);
  g_clear_handle_id (&self->pulse, g_source_remove);
  g_set_object (&self->activity, activity);
  gtk_widget_set_visible (GTK_WIDGET (self), activity != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stop), TRUE);
  if (activity != NULL)
    {
      g_signal_connect_object (activity, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      update (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACTIVITY]);
}

CxActivity *
cx_activity_bar_get_activity (CxActivityBar *self)
{
  return self->activity;
}
