#include "config.h"

#include "cx-import-convert-private.h"

#include "cx-hash.h"
#include "cx-i18n.h"
#include "cx-question-index.h"
#include "cx-question-type.h"

#include <math.h>
#include <string.h>

/* Columns that hold answers: which item they fill and how they are read. */

static CxQuestion *
find_question (CxImportConverter *self, CxImportColumn *column, GError **error)
{
  CxQuestion *question = cx_question_index_find (self->questions, self->survey,
                                                 column->spec->question, error);

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
    case CX_PART_PLACE:
      return NULL;
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
      return cx_import_column_set_clock (self, column, error);
    }
  if (strcmp (id, "time") == 0)
    cx_import_column_use_memo (column, cx_import_read_time);
  else if (strcmp (id, "yesno") == 0 || type == NULL)
    cx_import_column_use_memo (column, cx_import_read_by_type);
  else if (has_scale && column->integer &&
           ((type->flags & CX_TYPE_IS_SCALE) != 0 || (row && question->choices->len == 0)))
    {
      column->min = question->scale_min;
      column->max = question->scale_max;
      cx_import_column_use_memo (column, cx_import_read_scale);
    }
  else if ((type->flags & CX_TYPE_HAS_CHOICES) != 0 && column->integer)
    cx_import_column_use_memo (column, cx_import_read_choice);
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
    cx_import_column_use_memo (column, cx_import_read_by_type);
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
  group->list = cx_import_converter_place (
      self, cx_question_find_item (question, CX_ITEM_LIST, NULL, NULL));
  g_ptr_array_add (self->groups, group);
  return group;
}

void
cx_import_group_free (gpointer data)
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
  place = item != NULL ? cx_import_converter_place (self, item)
                       : CX_IMPORT_NOWHERE - 1 - self->n_scratch++;
  g_array_append_val (group->values, place);
  g_ptr_array_add (group->choices, choice);
  return place;
}

static gboolean
fail_to_fit (CxImportColumn *column, GError **error)
{
  cx_error_set (error, CX_ERROR_INVALID, _ ("Check its question and option in the mapping."),
                _ ("The column “%s” does not fit question “%s”."), column->heading,
                column->question->code);
  return FALSE;
}

static gboolean
set_up_option (CxImportConverter *self, CxImportColumn *column, GError **error)
{
  const char *option = column->spec->option;
  CxChoice *choice = option != NULL ? cx_question_find_choice (column->question, option) : NULL;
  CxImportGroup *group;

  if (choice == NULL || strcmp (column->question->type_id, "multiple") != 0)
    return fail_to_fit (column, error);

  group = ensure_group (self, column->question);
  group->zero_is_unanswered |= column->spec->zero_is_unanswered;
  column->value = place_option (self, group, choice);
  column->integer = TRUE;
  column->missing = TRUE;
  if (choice->other)
    column->extra = cx_import_converter_place (
        self, cx_question_find_item (column->question, CX_ITEM_OTHER, choice, NULL));
  column->other = choice;
  cx_import_column_use_memo (column, cx_import_read_option);
  return cx_import_converter_claim (self, column->value, column, error);
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

/* The places of all options of the question. */
static void
list_options (CxImportConverter *self, CxImportColumn *column, CxItemKind kind)
{
  CxQuestion *question = column->question;

  column->option_choices = g_ptr_array_new ();
  column->option_values = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < question->choices->len; i++)
    {
      CxChoice *choice = g_ptr_array_index (question->choices, i);
      guint place = cx_import_converter_place (
          self, cx_question_find_item (question, kind, choice, NULL));

      g_ptr_array_add (column->option_choices, choice);
      g_array_append_val (column->option_values, place);
    }
}

static gboolean
is_ranking (const CxImportColumn *column)
{
  return strcmp (column->question->type_id, "ranking") == 0;
}

/* TRUE if @heading is that of another column of the same ranking's places. */
static gboolean
is_place_beside (CxImportConverter *self, const CxImportColumn *column, const char *heading)
{
  gboolean beside = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const CxImportColumn *other = g_ptr_array_index (self->columns, i);

      if (other == column || other->question != column->question)
        continue;
      if (other->rank == column->rank)
        return FALSE;
      beside |= other->heading == heading && other->rank > 0;
    }
  return beside;
}

