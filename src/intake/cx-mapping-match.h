/* Fitting a fresh mapping to a survey that is there already. */
#pragma once

#include "cx-recogniser.h"

G_BEGIN_DECLS

/* Sends the columns of each new question that the survey has already - by code, then text, then
 * folded text - to that question, where its type can take the values. Nothing without a survey. */
void cx_mapping_match (CxIntake *intake);

G_END_DECLS
