/* Which responses a list shows, and in which order. */
#include "config.h"

#include "cx-response-list-private.h"

#include "cx-moment.h"
#include "cx-query.h"
#include "cx-response-tags.h"
#include "cx-text.h"

#include <string.h>

#define DAY_MS G_GINT64_CONSTANT (86400000)
/* A function of SQL takes at most 127 arguments. */
#define TEXTS_AT_ONCE 100

struct _CxResponseList
{
  CxSurvey *survey;
  GTimeZone *zone;
  gint64 now;
  char *where, *since, *until, *search; /* nullable; @search is folded */
  CxListColumn *sort;                   /* nullable */
  char *table;                          /* the one that holds the answers; NULL: several */
  gboolean descending;
};

CxResponseList *
cx_response_list_new (CxSurvey *survey, GTimeZone *zone, gint64 now)
{
  CxResponseList *self = g_new0 (CxResponseList, 1);

  self->survey = g_object_ref (survey);
  self->zone = g_time_zone_ref (zone);
  self->now = now;
  self->table = survey->parts <= 1 ? cx_survey_answers_table (survey, 1) : NULL;
  return self;
}

void
cx_response_list_free (CxResponseList *list)
{
  if (list == NULL)
    return;
  g_object_unref (list->survey);
  g_time_zone_unref (list->zone);
  g_free (list->where);
  g_free (list->since);
  g_free (list->until);
  g_free (list->search);
  g_free (list->table);
  cx_list_column_free (list->sort);
  g_free (list);
}

static char *
copy_filled (const char *text)
{
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

void
cx_response_list_set_filter (CxResponseList *list,
                             const char *where,
                             const char *since,
                             const char *until,
                             const char *search)
{
  g_autofree char *folded = search != NULL ? cx_text_fold (search) : NULL;

  g_free (list->where);
  g_free (list->since);
  g_free (list->until);
  g_free (list->search);
  list->where = copy_filled (where);
  list->since = copy_filled (since);
  list->until = copy_filled (until);
  list->search = copy_filled (folded);
}

void
cx_response_list_set_sort (CxResponseList *list, const CxListColumn *column, gboolean descending)
{
  g_clear_pointer (&list->sort, cx_list_column_free);
  list->sort = column != NULL ? cx_list_column_copy (column) : NULL;
  list->descending = descending;
}

/* --- Conditions ------------------------------------------------------------------------------- */

static void
write_dates (CxResponseList *self, GString *sql)
{
  const char *at = cx_response_repo_has_field (self->survey, CX_FIELD_OF_STARTED)
                       ? "coalesce (p1.submitted_at, p1.started_at)"
                       : "p1.submitted_at";

  if (self->since != NULL)
    g_string_append_printf (sql, " AND %s >= :since", at);
  if (self->until != NULL)
    g_string_append_printf (sql, " AND %s < :until", at);
}

static GPtrArray *
list_texts (CxSurvey *survey)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (CxResponseField field = 0; field < CX_N_RESPONSE_FIELDS; field++)
    if (cx_response_repo_has_field (survey, field) &&
        cx_response_field_info (field)->storage == CX_STORAGE_TEXT)
      g_ptr_array_add (texts, g_strdup_printf ("p1.%s", cx_response_field_info (field)->column));
  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      for (guint k = 0; k < question->items->len; k++)
        {
          CxItem *item = g_ptr_array_index (question->items, k);

          if (!question->hidden && !item->hidden && item->storage == CX_STORAGE_TEXT &&
              item->kind != CX_ITEM_LIST)
            g_ptr_array_add (texts, g_strdup_printf ("p%d.%s", item->part, item->column));
        }
    }
  return texts;
}

static void
write_search (CxResponseList *self, GString *sql)
{
  g_autoptr (GPtrArray) texts = NULL;

  if (self->search == NULL)
    return;
  texts = list_texts (self->survey);
  g_string_append (sql, " AND (0");
  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (
        sql, "%s, %s%s", i % TEXTS_AT_ONCE == 0 ? " OR cx_find_text (:search" : "",
        (const char *) g_ptr_array_index (texts, i),
        i % TEXTS_AT_ONCE == TEXTS_AT_ONCE - 1 || i == texts->len - 1 ? ")" : "");
  g_string_append_c (sql, ')');
}

/* --- Order ------------------------------------------------------------------------------------ */

static gboolean
has_choices (const CxListColumn *column)
{
  return column->kind == CX_LIST_ITEM && column->item->coded &&
         column->question->choices->len > 0 &&
         (column->item->kind == CX_ITEM_VALUE || column->item->kind == CX_ITEM_ROW);
}

/* Mostly choices are numbered as they stand; else each number gets its place. */
static gboolean
is_numbered_in_order (CxQuestion *question)
{
  for (guint i = 1; i < question->choices->len; i++)
    {
      CxChoice *before = g_ptr_array_index (question->choices, i - 1);
      CxChoice *choice = g_ptr_array_index (question->choices, i);

      if (choice->number <= before->number)
        return FALSE;
    }
  return TRUE;
}

static void
write_place_of_choice (GString *sql, CxQuestion *question, const char *value)
{
  g_string_append_printf (sql, "CASE (%s)", value);
  for (guint i = 0; i < question->choices->len; i++)
    {
      CxChoice *choice = g_ptr_array_index (question->choices, i);

      g_string_append_printf (sql, " WHEN %d THEN %u", choice->number, i);
    }
  g_string_append_printf (sql, " ELSE %u + (%s) END", question->choices->len, value);
}

