/* Editing a questionnaire: load the survey inside the edit, change its objects, then write what was
 * changed with the function for it. Whatever has answers keeps them: parts are hidden rather than
 * removed, and codes and numbers never change. */
#pragma once

#include "cx-store.h"
#include "cx-survey.h"

G_BEGIN_DECLS

/* Title, description and state of @survey. */
gboolean cx_survey_repo_update_survey (CxEdit *edit, CxSurvey *survey, GError **error);

/* What a person can say of a question: text, hint, required, relevant, validation and its message,
 * ends of the scale, settings of its type, page, hidden. CX_ERROR_INVALID where the scale has none
 * that its answers allow. */
gboolean cx_survey_repo_update_question (CxEdit *edit,
                                         CxSurvey *survey,
                                         CxQuestion *question,
                                         GError **error);
/* Text, score, exclusive, missing, hidden of a choice; text and hidden of a row. A choice that is
 * "other" from now on gets its place for the free text by cx_survey_repo_grow_question (). */
gboolean cx_survey_repo_update_choice (CxEdit *edit, CxChoice *choice, GError **error);
gboolean cx_survey_repo_update_row (CxEdit *edit, CxQuestionRow *row, GError **error);

/* The order in which they stand in the survey's or question's list now. */
gboolean cx_survey_repo_order_questions (CxEdit *edit, CxSurvey *survey, GError **error);
gboolean cx_survey_repo_order_pages (CxEdit *edit, CxSurvey *survey, GError **error);
gboolean cx_survey_repo_order_choices (CxEdit *edit, CxQuestion *question, GError **error);
gboolean cx_survey_repo_order_rows (CxEdit *edit, CxQuestion *question, GError **error);

/* Adds @page, which is new, behind @after (nullable: at the end). */
gboolean cx_survey_repo_add_page (CxEdit *edit,
                                  CxSurvey *survey,
                                  CxPage *page,
                                  CxPage *after,
                                  GError **error);
/* Title, description and hidden of @page. */
gboolean cx_survey_repo_update_page (CxEdit *edit, CxPage *page, GError **error);
/* Puts @question onto @page (NULL: onto none); its place in the order stays. */
gboolean
cx_survey_repo_place_question (CxEdit *edit, CxQuestion *question, CxPage *page, GError **error);
/* Hides @page and leaves a tombstone; its questions go to the page before it, or to none. */
gboolean cx_survey_repo_delete_page (CxEdit *edit, CxSurvey *survey, CxPage *page, GError **error);

/* Adds @language (BCP 47) to those of the survey, or takes one away, of which the translations
 * stay, so that it can be added again. Nothing for one that is there, or not there. The base
 * language cannot be taken away: CX_ERROR_INVALID. */
gboolean
cx_survey_repo_add_language (CxEdit *edit, CxSurvey *survey, const char *language, GError **error);
gboolean cx_survey_repo_remove_language (CxEdit *edit,
                                         CxSurvey *survey,
                                         const char *language,
                                         GError **error);

/* TRUE in @answered if any response has said anything to @question. */
gboolean cx_survey_repo_has_answers (CxDb *db,
                                     CxSurvey *survey,
                                     CxQuestion *question,
                                     gboolean *answered,
                                     GError **error);
/* For each question with a place for answers, how many responses have said something to it: ids
 * (gint64) → gint64. Reads the answers once. (transfer full) */
GHashTable *cx_survey_repo_count_answers (CxDb *db, CxSurvey *survey, GError **error);
/* The ids (gint64) of questions that were deleted, which a loaded survey holds as hidden ones.
 * (transfer full) */
GHashTable *cx_survey_repo_list_deleted (CxDb *db, CxSurvey *survey, GError **error);
/* Makes @question one of another type. Choices and rows that the new type has no use for are
 * hidden. CX_ERROR_INVALID if it has answers. DDL first: call before other writes of the edit. */
gboolean cx_survey_repo_change_type (CxEdit *edit,
                                     CxSurvey *survey,
                                     CxQuestion *question,
                                     const char *type_id,
                                     GError **error);

G_END_DECLS
