#include "config.h"

#include "cx-answers-private.h"

#include "cx-i18n.h"
#include "cx-question-type.h"

#include <string.h>

/* The views by which a person with any SQLite tool reads the answers. */

/* SQLite takes at most 500 terms in one UNION ALL, so responses is a union of views responses_<n>,
 * each over the surveys of as many ids; a new survey makes only its own block anew. */
#define BLOCK 100
#define BLOCKS_MAX 500

static gboolean
replace_view (CxEdit *edit, const char *name, const char *select, GError **error)
{
  g_autofree char *quoted = cx_sql_identifier (name);
  g_autofree char *drop = g_strdup_printf ("DROP VIEW IF EXISTS %s", quoted);
  g_autofree char *create = g_strdup_printf ("CREATE VIEW %s AS %s", quoted, select);

  return cx_edit_execute_ddl (edit, drop, error) && cx_edit_execute_ddl (edit, create, error);
}

/* --- responses --- */

static void
append_survey (GString *sql, CxDb *db, gint64 survey_id)
{
  g_autofree char *table = g_strdup_printf ("answers_%" G_GINT64_FORMAT, survey_id);

  g_string_append_printf (sql,
                          "%sSELECT %" G_GINT64_FORMAT " AS survey_id, id, batch_id, batch_row",
                          sql->len > 0 ? " UNION ALL " : "", survey_id);
  for (guint i = 0; i < CX_N_RESPONSE_FIELDS; i++)
    {
      const char *column = cx_response_field_info (i)->column;

      g_string_append_printf (sql, cx_db_has_column (db, table, column) ? ", %s" : ", NULL AS %s",
                              column);
    }
  g_string_append_printf (sql, ", changed_at FROM %s", table);
}

/* TRUE with the id in @survey_id for "answers_7", not for "answers_7_2". */
static gboolean
parse_table (const char *name, gint64 *survey_id)
{
  const char *number = name + strlen ("answers_");
  char *end;

  *survey_id = g_ascii_strtoll (number, &end, 10);
  return end != number && *end == '\0' && *survey_id > 0;
}

/* Ids of all surveys that have a table of answers, in order. */
static GArray *
list_surveys (CxDb *db, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CxStatement) statement = NULL;
  gboolean row;
  gint64 id;

  statement = cx_db_prepare (db,
                             "SELECT name FROM sqlite_schema WHERE type = 'table'"
                             "  AND name GLOB 'answers_[0-9]*' ORDER BY length (name), name",
                             error);
  if (statement == NULL)
    return NULL;
  while (TRUE)
    {
      if (!cx_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&ids);
      if (parse_table (cx_statement_get_text (statement, 0), &id))
        g_array_append_val (ids, id);
    }
}

static gboolean
make_block (CxEdit *edit, GArray *ids, gint64 block, GError **error)
{
  g_autofree char *name = g_strdup_printf ("responses_%" G_GINT64_FORMAT, block + 1);
  g_autoptr (GString) sql = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if ((id - 1) / BLOCK == block)
        append_survey (sql, cx_edit_get_db (edit), id);
    }
  return replace_view (edit, name, sql->str, error);
}

static gboolean
make_union (CxEdit *edit, GArray *ids, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  gint64 last = -1;
  guint blocks = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 block = (g_array_index (ids, gint64, i) - 1) / BLOCK;

      if (block == last)
        continue;
      g_string_append_printf (sql, "%sSELECT * FROM responses_%" G_GINT64_FORMAT,
                              sql->len > 0 ? " UNION ALL " : "", block + 1);
      last = block;
      blocks++;
    }
  if (blocks > BLOCKS_MAX)
    {
      cx_error_set (error, CX_ERROR_LIMIT, _ ("Start a new file for further surveys."),
                    _ ("One file cannot hold so many surveys."));
      return FALSE;
    }
  return replace_view (edit, "responses", sql->str, error);
}

/* --- survey_<code> --- */

