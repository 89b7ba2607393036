#include "config.h"

#include "cx-error.h"
#include "cx-model-test.h"
#include "cx-survey-json.h"

#include <string.h>

/* Everything that a questionnaire can hold, unknown parts included. */
static const char full[] =
    "{\n"
    "  \"format\": \"clientele-survey\", \"version\": 1, \"code\": \"visit\",\n"
    "  \"uuid\": \"6f1c3f0e-8d0a-4a35-9d0b-1b7f1a2c3d4e\", \"title\": \"Chuyến thăm\",\n"
    "  \"description\": \"Hai phút\", \"language\": \"vi\", \"languages\": [\"vi\", \"en\"],\n"
    "  \"kind\": \"event\", \"state\": \"draft\", \"touchpoint\": \"t-1\",\n"
    "  \"properties\": {\"theme\": {\"colour\": \"#fff\"}}, \"welcome_video\": [1, null, 2.5],\n"
    "  \"translations\": {\"en\": {\"title\": \"Your visit\"}},\n"
    "  \"translated_from\": {\"en\": {\"title\": \"Lần ghé thăm\"}},\n"
    "  \"pages\": [{\"code\": \"p1\", \"title\": \"Món ăn\", \"relevant\": \"${nps} > 3\",\n"
    "              \"icon\": \"cup\", \"translations\": {\"en\": {\"title\": \"Food\"}}}],\n"
    "  \"questions\": [\n"
    "    {\"code\": \"nps\", \"type\": \"nps\", \"text\": \"Giới thiệu?\", \"required\": true,\n"
    "     \"scale_min\": 0, \"scale_max\": 10, \"properties\": {\"label_min\": \"Không\"}},\n"
    "    {\"code\": \"place\", \"type\": \"single\", \"page\": \"p1\", \"text\": \"Ở đâu?\",\n"
    "     \"hint\": \"Chọn một\", \"required\": \"${nps} < 9\", \"relevant\": \"${nps} >= 0\",\n"
    "     \"validation\": \". != ''\", \"validation_message\": \"Chọn\", \"default\": \"web\",\n"
    "     \"choice_filter\": \"city = ${nps}\", \"hidden\": true, \"touchpoint\": \"t-2\",\n"
    "     \"x\": {\"y\": [true]},\n"
    "     \"choices\": [\n"
    "       {\"code\": \"web\", \"number\": 7, \"text\": \"Trang mạng\", \"score\": 2.5,\n"
    "        \"filter\": {\"city\": \"hue\"}, \"translations\": {\"en\": {\"text\": \"Web\"}}},\n"
    "       {\"code\": \"other\", \"text\": \"Khác\", \"other\": true, \"exclusive\": true},\n"
    "       {\"code\": \"na\", \"text\": \"Không biết\", \"missing\": true, \"hidden\": true,\n"
    "        \"image\": \"na.png\"}]},\n"
    "    {\"code\": \"g\", \"type\": \"grid\", \"text\": \"Đánh giá\",\n"
    "     \"choices\": [{\"code\": \"1\", \"text\": \"Kém\"}, {\"code\": \"2\", \"text\": "
    "\"Tốt\"}],\n"
    "     \"rows\": [{\"code\": \"staff\", \"text\": \"Nhân viên\",\n"
    "                 \"translations\": {\"en\": {\"text\": \"Staff\"}}, \"icon\": \"smile\"}]},\n"
    "    {\"code\": \"wave\", \"type\": \"hologram\", \"text\": \"Vẫy tay\",\n"
    "     \"properties\": {\"beam\": 1e3}},\n"
    "    {\"code\": \"total\", \"type\": \"number\", \"text\": \"Tổng\",\n"
    "     \"calculation\": \"${nps} * 2\"}],\n"
    "  \"logic\": [\n"
    "    {\"kind\": \"skip\", \"after\": \"nps\", \"condition\": \"${nps} < 7\",\n"
    "     \"target\": {\"question\": \"g\"}, \"properties\": {\"n\": 1}, \"weight\": 0.5},\n"
    "    {\"kind\": \"skip\", \"after\": \"place\", \"target\": {\"page\": \"p1\"}},\n"
    "    {\"kind\": \"pipe\", \"target\": {\"uuid\": \"elsewhere\"}},\n"
    "    {\"kind\": \"skip\"}]\n"
    "}\n";

