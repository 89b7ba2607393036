/* What the files that gather the overview share. */
#pragma once

#include "cx-measure.h"
#include "cx-overview-digest.h"

G_BEGIN_DECLS

typedef struct
{
  CxOverviewDigest *digest;
  CxProgress *progress;
  const char *language;
  gint span; /* days */

  GPtrArray *frames;   /* CxFrame, borrowed: of the surveys with answers */
  char *since, *until; /* the span, YYYY-MM-DD */
  char *now, *earlier; /* the span and the one before it, as expressions */
} CxOverviewJob;

gboolean cx_overview_add_counts (CxOverviewJob *job, GError **error);
gboolean cx_overview_add_scores (CxOverviewJob *job, GError **error);
gboolean cx_overview_add_comments (CxOverviewJob *job, GError **error);
gboolean cx_overview_add_matters (CxOverviewJob *job, GError **error);

/* "2026-03-09" of days since 1970-01-01. */
char *cx_overview_day_text (gint32 day);
/* The frame of a tile's survey. (transfer none) */
CxFrame *cx_overview_find_frame (CxOverviewJob *job, gint64 survey_id);

G_END_DECLS
