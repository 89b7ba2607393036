/* What is known about one question: its measurements, and the charts and the table made of them. */
#pragma once

#include "cx-answer-filter.h"
#include "cx-chart.h"
#include "cx-comments-request.h"
#include "cx-measure.h"

G_BEGIN_DECLS

/* What a mark of a chart stands for. */
typedef enum
{
  CX_MARK_OF_VALUE,  /* an answer to the question */
  CX_MARK_OF_BAND,   /* detractors, passives, promoters */
  CX_MARK_OF_GROUP,  /* a group; in a stack also an answer */
  CX_MARK_OF_PERIOD, /* a day, week, month … */
  CX_MARK_OF_ROW,    /* a row of a grid, and in a stack an answer in it */
  CX_MARK_OF_NOTHING,
} CxMarkMeaning;

typedef struct
{
  CxChart *chart;
  CxMarkMeaning meaning;
  char *name; /* of what is filtered by, as expressions call it; nullable */
} CxResultChart;

/* A table as texts. */
typedef struct
{
  GPtrArray *headings; /* char * */
  GPtrArray *rows;     /* char **, NULL-terminated, one for each heading */
} CxResultRows;

CxResultRows *cx_result_rows_new (void);
void cx_result_rows_free (CxResultRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxResultRows, cx_result_rows_free)
/* Take a text; (transfer full). */
void cx_result_rows_add_heading (CxResultRows *rows, char *heading);
void cx_result_rows_add_row (CxResultRows *rows, GPtrArray *cells);
/* Separated by tabs, for the clipboard: @title (nullable) above. g_free (). */
char *cx_result_rows_to_text (const CxResultRows *rows, const char *title);

typedef struct
{
  grefcount references;
  char *code;
  CxSurvey *survey;
  gint64 asked;               /* in the filter */
  CxMeasurement *score;       /* nullable: by the question's own metric */
  CxMeasurement *shares;      /* nullable: its distribution */
  CxMeasurement *breakdown;   /* nullable: as the view wants it */
  char *breakdown_by;         /* of groups: what expressions call it */
  CxMeasurement *other_score; /* nullable, as the following: under the other filter */
  CxMeasurement *other_shares;
  CxMeasurement *other_breakdown;
  CxComparison *comparison;
  CxComments *comments; /* nullable: of a text, the first ones */
  char *problem;        /* nullable: why something could not be measured, for people */
  GPtrArray *charts;    /* CxResultChart */
  CxResultRows *rows;
  double detractor_max, promoter_min; /* bands of NPS */
} CxQuestionResult;

CxQuestionResult *cx_question_result_new (CxSurvey *survey, const char *code);
CxQuestionResult *cx_question_result_ref (CxQuestionResult *result);
void cx_question_result_unref (CxQuestionResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxQuestionResult, cx_question_result_unref)

/* Answers counted, and of those under the other filter. */
gint64 cx_question_result_get_n (const CxQuestionResult *result);
gint64 cx_question_result_get_other_n (const CxQuestionResult *result);

/* Fill charts and rows from the measurements. @filter marks what one filters by. */
void cx_question_result_make_charts (CxQuestionResult *result,
                                     CxQuestion *question,
                                     const CxAnswerFilter *filter,
                                     const char *language);
void
cx_question_result_make_rows (CxQuestionResult *result, CxQuestion *question, const char *language);

/* Changes @filter by what the mark stands for: adds the answer, or takes it away if it is there.
 * FALSE if the mark stands for nothing one could filter by. */
gboolean cx_result_chart_apply (const CxResultChart *chart,
                                const CxQuestionResult *result,
                                CxSurvey *survey,
                                guint category,
                                guint series,
                                CxAnswerFilter *filter);

/* In words; each g_free (), NULL where there is nothing to say. */
/* "312 of 400 asked answered". */
char *cx_question_result_describe_base (const CxQuestionResult *result, const char *language);
/* "42", "81.3 %": the score alone. */
char *cx_question_result_format_score (const CxQuestionResult *result, const char *language);
/* "NPS, between 36 and 48 (95 %)". */
char *cx_question_result_describe_score (const CxQuestionResult *result, const char *language);
/* "Few answers: read this score with care." */
char *cx_question_result_describe_few (const CxQuestionResult *result, const char *language);
/* "42 against 36: 6 more, which is real". */
char *cx_question_result_describe_comparison (const CxQuestionResult *result, const char *language);

G_END_DECLS
