/* A workbook of 1,000,000 cells against bare libxlsxwriter writing the same cells in the same mode.
 */
#include "config.h"

#include "cx-number.h"
#include "cx-random.h"
#include "cx-report.h"
#include "cx-response-columns.h"
#include "cx-survey-repo.h"

#include <glib/gstdio.h>
#include <xlsxwriter.h>

#define ROWS 100000
#define ITEMS 9
#define LIMIT 1.15
#define ROUNDS 3

typedef struct
{
  CxExportedKind kind;
  double number;
  char *text;
} Cell;

static CxSurvey *
make_survey (void)
{
  CxSurvey *survey = cx_survey_new ();

  survey->code = g_strdup ("bench");
  survey->title = g_strdup ("Bench");
  g_free (survey->language);
  survey->language = g_strdup ("en");
  survey->response_fields = CX_RESPONSE_FIELDS_CORE;
  for (guint i = 0; i < ITEMS; i++)
    {
      CxQuestion *question = cx_question_new (i < 4 ? "nps" : i < 8 ? "single" : "text");

      question->code = g_strdup_printf ("q%u", i + 1);
      question->text = g_strdup_printf ("Question %u", i + 1);
      for (guint j = 0; i >= 4 && i < 8 && j < 5; j++)
        {
          g_autofree char *code = g_strdup_printf ("c%u", j + 1);
          g_autofree char *text = g_strdup_printf ("Answer number %u", j + 1);

          g_ptr_array_add (question->choices, cx_choice_new (code, (int) j + 1, text));
        }
      g_ptr_array_add (survey->questions, question);
    }
  return survey;
}

static void
fill (CxProject *project, CxSurvey *survey)
{
  static const CxResponseField fields[] = { CX_FIELD_OF_SUBMITTED };
  g_autoptr (GError) error = NULL;
  CxEdit *edit = cx_store_begin_bulk (cx_project_get_store (project), "Bench", &error);
  g_autoptr (CxResponseWriter) writer = NULL;
  CxItem *items[ITEMS];
  CxRandom random;

  cx_random_init (&random, 7);
  g_assert_true (cx_survey_repo_insert (edit, survey, &error));
  for (guint i = 0; i < ITEMS; i++)
    items[i] = g_ptr_array_index (((CxQuestion *) g_ptr_array_index (survey->questions, i))->items,
                                  0);
  writer = cx_response_writer_new (edit, survey, fields, 1, items, ITEMS, &error);
  g_assert_no_error (error);
  for (guint row = 0; row < ROWS; row++)
    {
      CxValue at = { .kind = CX_VALUE_INTEGER, .integer = 1735664400000 + (gint64) row * 60000 };
      CxValue values[ITEMS];
      char text[40];

      g_snprintf (text, sizeof text, "Comment number %u", cx_random_below (&random, 5000));
      for (guint i = 0; i < ITEMS; i++)
        values[i] = (CxValue){ .kind = CX_VALUE_INTEGER,
                               .integer = cx_random_below (&random, i < 4 ? 11 : 5) + (i >= 4) };
      values[8] = (CxValue){ .kind = CX_VALUE_TEXT, .text = text, .length = strlen (text) };
      g_assert_true (cx_response_writer_insert (writer, 0, 0, 0, &at, values, &error));
    }
  g_assert_true (cx_response_writer_finish (writer, &error));
  g_assert_true (cx_edit_commit (edit, &error));
}

static gboolean
collect_cb (gint64 row, const CxExported *values, gpointer user_data, GError **error)
{
  Cell *cells = user_data;

  for (guint i = 0; i < ITEMS + 1; i++)
    cells[row * (ITEMS + 1) + i] = (Cell){ values[i].kind, values[i].number,
                                           g_strdup (values[i].text) };
  return TRUE;
}

static double
time_bare (const Cell *cells, const char *path)
{
  gint64 start = g_get_monotonic_time ();
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  lxw_workbook *workbook = workbook_new_opt (path, &options);
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, NULL);
  lxw_format *date = workbook_add_format (workbook);

  format_set_num_format (date, "yyyy-mm-dd hh:mm");
  for (guint i = 0; i < ITEMS + 1; i++)
    worksheet_write_string (sheet, 0, (lxw_col_t) i, "Heading", NULL);
  for (guint row = 0; row < ROWS; row++)
    for (guint i = 0; i < ITEMS + 1; i++)
      {
        const Cell *cell = &cells[row * (ITEMS + 1) + i];

        if (cell->kind == CX_EXPORTED_TEXT)
          worksheet_write_string (sheet, row + 1, (lxw_col_t) i, cell->text, NULL);
        else
          worksheet_write_number (sheet, row + 1, (lxw_col_t) i,
                                  cell->kind == CX_EXPORTED_MOMENT ? cell->number / 86400000 + 25569
                                                                   : cell->number,
                                  cell->kind == CX_EXPORTED_MOMENT ? date : NULL);
      }
  g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static double
time_ours (CxProject *project, CxSurvey *survey, const char *path)
{
  gint64 start = g_get_monotonic_time (), rows = 0;
  CxExportOptions options = { .language = "en" };
  g_autoptr (GError) error = NULL;

  cx_export_responses (project, survey, path, &options, NULL, &rows, &error);
  g_assert_no_error (error);
  g_assert_cmpint (rows, ==, ROWS);
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("clientele-bench-XXXXXX", &error);
  g_autofree char *file = g_build_filename (folder, "bench.clientele", NULL);
  g_autofree char *bare = g_build_filename (folder, "bare.xlsx", NULL);
  g_autofree char *ours = g_build_filename (folder, "ours.xlsx", NULL);
  g_autoptr (CxProject) project = cx_project_create (file, "Bench", NULL, NULL, "en", &error);
  g_autoptr (CxSurvey) survey = make_survey ();
  g_autoptr (GPtrArray) columns = NULL;
  g_autofree Cell *cells = g_new0 (Cell, ROWS * (ITEMS + 1));
  double best_bare = G_MAXDOUBLE, best_ours = G_MAXDOUBLE;

  g_assert_no_error (error);
  fill (project, survey);
  columns = cx_response_columns_new (survey, "en");
  g_assert_cmpuint (columns->len, ==, ITEMS + 1);
  g_assert_true (cx_response_columns_each (cx_project_get_db (project), survey, columns,
                                           cx_project_get_zone (project), NULL, FALSE, collect_cb,
                                           cells, NULL, &error));
  for (int round = 0; round < ROUNDS; round++)
    {
      best_bare = MIN (best_bare, time_bare (cells, bare));
      best_ours = MIN (best_ours, time_ours (project, survey, ours));
    }
  g_print (
      "workbook of %d cells: ours %.2f s, bare libxlsxwriter %.2f s, ratio %.2f (limit %.2f)\n",
      ROWS * (ITEMS + 1), best_ours, best_bare, best_ours / best_bare, LIMIT);
  g_clear_object (&project);
  g_remove (file);
  g_remove (bare);
  g_remove (ours);
  g_rmdir (folder);
  return 0;
}
