#include "config.h"

#include "cx-error.h"
#include "cx-recognise-fixture.h"
#include "cx-test.h"

#include <string.h>

static void
test_surveymonkey (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last "
      "Name,Custom Data 1,Which drinks?,,,Where do you live?,,Rank the cakes,,,Why?,How satisfied "
      "are you "
      "with…,,Contact,\n"
      ",,,,,,,,,Tea,Milk,Other (please specify),Response,Other (please "
      "specify),Apple,Plum,Cherry,Open-Ended Response,Staff,Room,Name,Company\n"
      "10650304707,227548242,04/09/2019 04:47:21 AM,04/09/2019 04:49:59 "
      "AM,1.2.3.4,,,,,Tea,,,Huế,,1,2,3,a "
      "long story,Very satisfied,Satisfied,An,Tea House\n"
      "10647405943,227548242,04/18/2019 03:11:16 AM,04/18/2019 03:14:14 "
      "PM,1.2.3.4,,,,,Tea,Milk,Water,Hà "
      "Nội,,2,1,3,short,Satisfied,N/A,Binh,Coffee Corp\n"
      "10647405944,227548242,04/18/2019 03:11:16 AM,04/18/2019 03:14:14 PM,1.2.3.4,,,,,,,,,On a "
      "boat,3,1,2,,Dissatisfied,Satisfied,Chi,Bakery\n");

  g_assert_cmpstr (mapping->source, ==, "surveymonkey");
  g_assert_cmpint (mapping->id_column, ==, 0);
  cx_test_column (mapping, 0, "field:source_id");
  cx_test_column (mapping, 1, "field:channel");
  cx_test_column (mapping, 2, "field:started");
  cx_test_column (mapping, 3, "field:submitted");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 3)->date_pattern, ==, "M/d/yyyy h:mm:ss a");
  cx_test_column (mapping, 4, "ignore");
  cx_test_column (mapping, 5, "ignore");
  cx_test_column (mapping, 8, "ignore");
  cx_test_column (mapping, 9, "new:multiple choice which_drinks");
  cx_test_column (mapping, 10, "new:multiple choice which_drinks");
  cx_test_column (mapping, 11, "new:multiple other which_drinks");
  cx_test_column (mapping, 12, "new:single whole where_do_you_live");
  cx_test_column (mapping, 13, "new:single other where_do_you_live");
  cx_test_column (mapping, 14, "new:ranking rank rank_the_cakes");
  cx_test_column (mapping, 16, "new:ranking rank rank_the_cakes");
  cx_test_column (mapping, 17, "new:text whole why");
  cx_test_column (mapping, 18, "new:grid row how_satisfied_are_you");
  cx_test_column (mapping, 19, "new:grid row how_satisfied_are_you");
  g_assert_cmpstr (cx_test_recode (mapping, 19, "N/A"), ==, CX_RECODE_NOT_APPLICABLE);
  cx_test_column (mapping, 20, "new:text whole name");
  cx_test_column (mapping, 21, "new:text whole company");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 21)->text, ==, "Contact – Company");
}

/* The order of a grid's columns is that of their scale, in every row the same. */
static void
test_grid_order (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "Respondent ID,How was "
      "it?,,Where?\n,Staff,Room,Response\n1,Good,Excellent,Huế\n2,Poor,Good,Huế\n"
      "3,Excellent,Poor,Huế\n");
  g_autofree char *values = cx_test_values (mapping, 1);
  g_autofree char *same = cx_test_values (mapping, 2);

  cx_test_column (mapping, 1, "new:grid row");
  g_assert_cmpstr (values, ==, "Poor|Good|Excellent");
  g_assert_cmpstr (same, ==, values);
}

static void
test_surveymonkey_order_numbers (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "Respondent ID,Which drinks?,,Where?\n,Tea,Milk,Response\n1,1,,3\n2,1,2,1\n3,,2,2\n4,,2,2\n");

  cx_test_column (mapping, 1, "new:multiple choice which_drinks");
  cx_test_column (mapping, 2, "new:multiple choice which_drinks");
  g_assert_cmpstr (cx_test_recode (mapping, 2, "2"), ==, "1");
  cx_test_column (mapping, 3, "new:single");
  g_assert_nonnull (strstr (cx_mapping_get_column (mapping, 3)->reason, "numbers of the options"));
}

