#include "config.h"

#include "cx-measure-type.h"

#include <math.h>

static void
free_choice (gpointer data)
{
  CxChoiceShare *choice = data;

  g_free (choice->code);
  g_free (choice->text);
  g_free (choice);
}

CxScore *
cx_score_new (void)
{
  CxScore *score = g_new0 (CxScore, 1);
  double *const numbers[] = {
    &score->value,          &score->se,      &score->lower,         &score->upper,
    &score->promoter_share, &score->agree,   &score->passive_share, &score->detractor_share,
    &score->agree_se,       &score->sd,      &score->agree_lower,   &score->agree_upper,
    &score->minimum,        &score->maximum, &score->median,
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    *numbers[i] = (double) NAN;
  return score;
}

void
cx_score_free (CxScore *score)
{
  g_free (score->key);
  g_free (score->label);
  g_clear_pointer (&score->choices, g_ptr_array_unref);
  g_free (score);
}

void
cx_score_begin_choices (CxScore *score)
{
  score->choices = g_ptr_array_new_with_free_func (free_choice);
}

CxChoiceShare *
cx_score_add_choice (CxScore *score, const char *code, const char *text)
{
  CxChoiceShare *choice = g_new0 (CxChoiceShare, 1);

  choice->code = g_strdup (code);
  choice->text = g_strdup (text);
  choice->share = choice->lower = choice->upper = (double) NAN;
  g_ptr_array_add (score->choices, choice);
  return choice;
}

void
cx_measurement_free (CxMeasurement *measurement)
{
  g_free (measurement->metric);
  g_free (measurement->question);
  g_clear_pointer (&measurement->total, cx_score_free);
  g_clear_pointer (&measurement->groups, g_ptr_array_unref);
  g_clear_pointer (&measurement->periods, g_ptr_array_unref);
  g_clear_pointer (&measurement->cells, g_ptr_array_unref);
  g_free (measurement);
}

void
cx_comparison_free (CxComparison *comparison)
{
  g_free (comparison->metric);
  g_clear_pointer (&comparison->a, cx_score_free);
  g_clear_pointer (&comparison->b, cx_score_free);
  g_free (comparison->test);
  g_free (comparison->verdict);
  g_free (comparison->doubt);
  g_free (comparison);
}
