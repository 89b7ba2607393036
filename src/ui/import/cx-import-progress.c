#include "config.h"

#include "cx-import-progress.h"

#include "cx-i18n.h"
#include "cx-ui.h"

#include <adwaita.h>
#include <math.h>

struct _CxImportProgress
{
  GtkWidget parent_instance;

  CxActivity *activity; /* nullable */
  guint pulse;

  GtkLabel *title, *detail, *left;
  GtkProgressBar *bar;
};

G_DEFINE_FINAL_TYPE (CxImportProgress, cx_import_progress, GTK_TYPE_WIDGET)

static char *
say_time_left (double seconds)
{
  guint minutes = (guint) ceil (seconds / 60);
  guint rounded = (guint) ceil (seconds);

  if (seconds < 0)
    return g_strdup ("");
  if (seconds < 60)
    return g_strdup_printf (ngettext ("About %u second left", "About %u seconds left", rounded),
                            rounded);
  return g_strdup_printf (ngettext ("About %u minute left", "About %u minutes left", minutes),
                          minutes);
}

static void
update (CxImportProgress *self)
{
  double fraction = cx_activity_get_fraction (self->activity);
  double seconds = cx_activity_get_seconds_left (self->activity);
  const char *label = cx_activity_get_label (self->activity);
  g_autofree char *left = say_time_left (seconds);
  g_autofree char *text = NULL;

  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->bar, fraction);
  if (label != NULL && *left != '\0')
    text = g_strdup_printf ("%s · %s", label, left);
  gtk_label_set_label (self->left, text != NULL ? text : label != NULL ? label : left);
}

static gboolean
pulse_cb (gpointer data)
{
  CxImportProgress *self = data;

  if (cx_activity_get_fraction (self->activity) < 0)
    gtk_progress_bar_pulse (self->bar);
  return G_SOURCE_CONTINUE;
}

static void
drop_activity (CxImportProgress *self)
{
  g_clear_handle_id (&self->pulse, g_source_remove);
  if (self->activity != NULL)
    g_signal_handlers_disconnect_by_data (self->activity, self);
  g_clear_object (&self->activity);
}

static void
cx_import_progress_dispose (GObject *object)
{
  drop_activity (CX_IMPORT_PROGRESS (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), CX_TYPE_IMPORT_PROGRESS);
  G_OBJECT_CLASS (cx_import_progress_parent_class)->dispose (object);
}

static void
cx_import_progress_class_init (CxImportProgressClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_import_progress_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/import/cx-import-progress.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "box", FALSE, 0);
  gtk_widget_class_bind_template_child (widget_class, CxImportProgress, title);
  gtk_widget_class_bind_template_child (widget_class, CxImportProgress, detail);
  gtk_widget_class_bind_template_child (widget_class, CxImportProgress, left);
  gtk_widget_class_bind_template_child (widget_class, CxImportProgress, bar);
}

static void
cx_import_progress_init (CxImportProgress *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cx_import_progress_new (void)
{
  return g_object_new (CX_TYPE_IMPORT_PROGRESS, NULL);
}

void
cx_import_progress_set_activity (CxImportProgress *self,
                                 CxActivity *activity,
                                 const char *title,
                                 const char *detail)
{
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->detail, detail);
  if (self->activity == activity)
    return;
  drop_activity (self);
  gtk_progress_bar_set_fraction (self->bar, 0);
  if (activity == NULL)
    return;
  self->activity = g_object_ref (activity);
  g_signal_connect_object (activity, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  self->pulse = g_timeout_add (120, pulse_cb, self);
  update (self);
}
