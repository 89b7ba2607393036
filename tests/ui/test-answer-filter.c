#include "config.h"

#include "cx-answer-filter.h"
#include "cx-filter-dates.h"

#include "cx-question-type.h"
#include "cx-response-repo.h"
#include "cx-test.h"

#include "cx-error.h"

static CxQuestion *
add_question (CxSurvey *survey, const char *type, const char *code, const char *text)
{
  CxQuestion *question = cx_question_new (type);

  question->code = g_strdup (code);
  question->text = g_strdup (text);
  g_ptr_array_add (survey->questions, question);
  return question;
}

static void
add_choices (CxQuestion *question, ...)
{
  va_list list;
  int number = 1;

  va_start (list, question);
  for (const char *code = va_arg (list, const char *); code != NULL;
       code = va_arg (list, const char *))
    g_ptr_array_add (question->choices,
                     cx_choice_new (code, number++, va_arg (list, const char *)));
  va_end (list);
}

/* nps, drink (single), reasons (multiple), spend (number), visit (date), why (text). */
static CxSurvey *
make_survey (void)
{
  CxSurvey *survey = cx_survey_new ();

  survey->code = g_strdup ("visit");
  survey->title = g_strdup ("Visit");
  g_free (survey->language);
  survey->language = g_strdup ("en");
  add_question (survey, "nps", "nps", "Recommend us?");
  add_choices (add_question (survey, "single", "drink", "Which drink?"), "small", "Small", "large",
               "Large", NULL);
  add_choices (add_question (survey, "multiple", "reasons", "Why us?"), "price", "The price",
               "taste", "Đồ uống", "it's", "It is", NULL);
  add_question (survey, "number", "spend", "How much?");
  add_question (survey, "date", "visit", "Which day?");
  add_question (survey, "text", "why", "Tell us");
  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      g_assert_true (cx_question_prepare (question, NULL));
      cx_question_layout (question);
    }
  return survey;
}

/* The filter's expression is a condition over the survey, and reads back as the same chips. */
static void
assert_where (const CxAnswerFilter *filter, CxSurvey *survey, const char *expected)
{
  g_autofree char *where = cx_answer_filter_get_where (filter);
  g_autoptr (CxAnswerFilter) again = cx_answer_filter_parse (where, filter->since, filter->until);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (where, ==, expected);
  if (where == NULL)
    return;
  cx_answer_filter_check (survey, where, &error);
  g_assert_no_error (error);
  g_assert_true (cx_answer_filter_equal (filter, again));
  g_assert_cmpuint (again->parts->len, ==, filter->parts->len);
  for (guint i = 0; i < again->parts->len; i++)
    {
      const CxAnswerPart *a = g_ptr_array_index (filter->parts, i);
      const CxAnswerPart *b = g_ptr_array_index (again->parts, i);

      /* "No answer" alone is written alike for every kind. */
      if (a->values->len != 1 || !cx_answer_part_has_value (a, ""))
        g_assert_cmpint (a->kind, ==, b->kind);
      g_assert_cmpstr (a->name, ==, b->name);
      g_assert_cmpuint (a->values->len, ==, b->values->len);
    }
}

static void
test_values (void)
{
  g_autoptr (CxSurvey) survey = make_survey ();
  g_autoptr (CxAnswerFilter) filter = cx_answer_filter_new ();
  const char *const branches[] = { "Hồ Gươm", "Cầu Giấy", NULL };

  g_assert_true (cx_answer_filter_is_empty (filter));
  assert_where (filter, survey, NULL);

  cx_answer_filter_toggle_value (filter, survey, "nps", "9");
  assert_where (filter, survey, "${nps} = 9");
  cx_answer_filter_toggle_value (filter, survey, "nps", "10");
  assert_where (filter, survey, "(${nps} = 9 or ${nps} = 10)");
  cx_answer_filter_set_values (filter, survey, "branch", branches);
  cx_answer_filter_toggle_value (filter, survey, "nps", "9");
  assert_where (filter, survey,
                "${nps} = 10 and (${branch} = 'Hồ Gươm' or ${branch} = 'Cầu Giấy')");
  g_assert_false (cx_answer_filter_is_empty (filter));
  cx_answer_filter_toggle_value (filter, survey, "nps", "10");
  g_assert_null (cx_answer_filter_find (filter, "nps"));
  cx_answer_filter_set_values (filter, survey, "branch", NULL);
  g_assert_true (cx_answer_filter_is_empty (filter));
}

