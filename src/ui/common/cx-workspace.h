/* What work off the main thread has at hand: a view of the file that belongs to its thread, and the
 * answers of surveys in memory. */
#pragma once

#include "cx-frame.h"
#include "cx-project.h"

G_BEGIN_DECLS

typedef struct _CxWorkspace CxWorkspace;

/* @project is the main thread's. Nothing is opened before it is asked for. */
CxWorkspace *cx_workspace_new (CxProject *project);
void cx_workspace_free (CxWorkspace *workspace);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxWorkspace, cx_workspace_free)

/* The thread's view of the file. (transfer none) */
CxProject *cx_workspace_get_project (CxWorkspace *workspace, GError **error);
CxDb *cx_workspace_get_db (CxWorkspace *workspace, GError **error);

/* The frame of a survey, kept until the file changes. (transfer none) */
CxFrame *cx_workspace_get_frame (CxWorkspace *workspace, gint64 survey_id, GError **error);
/* The survey as it stands in the file now. (transfer none) */
CxSurvey *cx_workspace_get_survey (CxWorkspace *workspace, gint64 survey_id, GError **error);

G_END_DECLS
