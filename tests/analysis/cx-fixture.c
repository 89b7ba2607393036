#include "config.h"

#include "cx-fixture.h"

#include "cx-question-type.h"
#include "cx-response-repo.h"
#include "cx-survey-repo.h"
#include "cx-test.h"

#include <math.h>
#include <string.h>

static CxQuestion *
add_question (CxSurvey *survey, const char *type, const char *code, const char *text)
{
  CxQuestion *question = cx_question_new (type);

  question->code = g_strdup (code);
  question->text = g_strdup (text);
  g_ptr_array_add (survey->questions, question);
  return question;
}

static CxChoice *
add_choice (CxQuestion *question, const char *code, const char *text)
{
  CxChoice *choice = cx_choice_new (code, cx_question_next_number (question), text);

  g_ptr_array_add (question->choices, choice);
  return choice;
}

static void
add_reasons (CxQuestion *question)
{
  add_choice (question, "price", "Price");
  add_choice (question, "taste", "Đồ uống");
  add_choice (question, "place", "Place");
}

/* So many choices that they are kept as a list. */
static void
add_many_choices (CxQuestion *question)
{
  for (int i = 1; i <= 201; i++)
    {
      g_autofree char *code = g_strdup_printf ("c%d", i);

      add_choice (question, code, code);
    }
}

static void
add_choice_questions (CxSurvey *survey)
{
  CxQuestion *gender = add_question (survey, "single", "gender", "Gender");
  CxQuestion *drink = add_question (survey, "single", "drink", "Size of the drink");
  CxQuestion *quality;

  add_choice (gender, "f", "Female");
  add_choice (gender, "m", "Male");
  add_choice (gender, "x", "Không nói")->missing = TRUE;
  add_choice (drink, "small", "Small")->score = 1;
  add_choice (drink, "middle", "Middle")->score = 2;
  add_choice (drink, "large", "Large")->score = 3;
  add_reasons (add_question (survey, "multiple", "reasons", "Why here?"));
  add_many_choices (add_question (survey, "multiple", "many", "Which of these?"));
  add_reasons (add_question (survey, "ranking", "likes", "What do you like most?"));
  add_question (survey, "yesno", "again", "Will you come again?");

  quality = add_question (survey, "grid", "quality", "How good was …");
  quality->scale_min = 1;
  quality->scale_max = 5;
  g_ptr_array_add (quality->rows, cx_question_row_new ("food", "Đồ ăn"));
  g_ptr_array_add (quality->rows, cx_question_row_new ("staff", "Staff"));
  g_ptr_array_add (quality->rows, cx_question_row_new ("room", "Room"));
}

static CxSurvey *
make_survey (void)
{
  CxSurvey *survey = cx_survey_new ();
  CxQuestion *ease5;

  g_free (survey->code);
  survey->code = g_strdup ("visit");
  g_free (survey->title);
  survey->title = g_strdup ("After the visit");
  g_free (survey->language);
  survey->language = g_strdup ("en");
  add_question (survey, "nps", "nps", "Would you recommend us?");
  add_question (survey, "csat", "sat", "How satisfied are you?");
  add_question (survey, "ces", "ease", "It was easy.");
  ease5 = add_question (survey, "ces", "ease5", "It was easy (short).");
  ease5->scale_min = 1;
  ease5->scale_max = 5;
  add_question (survey, "rating", "stars", "Stars");
  add_question (survey, "number", "spend", "How much did you spend?");
  add_choice_questions (survey);
  add_question (survey, "date", "day", "Which day was it?");
  add_question (survey, "time", "at", "At what time?");
  add_question (survey, "text", "why", "Why?");
  return survey;
}

static void
prepare_survey (CxSurvey *survey)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < survey->questions->len; i++)
    {
      cx_question_prepare (survey->questions->pdata[i], &error);
      g_assert_no_error (error);
      cx_question_layout (survey->questions->pdata[i]);
    }
}

static void
add_missing_column (CxFixture *fixture, CxSurvey *survey, const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxEdit) edit = NULL;

  edit = cx_store_begin (cx_project_get_store (fixture->project), "Add column", &error);
  g_assert_no_error (error);
  cx_response_repo_add_missing_column (edit, survey, cx_survey_find_item (survey, code, NULL),
                                       &error);
  g_assert_no_error (error);
  cx_edit_commit (g_steal_pointer (&edit), &error);
  g_assert_no_error (error);
}

