#include "config.h"

#include "cx-import-fixture.h"
#include "cx-recognise-fixture.h"

#include "cx-ranking.h"
#include "cx-test.h"

#include <string.h>

/* Recognises @text, imports it as recognised and checks the ranks of @items. The mapping goes
 * through its JSON, as one that a person has looked at. */
static CxProject *
import (const char *name, const char *text, const char *items, const char *expected)
{
  g_autofree char *business = g_strconcat (name, ".clientele", NULL);
  g_autofree char *file = g_strconcat (name, ".csv", NULL);
  CxProject *project = cx_import_fixture_new (business);
  g_autoptr (CxMapping) mapping = cx_test_recognise (text);
  g_autofree char *json = cx_mapping_to_json (mapping);
  g_autoptr (CxTable) table = cx_import_fixture_table (file, text);
  g_autoptr (GError) error = NULL;
  g_autoptr (CxMapping) read = cx_mapping_from_json (json, &error);
  g_autoptr (CxImportResult) result = NULL;

  g_assert_no_error (error);
  result = cx_import_run (project, table, read, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->rejected, ==, 0);
  cx_assert_answers (project, items, expected);
  return project;
}

static void
check_reason (CxMapping *mapping, guint index, const char *words)
{
  const char *reason = cx_mapping_get_column (mapping, index)->reason;

  if (reason == NULL || strstr (reason, words) == NULL)
    g_error ("“%s” does not say “%s”", reason, words);
}

static const char tally[] =
    "Submission ID,Respondent ID,Submitted at,What matters to you?,Which do you use?\n"
    "a1,r1,2024-08-11 23:25:40,\"Price, Taste, Place\",\"Web, Shop\"\n"
    "a2,r2,2024-08-12 23:25:40,\"Taste, Price, Place\",Web\n"
    "a3,r3,2024-08-13 23:25:40,\"Taste, Place, Price\",\"Web, Shop\"\n"
    "a4,r4,2024-08-14 23:25:40,\"Price, Taste, Place\",Shop\n"
    "a5,r5,2024-08-15 23:25:40,,\"Web, Shop\"\n"
    "a6,r6,2024-08-16 23:25:40,\"Place, Taste, Price\",Shop\n";

static void
test_tally (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (tally);
  g_autofree char *values = cx_test_values (mapping, 3);
  g_autoptr (CxProject) project = NULL;

  g_assert_cmpstr (mapping->source, ==, "tally");
  cx_test_column (mapping, 3, "new:ranking joined what_matters_to_you");
  g_assert_cmpstr (values, ==, "Price|Taste|Place");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 3)->separator, ==, ", ");
  check_reason (mapping, 3, "the same 3 things");
  project = import ("tally", tally,
                    "what_matters_to_you_price,what_matters_to_you_taste,what_matters_to_you_place",
                    "1|2|3\n2|1|3\n3|1|2\n1|2|3\n~|~|~\n3|2|1");
}

/* The whole import can be undone, and the same file imported again says the same. */
static void
test_undo_and_again (void)
{
  g_autoptr (CxProject)
      project = import ("again", tally, "what_matters_to_you_price", "1\n2\n3\n1\n~\n3");
  g_autoptr (CxTable) table = cx_import_fixture_table ("again-2.csv", tally);
  g_autoptr (GError) error = NULL;
  g_autoptr (CxMapping) mapping = NULL;
  g_autoptr (CxSurvey) survey = NULL;
  g_autoptr (CxImportResult) result = NULL;

  /* The profile, kept under the fingerprint of the header, knows that it is a ranking. */
  g_assert_true (cx_import_plan (project, table, NULL, NULL, NULL, &mapping, &survey, &error));
  g_assert_no_error (error);
  g_assert_nonnull (survey);
  cx_test_column (mapping, 3, "question:what_matters_to_you joined");
  result = cx_import_run (project, table, mapping, survey, NULL, NULL, &error);
  g_assert_no_error (error);
  cx_assert_counts (result, "0 0 6 0 0");
  g_assert_true (cx_store_undo_batch (cx_project_get_store (project), 1, CX_UNDO_KEEP_CHANGED, NULL,
                                      NULL, &error));
  g_assert_no_error (error);
  cx_assert_rows (project, "SELECT count(*) FROM answers_1", "0");
}

/* Few answers in one order only would be a multiple choice; the survey knows better. */
static void
test_into_ranking (void)
{
  g_autoptr (CxProject)
      project = import ("known", tally, "what_matters_to_you_price", "1\n2\n3\n1\n~\n3");
  g_autoptr (GError) error = NULL;
  g_autoptr (CxSurvey) survey = cx_survey_repo_find (cx_project_get_db (project), NULL, &error);
  g_autoptr (CxMapping) mapping = cx_test_recognise_for (
      "When,What matters to you?\n2024-08-11,Place;Price;Taste\n2024-08-12,Place;Price;Taste\n",
      survey, NULL);

  cx_test_column (mapping, 1, "question:what_matters_to_you joined");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 1)->type, ==, "ranking");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 1)->separator, ==, ";");
}

