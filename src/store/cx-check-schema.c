#include "config.h"

#include "cx-check-private.h"

#include "cx-i18n.h"

#include <string.h>

/* What the steps make. */

static CxDb *
make_expected (int version, GError **error)
{
  const CxSchemaStep *const *steps = cx_migrate_get_steps ();
  g_autoptr (CxDb) db = cx_db_open (":memory:", CX_DB_CREATE, error);

  if (db == NULL)
    return NULL;
  for (guint i = 0; steps[i] != NULL && steps[i]->version <= version; i++)
    if (!cx_db_exec (db, steps[i]->sql, error))
      return NULL;
  return g_steal_pointer (&db);
}

/* A table as one text: name, type, NOT NULL, default and key of each column. */
static char *
describe_table (CxDb *db, const char *table, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;
  gboolean row;

  statement = cx_db_prepare (db,
                             "SELECT group_concat (name || ' ' || type || ' ' || \"notnull\" || ' '"
                             " || coalesce (dflt_value, '') || ' ' || pk, ', ') FROM"
                             " (SELECT * FROM pragma_table_info (:table) ORDER BY cid)",
                             error);
  if (statement == NULL)
    return NULL;
  cx_statement_bind_text (statement, ":table", table);
  if (!cx_statement_step (statement, &row, error))
    return NULL;
  return g_strdup (
      row && !cx_statement_is_null (statement, 0) ? cx_statement_get_text (statement, 0) : "");
}

static gboolean
compare_table (CxDb *db, CxDb *expected, const char *table, GPtrArray *problems, GError **error)
{
  g_autofree char *found = describe_table (db, table, error);
  g_autofree char *wanted = found != NULL ? describe_table (expected, table, error) : NULL;

  if (wanted == NULL)
    return FALSE;
  if (*found == '\0')
    cx_check_add (problems, _ ("Table %s is missing."), table);
  else if (!g_str_equal (found, wanted))
    cx_check_add (problems, _ ("Table %s does not have the columns that it should have."), table);
  return TRUE;
}

static gboolean
compare_index (CxDb *db, const char *name, GPtrArray *problems, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;
  gboolean row;

  statement = cx_db_prepare (
      db, "SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = :name", error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_text (statement, ":name", name);
  if (!cx_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    cx_check_add (problems, _ ("Index %s is missing."), name);
  return TRUE;
}

/* A trigger writes behind the back of history. */
static gboolean
check_triggers (CxDb *db, CxDb *expected, GPtrArray *problems, GError **error)
{
  static const char sql[] = "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'";
  gint64 found, wanted;

  if (!cx_db_get_int (db, sql, 0, &found, error) ||
      !cx_db_get_int (expected, sql, 0, &wanted, error))
    return FALSE;
  if (found > wanted)
    cx_check_add (problems, _ ("Another program has put triggers into the file."));
  return TRUE;
}

gboolean
cx_check_schema (CxDb *db, int version, GPtrArray *problems, GError **error)
{
  g_autoptr (CxDb) expected = make_expected (version, error);
  g_autoptr (CxStatement) parts = NULL;
  gboolean row, sound;

  if (expected == NULL)
    return FALSE;
  parts = cx_db_prepare (expected,
                         "SELECT type, name FROM sqlite_schema"
                         " WHERE type IN ('table', 'index') AND name NOT LIKE 'sqlite_%'",
                         error);
  if (parts == NULL)
    return FALSE;
  do
    {
      if (!cx_statement_step (parts, &row, error))
        return FALSE;
      if (!row)
        break;
      if (g_str_equal (cx_statement_get_text (parts, 0), "table"))
        sound = compare_table (db, expected, cx_statement_get_text (parts, 1), problems, error);
      else
        sound = compare_index (db, cx_statement_get_text (parts, 1), problems, error);
      if (!sound)
        return FALSE;
    }
  while (row);
  return check_triggers (db, expected, problems, error);
}

/* Answers. */

static void
check_item (CxDb *db, CxStatement *item, GPtrArray *problems)
{
  gint64 id = cx_statement_get_int (item, 0);
  gint64 survey = cx_statement_get_int (item, 1);
  gint64 part = cx_statement_get_int (item, 2);
  g_autofree char *table = part > 1
                               ? g_strdup_printf ("answers_%" G_GINT64_FORMAT "_%" G_GINT64_FORMAT,
                                                  survey, part)
                               : g_strdup_printf ("answers_%" G_GINT64_FORMAT, survey);
  g_autofree char *column = g_strdup_printf ("a%" G_GINT64_FORMAT, id);
  g_autofree char *missing = g_strdup_printf ("a%" G_GINT64_FORMAT "_m", id);

  if (!cx_db_has_column (db, table, column))
    cx_check_add (problems, _ ("The answers of “%s” have no column (%s in table %s)."),
                  cx_statement_get_text (item, 4), column, table);
  else if (cx_statement_get_int (item, 3) != 0 && !cx_db_has_column (db, table, missing))
    cx_check_add (problems, _ ("The answers of “%s” have no column (%s in table %s)."),
                  cx_statement_get_text (item, 4), missing, table);
}

static gboolean
check_items (CxDb *db, GPtrArray *problems, GError **error)
{
  g_autoptr (CxStatement)
      items = cx_db_prepare (db, "SELECT id, survey_id, part, missing, code FROM item", error);
  gboolean row;

  if (items == NULL)
    return FALSE;
  do
    {
      if (!cx_statement_step (items, &row, error))
        return FALSE;
      if (row)
        check_item (db, items, problems);
    }
  while (row);
  return TRUE;
}

/* Undoing the making of a survey leaves its table standing, empty. */
static gboolean
check_answers_table (CxDb *db, const char *table, GPtrArray *problems, GError **error)
{
  g_autofree char *any = g_strdup_printf ("SELECT 1 FROM %s LIMIT 1", table);
  g_autofree char *survey = g_strdup_printf (
      "SELECT 1 FROM survey WHERE id = %" G_GINT64_FORMAT,
      g_ascii_strtoll (table + strlen ("answers_"), NULL, 10));
  gint64 has_rows, has_survey;

  if (!cx_db_get_int (db, any, 0, &has_rows, error) ||
      !cx_db_get_int (db, survey, 0, &has_survey, error))
    return FALSE;
  if (has_rows && !has_survey)
    cx_check_add (problems, _ ("The answers in table %s belong to no survey."), table);
  return TRUE;
}

gboolean
cx_check_answers (CxDb *db, GPtrArray *problems, GError **error)
{
  g_autoptr (CxStatement) tables = NULL;
  gboolean row;

  tables = cx_db_prepare (db, "SELECT name FROM sqlite_schema WHERE type = 'table'", error);
  if (tables == NULL)
    return FALSE;
  do
    {
      if (!cx_statement_step (tables, &row, error))
        return FALSE;
      if (row && cx_sqlite_is_answers_table (cx_statement_get_text (tables, 0)) &&
          !check_answers_table (db, cx_statement_get_text (tables, 0), problems, error))
        return FALSE;
    }
  while (row);
  return check_items (db, problems, error);
}
