#include "config.h"

#include "cx-joined.h"
#include "cx-recognise-fixture.h"
#include "cx-test.h"

#include <string.h>

/* Cells parted by "|", each seen once. */
static CxJoined *
infer (const char *cells, const char *separator, gboolean known)
{
  g_auto (GStrv) texts = g_strsplit (cells, "|", -1);
  CxColumnSample sample;
  CxJoined *joined;

  cx_column_sample_init (&sample);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      CxCell cell = { .text = texts[i], .length = strlen (texts[i]), .kind = CX_CELL_TEXT };

      cx_column_sample_add (&sample, &cell);
    }
  joined = cx_joined_infer (&sample, separator, known);
  cx_column_sample_clear (&sample);
  return joined;
}

static char *
join_options (const CxJoined *joined)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < joined->options->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "",
                            ((CxJoinedOption *) g_ptr_array_index (joined->options, i))->text);
  return g_string_free (text, FALSE);
}

static void
check (const char *cells, const char *separator, gboolean known, const char *expected)
{
  g_autoptr (CxJoined) joined = infer (cells, separator, known);
  g_autofree char *options = NULL;

  g_assert_nonnull (joined);
  options = join_options (joined);
  g_assert_cmpstr (options, ==, expected);
}

/* Options stand in the order of the form, which each cell keeps. */
static void
test_order (void)
{
  check ("Tea, Milk|Tea, Coffee|Coffee, Milk|Milk|Tea, Coffee, Milk|Coffee", ", ", FALSE,
         "Tea|Coffee|Milk");
}

/* A comma in brackets does not part. */
static void
test_brackets (void)
{
  check ("Trà (nóng, đá), Bánh|Bánh|Trà (nóng, đá)|Cà phê, Bánh|Cà phê|Trà (nóng, đá), Cà phê",
         ", ", FALSE, "Trà (nóng, đá)|Cà phê|Bánh");
}

/* An option that holds the separator: its second half never stands without the first. */
static void
test_comma_inside (void)
{
  check (
      "Web|Phone, but only at night|Web, Phone, but only at night|Shop|Web, Shop|Web, Shop, Mail|"
      "Phone, but only at night, Shop|Mail|Phone, but only at night, Mail",
      ", ", FALSE, "Web|Phone, but only at night|Shop|Mail");
}

static void
test_trailing_separator (void)
{
  check ("AGOL;|AGOL;Cartography;|Cartography;", ";", FALSE, "AGOL|Cartography");
}

static void
test_names (void)
{
  check ("tea milk|milk|tea", " ", TRUE, "tea|milk");
}

static void
test_other_text (void)
{
  g_autoptr (GString) cells = g_string_new (NULL);
  g_autoptr (CxJoined) joined = NULL;

  for (guint i = 0; i < 10; i++)
    g_string_append (cells, "Tea, Milk|Tea|Milk, Cake|Cake|Tea, Cake|");
  g_string_append (cells, "Tea, Somebody who carries my cup to the table and back.");
  joined = infer (cells->str, ", ", FALSE);
  g_assert_nonnull (joined);
  g_assert_cmpuint (joined->options->len, ==, 3);
  g_assert_cmpint (joined->others, ==, 1);
}

static void
test_no_options (void)
{
  static const char *const cells[] = {
    "Good coffee, slow staff|Nice, thanks|Too loud, too dark, too cold|Fine",
    "Never, but open to it|Never, and not open to it|Often|Rarely",
    "No, not rude at all|Yes, somewhat rude|Yes, very rude",
    "Hà Nội, Việt Nam|Huế, Việt Nam|Đà Nẵng, Việt Nam",
    "Employed, working full-time|Not employed, NOT looking for work|Not employed-retired",
    "one",
    "",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (CxJoined) joined = infer (cells[i], ", ", FALSE);

      if (joined != NULL)
        g_error ("“%s” was taken for several answers", cells[i]);
    }
}

static void
test_split (void)
{
  g_autoptr (GPtrArray) parts = cx_joined_split ("A (b, c), D,  , E [f, g]", ", ");
  g_autoptr (GPtrArray) open = cx_joined_split ("A (b, c, D", ", ");

  g_assert_cmpuint (parts->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (parts, 0), ==, "A (b, c)");
  g_assert_cmpstr (g_ptr_array_index (parts, 1), ==, "D");
  g_assert_cmpstr (g_ptr_array_index (parts, 2), ==, "E [f, g]");
  g_assert_cmpuint (open->len, ==, 3);
}

