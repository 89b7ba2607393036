#include "config.h"

#include "cx-question-types.h"

/* Any other scale of whole numbers. */

static const CxFieldChoice shapes[] = {
  { "numbers", N_ ("Numbers") },
  { "stars", N_ ("Stars") },
  { "slider", N_ ("Slider") },
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

const CxQuestionType cx_type_rating = {
  .id = "rating",
  .title = N_ ("Rating"),
  .metric = "mean",
  .flags = CX_TYPE_IS_SCALE | CX_TYPE_IS_NUMERIC,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .layout = cx_type_layout_integer,
  .prepare = prepare,
  .read = cx_type_read_scale,
};
