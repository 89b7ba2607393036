/* What the results of a survey show, measured off the main thread: questions under one filter, or
 * under two that are compared. */
#pragma once

#include "cx-question-result.h"
#include "cx-workspace.h"

G_BEGIN_DECLS

/* How a question is broken down; all zero: not at all. */
typedef struct
{
  char *by; /* nullable: a response field or question, as cx_measure () takes it */
  gboolean has_period;
  CxPeriod period;
} CxResultView;

/* "", "by:branch", "period:month", as menus say it. */
CxResultView *cx_result_view_new (const char *text);
void cx_result_view_free (CxResultView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxResultView, cx_result_view_free)

typedef struct
{
  gint64 survey_id;
  CxAnswerFilter *filter;
  CxAnswerFilter *other; /* nullable: compared with it */
  GPtrArray *questions;  /* char *, nullable: only these, by their codes */
  guint first;           /* without questions: only so many of those that are shown, as they are
                          * arranged; 0: all */
  GHashTable *views;     /* question code → CxResultView */
  CxCommentIndex *index; /* nullable: then texts come with their first comments */
  char *language;        /* of labels and numbers */
} CxResultsRequest;

CxResultsRequest *cx_results_request_new (gint64 survey_id, const CxAnswerFilter *filter);
void cx_results_request_free (CxResultsRequest *request);
/* One more question that is wanted, by its code. */
void cx_results_request_add_question (CxResultsRequest *request, const char *code);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxResultsRequest, cx_results_request_free)

typedef struct
{
  CxSurvey *survey;
  gint64 all;           /* responses of the survey */
  gint64 n, n_other;    /* in the filters */
  GPtrArray *questions; /* CxQuestionResult: those that were asked for, else all, in the survey's
                         * order */
  GPtrArray *fields;    /* char *: response fields with several values, to break down by */
} CxResults;

void cx_results_free (CxResults *results);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxResults, cx_results_free)

/* A CxWorkFunc: @request is a CxResultsRequest, the result CxResults. */
gpointer
cx_results_run (CxWorkspace *workspace, gpointer request, CxProgress *progress, GError **error);

G_END_DECLS
