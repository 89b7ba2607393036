/* The cards: made when they come near, kept up to date, found by words. */
#include "config.h"

#include "cx-results-tab-private.h"

#include "cx-i18n.h"
#include "cx-question-type.h"
#include "cx-text.h"

#include <string.h>

/* --- Items ------------------------------------------------------------------------------------ */

static CxResultItem *
item_new (const char *code)
{
  CxResultItem *item = g_new0 (CxResultItem, 1);

  item->code = g_strdup (code);
  return item;
}

void
cx_result_item_free (CxResultItem *item)
{
  g_free (item->code);
  g_free (item->title);
  g_free (item->folded);
  g_clear_pointer (&item->result, cx_question_result_unref);
  g_clear_pointer (&item->state, cx_result_card_state_free);
  g_free (item);
}

static void
set_question (CxResultItem *item, CxSurvey *survey, CxQuestion *question)
{
  item->question = question;
  g_free (item->title);
  g_free (item->folded);
  item->title = g_strdup (cx_survey_translate (survey, question->uuid, "text",
                                               cx_i18n_get_language (), question->text));
  item->folded = cx_text_fold (item->title);
  g_clear_pointer (&item->result, cx_question_result_unref);
  item->asked = FALSE;
}

/* Of the questions that the survey has now; what is known of how a card was arranged stays. */
static void
make_items (CxResultsTab *self)
{
  CxSurvey *survey = self->results->survey;
  GHashTable *items = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                             (GDestroyNotify) cx_result_item_free);

  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);
      CxResultItem *item = NULL;

      if (question->hidden)
        continue;
      if (!g_hash_table_steal_extended (self->items, question->code, NULL, (gpointer *) &item))
        item = item_new (question->code);
      set_question (item, survey, question);
      g_hash_table_insert (items, item->code, item);
    }
  g_hash_table_unref (self->items);
  self->items = items;
}

void
cx_results_tab_take_questions (CxResultsTab *self, const CxResults *results)
{
  for (guint i = 0; i < results->questions->len; i++)
    {
      CxQuestionResult *result = g_ptr_array_index (results->questions, i);
      CxResultItem *item = g_hash_table_lookup (self->items, result->code);

      if (item == NULL)
        continue;
      cx_question_result_ref (result);
      g_clear_pointer (&item->result, cx_question_result_unref);
      item->result = result;
      cx_card_column_update (self->column, item->code);
    }
}

/* --- Cards ------------------------------------------------------------------------------------ */

static void
view_changed_cb (CxResultsTab *self, CxResultCard *card)
{
  cx_results_tab_load_question (self, card);
}

static void
filter_wanted_cb (CxResultsTab *self, const CxAnswerFilter *filter)
{
  cx_results_tab_go_filter (self, filter, self->other);
}

static void
move_cb (CxResultsTab *self, int by, CxResultCard *card)
{
  const CxResultItem *item = g_hash_table_lookup (self->items, cx_result_card_get_code (card));
  guint place;

  /* Among those that are seen, where one searches. */
  if (item == NULL || !g_ptr_array_find (self->shown, item, &place) || (by < 0 && place == 0) ||
      (by > 0 && place + 1 >= self->shown->len))
    return;
  item = g_ptr_array_index (self->shown, by < 0 ? place - 1 : place + 1);
  cx_results_tab_move (self, cx_result_card_get_code (card), item->code);
}

static void
dropped_cb (CxResultsTab *self, CxResultCard *source, CxResultCard *target)
{
  cx_results_tab_move (self, cx_result_card_get_code (source), cx_result_card_get_code (target));
}

static void
hide_cb (CxResultsTab *self, CxResultCard *card)
{
  cx_results_tab_hide (self, cx_result_card_get_code (card));
}

static void
connect_card (CxResultsTab *self, CxResultCard *card, const char *signal, GCallback callback)
{
  g_signal_connect_object (card, signal, callback, self, G_CONNECT_SWAPPED);
}

static GtkWidget *
make_card (const char *key, gpointer data)
{
  CxResultsTab *self = data;
  const CxResultItem *item = g_hash_table_lookup (self->items, key);
  CxResultCard *card = CX_RESULT_CARD (cx_result_card_new (self->session, self->index));

  connect_card (self, card, "view-changed", G_CALLBACK (view_changed_cb));
  connect_card (self, card, "filter-wanted", G_CALLBACK (filter_wanted_cb));
  connect_card (self, card, "move", G_CALLBACK (move_cb));
  connect_card (self, card, "hide-question", G_CALLBACK (hide_cb));
  connect_card (self, card, "dropped", G_CALLBACK (dropped_cb));
  cx_result_card_set_question (card, self->results->survey, item->question);
  if (item->state != NULL)
    cx_result_card_set_state (card, item->state);
  if (self->search_text[0] != '\0')
    cx_result_card_search (card, self->search_text);
  return GTK_WIDGET (card);
}

