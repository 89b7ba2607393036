#include "config.h"

#include "cx-results-request.h"

#include "cx-fixture.h"
#include "cx-test.h"

#include "cx-error.h"

#include <string.h>

/* 100 answers: branch A 60, B 40; nps, drinks, what they spent, quality of food, reasons. */
static void
fill (CxFixture *fixture)
{
  cx_fixture_init (fixture, "Asia/Ho_Chi_Minh");
  cx_fixture_add_many (fixture, 40, "branch", "A", "nps", "9", "drink", "small", "spend", "10.5",
                       "submitted", "2026-03-01T10:00:00", "reasons", "price taste", "why", "Ngon",
                       "quality/food", "5", "quality/staff", "2", NULL);
  cx_fixture_add_many (fixture, 20, "branch", "A", "nps", "3", "drink", "large", "submitted",
                       "2026-04-01T10:00:00", "quality/food", "1", "quality/staff", "2", NULL);
  cx_fixture_add_many (fixture, 30, "branch", "B", "nps", "7", "drink", "middle", "submitted",
                       "2026-04-02T10:00:00", "day", "2026-04-02", "at", "10:15", NULL);
  cx_fixture_add_many (fixture, 6, "branch", "B", "nps", "-1", "drink", "small", NULL);
  cx_fixture_add_many (fixture, 4, "branch", "B", NULL);
  cx_fixture_write (fixture);
}

static CxResults *
run (CxFixture *fixture, CxResultsRequest *request)
{
  g_autoptr (CxWorkspace) workspace = cx_workspace_new (fixture->project);
  g_autoptr (GError) error = NULL;
  CxResults *results = cx_results_run (workspace, request, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (results);
  return results;
}

static CxQuestionResult *
find (CxResults *results, const char *code)
{
  for (guint i = 0; i < results->questions->len; i++)
    {
      CxQuestionResult *result = g_ptr_array_index (results->questions, i);

      if (g_str_equal (result->code, code))
        return result;
    }
  g_assert_not_reached ();
}

static void
assert_same_score (const CxScore *a, const CxScore *b)
{
  g_assert_cmpint (a->n, ==, b->n);
  g_assert_cmpint (a->few, ==, b->few);
  if (a->n > 1 && a->value == a->value)
    {
      cx_assert_near (a->value, b->value, 0);
      cx_assert_near (a->lower, b->lower, 0);
    }
  g_assert_true ((a->choices == NULL) == (b->choices == NULL));
  for (guint i = 0; a->choices != NULL && i < a->choices->len; i++)
    {
      const CxChoiceShare *x = g_ptr_array_index (a->choices, i);
      const CxChoiceShare *y = g_ptr_array_index (b->choices, i);

      g_assert_cmpstr (x->code, ==, y->code);
      g_assert_cmpint (x->n, ==, y->n);
    }
}

/* Every question, as cx_measure () measures it alone. */
static void
test_all (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxAnswerFilter) filter = cx_answer_filter_new ();
  g_autoptr (CxResultsRequest) request = NULL;
  g_autoptr (CxResults) results = NULL;

  fill (&fixture);
  request = cx_results_request_new (fixture.survey->id, filter);
  results = run (&fixture, request);
  g_assert_cmpint (results->all, ==, 100);
  g_assert_cmpint (results->n, ==, 100);
  g_assert_cmpuint (results->questions->len, ==, fixture.survey->questions->len);
  for (guint i = 0; i < results->questions->len; i++)
    {
      CxQuestionResult *result = g_ptr_array_index (results->questions, i);
      g_autoptr (CxMeasurement)
          shares = cx_fixture_measure (&fixture, result->code, "distribution", NULL, NULL);

      assert_same_score (result->shares->total, shares->total);
      g_assert_null (result->problem);
      if (result->score != NULL)
        {
          g_autoptr (CxMeasurement)
              score = cx_fixture_measure (&fixture, result->code, NULL, NULL, NULL);

          g_assert_cmpstr (result->score->metric, ==, score->metric);
          assert_same_score (result->score->total, score->total);
        }
    }
  /* Who was not asked and who did not answer are in no base. */
  g_assert_cmpint (cx_question_result_get_n (find (results, "nps")), ==, 90);
  g_assert_cmpint (find (results, "nps")->asked, ==, 96);
  g_assert_cmpint (cx_question_result_get_n (find (results, "why")), ==, 40);
}

