#include "config.h"

#include "cx-mapping-edit.h"

#include "cx-choice-order.h"
#include "cx-code.h"
#include "cx-column-date.h"
#include "cx-column-type.h"
#include "cx-i18n.h"
#include "cx-mapping-retype.h"
#include "cx-text.h"

#include <math.h>

static void
set_text (char **place, const char *text)
{
  char *copy = g_strdup (text);

  g_free (*place);
  *place = copy;
}

static const CxColumnSample *
get_sample (const CxMappingFacts *facts, guint column)
{
  g_assert (column < facts->sample->n_columns);
  return &facts->sample->columns[column];
}

/* --- What a column was is forgotten --------------------------------------------------------- */

static void
clear_column (CxMappingColumn *column)
{
  column->part = CX_PART_WHOLE;
  column->date_doubtful = FALSE;
  column->blank_is_incomplete = FALSE;
  column->zero_is_unanswered = FALSE;
  column->scale_min = column->scale_max = NAN;
  g_clear_pointer (&column->question, g_free);
  g_clear_pointer (&column->option, g_free);
  g_clear_pointer (&column->option_text, g_free);
  g_clear_pointer (&column->date_pattern, g_free);
  g_clear_pointer (&column->time_zone, g_free);
  g_clear_pointer (&column->separator, g_free);
  g_ptr_array_set_size (column->recodes, 0);
  g_ptr_array_set_size (column->options, 0);
  set_text (&column->type, "");
}

static void
leave (CxMapping *mapping, guint index)
{
  if (mapping->id_column == (int) index)
    mapping->id_column = -1;
  clear_column (cx_mapping_get_column (mapping, index));
}

/* --- Places that can be filled once --------------------------------------------------------- */

gboolean
cx_mapping_shares_question (const CxMappingColumn *first, const CxMappingColumn *second)
{
  return first != second && first->target == second->target &&
         (first->target == CX_TARGET_NEW || first->target == CX_TARGET_QUESTION) &&
         first->question != NULL && second->question != NULL &&
         g_ascii_strcasecmp (first->question, second->question) == 0;
}

/* TRUE if both columns would fill the same place of one question. */
static gboolean
collides (const CxMappingColumn *first, const CxMappingColumn *second)
{
  gboolean first_whole = first->part == CX_PART_WHOLE || first->part == CX_PART_JOINED;
  gboolean second_whole = second->part == CX_PART_WHOLE || second->part == CX_PART_JOINED;

  if (!cx_mapping_shares_question (first, second))
    return FALSE;
  if (first_whole || second_whole)
    return first->part != CX_PART_OTHER && second->part != CX_PART_OTHER;
  return first->part == second->part && g_strcmp0 (first->option, second->option) == 0;
}

static void
push_out (CxMapping *mapping, const CxMappingColumn *column)
{
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const CxMappingColumn *other = cx_mapping_get_column (mapping, i);

      if (i != column->index && collides (column, other))
        cx_mapping_ignore_column (mapping, i);
    }
}

/* --- Targets -------------------------------------------------------------------------------- */

void
cx_mapping_ignore_column (CxMapping *mapping, guint column)
{
  CxMappingColumn *mapped = cx_mapping_get_column (mapping, column);

  leave (mapping, column);
  mapped->target = CX_TARGET_IGNORE;
  set_text (&mapped->reason, _ ("Left out by hand."));
}

void
cx_mapping_send_to_field (CxMapping *mapping,
                          guint column,
                          CxResponseField field,
                          const CxMappingFacts *facts)
{
  CxMappingColumn *mapped = cx_mapping_get_column (mapping, column);
  const CxResponseFieldInfo *info = cx_response_field_info (field);

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const CxMappingColumn *other = cx_mapping_get_column (mapping, i);

      if (i != column && other->target == CX_TARGET_FIELD && other->field == field)
        cx_mapping_ignore_column (mapping, i);
    }
  leave (mapping, column);
  mapped->target = CX_TARGET_FIELD;
  mapped->field = field;
  set_text (&mapped->type, info->name);
  set_text (&mapped->reason, _ ("Chosen by hand."));
  if (field == CX_FIELD_OF_SOURCE_ID)
    mapping->id_column = (int) column;
  if (info->is_moment)
    cx_mapping_column_read_dates (mapped, get_sample (facts, column), facts);
}

static gboolean
is_same_text (const char *first, const char *second)
{
  g_autofree char *a = cx_text_fold (first != NULL ? first : "");
  g_autofree char *b = cx_text_fold (second != NULL ? second : "");

  return *a != '\0' && g_str_equal (a, b);
}

