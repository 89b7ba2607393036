#include "config.h"

#include "cx-import-convert-private.h"

#include "cx-i18n.h"

/* --- What columns of one question say together ---------------------------------------------- */

static void
set_integer (CxValue *value, gint64 integer)
{
  value->kind = CX_VALUE_INTEGER;
  value->integer = integer;
}

static void
follow_links (const CxImportConverter *converter, CxValue *values)
{
  for (guint i = 0; i < converter->links->len; i++)
    {
      const CxImportLink *link = &g_array_index (converter->links, CxImportLink, i);

      if (values[link->text].kind == CX_VALUE_TEXT &&
          (!link->only_null || values[link->value].kind == CX_VALUE_NULL))
        set_integer (&values[link->value], link->chosen);
    }
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* The chosen options as one sorted list, for questions with more options than a table has columns.
 */
static void
list_chosen (const CxImportGroup *group, CxImportTarget *target)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GString) list = g_string_new (NULL);
  CxValue *value = &target->values[group->list];

  for (guint i = 0; i < group->values->len; i++)
    {
      const CxValue *chosen = &target->values[g_array_index (group->values, guint, i)];
      const CxChoice *choice = g_ptr_array_index (group->choices, i);

      if (chosen->kind == CX_VALUE_INTEGER && chosen->integer == 1)
        g_array_append_val (numbers, choice->number);
    }
  g_array_sort (numbers, compare_numbers);
  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf (list, i > 0 ? " %d" : "%d", g_array_index (numbers, int, i));
  value->kind = CX_VALUE_TEXT;
  value->text = cx_import_rows_keep (target->bundle, list->str, list->len);
  value->length = list->len;
}

/* A blank option was seen and not chosen where another one of the question was chosen; else it was
 * not asked. */
static void
complete_group (const CxImportGroup *group, CxImportTarget *target)
{
  gboolean chosen = FALSE, said = FALSE;

  for (guint i = 0; i < group->values->len; i++)
    {
      const CxValue *value = &target->values[g_array_index (group->values, guint, i)];

      said |= value->kind != CX_VALUE_NULL;
      chosen |= value->kind == CX_VALUE_INTEGER && value->integer == 1;
    }
  if (!said)
    return;

  for (guint i = 0; i < group->values->len; i++)
    {
      CxValue *value = &target->values[g_array_index (group->values, guint, i)];

      if (chosen && value->kind == CX_VALUE_NULL)
        set_integer (value, 0);
      else if (!chosen && group->zero_is_unanswered && value->kind == CX_VALUE_INTEGER &&
               value->integer == 0)
        value->kind = CX_VALUE_NULL;
    }
  if (!chosen && group->zero_is_unanswered)
    return;
  if (group->list != CX_IMPORT_NOWHERE)
    list_chosen (group, target);
  target->row->fingerprint += group->seed;
}

/* --- Rows ----------------------------------------------------------------------------------- */

static void
convert_row (CxImportConverter *converter, CxImportTarget *target)
{
  for (guint i = 0; i < converter->columns->len; i++)
    {
      CxImportColumn *column = converter->columns->pdata[i];
      const CxCell *cell = &target->cells[column->index];

      /* What a spreadsheet could not work out says nothing. */
      if (cell->kind != CX_CELL_ERROR)
        column->convert (column, cell, target);
    }
  if (target->row->state == CX_IMPORT_ROW_GOOD)
    {
      follow_links (converter, target->values);
      for (guint i = 0; i < converter->groups->len; i++)
        complete_group (converter->groups->pdata[i], target);
      if (target->row->fingerprint == 0 && target->row->id_hash == 0)
        target->row->state = CX_IMPORT_ROW_BLANK;
    }
  /* A row that is left out is none to be mended. */
  else if (target->row->state == CX_IMPORT_ROW_BLANK && target->reject != NULL)
    g_ptr_array_remove (target->bundle->rejects, target->reject);
}

/* More cells than the header has: a separator inside a text without quotation marks has moved the
 * answers behind it. TRUE if it is so. */
static gboolean
reject_overlong (CxImportConverter *converter, guint width, guint columns, CxImportTarget *target)
{
  CxImportColumn *last = converter->columns->len > 0
                             ? converter->columns->pdata[converter->columns->len - 1]
                             : NULL;
  guint n = MIN (width, columns);

  for (guint i = converter->n_columns; last != NULL && i < n; i++)
    {
      if (cx_import_is_blank (target->cells[i].text, target->cells[i].length))
        continue;
      target->n_cells = n;
      cx_import_target_reject (
          target, last, &target->cells[i],
          g_strdup (
              _ ("The row has more cells than the header. Put a text that holds the separator "
                 "between quotation marks.")));
      return TRUE;
    }
  return FALSE;
}

guint
cx_import_converter_run (CxImportConverter *converter,
                         const CxRowBlock *block,
                         guint first,
                         gint64 number,
                         CxImportRows *rows)
{
  guint n = MIN (block->rows - first, rows->capacity - rows->n_rows);

  g_assert (block->columns >= converter->n_columns);

  for (guint i = 0; i < n; i++)
    {
      guint place = rows->n_rows++;
      CxImportTarget target = {
        .bundle = rows,
        .row = &rows->rows[place],
        .values = cx_import_rows_get_values (rows, place),
        .cells = block->cells + (gsize) (first + i) * block->columns,
        .n_cells = converter->n_cells,
      };

      target.row->line = block->lines[first + i];
      target.row->number = number + i;
      if (block->widths[first + i] <= converter->n_columns ||
          !reject_overlong (converter, block->widths[first + i], block->columns, &target))
        convert_row (converter, &target);
    }
  return n;
}

/* --- The whole ------------------------------------------------------------------------------ */

const CxResponseField *
cx_import_converter_get_fields (CxImportConverter *converter, guint *n)
{
  *n = converter->fields->len;
  return (const CxResponseField *) (gpointer) converter->fields->data;
}

CxItem *const *
cx_import_converter_get_items (CxImportConverter *converter, guint *n)
{
  *n = converter->items->len;
  return (CxItem *const *) converter->items->pdata;
}

guint
cx_import_converter_get_values (CxImportConverter *converter)
{
  return converter->fields->len + converter->items->len + converter->n_scratch;
}

gboolean
cx_import_converter_has_ids (CxImportConverter *converter)
{
  return converter->id_column >= 0;
}

gboolean
cx_import_converter_check (CxImportConverter *converter, GError **error)
{
  GHashTableIter iter;
  gpointer choices;

  g_hash_table_iter_init (&iter, converter->choices);
  while (g_hash_table_iter_next (&iter, NULL, &choices))
    {
      CxQuestion *question = cx_import_choices_get_question (choices);

      if (cx_import_choices_get_added (choices) <= CX_IMPORT_MOST_CHOICES)
        continue;
      cx_error_set (error, CX_ERROR_LIMIT,
                    _ ("Make its column a text in the mapping, or leave it out."),
                    _ ("Question “%s” has more than %d different answers; these are not choices."),
                    question->code, CX_IMPORT_MOST_CHOICES);
      return FALSE;
    }
  return TRUE;
}

GPtrArray *
cx_import_converter_get_grown (CxImportConverter *converter)
{
  GPtrArray *grown = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer choices;

  g_hash_table_iter_init (&iter, converter->choices);
  while (g_hash_table_iter_next (&iter, NULL, &choices))
    if (cx_import_choices_get_added (choices) > 0)
      g_ptr_array_add (grown, cx_import_choices_get_question (choices));
  return grown;
}
