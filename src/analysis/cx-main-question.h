/* The questions by which a survey is judged at a glance. */
#pragma once

#include "cx-survey.h"

G_BEGIN_DECLS

/* The first question of @survey that is measured by @metric ("nps", "csat" …) when none is named;
 * hidden ones are passed over. (nullable) (transfer none) */
CxQuestion *cx_main_question_of_metric (CxSurvey *survey, const char *metric);

/* The one that stands for the survey: the first NPS, else CSAT, CES, rating. *@metric (nullable)
 * gets its metric. (nullable) (transfer none) */
CxQuestion *cx_main_question (CxSurvey *survey, const char **metric);

G_END_DECLS
