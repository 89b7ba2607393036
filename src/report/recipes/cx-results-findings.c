#include "config.h"

#include "cx-recipe.h"

#include "cx-expr.h"
#include "cx-i18n.h"

#include <math.h>
#include <string.h>

/* A finding is a comparison put into one sentence, with its verdict: never a difference alone. */

static const char *
explain (CxRecipeContext *context, const CxComparison *comparison)
{
  if (strcmp (comparison->verdict, "real") == 0)
    return CX_RECIPE_T (context, N_ ("The difference is real."));
  if (strcmp (comparison->verdict, "too-few") == 0)
    return CX_RECIPE_T (context, N_ ("There are too few answers to tell."));
  return CX_RECIPE_T (context, N_ ("The difference could be chance."));
}

static CxComparison *
compare (CxRecipeContext *context,
         CxQuestion *question,
         const char *metric,
         const char *a,
         const char *b,
         GError **error)
{
  CxMeasureQuery query = { .question = question->code,
                           .metric = metric,
                           .since = context->options->since,
                           .until = context->options->until,
                           .where = context->options->where,
                           .language = context->language };

  return cx_compare (context->frame, &query, a, b, context->progress, error);
}

static const CxScore *
find_lowest (const GPtrArray *scores)
{
  const CxScore *lowest = NULL;

  for (guint i = 0; i < scores->len; i++)
    {
      const CxScore *score = g_ptr_array_index (scores, i);

      if (!score->few && *score->key != '\0' && isfinite (score->value) &&
          (lowest == NULL || score->value < lowest->value))
        lowest = score;
    }
  return lowest;
}

/* The group with the lowest score against all the others. */
static gboolean
add_lowest_group (CxRecipeContext *context,
                  CxSection *section,
                  CxQuestion *question,
                  const char *metric,
                  GError **error)
{
  g_autoptr (CxMeasurement) measurement = cx_recipe_measure (context, question->code, metric,
                                                             "field:branch", FALSE, error);
  g_autoptr (CxComparison) comparison = NULL;
  g_autofree char *value = NULL, *a = NULL, *b = NULL, *points = NULL, *text = NULL;
  const CxScore *lowest;

  if (measurement == NULL)
    return FALSE;
  lowest = measurement->groups->len > 1 ? find_lowest (measurement->groups) : NULL;
  value = lowest != NULL ? cx_expr_quote (lowest->key) : NULL;
  if (value == NULL)
    return TRUE;

  a = g_strdup_printf ("${branch} = %s", value);
  b = g_strdup_printf ("${branch} != %s", value);
  comparison = compare (context, question, metric, a, b, error);
  if (comparison == NULL)
    return FALSE;
  if (!isfinite (comparison->difference))
    return TRUE;
  points = cx_number_to_human (fabs (comparison->difference), 1, context->language);
  /* TRANSLATORS: a measure (NPS), a branch, a number; then whether the difference is real. */
  text = g_strdup_printf (
      CX_RECIPE_T (context, N_ ("%s is lowest at %s, %s below the other branches together. %s")),
      cx_recipe_metric_name (context, metric), lowest->key, points, explain (context, comparison));
  cx_section_add_text (section, CX_PARAGRAPH_BODY, text);
  return TRUE;
}

/* The last three months with answers against the three before them. */
static gboolean
add_change (CxRecipeContext *context,
            CxSection *section,
            CxQuestion *question,
            const char *metric,
            GError **error)
{
  g_autoptr (CxMeasurement)
      measurement = cx_recipe_measure (context, question->code, metric, NULL, TRUE, error);
  g_autoptr (CxComparison) comparison = NULL;
  g_autofree char *a = NULL, *b = NULL, *points = NULL, *text = NULL;
  const char *from, *middle;

  if (measurement == NULL)
    return FALSE;
  if (measurement->periods->len < 6)
    return TRUE;
  middle =
      ((CxScore *) g_ptr_array_index (measurement->periods, measurement->periods->len - 3))->key;
  from = ((CxScore *) g_ptr_array_index (measurement->periods, measurement->periods->len - 6))->key;
  a = g_strdup_printf ("${submitted} >= date('%s-01')", middle);
  b = g_strdup_printf ("${submitted} >= date('%s-01') and ${submitted} < date('%s-01')", from,
                       middle);
  comparison = compare (context, question, metric, a, b, error);
  if (comparison == NULL)
    return FALSE;
  if (!isfinite (comparison->difference))
    return TRUE;

  points = cx_number_to_human (fabs (comparison->difference), 1, context->language);
  text = g_strdup_printf (
      comparison->difference < 0
          ? CX_RECIPE_T (context, N_ ("%s of the last three months is %s lower than that of the "
                                      "three months before. %s"))
          : CX_RECIPE_T (context, N_ ("%s of the last three months is %s higher than that of the "
                                      "three months before. %s")),
      cx_recipe_metric_name (context, metric), points, explain (context, comparison));
  cx_section_add_text (section, CX_PARAGRAPH_BODY, text);
  return TRUE;
}

gboolean
cx_results_add_findings (CxRecipeContext *context,
                         CxSection *section,
                         CxQuestion *question,
                         const char *metric,
                         GError **error)
{
  gboolean has_branch = cx_response_repo_has_field (context->survey, CX_FIELD_OF_BRANCH);

  if (context->base == 0)
    return TRUE;
  cx_section_add_heading (section, 3, CX_RECIPE_T (context, N_ ("What stands out")));
  return add_change (context, section, question, metric, error) &&
         (!has_branch || add_lowest_group (context, section, question, metric, error));
}
