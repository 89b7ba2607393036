#include "config.h"

#include "cx-store-fixture.h"

typedef struct
{
  guint times;
  GStrv tables;
  GThread *thread;
  GMainLoop *loop;
} Heard;

static void
changed_cb (CxStore *store, const char *const *tables, Heard *heard)
{
  heard->times++;
  g_strfreev (heard->tables);
  heard->tables = g_strdupv ((char **) tables);
  heard->thread = g_thread_self ();
  if (heard->loop != NULL)
    g_main_loop_quit (heard->loop);
}

static void
listen (CxStore *store, Heard *heard)
{
  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), heard);
}

static gboolean
was (Heard *heard, const char *table)
{
  return heard->tables != NULL && g_strv_contains ((const char *const *) heard->tables, table);
}

static void
test_tables (void)
{
  g_autoptr (CxStore) store = fixture_create ("tables.clientele");
  Heard heard = { 0 };

  fixture_add_survey (store);
  listen (store, &heard);
  fixture_edit (store, "Nothing", "UPDATE survey SET title = 'x' WHERE id = 99");
  g_assert_cmpuint (heard.times, ==, 0);
  fixture_edit (store, "Rename", "UPDATE survey SET title = 'x' WHERE id = 1");
  g_assert_cmpuint (heard.times, ==, 1);
  g_assert_true (was (&heard, "survey"));
  g_assert_false (was (&heard, "question"));
  fixture_undo (store, "Rename");
  g_assert_cmpuint (heard.times, ==, 2);
  g_assert_true (was (&heard, "survey"));
  fixture_redo (store, "Rename");
  g_assert_cmpuint (heard.times, ==, 3);
  g_assert_true (was (&heard, "survey"));

  fixture_import (store, "Import", 10);
  g_assert_cmpuint (heard.times, ==, 4);
  g_assert_true (was (&heard, "answers_1"));
  /* Everything goes at once, which SQLite does not tell row by row. */
  fixture_undo (store, "Import");
  g_assert_cmpuint (heard.times, ==, 5);
  g_assert_true (was (&heard, "answers_1"));
  g_strfreev (heard.tables);
}

static void
test_rolled_back_is_silent (void)
{
  g_autoptr (CxStore) store = fixture_create ("silent.clientele");
  g_autoptr (GError) error = NULL;
  CxEdit *edit;
  Heard heard = { 0 };

  listen (store, &heard);
  edit = cx_store_begin (store, "Add", &error);
  fixture_run (edit, "INSERT INTO setting (key, changed_at) VALUES ('a', 1)");
  cx_edit_free (edit);
  g_assert_cmpuint (heard.times, ==, 0);
}

static gpointer
edit_elsewhere (gpointer data)
{
  fixture_edit (data, "Add", "INSERT INTO setting (key, changed_at) VALUES ('a', 1)");
  return NULL;
}

/* What another thread commits is told in the store's own. */
static void
test_from_another_thread (void)
{
  g_autoptr (CxStore) store = fixture_create ("thread.clientele");
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Heard heard = { .loop = loop };

  listen (store, &heard);
  g_thread_join (g_thread_new ("writer", edit_elsewhere, store));
  g_assert_cmpuint (heard.times, ==, 0);
  g_main_loop_run (loop);
  g_assert_cmpuint (heard.times, ==, 1);
  g_assert_true (heard.thread == g_thread_self ());
  g_assert_true (was (&heard, "setting"));
  g_strfreev (heard.tables);
}

/* A reader hears, a moment later, that another program has written. */
static void
test_from_another_program (void)
{
  g_autoptr (CxStore) store = fixture_create ("program.clientele");
  g_autoptr (CxStore) reader = fixture_open ("program.clientele", CX_STORE_READ_ONLY);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Heard heard = { .loop = loop };

  listen (reader, &heard);
  fixture_edit (store, "Add", "INSERT INTO setting (key, changed_at) VALUES ('a', 1)");
  g_main_loop_run (loop);
  g_assert_cmpuint (heard.times, ==, 1);
  g_assert_null (heard.tables);
  g_assert_cmpint (fixture_int (reader, "SELECT count(*) FROM setting"), ==, 1);
}

/* Whoever listens may go on with an edit of its own. */
static void
edit_again_cb (CxStore *store, const char *const *tables, gpointer user_data)
{
  guint *times = user_data;

  if ((*times)++ == 0)
    fixture_edit (store, "Again", "UPDATE setting SET value = '2'");
}

static void
test_edit_while_told (void)
{
  g_autoptr (CxStore) store = fixture_create ("again.clientele");
  guint times = 0;

  g_signal_connect (store, "changed", G_CALLBACK (edit_again_cb), &times);
  fixture_edit (store, "Add", "INSERT INTO setting (key, value, changed_at) VALUES ('a', '1', 1)");
  g_assert_cmpuint (times, ==, 2);
  g_assert_cmpint (fixture_int (store, "SELECT value FROM setting"), ==, 2);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);

  g_test_add_func ("/store/notify/tables", test_tables);
  g_test_add_func ("/store/notify/rolled-back", test_rolled_back_is_silent);
  g_test_add_func ("/store/notify/another-thread", test_from_another_thread);
  g_test_add_func ("/store/notify/another-program", test_from_another_program);
  g_test_add_func ("/store/notify/edit-while-told", test_edit_while_told);

  return g_test_run ();
}
