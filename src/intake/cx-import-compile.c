#include "config.h"

#include "cx-import-convert-private.h"

#include "cx-hash.h"
#include "cx-i18n.h"
#include "cx-question-index.h"
#include "cx-question-type.h"
#include "cx-text.h"

#include <math.h>
#include <string.h>

/* --- Places --------------------------------------------------------------------------------- */

static guint
find_field (CxImportConverter *self, CxResponseField field)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_array_index (self->fields, CxResponseField, i) == field)
      return i;
  return CX_IMPORT_NOWHERE;
}

static guint
ensure_field (CxImportConverter *self, CxResponseField field)
{
  guint place = find_field (self, field);

  if (place != CX_IMPORT_NOWHERE)
    return place;
  g_array_append_val (self->fields, field);
  return self->fields->len - 1;
}

/* Fields are all known before the first item is placed. */
guint
cx_import_converter_place (CxImportConverter *self, CxItem *item)
{
  guint place;

  if (item == NULL)
    return CX_IMPORT_NOWHERE;
  place = GPOINTER_TO_UINT (g_hash_table_lookup (self->item_places, item));
  if (place == 0)
    {
      g_ptr_array_add (self->items, item);
      place = self->items->len;
      g_hash_table_insert (self->item_places, item, GUINT_TO_POINTER (place));
    }
  return self->fields->len + place - 1;
}

gboolean
cx_import_converter_claim (CxImportConverter *self,
                           guint place,
                           CxImportColumn *column,
                           GError **error)
{
  const char *other = g_hash_table_lookup (self->places, GUINT_TO_POINTER (place + 1));

  if (other != NULL)
    {
      cx_error_set (error, CX_ERROR_INVALID, _ ("Leave one of them out in the mapping."),
                    _ ("The columns “%s” and “%s” go to the same place."), other, column->heading);
      return FALSE;
    }
  g_hash_table_insert (self->places, GUINT_TO_POINTER (place + 1), column->heading);
  return TRUE;
}

/* --- What all columns have ------------------------------------------------------------------ */

static void
collect_recodes (CxImportColumn *column)
{
  const CxMappingColumn *spec = column->spec;

  if (spec->recodes->len == 0)
    return;
  column->recodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < spec->recodes->len; i++)
    {
      CxRecode *recode = g_ptr_array_index (spec->recodes, i);
      char *key = cx_text_key (recode->from);

      if (g_hash_table_contains (column->recodes, key))
        g_free (key);
      else
        g_hash_table_insert (column->recodes, key, recode);
    }
}

/* TRUE if the ids of the column were cut short by a spreadsheet and so are none. */
static gboolean
collect_repairs (CxImportConverter *self, CxImportColumn *column)
{
  gboolean lost = FALSE;

  for (guint i = 0; i < self->mapping->repairs->len; i++)
    {
      CxRepair *repair = cx_mapping_get_repair (self->mapping, i);

      if (repair->column != column->index || !repair->accepted)
        continue;
      if (repair->kind == CX_REPAIR_LONG_ID)
        lost = TRUE;
      else if (repair->kind == CX_REPAIR_SERIAL_DATE)
        column->clock.serial = TRUE;
      if (column->repairs == NULL)
        column->repairs = g_ptr_array_new ();
      g_ptr_array_add (column->repairs, repair);
    }
  return lost;
}

static void
free_column (gpointer data)
{
  CxImportColumn *column = data;

  g_free (column->heading);
  g_clear_pointer (&column->recodes, g_hash_table_unref);
  g_clear_pointer (&column->repairs, g_ptr_array_unref);
  g_clear_pointer (&column->memo, cx_import_memo_free);
  g_clear_pointer (&column->options, cx_joined_options_free);
  g_clear_pointer (&column->option_choices, g_ptr_array_unref);
  g_clear_pointer (&column->option_values, g_array_unref);
  g_clear_pointer (&column->clock.pattern, cx_date_pattern_free);
  g_clear_pointer (&column->clock.own_zone, g_time_zone_unref);
  g_free (column);
}

static CxImportColumn *
make_column (CxImportConverter *self, CxTable *table, const CxMappingColumn *spec)
{
  CxImportColumn *column = g_new0 (CxImportColumn, 1);

  column->spec = spec;
  column->index = spec->index;
  column->heading = spec->heading != NULL && spec->heading[0] != '\0'
                        ? g_strdup (spec->heading)
                        : cx_table_get_heading (table, spec->index);
  column->value = CX_IMPORT_NOWHERE;
  column->extra = CX_IMPORT_NOWHERE;
  column->clock.offset = CX_IMPORT_NOWHERE;
  column->clock.complete = CX_IMPORT_NOWHERE;
  column->clock.epoch_1904 = table->epoch_1904;
  column->min = NAN;
  column->max = NAN;
  column->needs = self->needs;
  column->memo = cx_import_memo_new ();
  column->qualtrics = g_strcmp0 (self->mapping->source, "qualtrics") == 0;
  collect_recodes (column);
  return column;
}

