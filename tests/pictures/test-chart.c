#include "config.h"

#include "cx-chart.h"
#include "cx-test.h"

#include <math.h>

static CxChart *
make_branches (void)
{
  CxChart *chart = cx_chart_new ("bars");

  cx_chart_set_language (chart, "en");
  cx_chart_set_title (chart, "Would you recommend us?");
  cx_chart_set_unit (chart, "points", 0);
  cx_chart_add_series (chart, "NPS");
  cx_chart_add_category (chart, "Branch Hồ Gươm", "branch = 'hg'");
  cx_chart_set_cell (chart, 0, 0, 42, 36, 48, 312);
  cx_chart_add_category (chart, "Branch Đà Nẵng", "branch = 'dn'");
  cx_chart_set_cell (chart, 1, 0, -3.4, NAN, NAN, 1)->flags = CX_MARK_FEW;
  cx_chart_add_category (chart, "Branch Huế", NULL);
  return chart;
}

static void
check_mark (CxChart *chart, guint category, guint series, const char *expected)
{
  g_autofree char *sentence = cx_chart_describe_mark (chart, category, series);

  g_assert_cmpstr (sentence, ==, expected);
}

static void
test_defaults (void)
{
  g_autoptr (CxChart) chart = cx_chart_new ("bars");
  g_autoptr (CxChart) same = cx_chart_ref (chart);
  g_auto (GValue) value = G_VALUE_INIT;

  g_assert_true (same == chart);
  g_assert_true (isnan (chart->minimum) && isnan (chart->maximum) && isnan (chart->target));
  g_assert_cmpuint (cx_chart_get_n_series (chart), ==, 1);
  g_assert_false (cx_chart_has_values (chart));
  g_assert_null (cx_chart_get_cell (chart, 0, 0));
  g_assert_null (cx_chart_get_key (chart, 5, 0));
  g_value_init (&value, CX_TYPE_CHART);
  g_value_set_boxed (&value, chart);
  g_assert_true (g_value_get_boxed (&value) == chart);
}

static void
test_cells (void)
{
  g_autoptr (CxChart) chart = make_branches ();
  CxChartCell *cell = cx_chart_cell (chart, 2, 0);

  g_assert_true (isnan (cell->value));
  g_assert_cmpint (cell->n, ==, -1);
  g_assert_true (cx_chart_cell (chart, 2, 0) == cell);
  g_assert_true (cx_chart_has_values (chart));
  g_assert_cmpstr (cx_chart_get_key (chart, 0, 0), ==, "branch = 'hg'");
  cx_chart_cell (chart, 0, 0)->key = g_strdup ("mine");
  g_assert_cmpstr (cx_chart_get_key (chart, 0, 0), ==, "mine");
  g_assert_null (cx_chart_get_key (chart, 2, 0));
  /* Pointers outlive what is added. */
  for (guint i = 0; i < 50; i++)
    cx_chart_add_category (chart, "x", NULL);
  g_assert_true (cx_chart_cell (chart, 2, 0) == cell);
}

static void
test_describe (void)
{
  g_autoptr (CxChart) chart = make_branches ();
  g_autofree char *empty = NULL, *whole = NULL;

  check_mark (chart, 0, 0, "Branch Hồ Gươm: NPS 42, between 36 and 48, 312 answers");
  check_mark (chart, 1, 0, "Branch Đà Nẵng: NPS -3, 1 answer. Few answers: read with care.");
  check_mark (chart, 2, 0, "Branch Huế: no answers");
  cx_chart_cell (chart, 0, 0)->flags = CX_MARK_DOUBTFUL;
  cx_chart_cell (chart, 0, 0)->n = -1;
  check_mark (chart, 0, 0,
              "Branch Hồ Gươm: NPS 42, between 36 and 48. The difference could be chance.");
  cx_chart_cell (chart, 0, 0)->text = g_strdup ("forty-two");
  cx_chart_cell (chart, 0, 0)->lower = NAN;
  cx_chart_cell (chart, 0, 0)->flags = 0;
  check_mark (chart, 0, 0, "Branch Hồ Gươm: NPS forty-two");

  cx_chart_set_caption (chart, "n = 313 answers");
  whole = cx_chart_describe (chart);
  g_assert_cmpstr (whole, ==, "Would you recommend us? n = 313 answers");
}

static void
test_describe_series (void)
{
  g_autoptr (CxChart) chart = cx_chart_new ("stacked");

  cx_chart_set_language (chart, "en");
  cx_chart_set_unit (chart, "percent", 1);
  cx_chart_add_series (chart, "Detractors");
  cx_chart_add_series (chart, "Promoters");
  cx_chart_add_category (chart, "Huế", NULL);
  cx_chart_add_category (chart, "", NULL);
  cx_chart_set_cell (chart, 0, 1, 61.26, NAN, NAN, 1225);
  cx_chart_set_cell (chart, 1, 0, 5, NAN, NAN, -1);
  check_mark (chart, 0, 1, "Huế, Promoters: 61.3\u00a0%, 1,225 answers");
  check_mark (chart, 1, 0, "Detractors: 5.0\u00a0%");
}

static void
test_language (void)
{
  g_autoptr (CxChart) chart = cx_chart_new ("bars");
  g_autofree char *vietnamese = NULL, *english = NULL, *none = NULL;

  cx_chart_set_unit (chart, "percent", 1);
  cx_chart_set_language (chart, "vi");
  vietnamese = cx_chart_format_value (chart, 1234.5);
  g_assert_cmpstr (vietnamese, ==, "1.234,5\u00a0%");
  cx_chart_set_language (chart, "en");
  english = cx_chart_format_value (chart, 1234.5);
  g_assert_cmpstr (english, ==, "1,234.5\u00a0%");
  none = cx_chart_format_value (chart, NAN);
  g_assert_cmpstr (none, ==, "–");
}

static void
test_text (void)
{
  g_autoptr (CxChart) chart = make_branches ();
  g_autofree char *text = cx_chart_to_text (chart);

  g_assert_cmpstr (text, ==,
                   "\tNPS\tFrom\tTo\tAnswers\n"
                   "Branch Hồ Gươm\t42\t36\t48\t312\n"
                   "Branch Đà Nẵng\t-3\t\t\t1\n"
                   "Branch Huế\t\t\t\t\n");
}

/* What would end a cell or a line does not. */
static void
test_text_plain (void)
{
  g_autoptr (CxChart) chart = cx_chart_new ("donut");
  g_autofree char *text = NULL;

  cx_chart_set_language (chart, "en");
  cx_chart_add_category (chart, "a\tb\nc", NULL);
  cx_chart_set_cell (chart, 0, 0, 5, NAN, NAN, -1);
  text = cx_chart_to_text (chart);
  g_assert_cmpstr (text, ==, "\tValue\na b c\t5\n");
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);

  g_test_add_func ("/chart/defaults", test_defaults);
  g_test_add_func ("/chart/cells", test_cells);
  g_test_add_func ("/chart/describe", test_describe);
  g_test_add_func ("/chart/describe-series", test_describe_series);
  g_test_add_func ("/chart/language", test_language);
  g_test_add_func ("/chart/text", test_text);
  g_test_add_func ("/chart/text-plain", test_text_plain);

  return g_test_run ();
}
