/* The questions, choices and rows of a survey by what a file calls them, made once so that each of
 * thousands of columns finds its own without looking through all. */
#pragma once

#include "cx-survey.h"

G_BEGIN_DECLS

typedef struct _CxMatchIndex CxMatchIndex;

/* Of the questions of @survey, which must outlive it, those that are not hidden. */
CxMatchIndex *cx_match_index_new (CxSurvey *survey);
void cx_match_index_free (CxMatchIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxMatchIndex, cx_match_index_free)

/* The question with that code, else with that text, else with that text but for accents and case.
 */
CxQuestion *cx_match_index_find (CxMatchIndex *index, const char *code, const char *text);

/* The choices and rows of one question, by their texts. */
typedef struct
{
  CxQuestion *question;
  GHashTable *choices; /* folded text → CxChoice */
  GHashTable *rows;    /* folded text → CxQuestionRow */
} CxMatchParts;

void cx_match_parts_init (CxMatchParts *parts, CxQuestion *question);
void cx_match_parts_clear (CxMatchParts *parts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CxMatchParts, cx_match_parts_clear)

/* By its text, else by its code; @text and @code are nullable. */
CxChoice *cx_match_parts_find_choice (CxMatchParts *parts, const char *text, const char *code);
CxQuestionRow *cx_match_parts_find_row (CxMatchParts *parts, const char *text, const char *code);

G_END_DECLS
