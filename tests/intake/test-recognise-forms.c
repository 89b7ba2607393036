#include "config.h"

#include "cx-error.h"
#include "cx-recognise-fixture.h"
#include "cx-test.h"

#include <string.h>

static void
test_google_english (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "Timestamp,Email Address,How likely are you to recommend us?,Drinks,Rate us [Staff],Rate us "
      "[Room],\n"
      "6/21/2018 23:29:42,an@example.com,9,\"Tea, Coffee (hot, iced)\",5,4,\n"
      "6/22/2018 0:06:36,binh@example.com,7,\"Coffee (hot, iced)\",4,3,\n"
      "6/22/2018 9:16:36,chi@example.com,3,\"Tea, Cake\",4,2,\n"
      "6/23/2018 9:16:36,dung@example.com,3,\"Tea, Coffee (hot, iced), Cake\",1,2,\n"
      "6/23/2018 9:17:36,em@example.com,10,Cake,1,2,\n");

  g_assert_cmpstr (mapping->source, ==, "google-forms");
  cx_test_column (mapping, 0, "field:submitted");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 0)->date_pattern, ==, "M/d/yyyy H:mm:ss");
  cx_test_column (mapping, 1, "field:customer");
  cx_test_column (mapping, 2, "new:nps");
  cx_test_column (mapping, 3, "new:multiple joined drinks");
  g_assert_cmpstr (g_ptr_array_index (cx_mapping_get_column (mapping, 3)->options, 0), ==,
                   "Coffee (hot, iced)");
  cx_test_column (mapping, 4, "new:grid row rate_us");
  cx_test_column (mapping, 5, "new:grid row rate_us");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 5)->option_text, ==, "Room");
  cx_test_column (mapping, 6, "ignore");
  g_assert_cmpint (mapping->id_column, ==, -1);
}

static void
test_google_vietnamese (void)
{
  g_autoptr (CxMapping)
      mapping = cx_test_recognise ("Dấu thời gian,Địa chỉ email,Chi nhánh,Bạn có giới thiệu quán "
                                   "cho bạn bè?,Mức độ hài lòng,Góp ý\n"
                                   "29/08/2026 09:40,an@example.com,Quận 1,9,Rất hài lòng,Ngon\n"
                                   "05/09/2026 10:00,,Quận 3,10,Hài lòng,Phục vụ hơi chậm\n"
                                   "06/09/2026 10:00,,Quận 3,3,Bình thường,Ồn ào quá mức\n");

  g_assert_cmpstr (mapping->source, ==, "google-forms");
  g_assert_cmpstr (mapping->language, ==, "vi");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 0)->date_pattern, ==, "d/M/yyyy H:mm:ss");
  cx_test_column (mapping, 1, "field:customer");
  cx_test_column (mapping, 2, "field:branch");
  cx_test_column (mapping, 3, "new:nps");
  cx_test_column (mapping, 4, "new:csat");
  g_assert_cmpstr (cx_test_recode (mapping, 4, "Rất hài lòng"), ==, "5");
  cx_test_column (mapping, 5, "new:text");
}

/* The download of the form itself: zone behind the time, answers joined without a blank. */
static void
test_google_download (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "\"Timestamp\",\"Score\",\"Which?\",\"Grid [A]\",\"Grid [B]\"\n"
      "\"2026/09/27 3:00:00 PM GMT+3\",\"4 / 5\",\"x;y\",\"p;q\",\"p\"\n"
      "\"2026/09/28 11:07:29 AM GMT+5:30\",\"3 / 5\",\"y\",\"q\",\"p;q\"\n"
      "\"2026/09/28 11:08:29 AM GMT+7\",\"5 / 5\",\"x\",\"p\",\"q\"\n"
      "\"2026/09/29 11:08:29 AM GMT+7\",\"5 / 5\",\"x;y\",\"p;q\",\"q\"\n"
      "\"2026/09/29 11:09:29 AM GMT+7\",\"5 / 5\",\"x;z\",\"p;q\",\"q\"\n"
      "\"2026/09/29 11:10:29 AM GMT+7\",\"5 / 5\",\"y;z\",\"p;r\",\"q;r\"\n");

  cx_test_column (mapping, 0, "field:submitted");
  g_assert_nonnull (cx_mapping_get_column (mapping, 0)->date_pattern);
  cx_test_column (mapping, 1, "new:number");
  g_assert_cmpstr (cx_test_recode (mapping, 1, "4 / 5"), ==, "4");
  g_assert_cmpstr (cx_test_recode (mapping, 1, "1 / 5"), ==, "1");
  cx_test_column (mapping, 2, "new:multiple joined");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 2)->separator, ==, ";");
  /* A grid of check boxes: each row is a multiple choice with the options of all. */
  cx_test_column (mapping, 3, "new:multiple joined");
  cx_test_column (mapping, 4, "new:multiple joined");
  g_assert_cmpuint (cx_mapping_get_column (mapping, 4)->options->len, ==, 3);
  g_assert_cmpstr (cx_mapping_get_column (mapping, 4)->text, ==, "Grid – B");
}

