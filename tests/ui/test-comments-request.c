#include "config.h"

#include "cx-comments-request.h"

#include "cx-fixture.h"
#include "cx-test.h"

#include "cx-error.h"

static void
fill (CxFixture *fixture)
{
  cx_fixture_init (fixture, "Asia/Ho_Chi_Minh");
  cx_fixture_add (fixture, "why", "Đồ uống ngon", "nps", "10", "branch", "A", "submitted",
                  "2026-03-01T10:00:00", NULL);
  cx_fixture_add (fixture, "why", "Chờ lâu < 5 phút", "nps", "2", "branch", "B", "submitted",
                  "2026-03-03T10:00:00", NULL);
  cx_fixture_add (fixture, "why", "do an ngon, đồ uống nhạt", "submitted", "2026-03-02T10:00:00",
                  NULL);
  cx_fixture_add (fixture, "nps", "7", "submitted", "2026-03-05T10:00:00", NULL);
  cx_fixture_add (fixture, "why", "-1", "submitted", "2026-03-05T10:00:00", NULL);
  cx_fixture_add (fixture, "why", "Không ngày", "nps", "8", NULL);
  cx_fixture_write (fixture);
}

static CxComments *
run (CxFixture *fixture,
     const CxAnswerFilter *filter,
     const char *search,
     guint offset,
     guint limit)
{
  g_autoptr (CxWorkspace) workspace = cx_workspace_new (fixture->project);
  CxCommentIndex *index = cx_comment_index_new ();
  g_autoptr (CxCommentsRequest)
      request = cx_comments_request_new (fixture->survey->id, "why", filter, index);
  g_autoptr (GError) error = NULL;
  CxComments *comments;

  request->search = g_strdup (search);
  request->offset = offset;
  request->limit = limit;
  request->language = g_strdup ("en");
  comments = cx_comments_run (workspace, request, NULL, &error);
  g_assert_no_error (error);
  cx_comment_index_unref (index);
  return comments;
}

static const CxComment *
get (const CxComments *comments, guint index)
{
  g_assert_cmpuint (index, <, comments->comments->len);
  return g_ptr_array_index (comments->comments, index);
}

static void
test_newest_first (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxAnswerFilter) filter = cx_answer_filter_new ();
  g_autoptr (CxComments) comments = NULL;
  g_autoptr (CxComments) rest = NULL;

  fill (&fixture);
  comments = run (&fixture, filter, NULL, 0, 3);
  g_assert_cmpuint (comments->n, ==, 4);
  g_assert_cmpuint (comments->comments->len, ==, 3);
  g_assert_cmpstr (get (comments, 0)->text, ==, "Chờ lâu < 5 phút");
  g_assert_cmpstr (get (comments, 0)->markup, ==, "Chờ lâu &lt; 5 phút");
  g_assert_cmpstr (get (comments, 0)->score, ==, "2");
  g_assert_cmpint (get (comments, 0)->mood, ==, CX_MOOD_BAD);
  g_assert_cmpstr (get (comments, 0)->branch, ==, "B");
  g_assert_cmpstr (get (comments, 0)->date, ==, "3 Mar 2026");
  g_assert_cmpint (get (comments, 0)->id, ==, 2);
  g_assert_null (get (comments, 1)->score);
  g_assert_cmpint (get (comments, 2)->mood, ==, CX_MOOD_GOOD);
  rest = run (&fixture, filter, NULL, 3, 3);
  g_assert_cmpuint (rest->comments->len, ==, 1);
  g_assert_cmpstr (get (rest, 0)->text, ==, "Không ngày");
  g_assert_null (get (rest, 0)->date);
  g_assert_cmpint (get (rest, 0)->mood, ==, CX_MOOD_MIDDLE);
}

static void
test_search (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxAnswerFilter) filter = cx_answer_filter_new ();
  g_autoptr (CxComments) comments = NULL;
  g_autoptr (CxComments) filtered = NULL;
  g_autoptr (CxComments) none = NULL;

  fill (&fixture);
  comments = run (&fixture, filter, "DO UONG", 0, 10);
  g_assert_cmpuint (comments->n, ==, 2);
  g_assert_cmpstr (get (comments, 0)->markup, ==,
                   "do an ngon, <span weight=\"bold\" underline=\"single\">đồ uống</span> nhạt");
  cx_answer_filter_toggle_value (filter, fixture.survey, "branch", "A");
  filtered = run (&fixture, filter, "đồ uống", 0, 10);
  g_assert_cmpuint (filtered->n, ==, 1);
  none = run (&fixture, filter, "phở", 0, 10);
  g_assert_cmpuint (none->n, ==, 0);
  g_assert_cmpuint (none->comments->len, ==, 0);
}

static void
test_mark (void)
{
  g_autofree char *twice = cx_comment_mark ("Bánh & bành", "banh");
  g_autofree char *plain = cx_comment_mark ("a\n<b>", "  ");
  g_autofree char *apart = cx_comment_mark ("e\u0302\u0301m", "em");

  g_assert_cmpstr (twice, ==,
                   "<span weight=\"bold\" underline=\"single\">Bánh</span> &amp; "
                   "<span weight=\"bold\" underline=\"single\">bành</span>");
  g_assert_cmpstr (plain, ==, "a &lt;b&gt;");
  g_assert_cmpstr (apart, ==, "<span weight=\"bold\" underline=\"single\">ếm</span>");
}

static void
test_wrong_question (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxAnswerFilter) filter = cx_answer_filter_new ();
  CxCommentIndex *index = cx_comment_index_new ();
  g_autoptr (CxCommentsRequest) request = NULL;
  g_autoptr (CxCommentsRequest) unknown = NULL;
  g_autoptr (CxWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  fill (&fixture);
  workspace = cx_workspace_new (fixture.project);
  request = cx_comments_request_new (fixture.survey->id, "nps", filter, index);
  unknown = cx_comments_request_new (fixture.survey->id, "colour", filter, index);
  cx_comment_index_unref (index);
  g_assert_null (cx_comments_run (workspace, request, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (cx_comments_run (workspace, unknown, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/comments-request/newest-first", test_newest_first);
  g_test_add_func ("/comments-request/search", test_search);
  g_test_add_func ("/comments-request/mark", test_mark);
  g_test_add_func ("/comments-request/wrong-question", test_wrong_question);
  return g_test_run ();
}
