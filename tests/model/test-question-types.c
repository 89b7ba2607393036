#include "config.h"

#include "cx-error.h"
#include "cx-question-type.h"
#include "cx-test.h"

#include <math.h>
#include <string.h>

/* A question of @type with two choices and two rows where the type has such. */
static CxQuestion *
make_question (const CxQuestionType *type)
{
  CxQuestion *question = cx_question_new (type->id);

  question->code = g_strdup ("q");
  question->text = g_strdup ("A question");
  if ((type->flags & CX_TYPE_HAS_CHOICES) != 0)
    {
      g_ptr_array_add (question->choices, cx_choice_new ("web", 1, "Website"));
      g_ptr_array_add (question->choices, cx_choice_new ("shop", 2, "Cửa hàng"));
    }
  if ((type->flags & CX_TYPE_HAS_ROWS) != 0)
    {
      g_ptr_array_add (question->rows, cx_question_row_new ("staff", "Staff"));
      g_ptr_array_add (question->rows, cx_question_row_new ("food", "Food"));
    }
  return question;
}

static CxQuestion *
make_ready (const char *type_id)
{
  CxQuestion *question = make_question (cx_question_type_find (type_id));
  g_autoptr (GError) error = NULL;

  cx_question_prepare (question, &error);
  g_assert_no_error (error);
  cx_question_layout (question);
  return question;
}

static CxItem *
get_item (CxQuestion *question, guint index)
{
  g_assert_cmpuint (index, <, question->items->len);
  return g_ptr_array_index (question->items, index);
}

