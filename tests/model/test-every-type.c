#include "config.h"

#include "cx-model-test.h"

#include <string.h>

/* Every row of the table of question types goes all the way: made, written, answered as a person
 * writes it, and read back by its readable name. */

static const struct
{
  const char *type;
  const char *item;   /* readable column name */
  const char *answer; /* as it is given */
  const char *shown;  /* as survey_<code> shows it */
} answers[] = {
  { "nps", "q_nps", "9", "9" },
  { "csat", "q_csat", "4", "4" },
  { "ces", "q_ces", "7", "7" },
  { "rating", "q_rating", "3", "3" },
  { "number", "q_number", "12.5", "12.5" },
  { "single", "q_single", "shop", "Cửa hàng" },
  { "multiple", "q_multiple_web", "yes", "1" },
  { "multiple", "q_multiple_shop", "0", "0" },
  { "ranking", "q_ranking_web", "2", "2" },
  { "ranking", "q_ranking_shop", "1", "1" },
  { "grid", "q_grid_staff", "Website", "Website" },
  { "grid", "q_grid_food", "Cửa hàng", "Cửa hàng" },
  { "yesno", "q_yesno", "có", "Website" },
  { "text", "q_text", "Rất ngon, cảm ơn!", "Rất ngon, cảm ơn!" },
  { "date", "q_date", "2026-03-09", "2026-03-09" },
  { "time", "q_time", "7:05", "07:05" },
  { "email", "q_email", "an@example.com", "an@example.com" },
  { "phone", "q_phone", "0912 345 678", "+84912345678" },
  { "id", "q_id", "00042", "00042" },
};

static CxSurvey *
make_survey (void)
{
  CxSurvey *survey = cx_survey_new ();
  const CxQuestionType *const *types;
  guint n;

  survey->code = g_strdup ("all");
  survey->title = g_strdup ("All");
  types = cx_question_types (&n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *code = g_strconcat ("q_", types[i]->id, NULL);
      CxQuestion *question = add_question (survey, types[i]->id, code, types[i]->title);

      if ((types[i]->flags & CX_TYPE_HAS_CHOICES) != 0)
        {
          add_choice (question, "web", "Website");
          add_choice (question, "shop", "Cửa hàng");
        }
      if ((types[i]->flags & CX_TYPE_HAS_ROWS) != 0)
        {
          g_ptr_array_add (question->rows, cx_question_row_new ("staff", "Staff"));
          g_ptr_array_add (question->rows, cx_question_row_new ("food", "Food"));
        }
    }
  return survey;
}

/* The value of @answer, whose text @text keeps. */
static CxValue
read_answer (CxSurvey *survey, const char *name, const char *answer, CxItem **item, char **text)
{
  g_autoptr (GError) error = NULL;
  CxQuestion *question = NULL;
  double number = 0;

  *item = cx_survey_find_item (survey, name, &question);
  g_assert_nonnull (*item);
  cx_question_read (question, *item, answer, &number, text, &error);
  g_assert_no_error (error);
  if ((*item)->storage == CX_STORAGE_TEXT)
    return (CxValue){ .kind = CX_VALUE_TEXT, .text = *text, .length = strlen (*text) };
  if ((*item)->storage == CX_STORAGE_REAL)
    return (CxValue){ .kind = CX_VALUE_REAL, .real = number };
  return (CxValue){ .kind = CX_VALUE_INTEGER, .integer = (gint64) number };
}

static void
write_answers (CxProject *project, CxSurvey *survey)
{
  CxItem *items[G_N_ELEMENTS (answers)];
  CxValue values[G_N_ELEMENTS (answers)];
  char *texts[G_N_ELEMENTS (answers)] = { NULL };
  g_autoptr (CxResponseWriter) writer = NULL;
  g_autoptr (GError) error = NULL;
  CxEdit *edit = begin_bulk (project, "Import");
  gint64 batch = cx_edit_get_batch (edit, "responses", &error);

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    values[i] = read_answer (survey, answers[i].item, answers[i].answer, &items[i], &texts[i]);
  writer = cx_response_writer_new (edit, survey, NULL, 0, items, G_N_ELEMENTS (items), &error);
  g_assert_no_error (error);
  g_assert_true (cx_response_writer_insert (writer, batch, 1, 1, NULL, values, &error));
  g_assert_true (cx_response_writer_finish (writer, &error));
  g_assert_no_error (error);
  g_clear_pointer (&writer, cx_response_writer_free);
  commit (edit);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
}

static void
test_all_the_way (void)
{
  g_autoptr (CxProject) project = open_new_project ("all.clientele");
  g_autoptr (CxSurvey) survey = make_survey ();
  g_autoptr (CxSurvey) loaded = NULL;

  insert_survey (project, survey);
  loaded = load_survey (project, "all");
  write_answers (project, loaded);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT %s FROM survey_all", answers[i].item);
      g_autofree char *expected = g_strconcat (answers[i].shown, ";", NULL);

      assert_query (project, sql, expected);
    }
}

/* A new type must be given an answer above, and every column that a type lays out. */
static void
test_nothing_is_left_out (void)
{
  g_autoptr (CxProject) project = open_new_project ("left.clientele");
  g_autoptr (CxSurvey) survey = make_survey ();

  insert_survey (project, survey);
  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);
      guint given = 0;

      for (guint k = 0; k < G_N_ELEMENTS (answers); k++)
        given += g_strcmp0 (answers[k].type, question->type_id) == 0;
      g_assert_cmpuint (given, ==, question->items->len);
    }
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/every-type/all-the-way", test_all_the_way);
  g_test_add_func ("/every-type/nothing-is-left-out", test_nothing_is_left_out);
  return g_test_run ();
}
