/* What the file itself says about a column's values: labels and codes for missing answers (SAV). */
#pragma once

#include "cx-recogniser.h"

G_BEGIN_DECLS

/* The file's note on @column, or NULL. */
const CxColumnNote *cx_column_note_get (CxIntake *intake, guint column);

/* Values that the file declares missing, or labels with a word for it, count as such. */
void cx_column_note_mark_missing (CxIntake *intake);

/* Types @column by its value labels. FALSE if it has none that tell. */
gboolean cx_column_note_decide (CxIntake *intake, guint column, const char *text);

G_END_DECLS
