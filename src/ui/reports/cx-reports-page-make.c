/* The file is made: where it goes, how far it is, and what can be done with it. */
#include "config.h"

#include "cx-reports-page-private.h"

#include "cx-file-chooser.h"
#include "cx-i18n.h"
#include "cx-text.h"

static const CxFileFilter workbook_filters[] = { { N_ ("Excel workbooks"), "xlsx" }, { NULL } };
static const CxFileFilter answer_filters[3][2] = {
  { { N_ ("Excel workbooks"), "xlsx" }, { NULL } },
  { { N_ ("CSV tables"), "csv" }, { NULL } },
  { { N_ ("SPSS files"), "sav" }, { NULL } },
};

/* Who came by the keyboard goes on with the first thing that can be done there. */
static void
show_step (CxReportsPage *self, const char *name)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *step, *focus;

  gtk_stack_set_visible_child_name (self->stack, name);
  step = gtk_stack_get_visible_child (self->stack);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (gtk_widget_get_mapped (step) &&
      (focus == NULL || !gtk_widget_get_mapped (focus) || !gtk_widget_is_ancestor (focus, step)))
    gtk_widget_child_focus (step, GTK_DIR_TAB_FORWARD);
}

static void
progress_cb (CxReportsPage *self)
{
  double fraction = cx_activity_get_fraction (self->activity);
  const char *label = cx_activity_get_label (self->activity);

  if (label != NULL)
    gtk_label_set_text (self->working_label, label);
  if (fraction < 0)
    gtk_progress_bar_pulse (self->bar);
  else
    gtk_progress_bar_set_fraction (self->bar, fraction);
}

static void
made_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxReportsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *output = cx_session_run_finish (CX_SESSION (object), result, &error);

  g_clear_object (&self->activity);
  if (self->session == NULL)
    return;
  if (output == NULL)
    {
      show_step (self, "form");
      if (!g_error_matches (error, CX_ERROR, CX_ERROR_CANCELLED) &&
          !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        cx_session_fail (self->session, _ ("The file could not be made"), error);
      return;
    }
  g_free (self->output);
  self->output = g_steal_pointer (&output);
  adw_status_page_set_description (self->done, self->output);
  show_step (self, "done");
}

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxReportsPage) self = user_data;
  g_autoptr (GFile) file = cx_file_chooser_finish (result);
  CxReportRequest *request;

  if (file == NULL || self->session == NULL || cx_reports_page_get_survey (self) == NULL)
    return;
  request = cx_reports_page_make_request (self);
  request->output = g_file_get_path (file);
  self->activity = cx_activity_new ();
  g_signal_connect_object (self->activity, "notify::fraction", G_CALLBACK (progress_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_label_set_text (self->working_label, _ ("Making the file"));
  gtk_progress_bar_set_fraction (self->bar, 0);
  show_step (self, "working");
  cx_session_run (self->session, CX_LANE_LONG, cx_report_request_make, request,
                  (GDestroyNotify) cx_report_request_free, g_free, NULL, self->activity, made_cb,
                  g_object_ref (self));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const suffixes[] = { "xlsx", "csv", "sav" };
  CxReportsPage *self = CX_REPORTS_PAGE (widget);
  gboolean answers = cx_reports_page_get_recipe (self) == NULL;
  guint format = MIN (adw_combo_row_get_selected (self->format), 2);
  g_autofree char *title = NULL, *suggested = NULL;

  if (cx_reports_page_get_survey (self) == NULL || self->activity != NULL)
    return;
  title = cx_text_file_name (cx_reports_page_get_survey (self)->title);
  suggested = g_strdup_printf ("%s.%s", title, answers ? suffixes[format] : "xlsx");
  cx_file_chooser_save (GTK_WINDOW (gtk_widget_get_root (widget)),
                        answers ? _ ("Save the answers") : _ ("Save the report"),
                        answers ? answer_filters[format] : workbook_filters, suggested, chosen_cb,
                        g_object_ref (self));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CxReportsPage *self = CX_REPORTS_PAGE (widget);

  if (self->activity != NULL)
    cx_activity_cancel (self->activity);
}

static void
show_uri (CxReportsPage *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);

  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), uri, GDK_CURRENT_TIME);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_uri (CX_REPORTS_PAGE (widget), CX_REPORTS_PAGE (widget)->output);
}

static void
show_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *folder = g_path_get_dirname (CX_REPORTS_PAGE (widget)->output);

  show_uri (CX_REPORTS_PAGE (widget), folder);
}

static void
again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_step (CX_REPORTS_PAGE (widget), "form");
}

void
cx_reports_page_install_making (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "report.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "report.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "report.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "report.show-folder", NULL, show_folder_action);
  gtk_widget_class_install_action (widget_class, "report.again", NULL, again_action);
}
