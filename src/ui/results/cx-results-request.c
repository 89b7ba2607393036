#include "config.h"

#include "cx-results-request.h"

#include "cx-i18n.h"
#include "cx-question-type.h"
#include "cx-response-repo.h"
#include "cx-results-layout.h"

#include <math.h>
#include <string.h>

CxResultView *
cx_result_view_new (const char *text)
{
  CxResultView *view = g_new0 (CxResultView, 1);

  if (g_str_has_prefix (text, "by:"))
    view->by = g_strdup (text + strlen ("by:"));
  else if (g_str_has_prefix (text, "period:"))
    view->has_period = cx_period_from_name (text + strlen ("period:"), &view->period);
  return view;
}

void
cx_result_view_free (CxResultView *view)
{
  g_free (view->by);
  g_free (view);
}

CxResultsRequest *
cx_results_request_new (gint64 survey_id, const CxAnswerFilter *filter)
{
  CxResultsRequest *request = g_new0 (CxResultsRequest, 1);

  request->survey_id = survey_id;
  request->filter = cx_answer_filter_copy (filter);
  request->views = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) cx_result_view_free);
  return request;
}

void
cx_results_request_free (CxResultsRequest *request)
{
  cx_answer_filter_free (request->filter);
  g_clear_pointer (&request->other, cx_answer_filter_free);
  g_clear_pointer (&request->questions, g_ptr_array_unref);
  g_hash_table_unref (request->views);
  g_clear_pointer (&request->index, cx_comment_index_unref);
  g_free (request->language);
  g_free (request);
}

void
cx_results_request_add_question (CxResultsRequest *request, const char *code)
{
  if (request->questions == NULL)
    request->questions = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (request->questions, g_strdup (code));
}

void
cx_results_free (CxResults *results)
{
  g_clear_object (&results->survey);
  g_ptr_array_unref (results->questions);
  g_ptr_array_unref (results->fields);
  g_free (results);
}

/* What answers are broken down by most. */
static const CxResponseField groups[] = {
  CX_FIELD_OF_BRANCH,
  CX_FIELD_OF_CHANNEL,
  CX_FIELD_OF_STAFF,
  CX_FIELD_OF_LANGUAGE,
};

/* --- Measuring -------------------------------------------------------------------------------- */

/* What is the same for all questions. */
typedef struct
{
  CxResultsRequest *request;
  CxFrame *frame;
  CxProgress *progress;
  char *where, *other_where;
  CxMeasureQuery query, other; /* without a question */
  double detractor_max, promoter_min;
} Run;

