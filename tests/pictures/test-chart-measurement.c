#include "config.h"

#include "cx-chart-measurement.h"
#include "cx-question-type.h"
#include "cx-test.h"

#include <math.h>
#include <string.h>

/* Measurements are built by hand: which chart they become is what is tested. */

static CxScore *
make_score (const char *key, double value, double lower, double upper, gint64 n)
{
  CxScore *score = g_new0 (CxScore, 1);

  score->key = g_strdup (key);
  score->label = g_strdup (key);
  score->value = value;
  score->lower = lower;
  score->upper = upper;
  score->n = n;
  return score;
}

static void
free_share (gpointer data)
{
  CxChoiceShare *share = data;

  g_free (share->code);
  g_free (share->text);
  g_free (share);
}

/* A score with @n choices "1", "2" … of equal shares. */
static CxScore *
make_choices (const char *key, guint n)
{
  CxScore *score = make_score (key, NAN, NAN, NAN, 100);

  score->choices = g_ptr_array_new_with_free_func (free_share);
  for (guint i = 0; i < n; i++)
    {
      CxChoiceShare *share = g_new0 (CxChoiceShare, 1);

      share->code = g_strdup_printf ("%u", i + 1);
      share->text = g_strdup_printf ("%u", i + 1);
      share->share = 100.0 / n;
      share->lower = share->share - 1;
      share->upper = share->share + 1;
      share->n = 100 / n;
      g_ptr_array_add (score->choices, share);
    }
  return score;
}

static CxMeasurement *
make_measurement (const char *metric, CxScore *total)
{
  CxMeasurement *measurement = g_new0 (CxMeasurement, 1);

  measurement->metric = g_strdup (metric);
  measurement->total = total;
  measurement->confidence = 0.95;
  return measurement;
}

static GPtrArray *
new_scores (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) cx_score_free);
}

static CxQuestion *
make_question (const char *type, double minimum, double maximum)
{
  CxQuestion *question = cx_question_new (type);

  question->text = g_strdup ("How was it?");
  question->scale_min = minimum;
  question->scale_max = maximum;
  return question;
}

static CxChart *
draw (CxMeasurement *measurement, CxQuestion *question)
{
  CxChart *chart = cx_chart_new_for_measurement (measurement, NULL, question, "en");

  if (chart != NULL)
    {
      g_autoptr (CxScene) scene = cx_chart_layout (chart, 480, NAN, NULL);

      g_assert_cmpfloat (cx_scene_get_height (scene), >, 0);
    }
  return chart;
}

static void
test_nps (void)
{
  g_autoptr (CxMeasurement) m = make_measurement ("nps", make_score (NULL, 37, 31, 43, 1234));
  g_autoptr (CxQuestion) question = make_question ("nps", 0, 10);
  g_autoptr (CxChart) chart = NULL;
  g_autofree char *sentence = NULL;

  m->total->detractor_share = 18;
  m->total->passive_share = 27;
  m->total->promoter_share = 55;
  m->total->few = TRUE;
  chart = draw (m, question);
  g_assert_cmpstr (chart->kind, ==, "gauge");
  g_assert_cmpstr (chart->title, ==, "How was it?");
  g_assert_cmpstr (chart->caption, ==, "n = 1,234 answers; 95\u00a0% interval");
  g_assert_cmpuint (chart->series->len, ==, 4);
  g_assert_cmpint (cx_chart_get_cell (chart, 0, 0)->flags, ==, CX_MARK_FEW);
  g_assert_cmpstr (cx_chart_get_cell (chart, 0, 3)->text, ==, "55.0\u00a0%");
  g_assert_cmpstr (cx_chart_get_key (chart, 0, 1), ==, "detractors");
  g_assert_cmpstr (chart->unit, ==, "points");
  sentence = cx_chart_describe_mark (chart, 0, 0);
  g_assert_nonnull (strstr (sentence, "between 31.0 and 43.0, 1,234 answers"));
}

static void
test_mean (void)
{
  g_autoptr (CxMeasurement) m = make_measurement ("mean", make_score (NULL, 4.2, 4.1, 4.3, 1));
  g_autoptr (CxQuestion) question = make_question ("rating", 1, 5);
  g_autoptr (CxChart) chart = NULL;

  cx_question_set_property (question, "label_max", "Splendid");
  chart = draw (m, question);
  g_assert_cmpstr (chart->kind, ==, "bullet");
  cx_assert_near (chart->minimum, 1, 0);
  cx_assert_near (chart->maximum, 5, 0);
  g_assert_cmpstr (chart->high_label, ==, "Splendid");
  g_assert_null (chart->low_label);
  g_assert_cmpstr (chart->caption, ==, "n = 1 answer; 95\u00a0% interval");
}

