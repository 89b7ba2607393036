/* What the list of surveys shows of each, gathered off the main thread. */
#pragma once

#include "cx-chart.h"
#include "cx-workspace.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *code;
  char *title;
  gint64 questions;
  gint64 responses;
  gint64 last_at; /* ms; 0: none */
  char *metric;   /* NULL: no question has a score */
  double value, lower, upper;
  gint64 n;
  gboolean few;
  CxChart *trend; /* nullable: the score of the last twelve months with answers */
} CxSurveyDigest;
void cx_survey_digest_free (CxSurveyDigest *digest);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxSurveyDigest, cx_survey_digest_free)

/* A CxWorkFunc; the request is not used. Returns: (element-type CxSurveyDigest) a GPtrArray. */
gpointer cx_survey_summaries_read (CxWorkspace *workspace,
                                   gpointer request,
                                   CxProgress *progress,
                                   GError **error);

G_END_DECLS
