/* The list of responses: which columns, which responses, in which order; and changes by hand. */
#include "config.h"

#include "cx-answers-private.h"
#include "cx-model-test.h"
#include "cx-response-edit-repo.h"
#include "cx-response-list-private.h"
#include "cx-response-tags.h"

#include <string.h>

#define DAY G_GINT64_CONSTANT (86400000)
/* 2026-03-09T00:00 in Vietnam. */
#define MONDAY (G_GINT64_CONSTANT (1773014400000) - 7 * 3600000)

typedef struct
{
  CxProject *project;
  CxSurvey *survey;
  GPtrArray *columns;
} Fixture;

/* One response: nps, place, price, taste, why, age; G_MININT: not asked. */
typedef struct
{
  int nps, place, price, taste;
  const char *why;
  int age;
  int day;
  const char *branch;
} Row;

static const Row rows[] = {
  { 9, 2, 1, 0, "Đặt hàng nhanh", 30, 0, "Hồ Gươm" },     /* 1 */
  { -1, 1, 0, 0, "zebra", -2, 1, "Cầu Giấy" },            /* 2 */
  { 3, 3, 1, 1, NULL, 7, 2, NULL },                       /* 3 */
  { G_MININT, -2, -1, -1, "ánh sáng", -1, 3, "Hồ Gươm" }, /* 4 */
  { 10, G_MININT, G_MININT, G_MININT, "100%", 12, 4, "Đống Đa" },
};

static CxValue
make_value (int number)
{
  if (number == G_MININT)
    return (CxValue){ CX_VALUE_NULL };
  return (CxValue){ number < 0 ? CX_VALUE_MISSING : CX_VALUE_INTEGER, .integer = number };
}

static CxValue
make_text (const char *text)
{
  if (text == NULL)
    return (CxValue){ CX_VALUE_NULL };
  return (CxValue){ CX_VALUE_TEXT, .text = text, .length = strlen (text) };
}

static void
add_change (GPtrArray *changes, gint64 item_id, CxResponseField field, CxValue value)
{
  g_ptr_array_add (changes, cx_response_change_new (item_id, field, &value));
}

static GPtrArray *
make_changes (CxSurvey *survey, const Row *row)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_response_change_free);
  CxValue at = { CX_VALUE_INTEGER, .integer = MONDAY + row->day * DAY };
  CxValue age = make_value (row->age);

  if (age.kind == CX_VALUE_INTEGER)
    age = (CxValue){ CX_VALUE_REAL, .real = row->age };
  add_change (changes, item_of (survey, "nps")->id, 0, make_value (row->nps));
  add_change (changes, item_of (survey, "place")->id, 0, make_value (row->place));
  add_change (changes, item_of (survey, "reasons_price")->id, 0, make_value (row->price));
  add_change (changes, item_of (survey, "reasons_taste")->id, 0, make_value (row->taste));
  add_change (changes, item_of (survey, "why")->id, 0, make_text (row->why));
  add_change (changes, item_of (survey, "age")->id, 0, age);
  add_change (changes, 0, CX_FIELD_OF_SUBMITTED, at);
  add_change (changes, 0, CX_FIELD_OF_BRANCH, make_text (row->branch));
  return changes;
}

static void
add_rows (CxProject *project, CxSurvey *survey)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) coded = make_changes (survey, &rows[1]);
  CxEdit *edit = begin (project, "Add responses");

  cx_response_repo_prepare_changes (edit, survey, coded, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) changes = make_changes (survey, &rows[i]);
      gint64 id = 0;

      cx_response_repo_add (edit, survey, changes, &id, &error);
      g_assert_no_error (error);
      g_assert_cmpint (id, ==, i + 1);
    }
  commit (edit);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_strdup_printf ("list-%u.clientele", g_random_int ());
  g_autoptr (CxSurvey) survey = make_visit_survey ();
  CxQuestion *place = g_ptr_array_index (survey->questions, 1);
  gpointer first;

  /* The choices stand in another order than their numbers: shop 2, web 1, other 3. */
  first = g_ptr_array_steal_index (place->choices, 0);
  g_ptr_array_insert (place->choices, 1, first);
  fixture->project = open_new_project (name);
  insert_survey (fixture->project, survey);
  fixture->survey = load_survey (fixture->project, "visit");
  add_rows (fixture->project, fixture->survey);
  g_object_unref (fixture->survey);
  fixture->survey = load_survey (fixture->project, "visit");
  fixture->columns = cx_response_list_columns (fixture->survey);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->columns);
  g_object_unref (fixture->survey);
  g_object_unref (fixture->project);
}

