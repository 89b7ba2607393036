#include "config.h"

#include "cx-question-types.h"

/* How likely to recommend, 0 to 10. Sources that number it 1 to 10 keep their scale. */

static const CxField fields[] = { CX_TYPE_SCALE_FIELDS };

static gboolean
prepare (CxQuestion *question, GError **error)
{
  return cx_type_prepare_scale (question, 0, 10, error);
}

const CxQuestionType cx_type_nps = {
  .id = "nps",
  .title = N_ ("Recommendation (NPS)"),
  .metric = "nps",
  .flags = CX_TYPE_IS_SCALE | CX_TYPE_IS_NUMERIC,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .layout = cx_type_layout_integer,
  .prepare = prepare,
  .read = cx_type_read_scale,
};