static CxSurvey *
read_json (const char *text, GPtrArray *warnings)
{
  g_autoptr (GError) error = NULL;
  CxSurvey *survey = cx_survey_from_json (text, -1, warnings, &error);

  g_assert_no_error (error);
  return survey;
}

static GPtrArray *
new_warnings (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) cx_survey_warning_free);
}

static void
test_read (void)
{
  g_autoptr (GPtrArray) warnings = new_warnings ();
  g_autoptr (CxSurvey) survey = read_json (full, warnings);
  CxQuestion *place;
  const CxSurveyWarning *warning;
  CxChoice *choice;
  CxLogic *logic;
  CxPage *page;

  g_assert_cmpstr (survey->kind, ==, "event");
  g_assert_cmpuint (survey->languages->len, ==, 2);
  g_assert_cmpstr (survey->properties, ==,
                   "{\"theme\":{\"colour\":\"#fff\"},"
                   "\"other_keys\":{\"welcome_video\":[1,null,2.5]}}");
  g_assert_cmpstr (cx_survey_translate (survey, survey->uuid, "title", "en", ""), ==, "Your visit");
  page = g_ptr_array_index (survey->pages, 0);
  g_assert_cmpstr (page->relevant, ==, "${nps} > 3");
  place = g_ptr_array_index (survey->questions, 1);
  g_assert_true (place->page == page);
  g_assert_cmpstr (place->required, ==, "${nps} < 9");
  g_assert_true (place->hidden);
  choice = g_ptr_array_index (place->choices, 0);
  g_assert_cmpint (choice->number, ==, 7);
  g_assert_cmpfloat (choice->score, ==, 2.5);
  g_assert_cmpstr (choice->filter, ==, "{\"city\":\"hue\"}");
  choice = g_ptr_array_index (place->choices, 1);
  g_assert_cmpint (choice->number, ==, 8);
  g_assert_true (choice->other && choice->exclusive && !choice->missing);
  logic = g_ptr_array_index (survey->logic, 0);
  g_assert_cmpstr (logic->target, ==,
                   ((CxQuestion *) g_ptr_array_index (survey->questions, 2))->uuid);
  logic = g_ptr_array_index (survey->logic, 2);
  g_assert_cmpstr (logic->target, ==, "elsewhere");
  g_assert_null (logic->question);

  /* The one thing to say is that there are no holograms yet. */
  g_assert_cmpuint (warnings->len, ==, 1);
  warning = g_ptr_array_index (warnings, 0);
  g_assert_cmpstr (warning->path, ==, "questions[3].type");
  g_assert_cmpstr (warning->question, ==, "wave");
}

static void
test_round_trip (void)
{
  g_autoptr (CxSurvey) survey = read_json (full, NULL);
  g_autofree char *first = cx_survey_to_json (survey);
  g_autoptr (CxSurvey) again = read_json (first, NULL);
  g_autofree char *second = cx_survey_to_json (again);
  static const char *const kept[] = { "\"welcome_video\": [",
                                      "\"icon\": \"cup\"",
                                      "\"image\": \"na.png\"",
                                      "\"icon\": \"smile\"",
                                      "\"weight\": 0.5",
                                      "\"beam\": 1000.0",
                                      "Lần ghé thăm",
                                      "\"type\": \"hologram\"",
                                      "\"uuid\": \"elsewhere\"",
                                      "\"required\": true",
                                      "\"required\": \"${nps} < 9\"" };

  g_assert_cmpstr (first, ==, second);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (strstr (first, kept[i]) == NULL)
      g_error ("%s is lost", kept[i]);
  g_assert_null (strstr (first, "other_keys"));
}

/* The same after it has been in a business file. */
static void
test_round_trip_through_file (void)
{
  g_autoptr (CxProject) project = open_new_project ("json.clientele");
  g_autoptr (CxSurvey) survey = read_json (full, NULL);
  g_autofree char *before = cx_survey_to_json (survey);
  g_autoptr (CxSurvey) loaded = NULL;
  g_autofree char *after = NULL;

  insert_survey (project, survey);
  loaded = load_survey (project, "visit");
  after = cx_survey_to_json (loaded);
  g_assert_cmpstr (before, ==, after);
}

