#include "config.h"

#include "cx-error.h"
#include "cx-path.h"
#include "cx-test.h"

static const CxRect box = { 0, 0, 100, 100 };

static void
check_extents (const char *d, double x, double y, double width, double height)
{
  g_autoptr (CxPath) path = cx_path_new ();
  g_autoptr (GError) error = NULL;
  CxRect extents;

  g_assert_true (cx_path_add_svg (path, d, 100, &box, &error));
  g_assert_no_error (error);
  extents = cx_path_get_extents (path);
  cx_assert_near (extents.x, x, 0.01);
  cx_assert_near (extents.y, y, 0.01);
  cx_assert_near (extents.width, width, 0.01);
  cx_assert_near (extents.height, height, 0.01);
}

static void
test_svg (void)
{
  check_extents ("M10 20 L 30,40z", 10, 20, 20, 20);
  check_extents ("m10 20 20 20", 10, 20, 20, 20);
  check_extents ("M10,20h30v-10H5V50", 5, 10, 35, 40);
  check_extents ("M0 0C0 10 10 10 10 0s10-10 10 0", 0, -10, 20, 20);
  check_extents ("M0 0Q5 30 10 0T20 0", 0, -20, 20, 40);
  check_extents ("M.5.5l1e1-2E0", 0.5, -1.5, 10, 2);
  check_extents ("", 0, 0, 0, 0);
}

/* A full circle of two arcs covers its square; flags may stand without blanks. */
static void
test_arcs (void)
{
  check_extents ("M10 50a40 40 0 1 1 80 0a40 40 0 1 1-80 0z", 10, 10, 80, 80);
  check_extents ("M10 50a40 40 0 1180 0a40 40 0 11-80 0z", 10, 10, 80, 80);
  /* Too small a radius grows, none is a line. */
  check_extents ("M0 0A1 1 0 0 1 20 0", 0, -10, 20, 10);
  check_extents ("M0 0A0 0 0 0 1 20 0", 0, 0, 20, 0);
  check_extents ("M5 5A4 4 0 0 1 5 5", 5, 5, 0, 0);
}

static void
test_svg_faults (void)
{
  static const char *const faults[] = { "L1 1",         "M1",      "M1 1X",
                                        "M1 1L",        "5",       "M1 1A1 1 0 2 0 1 1",
                                        "M1 1 L nan 5", "M1 1e999" };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (CxPath) path = cx_path_new ();
      g_autoptr (GError) error = NULL;

      if (cx_path_add_svg (path, faults[i], 100, &box, &error))
        g_error ("“%s” was read", faults[i]);
      g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
    }
}

static void
test_box (void)
{
  g_autoptr (CxPath) path = cx_path_new ();
  const CxRect place = { 100, 200, 32, 16 };
  CxRect extents;

  g_assert_true (cx_path_add_svg (path, "M0 0H16V16H0Z", 16, &place, NULL));
  extents = cx_path_get_extents (path);
  /* In the middle, its shape kept. */
  cx_assert_near (extents.x, 108, 1e-9);
  cx_assert_near (extents.y, 200, 1e-9);
  cx_assert_near (extents.width, 16, 1e-9);
}

/* The curve through points that only rise does not fall. */
static void
test_smooth (void)
{
  static const CxPoint points[] = { { 0, 0 }, { 10, 1 }, { 20, 50 }, { 30, 51 }, { 40, 51 } };
  g_autoptr (CxPath) path = cx_path_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  cairo_path_t *flat;
  double last = -1;

  cx_path_add_smooth (path, points, G_N_ELEMENTS (points));
  cx_path_trace (path, cr);
  flat = cairo_copy_path_flat (cr);
  for (int i = 0; i < flat->num_data; i += flat->data[i].header.length)
    {
      g_assert_cmpfloat (flat->data[i + 1].point.y, >=, last - 0.01);
      last = flat->data[i + 1].point.y;
    }
  cx_assert_near (last, 51, 1e-6);
  cairo_path_destroy (flat);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_shapes (void)
{
  g_autoptr (CxPath) path = cx_path_new ();
  const CxRect rect = { 10, 10, 20, 10 };
  const double radius[4] = { 3, 0, 99, 0 };
  CxRect extents;

  cx_path_add_rounded (path, &rect, radius);
  extents = cx_path_get_extents (path);
  cx_assert_near (extents.x, 10, 0.01);
  cx_assert_near (extents.width, 20, 0.01);
  cx_assert_near (extents.height, 10, 0.01);
  cx_path_add_circle (path, 50, 50, 5);
  extents = cx_path_get_extents (path);
  cx_assert_near (extents.x + extents.width, 55, 0.01);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);

  g_test_add_func ("/path/svg", test_svg);
  g_test_add_func ("/path/arcs", test_arcs);
  g_test_add_func ("/path/svg-faults", test_svg_faults);
  g_test_add_func ("/path/box", test_box);
  g_test_add_func ("/path/smooth", test_smooth);
  g_test_add_func ("/path/shapes", test_shapes);

  return g_test_run ();
}
