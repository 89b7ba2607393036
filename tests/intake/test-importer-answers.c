#include "config.h"

#include "cx-import-fixture.h"

#include "cx-test.h"

#include <math.h>

/* What cells become, kind by kind. */

static void
check (const char *name,
       const char *text,
       const char *columns,
       const char *counts,
       const char *items,
       const char *answers)
{
  g_autofree char *file = g_strconcat (name, ".clientele", NULL);
  g_autofree char *csv = g_strconcat (name, ".csv", NULL);
  g_autofree char *json = g_strdup_printf ("{'version':1,'columns':[%s]}", columns);
  g_autoptr (CxProject) project = cx_import_fixture_new (file);
  g_autoptr (CxImportResult) result = cx_import_fixture_run (project, csv, text, json, NULL);

  cx_assert_counts (result, counts);
  cx_assert_answers (project, items, answers);
}

static void
test_numbers (void)
{
  check ("numbers",
         "n;k\n12;a\n1.234,5;a\n-3;a\n1 000;a\n;a\n12,5%;a\n(2);a\n007;a\n1.2.3;a\n4 / 5;a\n",
         "{'target':'new:number','question':'n','decimal':'comma'},"
         "{'target':'new:single','question':'k'}",
         "9 0 0 1 0", "n", "12.0\n1234.5\n-3.0\n1000.0\n~\n12.5\n-2.0\n7.0\n4.0");
}

/* A point in a column of decimal points is no thousand, and a comma is never cut off. */
static void
test_decimal_point (void)
{
  check ("point", "n,k\n4.5,a\n\"4,5\",a\n\"1,234\",a\n",
         "{'target':'new:number','question':'n'},"
         "{'target':'new:single','question':'k'}",
         "2 0 0 1 0", "n", "4.5\n1234.0");
}

static void
test_scale (void)
{
  check ("scale",
         "s,k\n0,a\n10,a\n9 - Rất hài lòng,a\n10 (very likely),a\n7/10,a\n11,a\n7.5,a\n3-4,a\n"
         "N/A,a\nPrefer not to say,a\n,a\nExtremely likely,a\n8.0,a\n",
         "{'target':'new:nps','question':'s','scale':[0,10],"
         "'values':[{'from':'Extremely likely','to':'10'}]},"
         "{'target':'new:single','question':'k'}",
         "10 0 0 3 0", "s", "0\n10\n9\n10\n7\n-2\n-3\n~\n10\n8");
}

/* Labels seen in the file name the points of a scale that the file makes. */
static void
test_scale_labels (void)
{
  g_autoptr (CxProject) project = cx_import_fixture_new ("labels.clientele");
  g_autoptr (CxImportResult) result = cx_import_fixture_run (
      project, "labels.csv", "s,k\nHài lòng,a\nRất HÀI LÒNG,a\nBình thường,a\n",
      "{'version':1,'columns':[{'target':'new:csat','question':'s','scale':[1,5],'values':["
      "{'from':'Rất hài lòng','to':'5'},{'from':'Hài lòng','to':'4'}]},"
      "{'target':'new:single','question':'k'}]}",
      NULL);
  g_autoptr (CxSurvey)
      survey = cx_survey_repo_load (cx_project_get_db (project), result->survey_id, NULL);
  CxQuestion *question = cx_survey_find_question (survey, "s", NULL);

  cx_assert_counts (result, "2 0 0 1 0");
  cx_assert_answers (project, "s", "4\n5");
  g_assert_cmpfloat (question->scale_min, ==, 1);
  g_assert_cmpfloat (question->scale_max, ==, 5);
  g_assert_cmpstr (cx_question_get_choice_by_number (question, 5)->text, ==, "Rất hài lòng");
}

