#include "config.h"

#include "cx-column-type.h"

#include "cx-choice-order.h"
#include "cx-code.h"
#include "cx-column-date.h"
#include "cx-column-number.h"
#include "cx-i18n.h"
#include "cx-joined.h"
#include "cx-scale-words.h"
#include "cx-text.h"
#include "cx-value-words.h"

#include <math.h>
#include <string.h>

#define ID_WORDS                                                                                   \
  "id\nuuid\nguid\ncode\nkey\nma\nma so\nma don\nma khach hang\nma hoa don\nsku\ntoken\nnumber "   \
  "id\n"
#define PHONE_WORDS "phone\ntelephone\nmobile\ntel\nsdt\nso dien thoai\ndien thoai\nhotline\nzalo\n"
#define SEPARATORS ";\n / \n, \n | \n"

/* What is asked of one column, handed through the deciders. */
typedef struct
{
  CxMappingColumn *column;
  const CxColumnSample *sample;
  const char *text;
  const char *folded;
  guint hints;
  const char *separators;
  CxDateOrder order;
  gboolean doubtful;
  CxNumberFacts numbers;
} Question;

void
cx_column_set_type (CxMappingColumn *column, const char *type, const char *reason)
{
  g_free (column->type);
  column->type = g_strdup (type);
  g_free (column->reason);
  column->reason = g_strdup (reason);
}

void
cx_column_type_add_missing (CxMappingColumn *column, const CxColumnSample *sample)
{
  for (guint i = 0; i < sample->values->len; i++)
    {
      CxSampleValue *value = cx_column_sample_get (sample, i);
      const char *word = cx_sample_value_get_missing (value);

      if (word != NULL)
        cx_mapping_column_add_recode (column, value->text, word, NULL, value->count, FALSE);
    }
}

static gint64
count_answers (const CxColumnSample *sample, guint *distinct)
{
  gint64 cells = 0;

  *distinct = 0;
  for (guint i = 0; i < sample->values->len; i++)
    {
      CxSampleValue *value = cx_column_sample_get (sample, i);

      if (cx_sample_value_get_missing (value) != NULL)
        continue;
      cells += value->count;
      (*distinct)++;
    }
  return cells + sample->beyond;
}

/* --- Contacts and ids --------------------------------------------------------------------------
 */

/* At least eight digits: less is no phone number, and most cells have none. */
static gboolean
is_phone (const char *text)
{
  g_autofree char *phone = NULL;
  guint digits = 0;

  for (const char *at = text; *at != '\0'; at++)
    digits += g_ascii_isdigit (*at) != 0;
  if (digits < 8 || digits > 15)
    return FALSE;
  phone = cx_text_phone (text);
  return phone != NULL;
}

static gboolean
decide_contact (Question *question)
{
  gint64 mails = 0, phones = 0, cells = 0;
  const CxColumnSample *sample = question->sample;

  for (guint i = 0; i < sample->values->len; i++)
    {
      CxSampleValue *value = cx_column_sample_get (sample, i);

      if (cx_sample_value_get_missing (value) != NULL)
        continue;
      cells += value->count;
      if (strchr (value->text, '@') != NULL && cx_text_is_email (value->text))
        mails += value->count;
      else if (is_phone (value->text))
        phones += value->count;
    }
  if (cells == 0)
    return FALSE;
  if (mails * 10 >= cells * 9)
    cx_column_set_type (question->column, "email", _ ("Nearly all values are e-mail addresses."));
  else if (phones * 10 >= cells * 9 && (cx_text_speaks_of (question->folded, PHONE_WORDS) ||
                                        question->numbers.padded || question->numbers.bad > 0))
    cx_column_set_type (question->column, "phone", _ ("Nearly all values are phone numbers."));
  else
    return FALSE;
  cx_column_type_add_missing (question->column, sample);
  return TRUE;
}

static gboolean
all_without_blanks (const CxColumnSample *sample)
{
  for (guint i = 0; i < sample->values->len; i++)
    if (strchr (cx_column_sample_get (sample, i)->text, ' ') != NULL)
      return FALSE;
  return sample->values->len > 0;
}

