/* Copying a database whole. */
#pragma once

#include "cx-db-private.h"

G_BEGIN_DECLS

/* A consistent copy of @db in a new file @output, also while others write. On failure nothing is
 * left there. */
gboolean cx_backup_copy (CxDb *db, const char *output, CxProgress *progress, GError **error);

G_END_DECLS