static void
test_second_copy (void)
{
  g_autoptr (CxProject) project = open_new_project ("copy.clientele");

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (CxSurvey) survey = read_json (full, NULL);

      insert_survey (project, survey);
      g_assert_cmpstr (survey->code, ==, i == 0 ? "visit" : "visit_2");
    }
  assert_query (project, "SELECT count (DISTINCT uuid), count (*) FROM question", "10|10;");
}

static void
test_least (void)
{
  g_autoptr (CxSurvey) survey = NULL;
  CxQuestion *question;

  survey = read_json ("{\"title\": \"T\", \"questions\": [{\"code\": \"a\", \"type\": \"yesno\","
                      " \"text\": \"A?\"}]}",
                      NULL);
  g_assert_null (survey->code);
  g_assert_cmpstr (survey->language, ==, "und");
  question = g_ptr_array_index (survey->questions, 0);
  g_assert_cmpuint (question->choices->len, ==, 2);
  g_clear_object (&survey);
  survey = read_json ("{\"title\": \"Empty\"}", NULL);
  g_assert_cmpuint (survey->questions->len, ==, 0);
}

static void
test_expressions (void)
{
  g_autoptr (GPtrArray) warnings = new_warnings ();
  g_autoptr (CxSurvey) survey = NULL;
  const CxSurveyWarning *warning;

  survey = read_json ("{\"title\": \"T\", \"questions\": ["
                      "{\"code\": \"age\", \"type\": \"number\", \"text\": \"A?\","
                      " \"validation\": \". >= 0 and . <= 120\"},"
                      "{\"code\": \"b\", \"type\": \"text\", \"text\": \"B?\","
                      " \"relevant\": \"${age} >\", \"calculation\": \"${agee} + 1\"}]}",
                      warnings);
  g_assert_cmpuint (warnings->len, ==, 2);
  warning = g_ptr_array_index (warnings, 0);
  g_assert_cmpstr (warning->path, ==, "questions[1].relevant");
  g_assert_cmpstr (warning->question, ==, "b");
  g_assert_cmpint (warning->position, >, 6);
  warning = g_ptr_array_index (warnings, 1);
  g_assert_cmpstr (warning->path, ==, "questions[1].calculation");
  g_assert_cmpint (warning->position, ==, 1);
  g_assert_nonnull (strstr (warning->message, "agee"));
}

static void
test_same_uuids (void)
{
  g_autoptr (GPtrArray) warnings = new_warnings ();
  g_autoptr (CxSurvey) survey = NULL;
  CxQuestion *a, *b;

  survey = read_json ("{\"title\": \"T\", \"questions\": ["
                      "{\"code\": \"a\", \"uuid\": \"6f1c3f0e-8d0a-4a35-9d0b-1b7f1a2c3d4e\","
                      " \"type\": \"text\", \"text\": \"A\"},"
                      "{\"code\": \"b\", \"uuid\": \"6f1c3f0e-8d0a-4a35-9d0b-1b7f1a2c3d4e\","
                      " \"type\": \"text\", \"text\": \"B\"}]}",
                      warnings);
  a = g_ptr_array_index (survey->questions, 0);
  b = g_ptr_array_index (survey->questions, 1);
  g_assert_cmpstr (a->uuid, !=, b->uuid);
  g_assert_cmpuint (warnings->len, ==, 1);
}

/* --- Hostile input --- */

static void
assert_refused (const char *text, gssize length, CxErrorCode code, const char *names)
{
  g_autoptr (GPtrArray) warnings = new_warnings ();
  g_autoptr (GError) error = NULL;

  g_assert_null (cx_survey_from_json (text, length, warnings, &error));
  g_assert_error (error, CX_ERROR, (int) code);
  if (strstr (error->message, names) == NULL)
    g_error ("\"%s\" does not name %s", error->message, names);
  g_assert_nonnull (cx_error_get_place (error)->mend);
}

#define Q(rest)                                                                                    \
  "{\"title\": \"T\", \"questions\": [{\"code\": \"a\", \"type\": \"single\", " rest "}]}"

