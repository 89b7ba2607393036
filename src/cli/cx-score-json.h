/* Scores on the command line, as JSON and for people. */
#pragma once

#include "cx-cli.h"
#include "cx-measure.h"

G_BEGIN_DECLS

/* What a measurement found, as the one object of --json. (transfer full) */
json_t *cx_cli_measurement_json (const CxMeasurement *measurement);
/* The same for people, on standard output. */
void cx_cli_measurement_print (const CxMeasurement *measurement);

/* What a comparison found. @weighted: effective numbers of answers stand beside the others.
 * (transfer full) */
json_t *cx_cli_comparison_json (const CxComparison *comparison, gboolean weighted);
void cx_cli_comparison_print (const CxComparison *comparison);

G_END_DECLS
