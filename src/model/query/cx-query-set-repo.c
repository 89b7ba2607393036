/* Sets of options, and parts of texts. */
#include "config.h"

#include "cx-query-private.h"

#include <string.h>

/* "a5 = 1" of an option, "a5 > 0" of a rank; never NULL. */
static char *
make_chosen (CxQuery *query, const CxItem *item)
{
  g_autoptr (GString) sql = g_string_new ("(");

  cx_query_write_item (query, sql, item);
  g_string_append (sql, item->kind == CX_ITEM_RANK ? " > 0) IS TRUE" : " = 1) IS TRUE");
  return g_strdup (sql->str);
}

/* One term for each option of the set, in brackets. */
static GPtrArray *
make_terms (CxQuery *query, const CxQueryName *name)
{
  GPtrArray *terms = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < name->question->items->len; i++)
    {
      const CxItem *item = g_ptr_array_index (name->question->items, i);

      if (cx_query_name_has_item (name, item))
        {
          g_autofree char *chosen = make_chosen (query, item);

          g_ptr_array_add (terms, g_strdup_printf ("(%s)", chosen));
        }
    }
  return terms;
}

void
cx_query_write_any (CxQuery *query, GString *sql, const CxQueryName *name)
{
  g_autoptr (GPtrArray) terms = NULL;

  g_string_append_c (sql, '(');
  if (name->item != NULL)
    {
      cx_query_write_item (query, sql, name->item);
      g_string_append (sql, " <> '') IS TRUE");
      return;
    }
  terms = make_terms (query, name);
  cx_query_write_balanced (sql, terms, "OR", "0");
  g_string_append_c (sql, ')');
}

void
cx_query_write_chosen (CxQuery *query, GString *sql, const CxQueryName *name)
{
  g_autoptr (GPtrArray) terms = NULL;
  g_autoptr (GString) list = NULL;

  if (name->item == NULL)
    {
      terms = make_terms (query, name);
      cx_query_write_balanced (sql, terms, "+", "0");
      return;
    }
  list = g_string_new (NULL);
  cx_query_write_item (query, list, name->item);
  g_string_append_printf (sql,
                          "CASE WHEN %s <> '' THEN length(%s) - length(replace(%s, ' ', '')) + 1"
                          " ELSE 0 END",
                          list->str, list->str, list->str);
}

static const CxItem *
find_option (const CxQueryName *name, const CxChoice *choice)
{
  for (guint i = 0; i < name->question->items->len; i++)
    {
      const CxItem *item = g_ptr_array_index (name->question->items, i);

      if (cx_query_name_has_item (name, item) && item->choice->number == choice->number)
        return item;
    }
  return NULL;
}

static gboolean
write_selected_option (CxQuery *query, GString *sql, const CxQueryName *name, const char *code)
{
  const CxChoice *choice = cx_question_find_choice (name->question, code);
  const CxItem *item = choice != NULL && name->item == NULL ? find_option (name, choice) : NULL;
  g_autofree char *chosen = NULL;

  if (item != NULL)
    {
      chosen = make_chosen (query, item);
      g_string_append (sql, chosen);
    }
  else if (choice != NULL && name->item != NULL)
    {
      g_string_append (sql, "(instr(' ' || ");
      cx_query_write_item (query, sql, name->item);
      g_string_append_printf (sql, " || ' ', ' %d ') > 0) IS TRUE", choice->number);
    }
  else
    g_string_append_c (sql, '0');
  return TRUE;
}

gboolean
cx_query_write_selected (CxQuery *query, GString *sql, const CxExprNode *node)
{
  CxExprContext *context = cx_response_context_get (query->context);
  const CxQueryName *name = cx_query_get_name (query, node->children[0]);
  g_auto (CxExprValue) constant = CX_EXPR_VALUE_INIT;
  g_autofree char *buffer = NULL;
  g_autofree char *code = NULL;

  if (name == NULL || name->type != CX_EXPR_TYPE_SET ||
      !cx_query_get_constant (query, node->children[1], &constant))
    return FALSE;
  code = g_strstrip (g_strdup (cx_expr_value_to_text (&constant, &context->zone, &buffer)));
  return write_selected_option (query, sql, name, code);
}

/* --- Sets against texts ----------------------------------------------------------------------- */

