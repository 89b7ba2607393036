#include "config.h"

#include "cx-question-types.h"

#include "cx-error.h"
#include "cx-moment.h"

#include <string.h>

/* A day, kept as YYYY-MM-DD; with a time as YYYY-MM-DDTHH:MM:SS. */

static const CxField fields[] = {
  { "with_time", CX_FIELD_BOOLEAN, N_ ("With the time of day"), "0", 0, 0, NULL, NULL },
  { "min", CX_FIELD_DATE, N_ ("Not before"), NULL, 0, 0, NULL, NULL },
  { "max", CX_FIELD_DATE, N_ ("Not after"), NULL, 0, 0, NULL, NULL },
};

/* ISO texts sort as their dates do. */
static gboolean
check_limits (CxQuestion *question, const char *date, GError **error)
{
  g_autofree char *min = cx_question_get_property (question, "min");
  g_autofree char *max = cx_question_get_property (question, "max");

  if (min != NULL && strncmp (date, min, 10) < 0)
    cx_error_set (error, CX_ERROR_INVALID, _ ("Check the date."),
                  _ ("%s is before the first allowed day, %s."), date, min);
  else if (max != NULL && strncmp (date, max, 10) > 0)
    cx_error_set (error, CX_ERROR_INVALID, _ ("Check the date."),
                  _ ("%s is after the last allowed day, %s."), date, max);
  else
    return TRUE;
  return FALSE;
}

static gboolean
read (CxQuestion *question,
      CxItem *item,
      const char *answer,
      double *number,
      char **text,
      GError **error)
{
  g_autofree char *date = NULL;
  gboolean has_time = FALSE;
  CxMoment moment;
  CxCivil civil;

  if (!cx_moment_parse_iso (answer, strlen (answer), &moment, &has_time))
    {
      cx_error_set (error, CX_ERROR_INVALID, _ ("Write the date as 2026-03-09."),
                    _ ("“%s” is not a date."), answer);
      return FALSE;
    }
  if (moment.offset != CX_OFFSET_NONE)
    moment.ms += (gint64) moment.offset * 60000;
  cx_civil_from_ms (moment.ms, &civil);

  if (has_time && cx_question_get_flag (question, "with_time"))
    date = g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d", civil.year, civil.month, civil.day,
                            civil.hour, civil.minute, civil.second);
  else
    date = g_strdup_printf ("%04d-%02d-%02d", civil.year, civil.month, civil.day);
  if (!check_limits (question, date, error))
    return FALSE;
  *text = g_steal_pointer (&date);
  return TRUE;
}

const CxQuestionType cx_type_date = {
  .id = "date",
  .title = N_ ("Date"),
  .metric = "distribution",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .layout = cx_type_layout_text,
  .read = read,
};
