#include "config.h"

#include "cx-reader-fixture.h"

#include <string.h>

/* Preambles, headers of one to three rows or none, totals and notes below the data. */

typedef struct
{
  const char *name;
  const char *text;
  guint preamble;
  guint header;
  guint footer;
  gint64 rows;
  const char *heading; /* of the second column */
} Case;

static const Case cases[] = {
  { "plain", "id,score\n1,9\n2,10\n", 0, 1, 0, 2, "score" },
  { "header-only", "id,score\n", 0, 1, 0, 0, "score" },
  { "titles", "Customer survey 2026\nExported by Lan\n\nid,score,comment\n1,9,ok\n2,10,good\n", 3,
    1, 0, 2, "score" },
  { "titles-padded", "Customer survey,,\nMarch,,\n,,\nid,score,comment\n1,9,ok\n2,10,good\n", 3, 1,
    0, 2, "score" },
  { "no-header", "AAPL,738.5,tech,USA\nXOM,369.5,nrg,USA\nGOOGL,368.2,tech,USA\n", 0, 0, 0, 3, "" },
  { "no-header-dates", "2026-01-02,9,Hanoi\n2026-01-03,7,Hue\n2026-01-04,9,Hanoi\n", 0, 0, 0, 3,
    "" },
  { "no-header-numbers", "5,3,9\n4,2,8\n5,1,7\n", 0, 0, 0, 3, "" },
  { "counting-header", "1,2,3\n9,8,7\n5,6,7\n", 0, 1, 0, 2, "2" },
  { "years", "shop,2024,2025\nA,1,2\nB,3,4\n", 0, 1, 0, 2, "2024" },
  { "survey-monkey",
    "Respondent ID,Which drinks?,,,How was it?\n,Coffee,Tea,Other (please specify),Response\n"
    "11,Coffee,,,Good\n12,,Tea,Juice,Bad\n",
    0, 2, 0, 2, "Which drinks? - Coffee" },
  { "survey-monkey-bare", "Which drinks?,,\nCoffee,Tea,Juice\nCoffee,,Juice\n,Tea,\n,,Juice\n", 0,
    2, 0, 3, "Tea" },
  { "no-survey-monkey", "id,kind,score\n1,Response,9\n2,Call,8\n3,Response,7\n", 0, 1, 0, 3,
    "kind" },
  { "lone-id-at-the-end", "id,score,comment\nab1,9,ok\n\nab2,8,good\n\nab3\n", 0, 1, 0, 3,
    "score" },
  { "qualtrics",
    "StartDate,Q1\nStart Date,How likely?\n\"{\"\"ImportId\"\":\"\"startDate\"\"}\","
    "\"{\"\"ImportId\"\":\"\"QID1\"\"}\"\n2026-01-02 03:04:05,9\n",
    0, 3, 0, 1, "Q1 - How likely?" },
  { "qualtrics-2016",
    "StartDate,Q1\nStart Date,How likely?\n{'ImportId': 'startDate'},{'ImportId': 'QID1'}\n"
    "2026-01-02 03:04:05,9\n",
    0, 3, 0, 1, "Q1 - How likely?" },
  { "qualtrics-legacy", "V1,V2,V3,Q1,\nResponseID,ResponseSet,Name,How likely?,\nR_1,Set,An,9,\n",
    0, 2, 0, 1, "V2 - ResponseSet" },
  { "hxl", "start;province;people\n;#adm1;#affected\n2026;Huế;12\n2026;Đà Nẵng;3\n", 0, 2, 0, 2,
    "province - #adm1" },
  { "limesurvey-vv",
    "Response ID\tDate submitted\tLast page\tStart language\nid\tsubmitdate\tlastpage\t"
    "startlanguage\n1\t2026-01-02 03:04:05\t4\tvi\n",
    0, 2, 0, 1, "Date submitted - submitdate" },
  { "total-row", "shop,orders,revenue\nA,10,100\nB,20,200\nTổng cộng,30,300\n", 0, 1, 1, 2,
    "orders" },
  { "total-is-an-answer", "brand,score\nShell,3\nTotal,good\n", 0, 1, 0, 2, "score" },
  { "notes", "id,score,comment\n1,9,ok\n2,8,good\n\nExported on 2026-03-09\nSource: shop\n", 0, 1,
    2, 2, "score" },
  { "cut-last-line", "id,score,comment\n1,9,ok\n2,8,good\n3,9,fi\n41\n", 0, 1, 0, 4, "score" },
  { "blank-rows-at-the-end", "id,score,comment\n1,9,ok\n,,\n2,8,good\n,,\n,,\n", 0, 1, 0, 3,
    "score" },
  { "typeform-labels", "#,Coffee,Tea,Other\nab1,Coffee,,\nab2,,Tea,\nab3,Coffee,Tea,x\n", 0, 1, 0,
    3, "Coffee" },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (CxTable) table = reader_open_text ("layout.csv", c->text, -1);
  g_autofree char *heading = cx_table_get_heading (table, 1);
  g_autofree char *text = reader_to_csv (table);

  g_assert_cmpuint (table->preamble_rows, ==, c->preamble);
  g_assert_cmpuint (table->header_rows, ==, c->header);
  g_assert_cmpuint (table->head->len, ==, c->header);
  g_assert_cmpuint (table->footer_rows, ==, c->footer);
  g_assert_cmpint (table->rows, ==, c->rows);
  g_assert_cmpstr (heading, ==, c->heading);
  if (c->footer > 0)
    g_assert_true (reader_says (table->doubts, "left out"));
}

/* The footer may stand in the block behind the last full one. */
static void
test_footer_of_long_file (void)
{
  static const char note[] = "\nNote: weighted by region\n";

  for (int rows = 11900; rows < 12100; rows++)
    {
      g_autoptr (GString) text = g_string_new ("id,score,comment\n");
      g_autoptr (CxTable) table = NULL;
      g_autoptr (GError) error = NULL;
      gint64 seen = 0;
      CxRowBlock *block;

      if (rows % 7 != 0)
        continue;
      for (int i = 0; i < rows; i++)
        g_string_append_printf (text, "%06d,9,a comment\n", i);
      g_string_append (text, note);
      table = reader_open_text ("long.csv", text->str, (gssize) text->len);
      while (cx_table_next (table, &block, NULL, &error) && block != NULL)
        seen += block->rows;
      g_assert_no_error (error);
      g_assert_cmpint (seen, ==, rows);
      g_assert_cmpint (table->rows, ==, rows);
      g_assert_cmpuint (table->footer_rows, ==, 1);
      g_assert_true (cx_table_rewind (table, &error));
      for (seen = 0; cx_table_next (table, &block, NULL, &error) && block != NULL;)
        seen += block->rows;
      g_assert_cmpint (seen, ==, rows);
    }
}

static void
test_forced_header (void)
{
  g_autofree char *path = cx_test_file ("f.csv", "\na,b\nc,d\n1,2\n", -1);
  CxReadOptions options = { .header_rows = 2 };
  g_autoptr (CxTable) table = reader_open (path, &options);
  g_autofree char *heading = cx_table_get_heading (table, 0);

  g_assert_cmpstr (heading, ==, "a - c");
  g_assert_cmpint (table->rows, ==, 1);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/reader-layout/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/reader-layout/footer-of-long-file", test_footer_of_long_file);
  g_test_add_func ("/reader-layout/forced-header", test_forced_header);
  return g_test_run ();
}
