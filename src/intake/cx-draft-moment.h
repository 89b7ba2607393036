/* Dates across a table: what one column shows of the order of day and month holds for all. */
#pragma once

#include "cx-recogniser.h"

G_BEGIN_DECLS

/* Types one column by evidence (cx_column_type_decide ()) in the table's order of day and month. */
void cx_draft_decide_column (CxIntake *intake,
                             guint column,
                             const char *text,
                             guint hints,
                             const char *separators);

/* Settles the order of day and month from the evidence of all columns - reading the rest of the
 * table if the sample leaves it open - and the date patterns of response fields. */
gboolean cx_draft_decide_moments (CxIntake *intake, CxProgress *progress, GError **error);

G_END_DECLS
