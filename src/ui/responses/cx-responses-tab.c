#include "config.h"

#include "cx-responses-tab.h"

#include "cx-i18n.h"
#include "cx-place.h"
#include "cx-response-changes.h"
#include "cx-responses-tab-private.h"
#include "cx-response-template.h"
#include "cx-search-bar.h"
#include "cx-ui.h"

static void cx_responses_tab_prepare (CxWindowPage *page);

/* --- Places ----------------------------------------------------------------------------------- */

static void
cx_responses_tab_go (CxWindowPage *page, const char *place)
{
  CxResponsesTab *self = CX_RESPONSES_TAB (page);
  g_autoptr (CxPlace) parsed = cx_place_parse (place);
  g_autoptr (CxAnswerFilter) filter = cx_answer_filter_from_place (parsed);
  const char *response = cx_place_get_param (parsed, "response");
  gint64 survey_id = cx_place_get_id (parsed, 1);
  gboolean same = cx_answer_filter_equal (filter, cx_filter_bar_get_filter (self->filter));

  self->wanted = response != NULL ? g_ascii_strtoll (response, NULL, 10) : 0;
  gtk_stack_set_visible_child_name (self->pages, "list");
  if (survey_id != self->survey_id)
    {
      cx_responses_tab_forget_rows (self);
      self->survey_id = survey_id;
      cx_filter_bar_set_survey (self->filter, self->session, survey_id);
      cx_filter_bar_set_filter (self->filter, filter);
      gtk_search_bar_set_search_mode (self->search_bar, FALSE);
      cx_responses_tab_read_survey (self);
      return;
    }
  if (!same)
    {
      cx_filter_bar_set_filter (self->filter, filter);
      cx_responses_tab_list_rows (self);
    }
  else
    cx_responses_tab_show_wanted (self);
}

static gboolean
cx_responses_tab_search (CxWindowPage *page)
{
  CxResponsesTab *self = CX_RESPONSES_TAB (page);

  gtk_stack_set_visible_child_name (self->pages, "list");
  cx_search_bar_open (self->search_bar, GTK_EDITABLE (self->search));
  return TRUE;
}

static GtkWidget *
cx_responses_tab_get_actions (CxWindowPage *page)
{
  return CX_RESPONSES_TAB (page)->header;
}

static void
cx_responses_tab_window_page_init (CxWindowPageInterface *iface)
{
  iface->prepare = cx_responses_tab_prepare;
  iface->go = cx_responses_tab_go;
  iface->search = cx_responses_tab_search;
  iface->get_actions = cx_responses_tab_get_actions;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CxResponsesTab,
                               cx_responses_tab,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CX_TYPE_WINDOW_PAGE,
                                                      cx_responses_tab_window_page_init))

/* --- Callbacks -------------------------------------------------------------------------------- */

static void
filter_changed_cb (CxResponsesTab *self)
{
  cx_responses_tab_list_rows (self);
}

/* The cursor went to another row: bar and card follow it. */
static void
selection_changed_cb (CxResponsesTab *self)
{
  guint n = self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;
  guint position;
  gint64 id;

  if (!cx_response_grid_get_cursor (self->grid, &position, &id))
    position = GTK_INVALID_LIST_POSITION;
  cx_response_bar_set_row (self->bar, position, n);
  cx_response_bar_set_selected (self->bar, cx_response_grid_get_n_selected (self->grid));
  cx_response_bar_propose (self->bar, cx_response_grid_get_column (self->grid));
  if (cx_side_panel_get_revealed (self->panel) && !cx_response_card_is_new (self->card) &&
      id != 0 && cx_response_card_get_id (self->card) != id)
    cx_response_card_show (self->card, id);
  cx_responses_tab_update_actions (self);
}

static void
open_cb (CxResponsesTab *self)
{
  cx_responses_tab_show_panel (self, "card");
}

static void
close_panel_cb (CxResponsesTab *self)
{
  cx_side_panel_set_revealed (self->panel, FALSE);
  cx_response_grid_focus (self->grid);
}

static void
revealed_cb (CxResponsesTab *self)
{
  /* What is written in a form is kept for when one comes back to it. */
  if (!cx_side_panel_get_revealed (self->panel) && cx_response_card_is_new (self->card) &&
      !cx_response_card_has_draft (self->card))
    cx_response_card_show (self->card, 0);
  cx_responses_tab_update_actions (self);
}

