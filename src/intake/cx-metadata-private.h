/* What both halves of cx-metadata share. */
#pragma once

#include "cx-metadata.h"

G_BEGIN_DECLS

/* "anonymous" and the like name nobody. */
gboolean cx_metadata_is_nobody (const char *text);
gboolean cx_metadata_names_somebody (const CxColumnSample *sample);
/* No field comes twice: the first column keeps it. */
gboolean cx_metadata_has_field (CxIntake *intake, CxResponseField field);
/* @column could name the customer, as good as @rank (CxContact). */
void cx_metadata_add_contact (CxIntake *intake, guint column, guint rank);

G_END_DECLS