static void
test_refused (void)
{
  static const struct
  {
    const char *text, *names;
  } cases[] = {
    { "", "Line 1" },
    { "{\"title\": \"T\",\n\n oops}", "Line 3" },
    { "[]", "clientele-survey" },
    { "{}", "title" },
    { "{\"title\": \"\"}", "title" },
    { "{\"title\": 5}", "title" },
    { "{\"title\": \"a\", \"title\": \"b\"}", "Line 1" },
    { "{\"title\": \"T\", \"questions\": {}}", "questions" },
    { "{\"title\": \"T\", \"questions\": [7]}", "questions[0]" },
    { "{\"title\": \"T\", \"questions\": [{\"type\": \"nps\", \"text\": \"\"}]}",
      "questions[0].code" },
    { "{\"title\": \"T\", \"questions\": [{\"code\": \"a\", \"text\": \"\"}]}",
      "questions[0].type" },
    { "{\"title\": \"T\", \"questions\": [{\"code\": \"a\", \"type\": \"nps\"}]}",
      "questions[0].text" },
    { "{\"title\": \"T\", \"questions\": [{\"code\": \" \", \"type\": \"nps\", \"text\": \"\"}]}",
      "questions[0].code" },
    { "{\"title\": \"T\", \"questions\": [{\"code\": \"a\\u0007\", \"type\": \"nps\"}]}",
      "questions[0].code" },
    { "{\"title\": \"T\", \"questions\": [{\"code\": \"a\", \"type\": \"nps\", \"text\": \"\","
      " \"scale_min\": 9, \"scale_max\": 3}]}",
      "questions[0]" },
    { "{\"title\": \"T\", \"questions\": [{\"code\": \"a\", \"type\": \"nps\", \"text\": \"\","
      " \"scale_min\": NaN}]}",
      "Line 1" },
    { "{\"title\": \"T\", \"questions\": [{\"code\": \"a\", \"type\": \"nps\", \"text\": \"\","
      " \"scale_max\": 1e999}]}",
      "Line 1" },
    { "{\"title\": \"T\", \"questions\": [{\"code\": \"a\", \"type\": \"nps\", \"text\": \"\","
      " \"scale_max\": 1e300}]}",
      "questions[0]" },
    { "{\"title\": \"T\", \"questions\": [{\"code\": \"a\", \"type\": \"text\", \"text\": \"\"},"
      " {\"code\": \"a\", \"type\": \"text\", \"text\": \"\"}]}",
      "questions[1].code" },
    { Q ("\"text\": \"\", \"page\": \"p9\""), "questions[0].page" },
    { Q ("\"text\": \"\", \"hidden\": 1"), "questions[0].hidden" },
    { Q ("\"text\": \"\", \"uuid\": \"42\""), "questions[0].uuid" },
    { Q ("\"text\": \"\", \"properties\": 3"), "questions[0].properties" },
    { Q ("\"text\": \"\", \"translations\": {\"en\": 1}"), "questions[0].translations.en" },
    { Q ("\"text\": \"\", \"translations\": {\"en\": {\"text\": 1}}"),
      "questions[0].translations.en.text" },
    { Q ("\"text\": \"\", \"choices\": [{\"code\": \"x\", \"text\": 1}]"),
      "questions[0].choices[0].text" },
    { Q ("\"text\": \"\", \"choices\": [{\"code\": \"x\"}, {\"code\": \"x\"}]"),
      "questions[0].choices[1].code" },
    { Q ("\"text\": \"\", \"choices\": [{\"code\": \"x\", \"number\": 2},"
         " {\"code\": \"y\", \"number\": 2}]"),
      "questions[0].choices[1].number" },
    { Q ("\"text\": \"\", \"choices\": [{\"code\": \"x\", \"number\": -1}]"),
      "questions[0].choices[0].number" },
    { Q ("\"text\": \"\", \"choices\": [{\"code\": \"x\", \"number\": 1.5}]"),
      "questions[0].choices[0].number" },
    { Q ("\"text\": \"\", \"choices\": [{\"code\": \"x\", \"number\": 99999999999}]"),
      "questions[0].choices[0].number" },
    { "{\"title\": \"T\", \"logic\": [{\"kind\": \"skip\", \"after\": \"ghost\"}]}",
      "logic[0].after" },
    { "{\"title\": \"T\", \"logic\": [{\"kind\": \"skip\", \"target\": {\"page\": \"x\"}}]}",
      "logic[0].target.page" },
    { "{\"title\": \"T\", \"logic\": [{}]}", "logic[0].kind" },
    { "{\"title\": \"T\", \"languages\": [1]}", "languages" },
    { "{\"title\": \"\\u0000\"}", "Line 1" },
    { "{\"title\": \"\xff\"}", "Line 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].text, -1, CX_ERROR_INVALID, cases[i].names);
  assert_refused ("{\"format\": \"clientele-mapping\"}", -1, CX_ERROR_UNSUPPORTED,
                  "clientele-mapping");
  assert_refused ("{\"version\": 2, \"title\": \"T\"}", -1, CX_ERROR_NEWER, "newer");
}

static void
test_bombs (void)
{
  g_autoptr (GString) deep = g_string_new ("{\"title\": \"T\", \"x\": ");
  g_autoptr (GString) many = g_string_new ("{\"title\": \"T\", \"pages\": [");
  g_autoptr (GString) grid = g_string_new ("{\"title\": \"T\", \"questions\": [{\"code\": \"g\","
                                           " \"type\": \"grid\", \"text\": \"\","
                                           " \"properties\": {\"cells\": \"multiple\"},"
                                           " \"choices\": [");

  for (int i = 0; i < 1000000; i++)
    g_string_append_c (deep, '[');
  assert_refused (deep->str, -1, CX_ERROR_INVALID, "Line 1");

  for (int i = 0; i < 3000; i++)
    g_string_append_printf (many, "%s{\"code\": \"p%d\"}", i > 0 ? "," : "", i);
  g_string_append (many, "]}");
  assert_refused (many->str, -1, CX_ERROR_LIMIT, "pages");

  for (int i = 0; i < 1000; i++)
    g_string_append_printf (grid, "%s{\"code\": \"c%d\"}", i > 0 ? "," : "", i);
  g_string_append (grid, "], \"rows\": [");
  for (int i = 0; i < 1000; i++)
    g_string_append_printf (grid, "%s{\"code\": \"r%d\"}", i > 0 ? "," : "", i);
  g_string_append (grid, "]}]}");
  assert_refused (grid->str, -1, CX_ERROR_LIMIT, "questions[0]");
}

/* Cut off anywhere, or with a byte changed, it is refused or read, and never brings us down. */
static void
test_damaged (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (gsize length = 0; length < sizeof full - 1; length += 7)
    {
      g_autoptr (CxSurvey) survey = cx_survey_from_json (full, (gssize) length, NULL, NULL);

      /* Only the blanks behind the last brace may be missing. */
      g_assert_true (survey == NULL || length >= sizeof full - 2);
    }
  for (int i = 0; i < 3000; i++)
    {
      g_autofree char *text = g_memdup2 (full, sizeof full);
      g_autoptr (GPtrArray) warnings = new_warnings ();
      g_autoptr (CxSurvey) survey = NULL;
      g_autoptr (GError) error = NULL;

      text[g_rand_int_range (random, 0, sizeof full - 1)] = (char) g_rand_int_range (random, 1,
                                                                                     256);
      survey = cx_survey_from_json (text, sizeof full - 1, warnings, &error);
      g_assert_true ((survey == NULL) == (error != NULL));
    }
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/survey-json/read", test_read);
  g_test_add_func ("/survey-json/round-trip", test_round_trip);
  g_test_add_func ("/survey-json/round-trip-through-file", test_round_trip_through_file);
  g_test_add_func ("/survey-json/second-copy", test_second_copy);
  g_test_add_func ("/survey-json/least", test_least);
  g_test_add_func ("/survey-json/expressions", test_expressions);
  g_test_add_func ("/survey-json/same-uuids", test_same_uuids);
  g_test_add_func ("/survey-json/refused", test_refused);
  g_test_add_func ("/survey-json/bombs", test_bombs);
  g_test_add_func ("/survey-json/damaged", test_damaged);
  return g_test_run ();
}
