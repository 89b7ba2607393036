/* Which survey the tab shows, and which of its responses. */
#include "config.h"

#include "cx-i18n.h"
#include "cx-responses-tab-private.h"

#include <string.h>

/* --- The survey ------------------------------------------------------------------------------- */

/* What is read off the main thread. */
typedef struct
{
  CxSurvey *survey;
  gint64 all;
  GStrv tags;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_object (&reading->survey);
  g_strfreev (reading->tags);
  g_free (reading);
}

static gpointer
read_survey (CxWorkspace *workspace, gpointer request, CxProgress *progress, GError **error)
{
  gint64 survey_id = *(gint64 *) request;
  CxSurvey *survey = cx_workspace_get_survey (workspace, survey_id, error);
  Reading *reading;

  if (survey == NULL)
    return NULL;
  reading = g_new0 (Reading, 1);
  reading->survey = g_object_ref (survey);
  if (cx_response_repo_count (cx_workspace_get_db (workspace, NULL), survey, &reading->all, error))
    reading->tags = cx_response_list_tags (cx_workspace_get_db (workspace, NULL), survey, error);
  if (reading->tags != NULL)
    return reading;
  reading_free (reading);
  return NULL;
}

static guint
count_missing_columns (CxSurvey *survey)
{
  guint n = 0;

  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      for (guint k = 0; k < question->items->len; k++)
        n += ((CxItem *) g_ptr_array_index (question->items, k))->has_missing;
    }
  return n;
}

static void
use_survey (CxResponsesTab *self, CxSurvey *survey)
{
  const char *language = cx_i18n_get_language ();
  gboolean known = FALSE;

  for (guint i = 0; i < survey->languages->len; i++)
    known = known || strcmp (g_ptr_array_index (survey->languages, i), language) == 0;
  if (!known)
    language = survey->language;
  g_set_object (&self->survey, survey);
  self->changed = FALSE;
  cx_response_card_set_survey (self->card, survey, language);
  cx_grid_columns_set_survey (self->columns, survey, language);
  cx_responses_tab_list_rows (self);
}

static void
update_card (CxResponsesTab *self)
{
  if (cx_side_panel_get_revealed (self->panel) && !cx_response_card_is_new (self->card))
    {
      guint position;
      gint64 id;

      /* One that the filter leaves out has no row. */
      if (!cx_response_grid_get_cursor (self->grid, &position, &id))
        id = cx_response_card_get_id (self->card);
      cx_response_card_show (self->card, id);
    }
}

/* What is offered for choosing: by the bar, and as a filter. */
static void
use_tags (CxResponsesTab *self, const char *const *tags)
{
  g_autofree char *joined = g_strjoinv (",", (char **) tags);

  if (g_strcmp0 (joined, self->tags) == 0)
    return;
  if (self->tags != NULL)
    cx_filter_bar_set_survey (self->filter, self->session, self->survey_id);
  g_free (self->tags);
  self->tags = g_steal_pointer (&joined);
  cx_response_bar_set_tags (self->bar, tags);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (CxResponsesTab) self = data;
  g_autoptr (GError) error = NULL;
  Reading *reading = cx_session_run_finish (CX_SESSION (object), result, &error);

  if (self->cancellable == g_task_get_cancellable (G_TASK (result)))
    {
      g_clear_object (&self->cancellable);
      if (reading != NULL)
        {
          self->all = reading->all;
          use_tags (self, (const char *const *) reading->tags);
          if (self->changed || self->survey == NULL || self->survey->id != reading->survey->id ||
              self->survey->response_fields != reading->survey->response_fields ||
              count_missing_columns (self->survey) != count_missing_columns (reading->survey))
            use_survey (self, reading->survey);
          update_card (self);
        }
      else if (error != NULL)
        {
          g_free (self->failed);
          self->failed = g_strdup (error->message);
        }
      cx_responses_tab_show_state (self);
    }
  g_clear_pointer (&reading, reading_free);
}

void
cx_responses_tab_read_survey (CxResponsesTab *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cx_session_run (self->session, CX_LANE_READ, read_survey,
                  g_memdup2 (&self->survey_id, sizeof self->survey_id), g_free, reading_free,
                  self->cancellable, NULL, read_cb, g_object_ref (self));
  cx_responses_tab_show_state (self);
}

/* --- The rows --------------------------------------------------------------------------------- */

static void
failed_cb (CxResponsesTab *self, const GError *error)
{
  g_free (self->failed);
  self->failed = g_strdup (error->message);
  cx_responses_tab_show_state (self);
}

