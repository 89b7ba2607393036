#include "config.h"

#include "cx-error.h"
#include "cx-recognise-fixture.h"
#include "cx-test.h"

#include <string.h>

/* Real response exports, where the folder that holds them is named by the environment. Figures were
 * read off the files by eye. */
typedef struct
{
  const char *path;
  const char *source; /* NULL: refused */
  guint questions;
  const char *columns; /* "INDEX TARGET[ PART]" ended by \n each */
} Export;

static const Export exports[] = {
  { "cncf-surveys/google-forms-maintainers-2018.csv", "google-forms", 7,
    "0 field:submitted\n1 ignore\n2 new:csat\n3 new:yesno\n4 new:yesno\n5 new:rating\n6 "
    "new:single\n"
    "7 new:multiple joined\n8 new:text\n" },
  { "cncf-surveys/CNCF_Ambassadors_Survey_2019_H1.csv", "surveymonkey", 7,
    "0 field:source_id\n1 field:channel\n2 field:started\n3 field:submitted\n4 ignore\n"
    "8 new:multiple choice\n41 new:multiple choice\n42 new:multiple other\n43 new:single\n"
    "44 new:rating\n45 new:yesno\n46 new:rating\n47 new:rating\n48 new:text\n" },
  { "cncf-surveys/CNCF GitOps Microsurvey.csv", "surveymonkey", 13,
    "0 field:source_id\n1 new:single\n2 new:single other\n3 new:single\n6 new:multiple choice\n"
    "15 new:multiple other\n23 new:multiple other\n24 new:multiple choice\n52 new:single\n"
    "53 new:single\n54 new:single other\n55 new:multiple choice\n" },
  { "cncf-surveys/Strimzi Survey 2022.csv", "surveymonkey", 10,
    "0 new:single\n1 new:multiple choice\n5 new:multiple choice\n9 new:multiple choice\n10 "
    "new:single\n"
    "11 new:single\n12 new:single\n13 new:ranking rank\n20 new:ranking rank\n21 new:ranking rank\n"
    "26 new:ranking rank\n27 new:text\n29 new:text\n" },
  { "cncf-surveys/CNCF_Maintainers_Survey_2020_H2_Summary.csv", NULL, 0, "" },
  { "cncf-surveys/Cloud_Native_Survey_2021-Part_1.xlsx", NULL, 0, "" },
  { "fivethirtyeight/flying-etiquette.csv", "surveymonkey", 26,
    "0 field:source_id\n1 new:single\n2 new:single\n3 new:single\n4 new:yesno\n8 new:single\n"
    "13 new:yesno\n20 new:yesno\n22 new:single\n23 new:single\n24 new:single\n26 new:single\n" },
  { "fivethirtyeight/steak-risk-survey.csv", "surveymonkey", 14,
    "0 field:source_id\n1 new:single\n2 new:yesno\n8 new:yesno\n9 new:single\n11 new:single\n"
    "14 new:single\n" },
  { "fivethirtyeight/masculinity-raw-responses.csv", "table", 35,
    "0 ignore\n1 field:started\n2 field:submitted\n3 new:single\n4 new:single\n5 new:multiple "
    "choice\n"
    "10 new:multiple choice\n11 new:yesno\n12 new:grid row\n22 new:grid row\n23 new:multiple "
    "choice\n"
    "89 new:single\n97 field:weight\n" },
  { "freecodecamp-2016/raw-data/2016 New Coders Survey Part 1.csv", "typeform", 21,
    "0 field:source_id\n1 new:yesno\n2 new:single\n3 new:single\n4 new:single other\n5 new:single\n"
    "6 new:number\n8 new:yesno\n9 new:multiple choice\n17 new:multiple choice\n18 new:multiple "
    "other\n"
    "19 new:multiple choice\n30 new:multiple other\n31 new:multiple choice\n36 new:multiple other\n"
    "37 new:number\n38 new:number\n39 new:yesno\n40 new:text\n46 new:yesno\n47 new:number\n"
    "48 field:started\n49 field:submitted\n50 ignore\n" },
  { "qualtRics/inst/extdata/sample.csv", "qualtrics", 3,
    "0 field:started\n1 field:submitted\n6 field:complete\n8 field:source_id\n15 field:channel\n"
    "16 field:language\n17 new:single\n18 new:text\n" },
  { "qualtRics/inst/extdata/sample_legacy.csv", "qualtrics", 2,
    "0 field:source_id\n7 field:started\n8 field:submitted\n9 field:complete\n10 new:single\n"
    "11 new:text\n12 ignore\n15 ignore\n" },
  { "qualtricstools/Multiple_Answer_MC_Questions (Insights).csv", "qualtrics", 5,
    "0 field:source_id\n11 new:multiple choice\n18 new:multiple choice\n28 new:multiple choice\n"
    "31 new:multiple choice\n32 new:multiple other\n33 ignore\n" },
  { "qualtricstools/Multiple_Answer_MC_Questions.csv", "qualtrics", 5,
    "10 new:multiple choice\n29 new:multiple choice\n30 new:multiple other\n31 new:multiple "
    "choice\n" },
  { "qualtricstools/Questions_with_Text_Entry_Components.csv", "qualtrics", 14,
    "11 new:single\n12 new:single other\n15 new:multiple choice\n18 new:multiple other\n20 "
    "new:grid row\n"
    "21 new:text\n25 new:grid row\n28 new:grid row\n31 new:text\n36 new:text\n" },
  { "qualtricstools/Sample_Survey.csv", "qualtrics", 24,
    "11 new:multiple choice\n19 new:multiple choice\n20 new:single\n21 new:multiple choice\n"
    "25 new:ranking rank\n28 new:grid row\n34 new:text\n35 new:multiple choice\n41 new:grid "
    "row\n" },
  { "qualtricstools/Single_Answer_Matrix_Questions (Insights).csv", "qualtrics", 6,
    "11 new:grid row\n14 new:grid row\n17 new:grid row\n23 new:grid row\n25 new:text\n26 new:grid "
    "row\n" },
  { "qualtricstools/Single_Answer_Matrix_Questions.csv", "qualtrics", 6,
    "10 new:grid row\n13 new:grid row\n16 new:grid row\n22 new:grid row\n24 new:text\n25 new:grid "
    "row\n" },
  { "qualtricstools/Test_Survey_for_Coded_Comments.csv", "qualtrics", 2,
    "11 new:single\n12 new:single other\n13 new:text\n" },
  { "limonaid/inst/extdata/testing/survey_998192_R_data_file.csv", "limesurvey", 22,
    "0 field:source_id\n1 field:submitted\n3 field:language\n5 field:started\n8 new:yesno\n11 "
    "new:number\n"
    "12 new:multiple choice\n15 new:multiple choice\n16 new:text\n22 new:grid row\n23 new:grid "
    "row\n"
    "34 new:grid row\n38 new:grid row\n43 new:number\n46 new:ranking place\n"
    "50 new:ranking place\n51 ignore\n70 ignore\n" },
  { "limonaid/inst/extdata/testing/survey_100001_R_data_file.csv", "limesurvey", 0,
    "0 field:source_id\n1 field:submitted\n12 new:multiple choice\n26 new:multiple other\n"
    "27 new:multiple choice\n39 new:grid row\n42 new:grid row\n" },
  { "segments/Telco-Customer-Churn.csv", "table", 20,
    "0 field:customer\n1 new:single\n2 new:yesno\n5 new:number\n15 new:single\n18 new:number\n"
    "19 new:number\n20 new:yesno\n" },
  { "segments/iris.csv", "table", 5, "0 new:number\n4 new:single\n" },
  { "segments/mtcars.csv", "table", 12,
    "0 new:text\n1 new:number\n2 new:number\n8 new:yesno\n10 new:number\n" },
  { "segments/cdnow_sample.csv", "table", 2,
    "0 field:customer\n1 field:submitted\n2 new:number\n3 new:number\n" },
  { "pyreadstat/test_data/basic/sample.sav", "table", 7,
    "0 new:text\n1 new:number\n2 new:date\n3 new:date\n4 new:single\n5 new:single\n6 new:time\n" },
};