static void
test_groups (void)
{
  g_autoptr (CxMeasurement) m = make_measurement ("csat", make_score (NULL, 80, 78, 82, 900));
  g_autoptr (CxQuestion) question = make_question ("csat", 1, 5);
  g_autoptr (CxChart) chart = NULL;

  m->groups = new_scores ();
  g_ptr_array_add (m->groups, make_score ("hg", 90, 86, 94, 300));
  g_ptr_array_add (m->groups, make_score ("dn", 79, 74, 84, 500));
  g_ptr_array_add (m->groups, make_score ("", NAN, NAN, NAN, 0));
  chart = draw (m, question);
  g_assert_cmpstr (chart->kind, ==, "bars");
  g_assert_true (chart->sorted);
  g_assert_cmpint (cx_chart_get_cell (chart, 0, 0)->flags, ==, 0);
  g_assert_cmpint (cx_chart_get_cell (chart, 1, 0)->flags, ==, CX_MARK_DOUBTFUL);
  g_assert_cmpstr (cx_chart_get_key (chart, 0, 0), ==, "hg");
  g_assert_cmpstr (((CxChartCategory *) chart->categories->pdata[0])->detail, ==, "n = 300");
  /* Before a value the metric's name has no unit. */
  g_assert_cmpstr (((CxChartSeries *) chart->series->pdata[0])->label, ==, "CSAT");
}

static void
add_periods (CxMeasurement *m, guint n)
{
  m->periods = new_scores ();
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("2026-%02u", i + 1);

      g_ptr_array_add (m->periods, make_score (key, i == 1 ? NAN : 30 + i, 20, 40, 50));
    }
}

static void
test_periods (void)
{
  g_autoptr (CxMeasurement) m = make_measurement ("nps", make_score (NULL, 30, 28, 32, 900));
  g_autoptr (CxQuestion) question = make_question ("nps", 0, 10);
  g_autoptr (CxChart) chart = NULL, spark = NULL;

  add_periods (m, 4);
  chart = draw (m, question);
  g_assert_cmpstr (chart->kind, ==, "line");
  g_assert_cmpuint (chart->categories->len, ==, 4);
  g_assert_true (isnan (cx_chart_get_cell (chart, 1, 0)->value));
  cx_assert_near (cx_chart_get_cell (chart, 2, 0)->upper, 40, 0);
  spark = cx_chart_new_sparkline (m, "vi");
  g_assert_cmpstr (spark->kind, ==, "sparkline");
  g_assert_cmpuint (spark->categories->len, ==, 4);
}

static void
check_brief (const char *key, const char *english, const char *vietnamese)
{
  static const char *const languages[] = { "en", "vi" };
  const char *const expected[] = { english, vietnamese };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (CxMeasurement) m = make_measurement ("nps", make_score (NULL, 30, 28, 32, 900));
      g_autoptr (CxChart) chart = NULL;

      m->periods = new_scores ();
      g_ptr_array_add (m->periods, make_score (key, 30, 20, 40, 50));
      chart = cx_chart_new_for_measurement (m, NULL, NULL, languages[i]);
      g_assert_cmpstr (((CxChartCategory *) chart->categories->pdata[0])->brief, ==, expected[i]);
      g_assert_cmpstr (((CxChartCategory *) chart->categories->pdata[0])->label, ==, key);
    }
}

/* The words at the ends of a scale are the survey's own, in the chart's language. */
static void
test_ends (void)
{
  g_autoptr (CxSurvey) survey = cx_survey_new ();
  g_autoptr (CxQuestion) question = make_question ("rating", 1, 5);
  g_autoptr (CxMeasurement) m = make_measurement ("mean", make_score (NULL, 3, 2.8, 3.2, 900));
  g_autoptr (CxChart) base = NULL;
  g_autoptr (CxChart) translated = NULL;

  cx_question_set_property (question, "label_min", "Bad");
  cx_question_set_property (question, "label_max", "Good");
  cx_survey_set_translation (survey, question->uuid, "label_max", "vi", "Tốt");
  cx_survey_set_translation (survey, question->uuid, "text", "vi", "Thế nào?");
  base = cx_chart_new_for_measurement (m, survey, question, "en");
  translated = cx_chart_new_for_measurement (m, survey, question, "vi");
  g_assert_cmpstr (base->high_label, ==, "Good");
  g_assert_cmpstr (base->title, ==, "How was it?");
  g_assert_cmpstr (translated->low_label, ==, "Bad");
  g_assert_cmpstr (translated->high_label, ==, "Tốt");
  g_assert_cmpstr (translated->title, ==, "Thế nào?");
}

