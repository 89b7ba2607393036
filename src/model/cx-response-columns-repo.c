/* The columns of the list of responses, and their values in SQL. */
#include "config.h"

#include "cx-response-list-private.h"

#include "cx-answers-private.h"
#include "cx-i18n.h"

/* SQLite gives 2,000 columns in a result; each of ours takes two. */
#define READ_AT_ONCE 900

CxListColumn *
cx_list_column_copy (const CxListColumn *column)
{
  CxListColumn *copy = g_memdup2 (column, sizeof *column);

  copy->key = g_strdup (column->key);
  return copy;
}

void
cx_list_column_free (CxListColumn *column)
{
  if (column == NULL)
    return;
  g_free (column->key);
  g_free (column);
}

static CxListColumn *
add_column (GPtrArray *columns, CxListColumnKind kind, char *key)
{
  CxListColumn *column = g_new0 (CxListColumn, 1);

  column->kind = kind;
  column->key = key;
  g_ptr_array_add (columns, column);
  return column;
}

static void
add_fields (GPtrArray *columns, CxSurvey *survey)
{
  static const CxResponseField order[] = {
    CX_FIELD_OF_SUBMITTED, CX_FIELD_OF_TAGS,     CX_FIELD_OF_BRANCH,   CX_FIELD_OF_CHANNEL,
    CX_FIELD_OF_STAFF,     CX_FIELD_OF_CUSTOMER, CX_FIELD_OF_LANGUAGE, CX_FIELD_OF_COMPLETE,
    CX_FIELD_OF_WEIGHT,    CX_FIELD_OF_STARTED,  CX_FIELD_OF_SOURCE_ID
  };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (cx_response_repo_has_field (survey, order[i]))
      {
        const char *name = cx_response_field_info (order[i])->name;

        add_column (columns, CX_LIST_FIELD, g_strconcat ("field:", name, NULL))->field = order[i];
      }
}

/* The options of one question or row stand together in one column, where the first of them is. */
static gboolean
is_first_option (CxQuestion *question, CxItem *item)
{
  for (guint i = 0; i < question->items->len; i++)
    {
      CxItem *other = g_ptr_array_index (question->items, i);

      if (other->kind == CX_ITEM_CHOICE && other->row == item->row)
        return other == item;
    }
  return FALSE;
}

static void
add_question (GPtrArray *columns, CxQuestion *question)
{
  for (guint i = 0; i < question->items->len; i++)
    {
      CxItem *item = g_ptr_array_index (question->items, i);
      CxListColumn *column;

      if (item->hidden || (item->kind == CX_ITEM_CHOICE && !is_first_option (question, item)))
        continue;
      if (item->kind == CX_ITEM_CHOICE)
        column = add_column (columns, CX_LIST_SET,
                             g_strconcat ("set:", question->code, "/",
                                          item->row != NULL ? item->row->code : "", NULL));
      else
        column = add_column (columns, CX_LIST_ITEM, g_strconcat ("item:", item->code, NULL));
      column->question = question;
      column->item = item->kind == CX_ITEM_CHOICE ? NULL : item;
      column->row = item->row;
    }
}

GPtrArray *
cx_response_list_columns (CxSurvey *survey)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_list_column_free);

  add_column (columns, CX_LIST_NUMBER, g_strdup ("number"));
  add_fields (columns, survey);
  for (guint i = 0; i < survey->questions->len; i++)
    {
      CxQuestion *question = g_ptr_array_index (survey->questions, i);

      if (!question->hidden)
        add_question (columns, question);
    }
  return columns;
}

gboolean
cx_list_column_is_list (const CxListColumn *column)
{
  return column->kind == CX_LIST_SET ||
         (column->kind == CX_LIST_ITEM && column->item->kind == CX_ITEM_LIST);
}

/* --- Values ----------------------------------------------------------------------------------- */

static CxItem *
find_option (const CxListColumn *column, CxChoice *choice)
{
  return cx_question_find_item (column->question, CX_ITEM_CHOICE, choice, column->row);
}

static CxItem *
find_any_option (const CxListColumn *column)
{
  for (guint i = 0; i < column->question->choices->len; i++)
    {
      CxItem *item = find_option (column, g_ptr_array_index (column->question->choices, i));

      if (item != NULL)
        return item;
    }
  return NULL;
}

static void
write_chosen (GString *sql, const CxListColumn *column)
{
  const char *between = "";

  g_string_append (sql, "nullif (trim (");
  for (guint i = 0; i < column->question->choices->len; i++)
    {
      CxChoice *choice = g_ptr_array_index (column->question->choices, i);
      CxItem *item = find_option (column, choice);

      if (item == NULL)
        continue;
      g_string_append_printf (sql, "%sCASE WHEN p%d.%s = 1 THEN '%d ' ELSE '' END", between,
                              item->part, item->column, choice->number);
      between = " || ";
    }
  g_string_append (sql, "), '')");
}

/* A column that also holds the codes of missing answers: only what is @wanted of it. */
static void
write_coded (GString *sql, const CxItem *item, const char *wanted)
{
  if (item->coded)
    g_string_append_printf (sql, "CASE WHEN p%d.%s %s THEN p%d.%s END", item->part, item->column,
                            wanted, item->part, item->column);
  else
    g_string_append_printf (sql, "p%d.%s", item->part, item->column);
}