/* Ticked boxes as their places in the question, although other answers are words. */
static void
test_surveymonkey_places (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "Respondent ID,Which drinks?,,,Please rate,,Why?\n"
      ",Tea,Milk,Other (please specify),Staff,Room,Open-Ended Response\n"
      "1,1,,,1,2,a friend came along\n2,1,2,,1,2,we passed by\n3,,2,juice,1,2,it rained\n"
      "4,,2,,1,2,for the cake\n");

  cx_test_column (mapping, 1, "new:multiple choice which_drinks");
  cx_test_column (mapping, 2, "new:multiple choice which_drinks");
  cx_test_column (mapping, 3, "new:multiple other which_drinks");
  g_assert_cmpstr (cx_test_recode (mapping, 2, "2"), ==, "1");
  cx_test_column (mapping, 4, "new:grid row please_rate");
}

static void
test_surveymonkey_one_row (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "RespondentID,Do you celebrate?,Which sides? Select all. - Brussels sprouts,Which sides? "
      "Select all. "
      "- Carrots,Which sides? Select all. - Other (please specify),How is it cooked?,How is it "
      "cooked? - "
      "Other (please specify)\n"
      "4337954960,Yes,Brussels sprouts,,,Baked,\n4337951949,No,,Carrots,Rice,Roasted,\n"
      "4337935621,Yes,Brussels sprouts,Carrots,,Baked,Deep fried in "
      "oil\n4337933040,Yes,,,,Roasted,\n");

  g_assert_cmpstr (mapping->source, ==, "surveymonkey");
  cx_test_column (mapping, 1, "new:yesno");
  cx_test_column (mapping, 2, "new:multiple choice which_sides_select_all");
  cx_test_column (mapping, 3, "new:multiple choice which_sides_select_all");
  cx_test_column (mapping, 4, "new:multiple other which_sides_select_all");
  cx_test_column (mapping, 5, "new:single whole how_is_it_cooked");
  cx_test_column (mapping, 6, "new:single other how_is_it_cooked");
}

static void
test_html_heading (void)
{
  g_autoptr (CxMapping)
      mapping = cx_test_recognise ("RespondentID,Would you <strong>rather</strong><br>play &amp; "
                                   "win?\n,Response\n1,A\n2,B\n3,A\n");

  g_assert_cmpstr (cx_mapping_get_column (mapping, 1)->text, ==, "Would you rather play & win?");
}

static void
test_surveymonkey_summary (void)
{
  g_autoptr (GError) error = cx_test_refuse (
      "Customer Survey,,\n,,\nQ1. Name,,\nAnswered,97,\nSkipped,0,\n,,\n"
      "Q2. Which drinks?,,\nAnswer Choices,Response Percent,Responses\nTea,60%,58\n"
      "Milk,40%,39\nAnswered,97,\nSkipped,0,\n");

  g_assert_error (error, CX_ERROR, CX_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "SurveyMonkey"));
  g_assert_nonnull (strstr (cx_error_get_place (error)->mend, "individual"));
}

static void
test_qualtrics_report (void)
{
  g_autoptr (GError) error = cx_test_refuse (
      "#,Field,Minimum,Maximum,Mean,Std Deviation,Variance,Count\n1,How satisfied are "
      "you?,1,5,4.2,0.8,0.6,120\n2,How easy was it?,1,7,5.2,0.8,0.6,120\n");

  g_assert_error (error, CX_ERROR, CX_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "Qualtrics"));
}

