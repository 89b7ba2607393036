#include "config.h"

#include "cx-column-type-private.h"

#include "cx-column-date.h"
#include "cx-i18n.h"
#include "cx-text.h"
#include "cx-value-words.h"

#include <math.h>
#include <string.h>

/* --- Numbers ------------------------------------------------------------------------------- */

static char *
explain_scale (double scale_min, double scale_max)
{
  return g_strdup_printf (_ ("Whole numbers, read as a scale from %d to %d."), (int) scale_min,
                          (int) scale_max);
}

static gboolean
decide_scale (CxTypeQuestion *question)
{
  const CxNumberFacts *numbers = &question->numbers;
  CxScaleKind kind;
  double scale_min, scale_max;
  gboolean codes = (question->hints & CX_HINT_CODES) != 0;
  g_autofree char *reason = NULL;

  if (!numbers->whole || !numbers->plain || question->sample->beyond > 0)
    return FALSE;
  /* Numbers of options are a scale only where the heading says so. */
  kind = cx_scale_guess (question->text, numbers->min, numbers->max, numbers->distinct,
                         codes ? 0 : numbers->cells,
                         !codes && (question->hints & CX_HINT_FORM) != 0, &scale_min, &scale_max);
  if (kind == CX_SCALE_NONE)
    return FALSE;
  reason = explain_scale (scale_min, scale_max);
  cx_column_set_type (question->column, cx_scale_kind_get_type (kind), reason);
  cx_column_set_scale (question->column, scale_min, scale_max);
  cx_column_type_add_missing (question->column, question->sample);
  return TRUE;
}

/* The ends of the scale that the heading names; beside words those that it lets expect. */
static gboolean
find_expected_ends (const CxTypeQuestion *question, double ends[2])
{
  const CxNumberFacts *numbers = &question->numbers;

  if (cx_scale_names_ends (question->text, ends))
    return TRUE;
  return numbers->bad > 0 && numbers->whole && numbers->plain &&
         cx_scale_guess (question->text, numbers->min, numbers->max, numbers->distinct, 0, FALSE,
                         &ends[0], &ends[1]) != CX_SCALE_NONE;
}

/* Answers that are not on the scale; -1 if one of them may be a choice, as "6+" is. */
static gint64
count_strays (const CxColumnSample *sample, const double ends[2])
{
  gint64 strays = 0;

  for (guint i = 0; i < sample->values->len; i++)
    {
      CxSampleValue *value = cx_column_sample_get (sample, i);
      double number;

      if (cx_sample_value_get_missing (value) != NULL)
        continue;
      if (!cx_number_parse (value->text, strlen (value->text), &number))
        {
          if (strpbrk (value->text, "0123456789") != NULL)
            return -1;
          strays += value->count;
        }
      else if (number < ends[0] || number > ends[1] || number != floor (number))
        strays += value->count;
    }
  return strays;
}

gboolean
cx_type_decide_strayed_scale (CxTypeQuestion *question)
{
  const CxNumberFacts *numbers = &question->numbers;
  g_autofree char *reason = NULL;
  double ends[2];
  gint64 strays;

  if (numbers->cells < 20 || question->sample->beyond > 0 || numbers->padded ||
      (question->hints & CX_HINT_CODES) != 0 || !find_expected_ends (question, ends))
    return FALSE;
  strays = count_strays (question->sample, ends);
  if (strays <= 0 || strays * 20 > numbers->cells + numbers->bad)
    return FALSE;
  reason = explain_scale (ends[0], ends[1]);
  cx_column_set_type (question->column,
                      cx_scale_kind_get_type (cx_scale_kind_of (question->text, ends[0], ends[1])),
                      reason);
  cx_column_set_scale (question->column, ends[0], ends[1]);
  cx_column_type_add_missing (question->column, question->sample);
  return TRUE;
}

