#include "config.h"

#include "cx-score-json.h"

#include "cx-i18n.h"

#include <math.h>
#include <string.h>

#define P_DECIMALS 4
#define LEAST_P 1e-4

static json_t *
make_interval (double lower, double upper)
{
  json_t *interval = json_array ();

  json_array_append_new (interval, cx_cli_number (lower));
  json_array_append_new (interval, cx_cli_number (upper));
  return interval;
}

static json_t *
list_choices (const GPtrArray *choices)
{
  json_t *list = json_array ();

  for (guint i = 0; i < choices->len; i++)
    {
      const CxChoiceShare *choice = g_ptr_array_index (choices, i);

      json_array_append_new (list, json_pack ("{s:s, s:s, s:I, s:o, s:o}", "code", choice->code,
                                              "text", choice->text, "n", (json_int_t) choice->n,
                                              "share", cx_cli_number (choice->share), "ci",
                                              make_interval (choice->lower, choice->upper)));
    }
  return list;
}

static void
add_parts (json_t *object, const CxScore *score, CxMetricParts parts)
{
  if (parts & CX_METRIC_HAS_BANDS)
    {
      json_object_set_new (object, "promoters", json_integer (score->promoters));
      json_object_set_new (object, "passives", json_integer (score->passives));
      json_object_set_new (object, "detractors", json_integer (score->detractors));
    }
  if (parts & CX_METRIC_HAS_AGREE)
    {
      json_object_set_new (object, "agree", cx_cli_number (score->agree));
      json_object_set_new (object, "agree_se", cx_cli_number (score->agree_se));
      json_object_set_new (object, "agree_ci",
                           make_interval (score->agree_lower, score->agree_upper));
    }
  if (parts & CX_METRIC_HAS_SPREAD)
    {
      json_object_set_new (object, "sd", cx_cli_number (score->sd));
      json_object_set_new (object, "min", cx_cli_number (score->minimum));
      json_object_set_new (object, "max", cx_cli_number (score->maximum));
      json_object_set_new (object, "median", cx_cli_number (score->median));
    }
  if ((parts & CX_METRIC_HAS_CHOICES) && score->choices != NULL)
    json_object_set_new (object, "choices", list_choices (score->choices));
}

static json_t *
make_score (const CxScore *score, const char *metric, gboolean weighted)
{
  json_t *object = json_object ();

  if (score->key != NULL)
    json_object_set_new (object, "key", json_string (score->key));
  if (score->label != NULL)
    json_object_set_new (object, "label", json_string (score->label));
  json_object_set_new (object, "n", json_integer (score->n));
  if (weighted)
    json_object_set_new (object, "n_effective", cx_cli_number (score->n_effective));
  json_object_set_new (object, "value", cx_cli_number (score->value));
  json_object_set_new (object, "se", cx_cli_number (score->se));
  json_object_set_new (object, "ci", make_interval (score->lower, score->upper));
  json_object_set_new (object, "few", json_boolean (score->few));
  add_parts (object, score, cx_metric_find (metric)->parts);
  return object;
}

static json_t *
list_scores (const GPtrArray *scores, const char *metric, gboolean weighted)
{
  json_t *list = json_array ();

  for (guint i = 0; i < scores->len; i++)
    json_array_append_new (list, make_score (g_ptr_array_index (scores, i), metric, weighted));
  return list;
}

/* With both --by and --period every group carries its own periods. */
static void
add_cells (json_t *groups, const CxMeasurement *measurement)
{
  guint n = measurement->periods->len;

  for (guint i = 0; i < measurement->groups->len; i++)
    {
      json_t *list = json_array ();

      for (guint j = 0; j < n; j++)
        json_array_append_new (list, make_score (g_ptr_array_index (measurement->cells, i * n + j),
                                                 measurement->metric, measurement->weighted));
      json_object_set_new (json_array_get (groups, i), "periods", list);
    }
}

