/* Every expression means the same in SQL as in the evaluator: both look at the same responses,
 * which are compared row by row. */
#include "config.h"

#include "cx-error.h"
#include "cx-query-test.h"

/* --- Conformance ------------------------------------------------------------------------------ */

/* What SQL can say by itself. */
static const char *const exact_ones[] = {
  "${nps} >= 9",
  "9 <= ${nps}",
  "${nps} != 9",
  "not(${nps} = 9)",
  "${nps} = '9'",
  "${nps} = ''",
  "'' != ${nps}",
  "${nps}",
  "not(${nps})",
  "${nps} = true()",
  "${nps} != false()",
  "${nps} > 6 and ${csat} <= 3 or ${csat} = ''",
  "not(${nps} > 6 or ${csat} <= 3)",
  "(${nps} + ${csat}) div 2 > 4",
  "${nps} - ${csat} * 2 < -1",
  "-${nps} > -5",
  "${csat} div ${nps} >= 1",
  "${nps} div ${csat} = 2.5",
  "1 div ${nps} = ''",
  "${nps} = ${csat}",
  "${nps} != ${csat}",
  "(${nps} > 5) + (${csat} > 2) = 2",
  "${age} > 10.5",
  "${age} = ''",
  "abs(${age}) < 1",
  "${age} < 0",
  "sum(${nps}, ${csat}, ${age}) > 15",
  "sum(${nps}, ${csat}) = ''",
  "sum(${nps}, ${csat}) div count(${nps}, ${csat}) >= 5",
  "coalesce(${csat}, ${nps}, 0) > 3",
  "if(${town} = 'hue', ${nps}, ${csat}) > 3",
  "if(${nps} > 5, ${csat} > 2, ${town} = 'hanoi')",
  "count(${nps}, ${comment}, ${channels}) > 3",
  "${town} = 'hue'",
  "${town} != 'hue'",
  "not(${town} = 'hue')",
  "${town} = ''",
  "${town} != ''",
  "${town} = 'da nang' or ${town} = '7'",
  "${town} = 7",
  "${town} != 7",
  "${town} = ${town}",
  "selected(${town}, 'hanoi')",
  "selected(${town}, 'da nang')",
  "${grade} > 1",
  "${grade} <= '2'",
  "${grade} + 1 = 3",
  "${grade} = 10",
  "regex(${town}, 'h.*')",
  "string-length(${town}) > 3",
  "jr:choice-name(${town}, '${town}') = 'hue'",
  "concat(${town}, '!') = 'hue!'",
  "concat(${town}, '') = ''",
  "coalesce(${town}, 'none') = 'none'",
  "contains(${town}, ' ')",
  "${member} = 'yes'",
  "not(${member} = 'yes')",
  "selected(${channels}, 'web')",
  "selected(${channels}, 'home')",
  "selected(${channels}, 'at home')",
  "not(selected(${channels}, 'web'))",
  "selected(${channels}, 'web') and not(selected(${channels}, 'zalo'))",
  "count-selected(${channels}) >= 2",
  "count-selected(${channels}) = 0",
  "${channels} = ''",
  "${channels} != ''",
  "${channels} = 'web'",
  "${channels} = 'zalo web'",
  "${channels} = 'at home'",
  "${channels} != 'at home'",
  "${channels} != 'web'",
  "boolean(${channels})",
  "${channels/web} = 1",
  "${channels/web}",
  "${channels/web} = ''",
  "${channels/at home} + ${channels/home} = 2",
  "${channels_other_text} = 'slow'",
  "selected(${topics}, 't17')",
  "selected(${topics}, 't7')",
  "selected(${topics}, 't2')",
  "count-selected(${topics}) = 3",
  "count-selected(${topics}) = 0",
  "${topics} = ''",
  "${topics} = 't2 t1'",
  "${topics} != 't1'",
  "selected(${order}, 'price')",
  "${order} = 'price place people'",
  "${order} = ''",
  "count-selected(${order}) = 2",
  "${order/price} = 1",
  "${order/price} < ${order/place}",
  "${views/speed} = 'good'",
  "${views/Hương vị} != 'good'",
  "${amounts/speed} > ${amounts/taste}",
  "${amounts/speed} * ${amounts/taste} > 20",
  "selected(${several/speed}, 'good')",
  "count-selected(${several/taste}) = 2",
  "${several/taste} = 'bad'",
  "${comment} = 'slow'",
  "${comment} != 'slow'",
  "${comment} = ''",
  "${comment} = \"it's\"",
  "${comment} = 'đặt hàng'",
  "${comment} = ${wish}",
  "${comment} != ${wish}",
  "${comment}",
  "contains(${comment}, 'hàng')",
  "contains(${comment}, 'Hàng')",
  "contains(${comment}, '%')",
  "contains(${comment}, '')",
  "not(contains(${comment}, 'nhanh'))",
  "starts-with(${comment}, 'Đặt')",
  "starts-with(${comment}, 'đặt')",
  "ends-with(${comment}, 'nhanh')",
  "ends-with(${comment}, 'x nhanh')",
  "string-length(${comment}) > 8",
  "string-length(${comment}) = 0",
  "${visit} = '2026-03-10'",
  "${visit} != '2026-03-10'",
  "${visit} < today()",
  "today() >= ${visit}",
  "${visit} > date('2026-03-08') and ${visit} <= '2026-03-12'",
  "${visit} = ''",
  "${moment} <= '2026-03-10'",
  "${moment} = '2026-03-09'",
  "${submitted} >= '2026-03-08'",
  "${submitted} <= '2026-03-08'",
  "${submitted} = '2026-03-08'",
  "${submitted} != '2026-03-08'",
  "not(${submitted} = '2026-03-08')",
  "${submitted} < today()",
  "${submitted} > '2026-03-08T12:30'",
  "${submitted} <= '2026-03-08T05:30:00Z'",
  "${submitted} < now()",
  "${submitted} > ${started}",
  "${submitted} = ${started}",
  "${submitted} = ''",
  "${branch} = 'Quận 1'",
  "${branch} != 'Quận 1'",
  "${branch} = ${staff}",
  "contains(${branch}, 'Đức')",
  "${weight} > 1",
  "${weight} * ${nps} > 10",
  "${complete} = 1",
  "${complete}",
  "${customer} = 'none'",
  "${customer} = ''",
  "true()",
  "false() or 1 = 2",
  "${clock} = '08:15'",
};

