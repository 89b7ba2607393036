#include "config.h"

#include "cx-recipe.h"

#include "cx-i18n.h"
#include "cx-text.h"

#include <math.h>
#include <string.h>

gboolean
cx_recipe_find_rows (CxRecipeContext *context, GError **error)
{
  CxMeasureQuery query = { .since = context->options->since,
                           .until = context->options->until,
                           .where = context->options->where };
  g_autoptr (CxBitset) rows = cx_measure_rows (context->frame, &query, context->progress, error);

  if (rows == NULL)
    return FALSE;
  context->all = (gint64) rows->n;
  context->base = (gint64) cx_bitset_count (rows);
  if (context->base == context->all)
    return TRUE;

  context->only = g_array_sized_new (FALSE, FALSE, sizeof (guint32), (guint) context->base);
  for (gsize i = 0; i < rows->n; i++)
    if (cx_bitset_has (rows, i))
      {
        guint32 place = (guint32) i;

        g_array_append_val (context->only, place);
      }
  return TRUE;
}

CxMeasurement *
cx_recipe_measure (CxRecipeContext *context,
                   const char *question,
                   const char *metric,
                   const char *by,
                   gboolean by_month,
                   GError **error)
{
  CxMeasureQuery query = { .question = question,
                           .metric = metric,
                           .by = by,
                           .has_period = by_month,
                           .period = CX_PERIOD_MONTH,
                           .since = context->options->since,
                           .until = context->options->until,
                           .where = context->options->where,
                           .language = context->language };

  return cx_measure (context->frame, &query, context->progress, error);
}

const char *
cx_recipe_question_text (CxRecipeContext *context, CxQuestion *question)
{
  return cx_survey_translate (context->survey, question->uuid, "text", context->language,
                              question->text);
}

const char *
cx_recipe_metric_name (CxRecipeContext *context, const char *metric)
{
  return CX_RECIPE_T (context, cx_metric_find (metric)->name);
}

CxReportColumnKind
cx_recipe_column_kind (const char *metric)
{
  const char *unit = cx_metric_find (metric)->unit;

  if (strcmp (unit, "points") == 0)
    return CX_REPORT_SCORE;
  return strcmp (unit, "percent") == 0 ? CX_REPORT_PERCENT : CX_REPORT_DECIMAL;
}

char *
cx_recipe_footnote (CxRecipeContext *context, const CxMeasurement *measurement)
{
  g_autofree char *n = cx_number_to_human ((double) measurement->total->n, 0, context->language);
  g_autofree char *unanswered = cx_number_to_human ((double) measurement->unanswered, 0,
                                                    context->language);
  g_autofree char *confidence = cx_number_to_human (100 * measurement->confidence, 0,
                                                    context->language);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, CX_RECIPE_T (context, N_ ("n = %s answers. Intervals: %s %%, %s.")),
                          n, confidence,
                          CX_RECIPE_T (context, cx_metric_find (measurement->metric)->interval));
  if (measurement->unanswered > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (
          text, CX_RECIPE_T (context, N_ ("Seen but not answered, not in the base: %s.")),
          unanswered);
    }
  if (measurement->total->few)
    {
      g_string_append_c (text, ' ');
      g_string_append (text, CX_RECIPE_T (context, N_ ("Few answers: read with care.")));
    }
  return g_string_free (text, FALSE);
}
