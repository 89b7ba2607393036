#include "config.h"

#include "cx-answers-private.h"

#include "cx-i18n.h"

/* The tables themselves: made, and grown by columns. */

const char *
cx_storage_name (CxStorage storage)
{
  static const char *const names[] = { "INTEGER", "REAL", "TEXT" };

  return names[storage];
}

/* A number or text may get a second column for its missing codes at any time, so its place is kept
 * free from the start. */
static int
count_columns (const CxItem *item)
{
  return item->coded ? 1 : 2;
}

static gboolean
read_columns (CxDb *db, const char *table, GHashTable **columns, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (CxStatement) statement = NULL;
  gboolean row;

  statement = cx_db_prepare (db, "SELECT name FROM pragma_table_info (:table)", error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_text (statement, ":table", table);
  while (TRUE)
    {
      if (!cx_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      g_hash_table_add (names, cx_statement_dup_text (statement, 0));
    }
  *columns = g_steal_pointer (&names);
  return TRUE;
}

/* The columns that the last table has or has promised. Columns of undone questions stand in it
 * although no item knows them, so the table is asked. */
static gboolean
count_used (CxDb *db, CxSurvey *survey, int *used, GError **error)
{
  g_autofree char *table = cx_survey_answers_table (survey, survey->parts);
  g_autoptr (GHashTable) columns = NULL;

  *used = survey->parts <= 1 ? 7 + CX_N_RESPONSE_FIELDS : 1;
  if (survey->parts == 0 || survey->id == 0)
    return TRUE;
  if (!read_columns (db, table, &columns, error))
    return FALSE;
  *used = MAX (*used, (int) g_hash_table_size (columns));

  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      for (guint k = 0; k < question->items->len; k++)
        {
          CxItem *item = g_ptr_array_index (question->items, k);

          if (item->part == survey->parts && !item->coded && !item->has_missing)
            (*used)++;
        }
    }
  return TRUE;
}

gboolean
cx_answers_place_items (CxDb *db, CxSurvey *survey, GPtrArray *items, GError **error)
{
  int used;

  if (!count_used (db, survey, &used, error))
    return FALSE;
  survey->parts = MAX (survey->parts, 1);

  for (guint i = 0; i < items->len; i++)
    {
      CxItem *item = g_ptr_array_index (items, i);

      if (used + count_columns (item) > CX_ANSWERS_COLUMNS_MAX)
        {
          survey->parts++;
          used = 1;
        }
      used += count_columns (item);
      item->part = survey->parts;
      g_free (item->column);
      item->column = g_strdup_printf ("a%" G_GINT64_FORMAT, item->id);
    }
  return TRUE;
}

static void
append_items (GString *sql, CxSurvey *survey, int part)
{
  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      for (guint k = 0; k < question->items->len; k++)
        {
          CxItem *item = g_ptr_array_index (question->items, k);

          if (item->part != part)
            continue;
          g_string_append_printf (sql, ", %s %s", item->column, cx_storage_name (item->storage));
          if (item->has_missing)
            g_string_append_printf (sql, ", %s_m INTEGER", item->column);
        }
    }
}

static gboolean
create_part (CxEdit *edit, CxSurvey *survey, int part, GError **error)
{
  g_autofree char *table = cx_survey_answers_table (survey, part);
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "CREATE TABLE %s (id INTEGER PRIMARY KEY", table);
  if (part == 1)
    {
      g_string_append (sql, " AUTOINCREMENT, batch_id INTEGER, batch_row INTEGER,"
                            " fingerprint INTEGER, submitted_at INTEGER, utc_offset INTEGER,"
                            " changed_at INTEGER");
      for (guint i = 0; i < CX_N_RESPONSE_FIELDS; i++)
        if ((CX_RESPONSE_FIELDS_CORE & (1u << i)) == 0 && cx_response_repo_has_field (survey, i))
          g_string_append_printf (sql, ", %s %s", cx_response_field_info (i)->column,
                                  cx_storage_name (cx_response_field_info (i)->storage));
    }
  else
    g_string_append_printf (sql, " REFERENCES answers_%" G_GINT64_FORMAT " (id) ON DELETE CASCADE",
                            survey->id);
  append_items (sql, survey, part);
  g_string_append (sql, ") STRICT");
  return cx_edit_execute_ddl (edit, sql->str, error);
}

gboolean
cx_response_repo_create_table (CxEdit *edit, CxSurvey *survey, GError **error)
{
  survey->response_fields |= CX_RESPONSE_FIELDS_CORE;
  survey->parts = MAX (survey->parts, 1);
  for (int part = 1; part <= survey->parts; part++)
    if (!create_part (edit, survey, part, error))
      return FALSE;
  return TRUE;
}

