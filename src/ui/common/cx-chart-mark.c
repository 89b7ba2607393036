#include "config.h"

#include "cx-chart-mark.h"

struct _CxChartMark
{
  GtkWidget parent_instance;

  guint category, series;
};

G_DEFINE_FINAL_TYPE (CxChartMark, cx_chart_mark, GTK_TYPE_WIDGET)

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
activate_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[ACTIVATED], 0);
}

static void
cx_chart_mark_class_init (CxChartMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "chartmark");
  gtk_widget_class_install_action (widget_class, "mark.activate", NULL, activate_cb);

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cx_chart_mark_init (CxChartMark *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
cx_chart_mark_new (gboolean active)
{
  GtkWidget *self = g_object_new (CX_TYPE_CHART_MARK, "accessible-role",
                                  active ? GTK_ACCESSIBLE_ROLE_BUTTON : GTK_ACCESSIBLE_ROLE_IMG,
                                  NULL);

  gtk_widget_action_set_enabled (self, "mark.activate", active);
  return self;
}

void
cx_chart_mark_set (CxChartMark *self, guint category, guint series, const char *name)
{
  self->category = category;
  self->series = series;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

guint
cx_chart_mark_get_category (CxChartMark *self)
{
  return self->category;
}

guint
cx_chart_mark_get_series (CxChartMark *self)
{
  return self->series;
}
