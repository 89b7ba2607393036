#include "config.h"

#include "cx-score-tile.h"

#include "cx-chart-view.h"
#include "cx-ui.h"

struct _CxScoreTile
{
  GtkFlowBoxChild parent_instance;

  char *place;

  GtkLabel *caption, *value, *change, *detail;
  GtkImage *arrow;
  CxChartView *trend;
};

G_DEFINE_FINAL_TYPE (CxScoreTile, cx_score_tile, GTK_TYPE_FLOW_BOX_CHILD)

static void
cx_score_tile_finalize (GObject *object)
{
  g_free (CX_SCORE_TILE (object)->place);
  G_OBJECT_CLASS (cx_score_tile_parent_class)->finalize (object);
}

static void
cx_score_tile_class_init (CxScoreTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cx_score_tile_finalize;
  g_type_ensure (CX_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/overview/cx-score-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, CxScoreTile, caption);
  gtk_widget_class_bind_template_child (widget_class, CxScoreTile, value);
  gtk_widget_class_bind_template_child (widget_class, CxScoreTile, change);
  gtk_widget_class_bind_template_child (widget_class, CxScoreTile, detail);
  gtk_widget_class_bind_template_child (widget_class, CxScoreTile, arrow);
  gtk_widget_class_bind_template_child (widget_class, CxScoreTile, trend);
}

static void
cx_score_tile_init (CxScoreTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cx_score_tile_new (void)
{
  return g_object_new (CX_TYPE_SCORE_TILE, NULL);
}

/* A screen reader says the tile in one go. */
static void
update_name (CxScoreTile *self)
{
  g_autofree char *name = g_strdup_printf (
      "%s: %s. %s. %s", gtk_label_get_text (self->caption), gtk_label_get_text (self->value),
      gtk_label_get_text (self->change), gtk_label_get_text (self->detail));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
cx_score_tile_set_caption (CxScoreTile *self, const char *caption, const char *detail)
{
  gtk_label_set_text (self->caption, caption);
  gtk_label_set_text (self->detail, detail);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->detail), detail);
  update_name (self);
}

void
cx_score_tile_set_value (CxScoreTile *self, const char *value)
{
  gtk_label_set_text (self->value, value);
  update_name (self);
}

void
cx_score_tile_set_change (CxScoreTile *self, const char *icon_name, const char *text, int good)
{
  static const char *const classes[] = { "cx-worse", "cx-better" };

  gtk_widget_set_visible (GTK_WIDGET (self->arrow), icon_name != NULL);
  gtk_image_set_from_icon_name (self->arrow, icon_name);
  gtk_label_set_text (self->change, text);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      gboolean on = good == (i == 0 ? -1 : 1);

      if (on)
        gtk_widget_add_css_class (GTK_WIDGET (self->arrow), classes[i]);
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self->arrow), classes[i]);
    }
  update_name (self);
}

void
cx_score_tile_set_trend (CxScoreTile *self, CxChart *chart)
{
  cx_chart_view_set_chart (self->trend, chart);
  gtk_widget_set_visible (GTK_WIDGET (self->trend), chart != NULL);
}

void
cx_score_tile_set_place (CxScoreTile *self, const char *place)
{
  g_free (self->place);
  self->place = g_strdup (place);
}

const char *
cx_score_tile_get_place (CxScoreTile *self)
{
  return self->place;
}
