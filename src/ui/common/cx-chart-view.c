#include "config.h"

#include "cx-chart-view-private.h"

#include "cx-i18n.h"

#include <adwaita.h>
#include <math.h>

/* The size of the interface's font, in pixels, at which charts have their own size. */
#define USUAL_FONT 13.33

#define MINIMUM_WIDTH 200
#define NATURAL_WIDTH 480
#define MINIMUM_WIDTH_SMALL 40
#define NATURAL_WIDTH_SMALL 96

G_DEFINE_FINAL_TYPE (CxChartView, cx_chart_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CHART,
  N_PROPS
};

enum
{
  MARK_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
is_small (CxChartView *self)
{
  return self->chart != NULL && g_strcmp0 (self->chart->kind, "sparkline") == 0;
}

static void
forget_layout (CxChartView *self)
{
  g_clear_pointer (&self->scene, cx_scene_unref);
  g_clear_pointer (&self->face, gsk_render_node_unref);
  self->measured_width = NAN;
}

/* Charts are set in the font of the interface, in its size. */
static CxTypesetter *
get_typesetter (CxChartView *self)
{
  if (self->typesetter == NULL)
    {
      PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
      PangoFontDescription *font = pango_context_get_font_description (context);
      double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

      if (!pango_font_description_get_size_is_absolute (font))
        size *= pango_cairo_context_get_resolution (context) / 72;
      self->typesetter = cx_typesetter_new (pango_font_description_get_family (font),
                                            CLAMP (size / USUAL_FONT, 0.7, 3));
    }
  return self->typesetter;
}

static void
appearance_changed_cb (CxChartView *self)
{
  g_clear_pointer (&self->face, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
font_changed_cb (CxChartView *self)
{
  g_clear_pointer (&self->typesetter, cx_typesetter_unref);
  forget_layout (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static gboolean
cx_chart_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return cx_chart_view_move_focus (CX_CHART_VIEW (widget), direction);
}

static gboolean
cx_chart_view_grab_focus (GtkWidget *widget)
{
  CxChartView *self = CX_CHART_VIEW (widget);

  if (self->marks->len == 0)
    return FALSE;
  cx_chart_view_focus_mark (self, MIN (self->current, self->marks->len - 1));
  return TRUE;
}

static GtkSizeRequestMode
cx_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
measure_height (CxChartView *self, double width)
{
  CxChartLook look = { .typesetter = get_typesetter (self) };

  if (self->chart == NULL)
    return 0;
  if (self->measured_width != width)
    {
      self->measured_width = width;
      self->measured_height = cx_chart_measure_height (self->chart, width, &look);
    }
  return (int) ceil (self->measured_height);
}

static void
cx_chart_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  CxChartView *self = CX_CHART_VIEW (widget);
  gboolean small = is_small (self);

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = small ? MINIMUM_WIDTH_SMALL : MINIMUM_WIDTH;
      *natural = small ? NATURAL_WIDTH_SMALL : NATURAL_WIDTH;
      return;
    }
  if (for_size < 0)
    for_size = small ? NATURAL_WIDTH_SMALL : NATURAL_WIDTH;
  *minimum = *natural = measure_height (self, for_size);
  if (small)
    *minimum = MIN (*minimum, 20);
}

static void
allocate_marks (CxChartView *self)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const graphene_rect_t *area = &g_array_index (self->areas, graphene_rect_t, i);
      GtkWidget *mark = g_ptr_array_index (self->marks, i);
      int minimum;
      GskTransform *place = gsk_transform_translate (NULL, &area->origin);

      gtk_widget_measure (mark, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      gtk_widget_allocate (mark, MAX (minimum, (int) ceil (area->size.width)),
                           MAX (1, (int) ceil (area->size.height)), -1, place);
    }
}

static void
cx_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CxChartView *self = CX_CHART_VIEW (widget);
  CxChartLook look = { .typesetter = get_typesetter (self) };

  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
  if (self->chart == NULL || width <= 0)
    return;
  if (self->scene == NULL || cx_scene_get_width (self->scene) != width ||
      fabs (cx_scene_get_height (self->scene) - height) > 1)
    {
      /* What is not used of the height does not change what it needs. */
      gboolean natural = height <= measure_height (self, width) && !is_small (self);

      g_clear_pointer (&self->scene, cx_scene_unref);
      g_clear_pointer (&self->face, gsk_render_node_unref);
      self->scene = cx_chart_layout (self->chart, width, natural ? (double) NAN : height, &look);
      self->hovered = G_MAXUINT;
      cx_chart_view_update_marks (self);
    }
  allocate_marks (self);
}

