#include "config.h"

#include "cx-options.h"

#include "cx-i18n.h"
#include "cx-measure.h"
#include "cx-number.h"

#include <math.h>
#include <string.h>

/* So many different numbers are listed one by one; more are put into ranges. */
#define MAX_NUMBERS 25
#define WANTED_RANGES 10

/* A scale with more points than this is treated as numbers. */
#define MAX_POINTS 1000

#define HOURS 24

const char *
cx_options_get_label (CxSurvey *survey, const char *uuid, const char *text, const char *language)
{
  return language != NULL ? cx_survey_translate (survey, uuid, "text", language, text) : text;
}

static void
clear_option (gpointer data)
{
  CxOption *option = data;

  g_free (option->code);
  g_free (option->text);
}

void
cx_options_free (CxOptions *options)
{
  g_array_unref (options->options);
  g_hash_table_unref (options->places);
  g_clear_pointer (&options->numbers, g_array_unref);
  g_free (options);
}

static void
add_option (CxOptions *options, char *code, char *text, gboolean hidden)
{
  CxOption option = { code, text, hidden };

  g_array_append_val (options->options, option);
}

static void
list_choices (CxOptions *options, CxSurvey *survey, CxQuestion *question, const char *language)
{
  for (guint i = 0; i < question->choices->len; i++)
    {
      CxChoice *choice = g_ptr_array_index (question->choices, i);

      if (choice->missing)
        continue;
      add_option (options, g_strdup (choice->code),
                  g_strdup (cx_options_get_label (survey, choice->uuid, choice->text, language)),
                  choice->hidden);
      g_hash_table_insert (options->places, GINT_TO_POINTER (choice->number),
                           GUINT_TO_POINTER (options->options->len));
    }
}

/* The points of a scale, and what was answered outside of it. */
static void
list_points (CxOptions *options,
             CxSurvey *survey,
             CxQuestion *question,
             const CxCodes *const *codes,
             guint n,
             const char *language)
{
  gint32 low = isnan (question->scale_min) ? G_MAXINT32 : (gint32) question->scale_min;
  gint32 high = isnan (question->scale_max) ? -1 : (gint32) question->scale_max;

  for (guint i = 0; i < n; i++)
    if (codes[i]->column->maximum >= 0)
      {
        low = MIN (low, cx_codes_get_lowest (codes[i]));
        high = MAX (high, codes[i]->column->maximum);
      }
  high = MIN (high, low + MAX_POINTS);
  options->first = low;
  options->step = 1;

  for (gint32 point = low; point <= high; point++)
    {
      CxChoice *choice = cx_question_get_choice_by_number (question, point);
      char *code = g_strdup_printf ("%d", point);

      add_option (options, code,
                  g_strdup (choice != NULL ? cx_options_get_label (survey, choice->uuid,
                                                                   choice->text, language)
                                           : code),
                  choice != NULL && choice->missing);
    }
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Adds the numbers behind @codes that are new; FALSE when there are too many. */
static gboolean
collect_numbers (GArray *numbers, const CxCodes *codes)
{
  for (gint32 i = 0; i <= codes->column->maximum; i++)
    {
      double number = codes->numbers[i];
      gboolean known = FALSE;

      for (guint j = 0; j < numbers->len && !known; j++)
        known = g_array_index (numbers, double, j) == number;
      if (known)
        continue;
      if (numbers->len == MAX_NUMBERS)
        return FALSE;
      g_array_append_val (numbers, number);
    }
  return TRUE;
}

/* 1, 2 or 5 times a power of ten, so that about WANTED_RANGES steps span @span. */
static double
choose_step (double span)
{
  double rough = span / WANTED_RANGES;
  double power = pow (10, floor (log10 (rough)));
  double digit = rough / power;

  return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
}

static void
list_ranges (CxOptions *options, double low, double high, const char *language)
{
  options->step = choose_step (high - low);
  options->first = floor (low / options->step) * options->step;

  /* Numbers so large that steps vanish beside them are one range. */
  if (!isfinite (options->step) || options->step <= 0 || options->first + options->step <= low)
    options->step = INFINITY;
  for (guint i = 0; i <= 2 * WANTED_RANGES; i++)
    {
      double start = options->first + (i > 0 ? i * options->step : 0);
      char buffer[CX_NUMBER_BUFFER];
      g_autofree char *from = NULL, *to = NULL;
      int decimals = options->step >= 1 ? 0 : MIN (9, (int) ceil (-log10 (options->step)));

      if (i > 0 && !(start <= high))
        break;
      from = cx_number_to_human (start, decimals, language);
      to = cx_number_to_human (isinf (options->step) ? high : start + options->step, decimals,
                               language);
      /* TRANSLATORS: a range of numbers: from the first up to, but without, the second. */
      add_option (options, g_strdup (cx_number_to_text (start, buffer)),
                  g_strdup_printf (_ ("%s to under %s"), from, to), FALSE);
    }
}

static void
list_numbers (CxOptions *options, const CxCodes *const *codes, guint n, const char *language)
{
  double low = INFINITY, high = -INFINITY;
  gboolean few = TRUE;

  options->numbers = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < n; i++)
    if (codes[i]->column->maximum >= 0)
      {
        low = fmin (low, codes[i]->numbers[0]);
        high = fmax (high, codes[i]->numbers[codes[i]->column->maximum]);
        few = few && collect_numbers (options->numbers, codes[i]);
      }

  if (!few)
    {
      g_clear_pointer (&options->numbers, g_array_unref);
      list_ranges (options, low, high, language);
      return;
    }
  g_array_sort (options->numbers, compare_numbers);
  for (guint i = 0; i < options->numbers->len; i++)
    {
      char buffer[CX_NUMBER_BUFFER];

      cx_number_to_text (g_array_index (options->numbers, double, i), buffer);
      add_option (options, g_strdup (buffer), g_strdup (buffer), FALSE);
    }
}

