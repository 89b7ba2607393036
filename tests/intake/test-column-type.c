#include "config.h"

#include "cx-recognise-fixture.h"
#include "cx-test.h"

#include <math.h>
#include <string.h>

/* A column beside a plain one: its heading, its cells parted by "|", how often they are repeated,
 * and the target expected. */
typedef struct
{
  const char *heading;
  const char *cells;
  guint times;
  const char *target;
  double low, high; /* of a scale; 0 and 0: none */
} Case;

static void
append_quoted (GString *csv, const char *text)
{
  g_string_append_c (csv, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *text);
    }
  g_string_append_c (csv, '"');
}

static char *
make_table (const char *heading, const char *cells, guint times)
{
  g_auto (GStrv) values = g_strsplit (cells, "|", -1);
  GString *csv = g_string_new (NULL);
  guint row = 0;

  append_quoted (csv, heading);
  g_string_append (csv, ",Remark\n");
  for (guint k = 0; k < times; k++)
    for (guint i = 0; values[i] != NULL; i++)
      {
        append_quoted (csv, values[i]);
        g_string_append_printf (csv, ",a remark that nobody else makes %u\n", row++);
      }
  return g_string_free (csv, FALSE);
}

#define MANY_FIVES "5|4|3|5|2|1|4|4|5|3|2|5|4|3|1|5|4|5|3|2|4|5|"

static const Case cases[] = {
  /* slips beside a scale, and choices that only look like one */
  { "How satisfied are you (1-5)", MANY_FIVES "9", 2, "new:csat", 1, 5 },
  { "How satisfied are you (1-5)", MANY_FIVES "4.5", 2, "new:csat", 1, 5 },
  { "Overall satisfaction", MANY_FIVES "seventeen", 2, "new:csat", 1, 5 },
  { "Dễ dàng đặt hàng (1-5)", MANY_FIVES "quên", 2, "new:ces", 1, 5 },
  { "Rooms (1-5)", MANY_FIVES "6+", 2, "new:single" },
  /* numbers */
  { "Revenue", "1,234.50|99.10|12.00|7,800.25", 1, "new:number" },
  { "Doanh thu", "1.234.567,5|12,25|99,5|7.800,25", 2, "new:number" },
  { "How many visits?", "1|2|3|4|5|2|3", 5, "new:number" },
  { "Số lần ghé quán", "1|2|3|5|4", 9, "new:number" },
  { "cyl", "4|6|8|4", 8, "new:number" },
  /* scales in numbers */
  { "How likely are you to recommend us?", "9|10|3|7|8", 3, "new:nps", 0, 10 },
  { "Bạn có sẵn lòng giới thiệu quán cho bạn bè?", "9|10|0|7|8|6", 5, "new:nps", 0, 10 },
  { "Would you recommend us (1-5)?", "1|5|3|4", 6, "new:rating", 1, 5 },
  { "How satisfied are you with the service?", "5|4|3|1", 4, "new:csat", 1, 5 },
  { "Mức độ hài lòng chung", "5|4|3|2", 4, "new:csat", 1, 5 },
  { "How easy was it to order?", "7|6|3|1|2", 4, "new:ces", 1, 7 },
  { "Đặt hàng có dễ không?", "5|4|3|1|2", 4, "new:ces", 1, 5 },
  { "Chấm điểm món ăn từ 1 đến 10", "8|9|10|7", 4, "new:rating", 1, 10 },
  { "What is your feeling, where 10 is best and 1 is worst?", "9|7|8|6", 4, "new:rating", 1, 10 },
  { "Rate the coffee", "5|4|3|4|N/A", 4, "new:rating", 1, 5 },
  /* scales in words */
  { "Phục vụ", "Rất hài lòng|Hài lòng|Bình thường|Không hài lòng|Rất không hài lòng", 3, "new:csat",
    1, 5 },
  { "Service", "Very satisfied|Satisfied|Neutral|Dissatisfied", 3, "new:csat", 1, 5 },
  { "The staff was friendly", "Strongly agree|Agree|Disagree|Strongly disagree|Neutral", 3,
    "new:rating", 1, 5 },
  { "Getting help was", "Very easy|Easy|Difficult|Very difficult", 3, "new:ces", 1, 5 },
  { "Mức độ hài lòng", "9 - Rất hài lòng|8|7|10|5 - Bình thường|6", 3, "new:rating", 1, 10 },
  /* choices */
  { "Gender", "Female|Male|Male|Other", 5, "new:single" },
  { "Which city?", "1. Hà Nội|2. Đà Nẵng|3. Huế|1. Hà Nội", 5, "new:single" },
  { "How do you travel?", "Never, but open to it|Never, and not open to it|Often|Rarely", 6,
    "new:single" },
  { "Device",
    "Windows Desktop / Laptop|iOS Phone / Tablet|Android Phone / Tablet|MacOS Desktop / Laptop", 9,
    "new:single" },
  { "Drinks", "Tea|Tea, Coffee|Coffee, Milk|Tea, Coffee, Milk|Milk|Tea, Milk", 4, "new:multiple" },
  { "Kênh biết đến", "Facebook; Zalo|Zalo|Facebook; Bạn bè|Facebook; Zalo; Bạn bè|Bạn bè", 4,
    "new:multiple" },
  /* yes and no */
  { "Do you smoke?", "Yes|No|No|", 4, "new:yesno" },
  { "Bạn có quay lại không?", "Có|Không|Có|Không biết", 4, "new:yesno" },
  { "SeniorCitizen", "0|1|0|0", 4, "new:yesno" },
  { "Flag", "TRUE|FALSE|TRUE", 4, "new:yesno" },
  /* dates */
  { "Born", "1990-05-12|1985-01-30", 4, "new:date" },
  { "Ngày sinh", "12/05/1990|30/01/1985|01/02/2000", 4, "new:date" },
  { "Visit", "6 ngày trước|12/05/2024|13/05/2024|14/05/2024", 4, "new:text" },
  { "Opening time", "08:30|09:15|10:00", 3, "new:time" },
  /* contacts and ids */
  { "Liên hệ", "an@example.com|binh@example.vn|chi@example.com", 3, "new:email" },
  { "Gọi lại", "0912 345 678|0987.654.321|+84 903 111 222", 3, "new:phone" },
  { "Mã đơn hàng", "DH0001|DH0002|DH0003|DH0004", 1, "new:id" },
  { "code", "00017|00023|00104|00230", 1, "new:text" },
  /* texts */
  { "Góp ý", "Ngon, sẽ quay lại|Phục vụ chậm|Ồn quá|Nhạc hay, chỗ ngồi thoải mái", 1, "new:text" },
  { "Empty", "||", 3, "new:text" },
  { "Unanswered", "N/A|N/A|", 3, "new:text" },
};

