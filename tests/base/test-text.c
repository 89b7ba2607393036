#include "config.h"

#include "cx-test.h"
#include "cx-text.h"

#include <string.h>

typedef char *(*Transform) (const char *text);

typedef struct
{
  const char *from, *to;
} Case;

static void
assert_all (Transform transform, const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *result = transform (cases[i].from);

      g_test_message ("%s", cases[i].from);
      g_assert_cmpstr (result, ==, cases[i].to);
    }
}

#define ASSERT_ALL(transform, cases) assert_all (transform, cases, G_N_ELEMENTS (cases))

static void
test_tidy (void)
{
  static const Case cases[] = {
    { "", "" },
    { "abc", "abc" },
    { "  a  b ", "a b" },
    { "a\r\n\tb", "a b" },
    { "a\u00a0\u00a0b\u202f", "a b" },
    { "   ", "" },
    { "\ufeffHọ tên\u200b", "Họ tên" },
    { "Tie\u0302\u0301ng Vie\u0302\u0323t", "Tiếng Việt" },
    { "\u00c5ngstr\u00f6m", "Ångström" },
    { "A\u030a", "Å" },
    { "10\u00d7", "10×" },
    { "a\xff"
      "b",
      "a\ufffd"
      "b" },
  };

  ASSERT_ALL (cx_text_tidy, cases);
}

static void
test_fold (void)
{
  static const Case cases[] = {
    { "Đặt hàng", "dat hang" },
    { "NGUYỄN VĂN ĐỨC", "nguyen van duc" },
    { "Ưu đãi thưởng", "uu dai thuong" },
    { "D\u031b\u0323o\u0302\u0309i", "doi" },
    { "Ðà Nẵng", "da nang" },
    { "Crème Brûlée", "creme brulee" },
    { "Straße Æther Øre Łódź", "strasse aether ore lodz" },
    { "ＡＢＣ", "abc" },
    { "東京", "東京" },
    { "  A  b ", "a b" },
  };

  ASSERT_ALL (cx_text_fold, cases);
}

/* Every letter of the Vietnamese alphabet folds to ASCII. */
static void
test_fold_alphabet (void)
{
  g_autofree char *folded = cx_text_fold (
      "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụ"
      "ưừửữứựvxyỳỷỹýỵ");

  g_assert_cmpstr (folded, ==,
                   "aaaaaaaaaaaaaaaaaabcddeeeeeeeeeeeeghiiiiiiklmnoooooooooooooooooopqrstuuuuuu"
                   "uuuuuuvxyyyyyy");
}

static void
test_key (void)
{
  static const Case cases[] = {
    { "Hoà", "hòa" },           { "hòa", "hòa" },
    { "KHOẺ", "khỏe" },         { "thuỷ", "thủy" },
    { "Quý", "quý" },           { "hoàn", "hoàn" },
    { "hoài", "hoài" },         { "Toà nhà", "tòa nhà" },
    { "uỷ quyền", "ủy quyền" }, { "Rất  Hài Lòng ", "rất hài lòng" },
    { "huỷ!", "hủy!" },         { "Đ", "đ" },
    { "huynh", "huynh" },       { "suýt", "suýt" },
    { "Hoa\u0300", "hòa" },
  };

  ASSERT_ALL (cx_text_key, cases);
}

static char *
make_code_24 (const char *text)
{
  return cx_text_code (text, 24);
}

static void
test_code (void)
{
  static const Case cases[] = {
    { "Chi nhánh", "chi_nhanh" },
    { "How likely are you to recommend us?", "how_likely_are_you_to" },
    { "Donaudampfschifffahrtsgesellschaft", "donaudampfschifffahrtsge" },
    { "  --Q1: Giá?? ", "q1_gia" },
    { "???", "" },
    { "", "" },
    { "東京", "" },
    { "a_______b", "a_b" },
    { "abcdefghijklmnopqrstuvwx", "abcdefghijklmnopqrstuvwx" },
    { "abcdefghijklmnopqrstuvwx y", "abcdefghijklmnopqrstuvwx" },
  };

  ASSERT_ALL (make_code_24, cases);
}

static void
test_file_name (void)
{
  static const Case cases[] = {
    { "Tiệm trà 🍵", "Tiệm trà 🍵" },
    { "a/b\\c:d*e?f\"g<h>i|j", "a-b-c-d-e-f-g-h-i-j" },
    { "Two\nlines\tand more", "Two-lines-and more" },
    { "  .hidden. ", "hidden" },
    { "...", "" },
    { "", "" },
  };
  g_autofree char *words = g_strnfill (400, 'x'), *cut = cx_text_file_name (words);
  GString *long_name = g_string_new (NULL);
  g_autofree char *name = NULL;

  ASSERT_ALL (cx_text_file_name, cases);
  g_assert_cmpuint (strlen (cut), ==, 120);
  for (int i = 0; i < 300; i++)
    g_string_append (long_name, "ệ");
  name = cx_text_file_name (long_name->str);
  g_assert_cmpuint (strlen (name), ==, 120);
  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_string_free (long_name, TRUE);
}

