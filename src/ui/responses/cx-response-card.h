/* One response as a card: everything that was answered, in the order of the survey, to read and to
 * change in place; or an empty one to fill in by hand. */
#pragma once

#include "cx-grid-columns.h"
#include "cx-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_RESPONSE_CARD (cx_response_card_get_type ())
G_DECLARE_FINAL_TYPE (CxResponseCard, cx_response_card, CX, RESPONSE_CARD, GtkWidget)

/* Signals: "close" (); "step" (int): to the next (1) or previous (-1) response; "added" (gint64
 * id): the form was saved. Actions: card.copy, card.delete, card.previous, card.next, card.save,
 * card.discard. */
GtkWidget *cx_response_card_new (void);
void cx_response_card_set_session (CxResponseCard *self, CxSession *session);
/* Whose responses; the card is built anew. */
void cx_response_card_set_survey (CxResponseCard *self, CxSurvey *survey, const char *language);

/* Shows response @id; 0: none. Shown already, its answers are read again. */
void cx_response_card_show (CxResponseCard *self, gint64 id);
gint64 cx_response_card_get_id (CxResponseCard *self);
/* Keeps what is being written in an answer, if it can be used. */
void cx_response_card_finish_editing (CxResponseCard *self);
/* Puts the focus on the first answer. */
void cx_response_card_focus (CxResponseCard *self);
/* An empty form. */
void cx_response_card_start_new (CxResponseCard *self);
gboolean cx_response_card_is_new (CxResponseCard *self);
/* TRUE if a form has something written in it that is not saved. */
gboolean cx_response_card_has_draft (CxResponseCard *self);

G_END_DECLS
