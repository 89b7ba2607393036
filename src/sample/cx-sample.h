/* The sample business: a small coffee chain with three branches, made by a generator that always
 * makes the same. */
#pragma once

#include "cx-project.h"

G_BEGIN_DECLS

/* Name of the sample business. */
const char *cx_sample_name (void);

/* Fills the new, empty business of @project: two surveys in Vietnamese and English with a few
 * thousand answers over 18 months, in a few edits. The structure in them: one branch gets worse,
 * one driver matters most, and the comments say why. */
gboolean cx_sample_fill (CxProject *project, CxProgress *progress, GError **error);

G_END_DECLS
