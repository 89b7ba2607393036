#include "config.h"

#include "cx-question-types.h"

#include "cx-error.h"
#include "cx-number.h"
#include "cx-text.h"

#include <math.h>
#include <string.h>

/* The widest scale that can be shown and counted point by point. */
#define SCALE_POINTS_MAX 1001

void
cx_type_layout_integer (CxQuestion *question)
{
  cx_question_ensure_item (question, CX_ITEM_VALUE, CX_STORAGE_INTEGER, NULL, NULL);
}

void
cx_type_layout_real (CxQuestion *question)
{
  cx_question_ensure_item (question, CX_ITEM_VALUE, CX_STORAGE_REAL, NULL, NULL);
}

void
cx_type_layout_text (CxQuestion *question)
{
  cx_question_ensure_item (question, CX_ITEM_VALUE, CX_STORAGE_TEXT, NULL, NULL);
}

void
cx_type_layout_others (CxQuestion *question)
{
  for (guint i = 0; i < question->choices->len; i++)
    {
      CxChoice *choice = g_ptr_array_index (question->choices, i);

      if (choice->other)
        cx_question_ensure_item (question, CX_ITEM_OTHER, CX_STORAGE_TEXT, choice, NULL);
    }
}

gboolean
cx_type_prepare_scale (CxQuestion *question, double min, double max, GError **error)
{
  if (isnan (question->scale_min))
    question->scale_min = min;
  if (isnan (question->scale_max))
    question->scale_max = max;

  if (question->scale_min != floor (question->scale_min) ||
      question->scale_max != floor (question->scale_max) ||
      !(question->scale_min < question->scale_max) ||
      question->scale_max - question->scale_min >= SCALE_POINTS_MAX)
    {
      cx_error_set (error, CX_ERROR_INVALID,
                    _ ("Give two whole numbers, the lower one first, at most 1,000 apart."),
                    _ ("The scale of question “%s” cannot be used."), question->code);
      return FALSE;
    }
  return TRUE;
}

static CxChoice *
find_choice_by_text (CxQuestion *question, const char *answer)
{
  g_autofree char *key = cx_text_key (answer);
  CxChoice *by_code = NULL, *by_text = NULL;

  for (guint i = 0; i < question->choices->len; i++)
    {
      CxChoice *choice = g_ptr_array_index (question->choices, i);
      g_autofree char *code = cx_text_key (choice->code);
      g_autofree char *text = cx_text_key (choice->text);

      if (by_code == NULL && strcmp (code, key) == 0)
        by_code = choice;
      if (by_text == NULL && strcmp (text, key) == 0)
        by_text = choice;
    }
  return by_code != NULL ? by_code : by_text;
}

gboolean
cx_type_read_scale (CxQuestion *question,
                    CxItem *item,
                    const char *answer,
                    double *number,
                    char **text,
                    GError **error)
{
  char low[CX_NUMBER_BUFFER], high[CX_NUMBER_BUFFER];
  CxChoice *point;
  double value;

  if (cx_number_parse (answer, strlen (answer), &value))
    {
      if (value == floor (value) && value >= question->scale_min && value <= question->scale_max)
        {
          *number = value;
          return TRUE;
        }
    }
  else if ((point = find_choice_by_text (question, answer)) != NULL)
    {
      *number = point->number;
      return TRUE;
    }

  cx_error_set (error, CX_ERROR_INVALID, _ ("Write one of the numbers of the scale."),
                _ ("“%s” is not a whole number from %s to %s."), answer,
                cx_number_to_text (question->scale_min, low),
                cx_number_to_text (question->scale_max, high));
  return FALSE;
}

gboolean
cx_type_read_choice (CxQuestion *question,
                     CxItem *item,
                     const char *answer,
                     double *number,
                     char **text,
                     GError **error)
{
  CxChoice *choice;

  if (item->storage == CX_STORAGE_TEXT)
    return cx_type_read_text (question, item, answer, number, text, error);

  choice = cx_question_find_choice (question, answer);
  if (choice == NULL)
    choice = find_choice_by_text (question, answer);
  if (choice == NULL)
    {
      cx_error_set (error, CX_ERROR_INVALID, _ ("Use the code or the label of a choice."),
                    _ ("“%s” is not one of the choices of question “%s”."), answer, question->code);
      return FALSE;
    }
  *number = choice->number;
  return TRUE;
}

gboolean
cx_type_parse_yes_no (const char *answer, gboolean *value)
{
  static const char *const yes[] = { "yes", "y", "true", "1", "x", "có", "đúng", "✓", NULL };
  static const char *const no[] = { "no", "n", "false", "0", "không", "sai", NULL };
  g_autofree char *key = cx_text_key (answer);

  if (!g_strv_contains (yes, key) && !g_strv_contains (no, key))
    return FALSE;
  *value = g_strv_contains (yes, key);
  return TRUE;
}

gboolean
cx_type_read_number (CxQuestion *question,
                     CxItem *item,
                     const char *answer,
                     double *number,
                     char **text,
                     GError **error)
{
  double min = cx_question_get_number (question, "min");
  double max = cx_question_get_number (question, "max");
  char limit[CX_NUMBER_BUFFER];
  double value;

  if (!cx_number_parse (answer, strlen (answer), &value) &&
      !cx_number_parse_human (answer, strlen (answer), CX_DECIMAL_POINT, &value))
    cx_error_set (error, CX_ERROR_INVALID, _ ("Write a number, with a point before decimals."),
                  _ ("“%s” is not a number."), answer);
  else if (value < min)
    cx_error_set (error, CX_ERROR_INVALID, _ ("Write a number within the question's limits."),
                  _ ("%s is less than the lowest allowed number, %s."), answer,
                  cx_number_to_text (min, limit));
  else if (value > max)
    cx_error_set (error, CX_ERROR_INVALID, _ ("Write a number within the question's limits."),
                  _ ("%s is more than the highest allowed number, %s."), answer,
                  cx_number_to_text (max, limit));
  else
    {
      *number = value;
      return TRUE;
    }
  return FALSE;
}

gboolean
cx_type_read_text (CxQuestion *question,
                   CxItem *item,
                   const char *answer,
                   double *number,
                   char **text,
                   GError **error)
{
  *text = cx_text_tidy (answer);
  return TRUE;
}
