/* The doctor's parts. */
#pragma once

#include "cx-doctor.h"
#include "cx-recogniser.h"

G_BEGIN_DECLS

/* Looks for damage in headings and sampled values, proposes repairs in the mapping, and lets the
 * sample stand as repaired, so that typing sees what the importer will see. */
void cx_doctor_examine (CxIntake *intake);
/* Afterwards: ids that a spreadsheet has rounded. */
void cx_doctor_examine_ids (CxIntake *intake);

/* One kind of damage each: the text mended, or NULL if it has none. g_free () */
char *cx_repair_mend_month_range (const char *text);  /* "Oct-49" → "10-49", "9-Jan" → "1-9" */
char *cx_repair_mend_typed_range (const char *text);  /* "1949-10-01" → "10-49" */
char *cx_repair_mend_guard (const char *text);        /* "'+84…" → "+84…" */
char *cx_repair_mend_mojibake (const char *text);     /* "Ä‘" → "đ" */
char *cx_repair_mend_serial (const char *text);       /* "44000" → "2020-06-18" */
char *cx_repair_mend_leading_zero (const char *text); /* "912345678" → "0912345678" */
/* "1.2E+11" */
gboolean cx_repair_is_rounded_id (const char *text);

G_END_DECLS