static void
test_kinds (void)
{
  g_autoptr (CxSurvey) survey = make_survey ();
  g_autoptr (CxAnswerFilter) filter = cx_answer_filter_new ();

  cx_answer_filter_toggle_value (filter, survey, "drink", "small");
  cx_answer_filter_toggle_value (filter, survey, "reasons", "price");
  cx_answer_filter_toggle_value (filter, survey, "reasons", "it's");
  assert_where (filter, survey,
                "${drink} = 'small' and "
                "(selected(${reasons}, 'price') or selected(${reasons}, \"it's\"))");
  cx_answer_filter_clear (filter);

  cx_answer_filter_toggle_value (filter, survey, "nps", "");
  cx_answer_filter_toggle_value (filter, survey, "nps", "0");
  assert_where (filter, survey, "(${nps} = '' or ${nps} = 0)");
  cx_answer_filter_toggle_value (filter, survey, "reasons", "");
  assert_where (filter, survey, "(${nps} = '' or ${nps} = 0) and ${reasons} = ''");
}

static void
test_ranges (void)
{
  g_autoptr (CxSurvey) survey = make_survey ();
  g_autoptr (CxAnswerFilter) filter = cx_answer_filter_new ();

  cx_answer_filter_set_range (filter, "spend", "-100.5", "200", TRUE, TRUE);
  cx_answer_filter_set_range (filter, "visit", "2026-03-01", "2026-03-31", FALSE, FALSE);
  cx_answer_filter_set_range (filter, "nps", NULL, "6", FALSE, TRUE);
  assert_where (filter, survey,
                "${spend} >= -100.5 and ${spend} < 200 and ${visit} >= '2026-03-01' and "
                "${visit} <= '2026-03-31' and ${nps} <= 6");
  cx_answer_filter_set_range (filter, "spend", NULL, NULL, FALSE, TRUE);
  g_assert_cmpuint (filter->parts->len, ==, 2);
}

static void
test_expressions (void)
{
  g_autoptr (CxSurvey) survey = make_survey ();
  g_autoptr (CxAnswerFilter) filter = NULL;
  g_autoptr (CxAnswerFilter) wrong = NULL;
  g_autofree char *where = NULL;
  const CxAnswerPart *part;

  filter = cx_answer_filter_parse ("9 <= ${nps} and (${nps} > 3 or contains(${why}, 'hot')) and "
                                   "${drink} = 'small'",
                                   NULL, "2026-03-31");
  g_assert_cmpuint (filter->parts->len, ==, 3);
  part = g_ptr_array_index (filter->parts, 0);
  g_assert_cmpint (part->kind, ==, CX_PART_RANGE);
  g_assert_cmpstr (part->low, ==, "9");
  part = g_ptr_array_index (filter->parts, 1);
  g_assert_cmpint (part->kind, ==, CX_PART_EXPRESSION);
  assert_where (filter, survey,
                "${nps} >= 9 and (${nps} > 3 or contains(${why}, 'hot')) and ${drink} = 'small'");
  g_assert_cmpstr (filter->until, ==, "2026-03-31");

  /* What cannot be read stays as it was written. */
  wrong = cx_answer_filter_parse ("${nps} >=", NULL, NULL);
  where = cx_answer_filter_get_where (wrong);
  g_assert_cmpstr (where, ==, "${nps} >=");
}