#define QUALTRICS_HEAD                                                                             \
  "StartDate,EndDate,Status,Finished,ResponseId,ExternalReference,DistributionChannel,"            \
  "UserLanguage,"                                                                                  \
  "Q1,Q1_4_TEXT,Q2_1,Q2_2,Q3_1,Q3_2,Q4_NPS_GROUP,Q4,Q5,Q5 - Topics\n"                              \
  "Start Date,End Date,Response Type,Finished,Response ID,External Data Reference,Distribution "   \
  "Channel,User Language,Where do you live?,Where do you live? - Other - Text,Which drinks? - "    \
  "Tea,Which drinks? - Milk,Please rate - Staff,Please rate - Room,How likely are you to "         \
  "recommend "                                                                                     \
  "us? - Group,How likely are you to recommend us?,Why?,Q5 - Topics\n"                             \
  "\"{\"\"ImportId\"\":\"\"startDate\"\",\"\"timeZone\"\":\"\"Asia/Ho_Chi_Minh\"\"}\","            \
  "\"{\"\"ImportId\"\":\"\"endDate\"\",\"\"timeZone\"\":\"\"Asia/Ho_Chi_Minh\"\"}\","              \
  "\"{\"\"ImportId\"\":\"\"status\"\"}\",\"{\"\"ImportId\"\":\"\"finished\"\"}\","                 \
  "\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\"{\"\"ImportId\"\":\"\"externalDataReference\"\"}\"," \
  "\"{\"\"ImportId\"\":\"\"distributionChannel\"\"}\",\"{\"\"ImportId\"\":\"\"userLanguage\"\"}"   \
  "\","                                                                                            \
  "\"{\"\"ImportId\"\":\"\"QID1\"\"}\",\"{\"\"ImportId\"\":\"\"QID1_TEXT\"\"}\","                  \
  "\"{\"\"ImportId\"\":\"\"QID2_1\"\"}\",\"{\"\"ImportId\"\":\"\"QID2_2\"\"}\","                   \
  "\"{\"\"ImportId\"\":\"\"QID3_1\"\"}\",\"{\"\"ImportId\"\":\"\"QID3_2\"\"}\","                   \
  "\"{\"\"ImportId\"\":\"\"QID4_NPS_GROUP\"\"}\",\"{\"\"ImportId\"\":\"\"QID4\"\"}\","             \
  "\"{\"\"ImportId\"\":\"\"QID5_TEXT\"\"}\",\"{\"\"ImportId\"\":\"\"QID5_TEXT_ab12Topics\"\"}\"\n"

static void
test_qualtrics_numeric (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      QUALTRICS_HEAD
      "2026-03-01 08:28:09,2026-03-01 "
      "08:30:48,0,1,R_1,C-17,anonymous,VI,1,,1,,4,5,3,10,Good,Service\n"
      "2026-03-02 08:28:09,2026-03-02 08:30:48,0,1,R_2,C-18,anonymous,EN,4,on a "
      "boat,1,1,3,2,2,8,,\n"
      "2026-03-03 08:28:09,2026-03-03 08:30:48,1,0,R_3,,preview,EN,2,,-99,1,1,5,1,3,Bad,\n");

  g_assert_cmpstr (mapping->source, ==, "qualtrics");
  cx_test_column (mapping, 0, "field:started");
  cx_test_column (mapping, 1, "field:submitted");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 1)->time_zone, ==, "Asia/Ho_Chi_Minh");
  cx_test_column (mapping, 2, "ignore");
  g_assert_cmpstr (cx_test_recode (mapping, 2, "1"), ==, CX_RECODE_LEAVE_OUT);
  cx_test_column (mapping, 3, "field:complete");
  g_assert_cmpstr (cx_test_recode (mapping, 3, "0"), ==, "0");
  cx_test_column (mapping, 4, "field:source_id");
  cx_test_column (mapping, 5, "field:customer");
  cx_test_column (mapping, 6, "field:channel");
  cx_test_column (mapping, 7, "field:language");
  cx_test_column (mapping, 8, "new:single whole Q1");
  cx_test_column (mapping, 9, "new:single other Q1");
  cx_test_column (mapping, 10, "new:multiple choice Q2");
  cx_test_column (mapping, 11, "new:multiple choice Q2");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 11)->option_text, ==, "Milk");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 11)->text, ==, "Which drinks?");
  g_assert_cmpstr (cx_test_recode (mapping, 10, "-99"), ==, CX_RECODE_UNANSWERED);
  cx_test_column (mapping, 12, "new:grid row Q3");
  cx_test_column (mapping, 13, "new:grid row Q3");
  cx_test_column (mapping, 14, "ignore summary");
  cx_test_column (mapping, 15, "new:nps whole Q4");
  cx_test_column (mapping, 16, "new:text whole Q5");
}