static void
insert_survey (CxFixture *fixture, CxSurvey *survey)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxEdit) edit = NULL;
  gint64 id;

  edit = cx_store_begin (cx_project_get_store (fixture->project), "Add survey", &error);
  g_assert_no_error (error);
  cx_survey_repo_insert (edit, survey, &error);
  g_assert_no_error (error);
  id = survey->id;
  cx_edit_commit (g_steal_pointer (&edit), &error);
  g_assert_no_error (error);

  /* Missing answers of numbers and texts need a column of their own. */
  add_missing_column (fixture, survey, "spend");
  add_missing_column (fixture, survey, "why");

  fixture->survey = cx_survey_repo_load (cx_project_get_db (fixture->project), id, &error);
  g_assert_no_error (error);
}

void
cx_fixture_init (CxFixture *fixture, const char *zone)
{
  static int number;
  g_autofree char *name = g_strdup_printf ("business-%d.clientele", number++);
  g_autofree char *path = cx_test_path (name);
  g_autoptr (CxSurvey) survey = make_survey ();
  g_autoptr (GError) error = NULL;

  *fixture = (CxFixture){ .rows = g_ptr_array_new_with_free_func (
                              (GDestroyNotify) g_hash_table_unref) };
  fixture->project = cx_project_create (path, "Cà phê", "VND", zone, "en", &error);
  g_assert_no_error (error);
  prepare_survey (survey);
  insert_survey (fixture, survey);
}

void
cx_fixture_clear (CxFixture *fixture)
{
  g_clear_pointer (&fixture->frame, cx_frame_free);
  g_clear_object (&fixture->survey);
  g_clear_object (&fixture->project);
  g_clear_pointer (&fixture->rows, g_ptr_array_unref);
}

static GHashTable *
read_row (va_list args)
{
  GHashTable *row = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *name;

  while ((name = va_arg (args, const char *)) != NULL)
    g_hash_table_insert (row, g_strdup (name), g_strdup (va_arg (args, const char *)));
  return row;
}

void
cx_fixture_add (CxFixture *fixture, ...)
{
  va_list args;

  va_start (args, fixture);
  g_ptr_array_add (fixture->rows, read_row (args));
  va_end (args);
}

void
cx_fixture_add_many (CxFixture *fixture, int count, ...)
{
  g_autoptr (GHashTable) row = NULL;
  va_list args;

  va_start (args, count);
  row = read_row (args);
  va_end (args);
  for (int i = 0; i < count; i++)
    g_ptr_array_add (fixture->rows, g_hash_table_ref (row));
}

void
cx_fixture_set (CxFixture *fixture, const char *name, const char *text)
{
  g_hash_table_insert (fixture->rows->pdata[fixture->rows->len - 1], g_strdup (name),
                       g_strdup (text));
}

static CxValue
number_value (double number)
{
  return (CxValue){ .kind = CX_VALUE_REAL, .real = number };
}

static CxValue
field_value (CxResponseField field, const char *text)
{
  const CxResponseFieldInfo *info = cx_response_field_info (field);
  CxMoment moment;

  if (text == NULL)
    return (CxValue){ .kind = CX_VALUE_NULL };
  if (info->is_moment)
    {
      g_assert_true (cx_moment_parse_iso (text, strlen (text), &moment, NULL));
      return (CxValue){ .kind = CX_VALUE_INTEGER, .integer = moment.ms };
    }
  if (info->storage == CX_STORAGE_TEXT)
    return (CxValue){ .kind = CX_VALUE_TEXT, .text = text, .length = strlen (text) };
  if (info->storage == CX_STORAGE_INTEGER)
    return (CxValue){ .kind = CX_VALUE_INTEGER, .integer = g_ascii_strtoll (text, NULL, 10) };
  return number_value (g_ascii_strtod (text, NULL));
}

/* The place of @code among those of @text from 1; 0: it is not there. */
static int
find_code (const char *text, const char *code)
{
  g_auto (GStrv) codes = g_strsplit (text, " ", -1);

  for (int i = 0; codes[i] != NULL; i++)
    if (strcmp (codes[i], code) == 0)
      return i + 1;
  return 0;
}

static CxValue
item_value (CxQuestion *question, CxItem *item, const char *text)
{
  int place;

  if (text == NULL)
    return (CxValue){ .kind = CX_VALUE_NULL };
  if (text[0] == '-' && strlen (text) == 2)
    return (CxValue){ .kind = CX_VALUE_MISSING, .integer = g_ascii_strtoll (text, NULL, 10) };
  if (item->storage == CX_STORAGE_TEXT)
    return (CxValue){ .kind = CX_VALUE_TEXT, .text = text, .length = strlen (text) };
  if (item->storage == CX_STORAGE_REAL)
    return number_value (g_ascii_strtod (text, NULL));

  if (item->choice != NULL)
    {
      place = find_code (text, item->choice->code);
      if (item->kind == CX_ITEM_RANK && place == 0)
        return (CxValue){ .kind = CX_VALUE_MISSING, .integer = CX_ANSWER_UNANSWERED };
      return (CxValue){ .kind = CX_VALUE_INTEGER,
                        .integer = item->kind == CX_ITEM_RANK ? place : place > 0 };
    }
  if (question->choices->len > 0)
    {
      CxChoice *choice = cx_question_find_choice (question, text);

      g_assert_nonnull (choice);
      return (CxValue){ .kind = CX_VALUE_INTEGER, .integer = choice->number };
    }
  return (CxValue){ .kind = CX_VALUE_INTEGER, .integer = g_ascii_strtoll (text, NULL, 10) };
}

