/* Everything that a person can say of one question, in the language in which it was written. */
#pragma once

#include "cx-session.h"
#include "cx-survey.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_QUESTION_EDITOR (cx_question_editor_get_type ())
G_DECLARE_FINAL_TYPE (CxQuestionEditor, cx_question_editor, CX, QUESTION_EDITOR, GtkWidget)

GtkWidget *cx_question_editor_new (CxSession *session);
/* @number from 1. Texts that are being written stay. */
void cx_question_editor_show (CxQuestionEditor *self,
                              CxSurvey *survey,
                              CxQuestion *question,
                              guint number);
/* Puts the caret into the question's text, all of it selected. */
void cx_question_editor_focus (CxQuestionEditor *self);

G_END_DECLS