static void
test_qualtrics_labels (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      QUALTRICS_HEAD "2026-03-01 08:28:09,2026-03-01 08:30:48,IP "
                     "Address,True,R_1,C-17,anonymous,VI,Huế,,Tea,,Good,Very "
                     "good,Promoter,10,Good,Service\n"
                     "2026-03-02 08:28:09,2026-03-02 08:30:48,Survey "
                     "Preview,True,R_2,C-18,anonymous,EN,Other,on a "
                     "boat,Tea,Milk,Poor,Good,Passive,8,,\n"
                     "2026-03-02 08:28:09,2026-03-02 08:30:48,IP "
                     "Address,False,R_3,C-18,anonymous,EN,Huế,,Tea,Milk,Poor,"
                     "Good,Passive,8,,\n"
                     "2026-03-02 08:28:09,2026-03-02 08:30:48,IP "
                     "Address,False,R_4,C-18,anonymous,EN,Huế,,Tea,Milk,Poor,"
                     "Good,Passive,8,,\n");

  g_assert_cmpstr (cx_test_recode (mapping, 2, "Survey Preview"), ==, CX_RECODE_LEAVE_OUT);
  g_assert_cmpstr (cx_test_recode (mapping, 3, "False"), ==, "0");
  cx_test_column (mapping, 8, "new:single whole Q1");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 9)->option, ==,
                   cx_test_recode (mapping, 8, "Other"));
  cx_test_column (mapping, 10, "new:multiple choice Q2");
  cx_test_column (mapping, 12, "new:grid row Q3");
}

static void
test_qualtrics_legacy (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "\xef\xbb\xbfV1,V2,V3,V4,V5,V6,V7,V8,V9,V10,Q2_1,Q2_2,Q4_1,Q4_2,Q4_2_TEXT,Q5,"
      "LocationLatitude,\n"
      "ResponseID,ResponseSet,Name,ExternalDataReference,EmailAddress,IPAddress,Status,StartDate,"
      "EndDate,"
      "Finished,Please rate-Staff,Please rate-Room,Which drinks?-Tea,Which drinks?-Milk,Which "
      "drinks?-Milk-TEXT,Why?,LocationLatitude,\n"
      "R_1,Default,Anonymous,,,1.2.3.4,2,2026-03-01 08:28:09,2026-03-01 "
      "08:28:48,1,4,3,1,1,oat,because,47,\n"
      "R_2,Default,Anonymous,,,1.2.3.4,2,2026-03-02 08:28:09,2026-03-02 08:28:48,1,2,4,,1,,no "
      "reason,47,\n");

  g_assert_cmpstr (mapping->source, ==, "qualtrics");
  cx_test_column (mapping, 0, "field:source_id");
  cx_test_column (mapping, 2, "ignore");
  /* All rows are trials, so they are wanted. */
  g_assert_null (cx_test_recode (mapping, 6, "2"));
  cx_test_column (mapping, 8, "field:submitted");
  cx_test_column (mapping, 10, "new:grid row Q2");
  cx_test_column (mapping, 12, "new:multiple choice Q4");
  cx_test_column (mapping, 14, "new:multiple other Q4");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 14)->option, ==,
                   cx_mapping_get_column (mapping, 13)->option);
  cx_test_column (mapping, 15, "new:text whole Q5");
  cx_test_column (mapping, 17, "ignore");
}

