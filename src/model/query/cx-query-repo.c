/* Conditions as statements: made, bound, run. */
#include "config.h"

#include "cx-query-private.h"

#include "cx-answers-private.h"
#include "cx-i18n.h"

/* Deeper trees and longer texts than these are left to the evaluator. SQLite takes texts of a
 * million letters, and its parser has room for 100 open tokens. */
#define MAX_SQL_DEPTH 100
#define MAX_SQL_LENGTH 500000
#define MAX_SQL_OPEN 80

/* No rule of SQLite's grammar keeps more tokens open inside one bracket. */
#define MAX_OPEN_IN_BRACKET 7

CxQueryMark
cx_query_mark (CxQuery *query, GString *sql)
{
  return (CxQueryMark){ sql->len, query->parameters->len };
}

gboolean
cx_query_rewind (CxQuery *query, GString *sql, CxQueryMark mark)
{
  g_string_truncate (sql, mark.length);
  g_array_set_size (query->parameters, mark.parameters);
  return FALSE;
}

void
cx_query_write_parameter (CxQuery *query, GString *sql, const CxExprValue *value)
{
  CxExprValue own = CX_EXPR_VALUE_INIT;

  cx_expr_value_copy (value, &own);
  g_array_append_val (query->parameters, own);
  g_string_append_printf (sql, ":q%u", query->parameters->len);
}

void
cx_query_write_number_parameter (CxQuery *query, GString *sql, double number)
{
  CxExprValue value = CX_EXPR_VALUE_INIT;

  cx_expr_value_set_number (&value, number);
  cx_query_write_parameter (query, sql, &value);
}

void
cx_query_write_text_parameter (CxQuery *query, GString *sql, const char *text)
{
  CxExprValue value = CX_EXPR_VALUE_INIT;

  cx_expr_value_set_text (&value, text);
  cx_query_write_parameter (query, sql, &value);
}

void
cx_query_write_item (CxQuery *query, GString *sql, const CxItem *item)
{
  query->parts[item->part] = TRUE;
  g_string_append_printf (sql, "p%d.%s", item->part, item->column);
}

void
cx_query_write_answer (CxQuery *query, GString *sql, const CxQueryName *name)
{
  g_autoptr (GString) column = g_string_new (NULL);

  if (name->question != NULL)
    cx_query_write_item (query, column, name->item);
  else if (cx_response_repo_has_field (query->survey, name->field))
    g_string_append_printf (column, "p1.%s", cx_response_field_info (name->field)->column);
  else
    g_string_append (column, "NULL");

  if (name->item != NULL && name->item->coded)
    g_string_append_printf (sql, "CASE WHEN %s >= 0 THEN %s END", column->str, column->str);
  else if (name->type == CX_EXPR_TYPE_TEXT || name->type == CX_EXPR_TYPE_DATE)
    g_string_append_printf (sql, "nullif(%s, '')", column->str);
  else
    g_string_append (sql, column->str);
}

static void
write_range (GString *sql, GPtrArray *terms, guint first, guint n, const char *op)
{
  if (n == 1)
    {
      g_string_append (sql, g_ptr_array_index (terms, first));
      return;
    }
  g_string_append_c (sql, '(');
  write_range (sql, terms, first, n / 2, op);
  g_string_append_printf (sql, " %s ", op);
  write_range (sql, terms, first + n / 2, n - n / 2, op);
  g_string_append_c (sql, ')');
}

void
cx_query_write_balanced (GString *sql, GPtrArray *terms, const char *op, const char *nothing)
{
  if (terms->len == 0)
    g_string_append (sql, nothing);
  else
    write_range (sql, terms, 0, terms->len, op);
}

const CxQueryName *
cx_query_get_name (CxQuery *query, const CxExprNode *node)
{
  if (node->kind != CX_EXPR_NODE_REFERENCE)
    return NULL;
  return cx_response_context_get_name (query->context, node->slot);
}

/* --- Making ----------------------------------------------------------------------------------- */

/* How many tokens SQLite's parser has open at most while it reads @sql: the brackets, and what
 * stands before the next one inside of each. */
static guint
measure_open (const char *sql)
{
  g_autoptr (GArray) brackets = g_array_new (FALSE, FALSE, sizeof (guint));
  guint tokens = 0, open = 0, most = 0;
  gboolean inside = FALSE;

  for (const char *p = sql; *p != '\0'; p++)
    {
      gboolean separates = *p == ' ' || *p == ',' || *p == '(' || *p == ')';

      tokens += !separates && !inside;
      inside = !separates;
      most = MAX (most, open + MIN (tokens, MAX_OPEN_IN_BRACKET));
      if (*p == '(')
        {
          g_array_append_val (brackets, tokens);
          open += 1 + MIN (tokens, MAX_OPEN_IN_BRACKET);
          tokens = 0;
        }
      else if (*p == ')')
        {
          tokens = g_array_index (brackets, guint, brackets->len - 1);
          g_array_set_size (brackets, brackets->len - 1);
          open -= 1 + MIN (tokens, MAX_OPEN_IN_BRACKET);
          tokens++;
        }
    }
  return most;
}

