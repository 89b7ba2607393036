#include "config.h"

#include "cx-import-column.h"

#include "cx-i18n.h"
#include "cx-number.h"
#include "cx-text.h"

#include <math.h>
#include <string.h>

/* Numbers, scales, ranks; then texts and words. */

static const char *const complete_words[] = {
  "1",         "yes", "true", "complete",   "completed",     "finished",
  "submitted", "có",  "đúng", "hoàn thành", "đã hoàn thành", NULL,
};
static const char *const broken_off_words[] = {
  "0", "no", "false", "partial", "started", "incomplete", "không", "sai", "chưa hoàn thành", NULL,
};

static gboolean
parse_number (const CxImportColumn *column, const CxCell *cell, const char *text, double *value)
{
  /* A recoded value is written our way. */
  if (cell == NULL)
    return cx_number_parse (text, strlen (text), value);
  if (cell->kind == CX_CELL_NUMBER || cell->kind == CX_CELL_BOOLEAN)
    {
      *value = cell->number;
      return TRUE;
    }
  return cx_number_parse_human (text, strlen (text), column->spec->decimal, value);
}

/* "4 / 5": points of a quiz, or of a scale that ends at @max. */
static gboolean
parse_points (const CxImportColumn *column, const char *text, double max, double *value)
{
  const char *slash = strchr (text, '/');
  double total;

  return slash != NULL && slash > text &&
         cx_number_parse_human (text, (gsize) (slash - text), column->spec->decimal, value) &&
         cx_number_parse_human (slash + 1, strlen (slash + 1), column->spec->decimal, &total) &&
         (isnan (max) || total == max);
}

/* "9 - Rất hài lòng", "10 (very likely)": a whole number, a sign, and words. A number with decimals
 * or a range is none. */
static gboolean
parse_labelled (const char *text, double *value)
{
  static const char *const signs[] = { "-", "–", "—", ":", "=", "(", ".", NULL };
  gsize digits = strspn (text, "0123456789");
  const char *p = text + digits;

  if (digits == 0 || digits > 4)
    return FALSE;
  p += strspn (p, " ");
  for (guint i = 0; signs[i] != NULL; i++)
    if (g_str_has_prefix (p, signs[i]))
      {
        p += strlen (signs[i]);
        p += strspn (p, " ");
        return g_unichar_isalpha (g_utf8_get_char (p)) && cx_number_parse (text, digits, value);
      }
  return p > text + digits && g_unichar_isalpha (g_utf8_get_char (p)) &&
         cx_number_parse (text, digits, value);
}

static char *
describe_scale (const CxImportColumn *column)
{
  char low[CX_NUMBER_BUFFER], high[CX_NUMBER_BUFFER];

  return g_strdup_printf (
      _ ("This is not on the scale from %s to %s. Write a whole number of the scale, or leave the "
         "cell empty."),
      cx_number_to_text (column->min, low), cx_number_to_text (column->max, high));
}

void
cx_import_read_scale (CxImportColumn *column,
                      const CxCell *cell,
                      const char *text,
                      CxOutcome *outcome)
{
  CxChoice *point;
  double value;
  int missing;

  if (parse_number (column, cell, text, &value) ||
      parse_points (column, text, column->max, &value) || parse_labelled (text, &value))
    {
      if (value == floor (value) && value >= column->min && value <= column->max)
        {
          cx_outcome_set_integer (outcome, (gint64) value);
          return;
        }
    }
  else if (column->choices != NULL &&
           (point = cx_import_choices_find (column->choices, text)) != NULL)
    {
      cx_outcome_set_integer (outcome, point->number);
      return;
    }

  missing = cx_import_column_find_missing (column, text, FALSE);
  if (missing != 0)
    cx_outcome_set_missing (column, outcome, missing);
  else
    cx_outcome_set_bad (outcome, describe_scale (column));
}

void
cx_import_read_number (CxImportColumn *column,
                       const CxCell *cell,
                       const char *text,
                       CxOutcome *outcome)
{
  double value;
  int missing = column->qualtrics ? cx_import_column_find_missing (column, text, FALSE) : 0;

  if (missing == 0 &&
      (parse_number (column, cell, text, &value) || parse_points (column, text, NAN, &value)))
    {
      outcome->kind = CX_OUTCOME_VALUE;
      if (column->integer && value == floor (value) && fabs (value) < 9e15)
        cx_outcome_set_integer (outcome, (gint64) value);
      else
        {
          outcome->value.kind = CX_VALUE_REAL;
          outcome->value.real = value;
        }
      return;
    }

  missing = cx_import_column_find_missing (column, text, FALSE);
  if (missing != 0)
    cx_outcome_set_missing (column, outcome, missing);
  else
    cx_outcome_set_bad (
        outcome,
        g_strdup (_ ("This is not a number. Write it in digits, or leave the cell empty.")));
}

