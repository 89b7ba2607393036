#include "config.h"

#include "cx-results-tab-private.h"

#include "cx-i18n.h"
#include "cx-search-bar.h"
#include "cx-ui.h"

static void cx_results_tab_window_page_init (CxWindowPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CxResultsTab,
                               cx_results_tab,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CX_TYPE_WINDOW_PAGE,
                                                      cx_results_tab_window_page_init))

/* --- Where one is ----------------------------------------------------------------------------- */

/* "compare" stands there also where the other filter is empty: compared with all answers. */
void
cx_results_tab_go_filter (CxResultsTab *self,
                          const CxAnswerFilter *filter,
                          const CxAnswerFilter *other)
{
  g_autofree char *path = g_strdup_printf ("surveys/%" G_GINT64_FORMAT "/results", self->survey_id);
  g_autofree char *where = cx_answer_filter_get_where (filter);
  g_autofree char *other_where = other != NULL ? cx_answer_filter_get_where (other) : NULL;
  g_autofree char *place = cx_place_make (
      path, "where", where, "since", filter->since, "until", filter->until, "compare",
      other != NULL ? "1" : NULL, "with-where", other_where, "with-since",
      other != NULL ? other->since : NULL, "with-until", other != NULL ? other->until : NULL, NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", place);
}

static CxAnswerFilter *
read_other (const CxPlace *place)
{
  if (cx_place_get_param (place, "compare") == NULL)
    return NULL;
  return cx_answer_filter_parse (cx_place_get_param (place, "with-where"),
                                 cx_place_get_param (place, "with-since"),
                                 cx_place_get_param (place, "with-until"));
}

static gboolean
is_same (const CxAnswerFilter *a, const CxAnswerFilter *b)
{
  return (a == NULL) == (b == NULL) && (a == NULL || cx_answer_filter_equal (a, b));
}

static void
show_filters (CxResultsTab *self)
{
  gboolean compared = self->other != NULL;

  cx_filter_bar_set_filter (self->filter_bar, self->filter);
  cx_filter_bar_set_label (self->filter_bar, compared ? C_ ("filter", "A") : NULL);
  if (compared)
    cx_filter_bar_set_filter (self->compare_bar, self->other);
  gtk_revealer_set_reveal_child (self->compare_revealer, compared);
  gtk_toggle_button_set_active (self->compare, compared);
}

static void
set_survey (CxResultsTab *self, gint64 survey_id)
{
  self->survey_id = survey_id;
  cx_results_tab_clear_cards (self);
  g_cancellable_cancel (self->batch);
  g_clear_object (&self->batch);
  g_clear_pointer (&self->results, cx_results_free);
  g_clear_pointer (&self->index, cx_comment_index_unref);
  self->index = cx_comment_index_new ();
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_widget_set_visible (self->filters, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "wait");
  cx_filter_bar_set_counts (self->filter_bar, -1, 0);
  cx_filter_bar_set_counts (self->compare_bar, -1, 0);
}

static void
cx_results_tab_go (CxWindowPage *page, const char *text)
{
  CxResultsTab *self = CX_RESULTS_TAB (page);
  g_autoptr (CxPlace) place = cx_place_parse (text);
  gint64 survey_id = cx_place_get_id (place, 1);
  CxAnswerFilter *filter = cx_answer_filter_from_place (place);
  CxAnswerFilter *other = read_other (place);
  gboolean other_survey = survey_id != self->survey_id;
  gboolean same = !other_survey && is_same (filter, self->filter) && is_same (other, self->other);

  if (other_survey)
    set_survey (self, survey_id);
  cx_answer_filter_free (self->filter);
  g_clear_pointer (&self->other, cx_answer_filter_free);
  self->filter = filter;
  self->other = other;
  g_free (self->wanted_question);
  self->wanted_question = g_strdup (cx_place_get_param (place, "question"));
  show_filters (self);
  if (!same || self->stale || self->results == NULL)
    cx_results_tab_load (self);
  else
    cx_results_tab_show_question (self);
  if (other_survey)
    {
      cx_filter_bar_set_survey (self->filter_bar, self->session, survey_id);
      cx_filter_bar_set_survey (self->compare_bar, self->session, survey_id);
    }
}

static gboolean
cx_results_tab_search (CxWindowPage *page)
{
  CxResultsTab *self = CX_RESULTS_TAB (page);

  if (self->order->len == 0)
    return FALSE;
  cx_search_bar_open (self->search_bar, GTK_EDITABLE (self->search));
  return TRUE;
}

static GtkWidget *
cx_results_tab_get_actions (CxWindowPage *page)
{
  return CX_RESULTS_TAB (page)->actions;
}

static void
cx_results_tab_window_page_init (CxWindowPageInterface *iface)
{
  iface->go = cx_results_tab_go;
  iface->search = cx_results_tab_search;
  iface->get_actions = cx_results_tab_get_actions;
}

/* --- What one does ---------------------------------------------------------------------------- */

static void
filter_changed_cb (CxResultsTab *self)
{
  cx_results_tab_go_filter (self, cx_filter_bar_get_filter (self->filter_bar), self->other);
}

static void
compare_changed_cb (CxResultsTab *self)
{
  if (self->other != NULL)
    cx_results_tab_go_filter (self, self->filter, cx_filter_bar_get_filter (self->compare_bar));
}

static void
compare_toggled_cb (CxResultsTab *self)
{
  gboolean wanted = gtk_toggle_button_get_active (self->compare);

  if (wanted == (self->other != NULL))
    return;
  cx_results_tab_go_filter (self, self->filter,
                            wanted ? cx_filter_bar_get_filter (self->compare_bar) : NULL);
}

static void
clear_cb (CxResultsTab *self)
{
  g_autoptr (CxAnswerFilter) everything = cx_answer_filter_new ();

  cx_results_tab_go_filter (self, everything, self->other);
}

static void
report_cb (CxResultsTab *self)
{
  g_autofree char *place = NULL;

  if (self->results == NULL)
    return;
  place = cx_answer_filter_make_place (self->filter, "", "survey", self->results->survey->code);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "s", place);
}

