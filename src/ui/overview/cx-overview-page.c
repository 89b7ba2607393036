#include "config.h"

#include "cx-overview-page.h"

#include "cx-chart-view.h"
#include "cx-expr.h"
#include "cx-filter-dates.h"
#include "cx-header-button.h"
#include "cx-i18n.h"
#include "cx-overview-digest.h"
#include "cx-overview-rows.h"
#include "cx-overview-tiles.h"
#include "cx-page-header.h"
#include "cx-place.h"
#include "cx-score-tile.h"
#include "cx-ui.h"
#include "cx-wrap-layout.h"

#include <adwaita.h>

/* What the scores may be of; the second is where one begins. */
static const struct
{
  const char *label; /* N_() */
  gint days;
} spans[] = {
  { N_ ("30 days"), 30 },
  { N_ ("3 months"), 91 },
  { N_ ("12 months"), 365 },
};

struct _CxOverviewPage
{
  GtkWidget parent_instance;

  CxSession *session;
  GCancellable *cancellable; /* of the reading under way */
  guint reading;             /* source id: read again soon */

  CxPageHeader *header;
  GtkStack *stack;
  AdwStatusPage *empty;
  GtkButton *survey;
  GtkLabel *period;
  GtkDropDown *span;
  CxOverviewDigest *digest; /* nullable: what is shown */
  GtkFlowBox *tiles;
  GtkWidget *charts;
  GtkListBox *matters, *comments;
  GtkWidget *matters_box, *comments_box, *trend_child, *branches_child;
  GtkLabel *trend_title, *branches_title;
  CxChartView *trend, *branches;
};

static void cx_overview_page_window_page_init (CxWindowPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CxOverviewPage,
                               cx_overview_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CX_TYPE_WINDOW_PAGE,
                                                      cx_overview_page_window_page_init))

static void
cx_overview_page_window_page_init (CxWindowPageInterface *iface)
{
}

static void
show_chart (GtkWidget *child, GtkLabel *title, CxChartView *view, CxChart *chart)
{
  gtk_widget_set_visible (child, chart != NULL);
  gtk_label_set_text (title, chart != NULL ? chart->title : "");
  cx_chart_view_set_chart (view, chart);
}

static void
fill_list (GtkListBox *list, GtkWidget *box, GPtrArray *things, gboolean comments)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  for (guint i = 0; i < things->len; i++)
    gtk_list_box_append (list, comments ? cx_overview_comment_row (g_ptr_array_index (things, i))
                                        : cx_overview_matter_row (g_ptr_array_index (things, i)));
  gtk_widget_set_visible (box, things->len > 0);
}

static char *
write_day (gint32 day)
{
  CxMoment moment = { .ms = day * G_GINT64_CONSTANT (86400000), .offset = 0 };
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  return cx_moment_to_human (moment, utc, FALSE, cx_i18n_get_language ());
}

static void
show_period (CxOverviewPage *self, const CxOverviewDigest *digest)
{
  g_autofree char *first = write_day (digest->first_day);
  g_autofree char *last = write_day (digest->last_day);
  g_autofree char *text = NULL;

  if (digest->first_day > digest->last_day)
    text = g_strdup (_ ("The answers have no dates."));
  else
    /* TRANSLATORS: the first and the last day of a span of time. */
    text = g_strdup_printf (_ ("%s to %s, against the period before"), first, last);
  gtk_label_set_text (self->period, text);
}

/* With a survey that nobody has answered yet, the next step is another one. */
static void
show_empty (CxOverviewPage *self, gboolean has_survey)
{
  adw_status_page_set_description (
      self->empty, has_survey
                       ? _ ("Your survey is ready, but there are no answers yet. Bring in those "
                            "that a form tool has collected, or add them by hand.")
                       : _ ("Bring in the answers that a form tool has collected: a CSV or "
                            "Excel file is enough. The scores appear here."));
  gtk_button_set_label (self->survey, has_survey ? _ ("Go to the surveys") : _ ("Write a survey"));
}

