/* What the files of this floor share and nobody else needs. */
#pragma once

#include "cx-question-type.h"

G_BEGIN_DECLS

/* Whether the reserved codes of missing answers can stand in the item's own column. */
gboolean cx_question_item_is_coded (const CxQuestion *question, const CxItem *item);

/* Kinds and storages as they are written in the file, and back. */
const char *cx_item_kind_name (CxItemKind kind);
CxItemKind cx_item_kind_from_name (const char *name);
CxStorage cx_storage_from_name (const char *name);

/* Gives every item that has none its readable column name, unique in the survey. */
void cx_survey_name_items (CxSurvey *survey);

/* Gives every part of @survey a new uuid and brings along what refers to it. */
void cx_survey_renew_uuids (CxSurvey *survey);

/* Calls @func for every part of the survey that has a uuid. */
typedef void (*CxSurveyUuidFunc) (char **uuid, const char *table, gpointer user_data);
void cx_survey_each_uuid (CxSurvey *survey, CxSurveyUuidFunc func, gpointer user_data);

/* "uuid\037field" → the text in the base language, borrowed from the survey, for every text that
 * can be translated. */
GHashTable *cx_survey_collect_texts (CxSurvey *survey);

/* Notes which text in the base language a translation was made of. Texts are copied. */
void cx_survey_set_translation_source (CxSurvey *survey,
                                       const char *uuid,
                                       const char *field,
                                       const char *language,
                                       const char *source);

G_END_DECLS