/* A moment with the offset that it was written with, in UTC where there was none. */
static void
append_moment (GString *sql, const char *column, const char *name)
{
  g_string_append_printf (
      sql,
      ", CASE WHEN p.utc_offset IS NULL"
      " THEN strftime ('%%Y-%%m-%%dT%%H:%%M:%%SZ', p.%s / 1000, 'unixepoch')"
      " ELSE strftime ('%%Y-%%m-%%dT%%H:%%M:%%S', p.%s / 1000 + p.utc_offset * 60, 'unixepoch')"
      " || printf ('%%s%%02d:%%02d', CASE WHEN p.utc_offset < 0 THEN '-' ELSE '+' END,"
      " abs (p.utc_offset) / 60, abs (p.utc_offset) %% 60) END AS %s",
      column, column, name);
}

static void
append_fields (GString *sql, CxSurvey *survey)
{
  g_string_append (sql, "SELECT p.id, p.batch_id AS batch");
  for (guint i = 0; i < CX_N_RESPONSE_FIELDS; i++)
    {
      const CxResponseFieldInfo *info = cx_response_field_info (i);

      if (i == CX_FIELD_OF_OFFSET)
        continue;
      if (!cx_response_repo_has_field (survey, i))
        g_string_append_printf (sql, ", NULL AS %s", info->name);
      else if (info->is_moment)
        append_moment (sql, info->column, info->name);
      else
        g_string_append_printf (sql, ", p.%s AS %s", info->column, info->name);
    }
}

/* Labels are looked up when the view is read, so that new and renamed choices need no new view. */
static void
append_item (GString *sql, CxQuestion *question, CxItem *item)
{
  g_autofree char *name = cx_sql_identifier (item->code);
  gboolean chosen = item->kind == CX_ITEM_VALUE || item->kind == CX_ITEM_ROW;
  gboolean scale = question->type != NULL && (question->type->flags & CX_TYPE_IS_SCALE) != 0;

  if (item->coded && chosen && !scale && question->choices->len > 0)
    g_string_append_printf (sql,
                            ", (SELECT text FROM choice WHERE question_id = %" G_GINT64_FORMAT
                            " AND number = p.%s) AS %s",
                            question->id, item->column, name);
  else if (item->coded)
    g_string_append_printf (sql, ", CASE WHEN p.%s >= 0 THEN p.%s END AS %s", item->column,
                            item->column, name);
  else
    g_string_append_printf (sql, ", p.%s AS %s", item->column, name);
}

static gboolean
make_survey_view (CxEdit *edit, CxSurvey *survey, int part, GError **error)
{
  g_autofree char *table = cx_survey_answers_table (survey, part);
  g_autofree char *name = NULL;
  g_autoptr (GString) sql = g_string_new (NULL);

  if (part == 1)
    {
      name = g_strdup_printf ("survey_%s", survey->code);
      append_fields (sql, survey);
    }
  else
    {
      name = g_strdup_printf ("survey_%s/%d", survey->code, part);
      g_string_append (sql, "SELECT p.id");
    }
  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      for (guint k = 0; k < question->items->len; k++)
        {
          CxItem *item = g_ptr_array_index (question->items, k);

          if (item->part == part)
            append_item (sql, question, item);
        }
    }
  g_string_append_printf (sql, " FROM %s AS p", table);
  return replace_view (edit, name, sql->str, error);
}

gboolean
cx_response_repo_make_views (CxEdit *edit, CxSurvey *survey, GError **error)
{
  g_autoptr (GArray) ids = list_surveys (cx_edit_get_db (edit), error);

  if (ids == NULL || !make_block (edit, ids, (survey->id - 1) / BLOCK, error) ||
      !make_union (edit, ids, error))
    return FALSE;
  for (int part = 1; part <= survey->parts; part++)
    if (!make_survey_view (edit, survey, part, error))
      return FALSE;
  return TRUE;
}
