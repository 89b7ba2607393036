#include "config.h"

#include "cx-reports-page-private.h"

#include "cx-header-button.h"
#include "cx-i18n.h"
#include "cx-survey-repo.h"
#include "cx-ui.h"

/* The preview waits until a person stops changing things. */
#define PAUSE 300 /* ms */

static const char *const languages[] = { "en", "vi" };

static void cx_reports_page_window_page_init (CxWindowPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CxReportsPage,
                               cx_reports_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CX_TYPE_WINDOW_PAGE,
                                                      cx_reports_page_window_page_init))

const CxRecipeInfo *
cx_reports_page_get_recipe (CxReportsPage *self)
{
  guint n, selected = adw_combo_row_get_selected (self->recipe);
  const CxRecipeInfo *recipes = cx_report_recipes (&n);

  return selected < n ? &recipes[selected] : NULL;
}

const CxSurveySummary *
cx_reports_page_get_survey (CxReportsPage *self)
{
  guint selected = adw_combo_row_get_selected (self->survey);

  return self->surveys != NULL && selected < self->surveys->len
             ? g_ptr_array_index (self->surveys, selected)
             : NULL;
}

static char *
get_text (GtkEditable *editable)
{
  const char *text = gtk_editable_get_text (editable);

  return *text != '\0' ? g_strdup (text) : NULL;
}

CxReportRequest *
cx_reports_page_make_request (CxReportsPage *self)
{
  CxReportRequest *request = cx_report_request_new ();
  const CxAnswerFilter *filter = cx_filter_bar_get_filter (self->filter);

  request->recipe = cx_reports_page_get_recipe (self) != NULL
                        ? cx_reports_page_get_recipe (self)->id
                        : NULL;
  request->survey = g_strdup (cx_reports_page_get_survey (self)->code);
  request->since = g_strdup (filter->since);
  request->until = g_strdup (filter->until);
  request->where = cx_answer_filter_get_where (filter);
  request->language = g_strdup (languages[adw_combo_row_get_selected (self->language)]);
  request->prepared_for = get_text (self->prepared_for);
  request->codes = request->recipe == NULL && gtk_switch_get_active (self->codes);
  return request;
}

/* Shows what went wrong in place of the preview; NULL: nothing did. */
static void
show_problem (CxReportsPage *self, const GError *error)
{
  const CxErrorPlace *place = error != NULL ? cx_error_get_place (error) : NULL;
  g_autofree char *text = error == NULL ? NULL
                          : place != NULL && place->mend != NULL
                              ? g_strdup_printf ("%s %s", error->message, place->mend)
                              : g_strdup (error->message);

  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->preview), error == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.save", error == NULL);
}

static void
previewed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxReportsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  CxReportPreview *preview = cx_session_run_finish (CX_SESSION (object), result, &error);

  if (self->session == NULL ||
      g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      g_clear_pointer (&preview, cx_report_preview_free);
      return;
    }
  gtk_spinner_stop (self->spinner);
  show_problem (self, error);
  if (preview == NULL)
    return;
  cx_document_view_show (self->preview, preview->document);
  g_clear_pointer (&self->shown, cx_report_preview_free);
  self->shown = preview;
  if (cx_reports_page_get_survey (self) != NULL)
    cx_filter_bar_set_counts (self->filter, preview->base,
                              cx_reports_page_get_survey (self)->responses);
}

static gboolean
preview_cb (gpointer data)
{
  CxReportsPage *self = CX_REPORTS_PAGE (data);

  self->waiting = 0;
  if (cx_reports_page_get_survey (self) == NULL)
    return G_SOURCE_REMOVE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_spinner_start (self->spinner);
  cx_session_run (self->session, CX_LANE_READ, cx_report_request_preview,
                  cx_reports_page_make_request (self), (GDestroyNotify) cx_report_request_free,
                  (GDestroyNotify) cx_report_preview_free, self->cancellable, NULL, previewed_cb,
                  g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
preview_soon (CxReportsPage *self)
{
  g_clear_handle_id (&self->waiting, g_source_remove);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->waiting = g_timeout_add (PAUSE, preview_cb, self);
}

static void
recipe_changed_cb (CxReportsPage *self)
{
  const CxRecipeInfo *recipe = cx_reports_page_get_recipe (self);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->recipe),
                               recipe != NULL ? _ (recipe->description)
                                              : _ ("One row an answer, for a spreadsheet or a "
                                                   "statistics program."));
  gtk_widget_set_visible (GTK_WIDGET (self->prepared_for), recipe != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->format), recipe == NULL);
  gtk_widget_set_visible (self->codes_row, recipe == NULL);
  preview_soon (self);
}