static void
test_strip_html (void)
{
  static const Case cases[] = {
    { "<p>Bạn có <strong>hài lòng</strong>?</p>", "Bạn có hài lòng?" },
    { "one<br>two<BR/>three", "one two three" },
    { "a < b", "a < b" },
    { "a <3 you & me", "a <3 you & me" },
    { "x<y", "x<y" },
    { "R&amp;D &lt;b&gt; &#272;&#x1EB7;t &nbsp; h&agrave;ng", "R&D <b> Đặt hàng" },
    { "&bogus; &#0; &#xD800; &#99999999;", "&bogus; &#0; &#xD800; &#99999999;" },
    { "a<!-- hidden > b -->c", "a c" },
    { "<style>p { color: red }</style>Tên", "Tên" },
    { "<span style=\"x\">H</span>ello", "Hello" },
    { "broken <p", "broken <p" },
    { "&", "&" },
    { "<", "<" },
  };

  ASSERT_ALL (cx_text_strip_html, cases);
}

static void
test_replacement (void)
{
  g_assert_true (cx_text_has_replacement ("a\ufffd", 4));
  g_assert_false (cx_text_has_replacement ("a\ufffd", 3));
  g_assert_false (cx_text_has_replacement ("\ufffc\uffff", 6));
  g_assert_false (cx_text_has_replacement ("", 0));
}

static void
test_phone (void)
{
  static const Case cases[] = {
    { "0912 345 678", "+84912345678" },
    { "(+84) 912.345.678", "+84912345678" },
    { "(+84) 0912.345.678", "+84912345678" },
    { "84912345678", "+84912345678" },
    { "+84 912-345-678", "+84912345678" },
    { "'0912345678", "+84912345678" },
    { "0084 912 345 678", "+84912345678" },
    { "tel:+84912345678", "+84912345678" },
    { "0912\u00a0345\u00a0678", "+84912345678" },
    { "028 3822 1234", "+842838221234" },
    { "(024) 3936-1234", "+842439361234" },
    { "01234567890", "+84834567890" },
    { "0168 123 4567", "+84381234567" },
    { "+1 (650) 253-0000", "+16502530000" },
    { "'+56912345678", "+56912345678" },
    { "0049 30 1234567", "+49301234567" },
    { "", NULL },
    { "12345", NULL },
    { "912345678", NULL },
    { "0412345678", NULL },
    { "0912 345 67", NULL },
    { "0912345678 hoặc 0987654321", NULL },
    { "abc", NULL },
    { "+", NULL },
    { "+84 12", NULL },
    { "++84912345678", NULL },
    { "123456789012345678901234567890", NULL },
    { "2026-03-09", NULL },
  };

  ASSERT_ALL (cx_text_phone, cases);
}

static void
test_email (void)
{
  static const char *const good[] = { "an@example.com", " lan.tran+ks@mail.example.vn ",
                                      "o'neil@ex-ample.co", "bác@thư.vn" };
  static const char *const bad[] = {
    "",
    "an",
    "@example.com",
    "an@",
    "an@example",
    "an@@example.com",
    "a b@c.com",
    "an@.com",
    "an@example.c",
    "an@exa mple.com",
    "an@1.2.3.4",
    "an@ex..com",
    ".an@ex.com",
    "an.@ex.com",
    "an@ex.com, lan@ex.com",
    "anonymous",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (cx_text_is_email (good[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (cx_text_is_email (bad[i]));
    }
}

static void
test_formula (void)
{
  static const char *const formulas[] = { "=1+1", "+84", "-5", "@SUM", "\tx", "\rx" };
  static const char *const texts[] = { "", "a=1", " =1", "'=1", "ok" };

  for (gsize i = 0; i < G_N_ELEMENTS (formulas); i++)
    g_assert_true (cx_text_is_formula_like (formulas[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (cx_text_is_formula_like (texts[i]));
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/text/tidy", test_tidy);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/fold-alphabet", test_fold_alphabet);
  g_test_add_func ("/text/key", test_key);
  g_test_add_func ("/text/code", test_code);
  g_test_add_func ("/text/file-name", test_file_name);
  g_test_add_func ("/text/strip-html", test_strip_html);
  g_test_add_func ("/text/replacement", test_replacement);
  g_test_add_func ("/text/phone", test_phone);
  g_test_add_func ("/text/email", test_email);
  g_test_add_func ("/text/formula", test_formula);
  return g_test_run ();
}
