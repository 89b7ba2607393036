/* The schema's numbered steps. Each is one file, cx-schema-step-<n>.c with its cx_schema_step_<n>,
 * and one entry in the table below; a released step is frozen. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  int version;      /* user_version after the step; one more than before it */
  const char *name; /* for messages and history */
  const char *sql;  /* any number of statements, without BEGIN and COMMIT */
} CxSchemaStep;

/* The table, in the order in which they run. */
#define CX_SCHEMA_STEPS(step) step (1)

#define CX_DECLARE_SCHEMA_STEP(version) extern const CxSchemaStep cx_schema_step_##version;
CX_SCHEMA_STEPS (CX_DECLARE_SCHEMA_STEP)

/* Ends with NULL. */
const CxSchemaStep *const *cx_schema_steps (void);
int cx_schema_newest (void);

/* The tables whose every edit is recorded in change_log, besides the answers_* tables. Ends with
 * NULL. */
const char *const *cx_schema_recorded_tables (void);

G_END_DECLS
