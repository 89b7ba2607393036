#include "config.h"

#include "cx-results-layout.h"

#include "cx-error.h"
#include "cx-model-test.h"

static CxQuestion *
question_of (CxSurvey *survey, const char *code)
{
  CxQuestion *question = cx_survey_find_question (survey, code, NULL);

  g_assert_nonnull (question);
  return question;
}

static void
assert_order (const CxResultsLayout *layout, CxSurvey *survey, const char *expected)
{
  g_autoptr (GPtrArray) sorted = cx_results_layout_sort (layout, survey);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < sorted->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (sorted, i);

      g_string_append_printf (text, "%s%s ", question->code,
                              cx_results_layout_is_hidden (layout, question) ? "-" : "");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
save (CxProject *project, CxSurvey *survey, const CxResultsLayout *layout)
{
  CxEdit *edit = begin (project, "Arrange results");
  g_autoptr (GError) error = NULL;

  cx_results_layout_repo_save (edit, survey->id, layout, &error);
  g_assert_no_error (error);
  commit (edit);
}

static void
test_arrange (void)
{
  g_autoptr (CxProject) project = open_new_project ("arrange.clientele");
  g_autoptr (CxSurvey) survey = make_visit_survey ();
  g_autoptr (CxSurvey) loaded = NULL;
  g_autoptr (CxSurvey) undone = NULL;
  g_autoptr (CxResultsLayout) layout = NULL;
  g_autoptr (CxResultsLayout) again = NULL;
  g_autoptr (CxResultsLayout) before = NULL;
  g_autoptr (GError) error = NULL;

  survey->properties = g_strdup ("{\"colour\":\"red\"}");
  insert_survey (project, survey);
  layout = cx_results_layout_new (survey);
  assert_order (layout, survey, "nps place reasons why age ");
  cx_results_layout_move (layout, survey, question_of (survey, "age"), question_of (survey, "nps"));
  cx_results_layout_move (layout, survey, question_of (survey, "place"),
                          question_of (survey, "why"));
  cx_results_layout_set_hidden (layout, question_of (survey, "why"), TRUE);
  assert_order (layout, survey, "age nps reasons why- place ");
  save (project, survey, layout);

  loaded = load_survey (project, "visit");
  again = cx_results_layout_new (loaded);
  assert_order (again, loaded, "age nps reasons why- place ");
  g_assert_nonnull (g_strrstr (loaded->properties, "\"colour\":\"red\""));
  /* The questionnaire's own order stays. */
  g_assert_cmpstr (((CxQuestion *) g_ptr_array_index (loaded->questions, 0))->code, ==, "nps");

  g_assert_true (cx_store_undo (cx_project_get_store (project), NULL, NULL, &error));
  g_assert_no_error (error);
  undone = load_survey (project, "visit");
  before = cx_results_layout_new (undone);
  assert_order (before, undone, "nps place reasons why age ");
}

/* What was kept for questions that are gone, or by somebody else, does no harm. */
static void
test_strange (void)
{
  g_autoptr (CxSurvey) survey = make_visit_survey ();
  g_autoptr (CxResultsLayout) layout = NULL;
  g_autoptr (CxResultsLayout) broken = NULL;

  survey->properties = g_strdup ("{\"results\":{\"order\":[\"gone\",7],\"hidden\":[\"gone\"]}}");
  layout = cx_results_layout_new (survey);
  assert_order (layout, survey, "nps place reasons why age ");
  question_of (survey, "place")->hidden = TRUE;
  assert_order (layout, survey, "nps reasons why age ");
  g_free (survey->properties);
  survey->properties = g_strdup ("no JSON");
  broken = cx_results_layout_new (survey);
  assert_order (broken, survey, "nps reasons why age ");
}

static void
test_no_survey (void)
{
  g_autoptr (CxProject) project = open_new_project ("none.clientele");
  g_autoptr (CxSurvey) survey = make_visit_survey ();
  g_autoptr (CxResultsLayout) layout = cx_results_layout_new (survey);
  g_autoptr (CxEdit) edit = begin (project, "Arrange results");
  g_autoptr (GError) error = NULL;

  g_assert_false (cx_results_layout_repo_save (edit, 77, layout, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/results-layout/arrange", test_arrange);
  g_test_add_func ("/results-layout/strange", test_strange);
  g_test_add_func ("/results-layout/no-survey", test_no_survey);
  return g_test_run ();
}
