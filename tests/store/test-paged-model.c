#include "config.h"

#include "cx-paged-model.h"
#include "cx-store-fixture.h"

#define ROWS "SELECT id, a1, a2 FROM answers_1 WHERE id IN (SELECT value FROM json_each (:ids))"

static const CxPagedQuery by_id = {
  "SELECT id FROM answers_1 ORDER BY id", ROWS, "answers_1", NULL, NULL, NULL
};
static const CxPagedQuery backwards = {
  "SELECT id FROM answers_1 ORDER BY id DESC", ROWS, "answers_1", NULL, NULL, NULL
};

typedef struct
{
  guint times;
  guint position;
  guint removed;
  guint added;
} Changes;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Changes *changes)
{
  *changes = (Changes){ changes->times + 1, position, removed, added };
}

static void
count_cb (gpointer object, guint *times)
{
  (*times)++;
}

static void
wait_for (CxPagedModel *model)
{
  while (cx_paged_model_is_loading (model))
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static CxPagedModel *
make_model (CxStore *store, const CxPagedQuery *query)
{
  CxPagedModel *model = cx_paged_model_new (store, query);

  g_assert_true (cx_paged_model_is_loading (model));
  wait_for (model);
  return model;
}

static CxPagedItem *
get (CxPagedModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (model), position);
}

static void
test_long (void)
{
  g_autoptr (CxStore) store = fixture_create ("long.clientele");
  g_autoptr (CxPagedModel) model = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint position;

  fixture_add_survey (store);
  fixture_import (store, "Import", 100000);
  model = make_model (store, &by_id);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (model)) == CX_TYPE_PAGED_ITEM);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 100000);
  g_assert_cmpuint (cx_paged_model_get_pages (model), ==, 0);
  g_assert_null (get (model, 100000));

  for (guint i = 0; i < 2000; i++)
    {
      guint at = (guint) g_rand_int_range (rand, 0, 100000);
      g_autoptr (CxPagedItem) item = get (model, at);
      g_autofree char *text = g_strdup_printf ("bình luận %u của 1", at);

      g_assert_cmpint (cx_paged_item_get_id (item), ==, at + 1);
      g_assert_cmpint (cx_paged_item_get_int (item, 1), ==, at % 11);
      g_assert_cmpstr (cx_paged_item_get_text (item, 2), ==, at % 3 == 0 ? NULL : text);
      g_assert_cmpint (cx_paged_item_is_null (item, 2), ==, at % 3 == 0);
      g_assert_true (cx_paged_item_is_null (item, 3));
      g_assert_cmpuint (cx_paged_model_get_pages (model), <=, 64);
    }
  g_assert_cmpuint (cx_paged_model_get_pages (model), ==, 64);
  g_assert_true (cx_paged_model_find (model, 99999, &position));
  g_assert_cmpuint (position, ==, 99998);
  g_assert_false (cx_paged_model_find (model, 100001, &position));
}

/* A row that somebody holds is the same object, also after its page went and came back. */
static void
test_same_item (void)
{
  g_autoptr (CxStore) store = fixture_create ("same.clientele");
  g_autoptr (CxPagedModel) model = NULL;
  g_autoptr (CxPagedItem) held = NULL;

  fixture_add_survey (store);
  fixture_import (store, "Import", 20000);
  model = make_model (store, &by_id);
  held = get (model, 5);
  for (guint at = 0; at < 20000; at += CX_PAGED_MODEL_PAGE)
    g_object_unref (get (model, at));
  {
    g_autoptr (CxPagedItem) again = get (model, 5);

    g_assert_true (again == held);
  }
}

/* An edited row changes its item and moves nothing. */
static void
test_edited_row (void)
{
  g_autoptr (CxStore) store = fixture_create ("edited.clientele");
  g_autoptr (CxPagedModel) model = NULL;
  g_autoptr (CxPagedItem) item = NULL;
  g_autoptr (CxPagedItem) other = NULL;
  Changes changes = { 0 };
  guint times = 0;
  guint other_times = 0;

  fixture_add_survey (store);
  fixture_import (store, "Import", 1000);
  model = make_model (store, &by_id);
  item = get (model, 300);
  other = get (model, 301);
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), &changes);
  g_signal_connect (item, "changed", G_CALLBACK (count_cb), &times);
  g_signal_connect (other, "changed", G_CALLBACK (count_cb), &other_times);

  fixture_edit (store, "Correct", "UPDATE answers_1 SET a2 = 'sửa' WHERE id = 301");
  wait_for (model);
  g_assert_cmpstr (cx_paged_item_get_text (item, 2), ==, "sửa");
  g_assert_cmpuint (times, ==, 1);
  g_assert_cmpuint (other_times, ==, 0);
  g_assert_cmpuint (changes.times, ==, 0);

  /* Another table is no concern of the list's. */
  fixture_edit (store, "Rename", "UPDATE survey SET title = 'x' WHERE id = 1");
  g_assert_false (cx_paged_model_is_loading (model));
}

