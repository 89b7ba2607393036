#include "config.h"

#include "cx-store-fixture.h"

CxStore *
fixture_create (const char *name)
{
  g_autofree char *path = cx_test_path (name);
  g_autoptr (GError) error = NULL;
  CxStore *store = cx_store_create (path, &error);

  g_assert_no_error (error);
  return store;
}

CxStore *
fixture_open (const char *name, CxStoreFlags flags)
{
  g_autofree char *path = cx_test_path (name);
  g_autoptr (GError) error = NULL;
  CxStore *store = cx_store_open (path, flags, &error);

  g_assert_no_error (error);
  return store;
}

void
fixture_run (CxEdit *edit, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxStatement) statement = cx_edit_prepare (edit, sql, &error);

  g_assert_no_error (error);
  cx_statement_run (statement, &error);
  g_assert_no_error (error);
}

void
fixture_edit (CxStore *store, const char *label, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxEdit) edit = cx_store_begin (store, label, &error);
  g_auto (GStrv) statements = g_strsplit (sql, ";", -1);

  g_assert_no_error (error);
  for (guint i = 0; statements[i] != NULL; i++)
    if (*g_strstrip (statements[i]) != '\0')
      fixture_run (edit, statements[i]);
  cx_edit_commit (g_steal_pointer (&edit), &error);
  g_assert_no_error (error);
}

gint64
fixture_int (CxStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value;

  cx_db_get_int (cx_store_get_db (store), sql, G_MININT64, &value, &error);
  g_assert_no_error (error);
  g_assert_cmpint (value, !=, G_MININT64);
  return value;
}

char *
fixture_text (CxStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxStatement) statement = cx_db_prepare (cx_store_get_db (store), sql, &error);
  gboolean row;

  g_assert_no_error (error);
  cx_statement_step (statement, &row, &error);
  g_assert_no_error (error);
  return row ? cx_statement_dup_text (statement, 0) : NULL;
}

char *
fixture_dump (CxStore *store, const char *table)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY rowid", table);
  g_autoptr (CxStatement) statement = cx_db_prepare (cx_store_get_db (store), sql, &error);
  GString *dump = g_string_new (table);
  gboolean row;

  g_assert_no_error (error);
  while (cx_statement_step (statement, &row, &error) && row)
    {
      g_string_append_c (dump, '\n');
      for (int i = 0; i < cx_statement_get_columns (statement); i++)
        {
          const char *text = cx_statement_get_text (statement, i);

          g_string_append_printf (dump, "%s|", text != NULL ? text : "(null)");
        }
    }
  g_assert_no_error (error);
  g_string_append_c (dump, '\n');
  return g_string_free (dump, FALSE);
}

char *
fixture_dump_all (CxStore *store)
{
  static const char *const tables[] = { "setting", "survey", "page", "question",
                                        "choice",  "item",   "wave", NULL };
  GString *all = g_string_new (NULL);

  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *dump = fixture_dump (store, tables[i]);

      g_string_append (all, dump);
    }
  if (cx_db_has_table (cx_store_get_db (store), "answers_1"))
    {
      g_autofree char *dump = fixture_dump (store, "answers_1");

      g_string_append (all, dump);
    }
  return g_string_free (all, FALSE);
}

void
fixture_undo (CxStore *store, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;

  cx_store_undo (store, NULL, &undone, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, label);
}

void
fixture_redo (CxStore *store, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *redone = NULL;

  cx_store_redo (store, NULL, &redone, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (redone, ==, label);
}

void
fixture_add_survey (CxStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxEdit) edit = cx_store_begin (store, "Add survey", &error);

  g_assert_no_error (error);
  cx_edit_execute_ddl (edit,
                       "CREATE TABLE answers_1 (id INTEGER PRIMARY KEY AUTOINCREMENT,"
                       " batch_id INTEGER, batch_row INTEGER, fingerprint INTEGER,"
                       " changed_at INTEGER, a1 INTEGER, a2 TEXT) STRICT",
                       &error);
  g_assert_no_error (error);
  fixture_run (edit, "INSERT INTO survey (id, uuid, code, title, language, created_at, changed_at)"
                     " VALUES (1, 's1', 'cafe', 'Cà phê', 'vi', 0, 0)");
  fixture_run (edit, "INSERT INTO page (id, uuid, survey_id, code, position, changed_at)"
                     " VALUES (1, 'p1', 1, 'one', 0, 0)");
  fixture_run (edit,
               "INSERT INTO question (id, uuid, survey_id, page_id, code, type, text, position,"
               " changed_at) VALUES (1, 'q1', 1, 1, 'nps', 'nps', 'Recommend?', 0, 0),"
               " (2, 'q2', 1, 1, 'why', 'text', 'Why?', 1, 0)");
  fixture_run (edit,
               "INSERT INTO item (id, uuid, survey_id, question_id, kind, storage, code,"
               " position, changed_at) VALUES (1, 'i1', 1, 1, 'value', 'INTEGER', 'nps', 0, 0),"
               " (2, 'i2', 1, 2, 'value', 'TEXT', 'why', 1, 0)");
  cx_edit_commit (g_steal_pointer (&edit), &error);
  g_assert_no_error (error);
}

gint64
fixture_import (CxStore *store, const char *label, int rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxEdit) edit = cx_store_begin_bulk (store, label, &error);
  gint64 batch;
  CxStatement *insert;

  g_assert_no_error (error);
  batch = cx_edit_get_batch (edit, "responses", &error);
  g_assert_cmpint (batch, >, 0);
  insert = cx_edit_prepare (edit,
                            "INSERT INTO answers_1 (batch_id, batch_row, fingerprint, a1, a2)"
                            " VALUES (?1, ?2, ?3, ?4, ?5)",
                            &error);
  g_assert_no_error (error);
  for (int i = 0; i < rows; i++)
    {
      g_autofree char *comment = g_strdup_printf ("bình luận %d của %d", i, (int) batch);

      cx_statement_set_int (insert, 1, batch);
      cx_statement_set_int (insert, 2, i + 2);
      cx_statement_set_int (insert, 3, (gint64) i * 7919);
      cx_statement_set_int (insert, 4, i % 11);
      cx_statement_set_text_static (insert, 5, i % 3 == 0 ? NULL : comment, -1);
      g_assert_true (cx_statement_run (insert, &error));
    }
  cx_statement_free (insert);
  cx_edit_commit (g_steal_pointer (&edit), &error);
  g_assert_no_error (error);
  return batch;
}
