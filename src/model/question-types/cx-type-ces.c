#include "config.h"

#include "cx-question-types.h"

/* Effort: agreement that it was easy, 1 to 7 (some ask 1 to 5). */

static const CxField fields[] = { CX_TYPE_SCALE_FIELDS };

static gboolean
prepare (CxQuestion *question, GError **error)
{
  return cx_type_prepare_scale (question, 1, 7, error);
}

const CxQuestionType cx_type_ces = {
  .id = "ces",
  .title = N_ ("Ease (CES)"),
  .metric = "ces",
  .flags = CX_TYPE_IS_SCALE | CX_TYPE_IS_NUMERIC,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .layout = cx_type_layout_integer,
  .prepare = prepare,
  .read = cx_type_read_scale,
};
