#include "config.h"

#include "cx-chart-samples.h"
#include "cx-test.h"

#include <math.h>
#include <string.h>

/* Every sample at every width: texts inside the picture and apart from one another, marks that can
 * be reached, the height that was promised. */

static const double widths[] = { 320, 480, 800, 1100 };

typedef struct
{
  char *text;
  CxRect box;
} Label;

static void
free_label (gpointer data)
{
  Label *label = data;

  g_free (label->text);
  g_free (label);
}

static void
collect_label (const char *text, const CxRect *box, gpointer data)
{
  Label *label = g_new0 (Label, 1);

  label->text = g_strdup (text);
  label->box = *box;
  g_ptr_array_add (data, label);
}

static GPtrArray *
collect_labels (const CxScene *scene)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (free_label);

  cx_scene_foreach_text (scene, collect_label, labels);
  return labels;
}

/* Half a unit is not seen. */
static gboolean
overlap (const CxRect *a, const CxRect *b)
{
  return a->x + 0.5 < b->x + b->width && b->x + 0.5 < a->x + a->width &&
         a->y + 0.5 < b->y + b->height && b->y + 0.5 < a->y + a->height;
}

static void
check_labels (const char *name, double width, const CxScene *scene)
{
  g_autoptr (GPtrArray) labels = collect_labels (scene);

  for (guint i = 0; i < labels->len; i++)
    {
      const Label *a = g_ptr_array_index (labels, i);

      if (a->box.x < -0.5 || a->box.y < -0.5 ||
          a->box.x + a->box.width > cx_scene_get_width (scene) + 0.5 ||
          a->box.y + a->box.height > cx_scene_get_height (scene) + 0.5)
        g_error ("%s at %g: “%s” stands outside", name, width, a->text);
      for (guint j = 0; j < i; j++)
        {
          const Label *b = g_ptr_array_index (labels, j);

          if (overlap (&a->box, &b->box))
            g_error ("%s at %g: “%s” stands on “%s”", name, width, a->text, b->text);
        }
    }
}

static void
test_labels (gconstpointer data)
{
  const CxChartSample *sample = data;

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    for (guint titled = 0; titled < 2; titled++)
      {
        const CxChartLook look = { .show_title = titled, .margin = titled ? 16 : 0 };
        g_autoptr (CxChart) chart = sample->make ();
        g_autoptr (CxScene) scene = cx_chart_layout (chart, widths[i], (double) NAN, &look);

        g_assert_cmpfloat (cx_scene_get_width (scene), ==, widths[i]);
        cx_assert_near (cx_scene_get_height (scene),
                        cx_chart_measure_height (chart, widths[i], &look), 1);
        check_labels (sample->name, widths[i], scene);
      }
}

/* Larger text, as for people who see badly. */
static void
test_large_text (gconstpointer data)
{
  const CxChartSample *sample = data;
  g_autoptr (CxTypesetter) large = cx_typesetter_new (NULL, 1.6);
  const CxChartLook look = { .typesetter = large };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (CxChart) chart = sample->make ();
      g_autoptr (CxScene) scene = cx_chart_layout (chart, widths[i], (double) NAN, &look);

      check_labels (sample->name, widths[i], scene);
    }
}

typedef struct
{
  CxChart *chart;
  const CxScene *scene;
  GHashTable *seen;
} Marks;

static void
check_mark (const char *id, const CxRect *area, gpointer data)
{
  Marks *marks = data;
  guint category, series;
  g_autofree char *sentence = NULL;

  if (!g_str_has_prefix (id, "mark/"))
    return;
  g_assert_true (cx_chart_parse_mark (id, &category, &series));
  g_assert_cmpuint (category, <, marks->chart->categories->len);
  g_assert_true (g_hash_table_add (marks->seen, g_strdup (id)));
  g_assert_true (isfinite (area->x) && isfinite (area->y));
  g_assert_cmpfloat (area->width, >, 0);
  g_assert_cmpfloat (area->height, >, 0);
  g_assert_cmpfloat (area->x, >=, -6.5);
  g_assert_cmpfloat (area->x + area->width, <=, cx_scene_get_width (marks->scene) + 6.5);
  sentence = cx_chart_describe_mark (marks->chart, category, series);
  g_assert_nonnull (sentence);
  g_assert_null (strstr (sentence, "nan"));
}