/* A heading that begins or ends with a word for an identifier: "Customer ID", "Mã đơn hàng". */
static gboolean
is_id_heading (const char *text, const char *folded)
{
  static const char *const ends[] = { "id", "uuid", "guid", "key", "token", NULL };
  gsize length = strlen (folded);

  if (length > 40)
    return FALSE;
  if (g_str_has_prefix (folded, "ma ") || g_str_equal (folded, "ma") ||
      g_str_has_prefix (folded, "so don") || g_str_has_prefix (folded, "so hoa don"))
    return TRUE;
  for (guint i = 0; ends[i] != NULL; i++)
    if (g_str_has_suffix (folded, ends[i]))
      {
        gsize start = length - strlen (ends[i]);
        gsize text_length = strlen (text);

        /* "customerID", "customer_id", "Customer ID", but not "Paid". */
        if (start == 0 || !g_ascii_isalpha (folded[start - 1]) ||
            (text_length > 2 && g_ascii_isupper (text[text_length - strlen (ends[i])])))
          return TRUE;
      }
  return FALSE;
}

static gboolean
decide_id (Question *question)
{
  const CxColumnSample *sample = question->sample;
  guint distinct;
  gint64 cells = count_answers (sample, &distinct);
  gboolean named = is_id_heading (question->text, question->folded);
  gboolean unique = sample->beyond == 0 ? cx_column_sample_is_unique (sample)
                                        : (gint64) distinct * 10 >= cells - sample->beyond;

  if (!all_without_blanks (sample) || (question->hints & CX_HINT_CHOICE) != 0)
    return FALSE;
  if (!(named && (unique || distinct > 50 || question->numbers.padded)) &&
      !(question->numbers.padded && distinct > 20) &&
      !(unique && cells >= 10 && sample->length / MAX (sample->filled, 1) >= 12 &&
        question->numbers.bad > 0 &&
        strpbrk (cx_column_sample_get (sample, 0)->text, "0123456789")))
    return FALSE;
  cx_column_set_type (question->column, "id",
                      named ? _ ("The heading names an identifier.")
                            : _ ("Each value is another identifier."));
  return TRUE;
}

/* --- Yes and no ---------------------------------------------------------------------------------
 */

static gboolean
decide_yes_no (Question *question)
{
  const CxColumnSample *sample = question->sample;
  guint yes = 0, no = 0, ones = 0, distinct;

  if (count_answers (sample, &distinct) == 0 || distinct > 4 || sample->beyond > 0)
    return FALSE;
  for (guint i = 0; i < sample->values->len; i++)
    {
      CxSampleValue *value = cx_column_sample_get (sample, i);
      gboolean is_yes;

      if (g_str_equal (value->text, "1") || g_str_equal (value->text, "0"))
        ones++;
      else if (cx_sample_value_get_missing (value) != NULL)
        continue;
      else if (g_ascii_strcasecmp (value->text, "x") == 0 ||
               !cx_value_get_yes_no (value->text, &is_yes))
        return FALSE;
      else if (is_yes)
        yes++;
      else
        no++;
    }
  /* 1 and 0 are yes and no only where both stand; a single "1" is a number. */
  if (ones > 0 && (ones != 2 || distinct != 2))
    return FALSE;
  for (guint i = 0; i < sample->values->len; i++)
    {
      CxSampleValue *value = cx_column_sample_get (sample, i);
      gboolean is_yes = g_str_equal (value->text, "1");

      if (cx_sample_value_get_missing (value) != NULL)
        continue;
      if (ones == 0)
        cx_value_get_yes_no (value->text, &is_yes);
      cx_mapping_column_add_recode (question->column, value->text, is_yes ? "yes" : "no", NULL,
                                    value->count, ones > 0);
    }
  cx_column_type_add_missing (question->column, sample);
  cx_column_set_type (question->column, "yesno",
                      ones > 0 ? _ ("The only values are 1 and 0, read as yes and no.")
                               : _ ("The values are words for yes and no."));
  return TRUE;
}

/* --- Numbers -------------------------------------------------------------------------------------
 */

static void
set_scale (CxMappingColumn *column, double scale_min, double scale_max)
{
  column->scale_min = scale_min;
  column->scale_max = scale_max;
}

static char *
explain_scale (double scale_min, double scale_max)
{
  return g_strdup_printf (_ ("Whole numbers, read as a scale from %d to %d."), (int) scale_min,
                          (int) scale_max);
}

