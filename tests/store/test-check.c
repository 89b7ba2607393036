#include "config.h"

#include "cx-store-fixture.h"

#include <sqlite3.h>
#include <string.h>

/* Opens the file past the store, as another program would. */
static void
tamper (const char *path, const char *sql)
{
  sqlite3 *handle = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

static char *
make_file (const char *name)
{
  g_autoptr (CxStore) store = fixture_create (name);

  fixture_add_survey (store);
  fixture_import (store, "Import", 500);
  fixture_edit (store, "Rename", "UPDATE survey SET title = 'Quán' WHERE id = 1");
  return g_strdup (cx_store_get_path (store));
}

static void
test_sound (void)
{
  g_autofree char *path = make_file ("sound.clientele");
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CxStore) store = NULL;

  g_assert_true (cx_store_check (path, NULL, &problems, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);

  /* Also while it is open, and after undoing everything: empty tables may be left standing. */
  store = fixture_open ("sound.clientele", CX_STORE_READ_WRITE);
  fixture_undo (store, "Rename");
  fixture_undo (store, "Import");
  fixture_undo (store, "Add survey");
  g_assert_true (cx_store_check (path, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* Each injected damage is found, and named. */
static void
test_injected (void)
{
  static const struct
  {
    const char *sql;
    const char *names;
  } damages[] = {
    { "PRAGMA foreign_keys = OFF; DELETE FROM survey", "page" },
    { "ALTER TABLE answers_1 DROP COLUMN a2", "a2" },
    { "DROP TABLE answers_1", "answers_1" },
    { "UPDATE item SET missing = 1 WHERE id = 1", "a1_m" },
    { "CREATE TABLE answers_44 (id INTEGER PRIMARY KEY); INSERT INTO answers_44 VALUES (1)",
      "answers_44" },
    { "DROP TABLE wave", "wave" },
    { "ALTER TABLE wave ADD COLUMN extra TEXT", "wave" },
    { "DROP INDEX page_survey", "page_survey" },
    { "UPDATE change_log SET changeset = x'00112233' WHERE changeset IS NOT NULL", "Rename" },
    { "UPDATE change_log SET state = 'odd' WHERE id = 1", "1 " },
    { "DELETE FROM sqlite_sequence WHERE name = 'survey'", "survey" },
    { "UPDATE survey SET uuid = ''", "uuid" },
    { "CREATE TRIGGER t AFTER INSERT ON survey BEGIN DELETE FROM survey; END", "trigger" },
    { "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'item_question'", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *name = g_strdup_printf ("injected-%u.clientele", i);
      g_autofree char *path = make_file (name);
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GError) error = NULL;
      gboolean named = FALSE;

      tamper (path, damages[i].sql);
      g_assert_false (cx_store_check (path, NULL, &problems, &error));
      g_assert_error (error, CX_ERROR, CX_ERROR_DAMAGED);
      g_assert_nonnull (cx_error_get_place (error)->mend);
      g_assert_cmpuint (problems->len, >, 0);
      for (guint j = 0; j < problems->len; j++)
        named |= strstr (problems->pdata[j], damages[i].names) != NULL;
      if (!named)
        g_error ("“%s” was found as “%s”", damages[i].sql, (char *) problems->pdata[0]);
    }
}

static void
test_no_file (void)
{
  g_autofree char *path = cx_test_path ("none.clientele");
  g_autofree char *letter = cx_test_file ("letter.clientele", "Dear customer", -1);
  g_autoptr (GError) error = NULL;

  g_assert_false (cx_store_check (path, NULL, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (cx_store_check (letter, NULL, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_A_BUSINESS);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);

  g_test_add_func ("/store/check/sound", test_sound);
  g_test_add_func ("/store/check/injected", test_injected);
  g_test_add_func ("/store/check/no-file", test_no_file);

  return g_test_run ();
}
