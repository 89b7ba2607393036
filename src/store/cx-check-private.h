/* The looks that cx_store_check () takes. Each adds sentences to @problems and fails only where it
 * cannot look at all. */
#pragma once

#include "cx-store-private.h"

G_BEGIN_DECLS

void cx_check_add (GPtrArray *problems, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* cx-check-schema.c. The tables, columns and indexes that the steps up to @version make; items and
 * their columns; answers tables and their surveys. */
gboolean cx_check_schema (CxDb *db, int version, GPtrArray *problems, GError **error);
gboolean cx_check_answers (CxDb *db, GPtrArray *problems, GError **error);

G_END_DECLS
