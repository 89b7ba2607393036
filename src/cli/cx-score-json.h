/* Scores on the command line, as JSON and for people. */
#pragma once

#include "cx-cli.h"
#include "cx-measure.h"

G_BEGIN_DECLS

json_t *cx_cli_measurement_json (const CxMeasurement *measurement);
void cx_cli_measurement_print (const CxMeasurement *measurement);

json_t *cx_cli_comparison_json (const CxComparison *comparison, gboolean weighted);
void cx_cli_comparison_print (const CxComparison *comparison);

G_END_DECLS
