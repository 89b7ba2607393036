/* Conditions: and, or, not, and what stands between them. */
#include "config.h"

#include "cx-query-private.h"

#include <string.h>

/* --- What does not depend on the response ----------------------------------------------------- */

static gboolean
is_constant (const CxExprNode *node)
{
  if (node->kind == CX_EXPR_NODE_REFERENCE || node->kind == CX_EXPR_NODE_CURRENT)
    return FALSE;
  if (node->kind == CX_EXPR_NODE_CALL &&
      (node->call == CX_EXPR_CALL_RANDOM || node->call == CX_EXPR_CALL_UUID))
    return FALSE;
  for (guint i = 0; i < node->n_children; i++)
    if (!is_constant (node->children[i]))
      return FALSE;
  return TRUE;
}

gboolean
cx_query_get_constant (CxQuery *query, const CxExprNode *node, CxExprValue *value)
{
  return is_constant (node) &&
         cx_expr_evaluate_node (node, cx_response_context_get (query->context), value, NULL);
}

/* --- What depends on one single choice alone -------------------------------------------------- */

/* An answer that is held fixed while a part of the expression is evaluated. */
typedef struct
{
  CxQuery *query;
  const char *code; /* NULL: empty */
} FixedAnswer;

static gboolean
look_up_fixed (CxExprContext *context,
               const CxExprNode *reference,
               CxExprValue *value,
               GError **error)
{
  FixedAnswer *fixed = context->user_data;

  cx_expr_value_set_text (value, fixed->code);
  return TRUE;
}

static char *
name_fixed_choice (CxExprContext *context, const CxExprNode *reference, const char *code)
{
  FixedAnswer *fixed = context->user_data;
  const CxQueryName *name = cx_query_get_name (fixed->query, reference);
  const CxChoice *choice = cx_question_find_choice (name->question, code);

  return choice != NULL ? g_strdup (choice->text) : NULL;
}

/* TRUE if the only answer that @node looks at is the single choice @slot; G_MAXUINT: none yet. */
static gboolean
looks_at_one (CxQuery *query, const CxExprNode *node, guint *slot)
{
  if (node->kind == CX_EXPR_NODE_REFERENCE)
    {
      if (*slot == G_MAXUINT)
        *slot = node->slot;
      return *slot == node->slot && cx_query_get_name (query, node)->is_choice;
    }
  if (node->kind == CX_EXPR_NODE_CALL &&
      (node->call == CX_EXPR_CALL_RANDOM || node->call == CX_EXPR_CALL_UUID))
    return FALSE;
  for (guint i = 0; i < node->n_children; i++)
    if (!looks_at_one (query, node->children[i], slot))
      return FALSE;
  return TRUE;
}

static gboolean
test_fixed (CxExprContext *context, const CxExprNode *node, const char *code, gboolean *truth)
{
  FixedAnswer *fixed = context->user_data;
  g_auto (CxExprValue) value = CX_EXPR_VALUE_INIT;

  fixed->code = code;
  if (!cx_expr_evaluate_node (node, context, &value, NULL))
    return FALSE;
  *truth = cx_expr_value_to_boolean (&value);
  return TRUE;
}

/* The choices are few and the answers many: what the expression says of each choice is worked out
 * here, so that it means in SQL exactly what the evaluator makes of it. */
gboolean
cx_query_write_by_choice (CxQuery *query, GString *sql, const CxExprNode *node)
{
  CxExprContext *real = cx_response_context_get (query->context);
  CxExprContext context = *real;
  FixedAnswer fixed = { query, NULL };
  g_autoptr (GString) numbers = g_string_new (NULL);
  guint slot = G_MAXUINT;
  const CxQueryName *name;
  gboolean when_empty, truth;

  if (!looks_at_one (query, node, &slot) || slot == G_MAXUINT)
    return FALSE;

  context.lookup = look_up_fixed;
  context.choice_name = name_fixed_choice;
  context.user_data = &fixed;
  name = cx_response_context_get_name (query->context, slot);
  if (!test_fixed (&context, node, NULL, &when_empty))
    return FALSE;
  for (guint i = 0; i < name->question->choices->len; i++)
    {
      const CxChoice *choice = g_ptr_array_index (name->question->choices, i);

      if (!test_fixed (&context, node, choice->code, &truth))
        return FALSE;
      if (truth != when_empty)
        g_string_append_printf (numbers, "%s%d", numbers->len > 0 ? ", " : "", choice->number);
    }

  /* Whoever gave no answer goes with the choices that differ least: those that are not listed. */
  if (numbers->len == 0)
    {
      g_string_append (sql, when_empty ? "1" : "0");
      return TRUE;
    }
  g_string_append_c (sql, '(');
  cx_query_write_item (query, sql, name->item);
  g_string_append_printf (sql, " IN (%s)) IS %sTRUE", numbers->str, when_empty ? "NOT " : "");
  return TRUE;
}

