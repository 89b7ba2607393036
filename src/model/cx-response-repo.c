#include "config.h"

#include "cx-answers-private.h"

#include "cx-i18n.h"

static CxStatement *
prepare_on_table (CxDb *db, CxSurvey *survey, const char *format, GError **error)
{
  g_autofree char *table = cx_survey_answers_table (survey, 1);
  g_autofree char *sql = g_strdup_printf (format, table);

  return cx_db_prepare (db, sql, error);
}

gboolean
cx_response_repo_count (CxDb *db, CxSurvey *survey, gint64 *count, GError **error)
{
  g_autofree char *table = cx_survey_answers_table (survey, 1);
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", table);

  return cx_db_get_int (db, sql, 0, count, error);
}

gboolean
cx_response_repo_each_key (CxDb *db,
                           CxSurvey *survey,
                           CxResponseKeyFunc func,
                           gpointer user_data,
                           GError **error)
{
  gboolean known = cx_response_repo_has_field (survey, CX_FIELD_OF_SOURCE_ID);
  g_autoptr (CxStatement) statement = NULL;
  gboolean row;

  statement = prepare_on_table (db, survey,
                                known ? "SELECT id, fingerprint, source_id FROM %s ORDER BY id"
                                      : "SELECT id, fingerprint, NULL FROM %s ORDER BY id",
                                error);
  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      if (!cx_statement_step (statement, &row, error))
        return FALSE;
      if (!row || !func (cx_statement_get_int (statement, 0), cx_statement_get_int (statement, 1),
                         cx_statement_get_text (statement, 2), user_data))
        return TRUE;
    }
}

/* --- Reading columns --- */

static char *
make_select (CxSurvey *survey,
             const CxResponseField *fields,
             guint n_fields,
             CxItem *const *items,
             guint n_items,
             guint *columns)
{
  g_autofree gboolean *parts = g_new0 (gboolean, (gsize) MAX (survey->parts, 1) + 1);
  g_autoptr (GString) sql = g_string_new ("SELECT p1.id");
  g_autofree char *from = NULL;

  for (guint i = 0; i < n_fields; i++)
    if (cx_response_repo_has_field (survey, fields[i]))
      g_string_append_printf (sql, ", p1.%s", cx_response_field_info (fields[i])->column);
    else
      g_string_append (sql, ", NULL");
  for (guint i = 0; i < n_items; i++)
    {
      g_string_append_printf (sql, ", p%d.%s", items[i]->part, items[i]->column);
      parts[items[i]->part] = TRUE;
    }
  *columns = 1 + n_fields + n_items;
  for (guint i = 0; i < n_items; i++)
    if (items[i]->has_missing)
      {
        g_string_append_printf (sql, ", p%d.%s_m", items[i]->part, items[i]->column);
        (*columns)++;
      }
  from = cx_answers_from (survey, parts);
  g_string_append_printf (sql, "%s ORDER BY p1.id", from);
  return g_strdup (sql->str);
}

gboolean
cx_response_repo_each_row (CxDb *db,
                           CxSurvey *survey,
                           const CxResponseField *fields,
                           guint n_fields,
                           CxItem *const *items,
                           guint n_items,
                           CxResponseRowFunc func,
                           gpointer user_data,
                           GError **error)
{
  guint columns;
  g_autofree char *sql = make_select (survey, fields, n_fields, items, n_items, &columns);
  g_autoptr (CxStatement) statement = NULL;
  g_autoptr (GError) stopped = NULL;
  gboolean row;

  if (columns > CX_ANSWERS_RESULT_MAX)
    {
      cx_error_set (error, CX_ERROR_LIMIT, _ ("Choose fewer questions."),
                    _ ("%u columns are more than can be read at once."), columns);
      return FALSE;
    }
  statement = cx_db_prepare (db, sql, error);
  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      if (!cx_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      if (func (cx_statement_get_int (statement, 0), statement, 1, user_data, &stopped))
        continue;
      if (stopped == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&stopped));
      return FALSE;
    }
}