/* An item may hold the comma that joins the others. */
static void
test_comma_in_item (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "Submission ID,Respondent ID,Submitted at,Order\n"
      "a1,r1,2024-08-11 23:25:40,\"Web, Phone, but only at night, Shop\"\n"
      "a2,r2,2024-08-12 23:25:40,\"Phone, but only at night, Web, Shop\"\n"
      "a3,r3,2024-08-13 23:25:40,\"Shop, Phone, but only at night, Web\"\n"
      "a4,r4,2024-08-14 23:25:40,\"Web, Shop, Phone, but only at night\"\n");
  g_autofree char *values = cx_test_values (mapping, 3);

  cx_test_column (mapping, 3, "new:ranking joined");
  g_assert_cmpuint (cx_mapping_get_column (mapping, 3)->options->len, ==, 3);
  g_assert_nonnull (strstr (values, "Phone, but only at night"));
}

/* Kobo and ODK join the names of the ranked items by blanks. */
static void
test_kobo (void)
{
  static const char text[] =
      "\"order\";\"drinks\";\"all\";\"_id\";\"_uuid\";\"_submission_time\"\r\n"
      "\"tea milk soda\";\"tea\";\"tea milk soda\";\"1\";\"u1\";\"2016-04-01T19:57:45\"\r\n"
      "\"milk tea soda\";\"tea milk\";\"tea milk soda\";\"2\";\"u2\";\"2016-04-02T19:57:45\"\r\n"
      "\"soda milk tea\";\"milk soda\";\"tea milk soda\";\"3\";\"u3\";\"2016-04-03T19:57:45\"\r\n"
      "\"tea soda milk\";\"soda\";\"tea milk soda\";\"4\";\"u4\";\"2016-04-04T19:57:45\"\r\n"
      "\"tea milk soda\";\"tea soda\";\"tea milk soda\";\"5\";\"u5\";\"2016-04-05T19:57:45\"\r\n";
  g_autoptr (CxMapping) mapping = cx_test_recognise (text);
  g_autoptr (CxProject) project = NULL;

  g_assert_cmpstr (mapping->source, ==, "kobo");
  cx_test_column (mapping, 0, "new:ranking joined order");
  cx_test_column (mapping, 1, "new:multiple joined drinks");
  /* All chosen by everybody, always in the form's order: no ranking. */
  g_assert_cmpstr (cx_mapping_get_column (mapping, 2)->type, !=, "ranking");
  project = import ("kobo", text, "order_tea,order_milk,order_soda",
                    "1|2|3\n2|1|3\n3|2|1\n1|3|2\n1|2|3");
}

static void
test_odk_numbers (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "SubmissionDate,order,KEY,SubmitterID\n2024-01-01T10:00:00.000Z,1 2 3,uuid:1,1\n"
      "2024-01-02T10:00:00.000Z,3 1 2,uuid:2,1\n2024-01-03T10:00:00.000Z,2 3 1,uuid:3,1\n"
      "2024-01-04T10:00:00.000Z,1 3 2,uuid:4,1\n");
  g_autofree char *values = cx_test_values (mapping, 1);

  g_assert_cmpstr (mapping->source, ==, "odk");
  cx_test_column (mapping, 1, "new:ranking joined order");
  g_assert_cmpstr (values, ==, "1|2|3");
}

/* What is no ranking: too few answers, something left out, something twice, or one order. */
static void
test_not_ranked (void)
{
  static const char *const cells[] = {
    "\"A, B, C\"\n\"B, A, C\"\n\"C, B, A\"\n",
    "\"A, B, C\"\n\"B, A, C\"\n\"C, B, A\"\n\"A, B, C\"\n\"A, C\"\n",
    "\"A, B, C\"\n\"B, A, C\"\n\"C, B, A\"\n\"A, B, C\"\n\"A, C, C\"\n",
    "\"A, B, C\"\n\"A, B, C\"\n\"A, B, C\"\n\"A, B, C\"\n\"A, B, C\"\n",
    "\"A, B\"\n\"B, A\"\n\"A, B\"\n\"B, A\"\n\"A, B\"\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *text = g_strconcat ("Which?\n", cells[i], NULL);
      g_autoptr (CxMapping) mapping = cx_test_recognise (text);

      g_assert_cmpstr (cx_mapping_get_column (mapping, 0)->type, !=, "ranking");
    }
}

