/* The questions of a survey by their codes: a file may have thousands of columns, each of which
 * asks for its question. */
#pragma once

#include "cx-survey.h"

G_BEGIN_DECLS

/* code → CxQuestion, hidden ones too. The survey must outlive it and keep its codes. */
GHashTable *cx_question_index_new (CxSurvey *survey);
void cx_question_index_add (GHashTable *index, CxQuestion *question);

/* What cx_survey_find_question () finds, without looking through all where @name is a code. */
CxQuestion *
cx_question_index_find (GHashTable *index, CxSurvey *survey, const char *name, GError **error);

G_END_DECLS