/* The column of one place of a ranking fills the item that was put there, whichever it is. */
static gboolean
set_up_place (CxImportConverter *self, CxImportColumn *column, GError **error)
{
  const char *option = column->spec->option;
  guint64 rank = 0;

  if (!is_ranking (column) || option == NULL ||
      !g_ascii_string_to_unsigned (option, 10, 1, G_MAXINT, &rank, NULL))
    return fail_to_fit (column, error);

  column->rank = (guint) rank;
  list_options (self, column, CX_ITEM_RANK);
  for (guint i = 0; i < column->option_values->len; i++)
    {
      guint value = g_array_index (column->option_values, guint, i);
      const char *other = g_hash_table_lookup (self->places, GUINT_TO_POINTER (value + 1));

      if ((other == NULL || !is_place_beside (self, column, other)) &&
          !cx_import_converter_claim (self, value, column, error))
        return FALSE;
    }
  cx_import_column_use_memo (column, cx_import_read_place);
  return TRUE;
}

static gboolean
set_up_joined (CxImportConverter *self, CxImportColumn *column, GError **error)
{
  guint first;

  column->ranked = is_ranking (column);
  column->missing = TRUE;
  column->options = cx_joined_options_new (column->spec->separator);
  list_options (self, column, column->ranked ? CX_ITEM_RANK : CX_ITEM_CHOICE);
  first = column->option_values->len > 0 ? g_array_index (column->option_values, guint, 0)
                                         : CX_IMPORT_NOWHERE;
  add_spellings (column);
  cx_import_column_use_memo (column, cx_import_read_joined);
  if (column->item != NULL)
    column->value = cx_import_converter_place (self, column->item);
  if (column->value == CX_IMPORT_NOWHERE && first == CX_IMPORT_NOWHERE)
    return TRUE;
  return cx_import_converter_claim (
      self, column->value != CX_IMPORT_NOWHERE ? column->value : first, column, error);
}

void
cx_import_converter_link_other (CxImportConverter *self, CxImportColumn *column)
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
      link.value = cx_import_converter_place (self, whole);
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

/* Where what is no option goes, if the question has a place for it. */
static void
find_other (CxImportConverter *self, CxImportColumn *column)
{
  const CxMappingColumn *spec = column->spec;
  CxItem *item;

  if (spec->part != CX_PART_WHOLE && spec->part != CX_PART_JOINED)
    return;
  if (spec->option != NULL)
    column->other = cx_question_find_choice (column->question, spec->option);
  if (column->other == NULL && spec->part == CX_PART_JOINED)
    column->other = cx_import_choices_get_other (column->choices);
  if (column->other == NULL)
    return;

  item = cx_question_find_item (column->question, CX_ITEM_OTHER, column->other, NULL);
  column->extra = cx_import_converter_place (self, item);
  if (item == NULL)
    column->other = NULL;
}

/* A column that fills one item. */
static gboolean
set_up_item (CxImportConverter *self, CxImportColumn *column, GError **error)
{
  if (column->item == NULL)
    return fail_to_fit (column, error);

  column->value = cx_import_converter_place (self, column->item);
  column->integer = column->item->storage == CX_STORAGE_INTEGER;
  column->missing = column->item->coded || column->item->has_missing;
  if (!cx_import_converter_claim (self, column->value, column, error))
    return FALSE;

  if (column->spec->part == CX_PART_RANK)
    cx_import_column_use_memo (column, cx_import_read_rank);
  else if (column->spec->part == CX_PART_OTHER)
    {
      column->convert = cx_import_convert_text;
      column->read = cx_import_read_text;
    }
  else
    return set_up_value (self, column, error);
  return TRUE;
}

gboolean
cx_import_converter_set_up_answer (CxImportConverter *self, CxImportColumn *column, GError **error)
{
  const CxMappingColumn *spec = column->spec;
  gboolean whole = spec->part == CX_PART_WHOLE || spec->part == CX_PART_JOINED;

  column->question = find_question (self, column, error);
  if (column->question == NULL)
    return FALSE;
  column->seed = make_seed (column->question, cx_part_get_name (spec->part),
                            whole || spec->option == NULL ? "" : spec->option);
  column->item = find_item (column->question, spec);
  column->choices = ensure_choices (self, column->question);
  find_other (self, column);

  if (spec->part == CX_PART_JOINED)
    return set_up_joined (self, column, error);
  if (spec->part == CX_PART_PLACE)
    return set_up_place (self, column, error);
  if (spec->part == CX_PART_CHOICE)
    return set_up_option (self, column, error);
  return set_up_item (self, column, error);
}
