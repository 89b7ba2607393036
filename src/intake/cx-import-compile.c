#include "config.h"

#include "cx-import-convert-private.h"

#include "cx-hash.h"
#include "cx-i18n.h"
#include "cx-question-type.h"
#include "cx-text.h"

#include <math.h>
#include <string.h>

/* --- Places
 * ------------------------------------------------------------------------------------------------
 */

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
static guint
ensure_item (CxImportConverter *self, CxItem *item)
{
  guint place;

  if (item == NULL)
    return CX_IMPORT_NOWHERE;
  if (!g_ptr_array_find (self->items, item, &place))
    {
      place = self->items->len;
      g_ptr_array_add (self->items, item);
    }
  return self->fields->len + place;
}

/* Says that @column fills @place. FALSE if another one does. */
static gboolean
claim (CxImportConverter *self, guint place, CxImportColumn *column, GError **error)
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

/* --- What all columns have
 * ------------------------------------------------------------------------------------ */

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

/* Reads through the memo with @read. */
static void
use_memo (CxImportColumn *column, CxImportReadFunc read)
{
  column->convert = cx_import_convert_known;
  column->read = read;
}

static gboolean
set_clock (CxImportConverter *self, CxImportColumn *column, GError **error)
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

/* --- Fields of the response
 * ------------------------------------------------------------------------------------- */

static gboolean
set_up_moment (CxImportConverter *self,
               CxImportColumn *column,
               CxResponseField field,
               GError **error)
{
  const CxMappingColumn *spec = column->spec;

  if (!set_clock (self, column, error))
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
  if (!claim (self, column->value, column, error))
    return FALSE;

  if (info->is_moment)
    return set_up_moment (self, column, field, error);
  if (field == CX_FIELD_OF_SOURCE_ID)
    {
      column->convert = cx_import_convert_id;
      self->id_column = (int) column->index;
    }
  else if (field == CX_FIELD_OF_COMPLETE)
    use_memo (column, cx_import_read_complete);
  else if (field == CX_FIELD_OF_WEIGHT)
    use_memo (column, cx_import_read_weight);
  else if (field == CX_FIELD_OF_OFFSET)
    {
      column->integer = TRUE;
      use_memo (column, cx_import_read_number);
    }
  else if (field == CX_FIELD_OF_CUSTOMER)
    {
      column->convert = cx_import_convert_text;
      column->read = cx_import_read_text;
    }
  else
    use_memo (column, cx_import_read_text);
  return TRUE;
}

/* --- Answers
 * --------------------------------------------------------------------------------------------------------
 */

static CxQuestion *
find_question (CxImportConverter *self, CxImportColumn *column, GError **error)
{
  CxQuestion *question = cx_survey_find_question (self->survey, column->spec->question, error);

  cx_error_place (error, NULL, 0, column->heading);
  return question;
}

static CxImportChoices *
ensure_choices (CxImportConverter *self, CxQuestion *question)
{
  CxImportChoices *choices = g_hash_table_lookup (self->choices, question);

  if (choices == NULL)
    {
      choices = cx_import_choices_new (self->survey, question);
      g_hash_table_insert (self->choices, question, choices);
    }
  return choices;
}

static guint64
make_seed (const CxQuestion *question, const char *part, const char *option)
{
  g_autofree char *text = g_strjoin ("\037", question->code, part, option, NULL);

  return cx_hash_bytes (text, strlen (text));
}

/* The item that a column fills on its own; NULL for one that fills several. */
static CxItem *
find_item (CxQuestion *question, const CxMappingColumn *spec)
{
  CxChoice *choice = spec->option != NULL ? cx_question_find_choice (question, spec->option) : NULL;
  CxQuestionRow *row = spec->option != NULL ? cx_question_find_row (question, spec->option) : NULL;

  switch (spec->part)
    {
    case CX_PART_CHOICE:
      return choice != NULL ? cx_question_find_item (question, CX_ITEM_CHOICE, choice, NULL) : NULL;
    case CX_PART_RANK:
      return choice != NULL ? cx_question_find_item (question, CX_ITEM_RANK, choice, NULL) : NULL;
    case CX_PART_ROW:
      return row != NULL ? cx_question_find_item (question, CX_ITEM_ROW, NULL, row) : NULL;
    case CX_PART_OTHER:
      if (choice == NULL)
        for (guint i = 0; i < question->choices->len; i++)
          if (((CxChoice *) g_ptr_array_index (question->choices, i))->other)
            choice = g_ptr_array_index (question->choices, i);
      return choice != NULL ? cx_question_find_item (question, CX_ITEM_OTHER, choice, NULL) : NULL;
    case CX_PART_JOINED:
      return cx_question_find_item (question, CX_ITEM_LIST, NULL, NULL);
    case CX_PART_WHOLE:
    case CX_PART_SUMMARY:
    default:
      return cx_question_find_item (question, CX_ITEM_VALUE, NULL, NULL);
    }
}

