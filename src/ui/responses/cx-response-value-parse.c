/* What a person writes, as values of responses. */
#include "config.h"

#include "cx-error.h"
#include "cx-i18n.h"
#include "cx-moment.h"
#include "cx-number.h"
#include "cx-question-type.h"
#include "cx-response-tags.h"
#include "cx-response-value.h"
#include "cx-text.h"
#include "cx-vocabulary.h"

#include <string.h>

static void
add_change (GPtrArray *changes, gint64 item_id, CxResponseField field, CxValue value)
{
  g_ptr_array_add (changes, cx_response_change_new (item_id, field, &value));
}

static CxValue
make_missing (int code)
{
  return (CxValue){ CX_VALUE_MISSING, .integer = code };
}

static CxValue
make_text (const char *text)
{
  return (CxValue){ CX_VALUE_TEXT, .text = text, .length = strlen (text) };
}

static gboolean
is_chosen (const char *numbers, int number)
{
  g_auto (GStrv) parts = g_strsplit (numbers, " ", -1);
  g_autofree char *wanted = g_strdup_printf ("%d", number);

  return g_strv_contains ((const char *const *) parts, wanted);
}

void
cx_response_value_choose (const CxListColumn *column, const char *numbers, GPtrArray *changes)
{
  CxQuestion *question = column->question;

  if (column->kind == CX_LIST_ITEM)
    {
      add_change (changes, column->item->id, 0,
                  numbers != NULL ? make_text (numbers) : make_missing (CX_ANSWER_UNANSWERED));
      return;
    }
  for (guint i = 0; i < question->items->len; i++)
    {
      CxItem *item = g_ptr_array_index (question->items, i);
      CxValue value = make_missing (CX_ANSWER_UNANSWERED);

      if (item->kind != CX_ITEM_CHOICE || item->row != column->row)
        continue;
      if (numbers != NULL)
        value = (CxValue){ CX_VALUE_INTEGER, .integer = is_chosen (numbers, item->choice->number) };
      add_change (changes, item->id, 0, value);
    }
}

/* --- Days and numbers ------------------------------------------------------------------------- */

/* As a person of the program's language writes it, else ISO 8601. */
static gboolean
read_moment (const char *text, CxMoment *moment, gboolean *has_time)
{
  g_autoptr (CxDatePattern) pattern = NULL;

  if (cx_moment_parse_iso (text, strlen (text), moment, has_time))
    return TRUE;
  pattern = cx_date_pattern_new ("d/M/yyyy H:mm", NULL);
  return pattern != NULL && cx_date_pattern_parse (pattern, text, strlen (text), moment, has_time);
}

static char *
write_moment (gint64 local_ms, gboolean with_time)
{
  gboolean vietnamese = strcmp (cx_i18n_get_language (), "vi") == 0;
  g_autoptr (GString) text = g_string_new (NULL);
  CxCivil civil;

  cx_civil_from_ms (local_ms, &civil);
  if (vietnamese)
    g_string_append_printf (text, "%02d/%02d/%04d", civil.day, civil.month, civil.year);
  else
    g_string_append_printf (text, "%04d-%02d-%02d", civil.year, civil.month, civil.day);
  if (with_time)
    g_string_append_printf (text, " %02d:%02d", civil.hour, civil.minute);
  return g_strdup (text->str);
}

static char *
date_to_iso (const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  gboolean has_time = FALSE;
  CxMoment moment;

  if (!read_moment (text, &moment, &has_time))
    return g_strdup (text);
  if (moment.offset == CX_OFFSET_NONE)
    moment.offset = 0;
  if (!has_time)
    return cx_moment_to_iso (moment, utc, FALSE);
  return cx_moment_to_iso (moment, utc, TRUE);
}

static gboolean
read_number (const char *text, double *value)
{
  CxDecimal decimal = strcmp (cx_i18n_get_language (), "vi") == 0 ? CX_DECIMAL_COMMA
                                                                  : CX_DECIMAL_POINT;

  return cx_number_parse_human (text, strlen (text), decimal, value) ||
         cx_number_parse (text, strlen (text), value);
}