static void
reveal_column_cb (CxResponsesTab *self, CxGridColumn *column)
{
  cx_response_grid_reveal_column (self->grid, column);
}

static void
step_cb (CxResponsesTab *self, int step)
{
  cx_response_grid_step (self->grid, step);
}

static void
added_cb (CxResponsesTab *self, gint64 id)
{
  self->wanted = id;
  cx_responses_tab_show_wanted (self);
  cx_response_card_show (self->card, id);
}

static void
row_cb (CxResponsesTab *self, guint position)
{
  cx_response_grid_set_cursor (self->grid, position);
}

static void
many_done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (CxResponsesTab) self = data;

  g_task_propagate_boolean (G_TASK (result), NULL);
  if (self->session != NULL)
    cx_activity_bar_set_activity (self->activity_bar, NULL);
}

static CxActivity *
start_activity (CxResponsesTab *self)
{
  g_autoptr (CxActivity) activity = cx_activity_new ();

  /* The bar keeps it. */
  cx_activity_bar_set_activity (self->activity_bar, activity);
  return cx_activity_bar_get_activity (self->activity_bar);
}

static void
set_many_cb (CxResponsesTab *self, GPtrArray *changes)
{
  cx_response_changes_set_many (
      self->session, self->survey_id, cx_response_grid_get_selected (self->grid),
      g_ptr_array_ref (changes), start_activity (self), many_done_cb, g_object_ref (self));
}

static void
tag_many_cb (CxResponsesTab *self, GStrv add, GStrv remove)
{
  cx_response_changes_tag_many (self->session, self->survey_id,
                                cx_response_grid_get_selected (self->grid),
                                (const char *const *) add, (const char *const *) remove,
                                start_activity (self), many_done_cb, g_object_ref (self));
}

static void
close_batches_cb (CxResponsesTab *self)
{
  gtk_stack_set_visible_child_name (self->pages, "list");
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
cx_responses_tab_dispose (GObject *object)
{
  CxResponsesTab *self = CX_RESPONSES_TAB (object);

  if (self->grid != NULL)
    cx_responses_tab_forget_rows (self);
  g_clear_object (&self->header);
  self->card = NULL;
  self->chooser = NULL;
  self->batches = NULL;
  cx_response_dispose_template (GTK_WIDGET (self), CX_TYPE_RESPONSES_TAB);
  g_clear_object (&self->columns);
  g_clear_object (&self->actions);
  g_clear_object (&self->session);
  g_clear_pointer (&self->failed, g_free);
  G_OBJECT_CLASS (cx_responses_tab_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (CX_TYPE_ACTIVITY_BAR);
  g_type_ensure (CX_TYPE_BANNER);
  g_type_ensure (CX_TYPE_FILTER_BAR);
  g_type_ensure (CX_TYPE_RESPONSE_BAR);
  g_type_ensure (CX_TYPE_RESPONSE_GRID);
  g_type_ensure (CX_TYPE_SIDE_PANEL);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CxResponsesTab, banner);
  gtk_widget_class_bind_template_child (widget_class, CxResponsesTab, activity_bar);
  gtk_widget_class_bind_template_child (widget_class, CxResponsesTab, pages);
  gtk_widget_class_bind_template_child (widget_class, CxResponsesTab, stack);
  gtk_widget_class_bind_template_child (widget_class, CxResponsesTab, panels);
  gtk_widget_class_bind_template_child (widget_class, CxResponsesTab, filter);
  gtk_widget_class_bind_template_child (widget_class, CxResponsesTab, search_bar);
  gtk_widget_class_bind_template_child (widget_class, CxResponsesTab, search);
  gtk_widget_class_bind_template_child (widget_class, CxResponsesTab, panel);
  gtk_widget_class_bind_template_child (widget_class, CxResponsesTab, spinner);
  gtk_widget_class_bind_template_child (widget_class, CxResponsesTab, failure);
  gtk_widget_class_bind_template_child (widget_class, CxResponsesTab, grid);
  gtk_widget_class_bind_template_child (widget_class, CxResponsesTab, bar);
}

static void
cx_responses_tab_class_init (CxResponsesTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_responses_tab_dispose;
  ensure_types ();
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/responses/cx-responses-tab.ui");
  bind_children (widget_class);
}

static void
connect (CxResponsesTab *self, gpointer object, const char *signal, GCallback callback)
{
  g_signal_connect_object (object, signal, callback, self, G_CONNECT_SWAPPED);
}

static void
cx_responses_tab_init (CxResponsesTab *self)
{
  self->all = -1;
  self->columns = cx_grid_columns_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search));
  connect (self, self->filter, "changed", G_CALLBACK (filter_changed_cb));
  connect (self, self->search, "search-changed", G_CALLBACK (filter_changed_cb));
  connect (self, self->grid, "sort-changed", G_CALLBACK (filter_changed_cb));
  connect (self, self->grid, "selection-changed", G_CALLBACK (selection_changed_cb));
  connect (self, self->grid, "open", G_CALLBACK (open_cb));
  connect (self, self->panel, "notify::revealed", G_CALLBACK (revealed_cb));
  connect (self, self->bar, "go", G_CALLBACK (row_cb));
  connect (self, self->bar, "set-many", G_CALLBACK (set_many_cb));
  connect (self, self->bar, "tag-many", G_CALLBACK (tag_many_cb));
}