/* Where the file does not tell, the mapping does, both ways. */
static void
test_forced (void)
{
  static const char text[] = "r,k\n\"Tea, Coffee\",x\n\"Coffee, Tea\",y\nTea,z\n";
  g_autoptr (CxProject) ranked = cx_import_fixture_new ("forced.clientele");
  g_autoptr (CxProject) chosen = cx_import_fixture_new ("forced-2.clientele");
  g_autoptr (CxImportResult) first = cx_import_fixture_run (
      ranked, "forced.csv", text,
      "{'columns':[{'target':'new:ranking','question':'r','part':'joined','separator':', '},"
      "{'target':'new:text','question':'k'}]}",
      NULL);
  g_autoptr (CxImportResult) second = cx_import_fixture_run (
      chosen, "forced-2.csv", text,
      "{'columns':[{'target':'new:multiple','question':'r','part':'joined','separator':', '},"
      "{'target':'new:text','question':'k'}]}",
      NULL);

  cx_assert_counts (first, "3 0 0 0 0");
  cx_assert_answers (ranked, "r_tea,r_coffee", "1|2\n2|1\n1|~");
  cx_assert_counts (second, "3 0 0 0 0");
  cx_assert_answers (chosen, "r_tea,r_coffee", "1|1\n1|1\n1|0");
}

/* --- A column for each place --------------------------------------------------------------- */

static const char lime_labels[] =
    "\"Response ID\",\"Date submitted\",\"Last page\",\"Start language\",\"Seed\","
    "\"What matters? [Rank 1]\",\"What matters? [Rank 2]\",\"What matters? [Rank 3]\"\n"
    "1,2021-09-24 11:39:34,4,en,77,Price,Taste,Place\n"
    "2,2021-09-25 11:39:34,4,en,78,Taste,Price,\n"
    "3,2021-09-26 11:39:34,4,en,79,Place,,\n"
    "4,2021-09-27 11:39:34,4,en,80,Price,,Taste\n";

/* Who ranks only the first says nothing of the others. */
static void
test_limesurvey_ranks (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (lime_labels);
  g_autoptr (CxProject) project = NULL;

  g_assert_cmpstr (mapping->source, ==, "limesurvey");
  for (guint i = 5; i < 8; i++)
    {
      g_autofree char *values = cx_test_values (mapping, i);

      cx_test_column (mapping, i, "new:ranking place what_matters");
      g_assert_cmpint (cx_mapping_get_column (mapping, i)->option[0], ==, '1' + (int) i - 5);
      g_assert_cmpstr (values, ==, "Price|Taste|Place");
    }
  check_reason (mapping, 6, "place 2");
  project = import ("lime", lime_labels, "what_matters_price,what_matters_taste,what_matters_place",
                    "1|2|3\n2|1|~\n~|~|1\n1|3|~");
}

static char *
make_codes (guint rows, gboolean grid)
{
  static const char *const orders[] = { "A1,A2,A3", "A2,A1,A3", "A3,A2,", "A1,A3,A2" };
  static const char *const points[] = { "A1,A2,A1", "A2,A1,A3", "A3,A2,A3", "A1,A1,A1" };
  GString *text = g_string_new (
      "id,submitdate,lastpage,startlanguage,seed,Q1[1],Q1[2],Q1[3],Q2[SQ001]\n");

  for (guint i = 0; i < rows; i++)
    g_string_append_printf (text, "%u,2021-09-24 11:39:%02u,4,en,7%u,%s,Y\n", i + 1, i % 60, i,
                            (grid ? points : orders)[i % 4]);
  return g_string_free (text, FALSE);
}

/* Codes in the heading do not say that they are ranks; that no answer repeats one does. */
static void
test_limesurvey_codes (void)
{
  g_autofree char *ranked = make_codes (12, FALSE);
  g_autofree char *few = make_codes (2, FALSE);
  g_autofree char *grid = make_codes (12, TRUE);
  g_autoptr (CxMapping) mapping = cx_test_recognise (ranked);
  g_autoptr (CxMapping) little = cx_test_recognise (few);
  g_autoptr (CxMapping) rows = cx_test_recognise (grid);

  cx_test_column (mapping, 5, "new:ranking place Q1");
  cx_test_column (mapping, 7, "new:ranking place Q1");
  g_assert_cmpstr (cx_mapping_get_column (little, 5)->type, !=, "ranking");
  cx_test_column (rows, 5, "new:grid row Q1");
}