static void
test_marks (gconstpointer data)
{
  const CxChartSample *sample = data;
  g_autoptr (CxChart) chart = sample->make ();
  g_autoptr (CxScene) scene = cx_chart_layout (chart, 640, (double) NAN, NULL);
  Marks marks = { chart, scene, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  cx_scene_foreach_group (scene, check_mark, &marks);
  if (cx_chart_has_values (chart))
    g_assert_cmpuint (g_hash_table_size (marks.seen), >, 0);
  else
    g_assert_cmpuint (g_hash_table_size (marks.seen), ==, 0);
  g_hash_table_unref (marks.seen);
}

/* More height than it needs: taken by plots, left alone by rows, never less than asked for. */
static void
test_tall (gconstpointer data)
{
  const CxChartSample *sample = data;
  g_autoptr (CxChart) chart = sample->make ();
  double natural = cx_chart_measure_height (chart, 480, NULL);
  g_autoptr (CxScene) tall = cx_chart_layout (chart, 480, natural + 100, NULL);
  g_autoptr (CxScene) low = cx_chart_layout (chart, 480, 10, NULL);

  cx_assert_near (cx_scene_get_height (tall), natural + 100, 1);
  check_labels (sample->name, 480, tall);
  g_assert_cmpfloat (cx_scene_get_height (low), >=, 10);
}

/* Forty rows are thirty, and a sentence about the others. */
static void
test_folded (void)
{
  g_autoptr (CxChart) chart = cx_chart_new ("bars");
  g_autoptr (CxScene) scene = NULL;
  g_autoptr (GPtrArray) labels = NULL;
  gboolean said = FALSE;

  cx_chart_set_language (chart, "en");
  for (guint i = 0; i < 40; i++)
    {
      cx_chart_add_category (chart, "x", NULL);
      cx_chart_set_cell (chart, i, 0, i, NAN, NAN, 1);
    }
  scene = cx_chart_layout (chart, 640, NAN, NULL);
  labels = collect_labels (scene);
  for (guint i = 0; i < labels->len; i++)
    said = said || strcmp (((Label *) labels->pdata[i])->text, "10 more are not shown.") == 0;
  g_assert_true (said);
  g_assert_true (cx_scene_find_group (scene, "mark/29/0", NULL));
  g_assert_false (cx_scene_find_group (scene, "mark/30/0", NULL));
}

static void
test_empty (void)
{
  g_autoptr (CxChart) chart = cx_chart_new ("donut");
  g_autoptr (CxScene) scene = NULL;
  g_autoptr (GPtrArray) labels = NULL;

  cx_chart_set_empty (chart, "Nobody has answered.");
  scene = cx_chart_layout (chart, 640, NAN, NULL);
  labels = collect_labels (scene);
  g_assert_cmpuint (labels->len, ==, 1);
  g_assert_cmpstr (((Label *) labels->pdata[0])->text, ==, "Nobody has answered.");
}

/* What is long in a narrow chart is cut after two lines. */
static void
test_long_label (void)
{
  g_autoptr (CxChart) chart = cx_chart_new ("bars");
  g_autoptr (CxScene) scene = NULL;
  g_autoptr (GPtrArray) labels = NULL;
  g_autofree char *text = g_strnfill (20000, 'W');

  for (guint i = 0; i < 200; i++)
    text[i * 97 + 5] = ' ';
  cx_chart_add_category (chart, text, NULL);
  cx_chart_set_cell (chart, 0, 0, 5, NAN, NAN, 5);
  scene = cx_chart_layout (chart, 320, NAN, NULL);
  labels = collect_labels (scene);
  g_assert_cmpfloat (((Label *) labels->pdata[0])->box.height, <, 45);
  g_assert_cmpfloat (((Label *) labels->pdata[0])->box.width, <=, 320);
}

/* Sorted: highest first, what has no value last. */
static void
test_sorted (void)
{
  static const double values[] = { 3, NAN, 9, 5 };
  static const char *const order[] = { "mark/2/0", "mark/3/0", "mark/0/0", "mark/1/0" };
  g_autoptr (CxChart) chart = cx_chart_new ("bars");
  g_autoptr (CxScene) scene = NULL;
  double last = -1;

  chart->sorted = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      cx_chart_add_category (chart, "x", NULL);
      cx_chart_set_cell (chart, i, 0, values[i], NAN, NAN, 1);
    }
  scene = cx_chart_layout (chart, 640, NAN, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      CxRect area;

      g_assert_true (cx_scene_find_group (scene, order[i], &area));
      g_assert_cmpfloat (area.y, >, last);
      last = area.y;
    }
}