static void
test_filter (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxAnswerFilter) filter = cx_answer_filter_new ();
  g_autoptr (CxResultsRequest) request = NULL;
  g_autoptr (CxResults) results = NULL;
  g_autoptr (CxMeasurement) alone = NULL;

  fill (&fixture);
  cx_answer_filter_toggle_value (filter, fixture.survey, "branch", "A");
  cx_answer_filter_set_dates (filter, "2026-04-01", "2026-04-30");
  request = cx_results_request_new (fixture.survey->id, filter);
  cx_results_request_add_question (request, "nps");
  g_hash_table_insert (request->views, g_strdup ("nps"), cx_result_view_new ("by:field:branch"));
  results = run (&fixture, request);
  g_assert_cmpint (results->n, ==, 20);
  g_assert_cmpint (results->all, ==, 100);
  g_assert_cmpuint (results->questions->len, ==, 1);
  g_assert_cmpint (find (results, "nps")->score->total->n, ==, 20);
  cx_assert_near (find (results, "nps")->score->total->value, -100, 1e-12);
  g_assert_cmpuint (find (results, "nps")->breakdown->groups->len, ==, 1);
  g_assert_cmpstr (find (results, "nps")->breakdown_by, ==, "branch");
}

static void
test_compare (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxAnswerFilter) filter = cx_answer_filter_new ();
  g_autoptr (CxResultsRequest) request = NULL;
  g_autoptr (CxResults) results = NULL;
  g_autofree char *words = NULL;
  CxQuestionResult *nps, *drink;

  fill (&fixture);
  cx_answer_filter_toggle_value (filter, fixture.survey, "branch", "A");
  request = cx_results_request_new (fixture.survey->id, filter);
  request->other = cx_answer_filter_parse ("${branch} = 'B'", NULL, NULL);
  results = run (&fixture, request);
  g_assert_cmpint (results->n, ==, 60);
  g_assert_cmpint (results->n_other, ==, 40);
  nps = find (results, "nps");
  g_assert_cmpint (nps->comparison->a->n, ==, 60);
  g_assert_cmpint (nps->comparison->b->n, ==, 30);
  cx_assert_near (nps->comparison->difference, 100. * 20 / 60, 1e-9);
  g_assert_cmpstr (nps->comparison->verdict, ==, "real");
  words = cx_question_result_describe_comparison (nps, "en");
  g_assert_nonnull (strstr (words, "is real"));
  drink = find (results, "drink");
  g_assert_nonnull (drink->other_shares);
  g_assert_cmpuint (drink->rows->headings->len, ==, 7);
  g_assert_null (find (results, "quality")->comparison);
  /* A grid has no test, but a chart for each filter. */
  g_assert_cmpuint (find (results, "quality")->charts->len, ==, 2);
}

/* The same twice: said in words, not as a number with a sign. */
static void
test_no_difference (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxAnswerFilter) filter = cx_answer_filter_new ();
  g_autoptr (CxResultsRequest) request = NULL;
  g_autoptr (CxResults) results = NULL;
  g_autofree char *words = NULL;

  fill (&fixture);
  request = cx_results_request_new (fixture.survey->id, filter);
  request->other = cx_answer_filter_new ();
  cx_results_request_add_question (request, "nps");
  results = run (&fixture, request);
  words = cx_question_result_describe_comparison (find (results, "nps"), "en");
  g_assert_nonnull (strstr (words, "there is no difference"));
  g_assert_null (strstr (words, "higher"));
}

/* Groups and periods of both filters stand beside each other. */
static void
test_compared_views (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxAnswerFilter) filter = cx_answer_filter_new ();
  g_autoptr (CxResultsRequest) request = NULL;
  g_autoptr (CxResults) results = NULL;
  const CxChart *chart;

  fill (&fixture);
  cx_answer_filter_toggle_value (filter, fixture.survey, "branch", "A");
  request = cx_results_request_new (fixture.survey->id, filter);
  request->other = cx_answer_filter_parse ("${branch} = 'B'", NULL, NULL);
  g_hash_table_insert (request->views, g_strdup ("nps"), cx_result_view_new ("by:drink"));
  g_hash_table_insert (request->views, g_strdup ("drink"), cx_result_view_new ("by:field:branch"));
  results = run (&fixture, request);
  g_assert_cmpuint (find (results, "nps")->charts->len, ==, 1);
  chart = ((CxResultChart *) g_ptr_array_index (find (results, "nps")->charts, 0))->chart;
  g_assert_cmpstr (chart->kind, ==, "grouped");
  g_assert_cmpuint (cx_chart_get_n_series (chart), ==, 2);
  g_assert_nonnull (find (results, "nps")->other_breakdown);
  /* What is counted has a chart for each filter. */
  g_assert_cmpuint (find (results, "drink")->charts->len, ==, 2);
  g_assert_cmpuint (find (results, "drink")->rows->rows->len, ==, 2);
}

