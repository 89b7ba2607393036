/* The cards: made and brought up to date a few at a time, moved, hidden. */
#include "config.h"

#include "cx-results-tab-private.h"

#include "cx-i18n.h"
#include "cx-question-type.h"

#include <string.h>

/* What one frame has time for. */
#define CARDS_PER_FRAME 3
/* A place is kept in view so often, and so long apart. */
#define SCROLLS 4
#define SCROLL_MS 120
/* Letters of a question in a menu. */
#define MENU_LETTERS 48

/* --- Order ------------------------------------------------------------------------------------ */

static CxQuestion *
find_question (CxResultsTab *self, CxResultCard *card)
{
  return cx_survey_find_question (self->results->survey, cx_result_card_get_code (card), NULL);
}

typedef struct
{
  gint64 survey_id;
  CxResultsLayout *layout;
} LayoutChange;

static gboolean
save_layout (CxEdit *edit, gpointer data, GError **error)
{
  LayoutChange *change = data;

  return cx_results_layout_repo_save (edit, change->survey_id, change->layout, error);
}

static void
layout_change_free (gpointer data)
{
  LayoutChange *change = data;

  cx_results_layout_free (change->layout);
  g_free (change);
}

/* Shows the layout at once and writes it into the file. */
static void
apply_layout (CxResultsTab *self, const char *label, const char *toast)
{
  LayoutChange *change = g_new0 (LayoutChange, 1);

  change->survey_id = self->survey_id;
  change->layout = cx_results_layout_copy (self->layout);
  cx_session_change (self->session, label, save_layout, change, layout_change_free, toast);
  cx_results_tab_update_cards (self);
}

static void
move_cb (CxResultsTab *self, int by, CxResultCard *card)
{
  guint place;
  CxResultCard *target;

  if (self->results == NULL || !g_ptr_array_find (self->cards, card, &place) ||
      (by < 0 && place == 0) || (by > 0 && place + 1 >= self->cards->len))
    return;
  target = g_ptr_array_index (self->cards, by < 0 ? place - 1 : place + 1);
  cx_results_layout_move (self->layout, self->results->survey, find_question (self, card),
                          find_question (self, target));
  apply_layout (self, _ ("Move a question in the results"), NULL);
}

static void
dropped_cb (CxResultsTab *self, CxResultCard *source, CxResultCard *target)
{
  if (self->results == NULL || !g_ptr_array_find (self->cards, source, NULL))
    return;
  cx_results_layout_move (self->layout, self->results->survey, find_question (self, source),
                          find_question (self, target));
  apply_layout (self, _ ("Move a question in the results"), NULL);
}

static void
hide_cb (CxResultsTab *self, CxResultCard *card)
{
  if (self->results == NULL)
    return;
  cx_results_layout_set_hidden (self->layout, find_question (self, card), TRUE);
  apply_layout (self, _ ("Hide a question in the results"), _ ("The question is hidden here."));
}

static void
show_again_cb (GtkButton *button, gpointer user_data)
{
  CxResultsTab *self = user_data;
  const char *code = g_object_get_data (G_OBJECT (button), "code");
  CxQuestion *question = self->results != NULL
                             ? cx_survey_find_question (self->results->survey, code, NULL)
                             : NULL;

  if (question == NULL)
    return;
  cx_results_layout_set_hidden (self->layout, question, FALSE);
  apply_layout (self, _ ("Show a question in the results"), NULL);
}

static void
add_hidden_row (CxResultsTab *self, CxQuestion *question)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Show"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), question->text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), question->code);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !cx_session_is_read_only (self->session));
  g_object_set_data_full (G_OBJECT (button), "code", g_strdup (question->code), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_again_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (self->hidden_list, row);
}

static void
update_hidden (CxResultsTab *self, GPtrArray *sorted)
{
  g_autofree char *label = NULL;
  GtkListBoxRow *row;
  guint n = 0;

  while ((row = gtk_list_box_get_row_at_index (self->hidden_list, 0)) != NULL)
    gtk_list_box_remove (self->hidden_list, GTK_WIDGET (row));
  for (guint i = 0; i < sorted->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (sorted, i);

      if (!cx_results_layout_is_hidden (self->layout, question))
        continue;
      add_hidden_row (self, question);
      n++;
    }
  label = g_strdup_printf (ngettext ("%u hidden question", "%u hidden questions", n), n);
  gtk_expander_set_label (self->hidden, label);
  gtk_widget_set_visible (GTK_WIDGET (self->hidden), n > 0);
}