static void
load_style (void)
{
  static gboolean loaded = FALSE;
  g_autoptr (GtkCssProvider) provider = NULL;

  if (loaded)
    return;
  loaded = TRUE;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, CX_UI_RESOURCE "/responses/cx-responses.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* The panel and the batches, which are not seen at first. */
static void
cx_responses_tab_prepare (CxWindowPage *page)
{
  CxResponsesTab *self = CX_RESPONSES_TAB (page);

  load_style ();
  self->card = CX_RESPONSE_CARD (cx_response_card_new ());
  cx_response_card_set_session (self->card, self->session);
  connect (self, self->card, "close", G_CALLBACK (close_panel_cb));
  connect (self, self->card, "step", G_CALLBACK (step_cb));
  connect (self, self->card, "added", G_CALLBACK (added_cb));
  gtk_stack_add_named (self->panels, GTK_WIDGET (self->card), "card");

  self->chooser = CX_RESPONSE_CHOOSER (cx_response_chooser_new ());
  cx_response_chooser_set_columns (self->chooser, self->columns);
  connect (self, self->chooser, "close", G_CALLBACK (close_panel_cb));
  connect (self, self->chooser, "reveal", G_CALLBACK (reveal_column_cb));
  gtk_stack_add_named (self->panels, GTK_WIDGET (self->chooser), "columns");

  self->batches = CX_RESPONSE_BATCHES (cx_response_batches_new ());
  cx_response_batches_set_session (self->batches, self->session);
  connect (self, self->batches, "close", G_CALLBACK (close_batches_cb));
  gtk_stack_add_named (self->pages, GTK_WIDGET (self->batches), "batches");
  self->header = cx_responses_tab_make_header (self);
}

/* Of a change to answers only their number is asked; the rows follow by themselves. */
static void
session_changed_cb (CxResponsesTab *self, const char *const *tables)
{
  static const char *const asked[] = { "survey",       "page", "question",        "choice",
                                       "question_row", "item", "survey_language", "translation" };

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    self->changed = self->changed || tables == NULL || g_strv_contains (tables, asked[i]);
  if (self->survey_id != 0)
    cx_responses_tab_read_survey (self);
}

static GtkWidget *
create_page (CxSession *session)
{
  CxResponsesTab *self = g_object_new (CX_TYPE_RESPONSES_TAB, NULL);
  GTimeZone *zone = cx_project_get_zone (cx_session_get_project (session));

  self->session = g_object_ref (session);
  cx_response_grid_set_session (self->grid, session);
  cx_response_grid_set_zone (self->grid, zone);
  cx_response_grid_set_columns (self->grid, self->columns);
  cx_response_grid_set_editable (self->grid, !cx_session_is_read_only (session));
  cx_response_bar_set_columns (self->bar, self->columns, zone);
  cx_response_bar_set_editable (self->bar, !cx_session_is_read_only (session));
  cx_banner_set_revealed (self->banner, cx_session_is_read_only (session));
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  cx_responses_tab_make_actions (self);
  return GTK_WIDGET (self);
}

const CxWindowPageType cx_responses_tab_type = {
  .id = "responses",
  .title = N_ ("Responses"),
  .icon_name = "cx-responses-symbolic",
  .help = "responses",
  .in_sidebar = FALSE,
  .create = create_page,
};
