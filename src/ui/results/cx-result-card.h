/* One question with its result. */
#pragma once

#include "cx-question-result.h"
#include "cx-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_RESULT_CARD (cx_result_card_get_type ())
G_DECLARE_FINAL_TYPE (CxResultCard, cx_result_card, CX, RESULT_CARD, GtkWidget)

/* Signals: "view-changed": another breakdown is wanted; "filter-wanted" (const CxAnswerFilter *): a
 * mark was clicked; "move" (int): one up (-1) or down (1); "hide-question"; "dropped" (CxResultCard
 * *): that card is to stand where this one is. */
/* @index is shared by the cards of a survey. */
GtkWidget *cx_result_card_new (CxSession *session, CxCommentIndex *index);

/* The question may have changed; the result stays as it is. */
void cx_result_card_set_question (CxResultCard *self, CxSurvey *survey, CxQuestion *question);
/* What "By …" offers: a menu with the action result.view. */
void cx_result_card_set_by_menu (CxResultCard *self, GMenuModel *menu);
/* @result nullable: it is still being measured. */
void cx_result_card_set_result (CxResultCard *self,
                                CxQuestionResult *result,
                                const CxAnswerFilter *filter);
const char *cx_result_card_get_code (CxResultCard *self);
/* As cx_result_view_new () takes it; "" is the question as it is. */
const char *cx_result_card_get_view (CxResultCard *self);
/* Looks for @text (as typed; empty: shows all) in the comments. */
void cx_result_card_search (CxResultCard *self, const char *text);

/* How a person has arranged the card, for the time that it is not there. */
typedef struct
{
  char *view;
  gboolean table_shown;
  char *search;
} CxResultCardState;

CxResultCardState *cx_result_card_get_state (CxResultCard *self);
void cx_result_card_set_state (CxResultCard *self, const CxResultCardState *state);
void cx_result_card_state_free (CxResultCardState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxResultCardState, cx_result_card_state_free)

G_END_DECLS
