#include "config.h"

#include "cx-history-list.h"
#include "cx-test.h"

/* One thing after the other. */
typedef struct
{
  gboolean done;
  CxHistoryList *list;
  guint steps;
  char *stuck;
  GError *error;
} Wait;

static CxSession *
make_session (const char *name)
{
  g_autofree char *path = cx_test_path (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (CxProject) project = cx_project_create (path, "Shop", NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return cx_session_new (project);
}

static gboolean
rename_business (CxEdit *edit, gpointer data, GError **error)
{
  g_autoptr (CxBusiness) business = cx_business_repo_load (cx_edit_get_db (edit), error);

  g_free (business->name);
  business->name = g_strdup (data);
  return cx_business_repo_save (edit, business, error);
}

static void
settle (CxSession *session)
{
  while (cx_session_is_writing (session) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
}

static void
make_changes (CxSession *session, guint n)
{
  for (guint i = 1; i <= n; i++)
    cx_session_change (session, "Rename", rename_business, g_strdup_printf ("Name %u", i), g_free,
                       NULL);
  settle (session);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;

  wait->list = cx_session_run_finish (CX_SESSION (object), result, &wait->error);
  wait->done = TRUE;
}

static CxHistoryList *
read_list (CxSession *session, guint limit)
{
  Wait wait = { 0 };

  cx_history_list_read (session, limit, NULL, read_cb, &wait);
  while (!wait.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (wait.error);
  return wait.list;
}

static void
travelled_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;

  wait->steps = cx_history_travel_finish (CX_SESSION (object), result, &wait->stuck, &wait->error);
  wait->done = TRUE;
}

static guint
travel (CxSession *session, gint64 step)
{
  g_autoptr (CxActivity) activity = cx_activity_new ();
  Wait wait = { 0 };

  cx_history_travel (session, step, activity, travelled_cb, &wait);
  while (!wait.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (wait.error);
  g_assert_null (wait.stuck);
  settle (session);
  return wait.steps;
}

static CxHistoryStep *
get_step (CxHistoryList *list, guint index)
{
  return list->steps->pdata[index];
}

static void
test_list (void)
{
  g_autoptr (CxSession) session = make_session ("list.clientele");
  g_autoptr (CxHistoryList) list = NULL;
  g_autoptr (CxHistoryList) few = NULL;

  make_changes (session, 3);
  list = read_list (session, 100);
  g_assert_cmpuint (list->steps->len, ==, 4);
  g_assert_false (list->more);
  g_assert_cmpstr (get_step (list, 0)->entry->label, ==, "Rename");
  g_assert_cmpint (get_step (list, 0)->rows, ==, -1);
  /* The making of the business cannot be undone. */
  g_assert_cmpint (list->horizon, ==, get_step (list, 3)->entry->id);

  few = read_list (session, 2);
  g_assert_cmpuint (few->steps->len, ==, 2);
  g_assert_true (few->more);
}

static void
test_there_and_back (void)
{
  g_autoptr (CxSession) session = make_session ("travel.clientele");
  g_autoptr (CxHistoryList) list = NULL;
  g_autoptr (CxHistoryList) after = NULL;

  make_changes (session, 5);
  list = read_list (session, 100);
  g_assert_cmpuint (travel (session, get_step (list, 3)->entry->id), ==, 3);
  g_assert_cmpstr (cx_session_get_title (session), ==, "Name 2");

  after = read_list (session, 100);
  g_assert_cmpstr (get_step (after, 0)->entry->state, ==, "undone");
  g_assert_cmpint (get_step (after, 2)->entry->undone, >, get_step (after, 0)->entry->undone);
  /* Forward again, but not to the end. */
  g_assert_cmpuint (travel (session, get_step (list, 1)->entry->id), ==, 2);
  g_assert_cmpstr (cx_session_get_title (session), ==, "Name 4");
  g_assert_cmpuint (travel (session, get_step (list, 0)->entry->id), ==, 1);
  g_assert_cmpstr (cx_session_get_title (session), ==, "Name 5");
  /* To the very beginning. */
  g_assert_cmpuint (travel (session, get_step (list, 5)->entry->id), ==, 5);
  g_assert_cmpstr (cx_session_get_title (session), ==, "Shop");
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/history/list", test_list);
  g_test_add_func ("/history/there-and-back", test_there_and_back);
  return g_test_run ();
}