/* How the values of an item are read, by the question's type. */
static gboolean
set_up_value (CxImportConverter *self, CxImportColumn *column, GError **error)
{
  const CxQuestion *question = column->question;
  const CxQuestionType *type = question->type;
  const char *id = question->type_id;
  gboolean row = column->item->kind == CX_ITEM_ROW;
  gboolean has_scale = !isnan (question->scale_min) && !isnan (question->scale_max);

  if (strcmp (id, "date") == 0)
    {
      column->convert = cx_import_convert_date;
      column->clock.with_time = cx_question_get_flag (question, "with_time");
      return set_clock (self, column, error);
    }
  if (strcmp (id, "time") == 0)
    use_memo (column, cx_import_read_time);
  else if (strcmp (id, "yesno") == 0 || type == NULL)
    use_memo (column, cx_import_read_by_type);
  else if (has_scale && column->integer &&
           ((type->flags & CX_TYPE_IS_SCALE) != 0 || (row && question->choices->len == 0)))
    {
      column->min = question->scale_min;
      column->max = question->scale_max;
      use_memo (column, cx_import_read_scale);
    }
  else if ((type->flags & CX_TYPE_HAS_CHOICES) != 0 && column->integer)
    use_memo (column, cx_import_read_choice);
  else if (column->item->storage == CX_STORAGE_TEXT)
    {
      column->convert = cx_import_convert_text;
      column->read = cx_import_read_text;
    }
  else if (strcmp (id, "number") == 0 || row)
    {
      column->convert = cx_import_convert_number;
      column->read = cx_import_read_number;
    }
  else
    use_memo (column, cx_import_read_by_type);
  return TRUE;
}

static CxImportGroup *
ensure_group (CxImportConverter *self, CxQuestion *question)
{
  CxImportGroup *group;

  for (guint i = 0; i < self->groups->len; i++)
    {
      group = g_ptr_array_index (self->groups, i);
      if (group->question == question)
        return group;
    }

  group = g_new0 (CxImportGroup, 1);
  group->question = question;
  group->seed = make_seed (question, "group", "");
  group->values = g_array_new (FALSE, FALSE, sizeof (guint));
  group->choices = g_ptr_array_new ();
  group->list = ensure_item (self, cx_question_find_item (question, CX_ITEM_LIST, NULL, NULL));
  g_ptr_array_add (self->groups, group);
  return group;
}

static void
free_group (gpointer data)
{
  CxImportGroup *group = data;

  g_array_unref (group->values);
  g_ptr_array_unref (group->choices);
  g_free (group);
}

/* The place of an option of a split question; behind all items where the question is kept as a
 * list. */
static guint
place_option (CxImportConverter *self, CxImportGroup *group, CxChoice *choice)
{
  CxItem *item = cx_question_find_item (group->question, CX_ITEM_CHOICE, choice, NULL);
  guint place;

  for (guint i = 0; i < group->choices->len; i++)
    if (g_ptr_array_index (group->choices, i) == choice)
      return g_array_index (group->values, guint, i);

  /* Scratch places are counted from the end until all items are known. */
  place = item != NULL ? ensure_item (self, item) : CX_IMPORT_NOWHERE - 1 - self->n_scratch++;
  g_array_append_val (group->values, place);
  g_ptr_array_add (group->choices, choice);
  return place;
}

static gboolean
set_up_option (CxImportConverter *self, CxImportColumn *column, GError **error)
{
  CxImportGroup *group = ensure_group (self, column->question);
  CxChoice *choice = cx_question_find_choice (column->question, column->spec->option);

  group->zero_is_unanswered |= column->spec->zero_is_unanswered;
  column->value = place_option (self, group, choice);
  column->integer = TRUE;
  column->missing = TRUE;
  if (choice->other)
    column->extra = ensure_item (
        self, cx_question_find_item (column->question, CX_ITEM_OTHER, choice, NULL));
  column->other = choice;
  use_memo (column, cx_import_read_option);
  return claim (self, column->value, column, error);
}

static void
add_spellings (CxImportColumn *column)
{
  const CxMappingColumn *spec = column->spec;
  guint place;

  for (guint i = 0; i < spec->recodes->len; i++)
    {
      CxRecode *recode = g_ptr_array_index (spec->recodes, i);
      CxChoice *choice = cx_import_choices_find_code (column->choices, recode->to);

      if (choice != NULL && g_ptr_array_find (column->option_choices, choice, &place))
        cx_joined_options_add (column->options, recode->from, place);
    }
  for (guint i = 0; i < column->option_choices->len; i++)
    {
      CxChoice *choice = g_ptr_array_index (column->option_choices, i);

      cx_joined_options_add (column->options, choice->text, i);
    }
  for (guint i = 0; i < spec->options->len; i++)
    {
      const char *text = g_ptr_array_index (spec->options, i);
      CxChoice *choice = cx_import_choices_find (column->choices, text);

      if (choice != NULL && g_ptr_array_find (column->option_choices, choice, &place))
        cx_joined_options_add (column->options, text, place);
    }
  for (guint i = 0; i < column->option_choices->len; i++)
    {
      CxChoice *choice = g_ptr_array_index (column->option_choices, i);

      cx_joined_options_add (column->options, choice->code, i);
    }
}

