#include "config.h"

#include "cx-question-types.h"

/* One of several choices. */

static const CxFieldChoice shapes[] = {
  { "list", N_ ("List") },
  { "menu", N_ ("Drop-down menu") },
  { NULL, NULL },
};

static const CxField fields[] = {
  { "shape", CX_FIELD_CHOICE, N_ ("Shown as"), "list", 0, 0, shapes, NULL },
  { "shuffle", CX_FIELD_BOOLEAN, N_ ("Show the choices in random order"), "0", 0, 0, NULL, NULL },
};

static void
layout (CxQuestion *question)
{
  cx_type_layout_integer (question);
  cx_type_layout_others (question);
}

const CxQuestionType cx_type_single = {
  .id = "single",
  .title = N_ ("One choice"),
  .metric = "distribution",
  .flags = CX_TYPE_HAS_CHOICES,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .layout = layout,
  .read = cx_type_read_choice,
};