/* Axes name periods shortly, tips in full. */
static void
test_period_names (void)
{
  check_brief ("2026-03-09", "9 Mar", "9/3");
  check_brief ("2026-W11", "W11 2026", "T11/2026");
  check_brief ("2026-03", "Mar 2026", "3/2026");
  check_brief ("2026-Q1", "Q1 2026", "Q1/2026");
  check_brief ("2026", "2026", "2026");
}

/* Few groups over time are lines, many a heat map. */
static void
test_groups_and_periods (void)
{
  static const guint counts[] = { 3, 9 };
  static const char *const kinds[] = { "line", "heat" };

  for (guint k = 0; k < G_N_ELEMENTS (counts); k++)
    {
      g_autoptr (CxMeasurement) m = make_measurement ("nps", make_score (NULL, 30, 28, 32, 900));
      g_autoptr (CxQuestion) question = make_question ("nps", 0, 10);
      g_autoptr (CxChart) chart = NULL;

      add_periods (m, 4);
      m->groups = new_scores ();
      m->cells = new_scores ();
      for (guint i = 0; i < counts[k]; i++)
        {
          g_autofree char *key = g_strdup_printf ("g%u", i);

          g_ptr_array_add (m->groups, make_score (key, 30, 20, 40, 50));
          for (guint j = 0; j < 4; j++)
            g_ptr_array_add (m->cells, make_score (key, 10.0 * i + j, NAN, NAN, 5));
        }
      chart = draw (m, question);
      g_assert_cmpstr (chart->kind, ==, kinds[k]);
      cx_assert_near (cx_chart_get_cell (chart, k == 0 ? 3 : 2, k == 0 ? 2 : 3)->value, 23, 0);
    }
}

static void
check_distribution (const char *type, double minimum, double maximum, guint n, const char *kind)
{
  g_autoptr (CxMeasurement) m = make_measurement ("distribution", make_choices (NULL, n));
  g_autoptr (CxQuestion) question = make_question (type, minimum, maximum);
  g_autoptr (CxChart) chart = draw (m, question);

  if (kind == NULL)
    g_assert_null (chart);
  else
    g_assert_cmpstr (chart->kind, ==, kind);
}

static void
test_distributions (void)
{
  check_distribution ("csat", 1, 5, 5, "stacked");
  check_distribution ("ces", 1, 7, 7, "stacked");
  check_distribution ("nps", 0, 10, 11, "histogram");
  check_distribution ("single", NAN, NAN, 3, "donut");
  check_distribution ("yesno", NAN, NAN, 2, "donut");
  check_distribution ("single", NAN, NAN, 9, "bars");
  check_distribution ("multiple", NAN, NAN, 3, "bars");
  check_distribution ("number", NAN, NAN, 12, "histogram");
  check_distribution ("date", NAN, NAN, 12, "histogram");
  check_distribution ("date", NAN, NAN, 40, "line");
  check_distribution ("time", NAN, NAN, 24, "histogram");
  check_distribution ("text", NAN, NAN, 0, NULL);
  check_distribution ("hologram", NAN, NAN, 3, "bars");
}

static void
check_groups (const char *type, double minimum, double maximum, guint n, const char *kind)
{
  g_autoptr (CxMeasurement) m = make_measurement ("distribution", make_choices (NULL, n));
  g_autoptr (CxQuestion) question = make_question (type, minimum, maximum);
  g_autoptr (CxChart) chart = NULL;

  m->groups = new_scores ();
  g_ptr_array_add (m->groups, make_choices ("a", n));
  g_ptr_array_add (m->groups, make_choices ("b", n));
  chart = draw (m, question);
  g_assert_cmpstr (chart->kind, ==, kind);
}

static void
test_distribution_groups (void)
{
  check_groups ("csat", 1, 5, 5, "stacked");
  check_groups ("grid", NAN, NAN, 5, "stacked");
  check_groups ("nps", 0, 10, 11, "heat");
  check_groups ("multiple", NAN, NAN, 4, "grouped");
  check_groups ("multiple", NAN, NAN, 9, "heat");
  check_groups ("single", NAN, NAN, 30, "heat");
}

