/* Making, renaming and deleting whole surveys: each one step of undo. */
#pragma once

#include "cx-session.h"

G_BEGIN_DECLS

/* @id 0: it could not be made, which the session has shown. */
typedef void (*CxSurveyCreatedFunc) (gint64 id, gpointer user_data);

/* An empty survey of that title, in the business's language. */
void cx_survey_change_create (CxSession *session,
                              const char *title,
                              CxSurveyCreatedFunc created,
                              gpointer user_data);
void cx_survey_change_rename (CxSession *session, gint64 id, const char *title);
void cx_survey_change_delete (CxSession *session, gint64 id);

G_END_DECLS