void
cx_list_column_write_value (GString *sql, const CxListColumn *column)
{
  switch (column->kind)
    {
    case CX_LIST_NUMBER:
      g_string_append (sql, "p1.id");
      break;
    case CX_LIST_FIELD:
      g_string_append_printf (sql, "p1.%s", cx_response_field_info (column->field)->column);
      break;
    case CX_LIST_SET:
      write_chosen (sql, column);
      break;
    case CX_LIST_ITEM:
    default:
      write_coded (sql, column->item, ">= 0");
      break;
    }
}

void
cx_list_column_write_missing (GString *sql, const CxListColumn *column)
{
  CxItem *item = column->kind == CX_LIST_SET ? find_any_option (column) : column->item;

  if (item == NULL)
    g_string_append (sql, "NULL");
  else if (column->kind == CX_LIST_SET)
    g_string_append_printf (sql, "min (p%d.%s, 0)", item->part, item->column);
  else if (item->coded)
    write_coded (sql, item, "< 0");
  else if (item->has_missing)
    g_string_append_printf (sql, "p%d.%s_m", item->part, item->column);
  else
    g_string_append (sql, "NULL");
}

char *
cx_response_list_make_from (CxSurvey *survey)
{
  g_autofree gboolean *parts = g_new0 (gboolean, (gsize) MAX (survey->parts, 1) + 1);

  for (int i = 1; i <= survey->parts; i++)
    parts[i] = TRUE;
  return cx_answers_from (survey, parts);
}

char *
cx_response_list_make_rows (CxSurvey *survey,
                            const CxListColumn *const *columns,
                            guint n_columns,
                            gint64 layout)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autofree char *from = cx_response_list_make_from (survey);

  g_string_append_printf (sql, "SELECT p1.id, %" G_GINT64_FORMAT, layout);
  for (guint i = 0; i < n_columns; i++)
    {
      g_string_append (sql, ", ");
      cx_list_column_write_value (sql, columns[i]);
      g_string_append (sql, ", ");
      cx_list_column_write_missing (sql, columns[i]);
    }
  g_string_append_printf (sql, "%s WHERE p1.id IN (SELECT value FROM json_each (:ids))", from);
  return g_strdup (sql->str);
}

/* --- Values of rows --------------------------------------------------------------------------- */

void
cx_list_value_clear (CxListValue *value)
{
  g_clear_pointer (&value->text, g_free);
  value->kind = CX_VALUE_NULL;
}

void
cx_list_value_from_item (CxListValue *value, CxPagedItem *item, guint i)
{
  int at = (int) CX_LIST_VALUE (i);

  *value = (CxListValue){ CX_VALUE_NULL };
  if (!cx_paged_item_is_null (item, at))
    {
      value->integer = cx_paged_item_get_int (item, at);
      value->real = cx_paged_item_get_double (item, at);
      value->text = g_strdup (cx_paged_item_get_text (item, at));
      /* A whole number has both, another one no integer. */
      value->kind = value->text != NULL                      ? CX_VALUE_TEXT
                    : value->real == (double) value->integer ? CX_VALUE_INTEGER
                                                             : CX_VALUE_REAL;
    }
  else if (!cx_paged_item_is_null (item, at + 1))
    {
      value->kind = CX_VALUE_MISSING;
      value->integer = cx_paged_item_get_int (item, at + 1);
    }
}

static CxListValue
read_value (CxStatement *row, guint i)
{
  int at = (int) CX_LIST_VALUE (i);
  CxListValue value = { CX_VALUE_NULL };

  switch (cx_statement_get_kind (row, at))
    {
    case 'i':
      value.kind = CX_VALUE_INTEGER;
      value.integer = cx_statement_get_int (row, at);
      value.real = (double) value.integer;
      break;
    case 'r':
      value.kind = CX_VALUE_REAL;
      value.real = cx_statement_get_double (row, at);
      break;
    case 't':
      value.kind = CX_VALUE_TEXT;
      value.text = cx_statement_dup_text (row, at);
      break;
    default:
      if (cx_statement_read_int (row, at + 1, &value.integer))
        value.kind = CX_VALUE_MISSING;
      break;
    }
  return value;
}

static gboolean
read_some (CxDb *db,
           CxSurvey *survey,
           const CxListColumn *const *columns,
           guint n_columns,
           gint64 id,
           GArray *values,
           GError **error)
{
  g_autofree char *sql = cx_response_list_make_rows (survey, columns, n_columns, 0);
  g_autofree char *ids = g_strdup_printf ("[%" G_GINT64_FORMAT "]", id);
  g_autoptr (CxStatement) statement = cx_db_prepare (db, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  cx_statement_bind_text (statement, ":ids", ids);
  if (!cx_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    {
      cx_error_set (error, CX_ERROR_NOT_FOUND, _ ("Choose another response."),
                    _ ("This response is not in the file any more."));
      return FALSE;
    }
  for (guint i = 0; i < n_columns; i++)
    {
      CxListValue value = read_value (statement, i);

      g_array_append_val (values, value);
    }
  return TRUE;
}

GArray *
cx_response_list_read (CxDb *db,
                       CxSurvey *survey,
                       const CxListColumn *const *columns,
                       guint n_columns,
                       gint64 id,
                       GError **error)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (CxListValue));

  g_array_set_clear_func (values, (GDestroyNotify) cx_list_value_clear);
  for (guint i = 0; i < n_columns; i += READ_AT_ONCE)
    if (!read_some (db, survey, columns + i, MIN (n_columns - i, READ_AT_ONCE), id, values, error))
      return NULL;
  return g_steal_pointer (&values);
}
