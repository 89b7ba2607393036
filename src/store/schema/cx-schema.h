/* The schema's numbered steps. Each is one file and one line in the table of cx-schema.c; a released
 * step is frozen. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  int version;      /* user_version after the step */
  const char *name; /* for messages and history */
  const char *sql;
} CxSchemaStep;

extern const CxSchemaStep cx_schema_step_1;

/* Ends with a version of 0. */
const CxSchemaStep *const *cx_schema_steps (void);
int cx_schema_newest (void);

/* The tables whose every edit is recorded in change_log, besides the answers_* tables. Ends with
 * NULL. */
const char *const *cx_schema_recorded_tables (void);

G_END_DECLS