/* --- Parts ------------------------------------------------------------------------------------ */

static void
write_logical (CxQuery *query, GString *sql, const CxExprNode *node, gboolean grow)
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < node->n_children; i++)
    {
      GString *term = g_string_new (NULL);

      cx_query_write_condition (query, term, node->children[i], grow);
      g_ptr_array_add (terms, g_string_free (term, FALSE));
    }
  cx_query_write_balanced (sql, terms, node->op == CX_EXPR_OP_AND ? "AND" : "OR", "1");
}

gboolean
cx_query_write_exactly (CxQuery *query, GString *sql, const CxExprNode *node)
{
  CxQueryMark mark = cx_query_mark (query, sql);
  gboolean before = query->exact;
  gboolean exact;

  query->exact = TRUE;
  cx_query_write_condition (query, sql, node, TRUE);
  exact = query->exact;
  query->exact = before;
  return exact || cx_query_rewind (query, sql, mark);
}

static gboolean
write_if (CxQuery *query, GString *sql, const CxExprNode *node, gboolean grow)
{
  CxQueryMark mark = cx_query_mark (query, sql);

  g_string_append (sql, "CASE WHEN ");
  if (!cx_query_write_exactly (query, sql, node->children[0]))
    return cx_query_rewind (query, sql, mark);
  g_string_append (sql, " THEN ");
  cx_query_write_condition (query, sql, node->children[1], grow);
  g_string_append (sql, " ELSE ");
  cx_query_write_condition (query, sql, node->children[2], grow);
  g_string_append (sql, " END");
  return TRUE;
}

/* A value as a condition: a number that is not 0, or any text, date or set. */
static gboolean
write_truth (CxQuery *query, GString *sql, const CxExprNode *node)
{
  CxQueryMark mark = cx_query_mark (query, sql);
  const CxQueryName *name = cx_query_get_name (query, node);

  if (name != NULL && name->type != CX_EXPR_TYPE_NUMBER)
    {
      g_string_append (sql, "NOT ");
      return cx_query_write_empty (query, sql, node) || cx_query_rewind (query, sql, mark);
    }
  g_string_append_c (sql, '(');
  if (!cx_query_write_number (query, sql, node))
    return cx_query_rewind (query, sql, mark);
  g_string_append (sql, " <> 0) IS TRUE");
  return TRUE;
}

static gboolean
write_call (CxQuery *query, GString *sql, const CxExprNode *node, gboolean grow)
{
  switch ((int) node->call)
    {
    case CX_EXPR_CALL_NOT:
      g_string_append (sql, "NOT ");
      cx_query_write_condition (query, sql, node->children[0], !grow);
      return TRUE;
    case CX_EXPR_CALL_BOOLEAN:
      cx_query_write_condition (query, sql, node->children[0], grow);
      return TRUE;
    case CX_EXPR_CALL_IF:
      return write_if (query, sql, node, grow);
    case CX_EXPR_CALL_SELECTED:
      return cx_query_write_selected (query, sql, node);
    case CX_EXPR_CALL_CONTAINS:
    case CX_EXPR_CALL_STARTS_WITH:
    case CX_EXPR_CALL_ENDS_WITH:
      return cx_query_write_match (query, sql, node);
    default:
      return write_truth (query, sql, node);
    }
}

static gboolean
write_part (CxQuery *query, GString *sql, const CxExprNode *node, gboolean grow)
{
  g_auto (CxExprValue) constant = CX_EXPR_VALUE_INIT;

  if (cx_query_get_constant (query, node, &constant))
    {
      g_string_append (sql, cx_expr_value_to_boolean (&constant) ? "1" : "0");
      return TRUE;
    }
  if (cx_query_write_by_choice (query, sql, node))
    return TRUE;
  if (node->kind == CX_EXPR_NODE_CALL)
    return write_call (query, sql, node, grow);
  if (node->kind == CX_EXPR_NODE_OPERATOR && node->op <= CX_EXPR_OP_GREATER_EQUAL)
    return cx_query_write_comparison (query, sql, node);
  return write_truth (query, sql, node);
}

/* What is written is in brackets, so that it can stand anywhere. */
void
cx_query_write_condition (CxQuery *query, GString *sql, const CxExprNode *node, gboolean grow)
{
  CxQueryMark mark = cx_query_mark (query, sql);

  g_string_append_c (sql, '(');
  if (node->kind == CX_EXPR_NODE_OPERATOR && node->op <= CX_EXPR_OP_AND)
    write_logical (query, sql, node, grow);
  else if (!write_part (query, sql, node, grow))
    {
      cx_query_rewind (query, sql, mark);
      g_string_append (sql, grow ? "(1" : "(0");
      query->exact = FALSE;
    }
  g_string_append_c (sql, ')');
}