static void
test_google_other (void)
{
  g_autoptr (GString) csv = g_string_new ("Timestamp,How did you hear of us?\n");
  g_autoptr (CxMapping) mapping = NULL;
  g_autofree char *values = NULL;

  for (guint i = 0; i < 20; i++)
    g_string_append_printf (csv, "6/21/2018 23:29:%02u,%s\n", i,
                            i % 2 == 0 ? "Facebook" : "Friends");
  g_string_append (csv, "6/22/2018 23:29:00,My neighbour who works at the bank told me\n");
  mapping = cx_test_recognise (csv->str);
  values = cx_test_values (mapping, 1);
  cx_test_column (mapping, 1, "new:single");
  g_assert_cmpstr (values, ==, "Facebook|Friends");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 1)->option, ==, "other");
}

static void
test_ms_forms (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "ID,Start time,Completion time,Email,Name,Which tools?,How satisfied are you?,Points - Which "
      "tools?,Feedback - Which tools?,Total points\n"
      "1,7/2/20 11:00:22,7/2/20 11:04:22,anonymous,,AGOL;Cartography;,5,1,good,3\n"
      "2,7/13/20 11:00:22,7/13/20 11:04:22,anonymous,,Cartography;,4,0,,2\n"
      "3,7/14/20 9:00:22,7/14/20 9:04:22,anonymous,Lan,AGOL;,3,0,,2\n");

  g_assert_cmpstr (mapping->source, ==, "ms-forms");
  cx_test_column (mapping, 0, "field:source_id");
  cx_test_column (mapping, 1, "field:started");
  cx_test_column (mapping, 2, "field:submitted");
  g_assert_nonnull (strstr (cx_mapping_get_column (mapping, 2)->date_pattern, "M/d/yy"));
  cx_test_column (mapping, 3, "ignore");
  cx_test_column (mapping, 4, "field:customer");
  cx_test_column (mapping, 5, "new:multiple joined");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 5)->separator, ==, ";");
  cx_test_column (mapping, 6, "new:csat");
  cx_test_column (mapping, 7, "ignore");
  cx_test_column (mapping, 8, "ignore");
}

static void
test_ms_forms_vietnamese (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "ID,Thời gian bắt đầu,Thời gian hoàn thành,Email,Tên,Bạn có hài lòng không?\n"
      "1,2026-07-02 11:00:22,2026-07-02 11:04:22,anonymous,,5\n"
      "2,2026-07-03 11:00:22,2026-07-03 11:04:22,anonymous,,4\n");

  g_assert_cmpstr (mapping->source, ==, "ms-forms");
  cx_test_column (mapping, 1, "field:started");
  cx_test_column (mapping, 2, "field:submitted");
  cx_test_column (mapping, 5, "new:csat");
}