static void
assert_number (CxQuestion *question, guint item, const char *answer, double expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  double number = NAN;

  cx_question_read (question, get_item (question, item), answer, &number, &text, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (number, ==, expected);
  g_assert_null (text);
}

static void
assert_text (CxQuestion *question, guint item, const char *answer, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  double number = NAN;

  cx_question_read (question, get_item (question, item), answer, &number, &text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_refused (CxQuestion *question, guint item, const char *answer)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  double number = NAN;

  g_assert_false (
      cx_question_read (question, get_item (question, item), answer, &number, &text, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
  g_assert_null (text);
  g_assert_nonnull (cx_error_get_place (error)->mend);
}

/* --- What holds for every row of the table --- */

static void
test_descriptors (void)
{
  static const char *const metrics[] = { "nps", "csat", "ces", "mean", "distribution", NULL };
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  const CxQuestionType *const *types;
  guint n;

  types = cx_question_types (&n);
  g_assert_cmpuint (n, >=, 16);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (g_hash_table_add (ids, (gpointer) types[i]->id));
      g_assert_true (cx_question_type_find (types[i]->id) == types[i]);
      g_assert_cmpstr (types[i]->title, !=, "");
      g_assert_true (g_strv_contains (metrics, types[i]->metric));
      for (guint k = 0; k < types[i]->n_fields; k++)
        {
          const CxField *field = &types[i]->fields[k];
          g_autoptr (GError) error = NULL;

          g_assert_nonnull (field->key);
          g_assert_nonnull (field->label);
          g_assert_cmpint (field->kind == CX_FIELD_CHOICE, ==, field->choices != NULL);
          if (field->default_value != NULL)
            cx_field_validate (field, field->default_value, &error);
          g_assert_no_error (error);
        }
    }
  g_assert_null (cx_question_type_find ("hologram"));
  g_assert_null (cx_question_type_find (NULL));
}

static void
test_layout_is_stable (void)
{
  const CxQuestionType *const *types;
  guint n;

  types = cx_question_types (&n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CxQuestion) question = make_ready (types[i]->id);
      g_autoptr (GPtrArray) before = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (question->items->len, >, 0);
      before = g_ptr_array_new_with_free_func (g_object_unref);
      for (guint k = 0; k < question->items->len; k++)
        g_ptr_array_add (before, g_object_ref (question->items->pdata[k]));

      /* Again, as after growing: the same items stay in their places. */
      cx_question_prepare (question, &error);
      g_assert_no_error (error);
      cx_question_layout (question);
      g_assert_cmpuint (question->items->len, ==, before->len);
      for (guint k = 0; k < before->len; k++)
        g_assert_true (question->items->pdata[k] == before->pdata[k]);
      if ((types[i]->flags & CX_TYPE_IS_SCALE) != 0)
        g_assert_cmpfloat (question->scale_min, <, question->scale_max);
    }
}

static void
test_unknown_type (void)
{
  g_autoptr (CxQuestion) question = cx_question_new ("hologram");
  g_autoptr (GError) error = NULL;

  g_assert_null (question->type);
  g_assert_cmpstr (question->type_id, ==, "hologram");
  g_assert_true (cx_question_prepare (question, &error));
  cx_question_layout (question);
  g_assert_cmpuint (question->items->len, ==, 0);
}

/* --- Single types --- */

static void
test_scales (void)
{
  g_autoptr (CxQuestion) nps = make_ready ("nps");
  g_autoptr (CxQuestion) csat = make_ready ("csat");
  g_autoptr (CxQuestion) ces = make_ready ("ces");
  g_autoptr (CxQuestion) broken = make_question (cx_question_type_find ("rating"));
  g_autoptr (GError) error = NULL;

  g_assert_cmpfloat (nps->scale_min, ==, 0);
  g_assert_cmpfloat (nps->scale_max, ==, 10);
  g_assert_cmpfloat (csat->scale_max, ==, 5);
  g_assert_cmpfloat (ces->scale_max, ==, 7);
  g_assert_true (get_item (nps, 0)->coded);
  assert_number (nps, 0, "10", 10);
  assert_number (nps, 0, " 0 ", 0);
  assert_refused (nps, 0, "11");
  assert_refused (nps, 0, "-1");
  assert_refused (nps, 0, "7.5");
  assert_refused (nps, 0, "nine");
  assert_refused (csat, 0, "0");

  g_ptr_array_add (csat->choices, cx_choice_new ("very_satisfied", 5, "Very satisfied"));
  assert_number (csat, 0, "very SATISFIED", 5);

  broken->scale_min = 5;
  broken->scale_max = 1;
  g_assert_false (cx_question_prepare (broken, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
}

/* -1 to -3 are answers of such a scale, so they cannot mean that none was given. */
static void
test_scale_below_zero (void)
{
  g_autoptr (CxQuestion) question = make_question (cx_question_type_find ("rating"));

  question->scale_min = -3;
  question->scale_max = 3;
  g_assert_true (cx_question_prepare (question, NULL));
  cx_question_layout (question);
  g_assert_false (get_item (question, 0)->coded);
  assert_number (question, 0, "-3", -3);
}

static void
test_single (void)
{
  g_autoptr (CxQuestion) question = make_question (cx_question_type_find ("single"));
  CxChoice *other = cx_choice_new ("other", 3, "Other");

  other->other = TRUE;
  g_ptr_array_add (question->choices, other);
  cx_question_layout (question);
  g_assert_cmpuint (question->items->len, ==, 2);
  g_assert_true (get_item (question, 1)->choice == other);
  assert_number (question, 0, "web", 1);
  assert_number (question, 0, "WEBSITE", 1);
  assert_number (question, 0, "cửa  hàng", 2);
  assert_refused (question, 0, "phone");
  assert_text (question, 1, "  by boat ", "by boat");
}

static void
test_multiple (void)
{
  g_autoptr (CxQuestion) question = make_ready ("multiple");

  g_assert_cmpuint (question->items->len, ==, 2);
  assert_number (question, 0, "1", 1);
  assert_number (question, 0, "No", 0);
  assert_number (question, 1, "có", 1);
  assert_number (question, 1, "Cửa hàng", 1);
  assert_refused (question, 1, "Website");
}

static void
test_multiple_with_many_choices (void)
{
  g_autoptr (CxQuestion) question = cx_question_new ("multiple");

  question->code = g_strdup ("q");
  for (int i = 1; i <= 500; i++)
    {
      g_autofree char *code = g_strdup_printf ("c%d", i);
      g_autofree char *text = g_strdup_printf (i == 7 ? "Tea, hot" : "Choice %d", i);

      g_ptr_array_add (question->choices, cx_choice_new (code, i, text));
    }
  cx_question_layout (question);
  g_assert_cmpuint (question->items->len, ==, 1);
  g_assert_cmpint (get_item (question, 0)->kind, ==, CX_ITEM_LIST);
  assert_text (question, 0, "c204, c3,Choice 17,c3", "3 17 204");
  assert_text (question, 0, "Choice 9; Tea, hot", "7 9");
  assert_text (question, 0, "Tea, hot", "7");
  assert_refused (question, 0, "c3, c501");
}

/* Growing past the limit keeps the columns that are there. */
static void
test_multiple_that_grows (void)
{
  g_autoptr (CxQuestion) question = make_ready ("multiple");

  for (int i = 3; i <= 300; i++)
    {
      g_autofree char *code = g_strdup_printf ("c%d", i);

      g_ptr_array_add (question->choices, cx_choice_new (code, i, code));
    }
  cx_question_layout (question);
  g_assert_cmpuint (question->items->len, ==, 300);
  g_assert_null (cx_question_find_item (question, CX_ITEM_LIST, NULL, NULL));
}

static void
test_ranking (void)
{
  g_autoptr (CxQuestion) question = make_ready ("ranking");

  g_assert_cmpint (get_item (question, 0)->kind, ==, CX_ITEM_RANK);
  assert_number (question, 1, "2", 2);
  assert_refused (question, 1, "3");
  assert_refused (question, 1, "0");
}

static void
test_grid (void)
{
  g_autoptr (CxQuestion) single = make_ready ("grid");
  g_autoptr (CxQuestion) multiple = make_question (cx_question_type_find ("grid"));
  g_autoptr (CxQuestion) scale = make_question (cx_question_type_find ("grid"));
  g_autoptr (CxQuestion) number = make_question (cx_question_type_find ("grid"));

  g_assert_cmpuint (single->items->len, ==, 2);
  assert_number (single, 1, "Website", 1);
  assert_refused (single, 1, "Staff");

  cx_question_set_property (multiple, "cells", "multiple");
  cx_question_layout (multiple);
  g_assert_cmpuint (multiple->items->len, ==, 4);
  assert_number (multiple, 3, "yes", 1);

  g_ptr_array_set_size (scale->choices, 0);
  scale->scale_min = 1;
  scale->scale_max = 5;
  g_assert_true (cx_question_prepare (scale, NULL));
  cx_question_layout (scale);
  assert_number (scale, 0, "4", 4);
  assert_refused (scale, 0, "6");

  cx_question_set_property (number, "cells", "number");
  cx_question_layout (number);
  g_assert_cmpint (get_item (number, 0)->storage, ==, CX_STORAGE_REAL);
  assert_number (number, 0, "2.5", 2.5);
}

static void
test_yesno (void)
{
  g_autoptr (CxQuestion) own = make_ready ("yesno");
  g_autoptr (CxQuestion) plain = cx_question_new ("yesno");
  CxChoice *choice;

  g_assert_true (cx_question_prepare (plain, NULL));
  cx_question_layout (plain);
  g_assert_cmpuint (plain->choices->len, ==, 2);
  choice = g_ptr_array_index (plain->choices, 0);
  g_assert_cmpstr (choice->code, ==, "yes");
  g_assert_cmpfloat (choice->score, ==, 1);
  assert_number (plain, 0, "Có", 1);
  assert_number (plain, 0, "FALSE", 2);
  assert_refused (plain, 0, "maybe");
  assert_number (own, 0, "không", 2);
  assert_number (own, 0, "web", 1);
}

static void
test_number_and_text (void)
{
  g_autoptr (CxQuestion) number = make_ready ("number");
  g_autoptr (CxQuestion) text = make_ready ("text");

  assert_number (number, 0, "-2.5", -2.5);
  assert_number (number, 0, "1,234.5", 1234.5);
  assert_refused (number, 0, "nan");
  assert_refused (number, 0, "12 apples and 3");
  cx_question_set_property (number, "min", "0");
  cx_question_set_property (number, "max", "120");
  assert_number (number, 0, "120", 120);
  assert_refused (number, 0, "120.5");
  assert_refused (number, 0, "-1");

  assert_text (text, 0, " two\nlines ", "two\nlines");
  cx_question_set_property (text, "max_length", "3");
  assert_text (text, 0, "đủđ", "đủđ");
  assert_refused (text, 0, "four");
}

static void
test_dates_and_times (void)
{
  g_autoptr (CxQuestion) date = make_ready ("date");
  g_autoptr (CxQuestion) time = make_ready ("time");

  assert_text (date, 0, "2026-03-09", "2026-03-09");
  assert_text (date, 0, "2026-03-09T23:30:00+07:00", "2026-03-09");
  assert_refused (date, 0, "2026-02-30");
  assert_refused (date, 0, "9 March");
  cx_question_set_property (date, "min", "2026-01-01");
  assert_refused (date, 0, "2025-12-31");
  cx_question_set_property (date, "with_time", "1");
  assert_text (date, 0, "2026-03-09 23:30", "2026-03-09T23:30:00");

  assert_text (time, 0, "7:05", "07:05");
  assert_text (time, 0, "23:59:58.123+07:00", "23:59:58");
  assert_refused (time, 0, "24:00");
  assert_refused (time, 0, "12:60");
  assert_refused (time, 0, "noon");
}

static void
test_contacts (void)
{
  g_autoptr (CxQuestion) email = make_ready ("email");
  g_autoptr (CxQuestion) phone = make_ready ("phone");
  g_autoptr (CxQuestion) id = make_ready ("id");

  assert_text (email, 0, " an@example.com ", "an@example.com");
  assert_refused (email, 0, "an at example.com");
  assert_text (phone, 0, "0912 345 678", "+84912345678");
  assert_refused (phone, 0, "none");
  assert_text (id, 0, "00042", "00042");
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/question-types/descriptors", test_descriptors);
  g_test_add_func ("/question-types/layout-is-stable", test_layout_is_stable);
  g_test_add_func ("/question-types/unknown", test_unknown_type);
  g_test_add_func ("/question-types/scales", test_scales);
  g_test_add_func ("/question-types/scale-below-zero", test_scale_below_zero);
  g_test_add_func ("/question-types/single", test_single);
  g_test_add_func ("/question-types/multiple", test_multiple);
  g_test_add_func ("/question-types/multiple-many", test_multiple_with_many_choices);
  g_test_add_func ("/question-types/multiple-grows", test_multiple_that_grows);
  g_test_add_func ("/question-types/ranking", test_ranking);
  g_test_add_func ("/question-types/grid", test_grid);
  g_test_add_func ("/question-types/yesno", test_yesno);
  g_test_add_func ("/question-types/number-and-text", test_number_and_text);
  g_test_add_func ("/question-types/dates-and-times", test_dates_and_times);
  g_test_add_func ("/question-types/contacts", test_contacts);
  return g_test_run ();
}