static gboolean
decide_scale (Question *question)
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
  set_scale (question->column, scale_min, scale_max);
  cx_column_type_add_missing (question->column, question->sample);
  return TRUE;
}

static gboolean
decide_codes (Question *question)
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
is_numeric_id (Question *question)
{
  const CxNumberFacts *numbers = &question->numbers;
  const CxColumnSample *sample = question->sample;
  guint distinct;
  gint64 cells = count_answers (sample, &distinct);

  if (!numbers->whole || !numbers->plain || numbers->min < 0)
    return FALSE;
  if (is_id_heading (question->text, question->folded))
    return TRUE;
  return sample->beyond == 0 && cells >= 10 && cx_column_sample_is_unique (sample) &&
         numbers->min >= 1e7;
}

static gboolean
decide_number (Question *question)
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
find_number (const Question *question, const char *text, double *value)
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
static gboolean
decide_nearly_number (Question *question)
{
  const CxNumberFacts *numbers = &question->numbers;
  CxMappingColumn *column = question->column;

  if (numbers->cells < 20 || numbers->bad == 0 || numbers->bad * 20 > numbers->cells ||
      numbers->padded || numbers->distinct < 8)
    return FALSE;
  for (guint i = 0; i < question->sample->values->len; i++)
    {
      CxSampleValue *value = cx_column_sample_get (question->sample, i);
      gsize length = strlen (value->text);
      char text[CX_NUMBER_BUFFER];
      double number;

      if (cx_sample_value_get_missing (value) != NULL ||
          cx_number_parse (value->text, length, &number) ||
          cx_number_parse_human (value->text, length, numbers->decimal, &number))
        continue;
      cx_mapping_column_add_recode (column, value->text,
                                    find_number (question, value->text, &number)
                                        ? cx_number_to_text (number, text)
                                        : CX_RECODE_UNANSWERED,
                                    NULL, value->count, TRUE);
    }
  column->decimal = numbers->decimal;
  cx_column_type_add_missing (column, question->sample);
  cx_column_set_type (column, "number",
                      _ ("Nearly all values are numbers; please check how the others are read."));
  return TRUE;
}

/* --- Dates ---------------------------------------------------------------------------------------
 */

static char *
explain_date (const CxDateFacts *facts)
{
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

static gboolean
decide_time (Question *question)
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

static gboolean
decide_date (Question *question)
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
      question->doubtful = facts.doubtful;
      cx_column_type_add_missing (question->column, question->sample);
    }
  else if (facts.cells * 2 > facts.cells + facts.bad)
    {
      g_autofree char *reason = g_strdup_printf (
          _ ("Most values are dates, but not all: “%s” is none. So the column stays text."),
          facts.bad_example);

      cx_column_set_type (question->column, "text", reason);
      decided = TRUE;
    }
  cx_date_facts_clear (&facts);
  return decided;
}

/* --- Scales in words
 * ------------------------------------------------------------------------------ */

gboolean
cx_column_type_make_scale (CxMappingColumn *column,
                           const CxColumnSample *sample,
                           const char *type,
                           double scale_min,
                           double scale_max)
{
  g_autoptr (CxScaleReading) reading = cx_scale_read (sample, scale_max);

  if (reading == NULL || reading->min < scale_min || reading->max > scale_max)
    return FALSE;
  g_ptr_array_set_size (column->recodes, 0);
  cx_scale_reading_add_recodes (reading, column, sample);
  cx_column_type_add_missing (column, sample);
  cx_column_set_type (column, type, column->reason);
  set_scale (column, scale_min, scale_max);
  return TRUE;
}

static gboolean
decide_scale_words (Question *question)
{
  g_autoptr (CxScaleReading) reading = cx_scale_read (question->sample, NAN);
  CxMappingColumn *column = question->column;
  double scale_min, scale_max;
  CxScaleKind kind;

  if (reading == NULL || !reading->worded)
    return FALSE;
  if (!cx_scale_reading_get_ends (reading, question->text, &scale_min, &scale_max))
    return FALSE;
  kind = cx_scale_reading_get_kind (reading, question->text, scale_min, scale_max);
  cx_scale_reading_add_recodes (reading, column, question->sample);
  cx_column_type_add_missing (column, question->sample);
  set_scale (column, scale_min, scale_max);
  {
    g_autofree char *reason = g_strdup_printf (
        _ ("The values are the words of a scale from %d to %d."), (int) scale_min, (int) scale_max);

    cx_column_set_type (column, cx_scale_kind_get_type (kind), reason);
  }
  return TRUE;
}