/* --- Changes by hand --- */

static void
bind_value (CxStatement *statement, const char *name, const CxValue *value)
{
  g_autofree char *text = NULL;

  switch (value->kind)
    {
    case CX_VALUE_INTEGER:
    case CX_VALUE_MISSING:
      cx_statement_bind_int (statement, name, value->integer);
      break;
    case CX_VALUE_REAL:
      cx_statement_bind_double (statement, name, value->real);
      break;
    case CX_VALUE_TEXT:
      text = g_strndup (value->text, value->length);
      cx_statement_bind_text (statement, name, text);
      break;
    case CX_VALUE_NULL:
    default:
      cx_statement_bind_null (statement, name);
      break;
    }
}

gboolean
cx_answers_set_column (CxEdit *edit,
                       CxSurvey *survey,
                       int part,
                       const char *column,
                       gint64 id,
                       const CxValue *value,
                       GError **error)
{
  g_autofree char *table = cx_survey_answers_table (survey, part);
  g_autofree char *sql = NULL;
  g_autoptr (CxStatement) statement = NULL;

  if (part == 1)
    sql = g_strdup_printf ("UPDATE %s SET %s = :value WHERE id = :id", table, column);
  else
    sql = g_strdup_printf ("INSERT INTO %s (id, %s) VALUES (:id, :value)"
                           " ON CONFLICT (id) DO UPDATE SET %s = excluded.%s",
                           table, column, column, column);
  statement = cx_edit_prepare (edit, sql, error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, ":id", id);
  bind_value (statement, ":value", value);
  return cx_statement_run (statement, error);
}

gboolean
cx_answers_check_response (CxEdit *edit, CxSurvey *survey, gint64 id, GError **error)
{
  g_autoptr (CxStatement) statement = NULL;
  gboolean row;

  statement = prepare_on_table (cx_edit_get_db (edit), survey, "SELECT 1 FROM %s WHERE id = :id",
                                error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, ":id", id);
  if (!cx_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

      cx_error_set (error, CX_ERROR_NOT_FOUND, NULL, _ ("Survey “%s” has no response number %s."),
                    survey->title, number);
    }
  return row;
}

gboolean
cx_response_repo_set_answer (CxEdit *edit,
                             CxSurvey *survey,
                             gint64 id,
                             CxItem *item,
                             const CxValue *value,
                             GError **error)
{
  static const CxValue nothing = { CX_VALUE_NULL };
  gboolean coded = value->kind == CX_VALUE_MISSING && !item->coded;
  CxValue now = { CX_VALUE_INTEGER };

  if (coded && !item->has_missing)
    {
      cx_error_set (error, CX_ERROR_FAILED, NULL,
                    _ ("Answer “%s” has no place for a code of missing answers."), item->code);
      return FALSE;
    }
  if (!cx_answers_check_response (edit, survey, id, error) ||
      !cx_answers_set_column (edit, survey, item->part, item->column, id, coded ? &nothing : value,
                              error))
    return FALSE;
  if (item->has_missing)
    {
      g_autofree char *column = g_strdup_printf ("%s_m", item->column);

      if (!cx_answers_set_column (edit, survey, item->part, column, id, coded ? value : &nothing,
                                  error))
        return FALSE;
    }
  now.integer = cx_edit_get_time (edit);
  return cx_answers_set_column (edit, survey, 1, "changed_at", id, &now, error);
}

gboolean
cx_response_repo_delete (CxEdit *edit, CxSurvey *survey, gint64 id, GError **error)
{
  if (!cx_answers_check_response (edit, survey, id, error))
    return FALSE;
  for (int part = MAX (survey->parts, 1); part >= 1; part--)
    {
      g_autofree char *table = cx_survey_answers_table (survey, part);
      g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = :id", table);
      g_autoptr (CxStatement) statement = cx_edit_prepare (edit, sql, error);

      if (statement == NULL)
        return FALSE;
      cx_statement_bind_int (statement, ":id", id);
      if (!cx_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}