static gboolean
decide_codes (CxTypeQuestion *question)
{
  const CxNumberFacts *numbers = &question->numbers;

  if ((question->hints & CX_HINT_CODES) == 0 || !numbers->whole || numbers->distinct > 30 ||
      numbers->max > 1000 || numbers->min < -1 || question->sample->beyond > 0)
    return FALSE;
  cx_column_type_make_single (question->column, question->sample);
  cx_column_set_type (
      question->column, "single",
      _ ("The file holds the numbers of the options, not their texts; you can put the "
         "texts in place of them."));
  return TRUE;
}

/* A running number or a long one that never comes twice names a row, and is no amount. */
static gboolean
is_numeric_id (CxTypeQuestion *question)
{
  const CxNumberFacts *numbers = &question->numbers;
  const CxColumnSample *sample = question->sample;
  guint distinct;
  gint64 cells = cx_type_count_answers (sample, &distinct);

  if (!numbers->whole || !numbers->plain || numbers->min < 0)
    return FALSE;
  if (cx_type_is_id_heading (question->text, question->folded))
    return TRUE;
  return sample->beyond == 0 && cells >= 10 && cx_column_sample_is_unique (sample) &&
         numbers->min >= 1e7;
}

gboolean
cx_type_decide_number (CxTypeQuestion *question)
{
  const CxNumberFacts *numbers = &question->numbers;
  CxMappingColumn *column = question->column;

  if (!cx_number_facts_are_numbers (numbers) || numbers->padded)
    return FALSE;
  if (is_numeric_id (question))
    {
      cx_column_set_type (column, "id", _ ("Numbers that name a thing rather than measure it."));
      return TRUE;
    }
  if ((question->hints & CX_HINT_TEXT) == 0 && decide_scale (question))
    return TRUE;
  if (decide_codes (question))
    return TRUE;
  column->decimal = numbers->decimal;
  cx_column_set_type (column, "number",
                      numbers->decimal == CX_DECIMAL_COMMA
                          ? _ ("All values are numbers, with a decimal comma.")
                          : _ ("All values are numbers."));
  cx_column_type_add_missing (column, question->sample);
  return TRUE;
}

/* Words beside a number that leave it what it is: those of the question itself ("15 hours") and a
 * few of measure. */
static gboolean
is_harmless (const char *text, const char *folded_question)
{
  g_autofree char *folded = cx_text_fold (text);
  g_auto (GStrv) words = NULL;

  for (char *at = folded; *at != '\0'; at++)
    if (!g_ascii_isalpha (*at))
      *at = ' ';
  words = g_strsplit (folded, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && strstr (folded_question, words[i]) == NULL &&
        !cx_text_speaks_of (words[i],
                            "k\nor\nmore\nto\nless\nthan\nabout\naround\napprox\nusd\nvnd\n"
                            "dong\nkhoang\nhon\nduoi\ntren\nden\n"))
      return FALSE;
  return TRUE;
}

/* "20+", "15 hours", "10-20", "50k": the first number in it. */
static gboolean
find_number (const CxTypeQuestion *question, const char *text, double *value)
{
  const char *start = strpbrk (text, "0123456789");
  const char *end;

  if (start == NULL || !is_harmless (text, question->folded))
    return FALSE;
  end = start + strspn (start, "0123456789.,");
  while (end > start && strchr (".,", end[-1]) != NULL)
    end--;
  if (!cx_number_parse_human (start, (gsize) (end - start), question->numbers.decimal, value))
    return FALSE;
  if (strpbrk (end, "kK") == end + strspn (end, " 0123456789-–") && *value < 10000)
    *value *= 1000;
  return TRUE;
}

