#include "config.h"

#include "cx-fixture.h"
#include "cx-test.h"

#include "cx-measure-type.h"
#include "cx-question-type.h"

#include <math.h>

#define ZONE "Asia/Ho_Chi_Minh"

static void
test_distribution_choices (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxMeasurement) result = NULL;
  CxChoiceShare *female;

  cx_fixture_init (&fixture, ZONE);
  cx_fixture_add_many (&fixture, 15, "gender", "f", NULL);
  cx_fixture_add_many (&fixture, 133, "gender", "m", NULL);
  cx_fixture_add_many (&fixture, 4, "gender", "x", NULL); /* "does not say": in no base */
  cx_fixture_write (&fixture);

  result = cx_fixture_measure (&fixture, "gender", NULL, NULL, NULL);
  g_assert_cmpstr (result->metric, ==, "distribution");
  g_assert_cmpint (result->total->n, ==, 148);
  g_assert_cmpint (result->unanswered, ==, 4);
  g_assert_true (isnan (result->total->value));
  g_assert_cmpuint (result->total->choices->len, ==, 2);
  female = result->total->choices->pdata[0];
  g_assert_cmpstr (female->code, ==, "f");
  g_assert_cmpstr (female->text, ==, "Female");
  g_assert_cmpint (female->n, ==, 15);
  cx_assert_near (female->share, 100.0 * 15 / 148, 1e-10);
  cx_assert_near (female->lower, 6.24, 0.0051);
  cx_assert_near (female->upper, 16.05, 0.0051);
}

static void
test_distribution_multiple (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxMeasurement) result = NULL;

  cx_fixture_init (&fixture, ZONE);
  cx_fixture_add_many (&fixture, 3, "reasons", "price taste", NULL);
  cx_fixture_add_many (&fixture, 1, "reasons", "taste", NULL);
  cx_fixture_add_many (&fixture, 1, "reasons", "", NULL);   /* answered: none of them */
  cx_fixture_add_many (&fixture, 5, "reasons", "-1", NULL); /* seen, not answered */
  cx_fixture_add_many (&fixture, 2, "nps", "9", NULL);      /* not asked */
  cx_fixture_write (&fixture);

  result = cx_fixture_measure (&fixture, "reasons", NULL, NULL, NULL);
  g_assert_cmpint (result->rows, ==, 12);
  g_assert_cmpint (result->asked, ==, 10);
  g_assert_cmpint (result->unanswered, ==, 5);
  g_assert_cmpint (result->total->n, ==, 5);
  cx_assert_near (cx_fixture_find_choice (result->total, "price")->share, 60, 1e-12);
  cx_assert_near (cx_fixture_find_choice (result->total, "taste")->share, 80, 1e-12);
  g_assert_cmpint (cx_fixture_find_choice (result->total, "place")->n, ==, 0);
  cx_assert_near (cx_fixture_find_choice (result->total, "place")->share, 0, 0);
}

static void
test_distribution_others (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxMeasurement) scale = NULL;
  g_autoptr (CxMeasurement) spend = NULL;
  g_autoptr (CxMeasurement) day = NULL;
  g_autoptr (CxMeasurement) at = NULL;
  g_autoptr (CxMeasurement) why = NULL;

  cx_fixture_init (&fixture, ZONE);
  for (int i = 0; i < 100; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d.5", i);

      cx_fixture_add (&fixture, "spend", number, "sat", i % 2 ? "2" : "4", NULL);
    }
  cx_fixture_add_many (&fixture, 3, "sat", "-1", NULL);
  cx_fixture_add (&fixture, "day", "2025-12-31", "at", "08:59:59", "why", "good", NULL);
  cx_fixture_add (&fixture, "day", "2026-02-01", "at", "21:00", "why", "good", NULL);
  cx_fixture_write (&fixture);

  scale = cx_fixture_measure (&fixture, "sat", "distribution", NULL, NULL);
  g_assert_cmpuint (scale->total->choices->len, ==, 5);
  cx_assert_near (cx_fixture_find_choice (scale->total, "4")->share, 50, 1e-12);
  g_assert_cmpint (cx_fixture_find_choice (scale->total, "5")->n, ==, 0);

  spend = cx_fixture_measure (&fixture, "spend", "distribution", NULL, NULL);
  g_assert_cmpuint (spend->total->choices->len, ==, 10);
  g_assert_cmpint (cx_fixture_find_choice (spend->total, "90")->n, ==, 10);
  g_assert_cmpstr (cx_fixture_find_choice (spend->total, "90")->text, ==, "90 to under 100");

  day = cx_fixture_measure (&fixture, "day", NULL, NULL, NULL);
  g_assert_cmpint (cx_fixture_find_choice (day->total, "2025-12")->n, ==, 1);
  g_assert_cmpint (cx_fixture_find_choice (day->total, "2026-02")->n, ==, 1);
  at = cx_fixture_measure (&fixture, "at", NULL, NULL, NULL);
  g_assert_cmpint (cx_fixture_find_choice (at->total, "08")->n, ==, 1);
  g_assert_cmpint (cx_fixture_find_choice (at->total, "21")->n, ==, 1);
  why = cx_fixture_measure (&fixture, "why", NULL, NULL, NULL);
  g_assert_cmpint (why->total->n, ==, 2);
  g_assert_cmpuint (why->total->choices->len, ==, 0);
}

