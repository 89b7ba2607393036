/* A survey with every kind of question, responses with every kind of answer and of missing answer,
 * and the comparison of SQL with the evaluator over them. */
#pragma once

#include "cx-model-test.h"
#include "cx-query.h"
#include "cx-response-context.h"

#include <string.h>

#define ROWS 500

/* 2026-03-09T17:30:00Z: in Vietnam the 10th. */
#define NOW G_GINT64_CONSTANT (1773077400000)
#define DAY G_GINT64_CONSTANT (86400000)

/* --- A survey with every kind of question ----------------------------------------------------- */

static inline void
add_choices (CxQuestion *question, const char *const *codes)
{
  for (guint i = 0; codes[i] != NULL; i++)
    add_choice (question, codes[i], codes[i]);
}

static inline void
add_rows (CxQuestion *question)
{
  g_ptr_array_add (question->rows, cx_question_row_new ("speed", "Tốc độ"));
  g_ptr_array_add (question->rows, cx_question_row_new ("taste", "Hương vị"));
}

static inline CxSurvey *
make_survey (void)
{
  static const char *const towns[] = { "hue", "hanoi", "da nang", "7", NULL };
  static const char *const grades[] = { "1", "2", "10", NULL };
  static const char *const channels[] = { "web", "zalo", "at home", "home", NULL };
  static const char *const ranked[] = { "price", "place", "people", NULL };
  static const char *const views[] = { "bad", "good", NULL };
  CxSurvey *survey = cx_survey_new ();
  CxQuestion *question;

  survey->code = g_strdup ("all");
  survey->title = g_strdup ("Every kind");
  add_question (survey, "nps", "nps", "Recommend?");
  add_question (survey, "csat", "csat", "Satisfied?");
  add_choices (add_question (survey, "single", "town", "Where?"), towns);
  add_choices (add_question (survey, "single", "grade", "Grade?"), grades);
  add_question (survey, "yesno", "member", "Member?");
  question = add_question (survey, "multiple", "channels", "Which channels?");
  add_choices (question, channels);
  add_choice (question, "other", "Khác")->other = TRUE;
  question = add_question (survey, "multiple", "topics", "Which topics?");
  for (int i = 1; i <= 205; i++)
    {
      g_autofree char *code = g_strdup_printf ("t%d", i);

      add_choice (question, code, code);
    }
  add_choices (add_question (survey, "ranking", "order", "In which order?"), ranked);
  question = add_question (survey, "grid", "views", "How was …?");
  add_choices (question, views);
  add_rows (question);
  question = add_question (survey, "grid", "amounts", "How much …?");
  cx_question_set_property (question, "cells", "number");
  add_rows (question);
  question = add_question (survey, "grid", "several", "What of …?");
  cx_question_set_property (question, "cells", "multiple");
  add_choices (question, views);
  add_rows (question);
  add_question (survey, "text", "comment", "Anything else?");
  add_question (survey, "text", "wish", "A wish?");
  add_question (survey, "number", "age", "Age?");
  add_question (survey, "number", "visits", "Visits?");
  add_question (survey, "date", "visit", "When?");
  question = add_question (survey, "date", "moment", "When exactly?");
  cx_question_set_property (question, "with_time", "1");
  add_question (survey, "time", "clock", "What time?");
  return survey;
}

/* --- Responses of all kinds ------------------------------------------------------------------- */

static const char *const texts[] = {
  "Đặt hàng rất nhanh", "đặt hàng", "9", "09", "10", "it's", "slow", "nhanh", "x nhanh", "100%"
};

/* A value that fits @item: an answer, one of the codes for none, or nothing. */
static inline CxValue
make_value (GRand *rand, const CxQuestion *question, const CxItem *item, char **owned)
{
  static const char *const lists[] = { "1", "3 17 204", "17", "1 2", "205" };
  CxValue value = { CX_VALUE_NULL };
  int kind = g_rand_int_range (rand, 0, 10);

  if (kind == 0)
    return value;
  if (kind == 1 && (item->coded || item->has_missing))
    return (CxValue){ .kind = CX_VALUE_MISSING, .integer = -g_rand_int_range (rand, 1, 4) };

  value.kind = CX_VALUE_INTEGER;
  if (item->storage == CX_STORAGE_REAL)
    return (CxValue){ .kind = CX_VALUE_REAL, .real = g_rand_int_range (rand, -4, 40) / 2.0 };
  if (item->kind == CX_ITEM_CHOICE)
    value.integer = g_rand_int_range (rand, 0, 2);
  else if (item->kind == CX_ITEM_RANK)
    value.integer = g_rand_int_range (rand, 0, 4);
  else if (item->storage == CX_STORAGE_INTEGER)
    /* Also numbers that no choice has. */
    value.integer = question->choices->len > 0
                        ? g_rand_int_range (rand, 1, (gint32) question->choices->len + 2)
                        : g_rand_int_range (rand, 0, 11);
  else
    {
      value.kind = CX_VALUE_TEXT;
      if (item->kind == CX_ITEM_LIST)
        *owned = g_strdup (lists[g_rand_int_range (rand, 0, G_N_ELEMENTS (lists))]);
      else if (strcmp (question->code, "visit") == 0)
        *owned = g_strdup_printf ("2026-03-%02d", g_rand_int_range (rand, 5, 15));
      else if (strcmp (question->code, "moment") == 0)
        *owned = g_strdup_printf ("2026-03-%02dT%02d:30:00", g_rand_int_range (rand, 8, 12),
                                  g_rand_int_range (rand, 0, 24));
      else if (strcmp (question->code, "clock") == 0)
        *owned = g_strdup_printf ("%02d:15", g_rand_int_range (rand, 0, 24));
      else
        *owned = g_strdup (texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))]);
      value.text = *owned;
      value.length = strlen (*owned);
    }
  return value;
}

