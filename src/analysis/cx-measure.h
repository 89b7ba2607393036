/* Scores with their intervals. Each metric is one file in measures/ and one line in cx-measure.c. */
#pragma once

#include "cx-frame.h"

G_BEGIN_DECLS

typedef struct
{
  char *code;
  char *text;
  gint64 n;
  double weighted; /* sum of weights */
  double share;    /* percent */
  double lower, upper;
} CxChoiceShare;

/* One score. NAN where there is no value. NPS in points, shares in percent. */
typedef struct
{
  char *key;   /* group or period key; NULL for the total */
  char *label; /* for people */
  gint64 n;    /* answers counted */
  double n_effective; /* (Σw)²/Σw² with weights, else n */
  double value;
  double se;           /* plain standard error */
  double lower, upper; /* the interval METHODS prefers */
  gboolean few;        /* n below the business's limit */
  /* nps: shares in percent; counts unweighted */
  gint64 promoters, passives, detractors;
  double promoter_share, passive_share, detractor_share;
  /* ces: percent that agrees */
  double agree, agree_se, agree_lower, agree_upper;
  /* mean of numbers */
  double sd, minimum, maximum, median;
  GPtrArray *choices; /* CxChoiceShare, distribution only */
} CxScore;

typedef struct
{
  char *metric; /* nps csat ces mean distribution */
  char *question;
  gboolean weighted;
  double confidence;
  gint64 asked;      /* rows in the filter for which the question was not NULL */
  gint64 unanswered; /* seen but not answered, N/A, refused: never in a base */
  CxScore *total;
  GPtrArray *groups;  /* CxScore with --by, else NULL */
  GPtrArray *periods; /* CxScore with --period, else NULL: every period from first to last */
  /* groups × periods, when both are asked: row-major [group][period], owned; else NULL */
  GPtrArray *cells;
} CxMeasurement;

void cx_measurement_free (CxMeasurement *measurement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxMeasurement, cx_measurement_free)

typedef struct
{
  const char *question; /* code or title */
  const char *metric;   /* nullable: the type's own */
  const char *by;       /* nullable: a response field or a question */
  gboolean has_period;
  CxPeriod period;
  const char *since, *until; /* nullable YYYY-MM-DD, both days included, in the business's zone */
  const char *where;         /* nullable expression */
  const char *weight;        /* nullable: a question or the field "weight" */
  double confidence;         /* 0: the business's setting */
  int last_within_days;      /* > 0: only each customer's last answer within so many days; -1: only
                              * the last ever; 0: all */
} CxMeasureQuery;

/* Runs @query over @frame. Errors: NOT_FOUND question, INVALID expression (with its position), a
 * metric that does not fit the question's type. */
CxMeasurement *cx_measure (CxFrame *frame,
                           const CxMeasureQuery *query,
                           CxProgress *progress,
                           GError **error);

typedef struct
{
  char *metric;
  gboolean weighted;
  CxScore *a, *b;
  double difference, se; /* plain */
  double z, p, lower, upper; /* from the counts METHODS prefers; z is t for means */
  double df;                 /* NAN: normal */
  char *test;    /* "adjusted-wald", "pooled-z", "welch-t" */
  char *verdict; /* "real", "could-be-chance", "too-few" */
} CxComparison;

void cx_comparison_free (CxComparison *comparison);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxComparison, cx_comparison_free)

/* Is the change real? The same question and metric under two filters (expressions). */
CxComparison *cx_compare (CxFrame *frame,
                          const CxMeasureQuery *query,
                          const char *a,
                          const char *b,
                          CxProgress *progress,
                          GError **error);

typedef struct
{
  const char *id;
  const char *title; /* N_() */
  const char *unit;  /* "points", "percent", "" */
  /* TRUE if it can be computed for questions of that type. */
  gboolean (*fits) (const CxQuestion *question);
  /* Computes one score from the codes and weights of the rows in the filter. See cx-measure-type.h. */
  gpointer compute;
} CxMetricInfo;

/* The metric a question is measured by when none is named. */
const char *cx_measure_default_metric (const CxQuestion *question);

G_END_DECLS