/* The first ones as a person has arranged them. */
static void
test_first (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxAnswerFilter) filter = cx_answer_filter_new ();
  g_autoptr (CxResultsRequest) request = NULL;
  g_autoptr (CxResults) results = NULL;

  fill (&fixture);
  request = cx_results_request_new (fixture.survey->id, filter);
  request->first = 2;
  results = run (&fixture, request);
  g_assert_cmpuint (results->questions->len, ==, 2);
  g_assert_cmpint (results->all, ==, 100);
}

/* Texts come with their first comments where somebody wants to search them. */
static void
test_comments (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxAnswerFilter) filter = cx_answer_filter_new ();
  g_autoptr (CxResultsRequest) request = NULL;
  g_autoptr (CxResults) results = NULL;

  fill (&fixture);
  request = cx_results_request_new (fixture.survey->id, filter);
  request->index = cx_comment_index_new ();
  cx_results_request_add_question (request, "why");
  cx_results_request_add_question (request, "gone");
  results = run (&fixture, request);
  g_assert_cmpuint (results->questions->len, ==, 1);
  g_assert_cmpuint (find (results, "why")->comments->n, ==, 40);
  g_assert_cmpuint (find (results, "why")->comments->comments->len, ==, CX_COMMENTS_FIRST);
}

static void
test_views (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxAnswerFilter) filter = cx_answer_filter_new ();
  g_autoptr (CxResultsRequest) request = NULL;
  g_autoptr (CxResults) results = NULL;

  fill (&fixture);
  request = cx_results_request_new (fixture.survey->id, filter);
  g_hash_table_insert (request->views, g_strdup ("nps"), cx_result_view_new ("period:month"));
  g_hash_table_insert (request->views, g_strdup ("drink"), cx_result_view_new ("by:field:branch"));
  g_hash_table_insert (request->views, g_strdup ("spend"), cx_result_view_new ("by:nowhere"));
  results = run (&fixture, request);
  g_assert_cmpuint (find (results, "nps")->breakdown->periods->len, ==, 2);
  g_assert_cmpuint (find (results, "nps")->rows->rows->len, ==, 2);
  g_assert_cmpuint (find (results, "drink")->breakdown->groups->len, ==, 2);
  /* What cannot be measured is said there and spoils nothing else. */
  g_assert_null (find (results, "spend")->breakdown);
  g_assert_nonnull (find (results, "spend")->problem);
}

