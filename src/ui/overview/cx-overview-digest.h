/* What the overview shows, gathered off the main thread: the scores of the newest span of time
 * against the span before it, the trend, the branches, what customers wrote, what needs attention.
 * Spans end on the day of the newest answer, so that a file says something however old it is. */
#pragma once

#include "cx-chart.h"
#include "cx-workspace.h"

G_BEGIN_DECLS

typedef struct
{
  char *metric; /* "nps" */
  gint64 survey_id;
  char *survey_title;
  char *question; /* code */
  gint64 n;
  double value, lower, upper;
  gboolean few;
  double difference; /* against the span before; NAN: no answers there */
  char *verdict;     /* nullable: "real", "could-be-chance", "too-few" */
  CxChart *trend;    /* nullable: by months */
} CxOverviewTile;

typedef struct
{
  gint64 survey_id, response_id;
  char *text;
  char *score;  /* nullable: "NPS 3" */
  int tone;     /* -1 unhappy, 0 neither, 1 happy */
  gint64 day;   /* since 1970-01-01 */
  char *branch; /* nullable */
} CxOverviewComment;

typedef struct
{
  char *icon_name;
  char *title;
  char *detail;
  char *place; /* where one sees more */
} CxOverviewMatter;

typedef struct
{
  guint n_surveys;
  gint64 responses;            /* of all time */
  gint64 answers, before;      /* in the span, in the one before */
  const char *answers_verdict; /* as of a tile */
  CxChart *answers_trend;      /* nullable: by months */
  double completed;            /* percent of the span's answers that were not broken off; NAN: no
                                * file said so */
  double completed_difference; /* against the span before; NAN: nothing is known of it */
  const char *completed_verdict;
  gint32 first_day, last_day; /* of the span; first > last: there are no dated answers */
  char *since, *until;        /* the same as YYYY-MM-DD; NULL without answers */
  GPtrArray *tiles;           /* CxOverviewTile: NPS, CSAT, CES, those that there are */
  CxChart *trend;             /* nullable: of the first tile's score, by months */
  CxChart *branches;          /* nullable: the same in the span by branch */
  GPtrArray *comments;        /* CxOverviewComment, newest first */
  GPtrArray *matters;         /* CxOverviewMatter */
} CxOverviewDigest;

void cx_overview_digest_free (CxOverviewDigest *digest);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxOverviewDigest, cx_overview_digest_free)

/* A CxWorkFunc. @request: pointer to a gint, the span in days. Returns a CxOverviewDigest. */
gpointer cx_overview_digest_read (CxWorkspace *workspace,
                                  gpointer request,
                                  CxProgress *progress,
                                  GError **error);

G_END_DECLS
