#include "config.h"

#include "cx-question-type.h"
#include "cx-recognise-fixture.h"
#include "cx-test.h"

#include <string.h>

static CxQuestion *
add_question (CxSurvey *survey, const char *type, const char *code, const char *text)
{
  CxQuestion *question = cx_question_new (type);

  question->code = (g_free (question->code), g_strdup (code));
  question->text = (g_free (question->text), g_strdup (text));
  g_ptr_array_add (survey->questions, question);
  return question;
}

static void
add_choice (CxQuestion *question, const char *code, const char *text)
{
  g_ptr_array_add (question->choices, cx_choice_new (code, (int) question->choices->len + 1, text));
}

static CxSurvey *
make_survey (void)
{
  CxSurvey *survey = cx_survey_new ();
  CxQuestion *question;

  survey->code = (g_free (survey->code), g_strdup ("coffee"));
  question = add_question (survey, "nps", "nps", "Bạn có giới thiệu quán?");
  question->scale_min = 0;
  question->scale_max = 10;
  question = add_question (survey, "csat", "service", "Phục vụ");
  question->scale_min = 1;
  question->scale_max = 5;
  question = add_question (survey, "single", "city", "Thành phố");
  add_choice (question, "hue", "Huế");
  add_choice (question, "hn", "Hà Nội");
  question = add_question (survey, "multiple", "drinks", "Đồ uống");
  add_choice (question, "tea", "Trà");
  add_choice (question, "coffee", "Cà phê");
  add_question (survey, "text", "why", "Vì sao?");
  add_question (survey, "number", "age", "Tuổi");
  question = add_question (survey, "grid", "rate", "Rate us");
  g_ptr_array_add (question->rows, cx_question_row_new ("staff", "Staff"));
  question->scale_min = 1;
  question->scale_max = 5;
  return survey;
}

static void
test_by_text_and_code (void)
{
  g_autoptr (CxSurvey) survey = make_survey ();
  g_autoptr (CxMapping) mapping = cx_test_recognise_for (
      "Dấu thời gian,ban co gioi thieu quan?,Phục vụ,CITY,Đồ uống,Vì  sao?,Mới\n"
      "13/08/2026 09:40:00,9,Rất hài lòng,Huế,Trà,Ngon,a\n"
      "13/08/2026 09:41:00,7,Hài lòng,Đà Nẵng,Cà phê,Đẹp,b\n"
      "13/08/2026 09:42:00,7,Hài lòng,Huế,Trà,Rẻ,c\n",
      survey, NULL);

  g_assert_cmpstr (mapping->survey, ==, "coffee");
  cx_test_column (mapping, 1, "question:nps whole nps");
  cx_test_column (mapping, 2, "question:service whole service");
  g_assert_cmpstr (cx_test_recode (mapping, 2, "Rất hài lòng"), ==, "5");
  cx_test_column (mapping, 3, "question:city whole city");
  g_assert_cmpstr (cx_test_recode (mapping, 3, "Huế"), ==, "hue");
  g_assert_cmpstr (cx_test_recode (mapping, 3, "Đà Nẵng"), ==, "da_nang");
  /* This month nobody chose two drinks, but somebody may next month. */
  cx_test_column (mapping, 4, "question:drinks joined drinks");
  g_assert_cmpstr (cx_test_recode (mapping, 4, "Cà phê"), ==, "coffee");
  cx_test_column (mapping, 5, "question:why whole why");
  cx_test_column (mapping, 6, "new:text whole moi");
}

static void
test_unfit_becomes_new (void)
{
  g_autoptr (CxSurvey) survey = make_survey ();
  g_autoptr (CxMapping) mapping = cx_test_recognise_for (
      "nps,Tuổi\ngreat coffee and cake,young\nnothing at all,old\nslow,young\n", survey, NULL);

  cx_test_column (mapping, 0, "new:text whole nps_2");
  g_assert_nonnull (strstr (cx_mapping_get_column (mapping, 0)->reason, "nps"));
  cx_test_column (mapping, 1, "new:single");
}

/* A known scale takes its numbers however many points it has. */
static void
test_wide_scale (void)
{
  g_autoptr (CxSurvey) survey = make_survey ();
  CxQuestion *question = add_question (survey, "rating", "warm", "How warm was it?");
  g_autoptr (GString) text = g_string_new ("How warm was it?,Name\n");
  g_autoptr (CxMapping) mapping = NULL;

  question->scale_min = 0;
  question->scale_max = 100;
  for (int i = 20; i <= 100; i++)
    g_string_append_printf (text, "%d,person %d\n", i, i);
  mapping = cx_test_recognise_for (text->str, survey, NULL);
  cx_test_column (mapping, 0, "question:warm whole warm");
}

static void
test_out_of_range (void)
{
  g_autoptr (CxSurvey) survey = make_survey ();
  g_autoptr (CxMapping)
      mapping = cx_test_recognise_for ("Phục vụ,x\n9,a\n10,b\n8,c\n", survey, NULL);

  g_assert_cmpint (cx_mapping_get_column (mapping, 0)->target, ==, CX_TARGET_NEW);
}

static void
test_split_and_rows (void)
{
  g_autoptr (CxSurvey) survey = make_survey ();
  g_autoptr (CxMapping) mapping = cx_test_recognise_for (
      "Respondent ID,Đồ uống,,,Rate us,,Vì sao?\n,Cà phê,Trà,Sữa,Staff,Room,Open-Ended Response\n"
      "1,Cà phê,,Sữa,5,4,a\n2,,Trà,,4,5,b\n3,Cà phê,,,3,4,c\n",
      survey, NULL);

  g_assert_cmpstr (mapping->source, ==, "surveymonkey");
  cx_test_column (mapping, 1, "question:drinks choice drinks");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 1)->option, ==, "coffee");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 2)->option, ==, "tea");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 3)->option, ==, "sua");
  cx_test_column (mapping, 4, "question:rate row rate");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 4)->option, ==, "staff");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 5)->option, ==, "room");
}

static void
test_empty_column (void)
{
  g_autoptr (CxSurvey) survey = make_survey ();
  g_autoptr (CxMapping)
      mapping = cx_test_recognise_for ("nps,Phục vụ,x\n,5,a\n,4,b\n", survey, NULL);

  cx_test_column (mapping, 0, "question:nps whole nps");
  cx_test_column (mapping, 1, "question:service whole service");
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/mapping-match/by-text-and-code", test_by_text_and_code);
  g_test_add_func ("/mapping-match/unfit-becomes-new", test_unfit_becomes_new);
  g_test_add_func ("/mapping-match/out-of-range", test_out_of_range);
  g_test_add_func ("/mapping-match/wide-scale", test_wide_scale);
  g_test_add_func ("/mapping-match/split-and-rows", test_split_and_rows);
  g_test_add_func ("/mapping-match/empty-column", test_empty_column);
  return g_test_run ();
}
