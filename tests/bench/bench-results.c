/* The results page of a survey with 20 questions and 100,000 responses under another filter,
 * against the sqlite3 shell's GROUP BY of every question on the same file. Prints ratios and how
 * they stand to their limits. */
#include "config.h"

#include "cx-results-request.h"

#include "cx-question-type.h"
#include "cx-response-repo.h"
#include "cx-survey-repo.h"
#include "cx-test.h"

#include <gio/gio.h>
#include <string.h>

#define ROWS 100000
#define QUESTIONS 20
#define BRANCHES 12
#define CHOICES 6
#define RUNS 3
#define AGAIN_LIMIT 0.5
#define COLD_LIMIT 0.5

#define MS_PER_DAY (24 * 60 * 60 * (gint64) 1000)

static const CxResponseField fields[] = { CX_FIELD_OF_SUBMITTED, CX_FIELD_OF_BRANCH };

static const char *const types[] = { "nps", "csat", "ces", "rating", "single" };

static void
add_question (CxSurvey *survey, guint place)
{
  CxQuestion *question = cx_question_new (types[place % G_N_ELEMENTS (types)]);
  g_autoptr (GError) error = NULL;

  question->code = g_strdup_printf ("q%u", place + 1);
  question->text = g_strdup_printf ("Câu hỏi %u", place + 1);
  for (int i = 1; g_str_equal (question->type_id, "single") && i <= CHOICES; i++)
    {
      g_autofree char *choice = g_strdup_printf ("c%d", i);

      g_ptr_array_add (question->choices, cx_choice_new (choice, i, choice));
    }
  cx_question_prepare (question, &error);
  g_assert_no_error (error);
  cx_question_layout (question);
  g_ptr_array_add (survey->questions, question);
}

static CxSurvey *
make_survey (void)
{
  CxSurvey *survey = cx_survey_new ();

  survey->code = g_strdup ("bench");
  survey->title = g_strdup ("Bench");
  survey->language = g_strdup ("vi");
  survey->response_fields = CX_RESPONSE_FIELDS_CORE | 1u << CX_FIELD_OF_BRANCH;
  for (guint i = 0; i < QUESTIONS; i++)
    add_question (survey, i);
  return survey;
}

static guint64 state = 1;

/* A number below @limit; the same ones every time. */
static guint
draw (guint limit)
{
  state = state * 6364136223846793005u + 1442695040888963407u;
  return (guint) ((state >> 33) % limit);
}

static void
fill_row (CxSurvey *survey, CxValue *row_fields, CxValue *row_items)
{
  static const char *const branches[BRANCHES] = {
    "Hoàn Kiếm", "Ba Đình", "Đống Đa", "Cầu Giấy", "Tây Hồ",    "Hà Đông",
    "Quận 1",    "Quận 3",  "Thủ Đức", "Hải Châu", "Ninh Kiều", "Vũng Tàu"
  };
  const char *branch = branches[draw (BRANCHES)];

  row_fields[0] = (CxValue){ .kind = CX_VALUE_INTEGER,
                             .integer = 1735689600000 + draw (720) * MS_PER_DAY };
  row_fields[1] = (CxValue){ .kind = CX_VALUE_TEXT, .text = branch, .length = strlen (branch) };
  for (guint i = 0; i < QUESTIONS; i++)
    {
      const CxQuestion *question = g_ptr_array_index (survey->questions, i);
      gboolean single = g_str_equal (question->type_id, "single");
      guint low = single ? 1 : (guint) question->scale_min;
      guint high = single ? CHOICES : (guint) question->scale_max;

      row_items[i] = draw (20) == 0 ? (CxValue){ .kind = CX_VALUE_NULL }
                                    : (CxValue){ .kind = CX_VALUE_INTEGER,
                                                 .integer = low + draw (high - low + 1) };
    }
}

static void
write_responses (CxProject *project, CxSurvey *survey)
{
  g_autoptr (CxResponseWriter) writer = NULL;
  g_autoptr (GError) error = NULL;
  CxValue row_fields[G_N_ELEMENTS (fields)], row_items[QUESTIONS];
  CxItem *items[QUESTIONS];
  g_autoptr (CxEdit) edit = NULL;

  for (guint i = 0; i < QUESTIONS; i++)
    items[i] = ((CxQuestion *) survey->questions->pdata[i])->items->pdata[0];
  edit = cx_store_begin_bulk (cx_project_get_store (project), "Fill", &error);
  g_assert_no_error (error);
  writer = cx_response_writer_new (edit, survey, fields, G_N_ELEMENTS (fields), items, QUESTIONS,
                                   &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ROWS; i++)
    {
      fill_row (survey, row_fields, row_items);
      cx_response_writer_insert (writer, 0, i + 1, 0, row_fields, row_items, &error);
      g_assert_no_error (error);
    }
  cx_response_writer_finish (writer, &error);
  g_assert_no_error (error);
  cx_edit_commit (g_steal_pointer (&edit), &error);
  g_assert_no_error (error);
}

