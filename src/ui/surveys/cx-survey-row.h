/* One survey in the list: title, how many answers, the last one, its score and how that went. */
#pragma once

#include "cx-survey-summaries.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CX_TYPE_SURVEY_ROW (cx_survey_row_get_type ())
G_DECLARE_FINAL_TYPE (CxSurveyRow, cx_survey_row, CX, SURVEY_ROW, GtkListBoxRow)

GtkWidget *cx_survey_row_new (void);
/* Shows @digest, whose last answer is told in @zone. The row's actions are survey.rename (x),
 * survey.delete (x), survey.export (s: its code), survey.questions (x). */
void cx_survey_row_show (CxSurveyRow *self, const CxSurveyDigest *digest, GTimeZone *zone);
gint64 cx_survey_row_get_id (CxSurveyRow *self);
const char *cx_survey_row_get_title (CxSurveyRow *self);

G_END_DECLS