/* A word for "no answer" in a number needs a column that nobody thought of before. */
static void
test_missing_in_number (void)
{
  check ("missing", "n,k\n1,a\n2,a\nN/A,a\nprefer not to say,a\n,a\n",
         "{'target':'new:number','question':'n'},{'target':'new:single','question':'k'}",
         "5 0 0 0 0", "n,n!", "1.0|~\n2.0|~\n~|-2\n~|-3\n~|~");
  check ("missing-listed", "t,k\nNgon,a\nkhông có ý kiến,a\n",
         "{'target':'new:text','question':'t','values':[{'from':'Không có ý kiến',"
         "'to':'unanswered'}]},{'target':'new:single','question':'k'}",
         "2 0 0 0 0", "t,t!", "Ngon|~\n~|-1");
}

static void
test_choices (void)
{
  check ("choices", "c\nCà phê\ncà  PHÊ\nTrà\nN/A\nNước hoà tan\nNước hòa tan\ntea\n",
         "{'target':'new:single','question':'c','values':["
         "{'from':'Trà','to':'tea','label':'Trà'},{'from':'Cà phê','to':'coffee'}]}",
         "7 0 0 0 0", "c", "2\n2\n1\n-2\n3\n3\n1");
}

/* What is no choice goes to "other" with its text, where the question has one. */
static void
test_choice_with_other (void)
{
  check ("other", "c,k\nA,a\nSomething else,a\nB,a\n,a\n",
         "{'target':'new:single','question':'c','option':'other','option_text':'Other',"
         "'values':[{'from':'A','to':'a'},{'from':'B','to':'b'}]},"
         "{'target':'new:single','question':'k'}",
         "4 0 0 0 0", "c,c_other_text", "1|~\n3|Something else\n2|~\n~|~");
  check ("other-column", "c,o\nA,\n,My own\n-oth-,Mine\nB,\n",
         "{'target':'new:single','question':'c','values':[{'from':'A','to':'a'},"
         "{'from':'B','to':'b'},{'from':'-oth-','to':'other','label':'Other'}]},"
         "{'target':'new:single','question':'c','part':'other','option':'other',"
         "'option_text':'Other'}",
         "4 0 0 0 0", "c,c_other_text", "1|~\n3|My own\n3|Mine\n2|~");
}

static void
test_yes_no (void)
{
  check ("yes-no", "y,k\nYes,a\nno,a\nCó,a\nKhông,a\n1,a\n0,a\nTRUE,a\nmaybe,a\n,a\nDạ có,a\n",
         "{'target':'new:yesno','question':'y','values':[{'from':'Dạ có','to':'yes'}]},"
         "{'target':'new:single','question':'k'}",
         "9 0 0 1 0", "y", "1\n2\n1\n2\n1\n2\n1\n~\n1");
}

/* Blank beside a chosen option was seen and not chosen; blank everywhere was not asked. */
static void
test_split (void)
{
  check ("split", "a,b,c,k\n1,,,x\n1,0,1,x\n,,,x\n0,0,0,x\nAlpha,,Gamma,x\n",
         "{'target':'new:multiple','question':'m','part':'choice','option':'a',"
         "'option_text':'Alpha'},"
         "{'target':'new:multiple','question':'m','part':'choice','option':'b',"
         "'option_text':'Beta'},"
         "{'target':'new:multiple','question':'m','part':'choice','option':'c',"
         "'option_text':'Gamma'},{'target':'new:single','question':'k'}",
         "5 0 0 0 0", "m_a,m_b,m_c", "1|0|0\n1|0|1\n~|~|~\n0|0|0\n1|0|1");
  check ("split-zero", "a,b,k\n1,0,x\n0,0,x\n",
         "{'target':'new:multiple','question':'m','part':'choice','option':'a',"
         "'zero_is_unanswered':true},"
         "{'target':'new:multiple','question':'m','part':'choice','option':'b',"
         "'zero_is_unanswered':true},{'target':'new:single','question':'k'}",
         "2 0 0 0 0", "m_a,m_b", "1|0\n~|~");
  check ("split-other", "a,o,k\n1,,x\n,Something,x\n,,x\n",
         "{'target':'new:multiple','question':'m','part':'choice','option':'a'},"
         "{'target':'new:multiple','question':'m','part':'other','option':'other'},"
         "{'target':'new:single','question':'k'}",
         "3 0 0 0 0", "m_a,m_other", "1|0\n0|1\n~|~");
}

