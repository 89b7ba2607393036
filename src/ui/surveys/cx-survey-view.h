/* One survey: its tabs (results, responses, questions) under one header. */
#pragma once

#include "cx-window-page.h"

G_BEGIN_DECLS

#define CX_TYPE_SURVEY_VIEW (cx_survey_view_get_type ())
G_DECLARE_FINAL_TYPE (CxSurveyView, cx_survey_view, CX, SURVEY_VIEW, GtkWidget)

void cx_survey_view_set_session (CxSurveyView *self, CxSession *session);
/* @place is "surveys/ID[/TAB][?…]"; without a tab the one that was shown last. */
void cx_survey_view_go (CxSurveyView *self, const char *place);
/* The tab that is shown; nullable. */
CxWindowPage *cx_survey_view_get_tab (CxSurveyView *self);
const char *cx_survey_view_get_help (CxSurveyView *self);

G_END_DECLS