static void
test_types (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *item = &cases[i];
      g_autofree char *csv = make_table (item->heading, item->cells, item->times);
      g_autoptr (CxMapping) mapping = cx_test_recognise (csv);
      CxMappingColumn *column = cx_mapping_get_column (mapping, 0);

      cx_test_column (mapping, 0, item->target);
      g_assert_nonnull (column->reason);
      if (item->high == 0)
        {
          g_assert_true (isnan (column->scale_max));
          continue;
        }
      g_assert_cmpfloat (column->scale_min, ==, item->low);
      g_assert_cmpfloat (column->scale_max, ==, item->high);
    }
}

static CxMapping *
recognise (const char *heading, const char *cells, guint times, const char *zone)
{
  g_autofree char *csv = make_table (heading, cells, times);

  return cx_test_recognise_for (csv, NULL, zone);
}

static void
test_recodes (void)
{
  g_autoptr (CxMapping)
      words = recognise ("Phục vụ", "Rất hài lòng|Hài lòng|Không hài lòng|Không áp dụng", 4, NULL);
  g_autoptr (CxMapping) mixed = recognise ("Mức độ hài lòng", "9 - Rất hài lòng|8|10|7|6", 4, NULL);
  g_autoptr (CxMapping) backwards = recognise (
      "Service", "1 - Very satisfied|2 - Satisfied|3 - Neutral|5 - Very dissatisfied", 4, NULL);

  g_assert_cmpstr (cx_test_recode (words, 0, "Rất hài lòng"), ==, "5");
  g_assert_cmpstr (cx_test_recode (words, 0, "Không hài lòng"), ==, "2");
  g_assert_cmpstr (cx_test_recode (words, 0, "Không áp dụng"), ==, CX_RECODE_NOT_APPLICABLE);
  g_assert_cmpstr (cx_test_recode (mixed, 0, "9 - Rất hài lòng"), ==, "9");
  g_assert_null (cx_test_recode (mixed, 0, "8"));
  g_assert_cmpstr (cx_test_recode (backwards, 0, "1 - Very satisfied"), ==, "5");
  g_assert_cmpstr (cx_test_recode (backwards, 0, "5 - Very dissatisfied"), ==, "1");
}

static void
test_missing_words (void)
{
  g_autoptr (CxMapping)
      mapping = recognise ("Rate us", "5|4|N/A|Prefer not to answer|No answer|-99|3", 4, NULL);

  cx_test_column (mapping, 0, "new:rating");
  g_assert_cmpstr (cx_test_recode (mapping, 0, "N/A"), ==, CX_RECODE_NOT_APPLICABLE);
  g_assert_cmpstr (cx_test_recode (mapping, 0, "Prefer not to answer"), ==, CX_RECODE_REFUSED);
  g_assert_cmpstr (cx_test_recode (mapping, 0, "No answer"), ==, CX_RECODE_UNANSWERED);
  g_assert_cmpstr (cx_test_recode (mapping, 0, "-99"), ==, CX_RECODE_UNANSWERED);
}