static void
loading_cb (CxResponsesTab *self)
{
  if (!cx_paged_model_is_loading (self->model))
    cx_responses_tab_show_wanted (self);
  cx_responses_tab_show_state (self);
}

static void
rows_changed_cb (CxResponsesTab *self)
{
  g_signal_emit_by_name (self->grid, "selection-changed");
}

static CxResponseList *
make_list (CxResponsesTab *self)
{
  const CxAnswerFilter *filter = cx_filter_bar_get_filter (self->filter);
  GTimeZone *zone = cx_project_get_zone (cx_session_get_project (self->session));
  CxResponseList *list = cx_response_list_new (self->survey, zone, g_get_real_time () / 1000);
  g_autofree char *where = cx_answer_filter_get_where (filter);
  gboolean descending;
  const char *sort = cx_response_grid_get_sort (self->grid, &descending);
  CxGridColumn *column = sort != NULL ? cx_grid_columns_find (self->columns, sort) : NULL;

  cx_response_list_set_filter (list, where, filter->since, filter->until,
                               gtk_search_bar_get_search_mode (self->search_bar)
                                   ? gtk_editable_get_text (GTK_EDITABLE (self->search))
                                   : NULL);
  cx_response_list_set_sort (list, column != NULL ? cx_grid_column_get (column) : NULL, descending);
  return list;
}

void
cx_responses_tab_list_rows (CxResponsesTab *self)
{
  g_autofree char *rows = NULL;
  CxPagedQuery query;

  if (self->survey == NULL)
    return;
  g_clear_pointer (&self->failed, g_free);
  rows = cx_grid_columns_make_rows (self->columns);
  cx_response_list_make_query (make_list (self), rows, &query);
  if (self->model != NULL)
    cx_paged_model_set_query (self->model, &query);
  else
    {
      CxStore *store = cx_project_get_store (cx_session_get_project (self->session));

      self->model = cx_paged_model_new (store, &query);
      g_signal_connect_object (self->model, "failed", G_CALLBACK (failed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->model, "notify::loading", G_CALLBACK (loading_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->model, "items-changed", G_CALLBACK (rows_changed_cb), self,
                               G_CONNECT_SWAPPED);
      cx_response_grid_set_model (self->grid, self->model);
    }
  cx_responses_tab_show_state (self);
}

void
cx_responses_tab_forget_rows (CxResponsesTab *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  cx_response_grid_set_model (self->grid, NULL);
  cx_response_grid_set_sort (self->grid, NULL, FALSE);
  g_clear_object (&self->model);
  g_clear_object (&self->survey);
  g_clear_pointer (&self->tags, g_free);
  self->all = -1;
}

void
cx_responses_tab_show_wanted (CxResponsesTab *self)
{
  guint position;

  if (self->wanted == 0 || self->model == NULL || cx_paged_model_is_loading (self->model))
    return;
  if (cx_paged_model_find (self->model, self->wanted, &position))
    {
      cx_response_grid_set_cursor (self->grid, position);
      cx_responses_tab_show_panel (self, "card");
    }
  else
    {
      /* The filter leaves it out; it can be read all the same. */
      cx_responses_tab_show_panel (self, "card");
      cx_response_card_show (self->card, self->wanted);
    }
  self->wanted = 0;
}

/* --- What is shown ---------------------------------------------------------------------------- */

static const char *
find_state (CxResponsesTab *self)
{
  if (self->failed != NULL)
    return "failed";
  if (self->survey == NULL || self->model == NULL)
    return "loading";
  if (self->all == 0)
    return "empty";
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    return "grid";
  return cx_paged_model_is_loading (self->model) ? "loading" : "nothing";
}

void
cx_responses_tab_show_state (CxResponsesTab *self)
{
  const char *state = find_state (self);
  gboolean loading = strcmp (state, "loading") == 0;
  gint64 n = self->model != NULL && !cx_paged_model_is_loading (self->model)
                 ? (gint64) g_list_model_get_n_items (G_LIST_MODEL (self->model))
                 : -1;

  adw_status_page_set_description (self->failure, self->failed);
  gtk_spinner_set_spinning (self->spinner, loading);
  gtk_stack_set_visible_child_name (self->stack, state);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), strcmp (state, "grid") == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->filter), strcmp (state, "empty") != 0);
  cx_filter_bar_set_counts (self->filter, n, self->all);
  cx_responses_tab_update_actions (self);
}
