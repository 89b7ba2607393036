#include "config.h"

#include "cx-overview.h"

void
cx_overview_free (CxOverview *overview)
{
  if (overview == NULL)
    return;
  g_clear_pointer (&overview->surveys, g_ptr_array_unref);
  g_clear_pointer (&overview->batches, g_ptr_array_unref);
  g_free (overview);
}

CxOverview *
cx_project_get_overview (CxProject *project, GError **error)
{
  g_autoptr (CxOverview) overview = g_new0 (CxOverview, 1);
  CxDb *db = cx_project_get_db (project);

  overview->schema_version = cx_store_get_schema_version (cx_project_get_store (project));
  if (!cx_db_begin_read (db, error))
    return NULL;
  overview->surveys = cx_survey_repo_list (db, TRUE, error);
  if (overview->surveys != NULL)
    overview->batches = cx_batch_repo_list (db, error);
  cx_db_end_read (db);
  if (overview->batches == NULL)
    return NULL;

  for (guint i = 0; i < overview->surveys->len; i++)
    {
      const CxSurveySummary *summary = g_ptr_array_index (overview->surveys, i);

      overview->responses += summary->responses;
    }
  return g_steal_pointer (&overview);
}