#define JOINED                                                                                     \
  "{'target':'new:multiple','question':'m','part':'joined','separator':', ','options':["           \
  "'Events (meetups, conferences)','Security','Wi-Fi']},{'target':'new:single','question':'k'}"

/* Commas inside an option are part of it; what nobody listed becomes an option too. */
static void
test_joined (void)
{
  check ("joined",
         "m,k\n\"Wi-Fi, Events (meetups, conferences)\",x\n\"Security, Parking\",x\n,x\n"
         "\"parking, WI-FI,\",x\n\"Security;Wi-Fi\",x\n",
         JOINED, "5 0 0 0 0", "m_events_meetups,m_security,m_wi_fi,m_parking",
         "1|0|1|0\n0|1|0|1\n~|~|~|~\n0|0|1|1\n0|0|0|0");
}

static void
test_joined_other (void)
{
  check ("joined-other", "m,k\n\"Wi-Fi, Price\",x\n\"Staff, good music, and so on\",x\nNothing,x\n",
         "{'target':'new:multiple','question':'m','part':'joined','separator':', ','options':["
         "'Wi-Fi','Price','Staff'],'option':'other','option_text':'Other'},"
         "{'target':'new:single','question':'k'}",
         "3 0 0 0 0", "m_wi_fi,m_price,m_staff,m_other,m_other_text",
         "1|1|0|0|~\n0|0|1|1|good music, and so on\n0|0|0|1|Nothing");
}

/* So many different pieces are no options but free texts: nothing of them is lost. */
static void
test_joined_free (void)
{
  g_autoptr (GString) text = g_string_new ("m,k\nWi-Fi,x\n");
  g_autoptr (CxProject) project = cx_import_fixture_new ("free.clientele");
  g_autoptr (CxImportResult) result = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "\"Wi-Fi, reason number %u\",x\n", i);
  result = cx_import_fixture_run (project, "free.csv", text->str,
                                  "{'version':1,'columns':[" JOINED "]}", NULL);
  cx_assert_counts (result, "201 0 0 0 0");
  cx_assert_rows (project, "SELECT count(*) FROM choice WHERE other = 1", "1");
  cx_assert_rows (project, "SELECT count(*) FROM item WHERE kind = 'choice'", "4");
  cx_assert_rows (
      project, "SELECT count(*) FROM survey_free WHERE m_other_text LIKE 'reason number%'", "200");
}

/* More than 200 options are kept as one sorted list, joined or split. */
static void
test_list (void)
{
  g_autoptr (GString) options = g_string_new (NULL);
  g_autoptr (GString) split = g_string_new (NULL);
  g_autoptr (GString) head = g_string_new (NULL);
  g_autofree char *joined = NULL, *text = NULL;

  for (guint i = 1; i <= 205; i++)
    {
      g_string_append_printf (options, "%s'Dish %03u'", i > 1 ? "," : "", i);
      g_string_append_printf (split,
                              "{'target':'new:multiple','question':'m','part':'choice',"
                              "'option':'d%03u','option_text':'Dish %03u'},",
                              i, i);
      g_string_append_printf (head, "d%03u,", i);
    }
  joined = g_strdup_printf ("{'target':'new:multiple','question':'m','part':'joined',"
                            "'separator':';','options':[%s]},"
                            "{'target':'new:single','question':'k'}",
                            options->str);
  check ("list", "m,k\nDish 204;Dish 003;Dish 017,x\n,x\nDish 205;A new one,x\n", joined,
         "3 0 0 0 0", "m", "3 17 204\n~\n205 206");

  g_string_append (head, "k\n");
  for (guint i = 1; i <= 205; i++)
    g_string_append (head, i == 7 || i == 203 ? "1," : ",");
  g_string_append (head, "x\n");
  for (guint i = 1; i <= 206; i++)
    g_string_append (head, i <= 205 ? "," : "x\n");
  g_string_append (split, "{'target':'new:single','question':'k'}");
  check ("list-split", head->str, split->str, "2 0 0 0 0", "m", "7 203\n~");
}