/* Joined by bare commas, where options hold a comma and a blank. */
static void
test_bare_comma (void)
{
  g_autoptr (GPtrArray) parts = cx_joined_split ("Coffee, black,Tea,Under 1,000,1,2", ",");

  g_assert_cmpuint (parts->len, ==, 5);
  g_assert_cmpstr (g_ptr_array_index (parts, 0), ==, "Coffee, black");
  g_assert_cmpstr (g_ptr_array_index (parts, 2), ==, "Under 1,000");
  check ("Coffee, black,Tea|Tea|Milk, hot,Tea|Coffee, black,Milk, hot|Milk, hot|Coffee, black", ",",
         FALSE, "Coffee, black|Milk, hot|Tea");
}

/* Cells of a plain table, parted by "#" ("^" is a new line), and what is found in them. */
typedef struct
{
  const char *cells;
  const char *separator;
  guint options;
  const char *longest;
} Plain;

static void
test_plain_table (void)
{
  static const Plain cases[] = {
    /* The comma inside options has a blank, the one between them none; no cell comes twice. */
    { "Coffee, black,Tea#Tea,Milk, hot#Coffee, black#Milk, hot#Coffee, black,Milk, hot#"
      "Coffee, black,Tea,Milk, hot#Tea",
      ",", 3, "Coffee, black" },
    { "Coffee,Tea#Tea,Milk#Coffee#Milk#Coffee,Milk#Coffee,Tea,Milk#Tea", ",", 3, "Coffee" },
    { "Coffee, Tea#Tea, Milk#Coffee#Milk#Coffee, Milk#Coffee, Tea, Milk#Tea", ", ", 3, "Coffee" },
    { "Up to 1,000, Cash#Cash, Card#Up to 1,000#Card#Up to 1,000, Card#Cash#Cash, Card", ", ", 3,
      "Up to 1,000" },
    { "Coffee|Tea#Tea|Milk#Coffee#Milk#Coffee|Milk#Coffee|Tea|Milk#Tea", "|", 3, "Coffee" },
    { "Coffee | Tea#Tea | Milk#Coffee#Milk#Coffee | Milk#Coffee | Tea#Tea", "|", 3, "Coffee" },
    { "Coffee^Tea#Tea^Milk#Coffee#Milk#Coffee^Milk#Coffee^Tea^Milk#Tea", "\n", 3, "Coffee" },
    { "Black coffee^Green tea#Green tea^Hot milk#Black coffee#Hot milk#Black coffee^Hot milk#"
      "Green tea",
      "\n", 3, "Black coffee" },
    { "Coffee;Tea#Tea;Milk#Coffee#Milk#Coffee;Milk#Coffee;Tea;Milk#Tea", ";", 3, "Coffee" },
    { "Coffee, black;Tea#Tea;Milk, hot#Coffee, black#Milk, hot#Coffee, black;Milk, hot#Tea", ";", 3,
      "Coffee, black" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) cells = g_strsplit (cases[i].cells, "#", -1);
      g_autoptr (GString) text = g_string_new ("No.,Which?\n");
      g_autoptr (CxMapping) mapping = NULL;
      const CxMappingColumn *column;

      for (guint k = 0; cells[k] != NULL; k++)
        g_string_append_printf (text, "%u,\"%s\"\n", k + 101, g_strdelimit (cells[k], "^", '\n'));
      mapping = cx_test_recognise (text->str);
      column = cx_mapping_get_column (mapping, 1);
      cx_test_column (mapping, 1, "new:multiple joined which");
      g_assert_cmpstr (column->separator, ==, cases[i].separator);
      g_assert_cmpuint (column->options->len, ==, cases[i].options);
      g_assert_cmpstr (g_ptr_array_index (column->options, 0), ==, cases[i].longest);
    }
}

/* Lines of a comment are no options. */
static void
test_paragraphs (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "No.,Why?\n1,\"Good coffee.\nSlow staff.\"\n2,\"Nice place\nbut loud\"\n3,Fine\n"
      "4,\"I come every day.\n\nThanks\"\n5,\"Slow\nand expensive\"\n6,Lovely\n");

  g_assert_cmpstr (cx_mapping_get_column (mapping, 1)->type, ==, "text");
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/joined/order", test_order);
  g_test_add_func ("/joined/brackets", test_brackets);
  g_test_add_func ("/joined/comma-inside", test_comma_inside);
  g_test_add_func ("/joined/trailing-separator", test_trailing_separator);
  g_test_add_func ("/joined/names", test_names);
  g_test_add_func ("/joined/other-text", test_other_text);
  g_test_add_func ("/joined/no-options", test_no_options);
  g_test_add_func ("/joined/split", test_split);
  g_test_add_func ("/joined/bare-comma", test_bare_comma);
  g_test_add_func ("/joined/plain-table", test_plain_table);
  g_test_add_func ("/joined/paragraphs", test_paragraphs);
  return g_test_run ();
}
