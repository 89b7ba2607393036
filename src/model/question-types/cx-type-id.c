#include "config.h"

#include "cx-question-types.h"

/* What names one person or thing: a membership number, an order number. Always text, so that
 * leading zeros stay. */

const CxQuestionType cx_type_id = {
  .id = "id",
  .title = N_ ("Identifier or number"),
  .metric = "distribution",
  .flags = CX_TYPE_IS_CONTACT,
  .layout = cx_type_layout_text,
  .read = cx_type_read_text,
};