static void
test_failure (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxAnswerFilter) filter = cx_answer_filter_parse ("${colour} = 'red'", NULL, NULL);
  g_autoptr (CxResultsRequest) request = NULL;
  g_autoptr (CxResultsRequest) nowhere = NULL;
  g_autoptr (CxWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  fill (&fixture);
  workspace = cx_workspace_new (fixture.project);
  request = cx_results_request_new (fixture.survey->id, filter);
  g_assert_null (cx_results_run (workspace, request, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  g_clear_error (&error);
  nowhere = cx_results_request_new (4711, filter);
  g_assert_null (cx_results_run (workspace, nowhere, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
}

static void
test_cancel (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxAnswerFilter) filter = cx_answer_filter_new ();
  g_autoptr (CxResultsRequest) request = NULL;
  g_autoptr (CxWorkspace) workspace = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (CxProgress) progress = cx_progress_new (cancellable, NULL, NULL);
  g_autoptr (GError) error = NULL;

  fill (&fixture);
  workspace = cx_workspace_new (fixture.project);
  request = cx_results_request_new (fixture.survey->id, filter);
  g_cancellable_cancel (cancellable);
  g_assert_null (cx_results_run (workspace, request, progress, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_CANCELLED);
}

/* Clicks the mark with @category and @series of @chart; the filter's expression, NULL: no filter.
 */
static char *
click (CxResults *results, const char *code, guint chart, guint category, guint series)
{
  CxQuestionResult *result = find (results, code);
  g_autoptr (CxAnswerFilter) filter = cx_answer_filter_new ();
  CxResultChart *place;

  g_assert_cmpuint (chart, <, result->charts->len);
  place = g_ptr_array_index (result->charts, chart);
  if (!cx_result_chart_apply (place, result, results->survey, category, series, filter))
    return NULL;
  if (filter->since != NULL)
    return g_strdup_printf ("%s..%s", filter->since, filter->until);
  return cx_answer_filter_get_where (filter);
}

#define assert_click(results, code, chart, category, series, expected)                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *where_ = click (results, code, chart, category, series);                      \
    g_assert_cmpstr (where_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

static void
test_clicks (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxAnswerFilter) filter = cx_answer_filter_new ();
  g_autoptr (CxResultsRequest) request = NULL;
  g_autoptr (CxResults) results = NULL;

  fill (&fixture);
  request = cx_results_request_new (fixture.survey->id, filter);
  results = run (&fixture, request);
  /* The gauge's bands, its needle; then the points. */
  assert_click (results, "nps", 0, 0, 1, "${nps} <= 6");
  assert_click (results, "nps", 0, 0, 2, "${nps} >= 7 and ${nps} <= 8");
  assert_click (results, "nps", 0, 0, 3, "${nps} >= 9");
  assert_click (results, "nps", 0, 0, 0, NULL);
  assert_click (results, "nps", 1, 9, 0, "${nps} = 9");
  assert_click (results, "reasons", 0, 0, 0, "selected(${reasons}, 'price')");
  assert_click (results, "day", 0, 0, 0, "${day} >= '2026-04-01' and ${day} <= '2026-04-30'");
  assert_click (results, "at", 0, 0, 0, "${at} >= '10:00' and ${at} <= '10:59:59'");
  assert_click (results, "nps", 0, 77, 0, NULL);
}

static void
test_group_clicks (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxAnswerFilter) filter = cx_answer_filter_new ();
  g_autoptr (CxResultsRequest) request = NULL;
  g_autofree char *clicked = NULL;
  g_autoptr (CxResults) results = NULL;

  fill (&fixture);
  request = cx_results_request_new (fixture.survey->id, filter);
  g_hash_table_insert (request->views, g_strdup ("nps"), cx_result_view_new ("by:field:branch"));
  g_hash_table_insert (request->views, g_strdup ("reasons"), cx_result_view_new ("period:month"));
  g_hash_table_insert (request->views, g_strdup ("drink"), cx_result_view_new ("by:nps"));
  results = run (&fixture, request);
  assert_click (results, "nps", 0, 1, 0, "${branch} = 'B'");
  assert_click (results, "reasons", 0, 0, 0, "2026-03-01..2026-03-31");
  clicked = click (results, "drink", 0, 0, 0);
  g_assert_true (g_str_has_prefix (clicked, "${nps} = "));
}

static void
test_rows (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxAnswerFilter) filter = cx_answer_filter_new ();
  g_autoptr (CxResultsRequest) request = NULL;
  g_autoptr (CxResults) results = NULL;
  g_autofree char *text = NULL;
  g_autofree char *base = NULL;
  g_autofree char *few = NULL;

  fill (&fixture);
  request = cx_results_request_new (fixture.survey->id, filter);
  request->language = g_strdup ("en");
  results = run (&fixture, request);
  text = cx_result_rows_to_text (find (results, "reasons")->rows, "Why\tus?");
  g_assert_true (g_str_has_prefix (text, "Why us?\n\nAnswer\tAnswers\tShare %\tInterval\n"));
  g_assert_nonnull (strstr (text, "\t40\t100.0\t"));
  base = cx_question_result_describe_base (find (results, "nps"), "en");
  g_assert_cmpstr (base, ==, "90 answers of 96 asked");
  few = cx_question_result_describe_few (find (results, "nps"), "en");
  g_assert_null (few);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/results-request/all", test_all);
  g_test_add_func ("/results-request/filter", test_filter);
  g_test_add_func ("/results-request/compare", test_compare);
  g_test_add_func ("/results-request/no-difference", test_no_difference);
  g_test_add_func ("/results-request/compared-views", test_compared_views);
  g_test_add_func ("/results-request/first", test_first);
  g_test_add_func ("/results-request/comments", test_comments);
  g_test_add_func ("/results-request/views", test_views);
  g_test_add_func ("/results-request/failure", test_failure);
  g_test_add_func ("/results-request/cancel", test_cancel);
  g_test_add_func ("/results-request/clicks", test_clicks);
  g_test_add_func ("/results-request/group-clicks", test_group_clicks);
  g_test_add_func ("/results-request/rows", test_rows);
  return g_test_run ();
}
