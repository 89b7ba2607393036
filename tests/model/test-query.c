/* Every expression means the same in SQL as in the evaluator: both look at the same responses,
 * which are compared row by row. */
#include "config.h"

#include "cx-error.h"
#include "cx-query-expressions.h"
#include "cx-query-test.h"

/* --- Conformance ------------------------------------------------------------------------------ */

static void
test_exact (Fixture *fixture, gconstpointer data)
{
  guint telling = 0;

  for (guint i = 0; i < G_N_ELEMENTS (exact_ones); i++)
    {
      gboolean exact = FALSE;
      int n = check (fixture->db, fixture->survey, exact_ones[i], fixture->zone, &exact);

      if (n < 0 || !exact)
        g_error ("%s: %s", exact_ones[i], n < 0 ? "refused" : "not exact");
      telling += n > 0 && n < ROWS;
    }
  /* A few hold for all responses or for none on purpose. */
  g_assert_cmpuint (telling, >, G_N_ELEMENTS (exact_ones) * 9 / 10);
}

static void
test_rough (Fixture *fixture, gconstpointer data)
{
  guint telling = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rough_ones); i++)
    {
      gboolean exact = TRUE;
      int n = check (fixture->db, fixture->survey, rough_ones[i], fixture->zone, &exact);

      if (n < 0 || exact)
        g_error ("%s: %s", rough_ones[i], n < 0 ? "refused" : "exact");
      telling += n > 0 && n < ROWS;
    }
  g_assert_cmpuint (telling, >, G_N_ELEMENTS (rough_ones) * 8 / 10);
}

/* --- Expressions made at random -----------------------------------------------------------------
 */

static void
test_random (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  guint read = 0, exact_count = 0;

  for (int i = 0; i < 600; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      gboolean exact = FALSE;

      write_random_condition (rand, text, 1 + i % 5);
      if (check (fixture->db, fixture->survey, text->str, fixture->zone, &exact) >= 0)
        read++;
      exact_count += exact;
    }
  g_assert_cmpuint (read, >, 300);
  g_assert_cmpuint (exact_count, >, 100);
}

/* Days are those of the time zone. */
static void
test_zones (Fixture *fixture, gconstpointer data)
{
  static const char *const zones[] = { "UTC", "America/New_York", "Asia/Kathmandu" };
  static const char *const days[] = { "${submitted} <= '2026-03-08'", "${submitted} > '2026-03-08'",
                                      "${visit} < today()", "${submitted} = today()",
                                      "${submitted} >= '2026-03-08T02:30'" };

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zones[i]);

      for (guint j = 0; j < G_N_ELEMENTS (days); j++)
        {
          gboolean exact = FALSE;

          g_assert_cmpint (check (fixture->db, fixture->survey, days[j], zone, &exact), >, 0);
          g_assert_true (exact);
        }
    }
}

/* --- Refusals, limits, several tables --------------------------------------------------------- */

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    CxErrorCode code;
    const char *message;
  } refused[] = {
    { "${npss} > 8", CX_ERROR_NOT_FOUND, "there is no question “npss”. Did you mean “nps”?" },
    { "${views} = 'good'", CX_ERROR_NOT_FOUND, "there is no question “views”" },
    { "${views/sped} = 'good'", CX_ERROR_NOT_FOUND, "Did you mean “views/speed”?" },
    { "${town} = 'hu'", CX_ERROR_INVALID, "there is no choice “hu”. Did you mean “hue”?" },
    { "${town}", CX_ERROR_INVALID, "by itself is not a condition" },
    { "${nps} >", CX_ERROR_INVALID, "a value was expected" },
    { ". > 1", CX_ERROR_INVALID, "stands for the answer being given" },
    { "${customer.value} > 1", CX_ERROR_NOT_FOUND, "there is no question “customer.value”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CxQuery)
          query = cx_query_new (fixture->survey, refused[i].text, fixture->zone, NOW, &error);

      g_assert_null (query);
      g_assert_error (error, CX_ERROR, (int) refused[i].code);
      if (strstr (error->message, refused[i].message) == NULL)
        g_error ("%s: %s", refused[i].text, error->message);
    }
}

