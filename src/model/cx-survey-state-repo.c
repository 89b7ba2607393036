#include "config.h"

#include "cx-survey-edit-repo.h"

/* What a questionnaire's editor wants to know of it besides its parts. */

/* Every response that has said something: -1 to -3 in the column itself say why not. */
static void
add_count (GString *sql, const CxItem *item)
{
  if (item->coded)
    g_string_append_printf (sql, "%s count (CASE WHEN %s >= 0 THEN 1 END)",
                            sql->len > 0 ? "," : "SELECT", item->column);
  else
    g_string_append_printf (sql, "%s count (%s)", sql->len > 0 ? "," : "SELECT", item->column);
}

static void
keep_largest (GHashTable *counts, gint64 id, gint64 n)
{
  const gint64 *known = g_hash_table_lookup (counts, &id);

  if (known == NULL || *known < n)
    g_hash_table_insert (counts, g_memdup2 (&id, sizeof id), g_memdup2 (&n, sizeof n));
}

/* The columns of one table in one reading of it. */
static gboolean
count_part (CxDb *db, CxSurvey *survey, int part, GHashTable *counts, GError **error)
{
  g_autofree char *table = cx_survey_answers_table (survey, part);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CxStatement) statement = NULL;
  gboolean row;

  for (guint i = 0; i < survey->questions->len; i++)
    {
      const CxQuestion *question = g_ptr_array_index (survey->questions, i);

      for (guint k = 0; k < question->items->len; k++)
        {
          const CxItem *item = g_ptr_array_index (question->items, k);

          if (item->part != part || item->kind == CX_ITEM_OTHER)
            continue;
          add_count (sql, item);
          g_array_append_val (owners, question->id);
        }
    }
  if (owners->len == 0)
    return TRUE;
  g_string_append_printf (sql, " FROM %s", table);
  statement = cx_db_prepare (db, sql->str, error);
  if (statement == NULL || !cx_statement_step (statement, &row, error))
    return FALSE;
  for (guint i = 0; row && i < owners->len; i++)
    keep_largest (counts, g_array_index (owners, gint64, i),
                  cx_statement_get_int (statement, (int) i));
  return TRUE;
}

GHashTable *
cx_survey_repo_count_answers (CxDb *db, CxSurvey *survey, GError **error)
{
  g_autoptr (GHashTable) counts = NULL;

  counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (int part = 1; part <= survey->parts; part++)
    if (!count_part (db, survey, part, counts, error))
      return NULL;
  return g_steal_pointer (&counts);
}

GHashTable *
cx_survey_repo_list_deleted (CxDb *db, CxSurvey *survey, GError **error)
{
  g_autoptr (GHashTable) deleted = NULL;
  g_autoptr (CxStatement) statement = NULL;
  gboolean row = TRUE;

  statement = cx_db_prepare (db,
                             "SELECT q.id FROM question AS q JOIN tombstone AS t USING (uuid)"
                             " WHERE q.survey_id = :survey AND q.hidden = 1",
                             error);
  if (statement == NULL)
    return NULL;
  cx_statement_bind_int (statement, ":survey", survey->id);
  deleted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  while (row)
    {
      gint64 id;

      if (!cx_statement_step (statement, &row, error))
        return NULL;
      id = row ? cx_statement_get_int (statement, 0) : 0;
      if (row)
        g_hash_table_add (deleted, g_memdup2 (&id, sizeof id));
    }
  return g_steal_pointer (&deleted);
}
