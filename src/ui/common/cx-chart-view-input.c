#include "config.h"

#include "cx-chart-view-private.h"

static void
set_hovered (CxChartView *self, guint index)
{
  gboolean hand = index != G_MAXUINT && cx_chart_view_is_active (self);

  if (self->hovered == index)
    return;
  self->hovered = index;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), hand ? "pointer" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (CxChartView *self, double x, double y)
{
  set_hovered (self, cx_chart_view_pick (self, x, y));
}

static void
leave_cb (CxChartView *self)
{
  set_hovered (self, G_MAXUINT);
}

static void
pressed_cb (CxChartView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) != GDK_BUTTON_SECONDARY)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  cx_chart_view_popup_menu (self, x, y);
}

static void
released_cb (CxChartView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  guint index = cx_chart_view_pick (self, x, y);

  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) != GDK_BUTTON_PRIMARY ||
      index == G_MAXUINT)
    return;
  cx_chart_view_focus_mark (self, index);
  cx_chart_view_activate_mark (self, index);
}

static gboolean
query_tooltip_cb (CxChartView *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  guint index = keyboard ? self->current : cx_chart_view_pick (self, x, y);
  const graphene_rect_t *area;
  g_autofree char *text = NULL;
  CxChartMark *mark;

  if (index >= self->marks->len)
    return FALSE;
  mark = g_ptr_array_index (self->marks, index);
  area = &g_array_index (self->areas, graphene_rect_t, index);
  text = cx_chart_describe_mark (self->chart, cx_chart_mark_get_category (mark),
                                 cx_chart_mark_get_series (mark));
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip,
                            &(GdkRectangle){ (int) area->origin.x, (int) area->origin.y,
                                             (int) area->size.width, (int) area->size.height });
  return TRUE;
}

static gboolean
activate_current_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  CxChartView *self = CX_CHART_VIEW (widget);

  cx_chart_view_activate_mark (self, self->current);
  return cx_chart_view_is_active (self);
}

static gboolean
focus_end_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  CxChartView *self = CX_CHART_VIEW (widget);

  if (self->marks->len == 0)
    return FALSE;
  cx_chart_view_focus_mark (self, g_variant_get_boolean (arguments) ? self->marks->len - 1 : 0);
  return TRUE;
}

void
cx_chart_view_install_keys (GtkWidgetClass *klass)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space,
                                GDK_KEY_KP_Space };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (klass, keys[i], 0, activate_current_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Home, 0, focus_end_cb, "b", FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Home, 0, focus_end_cb, "b", FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_End, 0, focus_end_cb, "b", TRUE);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_End, 0, focus_end_cb, "b", TRUE);
}

void
cx_chart_view_add_input (CxChartView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
