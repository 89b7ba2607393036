#include "config.h"

#include "cx-question-types.h"

/* Satisfaction, 1 to 5; the top two points count as satisfied. */

static const CxFieldChoice shapes[] = {
  { "numbers", N_ ("Numbers") },
  { "stars", N_ ("Stars") },
  { "faces", N_ ("Faces") },
  { NULL, NULL },
};

static const CxField fields[] = {
  CX_TYPE_SCALE_FIELDS,
  { "shape", CX_FIELD_CHOICE, N_ ("Shown as"), "numbers", 0, 0, shapes, NULL },
};

static gboolean
prepare (CxQuestion *question, GError **error)
{
  return cx_type_prepare_scale (question, 1, 5, error);
}

const CxQuestionType cx_type_csat = {
  .id = "csat",
  .title = N_ ("Satisfaction (CSAT)"),
  .metric = "csat",
  .flags = CX_TYPE_IS_SCALE | CX_TYPE_IS_NUMERIC,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .layout = cx_type_layout_integer,
  .prepare = prepare,
  .read = cx_type_read_scale,
};
