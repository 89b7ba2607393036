/* A query made ready: names looked up, answers loaded, rows chosen. */
#pragma once

#include "cx-measure-type.h"

G_BEGIN_DECLS

typedef struct
{
  CxFrame *frame;              /* borrowed */
  const CxMeasureQuery *query; /* borrowed */
  const CxMetric *metric;
  CxMetricContext context;
  CxOptions *options; /* distribution only */
  CxVariable variable;
  GArray *parts;       /* CxVariable: what is counted; several of a grid as a whole */
  GPtrArray *answered; /* CxCodes made for this plan */
  CxTarget *targets;   /* one for each part */
  gboolean has_by, has_weight;
  CxVariable by, weight;
  const gint32 *days; /* where a date is needed; borrowed from the frame */
  CxBitset *rows;     /* those in the filters */
  double *weights;    /* of each row; NULL: 1 */
} CxPlan;

/* @filters: expressions that all have to hold, NULL-terminated. The file is being read in one
 * transaction that lasts as long as the plan. */
gboolean cx_plan_init (CxPlan *plan,
                       CxFrame *frame,
                       const CxMeasureQuery *query,
                       const char *const *filters,
                       CxProgress *progress,
                       GError **error);
void cx_plan_clear (CxPlan *plan);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CxPlan, cx_plan_clear)

/* The first part of cx_plan_init (): looks up names, the metric and its settings; nothing is
 * loaded. */
gboolean cx_plan_find_question (CxPlan *plan, GError **error);

/* All answers in the plan's rows, of all its parts. */
void cx_plan_count_all (const CxPlan *plan, CxTally *tally);

/* Makes the score of @tally. */
CxScore *cx_plan_make_score (const CxPlan *plan, const CxTally *tally);

/* The rows whose answer to any of the parts counts. (transfer full) */
CxBitset *cx_plan_get_answers (const CxPlan *plan);

/* Takes out of plan->rows the answers that are not their customer's last (CxMeasureQuery). */
gboolean cx_plan_keep_last (CxPlan *plan, CxProgress *progress, GError **error);

G_END_DECLS
