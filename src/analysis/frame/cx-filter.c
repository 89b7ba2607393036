#include "config.h"

#include "cx-filter.h"

#include "cx-query-name.h"

/* TRUE if what @call gives changes with time or chance. */
static gboolean
is_changing (CxExprCall call)
{
  return call == CX_EXPR_CALL_NOW || call == CX_EXPR_CALL_TODAY || cx_filter_is_random (call);
}

static gboolean
has_changing_call (const CxExprNode *node)
{
  if (node->kind == CX_EXPR_NODE_CALL && is_changing (node->call))
    return TRUE;
  for (guint i = 0; i < node->n_children; i++)
    if (has_changing_call (node->children[i]))
      return TRUE;
  return FALSE;
}

gboolean
cx_filter_init (CxFilter *filter, CxFrame *frame, const char *text, GError **error)
{
  g_auto (CxQuerySchema) names = { 0 };
  const char *const *references;

  *filter = (CxFilter){ .frame = frame };
  filter->expr = cx_expr_parse (text, error);
  if (filter->expr == NULL)
    return FALSE;
  cx_query_schema_init (&names, cx_frame_get_survey (frame));
  cx_expr_settle_choices (filter->expr, &names.schema);
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
