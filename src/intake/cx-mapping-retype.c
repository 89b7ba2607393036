#include "config.h"

#include "cx-mapping-retype.h"

#include "cx-column-date.h"
#include "cx-column-type-private.h"
#include "cx-question-type.h"

#include <math.h>

static void
set_text (char **place, const char *text)
{
  char *copy = g_strdup (text);

  g_free (*place);
  *place = copy;
}

void
cx_mapping_column_read_dates (CxMappingColumn *column,
                              const CxColumnSample *sample,
                              const CxMappingFacts *facts)
{
  CxDateFacts dates = { 0 };

  cx_date_facts_read (&dates, sample, cx_date_order_of_zone (facts->zone));
  set_text (&column->date_pattern, dates.pattern);
  column->date_doubtful = dates.doubtful;
  cx_date_facts_clear (&dates);
  cx_column_type_add_missing (column, sample);
}

static void
read_number (CxMappingColumn *column, const CxColumnSample *sample)
{
  CxNumberFacts numbers;

  cx_number_facts_read (&numbers, sample);
  column->decimal = numbers.decimal;
  cx_column_type_add_missing (column, sample);
}

/* The ends that are usual for @type and hold the values. */
static void
choose_ends (const CxColumnSample *sample, const char *type, double *low, double *high)
{
  CxNumberFacts numbers;

  *low = g_str_equal (type, "nps") ? 0 : 1;
  *high = g_str_equal (type, "nps") ? 10 : g_str_equal (type, "ces") ? 7 : 5;
  if (g_str_equal (type, "nps"))
    return;
  cx_number_facts_read (&numbers, sample);
  if (numbers.cells == 0)
    return;
  if (numbers.min == 0)
    *low = 0;
  if (numbers.max > *high && numbers.max <= 10)
    *high = numbers.max <= 7 ? 7 : 10;
}

/* @low NAN: the ends are chosen by the values. */
static void
read_scale (CxMappingColumn *column,
            const CxColumnSample *sample,
            const char *type,
            double low,
            double high)
{
  if (isnan (low) || isnan (high))
    choose_ends (sample, type, &low, &high);
  if (!cx_column_type_make_scale (column, sample, type, low, high))
    {
      g_ptr_array_set_size (column->recodes, 0);
      cx_column_type_add_missing (column, sample);
    }
  cx_column_set_scale (column, low, high);
}

/* Options that stand together in one cell; without any the import makes them as it meets them. */
void
cx_mapping_column_read_joined (CxMappingColumn *column,
                               const CxColumnSample *sample,
                               const char *type,
                               const char *separator)
{
  g_autofree char *separators = separator != NULL ? g_strconcat (separator, "\n", NULL) : NULL;
  CxTypeQuestion question = {
    .column = column,
    .sample = sample,
    .text = "",
    .folded = "",
    .hints = CX_HINT_JOINED | CX_HINT_CHOICE,
    .separators = separators,
  };
  gboolean found = g_str_equal (type, "ranking") ? cx_type_decide_ranking (&question)
                                                 : cx_type_decide_joined (&question);

  column->part = CX_PART_JOINED;
  if (!found)
    {
      g_ptr_array_set_size (column->recodes, 0);
      g_ptr_array_set_size (column->options, 0);
      cx_column_type_add_missing (column, sample);
    }
  if (separator != NULL || column->separator == NULL)
    set_text (&column->separator, separator != NULL ? separator : ", ");
}

static void
read_yes_no (CxMappingColumn *column, const CxColumnSample *sample)
{
  CxTypeQuestion question = { .column = column, .sample = sample, .text = "", .folded = "" };

  if (!cx_type_decide_yes_no (&question))
    cx_column_type_add_missing (column, sample);
}

void
cx_mapping_column_read_as (CxMappingColumn *column,
                           const char *type,
                           double low,
                           double high,
                           const CxMappingFacts *facts)
{
  const CxColumnSample *sample = &facts->sample->columns[column->index];
  const CxQuestionType *found = cx_question_type_find (type);

  g_ptr_array_set_size (column->recodes, 0);
  g_ptr_array_set_size (column->options, 0);
  if (found != NULL && (found->flags & CX_TYPE_IS_SCALE) != 0)
    read_scale (column, sample, type, low, high);
  else if (g_str_equal (type, "single"))
    cx_column_type_make_single (column, sample);
  else if (g_str_equal (type, "multiple") || g_str_equal (type, "ranking"))
    cx_mapping_column_read_joined (column, sample, type, NULL);
  else if (g_str_equal (type, "yesno"))
    read_yes_no (column, sample);
  else if (g_str_equal (type, "date"))
    cx_mapping_column_read_dates (column, sample, facts);
  else if (g_str_equal (type, "number"))
    read_number (column, sample);
  else
    cx_column_type_add_missing (column, sample);
  set_text (&column->type, type);
}