static const char *
get_text (GHashTable *row, CxQuestion *question, CxItem *item)
{
  g_autofree char *name = item->row != NULL
                              ? g_strdup_printf ("%s/%s", question->code, item->row->code)
                              : g_strdup (question->code);

  return g_hash_table_lookup (row, name);
}

static void
write_rows (CxFixture *fixture, CxEdit *edit)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GPtrArray) owners = g_ptr_array_new ();
  g_autoptr (CxResponseWriter) writer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree CxValue *values = NULL;
  CxResponseField fields[CX_N_RESPONSE_FIELDS];
  CxValue field_values[CX_N_RESPONSE_FIELDS];
  guint n_fields = 0;

  for (guint i = 0; i < fixture->survey->questions->len; i++)
    {
      CxQuestion *question = fixture->survey->questions->pdata[i];

      for (guint j = 0; j < question->items->len; j++)
        {
          g_ptr_array_add (items, question->items->pdata[j]);
          g_ptr_array_add (owners, question);
        }
    }
  for (guint i = 0; i < CX_N_RESPONSE_FIELDS; i++)
    if (cx_response_repo_has_field (fixture->survey, i))
      fields[n_fields++] = i;
  writer = cx_response_writer_new (edit, fixture->survey, fields, n_fields,
                                   (CxItem *const *) items->pdata, items->len, &error);
  g_assert_no_error (error);

  values = g_new0 (CxValue, items->len);
  for (guint i = 0; i < fixture->rows->len; i++)
    {
      GHashTable *row = fixture->rows->pdata[i];

      for (guint j = 0; j < n_fields; j++)
        field_values[j] = field_value (
            fields[j], g_hash_table_lookup (row, cx_response_field_info (fields[j])->name));
      for (guint j = 0; j < items->len; j++)
        values[j] = item_value (owners->pdata[j], items->pdata[j],
                                get_text (row, owners->pdata[j], items->pdata[j]));
      cx_response_writer_insert (writer, 0, i + 1, 0, field_values, values, &error);
      g_assert_no_error (error);
    }
  cx_response_writer_finish (writer, &error);
  g_assert_no_error (error);
}

void
cx_fixture_write (CxFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxEdit) edit = NULL;

  edit = cx_store_begin (cx_project_get_store (fixture->project), "Add responses", &error);
  g_assert_no_error (error);
  write_rows (fixture, edit);
  cx_edit_commit (g_steal_pointer (&edit), &error);
  g_assert_no_error (error);
  g_ptr_array_set_size (fixture->rows, 0);

  if (fixture->frame == NULL)
    fixture->frame = cx_frame_new (cx_project_get_db (fixture->project), fixture->survey,
                                   cx_project_get_zone (fixture->project));
}

void
cx_fixture_set_setting (CxFixture *fixture, const char *key, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxEdit) edit = NULL;

  edit = cx_store_begin (cx_project_get_store (fixture->project), "Set", &error);
  g_assert_no_error (error);
  cx_setting_repo_set (edit, key, value, &error);
  g_assert_no_error (error);
  cx_edit_commit (g_steal_pointer (&edit), &error);
  g_assert_no_error (error);
}

CxMeasurement *
cx_fixture_measure (CxFixture *fixture,
                    const char *question,
                    const char *metric,
                    const char *by,
                    const char *where)
{
  const CxMeasureQuery query = { .question = question, .metric = metric, .by = by, .where = where };
  g_autoptr (GError) error = NULL;
  CxMeasurement *result = cx_measure (fixture->frame, &query, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  return result;
}

CxScore *
cx_fixture_find (GPtrArray *scores, const char *key)
{
  for (guint i = 0; i < scores->len; i++)
    if (g_strcmp0 (((CxScore *) scores->pdata[i])->key, key) == 0)
      return scores->pdata[i];
  g_error ("no score “%s”", key);
}

CxChoiceShare *
cx_fixture_find_choice (const CxScore *score, const char *code)
{
  for (guint i = 0; i < score->choices->len; i++)
    if (g_strcmp0 (((CxChoiceShare *) score->choices->pdata[i])->code, code) == 0)
      return score->choices->pdata[i];
  g_error ("no choice “%s”", code);
}