static gboolean
is_text (const CxListColumn *column)
{
  if (column->kind == CX_LIST_FIELD)
    return cx_response_field_info (column->field)->storage == CX_STORAGE_TEXT;
  return column->kind == CX_LIST_SET ||
         (column->kind == CX_LIST_ITEM && column->item->storage == CX_STORAGE_TEXT);
}

static void
write_order (CxResponseList *self, GString *sql)
{
  const CxListColumn *column = self->sort;
  g_autoptr (GString) value = g_string_new (NULL);
  const char *direction = self->descending ? "DESC" : "ASC";

  if (column == NULL || column->kind == CX_LIST_NUMBER)
    {
      g_string_append_printf (sql, " ORDER BY p1.id %s", column == NULL ? "DESC" : direction);
      return;
    }
  cx_list_column_write_value (value, column);
  g_string_append_printf (sql, " ORDER BY (%s) IS NULL, ", value->str);
  if (has_choices (column) && !is_numbered_in_order (column->question))
    write_place_of_choice (sql, column->question, value->str);
  else
    g_string_append_printf (sql, is_text (column) ? "cx_sort_key (%s)" : "(%s)", value->str);
  g_string_append_printf (sql, " %s, (", direction);
  cx_list_column_write_missing (sql, column);
  g_string_append (sql, ") DESC NULLS LAST, p1.id DESC");
}

char *
cx_response_list_make_ids (CxResponseList *list, const char *condition)
{
  g_autoptr (GString) sql = g_string_new ("SELECT p1.id");
  g_autofree char *from = cx_response_list_make_from (list->survey);

  g_string_append_printf (sql, "%s WHERE (%s)", from, condition != NULL ? condition : "1");
  write_dates (list, sql);
  write_search (list, sql);
  write_order (list, sql);
  return g_strdup (sql->str);
}

/* --- Reading ---------------------------------------------------------------------------------- */

/* The first ms of the day, or of the one after it. */
static gint64
find_day (CxResponseList *self, const char *date, gboolean next)
{
  CxMoment moment = { 0 };

  if (!cx_moment_parse_iso (date, strlen (date), &moment, NULL))
    return next ? G_MAXINT64 : G_MININT64;
  moment.ms -= ((moment.ms % DAY_MS) + DAY_MS) % DAY_MS;
  return cx_moment_in_zone (moment.ms + (next ? DAY_MS : 0), self->zone).ms;
}

static gboolean
add_id (gint64 id, gpointer user_data)
{
  g_array_append_val (user_data, id);
  return TRUE;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static gboolean
read_ids (CxStatement *statement, GArray *allowed, GArray *ids, GError **error)
{
  while (TRUE)
    {
      gboolean row;
      gint64 id;

      if (!cx_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      id = cx_statement_get_int (statement, 0);
      if (allowed == NULL || g_array_binary_search (allowed, &id, compare_ids, NULL))
        g_array_append_val (ids, id);
    }
}

gboolean
cx_response_list_load_ids (CxResponseList *list, CxDb *db, GArray *ids, GError **error)
{
  g_autoptr (CxQuery) query = NULL;
  g_autoptr (GArray) allowed = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (CxStatement) statement = NULL;

  if (list->where != NULL)
    {
      query = cx_query_new (list->survey, list->where, list->zone, list->now, error);
      if (query == NULL)
        return FALSE;
    }
  /* What SQL cannot say in full is evaluated first; the ids come in ascending order. */
  if (query != NULL && !cx_query_is_exact (query))
    {
      allowed = g_array_new (FALSE, FALSE, sizeof (gint64));
      if (!cx_query_each_id (query, db, add_id, allowed, error))
        return FALSE;
    }
  sql = cx_response_list_make_ids (list, query != NULL ? cx_query_get_condition (query) : NULL);
  statement = cx_db_prepare (db, sql, error);
  if (statement == NULL)
    return FALSE;
  if (query != NULL)
    cx_query_bind (query, statement);
  if (list->since != NULL)
    cx_statement_bind_int (statement, ":since", find_day (list, list->since, FALSE));
  if (list->until != NULL)
    cx_statement_bind_int (statement, ":until", find_day (list, list->until, TRUE));
  if (list->search != NULL && cx_statement_find (statement, ":search") > 0)
    cx_statement_bind_text (statement, ":search", list->search);
  return read_ids (statement, allowed, ids, error);
}

static gboolean
load_cb (CxDb *db, GArray *ids, gpointer user_data, GError **error)
{
  return cx_response_list_load_ids (user_data, db, ids, error);
}

void
cx_response_list_make_query (CxResponseList *list, const char *rows, CxPagedQuery *query)
{
  *query = (CxPagedQuery){
    .rows = rows,
    .table = list->table,
    .load = load_cb,
    .user_data = list,
    .destroy = (GDestroyNotify) cx_response_list_free,
  };
}

char **
cx_response_list_tags (CxDb *db, CxSurvey *survey, GError **error)
{
  g_autofree char *table = cx_survey_answers_table (survey, 1);
  g_autofree char *sql = g_strdup_printf (
      "SELECT DISTINCT tags FROM %s WHERE tags IS NOT NULL ORDER BY 1 LIMIT 2000", table);
  g_autoptr (CxStatement) statement = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  g_autofree char *all = NULL;

  if (!cx_response_repo_has_field (survey, CX_FIELD_OF_TAGS))
    return cx_response_tags_parse (NULL);
  statement = cx_db_prepare (db, sql, error);
  texts = statement != NULL ? cx_statement_list_texts (statement, error) : NULL;
  if (texts == NULL)
    return NULL;
  g_ptr_array_add (texts, NULL);
  all = g_strjoinv (",", (char **) texts->pdata);
  return cx_response_tags_parse (all);
}
