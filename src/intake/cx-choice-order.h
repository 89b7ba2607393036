/* The order in which the choices found in a file shall stand. */
#pragma once

#include "cx-mapping.h"

G_BEGIN_DECLS

/* Sorts values that become choices: by a known scale ("Never" … "Always", "Once a month" … "Every
 * day"), by the numbers that they name ("18-29", "> 60"), else the most frequent first; "Other" and
 * "None of these" stand last, reserved words after all. */
void cx_choice_order_sort (GPtrArray *recodes);

/* TRUE if @to is a reserved word of CxRecode. */
gboolean cx_recode_is_reserved (const char *to);

G_END_DECLS
