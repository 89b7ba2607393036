/* Whether what a person wrote as a condition makes sense in a survey. */
#pragma once

#include "cx-survey.h"

G_BEGIN_DECLS

/* A condition over the answers to @survey; @current (nullable): the question whose answer “.”
 * stands for. FALSE with CX_ERROR_INVALID or NOT_FOUND; the message names the character. */
gboolean
cx_question_check (CxSurvey *survey, CxQuestion *current, const char *expression, GError **error);

G_END_DECLS