static void
test_typeform_old (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "#,Are you a developer?,Which role?,Other,hackathons,conferences,None,Other,EdX,Udemy,Hours "
      "per "
      "week with {{field:1a2b}},Start Date (UTC),Submit Date (UTC),Network ID\n"
      "995106cd710ec2af0e371cbe5e1f68fb,0,Web,,hackathons,,,,EdX,,20,2016-03-29 "
      "21:21:23,2016-03-29 "
      "21:23:43,5f57f20d14\n"
      "ee9b99ff3a221d118349598106aa06a7,1,,Gardener,,conferences,,,,Udemy,40,2016-03-29 "
      "21:22:54,2016-03-29 21:24:35,8219d7dfee\n"
      "ae9b99ff3a221d118349598106aa06a7,1,Web,,hackathons,,,,EdX,,12,2016-03-29 "
      "21:22:54,2016-03-29 "
      "21:25:35,8219d7dfee\n"
      "be9b99ff3a221d118349598106aa06a7,0,Data,,,,None,parties,,Udemy,5,2016-03-29 "
      "21:22:54,2016-03-29 "
      "21:26:35,8219d7dfee\n");

  g_assert_cmpstr (mapping->source, ==, "typeform");
  cx_test_column (mapping, 0, "field:source_id");
  cx_test_column (mapping, 1, "new:yesno");
  cx_test_column (mapping, 2, "new:single whole which_role");
  cx_test_column (mapping, 3, "new:single other which_role");
  cx_test_column (mapping, 4, "new:multiple choice hackathons_conferences");
  cx_test_column (mapping, 6, "new:multiple choice hackathons_conferences");
  cx_test_column (mapping, 7, "new:multiple other hackathons_conferences");
  cx_test_column (mapping, 8, "new:multiple choice edx_udemy");
  cx_test_column (mapping, 9, "new:multiple choice edx_udemy");
  cx_test_column (mapping, 10, "new:number");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 10)->text, ==, "Hours per week with …");
  cx_test_column (mapping, 12, "field:submitted");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 12)->time_zone, ==, "UTC");
  g_assert_cmpuint (cx_test_count_questions (mapping), ==, 5);
}

static void
test_typeform_new (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "#,Your phone,Which drinks?,Response Type,Start Date (UTC),Stage Date (UTC),Submit Date "
      "(UTC),Network ID,Tags,Ending\n"
      "a1,'+56912345678,Tea / Milk,completed,2026-03-29 21:21:23,,2026-03-29 21:23:43,5f,,\n"
      "a2,'+56912345679,Milk,completed,2026-03-29 21:21:23,,2026-03-29 21:23:43,5f,,\n"
      "a3,'+56912345670,Tea / Cake,partial,2026-03-29 21:21:23,,2026-03-29 21:23:43,5f,,\n"
      "a4,'+56912345671,Cake,started,2026-03-29 21:21:23,,2026-03-29 21:23:43,5f,,\n");

  cx_test_column (mapping, 1, "new:phone");
  g_assert_cmpuint (mapping->repairs->len, ==, 1);
  g_assert_cmpint (cx_mapping_get_repair (mapping, 0)->kind, ==, CX_REPAIR_GUARD);
  cx_test_column (mapping, 2, "new:multiple joined");
  cx_test_column (mapping, 3, "field:complete");
  g_assert_cmpstr (cx_test_recode (mapping, 3, "completed"), ==, "1");
  g_assert_cmpstr (cx_test_recode (mapping, 3, "partial"), ==, "0");
  cx_test_column (mapping, 8, "ignore");
}

static void
test_tally (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "Submission ID,Respondent ID,Submitted at,Which drinks?,Which drinks? (Tea),Which drinks? "
      "(Milk)\n"
      "1,r1,2024-08-11 23:25:40,\"Tea, Milk\",TRUE,TRUE\n2,r2,2024-08-12 23:25:40,Tea,TRUE,FALSE\n"
      "3,r3,2024-08-12 23:26:40,\"Tea, Cake\",TRUE,FALSE\n4,r4,2024-08-12 "
      "23:27:40,Cake,FALSE,FALSE\n"
      "5,r5,2024-08-12 23:28:40,\"Milk, Cake\",FALSE,TRUE\n");

  g_assert_cmpstr (mapping->source, ==, "tally");
  cx_test_column (mapping, 0, "field:source_id");
  cx_test_column (mapping, 1, "ignore");
  cx_test_column (mapping, 2, "field:submitted");
  cx_test_column (mapping, 3, "new:multiple joined");
  cx_test_column (mapping, 4, "ignore summary");
  cx_test_column (mapping, 5, "ignore summary");
}

