/* Results in words. */
#include "config.h"

#include "cx-result-charts.h"

#include "cx-i18n.h"
#include "cx-number.h"

#include <math.h>

static char *
format_count (gint64 n, const char *language)
{
  return cx_number_to_human ((double) n, 0, language);
}

static char *
format_value (const CxMetricInfo *info, double value, const char *language)
{
  g_autofree char *number = cx_number_to_human (value, info->decimals, language);

  /* TRANSLATORS: a number in percent. */
  return g_str_equal (info->unit, "percent") ? g_strdup_printf (_ ("%s %%"), number)
                                             : g_steal_pointer (&number);
}

/* Two shares differ by points, not by percent of one of them. */
static char *
format_difference (const CxMetricInfo *info, double difference, const char *language)
{
  g_autofree char *number = cx_number_to_human (difference, info->decimals, language);

  /* TRANSLATORS: how far two scores or two percentages are apart. */
  return *info->unit != '\0' ? g_strdup_printf (_ ("%s points"), number)
                             : g_steal_pointer (&number);
}

char *
cx_question_result_describe_base (const CxQuestionResult *result, const char *language)
{
  gint64 count = cx_question_result_get_n (result);
  g_autofree char *n = format_count (count, language);
  g_autofree char *asked = format_count (result->asked, language);

  if (result->other_score != NULL || result->other_shares != NULL)
    {
      g_autofree char *other = format_count (cx_question_result_get_other_n (result), language);

      /* TRANSLATORS: answers under two filters that are compared. */
      return g_strdup_printf (_ ("A: %s answers, B: %s answers"), n, other);
    }
  if (count == result->asked)
    return g_strdup_printf (ngettext ("%s answer", "%s answers", count), n);
  /* TRANSLATORS: how many answered, and how many were asked. */
  return g_strdup_printf (_ ("%s answers of %s asked"), n, asked);
}

char *
cx_question_result_format_score (const CxQuestionResult *result, const char *language)
{
  if (result->score == NULL || !isfinite (result->score->total->value))
    return NULL;
  return format_value (cx_metric_find (result->score->metric), result->score->total->value,
                       language);
}

char *
cx_question_result_describe_score (const CxQuestionResult *result, const char *language)
{
  const CxScore *score = result->score != NULL ? result->score->total : NULL;
  const CxMetricInfo *info;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *confidence = NULL;

  if (score == NULL || !isfinite (score->value))
    return NULL;
  info = cx_metric_find (result->score->metric);
  if (!isfinite (score->lower) || !isfinite (score->upper))
    return g_strdup (_ (info->title));
  low = format_value (info, score->lower, language);
  high = format_value (info, score->upper, language);
  confidence = cx_number_to_human (result->score->confidence * 100, 0, language);
  /* TRANSLATORS: a score's name, its interval and how sure it is: "NPS, between 36 and 48 (95 %
   * sure)". */
  return g_strdup_printf (_ ("%s, between %s and %s (%s %% sure)"), _ (info->title), low, high,
                          confidence);
}

char *
cx_question_result_describe_few (const CxQuestionResult *result, const char *language)
{
  const CxMeasurement *measurement = result->score != NULL ? result->score : result->shares;

  if (measurement == NULL || !measurement->total->few || measurement->total->n == 0)
    return NULL;
  return g_strdup (_ ("Few answers: read this with care."));
}

/* What a person sees as nought is no difference, whatever its sign. */
gboolean
cx_result_is_nought (const CxMetricInfo *info, double difference)
{
  return fabs (difference) < 0.5 * pow (10, -info->decimals);
}

/* TRANSLATORS: in these sentences A and B are two filters, followed by their scores and by how far
 * these are apart. */
static const char *
choose_sentence (const CxComparison *comparison, gboolean nought)
{
  gboolean lower = comparison->difference < 0;

  if (g_str_equal (comparison->verdict, "too-few"))
    return nought  ? _ ("A %s, B %s: there is no difference, but there are too few answers to tell")
           : lower ? _ ("A %s, B %s: A is lower by %s, but there are too few answers to tell")
                   : _ ("A %s, B %s: A is higher by %s, but there are too few answers to tell");
  if (nought)
    return _ ("A %s, B %s: there is no difference");
  if (g_str_equal (comparison->verdict, "real"))
    return lower ? _ ("A %s, B %s: A is lower by %s, and that is real")
                 : _ ("A %s, B %s: A is higher by %s, and that is real");
  return lower ? _ ("A %s, B %s: A is lower by %s, which could be chance")
               : _ ("A %s, B %s: A is higher by %s, which could be chance");
}

char *
cx_question_result_describe_comparison (const CxQuestionResult *result, const char *language)
{
  const CxComparison *comparison = result->comparison;
  const CxMetricInfo *info;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  g_autofree char *difference = NULL;
  gboolean nought;

  if (comparison == NULL || !isfinite (comparison->a->value) || !isfinite (comparison->b->value))
    return NULL;
  info = cx_metric_find (comparison->metric);
  nought = cx_result_is_nought (info, comparison->difference);
  a = format_value (info, comparison->a->value, language);
  b = format_value (info, comparison->b->value, language);
  difference = format_difference (info, fabs (comparison->difference), language);
  return nought ? g_strdup_printf (choose_sentence (comparison, TRUE), a, b)
                : g_strdup_printf (choose_sentence (comparison, FALSE), a, b, difference);
}
