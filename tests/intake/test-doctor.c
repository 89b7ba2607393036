#include "config.h"

#include "cx-doctor.h"
#include "cx-recognise-fixture.h"
#include "cx-test.h"

#include <string.h>

static CxRepair *
find_repair (CxMapping *mapping, CxRepairKind kind)
{
  for (guint i = 0; i < mapping->repairs->len; i++)
    if (cx_mapping_get_repair (mapping, i)->kind == kind)
      return cx_mapping_get_repair (mapping, i);
  return NULL;
}

static void
check_repair (CxMapping *mapping, CxRepairKind kind, const char *from, const char *to, gint64 count)
{
  CxRepair *repair = find_repair (mapping, kind);
  g_autofree char *mended = NULL;

  g_assert_nonnull (repair);
  g_assert_true (repair->accepted);
  g_assert_cmpstr (repair->from, ==, from);
  g_assert_cmpstr (repair->to, ==, to);
  g_assert_cmpint (repair->count, ==, count);
  g_assert_nonnull (strstr (repair->message, from));
  mended = cx_repair_apply (repair, from);
  g_assert_cmpstr (mended, ==, to);
}

static void
test_month_range (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "Employees,x\n1-9,a\nOct-49,b\n50-99,c\n1-9,d\nOct-49,e\n50-99,f\n100-499,g\n100-499,h\n");
  g_autofree char *values = cx_test_values (mapping, 0);

  check_repair (mapping, CX_REPAIR_MONTH_RANGE, "Oct-49", "10-49", 2);
  cx_test_column (mapping, 0, "new:single");
  g_assert_cmpstr (values, ==, "1-9|10-49|50-99|100-499");
}

/* Months among months are months. */
static void
test_months_stay (void)
{
  g_autoptr (CxMapping)
      mapping = cx_test_recognise ("Month,x\nOct-24,a\nNov-24,b\nDec-24,c\nOct-24,d\n");

  g_assert_null (find_repair (mapping, CX_REPAIR_MONTH_RANGE));
}

static void
test_trailing_zero (void)
{
  g_autoptr (CxMapping) column = cx_test_recognise (
      "Which version do you run?,x\n1.19,a\n1.2,b\n1.21,c\n1.19,d\n1.2,e\n1.21,f\n");
  g_autoptr (CxMapping) amounts = cx_test_recognise ("Price,x\n1.19,a\n1.2,b\n1.21,c\n1.2,d\n");

  check_repair (column, CX_REPAIR_TRAILING_ZERO, "1.2", "1.20", 2);
  g_assert_null (find_repair (amounts, CX_REPAIR_TRAILING_ZERO));
}

/* Options of SurveyMonkey stand in the second heading row. */
static void
test_option_heading (void)
{
  g_autoptr (CxMapping)
      mapping = cx_test_recognise ("Respondent ID,Which version?,,,Why?\n"
                                   ",1.19,1.2,1.21,Open-Ended Response\n"
                                   "1,1.19,1.2,,fast\n2,,1.2,1.21,good\n3,1.19,,,cheap\n");

  check_repair (mapping, CX_REPAIR_TRAILING_ZERO, "1.2", "1.20", 2);
  cx_test_column (mapping, 2, "new:multiple choice");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 2)->option_text, ==, "1.20");
  cx_mapping_refuse_repair (mapping, 0);
  g_assert_cmpstr (cx_mapping_get_column (mapping, 2)->option_text, ==, "1.2");
}

static void
test_serial_date (void)
{
  g_autoptr (CxMapping)
      mapping = cx_test_recognise ("Visit date,Note\n44000,a\n44001,b\n44002.5,c\n");

  check_repair (mapping, CX_REPAIR_SERIAL_DATE, "44000", "2020-06-18", 3);
  g_assert_cmpint (cx_mapping_get_column (mapping, 0)->target, ==, CX_TARGET_FIELD);
}

static void
test_numbers_stay (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise ("Revenue,Note\n44000,a\n44001,b\n44002,c\n");

  g_assert_null (find_repair (mapping, CX_REPAIR_SERIAL_DATE));
  cx_test_column (mapping, 0, "new:number");
}

static void
test_guard (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "Điện thoại,Góp ý\n'+84912345678,'=tốt\n'0903111222,'90s music\n");
  CxRepair *repair = find_repair (mapping, CX_REPAIR_GUARD);
  g_autofree char *song = cx_repair_apply (repair, "'90s music");
  g_autofree char *twice = cx_repair_apply (repair, "''=x");

  check_repair (mapping, CX_REPAIR_GUARD, "'+84912345678", "+84912345678", 2);
  g_assert_null (song);
  g_assert_null (twice);
}

static void
test_mojibake (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "B\xc3\x83\xc2\xac nh,Note\nRất tốt,a\nPh\xc3\xa1\xc2\xbb\xc5\xb8 b\xc3\x83\xc2\xb2,b\n");

  check_repair (mapping, CX_REPAIR_MOJIBAKE, "Ph\xc3\xa1\xc2\xbb\xc5\xb8 b\xc3\x83\xc2\xb2",
                "Phở bò", 1);
  g_assert_cmpstr (cx_mapping_get_column (mapping, 0)->text, ==, "Bì nh");
}

static void
test_long_id (void)
{
  g_autoptr (CxMapping)
      mapping = cx_test_recognise ("Respondent ID,Gender\n1.14E+11,F\n1.13E+11,M\n1.12E+11,F\n");
  CxRepair *repair = find_repair (mapping, CX_REPAIR_LONG_ID);

  g_assert_nonnull (repair);
  g_assert_cmpint (repair->count, ==, 3);
  g_assert_cmpint (mapping->id_column, ==, -1);
  cx_test_column (mapping, 0, "ignore");
}

static void
test_leading_zero (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "Số điện thoại,Tên\n912345678,An\n903111222,Bình\n0987654321,Chi\n");

  check_repair (mapping, CX_REPAIR_LEADING_ZERO, "912345678", "0912345678", 2);
}

static void
test_sound_file (void)
{
  g_autoptr (CxMapping)
      mapping = cx_test_recognise ("Name,City,Score\nAn,Hà Nội,5\nBình,Huế,4\nChi,Đà Nẵng,3\n");

  g_assert_cmpuint (mapping->repairs->len, ==, 0);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/doctor/month-range", test_month_range);
  g_test_add_func ("/doctor/months-stay", test_months_stay);
  g_test_add_func ("/doctor/trailing-zero", test_trailing_zero);
  g_test_add_func ("/doctor/option-heading", test_option_heading);
  g_test_add_func ("/doctor/serial-date", test_serial_date);
  g_test_add_func ("/doctor/numbers-stay", test_numbers_stay);
  g_test_add_func ("/doctor/guard", test_guard);
  g_test_add_func ("/doctor/mojibake", test_mojibake);
  g_test_add_func ("/doctor/long-id", test_long_id);
  g_test_add_func ("/doctor/leading-zero", test_leading_zero);
  g_test_add_func ("/doctor/sound-file", test_sound_file);
  return g_test_run ();
}