json_t *
cx_cli_measurement_json (const CxMeasurement *measurement)
{
  json_t *object = make_score (measurement->total, measurement->metric, measurement->weighted);

  json_object_set_new (object, "metric", json_string (measurement->metric));
  json_object_set_new (object, "question", cx_cli_text (measurement->question));
  json_object_set_new (object, "confidence", cx_cli_number (measurement->confidence));
  json_object_set_new (object, "unanswered", json_integer (measurement->unanswered));
  if (measurement->groups != NULL)
    {
      json_t *groups = list_scores (measurement->groups, measurement->metric,
                                    measurement->weighted);

      if (measurement->cells != NULL)
        add_cells (groups, measurement);
      json_object_set_new (object, "groups", groups);
    }
  if (measurement->periods != NULL)
    json_object_set_new (
        object, "periods",
        list_scores (measurement->periods, measurement->metric, measurement->weighted));
  return object;
}

/* --- for people ------------------------------------------------------------------------------- */

static char *
make_range (double lower, double upper, int decimals)
{
  g_autofree char *low = cx_cli_decimal (lower, decimals);
  g_autofree char *high = cx_cli_decimal (upper, decimals);

  if (!isfinite (lower) || !isfinite (upper))
    return g_strdup ("–");
  return g_strdup_printf (_ ("%s to %s"), low, high);
}

static gboolean
has_values (const GPtrArray *scores)
{
  for (guint i = 0; i < scores->len; i++)
    if (isfinite (((const CxScore *) g_ptr_array_index (scores, i))->value))
      return TRUE;
  return FALSE;
}

static char *
name_score (const CxScore *score)
{
  return g_strdup (score->label != NULL ? score->label : score->key != NULL ? score->key : "");
}

/* Of texts and the like there is nothing to show but how many answered. */
static void
print_counts (const char *title, const GPtrArray *scores)
{
  const char *const heads[] = { title, _ ("\tn"), NULL };
  g_autoptr (CxCliTable) table = cx_cli_table_new (heads);

  for (guint i = 0; i < scores->len; i++)
    {
      const CxScore *score = g_ptr_array_index (scores, i);

      cx_cli_table_add (table, name_score (score), cx_cli_decimal ((double) score->n, 0));
    }
  if (scores->len == 0)
    return;
  cx_cli_print ("\n");
  cx_cli_table_print (table);
}

static void
print_scores (const char *title, const GPtrArray *scores, const char *metric)
{
  const char *const heads[] = { title, _ ("\tn"), _ ("\tScore"), _ ("Interval"), "", NULL };
  g_autoptr (CxCliTable) table = cx_cli_table_new (heads);
  int decimals = cx_metric_find (metric)->decimals;

  if (!has_values (scores))
    {
      print_counts (title, scores);
      return;
    }
  for (guint i = 0; i < scores->len; i++)
    {
      const CxScore *score = g_ptr_array_index (scores, i);

      cx_cli_table_add (table, name_score (score), cx_cli_decimal ((double) score->n, 0),
                        cx_cli_decimal (score->value, decimals),
                        make_range (score->lower, score->upper, decimals),
                        g_strdup (score->few ? _ ("few answers") : ""));
    }
  cx_cli_print ("\n");
  cx_cli_table_print (table);
}

static void
print_choices (const GPtrArray *choices)
{
  const char *const heads[] = { _ ("Answer"), _ ("\tn"), _ ("\tShare %"), _ ("Interval"), NULL };
  g_autoptr (CxCliTable) table = cx_cli_table_new (heads);

  for (guint i = 0; i < choices->len; i++)
    {
      const CxChoiceShare *choice = g_ptr_array_index (choices, i);

      cx_cli_table_add (table, g_strdup (choice->text), cx_cli_decimal ((double) choice->n, 0),
                        cx_cli_decimal (choice->share, 1),
                        make_range (choice->lower, choice->upper, 1));
    }
  cx_cli_table_print (table);
}

static void
print_parts (const CxScore *score, CxMetricParts parts)
{
  if (parts & CX_METRIC_HAS_AGREE)
    {
      g_autofree char *agree = cx_cli_decimal (score->agree, 1);

      cx_cli_print (_ ("Share that agrees: %s %%\n"), agree);
    }
  if (parts & CX_METRIC_HAS_BANDS)
    {
      g_autofree char *promoters = cx_cli_decimal ((double) score->promoters, 0);
      g_autofree char *passives = cx_cli_decimal ((double) score->passives, 0);
      g_autofree char *detractors = cx_cli_decimal ((double) score->detractors, 0);

      cx_cli_print (_ ("Promoters %s, passives %s, detractors %s\n"), promoters, passives,
                    detractors);
    }
}