/* Choices that are kept as a list do what those do that have columns. */
static void
test_list (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxMeasurement) all = NULL;
  g_autoptr (CxMeasurement) some = NULL;
  g_autoptr (CxMeasurement) groups = NULL;

  cx_fixture_init (&fixture, ZONE);
  cx_fixture_add_many (&fixture, 2, "many", "3 17 201", "nps", "10", NULL);
  cx_fixture_add_many (&fixture, 1, "many", "17", "nps", "0", NULL);
  cx_fixture_add_many (&fixture, 1, "many", "", "nps", "8", NULL);
  cx_fixture_add_many (&fixture, 5, "nps", "9", NULL);
  cx_fixture_write (&fixture);

  all = cx_fixture_measure (&fixture, "many", NULL, NULL, NULL);
  g_assert_cmpint (all->asked, ==, 4);
  g_assert_cmpint (all->total->n, ==, 4);
  cx_assert_near (cx_fixture_find_choice (all->total, "c17")->share, 75, 1e-12);
  cx_assert_near (cx_fixture_find_choice (all->total, "c201")->share, 50, 1e-12);
  g_assert_cmpint (cx_fixture_find_choice (all->total, "c1")->n, ==, 0);

  some = cx_fixture_measure (&fixture, "many", NULL, NULL,
                             "selected(${many}, 'c3') and not(selected(${many}, 'c1'))");
  g_assert_cmpint (some->total->n, ==, 2);
  groups = cx_fixture_measure (&fixture, "nps", NULL, "many", NULL);
  g_assert_cmpuint (groups->groups->len, ==, 4);
  cx_assert_near (cx_fixture_find (groups->groups, "c17")->value, 100.0 / 3, 1e-10);
  g_assert_cmpint (cx_fixture_find (groups->groups, "")->n, ==, 5);
}

/* Values that are all different, in many cells: what does not fit into counters is sorted. */
static void
test_many_values (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (CxMeasurement) result = NULL;
  g_autoptr (CxMeasurement) why = NULL;
  g_autoptr (GError) error = NULL;
  CxMeasureQuery query = { .question = "spend",
                           .metric = "mean",
                           .by = "branch",
                           .has_period = TRUE,
                           .period = CX_PERIOD_DAY,
                           .weight = "weight" };
  CxScore *cell;

  cx_fixture_init (&fixture, ZONE);
  for (int i = 0; i < 3000; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d.25", i);
      g_autofree char *text = g_strdup_printf ("text %d", i);
      g_autofree char *day = g_strdup_printf ("2026-0%d-%02dT05:00:00Z", i % 9 + 1, i % 28 + 1);

      cx_fixture_add (&fixture, "spend", number, "why", i % 3 ? text : "-1", "branch",
                      i % 2 ? "A" : "B", "submitted", day, "weight", i % 5 ? "1" : "2", NULL);
    }
  cx_fixture_write (&fixture);

  result = cx_measure (fixture.frame, &query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->total->n, ==, 3000);
  /* Multiples of 5 weigh 2: 600 more answers, whose sum is 5 (0 + … + 599) + 600 / 4. */
  cx_assert_near (result->total->value, (2999.0 * 1500 + 750 + 5 * 599.0 * 300 + 150) / 3600, 1e-9);
  /* 1 January, branch B: multiples of 9, 28 and 2. */
  cell = result->cells->pdata[result->periods->len];
  g_assert_cmpint (cell->n, ==, 12);
  cx_assert_near (cell->minimum, 0.25, 0);
  cx_assert_near (cell->maximum, 11 * 252 + 0.25, 0);
  g_assert_cmpint (((CxScore *) result->cells->pdata[0])->n, ==, 0);

  why = cx_fixture_measure (&fixture, "why", NULL, "branch", NULL);
  g_assert_cmpint (why->total->n, ==, 2000);
  g_assert_cmpint (why->unanswered, ==, 1000);
  g_assert_cmpint (cx_fixture_find (why->groups, "A")->n, ==, 1000);
}

static void
check_score (const CxScore *score)
{
  g_assert_cmpint (score->n, >=, 0);
  g_assert_cmpint (score->asked, ==, score->n + score->unanswered);
  if (!isnan (score->lower))
    {
      g_assert_cmpfloat (score->lower, <=, score->value);
      g_assert_cmpfloat (score->upper, >=, score->value);
    }
  if (!isnan (score->agree_lower))
    {
      g_assert_cmpfloat (score->agree_lower, <=, score->agree);
      g_assert_cmpfloat (score->agree_upper, >=, score->agree);
    }
  for (guint i = 0; score->choices != NULL && i < score->choices->len; i++)
    {
      const CxChoiceShare *choice = score->choices->pdata[i];

      g_assert_nonnull (choice->code);
      g_assert_nonnull (choice->text);
      g_assert_cmpint (choice->n, <=, score->n);
      if (!isnan (choice->lower))
        {
          g_assert_cmpfloat (choice->lower, <=, choice->share);
          g_assert_cmpfloat (choice->upper, >=, choice->share);
        }
    }
}