static void
test_grid (void)
{
  check ("grid", "q [Food],q [Staff],k\nGood,Bad,x\nBad,Awful,x\n,Good,x\n",
         "{'target':'new:grid','question':'g','part':'row','option':'food','option_text':'Food',"
         "'values':[{'from':'Bad','to':'bad'},{'from':'Good','to':'good'}]},"
         "{'target':'new:grid','question':'g','part':'row','option':'staff','option_text':'Staff',"
         "'values':[{'from':'Bad','to':'bad'},{'from':'Good','to':'good'}]},"
         "{'target':'new:single','question':'k'}",
         "3 0 0 0 0", "g_food,g_staff", "2|1\n1|3\n~|2");
  check ("grid-scale", "a,b,k\n5,1,x\n6,1,x\n",
         "{'target':'new:grid','question':'g','part':'row','option':'a','scale':[1,5]},"
         "{'target':'new:grid','question':'g','part':'row','option':'b','scale':[1,5]},"
         "{'target':'new:single','question':'k'}",
         "1 0 0 1 0", "g_a,g_b", "5|1");
}

static void
test_ranking (void)
{
  check ("rank", "a,b,k\n1,2,x\n2,1,x\nfirst,2,x\n",
         "{'target':'new:ranking','question':'r','part':'rank','option':'a'},"
         "{'target':'new:ranking','question':'r','part':'rank','option':'b'},"
         "{'target':'new:single','question':'k'}",
         "2 0 0 1 0", "r_a,r_b", "1|2\n2|1");
  check ("rank-joined", "r,k\n\"Tea, Coffee\",x\n\"Coffee, Tea\",x\n",
         "{'target':'new:ranking','question':'r','part':'joined','separator':', ',"
         "'options':['Coffee','Tea']},{'target':'new:single','question':'k'}",
         "2 0 0 0 0", "r_coffee,r_tea", "2|1\n1|2");
}

static void
test_dates (void)
{
  check ("dates",
         "d,t,k\n09/03/2026,14:30,x\n31/12/1999,2:05 PM,x\n2026-03-09,7:00:01,x\n"
         "03-09-2026,08:00,x\n6 ngày trước,08:00,x\n",
         "{'target':'new:date','question':'d','date_format':'dd/MM/yyyy'},"
         "{'target':'new:time','question':'t'},{'target':'new:single','question':'k'}",
         "3 0 0 2 0", "d,t", "2026-03-09|14:30\n1999-12-31|14:05\n2026-03-09|07:00:01");
}

/* The business's zone reads what states none, the column's own zone goes before it, and what was
 * written stays. */
static void
test_moments (void)
{
  g_autoptr (CxProject) project = cx_import_fixture_new ("moments.clientele");
  g_autoptr (CxImportResult) result = cx_import_fixture_run (
      project, "moments.csv",
      "begin,end,n\n2026-03-09T03:00:00,2026/03/09 10:12:00 AM GMT+7,1\n"
      "2026-03-09T04:00:00,2026/03/09 10:12:00 AM UTC-3:30,2\n"
      "2026-03-09T05:00:00,2026/03/09 11:12:00 AM,3\n"
      "2026-03-09T06:00:00,,4\n",
      "{'version':1,'columns':["
      "{'target':'field:started','time_zone':'UTC'},"
      "{'target':'field:submitted','date_format':'yyyy/MM/dd h:mm:ss a z',"
      "'blank_is_incomplete':true},{'target':'new:number','question':'n'}]}",
      NULL);

  cx_assert_counts (result, "4 0 0 0 0");
  cx_assert_rows (project, "SELECT started_at, submitted_at, utc_offset, complete FROM answers_1",
                  "1773025200000|1773025920000|420|1\n"
                  "1773028800000|1773063720000|-210|1\n"
                  "1773032400000|1773029520000|~|1\n"
                  "1773036000000|~|~|0");
}