static const CxResponseField fields[] = { CX_FIELD_OF_STARTED, CX_FIELD_OF_SUBMITTED,
                                          CX_FIELD_OF_BRANCH,  CX_FIELD_OF_STAFF,
                                          CX_FIELD_OF_WEIGHT,  CX_FIELD_OF_COMPLETE };

static inline void
make_fields (GRand *rand, CxValue values[G_N_ELEMENTS (fields)])
{
  static const char *const branches[] = { "Quận 1", "Quận 3", "Thủ Đức" };
  gint64 at = NOW - 5 * DAY + (gint64) g_rand_int_range (rand, 0, 240) * 3600000;
  gboolean known[G_N_ELEMENTS (fields)];

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      values[i] = (CxValue){ CX_VALUE_NULL };
      known[i] = g_rand_int_range (rand, 0, 6) > 0;
    }
  if (known[0])
    values[0] = (CxValue){ .kind = CX_VALUE_INTEGER, .integer = at - (at % 3) * 60000 };
  if (known[1])
    values[1] = (CxValue){ .kind = CX_VALUE_INTEGER, .integer = at };
  for (guint i = 2; i < 4; i++)
    if (known[i])
      {
        values[i].kind = CX_VALUE_TEXT;
        values[i].text = branches[g_rand_int_range (rand, 0, 3)];
        values[i].length = strlen (values[i].text);
      }
  if (known[4])
    values[4] = (CxValue){ .kind = CX_VALUE_REAL, .real = g_rand_int_range (rand, 1, 8) / 4.0 };
  if (known[5])
    values[5] = (CxValue){ .kind = CX_VALUE_INTEGER, .integer = g_rand_int_range (rand, 0, 2) };
}

static inline GPtrArray *
get_items (CxSurvey *survey)
{
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      for (guint j = 0; j < question->items->len; j++)
        g_ptr_array_add (items, g_ptr_array_index (question->items, j));
    }
  return items;
}

static inline void
write_responses (CxProject *project, CxSurvey *survey, guint n)
{
  g_autoptr (GPtrArray) items = get_items (survey);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260309);
  g_autofree CxValue *values = g_new (CxValue, items->len);
  CxEdit *edit = begin_bulk (project, "Import");
  gint64 batch = cx_edit_get_batch (edit, "responses", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CxResponseWriter)
      writer = cx_response_writer_new (edit, survey, fields, G_N_ELEMENTS (fields),
                                       (CxItem *const *) items->pdata, items->len, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
      CxValue meta[G_N_ELEMENTS (fields)];
      guint k = 0;

      make_fields (rand, meta);
      for (guint q = 0; q < survey->questions->len; q++)
        {
          CxQuestion *question = g_ptr_array_index (survey->questions, q);

          for (guint j = 0; j < question->items->len; j++)
            {
              char *text = NULL;

              values[k++] = make_value (rand, question, g_ptr_array_index (question->items, j),
                                        &text);
              g_ptr_array_add (owned, text);
            }
        }
      cx_response_writer_insert (writer, batch, i + 1, 0, meta, values, &error);
      g_assert_no_error (error);
    }
  g_assert_true (cx_response_writer_finish (writer, &error));
  commit (edit);
}

/* --- The two ways ----------------------------------------------------------------------------- */

typedef struct
{
  const CxExpr *expr;
  CxResponseContext *context;
  GArray *ids;
} Collector;

static inline gboolean
add_id (gint64 id, gpointer user_data)
{
  g_array_append_val ((GArray *) user_data, id);
  return TRUE;
}

static inline gboolean
evaluate_row (gint64 id, CxStatement *row, int first, gpointer user_data, GError **error)
{
  Collector *collector = user_data;
  gboolean truth = FALSE;

  cx_response_context_set_row (collector->context, row, first);
  if (!cx_expr_test (collector->expr, cx_response_context_get (collector->context), &truth, error))
    return FALSE;
  if (truth)
    g_array_append_val (collector->ids, id);
  return TRUE;
}

