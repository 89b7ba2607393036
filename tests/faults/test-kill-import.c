/* An import, or its undo, that is killed at any moment leaves the file sound, in the state before
 * it or the one after it. 30 times; 200 with -m slow. */
#include "config.h"

#include "cx-survey-repo.h"
#include "cx-project.h"
#include "cx-test.h"

#include <gio/gio.h>
#include <string.h>

#define ROUNDS_A_FILE 10
#define ROWS 12000

/* What a response of row @row says in the first file, and in the second where it differs. */
static guint
score (guint row, gboolean second)
{
  return second && row % 3 == 0 ? (row + 5) % 11 : row % 11;
}

typedef struct
{
  gint64 rows;
  gint64 sum;
} State;

/* The three states, and the files that lead from one to the next. */
typedef struct
{
  State states[3];
  char *csv[2], *json[2];
} Plan;

static char *
write_rows (const char *name, gboolean second, State *state)
{
  g_autoptr (GString) text = g_string_new ("id,when,nps,why,drink\n");
  guint rows = second ? ROWS + ROWS / 4 : ROWS;

  *state = (State){ rows, 0 };
  for (guint i = 0; i < rows; i++)
    {
      guint nps = score (i, second);

      g_string_append_printf (text, "r%u,2026-03-%02u 10:%02u:00,%u,Reason %u,Drink %u\n", i,
                              i % 28 + 1, i % 60, nps, i, i % (second ? 9 : 7));
      state->sum += nps;
    }
  return cx_test_file (name, text->str, (gssize) text->len);
}

static const char first_mapping[] =
    "{\"version\":1,\"id_column\":1,\"new_survey\":\"Visits\",\"columns\":["
    "{\"target\":\"field:source_id\"},"
    "{\"target\":\"field:submitted\",\"date_format\":\"yyyy-MM-dd HH:mm:ss\"},"
    "{\"target\":\"new:nps\",\"question\":\"nps\",\"scale\":[0,10]},"
    "{\"target\":\"new:text\",\"question\":\"why\"},"
    "{\"target\":\"new:single\",\"question\":\"drink\"}]}";
static const char second_mapping[] =
    "{\"version\":1,\"id_column\":1,\"survey\":\"visits\",\"columns\":["
    "{\"target\":\"field:source_id\"},"
    "{\"target\":\"field:submitted\",\"date_format\":\"yyyy-MM-dd HH:mm:ss\"},"
    "{\"target\":\"question:nps\"},{\"target\":\"question:why\"},"
    "{\"target\":\"question:drink\"}]}";

static Plan *
make_plan (void)
{
  Plan *plan = g_new0 (Plan, 1);

  plan->csv[0] = write_rows ("first.csv", FALSE, &plan->states[1]);
  plan->csv[1] = write_rows ("second.csv", TRUE, &plan->states[2]);
  plan->json[0] = cx_test_file ("first.json", first_mapping, -1);
  plan->json[1] = cx_test_file ("second.json", second_mapping, -1);
  return plan;
}

static void
free_plan (Plan *plan)
{
  for (guint i = 0; i < 2; i++)
    {
      g_free (plan->csv[i]);
      g_free (plan->json[i]);
    }
  g_free (plan);
}

static char *
run_and_kill (const Plan *plan, const char *path, gulong delay)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "fault-importer", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, path, plan->csv[0], plan->json[0],
      plan->csv[1], plan->json[1], g_test_rand_bit () ? "back" : "on", NULL);
  char *output = NULL;

  g_assert_no_error (error);
  g_usleep (delay);
  g_subprocess_force_exit (process);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  if (strstr (output, "E ") != NULL)
    g_error ("The import failed: %s", output);
  return output;
}

static gint64
look (CxDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  cx_db_get_int (db, sql, 0, &value, &error);
  g_assert_no_error (error);
  return value;
}

static State
read_state (CxDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxSurvey) survey = cx_survey_repo_find (db, NULL, &error);
  g_autofree char *table = NULL, *count = NULL, *sum = NULL;

  if (survey == NULL)
    {
      g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
      return (State){ 0, 0 };
    }
  table = cx_survey_answers_table (survey, 1);
  count = g_strdup_printf ("SELECT count(*) FROM %s", table);
  sum = g_strdup_printf ("SELECT total(%s) FROM %s",
                         cx_survey_find_item (survey, "nps", NULL)->column, table);
  return (State){ look (db, count), look (db, sum) };
}

/* The number of the state that the file is in. */
static int
find_state (const Plan *plan, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxProject) project = cx_project_open (path, CX_STORE_READ_WRITE, &error);
  static const gint64 choices[] = { 0, 7, 9 };
  CxDb *db;
  State state;

  g_assert_no_error (error);
  db = cx_project_get_db (project);
  state = read_state (db);
  for (int i = 0; i < 3; i++)
    if (state.rows == plan->states[i].rows && state.sum == plan->states[i].sum)
      {
        /* What else belongs to the imports has come and gone with them. */
        g_assert_cmpint (look (db, "SELECT count(*) FROM batch WHERE state = 'done'"), ==, i);
        g_assert_cmpint (look (db, "SELECT count(*) FROM choice"), ==, choices[i]);
        g_assert_cmpint (look (db, "SELECT count(*) FROM import_profile"), ==, i > 0);
        return i;
      }
  g_error ("The file has %" G_GINT64_FORMAT " responses with a sum of %" G_GINT64_FORMAT,
           state.rows, state.sum);
}

/* Whether the last step of @output, or the one before it, leads to @state. @start: without any
 * step. */
static void
assert_allowed (const char *output, int start, int state)
{
  g_auto (GStrv) lines = g_strsplit (output, "\n", -1);
  int done = start, under_way = start;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_equal (lines[i], "D"))
        done = under_way;
      /* A line cut off by the kill announces nothing. */
      else if (lines[i + 1] != NULL)
        under_way = (int) g_ascii_strtoll (lines[i] + 2, NULL, 10);
    }
  if (state != done && state != under_way)
    g_error ("Found state %d, expected %d or %d", state, done, under_way);
}

static void
test_kill_import (void)
{
  Plan *plan = make_plan ();
  guint rounds = g_test_slow () ? 200 : 30;
  guint reached[3] = { 0 };
  g_autofree char *path = NULL;
  int state = 0;

  for (guint i = 0; i < rounds; i++)
    {
      g_autofree char *output = NULL;
      g_autoptr (GError) error = NULL;
      int start = state;

      if (i % ROUNDS_A_FILE == 0)
        {
          g_autofree char *name = g_strdup_printf ("kill-%u.clientele", i / ROUNDS_A_FILE);

          g_free (path);
          path = cx_test_path (name);
          g_object_unref (cx_project_create (path, "Quán", NULL, NULL, NULL, &error));
          g_assert_no_error (error);
          start = 0;
        }
      output = run_and_kill (plan, path, (gulong) g_test_rand_int_range (5000, 900000));
      cx_store_check (path, NULL, NULL, &error);
      g_assert_no_error (error);
      state = find_state (plan, path);
      assert_allowed (output, start, state);
      reached[state]++;
    }
  g_test_message ("%u times nothing was there, %u times the first file, %u times both", reached[0],
                  reached[1], reached[2]);
  free_plan (plan);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/faults/kill/while-importing", test_kill_import);
  return g_test_run ();
}