/* What types read is the same in every language. */
static char *
make_plain (const CxListColumn *column, const char *text)
{
  char buffer[CX_NUMBER_BUFFER];
  double value;

  if (cx_list_column_is_date (column))
    return date_to_iso (text);
  if (cx_grid_column_is_numeric (column) && read_number (text, &value))
    return g_strdup (cx_number_to_text (value, buffer));
  return g_strdup (text);
}

char *
cx_response_value_to_entry (const CxResponseWords *words,
                            const CxListColumn *column,
                            const CxListValue *value)
{
  CxMoment moment;
  gboolean has_time = FALSE;

  if (cx_response_value_is_missing (value))
    return value->kind == CX_VALUE_MISSING && value->integer == CX_ANSWER_NOT_APPLICABLE
               ? g_strdup (C_ ("answer", "N/A"))
               : g_strdup ("");
  if (column->kind == CX_LIST_FIELD && cx_response_field_info (column->field)->is_moment)
    return write_moment (value->integer + cx_zone_get_shift (words->zone, value->integer), TRUE);
  if (cx_list_column_is_date (column) && value->kind == CX_VALUE_TEXT &&
      cx_moment_parse_iso (value->text, strlen (value->text), &moment, &has_time))
    return write_moment (moment.ms, has_time);
  if (value->kind == CX_VALUE_REAL)
    {
      char buffer[CX_NUMBER_BUFFER];
      char *text = g_strdup (cx_number_to_text (value->real, buffer));

      if (strcmp (cx_i18n_get_language (), "vi") == 0)
        g_strdelimit (text, ".", ',');
      return text;
    }
  if (value->kind == CX_VALUE_INTEGER && !cx_list_column_is_choice (column) &&
      column->kind != CX_LIST_FIELD)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
  return cx_response_value_to_text (words, column, value);
}

/* --- Reading ---------------------------------------------------------------------------------- */

static gboolean
fail (GError **error, const char *mend, const char *text)
{
  cx_error_set (error, CX_ERROR_INVALID, mend, _ ("“%s” cannot be used here."), text);
  return FALSE;
}

static gboolean
parse_moment (const CxResponseWords *words,
              CxResponseField field,
              const char *text,
              GPtrArray *changes,
              GError **error)
{
  CxMoment moment;
  gboolean has_time = FALSE;

  if (!read_moment (text, &moment, &has_time))
    return fail (error, _ ("Write the day and the time as 2026-03-09 14:30 or 9/3/2026 14:30."),
                 text);
  if (moment.offset == CX_OFFSET_NONE)
    moment = cx_moment_in_zone (moment.ms, words->zone);
  add_change (changes, 0, field, (CxValue){ CX_VALUE_INTEGER, .integer = moment.ms });
  return TRUE;
}

static gboolean
parse_field (const CxResponseWords *words,
             CxResponseField field,
             const char *text,
             GPtrArray *changes,
             GError **error)
{
  g_autofree char *tidy = cx_text_tidy (text);
  gboolean yes;
  double weight;

  if (*tidy == '\0')
    add_change (changes, 0, field, (CxValue){ CX_VALUE_NULL });
  else if (cx_response_field_info (field)->is_moment)
    return parse_moment (words, field, tidy, changes, error);
  else if (field == CX_FIELD_OF_COMPLETE)
    {
      if (!cx_vocabulary_yes_no (tidy, &yes))
        return fail (error, _ ("Write yes or no."), tidy);
      add_change (changes, 0, field, (CxValue){ CX_VALUE_INTEGER, .integer = yes });
    }
  else if (field == CX_FIELD_OF_WEIGHT)
    {
      if (!read_number (tidy, &weight) || weight < 0)
        return fail (error, _ ("Write a number from 0 up."), tidy);
      add_change (changes, 0, field, (CxValue){ CX_VALUE_REAL, .real = weight });
    }
  else if (field == CX_FIELD_OF_TAGS)
    {
      g_autofree char *tags = cx_response_tags_change (tidy, NULL, NULL);

      add_change (changes, 0, field, tags != NULL ? make_text (tags) : (CxValue){ CX_VALUE_NULL });
    }
  else
    add_change (changes, 0, field, make_text (tidy));
  return TRUE;
}

