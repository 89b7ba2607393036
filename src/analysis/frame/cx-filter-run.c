#include "config.h"

#include "cx-filter.h"

/* A part of an expression that looks at few answers with few different values is evaluated once for
 * each combination of them, whatever it does with them: that gives a table in which a row only has
 * to be looked up. So a filter means here what it means everywhere, and costs a few nanoseconds a
 * row. */

/* Different references in such a part. */
#define MAX_TABLE_SLOTS 6

/* Combinations that are worth a table, if there are as many rows. */
#define SMALL_TABLE 4096

/* What a part of the expression looks at. */
typedef struct
{
  guint slots[MAX_TABLE_SLOTS];
  guint n;
  gboolean too_many;
  gboolean random; /* every row has to be evaluated by itself */
} Part;

gboolean
cx_filter_is_random (CxExprCall call)
{
  return call == CX_EXPR_CALL_RANDOM || call == CX_EXPR_CALL_UUID;
}

static void
add_slot (Part *part, guint slot)
{
  for (guint i = 0; i < part->n; i++)
    if (part->slots[i] == slot)
      return;
  if (part->n == MAX_TABLE_SLOTS)
    part->too_many = TRUE;
  else
    part->slots[part->n++] = slot;
}

static void
describe_part (const CxExprNode *node, Part *part)
{
  if (node->kind == CX_EXPR_NODE_REFERENCE)
    add_slot (part, node->slot);
  else if (node->kind == CX_EXPR_NODE_CALL && cx_filter_is_random (node->call))
    part->random = TRUE;
  for (guint i = 0; i < node->n_children; i++)
    describe_part (node->children[i], part);
}

static gboolean
test_node (CxFilter *filter, const CxExprNode *node, gboolean *truth, GError **error)
{
  g_auto (CxExprValue) value = CX_EXPR_VALUE_INIT;

  if (!cx_expr_evaluate_node (node, &filter->context, &value, error))
    return FALSE;
  *truth = cx_expr_value_to_boolean (&value);
  return TRUE;
}

/* Row by row, only those in @within. */
static CxBitset *
run_rows (CxFilter *filter, const CxExprNode *node, const CxBitset *within, GError **error)
{
  g_autoptr (CxBitset) result = cx_bitset_new (within->n);

  filter->by_row = TRUE;
  for (gsize row = 0; row < within->n; row++)
    {
      gboolean truth;

      if (!cx_bitset_has (within, row))
        continue;
      filter->row = row;
      if (!test_node (filter, node, &truth, error))
        return NULL;
      if (truth)
        cx_bitset_add (result, row);
    }
  return g_steal_pointer (&result);
}

/* The number of combinations, or 0 if a table would not pay. */
static gsize
count_combinations (const CxFilter *filter, const Part *part)
{
  gsize limit = MAX (MIN (SMALL_TABLE, filter->frame->n), filter->frame->n / 8), product = 1;

  for (guint i = 0; i < part->n; i++)
    {
      const CxCodes *codes = filter->codes[part->slots[i]];

      if (codes == NULL || codes->n > limit / product)
        return 0;
      product *= codes->n;
    }
  return product;
}

/* The truth of @node for every combination; NULL if one of them cannot be evaluated, which perhaps
 * does not occur in any row. */
static guint8 *
make_table (CxFilter *filter, const CxExprNode *node, const Part *part, gsize size)
{
  g_autofree guint8 *table = g_malloc (size);

  filter->by_row = FALSE;
  for (gsize i = 0; i < size; i++)
    {
      gsize rest = i;
      gboolean truth;

      for (guint j = part->n; j-- > 0;)
        {
          guint n = filter->codes[part->slots[j]]->n;

          filter->indices[part->slots[j]] = (guint) (rest % n);
          rest /= n;
        }
      if (!test_node (filter, node, &truth, NULL))
        return NULL;
      table[i] = truth != FALSE;
    }
  return g_steal_pointer (&table);
}

static CxBitset *
look_up_rows (const CxFilter *filter, const Part *part, const guint8 *table)
{
  CxBitset *result = cx_bitset_new (filter->frame->n);
  gint32 places[CX_BLOCK], indices[CX_BLOCK];

  for (gsize start = 0; start < result->n; start += CX_BLOCK)
    {
      gsize n = MIN (CX_BLOCK, result->n - start);

      cx_codes_read (filter->codes[part->slots[0]], start, n, places);
      for (guint j = 1; j < part->n; j++)
        {
          gint32 size = (gint32) filter->codes[part->slots[j]]->n;

          cx_codes_read (filter->codes[part->slots[j]], start, n, indices);
          for (gsize i = 0; i < n; i++)
            places[i] = places[i] * size + indices[i];
        }
      for (gsize i = 0; i < n; i += 64)
        {
          guint64 word = 0;

          for (gsize j = 0; j < MIN (64, n - i); j++)
            word |= (guint64) table[places[i + j]] << j;
          result->words[(start + i) / 64] = word;
        }
    }
  return result;
}

