#include "config.h"

#include "cx-question-types.h"

#include "cx-error.h"

/* A time of day, kept as HH:MM or HH:MM:SS. */

/* One or two digits up to @highest; moves @text behind them. */
static gboolean
read_part (const char **text, int highest, int *value)
{
  const char *p = *text;
  int digits = 0;

  *value = 0;
  while (g_ascii_isdigit (*p) && digits < 2)
    {
      *value = *value * 10 + (*p++ - '0');
      digits++;
    }
  *text = p;
  return digits > 0 && *value <= highest;
}

static gboolean
parse_time (const char *answer, int *hour, int *minute, int *second)
{
  *second = -1;
  while (g_ascii_isspace (*answer))
    answer++;
  if (!read_part (&answer, 23, hour) || *answer++ != ':' || !read_part (&answer, 59, minute))
    return FALSE;
  if (*answer == ':')
    {
      answer++;
      if (!read_part (&answer, 59, second))
        return FALSE;
    }
  /* Some tools write seconds with decimals and an offset behind a time of day. */
  return *answer == '\0' || *answer == '.' || *answer == '+' || *answer == 'Z' || *answer == ' ';
}

static gboolean
read (CxQuestion *question,
      CxItem *item,
      const char *answer,
      double *number,
      char **text,
      GError **error)
{
  int hour, minute, second;

  if (!parse_time (answer, &hour, &minute, &second))
    {
      cx_error_set (error, CX_ERROR_INVALID, _ ("Write the time as 14:30."),
                    _ ("“%s” is not a time of day."), answer);
      return FALSE;
    }
  if (second >= 0)
    *text = g_strdup_printf ("%02d:%02d:%02d", hour, minute, second);
  else
    *text = g_strdup_printf ("%02d:%02d", hour, minute);
  return TRUE;
}

const CxQuestionType cx_type_time = {
  .id = "time",
  .title = N_ ("Time"),
  .metric = "distribution",
  .layout = cx_type_layout_text,
  .read = read,
};
