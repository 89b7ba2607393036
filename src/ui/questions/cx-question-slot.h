/* The place of a question in the list: it has the size of its row, and the row itself only while
 * that is near what is seen, so that a questionnaire may be as long as it likes. */
#pragma once

#include "cx-question-row-view.h"

G_BEGIN_DECLS

#define CX_TYPE_QUESTION_SLOT (cx_question_slot_get_type ())
G_DECLARE_FINAL_TYPE (CxQuestionSlot, cx_question_slot, CX, QUESTION_SLOT, GtkWidget)

/* Signal "unsettled" (): it has another size, or something else to show: cx-question-rows.c looks
 * whether it wants a row. */
GtkWidget *cx_question_slot_new (void);
/* What belongs here (nullable: nothing). Its row is shown later. */
void cx_question_slot_set_entry (CxQuestionSlot *self, CxQuestionEntry *entry);
gboolean cx_question_slot_has_entry (CxQuestionSlot *self);
/* TRUE if there is no row, or one that shows what was. */
gboolean cx_question_slot_is_stale (CxQuestionSlot *self);
gboolean cx_question_slot_is_filled (CxQuestionSlot *self);
/* Shows its entry; @row (transfer full; nullable where it is filled) is what it is shown in. */
void cx_question_slot_fill (CxQuestionSlot *self, CxQuestionRowView *row);
/* Its row, for another slot. (transfer full) */
CxQuestionRowView *cx_question_slot_empty (CxQuestionSlot *self);

G_END_DECLS
