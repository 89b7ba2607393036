/* One mark of a chart as assistive tools and the keyboard see it: a name, a place, the focus ring.
 * The chart itself is painted by its view, which also takes the pointer. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_CHART_MARK (cx_chart_mark_get_type ())
G_DECLARE_FINAL_TYPE (CxChartMark, cx_chart_mark, CX, CHART_MARK, GtkWidget)

/* @active: it can be activated (action "mark.activate"), and is a button to assistive tools. */
GtkWidget *cx_chart_mark_new (gboolean active);
void cx_chart_mark_set (CxChartMark *self, guint category, guint series, const char *name);
guint cx_chart_mark_get_category (CxChartMark *self);
guint cx_chart_mark_get_series (CxChartMark *self);

G_END_DECLS
