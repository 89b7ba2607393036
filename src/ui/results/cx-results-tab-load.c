/* Asking for results. */
#include "config.h"

#include "cx-results-tab-private.h"

#include "cx-i18n.h"

#include <string.h>

/* Several changes at once are one. */
#define CHANGE_MS 250
/* Questions that are measured at first, before anything is known of the survey; then those that are
 * near at a time; then those that may come near, so many before and after, at a time. */
#define FIRST 4
#define NEAR_AT_ONCE 8
#define AHEAD 24

static CxResultsRequest *
make_request (CxResultsTab *self)
{
  CxResultsRequest *request = cx_results_request_new (self->survey_id, self->filter);

  request->other = self->other != NULL ? cx_answer_filter_copy (self->other) : NULL;
  request->index = cx_comment_index_ref (self->index);
  request->language = g_strdup (cx_i18n_get_language ());
  return request;
}

/* A question, broken down as its card is or was. */
static void
add_question (CxResultsTab *self, CxResultsRequest *request, const char *code)
{
  const CxResultItem *item = g_hash_table_lookup (self->items, code);
  GtkWidget *card = cx_card_column_get_card (self->column, code);
  const char *view = card != NULL ? cx_result_card_get_view (CX_RESULT_CARD (card))
                     : item != NULL && item->state != NULL ? item->state->view
                                                           : "";

  cx_results_request_add_question (request, code);
  if (view[0] != '\0')
    g_hash_table_insert (request->views, g_strdup (code), cx_result_view_new (view));
}

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, CX_ERROR, CX_ERROR_CANCELLED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
show_problem (CxResultsTab *self, const GError *error)
{
  const CxErrorPlace *place = cx_error_get_place (error);
  g_autofree char *text = g_strjoin (
      " ", error->message, place != NULL && place->mend != NULL ? place->mend : NULL, NULL);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_description (self->wrong, escaped);
  gtk_widget_set_visible (GTK_WIDGET (self->clear_wrong),
                          !cx_answer_filter_is_empty (self->filter));
  gtk_widget_set_visible (self->filters, TRUE);
  cx_filter_bar_set_counts (self->filter_bar, -1, 0);
  gtk_stack_set_visible_child_name (self->stack, "wrong");
}

static void
take_results (CxResultsTab *self, CxResults *results)
{
  /* Cards refer to the survey they were made of until they are brought up to date. */
  g_clear_pointer (&self->results, cx_results_free);
  self->results = results;
  g_clear_pointer (&self->layout, cx_results_layout_free);
  self->layout = cx_results_layout_new (results->survey);
  cx_filter_bar_set_counts (self->filter_bar, results->n, results->all);
  cx_filter_bar_set_counts (self->compare_bar, results->n_other, results->all);
  gtk_widget_set_visible (self->filters, results->all > 0);
  if (results->all == 0)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else if (results->n == 0 && self->other == NULL)
    gtk_stack_set_visible_child_name (self->stack, "nothing");
  else
    {
      gtk_stack_set_visible_child_name (self->stack, "cards");
      cx_results_tab_update_cards (self);
    }
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxResultsTab) self = user_data;
  g_autoptr (GError) error = NULL;
  CxResults *results = cx_session_run_finish (CX_SESSION (object), result, &error);

  if (self->session == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      g_clear_pointer (&results, cx_results_free);
      return;
    }
  if (results != NULL)
    take_results (self, results);
  else if (!is_cancelled (error))
    show_problem (self, error);
}

/* What is seen is measured first. */
static void
add_near (CxResultsTab *self, CxResultsRequest *request)
{
  guint first, last;

  cx_card_column_get_near (self->column, &first, &last);
  for (guint i = first; i < MIN (last, self->shown->len); i++)
    add_question (self, request, ((CxResultItem *) g_ptr_array_index (self->shown, i))->code);
  if (self->wanted_question != NULL)
    add_question (self, request, self->wanted_question);
  request->first = FIRST;
}

void
cx_results_tab_load (CxResultsTab *self)
{
  CxResultsRequest *request;

  if (self->survey_id == 0)
    return;
  self->stale = FALSE;
  g_cancellable_cancel (self->batch);
  g_clear_object (&self->batch);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  request = make_request (self);
  add_near (self, request);
  cx_session_run (self->session, CX_LANE_READ, cx_results_run, request,
                  (GDestroyNotify) cx_results_request_free, (GDestroyNotify) cx_results_free,
                  self->cancellable, NULL, loaded_cb, g_object_ref (self));
}

/* --- More questions --------------------------------------------------------------------------- */