static void
check_export (const char *folder, const Export *export)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, export->path, NULL);
  g_autoptr (CxTable) table = cx_table_open (path, NULL, NULL, &error);
  g_autoptr (CxMapping) mapping = NULL;
  g_auto (GStrv) lines = g_strsplit (export->columns, "\n", -1);

  g_test_message ("%s", export->path);
  g_assert_no_error (error);
  mapping = cx_mapping_recognise (table, NULL, NULL, NULL, NULL, &error);
  if (export->source == NULL)
    {
      g_assert_error (error, CX_ERROR, CX_ERROR_UNSUPPORTED);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpstr (mapping->source, ==, export->source);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      char *target;
      guint index = (guint) g_ascii_strtoull (lines[i], &target, 10);

      cx_test_column (mapping, index, target + 1);
    }
  if (export->questions > 0)
    g_assert_cmpuint (cx_test_count_questions (mapping), ==, export->questions);
}

static void
test_exports (void)
{
  const char *folder = g_getenv ("CLIENTELE_TEST_FILES");

  if (folder == NULL || *folder == '\0')
    {
      g_test_skip ("CLIENTELE_TEST_FILES is not set");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (exports); i++)
    check_export (folder, &exports[i]);
}

/* Brackets and commas inside options, free text of "other", the order of the form. */
static void
test_joined_options (void)
{
  const char *folder = g_getenv ("CLIENTELE_TEST_FILES");
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *values = NULL;
  g_autoptr (CxTable) table = NULL;
  g_autoptr (CxMapping) mapping = NULL;

  if (folder == NULL || *folder == '\0')
    {
      g_test_skip ("CLIENTELE_TEST_FILES is not set");
      return;
    }
  path = g_build_filename (folder, "cncf-surveys", "google-forms-maintainers-2018.csv", NULL);
  table = cx_table_open (path, NULL, NULL, &error);
  g_assert_no_error (error);
  mapping = cx_mapping_recognise (table, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  values = cx_test_values (mapping, 7);
  g_assert_nonnull (strstr (values, "Events (meetups or conferences)|"));
  g_assert_nonnull (strstr (values, "Continuous Integration|Documentation|Training Materials"));
  g_assert_null (strstr (values, "chop wood"));
  g_assert_cmpstr (cx_mapping_get_column (mapping, 7)->option, ==, "other");
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/real-exports/all", test_exports);
  g_test_add_func ("/real-exports/joined-options", test_joined_options);
  return g_test_run ();
}
