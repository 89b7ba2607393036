/* The two views of the grid scroll as one. One adjustment for both does not do: each list sets it
 * by the row that it holds on to, and would put the other in motion in the middle of being laid
 * out. So the view of the other columns leads, and the columns that stay follow it. */
#include "config.h"

#include "cx-response-grid-private.h"

#include <math.h>

/* What a wheel's notch scrolls, of what is seen, as GTK does it. */
#define NOTCH_POWER (2.0 / 3.0)

static void
follow (CxResponseGrid *self)
{
  GtkAdjustment *leading = gtk_scrolled_window_get_vadjustment (self->scroller);
  GtkAdjustment *following = gtk_scrolled_window_get_vadjustment (self->frozen_scroller);

  gtk_adjustment_set_value (following, gtk_adjustment_get_value (leading));
}

static gboolean
follow_cb (gpointer data)
{
  CxResponseGrid *self = data;

  self->levelling = 0;
  follow (self);
  return G_SOURCE_REMOVE;
}

/* The columns that stay were scrolled by themselves, such as by being laid out. */
static void
followed_cb (CxResponseGrid *self)
{
  double lead = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
  double now = gtk_adjustment_get_value (
      gtk_scrolled_window_get_vadjustment (self->frozen_scroller));

  if (self->levelling == 0 && fabs (lead - now) > 0.5)
    self->levelling = g_idle_add (follow_cb, self);
}

static gboolean
scroll_cb (CxResponseGrid *self, double dx, double dy, GtkEventControllerScroll *controller)
{
  GtkAdjustment *leading = gtk_scrolled_window_get_vadjustment (self->scroller);
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  double step = 1;

  if (event != NULL && gdk_scroll_event_get_direction (event) != GDK_SCROLL_SMOOTH)
    step = pow (gtk_adjustment_get_page_size (leading), NOTCH_POWER);
  gtk_adjustment_set_value (leading, gtk_adjustment_get_value (leading) + dy * step);
  return TRUE;
}

void
cx_response_grid_init_levels (CxResponseGrid *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->frozen_scroller), scroll);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                           G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->frozen_scroller),
                           "value-changed", G_CALLBACK (followed_cb), self, G_CONNECT_SWAPPED);
}