static gboolean
update_card (const char *key, GtkWidget *widget, gpointer data)
{
  CxResultsTab *self = data;
  const CxResultItem *item = g_hash_table_lookup (self->items, key);
  CxResultCard *card = CX_RESULT_CARD (widget);

  if (self->by_menu == NULL)
    self->by_menu = cx_results_make_by_menu (self->results);
  cx_result_card_set_by_menu (card, self->by_menu);
  cx_result_card_set_question (card, self->results->survey, item->question);
  cx_result_card_set_result (card, item->result, self->filter);
  return item->result != NULL;
}

static void
drop_card (const char *key, GtkWidget *card, gpointer data)
{
  CxResultsTab *self = data;
  CxResultItem *item = g_hash_table_lookup (self->items, key);

  if (item == NULL)
    return;
  g_clear_pointer (&item->state, cx_result_card_state_free);
  item->state = cx_result_card_get_state (CX_RESULT_CARD (card));
  /* That was not looked for in this card alone. */
  if (self->search_text[0] != '\0')
    {
      g_free (item->state->search);
      item->state->search = g_strdup ("");
    }
}

void
cx_results_tab_init_cards (CxResultsTab *self)
{
  static const CxCardFuncs funcs = { make_card, update_card, drop_card };

  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                       (GDestroyNotify) cx_result_item_free);
  self->order = g_ptr_array_new ();
  self->shown = g_ptr_array_new ();
  cx_card_column_set_funcs (self->column, &funcs, self);
  g_signal_connect_object (self->column, "near-changed", G_CALLBACK (cx_results_tab_load_missing),
                           self, G_CONNECT_SWAPPED);
}

/* --- The column ------------------------------------------------------------------------------- */

/* About what a card takes that is 700 wide, so that little moves when it is made. */
static int
guess_height (const CxQuestion *question)
{
  const CxQuestionType *type = question->type;

  if (type == NULL)
    return 120;
  if (cx_comments_are_of (question))
    return 540;
  if ((type->flags & CX_TYPE_HAS_ROWS) != 0)
    return 190 + 48 * (int) MIN (question->rows->len, 20);
  if ((type->flags & CX_TYPE_IS_SCALE) != 0)
    return 360;
  if ((type->flags & CX_TYPE_HAS_CHOICES) != 0)
    return 170 + 34 * (int) MIN (question->choices->len, 16);
  return 420;
}

static gboolean
is_found (const CxResultsTab *self, const CxResultItem *item)
{
  if (self->wanted == NULL)
    return TRUE;
  return strstr (item->folded, self->wanted) != NULL || strstr (item->code, self->wanted) != NULL ||
         (self->hits != NULL && g_hash_table_contains (self->hits, item->code));
}

void
cx_results_tab_show_cards (CxResultsTab *self)
{
  g_autofree CxCardPlan *plans = g_new0 (CxCardPlan, self->order->len + 1);
  guint n = 0;

  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->order->len; i++)
    {
      CxResultItem *item = g_ptr_array_index (self->order, i);

      if (!is_found (self, item))
        continue;
      plans[n].key = item->code;
      plans[n].title = item->title;
      plans[n++].height = guess_height (item->question);
      g_ptr_array_add (self->shown, item);
    }
  cx_card_column_set_cards (self->column, plans, n);
  gtk_widget_set_visible (GTK_WIDGET (self->not_found),
                          n == 0 && self->order->len > 0 && self->hits != NULL);
}

void
cx_results_tab_update_cards (CxResultsTab *self)
{
  g_clear_object (&self->by_menu);
  make_items (self);
  cx_results_tab_take_questions (self, self->results);
  cx_results_tab_arrange (self);
  cx_card_column_update_all (self->column);
  cx_results_tab_search_again (self);
  cx_results_tab_show_question (self);
}

void
cx_results_tab_clear_cards (CxResultsTab *self)
{
  g_ptr_array_set_size (self->order, 0);
  g_ptr_array_set_size (self->shown, 0);
  cx_card_column_set_cards (self->column, NULL, 0);
  g_hash_table_remove_all (self->items);
  g_clear_object (&self->by_menu);
}

void
cx_results_tab_show_question (CxResultsTab *self)
{
  if (self->wanted_question == NULL)
    return;
  cx_card_column_go_to (self->column, self->wanted_question, TRUE);
  g_clear_pointer (&self->wanted_question, g_free);
}
