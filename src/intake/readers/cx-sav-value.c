#include "config.h"

#include "cx-sav-value.h"

#include "cx-number.h"

#include <math.h>
#include <string.h>

/* Seconds from 1582-10-14, where SPSS begins to count, to 1970-01-01. */
#define SPSS_EPOCH 12219379200.0
/* 9999-12-31 on that scale. */
#define MAX_SECONDS 265627728000.0
/* Whole codes that a range of missing values is written out to. */
#define MAX_RANGE 1000

CxCellFormat
cx_sav_read_format (const char *format)
{
  static const char *const dates[] = { "DATE", "ADATE", "EDATE", "SDATE", "JDATE",
                                       "QYR",  "MOYR",  "WKYR",  NULL };
  static const char *const moments[] = { "DATETIME", "YMDHMS", NULL };
  static const char *const times[] = { "TIME", "DTIME", "MTIME", NULL };
  g_autofree char *name = NULL;

  if (format == NULL)
    return CX_FORMAT_NUMBER;
  name = g_ascii_strup (format, (gssize) strcspn (format, "0123456789."));
  if (g_strv_contains (dates, name))
    return CX_FORMAT_DATE;
  if (g_strv_contains (moments, name))
    return CX_FORMAT_MOMENT;
  return g_strv_contains (times, name) ? CX_FORMAT_DURATION : CX_FORMAT_NUMBER;
}

CxCellKind
cx_sav_format_value (readstat_value_t value, CxCellFormat format, char *text, double *number)
{
  double x = readstat_double_value (value);

  *number = x;
  *text = '\0';
  if (!isfinite (x))
    return CX_CELL_EMPTY;
  if (format == CX_FORMAT_DURATION && fabs (x) < 1e9)
    {
      cx_cell_format_duration ((gint64) llround (x * 1000), text);
      return CX_CELL_TEXT;
    }
  if ((format == CX_FORMAT_DATE || format == CX_FORMAT_MOMENT) && x >= 0 && x <= MAX_SECONDS)
    {
      gint64 ms = (gint64) llround ((x - SPSS_EPOCH) * 1000);
      gboolean has_time = fmod (x, 86400) != 0;

      *number = (double) ms;
      cx_cell_format_moment (ms, has_time || format == CX_FORMAT_MOMENT, text);
      return CX_CELL_DATE;
    }
  cx_number_to_text (x, text);
  return CX_CELL_NUMBER;
}

char *
cx_sav_code_of (readstat_value_t value)
{
  char text[CX_CELL_TEXT_SIZE];

  if (readstat_value_type_class (value) == READSTAT_TYPE_CLASS_STRING)
    return g_strchomp (
        g_strdup (readstat_string_value (value) != NULL ? readstat_string_value (value) : ""));
  return g_strdup (cx_number_to_text (readstat_double_value (value), text));
}

void
cx_sav_note_missing (CxColumnNote *note, const readstat_variable_t *variable)
{
  int n = readstat_variable_get_missing_ranges_count (variable);

  if (n == 0)
    return;
  note->missing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (int i = 0; i < n; i++)
    {
      readstat_value_t low = readstat_variable_get_missing_range_lo (variable, i);
      readstat_value_t high = readstat_variable_get_missing_range_hi (variable, i);
      g_autofree char *from = cx_sav_code_of (low);
      g_autofree char *until = cx_sav_code_of (high);
      double a, b;
      char text[CX_CELL_TEXT_SIZE];

      if (strcmp (from, until) == 0)
        {
          g_hash_table_add (note->missing, g_steal_pointer (&from));
          continue;
        }
      a = readstat_double_value (low);
      b = readstat_double_value (high);
      if (!(floor (a) == a && b - a <= MAX_RANGE))
        continue;
      for (double code = a; code <= b; code++)
        g_hash_table_add (note->missing, g_strdup (cx_number_to_text (code, text)));
    }
}
