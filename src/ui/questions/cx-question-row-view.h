/* A line of the questionnaire: what is asked, how it looks and what there is to know of it; or the
 * heading of a page. */
#pragma once

#include "cx-question-entry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_QUESTION_ROW_VIEW (cx_question_row_view_get_type ())
G_DECLARE_FINAL_TYPE (CxQuestionRowView, cx_question_row_view, CX, QUESTION_ROW_VIEW, GtkWidget)

GtkWidget *cx_question_row_view_new (void);
/* Shows @entry (nullable: nothing) as it is now. Its actions are those of the tab: questions.open,
 * questions.drop. */
void cx_question_row_view_show (CxQuestionRowView *self, CxQuestionEntry *entry);

G_END_DECLS