static void
check_order (const char *cells, const char *expected)
{
  g_autoptr (CxMapping) mapping = recognise ("Choice", cells, 5, NULL);
  g_autofree char *values = cx_test_values (mapping, 0);

  g_assert_cmpstr (values, ==, expected);
}

static void
test_choice_order (void)
{
  check_order ("Every day|Once a month or less|Never|Once a year or less|A few times per week",
               "Never|Once a year or less|Once a month or less|A few times per week|Every day");
  check_order ("Always|Never|Usually|Once in a while|About half the time",
               "Never|Once in a while|About half the time|Usually|Always");
  check_order ("> 60|18-29|45-60|30-44|Under 18", "Under 18|18-29|30-44|45-60|> 60");
  check_order ("$150,000+|$0 - $24,999|$25,000 - $49,999",
               "$0 - $24,999|$25,000 - $49,999|$150,000+");
  check_order ("Other|Pacific|Pacific|Mountain|None of the above",
               "Pacific|Mountain|Other|None of the above");
}

static void
test_date_order (void)
{
  g_autoptr (CxMapping) day = recognise ("When", "13/02/2024|01/02/2024", 3, "America/New_York");
  g_autoptr (CxMapping) month = recognise ("When", "02/13/2024|01/02/2024", 3, NULL);
  g_autoptr (CxMapping) open = recognise ("When", "01/02/2024|03/04/2024", 3, "Asia/Ho_Chi_Minh");
  g_autoptr (CxMapping)
      open_there = recognise ("When", "01/02/2024|03/04/2024", 3, "America/New_York");

  g_assert_cmpstr (cx_mapping_get_column (day, 0)->date_pattern, ==, "d/M/yyyy");
  g_assert_cmpstr (cx_mapping_get_column (month, 0)->date_pattern, ==, "M/d/yyyy");
  g_assert_cmpstr (cx_mapping_get_column (open, 0)->date_pattern, ==, "d/M/yyyy");
  g_assert_cmpstr (cx_mapping_get_column (open_there, 0)->date_pattern, ==, "M/d/yyyy");
  g_assert_nonnull (strstr (cx_mapping_get_column (open, 0)->reason, "check"));
  g_assert_null (strstr (cx_mapping_get_column (day, 0)->reason, "check"));
}

/* One column that tells speaks for the others; and where the first part of a long file does not
 * tell, a later row may. */
static void
test_date_order_elsewhere (void)
{
  g_autoptr (CxMapping)
      two = cx_test_recognise ("Ordered,Delivered\n01/02/2024,25/02/2024\n03/04/2024,26/04/2024\n");
  g_autoptr (GString) csv = g_string_new ("When,Text\n");
  g_autoptr (CxMapping) late = NULL;

  g_assert_cmpstr (cx_mapping_get_column (two, 0)->date_pattern, ==, "d/M/yyyy");
  for (guint i = 0; i < 420000; i++)
    g_string_append (csv, "01/02/2024,x\n");
  g_string_append (csv, "02/28/2024,x\n");
  late = cx_test_recognise (csv->str);
  cx_test_column (late, 0, "new:date");
  g_assert_cmpstr (cx_mapping_get_column (late, 0)->date_pattern, ==, "M/d/yyyy");
}

static void
test_decimal_comma (void)
{
  g_autoptr (CxMapping) mapping = recognise ("Doanh thu", "1.234.567,5|12,25|99,5", 3, NULL);

  g_assert_cmpint (cx_mapping_get_column (mapping, 0)->decimal, ==, CX_DECIMAL_COMMA);
}

static void
test_amounts_by_hand (void)
{
  g_autoptr (GString) csv = g_string_new ("How many hours do you learn each week?,x\n");
  g_autoptr (CxMapping) mapping = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (csv, "%u,remark %u\n", i % 25, i);
  g_string_append (csv, "15 hours,a\n20+,b\n10-15,c\n2 years,d\n");
  mapping = cx_test_recognise (csv->str);
  cx_test_column (mapping, 0, "new:number");
  g_assert_cmpstr (cx_test_recode (mapping, 0, "15 hours"), ==, "15");
  g_assert_cmpstr (cx_test_recode (mapping, 0, "20+"), ==, "20");
  g_assert_cmpstr (cx_test_recode (mapping, 0, "10-15"), ==, "10");
  /* Not read, and so neither lost: the import rejects the row and keeps it. */
  g_assert_null (cx_test_recode (mapping, 0, "2 years"));
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/column-type/types", test_types);
  g_test_add_func ("/column-type/recodes", test_recodes);
  g_test_add_func ("/column-type/missing-words", test_missing_words);
  g_test_add_func ("/column-type/choice-order", test_choice_order);
  g_test_add_func ("/column-type/date-order", test_date_order);
  g_test_add_func ("/column-type/date-order-elsewhere", test_date_order_elsewhere);
  g_test_add_func ("/column-type/decimal-comma", test_decimal_comma);
  g_test_add_func ("/column-type/amounts-by-hand", test_amounts_by_hand);
  return g_test_run ();
}