static gboolean
is_wanted (char **codes, const char *code)
{
  return g_strv_contains ((const char *const *) codes, code);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* The list as it is stored when exactly the choices @codes were chosen. */
static void
write_same_list (CxQuery *query, GString *sql, const CxQueryName *name, char **codes)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < name->question->choices->len; i++)
    {
      const CxChoice *choice = g_ptr_array_index (name->question->choices, i);

      if (is_wanted (codes, choice->code))
        g_array_append_val (numbers, choice->number);
    }
  g_array_sort (numbers, compare_numbers);
  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf (list, "%s%d", i > 0 ? " " : "", g_array_index (numbers, int, i));

  g_string_append_c (sql, '(');
  cx_query_write_item (query, sql, name->item);
  g_string_append (sql, " = ");
  cx_query_write_text_parameter (query, sql, list->str);
  g_string_append (sql, ") IS TRUE");
}

/* TRUE where exactly the choices @codes, at least one, were chosen. */
static void
write_same (CxQuery *query, GString *sql, const CxQueryName *name, char **codes)
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      const CxChoice *choice = cx_question_find_choice (name->question, codes[i]);

      if (choice == NULL || (name->item == NULL && find_option (name, choice) == NULL))
        {
          g_string_append_c (sql, '0');
          return;
        }
    }
  if (name->item != NULL)
    {
      write_same_list (query, sql, name, codes);
      return;
    }
  for (guint i = 0; i < name->question->items->len; i++)
    {
      const CxItem *item = g_ptr_array_index (name->question->items, i);
      g_autofree char *chosen = NULL;

      if (!cx_query_name_has_item (name, item))
        continue;
      chosen = make_chosen (query, item);
      g_ptr_array_add (
          terms,
          g_strdup_printf (is_wanted (codes, item->choice->code) ? "(%s)" : "NOT (%s)", chosen));
    }
  cx_query_write_balanced (sql, terms, "AND", "0");
}

gboolean
cx_query_write_set_comparison (CxQuery *query,
                               GString *sql,
                               const CxQueryName *name,
                               CxExprOp op,
                               const CxExprValue *constant)
{
  CxExprContext *context = cx_response_context_get (query->context);
  g_auto (GStrv) codes = NULL;

  if ((constant->type != CX_EXPR_TYPE_TEXT && constant->type != CX_EXPR_TYPE_NUMBER) ||
      (op != CX_EXPR_OP_EQUAL && op != CX_EXPR_OP_NOT_EQUAL))
    return FALSE;

  codes = cx_expr_value_get_codes (constant, &context->zone);
  if (codes[0] == NULL)
    return FALSE;
  if (op == CX_EXPR_OP_NOT_EQUAL)
    {
      cx_query_write_any (query, sql, name);
      g_string_append (sql, " AND NOT ");
    }
  g_string_append_c (sql, '(');
  write_same (query, sql, name, codes);
  /* A code that holds blanks itself. */
  if (codes[1] != NULL)
    {
      char *whole[] = { (char *) constant->text, NULL };

      g_string_append (sql, " OR ");
      write_same (query, sql, name, whole);
    }
  g_string_append_c (sql, ')');
  return TRUE;
}

/* --- Parts of texts --------------------------------------------------------------------------- */

static void
write_edge (CxQuery *query, GString *sql, const char *answer, gboolean start, const char *part)
{
  glong length = g_utf8_strlen (part, -1);

  if (start)
    g_string_append_printf (sql, "(substr(%s, 1, %ld) = ", answer, length);
  else
    g_string_append_printf (sql, "(substr(%s, -%ld) = ", answer, length);
  cx_query_write_text_parameter (query, sql, part);
  g_string_append (sql, ") IS TRUE");
}

gboolean
cx_query_write_match (CxQuery *query, GString *sql, const CxExprNode *node)
{
  CxExprContext *context = cx_response_context_get (query->context);
  const CxQueryName *name = cx_query_get_name (query, node->children[0]);
  g_auto (CxExprValue) constant = CX_EXPR_VALUE_INIT;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *buffer = NULL;
  const char *part;

  if (name == NULL || name->type != CX_EXPR_TYPE_TEXT || name->is_choice ||
      !cx_query_get_constant (query, node->children[1], &constant))
    return FALSE;

  part = cx_expr_value_to_text (&constant, &context->zone, &buffer);
  cx_query_write_answer (query, answer, name);
  if (*part == '\0')
    g_string_append_c (sql, '1');
  else if (node->call == CX_EXPR_CALL_CONTAINS)
    {
      g_string_append_printf (sql, "(instr(%s, ", answer->str);
      cx_query_write_text_parameter (query, sql, part);
      g_string_append (sql, ") > 0) IS TRUE");
    }
  else
    write_edge (query, sql, answer->str, node->call == CX_EXPR_CALL_STARTS_WITH, part);
  return TRUE;
}
