/* What the files of the chart view share. */
#pragma once

#include "cx-chart-mark.h"
#include "cx-chart-view.h"

G_BEGIN_DECLS

struct _CxChartView
{
  GtkWidget parent_instance;

  CxChart *chart; /* nullable */
  CxTypesetter *typesetter;
  CxScene *scene;      /* nullable: laid out at the size of the widget */
  GskRenderNode *face; /* nullable: the scene painted in the present theme */
  double measured_width, measured_height;
  GPtrArray *marks; /* CxChartMark: children, in the scene's order */
  GArray *areas;    /* graphene_rect_t of each mark */
  guint current;    /* the mark that has or had the focus */
  guint hovered;    /* G_MAXUINT: none */
  GtkWidget *menu;  /* nullable */
  double menu_x, menu_y;
  gboolean active; /* the marks are buttons */
};

/* cx-chart-view-marks.c: the children. */
void cx_chart_view_update_marks (CxChartView *self);
/* The mark under a point; G_MAXUINT: none. */
guint cx_chart_view_pick (CxChartView *self, double x, double y);
/* TRUE if somebody listens to mark-activated. */
gboolean cx_chart_view_is_active (CxChartView *self);
void cx_chart_view_activate_mark (CxChartView *self, guint index);
void cx_chart_view_focus_mark (CxChartView *self, guint index);
gboolean cx_chart_view_move_focus (CxChartView *self, GtkDirectionType direction);

/* cx-chart-view-input.c: pointer, tips and keys. */
void cx_chart_view_install_keys (GtkWidgetClass *klass);
void cx_chart_view_add_input (CxChartView *self);

/* cx-chart-view-paint.c */
void cx_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

/* cx-chart-view-export.c: the menu and its actions. */
void cx_chart_view_install_export (GtkWidgetClass *klass);
void cx_chart_view_update_export (CxChartView *self);
void cx_chart_view_popup_menu (CxChartView *self, double x, double y);

G_END_DECLS
