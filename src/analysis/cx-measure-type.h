/* What a metric is. Each is one file in measures/ and one line in the table of cx-metric.c. */
#pragma once

#include "cx-measure.h"
#include "cx-options.h"
#include "cx-stats.h"
#include "cx-tally.h"

G_BEGIN_DECLS

/* What a metric needs to know besides the counts. */
typedef struct
{
  CxSurvey *survey;
  CxQuestion *question;
  const char *language;
  double confidence;
  gboolean weighted;
  gboolean pooled; /* answers of several rows of a grid: not independent, so no interval */
  double scale_min, scale_max; /* NAN: the question has no scale */
  double nps_detractor_max, nps_promoter_min;
  double csat_top_points;
  double few;
  const CxOptions *options; /* distribution only */
} CxMetricContext;

typedef struct _CxMetric CxMetric;
struct _CxMetric
{
  CxMetricInfo info;
  gboolean counts_scores; /* only answers with a number count */
  gboolean by_item;       /* the options of a ranking are measured one by one */
  /* TRUE if it can be computed for questions of that type. */
  gboolean (*fits) (const CxQuestion *question);
  /* Fills @score, whose numbers are NAN and whose n is set, from @tally, which may be empty. */
  void (*compute) (const CxMetricContext *context, const CxTally *tally, CxScore *score);
  /* Fills difference, test and what follows. NULL: it cannot be compared. */
  void (*compare) (const CxMetricContext *context,
                   const CxTally *a,
                   const CxTally *b,
                   CxComparison *comparison);
};

/* Those that others build on. */
extern const CxMetric cx_metric_mean;
extern const CxMetric cx_metric_distribution;

/* NULL if there is none of that id. */
const CxMetric *cx_metric_get (const char *id);
const CxMetric *const *cx_metric_all (guint *n);

/* An empty score: every number NAN. */
CxScore *cx_score_new (void);
/* Gives @score an empty list of choices, and adds one without a share to it. (transfer none) */
void cx_score_begin_choices (CxScore *score);
CxChoiceShare *cx_score_add_choice (CxScore *score, const char *code, const char *text);

/* What follows is for metrics. TRUE if answers of @question have points of a scale, or choices that
 * all have a score. */
gboolean cx_metric_has_points (const CxQuestion *question);
/* TRUE if a mean of answers makes sense. */
gboolean cx_metric_has_numbers (const CxQuestion *question);

/* The share of answers with a score of at least @least, as what the interval functions take. */
typedef struct
{
  gint64 count;
  double share;     /* 0 to 1; NAN: no answers */
  double successes; /* share × n */
  double n;         /* effective */
} CxShare;

/* A score of @least is counted. */
CxShare cx_metric_share_from (const CxTally *tally, double least);

/* Puts the pooled z of two shares and Newcombe's interval into @comparison, in percent. */
void cx_metric_compare_shares (const CxShare *a, const CxShare *b, CxComparison *comparison);

G_END_DECLS
