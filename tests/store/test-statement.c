#include "config.h"

#include "cx-store.h"
#include "cx-test.h"

static CxStore *
make_store (const char *name)
{
  g_autofree char *path = cx_test_path (name);
  g_autoptr (GError) error = NULL;
  CxStore *store = cx_store_create (path, &error);

  g_assert_no_error (error);
  return store;
}

static CxStatement *
prepare (CxDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  CxStatement *statement = cx_db_prepare (db, sql, &error);

  g_assert_no_error (error);
  return statement;
}

static gboolean
step (CxStatement *statement)
{
  g_autoptr (GError) error = NULL;
  gboolean row;

  g_assert_true (cx_statement_step (statement, &row, &error));
  g_assert_no_error (error);
  return row;
}

/* Every bind goes to its own parameter and to no neighbour, NULL included. */
static void
test_bind_by_index (void)
{
  g_autoptr (CxStore) store = make_store ("index.clientele");
  g_autoptr (CxStatement)
      statement = prepare (cx_store_get_db (store), "SELECT ?1, ?2, ?3, ?4, ?5");

  for (int hole = 1; hole <= 5; hole++)
    {
      for (int i = 1; i <= 5; i++)
        cx_statement_set_int (statement, i, i * 10);
      cx_statement_set_null (statement, hole);
      g_assert_true (step (statement));
      for (int i = 1; i <= 5; i++)
        {
          gint64 value = -7;

          g_assert_cmpint (cx_statement_is_null (statement, i - 1), ==, i == hole);
          g_assert_cmpint (cx_statement_read_int (statement, i - 1, &value), ==, i != hole);
          g_assert_cmpint (value, ==, i == hole ? -7 : i * 10);
          if (i != hole)
            g_assert_cmpint (cx_statement_get_int (statement, i - 1), ==, i * 10);
        }
      g_assert_false (step (statement));
      cx_statement_reset (statement);
    }
}

static void
test_bind_by_name (void)
{
  g_autoptr (CxStore) store = make_store ("name.clientele");
  g_autoptr (CxStatement) statement = prepare (
      cx_store_get_db (store), "SELECT :number, :real, :text, :blob, :nothing, :none");

  cx_statement_bind_int (statement, ":number", G_MININT64);
  cx_statement_bind_double (statement, ":real", 0.1);
  cx_statement_bind_text (statement, ":text", "Nguyễn Văn An");
  cx_statement_bind_blob (statement, ":blob", "\0\1\2", 3);
  cx_statement_bind_null (statement, ":nothing");
  cx_statement_bind_text (statement, ":none", NULL);
  g_assert_true (step (statement));

  g_assert_cmpint (cx_statement_get_columns (statement), ==, 6);
  g_assert_cmpint (cx_statement_get_int (statement, 0), ==, G_MININT64);
  g_assert_cmpfloat (cx_statement_get_double (statement, 1), ==, 0.1);
  g_assert_cmpstr (cx_statement_get_text (statement, 2), ==, "Nguyễn Văn An");
  g_assert_cmpmem (cx_statement_get_blob (statement, 3), cx_statement_get_bytes (statement, 3),
                   "\0\1\2", 3);
  g_assert_true (cx_statement_is_null (statement, 4));
  g_assert_null (cx_statement_get_text (statement, 5));
  g_assert_cmpint (cx_statement_get_kind (statement, 0), ==, 'i');
  g_assert_cmpint (cx_statement_get_kind (statement, 1), ==, 'r');
  g_assert_cmpint (cx_statement_get_kind (statement, 2), ==, 't');
  g_assert_cmpint (cx_statement_get_kind (statement, 3), ==, 'b');
  g_assert_cmpint (cx_statement_get_kind (statement, 4), ==, 'n');
}

static void
test_static_text_with_length (void)
{
  g_autoptr (CxStore) store = make_store ("length.clientele");
  g_autoptr (CxStatement) statement = prepare (cx_store_get_db (store), "SELECT ?1, ?2, ?3");

  cx_statement_set_text_static (statement, 1, "abcdef", 3);
  cx_statement_set_text_static (statement, 2, "abcdef", -1);
  cx_statement_set_text_static (statement, 3, NULL, -1);
  g_assert_true (step (statement));
  g_assert_cmpstr (cx_statement_get_text (statement, 0), ==, "abc");
  g_assert_cmpstr (cx_statement_get_text (statement, 1), ==, "abcdef");
  g_assert_true (cx_statement_is_null (statement, 2));
}