/* Labels of this language, which a type that reads files does not know. */
static CxChoice *
find_label (const CxResponseWords *words, CxQuestion *question, const char *text)
{
  g_autofree char *wanted = cx_text_key (text);

  for (guint i = 0; i < question->choices->len; i++)
    {
      CxChoice *choice = g_ptr_array_index (question->choices, i);
      g_autofree char *key = cx_text_key (cx_response_choice_label (words, choice));

      if (strcmp (key, wanted) == 0 || strcmp (choice->code, text) == 0)
        return choice;
    }
  return NULL;
}

static gboolean
parse_list (const CxResponseWords *words,
            const CxListColumn *column,
            const char *text,
            GPtrArray *changes,
            GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint i = 0; i < column->question->choices->len; i++)
    {
      CxChoice *choice = g_ptr_array_index (column->question->choices, i);

      for (guint k = 0; parts[k] != NULL; k++)
        if (find_label (words, column->question, g_strstrip (parts[k])) == choice)
          {
            g_string_append_printf (numbers, "%s%d", numbers->len > 0 ? " " : "", choice->number);
            break;
          }
    }
  for (guint k = 0; parts[k] != NULL; k++)
    if (*parts[k] != '\0' && find_label (words, column->question, parts[k]) == NULL)
      return fail (error, _ ("Use the labels of the choices, with “;” between them."), parts[k]);
  cx_response_value_choose (column, numbers->str, changes);
  return TRUE;
}

static gboolean
parse_item (const CxListColumn *column, const char *text, GPtrArray *changes, GError **error)
{
  g_autofree char *plain = make_plain (column, text);
  g_autofree char *read = NULL;
  CxValue value = { CX_VALUE_INTEGER };
  double number = 0;

  if (!cx_question_read (column->question, column->item, plain, &number, &read, error))
    return FALSE;
  if (read != NULL)
    value = make_text (read);
  else if (column->item->storage == CX_STORAGE_REAL)
    value = (CxValue){ CX_VALUE_REAL, .real = number };
  else
    value.integer = (gint64) number;
  add_change (changes, column->item->id, 0, value);
  return TRUE;
}

/* In a comment such words may well be the answer. */
static int
find_missing (const CxListColumn *column, const char *text)
{
  if (*text == '\0')
    return CX_ANSWER_UNANSWERED;
  if (strcmp (text, C_ ("answer", "N/A")) == 0)
    return CX_ANSWER_NOT_APPLICABLE;
  if (column->item != NULL && column->item->storage == CX_STORAGE_TEXT)
    return 0;
  return cx_vocabulary_missing (text);
}

gboolean
cx_response_value_parse (const CxResponseWords *words,
                         const CxListColumn *column,
                         const char *text,
                         GPtrArray *changes,
                         GError **error)
{
  g_autofree char *tidy = cx_text_tidy (text);
  CxChoice *choice;
  int missing;

  if (column->kind == CX_LIST_FIELD)
    return parse_field (words, column->field, text, changes, error);
  missing = find_missing (column, tidy);
  choice = cx_list_column_is_choice (column) ? find_label (words, column->question, tidy) : NULL;
  if (choice != NULL)
    add_change (changes, column->item->id, 0,
                (CxValue){ CX_VALUE_INTEGER, .integer = choice->number });
  else if (column->kind == CX_LIST_SET && missing != 0)
    cx_response_value_choose (column, NULL, changes);
  else if (missing != 0)
    add_change (changes, column->item->id, 0, make_missing (missing));
  else if (cx_list_column_is_list (column))
    return parse_list (words, column, tidy, changes, error);
  else
    return parse_item (column, tidy, changes, error);
  return TRUE;
}
