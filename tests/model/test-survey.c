#include "config.h"

#include "cx-code.h"
#include "cx-error.h"
#include "cx-model-test.h"

#include <math.h>
#include <string.h>

static void
test_codes (void)
{
  g_autoptr (CxSurvey) survey = cx_survey_new ();
  static const struct
  {
    const char *heading;
    gboolean exact;
    guint column;
    const char *code;
  } cases[] = {
    { "Bạn hài lòng không?", FALSE, 1, "ban_hai_long_khong" },
    { "Bạn hài lòng không?", FALSE, 2, "ban_hai_long_khong_2" },
    { "Bạn hài lòng không?", FALSE, 3, "ban_hai_long_khong_3" },
    { "???", FALSE, 4, "q4" },
    { "", FALSE, 5, "q5" },
    { NULL, FALSE, 6, "q6" },
    { "Group/Sub.Name", TRUE, 7, "Group/Sub.Name" },
    { "Group/Sub.Name", TRUE, 8, "Group/Sub.Name_2" },
    { "group/sub.name", TRUE, 9, "group/sub.name" },
    { "abcdefghijklmnopqrstuvwxyz", FALSE, 10, "abcdefghijklmnopqrstuvwx" },
    { "abcdefghijklmnopqrstuvwxyz", FALSE, 11, "abcdefghijklmnopqrstuv_2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = cx_survey_make_code (survey, cases[i].heading, cases[i].exact,
                                                   cases[i].column);

      g_assert_cmpstr (code, ==, cases[i].code);
      add_question (survey, "text", code, "x");
    }
}

static void
test_choice_codes (void)
{
  g_autoptr (CxQuestion) question = cx_question_new ("single");

  for (int i = 0; i < 2; i++)
    {
      g_autofree char *code = cx_question_make_choice_code (question, "Rất tốt");
      g_autofree char *row = cx_question_make_row_code (question, "***");

      g_assert_cmpstr (code, ==, i == 0 ? "rat_tot" : "rat_tot_2");
      g_assert_cmpstr (row, ==, i == 0 ? "row1" : "row2");
      add_choice (question, code, "Rất tốt");
      g_ptr_array_add (question->rows, cx_question_row_new (row, "***"));
    }
  g_assert_cmpint (cx_question_next_number (question), ==, 3);
  g_assert_true (cx_question_get_choice_by_number (question, 2) ==
                 cx_question_find_choice (question, "rat_tot_2"));
  g_assert_null (cx_question_get_choice_by_number (question, 3));
  g_assert_null (cx_question_find_row (question, "row9"));
}

