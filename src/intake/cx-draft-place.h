/* Columns that hold what was put first, second, third …: the places of a ranking. */
#pragma once

#include "cx-draft-private.h"

G_BEGIN_DECLS

/* Looks which drafts are such columns and makes them CX_PART_PLACE. FALSE only if the table had to
 * be read again and could not be. */
gboolean cx_draft_find_places (CxIntake *intake, CxProgress *progress, GError **error);

/* The question whose places @columns are. */
void cx_draft_decide_places (CxDraftWork *work, const CxDraft *draft, const GArray *columns);

G_END_DECLS
