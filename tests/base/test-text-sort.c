#include "config.h"

#include "cx-test.h"
#include "cx-text.h"

#include <string.h>

typedef char *(*MakeKey) (const char *text);

/* Each text comes before the next one; so each pair is tried, in both directions. */
static void
assert_order (MakeKey make_key, const char *const *texts, gsize n)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < n; i++)
    {
      char *key = make_key (texts[i]);

      g_assert_true (g_str_is_ascii (key));
      g_ptr_array_add (keys, key);
    }
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      {
        g_test_message ("%s [%s] < %s [%s]", texts[i], (char *) keys->pdata[i], texts[j],
                        (char *) keys->pdata[j]);
        g_assert_cmpint (strcmp (keys->pdata[i], keys->pdata[j]), <, 0);
      }
}

#define ASSERT_ORDER(make_key, texts) assert_order (make_key, texts, G_N_ELEMENTS (texts))

static void
test_letters (void)
{
  static const char *const letters[] = { "a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "f", "g",
                                         "h", "i", "j", "k", "l", "m", "n", "o", "ô", "ơ", "p",
                                         "q", "r", "s", "t", "u", "ư", "v", "w", "x", "y", "z" };

  ASSERT_ORDER (cx_text_sort_key, letters);
}

static void
test_tones (void)
{
  static const char *const tones[] = { "ma", "mà", "mả", "mã", "má", "mạ", "măn", "mằn", "mân" };

  ASSERT_ORDER (cx_text_sort_key, tones);
}

static void
test_dictionary (void)
{
  static const char *const words[] = {
    "",       "a dua",   "anh",    "ảnh",     "ánh",    "ăn",   "ân",   "ấn",   "ba",
    "ba ba",  "ba mươi", "bà",     "bà ba",   "bà con", "bả",   "bã",   "bá",   "bạ",
    "bác",    "bạc",     "bàn",    "bạn",     "bánh",   "băng", "bằng", "bâng", "bi",
    "cà phê", "cá",      "cam",    "cơm",     "da",     "dạ",   "dừa",  "đa",   "đà",
    "đường",  "e",       "ê",      "hoa",     "hòa",    "hoan", "hoàn", "lan",  "làn",
    "nghỉ",   "ngon",    "phở",    "quán",    "quê",    "quý",  "tiên", "tiền", "tiến",
    "tra",    "trà",     "trà đá", "trà sữa", "uy",     "ưa",   "vàng", "xanh", "yêu",
  };
  /* The syllable decides before what follows it. */
  static const char *const syllables[] = { "tra", "tra cứu", "trà", "trà đá" };

  ASSERT_ORDER (cx_text_sort_key, words);
  ASSERT_ORDER (cx_text_sort_key, syllables);
}

static void
test_digits (void)
{
  static const char *const texts[] = {
    "Bàn 1",  "Bàn 2",   "Bàn 10",           "Bàn 10a",
    "Bàn 11", "Bàn 100", "Bàn 123456789012", "Bàn 1234567890123"
  };

  ASSERT_ORDER (cx_text_sort_key, texts);
}

static void
test_case_and_kinds (void)
{
  static const char *const texts[] = { "#1", "1", "a", "A", "an", "An", "AN", "z", "東" };

  ASSERT_ORDER (cx_text_sort_key, texts);
}

/* However a text is encoded or spelt, its key is the same. */
static void
test_same (void)
{
  static const char *const pairs[][2] = {
    { "Tiếng Việt", "Tie\u0302\u0301ng Vie\u0323\u0302t" },
    { "hòa", "hoà" },
    { " a  b", "a b" },
    { "007", "007" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *a = cx_text_sort_key (pairs[i][0]);
      g_autofree char *b = cx_text_sort_key (pairs[i][1]);

      g_assert_cmpstr (a, ==, b);
    }
}

/* Under one given name the family names decide: Đỗ before Hoàng. */
static void
test_names (void)
{
  static const char *const names[] = {
    "Lê Thị An",     "Nguyễn Văn An", "Trần An",        "Nguyễn Thị Ánh", "Bùi Ân",
    "Phạm Văn Bình", "Vũ Dũng",       "Đỗ Văn Đức",     "Hoàng Đức",      "Ngô Hoa",
    "Bùi Hòa",       "Lan",           "Nguyễn Thị Lan", "Trần Minh Quân", "Võ Yến",
  };

  ASSERT_ORDER (cx_text_name_sort_key, names);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/text-sort/letters", test_letters);
  g_test_add_func ("/text-sort/tones", test_tones);
  g_test_add_func ("/text-sort/dictionary", test_dictionary);
  g_test_add_func ("/text-sort/digits", test_digits);
  g_test_add_func ("/text-sort/case-and-kinds", test_case_and_kinds);
  g_test_add_func ("/text-sort/same", test_same);
  g_test_add_func ("/text-sort/names", test_names);
  return g_test_run ();
}
