#include "config.h"

#include "cx-block.h"
#include "cx-number.h"
#include "cx-report.h"
#include "cx-survey-repo.h"
#include "cx-test.h"
#include "cx-xlsx.h"

#include <string.h>

/* --- the table of blocks -------------------------------------------------------------------- */

static void
test_blocks (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;
  const CxBlockType *const *types = cx_block_types (&n);

  g_assert_cmpuint (n, >=, 8);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (g_hash_table_add (ids, (gpointer) types[i]->id));
      g_assert_nonnull (types[i]->title);
      g_assert_nonnull (types[i]->free);
      g_assert_nonnull (types[i]->write_xlsx);
    }
}

static void
test_recipes (void)
{
  guint n;
  const CxRecipeInfo *recipes = cx_report_recipes (&n);

  g_assert_cmpuint (n, >=, 1);
  g_assert_cmpstr (recipes[0].id, ==, "survey-results");
  g_assert_nonnull (recipes[0].description);
}

/* --- names of sheets ---------------------------------------------------------------------------
 */

static void
assert_sheet (CxXlsx *xlsx, const char *title, const char *expected)
{
  g_autofree char *name = cx_xlsx_make_sheet_name (xlsx, title);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_sheet_names (void)
{
  g_autoptr (CxDocument) document = cx_document_new ("T", "en");
  CxXlsx xlsx = { .document = document };

  xlsx.taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  assert_sheet (&xlsx, "Summary", "Summary");
  assert_sheet (&xlsx, "SUMMARY", "SUMMARY (2)");
  assert_sheet (&xlsx, "A/B [c]: what?*\\", "A B  c   what");
  assert_sheet (&xlsx, "'quoted'", "quoted");
  assert_sheet (&xlsx, "", "Sheet");
  assert_sheet (&xlsx, "Bạn hài lòng thế nào về lần ghé quán này?",
                "Bạn hài lòng thế nào về lần ghé");
  assert_sheet (&xlsx, "Bạn hài lòng thế nào về lần ghé thăm", "Bạn hài lòng thế nào về lầ (2)");
  g_hash_table_unref (xlsx.taken);
}

static void
test_colours (void)
{
  g_assert_cmpuint (cx_xlsx_colour ("#0b6fb8", 1), ==, 0x0b6fb8);
  g_assert_cmpuint (cx_xlsx_colour ("0b6fb8", 1), ==, 1);
  g_assert_cmpuint (cx_xlsx_colour ("#0b6fbz", 1), ==, 1);
  g_assert_cmpuint (cx_xlsx_colour (NULL, 7), ==, 7);
}

static void
test_lines (void)
{
  g_assert_cmpuint (cx_xlsx_count_lines ("", 10), ==, 1);
  g_assert_cmpuint (cx_xlsx_count_lines ("đặt hàng", 8), ==, 1);
  g_assert_cmpuint (cx_xlsx_count_lines ("đặt hàng", 7), ==, 2);
  g_assert_cmpuint (cx_xlsx_count_lines ("a\nb\nc", 10), ==, 3);
}

/* --- reports of poor data ----------------------------------------------------------------------
 */

/* A survey with one question of each shape and @n answers that are all the same. */
static CxProject *
make_project (const char *name, guint n)
{
  static const char *const types[] = { "nps",      "csat",    "ces",   "number",  "single",
                                       "multiple", "ranking", "grid",  "yesno",   "text",
                                       "date",     "time",    "email", "hologram" };
  g_autofree char *path = cx_test_path (name);
  g_autoptr (GError) error = NULL;
  CxProject *project = cx_project_create (path, "Tiệm", NULL, NULL, "vi", &error);
  g_autoptr (CxSurvey) survey = cx_survey_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (CxResponseWriter) writer = NULL;
  g_autofree CxValue *values = NULL;
  CxPage *page = cx_page_new ();
  CxEdit *edit;

  g_assert_no_error (error);
  survey->code = g_strdup ("poor");
  survey->title = g_strdup ("Nghèo: [dữ] liệu?");
  g_free (survey->language);
  survey->language = g_strdup ("vi");
  /* Called like a sheet that every workbook has. */
  page->code = g_strdup ("p");
  page->title = g_strdup ("Summary");
  g_ptr_array_add (survey->pages, page);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      CxQuestion *question = cx_question_new (types[i]);

      if (i == 0)
        question->page = g_object_ref (page);
      question->code = g_strdup_printf ("q%u", i);
      question->text = g_strdup_printf ("=Question %u & <%s>", i, types[i]);
      for (int j = 1; j <= 3 && strchr ("smrg", types[i][0]) != NULL; j++)
        {
          g_autofree char *code = g_strdup_printf ("c%d", j);

          g_ptr_array_add (question->choices, cx_choice_new (code, j, code));
        }
      if (strcmp (types[i], "grid") == 0)
        g_ptr_array_add (question->rows, cx_question_row_new ("r", "Row"));
      g_ptr_array_add (survey->questions, question);
    }
  edit = cx_store_begin_bulk (cx_project_get_store (project), "Fill", &error);
  g_assert_true (cx_survey_repo_insert (edit, survey, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < survey->questions->len; i++)
    g_ptr_array_extend (items, ((CxQuestion *) g_ptr_array_index (survey->questions, i))->items,
                        NULL, NULL);
  values = g_new0 (CxValue, items->len);
  for (guint i = 0; i < items->len; i++)
    {
      CxItem *item = g_ptr_array_index (items, i);

      values[i] = item->storage == CX_STORAGE_TEXT
                      ? (CxValue){ .kind = CX_VALUE_TEXT, .text = "=1+1", .length = 4 }
                  : item->storage == CX_STORAGE_REAL
                      ? (CxValue){ .kind = CX_VALUE_REAL, .real = 2 }
                      : (CxValue){ .kind = CX_VALUE_INTEGER, .integer = 1 };
    }
  writer = cx_response_writer_new (edit, survey, NULL, 0, (CxItem *const *) items->pdata,
                                   items->len, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    g_assert_true (cx_response_writer_insert (writer, 0, i, 0, NULL, values, &error));
  g_assert_true (cx_response_writer_finish (writer, &error));
  g_assert_true (cx_edit_commit (edit, &error));
  g_assert_no_error (error);
  return project;
}

static void
assert_report (guint n, const char *language)
{
  g_autofree char *name = g_strdup_printf ("poor-%u-%s.clientele", n, language);
  g_autofree char *output = cx_test_path ("poor.xlsx");
  g_autoptr (CxProject) project = make_project (name, n);
  g_autoptr (GError) error = NULL;
  CxReportOptions options = { .language = language };
  CxReportResult result = { 0 };

  g_assert_true (
      cx_report_make (project, "survey-results", &options, output, NULL, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.sheets, >=, 4);
  g_assert_true (g_file_test (output, G_FILE_TEST_EXISTS));
  g_free (result.output);
}

/* No answer at all, one, and some that are all the same: never NaN, never a crash. */
static void
test_poor_data (void)
{
  assert_report (0, "vi");
  assert_report (1, "en");
  assert_report (40, "vi");
}

static void
test_filter_without_rows (void)
{
  g_autofree char *output = cx_test_path ("none.xlsx");
  g_autoptr (CxProject) project = make_project ("none.clientele", 20);
  g_autoptr (GError) error = NULL;
  CxReportOptions options = { .where = "${q0} = 9", .since = "2020-01-01" };
  CxReportResult result = { 0 };

  g_assert_true (
      cx_report_make (project, "survey-results", &options, output, NULL, &result, &error));
  g_assert_no_error (error);
  g_free (result.output);
}

/* The preview's document is the report's, and only a filter's answers leave as a file. */
static void
test_document_and_export (void)
{
  g_autofree char *output = cx_test_path ("some.csv");
  g_autofree char *text = NULL;
  g_autoptr (CxProject) project = make_project ("some.clientele", 20);
  g_autoptr (CxSurvey) survey = NULL;
  g_autoptr (CxDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  CxReportOptions options = { .where = "${q0} = 1" };
  CxExportOptions export = { .where = "${q0} = 9" };
  gint64 base = 0, rows = 0;

  document = cx_report_make_document (project, "survey-results", &options, NULL, &base, &error);
  g_assert_no_error (error);
  g_assert_cmpint (base, ==, 20);
  g_assert_cmpuint (document->sections->len, >=, 4);

  survey = cx_survey_repo_find (cx_project_get_db (project), "poor", &error);
  g_assert_no_error (error);
  g_assert_true (cx_export_responses (project, survey, output, &export, NULL, &rows, &error));
  g_assert_no_error (error);
  g_assert_cmpint (rows, ==, 0);
  export.where = "${q0} = 1";
  g_assert_true (cx_export_responses (project, survey, output, &export, NULL, &rows, &error));
  g_assert_cmpint (rows, ==, 20);
  export.where = "${nobody} = 1";
  g_assert_false (cx_export_responses (project, survey, output, &export, NULL, &rows, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  g_assert_true (g_file_get_contents (output, &text, NULL, NULL));
  g_assert_cmpint (text[0], !=, '\0');
}

/* What goes wrong leaves the good report alone and nothing beside it. */
static void
test_failures (void)
{
  g_autofree char *output = cx_test_file ("kept.xlsx", "precious", -1);
  g_autofree char *kept = NULL;
  g_autoptr (CxProject) project = make_project ("fail.clientele", 5);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (CxProgress) progress = cx_progress_new (cancellable, NULL, NULL);
  g_autoptr (GError) error = NULL;
  CxReportOptions options = { .where = "${nothing} = 1" };
  CxReportResult result = { 0 };

  g_assert_false (
      cx_report_make (project, "survey-results", &options, output, NULL, &result, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  g_clear_error (&error);

  options.where = NULL;
  g_cancellable_cancel (cancellable);
  g_assert_false (
      cx_report_make (project, "survey-results", &options, output, progress, &result, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_CANCELLED);
  g_clear_error (&error);

  g_assert_false (cx_report_make (project, "survey-results", &options, "no such folder/x.xlsx",
                                  NULL, &result, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (
      cx_report_make (project, "survey-results", &options, "x.docx", NULL, &result, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_UNSUPPORTED);
  g_clear_error (&error);
  g_assert_false (cx_report_make (project, "poem", &options, output, NULL, &result, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);

  g_assert_true (g_file_get_contents (output, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "precious");
}

/* TRUE if the package @path has a part named @part: names stand uncompressed in a zip file. */
static gboolean
has_part (const char *path, const char *part)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (gsize i = 0; i + strlen (part) <= size; i++)
    if (memcmp (bytes + i, part, strlen (part)) == 0)
      return TRUE;
  return FALSE;
}

/* A picture of one pixel. */
static const guint8 logo[] = { 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 0,    0,    0,    13,
                               'I',  'H', 'D', 'R', 0,    0,    0,    1,    0,    0,    0,    1,
                               8,    6,   0,   0,   0,    0x1f, 0x15, 0xc4, 0x89, 0,    0,    0,
                               13,   'I', 'D', 'A', 'T',  0x78, 0x9c, 0x63, 0xf8, 0xcf, 0xc0, 0xf0,
                               0x1f, 0,   5,   0,   1,    0xff, 0xab, 0x57, 0x45, 0x3d, 0,    0,
                               0,    0,   'I', 'E', 'N',  'D',  0xae, 0x42, 0x60, 0x82 };

static void
test_logo_and_colours (void)
{
  g_autofree char *output = cx_test_path ("logo.xlsx");
  g_autoptr (CxProject) project = make_project ("logo.clientele", 12);
  g_autoptr (CxBusiness) business = NULL;
  g_autoptr (GError) error = NULL;
  CxReportOptions options = { 0 };
  CxReportResult result = { 0 };
  CxEdit *edit = cx_store_begin (cx_project_get_store (project), "Brand", &error);

  business = cx_business_repo_load (cx_project_get_db (project), &error);
  g_assert_no_error (error);
  business->logo = g_bytes_new_static (logo, sizeof logo);
  business->logo_type = g_strdup ("image/png");
  business->colour_1 = g_strdup ("#7a1fa2");
  g_assert_true (cx_business_repo_save (edit, business, &error));
  g_assert_true (cx_edit_commit (edit, &error));
  g_clear_object (&project);

  {
    g_autofree char *path = cx_test_path ("logo.clientele");

    project = cx_project_open (path, CX_STORE_READ_ONLY, &error);
    g_assert_no_error (error);
  }
  g_assert_true (
      cx_report_make (project, "survey-results", &options, output, NULL, &result, &error));
  g_assert_no_error (error);
  g_assert_true (has_part (output, "xl/media/image1.png"));
  g_free (result.output);
}

/* More rows than a sheet holds go on on the next one, headings and all. */
static void
test_more_sheets (void)
{
  g_autofree char *output = cx_test_path ("sheets.xlsx");
  g_autoptr (CxProject) project = make_project ("sheets.clientele", 25);
  g_autoptr (CxDocument) document = cx_document_new ("Sheets", "en");
  g_autoptr (GError) error = NULL;
  g_autoptr (CxSurvey) survey = cx_survey_repo_find (cx_project_get_db (project), NULL, &error);
  CxResponsesBlock *block;
  guint sheets = 0;

  g_assert_no_error (error);
  block = cx_section_add_responses (cx_document_add_section (document, "Data"),
                                    cx_project_get_db (project), survey,
                                    cx_project_get_zone (project), NULL, 25, FALSE);
  block->sheet_rows = 10;
  cx_xlsx_write (document, output, &sheets, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sheets, ==, 3);
  g_assert_cmpuint (block->more_sheets->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (block->more_sheets, 0), ==, "Data (2)");
  g_assert_true (has_part (output, "xl/tables/table3.xml"));
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/report/blocks", test_blocks);
  g_test_add_func ("/report/recipes", test_recipes);
  g_test_add_func ("/report/sheet-names", test_sheet_names);
  g_test_add_func ("/report/colours", test_colours);
  g_test_add_func ("/report/lines", test_lines);
  g_test_add_func ("/report/poor-data", test_poor_data);
  g_test_add_func ("/report/filter-without-rows", test_filter_without_rows);
  g_test_add_func ("/report/document-and-export", test_document_and_export);
  g_test_add_func ("/report/failures", test_failures);
  g_test_add_func ("/report/logo-and-colours", test_logo_and_colours);
  g_test_add_func ("/report/more-sheets", test_more_sheets);
  return g_test_run ();
}
