#include "config.h"

#include "cx-response-value.h"

#include "cx-i18n.h"
#include "cx-moment.h"
#include "cx-number.h"
#include "cx-question-type.h"

#include <math.h>
#include <string.h>

/* More places than a person reads. */
#define DECIMALS_MAX 4

gboolean
cx_list_column_is_choice (const CxListColumn *column)
{
  return column->kind == CX_LIST_ITEM && column->item->coded &&
         (column->item->kind == CX_ITEM_VALUE || column->item->kind == CX_ITEM_ROW) &&
         column->question->type != NULL &&
         (column->question->type->flags & CX_TYPE_HAS_CHOICES) != 0 &&
         column->question->choices->len > 0;
}

gboolean
cx_list_column_is_date (const CxListColumn *column)
{
  return column->kind == CX_LIST_ITEM && column->item->kind == CX_ITEM_VALUE &&
         strcmp (column->question->type_id, "date") == 0;
}

gboolean
cx_list_column_is_editable (const CxListColumn *column)
{
  return column->kind != CX_LIST_NUMBER &&
         (column->question == NULL || column->question->type != NULL);
}

gboolean
cx_grid_column_is_numeric (const CxListColumn *column)
{
  if (column->kind == CX_LIST_NUMBER)
    return TRUE;
  if (column->kind == CX_LIST_FIELD)
    return column->field == CX_FIELD_OF_WEIGHT;
  return column->kind == CX_LIST_ITEM && column->item->storage != CX_STORAGE_TEXT &&
         !cx_list_column_is_choice (column);
}

gboolean
cx_response_value_is_missing (const CxListValue *value)
{
  return value->kind == CX_VALUE_NULL || value->kind == CX_VALUE_MISSING;
}

const char *
cx_response_value_describe_missing (const CxListValue *value)
{
  if (value->kind == CX_VALUE_NULL)
    return _ ("This was not asked.");
  if (value->kind != CX_VALUE_MISSING)
    return NULL;
  switch (value->integer)
    {
    case CX_ANSWER_NOT_APPLICABLE:
      return _ ("This does not apply, or the customer does not know.");
    case CX_ANSWER_REFUSED:
      return _ ("The customer did not want to answer.");
    case 0:
      return _ ("None of the choices was chosen.");
    default:
      return _ ("The customer left this question out.");
    }
}

static const char *
get_missing_sign (const CxListValue *value)
{
  if (value->kind == CX_VALUE_NULL)
    return "";
  if (value->integer == CX_ANSWER_NOT_APPLICABLE)
    return C_ ("answer", "N/A");
  if (value->integer == CX_ANSWER_REFUSED)
    return C_ ("answer", "Refused");
  return value->integer == 0 ? "○" : "–";
}

const char *
cx_response_choice_label (const CxResponseWords *words, CxChoice *choice)
{
  return cx_survey_translate (words->survey, choice->uuid, "text", words->language, choice->text);
}

static char *
format_number (double value)
{
  double scaled = value;
  int decimals = 0;

  while (decimals < DECIMALS_MAX && fabs (scaled - round (scaled)) > 1e-9 * MAX (1, fabs (scaled)))
    {
      scaled *= 10;
      decimals++;
    }
  return cx_number_to_human (value, decimals, cx_i18n_get_language ());
}

static char *
format_choice (const CxResponseWords *words, CxQuestion *question, gint64 number)
{
  CxChoice *choice = cx_question_get_choice_by_number (question, (int) number);

  return choice != NULL ? g_strdup (cx_response_choice_label (words, choice))
                        : format_number ((double) number);
}

static char *
format_list (const CxResponseWords *words, CxQuestion *question, const char *numbers)
{
  g_auto (GStrv) parts = g_strsplit (numbers, " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *label = NULL;

      if (*parts[i] == '\0')
        continue;
      label = format_choice (words, question, g_ascii_strtoll (parts[i], NULL, 10));
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", label);
    }
  return g_strdup (text->str);
}

static char *
format_date (const char *text, const char *language)
{
  CxMoment moment;
  gboolean has_time = FALSE;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  if (!cx_moment_parse_iso (text, strlen (text), &moment, &has_time))
    return g_strdup (text);
  moment.offset = 0;
  return cx_moment_to_human (moment, utc, has_time, language);
}

static char *
format_field (const CxResponseWords *words, CxResponseField field, const CxListValue *value)
{
  CxMoment moment = { value->integer, CX_OFFSET_NONE };

  if (value->kind == CX_VALUE_TEXT)
    return g_strdup (value->text);
  if (cx_response_field_info (field)->is_moment)
    return cx_moment_to_human (moment, words->zone, TRUE, cx_i18n_get_language ());
  if (field == CX_FIELD_OF_COMPLETE)
    return g_strdup (value->integer != 0 ? C_ ("complete", "Yes") : C_ ("complete", "No"));
  return format_number (value->real);
}

char *
cx_response_value_to_text (const CxResponseWords *words,
                           const CxListColumn *column,
                           const CxListValue *value)
{
  if (cx_response_value_is_missing (value))
    return g_strdup (get_missing_sign (value));
  if (column->kind == CX_LIST_FIELD)
    return format_field (words, column->field, value);
  if (column->kind != CX_LIST_NUMBER && cx_list_column_is_list (column) &&
      value->kind == CX_VALUE_TEXT)
    return format_list (words, column->question, value->text);
  if (value->kind == CX_VALUE_TEXT)
    return cx_list_column_is_date (column) ? format_date (value->text, cx_i18n_get_language ())
                                           : g_strdup (value->text);
  if (cx_list_column_is_choice (column))
    return format_choice (words, column->question, value->integer);
  return format_number (value->real);
}