/* --- Menu "By …" ------------------------------------------------------------------------------ */

static void
add_by (GMenu *menu, const char *text, const char *name)
{
  g_autofree char *view = g_strdup_printf ("by:%s", name);
  g_autofree char *label = g_utf8_strlen (text, -1) > MENU_LETTERS
                               ? g_utf8_substring (text, 0, MENU_LETTERS)
                               : g_strdup (text);
  /* Underlines would be keys. */
  g_auto (GStrv) pieces = g_strsplit (label, "_", -1);
  g_autofree char *shown = g_strjoinv ("__", pieces);
  g_autofree char *cut = g_utf8_strlen (text, -1) > MENU_LETTERS ? g_strconcat (shown, "…", NULL)
                                                                 : g_strdup (shown);
  g_autoptr (GMenuItem) item = g_menu_item_new (cut, NULL);

  g_menu_item_set_action_and_target (item, "result.view", "s", view);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_by_menu (CxResults *results)
{
  const CxQuestionTypeFlags countable = CX_TYPE_HAS_CHOICES | CX_TYPE_IS_SCALE;
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) fields = g_menu_new ();
  g_autoptr (GMenu) questions = g_menu_new ();

  for (guint i = 0; i < results->fields->len; i++)
    {
      const char *field = g_ptr_array_index (results->fields, i);
      g_autofree char *title = cx_answer_filter_get_title (results->survey, field, NULL);
      g_autofree char *name = g_strdup_printf ("field:%s", field);

      add_by (fields, title, name);
    }
  for (guint i = 0; i < results->survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (results->survey->questions, i);
      g_autofree char *title = NULL;

      if (question->hidden || question->type == NULL || (question->type->flags & countable) == 0 ||
          (question->type->flags & CX_TYPE_HAS_ROWS) != 0)
        continue;
      title = cx_answer_filter_get_title (results->survey, question->code, NULL);
      add_by (questions, title, question->code);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (fields));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (questions));
  return G_MENU_MODEL (menu);
}

/* --- Bringing up to date ---------------------------------------------------------------------- */

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

static CxResultCard *
find_card (CxResultsTab *self, const char *code)
{
  for (guint i = 0; i < self->cards->len; i++)
    {
      CxResultCard *card = g_ptr_array_index (self->cards, i);

      if (g_str_equal (cx_result_card_get_code (card), code))
        return card;
    }
  return NULL;
}

