#include "config.h"

#include "cx-question-types.h"

/* Any number. Kept as REAL: SQLite stores whole ones as small integers anyway. */

static const CxField fields[] = {
  { "min", CX_FIELD_NUMBER, N_ ("Lowest allowed"), NULL, 0, 0, NULL, NULL },
  { "max", CX_FIELD_NUMBER, N_ ("Highest allowed"), NULL, 0, 0, NULL, NULL },
  { "decimals", CX_FIELD_INTEGER, N_ ("Decimal places shown"), NULL, 0, 9, NULL, NULL },
  { "unit", CX_FIELD_TEXT, N_ ("Unit"), NULL, 0, 0, NULL, N_ ("Shown after the number.") },
};

const CxQuestionType cx_type_number = {
  .id = "number",
  .title = N_ ("Number"),
  .metric = "mean",
  .flags = CX_TYPE_IS_NUMERIC,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .layout = cx_type_layout_real,
  .read = cx_type_read_number,
};