static void
survey_changed_cb (CxReportsPage *self)
{
  if (cx_reports_page_get_survey (self) == NULL)
    return;
  cx_filter_bar_set_survey (self->filter, self->session, cx_reports_page_get_survey (self)->id);
  preview_soon (self);
}

static gpointer
read_surveys (CxWorkspace *workspace, gpointer request, CxProgress *progress, GError **error)
{
  CxDb *db = cx_workspace_get_db (workspace, error);

  return db != NULL ? cx_survey_repo_list (db, TRUE, error) : NULL;
}

static guint
find_wanted (CxReportsPage *self, GPtrArray *surveys)
{
  for (guint i = 0; i < surveys->len; i++)
    if (g_strcmp0 (((CxSurveySummary *) g_ptr_array_index (surveys, i))->code, self->wanted) == 0)
      return i;
  return 0;
}

static void
surveys_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxReportsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) surveys = cx_session_run_finish (CX_SESSION (object), result, &error);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected;

  if (self->session == NULL)
    return;
  if (surveys == NULL)
    {
      cx_session_fail (self->session, _ ("The surveys could not be read"), error);
      return;
    }
  for (guint i = 0; i < surveys->len; i++)
    gtk_string_list_append (titles, ((CxSurveySummary *) g_ptr_array_index (surveys, i))->title);
  selected = find_wanted (self, surveys);
  g_clear_pointer (&self->surveys, g_ptr_array_unref);
  adw_combo_row_set_model (self->survey, G_LIST_MODEL (titles));
  self->surveys = g_steal_pointer (&surveys);
  adw_combo_row_set_selected (self->survey, selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.save", self->surveys->len > 0);
  if (self->activity == NULL)
    gtk_stack_set_visible_child_name (self->stack, self->surveys->len > 0 ? "form" : "empty");
  survey_changed_cb (self);
}

static void
read_again (CxReportsPage *self)
{
  if (self->session != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    cx_session_run (self->session, CX_LANE_READ, read_surveys, NULL, NULL,
                    (GDestroyNotify) g_ptr_array_unref, NULL, NULL, surveys_read_cb,
                    g_object_ref (self));
}

static void
cx_reports_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cx_reports_page_parent_class)->map (widget);
  read_again (CX_REPORTS_PAGE (widget));
}

static void
cx_reports_page_go (CxWindowPage *page, const char *text)
{
  CxReportsPage *self = CX_REPORTS_PAGE (page);
  g_autoptr (CxPlace) place = cx_place_parse (text);
  g_autoptr (CxAnswerFilter) filter = cx_answer_filter_from_place (place);
  const char *survey = cx_place_get_param (place, "survey");

  if (survey != NULL)
    {
      g_free (self->wanted);
      self->wanted = g_strdup (survey);
      cx_filter_bar_set_filter (self->filter, filter);
    }
  if (self->activity == NULL)
    gtk_stack_set_visible_child_name (self->stack, "form");
  read_again (self);
}

static void
cx_reports_page_window_page_init (CxWindowPageInterface *iface)
{
  iface->go = cx_reports_page_go;
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.import", "as", NULL);
}

static void
stack_changed_cb (CxReportsPage *self)
{
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "report.save",
      g_str_equal (gtk_stack_get_visible_child_name (self->stack), "form"));
}

