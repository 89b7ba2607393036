#include "config.h"

#include "cx-project.h"
#include "cx-response-repo.h"
#include "cx-response-search.h"
#include "cx-survey-json.h"
#include "cx-survey-repo.h"
#include "cx-test.h"

#include <string.h>

static const char json[] = "{\"title\":\"Visit\",\"languages\":[\"en\"],\"questions\":["
                           "{\"code\":\"score\",\"type\":\"nps\",\"text\":\"Recommend?\"},"
                           "{\"code\":\"why\",\"type\":\"text\",\"text\":\"Why?\"}]}";

static const char *const answers[] = {
  "Chờ lâu quá, nhân viên dễ thương", "Cà phê ngon", NULL, "CHỜ hơi lâu", "Good coffee",
};

static CxItem *
find_item (CxSurvey *survey, guint question)
{
  return ((CxQuestion *) survey->questions->pdata[question])->items->pdata[0];
}

static void
insert_answers (CxEdit *edit, CxSurvey *survey)
{
  const CxResponseField fields[] = { CX_FIELD_OF_SUBMITTED };
  CxItem *items[] = { find_item (survey, 1) };
  g_autoptr (GError) error = NULL;
  g_autoptr (CxResponseWriter)
      writer = cx_response_writer_new (edit, survey, fields, 1, items, 1, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      const CxValue at = { CX_VALUE_INTEGER, .integer = 1000 * i };
      CxValue text = { CX_VALUE_NULL };

      if (answers[i] != NULL)
        text = (CxValue){ CX_VALUE_TEXT, .text = answers[i], .length = strlen (answers[i]) };
      g_assert_true (cx_response_writer_insert (writer, 0, 0, 0, &at, &text, &error));
    }
  g_assert_true (cx_response_writer_finish (writer, &error));
}

static CxSurvey *
make_survey (CxProject *project)
{
  g_autoptr (GError) error = NULL;
  CxSurvey *survey = cx_survey_from_json (json, -1, NULL, &error);
  g_autoptr (CxEdit) edit = NULL;

  g_assert_no_error (error);
  edit = cx_store_begin (cx_project_get_store (project), "Survey", &error);
  g_assert_true (cx_survey_repo_insert (edit, survey, &error));
  insert_answers (edit, survey);
  g_assert_true (cx_edit_commit (g_steal_pointer (&edit), &error));
  return survey;
}

static guint
count (CxProject *project, CxSurvey *survey, const char *needle, guint limit)
{
  g_autoptr (GPtrArray)
      hits = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_response_hit_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (
      cx_response_search (cx_project_get_db (project), survey, needle, limit, NULL, hits, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    {
      const CxResponseHit *hit = hits->pdata[i];

      g_assert_cmpint (hit->survey_id, ==, survey->id);
      g_assert_cmpstr (hit->text, ==, answers[hit->response_id - 1]);
    }
  return hits->len;
}

static void
test_find (void)
{
  g_autofree char *path = cx_test_path ("search.clientele");
  g_autoptr (GError) error = NULL;
  g_autoptr (CxProject) project = cx_project_create (path, "Shop", NULL, NULL, NULL, &error);
  g_autoptr (CxSurvey) survey = make_survey (project);

  g_assert_cmpuint (count (project, survey, "cho lau", 10), ==, 2);
  g_assert_cmpuint (count (project, survey, "LÂU chờ", 10), ==, 2);
  g_assert_cmpuint (count (project, survey, "cho lau", 1), ==, 1);
  g_assert_cmpuint (count (project, survey, "cho de thuong", 10), ==, 1);
  g_assert_cmpuint (count (project, survey, "tea", 10), ==, 0);
  g_assert_cmpuint (count (project, survey, "  ", 10), ==, 0);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/response-search/find", test_find);
  return g_test_run ();
}
