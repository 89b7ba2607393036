#include "config.h"

#include "cx-schema.h"

#define LIST_STEP(version) &cx_schema_step_##version,
static const CxSchemaStep *const steps[] = { CX_SCHEMA_STEPS (LIST_STEP) NULL };

const CxSchemaStep *const *
cx_schema_steps (void)
{
  return steps;
}

int
cx_schema_newest (void)
{
  return steps[G_N_ELEMENTS (steps) - 2]->version;
}

const char *const *
cx_schema_recorded_tables (void)
{
  static const char *const tables[] = {
    "business", "setting",        "survey",    "survey_language",
    "page",     "question",       "choice",    "question_row",
    "item",     "translation",    "logic",     "survey_version",
    "wave",     "import_profile", "tombstone", NULL,
  };

  return tables;
}
