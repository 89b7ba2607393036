#include "config.h"

#include "cx-search-item.h"
#include "cx-search-sources.h"
#include "cx-test.h"
#include "cx-text.h"

static int
score (const CxSearchItem *item, const char *typed)
{
  g_autofree char *folded = cx_text_fold (typed);
  g_auto (GStrv) words = g_strsplit (folded, " ", 0);

  return cx_search_item_score (item, words);
}

/* Accents, case and the order of words do not count; where a word begins does. */
static void
test_score (void)
{
  CxSearchItem *item = cx_search_item_new ("Đặt hàng nhanh", "Khảo sát", "x", "win.help", 2);

  g_assert_cmpint (score (item, "dat"), >=, 0);
  g_assert_cmpint (score (item, "ĐẶT"), ==, score (item, "dat"));
  g_assert_cmpint (score (item, "hàng đặt"), >=, 0);
  g_assert_cmpint (score (item, "khao sat"), >=, 0);
  g_assert_cmpint (score (item, "dat kho"), ==, -1);
  g_assert_cmpint (score (item, "dat"), <, score (item, "nhanh"));
  g_assert_cmpint (score (item, "nhanh"), <, score (item, "anh"));
  g_assert_cmpint (score (item, ""), ==, 2);
  cx_search_item_free (item);
}

/* What stands in a place comes through an action whole. */
static void
test_place (void)
{
  const char *place = "surveys/3/results?question=it's%20\"so\"";
  CxSearchItem *item = cx_search_item_new_place ("x", NULL, "x", place, 0);
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_assert_true (g_action_parse_detailed_name (item->action, &name, &target, NULL));
  g_assert_cmpstr (name, ==, "win.go");
  g_assert_cmpstr (g_variant_get_string (target, NULL), ==, place);
  cx_search_item_free (item);
}

/* Every command can be done. */
static void
test_commands (void)
{
  g_autoptr (GPtrArray) items = cx_search_list_commands ();

  g_assert_cmpuint (items->len, >, 10);
  for (guint i = 0; i < items->len; i++)
    {
      const CxSearchItem *item = items->pdata[i];
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;

      g_assert_true (g_action_parse_detailed_name (item->action, &name, &target, NULL));
      g_assert_cmpstr (item->title, !=, "");
    }
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);
  g_test_add_func ("/search/score", test_score);
  g_test_add_func ("/search/place", test_place);
  g_test_add_func ("/search/commands", test_commands);
  return g_test_run ();
}