/* What the evaluator has to finish. */
static const char *const rough_ones[] = {
  "${nps} mod 2 = 1",
  "round(${age}) = 3",
  "not(round(${age}) = 3)",
  "round(${age}) = 3 and ${nps} > 5",
  "not(round(${age}) = 3 or ${nps} > 5)",
  "round(${age}) = 3 or ${nps} > 5",
  "if(round(${age}) > 5, ${nps} > 5, ${csat} > 2)",
  "if(round(${age}) > 5, ${nps}, ${csat}) > 3",
  "min(${nps}, ${csat}) < 2",
  "max(${nps}, ${csat}) > 9",
  "regex(${comment}, '[0-9]+')",
  "not(regex(${comment}, '[0-9]+'))",
  "${comment} > 9",
  "${comment} = 9",
  "number(${comment}) >= 10",
  "${wish} < '10'",
  "substr(${comment}, 0, 3) = 'Đặt'",
  "${town} = ${branch}",
  "concat(${town}, ${nps}) = 'hue9'",
  "selected(${comment}, 'nhanh')",
  "selected(${nps}, '9')",
  "selected-at(${channels}, 0) = 'web'",
  "selected-at(${order}, 0) = 'price'",
  "selected(${channels}, ${wish})",
  "jr:choice-name(${channels}, '${channels}') = 'web, zalo'",
  "join('+', ${order}) = 'people+price'",
  "today() - ${visit} > 1",
  "${visit} = ${moment}",
  "${visit} >= ${submitted}",
  "${moment} > '2026-03-10T12:00'",
  "${moment} < now()",
  "decimal-date-time(${submitted}) > 20520.5",
  "format-date(${submitted}, '%a') = 'Mon'",
  "date(${submitted}) = ${visit}",
  "${submitted} > 20520",
  "${clock} < '12:00'",
  "${weight} = ${nps} mod 2",
  "string(${age}) = '2.5'",
};

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