static void
import_cb (CxResultsTab *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.import", "as", NULL);
}

static void
add_cb (CxResultsTab *self)
{
  g_autofree char *place = g_strdup_printf ("surveys/%" G_GINT64_FORMAT "/responses",
                                            self->survey_id);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", place);
}

static void
mapped_cb (CxResultsTab *self)
{
  if (self->stale)
    cx_results_tab_load (self);
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
make_actions (CxResultsTab *self)
{
  GtkWidget *report = gtk_button_new_from_icon_name ("cx-reports-symbolic");
  const char *tip = _ ("Make a report of these results");

  self->actions = g_object_ref_sink (report);
  gtk_widget_set_tooltip_text (report, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (report), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_signal_connect_object (report, "clicked", G_CALLBACK (report_cb), self, G_CONNECT_SWAPPED);
}

static void
cx_results_tab_dispose (GObject *object)
{
  CxResultsTab *self = CX_RESULTS_TAB (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->batch);
  g_cancellable_cancel (self->single);
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->batch);
  g_clear_object (&self->single);
  g_clear_object (&self->searching);
  g_clear_handle_id (&self->changing, g_source_remove);
  g_clear_object (&self->actions);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_RESULTS_TAB);
  G_OBJECT_CLASS (cx_results_tab_parent_class)->dispose (object);
}

