/* Fills the list of a questionnaire: a few rows a frame, those that are seen first, and takes rows
 * that are far away for those that come near. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_QUESTION_ROWS (cx_question_rows_get_type ())
G_DECLARE_FINAL_TYPE (CxQuestionRows, cx_question_rows, CX, QUESTION_ROWS, GObject)

/* Becomes the factory of @list, which is to live longer: cx_question_rows_stop (). */
CxQuestionRows *cx_question_rows_new (GtkListView *list);
void cx_question_rows_stop (CxQuestionRows *self);

G_END_DECLS
