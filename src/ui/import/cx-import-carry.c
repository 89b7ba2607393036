#include "config.h"

#include "cx-import-model-private.h"

#include "cx-text.h"

/* The column of @mapping that is called like @column; of several of that name the first that comes
 * at or behind its place. G_MAXUINT: none. */
static guint
find_heading (const CxMapping *mapping, const CxMappingColumn *column)
{
  guint found = G_MAXUINT;

  if (column->index < mapping->columns->len &&
      g_str_equal (cx_mapping_get_column (mapping, column->index)->heading, column->heading))
    return column->index;
  for (guint i = 0; i < mapping->columns->len; i++)
    if (g_str_equal (cx_mapping_get_column (mapping, i)->heading, column->heading))
      {
        if (found == G_MAXUINT || i <= column->index)
          found = i;
      }
  return found;
}

/* The columns of a file that was read otherwise: by heading, and where headings look otherwise now
 * but there are as many, by place. */
static guint
find_column (const CxMapping *old, const CxMapping *fresh, const CxMappingColumn *column)
{
  guint found = find_heading (fresh, column);

  if (found == G_MAXUINT && old->columns->len == fresh->columns->len)
    return column->index;
  return found;
}

static void
copy_recodes (CxMappingColumn *to, const CxMappingColumn *from)
{
  g_ptr_array_set_size (to->recodes, 0);
  for (guint i = 0; i < from->recodes->len; i++)
    {
      const CxRecode *recode = g_ptr_array_index (from->recodes, i);

      cx_mapping_column_add_recode (to, recode->from, recode->to, recode->label, recode->count,
                                    recode->guessed);
    }
}

static void
copy_text (char **to, const char *from)
{
  g_free (*to);
  *to = g_strdup (from);
}

static void
carry_details (CxMappingColumn *to, const CxMappingColumn *from, guint touched)
{
  if ((touched & CX_TOUCHED_TEXT) != 0 && to->target == CX_TARGET_NEW)
    copy_text (&to->text, from->text);
  if ((touched & CX_TOUCHED_DECIMAL) != 0)
    to->decimal = from->decimal;
  if ((touched & CX_TOUCHED_DATE) != 0)
    {
      copy_text (&to->date_pattern, from->date_pattern);
      to->date_doubtful = FALSE;
    }
  /* The rest only means something to a column of the same kind. */
  if (g_strcmp0 (to->type, from->type) != 0 || to->part != from->part)
    return;
  if ((touched & CX_TOUCHED_SCALE) != 0)
    {
      to->scale_min = from->scale_min;
      to->scale_max = from->scale_max;
    }
  if ((touched & CX_TOUCHED_SEPARATOR) != 0)
    {
      copy_text (&to->separator, from->separator);
      g_ptr_array_set_size (to->options, 0);
      for (guint i = 0; i < from->options->len; i++)
        g_ptr_array_add (to->options, g_strdup (g_ptr_array_index (from->options, i)));
    }
  if ((touched & CX_TOUCHED_OPTION) != 0)
    {
      copy_text (&to->option, from->option);
      copy_text (&to->option_text, from->option_text);
    }
  if ((touched & (CX_TOUCHED_RECODES | CX_TOUCHED_SEPARATOR)) != 0)
    copy_recodes (to, from);
}

/* A question that the survey does not have, which may be another one now, cannot be filled. */
static gboolean
can_carry_target (const CxMappingColumn *from, CxImportReading *fresh)
{
  return from->target != CX_TARGET_QUESTION ||
         (fresh->survey != NULL &&
          cx_survey_find_question (fresh->survey, from->question, NULL) != NULL);
}

/* What fills the field now gives way to the column that a person sent there. */
static void
free_field (CxMapping *mapping, const CxMappingColumn *column)
{
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const CxMappingColumn *other = cx_mapping_get_column (mapping, i);

      if (other != column && other->target == CX_TARGET_FIELD && other->field == column->field)
        cx_mapping_ignore_column (mapping, i);
    }
}

static guint
carry_column (CxMappingColumn *to,
              const CxMappingColumn *from,
              guint touched,
              CxImportReading *fresh)
{
  if ((touched & CX_TOUCHED_TARGET) == 0)
    {
      carry_details (to, from, touched);
      return touched;
    }
  if (!can_carry_target (from, fresh))
    return 0;
  if (fresh->mapping->id_column == (int) to->index)
    fresh->mapping->id_column = -1;
  cx_mapping_column_assign (to, from);
  if (to->target == CX_TARGET_FIELD)
    {
      free_field (fresh->mapping, to);
      if (to->field == CX_FIELD_OF_SOURCE_ID)
        fresh->mapping->id_column = (int) to->index;
    }
  return touched;
}

static gboolean
is_same_repair (const CxMapping *old, const CxRepair *a, const CxMapping *fresh, const CxRepair *b)
{
  return a->kind == b->kind && g_strcmp0 (a->from, b->from) == 0 &&
         find_column (old, fresh, cx_mapping_get_column (old, a->column)) == b->column;
}

static void
carry_repairs (const CxMapping *old, CxMapping *fresh)
{
  for (guint i = 0; i < old->repairs->len; i++)
    {
      const CxRepair *refused = cx_mapping_get_repair (old, i);

      for (guint k = 0; k < fresh->repairs->len && !refused->accepted; k++)
        if (is_same_repair (old, refused, fresh, cx_mapping_get_repair (fresh, k)))
          cx_mapping_refuse_repair (fresh, k);
    }
}

GArray *
cx_import_carry_over (const CxImportReading *old, const GArray *touched, CxImportReading *fresh)
{
  GArray *carried = g_array_new (FALSE, TRUE, sizeof (guint));

  g_array_set_size (carried, fresh->mapping->columns->len);
  if (old == NULL)
    return carried;
  for (guint i = 0; i < old->mapping->columns->len; i++)
    {
      const CxMappingColumn *from = cx_mapping_get_column (old->mapping, i);
      guint what = g_array_index (touched, guint, i);
      guint place = what != 0 ? find_column (old->mapping, fresh->mapping, from) : G_MAXUINT;

      if (place != G_MAXUINT)
        g_array_index (carried, guint, place) = carry_column (
            cx_mapping_get_column (fresh->mapping, place), from, what, fresh);
    }
  carry_repairs (old->mapping, fresh->mapping);
  return carried;
}