/* 2016: ids in single quotes, a matrix of several answers, loops. */
static void
test_qualtrics_matrix (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "ResponseID,StartDate,EndDate,Finished,Q4_1_1,Q4_1_2,Q4_2_1,Q4_2_2,1_Q5,2_Q5,SBS#1_1,SBS#1_"
      "2\n"
      "ResponseID,StartDate,EndDate,Finished,Fruit-Kiwi-week,Fruit-Kiwi-month,Fruit-Plum-week,"
      "Fruit-Plum-month,How was the tea?,How was the cake?,Side-Col-A,Side-Col-B\n"
      "{'ImportId': 'responseId'},{'ImportId': 'startDate'},{'ImportId': 'endDate'},"
      "{'ImportId': 'finished'},{'ImportId': 'QID4-1-1'},{'ImportId': 'QID4-1-2'},"
      "{'ImportId': 'QID4-2-1'},{'ImportId': 'QID4-2-2'},{'ImportId': '1_QID5'},{'ImportId': "
      "'2_QID5'},"
      "{'ImportId': 'QID6#1-1'},{'ImportId': 'QID6#1-2'}\n"
      "R_1,2016-05-27 11:51:26,2016-05-27 11:51:26,1,1,1,,1,2,3,1,2\n"
      "R_2,2016-05-27 11:51:26,2016-05-27 11:51:26,1,,1,1,,1,1,2,3\n");

  g_assert_cmpstr (mapping->source, ==, "qualtrics");
  cx_test_column (mapping, 4, "new:multiple choice Q4_1");
  cx_test_column (mapping, 5, "new:multiple choice Q4_1");
  cx_test_column (mapping, 6, "new:multiple choice Q4_2");
  cx_test_column (mapping, 8, "new:single whole 1_Q5");
  cx_test_column (mapping, 9, "new:single whole 2_Q5");
  cx_test_column (mapping, 10, "new:grid row SBS#1");
  cx_test_column (mapping, 11, "new:grid row SBS#1");
}

static void
test_limesurvey_texts (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "\xef\xbb\xbf\"Response ID\",\"Date submitted\",\"Last page\",\"Start "
      "language\",\"Seed\",\"How old "
      "are you?\",\"Which drinks? [Tea]\",\"Which drinks? [Milk]\",\"Which drinks? "
      "[Other]\",\"Where? "
      "\",\"Where?  [Other]\",\"Rate [Staff][Scale 1]\",\"Rate [Staff][Scale 2]\",\"Rate "
      "[Room][Scale "
      "1]\",\"Rate [Room][Scale 2]\",\"Interview time\",\"Question time: q1\"\r\n"
      "\"1\",\"2021-09-24 "
      "11:39:34\",\"4\",\"en\",\"11\",\"34\",\"Yes\",\"No\",\"Water\",\"Huế\",\"\","
      "\"4\",\"5\",\"3\",\"2\",\"339.28\",\"3\"\r\n"
      "\"2\",\"\",\"2\",\"vi\",\"12\",\"45\",\"No\",\"No\",\"\",\"-oth-\",\"On a "
      "boat\",\"1\",\"5\",\"3\",\"2\",\"33.28\",\"3\"\r\n\r\n");

  g_assert_cmpstr (mapping->source, ==, "limesurvey");
  cx_test_column (mapping, 0, "field:source_id");
  cx_test_column (mapping, 1, "field:submitted");
  g_assert_true (cx_mapping_get_column (mapping, 1)->blank_is_incomplete);
  cx_test_column (mapping, 2, "ignore");
  cx_test_column (mapping, 3, "field:language");
  cx_test_column (mapping, 5, "new:number");
  cx_test_column (mapping, 6, "new:multiple choice which_drinks");
  g_assert_cmpstr (cx_test_recode (mapping, 6, "Yes"), ==, "1");
  g_assert_cmpstr (cx_test_recode (mapping, 6, "No"), ==, "0");
  cx_test_column (mapping, 8, "new:multiple other which_drinks");
  cx_test_column (mapping, 11, "new:grid row rate_scale_1");
  cx_test_column (mapping, 12, "new:grid row rate_scale_2");
  cx_test_column (mapping, 13, "new:grid row rate_scale_1");
  cx_test_column (mapping, 15, "ignore");
  cx_test_column (mapping, 16, "ignore");
}

static void
test_limesurvey_codes (void)
{
  g_autoptr (GString)
      csv = g_string_new ("id;submitdate;lastpage;startlanguage;Q00;Q00[other];Q01[SQ001];"
                          "Q01[SQ002];Q02[SQ001];Q02[SQ002];Q03\n");
  g_autoptr (CxMapping) mapping = NULL;

  for (guint i = 1; i <= 12; i++)
    g_string_append_printf (csv, "%u;2021-09-%02u 11:39:34;4;vi;%s;%s;%s;;%u;%u;remark number %u\n",
                            i, i, i % 3 == 0 ? "-oth-" : "A1", i % 3 == 0 ? "something else" : "",
                            i % 2 == 0 ? "Y" : "", i % 5 + 1, i % 3 + 1, i);
  mapping = cx_test_recognise (csv->str);
  g_assert_cmpstr (mapping->source, ==, "limesurvey");
  cx_test_column (mapping, 4, "new:single whole Q00");
  cx_test_column (mapping, 5, "new:single other Q00");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 5)->option, ==,
                   cx_test_recode (mapping, 4, "-oth-"));
  cx_test_column (mapping, 6, "new:multiple choice Q01");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 7)->option, ==, "SQ002");
  cx_test_column (mapping, 8, "new:grid row Q02");
  cx_test_column (mapping, 10, "new:text whole Q03");
}

