/* Words of questions and comments. */
#include "config.h"

#include "cx-results-tab-private.h"

#include "cx-i18n.h"
#include "cx-text.h"

static void
take_hits (CxResultsTab *self, GHashTable *hits)
{
  g_clear_pointer (&self->hits, g_hash_table_unref);
  self->hits = hits;
  if (self->results != NULL)
    cx_results_tab_show_cards (self);
}

static void
searched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CxResultsTab) self = user_data;
  g_autoptr (GError) error = NULL;
  GHashTable *hits = cx_session_run_finish (CX_SESSION (object), result, &error);

  if (self->session != NULL && hits != NULL &&
      g_task_get_cancellable (G_TASK (result)) == self->searching)
    take_hits (self, hits);
  else
    g_clear_pointer (&hits, g_hash_table_unref);
  if (error != NULL && self->session != NULL &&
      !g_error_matches (error, CX_ERROR, CX_ERROR_CANCELLED) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cx_session_fail (self->session, _ ("The comments could not be searched"), error);
}

/* In the comments of all questions, off the main thread. */
static void
search_comments (CxResultsTab *self)
{
  CxCommentsRequest *request = cx_comments_request_new (self->survey_id, NULL, self->filter,
                                                        self->index);

  request->search = g_strdup (self->search_text);
  self->searching = g_cancellable_new ();
  cx_session_run (self->session, CX_LANE_READ, cx_comments_run_hits, request,
                  (GDestroyNotify) cx_comments_request_free, (GDestroyNotify) g_hash_table_unref,
                  self->searching, NULL, searched_cb, g_object_ref (self));
}

static void
search_cards (CxResultsTab *self)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      const CxResultItem *item = g_ptr_array_index (self->order, i);
      GtkWidget *card = cx_card_column_get_card (self->column, item->code);

      if (card != NULL)
        cx_result_card_search (CX_RESULT_CARD (card), self->search_text);
    }
}

/* Under another filter other comments are there. */
void
cx_results_tab_search_again (CxResultsTab *self)
{
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  if (self->wanted != NULL)
    search_comments (self);
}

void
cx_results_tab_search_changed (CxResultsTab *self)
{
  const char *text = gtk_search_bar_get_search_mode (self->search_bar)
                         ? gtk_editable_get_text (GTK_EDITABLE (self->search))
                         : "";
  g_autofree char *wanted = cx_text_fold (text);

  if (g_str_equal (text, self->search_text))
    return;
  g_free (self->search_text);
  self->search_text = g_strdup (text);
  g_free (self->wanted);
  self->wanted = wanted[0] != '\0' ? g_steal_pointer (&wanted) : NULL;
  g_clear_pointer (&self->hits, g_hash_table_unref);
  if (self->results == NULL)
    return;
  search_cards (self);
  cx_results_tab_search_again (self);
  /* What is found in questions is shown at once; without a search, all are. */
  cx_results_tab_show_cards (self);
}