/* By the evaluator alone. */
static inline GArray *
evaluate (CxDb *db, CxSurvey *survey, const char *text, GTimeZone *zone)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxExpr) expr = cx_expr_parse (text, &error);
  g_autoptr (CxResponseContext) context = cx_response_context_new (survey, expr, zone, NOW, &error);
  Collector collector = { expr, context, g_array_new (FALSE, FALSE, sizeof (gint64)) };
  guint n_fields, n_items;
  const CxResponseField *used_fields = cx_response_context_get_fields (context, &n_fields);
  CxItem *const *used_items = cx_response_context_get_items (context, &n_items);

  g_assert_no_error (error);
  cx_response_repo_each_row (db, survey, used_fields, n_fields, used_items, n_items, evaluate_row,
                             &collector, &error);
  g_assert_no_error (error);
  return collector.ids;
}

/* By the condition alone. */
static inline GArray *
select_rows (CxDb *db, CxQuery *query, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = g_strdup_printf (
      "SELECT p1.id, typeof(%s), (%s) IN (0, 1)%s WHERE %s ORDER BY p1.id",
      cx_query_get_condition (query), cx_query_get_condition (query), cx_query_get_from (query),
      cx_query_get_condition (query));
  g_autoptr (CxStatement) statement = cx_db_prepare (db, sql, &error);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row = TRUE;

  if (error != NULL)
    g_error ("%s: %s: %s", text, sql, error->message);
  cx_query_bind (query, statement);
  while (cx_statement_step (statement, &row, &error) && row)
    {
      gint64 id = cx_statement_get_int (statement, 0);

      g_assert_cmpstr (cx_statement_get_text (statement, 1), ==, "integer");
      g_assert_cmpint (cx_statement_get_int (statement, 2), ==, 1);
      g_array_append_val (ids, id);
    }
  g_assert_no_error (error);
  return ids;
}

static inline gboolean
contains (GArray *ids, gint64 id)
{
  guint place;

  for (place = 0; place < ids->len; place++)
    if (g_array_index (ids, gint64, place) == id)
      return TRUE;
  return FALSE;
}

static inline gboolean
same_ids (GArray *a, GArray *b)
{
  return a->len == b->len &&
         (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0);
}

static inline void
fail_difference (const char *text, CxQuery *query, GArray *found, GArray *expected)
{
  for (gint64 id = 1; id <= ROWS; id++)
    if (contains (found, id) != contains (expected, id))
      g_error ("%s: response %d is %s, but %s has it %s", text, (int) id,
               contains (expected, id) ? "true" : "false", cx_query_get_condition (query),
               contains (found, id) ? "true" : "false");
}

/* Compares both ways. Returns: how many responses there are, -1 if the expression is refused. */
static inline int
check (CxDb *db, CxSurvey *survey, const char *text, GTimeZone *zone, gboolean *exact)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxQuery) query = cx_query_new (survey, text, zone, NOW, &error);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) expected = NULL;
  g_autoptr (GArray) rough = NULL;
  gint64 count;

  if (query == NULL)
    {
      g_test_message ("%s: %s", text, error->message);
      return -1;
    }
  expected = evaluate (db, survey, text, zone);
  cx_query_each_id (query, db, add_id, found, &error);
  g_assert_no_error (error);
  if (!same_ids (found, expected))
    fail_difference (text, query, found, expected);

  rough = select_rows (db, query, text);
  *exact = cx_query_is_exact (query);
  if (*exact && !same_ids (rough, expected))
    fail_difference (text, query, rough, expected);
  for (guint i = 0; i < expected->len; i++)
    g_assert_true (contains (rough, g_array_index (expected, gint64, i)));

  g_assert_true (cx_query_count (query, db, &count, &error));
  g_assert_cmpint (count, ==, expected->len);
  return (int) expected->len;
}

typedef struct
{
  CxProject *project;
  CxSurvey *survey;
  CxDb *db;
  GTimeZone *zone;
} Fixture;

static inline void
add_missing_column (CxProject *project, CxSurvey *survey, const char *code)
{
  CxEdit *edit = begin (project, "Room for missing answers");
  g_autoptr (GError) error = NULL;

  cx_response_repo_add_missing_column (edit, survey, item_of (survey, code), &error);
  g_assert_no_error (error);
  commit (edit);
}

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  static guint files;
  g_autofree char *name = g_strdup_printf ("query%u.clientele", files++);
  g_autoptr (CxSurvey) survey = make_survey ();

  fixture->project = open_new_project (name);
  fixture->db = cx_project_get_db (fixture->project);
  fixture->zone = g_time_zone_new_identifier ("Asia/Ho_Chi_Minh");
  insert_survey (fixture->project, survey);
  add_missing_column (fixture->project, survey, "age");
  add_missing_column (fixture->project, survey, "comment");
  fixture->survey = load_survey (fixture->project, "all");
  write_responses (fixture->project, fixture->survey, ROWS);
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->survey);
  g_clear_object (&fixture->project);
  g_time_zone_unref (fixture->zone);
}
