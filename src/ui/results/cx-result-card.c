#include "config.h"

#include "cx-result-card.h"

#include "cx-chart-view.h"
#include "cx-i18n.h"
#include "cx-question-type.h"
#include "cx-result-card-private.h"
#include "cx-text.h"
#include "cx-ui.h"
#include "cx-wrap-layout.h"

#include <string.h>

/* What a chart takes at least before it is there. */
#define SKELETON_HEIGHT 96

G_DEFINE_FINAL_TYPE (CxResultCard, cx_result_card, GTK_TYPE_WIDGET)

enum
{
  VIEW_CHANGED,
  FILTER_WANTED,
  MOVE,
  HIDE,
  DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- Charts ----------------------------------------------------------------------------------- */

static void
mark_activated_cb (CxResultCard *self,
                   guint category,
                   guint series,
                   const char *key,
                   CxChartView *view)
{
  g_autoptr (CxAnswerFilter) filter = cx_answer_filter_copy (self->filter);
  guint index;

  if (self->result == NULL || !g_ptr_array_find (self->views, view, &index) ||
      index >= self->result->charts->len)
    return;
  if (cx_result_chart_apply (g_ptr_array_index (self->result->charts, index), self->result,
                             self->survey, category, series, filter))
    g_signal_emit (self, signals[FILTER_WANTED], 0, filter);
}

/* A chart looks as if one could click it only while somebody listens. */
static void
listen (CxResultCard *self, CxChartView *view, gboolean active)
{
  gulong handler = (gulong) GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (view), "handler"));

  if (active == (handler != 0))
    return;
  if (active)
    handler = g_signal_connect_object (view, "mark-activated", G_CALLBACK (mark_activated_cb), self,
                                       G_CONNECT_SWAPPED);
  else
    {
      g_signal_handler_disconnect (view, handler);
      handler = 0;
    }
  g_object_set_data (G_OBJECT (view), "handler", GSIZE_TO_POINTER (handler));
}

static CxChartView *
get_view (CxResultCard *self, guint index)
{
  while (self->views->len <= index)
    {
      GtkWidget *view = cx_chart_view_new ();

      gtk_widget_set_hexpand (view, TRUE);
      g_ptr_array_add (self->views, view);
      gtk_box_append (self->charts, view);
    }
  return g_ptr_array_index (self->views, index);
}

static void
show_charts (CxResultCard *self)
{
  const GPtrArray *charts = self->result->charts;

  for (guint i = 0; i < charts->len; i++)
    {
      const CxResultChart *chart = g_ptr_array_index (charts, i);
      CxChartView *view = get_view (self, i);

      listen (self, view, chart->meaning != CX_MARK_OF_NOTHING);
      cx_chart_view_set_chart (view, chart->chart);
      gtk_widget_set_visible (GTK_WIDGET (view), TRUE);
    }
  for (guint i = charts->len; i < self->views->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->views, i), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->charts), charts->len > 0);
}

/* Before there is a result: a quiet field as high as the card's place leaves room for. */
static void
show_skeleton (CxResultCard *self, gboolean shown)
{
  GtkWidget *charts = GTK_WIDGET (self->charts);

  gtk_widget_set_size_request (charts, -1, shown ? SKELETON_HEIGHT : -1);
  gtk_widget_set_vexpand (charts, shown);
  if (shown)
    gtk_widget_add_css_class (charts, "cx-skeleton");
  else
    gtk_widget_remove_css_class (charts, "cx-skeleton");
}

/* --- Words ------------------------------------------------------------------------------------ */

