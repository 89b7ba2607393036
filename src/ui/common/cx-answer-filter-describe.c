/* Filters in words. */
#include "config.h"

#include "cx-answer-filter.h"

#include "cx-filter-dates.h"
#include "cx-i18n.h"
#include "cx-number.h"
#include "cx-query-name.h"

#include <string.h>

/* So many values are named, the others counted. */
#define MAX_NAMED 3

static const char *
translate (CxSurvey *survey, const char *uuid, const char *text, const char *language)
{
  return cx_survey_translate (survey, uuid, "text",
                              language != NULL ? language : cx_i18n_get_language (), text);
}

/* The option behind the slash, where there is one. */
static CxChoice *
find_option (const CxQueryName *found)
{
  return found->item != NULL && found->item->kind != CX_ITEM_OTHER ? found->item->choice : NULL;
}

char *
cx_answer_filter_get_title (CxSurvey *survey, const char *name, const char *language)
{
  CxQueryName found;
  const char *part = NULL;
  const char *text;

  if (!cx_query_name_find (survey, name, &found))
    return g_strdup (name);
  if (found.question == NULL)
    return g_strdup (_ (cx_response_field_info (found.field)->label));
  text = translate (survey, found.question->uuid, found.question->text, language);
  if (found.row != NULL)
    part = translate (survey, found.row->uuid, found.row->text, language);
  else if (find_option (&found) != NULL)
    part = translate (survey, find_option (&found)->uuid, find_option (&found)->text, language);
  if (part == NULL)
    return g_strdup (text);
  /* TRANSLATORS: one row of a grid and its question. */
  return g_strdup_printf (_ ("%s (%s)"), part, text);
}

static char *
label_number (const char *value)
{
  const char *point = strchr (value, '.');
  double number;

  if (!cx_number_parse (value, strlen (value), &number))
    return g_strdup (value);
  return cx_number_to_human (number, point != NULL ? (int) strlen (point + 1) : 0,
                             cx_i18n_get_language ());
}

static char *
label_date (const char *value)
{
  gboolean has_time;
  CxMoment moment;

  if (!cx_moment_parse_iso (value, strlen (value), &moment, &has_time))
    return g_strdup (value);
  return cx_moment_to_human (moment, NULL, has_time, cx_i18n_get_language ());
}

/* The choice that @value means, by code or by the number on a scale. */
static CxChoice *
find_choice (const CxQueryName *found, const char *value)
{
  CxChoice *choice = cx_question_find_choice (found->question, value);
  double number;

  if (choice == NULL && found->type == CX_EXPR_TYPE_NUMBER && find_option (found) == NULL &&
      cx_number_parse (value, strlen (value), &number))
    choice = cx_question_get_choice_by_number (found->question, (int) number);
  return choice;
}

char *
cx_answer_filter_get_label (CxSurvey *survey,
                            const char *name,
                            const char *value,
                            const char *language)
{
  CxQueryName found;
  CxChoice *choice;

  if (*value == '\0')
    return g_strdup (_ ("no answer"));
  if (!cx_query_name_find (survey, name, &found))
    return g_strdup (value);
  if (found.question == NULL && found.field == CX_FIELD_OF_COMPLETE)
    return g_strdup (g_str_equal (value, "1") ? _ ("Yes") : _ ("No"));
  choice = found.question != NULL ? find_choice (&found, value) : NULL;
  if (choice != NULL)
    return g_strdup (translate (survey, choice->uuid, choice->text, language));
  if (found.type == CX_EXPR_TYPE_NUMBER)
    return label_number (value);
  return found.type == CX_EXPR_TYPE_DATE ? label_date (value) : g_strdup (value);
}

static char *
list_values (const CxAnswerPart *part, CxSurvey *survey, const char *language)
{
  guint n = MIN (part->values->len, MAX_NAMED);
  char *list = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = cx_answer_filter_get_label (
          survey, part->name, g_ptr_array_index (part->values, i), language);
      g_autofree char *before = list;

      list = before == NULL              ? g_strdup (label)
             : i + 1 < part->values->len ? g_strdup_printf ("%s, %s", before, label)
                                         /* TRANSLATORS: the last two of several answers. */
                                         : g_strdup_printf (_ ("%s or %s"), before, label);
    }
  if (part->values->len > n)
    {
      g_autofree char *before = list;
      int more = (int) (part->values->len - n);

      list = g_strdup_printf (ngettext ("%s or %d more", "%s or %d more", more), before, more);
    }
  return list != NULL ? list : g_strdup ("");
}

static char *
label_end (const CxAnswerPart *part, const char *value)
{
  if (value == NULL)
    return NULL;
  return part->numeric ? label_number (value) : label_date (value);
}

static char *
describe_range (const CxAnswerPart *part)
{
  g_autofree char *low = label_end (part, part->low);
  g_autofree char *high = label_end (part, part->high);

  if (high == NULL)
    return g_strdup_printf (_ ("from %s"), low);
  if (low == NULL)
    return g_strdup_printf (part->below ? _ ("under %s") : _ ("up to %s"), high);
  /* TRANSLATORS: a range of numbers: from the first up to, but without, the second. */
  return g_strdup_printf (part->below ? _ ("%s to under %s") : _ ("%s to %s"), low, high);
}

char *
cx_answer_part_describe (const CxAnswerPart *part, CxSurvey *survey, const char *language)
{
  g_autofree char *title = NULL;
  g_autofree char *values = NULL;

  if (part->kind == CX_PART_EXPRESSION)
    return g_strdup (part->expression);
  title = cx_answer_filter_get_title (survey, part->name, language);
  values = part->kind == CX_PART_RANGE ? describe_range (part)
                                       : list_values (part, survey, language);
  /* TRANSLATORS: a filter: what is asked and the answers that are looked at. */
  return g_strdup_printf (_ ("%s: %s"), title, values);
}

char *
cx_answer_filter_describe (const CxAnswerFilter *filter, CxSurvey *survey, const char *language)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  if (cx_answer_filter_is_empty (filter))
    return NULL;
  if (filter->since != NULL || filter->until != NULL)
    g_ptr_array_add (
        texts, cx_filter_dates_describe (filter->since, filter->until, cx_i18n_get_language ()));
  for (guint i = 0; i < filter->parts->len; i++)
    g_ptr_array_add (
        texts, cx_answer_part_describe (g_ptr_array_index (filter->parts, i), survey, language));
  g_ptr_array_add (texts, NULL);
  return g_strjoinv (" · ", (char **) texts->pdata);
}
