/* Surveys in the file. */
#pragma once

#include "cx-store.h"
#include "cx-survey.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *code;
  char *title;
  gint64 questions;
  gint64 responses;
  gint64 last_at; /* newest answer, ms; 0: none */
} CxSurveySummary;
void cx_survey_summary_free (CxSurveySummary *summary);

/* (element-type CxSurveySummary) (transfer full); @counts FALSE leaves responses 0 (faster). */
GPtrArray *cx_survey_repo_list (CxDb *db, gboolean counts, GError **error);

/* The whole survey. NULL with NOT_FOUND. */
CxSurvey *cx_survey_repo_load (CxDb *db, gint64 id, GError **error);
/* By code, code ignoring case, exact title. NULL with NOT_FOUND (lists what there is) or AMBIGUOUS.
 * @name NULL: the only survey there is. */
CxSurvey *cx_survey_repo_find (CxDb *db, const char *name, GError **error);

/* Writes all of @survey as a new one: rows, items (laid out by the types), its answers table and
 * views. Sets ids and columns in @survey. Makes its code unique in the file. */
gboolean cx_survey_repo_insert (CxEdit *edit, CxSurvey *survey, GError **error);

/* Adds @question (new; to survey->questions too, with its page where that is new), or the choices,
 * rows and items that @question has gained at their ends since it was loaded, and the columns that
 * they need. DDL first: call before other writes of the edit. */
gboolean
cx_survey_repo_add_question (CxEdit *edit, CxSurvey *survey, CxQuestion *question, GError **error);
/* The same with several new ones (element-type CxQuestion), in their order. */
gboolean
cx_survey_repo_add_questions (CxEdit *edit, CxSurvey *survey, GPtrArray *questions, GError **error);
gboolean
cx_survey_repo_grow_question (CxEdit *edit, CxSurvey *survey, CxQuestion *question, GError **error);

/* Writes a translation together with the base text it was made from. @text NULL removes it. */
gboolean cx_survey_repo_set_translation (CxEdit *edit,
                                         CxSurvey *survey,
                                         const char *uuid,
                                         const char *field,
                                         const char *language,
                                         const char *text,
                                         const char *source,
                                         GError **error);

/* Deleting hides and leaves a tombstone, answers stay: undo brings everything back. */
gboolean cx_survey_repo_delete_question (CxEdit *edit, CxQuestion *question, GError **error);
gboolean cx_survey_repo_delete (CxEdit *edit, CxSurvey *survey, GError **error);

G_END_DECLS