static void
set_words (GtkLabel *label, char *words)
{
  gtk_label_set_label (label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
  g_free (words);
}

static void
show_caption (CxResultCard *self)
{
  g_autofree char *base = self->result != NULL ? cx_question_result_describe_base (
                                                     self->result, cx_i18n_get_language ())
                                               : NULL;

  set_words (self->caption, base != NULL ? g_strdup_printf ("%s · %s", self->question->code, base)
                                         : g_strdup (self->question->code));
}

static gboolean
has_gauge (const CxQuestionResult *result)
{
  return result->charts->len > 0 &&
         ((const CxResultChart *) g_ptr_array_index (result->charts, 0))->meaning ==
             CX_MARK_OF_BAND;
}

static void
show_words (CxResultCard *self)
{
  const char *language = cx_i18n_get_language ();
  const CxQuestionResult *result = self->result;
  gboolean compared = result->comparison != NULL;
  /* A gauge has the score in its middle. */
  g_autofree char *score = compared || has_gauge (result)
                               ? NULL
                               : cx_question_result_format_score (result, language);
  char *note = cx_question_result_describe_few (result, language);

  show_caption (self);
  gtk_widget_set_visible (self->score_box, score != NULL);
  gtk_label_set_label (self->score, score != NULL ? score : "");
  set_words (self->interval, cx_question_result_describe_score (result, language));
  set_words (self->verdict, cx_question_result_describe_comparison (result, language));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->verdict),
                               compared ? result->comparison->doubt : NULL);
  if (result->problem != NULL)
    {
      g_free (note);
      note = g_strdup (result->problem);
    }
  else if (note == NULL && cx_question_result_get_n (result) == 0)
    note = g_strdup (_ ("Nobody has answered this question here."));
  set_words (self->note, note);
}

/* --- Comments --------------------------------------------------------------------------------- */

static void
show_comments (CxResultCard *self)
{
  gboolean wanted = cx_comments_are_of (self->question);

  gtk_widget_set_visible (GTK_WIDGET (self->comments_box), wanted);
  if (!wanted)
    return;
  if (self->comments == NULL)
    {
      self->comments = CX_COMMENT_LIST (cx_comment_list_new (self->session, self->index));
      cx_comment_list_search (self->comments, self->wanted);
      if ((self->question->type->flags & CX_TYPE_IS_CONTACT) != 0)
        cx_comment_list_set_contacts (self->comments);
      gtk_box_append (self->comments_box, GTK_WIDGET (self->comments));
    }
  cx_comment_list_set_question (self->comments, self->survey->id, self->question->code,
                                self->filter, self->result->comments);
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
cx_result_card_dispose (GObject *object)
{
  CxResultCard *self = CX_RESULT_CARD (object);

  g_clear_object (&self->session);
  g_clear_object (&self->survey);
  g_clear_pointer (&self->result, cx_question_result_unref);
  g_clear_pointer (&self->filter, cx_answer_filter_free);
  g_clear_object (&self->actions);
  g_clear_object (&self->by_menu);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  g_clear_pointer (&self->index, cx_comment_index_unref);
  g_clear_pointer (&self->wanted, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_RESULT_CARD);
  G_OBJECT_CLASS (cx_result_card_parent_class)->dispose (object);
}

static void
add_signals (void)
{
  const GSignalFlags flags = G_SIGNAL_RUN_LAST;

  signals[VIEW_CHANGED] = g_signal_new ("view-changed", CX_TYPE_RESULT_CARD, flags, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
  signals[FILTER_WANTED] = g_signal_new ("filter-wanted", CX_TYPE_RESULT_CARD, flags, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[MOVE] = g_signal_new ("move", CX_TYPE_RESULT_CARD, flags, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);
  signals[HIDE] = g_signal_new ("hide-question", CX_TYPE_RESULT_CARD, flags, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[DROPPED] = g_signal_new ("dropped", CX_TYPE_RESULT_CARD, flags, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, CX_TYPE_RESULT_CARD);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CxResultCard, box);
  gtk_widget_class_bind_template_child (widget_class, CxResultCard, handle);
  gtk_widget_class_bind_template_child (widget_class, CxResultCard, title);
  gtk_widget_class_bind_template_child (widget_class, CxResultCard, caption);
  gtk_widget_class_bind_template_child (widget_class, CxResultCard, menu);
  gtk_widget_class_bind_template_child (widget_class, CxResultCard, score_box);
  gtk_widget_class_bind_template_child (widget_class, CxResultCard, score);
  gtk_widget_class_bind_template_child (widget_class, CxResultCard, interval);
  gtk_widget_class_bind_template_child (widget_class, CxResultCard, verdict);
  gtk_widget_class_bind_template_child (widget_class, CxResultCard, note);
  gtk_widget_class_bind_template_child (widget_class, CxResultCard, charts);
  gtk_widget_class_bind_template_child_full (widget_class, "comments", FALSE,
                                             G_STRUCT_OFFSET (CxResultCard, comments_box));
  gtk_widget_class_bind_template_child (widget_class, CxResultCard, table_box);
  gtk_widget_class_bind_template_child (widget_class, CxResultCard, table_toggle);
  gtk_widget_class_bind_template_child (widget_class, CxResultCard, table);
}

static void
cx_result_card_class_init (CxResultCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_result_card_dispose;
  g_type_ensure (CX_TYPE_RESULT_TABLE);
  g_type_ensure (CX_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CX_UI_RESOURCE "/results/cx-result-card.ui");
  bind_children (widget_class);
  cx_result_card_install_actions (widget_class);
  add_signals ();
}

static void
cx_result_card_init (CxResultCard *self)
{
  self->filter = cx_answer_filter_new ();
  self->views = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->wanted = g_strdup ("");
  show_skeleton (self, TRUE);
  cx_result_card_init_menu (self);
  cx_result_card_init_dragging (self);
}

GtkWidget *
cx_result_card_new (CxSession *session, CxCommentIndex *index)
{
  CxResultCard *self = g_object_new (CX_TYPE_RESULT_CARD, NULL);
  gboolean writable = !cx_session_is_read_only (session);

  self->session = g_object_ref (session);
  self->index = cx_comment_index_ref (index);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.move-up", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.move-down", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.hide", writable);
  gtk_widget_set_visible (GTK_WIDGET (self->handle), writable);
  return GTK_WIDGET (self);
}

void
cx_result_card_set_question (CxResultCard *self, CxSurvey *survey, CxQuestion *question)
{
  const char *text = cx_survey_translate (survey, question->uuid, "text", cx_i18n_get_language (),
                                          question->text);

  g_set_object (&self->survey, survey);
  self->question = question;
  gtk_label_set_label (self->title, text);
  show_caption (self);
}

void
cx_result_card_set_by_menu (CxResultCard *self, GMenuModel *menu)
{
  g_set_object (&self->by_menu, menu);
}

static void
clear_result (CxResultCard *self)
{
  g_clear_pointer (&self->result, cx_question_result_unref);
  for (guint i = 0; i < self->views->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->views, i), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->charts), TRUE);
  gtk_widget_set_visible (self->score_box, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->note), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->comments_box), FALSE);
  gtk_widget_set_visible (self->table_box, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.copy-table", FALSE);
  show_skeleton (self, TRUE);
  show_caption (self);
}