static void
cx_results_tab_finalize (GObject *object)
{
  CxResultsTab *self = CX_RESULTS_TAB (object);

  g_clear_pointer (&self->filter, cx_answer_filter_free);
  g_clear_pointer (&self->other, cx_answer_filter_free);
  g_clear_pointer (&self->results, cx_results_free);
  g_clear_pointer (&self->layout, cx_results_layout_free);
  g_ptr_array_unref (self->order);
  g_ptr_array_unref (self->shown);
  g_hash_table_unref (self->items);
  g_clear_pointer (&self->hits, g_hash_table_unref);
  g_clear_object (&self->by_menu);
  g_clear_pointer (&self->index, cx_comment_index_unref);
  g_free (self->search_text);
  g_free (self->wanted);
  g_free (self->wanted_question);
  G_OBJECT_CLASS (cx_results_tab_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CxResultsTab, search_bar);
  gtk_widget_class_bind_template_child (widget_class, CxResultsTab, search);
  gtk_widget_class_bind_template_child (widget_class, CxResultsTab, filters);
  gtk_widget_class_bind_template_child (widget_class, CxResultsTab, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, CxResultsTab, compare);
  gtk_widget_class_bind_template_child (widget_class, CxResultsTab, compare_revealer);
  gtk_widget_class_bind_template_child (widget_class, CxResultsTab, compare_bar);
  gtk_widget_class_bind_template_child (widget_class, CxResultsTab, stack);
  gtk_widget_class_bind_template_child (widget_class, CxResultsTab, import);
  gtk_widget_class_bind_template_child (widget_class, CxResultsTab, add);
  gtk_widget_class_bind_template_child (widget_class, CxResultsTab, clear);
  gtk_widget_class_bind_template_child (widget_class, CxResultsTab, clear_wrong);
  gtk_widget_class_bind_template_child (widget_class, CxResultsTab, wrong);
  gtk_widget_class_bind_template_child (widget_class, CxResultsTab, scroller);
  gtk_widget_class_bind_template_child (widget_class, CxResultsTab, not_found);
  gtk_widget_class_bind_template_child_full (widget_class, "cards", FALSE,
                                             G_STRUCT_OFFSET (CxResultsTab, column));
  gtk_widget_class_bind_template_child (widget_class, CxResultsTab, hidden);
  gtk_widget_class_bind_template_child (widget_class, CxResultsTab, hidden_list);
}

static void
cx_results_tab_class_init (CxResultsTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_results_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = cx_results_tab_finalize;
  g_type_ensure (CX_TYPE_CARD_COLUMN);
  g_type_ensure (CX_TYPE_FILTER_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/results/cx-results-tab.ui");
  bind_children (widget_class);
}

static void
connect_swapped (CxResultsTab *self, gpointer object, const char *signal, GCallback callback)
{
  g_signal_connect_object (object, signal, callback, self, G_CONNECT_SWAPPED);
}

static void
cx_results_tab_init (CxResultsTab *self)
{
  self->filter = cx_answer_filter_new ();
  self->index = cx_comment_index_new ();
  self->search_text = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  cx_results_tab_init_cards (self);
  make_actions (self);
  cx_filter_bar_set_label (self->compare_bar, C_ ("filter", "B"));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search));
  connect_swapped (self, self->compare, "toggled", G_CALLBACK (compare_toggled_cb));
  connect_swapped (self, self->filter_bar, "changed", G_CALLBACK (filter_changed_cb));
  connect_swapped (self, self->compare_bar, "changed", G_CALLBACK (compare_changed_cb));
  connect_swapped (self, self->search, "search-changed",
                   G_CALLBACK (cx_results_tab_search_changed));
  connect_swapped (self, self->search_bar, "notify::search-mode-enabled",
                   G_CALLBACK (cx_results_tab_search_changed));
  connect_swapped (self, self->clear, "clicked", G_CALLBACK (clear_cb));
  connect_swapped (self, self->clear_wrong, "clicked", G_CALLBACK (clear_cb));
  connect_swapped (self, self->import, "clicked", G_CALLBACK (import_cb));
  connect_swapped (self, self->add, "clicked", G_CALLBACK (add_cb));
  connect_swapped (self, self, "map", G_CALLBACK (mapped_cb));
}

static GtkWidget *
create_page (CxSession *session)
{
  CxResultsTab *self = g_object_new (CX_TYPE_RESULTS_TAB, NULL);

  self->session = g_object_ref (session);
  gtk_widget_set_visible (GTK_WIDGET (self->import), !cx_session_is_read_only (session));
  gtk_widget_set_visible (GTK_WIDGET (self->add), !cx_session_is_read_only (session));
  connect_swapped (self, session, "changed", G_CALLBACK (cx_results_tab_changed));
  return GTK_WIDGET (self);
}

const CxWindowPageType cx_results_tab_type = {
  .id = "results",
  .title = N_ ("Results"),
  .icon_name = "cx-results-symbolic",
  .help = "results",
  .in_sidebar = FALSE,
  .create = create_page,
};