/* --- Choices
 * -------------------------------------------------------------------------------------- */

static char *
make_choice_code (CxMappingColumn *column, const char *label)
{
  g_autofree char *base = cx_code_from_heading (label);
  g_autofree char *code = NULL;
  guint number = 1;
  gboolean taken = TRUE;

  if (*base == '\0')
    {
      g_free (base);
      base = g_strdup_printf ("c%u", column->recodes->len + 1);
    }
  while (taken)
    {
      g_free (code);
      code = number == 1 ? g_strdup (base) : g_strdup_printf ("%s_%u", base, number);
      taken = FALSE;
      for (guint i = 0; i < column->recodes->len && !taken; i++)
        taken = g_str_equal (((CxRecode *) g_ptr_array_index (column->recodes, i))->to, code);
      taken |= cx_recode_is_reserved (code);
      number++;
    }
  return g_steal_pointer (&code);
}

void
cx_column_type_make_single (CxMappingColumn *column, const CxColumnSample *sample)
{
  g_ptr_array_set_size (column->recodes, 0);
  for (guint i = 0; i < sample->values->len; i++)
    {
      CxSampleValue *value = cx_column_sample_get (sample, i);
      g_autofree char *code = NULL;

      if (cx_sample_value_get_missing (value) != NULL)
        continue;
      code = make_choice_code (column, value->text);
      cx_mapping_column_add_recode (column, value->text, code, value->text, value->count, FALSE);
    }
  cx_column_type_add_missing (column, sample);
  cx_choice_order_sort (column->recodes);
  cx_column_set_type (column, "single", _ ("A few values come again and again."));
}

static void
use_joined (CxMappingColumn *column, const CxJoined *joined)
{
  g_ptr_array_set_size (column->recodes, 0);
  g_ptr_array_set_size (column->options, 0);
  for (guint i = 0; i < joined->options->len; i++)
    {
      const CxJoinedOption *option = g_ptr_array_index (joined->options, i);
      g_autofree char *code = make_choice_code (column, option->text);

      cx_mapping_column_add_recode (column, option->text, code, option->text, option->count, FALSE);
      g_ptr_array_add (column->options, g_strdup (option->text));
      if (cx_value_is_other (option->text) && column->option == NULL)
        column->option = g_strdup (code);
    }
  if (joined->others > 0 && column->option == NULL)
    {
      column->option = make_choice_code (column, "other");
      column->option_text = g_strdup (C_ ("choice", "Other"));
    }
  column->part = CX_PART_JOINED;
  g_free (column->separator);
  column->separator = g_strdup (joined->separator);
}