/* Ranges keep their order, other answers are sorted. */
static void
test_order (void)
{
  g_autoptr (CxMeasurement) m = make_measurement ("distribution", make_choices (NULL, 6));
  g_autoptr (CxQuestion) question = make_question ("single", NAN, NAN);
  g_autoptr (CxChart) ranges = draw (m, question), words = NULL;
  CxChoiceShare *share = g_ptr_array_index (m->total->choices, 0);

  g_assert_false (ranges->sorted);
  g_free (share->text);
  share->text = g_strdup ("Never");
  words = draw (m, question);
  g_assert_true (words->sorted);
}

/* A grid whose choices go from best to worst is drawn from worst to best. */
static void
test_direction (void)
{
  g_autoptr (CxMeasurement) m = make_measurement ("distribution", make_choices (NULL, 3));
  g_autoptr (CxQuestion) question = make_question ("grid", NAN, NAN);
  g_autoptr (CxChart) chart = NULL;

  for (int i = 0; i < 3; i++)
    {
      g_autofree char *code = g_strdup_printf ("%d", i + 1);
      CxChoice *choice = cx_choice_new (code, i + 1, code);

      choice->score = 3 - i;
      g_ptr_array_add (question->choices, choice);
    }
  m->groups = new_scores ();
  g_ptr_array_add (m->groups, make_choices ("a", 3));
  chart = draw (m, question);
  g_assert_cmpint (chart->palette, ==, CX_PALETTE_DIVERGING);
  g_assert_cmpstr (((CxChartSeries *) chart->series->pdata[0])->label, ==, "3");
  g_assert_cmpstr (cx_chart_get_key (chart, 0, 0), ==, "3");
}

static void
test_ranking (void)
{
  g_autoptr (CxMeasurement) m = make_measurement ("mean", make_score (NULL, 2, NAN, NAN, 90));
  g_autoptr (CxQuestion) question = make_question ("ranking", NAN, NAN);
  g_autoptr (CxChart) chart = NULL;

  m->groups = new_scores ();
  g_ptr_array_add (m->groups, make_score ("last", 2.9, 2.8, 3, 30));
  g_ptr_array_add (m->groups, make_score ("nobody", NAN, NAN, NAN, 0));
  g_ptr_array_add (m->groups, make_score ("first", 1.2, 1.1, 1.3, 30));
  chart = draw (m, question);
  g_assert_cmpstr (chart->kind, ==, "bars");
  g_assert_cmpstr (cx_chart_get_key (chart, 0, 0), ==, "first");
  g_assert_cmpstr (cx_chart_get_key (chart, 1, 0), ==, "last");
  g_assert_cmpstr (cx_chart_get_key (chart, 2, 0), ==, "nobody");
}

/* Nobody has answered: a chart that says so. */
static void
test_nobody (void)
{
  g_autoptr (CxMeasurement) m = make_measurement ("mean", make_score (NULL, NAN, NAN, NAN, 0));
  g_autoptr (CxQuestion) question = make_question ("number", NAN, NAN);
  g_autoptr (CxChart) chart = draw (m, question);

  g_assert_nonnull (chart);
  g_assert_false (cx_chart_has_values (chart));
  g_assert_cmpstr (chart->caption, ==, "n = 0 answers");
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);

  g_test_add_func ("/chart-measurement/nps", test_nps);
  g_test_add_func ("/chart-measurement/mean", test_mean);
  g_test_add_func ("/chart-measurement/groups", test_groups);
  g_test_add_func ("/chart-measurement/periods", test_periods);
  g_test_add_func ("/chart-measurement/period-names", test_period_names);
  g_test_add_func ("/chart-measurement/ends", test_ends);
  g_test_add_func ("/chart-measurement/groups-and-periods", test_groups_and_periods);
  g_test_add_func ("/chart-measurement/distributions", test_distributions);
  g_test_add_func ("/chart-measurement/distribution-groups", test_distribution_groups);
  g_test_add_func ("/chart-measurement/order", test_order);
  g_test_add_func ("/chart-measurement/direction", test_direction);
  g_test_add_func ("/chart-measurement/ranking", test_ranking);
  g_test_add_func ("/chart-measurement/nobody", test_nobody);

  return g_test_run ();
}
