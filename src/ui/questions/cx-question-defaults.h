/* What a new question begins with: a text that can stay, choices, ends of the scale, in the
 * language of the survey. */
#pragma once

#include "cx-question-type.h"

G_BEGIN_DECLS

/* A new question of that type, not in a survey yet. @language: the survey's. (transfer full) */
CxQuestion *cx_question_defaults_new (const char *type_id, const char *language);
/* Gives @question the choices and rows that its type begins with, where it has none. */
void cx_question_defaults_add_parts (CxQuestion *question, const char *language);
/* What a type is for, in one line, in the language of the program. (transfer none) */
const char *cx_question_defaults_purpose (const char *type_id);

/* A copy with uuids of its own, without a code and without what was removed from it. (transfer
 * full) */
CxQuestion *cx_question_defaults_copy (const CxQuestion *question);

G_END_DECLS
