#include "config.h"

#include "cx-place.h"
#include "cx-test.h"

static void
test_parts (void)
{
  g_autoptr (CxPlace) place = cx_place_parse ("surveys/12/results?where=a%20%3E%201&by=branch");

  g_assert_cmpstr (cx_place_get_part (place, 0), ==, "surveys");
  g_assert_cmpint (cx_place_get_id (place, 1), ==, 12);
  g_assert_cmpstr (cx_place_get_part (place, 2), ==, "results");
  g_assert_null (cx_place_get_part (place, 3));
  g_assert_cmpint (cx_place_get_id (place, 3), ==, 0);
  g_assert_cmpstr (cx_place_get_param (place, "where"), ==, "a > 1");
  g_assert_cmpstr (cx_place_get_param (place, "by"), ==, "branch");
  g_assert_null (cx_place_get_param (place, "until"));
}

/* Whatever a file or an action holds: it is a place, if a poor one. */
static void
test_nonsense (void)
{
  static const char *const texts[] = { "", "?", "/", "a?b", "a?b=%ZZ", "a?=&=", "??", "a/b?c" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (CxPlace) place = cx_place_parse (texts[i]);

      g_assert_nonnull (place->parts);
      g_assert_null (cx_place_get_param (place, "x"));
      g_assert_cmpint (cx_place_get_id (place, 0), ==, 0);
    }
}

static void
test_make (void)
{
  static const char *const values[] = { "plain", "a&b=c?d#e", "Đặt hàng 100%", "two\nlines", "" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *text = cx_place_make ("import", "none", NULL, "files", values[i], NULL);
      g_autoptr (CxPlace) place = cx_place_parse (text);

      g_assert_cmpstr (cx_place_get_part (place, 0), ==, "import");
      g_assert_cmpstr (cx_place_get_param (place, "files"), ==, values[i]);
      g_assert_null (cx_place_get_param (place, "none"));
    }
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/place/parts", test_parts);
  g_test_add_func ("/place/nonsense", test_nonsense);
  g_test_add_func ("/place/make", test_make);
  return g_test_run ();
}
