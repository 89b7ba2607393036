/* What a person can say of the survey itself: title, description, state. */
#pragma once

#include "cx-session.h"
#include "cx-survey.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_SURVEY_EDITOR (cx_survey_editor_get_type ())
G_DECLARE_FINAL_TYPE (CxSurveyEditor, cx_survey_editor, CX, SURVEY_EDITOR, GtkWidget)

GtkWidget *cx_survey_editor_new (CxSession *session);
void cx_survey_editor_show (CxSurveyEditor *self, CxSurvey *survey);

G_END_DECLS