static void
test_rows_come_and_go (void)
{
  g_autoptr (CxStore) store = fixture_create ("come.clientele");
  g_autoptr (CxPagedModel) model = NULL;
  g_autoptr (CxPagedItem) gone = NULL;
  Changes changes = { 0 };

  fixture_add_survey (store);
  fixture_import (store, "Import", 1000);
  model = make_model (store, &by_id);
  gone = get (model, 499);
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), &changes);

  fixture_edit (store, "Delete", "DELETE FROM answers_1 WHERE id = 500");
  wait_for (model);
  g_assert_cmpuint (changes.times, ==, 1);
  g_assert_cmpuint (changes.position, ==, 499);
  g_assert_cmpuint (changes.removed, ==, 1);
  g_assert_cmpuint (changes.added, ==, 0);
  g_assert_cmpint (cx_paged_model_get_id (model, 499), ==, 501);

  fixture_undo (store, "Delete");
  wait_for (model);
  g_assert_cmpuint (changes.times, ==, 2);
  g_assert_cmpuint (changes.added, ==, 1);
  {
    g_autoptr (CxPagedItem) back = get (model, 499);

    g_assert_true (back == gone);
    g_assert_false (cx_paged_item_is_gone (back));
    g_assert_cmpint (cx_paged_item_get_id (back), ==, 500);
  }

  fixture_edit (store, "Add", "INSERT INTO answers_1 (a1) VALUES (3)");
  wait_for (model);
  g_assert_cmpuint (changes.position, ==, 1000);
  g_assert_cmpuint (changes.added, ==, 1);
}

static void
bind_cb (CxStatement *statement, gpointer user_data)
{
  cx_statement_bind_int (statement, ":score", *(int *) user_data);
}

static void
test_sort_and_filter (void)
{
  g_autoptr (CxStore) store = fixture_create ("sort.clientele");
  g_autoptr (CxPagedModel) model = NULL;
  g_autoptr (CxPagedItem) first = NULL;
  int *score = g_new (int, 1);
  CxPagedQuery filtered = { "SELECT id FROM answers_1 WHERE a1 = :score ORDER BY id",
                            ROWS,
                            "answers_1",
                            bind_cb,
                            score,
                            g_free };

  fixture_add_survey (store);
  fixture_import (store, "Import", 1100);
  model = make_model (store, &by_id);
  cx_paged_model_set_query (model, &backwards);
  g_assert_cmpint (cx_paged_model_get_id (model, 0), ==, 1);
  wait_for (model);
  g_assert_cmpint (cx_paged_model_get_id (model, 0), ==, 1100);

  *score = 4;
  cx_paged_model_set_query (model, &filtered);
  wait_for (model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 100);
  first = get (model, 0);
  g_assert_cmpint (cx_paged_item_get_int (first, 1), ==, 4);
  g_assert_cmpint (cx_paged_item_get_id (first), ==, 5);
}

static void
notify_cb (CxPagedModel *model, GParamSpec *pspec, guint *times)
{
  (*times)++;
}

static void
failed_cb (CxPagedModel *model, const GError *error, guint *times)
{
  g_assert_error (error, CX_ERROR, CX_ERROR_FAILED);
  (*times)++;
}

static void
test_failure_and_cancel (void)
{
  static const CxPagedQuery wrong = { "SELECT id FROM nowhere", ROWS, NULL, NULL, NULL, NULL };
  static const CxPagedQuery endless = {
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n WHERE i < 0",
    ROWS,
    NULL,
    NULL,
    NULL,
    NULL
  };
  g_autoptr (CxStore) store = fixture_create ("failure.clientele");
  g_autoptr (CxPagedModel) model = NULL;
  guint failed = 0;
  guint notified = 0;

  fixture_add_survey (store);
  fixture_import (store, "Import", 10);
  model = make_model (store, &by_id);
  g_signal_connect (model, "failed", G_CALLBACK (failed_cb), &failed);
  g_signal_connect (model, "notify::loading", G_CALLBACK (notify_cb), &notified);

  cx_paged_model_set_query (model, &wrong);
  wait_for (model);
  g_assert_cmpuint (failed, ==, 1);
  g_assert_cmpuint (notified, ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 10);

  cx_paged_model_set_query (model, &endless);
  g_assert_true (cx_paged_model_is_loading (model));
  cx_paged_model_cancel (model);
  g_assert_false (cx_paged_model_is_loading (model));
  cx_paged_model_set_query (model, &backwards);
  wait_for (model);
  g_assert_cmpint (cx_paged_model_get_id (model, 0), ==, 10);
  g_assert_cmpuint (failed, ==, 1);
}

/* Gone in the middle of loading: the load stops, and nothing is left of the list. */
static void
test_finalise (void)
{
  g_autoptr (CxStore) store = fixture_create ("finalise.clientele");
  CxPagedModel *model;
  CxPagedItem *item;
  gpointer model_seen, item_seen;

  fixture_add_survey (store);
  fixture_import (store, "Import", 10);
  model = make_model (store, &by_id);
  item = get (model, 0);
  model_seen = model;
  item_seen = item;
  g_object_add_weak_pointer (G_OBJECT (model), &model_seen);
  g_object_add_weak_pointer (G_OBJECT (item), &item_seen);
  cx_paged_model_reload (model);
  g_object_unref (model);
  g_assert_null (model_seen);
  g_assert_nonnull (item_seen);
  g_object_unref (item);
  g_assert_null (item_seen);
  for (int i = 0; i < 20; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (5000);
    }
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);

  g_test_add_func ("/store/paged-model/long", test_long);
  g_test_add_func ("/store/paged-model/same-item", test_same_item);
  g_test_add_func ("/store/paged-model/edited-row", test_edited_row);
  g_test_add_func ("/store/paged-model/rows-come-and-go", test_rows_come_and_go);
  g_test_add_func ("/store/paged-model/sort-and-filter", test_sort_and_filter);
  g_test_add_func ("/store/paged-model/failure-and-cancel", test_failure_and_cancel);
  g_test_add_func ("/store/paged-model/finalise", test_finalise);

  return g_test_run ();
}