static void
test_pick (void)
{
  g_autoptr (CxChart) chart = cx_chart_new ("donut");
  g_autoptr (CxScene) scene = NULL;
  guint category, series;

  cx_chart_add_category (chart, "yes", NULL);
  cx_chart_add_category (chart, "no", NULL);
  cx_chart_set_cell (chart, 0, 0, 50, NAN, NAN, 5);
  cx_chart_set_cell (chart, 1, 0, 50, NAN, NAN, 5);
  scene = cx_chart_layout (chart, 640, NAN, NULL);
  /* The right half of the ring is the first part, the left half the second, the hole none. */
  g_assert_true (cx_chart_parse_mark (cx_scene_pick (scene, 140, 72), &category, &series));
  g_assert_cmpuint (category, ==, 0);
  g_assert_true (cx_chart_parse_mark (cx_scene_pick (scene, 4, 72), &category, &series));
  g_assert_cmpuint (category, ==, 1);
  g_assert_null (cx_scene_pick (scene, 72, 72));
  g_assert_false (cx_chart_parse_mark ("mark/1", &category, &series));
  g_assert_false (cx_chart_parse_mark ("mark/1/2/3", &category, &series));
  g_assert_false (cx_chart_parse_mark (NULL, &category, &series));
}

static void
test_kinds (void)
{
  guint n;
  const CxChartKind *const *kinds = cx_chart_kinds (&n);

  g_assert_cmpuint (n, ==, 10);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CxChart) chart = cx_chart_new (cx_chart_kind_get_id (kinds[i]));
      g_autoptr (CxScene) empty = cx_chart_layout (chart, 320, NAN, NULL);

      g_assert_true (cx_chart_kind_find (cx_chart_kind_get_id (kinds[i])) == kinds[i]);
      g_assert_cmpuint (strlen (cx_chart_kind_get_title (kinds[i])), >, 0);
      g_assert_cmpfloat (cx_scene_get_height (empty), >, 0);
    }
  g_assert_null (cx_chart_kind_find ("pie"));
}

/* One value, no value, all the same, not a number, huge: each kind draws all of them. */
static void
test_hard_values (void)
{
  static const double hard[] = { 0, 5, -5, 1e308, -1e308, 1e-308, NAN, INFINITY, -INFINITY };
  guint n;
  const CxChartKind *const *kinds = cx_chart_kinds (&n);

  for (guint i = 0; i < n; i++)
    for (guint first = 0; first < G_N_ELEMENTS (hard); first++)
      for (guint second = 0; second < G_N_ELEMENTS (hard); second++)
        {
          g_autoptr (CxChart) chart = cx_chart_new (cx_chart_kind_get_id (kinds[i]));
          g_autoptr (CxScene) scene = NULL;
          g_autofree char *text = NULL;

          cx_chart_add_category (chart, "a", NULL);
          cx_chart_add_category (chart, "b", NULL);
          cx_chart_set_cell (chart, 0, 0, hard[first], hard[second], hard[first], 1);
          cx_chart_set_cell (chart, 1, 0, hard[second], hard[first], hard[second], 1);
          scene = cx_chart_layout (chart, 320, NAN, NULL);
          g_assert_true (isfinite (cx_scene_get_height (scene)));
          check_labels (cx_chart_kind_get_id (kinds[i]), 320, scene);
          text = cx_chart_to_text (chart);
          g_assert_null (strstr (text, "nan"));
          g_assert_null (strstr (text, "inf"));
        }
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);

  for (guint i = 0; cx_chart_samples[i].name != NULL; i++)
    {
      static const struct
      {
        const char *name;
        GTestDataFunc test;
      } tests[] = { { "labels", test_labels },
                    { "large-text", test_large_text },
                    { "marks", test_marks },
                    { "tall", test_tall } };

      for (guint j = 0; j < G_N_ELEMENTS (tests); j++)
        {
          g_autofree char *path = g_strdup_printf ("/chart-layout/%s/%s", tests[j].name,
                                                   cx_chart_samples[i].name);

          g_test_add_data_func (path, &cx_chart_samples[i], tests[j].test);
        }
    }
  g_test_add_func ("/chart-layout/folded", test_folded);
  g_test_add_func ("/chart-layout/empty", test_empty);
  g_test_add_func ("/chart-layout/long-label", test_long_label);
  g_test_add_func ("/chart-layout/sorted", test_sorted);
  g_test_add_func ("/chart-layout/pick", test_pick);
  g_test_add_func ("/chart-layout/kinds", test_kinds);
  g_test_add_func ("/chart-layout/hard-values", test_hard_values);

  return g_test_run ();
}