static void
watch_settings (CxChartView *self)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));

  g_signal_connect_object (settings, "notify::gtk-font-name", G_CALLBACK (font_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", G_CALLBACK (font_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
cx_chart_view_root (GtkWidget *widget)
{
  CxChartView *self = CX_CHART_VIEW (widget);

  GTK_WIDGET_CLASS (cx_chart_view_parent_class)->root (widget);
  watch_settings (self);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-visible",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  /* The font is that of the place where it stands. */
  font_changed_cb (self);
}

static void
cx_chart_view_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_settings (widget), font_changed_cb, widget);
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), gtk_widget_queue_draw,
                                        widget);
  GTK_WIDGET_CLASS (cx_chart_view_parent_class)->unroot (widget);
}

static void
cx_chart_view_dispose (GObject *object)
{
  CxChartView *self = CX_CHART_VIEW (object);

  for (guint i = 0; self->marks != NULL && i < self->marks->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->marks, i));
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_clear_pointer (&self->areas, g_array_unref);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->chart, cx_chart_unref);
  forget_layout (self);
  g_clear_pointer (&self->typesetter, cx_typesetter_unref);
  G_OBJECT_CLASS (cx_chart_view_parent_class)->dispose (object);
}

static void
cx_chart_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHART)
    g_value_set_boxed (value, CX_CHART_VIEW (object)->chart);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cx_chart_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHART)
    cx_chart_view_set_chart (CX_CHART_VIEW (object), g_value_get_boxed (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cx_chart_view_class_init (CxChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cx_chart_view_dispose;
  object_class->get_property = cx_chart_view_get_property;
  object_class->set_property = cx_chart_view_set_property;
  widget_class->focus = cx_chart_view_focus;
  widget_class->grab_focus = cx_chart_view_grab_focus;
  widget_class->get_request_mode = cx_chart_view_get_request_mode;
  widget_class->measure = cx_chart_view_measure;
  widget_class->size_allocate = cx_chart_view_size_allocate;
  widget_class->snapshot = cx_chart_view_snapshot;
  widget_class->root = cx_chart_view_root;
  widget_class->unroot = cx_chart_view_unroot;

  props[PROP_CHART] = g_param_spec_boxed ("chart", NULL, NULL, CX_TYPE_CHART,
                                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS |
                                              G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[MARK_ACTIVATED] = g_signal_new ("mark-activated", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                          G_TYPE_UINT, G_TYPE_UINT, G_TYPE_STRING);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "chart");
  cx_chart_view_install_keys (widget_class);
  cx_chart_view_install_export (widget_class);
}

static void
cx_chart_view_init (CxChartView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->marks = g_ptr_array_new ();
  self->areas = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  self->hovered = G_MAXUINT;
  self->measured_width = NAN;
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (appearance_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (appearance_changed_cb),
                           self, G_CONNECT_SWAPPED);

  cx_chart_view_add_input (self);
  cx_chart_view_update_export (self);
}

GtkWidget *
cx_chart_view_new (void)
{
  return g_object_new (CX_TYPE_CHART_VIEW, NULL);
}

CxChart *
cx_chart_view_get_chart (CxChartView *self)
{
  g_return_val_if_fail (CX_IS_CHART_VIEW (self), NULL);

  return self->chart;
}

void
cx_chart_view_set_chart (CxChartView *self, CxChart *chart)
{
  g_autofree char *name = NULL;

  g_return_if_fail (CX_IS_CHART_VIEW (self));

  if (self->chart == chart)
    return;
  g_clear_pointer (&self->chart, cx_chart_unref);
  if (chart != NULL)
    self->chart = cx_chart_ref (chart);
  forget_layout (self);
  self->hovered = G_MAXUINT;
  if (chart == NULL)
    cx_chart_view_update_marks (self);
  name = chart != NULL ? cx_chart_describe (chart) : g_strdup (_ ("Chart"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  cx_chart_view_update_export (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHART]);
}
