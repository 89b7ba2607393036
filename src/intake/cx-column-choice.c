#include "config.h"

#include "cx-column-type-private.h"

#include "cx-choice-order.h"
#include "cx-code.h"
#include "cx-i18n.h"
#include "cx-joined.h"
#include "cx-ranking.h"
#include "cx-scale-words.h"
#include "cx-value-words.h"

#include <math.h>
#include <string.h>

/* --- Yes and no ---------------------------------------------------------------------------- */

gboolean
cx_type_decide_yes_no (CxTypeQuestion *question)
{
  const CxColumnSample *sample = question->sample;
  guint yes = 0, no = 0, ones = 0, distinct;

  if (cx_type_count_answers (sample, &distinct) == 0 || distinct > 4 || sample->beyond > 0)
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

/* --- Scales in words ----------------------------------------------------------------------- */

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
  cx_column_set_scale (column, scale_min, scale_max);
  return TRUE;
}

gboolean
cx_type_decide_scale_words (CxTypeQuestion *question)
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
  cx_column_set_scale (column, scale_min, scale_max);
  {
    g_autofree char *reason = g_strdup_printf (
        _ ("The values are the words of a scale from %d to %d."), (int) scale_min, (int) scale_max);

    cx_column_set_type (column, cx_scale_kind_get_type (kind), reason);
  }
  return TRUE;
}

/* --- Choices ------------------------------------------------------------------------------- */

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
      const char *label;

      if (cx_sample_value_get_missing (value) != NULL)
        continue;
      label = g_str_equal (value->text, CX_VALUE_OTHER_CODE) ? C_ ("choice", "Other") : value->text;
      code = make_choice_code (column, label);
      cx_mapping_column_add_recode (column, value->text, code, label, value->count, FALSE);
    }
  cx_column_type_add_missing (column, sample);
  cx_choice_order_sort (column->recodes);
  cx_column_set_type (column, "single", _ ("The same few values come again and again."));
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

/* What may stand between the options: what the source says, else all that tools are known for, the
 * one that is least likely to stand in an option first. */
static GStrv
dup_separators (const CxTypeQuestion *question)
{
  static const char *const known[] = { ";", "\n", "|", " / ", ",", ", ", NULL };
  GStrv separators;
  guint n;

  if (question->separators == NULL)
    return g_strdupv ((GStrv) known);
  separators = g_strsplit (question->separators, "\n", -1);
  n = g_strv_length (separators);
  if (n > 0 && *separators[n - 1] == '\0')
    g_clear_pointer (&separators[n - 1], g_free);
  return separators;
}

static gboolean
holds (const CxColumnSample *sample, const char *separator)
{
  for (guint i = 0; i < sample->values->len; i++)
    if (strstr (cx_sample_value_get_cell (cx_column_sample_get (sample, i), separator),
                separator) != NULL)
      return TRUE;
  return FALSE;
}

gboolean
cx_type_decide_ranking (CxTypeQuestion *question)
{
  g_auto (GStrv) separators = NULL;

  if ((question->hints & CX_HINT_NO_JOIN) != 0)
    return FALSE;
  separators = dup_separators (question);
  for (guint i = 0; separators[i] != NULL; i++)
    {
      g_autoptr (CxJoined) joined = cx_ranking_infer (question->sample, separators[i]);
      g_autofree char *reason = NULL;

      if (joined == NULL)
        continue;
      use_joined (question->column, joined);
      cx_choice_order_sort (question->column->recodes);
      g_ptr_array_sort (question->column->options, compare_longer);
      cx_column_type_add_missing (question->column, question->sample);
      reason = g_strdup_printf (
          _ ("Every answer names the same %u things, each once and not always "
             "in the same order: they are ranked, the best first."),
          joined->options->len);
      cx_column_set_type (question->column, "ranking", reason);
      return TRUE;
    }
  return FALSE;
}

/* The separator that leaves the fewest different pieces: a wrong one cuts options in two, or leaves
 * every combination of them as one. */
static CxJoined *
infer_best (const CxTypeQuestion *question)
{
  g_auto (GStrv) separators = dup_separators (question);
  gboolean known = (question->hints & CX_HINT_JOINED) != 0;
  CxJoined *best = NULL;

  for (guint i = 0; separators[i] != NULL; i++)
    {
      CxJoined *joined = NULL;

      if (known || holds (question->sample, separators[i]))
        joined = cx_joined_infer (question->sample, separators[i], known);
      if (joined != NULL && (best == NULL || joined->pieces < best->pieces))
        {
          cx_joined_free (best);
          best = joined;
        }
      else
        cx_joined_free (joined);
    }
  return best;
}

gboolean
cx_type_decide_joined (CxTypeQuestion *question)
{
  g_autoptr (CxJoined) joined = NULL;

  if ((question->hints & CX_HINT_NO_JOIN) == 0)
    joined = infer_best (question);
  if (joined == NULL)
    return FALSE;
  use_joined (question->column, joined);
  g_ptr_array_sort (question->column->options, compare_longer);
  cx_column_type_add_missing (question->column, question->sample);
  cx_column_set_type (question->column, "multiple",
                      _ ("Several answers stand in one cell; the options were told from the "
                         "cells."));
  return TRUE;
}

/* Few enough different values, coming again often enough, to be options. */
static gboolean
looks_single (CxTypeQuestion *question)
{
  const CxColumnSample *sample = question->sample;
  guint distinct;
  gint64 cells = cx_type_count_answers (sample, &distinct);
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
separate_others (CxTypeQuestion *question)
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

gboolean
cx_type_decide_single (CxTypeQuestion *question)
{
  if (!looks_single (question))
    return FALSE;
  cx_column_type_make_single (question->column, question->sample);
  if ((question->hints & (CX_HINT_FORM | CX_HINT_CHOICE | CX_HINT_NO_JOIN)) == CX_HINT_FORM)
    separate_others (question);
  return TRUE;
}