static void
print_total (const CxScore *score, const char *metric)
{
  const CxMetricInfo *info = cx_metric_find (metric);
  g_autofree char *value = cx_cli_decimal (score->value, info->decimals);
  g_autofree char *range = make_range (score->lower, score->upper, info->decimals);
  g_autofree char *n = cx_cli_decimal ((double) score->n, 0);

  if (score->choices != NULL)
    {
      cx_cli_print (_ ("Answers: %s\n"), n);
      if (score->choices->len > 0)
        print_choices (score->choices);
      return;
    }
  if (score->n == 0)
    {
      /* TRANSLATORS: in place of a score, such as "NPS: no answers". */
      cx_cli_print (_ ("%s: no answers\n"), _ (info->name));
      return;
    }
  /* TRANSLATORS: a score, such as "NPS: 24.1 (19.8 to 28.3), n = 500". */
  cx_cli_print (_ ("%s: %s (%s), n = %s\n"), _ (info->name), value, range, n);
  print_parts (score, info->parts);
  if (score->few)
    cx_cli_print (_ ("Few answers: read this score with care.\n"));
}

void
cx_cli_measurement_print (const CxMeasurement *measurement)
{
  print_total (measurement->total, measurement->metric);
  if (measurement->groups != NULL)
    print_scores (_ ("Group"), measurement->groups, measurement->metric);
  if (measurement->periods != NULL)
    print_scores (_ ("Period"), measurement->periods, measurement->metric);
}

/* --- comparison ------------------------------------------------------------------------------- */

json_t *
cx_cli_comparison_json (const CxComparison *comparison, gboolean weighted)
{
  const char *metric = comparison->metric;
  json_t *object = json_object ();

  json_object_set_new (object, "metric", json_string (metric));
  json_object_set_new (object, "a", make_score (comparison->a, metric, weighted));
  json_object_set_new (object, "b", make_score (comparison->b, metric, weighted));
  json_object_set_new (object, "difference", cx_cli_number (comparison->difference));
  json_object_set_new (object, "se", cx_cli_number (comparison->se));
  json_object_set_new (object, "z", cx_cli_number (comparison->z));
  json_object_set_new (object, "df", cx_cli_number (comparison->df));
  json_object_set_new (object, "p", cx_cli_number (comparison->p));
  json_object_set_new (object, "ci", make_interval (comparison->lower, comparison->upper));
  json_object_set_new (object, "test", cx_cli_text (comparison->test));
  json_object_set_new (object, "verdict", cx_cli_text (comparison->verdict));
  json_object_set_new (object, "overlap", json_integer (comparison->overlap));
  json_object_set_new (object, "doubt", cx_cli_text (comparison->doubt));
  return object;
}

static const char *
explain_verdict (const char *verdict)
{
  if (g_strcmp0 (verdict, "real") == 0)
    return _ ("The difference is real.");
  if (g_strcmp0 (verdict, "too-few") == 0)
    return _ ("There are too few answers to tell.");
  return _ ("The difference could be chance.");
}

/* "= 0.0312"; what rounds to nothing is "< 0.0001". */
static char *
describe_p (double p)
{
  g_autofree char *text = cx_cli_decimal (p < LEAST_P ? LEAST_P : p, P_DECIMALS);

  return g_strdup_printf ("%s %s", p < LEAST_P ? "<" : "=", text);
}

void
cx_cli_comparison_print (const CxComparison *comparison)
{
  int decimals = cx_metric_find (comparison->metric)->decimals;
  g_autofree char *difference = cx_cli_decimal (comparison->difference, decimals);
  g_autofree char *range = make_range (comparison->lower, comparison->upper, decimals);
  g_autofree char *p = describe_p (comparison->p);

  cx_cli_print ("A: ");
  print_total (comparison->a, comparison->metric);
  cx_cli_print ("B: ");
  print_total (comparison->b, comparison->metric);
  if (!isfinite (comparison->difference))
    {
      cx_cli_print ("%s\n", explain_verdict (comparison->verdict));
      return;
    }
  /* TRANSLATORS: a difference of scores with its interval; last "= 0.0312" or "< 0.0001". */
  cx_cli_print (_ ("A − B: %s (%s), p %s\n%s\n"), difference, range, p,
                explain_verdict (comparison->verdict));
  if (comparison->doubt != NULL)
    cx_cli_print ("%s\n", comparison->doubt);
}