static void
test_check (void)
{
  g_autoptr (CxSurvey) survey = make_survey ();
  g_autoptr (GError) error = NULL;

  g_assert_true (cx_answer_filter_check (survey, "${drink} = 'Small'", NULL));
  g_assert_true (cx_answer_filter_check (survey, "${branch} = 'x' and ${nps} > 3", NULL));
  g_assert_false (cx_answer_filter_check (survey, "${nps} > 3 and ${colour} = 1", &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  g_assert_cmpstr (cx_error_get_place (error)->column, ==, "16");
}

static void
assert_description (const CxAnswerFilter *filter, CxSurvey *survey, const char *expected)
{
  g_autofree char *text = cx_answer_filter_describe (filter, survey, NULL);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_describe (void)
{
  g_autoptr (CxSurvey) survey = make_survey ();
  g_autoptr (CxAnswerFilter) filter = cx_answer_filter_new ();

  assert_description (filter, survey, NULL);
  cx_answer_filter_toggle_value (filter, survey, "drink", "small");
  cx_answer_filter_toggle_value (filter, survey, "drink", "large");
  cx_answer_filter_toggle_value (filter, survey, "drink", "");
  assert_description (filter, survey, "Which drink?: Small, Large or no answer");
  cx_answer_filter_clear (filter);
  cx_answer_filter_set_range (filter, "spend", "1000", "2000.5", TRUE, TRUE);
  cx_answer_filter_toggle_value (filter, survey, "branch", "Hồ Gươm");
  cx_answer_filter_set_dates (filter, "2026-03-01", "2026-03-31");
  assert_description (filter, survey,
                      "March 2026 · How much?: 1,000 to under 2,000.5 · Branch: Hồ Gươm");
}

static void
test_place (void)
{
  g_autoptr (CxSurvey) survey = make_survey ();
  g_autoptr (CxAnswerFilter) filter = cx_answer_filter_new ();
  g_autofree char *text = NULL;
  g_autofree char *plain = NULL;
  g_autoptr (CxPlace) place = NULL;
  g_autoptr (CxAnswerFilter) again = NULL;

  plain = cx_answer_filter_make_place (filter, "surveys/1/results", NULL, NULL);
  g_assert_cmpstr (plain, ==, "surveys/1/results");
  cx_answer_filter_toggle_value (filter, survey, "branch", "Hồ Gươm & Cầu?");
  cx_answer_filter_set_dates (filter, "2026-03-01", "");
  text = cx_answer_filter_make_place (filter, "", "survey", "visit");
  g_assert_true (g_str_has_prefix (text, "?survey=visit&where="));
  place = cx_place_parse (text);
  again = cx_answer_filter_from_place (place);
  g_assert_true (cx_answer_filter_equal (filter, again));
  g_assert_cmpstr (again->since, ==, "2026-03-01");
  g_assert_null (again->until);
}

static void
assert_preset (const char *id, gint64 today, const char *since, const char *until)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  g_assert_true (cx_filter_dates_get (id, today, &from, &to));
  g_assert_cmpstr (from, ==, since);
  g_assert_cmpstr (to, ==, until);
  g_assert_cmpstr (cx_filter_dates_find (from, to, today)->id, ==, id);
}

static void
test_dates (void)
{
  gint64 today = cx_civil_to_days (2026, 2, 9);
  char *since, *until;

  assert_preset ("all", today, NULL, NULL);
  assert_preset ("this-month", today, "2026-02-01", "2026-02-28");
  assert_preset ("last-month", today, "2026-01-01", "2026-01-31");
  assert_preset ("last-3-months", today, "2025-12-01", "2026-02-28");
  assert_preset ("this-year", today, "2026-01-01", "2026-12-31");
  g_assert_false (cx_filter_dates_get ("someday", today, &since, &until));
  g_assert_null (cx_filter_dates_find ("2026-01-02", "2026-01-31", today));
}

static void
assert_period (const char *key, const char *since, const char *until)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  g_assert_true (cx_filter_dates_of_period (key, &from, &to));
  g_assert_cmpstr (from, ==, since);
  g_assert_cmpstr (to, ==, until);
}

static void
test_periods (void)
{
  char *since, *until;

  assert_period ("2026-03", "2026-03-01", "2026-03-31");
  assert_period ("2026-Q1", "2026-01-01", "2026-03-31");
  assert_period ("2026-W01", "2025-12-29", "2026-01-04");
  assert_period ("2020-W53", "2020-12-28", "2021-01-03");
  assert_period ("2024-02-29", "2024-02-29", "2024-02-29");
  assert_period ("2026", "2026-01-01", "2026-12-31");
  g_assert_false (cx_filter_dates_of_period ("2026-13", &since, &until));
  g_assert_false (cx_filter_dates_of_period ("soon", &since, &until));
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/answer-filter/values", test_values);
  g_test_add_func ("/answer-filter/kinds", test_kinds);
  g_test_add_func ("/answer-filter/ranges", test_ranges);
  g_test_add_func ("/answer-filter/expressions", test_expressions);
  g_test_add_func ("/answer-filter/check", test_check);
  g_test_add_func ("/answer-filter/describe", test_describe);
  g_test_add_func ("/answer-filter/place", test_place);
  g_test_add_func ("/filter-dates/presets", test_dates);
  g_test_add_func ("/filter-dates/periods", test_periods);
  return g_test_run ();
}