static void
write_query (CxQuery *query)
{
  const CxExprNode *root = cx_expr_get_root (query->expr);
  g_autoptr (GString) sql = g_string_new (NULL);

  query->exact = TRUE;
  if (root->depth <= MAX_SQL_DEPTH)
    cx_query_write_condition (query, sql, root, TRUE);
  if (root->depth > MAX_SQL_DEPTH || sql->len > MAX_SQL_LENGTH ||
      measure_open (sql->str) > MAX_SQL_OPEN)
    {
      g_array_set_size (query->parameters, 0);
      g_string_assign (sql, "1");
      query->exact = FALSE;
    }
  query->condition = g_strdup (sql->str);
}

CxQuery *
cx_query_new (CxSurvey *survey, const char *expression, GTimeZone *zone, gint64 now, GError **error)
{
  g_autoptr (CxQuery) query = g_new0 (CxQuery, 1);
  g_auto (CxQuerySchema) schema;

  cx_query_schema_init (&schema, survey);
  query->survey = survey;
  query->parameters = g_array_new (FALSE, FALSE, sizeof (CxExprValue));
  g_array_set_clear_func (query->parameters, (GDestroyNotify) cx_expr_value_clear);
  query->parts = g_new0 (gboolean, (gsize) MAX (survey->parts, 1) + 1);

  query->expr = cx_expr_parse (expression, error);
  if (query->expr == NULL)
    return NULL;
  cx_expr_settle_choices (query->expr, &schema.schema);
  if (!cx_expr_check_condition (query->expr, &schema.schema, error))
    return NULL;
  query->context = cx_response_context_new (survey, query->expr, zone, now, error);
  if (query->context == NULL)
    return NULL;

  write_query (query);
  query->from = cx_answers_from (survey, query->parts);
  return g_steal_pointer (&query);
}

void
cx_query_free (CxQuery *query)
{
  if (query == NULL)
    return;
  g_clear_pointer (&query->context, cx_response_context_free);
  g_clear_pointer (&query->expr, cx_expr_free);
  g_array_unref (query->parameters);
  g_free (query->parts);
  g_free (query->from);
  g_free (query->condition);
  g_free (query);
}

gboolean
cx_query_is_exact (const CxQuery *query)
{
  return query->exact;
}

const char *
cx_query_get_from (const CxQuery *query)
{
  return query->from;
}

const char *
cx_query_get_condition (const CxQuery *query)
{
  return query->condition;
}

void
cx_query_bind (const CxQuery *query, CxStatement *statement)
{
  for (guint i = 0; i < query->parameters->len; i++)
    {
      const CxExprValue *value = &g_array_index (query->parameters, CxExprValue, i);
      g_autofree char *name = g_strdup_printf (":q%u", i + 1);

      if (value->type == CX_EXPR_TYPE_TEXT)
        cx_statement_bind_text (statement, name, value->text);
      else
        cx_statement_bind_double (statement, name, value->number);
    }
}

/* --- Running ---------------------------------------------------------------------------------- */

/* The columns that the evaluator looks at, in the order of cx_response_context_set_row (). */
static gboolean
write_columns (CxQuery *query, GString *sql, gboolean *parts, GError **error)
{
  guint n_fields, n_items;
  const CxResponseField *fields = cx_response_context_get_fields (query->context, &n_fields);
  CxItem *const *items = cx_response_context_get_items (query->context, &n_items);

  if (n_fields + n_items >= CX_ANSWERS_RESULT_MAX)
    {
      cx_error_set (error, CX_ERROR_LIMIT, _ ("Ask about fewer questions at once."),
                    _ ("The condition looks at %u answers, which is too many."),
                    n_fields + n_items);
      return FALSE;
    }
  for (guint i = 0; i < n_fields; i++)
    if (cx_response_repo_has_field (query->survey, fields[i]))
      g_string_append_printf (sql, ", p1.%s", cx_response_field_info (fields[i])->column);
    else
      g_string_append (sql, ", NULL");
  for (guint i = 0; i < n_items; i++)
    {
      g_string_append_printf (sql, ", p%d.%s", items[i]->part, items[i]->column);
      parts[items[i]->part] = TRUE;
    }
  return TRUE;
}

static CxStatement *
prepare (CxQuery *query, CxDb *db, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT p1.id");
  g_autofree char *from = NULL;
  CxStatement *statement;

  if (!query->exact && !write_columns (query, sql, query->parts, error))
    return NULL;
  from = cx_answers_from (query->survey, query->parts);
  g_string_append_printf (sql, "%s WHERE %s ORDER BY p1.id", from, query->condition);
  statement = cx_db_prepare (db, sql->str, error);
  if (statement != NULL)
    cx_query_bind (query, statement);
  return statement;
}

gboolean
cx_query_each_id (CxQuery *query, CxDb *db, CxQueryIdFunc func, gpointer user_data, GError **error)
{
  g_autoptr (CxStatement) statement = prepare (query, db, error);
  CxExprContext *context = cx_response_context_get (query->context);

  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      gboolean row, truth = TRUE;

      if (!cx_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      cx_response_context_set_row (query->context, statement, 1);
      if (!query->exact && !cx_expr_test (query->expr, context, &truth, error))
        return FALSE;
      if (truth && !func (cx_statement_get_int (statement, 0), user_data))
        return TRUE;
    }
}

static gboolean
count_one (gint64 id, gpointer user_data)
{
  (*(gint64 *) user_data)++;
  return TRUE;
}

gboolean
cx_query_count (CxQuery *query, CxDb *db, gint64 *count, GError **error)
{
  *count = 0;
  return cx_query_each_id (query, db, count_one, count, error);
}
