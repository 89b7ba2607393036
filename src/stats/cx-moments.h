/* Means and spreads, gathered value by value, with or without weights, and their comparison. */
#pragma once

#include "cx-stats.h"

G_BEGIN_DECLS

/* Gathers weighted values (West 1979, Communications of the ACM 22: an update that does not lose
 * digits when the mean is large beside the spread). Start from zeros. */
typedef struct
{
  gint64 n;                        /* values with a weight above 0 */
  double weights, weights_squared; /* Σw, Σw² */
  double mean;
  double squares; /* Σw (x - mean)² */
  double minimum, maximum;
} CxMoments;

/* Adds @value with @weight (1: unweighted). A weight of 0 adds nothing. FALSE, and nothing is
 * added, if the value is not finite or the weight is negative, infinite or NAN. */
gboolean cx_moments_add (CxMoments *moments, double value, double weight);
/* Adds @count equal values, each with a weight of 1. */
void cx_moments_add_many (CxMoments *moments, double value, gint64 count);
/* All that @other has gathered. */
void cx_moments_merge (CxMoments *moments, const CxMoments *other);

/* (Σw)²/Σw²: what the values are worth; their number when all weights are equal. 0 without data. */
double cx_effective_n (double weights, double weights_squared);
double cx_moments_effective_n (const CxMoments *moments);

/* NAN without data; variance and what follows from it need an effective n above 1. The variance is
 * the sample's (n - 1, with weights the effective n - 1). */
double cx_moments_mean (const CxMoments *moments);
double cx_moments_variance (const CxMoments *moments);
double cx_moments_sd (const CxMoments *moments);
double cx_moments_se (const CxMoments *moments);

/* Student's one-sample interval of the mean. */
CxInterval cx_moments_interval (const CxMoments *moments, double confidence);

/* Welch's comparison of two means (Welch 1947, Biometrika 34; degrees of freedom after
 * Satterthwaite). Without spread in both, or with fewer than two values in one, there is no @t. */
typedef struct
{
  double difference, se;
  double t, df, p;
  CxInterval interval;
} CxMeanDifference;

/* Mean of @a less mean of @b; @confidence such as 0.95. */
CxMeanDifference cx_moments_compare (const CxMoments *a, const CxMoments *b, double confidence);

/* Σ values[i], exact to the last digits however many there are (Neumaier's compensation). */
double cx_sum (const double *values, gsize n);

G_END_DECLS
