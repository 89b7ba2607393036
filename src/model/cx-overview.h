/* What a business file holds, counted. */
#pragma once

#include "cx-batch-repo.h"
#include "cx-project.h"
#include "cx-survey-repo.h"

G_BEGIN_DECLS

typedef struct
{
  int schema_version;
  gint64 responses;   /* over all surveys that are not deleted */
  GPtrArray *surveys; /* CxSurveySummary */
  GPtrArray *batches; /* CxBatch */
} CxOverview;

/* Counts everything in one read transaction. */
CxOverview *cx_project_get_overview (CxProject *project, GError **error);
void cx_overview_free (CxOverview *overview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxOverview, cx_overview_free)

G_END_DECLS