static void
show (CxOverviewPage *self, CxOverviewDigest *digest)
{
  g_clear_pointer (&self->digest, cx_overview_digest_free);
  self->digest = digest;
  if (digest->responses == 0)
    {
      show_empty (self, digest->n_surveys > 0);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  show_period (self, digest);
  cx_overview_show_tiles (self->tiles, digest);
  show_chart (self->trend_child, self->trend_title, self->trend, digest->trend);
  show_chart (self->branches_child, self->branches_title, self->branches, digest->branches);
  gtk_widget_set_visible (self->charts, digest->trend != NULL || digest->branches != NULL);
  fill_list (self->matters, self->matters_box, digest->matters, FALSE);
  fill_list (self->comments, self->comments_box, digest->comments, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "content");
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxOverviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  CxOverviewDigest *digest = cx_session_run_finish (CX_SESSION (object), result, &error);

  if (self->session == NULL ||
      g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      g_clear_pointer (&digest, cx_overview_digest_free);
      return;
    }
  if (digest == NULL)
    cx_session_fail (self->session, _ ("The overview could not be made"), error);
  else
    show (self, digest);
}

static gboolean
read_now_cb (gpointer data)
{
  CxOverviewPage *self = CX_OVERVIEW_PAGE (data);
  gint days = spans[gtk_drop_down_get_selected (self->span)].days;

  self->reading = 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cx_session_run (self->session, CX_LANE_READ, cx_overview_digest_read,
                  g_memdup2 (&days, sizeof days), g_free, (GDestroyNotify) cx_overview_digest_free,
                  self->cancellable, NULL, read_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* Only while the page is seen: it is read when it comes into view. */
static void
read_soon (CxOverviewPage *self)
{
  if (self->reading == 0 && self->session != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->reading = g_timeout_add (50, read_now_cb, self);
}

static void
cx_overview_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cx_overview_page_parent_class)->map (widget);
  read_soon (CX_OVERVIEW_PAGE (widget));
}

static void
go (CxOverviewPage *self, const char *place)
{
  if (place != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", place);
}

static void
tile_activated_cb (CxOverviewPage *self, GtkFlowBoxChild *child)
{
  go (self, cx_score_tile_get_place (CX_SCORE_TILE (child)));
}

static void
row_activated_cb (CxOverviewPage *self, GtkListBoxRow *row)
{
  go (self, cx_overview_row_get_place (row));
}

/* Results of the survey that the charts are of. */
static void
go_results (CxOverviewPage *self, const char *where, const char *since, const char *until)
{
  const CxOverviewTile *tile = g_ptr_array_index (self->digest->tiles, 0);
  g_autofree char *path = g_strdup_printf ("surveys/%" G_GINT64_FORMAT "/results", tile->survey_id);
  g_autofree char *place = cx_place_make (path, "where", where, "since", since, "until", until,
                                          NULL);

  go (self, place);
}

static void
month_activated_cb (CxOverviewPage *self, guint category, guint series, const char *key)
{
  g_autofree char *since = NULL;
  g_autofree char *until = NULL;

  if (key != NULL && cx_filter_dates_of_period (key, &since, &until))
    go_results (self, NULL, since, until);
}

static void
branch_activated_cb (CxOverviewPage *self, guint category, guint series, const char *key)
{
  g_autofree char *branch = cx_expr_quote (key != NULL ? key : "");
  g_autofree char *where = g_strdup_printf ("${branch} = %s", branch);

  go_results (self, where, self->digest->since, self->digest->until);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.import", "as", NULL);
}

static void
cx_overview_page_dispose (GObject *object)
{
  CxOverviewPage *self = CX_OVERVIEW_PAGE (object);

  g_clear_handle_id (&self->reading, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->digest, cx_overview_digest_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_OVERVIEW_PAGE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cx_overview_page_parent_class)->dispose (object);
}

static void
cx_overview_page_class_init (CxOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_overview_page_dispose;
  widget_class->map = cx_overview_page_map;
  g_type_ensure (CX_TYPE_HEADER_BUTTON);
  g_type_ensure (CX_TYPE_PAGE_HEADER);
  g_type_ensure (CX_TYPE_CHART_VIEW);
  g_type_ensure (CX_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/overview/cx-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CxOverviewPage, header);
  gtk_widget_class_bind_template_child (widget_class, CxOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CxOverviewPage, empty);
  gtk_widget_class_bind_template_child (widget_class, CxOverviewPage, survey);
  gtk_widget_class_bind_template_child (widget_class, CxOverviewPage, period);
  gtk_widget_class_bind_template_child (widget_class, CxOverviewPage, span);
  gtk_widget_class_bind_template_child (widget_class, CxOverviewPage, tiles);
  gtk_widget_class_bind_template_child (widget_class, CxOverviewPage, charts);
  gtk_widget_class_bind_template_child (widget_class, CxOverviewPage, matters);
  gtk_widget_class_bind_template_child (widget_class, CxOverviewPage, matters_box);
  gtk_widget_class_bind_template_child (widget_class, CxOverviewPage, comments);
  gtk_widget_class_bind_template_child (widget_class, CxOverviewPage, comments_box);
  gtk_widget_class_bind_template_child (widget_class, CxOverviewPage, trend_child);
  gtk_widget_class_bind_template_child (widget_class, CxOverviewPage, trend_title);
  gtk_widget_class_bind_template_child (widget_class, CxOverviewPage, trend);
  gtk_widget_class_bind_template_child (widget_class, CxOverviewPage, branches_child);
  gtk_widget_class_bind_template_child (widget_class, CxOverviewPage, branches_title);
  gtk_widget_class_bind_template_child (widget_class, CxOverviewPage, branches);
  gtk_widget_class_install_action (widget_class, "overview.import", NULL, import_action);
}

static void
fill_spans (CxOverviewPage *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    gtk_string_list_append (list, _ (spans[i].label));
  gtk_drop_down_set_model (self->span, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->span, 1);
}

static void
cx_overview_page_init (CxOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_spans (self);
  g_signal_connect_object (self->span, "notify::selected", G_CALLBACK (read_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tiles, "child-activated", G_CALLBACK (tile_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->trend, "mark-activated", G_CALLBACK (month_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->branches, "mark-activated", G_CALLBACK (branch_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->matters, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->comments, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
create_page (CxSession *session)
{
  CxOverviewPage *self = g_object_new (CX_TYPE_OVERVIEW_PAGE, NULL);

  self->session = g_object_ref (session);
  cx_page_header_set_session (self->header, session);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "overview.import",
                                 !cx_session_is_read_only (session));
  g_signal_connect_object (session, "changed", G_CALLBACK (read_soon), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

const CxWindowPageType cx_overview_page_type = {
  .id = "overview",
  .title = N_ ("Overview"),
  .icon_name = "cx-overview-symbolic",
  .help = "overview",
  .in_sidebar = TRUE,
  .create = create_page,
};
