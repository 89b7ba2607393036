/* Scores with their intervals. Each metric is one file in measures/ and one line in the table of
 * cx-metric.c.
 *
 * Only answers count: a question that was not asked, seen but not answered, refused or does not
 * apply, and choices marked as missing ("do not know") are never in a base. NPS has the adjusted
 * Wald interval, shares Wilson's, means Student's; with weights (Σw)²/Σw² stands for n. */
#pragma once

#include "cx-frame.h"

G_BEGIN_DECLS

typedef struct
{
  char *code; /* of the choice; the number; the start of a bin, month or hour */
  char *text; /* for people */
  gint64 n;
  double weighted; /* sum of weights */
  double share;    /* percent */
  double lower, upper;
} CxChoiceShare;

/* One score. NAN where there is no value. NPS in points, shares in percent. */
typedef struct
{
  char *key;          /* group or period key; NULL for the total; "" for "not stated" */
  char *label;        /* for people */
  gint64 n;           /* answers counted */
  double n_effective; /* (Σw)²/Σw² with weights, else n */
  double value;
  double se;                /* plain standard error */
  double lower, upper;      /* adjusted Wald, Wilson or Student */
  gboolean few;             /* n below the business's limit (setting few_answers) */
  gint64 asked, unanswered; /* as in CxMeasurement, of this group or period */
  /* nps: shares in percent; counts unweighted */
  gint64 promoters, passives, detractors;
  double promoter_share, passive_share, detractor_share;
  /* ces: percent that agrees */
  double agree, agree_se, agree_lower, agree_upper;
  /* mean of numbers (mean, ces) */
  double sd, minimum, maximum, median;
  GPtrArray *choices; /* CxChoiceShare, distribution only: the choices in their order, or the
                       * numbers, bins, months (dates) or hours (times); empty for free text */
} CxScore;

typedef struct
{
  char *metric;   /* id: nps csat ces mean distribution … */
  char *question; /* code; "code/row" for one row of a grid or one option of a ranking */
  gboolean weighted;
  double confidence;
  gint64 rows;       /* responses in the filter, answered or not */
  gint64 asked;      /* of these: the question was asked, so that its answer is not NULL */
  gint64 unanswered; /* of those asked: seen but not answered, N/A, refused: never in a base */
  gint64 undated;    /* with a period: answers in the total that have no date */
  CxScore *total;
  GPtrArray
      *groups; /* CxScore with --by, else NULL. A grid or ranking measured as a whole has its rows
                * (options) as groups; its total then pools the answers of all rows, and has no
                * se and interval, because the answers of one person are not independent. */
  GPtrArray *periods; /* CxScore with --period, else NULL: every period from first to last */
  /* groups × periods, when both are asked: CxScore, row-major [group][period], owned; else NULL */
  GPtrArray *cells;
} CxMeasurement;

void cx_score_free (CxScore *score);
void cx_measurement_free (CxMeasurement *measurement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxMeasurement, cx_measurement_free)

/* Names. A question is named by its code (or code ignoring case, or title). One row of a grid, and
 * one option of a ranking, is "code/row" (code or text of the row or option). In @by and @weight a
 * question goes before a response field; "field:branch" is always the field. */
typedef struct
{
  const char *question;
  const char *metric; /* nullable: the type's own */
  const char *by; /* nullable: a response field or a question; of a multiple choice each option is
                   * a group, so that a response may be in several */
  gboolean has_period;
  CxPeriod period;
  const char *since, *until; /* nullable YYYY-MM-DD, both days included, in the business's zone */
  const char *where;         /* nullable expression */
  const char *weight;        /* nullable: a question or the field "weight"; an empty weight is 1 */
  double confidence;         /* 0: the business's setting */
  int last_within_days;      /* > 0: an answer is left out when the same customer answered again
                              * within so many days; -1: only each customer's last answer; 0: all.
                              * Answers without a customer all count. */
  const char *language;      /* of labels; nullable: the survey's own */
} CxMeasureQuery;

/* Runs @query over @frame. A response counts in the period of its submission (where that is not
 * known, of its start). Errors: NOT_FOUND question, row, choice or field; INVALID expression (with
 * its position), date, or a metric that does not fit the question's type (the message names those
 * that do); LIMIT for more groups than can be shown. */
CxMeasurement *
cx_measure (CxFrame *frame, const CxMeasureQuery *query, CxProgress *progress, GError **error);

/* The responses in @query's filter and dates, whatever they answered: one bit each in the order of
 * their ids. (transfer full) */
CxBitset *
cx_measure_rows (CxFrame *frame, const CxMeasureQuery *query, CxProgress *progress, GError **error);

typedef struct
{
  char *metric;
  double confidence;
  CxScore *a, *b;
  double difference, se;     /* plain */
  double z, p, lower, upper; /* NPS: from the adjusted counts; means: z is t */
  double df;                 /* NAN: normal */
  char *test;                /* "adjusted-wald", "pooled-z", "welch-t" */
  char *verdict;             /* "real", "could-be-chance", "too-few" */
  gint64 overlap; /* answers that are in both a and b, which the test takes to be independent */
  char *doubt;    /* nullable: a sentence for people on why the verdict may not hold */
} CxComparison;

void cx_comparison_free (CxComparison *comparison);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxComparison, cx_comparison_free)

/* Is the change real? The same question and metric under two filters (expressions), each together
 * with
 * @query's own. @query must name no by and no period. NPS: each score adjusted; shares: pooled z
 * and Newcombe's interval; means: Welch. A distribution cannot be compared (CX_ERROR_INVALID). */
CxComparison *cx_compare (CxFrame *frame,
                          const CxMeasureQuery *query,
                          const char *a,
                          const char *b,
                          CxProgress *progress,
                          GError **error);

/* The same for two queries that ask the same of different answers: their filters and dates differ,
 * everything else is @a's. */
CxComparison *cx_compare_queries (CxFrame *frame,
                                  const CxMeasureQuery *a,
                                  const CxMeasureQuery *b,
                                  CxProgress *progress,
                                  GError **error);

/* What a metric's scores hold besides value, se and interval. */
typedef enum
{
  CX_METRIC_HAS_BANDS = 1 << 0,   /* promoters, passives and detractors */
  CX_METRIC_HAS_AGREE = 1 << 1,   /* the share that agrees */
  CX_METRIC_HAS_SPREAD = 1 << 2,  /* sd, minimum, maximum and median */
  CX_METRIC_HAS_CHOICES = 1 << 3, /* the choices, and no value */
} CxMetricParts;

typedef struct
{
  const char *id;       /* "nps" */
  const char *title;    /* N_(): in lists, "Net promoter score (NPS)" */
  const char *name;     /* N_(): short, beside a score and over a column, "CSAT %" */
  const char *unit;     /* "points", "percent"; "": the scale's own */
  const char *interval; /* N_(): of which kind its interval is, "Wilson" */
  int decimals;         /* decimal places that people are shown */
  CxMetricParts parts;
} CxMetricInfo;

/* All metrics; NULL-terminated, static. */
const CxMetricInfo *const *cx_metrics (guint *n);
const CxMetricInfo *cx_metric_find (const char *id);
/* TRUE if metric @id can be computed for questions like @question. */
gboolean cx_metric_fits (const char *id, const CxQuestion *question);

/* The metric a question is measured by when none is named. */
const char *cx_measure_default_metric (const CxQuestion *question);

G_END_DECLS
