/* The list of surveys, with its header. */
#pragma once

#include "cx-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_SURVEY_LIST (cx_survey_list_get_type ())
G_DECLARE_FINAL_TYPE (CxSurveyList, cx_survey_list, CX, SURVEY_LIST, GtkWidget)

void cx_survey_list_set_session (CxSurveyList *self, CxSession *session);
/* Opens the search. */
void cx_survey_list_search (CxSurveyList *self);

G_END_DECLS
