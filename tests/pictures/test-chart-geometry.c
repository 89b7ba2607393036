#include "config.h"

#include "cx-chart-samples.h"
#include "cx-scene-export.h"
#include "cx-test.h"

#include <math.h>
#include <string.h>

/* The same scene looks the same as PNG and as PDF: the PDF is drawn by another program and the two
 * pictures are laid over one another. */

/* Edges may fall a little differently: pixels are compared in squares of this side. */
#define SQUARE 6

/* Share of squares that may differ by more than a seventh. */
#define TOLERANCE 0.003

static cairo_surface_t *
read_png (const char *path)
{
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_flush (surface);
  return surface;
}

/* How light a square is, 0 to 1. */
static double
get_light (cairo_surface_t *surface, int x, int y)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  double sum = 0;

  for (int j = y; j < y + SQUARE; j++)
    for (int i = x; i < x + SQUARE; i++)
      {
        const guchar *pixel = data + j * stride + i * 4;

        sum += (pixel[0] + pixel[1] + pixel[2]) / (3.0 * 255);
      }
  return sum / (SQUARE * SQUARE);
}

static double
compare (const char *first, const char *second)
{
  cairo_surface_t *a = read_png (first), *b = read_png (second);
  int width = MIN (cairo_image_surface_get_width (a), cairo_image_surface_get_width (b));
  int height = MIN (cairo_image_surface_get_height (a), cairo_image_surface_get_height (b));
  guint n = 0, different = 0;

  g_assert_cmpint (ABS (cairo_image_surface_get_width (a) - cairo_image_surface_get_width (b)), <=,
                   1);
  g_assert_cmpint (ABS (cairo_image_surface_get_height (a) - cairo_image_surface_get_height (b)),
                   <=, 1);
  for (int y = 0; y + SQUARE <= height; y += SQUARE)
    for (int x = 0; x + SQUARE <= width; x += SQUARE)
      {
        n++;
        different += fabs (get_light (a, x, y) - get_light (b, x, y)) > 0.15;
      }
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
  return (double) different / n;
}

static void
draw_pdf (const char *program, const char *pdf, const char *stem)
{
  const char *const arguments[] = { program, "-png", "-r", "96", "-singlefile", pdf, stem, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL,
                               NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

static void
test_geometry (gconstpointer data)
{
  const CxChartSample *sample = data;
  const CxChartLook look = { .show_title = TRUE, .margin = 16 };
  g_autofree char *program = g_find_program_in_path ("pdftoppm");
  g_autofree char *png = cx_test_path ("ours.png"), *pdf = cx_test_path ("ours.pdf");
  g_autofree char *stem = cx_test_path ("theirs"), *theirs = cx_test_path ("theirs.png");
  g_autoptr (CxChart) chart = sample->make ();
  g_autoptr (CxScene) scene = cx_chart_layout (chart, 640, NAN, &look);
  const CxTheme *paper = cx_theme_find ("paper");
  g_autoptr (GError) error = NULL;
  double different;

  if (program == NULL)
    {
      g_test_skip ("pdftoppm is not there");
      return;
    }
  g_assert_true (cx_scene_write (scene, png, CX_PICTURE_PNG, paper, 1, &error));
  g_assert_true (cx_scene_write (scene, pdf, CX_PICTURE_PDF, paper, 1, &error));
  g_assert_no_error (error);
  draw_pdf (program, pdf, stem);
  different = compare (png, theirs);
  g_test_message ("%s: %.2f %% of the squares differ", sample->name, 100 * different);
  g_assert_cmpfloat (different, <, TOLERANCE);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);

  for (guint i = 0; cx_chart_samples[i].name != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("/chart-geometry/%s", cx_chart_samples[i].name);

      g_test_add_data_func (path, &cx_chart_samples[i], test_geometry);
    }
  return g_test_run ();
}
