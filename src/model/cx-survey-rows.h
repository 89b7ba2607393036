/* Rows of the survey tables, for the files that write whole surveys and questions. */
#pragma once

#include "cx-store.h"
#include "cx-survey.h"

G_BEGIN_DECLS

/* The survey, its languages and its pages; sets their ids. */
gboolean cx_survey_rows_insert_survey (CxEdit *edit, CxSurvey *survey, GError **error);
/* Those pages that are not in the file yet. */
gboolean cx_survey_rows_insert_pages (CxEdit *edit, CxSurvey *survey, GError **error);
gboolean cx_survey_rows_insert_question (CxEdit *edit,
                                         CxSurvey *survey,
                                         CxQuestion *question,
                                         guint position,
                                         GError **error);
/* Those choices, rows and items of @question that are not in the file yet. */
gboolean
cx_survey_rows_insert_parts (CxEdit *edit, CxSurvey *survey, CxQuestion *question, GError **error);
gboolean cx_survey_rows_insert_logic (CxEdit *edit, CxSurvey *survey, GError **error);
gboolean cx_survey_rows_insert_translations (CxEdit *edit, CxSurvey *survey, GError **error);
/* Codes, defaults and items of a question that is about to be written; @column from 1. */
gboolean
cx_survey_write_make_ready (CxSurvey *survey, CxQuestion *question, guint column, GError **error);
/* FALSE where the reserved codes of answers that are there, -1 to -3, would become points of the
 * scale. */
gboolean cx_survey_write_check_coding (const CxQuestion *question, GError **error);
/* Columns for the items of @survey that have none yet. DDL. */
gboolean cx_survey_write_add_columns (CxEdit *edit, CxSurvey *survey, GError **error);
/* NULL where @value is NAN. */
void cx_survey_rows_bind_optional (CxStatement *statement, const char *name, double value);
/* What was deleted is remembered, so that merging with a branch's file does not bring it back. */
gboolean
cx_survey_rows_leave_tombstone (CxEdit *edit, const char *uuid, const char *table, GError **error);
/* Where the ends of its scale or its settings have changed. */
gboolean cx_survey_rows_update_scale (CxEdit *edit, CxQuestion *question, GError **error);

G_END_DECLS