static CxResultCard *
make_card (CxResultsTab *self)
{
  CxResultCard *card = CX_RESULT_CARD (cx_result_card_new (self->session));

  g_signal_connect_object (card, "view-changed", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "filter-wanted", G_CALLBACK (filter_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "move", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "hide-question", G_CALLBACK (hide_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "dropped", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "searched", G_CALLBACK (cx_results_tab_search_cards), self,
                           G_CONNECT_SWAPPED);
  return card;
}

/* The card of @question stands at @place from now on. */
static CxResultCard *
put_card (CxResultsTab *self, CxQuestion *question, guint place)
{
  CxResultCard *card = find_card (self, question->code);
  GtkWidget *before = place > 0 ? g_ptr_array_index (self->cards, place - 1) : NULL;
  guint old;

  if (card == NULL)
    {
      card = make_card (self);
      cx_result_card_set_question (card, self->results->survey, question);
      g_ptr_array_insert (self->cards, (int) place, card);
      gtk_box_insert_child_after (self->card_box, GTK_WIDGET (card), before);
      return card;
    }
  cx_result_card_set_question (card, self->results->survey, question);
  if (g_ptr_array_find (self->cards, card, &old) && old != place)
    {
      g_ptr_array_steal_index (self->cards, old);
      g_ptr_array_insert (self->cards, (int) place, card);
      gtk_box_reorder_child_after (self->card_box, GTK_WIDGET (card), before);
    }
  return card;
}

static CxQuestionResult *
find_result (CxResults *results, const char *code)
{
  for (guint i = 0; i < results->questions->len; i++)
    {
      CxQuestionResult *result = g_ptr_array_index (results->questions, i);

      if (g_str_equal (result->code, code))
        return result;
    }
  return NULL;
}

static void
remove_cards_from (CxResultsTab *self, guint place)
{
  while (self->cards->len > place)
    gtk_box_remove (self->card_box, g_ptr_array_steal_index (self->cards, self->cards->len - 1));
}

static void
end_update (CxResultsTab *self)
{
  g_autoptr (GMenuModel) by_menu = make_by_menu (self->results);

  remove_cards_from (self, self->order->len);
  for (guint i = 0; i < self->cards->len; i++)
    cx_result_card_set_by_menu (g_ptr_array_index (self->cards, i), by_menu);
  if (gtk_search_bar_get_search_mode (self->search_bar))
    cx_results_tab_search_cards (self);
  cx_results_tab_show_question (self);
}

static void
update_next (CxResultsTab *self)
{
  CxQuestion *question = g_ptr_array_index (self->order, self->next);
  CxResultCard *card = put_card (self, question, self->next++);
  CxQuestionResult *result = find_result (self->results, question->code);

  if (result != NULL)
    cx_result_card_set_result (card, result, self->filter);
}

/* Charts are laid out in the frame after they have changed, so that each frame gets a few. */
static gboolean
update_some_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CxResultsTab *self = user_data;

  for (guint i = 0; i < CARDS_PER_FRAME && self->next < self->order->len; i++)
    {
      guint n_cards = self->cards->len;

      update_next (self);
      /* A new one has a frame for itself. */
      if (self->cards->len > n_cards)
        break;
    }
  if (self->next < self->order->len)
    return G_SOURCE_CONTINUE;
  self->updating = 0;
  end_update (self);
  return G_SOURCE_REMOVE;
}

static void
stop_updating (CxResultsTab *self)
{
  if (self->updating != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->updating);
  self->updating = 0;
}

void
cx_results_tab_update_cards (CxResultsTab *self)
{
  g_autoptr (GPtrArray) sorted = cx_results_layout_sort (self->layout, self->results->survey);

  stop_updating (self);
  g_ptr_array_set_size (self->order, 0);
  for (guint i = 0; i < sorted->len; i++)
    if (!cx_results_layout_is_hidden (self->layout, g_ptr_array_index (sorted, i)))
      g_ptr_array_add (self->order, g_ptr_array_index (sorted, i));
  update_hidden (self, sorted);
  self->next = 0;
  self->updating = gtk_widget_add_tick_callback (GTK_WIDGET (self), update_some_cb, self, NULL);
}

void
cx_results_tab_clear_cards (CxResultsTab *self)
{
  stop_updating (self);
  g_ptr_array_set_size (self->order, 0);
  remove_cards_from (self, 0);
}

/* --- Search and places ------------------------------------------------------------------------ */

void
cx_results_tab_search_cards (CxResultsTab *self)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->cards->len; i++)
    {
      GtkWidget *card = g_ptr_array_index (self->cards, i);
      gboolean is_found = cx_result_card_is_found (CX_RESULT_CARD (card));

      gtk_widget_set_visible (card, is_found);
      found |= is_found;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->not_found), !found && self->cards->len > 0);
}

/* Comments above may still be loading, so that the card moves for a moment. */
static gboolean
scroll_cb (gpointer user_data)
{
  CxResultsTab *self = user_data;
  CxResultCard *card = find_card (self, self->wanted_question);
  graphene_rect_t bounds;

  if (card != NULL &&
      gtk_widget_compute_bounds (GTK_WIDGET (card), GTK_WIDGET (self->card_box), &bounds))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller),
                              bounds.origin.y);
  if (card != NULL && ++self->scrolled < SCROLLS)
    return G_SOURCE_CONTINUE;
  if (card != NULL)
    gtk_widget_child_focus (GTK_WIDGET (card), GTK_DIR_TAB_FORWARD);
  g_clear_pointer (&self->wanted_question, g_free);
  self->scrolling = 0;
  return G_SOURCE_REMOVE;
}

void
cx_results_tab_show_question (CxResultsTab *self)
{
  if (self->wanted_question == NULL)
    return;
  g_clear_handle_id (&self->scrolling, g_source_remove);
  self->scrolled = 0;
  self->scrolling = g_timeout_add (SCROLL_MS, scroll_cb, self);
}
