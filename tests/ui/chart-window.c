#include "config.h"

#include "cx-chart-view.h"
#include "cx-i18n.h"

#include <adwaita.h>
#include <math.h>

/* A window with two charts, for a test that meets them as a person does. Clicks on the first
 * select its mark, as a filter would; what was clicked is printed. */

static CxChart *
make_bars (guint selected)
{
  static const char *const names[] = { "Old Quarter", "West Lake", "Airport" };
  static const double values[] = { 61, 42, -12 };
  CxChart *chart = cx_chart_new ("bars");

  cx_chart_set_title (chart, "Would you recommend us?");
  cx_chart_set_caption (chart, "n = 900 answers; 95\u00a0% interval");
  cx_chart_set_unit (chart, "points", 0);
  cx_chart_add_series (chart, "NPS");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      cx_chart_add_category (chart, names[i], names[i]);
      cx_chart_set_cell (chart, i, 0, values[i], values[i] - 6, values[i] + 6, 300);
    }
  if (selected < G_N_ELEMENTS (names))
    cx_chart_cell (chart, selected, 0)->flags = CX_MARK_SELECTED;
  return chart;
}

static CxChart *
make_donut (void)
{
  CxChart *chart = cx_chart_new ("donut");

  cx_chart_set_title (chart, "Have you been here before?");
  cx_chart_set_unit (chart, "percent", 0);
  cx_chart_add_category (chart, "Yes", "1");
  cx_chart_set_cell (chart, 0, 0, 70, NAN, NAN, 70);
  cx_chart_add_category (chart, "No", "0");
  cx_chart_set_cell (chart, 1, 0, 30, NAN, NAN, 30);
  return chart;
}

static void
activated_cb (CxChartView *view, guint category, guint series, const char *key)
{
  g_autoptr (CxChart) chart = make_bars (category);

  g_print ("activated %u %u %s\n", category, series, key);
  cx_chart_view_set_chart (view, chart);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  g_application_quit (application);
}

static void
activate_cb (GtkApplication *application)
{
  static const char *const quit[] = { "<Control>q", NULL };
  GSimpleAction *action = g_simple_action_new ("quit", NULL);
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *first = cx_chart_view_new (), *second = cx_chart_view_new ();
  g_autoptr (CxChart) bars = make_bars (G_MAXUINT);
  g_autoptr (CxChart) donut = make_donut ();

  g_signal_connect (action, "activate", G_CALLBACK (quit_cb), application);
  g_action_map_add_action (G_ACTION_MAP (application), G_ACTION (action));
  g_object_unref (action);
  gtk_application_set_accels_for_action (application, "app.quit", quit);

  g_signal_connect (first, "mark-activated", G_CALLBACK (activated_cb), NULL);
  cx_chart_view_set_chart (CX_CHART_VIEW (first), bars);
  cx_chart_view_set_chart (CX_CHART_VIEW (second), donut);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), "Charts");
  gtk_window_set_default_size (GTK_WINDOW (window), 700, 500);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  cx_i18n_init (NULL);
  application = adw_application_new ("io.github.clientele.Charts", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