static gboolean
set_up_joined (CxImportConverter *self, CxImportColumn *column, GError **error)
{
  CxQuestion *question = column->question;
  gboolean ranked = strcmp (question->type_id, "ranking") == 0;
  guint first = CX_IMPORT_NOWHERE;

  column->ranked = ranked;
  column->missing = TRUE;
  column->options = cx_joined_options_new (column->spec->separator);
  column->option_choices = g_ptr_array_new ();
  column->option_values = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < question->choices->len; i++)
    {
      CxChoice *choice = g_ptr_array_index (question->choices, i);
      guint place = ensure_item (
          self,
          cx_question_find_item (question, ranked ? CX_ITEM_RANK : CX_ITEM_CHOICE, choice, NULL));

      g_ptr_array_add (column->option_choices, choice);
      g_array_append_val (column->option_values, place);
      if (first == CX_IMPORT_NOWHERE)
        first = place;
    }
  add_spellings (column);
  use_memo (column, cx_import_read_joined);
  if (column->item != NULL)
    column->value = ensure_item (self, column->item);
  if (column->value == CX_IMPORT_NOWHERE && first == CX_IMPORT_NOWHERE)
    return TRUE;
  return claim (self, column->value != CX_IMPORT_NOWHERE ? column->value : first, column, error);
}

/* The free text beside "other" says that other was chosen, too. */
static void
link_other (CxImportConverter *self, CxImportColumn *column)
{
  CxChoice *choice = column->item->choice;
  CxItem *whole = cx_question_find_item (column->question, CX_ITEM_VALUE, NULL, NULL);
  CxItem *option;
  CxImportLink link = { .text = column->value };

  if (choice == NULL)
    return;
  option = cx_question_find_item (column->question, CX_ITEM_CHOICE, choice, NULL);
  if (whole != NULL)
    {
      link.value = ensure_item (self, whole);
      link.chosen = choice->number;
      link.only_null = TRUE;
    }
  else if (option != NULL ||
           cx_question_find_item (column->question, CX_ITEM_LIST, NULL, NULL) != NULL)
    {
      link.value = place_option (self, ensure_group (self, column->question), choice);
      link.chosen = 1;
    }
  else
    return;
  g_array_append_val (self->links, link);
}

static gboolean
set_up_answer (CxImportConverter *self, CxImportColumn *column, GError **error)
{
  const CxMappingColumn *spec = column->spec;

  column->question = find_question (self, column, error);
  if (column->question == NULL)
    return FALSE;
  column->seed = make_seed (column->question, cx_part_get_name (spec->part),
                            spec->part == CX_PART_WHOLE || spec->part == CX_PART_JOINED ||
                                    spec->option == NULL
                                ? ""
                                : spec->option);
  column->item = find_item (column->question, spec);
  column->choices = ensure_choices (self, column->question);
  if ((spec->part == CX_PART_WHOLE || spec->part == CX_PART_JOINED) && spec->option != NULL)
    column->other = cx_question_find_choice (column->question, spec->option);
  if (column->other == NULL && spec->part == CX_PART_JOINED)
    column->other = cx_import_choices_get_other (column->choices);
  if (column->other != NULL && column->other->other)
    column->extra = ensure_item (
        self, cx_question_find_item (column->question, CX_ITEM_OTHER, column->other, NULL));
  if (column->extra == CX_IMPORT_NOWHERE)
    column->other = NULL;

  if (spec->part == CX_PART_JOINED)
    return set_up_joined (self, column, error);
  if (spec->part == CX_PART_CHOICE && spec->option != NULL &&
      cx_question_find_choice (column->question, spec->option) != NULL)
    return set_up_option (self, column, error);
  if (column->item == NULL)
    {
      cx_error_set (error, CX_ERROR_INVALID, _ ("Check its question and option in the mapping."),
                    _ ("The column “%s” does not fit question “%s”."), column->heading,
                    column->question->code);
      return FALSE;
    }

  column->value = ensure_item (self, column->item);
  column->integer = column->item->storage == CX_STORAGE_INTEGER;
  column->missing = column->item->coded || column->item->has_missing;
  if (!claim (self, column->value, column, error))
    return FALSE;
  if (spec->part == CX_PART_RANK)
    use_memo (column, cx_import_read_rank);
  else if (spec->part == CX_PART_OTHER)
    {
      column->convert = cx_import_convert_text;
      column->read = cx_import_read_text;
    }
  else if (!set_up_value (self, column, error))
    return FALSE;
  return TRUE;
}

/* --- The whole
 * --------------------------------------------------------------------------------------------------------
 */

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
        use_memo (column, cx_import_read_nothing);
      else if (!set_up_answer (self, column, error))
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
        link_other (self, column);
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
  self->columns = g_ptr_array_new_with_free_func (free_column);
  self->groups = g_ptr_array_new_with_free_func (free_group);
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
  g_hash_table_unref (converter->choices);
  g_hash_table_unref (converter->places);
  g_free (converter);
}
