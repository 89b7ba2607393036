/* Taking headings of several columns apart: "Question [Row]", "Question - Option". */
#pragma once

#include "cx-recogniser.h"

G_BEGIN_DECLS

/* "Question [Row]" → "Question", "Row". The brackets stand at the end; inner ones are part of the
 * row. FALSE if there are none. Either may come out "". */
gboolean cx_heading_split_bracket (const char *text, char **base, char **row);

/* How many bytes @first and @second share up to and with the last @separator in what they share; 0
 * if none. */
gsize cx_heading_common_stem (const char *first, const char *second, const char *separator);

/* Makes questions of runs of columns that are not taken yet and whose headings are "Question [Row]"
 * with the same question; a single such column stays alone. */
void cx_heading_group_brackets (CxIntake *intake, guint hints, const char *separators);

/* … "Question - Option" with the same question, where the cells are ticks of that option or free
 * text of "other", perhaps after a column "Question". */
void cx_heading_group_dashes (CxIntake *intake, guint hints);

G_END_DECLS
