#include "config.h"

#include "cx-error.h"
#include "cx-session.h"
#include "cx-test.h"

#include <string.h>

/* What callbacks report, in the order in which they came. */
typedef struct
{
  GMainLoop *loop;
  GString *order;
  guint pending;
  GError *error;
  gpointer result;
} Wait;

static void
wait_init (Wait *wait, guint pending)
{
  wait->loop = g_main_loop_new (NULL, FALSE);
  wait->order = g_string_new (NULL);
  wait->pending = pending;
  wait->error = NULL;
  wait->result = NULL;
}

static void
wait_clear (Wait *wait)
{
  g_main_loop_unref (wait->loop);
  g_string_free (wait->order, TRUE);
  g_clear_error (&wait->error);
}

static void
wait_one (Wait *wait)
{
  if (--wait->pending == 0)
    g_main_loop_quit (wait->loop);
}

static void
ran_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;
  g_autofree char *text = NULL;

  g_clear_error (&wait->error);
  text = cx_session_run_finish (CX_SESSION (object), result, &wait->error);
  g_string_append (wait->order, text != NULL ? text : "!");
  wait_one (wait);
}

static CxSession *
make_session (const char *name)
{
  g_autofree char *path = cx_test_path (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (CxProject) project = cx_project_create (path, "Shop", NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return cx_session_new (project);
}

/* Work. */

static gpointer
echo (CxWorkspace *workspace, gpointer request, CxProgress *progress, GError **error)
{
  g_assert_nonnull (cx_workspace_get_project (workspace, error));
  return g_strdup (request);
}

static gpointer
refuse (CxWorkspace *workspace, gpointer request, CxProgress *progress, GError **error)
{
  cx_error_set (error, CX_ERROR_INVALID, "Mend it.", "Refused.");
  return NULL;
}

/* Goes on until it is stopped. */
static gpointer
spin (CxWorkspace *workspace, gpointer request, CxProgress *progress, GError **error)
{
  cx_progress_begin (progress, "Spinning", 0);
  for (gint64 i = 0; cx_progress_step (progress, i, error); i++)
    g_usleep (1000);
  return NULL;
}

static void
run (CxSession *session,
     CxLane lane,
     CxWorkFunc func,
     const char *text,
     GCancellable *cancellable,
     CxActivity *activity,
     Wait *wait)
{
  cx_session_run (session, lane, func, g_strdup (text), g_free, g_free, cancellable, activity,
                  ran_cb, wait);
}

static void
test_order (void)
{
  g_autoptr (CxSession) session = make_session ("order.clientele");
  Wait wait;

  wait_init (&wait, 26);
  for (char letter = 'a'; letter <= 'z'; letter++)
    {
      const char text[2] = { letter, '\0' };

      run (session, CX_LANE_READ, echo, text, NULL, NULL, &wait);
    }
  g_main_loop_run (wait.loop);
  g_assert_cmpstr (wait.order->str, ==, "abcdefghijklmnopqrstuvwxyz");
  wait_clear (&wait);
}

static void
test_failure (void)
{
  g_autoptr (CxSession) session = make_session ("failure.clientele");
  Wait wait;

  wait_init (&wait, 1);
  run (session, CX_LANE_READ, refuse, "x", NULL, NULL, &wait);
  g_main_loop_run (wait.loop);
  g_assert_error (wait.error, CX_ERROR, CX_ERROR_INVALID);
  wait_clear (&wait);
}

static void
test_cancel_waiting (void)
{
  g_autoptr (CxSession) session = make_session ("cancel.clientele");
  g_autoptr (GCancellable) first = g_cancellable_new (), second = g_cancellable_new ();
  Wait wait;

  wait_init (&wait, 2);
  run (session, CX_LANE_READ, spin, NULL, first, NULL, &wait);
  run (session, CX_LANE_READ, echo, "never", second, NULL, &wait);
  g_cancellable_cancel (second);
  g_cancellable_cancel (first);
  g_main_loop_run (wait.loop);
  g_assert_cmpstr (wait.order->str, ==, "!!");
  wait_clear (&wait);
}

/* Lanes run side by side: a long one does not hold up the others. */
static void
test_lanes (void)
{
  g_autoptr (CxSession) session = make_session ("lanes.clientele");
  g_autoptr (CxActivity) activity = cx_activity_new ();
  Wait wait, long_wait;

  wait_init (&long_wait, 1);
  wait_init (&wait, 2);
  run (session, CX_LANE_LONG, spin, NULL, NULL, activity, &long_wait);
  run (session, CX_LANE_WRITE, echo, "w", NULL, NULL, &wait);
  g_assert_true (cx_session_is_writing (session));
  g_assert_true (cx_session_is_busy (session));
  run (session, CX_LANE_READ, echo, "r", NULL, NULL, &wait);
  g_main_loop_run (wait.loop);
  g_assert_true (cx_session_is_busy (session));
  cx_activity_cancel (activity);
  g_main_loop_run (long_wait.loop);
  g_assert_error (long_wait.error, CX_ERROR, CX_ERROR_CANCELLED);
  /* The answer is the last thing that a job does. */
  while (cx_session_is_busy (session) || cx_session_is_writing (session))
    g_main_context_iteration (NULL, TRUE);
  wait_clear (&wait);
  wait_clear (&long_wait);
}

/* Changes. */

static gboolean
rename_business (CxEdit *edit, gpointer data, GError **error)
{
  g_autoptr (CxBusiness) business = cx_business_repo_load (cx_edit_get_db (edit), error);

  if (business == NULL)
    return FALSE;
  g_free (business->name);
  business->name = g_strdup (data);
  return cx_business_repo_save (edit, business, error);
}

static gboolean
rename_and_fail (CxEdit *edit, gpointer data, GError **error)
{
  if (!rename_business (edit, data, error))
    return FALSE;
  cx_error_set (error, CX_ERROR_INVALID, NULL, "No.");
  return FALSE;
}

static void
changed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;

  g_clear_error (&wait->error);
  g_string_append (wait->order, cx_session_change_finish (CX_SESSION (object), result, &wait->error)
                                    ? "+"
                                    : "-");
  wait_one (wait);
}

static void
count_cb (CxSession *session, const char *const *tables, guint *count)
{
  (*count)++;
}

static void
change (CxSession *session, CxChangeFunc func, const char *name, Wait *wait)
{
  cx_session_change_async (session, "Rename", func, g_strdup (name), g_free, NULL, changed_cb,
                           wait);
}

static void
settle (CxSession *session)
{
  while (cx_session_is_writing (session) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_change (void)
{
  g_autoptr (CxSession) session = make_session ("change.clientele");
  guint changes = 0;
  Wait wait;

  g_signal_connect (session, "changed", G_CALLBACK (count_cb), &changes);
  wait_init (&wait, 1);
  change (session, rename_business, "New", &wait);
  g_main_loop_run (wait.loop);
  settle (session);
  g_assert_cmpstr (wait.order->str, ==, "+");
  g_assert_cmpstr (cx_session_get_title (session), ==, "New");
  g_assert_cmpstr (cx_session_get_undo_label (session), ==, "Rename");
  g_assert_cmpuint (changes, ==, 1);

  cx_session_undo (session);
  settle (session);
  g_assert_cmpstr (cx_session_get_title (session), ==, "Shop");
  g_assert_null (cx_session_get_undo_label (session));
  g_assert_cmpstr (cx_session_get_redo_label (session), ==, "Rename");

  cx_session_redo (session);
  settle (session);
  g_assert_cmpstr (cx_session_get_title (session), ==, "New");
  wait_clear (&wait);
}

static void
test_failed_change (void)
{
  g_autoptr (CxSession) session = make_session ("failed.clientele");
  Wait wait;

  wait_init (&wait, 1);
  change (session, rename_and_fail, "New", &wait);
  g_main_loop_run (wait.loop);
  settle (session);
  g_assert_error (wait.error, CX_ERROR, CX_ERROR_INVALID);
  g_assert_cmpstr (cx_session_get_title (session), ==, "Shop");
  g_assert_null (cx_session_get_undo_label (session));
  wait_clear (&wait);
}

static void
failed_cb (CxSession *session, const char *heading, const GError *error, char **told)
{
  g_free (*told);
  *told = g_strdup_printf ("%s: %s", heading, error->message);
}

/* Where nobody asks how it went, the session tells. */
static void
test_failure_is_told (void)
{
  g_autoptr (CxSession) session = make_session ("told.clientele");
  g_autofree char *told = NULL;
  guint changes = 0;

  g_signal_connect (session, "failed", G_CALLBACK (failed_cb), &told);
  g_signal_connect (session, "changed", G_CALLBACK (count_cb), &changes);
  cx_session_change (session, "Rename", rename_and_fail, g_strdup ("New"), g_free, NULL);
  settle (session);
  g_assert_cmpstr (told, ==, "Rename: No.");
  g_assert_cmpuint (changes, ==, 1);
}

/* Closing. */

static void
closed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;

  cx_session_close_finish (CX_SESSION (object), result);
  g_string_append (wait->order, "c");
  wait_one (wait);
}

static char *
read_name (const char *name)
{
  g_autofree char *path = cx_test_path (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (CxProject) project = cx_project_open (path, CX_STORE_READ_WRITE, &error);

  g_assert_no_error (error);
  return g_strdup (cx_project_get_business (project)->name);
}

/* Every change that was asked for is in the file, which is free for the next one; work that tells
 * its progress is stopped. */
static void
test_close (void)
{
  g_autoptr (CxSession) session = make_session ("close.clientele");
  g_autoptr (CxActivity) activity = cx_activity_new ();
  g_autofree char *name = NULL;
  Wait wait, late;

  wait_init (&wait, 22);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *text = g_strdup_printf ("Name %u", i);

      change (session, rename_business, text, &wait);
    }
  run (session, CX_LANE_LONG, spin, NULL, NULL, activity, &wait);
  cx_session_close_async (session, closed_cb, &wait);
  g_main_loop_run (wait.loop);
  g_assert_true (g_str_has_suffix (wait.order->str, "c"));
  g_assert_null (strchr (wait.order->str, '-'));
  name = read_name ("close.clientele");
  g_assert_cmpstr (name, ==, "Name 19");

  wait_init (&late, 1);
  run (session, CX_LANE_READ, echo, "late", NULL, NULL, &late);
  g_main_loop_run (late.loop);
  g_assert_error (late.error, CX_ERROR, CX_ERROR_CANCELLED);
  wait_clear (&wait);
  wait_clear (&late);
}

static void
closing_cb (CxSession *session)
{
  cx_session_change (session, "Rename", rename_business, g_strdup ("At the last moment"), g_free,
                     NULL);
}

/* What is handed over when the session says that it closes is in the file, too. */
static void
test_last_moment (void)
{
  g_autoptr (CxSession) session = make_session ("moment.clientele");
  g_autofree char *name = NULL;
  Wait wait;

  wait_init (&wait, 1);
  g_signal_connect (session, "closing", G_CALLBACK (closing_cb), NULL);
  cx_session_close_async (session, closed_cb, &wait);
  g_main_loop_run (wait.loop);
  name = read_name ("moment.clientele");
  g_assert_cmpstr (name, ==, "At the last moment");
  wait_clear (&wait);
}

/* Without a main loop, as at the end of the program. */
static void
test_drop (void)
{
  CxSession *session = make_session ("drop.clientele");
  g_autofree char *name = NULL;

  cx_session_change (session, "Rename", rename_business, g_strdup ("Last"), g_free, NULL);
  cx_session_close (session);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *) &session);
  g_object_unref (session);
  g_assert_null (session);
  name = read_name ("drop.clientele");
  g_assert_cmpstr (name, ==, "Last");
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/session/order", test_order);
  g_test_add_func ("/session/failure", test_failure);
  g_test_add_func ("/session/cancel-waiting", test_cancel_waiting);
  g_test_add_func ("/session/lanes", test_lanes);
  g_test_add_func ("/session/change", test_change);
  g_test_add_func ("/session/failed-change", test_failed_change);
  g_test_add_func ("/session/failure-is-told", test_failure_is_told);
  g_test_add_func ("/session/close", test_close);
  g_test_add_func ("/session/last-moment", test_last_moment);
  g_test_add_func ("/session/drop", test_drop);
  return g_test_run ();
}
