/* A question in small, as a respondent meets it: the points of its scale, its choices, its grid. */
#pragma once

#include "cx-survey.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_QUESTION_PREVIEW (cx_question_preview_get_type ())
G_DECLARE_FINAL_TYPE (CxQuestionPreview, cx_question_preview, CX, QUESTION_PREVIEW, GtkWidget)

GtkWidget *cx_question_preview_new (void);
/* In @language (nullable: as it was written). */
void cx_question_preview_show (CxQuestionPreview *self,
                               CxSurvey *survey,
                               CxQuestion *question,
                               const char *language);

G_END_DECLS