void
cx_result_card_set_result (CxResultCard *self,
                           CxQuestionResult *result,
                           const CxAnswerFilter *filter)
{
  if (result == NULL)
    {
      clear_result (self);
      return;
    }
  cx_question_result_ref (result);
  g_clear_pointer (&self->result, cx_question_result_unref);
  self->result = result;
  cx_answer_filter_free (self->filter);
  self->filter = cx_answer_filter_copy (filter);
  show_skeleton (self, FALSE);
  show_words (self);
  show_charts (self);
  gtk_widget_set_visible (self->table_box, result->rows->rows->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.copy-table", result->rows->rows->len > 0);
  cx_result_table_set_result (self->table, result);
  show_comments (self);
}

const char *
cx_result_card_get_code (CxResultCard *self)
{
  return self->question->code;
}

void
cx_result_card_search (CxResultCard *self, const char *text)
{
  g_free (self->wanted);
  self->wanted = g_strdup (text);
  if (self->comments != NULL)
    cx_comment_list_search (self->comments, text);
}

/* --- What it is like -------------------------------------------------------------------------- */

const char *
cx_result_card_get_view (CxResultCard *self)
{
  GAction *view = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "view");
  g_autoptr (GVariant) state = g_action_get_state (view);

  /* The action keeps its state. */
  return g_variant_get_string (state, NULL);
}

CxResultCardState *
cx_result_card_get_state (CxResultCard *self)
{
  CxResultCardState *state = g_new0 (CxResultCardState, 1);

  state->view = g_strdup (cx_result_card_get_view (self));
  state->table_shown = gtk_toggle_button_get_active (self->table_toggle);
  state->search = g_strdup (self->comments != NULL ? cx_comment_list_get_search (self->comments)
                                                   : self->wanted);
  return state;
}

void
cx_result_card_set_state (CxResultCard *self, const CxResultCardState *state)
{
  GAction *view = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "view");

  self->restoring = TRUE;
  g_simple_action_set_state (G_SIMPLE_ACTION (view), g_variant_new_string (state->view));
  self->restoring = FALSE;
  gtk_toggle_button_set_active (self->table_toggle, state->table_shown);
  cx_result_card_search (self, state->search);
}

void
cx_result_card_state_free (CxResultCardState *state)
{
  g_free (state->view);
  g_free (state->search);
  g_free (state);
}
