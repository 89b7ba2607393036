#include "config.h"

#include "cx-test.h"
#include "cx-vocabulary.h"

#include <math.h>

typedef struct
{
  const char *label;
  int points;
  double value; /* 0: none */
} ScaleCase;

static void
test_scale_value (void)
{
  static const ScaleCase cases[] = {
    { "Very satisfied", 5, 5 },
    { "Satisfied", 5, 4 },
    { "Neither satisfied nor dissatisfied", 5, 3 },
    { "Dissatisfied", 5, 2 },
    { "Very dissatisfied", 5, 1 },
    { "VERY  SATISFIED ", 5, 5 },
    { "Very satisfied", 7, 7 },
    { "Somewhat satisfied", 7, 5 },
    { "Rất hài lòng", 5, 5 },
    { "Hài lòng", 5, 4 },
    { "Bình thường", 5, 3 },
    { "Không hài lòng", 5, 2 },
    { "Rất không hài lòng", 5, 1 },
    { "rat hai long", 5, 5 },
    { "Rất không hài lòng.", 7, 1 },
    { "Strongly agree", 5, 5 },
    { "Strongly agree", 7, 7 },
    { "Somewhat disagree", 7, 3 },
    { "Hoàn toàn đồng ý", 7, 7 },
    { "Không đồng ý", 5, 2 },
    { "Very easy", 5, 5 },
    { "Extremely difficult", 7, 1 },
    { "Rất dễ dàng", 5, 5 },
    { "Khó", 5, 2 },
    { "Very unlikely", 5, 1 },
    { "Thỉnh thoảng", 5, 3 },
    { "Luôn luôn", 5, 5 },
    { "Rất tốt", 5, 5 },
    { "9 - Rất hài lòng", 11, 9 },
    { "10 (Extremely likely)", 11, 10 },
    { "0 - Not at all likely", 11, 0 },
    { "1 - Very dissatisfied", 5, 1 },
    { "5 - Rất hài lòng", 5, 5 },
    { "1 - Very satisfied", 5, 5 },
    { "5 - Rất không hài lòng", 5, 1 },
    { "5 sao", 5, 5 },
    { "★★★★☆", 5, 4 },
    { "7", 7, 7 },
    { "4", 5, 4 },
    { "3", 4, 3 },
    { "8", 7, 0 },
    { "0", 5, 0 },
    { "9 - Rất hài lòng", 5, 0 },
    { "Coffee", 5, 0 },
    { "", 5, 0 },
    { "Satisfied", 11, 0 },
    { "Very satisfied with the coffee", 5, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean zero = cases[i].points == 11 && *cases[i].label == '0';
      double value = -1;
      gboolean found = cx_vocabulary_scale_value (cases[i].label, cases[i].points, &value);

      g_test_message ("%s of %d", cases[i].label, cases[i].points);
      g_assert_cmpint (found, ==, zero || cases[i].value != 0);
      if (found)
        g_assert_cmpfloat (value, ==, cases[i].value);
    }
}

static void
test_leading_number (void)
{
  static const struct
  {
    const char *label;
    double value;
  } good[] = {
    { "9 - Rất hài lòng", 9 },
    { "10 (Extremely likely)", 10 },
    { "5 sao", 5 },
    { "1 star", 1 },
    { "4 stars", 4 },
    { "3: Khá", 3 },
    { "1. Rất tệ", 1 },
    { "2) Tệ", 2 },
    { "(5) Very good", 5 },
    { "[0] Không bao giờ", 0 },
    { "Rất tốt (5)", 5 },
    { "Likely [10]", 10 },
    { "4/5", 4 },
    { "9 / 10", 9 },
    { "★★★★☆", 4 },
    { "⭐⭐⭐", 3 },
    { "5⭐", 5 },
    { "8 điểm", 8 },
    { "7 – Good", 7 },
    { "9-Rất hài lòng", 9 },
    { "4,5 điểm", 4.5 },
    { "10", 10 },
    { "0=never", 0 },
    { "5★", 5 },
  };
  static const char *const bad[] = {
    "",           "1-2 lần",   "2026-03-09", "18:30", "10-49",    "5 người",  "3 times a week",
    "5 - 10 lần", "1.234.567", "Rất tốt",    "☆☆☆☆☆", "1/3/2026", "12 tháng", "7up",
    "(5",         "24/7",      "2/1",        "Q1",    "1.2tr",    "3,4,5",    "10%",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      double value = -1;

      g_test_message ("%s", good[i].label);
      g_assert_true (cx_vocabulary_leading_number (good[i].label, &value));
      g_assert_cmpfloat (value, ==, good[i].value);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      double value = -1;

      g_test_message ("%s", bad[i]);
      g_assert_false (cx_vocabulary_leading_number (bad[i], &value));
      g_assert_cmpfloat (value, ==, -1);
    }
}

static void
assert_scale (const char *const *labels,
              gboolean found,
              CxWords expected_words,
              int expected_points)
{
  guint n = g_strv_length ((char **) labels);
  CxWords words;
  int points;

  g_test_message ("%s", labels[0]);
  g_assert_cmpint (cx_vocabulary_find_scale (labels, n, &words, &points), ==, found);
  if (!found)
    return;
  g_assert_cmpint (words, ==, expected_words);
  g_assert_cmpint (points, ==, expected_points);
}

static void
test_find_scale (void)
{
  static const char *const satisfaction[] = {
    "Very satisfied", "Neutral", "Dissatisfied", "Very dissatisfied", "N/A", "Satisfied", NULL
  };
  static const char *const agreement[] = {
    "Strongly agree",    "Agree", "Somewhat agree", "Somewhat disagree", "Disagree",
    "Strongly disagree", NULL
  };
  static const char *const bipolar[] = { "Very unlikely", "Somewhat likely", "Very likely", NULL };
  static const char *const degree[] = { "Not at all likely", "Somewhat likely", "Very likely",
                                        "Extremely likely", NULL };
  static const char *const mixed[] = { "Not at all likely", "Somewhat happy", NULL };
  static const char *const numbered[] = { "1 - Rất không hài lòng", "5 - Rất hài lòng", NULL };
  static const char *const products[] = { "Coffee", "Tea", "Good", NULL };
  static const char *const one[] = { "Good", "Good", NULL };
  static const char *const five[] = { "Đồng ý", "Không đồng ý", "Trung lập", NULL };

  assert_scale (satisfaction, TRUE, CX_WORDS_SATISFACTION, 5);
  assert_scale (agreement, TRUE, CX_WORDS_AGREEMENT, 7);
  assert_scale (bipolar, TRUE, CX_WORDS_LIKELIHOOD, 5);
  assert_scale (degree, TRUE, CX_WORDS_DEGREE, 5);
  assert_scale (mixed, FALSE, CX_N_WORDS, 0);
  assert_scale (numbered, TRUE, CX_WORDS_SATISFACTION, 5);
  assert_scale (products, FALSE, CX_N_WORDS, 0);
  assert_scale (one, FALSE, CX_N_WORDS, 0);
  assert_scale (five, TRUE, CX_WORDS_AGREEMENT, 5);
}

static void
test_words_value (void)
{
  double value;

  g_assert_true (cx_vocabulary_words_value ("Somewhat likely", CX_WORDS_LIKELIHOOD, 5, &value));
  g_assert_cmpfloat (value, ==, 4);
  g_assert_true (cx_vocabulary_words_value ("Somewhat likely", CX_WORDS_DEGREE, 5, &value));
  g_assert_cmpfloat (value, ==, 3);
  g_assert_false (cx_vocabulary_words_value ("Likely", CX_WORDS_DEGREE, 5, &value));
  g_assert_false (cx_vocabulary_words_value ("Very likely", CX_WORDS_DEGREE, 7, &value));
}

static void
test_yes_no (void)
{
  static const char *const positive[] = { "Có",   "Yes",     "YES", "y", "True",
                                          "Đúng", "Checked", "Rồi", "✓" };
  static const char *const negative[] = { "Không", "No", "n", "FALSE", "Sai", "Unchecked", "Chưa" };
  static const char *const neither[] = { "",   "1",          "0",     "maybe",
                                         "co", "Yes, often", "Notes", "không biết" };
  gboolean yes;

  for (gsize i = 0; i < G_N_ELEMENTS (positive); i++)
    g_assert_true (cx_vocabulary_yes_no (positive[i], &yes) && yes);
  for (gsize i = 0; i < G_N_ELEMENTS (negative); i++)
    g_assert_true (cx_vocabulary_yes_no (negative[i], &yes) && !yes);
  for (gsize i = 0; i < G_N_ELEMENTS (neither); i++)
    {
      g_test_message ("%s", neither[i]);
      g_assert_false (cx_vocabulary_yes_no (neither[i], &yes));
    }
}

static void
test_missing (void)
{
  static const struct
  {
    const char *label;
    int code;
  } cases[] = {
    { "No answer", -1 },
    { "-", -1 },
    { "Không trả lời", -1 },
    { "N/A", -2 },
    { "n/a ", -2 },
    { "Không áp dụng", -2 },
    { "Don't know", -2 },
    { "KHÔNG BIẾT", -2 },
    { "khong biet", -2 },
    { "Prefer not to say", -3 },
    { "Từ chối trả lời", -3 },
    { "Refused", -3 },
    { "", 0 },
    { "No", 0 },
    { "Không", 0 },
    { "0", 0 },
    { "-5", 0 },
    { "Nam", 0 },
    { "Neutral", 0 },
    { "None", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].label);
      g_assert_cmpint (cx_vocabulary_missing (cases[i].label), ==, cases[i].code);
    }
}

