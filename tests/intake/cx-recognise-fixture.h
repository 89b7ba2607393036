/* Recognising a table written down in a test. */
#pragma once

#include "cx-mapping.h"

G_BEGIN_DECLS

/* The mapping of a CSV file with @text. Ends the test where that fails. */
CxMapping *cx_test_recognise (const char *text);
/* With an existing survey and a time zone, both nullable. */
CxMapping *cx_test_recognise_for (const char *text, CxSurvey *survey, const char *zone);
/* The error of a file that is refused. */
GError *cx_test_refuse (const char *text);

/* Column @index of @mapping is "TARGET PART QUESTION", as "new:single whole q1"; QUESTION and PART
 * may be left out. */
void cx_test_column (CxMapping *mapping, guint index, const char *expected);
/* What the value @from of column @index becomes; NULL if it is not listed. */
const char *cx_test_recode (CxMapping *mapping, guint index, const char *from);
/* The labels or texts of the column's values in their order, joined by "|", reserved words left
 * out. */
char *cx_test_values (CxMapping *mapping, guint index);
/* How many questions the mapping makes. */
guint cx_test_count_questions (CxMapping *mapping);

G_END_DECLS