void
cx_import_read_rank (CxImportColumn *column,
                     const CxCell *cell,
                     const char *text,
                     CxOutcome *outcome)
{
  double value;
  int missing;

  if (parse_number (column, cell, text, &value) && value == floor (value) && value >= 1 &&
      value <= 10000)
    {
      cx_outcome_set_integer (outcome, (gint64) value);
      return;
    }
  missing = cx_import_column_find_missing (column, text, FALSE);
  if (missing != 0)
    cx_outcome_set_missing (column, outcome, missing);
  else
    cx_outcome_set_bad (outcome,
                        g_strdup (_ ("This is not a rank. Write 1 for the best, 2 for the next, or "
                                     "leave the cell empty.")));
}

void
cx_import_read_weight (CxImportColumn *column,
                       const CxCell *cell,
                       const char *text,
                       CxOutcome *outcome)
{
  double value;

  if (parse_number (column, cell, text, &value) && value >= 0)
    {
      outcome->kind = CX_OUTCOME_VALUE;
      outcome->value.kind = CX_VALUE_REAL;
      outcome->value.real = value;
    }
  else
    cx_outcome_set_bad (outcome, g_strdup (_ ("This is not a weight. Write a number that is not "
                                              "negative, or leave the cell empty.")));
}

/* --- Texts and words ------------------------------------------------------------------------ */

void
cx_import_read_text (CxImportColumn *column,
                     const CxCell *cell,
                     const char *text,
                     CxOutcome *outcome)
{
  outcome->kind = CX_OUTCOME_VALUE;
  cx_outcome_take_text (outcome, g_strdup (text));
}

void
cx_import_read_complete (CxImportColumn *column,
                         const CxCell *cell,
                         const char *text,
                         CxOutcome *outcome)
{
  g_autofree char *key = cx_text_key (text);

  if (g_strv_contains (complete_words, key))
    cx_outcome_set_integer (outcome, 1);
  else if (g_strv_contains (broken_off_words, key))
    cx_outcome_set_integer (outcome, 0);
  else
    cx_outcome_set_bad (outcome, g_strdup (_ ("This does not say whether the response is complete. "
                                              "Write yes or no, or leave the cell empty.")));
}

/* "2:30 PM", "2:30 CH": the twelve hours are made 24 and the sign is cut off. */
static char *
make_24_hours (const char *text)
{
  static const char *const morning[] = { "am", "sa", NULL };
  static const char *const afternoon[] = { "pm", "ch", NULL };
  g_autofree char *key = cx_text_key (text);
  gsize length = strlen (key);
  gboolean later;
  guint64 hour;
  char *rest;

  if (length < 4)
    return g_strdup (text);
  later = g_strv_contains (afternoon, key + length - 2);
  if (!later && !g_strv_contains (morning, key + length - 2))
    return g_strdup (text);

  key[length - 2] = '\0';
  hour = g_ascii_strtoull (key, &rest, 10);
  if (hour < 1 || hour > 12)
    return g_strdup (text);
  hour = hour % 12 + (later ? 12 : 0);
  return g_strstrip (g_strdup_printf ("%u%s", (guint) hour, rest));
}

void
cx_import_read_time (CxImportColumn *column,
                     const CxCell *cell,
                     const char *text,
                     CxOutcome *outcome)
{
  g_autofree char *plain = NULL;
  CxCivil civil;

  if (cell != NULL && cell->kind == CX_CELL_DATE)
    {
      cx_civil_from_ms ((gint64) cell->number, &civil);
      plain = g_strdup_printf ("%02d:%02d:%02d", civil.hour, civil.minute, civil.second);
    }
  else
    plain = make_24_hours (text);
  cx_import_read_by_type (column, cell, plain, outcome);
}

/* A column that is looked at for rows to leave out only. */
void
cx_import_read_nothing (CxImportColumn *column,
                        const CxCell *cell,
                        const char *text,
                        CxOutcome *outcome)
{
  outcome->kind = CX_OUTCOME_BLANK;
}