static void
test_find_question (void)
{
  g_autoptr (CxSurvey) survey = make_visit_survey ();
  g_autoptr (GError) error = NULL;
  CxQuestion *question;

  add_question (survey, "text", "NPS", "Another");
  add_question (survey, "text", "Nps", "Would you recommend us?");
  add_question (survey, "text", "secret", "Hidden")->hidden = TRUE;

  question = cx_survey_find_question (survey, "nps", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (question->code, ==, "nps");
  question = cx_survey_find_question (survey, "PLACE", &error);
  g_assert_cmpstr (question->code, ==, "place");
  question = cx_survey_find_question (survey, " Your  age ", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (question->code, ==, "age");

  g_assert_null (cx_survey_find_question (survey, "nPS", &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (error->message, "Nps"));
  g_assert_nonnull (strstr (error->message, "NPS"));
  g_clear_error (&error);
  g_assert_null (cx_survey_find_question (survey, "Would you recommend us?", &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_AMBIGUOUS);
  g_clear_error (&error);
  g_assert_null (cx_survey_find_question (survey, "secret", &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "place"));
  g_assert_null (strstr (error->message, "secret (Hidden)"));
}

static void
test_translations (void)
{
  g_autoptr (CxSurvey) survey = make_visit_survey ();

  g_assert_cmpstr (cx_survey_translate (survey, survey->uuid, "title", "vi", survey->title), ==,
                   "Your visit");
  cx_survey_set_translation (survey, survey->uuid, "title", "vi", "Chuyến thăm");
  g_assert_cmpstr (cx_survey_translate (survey, survey->uuid, "title", "vi", survey->title), ==,
                   "Chuyến thăm");
  g_assert_cmpstr (cx_survey_translate (survey, survey->uuid, "title", "fr", survey->title), ==,
                   "Your visit");
  g_assert_cmpstr (cx_survey_translate (survey, survey->uuid, "title", NULL, survey->title), ==,
                   "Your visit");
  cx_survey_set_translation (survey, survey->uuid, "title", "vi", NULL);
  g_assert_cmpstr (cx_survey_translate (survey, survey->uuid, "title", "vi", survey->title), ==,
                   "Your visit");
}

static void
test_properties (void)
{
  g_autoptr (CxQuestion) question = cx_question_new ("number");
  g_autofree char *text = NULL, *unit = NULL, *nothing = NULL;

  g_assert_true (isnan (cx_question_get_number (question, "min")));
  cx_question_set_property (question, "min", "2.5");
  cx_question_set_property (question, "unit", "\"kg\"");
  g_assert_cmpfloat (cx_question_get_number (question, "min"), ==, 2.5);
  unit = cx_question_get_property (question, "unit");
  g_assert_cmpstr (unit, ==, "\"kg\"");
  cx_question_set_property (question, "min", NULL);
  cx_question_set_property (question, "unit", NULL);
  g_assert_null (question->properties);

  /* As another tool may have written them. */
  question->properties = g_strdup ("{\"max\": 7, \"min\": 0.5, \"shown\": true, \"list\": []}");
  g_assert_cmpfloat (cx_question_get_number (question, "max"), ==, 7);
  g_assert_cmpfloat (cx_question_get_number (question, "min"), ==, 0.5);
  g_assert_true (cx_question_get_flag (question, "shown"));
  g_assert_false (cx_question_get_flag (question, "max"));
  nothing = cx_question_get_property (question, "list");
  g_assert_null (nothing);

  g_free (question->properties);
  question->properties = g_strdup ("no JSON");
  text = cx_question_get_property (question, "max");
  g_assert_null (text);
}

static void
test_lifetime (void)
{
  CxSurvey *survey = make_visit_survey ();
  CxQuestion *question = g_ptr_array_index (survey->questions, 1);
  CxChoice *choice = g_ptr_array_index (question->choices, 2);
  gpointer survey_alive = survey, choice_alive = choice;

  cx_question_layout (question);
  question->page = cx_page_new ();
  cx_survey_add_logic (survey, "skip")->question = question;
  g_object_add_weak_pointer (G_OBJECT (survey), &survey_alive);
  g_object_add_weak_pointer (G_OBJECT (choice), &choice_alive);
  g_object_unref (survey);
  g_assert_null (survey_alive);
  g_assert_null (choice_alive);
}

static void
test_parts (void)
{
  g_autoptr (CxSurvey) survey = cx_survey_new ();
  CxQuestion *ranking = add_question (survey, "ranking", "order", "In which order?");
  CxQuestion *grid = add_question (survey, "grid", "rate", "Rate us");
  CxQuestion *single = add_question (survey, "single", "city", "Which city?");
  CxQuestionRow *row;
  CxItem *item;

  add_choice (ranking, "web", "Website");
  add_choice (ranking, "Website", "Shop");
  cx_question_layout (ranking);
  g_ptr_array_add (grid->rows, cx_question_row_new ("staff", "Our staff"));
  cx_question_layout (grid);
  add_choice (single, "hue", "Huế");
  cx_question_layout (single);

  /* By code before text. */
  g_assert_true (cx_question_find_part (ranking, "Website", &row, &item));
  g_assert_null (row);
  g_assert_cmpint (item->kind, ==, CX_ITEM_RANK);
  g_assert_cmpstr (item->choice->code, ==, "Website");
  g_assert_true (cx_question_find_part (ranking, "web", &row, &item));
  g_assert_cmpstr (item->choice->code, ==, "web");
  g_assert_true (cx_question_find_part (grid, "Our staff", &row, &item));
  g_assert_cmpstr (row->code, ==, "staff");
  g_assert_cmpint (item->kind, ==, CX_ITEM_ROW);
  g_assert_true (item->row == row);
  /* The choices of a single choice share one item. */
  g_assert_false (cx_question_find_part (single, "hue", &row, &item));
  g_assert_false (cx_question_find_part (grid, "food", &row, &item));
}

static guint lookups;

static gboolean
is_taken (gpointer owner, const char *code)
{
  lookups++;
  return g_hash_table_contains (owner, code);
}

/* Thousands of codes alike are each found in a few steps; few of them are counted without gaps. */
static void
test_codes_alike (void)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  static const char base[] = "how_satisfied_are_you_wi";

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *code = cx_code_make_unique (base, is_taken, taken);

      g_assert_cmpuint (strlen (code), <=, CX_CODE_LENGTH);
      if (i == 1)
        g_assert_cmpstr (code, ==, "how_satisfied_are_you__2");
      if (i == 11)
        g_assert_cmpstr (code, ==, "how_satisfied_are_you_12");
      g_assert_true (g_hash_table_add (taken, g_steal_pointer (&code)));
    }
  g_assert_cmpuint (lookups, <, 5000 * 50);
  g_hash_table_remove (taken, "how_satisfied_are_you__7");
  {
    g_autofree char *code = cx_code_make_unique (base, is_taken, taken);

    g_assert_cmpstr (code, ==, "how_satisfied_are_you__7");
  }
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/survey/codes", test_codes);
  g_test_add_func ("/survey/choice-codes", test_choice_codes);
  g_test_add_func ("/survey/find-question", test_find_question);
  g_test_add_func ("/survey/parts", test_parts);
  g_test_add_func ("/survey/translations", test_translations);
  g_test_add_func ("/survey/codes-alike", test_codes_alike);
  g_test_add_func ("/survey/properties", test_properties);
  g_test_add_func ("/survey/lifetime", test_lifetime);
  return g_test_run ();
}
