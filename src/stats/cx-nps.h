/* The net promoter score: share of promoters less share of detractors. Everything here is in
 * points, -100 to 100 (differences -200 to 200). */
#pragma once

#include "cx-stats.h"

G_BEGIN_DECLS

/* Counts, or sums of weights. */
typedef struct
{
  double promoters, passives, detractors;
  double n; /* how many answers that is worth: their number, with weights (Σw)²/Σw² */
} CxNpsCounts;

/* Unweighted counts. */
CxNpsCounts cx_nps_counts (gint64 promoters, gint64 passives, gint64 detractors);

/* The score in points, -100 to 100; NAN without answers. */
double cx_nps_value (const CxNpsCounts *counts);

/* 100² (p + d - (p - d)²), and the plain standard error of the score, sqrt (variance / n) (npvar
 * and nps.se of the R package NPS). */
double cx_nps_variance (const CxNpsCounts *counts);
double cx_nps_se (const CxNpsCounts *counts);

/* NPS ± z se, cut to ±100. */
CxInterval cx_nps_wald (const CxNpsCounts *counts, double confidence);

/* Adjusted Wald (Rocks 2016; the best of the six methods compared there): three answers are added,
 * of which 3/4 promote and 3/4 detract, and then the plain formulas are used. Cut to ±100, then
 * widened to contain the score. */
CxInterval cx_nps_adjusted (const CxNpsCounts *counts, double confidence);

/* Two scores. The difference and @se are plain; @z, @p and @interval come from counts adjusted
 * each. */
typedef struct
{
  double difference, se;
  double z, p;
  CxInterval interval;
} CxNpsDifference;

/* Score of @a less score of @b, in points; @confidence such as 0.95. */
CxNpsDifference cx_nps_compare (const CxNpsCounts *a, const CxNpsCounts *b, double confidence);

/* Answers needed for an interval of ± @half_width points when the variance of one answer is
 * expected to be @variance (points²; NAN: the most there can be), rounded up. */
double cx_nps_plan (double half_width, double variance, double confidence);

G_END_DECLS