static CxListColumn *
column_of (Fixture *fixture, const char *key)
{
  for (guint i = 0; i < fixture->columns->len; i++)
    {
      CxListColumn *column = g_ptr_array_index (fixture->columns, i);

      if (strcmp (column->key, key) == 0)
        return column;
    }
  g_error ("no column %s", key);
}

static CxResponseList *
new_list (Fixture *fixture)
{
  return cx_response_list_new (fixture->survey, cx_project_get_zone (fixture->project),
                               MONDAY + 10 * DAY);
}

static char *
list_ids (Fixture *fixture, CxResponseList *list, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) text = g_string_new (NULL);

  if (!cx_response_list_load_ids (list, cx_project_get_db (fixture->project), ids, error))
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? " " : "", (int) g_array_index (ids, gint64, i));
  return g_strdup (text->str);
}

static void
assert_sorted (Fixture *fixture, const char *key, gboolean descending, const char *expected)
{
  g_autoptr (CxResponseList) list = new_list (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *ids = NULL;

  cx_response_list_set_sort (list, column_of (fixture, key), descending);
  ids = list_ids (fixture, list, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ids, ==, expected);
}

static void
assert_filtered (Fixture *fixture,
                 const char *where,
                 const char *since,
                 const char *until,
                 const char *search,
                 const char *expected)
{
  g_autoptr (CxResponseList) list = new_list (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *ids = NULL;

  cx_response_list_set_filter (list, where, since, until, search);
  cx_response_list_set_sort (list, column_of (fixture, "number"), FALSE);
  ids = list_ids (fixture, list, &error);
  g_assert_no_error (error);
  if (g_strcmp0 (ids, expected) != 0)
    g_error ("%s: %s, expected %s", where != NULL ? where : search, ids, expected);
}

static void
test_columns (Fixture *fixture, gconstpointer data)
{
  static const char *const keys[] = { "number", "field:submitted", "field:branch",
                                      "field:channel" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_assert_cmpstr (((CxListColumn *) g_ptr_array_index (fixture->columns, i))->key, ==, keys[i]);
  g_assert_cmpint (column_of (fixture, "set:reasons/")->kind, ==, CX_LIST_SET);
  g_assert_true (cx_list_column_is_list (column_of (fixture, "set:reasons/")));
  g_assert_cmpint (column_of (fixture, "item:place")->kind, ==, CX_LIST_ITEM);
}

/* Missing answers come last both ways: unanswered, not applicable, refused, not asked. */
static void
test_sort (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CxResponseList) list = new_list (fixture);
  g_autofree char *ids = list_ids (fixture, list, NULL);

  g_assert_cmpstr (ids, ==, "5 4 3 2 1");
  assert_sorted (fixture, "number", FALSE, "1 2 3 4 5");
  assert_sorted (fixture, "item:nps", FALSE, "3 1 5 2 4");
  assert_sorted (fixture, "item:nps", TRUE, "5 1 3 2 4");
  assert_sorted (fixture, "item:age", FALSE, "3 5 1 4 2");
  assert_sorted (fixture, "item:place", FALSE, "1 2 3 4 5");
  assert_sorted (fixture, "item:place", TRUE, "3 2 1 4 5");
  assert_sorted (fixture, "item:why", FALSE, "5 4 1 2 3");
  assert_sorted (fixture, "field:branch", FALSE, "2 5 4 1 3");
  assert_sorted (fixture, "field:submitted", TRUE, "5 4 3 2 1");
  assert_sorted (fixture, "set:reasons/", FALSE, "1 3 2 4 5");
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *where, *expected;
  } cases[] = {
    { "${nps} = 9", "1" },
    { "${nps} != 9", "3 5" },
    { "${nps} < 9", "3" },
    { "${nps} <= 9", "1 3" },
    { "${nps} > 3", "1 5" },
    { "${nps} >= 3", "1 3 5" },
    { "${nps} + 1 = 10", "1" },
    { "${nps} - 1 = 8", "1" },
    { "${nps} * 2 = 6", "3" },
    { "${nps} div 3 = 1", "3" },
    { "${nps} mod 2 = 1", "1 3" },
    { "-${nps} < -9", "5" },
    { "${nps} > 3 and ${age} > 20", "1" },
    { "${nps} = 3 or ${age} = 12", "3 5" },
    { "not(${nps} > 3)", "2 3 4" },
    { "${place} = 'shop'", "1" },
    { "selected(${reasons}, 'taste')", "3" },
    { "contains(${why}, 'hàng')", "1" },
    { "${branch} = 'Hồ Gươm'", "1 4" },
    { "regex(${why}, '^1.*%$')", "5" },
    { "round(${age} div 10, 0) = 1", "3 5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_filtered (fixture, cases[i].where, NULL, NULL, NULL, cases[i].expected);
  assert_filtered (fixture, NULL, "2026-03-10", NULL, NULL, "2 3 4 5");
  assert_filtered (fixture, NULL, "2026-03-10", "2026-03-11", NULL, "2 3");
  assert_filtered (fixture, NULL, NULL, NULL, "dat hang", "1");
  assert_filtered (fixture, NULL, NULL, NULL, "ÁNH S", "4");
  assert_filtered (fixture, NULL, NULL, NULL, "dong da", "5");
  assert_filtered (fixture, "${nps} > 3", NULL, "2026-03-12", "ho guom", "1");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CxResponseList) list = new_list (fixture);
  g_autoptr (GError) error = NULL;

  cx_response_list_set_filter (list, "${nobody} = 1", NULL, NULL, NULL);
  g_assert_null (list_ids (fixture, list, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
}

static void
test_sql (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < fixture->columns->len; i++)
    {
      CxListColumn *column = g_ptr_array_index (fixture->columns, i);
      const CxListColumn *shown[] = { column };
      g_autoptr (CxResponseList) list = new_list (fixture);
      g_autofree char *ids = NULL;
      g_autofree char *page = cx_response_list_make_rows (fixture->survey, shown, 1, 3);

      cx_response_list_set_filter (list, NULL, "2026-03-10", NULL, "word");
      cx_response_list_set_sort (list, column, TRUE);
      ids = cx_response_list_make_ids (list, NULL);
      g_assert_null (strstr (ids, "OFFSET"));
      g_assert_null (strstr (page, "OFFSET"));
      g_assert_nonnull (strstr (page, "json_each (:ids)"));
    }
}

static void
test_read (Fixture *fixture, gconstpointer data)
{
  const CxListColumn *columns[] = { column_of (fixture, "item:nps"),
                                    column_of (fixture, "item:age"),
                                    column_of (fixture, "set:reasons/"),
                                    column_of (fixture, "field:branch") };
  CxDb *db = cx_project_get_db (fixture->project);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) one = cx_response_list_read (db, fixture->survey, columns, 4, 2, &error);
  g_autoptr (GArray) three = cx_response_list_read (db, fixture->survey, columns, 4, 3, &error);

  g_assert_no_error (error);
  g_assert_cmpint (g_array_index (one, CxListValue, 0).kind, ==, CX_VALUE_MISSING);
  g_assert_cmpint (g_array_index (one, CxListValue, 0).integer, ==, CX_ANSWER_UNANSWERED);
  g_assert_cmpint (g_array_index (one, CxListValue, 1).integer, ==, CX_ANSWER_NOT_APPLICABLE);
  g_assert_cmpint (g_array_index (one, CxListValue, 2).kind, ==, CX_VALUE_MISSING);
  g_assert_cmpint (g_array_index (one, CxListValue, 2).integer, ==, 0);
  g_assert_cmpstr (g_array_index (one, CxListValue, 3).text, ==, "Cầu Giấy");
  g_assert_cmpstr (g_array_index (three, CxListValue, 2).text, ==, "1 2");
  g_assert_cmpint (g_array_index (three, CxListValue, 3).kind, ==, CX_VALUE_NULL);
  g_assert_null (cx_response_list_read (db, fixture->survey, columns, 4, 77, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
}

/* --- Tags and bulk edits ---------------------------------------------------------------------- */

static void
test_tag_texts (void)
{
  static const char *const add[] = { " VIP ", "gọi lại", NULL }, *const remove[] = { "vip", NULL };
  g_autofree char *both = cx_response_tags_change ("Đặc biệt", add, NULL);
  g_autofree char *same = cx_response_tags_change (both, add, NULL);
  g_autofree char *less = cx_response_tags_change (both, NULL, remove);

  g_assert_cmpstr (both, ==, "Đặc biệt, gọi lại, VIP");
  g_assert_cmpstr (same, ==, both);
  g_assert_cmpstr (less, ==, "Đặc biệt, gọi lại");
  g_assert_null (cx_response_tags_change ("vip", NULL, remove));
}

static void
test_tags (Fixture *fixture, gconstpointer data)
{
  static const char *const add[] = { "VIP", NULL };
  const gint64 ids[] = { 1, 3, 99 };
  CxStore *store = cx_project_get_store (fixture->project);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) tags = NULL;
  CxEdit *edit = begin_bulk (fixture->project, "Tag");

  cx_response_repo_bulk_tag (edit, fixture->survey, ids, 3, add, NULL, NULL, &error);
  g_assert_no_error (error);
  commit (edit);
  assert_query (fixture->project, "SELECT kind, rows, updated FROM batch", "tag|3|2;");
  tags = cx_response_list_tags (cx_project_get_db (fixture->project), fixture->survey, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (tags), ==, 1);
  assert_filtered (fixture, "contains(${tags}, 'VIP')", NULL, NULL, NULL, "1 3");

  cx_store_undo (store, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_filtered (fixture, "contains(${tags}, 'VIP')", NULL, NULL, NULL, "");
  cx_store_redo (store, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_filtered (fixture, "${tags} = 'VIP'", NULL, NULL, NULL, "1 3");
}

static void
test_bulk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray)
      changes = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_response_change_free);
  const gint64 ids[] = { 1, 2, 3 };
  CxStore *store = cx_project_get_store (fixture->project);
  g_autoptr (GError) error = NULL;
  CxEdit *edit = begin_bulk (fixture->project, "Set");

  add_change (changes, item_of (fixture->survey, "nps")->id, 0, make_value (5));
  add_change (changes, 0, CX_FIELD_OF_STAFF, make_text ("Lan"));
  cx_response_repo_bulk_apply (edit, fixture->survey, ids, 3, changes, NULL, &error);
  g_assert_no_error (error);
  commit (edit);
  assert_filtered (fixture, "${nps} = 5 and ${staff} = 'Lan'", NULL, NULL, NULL, "1 2 3");

  edit = begin_bulk (fixture->project, "Delete");
  cx_response_repo_bulk_delete (edit, fixture->survey, ids, 2, NULL, &error);
  g_assert_no_error (error);
  commit (edit);
  assert_filtered (fixture, NULL, NULL, NULL, NULL, "3 4 5");
  for (int i = 0; i < 2; i++)
    {
      cx_store_undo (store, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  assert_filtered (fixture, "${nps} = 5", NULL, NULL, NULL, "");
  assert_sorted (fixture, "item:nps", FALSE, "3 1 5 2 4");
}

static void
test_one (Fixture *fixture, gconstpointer data)
{
  CxStore *store = cx_project_get_store (fixture->project);
  CxValue text = make_text ("Huế");
  g_autoptr (GError) error = NULL;
  CxEdit *edit = begin (fixture->project, "Set the branch");

  cx_response_repo_set_field (edit, fixture->survey, 3, CX_FIELD_OF_BRANCH, &text, &error);
  g_assert_no_error (error);
  g_assert_false (
      cx_response_repo_set_field (edit, fixture->survey, 33, CX_FIELD_OF_BRANCH, &text, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  g_clear_error (&error);
  commit (edit);
  assert_filtered (fixture, "${branch} = 'Huế'", NULL, NULL, NULL, "3");
  cx_store_undo (store, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_filtered (fixture, "${branch} = 'Huế'", NULL, NULL, NULL, "");
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/response-list/columns", test_columns);
  ADD ("/response-list/sort", test_sort);
  ADD ("/response-list/filter", test_filter);
  ADD ("/response-list/refused", test_refused);
  ADD ("/response-list/sql", test_sql);
  ADD ("/response-list/read", test_read);
  ADD ("/response-list/tags", test_tags);
  ADD ("/response-list/bulk", test_bulk);
  ADD ("/response-list/one", test_one);
  g_test_add_func ("/response-list/tag-texts", test_tag_texts);
  return g_test_run ();
}