static gboolean
is_constant (const CxExprNode *node)
{
  Part part = { .n = 0 };

  describe_part (node, &part);
  return part.n == 0 && !part.random && !cx_expr_node_is_empty_text (node);
}

/* ${amount} > 5 and the like, where the column has too many values for a table. NULL without @error
 * if
 * @node is nothing like that. */
static CxBitset *
run_comparison (CxFilter *filter, const CxExprNode *node)
{
  g_auto (CxExprValue) constant = CX_EXPR_VALUE_INIT;
  g_autoptr (CxBitset) result = NULL;
  gboolean first;

  if (node->kind != CX_EXPR_NODE_OPERATOR || node->op < CX_EXPR_OP_EQUAL ||
      node->op > CX_EXPR_OP_GREATER_EQUAL)
    return NULL;
  first = node->children[0]->kind == CX_EXPR_NODE_REFERENCE;
  if (node->children[first ? 0 : 1]->kind != CX_EXPR_NODE_REFERENCE ||
      !is_constant (node->children[first ? 1 : 0]) ||
      !cx_expr_evaluate_node (node->children[first ? 1 : 0], &filter->context, &constant, NULL))
    return NULL;

  result = cx_bitset_new (filter->frame->n);
  if (!cx_filter_compare_column (filter, node->children[first ? 0 : 1]->slot,
                                 first ? node->op : cx_expr_op_turn (node->op), &constant, result))
    return NULL;
  return g_steal_pointer (&result);
}

static CxBitset *
run_part (CxFilter *filter, const CxExprNode *node, const CxBitset *within, GError **error)
{
  Part part = { .n = 0 };
  g_autofree guint8 *table = NULL;
  CxBitset *result = NULL;
  gsize size;

  describe_part (node, &part);
  if (part.random || part.too_many)
    return run_rows (filter, node, within, error);
  if (part.n == 0)
    {
      gboolean truth;

      if (!test_node (filter, node, &truth, error))
        return NULL;
      return truth ? cx_bitset_new_full (within->n) : cx_bitset_new (within->n);
    }

  size = count_combinations (filter, &part);
  if (size > 0)
    table = make_table (filter, node, &part, size);
  if (table != NULL)
    return look_up_rows (filter, &part, table);
  if (part.n == 1)
    result = run_comparison (filter, node);
  return result != NULL ? result : run_rows (filter, node, within, error);
}

static CxBitset *
run_node (CxFilter *filter, const CxExprNode *node, const CxBitset *within, GError **error);

/* Each operand only has to be right for the rows that the ones before it leave open. */
static CxBitset *
run_logical (CxFilter *filter, const CxExprNode *node, const CxBitset *within, GError **error)
{
  gboolean is_and = node->op == CX_EXPR_OP_AND;
  g_autoptr (CxBitset) open = cx_bitset_copy (within);

  for (guint i = 0; i < node->n_children; i++)
    {
      g_autoptr (CxBitset) part = run_node (filter, node->children[i], open, error);

      if (part == NULL)
        return NULL;
      if (!is_and)
        cx_bitset_invert (part);
      cx_bitset_and (open, part);
    }
  if (!is_and)
    cx_bitset_invert (open);
  return g_steal_pointer (&open);
}

/* Right for the rows in @within; the others are anything. */
static CxBitset *
run_node (CxFilter *filter, const CxExprNode *node, const CxBitset *within, GError **error)
{
  if (node->kind == CX_EXPR_NODE_OPERATOR && node->op <= CX_EXPR_OP_AND)
    return run_logical (filter, node, within, error);

  if (node->kind == CX_EXPR_NODE_CALL && node->call == CX_EXPR_CALL_NOT && node->n_children == 1)
    {
      CxBitset *result = run_node (filter, node->children[0], within, error);

      if (result != NULL)
        cx_bitset_invert (result);
      return result;
    }
  return run_part (filter, node, within, error);
}

CxBitset *
cx_filter_run (CxFilter *filter, GError **error)
{
  g_autoptr (CxBitset) all = cx_bitset_new_full (filter->frame->n);

  cx_expr_context_init (&filter->context, filter->frame->zone, g_get_real_time () / 1000,
                        cx_filter_lookup, filter);
  filter->context.choice_name = cx_filter_choice_name;
  filter->context.language = filter->frame->survey->language;
  cx_filter_prepare (filter);
  return run_node (filter, cx_expr_get_root (filter->expr), all, error);
}
