/* NPS by branch and month over a million responses, against the sqlite3 shell's GROUP BY on the
 * same file. Prints ratios and how they stand to their limits. */
#include "config.h"

#include "cx-measure.h"
#include "cx-question-type.h"
#include "cx-response-repo.h"
#include "cx-survey-repo.h"
#include "cx-test.h"

#include <gio/gio.h>

#define ROWS 1000000
#define QUESTIONS 8
#define BRANCHES 12
#define MONTHS 24
#define RUNS 3

#define COLD_LIMIT 1.0
#define AGAIN_LIMIT 0.03

#define MS_PER_DAY (24 * 60 * 60 * (gint64) 1000)

static const CxResponseField fields[] = { CX_FIELD_OF_SUBMITTED, CX_FIELD_OF_BRANCH,
                                          CX_FIELD_OF_CHANNEL };

static void
add_question (CxSurvey *survey, const char *type, const char *code)
{
  CxQuestion *question = cx_question_new (type);
  g_autoptr (GError) error = NULL;

  question->code = g_strdup (code);
  question->text = g_strdup (code);
  if (g_str_equal (type, "single"))
    for (int i = 1; i <= 5; i++)
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
  static const char *const types[QUESTIONS] = { "nps",    "csat",  "ces",    "rating",
                                                "single", "yesno", "number", "single" };
  CxSurvey *survey = cx_survey_new ();

  survey->code = g_strdup ("bench");
  survey->title = g_strdup ("Bench");
  survey->language = g_strdup ("vi");
  survey->response_fields = CX_RESPONSE_FIELDS_CORE | 1u << CX_FIELD_OF_BRANCH |
                            1u << CX_FIELD_OF_CHANNEL;
  for (guint i = 0; i < QUESTIONS; i++)
    {
      g_autofree char *code = i == 0 ? g_strdup ("nps") : g_strdup_printf ("q%u", i + 1);

      add_question (survey, types[i], code);
    }
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
fill_row (CxValue *row_fields, CxValue *row_items)
{
  static const char *const branches[BRANCHES] = {
    "Hoàn Kiếm", "Ba Đình", "Đống Đa", "Cầu Giấy", "Tây Hồ",    "Hà Đông",
    "Quận 1",    "Quận 3",  "Thủ Đức", "Hải Châu", "Ninh Kiều", "Vũng Tàu"
  };
  static const char *const channels[] = { "quầy", "web", "zalo", "email" };
  const char *branch = branches[draw (BRANCHES)], *channel = channels[draw (4)];
  static const int highest[QUESTIONS] = { 10, 5, 7, 5, 5, 2, 0, 5 };

  row_fields[0] = (CxValue){ .kind = CX_VALUE_INTEGER,
                             .integer = 1735689600000 + draw (MONTHS * 30) * MS_PER_DAY +
                                        draw (86400) * (gint64) 1000 };
  row_fields[1] = (CxValue){ .kind = CX_VALUE_TEXT, .text = branch, .length = strlen (branch) };
  row_fields[2] = (CxValue){ .kind = CX_VALUE_TEXT, .text = channel, .length = strlen (channel) };
  for (guint i = 0; i < QUESTIONS; i++)
    if (draw (20) == 0)
      row_items[i] = (CxValue){ .kind = CX_VALUE_NULL };
    else if (highest[i] == 0)
      row_items[i] = (CxValue){ .kind = CX_VALUE_REAL, .real = draw (500) * 1000.0 };
    else
      row_items[i] = (CxValue){ .kind = CX_VALUE_INTEGER,
                                .integer = i == 0 ? draw (11) : 1 + draw ((guint) highest[i]) };
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
      fill_row (row_fields, row_items);
      cx_response_writer_insert (writer, 0, i + 1, 0, row_fields, row_items, &error);
      g_assert_no_error (error);
    }
  cx_response_writer_finish (writer, &error);
  g_assert_no_error (error);
  cx_edit_commit (g_steal_pointer (&edit), &error);
  g_assert_no_error (error);
}

/* Makes the file; *@sql gets what the shell is asked. */
static void
make_file (const char *path, char **sql)
{
  g_autoptr (CxSurvey) survey = make_survey ();
  g_autoptr (CxProject) project = NULL;
  g_autoptr (CxEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *table = NULL;
  const char *nps;

  project = cx_project_create (path, "Bench", "VND", "Asia/Ho_Chi_Minh", "vi", &error);
  g_assert_no_error (error);
  edit = cx_store_begin (cx_project_get_store (project), "Add", &error);
  g_assert_no_error (error);
  cx_survey_repo_insert (edit, survey, &error);
  g_assert_no_error (error);
  cx_edit_commit (g_steal_pointer (&edit), &error);
  g_assert_no_error (error);
  write_responses (project, survey);

  table = cx_survey_answers_table (survey, 1);
  nps = ((CxItem *) ((CxQuestion *) survey->questions->pdata[0])->items->pdata[0])->column;
  *sql = g_strdup_printf (
      "SELECT branch, strftime('%%Y-%%m', submitted_at / 1000, 'unixepoch', '+7 hours') AS month, "
      "COUNT(*), 100.0 * (SUM(CASE WHEN %s >= 9 THEN 1 ELSE 0 END) - "
      "SUM(CASE WHEN %s <= 6 THEN 1 ELSE 0 END)) / COUNT(*) "
      "FROM %s WHERE %s >= 0 GROUP BY branch, month",
      nps, nps, table, nps);
}

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static double
run_shell (const char *path, const char *sql, char **output)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) shell = NULL;
  gint64 start = g_get_monotonic_time ();

  shell = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "sqlite3", "-readonly", path,
                            sql, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (shell, NULL, NULL, output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (shell));
  return seconds_since (start);
}

