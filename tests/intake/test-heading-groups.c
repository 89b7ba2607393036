#include "config.h"

#include "cx-recognise-fixture.h"
#include "cx-test.h"

#include <string.h>

/* Tables of no known tool whose header has two rows: groups, and what stands below each. */

static void
assert_text (CxMapping *mapping, guint index, const char *text)
{
  g_assert_cmpstr (cx_mapping_get_column (mapping, index)->text, ==, text);
}

/* The second row is never an answer: no column has its heading among its values. */
static void
assert_no_heading_is_answer (CxMapping *mapping, const char *second)
{
  g_auto (GStrv) headings = g_strsplit (second, ",", -1);

  for (guint i = 0; headings[i] != NULL; i++)
    if (*headings[i] != '\0')
      g_assert_null (cx_test_recode (mapping, i, headings[i]));
}

/* Blanks to the right of each group; points of a scale are questions of their own. */
static void
test_scores (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      "Date,Branch,Service,,,Coffee,\n"
      ",,Speed,Staff,Price,Taste,Looks\n"
      "2026-03-09,Huế,5,4,3,5,5\n2026-03-10,Huế,4,4,2,5,4\n2026-03-11,Hội An,5,3,3,4,4\n"
      "2026-03-12,Huế,1,2,3,5,5\n2026-03-13,Hội An,5,5,3,3,2\n2026-03-14,Huế,4,4,4,4,4\n");

  g_assert_cmpstr (mapping->source, ==, "table");
  cx_test_column (mapping, 0, "field:submitted");
  cx_test_column (mapping, 1, "field:branch");
  cx_test_column (mapping, 2, "new:rating whole service_speed");
  assert_text (mapping, 2, "Service – Speed");
  assert_text (mapping, 4, "Service – Price");
  assert_text (mapping, 6, "Coffee – Looks");
  assert_no_heading_is_answer (mapping, ",,Speed,Staff,Price,Taste,Looks");
}

/* The names of the groups are repeated, and own columns have their heading in the second row. */
static void
test_words (void)
{
  g_autoptr (CxMapping) mapping = cx_test_recognise (
      ",,How good is it?,How good is it?,How good is it?,Which do you use?,Which do you use?\n"
      "Date,Shop,Staff,Room,Price,Web,Phone\n"
      "2026-03-09,Huế,Good,Bad,So so,x,\n2026-03-10,Huế,Good,Good,Bad,x,x\n"
      "2026-03-11,Huế,So so,Bad,Good,,x\n2026-03-12,Huế,Good,So so,Bad,x,\n"
      "2026-03-13,Huế,Bad,Bad,So so,x,\n2026-03-14,Huế,So so,Good,Bad,,x\n");
  g_autofree char *values = cx_test_values (mapping, 2);

  cx_test_column (mapping, 0, "field:submitted");
  cx_test_column (mapping, 2, "new:grid row how_good_is_it");
  cx_test_column (mapping, 4, "new:grid row how_good_is_it");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 3)->option_text, ==, "Room");
  g_assert_nonnull (strstr (values, "So so"));
  cx_test_column (mapping, 5, "new:multiple choice which_do_you_use");
  cx_test_column (mapping, 6, "new:multiple choice which_do_you_use");
  g_assert_cmpstr (cx_mapping_get_column (mapping, 6)->option_text, ==, "Phone");
  assert_no_heading_is_answer (mapping, "Date,Shop,Staff,Room,Price,Web,Phone");
}

/* Written out again the table has its rows as they stood. */
static void
test_written_as_it_stood (void)
{
  static const char text[] =
      "Who,Service,,Coffee,\n,Speed,Staff,Taste,Price\nAn,5,4,3,2\nBình,4,4,4,3\n"
      "Chi,2,4,3,2\n";
  g_autoptr (GError) error = NULL;
  g_autofree char *path = cx_test_file ("groups.csv", text, -1);
  g_autofree char *output = cx_test_path ("groups-out.csv");
  g_autofree char *written = NULL;
  g_autoptr (CxTable) table = cx_table_open (path, NULL, NULL, &error);
  g_autofree char *heading = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (table->header_rows, ==, 2);
  heading = cx_table_get_heading (table, 2);
  g_assert_cmpstr (heading, ==, "Service - Staff");
  g_assert_true (cx_table_write_csv (table, output, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (output, &written, NULL, NULL));
  g_assert_cmpstr (written, ==, text);
}

/* One heading row with gaps or names said twice, and a title above: the rows below are answers. */
static void
test_one_heading_row (void)
{
  static const struct
  {
    const char *text;
    guint header_rows;
    guint preamble_rows;
  } cases[] = {
    { "Name,,Comment\nAn,Huế,good\nBình,Huế,bad\nChi,Huế,good\nDũng,Huế,fine\n", 1, 0 },
    { "When,Other,Other\n2026-03-09,a,b\n2026-03-10,b,a\n2026-03-11,a,a\n2026-03-12,b,a\n", 1, 0 },
    { "Survey results,,,\nSpeed,Staff,Price,Taste\n5,4,3,2\n4,4,3,2\n5,4,1,2\n", 1, 1 },
    { "Survey results,,,,,,2026-03-09\nA,B,C,D,E,F,G\n5,4,3,2,1,1,1\n4,4,3,2,1,1,1\n"
      "5,4,1,2,1,1,1\n",
      1, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = cx_test_file ("one.csv", cases[i].text, -1);
      g_autoptr (CxTable) table = cx_table_open (path, NULL, NULL, &error);

      g_assert_no_error (error);
      if (table->header_rows != cases[i].header_rows ||
          table->preamble_rows != cases[i].preamble_rows)
        g_error ("case %u: %u heading rows, %u above", i, table->header_rows, table->preamble_rows);
    }
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/heading-groups/scores", test_scores);
  g_test_add_func ("/heading-groups/words", test_words);
  g_test_add_func ("/heading-groups/written-as-it-stood", test_written_as_it_stood);
  g_test_add_func ("/heading-groups/one-heading-row", test_one_heading_row);
  return g_test_run ();
}
