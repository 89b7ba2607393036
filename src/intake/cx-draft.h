/* From drafts (which columns make up which question) to the finished mapping: kinds of question,
 * values, codes. */
#pragma once

#include "cx-recogniser.h"

G_BEGIN_DECLS

void cx_draft_free (CxDraft *draft);

/* Decides every draft. FALSE only if the table had to be read again and could not be. */
gboolean cx_draft_decide_all (CxIntake *intake, CxProgress *progress, GError **error);

G_END_DECLS
