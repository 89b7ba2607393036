/* Changes of a questionnaire, each one step of undo: the survey is loaded inside the edit, so that
 * nothing that was changed meanwhile is lost. Surveys and questions given here are only read: for
 * their ids, and for the label of the change. */
#pragma once

#include "cx-session.h"
#include "cx-survey.h"

G_BEGIN_DECLS

/* @id of what was made; 0: it could not be made, which was shown. */
typedef void (*CxMadeFunc) (gint64 id, gpointer user_data);

/* What begins with "text", "hint", "required", "relevant", "validation", "validation_message",
 * "scale_min", "scale_max" and "hidden" is the question's own, any other @key a setting of its
 * type. @value NULL: none. */
void cx_change_question (CxSession *session,
                         CxSurvey *survey,
                         CxQuestion *question,
                         const char *key,
                         const char *value);
/* Choices and rows that the type begins with are added where there are none. */
void cx_change_question_type (CxSession *session,
                              CxSurvey *survey,
                              CxQuestion *question,
                              const char *type_id);
/* Adds @questions (element-type CxQuestion, transfer full) behind @after (nullable), on its page,
 * else at the head of @page (nullable), else at the end. @source (nullable): the question of which
 * the only one is a copy, which gives it its translations. @made is told of the last of them. */
void cx_change_add_questions (CxSession *session,
                              CxSurvey *survey,
                              GPtrArray *questions,
                              CxQuestion *after,
                              CxPage *page,
                              CxQuestion *source,
                              CxMadeFunc made,
                              gpointer user_data);
void cx_change_delete_question (CxSession *session, CxSurvey *survey, CxQuestion *question);
/* In front of @before (NULL: to the end), onto @page (NULL: onto none). */
void cx_change_move_question (CxSession *session,
                              CxSurvey *survey,
                              CxQuestion *question,
                              CxQuestion *before,
                              CxPage *page);

/* @key "title" or "description". */
void cx_change_page (CxSession *session,
                     CxSurvey *survey,
                     CxPage *page,
                     const char *key,
                     const char *value);
/* A new page behind @after: the questions behind it on its page come onto the new one. @after NULL:
 * behind @page (NULL: at the end), without questions. */
void cx_change_add_page (CxSession *session,
                         CxSurvey *survey,
                         CxQuestion *after,
                         CxPage *page,
                         CxMadeFunc made,
                         gpointer user_data);
/* With its questions, in front of those of @before (NULL: to the end). */
void cx_change_move_page (CxSession *session, CxSurvey *survey, CxPage *page, CxPage *before);
/* Its questions stay, on the page before it. */
void cx_change_delete_page (CxSession *session, CxSurvey *survey, CxPage *page);

/* Choices, or rows where @rows. @key: "text", "score", "exclusive", "missing", "other", "hidden";
 * rows have "text" and "hidden". @toast nullable. */
void cx_change_part (CxSession *session,
                     CxSurvey *survey,
                     CxQuestion *question,
                     gboolean rows,
                     gint64 part,
                     const char *key,
                     const char *value,
                     const char *toast);
/* Adds one part a line behind @after (0: at the end). With @first_text (nullable), the part @after
 * gets that text in the same step. @made (nullable) is told of the last of them. */
void cx_change_add_parts (CxSession *session,
                          CxSurvey *survey,
                          CxQuestion *question,
                          gboolean rows,
                          gint64 after,
                          const char *first_text,
                          const char *const *lines,
                          CxMadeFunc made,
                          gpointer user_data);
/* In front of @before (0: to the end). */
void cx_change_move_part (CxSession *session,
                          CxSurvey *survey,
                          CxQuestion *question,
                          gboolean rows,
                          gint64 part,
                          gint64 before);

/* "title", "description", "state". */
void cx_change_survey (CxSession *session, CxSurvey *survey, const char *key, const char *value);
/* @name: of the language, for the label. */
void cx_change_language (CxSession *session,
                         CxSurvey *survey,
                         const char *language,
                         const char *name,
                         gboolean add);
/* @text NULL: not translated any more. @source: the base text. */
void cx_change_translation (CxSession *session,
                            CxSurvey *survey,
                            const char *owner,
                            const char *field,
                            const char *language,
                            const char *text,
                            const char *source);

G_END_DECLS