/* Values become the choices that the question has, as far as their texts are the same. */
static void
use_choices (CxMappingColumn *column, CxQuestion *question)
{
  for (guint i = 0; i < column->recodes->len; i++)
    {
      CxRecode *recode = g_ptr_array_index (column->recodes, i);

      for (guint k = 0; k < question->choices->len; k++)
        {
          const CxChoice *choice = g_ptr_array_index (question->choices, k);

          if (!cx_recode_is_reserved (recode->to) && is_same_text (choice->text, recode->from))
            set_text (&recode->to, choice->code);
        }
    }
}

static void
list_choices (CxMappingColumn *column, CxQuestion *question)
{
  for (guint i = 0; i < question->choices->len; i++)
    {
      const CxChoice *choice = g_ptr_array_index (question->choices, i);

      cx_mapping_column_add_recode (column, choice->text, choice->code, choice->text, 0, FALSE);
      g_ptr_array_add (column->options, g_strdup (choice->text));
    }
}

static gboolean
is_row_filled (CxMapping *mapping, const CxMappingColumn *column, const CxQuestionRow *row)
{
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const CxMappingColumn *other = cx_mapping_get_column (mapping, i);

      if (cx_mapping_shares_question (column, other) && g_strcmp0 (other->option, row->code) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
choose_row (CxMapping *mapping, CxMappingColumn *column, CxQuestion *question)
{
  const CxQuestionRow *chosen = NULL;

  for (guint i = 0; i < question->rows->len; i++)
    {
      const CxQuestionRow *row = g_ptr_array_index (question->rows, i);

      if (is_same_text (row->text, column->heading))
        {
          chosen = row;
          break;
        }
      if (chosen == NULL && !is_row_filled (mapping, column, row))
        chosen = row;
    }
  if (chosen == NULL && question->rows->len > 0)
    chosen = g_ptr_array_index (question->rows, 0);
  column->part = CX_PART_ROW;
  set_text (&column->option, chosen != NULL ? chosen->code : NULL);
  set_text (&column->option_text, chosen != NULL ? chosen->text : NULL);
}

void
cx_mapping_send_to_question (CxMapping *mapping,
                             guint column,
                             CxQuestion *question,
                             const CxMappingFacts *facts)
{
  CxMappingColumn *mapped = cx_mapping_get_column (mapping, column);
  const char *type = question->type_id;
  gboolean grid = g_str_equal (type, "grid");
  gboolean scale = !isnan (question->scale_min) && !isnan (question->scale_max);

  leave (mapping, column);
  mapped->target = CX_TARGET_QUESTION;
  set_text (&mapped->question, question->code);
  set_text (&mapped->text, question->text);
  set_text (&mapped->reason, _ ("Chosen by hand."));
  if (grid)
    {
      choose_row (mapping, mapped, question);
      cx_mapping_column_read_as (mapped, scale ? "rating" : "single", question->scale_min,
                                 question->scale_max, facts);
    }
  else
    cx_mapping_column_read_as (mapped, type, question->scale_min, question->scale_max, facts);
  if (mapped->part == CX_PART_JOINED && question->choices->len > 0)
    {
      g_ptr_array_set_size (mapped->recodes, 0);
      g_ptr_array_set_size (mapped->options, 0);
      list_choices (mapped, question);
    }
  else
    use_choices (mapped, question);
  set_text (&mapped->type, type);
  push_out (mapping, mapped);
}

/* --- New questions -------------------------------------------------------------------------- */

typedef struct
{
  CxMapping *mapping;
  const CxMappingColumn *column;
  CxSurvey *survey;
} CodeSearch;

static gboolean
is_code_taken (gpointer owner, const char *code)
{
  const CodeSearch *search = owner;

  for (guint i = 0; i < search->mapping->columns->len; i++)
    {
      const CxMappingColumn *other = cx_mapping_get_column (search->mapping, i);

      if (other != search->column && other->question != NULL &&
          g_ascii_strcasecmp (other->question, code) == 0)
        return TRUE;
    }
  return search->survey != NULL && cx_survey_find_question (search->survey, code, NULL) != NULL;
}

static char *
make_code (CxMapping *mapping, const CxMappingColumn *column, CxSurvey *survey)
{
  CodeSearch search = { .mapping = mapping, .column = column, .survey = survey };
  g_autofree char *base = cx_code_from_heading (column->heading);

  if (*base == '\0')
    {
      g_free (base);
      base = g_strdup_printf ("q%u", column->index + 1);
    }
  return cx_code_make_unique (base, is_code_taken, &search);
}

/* What the question is called: as before where the column had it for itself. */
static void
choose_text (CxMapping *mapping, CxMappingColumn *column)
{
  gboolean alone = column->text != NULL && *column->text != '\0';

  for (guint i = 0; i < mapping->columns->len && alone; i++)
    alone = !cx_mapping_shares_question (column, cx_mapping_get_column (mapping, i));
  if (alone)
    return;
  set_text (&column->text, *column->heading != '\0' ? column->heading : NULL);
  if (column->text == NULL)
    column->text = g_strdup_printf (_ ("Question in column %u"), column->index + 1);
}

void
cx_mapping_send_to_new (CxMapping *mapping,
                        guint column,
                        const char *type,
                        const CxMappingFacts *facts)
{
  CxMappingColumn *mapped = cx_mapping_get_column (mapping, column);

  choose_text (mapping, mapped);
  leave (mapping, column);
  mapped->target = CX_TARGET_NEW;
  mapped->question = make_code (mapping, mapped, facts->survey);
  if (type == NULL)
    {
      mapped->date_doubtful = cx_column_type_decide (mapped, get_sample (facts, column),
                                                     mapped->text, CX_HINT_NONE, NULL,
                                                     cx_date_order_of_zone (facts->zone));
      return;
    }
  cx_mapping_column_read_as (mapped, type, NAN, NAN, facts);
  set_text (&mapped->reason, _ ("Chosen by hand."));
}

void
cx_mapping_set_separator (CxMapping *mapping,
                          guint column,
                          const char *separator,
                          const CxMappingFacts *facts)
{
  CxMappingColumn *mapped = cx_mapping_get_column (mapping, column);
  g_autofree char *type = g_strdup (mapped->type);
  g_autofree char *reason = g_strdup (mapped->reason);

  /* The options of a question that is there already stay what they are. */
  if (mapped->target == CX_TARGET_QUESTION)
    {
      set_text (&mapped->separator, separator);
      return;
    }
  cx_mapping_column_read_joined (mapped, get_sample (facts, column), type, separator);
  set_text (&mapped->type, type);
  set_text (&mapped->reason, reason);
}

/* --- The rest ------------------------------------------------------------------------------- */

void
cx_mapping_column_assign (CxMappingColumn *to, const CxMappingColumn *from)
{
  to->target = from->target;
  to->part = from->part;
  to->field = from->field;
  to->date_doubtful = from->date_doubtful;
  to->blank_is_incomplete = from->blank_is_incomplete;
  to->decimal = from->decimal;
  to->scale_min = from->scale_min;
  to->scale_max = from->scale_max;
  to->zero_is_unanswered = from->zero_is_unanswered;
  set_text (&to->question, from->question);
  set_text (&to->type, from->type);
  set_text (&to->text, from->text);
  set_text (&to->option, from->option);
  set_text (&to->option_text, from->option_text);
  set_text (&to->date_pattern, from->date_pattern);
  set_text (&to->time_zone, from->time_zone);
  set_text (&to->separator, from->separator);
  set_text (&to->reason, from->reason);
  set_text (&to->group, from->group);
  g_ptr_array_set_size (to->recodes, 0);
  g_ptr_array_set_size (to->options, 0);
  for (guint i = 0; i < from->recodes->len; i++)
    {
      const CxRecode *recode = g_ptr_array_index (from->recodes, i);

      cx_mapping_column_add_recode (to, recode->from, recode->to, recode->label, recode->count,
                                    recode->guessed);
    }
  for (guint i = 0; i < from->options->len; i++)
    g_ptr_array_add (to->options, g_strdup (g_ptr_array_index (from->options, i)));
}

static void
replace_equal (char **text, const char *old, const char *new_text)
{
  if (*text != NULL && g_str_equal (*text, old))
    set_text (text, new_text);
}

void
cx_mapping_accept_repair (CxMapping *mapping, guint index)
{
  CxRepair *repair = cx_mapping_get_repair (mapping, index);
  CxMappingColumn *column = cx_mapping_get_column (mapping, repair->column);

  repair->accepted = TRUE;
  if (repair->kind != CX_REPAIR_MONTH_RANGE && repair->kind != CX_REPAIR_TRAILING_ZERO)
    return;
  replace_equal (&column->option_text, repair->from, repair->to);
  for (guint i = 0; i < column->recodes->len; i++)
    {
      CxRecode *recode = g_ptr_array_index (column->recodes, i);

      replace_equal (&recode->from, repair->from, repair->to);
      replace_equal (&recode->label, repair->from, repair->to);
    }
}
