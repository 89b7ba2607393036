/* A chart on the screen. Its height follows its width. Marks show their value under the pointer,
 * take the keyboard (Tab into the chart, arrows, Home, End, Enter) and are known to assistive
 * tools. Menu and actions: chart.copy, chart.save, chart.print.
 *
 * The title of the chart is its accessible name and stands in copies and saved pictures; on the
 * page it is not drawn, because the page has its own heading. */
#pragma once

#include "cx-chart.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_CHART_VIEW (cx_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (CxChartView, cx_chart_view, CX, CHART_VIEW, GtkWidget)

GtkWidget *cx_chart_view_new (void);

/* Property "chart" (CX_TYPE_CHART, nullable). A new chart replaces the old one in place: the mark
 * with the focus keeps it where there still is one. */
CxChart *cx_chart_view_get_chart (CxChartView *self);
void cx_chart_view_set_chart (CxChartView *self, CxChart *chart);

/* Signal "mark-activated" (guint category, guint series, const char *key): a mark was clicked or
 * Enter pressed on it; key (nullable) as cx_chart_get_key () gives it. Marks look as if they could
 * be clicked only while somebody listens. */

G_END_DECLS