/* "Code and text" headings, under an id whose heading is in some other language. */
static void
test_limesurvey_codes_and_texts (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "\"Svar ID\";\"submitdate. Date submitted\";\"lastpage. Last page\";\"startlanguage. Start "
      "language\";\"NPS. Would you recommend us?\";\"Q2[SQ001]. Which drinks? [Tea]\";"
      "\"Q2[SQ002]. Which drinks? [Milk]\";\"Q2[other]. Which drinks? [Other]\";"
      "\"Q3[SQ001]. Please rate [Staff]\";\"Q3[SQ002]. Please rate [Room]\"\n"
      "\"7\";\"2021-09-24 11:39:34\";\"4\";\"en\";\"9\";\"Yes\";\"No\";\"juice\";\"Good\";\"Bad\"\n"
      "\"8\";\"2021-09-25 11:39:34\";\"4\";\"en\";\"3\";\"No\";\"Yes\";\"\";\"Bad\";\"Good\"\n"
      "\"9\";\"2021-09-26 11:39:34\";\"4\";\"en\";\"7\";\"Yes\";\"Yes\";\"\";\"Good\";\"Good\"\n");

  g_assert_cmpstr (mapping->source, ==, "limesurvey");
  cx_test_column (mapping, 0, "field:source_id");
  cx_test_column (mapping, 1, "field:submitted");
  cx_test_column (mapping, 3, "field:language");
  cx_test_column (mapping, 4, "new:nps whole NPS");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 4)->text, ==, "Would you recommend us?");
  cx_test_column (mapping, 5, "new:multiple choice Q2");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 6)->option, ==, "SQ002");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 6)->option_text, ==, "Milk");
  cx_test_column (mapping, 7, "new:multiple other Q2");
  cx_test_column (mapping, 8, "new:grid row Q3");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 9)->option_text, ==, "Room");
}

/* The round-trip file: texts over codes, and a word for what was never shown. */
static void
test_limesurvey_vv (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "Response ID\tDate submitted\tLast page\tStart language\tHow old are you?\tWhich drinks? "
      "[Tea]\t"
      "Which drinks? [Milk]\n"
      "id\tsubmitdate\tlastpage\tstartlanguage\tQ1\tQ2[SQ001]\tQ2[SQ002]\n"
      "1\t2021-09-24 11:39:34\t4\ten\t34\tY\t\n"
      "2\t2021-09-25 11:39:34\t4\ten\t41\t{question_not_shown}\t{question_not_shown}\n"
      "3\t2021-09-26 11:39:34\t4\ten\t52\tY\tY\n");

  g_assert_cmpstr (mapping->source, ==, "limesurvey");
  cx_test_column (mapping, 4, "new:number whole Q1");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 4)->text, ==, "How old are you?");
  cx_test_column (mapping, 5, "new:multiple choice Q2");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 5)->text, ==, "Which drinks?");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 5)->option, ==, "SQ001");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 5)->option_text, ==, "Tea");
  g_assert_cmpstr (cx_test_recode (mapping, 5, "{question_not_shown}"), ==, CX_RECODE_IGNORE);
}

/* What the round-trip file writes in words comes back as it was, in the answers and in the
 * headings; elsewhere such words are somebody's text. */