static void
test_fields (void)
{
  g_autoptr (CxProject) project = cx_import_fixture_new ("fields.clientele");
  g_autoptr (CxImportResult) result = cx_import_fixture_run (
      project, "fields.csv",
      "w,c,b,l,s,status,n\n1.5,Completed, Quận   1 ,vi,an@shop.vn,ok,1\n,partial,,,,ok,2\n"
      "-1,yes,,,,ok,3\n1,perhaps,,,,ok,4\n1,yes,,,,Survey Preview,5\n",
      "{'version':1,'columns':[{'target':'field:weight'},{'target':'field:complete'},"
      "{'target':'field:branch'},{'target':'field:language'},{'target':'field:customer'},"
      "{'target':'ignore','values':[{'from':'Survey Preview','to':'leave-out'}]},"
      "{'target':'new:number','question':'n'}]}",
      NULL);

  cx_assert_counts (result, "2 0 0 2 1");
  cx_assert_rows (project, "SELECT weight, complete, branch, language, customer FROM answers_1",
                  "1.5|1|Quận 1|vi|an@shop.vn\n~|0|~|~|~");
}

static void
test_texts (void)
{
  check ("texts",
         "t,e,k\n\"  two\nlines  \",a@b.vn,x\n\"\",b@c.vn,x\nHoa\xcc\x80 bi\xcc\x80nh,,x\n"
         "\"=SUM(A1)\",,x\n",
         "{'target':'new:text','question':'t'},{'target':'new:email','question':'e'},"
         "{'target':'new:single','question':'k'}",
         "4 0 0 0 0", "t,e", "two\nlines|a@b.vn\n~|b@c.vn\nHoà bình|~\n=SUM(A1)|~");
}

static void
test_blank_rows (void)
{
  check ("blank", "a,b\n1,x\n,\n \xc2\xa0,\n2,y\n",
         "{'target':'new:number','question':'a'},{'target':'new:single','question':'b'}",
         "2 0 0 0 2", "a", "1.0\n2.0");
}

static void
test_too_many_choices (void)
{
  g_autoptr (CxProject) project = cx_import_fixture_new ("many.clientele");
  g_autoptr (GString) text = g_string_new ("c,k\n");
  g_autoptr (CxTable) table = NULL;
  g_autoptr (CxMapping) mapping = cx_import_fixture_mapping (
      "{'version':1,'columns':[{'target':'new:single','question':'c'},"
      "{'target':'new:single','question':'k'}]}");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "An opinion of its own %u,x\n", i);
  table = cx_import_fixture_table ("many.csv", text->str);
  g_assert_null (cx_import_run (project, table, mapping, NULL, NULL, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_LIMIT);
  cx_assert_rows (project, "SELECT count(*) FROM survey", "0");
}

/* A survey that is there gains questions, options and fields, and old answers stay. */
static void
test_growth (void)
{
  g_autoptr (CxProject) project = cx_import_fixture_new ("growth.clientele");
  g_autoptr (CxImportResult) first = cx_import_fixture_run (
      project, "visits.csv", "id,nps,likes\n1,9,Wi-Fi\n2,3,\n",
      "{'version':1,'id_column':1,'new_survey':'Visits','columns':[{'target':'field:source_id'},"
      "{'target':'new:nps','question':'nps'},{'target':'new:multiple','question':'likes',"
      "'part':'joined','separator':', ','options':['Wi-Fi']}]}",
      NULL);
  g_autoptr (CxImportResult) second = cx_import_fixture_run (
      project, "april.csv", "id,nps,likes,branch,why\n1,9,Wi-Fi,,\n3,8,\"Wi-Fi, Music\",Q3,Ngon\n",
      "{'version':1,'id_column':1,'survey':'visits','columns':[{'target':'field:source_id'},"
      "{'target':'question:nps'},{'target':'question:likes','part':'joined','separator':', '},"
      "{'target':'field:branch'},{'target':'new:text','question':'why','text':'Why?'}]}",
      NULL);
  g_autoptr (GError) error = NULL;

  cx_assert_counts (first, "2 0 0 0 0");
  /* The old row says nothing new, although the file has more columns. */
  cx_assert_counts (second, "1 0 1 0 0");
  cx_assert_answers (project, "nps,likes_wi_fi,likes_music,why", "9|1|~|~\n3|~|~|~\n8|1|1|Ngon");
  cx_assert_rows (project, "SELECT branch FROM answers_1", "~\n~\nQ3");

  g_assert_true (cx_store_undo_batch (cx_project_get_store (project), second->batch_id,
                                      CX_UNDO_KEEP_CHANGED, NULL, NULL, &error));
  g_assert_no_error (error);
  cx_assert_rows (project, "SELECT code FROM question ORDER BY id", "nps\nlikes");
  cx_assert_answers (project, "nps,likes_wi_fi", "9|1\n3|~");
}

