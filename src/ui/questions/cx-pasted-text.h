/* What a person pastes or writes line by line: choices, or whole questions. */
#pragma once

#include "cx-question-type.h"

G_BEGIN_DECLS

/* The lines that say something, without bullets and numbers in front. NULL where there is one line
 * or none: then it is simply text. g_strfreev (). */
char **cx_pasted_text_split_lines (const char *text);

/* One question a line, new ones of type @type_id in @language, without "1." or a bullet in front; a
 * star at the end makes it required. Lines with a bullet below a line without one are its choices:
 * one of them can be chosen, or several where the bullets are boxes. (element-type CxQuestion)
 * (transfer full) */
GPtrArray *
cx_pasted_text_read_questions (const char *text, const char *type_id, const char *language);

G_END_DECLS
