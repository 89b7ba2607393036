/* A program that is killed at any moment leaves the file sound, as it was before its last step or
 * after it. 40 times; 200 with -m slow. */
#include "config.h"

#include "cx-store-fixture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define ROUNDS_A_FILE 8

static void
prepare_file (const char *name)
{
  g_autoptr (CxStore) store = fixture_create (name);

  fixture_add_survey (store);
  fixture_edit (store, "Start",
                "INSERT INTO setting (key, value, changed_at)"
                " VALUES ('a', '0', 1), ('b', '0', 1)");
}

/* Runs the writer for @delay microseconds, kills it, and returns what it said. */
static char *
run_and_kill (const char *path, guint seed, gulong delay)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "fault-writer", NULL);
  g_autofree char *number = g_strdup_printf ("%u", seed);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  char *output = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, path, number, NULL);
  g_assert_no_error (error);
  g_usleep (delay);
  g_subprocess_force_exit (process);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (output, "E "));
  return output;
}

static char *
describe (CxStore *store)
{
  return g_strdup_printf ("S %d %d %d",
                          (int) fixture_int (store, "SELECT value FROM setting WHERE key = 'a'"),
                          (int) fixture_int (store, "SELECT count(*) FROM answers_1"),
                          (int) fixture_int (store, "SELECT total (a1) FROM answers_1"));
}

/* The last state that was reached, and the one that was under way. */
static void
assert_allowed (const char *output, const char *found)
{
  g_auto (GStrv) lines = g_strsplit (output, "\n", -1);
  const char *done = NULL;
  const char *under_way = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_equal (lines[i], "D"))
        done = g_steal_pointer (&under_way);
      /* A line cut off by the kill announces nothing. */
      else if (lines[i + 1] != NULL)
        under_way = lines[i];
    }
  if (done == NULL)
    return;
  if (g_strcmp0 (found, done) != 0 && g_strcmp0 (found, under_way) != 0)
    g_error ("Found “%s”, expected “%s” or “%s”", found, done, under_way);
}

static void
assert_sound (const char *path, const char *output)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *backup = g_strconcat (path, ".backup", NULL);
  g_autofree char *found = NULL;
  g_autofree char *again = NULL;
  g_autoptr (CxStore) store = NULL;
  g_autoptr (GError) error = NULL;

  /* As a reader finds it first, then as the next one who writes. */
  cx_store_check (path, NULL, NULL, &error);
  g_assert_no_error (error);
  store = fixture_open (name, CX_STORE_READ_ONLY);
  found = describe (store);
  g_clear_object (&store);
  assert_allowed (output, found);

  store = fixture_open (name, CX_STORE_READ_WRITE);
  again = describe (store);
  g_assert_cmpstr (again, ==, found);
  g_assert_cmpint (fixture_int (store, "SELECT count(DISTINCT value) FROM setting"), ==, 1);
  g_assert_cmpint (fixture_int (store,
                                "SELECT count(*) FROM batch b WHERE"
                                " (SELECT count(*) FROM answers_1 a WHERE a.batch_id = b.id) <>"
                                " CASE b.state WHEN 'done' THEN b.accepted ELSE 0 END"),
                   ==, 0);
  g_clear_object (&store);
  cx_store_check (path, NULL, NULL, &error);
  g_assert_no_error (error);
  if (g_file_test (backup, G_FILE_TEST_EXISTS))
    cx_store_check (backup, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_kill (void)
{
  guint rounds = g_test_slow () ? 200 : 40;
  guint seed = (guint) g_test_rand_int ();

  for (guint i = 0; i < rounds; i++)
    {
      g_autofree char *name = g_strdup_printf ("kill-%u.clientele", i / ROUNDS_A_FILE);
      g_autofree char *path = cx_test_path (name);
      g_autofree char *output = NULL;

      if (i % ROUNDS_A_FILE == 0)
        prepare_file (name);
      output = run_and_kill (path, seed + i, (gulong) g_test_rand_int_range (1000, 250000));
      assert_sound (path, output);
    }
}

/* Making a new file: it is there complete, or not at all. */
static void
test_kill_while_creating (void)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "fault-creator", NULL);
  guint rounds = g_test_slow () ? 60 : 15;
  guint made = 0;

  for (guint i = 0; i < rounds; i++)
    {
      g_autofree char *name = g_strdup_printf ("new-%u.clientele", i);
      g_autofree char *path = cx_test_path (name);
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess)
          process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, path, NULL);

      g_assert_no_error (error);
      g_usleep ((gulong) g_test_rand_int_range (1000, 150000));
      g_subprocess_force_exit (process);
      g_assert_true (g_subprocess_wait (process, NULL, NULL));
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        {
          made++;
          cx_store_check (path, NULL, NULL, &error);
          g_assert_no_error (error);
        }
      else
        {
          /* What was left does not keep the name from being used. */
          g_autoptr (CxStore) store = fixture_create (name);

          g_assert_cmpint (fixture_int (store, "SELECT count(*) FROM survey"), ==, 0);
        }
    }
  g_test_message ("%u of %u files were complete", made, rounds);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);

  g_test_add_func ("/faults/kill/while-writing", test_kill);
  g_test_add_func ("/faults/kill/while-creating", test_kill_while_creating);

  return g_test_run ();
}