/* --- Expressions made at random --------------------------------------------------------------- */

static void write_condition (GRand *rand, GString *text, int depth);

static void
write_number (GRand *rand, GString *text, int depth)
{
  static const char *const leaves[] = { "${nps}",
                                        "${csat}",
                                        "${age}",
                                        "${visits}",
                                        "${weight}",
                                        "${amounts/taste}",
                                        "0",
                                        "1",
                                        "2.5",
                                        "${order/price}",
                                        "count-selected(${channels})",
                                        "string-length(${comment})",
                                        "${grade}",
                                        "''" };
  static const char *const forms[] = { "+", "-", "*", "div", "mod" };
  int kind = depth <= 0 ? 0 : g_rand_int_range (rand, 0, 8);

  if (kind < 3)
    g_string_append (text, leaves[g_rand_int_range (rand, 0, G_N_ELEMENTS (leaves))]);
  else if (kind < 6)
    {
      g_string_append_c (text, '(');
      write_number (rand, text, depth - 1);
      g_string_append_printf (text, " %s ", forms[g_rand_int_range (rand, 0, 5)]);
      write_number (rand, text, depth - 1);
      g_string_append_c (text, ')');
    }
  else
    {
      g_string_append (text, kind == 6 ? "coalesce(" : "if(");
      if (kind == 7)
        {
          write_condition (rand, text, depth - 1);
          g_string_append (text, ", ");
        }
      write_number (rand, text, depth - 1);
      g_string_append (text, ", ");
      write_number (rand, text, depth - 1);
      g_string_append_c (text, ')');
    }
}

static void
write_condition (GRand *rand, GString *text, int depth)
{
  static const char *const signs[] = { "=", "!=", "<", "<=", ">", ">=" };
  int kind = depth <= 0 ? 0 : g_rand_int_range (rand, 0, 8);
  int all = G_N_ELEMENTS (exact_ones) + G_N_ELEMENTS (rough_ones);
  int pick = g_rand_int_range (rand, 0, all);

  if (kind < 2)
    g_string_append_printf (text, "(%s)",
                            pick < (int) G_N_ELEMENTS (exact_ones)
                                ? exact_ones[pick]
                                : rough_ones[pick - G_N_ELEMENTS (exact_ones)]);
  else if (kind < 4)
    {
      g_string_append_c (text, '(');
      write_number (rand, text, depth - 1);
      g_string_append_printf (text, " %s ", signs[g_rand_int_range (rand, 0, 6)]);
      write_number (rand, text, depth - 1);
      g_string_append_c (text, ')');
    }
  else if (kind == 4)
    {
      g_string_append (text, "not(");
      write_condition (rand, text, depth - 1);
      g_string_append_c (text, ')');
    }
  else
    {
      g_string_append_c (text, '(');
      write_condition (rand, text, depth - 1);
      g_string_append (text, kind == 5 ? " or " : kind == 6 ? " and " : " = ");
      write_condition (rand, text, depth - 1);
      g_string_append_c (text, ')');
    }
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  guint read = 0, exact_count = 0;

  for (int i = 0; i < 600; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      gboolean exact = FALSE;

      write_condition (rand, text, 1 + i % 5);
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
    { "${town}", CX_ERROR_INVALID, "by itself is no condition" },
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
  add_test ("/query/zones", test_zones);
  add_test ("/query/refused", test_refused);
  add_test ("/query/runaway", test_runaway);
  add_test ("/query/large", test_large);
  g_test_add_func ("/query/two-tables", test_two_tables);
  return g_test_run ();
}