/* What comes back from the cache has no bindings left, and two users of the same SQL at the same
 * time do not meet. */
static void
test_cache (void)
{
  g_autoptr (CxStore) store = make_store ("cache.clientele");
  CxDb *db = cx_store_get_db (store);
  CxStatement *first = prepare (db, "SELECT :value");
  CxStatement *second = prepare (db, "SELECT :value");

  g_assert_true (first != second);
  cx_statement_bind_int (first, ":value", 1);
  cx_statement_bind_int (second, ":value", 2);
  g_assert_true (step (first));
  g_assert_true (step (second));
  g_assert_cmpint (cx_statement_get_int (first, 0), ==, 1);
  g_assert_cmpint (cx_statement_get_int (second, 0), ==, 2);
  cx_statement_free (first);
  cx_statement_free (second);

  second = prepare (db, "SELECT :value");
  g_assert_true (second == first);
  g_assert_true (step (second));
  g_assert_true (cx_statement_is_null (second, 0));
  cx_statement_free (second);
}

static void
test_cache_is_bounded (void)
{
  g_autoptr (CxStore) store = make_store ("bounded.clientele");
  CxDb *db = cx_store_get_db (store);

  for (int round = 0; round < 3; round++)
    for (int i = 0; i < 300; i++)
      {
        g_autofree char *sql = g_strdup_printf ("SELECT %d", i);
        g_autoptr (CxStatement) statement = prepare (db, sql);

        g_assert_true (step (statement));
        g_assert_cmpint (cx_statement_get_int (statement, 0), ==, i);
      }
}

static void
test_step_after_the_end_stays_there (void)
{
  g_autoptr (CxStore) store = make_store ("end.clientele");
  g_autoptr (CxStatement) statement = prepare (cx_store_get_db (store), "SELECT 1");

  g_assert_true (step (statement));
  g_assert_false (step (statement));
  g_assert_false (step (statement));
  cx_statement_reset (statement);
  g_assert_true (step (statement));
}