/* The number of the month in which the date @text lies. */
static gboolean
get_month (const char *text, gint64 *month)
{
  gboolean has_time;
  CxMoment moment;

  if (text == NULL || !cx_moment_parse_iso (text, strlen (text), &moment, &has_time))
    return FALSE;
  *month = cx_period_of_local_ms (CX_PERIOD_MONTH, moment.ms);
  return TRUE;
}

static void
list_months (CxOptions *options, const CxCodes *codes, const char *language)
{
  gint64 low = G_MAXINT64, high = G_MININT64, month;

  for (guint i = 0; i < codes->n; i++)
    if (get_month (cx_codes_get_text (codes, i), &month))
      {
        low = MIN (low, month);
        high = MAX (high, month);
      }
  options->first = (double) low;
  for (month = low; month <= high && month - low <= MAX_POINTS; month++)
    add_option (options, cx_period_key (CX_PERIOD_MONTH, month),
                cx_period_label (CX_PERIOD_MONTH, month, language), TRUE);
}

static void
list_hours (CxOptions *options)
{
  for (int hour = 0; hour < HOURS; hour++)
    add_option (options, g_strdup_printf ("%02d", hour), g_strdup_printf ("%02d:00", hour), TRUE);
}

gboolean
cx_options_is_free_text (const CxVariable *variable)
{
  return variable->kind == CX_VARIABLE_TEXT && g_strcmp0 (variable->question->type_id, "time") != 0;
}

CxOptions *
cx_options_new (CxSurvey *survey,
                CxQuestion *question,
                const CxCodes *const *codes,
                guint n,
                const char *language)
{
  CxOptions *options = g_new0 (CxOptions, 1);
  const char *shown = language != NULL ? language : survey->language;

  options->options = g_array_new (FALSE, FALSE, sizeof (CxOption));
  g_array_set_clear_func (options->options, clear_option);
  options->places = g_hash_table_new (NULL, NULL);
  options->kind = codes[0]->variable.kind;
  options->ranked = g_strcmp0 (question->type_id, "ranking") == 0;

  if (options->kind == CX_VARIABLE_CHOICE || options->kind == CX_VARIABLE_SET)
    list_choices (options, survey, question, language);
  else if (options->kind == CX_VARIABLE_SCALE)
    list_points (options, survey, question, codes, n, language);
  else if (options->kind == CX_VARIABLE_NUMBER)
    list_numbers (options, codes, n, shown);
  else if (options->kind == CX_VARIABLE_DATE)
    list_months (options, codes[0], shown);
  else if (!cx_options_is_free_text (&codes[0]->variable))
    list_hours (options);
  return options;
}

void
cx_options_settle (CxOptions *options, const GPtrArray *choices)
{
  for (guint i = 0, j = 0; i < options->options->len && j < choices->len; i++)
    {
      CxOption *option = &g_array_index (options->options, CxOption, i);
      const CxChoiceShare *choice = g_ptr_array_index (choices, j);

      if (strcmp (option->code, choice->code) == 0)
        {
          option->hidden = FALSE;
          j++;
        }
    }
}

static guint
add_place (const CxOptions *options, double place, guint *places, guint n)
{
  if (place >= 0 && place < options->options->len)
    places[n++] = (guint) place;
  return n;
}

static guint
find_members (const CxOptions *options, const char *numbers, guint *places)
{
  guint n = 0;

  while (numbers != NULL && *numbers != '\0' && n < options->options->len)
    {
      char *end;
      gint64 number = g_ascii_strtoll (numbers, &end, 10);
      guint place = GPOINTER_TO_UINT (
          g_hash_table_lookup (options->places, GINT_TO_POINTER ((int) number)));

      if (place > 0)
        places[n++] = place - 1;
      if (options->ranked)
        break;
      numbers = strchr (end, ' ');
      numbers = numbers != NULL ? numbers + 1 : NULL;
    }
  return n;
}

static guint
find_number (const CxOptions *options, double number, guint *places)
{
  if (options->numbers == NULL)
    return add_place (options,
                      isinf (options->step) ? 0 : floor ((number - options->first) / options->step),
                      places, 0);
  for (guint i = 0; i < options->numbers->len; i++)
    if (g_array_index (options->numbers, double, i) == number)
      return add_place (options, i, places, 0);
  return 0;
}

guint
cx_options_find (const CxOptions *options, const CxCodes *codes, guint index, guint *places)
{
  gint32 code = cx_codes_get_code (codes, index);
  const char *text = cx_codes_get_text (codes, index);
  gint64 month;

  if (code < 0)
    return 0;
  switch (options->kind)
    {
    case CX_VARIABLE_SET:
      return find_members (options, text, places);
    case CX_VARIABLE_CHOICE:
      return add_place (options,
                        (double) GPOINTER_TO_UINT (
                            g_hash_table_lookup (options->places, GINT_TO_POINTER (code))) -
                            1,
                        places, 0);
    case CX_VARIABLE_SCALE:
      return add_place (options, code - options->first, places, 0);
    case CX_VARIABLE_NUMBER:
      return find_number (options, codes->numbers[code], places);
    case CX_VARIABLE_DATE:
      return get_month (text, &month)
                 ? add_place (options, (double) month - options->first, places, 0)
                 : 0;
    case CX_VARIABLE_TEXT:
      return options->options->len > 0 && text != NULL && g_ascii_isdigit (text[0])
                 ? add_place (options, (double) g_ascii_strtoll (text, NULL, 10), places, 0)
                 : 0;
    case CX_VARIABLE_MOMENT:
    case CX_VARIABLE_WHOLE:
    default:
      return 0;
    }
}
