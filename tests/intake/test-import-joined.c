#include "config.h"

#include "cx-import-joined.h"

#include "cx-test.h"

/* What @text becomes: places in the order chosen, then the pieces that are no option. */
static char *
split (CxJoinedOptions *options, const char *text)
{
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) rest = g_ptr_array_new_with_free_func (g_free);
  GString *result = g_string_new (NULL);

  cx_joined_options_split (options, text, chosen, rest);
  for (guint i = 0; i < chosen->len; i++)
    g_string_append_printf (result, "%u ", g_array_index (chosen, guint, i));
  for (guint i = 0; i < rest->len; i++)
    g_string_append_printf (result, "[%s]", (char *) g_ptr_array_index (rest, i));
  return g_string_free (result, FALSE);
}

static CxJoinedOptions *
make (const char *separator, const char *first, ...)
{
  CxJoinedOptions *options = cx_joined_options_new (separator);
  const char *text;
  guint place = 0;
  va_list args;

  va_start (args, first);
  for (text = first; text != NULL; text = va_arg (args, const char *))
    cx_joined_options_add (options, text, place++);
  va_end (args);
  return options;
}

#define assert_split(options, text, expected)                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *split_ = split (options, text);                                               \
    g_assert_cmpstr (split_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

static void
test_commas (void)
{
  g_autoptr (CxJoinedOptions)
      options = make (", ", "Tea", "Tea, hot", "Coffee, tea and juice", "Coffee", "1", NULL);

  assert_split (options, "Tea", "0 ");
  assert_split (options, "Tea, hot", "1 ");
  assert_split (options, "Tea, Coffee", "0 3 ");
  assert_split (options, "Coffee, tea and juice, Tea", "2 0 ");
  assert_split (options, "TEA, coffee", "0 3 ");
  assert_split (options, "Tea, Tea", "0 ");
  assert_split (options, "Milk, Tea, and so on", "0 [Milk][and so on]");
  /* Part of a longer word, or of a number, is no option. */
  assert_split (options, "Teapot", "[Teapot]");
  assert_split (options, "1,000", "[1,000]");
  assert_split (options, "Tea,", "0 ");
  assert_split (options, "", "");
  assert_split (options, " ,  , ", "");
}

static void
test_semicolons (void)
{
  g_autoptr (CxJoinedOptions) options = make (";", "AGOL", "Cartography, maps", NULL);

  assert_split (options, "AGOL;Cartography, maps;", "0 1 ");
  assert_split (options, "AGOL; Cartography, maps", "0 1 ");
  assert_split (options, ";;AGOL", "0 ");
}

/* Where options hold a comma and a blank, only a bare comma parts what is not known. */
static void
test_bare_commas (void)
{
  g_autoptr (CxJoinedOptions) options = make (",", "Coffee, black", "Tea", NULL);
  g_autoptr (CxJoinedOptions) plain = make (",", "Coffee", "Tea", NULL);

  assert_split (options, "Coffee, black,Tea", "0 1 ");
  assert_split (options, "Milk, hot,Tea,Juice", "1 [Milk, hot][Juice]");
  assert_split (options, "Tea,COFFEE, BLACK", "1 0 ");
  assert_split (plain, "Coffee, Tea", "0 1 ");
  assert_split (plain, "Milk, Juice,Tea", "1 [Milk][Juice]");
}

static void
test_blanks (void)
{
  g_autoptr (CxJoinedOptions) options = make (" ", "wifi", "good_staff", "very nice", NULL);

  assert_split (options, "wifi good_staff", "0 1 ");
  assert_split (options, "very nice wifi", "2 0 ");
  assert_split (options, "wifi  other", "0 [other]");
}

static void
test_lines (void)
{
  g_autoptr (CxJoinedOptions) options = make ("\n", "Wi-Fi, free", "Music", NULL);

  assert_split (options, "Wi-Fi, free\nMusic", "0 1 ");
  assert_split (options, "Music\r\n\nQuiet place", "1 [Quiet place]");
}

static void
test_slashes (void)
{
  g_autoptr (CxJoinedOptions) options = make (" / ", "Red", "Blue/green", NULL);

  assert_split (options, "Red / Blue/green", "0 1 ");
  assert_split (options, "Blue/green / Grey", "1 [Grey]");
}

static void
test_vietnamese (void)
{
  g_autoptr (CxJoinedOptions) options = make (", ", "Đồ uống ngon", "Giá hoà hợp", NULL);

  assert_split (options, "Giá hòa hợp, đồ uống ngon", "1 0 ");
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);

  g_test_add_func ("/import-joined/commas", test_commas);
  g_test_add_func ("/import-joined/semicolons", test_semicolons);
  g_test_add_func ("/import-joined/bare-commas", test_bare_commas);
  g_test_add_func ("/import-joined/blanks", test_blanks);
  g_test_add_func ("/import-joined/lines", test_lines);
  g_test_add_func ("/import-joined/slashes", test_slashes);
  g_test_add_func ("/import-joined/vietnamese", test_vietnamese);
  return g_test_run ();
}
