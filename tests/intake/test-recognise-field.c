#include "config.h"

#include "cx-recognise-fixture.h"
#include "cx-test.h"

#include <string.h>

/* Names, joined column beside the split ones, parts of a place and a picture, an "other". */
static void
test_kobo_names (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "\"start\";\"end\";\"visit/rating\";\"visit/drinks\";\"visit/drinks/tea\";\"visit/drinks/"
      "milk\";"
      "\"visit/"
      "drinks_other\";\"place\";\"_place_latitude\";\"_place_longitude\";\"_place_altitude\";"
      "\"_place_precision\";\"photo\";\"photo_URL\";\"remark\";\"_id\";\"_uuid\";\"_submission_"
      "time\";"
      "\"_notes\";\"_submitted_by\";\"__version__\";\"meta/rootUuid\";\"_index\"\r\n"
      "\"2016-04-01T09:00:00\";\"2016-04-01T09:10:00\";\"5\";\"tea milk\";\"1\";\"1\";\"\";\"10.7 "
      "106.6 0 "
      "4\";\"10.7\";\"106.6\";\"0\";\"4\";\"a.jpg\";\"https://x/a.jpg\";\"fine\";\"11\";\"u1\";"
      "\"2016-04-01T19:57:45\";\"\";\"lan\";\"v1\";\"uuid:r1\";\"1\"\r\n"
      "\"2016-04-02T09:00:00\";\"2016-04-02T09:10:00\";\"4\";\"milk\";\"0\";\"1\";\"water\";\"10.7 "
      "106.7 0 "
      "4\";\"10.7\";\"106.7\";\"0\";\"4\";\"b.jpg\";\"https://x/b.jpg\";\"too loud\";\"12\";\"u2\";"
      "\"2016-04-02T19:57:45\";\"\";\"lan\";\"v1\";\"uuid:r2\";\"2\"\r\n");

  g_assert_cmpstr (mapping->source, ==, "kobo");
  cx_test_column (mapping, 0, "field:started");
  cx_test_column (mapping, 2, "new:rating whole rating");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 2)->group, ==, "visit");
  cx_test_column (mapping, 3, "ignore summary");
  cx_test_column (mapping, 4, "new:multiple choice drinks");
  cx_test_column (mapping, 5, "new:multiple choice drinks");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 5)->option, ==, "milk");
  cx_test_column (mapping, 6, "new:multiple other drinks");
  cx_test_column (mapping, 8, "ignore summary");
  cx_test_column (mapping, 11, "ignore summary");
  cx_test_column (mapping, 13, "ignore summary");
  cx_test_column (mapping, 14, "new:text whole remark");
  cx_test_column (mapping, 15, "ignore");
  cx_test_column (mapping, 17, "field:submitted");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 17)->time_zone, ==, "UTC");
  cx_test_column (mapping, 18, "ignore");
  cx_test_column (mapping, 19, "field:staff");
  cx_test_column (mapping, 21, "field:source_id");
  g_assert_cmpint (mapping->id_column, ==, 21);
}

/* Labels as headings: two questions may share one. */
static void
test_kobo_labels (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "Bạn có hài lòng không?;Ghi chú;Ghi chú;Bạn uống gì?/Trà xanh;Bạn uống gì?/Cà phê "
      "sữa;_id;_uuid;_submission_time\n"
      "5;ngon;chậm;1;0;7;u7;2016-04-02T19:57:45\n4;được;ổn;1;1;8;u8;2016-04-03T19:57:45\n"
      "2;;;;;9;u9;2016-04-03T19:57:45\n");

  g_assert_cmpstr (mapping->source, ==, "kobo");
  cx_test_column (mapping, 0, "new:csat");
  cx_test_column (mapping, 1, "new:text whole ghi_chu");
  cx_test_column (mapping, 2, "new:text whole ghi_chu_2");
  cx_test_column (mapping, 3, "new:multiple choice");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 4)->option_text, ==, "Cà phê sữa");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 4)->text, ==, "Bạn uống gì?");
  cx_test_column (mapping, 5, "field:source_id");
}

static void
test_odk (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "SubmissionDate,visit-rating,visit-drinks,visit-drinks/tea,visit-drinks/milk,spot-Latitude,"
      "spot-Longitude,spot-Altitude,spot-Accuracy,meta-instanceID,KEY,SubmitterID,SubmitterName,"
      "AttachmentsPresent,AttachmentsExpected,Status,ReviewState,DeviceID,Edits,FormVersion\n"
      "2026-03-01T10:00:00.000Z,5,tea milk,1,1,10.7,106.6,0,4,uuid:1,uuid:1,5,Lan,0,0,,,,0,1\n"
      "2026-03-02T10:00:00.000Z,3,tea,1,0,10.8,106.6,0,4,uuid:2,uuid:2,5,Lan,0,0,,,,0,1\n"
      "2026-03-03T10:00:00.000Z,4,,0,0,10.9,106.6,0,4,uuid:3,uuid:3,5,Mai,0,0,,,,0,1\n");

  g_assert_cmpstr (mapping->source, ==, "odk");
  cx_test_column (mapping, 0, "field:submitted");
  cx_test_column (mapping, 1, "new:rating whole rating");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 1)->group, ==, "visit");
  cx_test_column (mapping, 2, "new:multiple joined drinks");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 2)->separator, ==, " ");
  cx_test_column (mapping, 3, "ignore summary");
  cx_test_column (mapping, 4, "ignore summary");
  cx_test_column (mapping, 5, "new:number");
  cx_test_column (mapping, 7, "ignore summary");
  cx_test_column (mapping, 10, "field:source_id");
  cx_test_column (mapping, 12, "field:staff");
  cx_test_column (mapping, 19, "ignore");
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/recognise/kobo/names", test_kobo_names);
  g_test_add_func ("/recognise/kobo/labels", test_kobo_labels);
  g_test_add_func ("/recognise/odk", test_odk);
  return g_test_run ();
}
