/* The texts of a survey that its respondents read, in their order: what there is to translate. */
#pragma once

#include "cx-survey.h"

G_BEGIN_DECLS

typedef enum
{
  CX_SURVEY_TEXT_MISSING,  /* not translated */
  CX_SURVEY_TEXT_DONE,     /* translated */
  CX_SURVEY_TEXT_OUTDATED, /* translated, and the base text has changed since */
} CxSurveyTextState;

typedef struct
{
  gint64 place; /* a question's id; 0: the survey itself; of a page: see below */
  char *owner;  /* uuid */
  const char *field;
  const char *label; /* N_(): what kind of text it is */
  char *base;
} CxSurveyText;

void cx_survey_text_free (CxSurveyText *text);

/* Where the texts of @page stand: never the id of a question, nor -1. */
gint64 cx_survey_text_place_of_page (const CxPage *page);

/* (element-type CxSurveyText) @deleted (nullable): ids of questions to leave out. (transfer full)
 */
GPtrArray *cx_survey_texts_list (CxSurvey *survey, GHashTable *deleted);
CxSurveyTextState
cx_survey_text_get_state (CxSurvey *survey, const CxSurveyText *text, const char *language);
/* The translation; NULL: none. (transfer none) */
const char *
cx_survey_text_get_translation (CxSurvey *survey, const CxSurveyText *text, const char *language);
/* How many of @texts are translated and still fit their base text. */
guint cx_survey_texts_count_done (CxSurvey *survey, GPtrArray *texts, const char *language);
/* The place of the first text after those of @after that wants translating, from the start again
 * where there is none; FALSE if there is nothing left to do. */
gboolean cx_survey_texts_find_next (CxSurvey *survey,
                                    GPtrArray *texts,
                                    const char *language,
                                    gint64 after,
                                    gint64 *place);

G_END_DECLS