/* The file may have changed since the filters were counted: then everything is counted again. */
static void
batch_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxResultsTab) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CxResults) results = cx_session_run_finish (CX_SESSION (object), result, &error);

  if (self->session == NULL || self->results == NULL ||
      g_task_get_cancellable (G_TASK (result)) != self->batch)
    return;
  g_clear_object (&self->batch);
  if (results == NULL)
    {
      if (!is_cancelled (error))
        show_problem (self, error);
    }
  else if (results->survey != self->results->survey)
    cx_results_tab_load (self);
  else
    {
      cx_results_tab_take_questions (self, results);
      cx_results_tab_load_missing (self);
    }
}

static void
add_missing (CxResultsTab *self, CxResultsRequest *request, guint first, guint last, guint limit)
{
  for (guint i = first; i < MIN (last, self->shown->len); i++)
    {
      CxResultItem *item = g_ptr_array_index (self->shown, i);

      if (item->result != NULL || item->asked ||
          (request->questions != NULL && request->questions->len >= limit))
        continue;
      item->asked = TRUE;
      add_question (self, request, item->code);
    }
}

void
cx_results_tab_load_missing (CxResultsTab *self)
{
  g_autoptr (CxResultsRequest) request = NULL;
  guint first, last;

  /* One after the other, so that the next one knows what is near then. */
  if (self->results == NULL || self->batch != NULL)
    return;
  request = make_request (self);
  cx_card_column_get_near (self->column, &first, &last);
  add_missing (self, request, first, last, NEAR_AT_ONCE);
  if (request->questions == NULL)
    add_missing (self, request, first - MIN (first, AHEAD), last + AHEAD, AHEAD);
  if (request->questions == NULL)
    return;
  self->batch = g_cancellable_new ();
  cx_session_run (self->session, CX_LANE_READ, cx_results_run, g_steal_pointer (&request),
                  (GDestroyNotify) cx_results_request_free, (GDestroyNotify) cx_results_free,
                  self->batch, NULL, batch_loaded_cb, g_object_ref (self));
}

/* --- One question ----------------------------------------------------------------------------- */

static void
question_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxResultsTab) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CxResults) results = cx_session_run_finish (CX_SESSION (object), result, &error);

  if (results != NULL && self->session != NULL && results->survey->id == self->survey_id &&
      g_task_get_cancellable (G_TASK (result)) == self->single)
    cx_results_tab_take_questions (self, results);
  if (error != NULL && self->session != NULL && !is_cancelled (error))
    cx_session_fail (self->session, _ ("The question could not be broken down"), error);
}

void
cx_results_tab_load_question (CxResultsTab *self, CxResultCard *card)
{
  CxResultsRequest *request = make_request (self);

  g_cancellable_cancel (self->single);
  g_clear_object (&self->single);
  self->single = g_cancellable_new ();
  add_question (self, request, cx_result_card_get_code (card));
  cx_session_run (self->session, CX_LANE_READ, cx_results_run, request,
                  (GDestroyNotify) cx_results_request_free, (GDestroyNotify) cx_results_free,
                  self->single, NULL, question_loaded_cb, g_object_ref (self));
}

/* --- Changes ---------------------------------------------------------------------------------- */

static gboolean
changed_cb (gpointer user_data)
{
  CxResultsTab *self = user_data;

  self->changing = 0;
  cx_filter_bar_set_survey (self->filter_bar, self->session, self->survey_id);
  cx_filter_bar_set_survey (self->compare_bar, self->session, self->survey_id);
  cx_results_tab_load (self);
  return G_SOURCE_REMOVE;
}

/* Answers to other surveys, and what is no answer at all, do not matter here. */
static gboolean
concerns_us (CxResultsTab *self, const char *const *tables)
{
  static const char *const ours[] = { "survey",       "page", "question", "choice",
                                      "question_row", "item", "setting",  "translation",
                                      "business",     NULL };
  g_autofree char *answers = g_strdup_printf ("answers_%" G_GINT64_FORMAT, self->survey_id);
  gsize length = strlen (answers);

  if (tables == NULL)
    return TRUE;
  for (; *tables != NULL; tables++)
    if (g_strv_contains (ours, *tables) ||
        (strncmp (*tables, answers, length) == 0 &&
         ((*tables)[length] == '\0' || (*tables)[length] == '_')))
      return TRUE;
  return FALSE;
}

void
cx_results_tab_changed (CxResultsTab *self, const char *const *tables)
{
  if (self->survey_id == 0 || !concerns_us (self, tables))
    return;
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->changing == 0)
    self->changing = g_timeout_add (CHANGE_MS, changed_cb, self);
}