static void
test_other (void)
{
  g_assert_true (cx_vocabulary_is_other ("Other"));
  g_assert_true (cx_vocabulary_is_other ("Other (please specify)"));
  g_assert_true (cx_vocabulary_is_other ("Khác"));
  g_assert_true (cx_vocabulary_is_other ("Mục khác:"));
  g_assert_true (cx_vocabulary_is_other ("-oth-"));
  g_assert_false (cx_vocabulary_is_other ("Another shop"));
  g_assert_false (cx_vocabulary_is_other (""));
}

static void
test_heading_kind (void)
{
  static const struct
  {
    const char *heading;
    CxHeadingKind kind;
  } cases[] = {
    { "How likely are you to recommend us to a friend?", CX_HEADING_RECOMMEND },
    { "Bạn có sẵn lòng giới thiệu chúng tôi cho bạn bè?", CX_HEADING_RECOMMEND },
    { "Ban co gioi thieu cho ban be khong?", CX_HEADING_RECOMMEND },
    { "q5_nps", CX_HEADING_RECOMMEND },
    { "NPS", CX_HEADING_RECOMMEND },
    { "How satisfied are you with our service?", CX_HEADING_SATISFIED },
    { "Mức độ hài lòng về nhân viên", CX_HEADING_SATISFIED },
    { "CSAT", CX_HEADING_SATISFIED },
    { "How easy was it to order?", CX_HEADING_EASY },
    { "Việc đặt hàng có dễ dàng không?", CX_HEADING_EASY },
    { "The company made it easy for me", CX_HEADING_EASY },
    { "Which branch did you visit?", CX_HEADING_NONE },
    { "Process", CX_HEADING_NONE },
    { "Increase", CX_HEADING_NONE },
    { "Đề xuất của bạn", CX_HEADING_NONE },
    { "", CX_HEADING_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].heading);
      g_assert_cmpint (cx_vocabulary_heading_kind (cases[i].heading), ==, cases[i].kind);
    }
}