/* Amounts typed by hand: nearly all are numbers. What is none is shown with the number it names. */
gboolean
cx_type_decide_nearly_number (CxTypeQuestion *question)
{
  const CxNumberFacts *numbers = &question->numbers;
  CxMappingColumn *column = question->column;

  if (numbers->cells < 20 || numbers->bad == 0 || numbers->bad * 20 > numbers->cells ||
      numbers->padded || numbers->distinct < 8)
    return FALSE;
  /* On a scale a word beside the numbers is an error, which the import rejects and shows. */
  if ((question->hints & CX_HINT_TEXT) == 0 && decide_scale (question))
    return TRUE;
  for (guint i = 0; i < question->sample->values->len; i++)
    {
      CxSampleValue *value = cx_column_sample_get (question->sample, i);
      gsize length = strlen (value->text);
      char text[CX_NUMBER_BUFFER];
      double number;

      if (cx_sample_value_get_missing (value) != NULL)
        continue;
      /* Somebody who leaned on the 9 has not answered. */
      if ((cx_number_parse (value->text, length, &number) ||
           cx_number_parse_human (value->text, length, numbers->decimal, &number)) &&
          fabs (number) < 1e15)
        continue;
      /* A text without any number stays out of the table: the import rejects its row, keeps it and
       * says so. To call it unanswered would lose it without a word. */
      if (find_number (question, value->text, &number))
        cx_mapping_column_add_recode (column, value->text, cx_number_to_text (number, text), NULL,
                                      value->count, TRUE);
    }
  column->decimal = numbers->decimal;
  cx_column_type_add_missing (column, question->sample);
  cx_column_set_type (column, "number",
                      _ ("Nearly all values are numbers; please check how the others are read."));
  return TRUE;
}

/* --- Dates --------------------------------------------------------------------------------- */

static char *
explain_date (const CxDateFacts *facts)
{
  if (facts->bad > 0)
    return g_strdup_printf (
        _ ("Nearly all values are dates. “%s” is not one, so its row will be rejected."),
        facts->bad_example);
  if (facts->pattern == NULL)
    return g_strdup (_ ("All values are dates, year first."));
  if (facts->doubtful)
    return g_strdup_printf (
        _ ("All values are dates, read as %s. No day above 12 shows whether the "
           "day or the month comes first: please check."),
        facts->pattern);
  return g_strdup_printf (_ ("All values are dates, read as %s."), facts->pattern);
}

static gboolean
is_time (const char *text)
{
  guint hours = 0, minutes = 0;
  const char *at = text;

  while (g_ascii_isdigit (*at) && at - text < 2)
    hours = hours * 10 + (guint) (*at++ - '0');
  if (at == text || *at++ != ':' || !g_ascii_isdigit (at[0]) || !g_ascii_isdigit (at[1]))
    return FALSE;
  minutes = (guint) ((at[0] - '0') * 10 + (at[1] - '0'));
  return hours < 24 && minutes < 60 && (at[2] == '\0' || at[2] == ':' || at[2] == ' ');
}

gboolean
cx_type_decide_time (CxTypeQuestion *question)
{
  const CxColumnSample *sample = question->sample;

  for (guint i = 0; i < sample->values->len; i++)
    if (!is_time (cx_column_sample_get (sample, i)->text))
      return FALSE;
  if (sample->values->len == 0)
    return FALSE;
  cx_column_set_type (question->column, "time", _ ("All values are times of day."));
  return TRUE;
}

gboolean
cx_type_decide_date (CxTypeQuestion *question)
{
  CxDateFacts facts;
  gboolean decided;

  cx_date_facts_read (&facts, question->sample, question->order);
  decided = cx_date_facts_are_dates (&facts);
  if (decided)
    {
      g_autofree char *reason = explain_date (&facts);

      cx_column_set_type (question->column, "date", reason);
      g_free (question->column->date_pattern);
      question->column->date_pattern = g_strdup (facts.pattern);
      question->column->date_doubtful = facts.doubtful;
      question->doubtful = facts.doubtful;
      cx_column_type_add_missing (question->column, question->sample);
    }
  else if (facts.cells * 2 > facts.cells + facts.bad)
    {
      g_autofree char *reason = g_strdup_printf (
          _ ("Most values are dates, but not all: “%s” is not one. So the column stays text."),
          facts.bad_example);

      cx_column_set_type (question->column, "text", reason);
      decided = TRUE;
    }
  cx_date_facts_clear (&facts);
  return decided;
}
