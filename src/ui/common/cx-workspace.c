#include "config.h"

#include "cx-workspace.h"

#include "cx-survey-repo.h"

struct _CxWorkspace
{
  CxProject *origin;
  CxProject *view;
  gint64 version;      /* of the file, when frames were made */
  GHashTable *frames;  /* survey id → CxFrame */
  GHashTable *surveys; /* survey id → CxSurvey, outlives its frame */
};

CxWorkspace *
cx_workspace_new (CxProject *project)
{
  CxWorkspace *self = g_new0 (CxWorkspace, 1);

  self->origin = g_object_ref (project);
  self->surveys = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->frames = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                        (GDestroyNotify) cx_frame_free);
  return self;
}

void
cx_workspace_free (CxWorkspace *workspace)
{
  g_hash_table_unref (workspace->frames);
  g_hash_table_unref (workspace->surveys);
  g_clear_object (&workspace->view);
  g_object_unref (workspace->origin);
  g_free (workspace);
}

/* What was kept is as old as the file was then. */
static void
drop_what_is_old (CxWorkspace *self)
{
  gint64 version = cx_db_get_version (cx_project_get_db (self->view));

  if (version == self->version)
    return;
  self->version = version;
  g_hash_table_remove_all (self->frames);
  g_hash_table_remove_all (self->surveys);
  /* Name, zone and settings of the business may have changed with it; the old ones do if not. */
  cx_project_reload (self->view, NULL);
}

CxProject *
cx_workspace_get_project (CxWorkspace *workspace, GError **error)
{
  if (workspace->view == NULL)
    workspace->view = cx_project_open_view (workspace->origin, error);
  if (workspace->view == NULL)
    return NULL;
  drop_what_is_old (workspace);
  return workspace->view;
}

CxDb *
cx_workspace_get_db (CxWorkspace *workspace, GError **error)
{
  CxProject *project = cx_workspace_get_project (workspace, error);

  return project != NULL ? cx_project_get_db (project) : NULL;
}

CxSurvey *
cx_workspace_get_survey (CxWorkspace *workspace, gint64 survey_id, GError **error)
{
  CxDb *db = cx_workspace_get_db (workspace, error);
  CxSurvey *survey;

  if (db == NULL)
    return NULL;
  survey = g_hash_table_lookup (workspace->surveys, &survey_id);
  if (survey != NULL)
    return survey;
  survey = cx_survey_repo_load (db, survey_id, error);
  if (survey != NULL)
    g_hash_table_insert (workspace->surveys, g_memdup2 (&survey_id, sizeof survey_id), survey);
  return survey;
}

CxFrame *
cx_workspace_get_frame (CxWorkspace *workspace, gint64 survey_id, GError **error)
{
  CxSurvey *survey = cx_workspace_get_survey (workspace, survey_id, error);
  CxFrame *frame;

  if (survey == NULL)
    return NULL;
  frame = g_hash_table_lookup (workspace->frames, &survey_id);
  if (frame != NULL)
    return frame;
  frame = cx_frame_new (cx_project_get_db (workspace->view), survey,
                        cx_project_get_zone (workspace->view));
  g_hash_table_insert (workspace->frames, g_memdup2 (&survey_id, sizeof survey_id), frame);
  return frame;
}