static void
test_heading_field (void)
{
  static const struct
  {
    const char *heading;
    CxHeadingField field;
  } cases[] = {
    { "Timestamp", CX_HEADING_FIELD_DATE },
    { "Dấu thời gian", CX_HEADING_FIELD_DATE },
    { "Ngày trả lời", CX_HEADING_FIELD_DATE },
    { "Start time", CX_HEADING_FIELD_STARTED },
    { "Chi nhánh", CX_HEADING_FIELD_BRANCH },
    { "Chi nhánh:", CX_HEADING_FIELD_BRANCH },
    { "Branch_ID", CX_HEADING_FIELD_BRANCH },
    { "Cửa hàng", CX_HEADING_FIELD_BRANCH },
    { "Kênh", CX_HEADING_FIELD_CHANNEL },
    { "channel", CX_HEADING_FIELD_CHANNEL },
    { "Nhân viên", CX_HEADING_FIELD_STAFF },
    { "Tên nhân viên", CX_HEADING_FIELD_STAFF },
    { "Mã khách hàng", CX_HEADING_FIELD_CUSTOMER },
    { "Customer ID", CX_HEADING_FIELD_CUSTOMER },
    { "Ngôn ngữ", CX_HEADING_FIELD_LANGUAGE },
    { "UserLanguage", CX_HEADING_FIELD_LANGUAGE },
    { "Trọng số", CX_HEADING_FIELD_WEIGHT },
    { "weight", CX_HEADING_FIELD_WEIGHT },
    { "Địa chỉ email", CX_HEADING_FIELD_EMAIL },
    { "Số điện thoại", CX_HEADING_FIELD_PHONE },
    { "Họ và tên", CX_HEADING_FIELD_NAME },
    { "Response ID", CX_HEADING_FIELD_SOURCE_ID },
    { "Nhân viên thân thiện?", CX_HEADING_FIELD_NONE },
    { "How would you rate the branch?", CX_HEADING_FIELD_NONE },
    { "ngan", CX_HEADING_FIELD_NONE },
    { "", CX_HEADING_FIELD_NONE },
    { "???", CX_HEADING_FIELD_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].heading);
      g_assert_cmpint (cx_vocabulary_heading_field (cases[i].heading), ==, cases[i].field);
    }
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/vocabulary/scale-value", test_scale_value);
  g_test_add_func ("/vocabulary/leading-number", test_leading_number);
  g_test_add_func ("/vocabulary/find-scale", test_find_scale);
  g_test_add_func ("/vocabulary/words-value", test_words_value);
  g_test_add_func ("/vocabulary/yes-no", test_yes_no);
  g_test_add_func ("/vocabulary/missing", test_missing);
  g_test_add_func ("/vocabulary/other", test_other);
  g_test_add_func ("/vocabulary/heading-kind", test_heading_kind);
  g_test_add_func ("/vocabulary/heading-field", test_heading_field);
  return g_test_run ();
}