static void
run_clear (Run *run)
{
  g_free (run->where);
  g_free (run->other_where);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static void
set_filter (CxMeasureQuery *query, const CxAnswerFilter *filter, const char *where)
{
  query->where = where;
  query->since = filter->since;
  query->until = filter->until;
}

static void
run_init (Run *run, CxResultsRequest *request, CxFrame *frame, CxProgress *progress)
{
  CxDb *db = cx_frame_get_db (frame);

  run->request = request;
  run->frame = frame;
  run->progress = progress;
  run->where = cx_answer_filter_get_where (request->filter);
  set_filter (&run->query, request->filter, run->where);
  run->query.language = request->language;
  if (request->other != NULL)
    {
      run->other_where = cx_answer_filter_get_where (request->other);
      set_filter (&run->other, request->other, run->other_where);
      run->other.language = request->language;
    }
  run->detractor_max = cx_setting_repo_get_number (db, "nps.detractor_max");
  run->promoter_min = cx_setting_repo_get_number (db, "nps.promoter_min");
}

/* One measurement. What cannot be measured is said on the card; only a stop or a broken file ends
 * everything. */
static gboolean
measure (const Run *run,
         const CxMeasureQuery *query,
         CxQuestionResult *result,
         CxMeasurement **measurement,
         GError **error)
{
  g_autoptr (GError) problem = NULL;

  *measurement = cx_measure (run->frame, query, run->progress, &problem);
  if (*measurement != NULL)
    return TRUE;
  if (!g_error_matches (problem, CX_ERROR, CX_ERROR_LIMIT) &&
      !g_error_matches (problem, CX_ERROR, CX_ERROR_INVALID) &&
      !g_error_matches (problem, CX_ERROR, CX_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  g_free (result->problem);
  result->problem = g_strdup (problem->message);
  return TRUE;
}

static gboolean
measure_both (const Run *run,
              const char *question,
              const char *metric,
              CxQuestionResult *result,
              CxMeasurement **first,
              CxMeasurement **second,
              GError **error)
{
  CxMeasureQuery query = run->query;
  CxMeasureQuery other = run->other;

  query.question = other.question = question;
  query.metric = other.metric = metric;
  if (!measure (run, &query, result, first, error))
    return FALSE;
  return run->request->other == NULL || *first == NULL ||
         measure (run, &other, result, second, error);
}

/* Grids and rankings as a whole cannot be compared by a test. */
static gboolean
compare (const Run *run, CxQuestionResult *result, GError **error)
{
  CxMeasureQuery query = run->query;
  g_autoptr (GError) problem = NULL;

  if (run->request->other == NULL || result->score == NULL || result->score->groups != NULL)
    return TRUE;
  query.question = result->code;
  query.metric = result->score->metric;
  result->comparison = cx_compare_queries (run->frame, &query, &run->other, run->progress,
                                           &problem);
  if (result->comparison == NULL && g_error_matches (problem, CX_ERROR, CX_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  return TRUE;
}

static gboolean
measure_view (const Run *run, CxQuestionResult *result, GError **error)
{
  const CxResultView *view = g_hash_table_lookup (run->request->views, result->code);
  CxMeasureQuery query = run->query, other = run->other;

  if (view == NULL || (view->by == NULL && !view->has_period))
    return TRUE;
  query.question = other.question = result->code;
  query.by = other.by = view->by;
  query.has_period = other.has_period = view->has_period;
  query.period = other.period = view->period;
  if (!measure (run, &query, result, &result->breakdown, error) ||
      (run->request->other != NULL &&
       !measure (run, &other, result, &result->other_breakdown, error)))
    return FALSE;
  if (view->by != NULL)
    result->breakdown_by = g_strdup (
        g_str_has_prefix (view->by, "field:") ? view->by + strlen ("field:") : view->by);
  return TRUE;
}

/* Texts are listed: the first ones come with the result, so that nothing grows afterwards. */
static gboolean
find_comments (const Run *run, CxQuestion *question, CxQuestionResult *result, GError **error)
{
  g_autoptr (CxCommentsRequest) request = NULL;

  if (!cx_comments_are_of (question) || run->request->index == NULL)
    return TRUE;
  request = cx_comments_request_new (run->request->survey_id, question->code, run->request->filter,
                                     run->request->index);
  request->limit = CX_COMMENTS_FIRST;
  request->language = g_strdup (run->request->language);
  result->comments = cx_comments_find (run->frame, request, run->progress, error);
  return result->comments != NULL;
}

static gboolean
measure_question (const Run *run, CxQuestion *question, CxQuestionResult *result, GError **error)
{
  const char *metric = cx_measure_default_metric (question);
  const CxMeasurement *counted;

  if (g_strcmp0 (metric, "distribution") != 0 &&
      !measure_both (run, result->code, metric, result, &result->score, &result->other_score,
                     error))
    return FALSE;
  if (!measure_both (run, result->code, "distribution", result, &result->shares,
                     &result->other_shares, error) ||
      !compare (run, result, error) || !measure_view (run, result, error) ||
      !find_comments (run, question, result, error))
    return FALSE;
  counted = result->score != NULL ? result->score : result->shares;
  result->asked = counted != NULL ? counted->asked : 0;
  result->detractor_max = run->detractor_max;
  result->promoter_min = run->promoter_min;
  return TRUE;
}

static CxQuestionResult *
run_question (const Run *run, CxQuestion *question, GError **error)
{
  g_autoptr (CxQuestionResult)
      result = cx_question_result_new (cx_frame_get_survey (run->frame), question->code);
  const char *language = run->request->language;

  if (question->type == NULL)
    result->problem = g_strdup (_ ("This program does not know this type of question."));
  else if (!measure_question (run, question, result, error))
    return NULL;
  cx_question_result_make_charts (result, question, run->request->filter, language);
  cx_question_result_make_rows (result, question, language);
  return g_steal_pointer (&result);
}

/* The first questions as a person sees them. */
static void
add_first (GPtrArray *questions, CxSurvey *survey, guint n)
{
  g_autoptr (CxResultsLayout) layout = cx_results_layout_new (survey);
  g_autoptr (GPtrArray) sorted = cx_results_layout_sort (layout, survey);

  for (guint i = 0; i < sorted->len && questions->len < n; i++)
    if (!cx_results_layout_is_hidden (layout, g_ptr_array_index (sorted, i)))
      g_ptr_array_add (questions, g_ptr_array_index (sorted, i));
}

/* Those that are asked for. (transfer container) */
static GPtrArray *
choose_questions (const CxResultsRequest *request, CxSurvey *survey)
{
  GPtrArray *questions = g_ptr_array_new ();

  if (request->questions == NULL && request->first > 0)
    add_first (questions, survey, request->first);
  else if (request->questions == NULL)
    for (guint i = 0; i < survey->questions->len; i++)
      g_ptr_array_add (questions, g_ptr_array_index (survey->questions, i));
  else
    for (guint i = 0; i < request->questions->len; i++)
      g_ptr_array_add (questions, cx_survey_find_question (
                                      survey, g_ptr_array_index (request->questions, i), NULL));
  /* What is not there, or not any more. */
  for (guint i = questions->len; i > 0; i--)
    {
      const CxQuestion *question = g_ptr_array_index (questions, i - 1);

      if (question == NULL || question->hidden)
        g_ptr_array_remove_index (questions, i - 1);
    }
  return questions;
}

/* All columns in one pass over the file, instead of one pass a question. */
static gboolean
load_columns (const Run *run, const GPtrArray *questions, GError **error)
{
  g_auto (CxColumnSet) set = { 0 };

  cx_column_set_init (&set);
  cx_column_set_add_field (&set, CX_FIELD_OF_SUBMITTED);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    cx_column_set_add_field (&set, groups[i]);
  for (guint i = 0; i < questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (questions, i);
      CxVariable variable;

      if (question->type == NULL)
        continue;
      cx_variable_of_question (question, &variable);
      cx_column_set_add (&set, &variable);
    }
  return cx_frame_load (run->frame, &set, run->progress, error);
}

static gboolean
count_rows (const Run *run, const CxMeasureQuery *query, gint64 *n, GError **error)
{
  g_autoptr (CxBitset) rows = cx_measure_rows (run->frame, query, run->progress, error);

  if (rows == NULL)
    return FALSE;
  *n = (gint64) cx_bitset_count (rows);
  return TRUE;
}

static void
list_fields (const Run *run, CxResults *results)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      const CxColumn *column = cx_frame_get_field (run->frame, groups[i]);

      if (column != NULL && column->dictionary != NULL &&
          cx_dictionary_get_size (column->dictionary) > 1)
        g_ptr_array_add (results->fields, g_strdup (cx_response_field_info (groups[i])->name));
    }
}

static gboolean
run_all (const Run *run, CxResults *results, GError **error)
{
  g_autoptr (GPtrArray) questions = choose_questions (run->request, results->survey);

  if (!load_columns (run, questions, error) || !count_rows (run, &run->query, &results->n, error) ||
      (run->request->other != NULL && !count_rows (run, &run->other, &results->n_other, error)))
    return FALSE;
  results->all = (gint64) cx_frame_get_rows (run->frame);
  list_fields (run, results);
  for (guint i = 0; i < questions->len; i++)
    {
      CxQuestionResult *result = run_question (run, g_ptr_array_index (questions, i), error);

      if (result == NULL || !cx_progress_step (run->progress, i, error))
        {
          g_clear_pointer (&result, cx_question_result_unref);
          return FALSE;
        }
      g_ptr_array_add (results->questions, result);
    }
  return TRUE;
}

gpointer
cx_results_run (CxWorkspace *workspace, gpointer data, CxProgress *progress, GError **error)
{
  CxResultsRequest *request = data;
  g_autoptr (CxResults) results = g_new0 (CxResults, 1);
  g_auto (Run) run = { 0 };
  CxFrame *frame;

  results->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_question_result_unref);
  results->fields = g_ptr_array_new_with_free_func (g_free);
  frame = cx_workspace_get_frame (workspace, request->survey_id, error);
  if (frame == NULL)
    return NULL;
  results->survey = g_object_ref (cx_frame_get_survey (frame));
  run_init (&run, request, frame, progress);
  /* All questions see one state of the file. */
  if (!cx_db_begin_read (cx_frame_get_db (frame), error))
    return NULL;
  if (!run_all (&run, results, error))
    g_clear_pointer (&results, cx_results_free);
  cx_db_end_read (cx_frame_get_db (frame));
  return g_steal_pointer (&results);
}
