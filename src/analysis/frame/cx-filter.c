#include "config.h"

#include "cx-filter.h"

#include "cx-frame-names.h"

#include "cx-error.h"
#include "cx-i18n.h"

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

/* TRUE if the value of @call changes with time or chance; *@random TRUE for chance. */
static gboolean
is_changing (CxExprCall call, gboolean *random)
{
  switch ((int) call)
    {
    case CX_EXPR_CALL_RANDOM:
    case CX_EXPR_CALL_UUID:
      *random = TRUE;
      return TRUE;
    case CX_EXPR_CALL_NOW:
    case CX_EXPR_CALL_TODAY:
      return TRUE;
    default:
      return FALSE;
    }
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
  else if (node->kind == CX_EXPR_NODE_CALL)
    is_changing (node->call, &part->random);
  for (guint i = 0; i < node->n_children; i++)
    describe_part (node->children[i], part);
}

static gboolean
has_changing_call (const CxExprNode *node)
{
  gboolean random = FALSE;

  if (node->kind == CX_EXPR_NODE_CALL && is_changing (node->call, &random))
    return TRUE;
  for (guint i = 0; i < node->n_children; i++)
    if (has_changing_call (node->children[i]))
      return TRUE;
  return FALSE;
}

gboolean
cx_filter_init (CxFilter *filter, CxFrame *frame, const char *text, GError **error)
{
  g_auto (CxFrameNames) names = { 0 };
  const char *const *references;

  *filter = (CxFilter){ .frame = frame };
  filter->expr = cx_expr_parse (text, error);
  if (filter->expr == NULL)
    return FALSE;
  cx_frame_names_init (&names, cx_frame_get_survey (frame));
  if (!cx_expr_check_condition (filter->expr, &names.schema, error))
    return FALSE;

  references = cx_expr_references (filter->expr, &filter->n_slots);
  filter->variables = g_new0 (CxVariable, filter->n_slots + 1);
  filter->codes = g_new0 (const CxCodes *, filter->n_slots + 1);
  filter->indices = g_new0 (guint, filter->n_slots + 1);
  for (guint i = 0; i < filter->n_slots; i++)
    {
      gboolean found = cx_variable_find_exact (cx_frame_get_survey (frame), references[i],
                                               &filter->variables[i]);

      g_assert (found);
    }
  filter->changes = has_changing_call (cx_expr_get_root (filter->expr));
  return TRUE;
}

void
cx_filter_clear (CxFilter *filter)
{
  g_clear_pointer (&filter->expr, cx_expr_free);
  g_clear_pointer (&filter->variables, g_free);
  g_clear_pointer (&filter->codes, g_free);
  g_clear_pointer (&filter->indices, g_free);
}

void
cx_filter_add_columns (const CxFilter *filter, CxColumnSet *set)
{
  for (guint i = 0; i < filter->n_slots; i++)
    cx_column_set_add (set, &filter->variables[i]);
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

static CxExprOp
turn_round (CxExprOp op)
{
  switch ((int) op)
    {
    case CX_EXPR_OP_LESS:
      return CX_EXPR_OP_GREATER;
    case CX_EXPR_OP_LESS_EQUAL:
      return CX_EXPR_OP_GREATER_EQUAL;
    case CX_EXPR_OP_GREATER:
      return CX_EXPR_OP_LESS;
    case CX_EXPR_OP_GREATER_EQUAL:
      return CX_EXPR_OP_LESS_EQUAL;
    default:
      return op;
    }
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
                                 first ? node->op : turn_round (node->op), &constant, result))
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

static CxBitset *
filter_anew (CxFrame *frame,
             const char *expression,
             const CxColumnSet *also,
             CxProgress *progress,
             GError **error)
{
  g_auto (CxFilter) filter = { 0 };
  g_auto (CxColumnSet) set = { 0 };
  CxBitset *result;

  if (!cx_filter_init (&filter, frame, expression, error))
    return NULL;

  cx_column_set_init (&set);
  cx_filter_add_columns (&filter, &set);
  if (also != NULL)
    {
      set.fields |= also->fields;
      for (guint i = 0; i < also->items->len; i++)
        if (!g_ptr_array_find (set.items, also->items->pdata[i], NULL))
          g_ptr_array_add (set.items, also->items->pdata[i]);
    }
  if (!cx_frame_load (frame, &set, progress, error))
    return NULL;

  result = cx_filter_run (&filter, error);
  if (result != NULL && !filter.changes)
    g_hash_table_insert (frame->filters, g_strdup (expression), cx_bitset_ref (result));
  return result;
}

CxBitset *
cx_frame_filter (CxFrame *frame,
                 const char *expression,
                 const CxColumnSet *also,
                 CxProgress *progress,
                 GError **error)
{
  g_auto (CxColumnSet) nothing = { 0 };
  CxBitset *known;

  cx_column_set_init (&nothing);
  if (frame->is_loaded && g_hash_table_contains (frame->filters, expression))
    {
      /* Loading drops the filters when the file has changed. */
      if (!cx_frame_load (frame, also != NULL ? also : &nothing, progress, error))
        return NULL;
      known = g_hash_table_lookup (frame->filters, expression);
      if (known != NULL)
        return cx_bitset_ref (known);
    }
  return filter_anew (frame, expression, also, progress, error);
}