static gboolean
add_column (CxEdit *edit,
            CxSurvey *survey,
            int part,
            const char *column,
            CxStorage storage,
            GError **error)
{
  g_autofree char *table = cx_survey_answers_table (survey, part);
  g_autofree char *sql = g_strdup_printf ("ALTER TABLE %s ADD COLUMN %s %s", table, column,
                                          cx_storage_name (storage));

  return cx_edit_execute_ddl (edit, sql, error);
}

static gboolean
add_part_columns (CxEdit *edit, CxSurvey *survey, int part, GError **error)
{
  g_autofree char *table = cx_survey_answers_table (survey, part);
  g_autoptr (GHashTable) columns = NULL;

  if (!cx_db_has_table (cx_edit_get_db (edit), table))
    return create_part (edit, survey, part, error);
  if (!read_columns (cx_edit_get_db (edit), table, &columns, error))
    return FALSE;

  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      for (guint k = 0; k < question->items->len; k++)
        {
          CxItem *item = g_ptr_array_index (question->items, k);

          if (item->part == part && !g_hash_table_contains (columns, item->column) &&
              !add_column (edit, survey, part, item->column, item->storage, error))
            return FALSE;
        }
    }
  return TRUE;
}

gboolean
cx_response_repo_add_columns (CxEdit *edit, CxSurvey *survey, GError **error)
{
  for (int part = 1; part <= survey->parts; part++)
    if (!add_part_columns (edit, survey, part, error))
      return FALSE;
  return TRUE;
}

gboolean
cx_response_repo_add_fields (CxEdit *edit,
                             CxSurvey *survey,
                             const CxResponseField *fields,
                             guint n_fields,
                             GError **error)
{
  gboolean added = FALSE;

  for (guint i = 0; i < n_fields; i++)
    {
      const CxResponseFieldInfo *info = cx_response_field_info (fields[i]);

      if (cx_response_repo_has_field (survey, fields[i]))
        continue;
      if (!add_column (edit, survey, 1, info->column, info->storage, error))
        return FALSE;
      survey->response_fields |= 1u << fields[i];
      added = TRUE;
    }
  return !added || cx_response_repo_make_views (edit, survey, error);
}

gboolean
cx_response_repo_add_missing_column (CxEdit *edit, CxSurvey *survey, CxItem *item, GError **error)
{
  g_autofree char *column = g_strdup_printf ("%s_m", item->column);
  g_autofree char *table = cx_survey_answers_table (survey, item->part);
  g_autoptr (CxStatement) statement = NULL;

  if (item->coded || item->has_missing)
    return TRUE;
  /* After an undo the column may stand although the item does not say so. */
  if (!cx_db_has_column (cx_edit_get_db (edit), table, column) &&
      !add_column (edit, survey, item->part, column, CX_STORAGE_INTEGER, error))
    return FALSE;

  statement = cx_edit_prepare (
      edit, "UPDATE item SET missing = 1, changed_at = :now WHERE id = :id", error);
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, ":now", cx_edit_get_time (edit));
  cx_statement_bind_int (statement, ":id", item->id);
  item->has_missing = cx_statement_run (statement, error);
  return item->has_missing;
}

gboolean
cx_answers_load_shape (CxDb *db, CxSurvey *survey, GError **error)
{
  g_autofree char *table = cx_survey_answers_table (survey, 1);
  g_autoptr (GHashTable) columns = NULL;

  if (!read_columns (db, table, &columns, error))
    return FALSE;
  if (g_hash_table_size (columns) == 0)
    {
      cx_error_set (error, CX_ERROR_DAMAGED, _ ("Restore the file from a backup."),
                    _ ("The answers of survey “%s” are not in the file."), survey->title);
      return FALSE;
    }
  survey->response_fields = 0;
  for (guint i = 0; i < CX_N_RESPONSE_FIELDS; i++)
    if (g_hash_table_contains (columns, cx_response_field_info (i)->column))
      survey->response_fields |= 1u << i;
  return TRUE;
}

char *
cx_answers_from (CxSurvey *survey, const gboolean *parts)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autofree char *first = cx_survey_answers_table (survey, 1);

  g_string_append_printf (sql, " FROM %s AS p1", first);
  for (int part = 2; part <= survey->parts; part++)
    {
      g_autofree char *table = cx_survey_answers_table (survey, part);

      if (parts[part])
        g_string_append_printf (sql, " LEFT JOIN %s AS p%d ON p%d.id = p1.id", table, part, part);
    }
  return g_strdup (sql->str);
}