/* A choice may be named by its label and in another case; what fits several stays unknown. */
static void
test_labels (Fixture *fixture, gconstpointer data)
{
  static const char *const same[][2] = {
    { "${town} = 'HUE'", "${town} = 'hue'" },
    { "'Da Nang' != ${town}", "'da nang' != ${town}" },
    { "selected(${channels}, 'Khác')", "selected(${channels}, 'other')" },
    { "not(${member} = 'YES') or ${nps} > 5", "not(${member} = 'yes') or ${nps} > 5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      gint64 count[2];

      for (guint j = 0; j < 2; j++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (CxQuery)
              query = cx_query_new (fixture->survey, same[i][j], fixture->zone, NOW, &error);

          g_assert_no_error (error);
          g_assert_true (cx_query_count (query, fixture->db, &count[j], &error));
          g_assert_no_error (error);
        }
      g_assert_cmpint (count[0], ==, count[1]);
      g_assert_cmpint (count[0], >, 0);
    }
}

/* A pattern that runs away fails the query and does not hang it. */
static void
test_runaway (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CxQuery) query = cx_query_new (
      fixture->survey,
      "regex(concat(${comment}, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'),"
      " '.*(a|aa|[a-z])*(a|[a-z]a)*[a-z]*\\d')",
      fixture->zone, NOW, &error);
  gint64 count;

  g_assert_no_error (error);
  g_assert_false (cx_query_count (query, fixture->db, &count, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_LIMIT);
}

static gboolean
stop_at_once (gint64 id, gpointer user_data)
{
  (*(int *) user_data)++;
  return FALSE;
}

/* Long chains and deep trees stay within what SQLite takes. */
static void
test_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) chain = g_string_new ("${nps} = 0");
  g_autoptr (GString) deep = g_string_new ("${nps}");
  g_autoptr (GString) nots = g_string_new (NULL);
  gboolean exact = FALSE;
  int calls = 0;
  g_autoptr (CxQuery) query = NULL;

  for (int i = 0; i < 3000; i++)
    g_string_append_printf (chain, " or ${nps} = %d", i % 4);
  g_assert_cmpint (check (fixture->db, fixture->survey, chain->str, fixture->zone, &exact), >, 0);
  g_assert_true (exact);

  for (int i = 0; i < 300; i++)
    g_string_append (deep, " + ${csat}");
  g_string_append (deep, " > 900");
  g_assert_cmpint (check (fixture->db, fixture->survey, deep->str, fixture->zone, &exact), >, 0);
  g_assert_false (exact);

  for (int n = 1; n < 120; n++)
    {
      g_string_assign (nots, "");
      for (int i = 0; i < n; i++)
        g_string_append (nots, "not(${csat} = 1 or ");
      g_string_append (nots, "${nps} > 5");
      for (int i = 0; i < n; i++)
        g_string_append_c (nots, ')');
      g_assert_cmpint (check (fixture->db, fixture->survey, nots->str, fixture->zone, &exact), >,
                       0);
      g_assert_true (exact || n > 10);
    }
  g_assert_false (exact);

  query = cx_query_new (fixture->survey, "${nps} > 5", fixture->zone, NOW, NULL);
  g_assert_true (cx_query_each_id (query, fixture->db, stop_at_once, &calls, NULL));
  g_assert_cmpint (calls, ==, 1);
}

/* Answers past 1,500 columns stand in a second table. */
static void
test_two_tables (void)
{
  g_autoptr (CxProject) project = open_new_project ("wide.clientele");
  g_autoptr (CxSurvey) made = cx_survey_new ();
  g_autoptr (CxSurvey) survey = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  static const char *const wide[] = { "selected(${m1}, 'c7')",
                                      "selected(${m8}, 'c190')",
                                      "selected(${m1}, 'c7') and not(selected(${m8}, 'c190'))",
                                      "${m8} = ''",
                                      "count-selected(${m8}) > 80",
                                      "${m8/c200} = 1 or round(${m1/c3}) = 1" };

  made->code = g_strdup ("wide");
  made->title = g_strdup ("Wide");
  for (int q = 1; q <= 8; q++)
    {
      g_autofree char *code = g_strdup_printf ("m%d", q);
      CxQuestion *question = add_question (made, "multiple", code, code);

      for (int i = 1; i <= 200; i++)
        {
          g_autofree char *choice = g_strdup_printf ("c%d", i);

          add_choice (question, choice, choice);
        }
    }
  insert_survey (project, made);
  survey = load_survey (project, "wide");
  g_assert_cmpint (survey->parts, ==, 2);
  write_responses (project, survey, 40);
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    {
      gboolean exact;

      g_assert_cmpint (check (cx_project_get_db (project), survey, wide[i], zone, &exact), >=, 0);
    }
}

#define add_test(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  add_test ("/query/exact", test_exact);
  add_test ("/query/rough", test_rough);
  add_test ("/query/random", test_random);
  add_test ("/query/labels", test_labels);
  add_test ("/query/zones", test_zones);
  add_test ("/query/refused", test_refused);
  add_test ("/query/runaway", test_runaway);
  add_test ("/query/large", test_large);
  g_test_add_func ("/query/two-tables", test_two_tables);
  return g_test_run ();
}