/* Labels in another language of the survey find their choices. */
static void
test_translated_choices (void)
{
  g_autoptr (CxProject) project = cx_import_fixture_new ("translated.clientele");
  g_autoptr (CxImportResult) first = cx_import_fixture_run (
      project, "en.csv", "drink,k\nTea,x\nCoffee,x\n",
      "{'version':1,'new_survey':'Drinks','language':'en','columns':["
      "{'target':'new:single','question':'drink'},{'target':'new:single','question':'k'}]}",
      NULL);
  g_autoptr (CxSurvey)
      survey = cx_survey_repo_load (cx_project_get_db (project), first->survey_id, NULL);
  CxQuestion *drink = cx_survey_find_question (survey, "drink", NULL);
  CxChoice *tea = cx_question_get_choice_by_number (drink, 1);
  g_autoptr (GError) error = NULL;
  CxEdit *edit = cx_store_begin (cx_project_get_store (project), "Translate", &error);
  g_autoptr (CxImportResult) second = NULL;

  g_assert_no_error (error);
  cx_survey_repo_set_translation (edit, survey, tea->uuid, "text", "vi", "Trà", "Tea", &error);
  g_assert_no_error (error);
  cx_edit_commit (edit, &error);
  g_assert_no_error (error);

  second = cx_import_fixture_run (project, "vi.csv", "drink,k\nTrà,y\n",
                                  "{'version':1,'survey':'drinks','columns':["
                                  "{'target':'question:drink'},{'target':'question:k'}]}",
                                  NULL);
  cx_assert_counts (second, "1 0 0 0 0");
  cx_assert_answers (project, "drink", "1\n2\n1");
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);

  g_test_add_func ("/importer/answers/numbers", test_numbers);
  g_test_add_func ("/importer/answers/decimal-point", test_decimal_point);
  g_test_add_func ("/importer/answers/scale", test_scale);
  g_test_add_func ("/importer/answers/scale-labels", test_scale_labels);
  g_test_add_func ("/importer/answers/missing-in-number", test_missing_in_number);
  g_test_add_func ("/importer/answers/choices", test_choices);
  g_test_add_func ("/importer/answers/choice-with-other", test_choice_with_other);
  g_test_add_func ("/importer/answers/yes-no", test_yes_no);
  g_test_add_func ("/importer/answers/split", test_split);
  g_test_add_func ("/importer/answers/joined", test_joined);
  g_test_add_func ("/importer/answers/joined-other", test_joined_other);
  g_test_add_func ("/importer/answers/joined-free", test_joined_free);
  g_test_add_func ("/importer/answers/list", test_list);
  g_test_add_func ("/importer/answers/grid", test_grid);
  g_test_add_func ("/importer/answers/ranking", test_ranking);
  g_test_add_func ("/importer/answers/dates", test_dates);
  g_test_add_func ("/importer/answers/moments", test_moments);
  g_test_add_func ("/importer/answers/fields", test_fields);
  g_test_add_func ("/importer/answers/texts", test_texts);
  g_test_add_func ("/importer/answers/blank-rows", test_blank_rows);
  g_test_add_func ("/importer/answers/too-many-choices", test_too_many_choices);
  g_test_add_func ("/importer/answers/growth", test_growth);
  g_test_add_func ("/importer/answers/translated-choices", test_translated_choices);
  return g_test_run ();
}