static void
test_reading_connection_refuses_writing (void)
{
  g_autoptr (CxStore) store = make_store ("reading.clientele");
  g_autoptr (GError) error = NULL;

  g_assert_null (cx_db_prepare (cx_store_get_db (store), "DELETE FROM setting", &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_USAGE);
}

static void
test_broken_sql_says_what (void)
{
  g_autoptr (CxStore) store = make_store ("broken.clientele");
  g_autoptr (GError) error = NULL;

  g_assert_null (cx_db_prepare (cx_store_get_db (store), "SELECT nonsense", &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "nonsense"));
}

static void
test_get_int (void)
{
  g_autoptr (CxStore) store = make_store ("int.clientele");
  CxDb *db = cx_store_get_db (store);
  g_autoptr (GError) error = NULL;
  gint64 value;

  g_assert_true (cx_db_get_int (db, "SELECT 7", 1, &value, &error));
  g_assert_cmpint (value, ==, 7);
  g_assert_true (cx_db_get_int (db, "SELECT NULL", 1, &value, &error));
  g_assert_cmpint (value, ==, 1);
  g_assert_true (cx_db_get_int (db, "SELECT id FROM setting", 5, &value, &error));
  g_assert_cmpint (value, ==, 5);
  g_assert_false (cx_db_get_int (db, "SELECT no FROM setting", 5, &value, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_FAILED);
}

static void
test_names (void)
{
  g_autoptr (CxStore) store = make_store ("names.clientele");
  CxDb *db = cx_store_get_db (store);
  g_autofree char *quoted = cx_sql_identifier ("a \"b\" ;--");

  g_assert_cmpstr (quoted, ==, "\"a \"\"b\"\" ;--\"");
  g_assert_true (cx_db_has_table (db, "survey"));
  g_assert_false (cx_db_has_table (db, "surveys"));
  g_assert_true (cx_db_has_column (db, "survey", "title"));
  g_assert_false (cx_db_has_column (db, "survey", "titles"));
}

/* Inside a read transaction nothing changes, though the writer commits. */
static void
test_read_transaction (void)
{
  g_autoptr (CxStore) store = make_store ("snapshot.clientele");
  g_autoptr (GError) error = NULL;
  g_autoptr (CxDb) other = cx_store_open_db (store, &error);
  g_autoptr (CxEdit) edit = NULL;
  CxStatement *statement;
  gint64 count, before;

  g_assert_no_error (error);
  before = cx_db_get_version (other);
  g_assert_true (cx_db_begin_read (other, &error));
  g_assert_true (cx_db_begin_read (other, &error));

  edit = cx_store_begin (store, "Add", &error);
  g_assert_no_error (error);
  statement = cx_edit_prepare (
      edit, "INSERT INTO setting (key, value, changed_at) VALUES ('k', 'v', 0)", &error);
  g_assert_true (cx_statement_run (statement, &error));
  cx_statement_free (statement);
  g_assert_true (cx_edit_commit (g_steal_pointer (&edit), &error));

  cx_db_end_read (other);
  g_assert_true (cx_db_get_int (other, "SELECT count(*) FROM setting", -1, &count, &error));
  g_assert_cmpint (count, ==, 0);
  cx_db_end_read (other);
  g_assert_true (cx_db_get_int (other, "SELECT count(*) FROM setting", -1, &count, &error));
  g_assert_cmpint (count, ==, 1);
  g_assert_cmpint (cx_db_get_version (other), !=, before);
}

/* A long statement stops when the person asks for it. */
static void
test_cancel (void)
{
  g_autoptr (CxStore) store = make_store ("cancel.clientele");
  CxDb *db = cx_store_get_db (store);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (CxProgress) progress = cx_progress_new (cancellable, NULL, NULL);
  g_autoptr (GError) error = NULL;
  gint64 value;

  g_cancellable_cancel (cancellable);
  cx_db_set_progress (db, progress);
  g_assert_false (cx_db_get_int (db,
                                 "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                                 " LIMIT 100000000) SELECT sum(i) FROM n",
                                 0, &value, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_CANCELLED);
  g_clear_error (&error);
  cx_db_set_progress (db, NULL);
  g_assert_true (cx_db_get_int (db, "SELECT 3", 0, &value, &error));
  g_assert_cmpint (value, ==, 3);
}

static void
test_list_texts (void)
{
  g_autoptr (CxStore) store = make_store ("texts.clientele");
  CxDb *db = cx_store_get_db (store);
  g_autoptr (CxStatement)
      three = prepare (db, "SELECT 'một' UNION ALL SELECT NULL UNION ALL SELECT 3");
  g_autoptr (CxStatement) none = prepare (db, "SELECT 'x' WHERE 0");
  g_autoptr (CxStatement) wrong = prepare (db, "SELECT abs (-9223372036854775808)");
  g_autoptr (GPtrArray) texts = NULL, nothing = NULL;
  g_autoptr (GError) error = NULL;

  texts = cx_statement_list_texts (three, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (texts->len, ==, 3);
  g_assert_cmpstr (texts->pdata[0], ==, "một");
  g_assert_null (texts->pdata[1]);
  g_assert_cmpstr (texts->pdata[2], ==, "3");
  nothing = cx_statement_list_texts (none, &error);
  g_assert_cmpuint (nothing->len, ==, 0);
  g_assert_null (cx_statement_list_texts (wrong, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);

  g_test_add_func ("/store/statement/bind-by-index", test_bind_by_index);
  g_test_add_func ("/store/statement/bind-by-name", test_bind_by_name);
  g_test_add_func ("/store/statement/static-text", test_static_text_with_length);
  g_test_add_func ("/store/statement/cache", test_cache);
  g_test_add_func ("/store/statement/cache-bounded", test_cache_is_bounded);
  g_test_add_func ("/store/statement/end", test_step_after_the_end_stays_there);
  g_test_add_func ("/store/statement/refuses-writing", test_reading_connection_refuses_writing);
  g_test_add_func ("/store/statement/broken-sql", test_broken_sql_says_what);
  g_test_add_func ("/store/statement/get-int", test_get_int);
  g_test_add_func ("/store/statement/list-texts", test_list_texts);
  g_test_add_func ("/store/statement/names", test_names);
  g_test_add_func ("/store/statement/read-transaction", test_read_transaction);
  g_test_add_func ("/store/statement/cancel", test_cancel);

  return g_test_run ();
}