static int
compare_longer (gconstpointer a, gconstpointer b)
{
  gsize first = strlen (*(const char *const *) a), second = strlen (*(const char *const *) b);

  return first > second   ? -1
         : first < second ? 1
                          : strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
decide_joined (Question *question)
{
  g_auto (GStrv) separators = NULL;
  gboolean known = (question->hints & CX_HINT_JOINED) != 0;

  if ((question->hints & CX_HINT_NO_JOIN) != 0)
    return FALSE;
  separators = g_strsplit (question->separators != NULL ? question->separators : SEPARATORS, "\n",
                           -1);
  for (guint i = 0; separators[i] != NULL && *separators[i] != '\0'; i++)
    {
      g_autoptr (CxJoined) joined = cx_joined_infer (question->sample, separators[i], known);

      if (joined == NULL)
        continue;
      use_joined (question->column, joined);
      g_ptr_array_sort (question->column->options, compare_longer);
      cx_column_type_add_missing (question->column, question->sample);
      cx_column_set_type (question->column, "multiple",
                          _ ("Several answers stand in one cell; the options were told from the "
                             "cells."));
      return TRUE;
    }
  return FALSE;
}

/* Few enough different values, coming again often enough, to be options. */
static gboolean
looks_single (Question *question)
{
  const CxColumnSample *sample = question->sample;
  guint distinct;
  gint64 cells = count_answers (sample, &distinct);
  gint64 mean = sample->filled > 0 ? sample->length / sample->filled : 0;

  if (sample->beyond > 0 || distinct == 0 || distinct > 500)
    return FALSE;
  if ((question->hints & CX_HINT_CHOICE) != 0)
    return TRUE;
  if (mean > 100)
    return FALSE;
  if (cells < 8)
    return distinct < cells && mean <= 40;
  if (distinct <= 12)
    return cells >= 2 * (gint64) distinct;
  if (distinct <= 40)
    return cells >= 4 * (gint64) distinct && mean <= 60;
  return cells >= 8 * (gint64) distinct && mean <= 40;
}

/* A form's "other" writes its free text into the same cell: values that stand once and are longer
 * than the options are such texts. Drops them from the choices. */
static void
separate_others (Question *question)
{
  CxMappingColumn *column = question->column;
  gint64 cells = 0, once = 0, length = 0, once_length = 0;
  guint options = 0;

  for (guint i = 0; i < column->recodes->len; i++)
    {
      const CxRecode *recode = g_ptr_array_index (column->recodes, i);

      if (cx_recode_is_reserved (recode->to))
        continue;
      cells += recode->count;
      if (recode->count == 1)
        {
          once++;
          once_length += (gint64) strlen (recode->from);
        }
      else
        {
          options++;
          length += (gint64) strlen (recode->from);
        }
    }
  if (cells < 10 || options < 2 || once == 0 || once * 3 > cells ||
      (once_length * 2 * options < length * 3 * once && once_length < 40 * once))
    return;
  for (guint i = column->recodes->len; i-- > 0;)
    {
      const CxRecode *recode = g_ptr_array_index (column->recodes, i);

      if (recode->count == 1 && !cx_recode_is_reserved (recode->to))
        g_ptr_array_remove_index (column->recodes, i);
    }
  column->option = make_choice_code (column, "other");
  column->option_text = g_strdup (C_ ("choice", "Other"));
}

static gboolean
decide_single (Question *question)
{
  if (!looks_single (question))
    return FALSE;
  cx_column_type_make_single (question->column, question->sample);
  if ((question->hints & (CX_HINT_FORM | CX_HINT_CHOICE | CX_HINT_NO_JOIN)) == CX_HINT_FORM)
    separate_others (question);
  return TRUE;
}

/* --- All
 * ------------------------------------------------------------------------------------------ */

static void
decide (Question *question)
{
  const CxColumnSample *sample = question->sample;
  gboolean closed = (question->hints & CX_HINT_TEXT) == 0;
  guint distinct;

  if (sample->values->len == 0 && sample->beyond == 0)
    {
      cx_column_set_type (question->column, "text",
                          _ ("The column is empty, so it is kept as text."));
      return;
    }
  if (count_answers (sample, &distinct) == 0)
    {
      cx_column_type_add_missing (question->column, sample);
      cx_column_set_type (question->column, "text",
                          _ ("The column holds no answer, so it is kept as text."));
      return;
    }
  cx_number_facts_read (&question->numbers, sample);
  if (closed && (question->hints & CX_HINT_JOINED) != 0 && decide_joined (question))
    return;
  if (decide_contact (question) || (closed && decide_yes_no (question)) ||
      decide_number (question) || decide_time (question) || decide_date (question) ||
      decide_nearly_number (question))
    return;
  if (closed && (decide_scale_words (question) || decide_joined (question)))
    return;
  if (decide_id (question) || (closed && decide_single (question)))
    return;
  cx_column_set_type (question->column, "text", _ ("The values are texts."));
}

gboolean
cx_column_type_decide (CxMappingColumn *column,
                       const CxColumnSample *sample,
                       const char *text,
                       guint hints,
                       const char *separators,
                       CxDateOrder order)
{
  g_autofree char *folded = cx_text_fold (text);
  Question question = {
    .column = column,
    .sample = sample,
    .text = text,
    .folded = folded,
    .hints = hints,
    .separators = separators,
    .order = order,
  };

  decide (&question);
  return question.doubtful;
}