/* The round-trip file has codes below the texts. */
static void
test_limesurvey_vv (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "Response ID\tDate submitted\tLast page\tStart language\tWhich first? [Rank 1]\t"
      "Which first? [Rank 2]\n"
      "id\tsubmitdate\tlastpage\tstartlanguage\tQ1[1]\tQ1[2]\n"
      "1\t2021-09-24 11:39:34\t4\ten\tA1\tA2\n2\t2021-09-25 11:39:34\t4\ten\tA2\tA1\n"
      "3\t2021-09-26 11:39:34\t4\ten\tA1\t{question_not_shown}\n");

  cx_test_column (mapping, 4, "new:ranking place Q1");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 4)->text, ==, "Which first?");
  cx_test_column (mapping, 5, "new:ranking place Q1");
}

/* What is put at two places keeps the better one; what nobody knew becomes an item. */
static void
test_places_by_mapping (void)
{
  g_autoptr (CxProject) project = cx_import_fixture_new ("places.clientele");
  g_autoptr (CxImportResult) result = cx_import_fixture_run (
      project, "places.csv", "a,b,k\nTea,Milk,x\nMilk,Milk,x\nSoda,N/A,y\n",
      "{'columns':["
      "{'target':'new:ranking','question':'r','part':'place','option':'1',"
      "'values':[{'from':'Tea','to':'tea'},{'from':'Milk','to':'milk'}]},"
      "{'target':'new:ranking','question':'r','part':'place','option':'2'},"
      "{'target':'new:single','question':'k'}]}",
      NULL);

  cx_assert_counts (result, "3 0 0 0 0");
  cx_assert_answers (project, "r_tea,r_milk,r_soda", "1|2|~\n~|1|~\n~|~|1");
}

static void
check_refused (const char *name, const char *columns)
{
  g_autofree char *business = g_strconcat (name, ".clientele", NULL);
  g_autoptr (CxProject) project = cx_import_fixture_new (business);
  g_autoptr (CxTable) table = cx_import_fixture_table ("refused.csv", "a,b\nTea,Milk\n");
  g_autofree char *json = g_strdup_printf ("{'columns':[%s]}", columns);
  g_autoptr (CxMapping) mapping = cx_import_fixture_mapping (json);
  g_autoptr (GError) error = NULL;

  g_assert_null (cx_import_run (project, table, mapping, NULL, NULL, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
}

static void
test_bad_places (void)
{
  check_refused ("twice", "{'target':'new:ranking','question':'r','part':'place','option':'1',"
                          "'values':[{'from':'Tea','to':'tea'}]},"
                          "{'target':'new:ranking','question':'r','part':'place','option':'1'}");
  check_refused ("mixed", "{'target':'new:ranking','question':'r','part':'place','option':'1',"
                          "'values':[{'from':'Tea','to':'tea'}]},"
                          "{'target':'new:ranking','question':'r','part':'rank','option':'tea'}");
  check_refused ("multiple", "{'target':'new:multiple','question':'r','part':'place','option':'1'},"
                             "{'target':'ignore'}");
}

static void
test_headings (void)
{
  gboolean named;

  g_assert_cmpuint (cx_ranking_get_place ("Rank 2", &named), ==, 2);
  g_assert_true (named);
  g_assert_cmpuint (cx_ranking_get_place ("Xếp hạng 10", &named), ==, 10);
  g_assert_true (named);
  g_assert_cmpuint (cx_ranking_get_place ("2nd choice", &named), ==, 2);
  g_assert_true (named);
  g_assert_cmpuint (cx_ranking_get_place ("3", &named), ==, 3);
  g_assert_false (named);
  g_assert_cmpuint (cx_ranking_get_place ("SQ001", &named), ==, 0);
  g_assert_cmpuint (cx_ranking_get_place ("Rank", &named), ==, 0);
  g_assert_cmpuint (cx_ranking_get_place ("", &named), ==, 0);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/ranking/tally", test_tally);
  g_test_add_func ("/ranking/undo-and-again", test_undo_and_again);
  g_test_add_func ("/ranking/into-ranking", test_into_ranking);
  g_test_add_func ("/ranking/comma-in-item", test_comma_in_item);
  g_test_add_func ("/ranking/kobo", test_kobo);
  g_test_add_func ("/ranking/odk-numbers", test_odk_numbers);
  g_test_add_func ("/ranking/not-ranked", test_not_ranked);
  g_test_add_func ("/ranking/forced", test_forced);
  g_test_add_func ("/ranking/limesurvey-ranks", test_limesurvey_ranks);
  g_test_add_func ("/ranking/limesurvey-codes", test_limesurvey_codes);
  g_test_add_func ("/ranking/limesurvey-vv", test_limesurvey_vv);
  g_test_add_func ("/ranking/places-by-mapping", test_places_by_mapping);
  g_test_add_func ("/ranking/bad-places", test_bad_places);
  g_test_add_func ("/ranking/headings", test_headings);
  return g_test_run ();
}
