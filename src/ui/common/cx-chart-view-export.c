#include "config.h"

#include "cx-chart-view-private.h"

#include "cx-error.h"
#include "cx-file-chooser.h"
#include "cx-i18n.h"
#include "cx-scene-export.h"
#include "cx-text.h"

#include <adwaita.h>

/* Pictures that leave the window have their title and are never cramped. */
#define LEAST_WIDTH 640.0
#define PICTURE_SCALE 2.0
#define POINTS_A_UNIT 0.75

static const CxFileFilter filters[] = {
  { N_ ("PNG picture"), "png" },
  { N_ ("SVG drawing"), "svg" },
  { N_ ("PDF document"), "pdf" },
  { NULL, NULL },
};

static CxScene *
lay_out_alone (CxChart *chart, double width)
{
  const CxChartLook look = { .show_title = TRUE };

  return cx_chart_layout (chart, width, (double) NAN, &look);
}

/* With white space around it. */
static CxScene *
make_picture (CxChartView *self)
{
  return lay_out_alone (self->chart, MAX (gtk_widget_get_width (GTK_WIDGET (self)), LEAST_WIDTH));
}

static void
say_problem (CxChartView *self, const char *heading, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const CxErrorPlace *place = cx_error_get_place (error);
  g_autofree char *text = g_strjoin (" ", error->message, place != NULL ? place->mend : NULL, NULL);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                              heading, text);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Both at once: a picture for documents, a table for spreadsheets. */
static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxChartView *self = CX_CHART_VIEW (widget);
  g_autoptr (CxScene) scene = make_picture (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = cx_chart_to_text (self->chart);
  g_autoptr (GBytes) png = cx_scene_to_bytes (scene, CX_PICTURE_PNG, cx_theme_find ("paper"),
                                              PICTURE_SCALE, &error);
  g_autoptr (GdkTexture) texture = png != NULL ? gdk_texture_new_from_bytes (png, &error) : NULL;
  GdkContentProvider *parts[2];
  g_autoptr (GdkContentProvider) both = NULL;

  if (texture == NULL)
    {
      say_problem (self, _ ("The chart was not copied"), error);
      return;
    }
  parts[0] = gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture);
  parts[1] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  both = gdk_content_provider_new_union (parts, G_N_ELEMENTS (parts));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), both);
}

static void
save_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CxChartView) self = data;
  g_autoptr (GFile) file = cx_file_chooser_finish (result);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (CxScene) scene = NULL;
  g_autoptr (GError) error = NULL;
  CxPictureFormat format;

  if (path == NULL || self->chart == NULL)
    return;
  scene = make_picture (self);
  if (!cx_picture_format_for_path (path, &format, &error) ||
      !cx_scene_write (scene, path, format, cx_theme_find ("paper"),
                       format == CX_PICTURE_PNG ? PICTURE_SCALE : 1, &error))
    say_problem (self, _ ("The picture was not saved"), error);
}

/* A file name out of the title. */
static char *
make_name (const CxChart *chart)
{
  const char *title = chart->title != NULL && chart->title[0] != '\0' ? chart->title : _ ("Chart");
  g_autofree char *name = cx_text_file_name (title);

  return g_strdup_printf ("%s.png", name);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CxChartView *self = CX_CHART_VIEW (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *name = make_name (self->chart);

  cx_file_chooser_save (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Save chart"), filters,
                        name, save_done_cb, g_object_ref (self));
}

/* The paper's width is the chart's width, at most half as large again as on the screen. */
static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, CxChart *chart)
{
  double points = gtk_print_context_get_width (context) * 72 /
                  gtk_print_context_get_dpi_x (context);
  double width = CLAMP (points / POINTS_A_UNIT, 320, 900);
  g_autoptr (CxScene) scene = lay_out_alone (chart, width);
  double scale = gtk_print_context_get_width (context) / width;
  double room = gtk_print_context_get_height (context) / cx_scene_get_height (scene);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  scale = MIN (scale, room);
  cairo_scale (cr, scale, scale);
  cx_scene_paint (scene, NULL, cx_theme_find ("paper"), cr);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  /* The dialog may stay open longer than the page. */
  g_autoptr (CxChartView) self = g_object_ref (CX_CHART_VIEW (widget));
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_n_pages (operation, 1);
  if (self->chart->title != NULL)
    gtk_print_operation_set_job_name (operation, self->chart->title);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb),
                         cx_chart_ref (self->chart), (GClosureNotify) (GCallback) cx_chart_unref,
                         0);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                               &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    say_problem (self, _ ("The chart was not printed"), error);
}

static void
make_menu (CxChartView *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("_Copy"), "chart.copy");
  g_menu_append (menu, _ ("_Save as picture…"), "chart.save");
  g_menu_append (menu, _ ("_Print…"), "chart.print");
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

void
cx_chart_view_popup_menu (CxChartView *self, double x, double y)
{
  if (self->chart == NULL || !cx_chart_has_values (self->chart))
    return;
  if (self->menu == NULL)
    make_menu (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* By the keyboard: at the mark that has the focus. */
static void
menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CxChartView *self = CX_CHART_VIEW (widget);
  graphene_point_t centre = GRAPHENE_POINT_INIT (12, 12);

  if (self->current < self->areas->len)
    graphene_rect_get_center (&g_array_index (self->areas, graphene_rect_t, self->current),
                              &centre);
  cx_chart_view_popup_menu (self, centre.x, centre.y);
}

void
cx_chart_view_install_export (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "chart.copy", NULL, copy_cb);
  gtk_widget_class_install_action (klass, "chart.save", NULL, save_cb);
  gtk_widget_class_install_action (klass, "chart.print", NULL, print_cb);
  gtk_widget_class_install_action (klass, "menu.popup", NULL, menu_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_c, GDK_CONTROL_MASK, "chart.copy", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F10, GDK_SHIFT_MASK, "menu.popup", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Menu, 0, "menu.popup", NULL);
}

void
cx_chart_view_update_export (CxChartView *self)
{
  static const char *const actions[] = { "chart.copy", "chart.save", "chart.print", "menu.popup" };
  gboolean possible = self->chart != NULL && cx_chart_has_values (self->chart);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], possible);
}