static CxMeasurement *
measure (CxFrame *frame, const char *where)
{
  const CxMeasureQuery query = {
    .question = "nps", .by = "branch", .has_period = TRUE, .period = CX_PERIOD_MONTH, .where = where
  };
  g_autoptr (GError) error = NULL;
  CxMeasurement *result = cx_measure (frame, &query, NULL, &error);

  g_assert_no_error (error);
  return result;
}

/* The shell's lines are "branch|month|n|value": the sums must be ours. */
static void
check (const CxMeasurement *result, const char *output)
{
  g_auto (GStrv) lines = g_strsplit (output, "\n", -1);
  gint64 cells = 0, answers = 0, ours = 0;

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "|", -1);

      g_assert_cmpuint (g_strv_length (parts), ==, 4);
      answers += g_ascii_strtoll (parts[2], NULL, 10);
      for (guint g = 0; g < result->groups->len; g++)
        for (guint p = 0; p < result->periods->len; p++)
          {
            CxScore *group = result->groups->pdata[g], *period = result->periods->pdata[p];
            CxScore *cell = result->cells->pdata[g * result->periods->len + p];

            if (g_str_equal (group->key, parts[0]) && g_str_equal (period->key, parts[1]))
              {
                g_assert_cmpint (cell->n, ==, g_ascii_strtoll (parts[2], NULL, 10));
                cx_assert_near (cell->value, g_ascii_strtod (parts[3], NULL), 1e-9);
                cells++;
              }
          }
    }
  for (guint i = 0; i < result->cells->len; i++)
    ours += ((CxScore *) result->cells->pdata[i])->n;
  g_assert_cmpint (ours, ==, answers);
  g_assert_cmpint (cells, ==, (gint64) result->cells->len);
}

static gboolean
report (const char *what, double ours, const char *yardstick, double theirs, double limit)
{
  gboolean good = ours <= limit * theirs;

  g_print ("%s: ours %.1f ms, %s %.1f ms, ratio %.4f (limit %.2f) %s\n", what, ours * 1000,
           yardstick, theirs * 1000, ours / theirs, limit, good ? "ok" : "TOO SLOW");
  return good;
}

typedef struct
{
  double cold, again, new_column, shell;
} Times;

static void
run_once (const char *path, const char *sql, Times *best)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxProject) project = NULL;
  g_autoptr (CxSurvey) survey = NULL;
  g_autoptr (CxFrame) frame = NULL;
  g_autoptr (CxMeasurement) first = NULL;
  g_autoptr (CxMeasurement) second = NULL;
  g_autoptr (CxMeasurement) third = NULL;
  g_autofree char *output = NULL;
  gint64 start;

  best->shell = MIN (best->shell, run_shell (path, sql, &output));

  start = g_get_monotonic_time ();
  project = cx_project_open (path, CX_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  survey = cx_survey_repo_find (cx_project_get_db (project), "bench", &error);
  g_assert_no_error (error);
  frame = cx_frame_new (cx_project_get_db (project), survey, cx_project_get_zone (project));
  first = measure (frame, NULL);
  best->cold = MIN (best->cold, seconds_since (start));
  check (first, output);

  start = g_get_monotonic_time ();
  second = measure (frame,
                    "${branch} != 'Quận 1' and ${nps} != 5 and ${submitted} >= '2025-06-01'");
  best->again = MIN (best->again, seconds_since (start));

  start = g_get_monotonic_time ();
  third = measure (frame, "${channel} = 'zalo' or ${q2} >= 4");
  best->new_column = MIN (best->new_column, seconds_since (start));
  g_assert_cmpint (third->total->n, <, first->total->n);
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = NULL;
  g_autofree char *sql = NULL;
  Times best = { G_MAXDOUBLE, G_MAXDOUBLE, G_MAXDOUBLE, G_MAXDOUBLE };

  cx_test_init (&argc, &argv);
  path = cx_test_path ("bench.clientele");
  make_file (path, &sql);
  for (guint i = 0; i < RUNS; i++)
    run_once (path, sql, &best);

  report ("NPS by branch and month, cold", best.cold, "sqlite3 GROUP BY", best.shell, COLD_LIMIT);
  report ("NPS by branch and month, again with another filter", best.again, "sqlite3 GROUP BY",
          best.shell, AGAIN_LIMIT);
  report ("NPS by branch and month, again with a filter on columns not read yet", best.new_column,
          "sqlite3 GROUP BY", best.shell, COLD_LIMIT);
  return 0;
}
