/* How the chart is painted, and over it what the pointer and the keyboard are at. */
#include "config.h"

#include "cx-chart-view-private.h"

#include <adwaita.h>

static const CxTheme *
get_theme (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  return cx_theme_for_screen (adw_style_manager_get_dark (manager),
                              adw_style_manager_get_high_contrast (manager));
}

/* Painted once; what changes by pointer and focus lies over it. */
static GskRenderNode *
make_face (CxChartView *self)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (
      -CX_CHART_GUTTER, 0, (float) (cx_scene_get_width (self->scene) + 2 * CX_CHART_GUTTER),
      (float) cx_scene_get_height (self->scene));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  cx_scene_paint (self->scene, NULL, get_theme (), cr);
  cairo_destroy (cr);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
append_frame (GtkSnapshot *snapshot, const graphene_rect_t *area, double alpha, float width)
{
  CxColour ink = cx_theme_get_colour (get_theme (), cx_paint (CX_ROLE_INK));
  GdkRGBA colour = { (float) ink.red, (float) ink.green, (float) ink.blue, (float) alpha };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, area, 6);
  gsk_rounded_rect_shrink (&outline, 0.5f, 0.5f, 0.5f, 0.5f);
  gtk_snapshot_append_border (snapshot, &outline, (const float[4]){ width, width, width, width },
                              (const GdkRGBA[4]){ colour, colour, colour, colour });
}

static void
append_focus (CxChartView *self, GtkSnapshot *snapshot)
{
  GtkWidget *mark = gtk_widget_get_focus_child (GTK_WIDGET (self));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  guint index;

  if (mark == NULL || !g_ptr_array_find (self->marks, mark, &index) ||
      !gtk_widget_has_focus (mark) ||
      !(GTK_IS_WINDOW (root) && gtk_window_get_focus_visible (GTK_WINDOW (root))))
    return;
  append_frame (snapshot, &g_array_index (self->areas, graphene_rect_t, index), 0.9, 2);
}

void
cx_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CxChartView *self = CX_CHART_VIEW (widget);

  if (self->scene == NULL)
    return;
  if (self->face == NULL)
    self->face = make_face (self);
  if (self->face != NULL)
    gtk_snapshot_append_node (snapshot, self->face);
  if (self->hovered < self->areas->len)
    append_frame (snapshot, &g_array_index (self->areas, graphene_rect_t, self->hovered), 0.22, 1);
  append_focus (self, snapshot);
}