static void
check_metric (CxFixture *fixture, const CxQuestion *question, const char *metric)
{
  CxMeasureQuery query = { .question = question->code,
                           .metric = metric,
                           .has_period = TRUE,
                           .period = CX_PERIOD_WEEK,
                           .weight = "weight" };
  g_autoptr (CxMeasurement) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 answers = 0;

  result = cx_measure (fixture->frame, &query, NULL, &error);
  if (!cx_metric_fits (metric, question))
    {
      g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
      return;
    }
  g_assert_no_error (error);
  check_score (result->total);
  g_assert_cmpint (result->total->n, >, 0);
  for (guint i = 0; i < result->periods->len; i++)
    {
      const CxScore *score = result->periods->pdata[i];

      check_score (score);
      answers += score->n;
      if (score->choices != NULL)
        g_assert_cmpuint (score->choices->len, ==, result->total->choices->len);
    }
  g_assert_cmpint (answers + result->undated, ==, result->total->n);
}

/* Every metric with every type of question: it fits and holds together, or it says that it does
 * not. */
static void
test_all_metrics (void)
{
  g_auto (CxFixture) fixture = { 0 };
  const CxMetricInfo *const *metrics;
  guint n;

  cx_fixture_init (&fixture, ZONE);
  for (int i = 0; i < 400; i++)
    {
      g_autofree char *point = g_strdup_printf ("%d", i % 5 + 1);
      g_autofree char *day = g_strdup_printf ("2026-0%d-%02d", i % 3 + 1, i % 28 + 1);
      const char *missing = i % 7 == 0 ? "-1" : point;

      cx_fixture_add (&fixture, "nps", missing, "sat", missing, "ease", point, "ease5", point,
                      "stars", missing, "spend", i % 11 ? point : "-2", "gender", i % 3 ? "f" : "x",
                      "drink", i % 4 ? "small" : "large", "reasons", i % 5 ? "price taste" : "",
                      "likes", "place price", "many", "1 201", "again", i % 2 ? "yes" : "no",
                      "quality/food", point, "quality/room", missing, "day", day, "at", "12:30",
                      "why", "text", NULL);
      if (i % 13 != 0)
        cx_fixture_set (&fixture, "submitted", day);
      if (i % 17 == 0)
        cx_fixture_set (&fixture, "weight", "0.3");
    }
  cx_fixture_write (&fixture);

  metrics = cx_metrics (&n);
  g_assert_cmpuint (n, >=, 5);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (cx_metric_find (metrics[i]->id) == metrics[i]);
      g_assert_nonnull (metrics[i]->title);
      g_assert_nonnull (metrics[i]->name);
      g_assert_nonnull (metrics[i]->unit);
      g_assert_nonnull (metrics[i]->interval);
      for (guint j = 0; j < fixture.survey->questions->len; j++)
        check_metric (&fixture, fixture.survey->questions->pdata[j], metrics[i]->id);
    }
  g_assert_null (cx_metric_find ("magic"));
}

/* A code that no program of ours writes. */
static void
test_impossible_answer (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  CxMeasureQuery query = { .question = "sat" };

  cx_fixture_init (&fixture, ZONE);
  cx_fixture_add (&fixture, "sat", "2000000000", NULL);
  cx_fixture_write (&fixture);
  g_assert_null (cx_measure (fixture.frame, &query, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_DAMAGED);
}

static void
test_cancelled (void)
{
  g_auto (CxFixture) fixture = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (CxProgress) progress = cx_progress_new (cancellable, NULL, NULL);
  g_autoptr (CxMeasurement) later = NULL;
  g_autoptr (GError) error = NULL;
  CxMeasureQuery query = { .question = "sat" };

  cx_fixture_init (&fixture, ZONE);
  cx_fixture_add_many (&fixture, 9000, "sat", "5", NULL);
  cx_fixture_write (&fixture);
  g_cancellable_cancel (cancellable);
  g_assert_null (cx_measure (fixture.frame, &query, progress, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_CANCELLED);
  later = cx_fixture_measure (&fixture, "sat", NULL, NULL, NULL);
  g_assert_cmpint (later->total->n, ==, 9000);
}

int
main (int argc, char *argv[])
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/analysis/distributions/choices", test_distribution_choices);
  g_test_add_func ("/analysis/distributions/multiple", test_distribution_multiple);
  g_test_add_func ("/analysis/distributions/others", test_distribution_others);
  g_test_add_func ("/analysis/distributions/list", test_list);
  g_test_add_func ("/analysis/distributions/many-values", test_many_values);
  g_test_add_func ("/analysis/distributions/all-metrics", test_all_metrics);
  g_test_add_func ("/analysis/distributions/impossible-answer", test_impossible_answer);
  g_test_add_func ("/analysis/distributions/cancelled", test_cancelled);
  return g_test_run ();
}