static void
test_nextcloud (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "\xef\xbb\xbf\"User ID\",\"User display name\",\"Timestamp\",\"Which drinks?\"\n"
      "\"an\",\"An Nguyễn\",\"2026-03-01T10:00:00+07:00\",\"Tea; Milk\"\n"
      "\"\",\"Anonymous\",\"2026-03-02T10:00:00+07:00\",\"Milk\"\n"
      "\"\",\"Anonymous\",\"2026-03-02T10:00:00+07:00\",\"Tea; Cake\"\n"
      "\"\",\"Anonymous response\",\"2026-03-02T10:00:00+07:00\",\"Cake\"\n");

  g_assert_cmpstr (mapping->source, ==, "nextcloud");
  cx_test_column (mapping, 1, "field:customer");
  g_assert_cmpstr (cx_test_recode (mapping, 1, "Anonymous"), ==, CX_RECODE_IGNORE);
  g_assert_cmpstr (cx_test_recode (mapping, 1, "Anonymous response"), ==, CX_RECODE_IGNORE);
  cx_test_column (mapping, 2, "field:submitted");
  cx_test_column (mapping, 3, "new:multiple joined");
}

/* What an American sheet writes without zeros has the month first, also where no day is above 12.
 */
static void
test_google_american (void)
{
  g_autoptr (CxMapping) american = cx_test_recognise_for (
      "Timestamp,How satisfied are you?\n6/1/2026 9:05:00,4\n6/2/2026 19:05:00,5\n", NULL,
      "Asia/Ho_Chi_Minh");
  g_autoptr (CxMapping) padded = cx_test_recognise_for (
      "Timestamp,How satisfied are you?\n06/01/2026 09:05:00,4\n06/02/2026 19:05:00,5\n", NULL,
      "Asia/Ho_Chi_Minh");

  g_assert_true (g_str_has_prefix (cx_mapping_get_column (american, 0)->date_pattern, "M/d"));
  g_assert_true (g_str_has_prefix (cx_mapping_get_column (padded, 0)->date_pattern, "d"));
}

/* One slip among many dates leaves them dates; many slips are texts. */
static void
test_date_with_slips (void)
{
  g_autoptr (GString) few = g_string_new ("Ngày,Mức độ hài lòng\n31/31/2026,4\n");
  g_autoptr (GString) many = g_string_new ("Ngày,Mức độ hài lòng\n");
  g_autoptr (CxMapping) dates = NULL;
  g_autoptr (CxMapping) texts = NULL;

  for (guint i = 0; i < 60; i++)
    {
      g_string_append_printf (few, "%02u/03/2026,%u\n", i % 28 + 1, i % 5 + 1);
      if (i % 9 == 0)
        g_string_append_printf (many, "%u ngày trước,4\n", i);
      g_string_append_printf (many, "%02u/03/2026,%u\n", i % 28 + 1, i % 5 + 1);
    }
  dates = cx_test_recognise (few->str);
  texts = cx_test_recognise (many->str);
  cx_test_column (dates, 0, "field:submitted");
  g_assert_cmpstr (cx_mapping_get_column (dates, 0)->date_pattern, ==, "d/M/yyyy");
  cx_test_column (texts, 0, "new:text");
}

static void
test_weight_with_comma (void)
{
  g_autoptr (CxMapping)
      mapping = cx_test_recognise ("Điểm;Trọng số\n4;0,5\n5;1,5\n3;0,9\n2;1,25\n");

  cx_test_column (mapping, 1, "field:weight");
  g_assert_cmpint (cx_mapping_get_column (mapping, 1)->decimal, ==, CX_DECIMAL_COMMA);
}

