/* Words that cells hold instead of answers, or as ticks. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What LimeSurvey writes for a choice "other" in the question's own column. */
#define CX_VALUE_OTHER_CODE "-oth-"

/* The reserved word (cx-mapping.h) for "N/A", "Không áp dụng", "Prefer not to say", "-99" … as a
 * whole cell, or NULL. */
const char *cx_value_get_missing (const char *text);

/* What a cell of one option of a split multiple choice says without naming the option: chosen (1,
 * x, yes, có, checked …), not chosen (0, no, không, Not selected …). FALSE for any other text. */
gboolean cx_value_get_tick (const char *text, gboolean *chosen);

/* Yes or no as a word, in the languages known. */
gboolean cx_value_get_yes_no (const char *text, gboolean *yes);

/* TRUE for the name of an option that has a free text beside it: "Other", "Khác (ghi rõ)" … */
gboolean cx_value_is_other (const char *text);

/* TRUE for options such as "None of the above", which stand after the others. */
gboolean cx_value_is_none (const char *text);

/* TRUE if @words (folded, each ended by \n) has one that stands in @folded as whole words. */
gboolean cx_text_speaks_of (const char *folded, const char *words);

G_END_DECLS