static void
cx_reports_page_dispose (GObject *object)
{
  CxReportsPage *self = CX_REPORTS_PAGE (object);

  g_clear_handle_id (&self->waiting, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_REPORTS_PAGE);
  g_clear_object (&self->session);
  g_clear_object (&self->activity);
  g_clear_pointer (&self->surveys, g_ptr_array_unref);
  g_clear_pointer (&self->shown, cx_report_preview_free);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->output, g_free);
  G_OBJECT_CLASS (cx_reports_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, CxReportsPage, header);
  gtk_widget_class_bind_template_child (klass, CxReportsPage, stack);
  gtk_widget_class_bind_template_child (klass, CxReportsPage, recipe);
  gtk_widget_class_bind_template_child (klass, CxReportsPage, survey);
  gtk_widget_class_bind_template_child (klass, CxReportsPage, language);
  gtk_widget_class_bind_template_child (klass, CxReportsPage, format);
  gtk_widget_class_bind_template_child (klass, CxReportsPage, prepared_for);
  gtk_widget_class_bind_template_child (klass, CxReportsPage, codes_row);
  gtk_widget_class_bind_template_child (klass, CxReportsPage, codes);
  gtk_widget_class_bind_template_child (klass, CxReportsPage, filter);
  gtk_widget_class_bind_template_child (klass, CxReportsPage, spinner);
  gtk_widget_class_bind_template_child (klass, CxReportsPage, problem);
  gtk_widget_class_bind_template_child (klass, CxReportsPage, working_label);
  gtk_widget_class_bind_template_child (klass, CxReportsPage, bar);
  gtk_widget_class_bind_template_child (klass, CxReportsPage, preview);
  gtk_widget_class_bind_template_child (klass, CxReportsPage, done);
}

static void
cx_reports_page_class_init (CxReportsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_reports_page_dispose;
  widget_class->map = cx_reports_page_map;
  g_type_ensure (CX_TYPE_HEADER_BUTTON);
  g_type_ensure (CX_TYPE_PAGE_HEADER);
  g_type_ensure (CX_TYPE_FILTER_BAR);
  g_type_ensure (CX_TYPE_DOCUMENT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/reports/cx-reports-page.ui");
  bind_children (widget_class);
  cx_reports_page_install_making (widget_class);
  gtk_widget_class_install_action (widget_class, "report.import", NULL, import_action);
}

static void
fill_rows (CxReportsPage *self)
{
  const char *const names[] = { "English", "Tiếng Việt", NULL };
  const char *const formats[] = { _ ("Excel workbook"), _ ("CSV table"), _ ("SPSS file"), NULL };
  g_autoptr (GtkStringList) recipes = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) language_list = gtk_string_list_new (names);
  g_autoptr (GtkStringList) format_list = gtk_string_list_new (formats);
  guint n;
  const CxRecipeInfo *infos = cx_report_recipes (&n);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (recipes, _ (infos[i].title));
  gtk_string_list_append (recipes, _ ("The answers as a table"));
  adw_combo_row_set_model (self->recipe, G_LIST_MODEL (recipes));
  adw_combo_row_set_model (self->language, G_LIST_MODEL (language_list));
  adw_combo_row_set_model (self->format, G_LIST_MODEL (format_list));
}

static void
cx_reports_page_init (CxReportsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_rows (self);
  recipe_changed_cb (self);
  g_signal_connect_object (self->recipe, "notify::selected", G_CALLBACK (recipe_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->survey, "notify::selected", G_CALLBACK (survey_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->language, "notify::selected", G_CALLBACK (preview_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->prepared_for, "changed", G_CALLBACK (preview_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->codes, "notify::active", G_CALLBACK (preview_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (preview_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (stack_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

static GtkWidget *
create_page (CxSession *session)
{
  CxReportsPage *self = g_object_new (CX_TYPE_REPORTS_PAGE, NULL);
  const CxBusiness *business = cx_project_get_business (cx_session_get_project (session));

  self->session = g_object_ref (session);
  cx_page_header_set_session (self->header, session);
  adw_combo_row_set_selected (self->language, g_strcmp0 (business->language, "vi") == 0 ? 1 : 0);
  if (business->prepared_for != NULL)
    gtk_editable_set_text (self->prepared_for, business->prepared_for);
  g_signal_connect_object (session, "changed", G_CALLBACK (read_again), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

const CxWindowPageType cx_reports_page_type = {
  .id = "reports",
  .title = N_ ("Export and report"),
  .icon_name = "cx-reports-symbolic",
  .help = "reports",
  .in_sidebar = FALSE,
  .create = create_page,
};