void
cx_import_column_use_memo (CxImportColumn *column, CxImportReadFunc read)
{
  column->convert = cx_import_convert_known;
  column->read = read;
}

gboolean
cx_import_column_set_clock (CxImportConverter *self, CxImportColumn *column, GError **error)
{
  CxImportClock *clock = &column->clock;
  const CxMappingColumn *spec = column->spec;

  if (spec->date_pattern != NULL && spec->date_pattern[0] != '\0')
    {
      clock->pattern = cx_date_pattern_new (spec->date_pattern, error);
      if (clock->pattern == NULL)
        {
          cx_error_place (error, NULL, 0, column->heading);
          return FALSE;
        }
    }
  if (spec->time_zone != NULL && spec->time_zone[0] != '\0')
    {
      clock->own_zone = cx_zone_new (spec->time_zone, error);
      if (clock->own_zone == NULL)
        {
          cx_error_place (error, NULL, 0, column->heading);
          return FALSE;
        }
    }
  cx_zone_cache_init (&clock->zone, clock->own_zone != NULL ? clock->own_zone : self->zone);
  return TRUE;
}

/* --- Fields of the response ----------------------------------------------------------------- */

static gboolean
set_up_moment (CxImportConverter *self,
               CxImportColumn *column,
               CxResponseField field,
               GError **error)
{
  const CxMappingColumn *spec = column->spec;

  if (!cx_import_column_set_clock (self, column, error))
    return FALSE;
  column->convert = cx_import_convert_moment;

  /* The offset goes with the moment that counts. */
  if (field == CX_FIELD_OF_SUBMITTED)
    column->clock.offset = ensure_field (self, CX_FIELD_OF_OFFSET);
  if (field == CX_FIELD_OF_SUBMITTED && spec->blank_is_incomplete &&
      find_field (self, CX_FIELD_OF_COMPLETE) == CX_IMPORT_NOWHERE)
    column->clock.complete = ensure_field (self, CX_FIELD_OF_COMPLETE);
  return TRUE;
}

static gboolean
set_up_field (CxImportConverter *self,
              CxImportColumn *column,
              CxResponseField field,
              GError **error)
{
  const CxResponseFieldInfo *info = cx_response_field_info (field);
  g_autofree char *seed = g_strconcat ("field\037", info->name, NULL);

  column->value = ensure_field (self, field);
  column->seed = cx_hash_bytes (seed, strlen (seed));
  if (!cx_import_converter_claim (self, column->value, column, error))
    return FALSE;

  if (info->is_moment)
    return set_up_moment (self, column, field, error);
  if (field == CX_FIELD_OF_SOURCE_ID)
    {
      column->convert = cx_import_convert_id;
      self->id_column = (int) column->index;
    }
  else if (field == CX_FIELD_OF_COMPLETE)
    cx_import_column_use_memo (column, cx_import_read_complete);
  else if (field == CX_FIELD_OF_WEIGHT)
    cx_import_column_use_memo (column, cx_import_read_weight);
  else if (field == CX_FIELD_OF_OFFSET)
    {
      column->integer = TRUE;
      cx_import_column_use_memo (column, cx_import_read_number);
    }
  else if (field == CX_FIELD_OF_CUSTOMER)
    {
      column->convert = cx_import_convert_text;
      column->read = cx_import_read_text;
    }
  else
    cx_import_column_use_memo (column, cx_import_read_text);
  return TRUE;
}

/* --- The whole ------------------------------------------------------------------------------ */

