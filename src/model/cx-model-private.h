/* What the files of this floor share and nobody else needs. */
#pragma once

#include "cx-question-type.h"

G_BEGIN_DECLS

/* Whether the reserved codes of missing answers can stand in the item's own column. */
gboolean cx_question_item_is_coded (const CxQuestion *question, const CxItem *item);

void cx_survey_set_translation_source (CxSurvey *survey,
                                       const char *uuid,
                                       const char *field,
                                       const char *language,
                                       const char *source);

G_END_DECLS