static void
test_limesurvey_vv_words (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = cx_test_file (
      "vv.txt",
      "Response ID\tDate submitted\tLast page\tStart language\tSay {quote}why{quote}\tWhich?\n"
      "id\tsubmitdate\tlastpage\tstartlanguage\tQ1\tQ2\n"
      "1\t2021-09-24 11:39:34\t4\ten\tgood{newline}bad{tab}so{cr}{newline}so\tthe "
      "{quote}best{quote}\n"
      "2\t2021-09-25 11:39:34\t4\ten\t{lbrace}tab}, {lbrace}lbrace}\tthe {quote}best{quote}\n"
      "3\t2021-09-26 11:39:34\t4\ten\t{question_not_shown}\t{rest}\n",
      -1);
  g_autofree char *plain = cx_test_file ("plain.txt", "id\tQ1\n1\ta{tab}b\n2\t{newline}\n", -1);
  g_autoptr (CxTable) table = cx_table_open (path, NULL, NULL, &error);
  g_autoptr (CxMapping) mapping = NULL;
  g_autofree char *values = NULL;
  CxRowBlock *block;

  g_assert_no_error (error);
  mapping = cx_mapping_recognise (table, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cx_mapping_get_column (mapping, 4)->text, ==, "Say \"why\"");
  values = cx_test_values (mapping, 5);
  g_assert_nonnull (strstr (values, "the \"best\""));
  /* Recognising has read the table once: its words are not taken for words again. */
  g_assert_true (cx_table_next (table, &block, NULL, &error));
  g_assert_cmpuint (block->rows, ==, 3);
  g_assert_cmpstr (block->cells[4].text, ==, "good\nbad\tso\nso");
  g_assert_cmpuint (block->cells[4].length, ==, strlen (block->cells[4].text));
  g_assert_cmpstr (block->cells[block->columns + 4].text, ==, "{tab}, {lbrace}");
  g_assert_cmpstr (block->cells[2 * block->columns + 4].text, ==, "{question_not_shown}");
  g_assert_cmpstr (block->cells[2 * block->columns + 5].text, ==, "{rest}");

  g_clear_object (&table);
  table = cx_table_open (plain, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (cx_table_next (table, &block, NULL, &error));
  g_assert_cmpstr (block->cells[1].text, ==, "a{tab}b");
}

static void
test_limesurvey_german (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "Antwort ID;Datum Abgeschickt;Letzte Seite;Start-Sprache;Wie zufrieden sind Sie?\n"
      "1;2021-09-24 11:39:34;4;de;5\n2;2021-09-25 11:39:34;4;de;4\n3;2021-09-26 11:39:34;4;de;2\n");

  g_assert_cmpstr (mapping->source, ==, "limesurvey");
  cx_test_column (mapping, 0, "field:source_id");
  cx_test_column (mapping, 1, "field:submitted");
  cx_test_column (mapping, 4, "new:csat");
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/recognise/surveymonkey/two-rows", test_surveymonkey);
  g_test_add_func ("/recognise/surveymonkey/grid-order", test_grid_order);
  g_test_add_func ("/recognise/surveymonkey/order-numbers", test_surveymonkey_order_numbers);
  g_test_add_func ("/recognise/surveymonkey/places", test_surveymonkey_places);
  g_test_add_func ("/recognise/surveymonkey/one-row", test_surveymonkey_one_row);
  g_test_add_func ("/recognise/surveymonkey/html", test_html_heading);
  g_test_add_func ("/recognise/surveymonkey/summary", test_surveymonkey_summary);
  g_test_add_func ("/recognise/qualtrics/report", test_qualtrics_report);
  g_test_add_func ("/recognise/qualtrics/numeric", test_qualtrics_numeric);
  g_test_add_func ("/recognise/qualtrics/labels", test_qualtrics_labels);
  g_test_add_func ("/recognise/qualtrics/legacy", test_qualtrics_legacy);
  g_test_add_func ("/recognise/qualtrics/matrix", test_qualtrics_matrix);
  g_test_add_func ("/recognise/limesurvey/texts", test_limesurvey_texts);
  g_test_add_func ("/recognise/limesurvey/codes", test_limesurvey_codes);
  g_test_add_func ("/recognise/limesurvey/codes-and-texts", test_limesurvey_codes_and_texts);
  g_test_add_func ("/recognise/limesurvey/vv", test_limesurvey_vv);
  g_test_add_func ("/recognise/limesurvey/vv-words", test_limesurvey_vv_words);
  g_test_add_func ("/recognise/limesurvey/german", test_limesurvey_german);
  return g_test_run ();
}
