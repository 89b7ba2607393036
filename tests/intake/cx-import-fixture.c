#include "config.h"

#include "cx-import-fixture.h"

#include "cx-test.h"

CxProject *
cx_import_fixture_new (const char *name)
{
  g_autofree char *path = cx_test_path (name);
  g_autoptr (GError) error = NULL;
  CxProject *project = cx_project_create (path, "Quán Cà Phê", NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return project;
}

CxTable *
cx_import_fixture_table (const char *name, const char *text)
{
  g_autofree char *path = cx_test_file (name, text, -1);
  g_autoptr (GError) error = NULL;
  CxTable *table = cx_table_open (path, NULL, NULL, &error);

  g_assert_no_error (error);
  return table;
}

CxMapping *
cx_import_fixture_mapping (const char *json)
{
  g_autofree char *text = g_strdelimit (g_strdup (json), "'", '"');
  g_autoptr (GError) error = NULL;
  CxMapping *mapping = cx_mapping_from_json (text, &error);

  g_assert_no_error (error);
  return mapping;
}

CxImportResult *
cx_import_fixture_run (CxProject *project,
                       const char *name,
                       const char *text,
                       const char *json,
                       CxSurvey *survey)
{
  g_autoptr (CxTable) table = cx_import_fixture_table (name, text);
  g_autoptr (CxMapping) mapping = cx_import_fixture_mapping (json);
  g_autoptr (GError) error = NULL;
  CxImportResult *result = cx_import_run (project, table, mapping, survey, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  return result;
}

char *
cx_import_fixture_rows (CxProject *project, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxStatement) statement = cx_db_prepare (cx_project_get_db (project), sql, &error);
  GString *rows = g_string_new (NULL);
  gboolean row;

  g_assert_no_error (error);
  while (cx_statement_step (statement, &row, &error) && row)
    {
      if (rows->len > 0)
        g_string_append_c (rows, '\n');
      for (int i = 0; i < cx_statement_get_columns (statement); i++)
        {
          const char *text = cx_statement_get_text (statement, i);

          g_string_append_printf (rows, "%s%s", i > 0 ? "|" : "", text != NULL ? text : "~");
        }
    }
  g_assert_no_error (error);
  return g_string_free (rows, FALSE);
}

char *
cx_import_fixture_answers (CxProject *project, const char *items)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxSurvey) survey = cx_survey_repo_find (cx_project_get_db (project), NULL, &error);
  g_auto (GStrv) names = g_strsplit (items, ",", -1);
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  g_autofree char *table = NULL;

  g_assert_no_error (error);
  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean missing = g_str_has_suffix (names[i], "!");
      CxItem *item;

      /* "name!" is the column with the codes of missing answers. */
      if (missing)
        names[i][strlen (names[i]) - 1] = '\0';
      item = cx_survey_find_item (survey, names[i], NULL);
      if (item == NULL)
        g_error ("There is no item %s", names[i]);
      g_string_append_printf (sql, "%s%s%s", i > 0 ? ", " : "", item->column, missing ? "_m" : "");
    }
  table = cx_survey_answers_table (survey, 1);
  g_string_append_printf (sql, " FROM %s ORDER BY id", table);
  return cx_import_fixture_rows (project, sql->str);
}

char *
cx_import_fixture_counts (const CxImportResult *result)
{
  g_assert_cmpint (result->accepted, ==, result->added + result->changed);
  g_assert_cmpint (result->rows, ==,
                   result->accepted + result->same + result->rejected + result->blank);
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                          " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                          result->added, result->changed, result->same, result->rejected,
                          result->blank);
}