/* TRUE if a value of a column that goes nowhere says that its whole row is left out. */
static gboolean
leaves_rows_out (const CxMappingColumn *spec)
{
  for (guint i = 0; i < spec->recodes->len; i++)
    if (strcmp (((CxRecode *) g_ptr_array_index (spec->recodes, i))->to, CX_RECODE_LEAVE_OUT) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
add_field (CxImportConverter *self,
           CxTable *table,
           const CxMappingColumn *spec,
           CxResponseField field,
           GError **error)
{
  CxImportColumn *column = make_column (self, table, spec);

  g_ptr_array_add (self->columns, column);
  if (collect_repairs (self, column) && field == CX_FIELD_OF_SOURCE_ID)
    {
      g_ptr_array_remove (self->columns, column);
      return TRUE;
    }
  return set_up_field (self, column, field, error);
}

/* Fields come first among the values, so their columns are set up first. */
static gboolean
add_fields (CxImportConverter *self, CxTable *table, GError **error)
{
  for (guint i = 0; i < self->mapping->columns->len; i++)
    {
      const CxMappingColumn *spec = cx_mapping_get_column (self->mapping, i);
      gboolean is_field = spec->target == CX_TARGET_FIELD;

      /* What tells rows apart is kept as such, whatever else it is. */
      if (self->mapping->id_column == (int) i &&
          (!is_field || spec->field != CX_FIELD_OF_SOURCE_ID) &&
          !add_field (self, table, spec, CX_FIELD_OF_SOURCE_ID, error))
        return FALSE;
      if (is_field && !add_field (self, table, spec, spec->field, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_answers (CxImportConverter *self, CxTable *table, GError **error)
{
  for (guint i = 0; i < self->mapping->columns->len; i++)
    {
      const CxMappingColumn *spec = cx_mapping_get_column (self->mapping, i);
      gboolean ignored = spec->target == CX_TARGET_IGNORE;
      CxImportColumn *column;

      if (spec->target == CX_TARGET_FIELD || (ignored && !leaves_rows_out (spec)))
        continue;

      column = make_column (self, table, spec);
      g_ptr_array_add (self->columns, column);
      collect_repairs (self, column);
      if (ignored)
        cx_import_column_use_memo (column, cx_import_read_nothing);
      else if (!cx_import_converter_set_up_answer (self, column, error))
        return FALSE;
    }
  return TRUE;
}

static void
move_scratch (CxImportConverter *self, guint *place)
{
  if (*place != CX_IMPORT_NOWHERE && *place >= CX_IMPORT_NOWHERE - self->n_scratch)
    *place = self->fields->len + self->items->len + (CX_IMPORT_NOWHERE - 1 - *place);
}

/* Once all items are known the scratch places move behind them. */
static void
finish_places (CxImportConverter *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      CxImportColumn *column = g_ptr_array_index (self->columns, i);

      if (column->spec->part == CX_PART_OTHER && column->item != NULL)
        cx_import_converter_link_other (self, column);
    }
  for (guint i = 0; i < self->columns->len; i++)
    move_scratch (self, &((CxImportColumn *) g_ptr_array_index (self->columns, i))->value);
  for (guint i = 0; i < self->groups->len; i++)
    {
      CxImportGroup *group = g_ptr_array_index (self->groups, i);

      for (guint k = 0; k < group->values->len; k++)
        move_scratch (self, &g_array_index (group->values, guint, k));
    }
  for (guint i = 0; i < self->links->len; i++)
    move_scratch (self, &g_array_index (self->links, CxImportLink, i).value);
}

CxImportConverter *
cx_import_converter_new (CxTable *table,
                         const CxMapping *mapping,
                         CxSurvey *survey,
                         GTimeZone *zone,
                         CxImportNeeds *needs,
                         GError **error)
{
  g_autoptr (CxImportConverter) self = g_new0 (CxImportConverter, 1);

  self->mapping = mapping;
  self->survey = g_object_ref (survey);
  self->zone = g_time_zone_ref (zone);
  self->needs = needs;
  self->fields = g_array_new (FALSE, FALSE, sizeof (CxResponseField));
  self->items = g_ptr_array_new ();
  self->item_places = g_hash_table_new (NULL, NULL);
  self->questions = cx_question_index_new (survey);
  self->columns = g_ptr_array_new_with_free_func (free_column);
  self->groups = g_ptr_array_new_with_free_func (cx_import_group_free);
  self->links = g_array_new (FALSE, FALSE, sizeof (CxImportLink));
  self->choices = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) cx_import_choices_free);
  self->places = g_hash_table_new (NULL, NULL);
  self->id_column = -1;
  self->n_columns = mapping->columns->len;
  self->n_cells = cx_import_has_reasons (table) ? table->columns - 1 : table->columns;

  if (!add_fields (self, table, error) || !add_answers (self, table, error))
    return NULL;
  finish_places (self);
  return g_steal_pointer (&self);
}

void
cx_import_converter_free (CxImportConverter *converter)
{
  g_object_unref (converter->survey);
  g_time_zone_unref (converter->zone);
  g_array_unref (converter->fields);
  g_ptr_array_unref (converter->items);
  g_ptr_array_unref (converter->columns);
  g_ptr_array_unref (converter->groups);
  g_array_unref (converter->links);
  g_hash_table_unref (converter->questions);
  g_hash_table_unref (converter->item_places);
  g_hash_table_unref (converter->choices);
  g_hash_table_unref (converter->places);
  g_free (converter);
}