static void
test_plain_table (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      ",StartDate,EndDate,q0004_0001,q0004_0002,q0007_0001,q0007_0002,price_1,price_2,weight\n"
      "1,5/10/18 4:01,5/10/18 4:06,Not selected,Pop culture,Often,Rarely,1200,12,1.2\n"
      "2,5/13/18 6:30,5/13/18 6:53,Father,Not selected,Rarely,Often,1300,13,0.8\n"
      "3,5/14/18 6:30,5/14/18 6:53,Father,Not selected,Never,Never,99.5,14,0.9\n");

  g_assert_cmpstr (mapping->source, ==, "table");
  cx_test_column (mapping, 0, "ignore");
  cx_test_column (mapping, 1, "field:started");
  cx_test_column (mapping, 2, "field:submitted");
  cx_test_column (mapping, 3, "new:multiple choice q0004");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 3)->option_text, ==, "Father");
  g_assert_cmpstr (cx_test_recode (mapping, 3, "Not selected"), ==, "0");
  cx_test_column (mapping, 5, "new:grid row q0007");
  cx_test_column (mapping, 7, "new:number");
  cx_test_column (mapping, 8, "new:number");
  cx_test_column (mapping, 9, "field:weight");
}

/* An id that is more than the row's number is the response's own. */
static void
test_table_id (void)
{
  g_autoptr (CxMapping) own = cx_test_recognise ("id,date,branch,nps\n1071,2026-03-01,Q1,9\n"
                                                 "1080,2026-03-02,Q3,8\n1093,2026-03-02,Q1,3\n");
  g_autoptr (CxMapping) rows = cx_test_recognise ("id,date,branch,nps\n1,2026-03-01,Q1,9\n"
                                                  "2,2026-03-02,Q3,8\n3,2026-03-02,Q1,3\n");

  cx_test_column (own, 0, "field:source_id");
  cx_test_column (own, 1, "field:submitted");
  cx_test_column (own, 2, "field:branch");
  cx_test_column (own, 3, "new:nps whole nps");
  cx_test_column (rows, 0, "new:id");
}

static void
test_forced_source (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = cx_test_file ("forced.csv", "Timestamp,A\n6/21/2018 23:29:42,x\n", -1);
  g_autoptr (CxTable) table = cx_table_open (path, NULL, NULL, &error);
  g_autoptr (CxMapping) mapping = cx_mapping_recognise (table, NULL, "table", NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (mapping->source, ==, "table");
  g_assert_null (cx_mapping_recognise (table, NULL, "paper", NULL, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
}

/* The fingerprint is that of the heading: other answers do not change it, another heading does. */
static void
test_fingerprint (void)
{
  g_autoptr (CxMapping) march = cx_test_recognise ("Timestamp,Điểm\n6/21/2018 23:29:42,5\n");
  g_autoptr (CxMapping) april = cx_test_recognise ("timestamp , Điểm\n6/22/2018 23:29:42,3\n");
  g_autoptr (CxMapping) other = cx_test_recognise ("Timestamp,Điểm số\n6/21/2018 23:29:42,5\n");

  g_assert_cmpstr (march->fingerprint, ==, april->fingerprint);
  g_assert_cmpstr (march->fingerprint, !=, other->fingerprint);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/recognise/google/english", test_google_english);
  g_test_add_func ("/recognise/google/vietnamese", test_google_vietnamese);
  g_test_add_func ("/recognise/google/download", test_google_download);
  g_test_add_func ("/recognise/google/other", test_google_other);
  g_test_add_func ("/recognise/ms-forms/english", test_ms_forms);
  g_test_add_func ("/recognise/ms-forms/vietnamese", test_ms_forms_vietnamese);
  g_test_add_func ("/recognise/typeform/old", test_typeform_old);
  g_test_add_func ("/recognise/typeform/new", test_typeform_new);
  g_test_add_func ("/recognise/tally", test_tally);
  g_test_add_func ("/recognise/nextcloud", test_nextcloud);
  g_test_add_func ("/recognise/google/american", test_google_american);
  g_test_add_func ("/recognise/date-with-slips", test_date_with_slips);
  g_test_add_func ("/recognise/weight-with-comma", test_weight_with_comma);
  g_test_add_func ("/recognise/table", test_plain_table);
  g_test_add_func ("/recognise/table-id", test_table_id);
  g_test_add_func ("/recognise/forced-source", test_forced_source);
  g_test_add_func ("/recognise/fingerprint", test_fingerprint);
  return g_test_run ();
}