/* Makes the file; gives what the shell is asked: a GROUP BY a question, with the same filter. */
static char *
make_file (const char *path, gint64 *survey_id)
{
  g_autoptr (CxSurvey) survey = make_survey ();
  g_autoptr (CxProject) project = NULL;
  g_autoptr (CxEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *table = NULL;
  GString *sql = g_string_new (NULL);

  project = cx_project_create (path, "Bench", "VND", "Asia/Ho_Chi_Minh", "vi", &error);
  g_assert_no_error (error);
  edit = cx_store_begin (cx_project_get_store (project), "Add", &error);
  g_assert_no_error (error);
  cx_survey_repo_insert (edit, survey, &error);
  g_assert_no_error (error);
  cx_edit_commit (g_steal_pointer (&edit), &error);
  g_assert_no_error (error);
  write_responses (project, survey);
  *survey_id = survey->id;

  table = cx_survey_answers_table (survey, 1);
  for (guint i = 0; i < QUESTIONS; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);
      const char *column = ((CxItem *) question->items->pdata[0])->column;

      g_string_append_printf (sql,
                              "SELECT %s, count(*) FROM %s WHERE %s >= 0 AND branch != 'Quận 1' "
                              "GROUP BY %s;",
                              column, table, column, column);
    }
  return g_string_free (sql, FALSE);
}

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

/* Of all lines "answer|n" the sum of n. */
static gint64
add_up (const char *output)
{
  g_auto (GStrv) lines = g_strsplit (output, "\n", -1);
  gint64 sum = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    if (strchr (lines[i], '|') != NULL)
      sum += g_ascii_strtoll (strchr (lines[i], '|') + 1, NULL, 10);
  return sum;
}

static double
run_shell (const char *path, const char *sql, gint64 *answers)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) shell = NULL;
  g_autofree char *output = NULL;
  gint64 start = g_get_monotonic_time ();

  shell = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "sqlite3", "-readonly", path,
                            sql, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (shell, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (shell));
  *answers = add_up (output);
  return seconds_since (start);
}

/* Everything that the page shows: scores, intervals, distributions, charts, tables. */
static double
run_results (CxWorkspace *workspace, gint64 survey_id, const char *where, gint64 *answers)
{
  g_autoptr (CxAnswerFilter) filter = cx_answer_filter_parse (where, NULL, NULL);
  g_autoptr (CxResultsRequest) request = cx_results_request_new (survey_id, filter);
  g_autoptr (CxResults) results = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  double seconds;

  results = cx_results_run (workspace, request, NULL, &error);
  seconds = seconds_since (start);
  g_assert_no_error (error);
  *answers = 0;
  for (guint i = 0; i < results->questions->len; i++)
    *answers += cx_question_result_get_n (g_ptr_array_index (results->questions, i));
  return seconds;
}

static gboolean
report (const char *what, double ours, double theirs, double limit)
{
  gboolean good = ours <= limit * theirs;

  g_print ("%s: ours %.1f ms, sqlite3 GROUP BY a question %.1f ms, ratio %.4f (limit %.2f) %s\n",
           what, ours * 1000, theirs * 1000, ours / theirs, limit, good ? "ok" : "TOO SLOW");
  return good;
}

int
main (int argc, char *argv[])
{
  double cold = G_MAXDOUBLE, again = G_MAXDOUBLE, shell = G_MAXDOUBLE;
  g_autofree char *path = NULL;
  g_autofree char *sql = NULL;
  gint64 survey_id;

  cx_test_init (&argc, &argv);
  path = cx_test_path ("bench.clientele");
  sql = make_file (path, &survey_id);
  for (guint i = 0; i < RUNS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CxProject) project = cx_project_open (path, CX_STORE_READ_ONLY, &error);
      g_autoptr (CxWorkspace) workspace = NULL;
      gint64 all, ours, theirs;

      g_assert_no_error (error);
      workspace = cx_workspace_new (project);
      shell = MIN (shell, run_shell (path, sql, &theirs));
      cold = MIN (cold, run_results (workspace, survey_id, NULL, &all));
      again = MIN (again, run_results (workspace, survey_id, "${branch} != 'Quận 1'", &ours));
      g_assert_cmpint (ours, ==, theirs);
      g_assert_cmpint (ours, <, all);
    }
  report ("Results of 20 questions, first shown", cold, shell, COLD_LIMIT);
  report ("Results of 20 questions under another filter", again, shell, AGAIN_LIMIT);
  return 0;
}
