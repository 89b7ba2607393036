#include "config.h"

#include "cx-error.h"
#include "cx-scene-export.h"
#include "cx-test.h"

#include <math.h>
#include <string.h>

static CxScene *
make_scene (void)
{
  g_autoptr (CxTypesetter) typesetter = cx_typesetter_new (NULL, 1);

  return cx_scene_new (200, 100, typesetter);
}

static void
add_box (CxScene *scene, double x, double y, double width, double height, CxRole role)
{
  const CxStyle style = { .fill = cx_paint (role) };
  const CxRect rect = { x, y, width, height };

  cx_scene_add_rect (scene, &rect, 0, &style);
}

/* The scene as pixels, 200 × 100, each 0xaarrggbb. */
static cairo_surface_t *
paint (const CxScene *scene, const char *id)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 200, 100);
  cairo_t *cr = cairo_create (surface);

  cx_scene_paint (scene, id, cx_theme_find ("light"), cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guint32 *row = (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (surface) +
                                                          y * cairo_image_surface_get_stride (
                                                                  surface));

  return row[x];
}

static void
test_groups (void)
{
  g_autoptr (CxScene) scene = make_scene ();
  const CxRect area = { 0, 0, 10, 10 }, clip = { 0, 0, 20, 20 };
  CxRect found;
  cairo_surface_t *surface;

  cx_scene_begin_group (scene, "outer");
  cx_scene_set_offset (scene, 50, 20);
  cx_scene_begin_group (scene, "inner");
  cx_scene_set_area (scene, &area);
  add_box (scene, 0, 0, 10, 10, CX_ROLE_SERIES_1);
  cx_scene_end_group (scene);
  cx_scene_begin_group (scene, "clipped");
  cx_scene_set_clip (scene, &clip, 0);
  add_box (scene, 15, 15, 50, 50, CX_ROLE_SERIES_2);
  cx_scene_end_group (scene);
  cx_scene_end_group (scene);

  g_assert_true (cx_scene_find_group (scene, "inner", &found));
  cx_assert_near (found.x, 50, 0);
  cx_assert_near (found.y, 20, 0);
  cx_assert_near (found.width, 10, 0);
  g_assert_true (cx_scene_find_group (scene, "clipped", &found));
  cx_assert_near (found.width, 20, 0);
  g_assert_false (cx_scene_find_group (scene, "nobody", NULL));

  surface = paint (scene, NULL);
  g_assert_cmphex (get_pixel (surface, 55, 25), ==, 0xff0b6fb8);
  g_assert_cmphex (get_pixel (surface, 67, 37), ==, 0xffd55e00);
  g_assert_cmphex (get_pixel (surface, 72, 42), ==, 0);
  cairo_surface_destroy (surface);
  /* One group alone, at its place. */
  surface = paint (scene, "clipped");
  g_assert_cmphex (get_pixel (surface, 55, 25), ==, 0);
  g_assert_cmphex (get_pixel (surface, 67, 37), ==, 0xffd55e00);
  cairo_surface_destroy (surface);
}

static void
test_pick (void)
{
  g_autoptr (CxScene) scene = make_scene ();
  const CxStyle style = { .fill = cx_paint (CX_ROLE_SERIES_1) };
  CxPath *circle = cx_path_new ();

  cx_scene_begin_group (scene, "below");
  add_box (scene, 0, 0, 60, 60, CX_ROLE_SERIES_1);
  cx_scene_end_group (scene);
  cx_scene_begin_group (scene, "above");
  cx_path_add_circle (circle, 50, 50, 20);
  cx_scene_add_path (scene, circle, &style);
  cx_scene_end_group (scene);

  g_assert_cmpstr (cx_scene_pick (scene, 10, 10), ==, "below");
  g_assert_cmpstr (cx_scene_pick (scene, 50, 50), ==, "above");
  /* Within the square around the circle, but not on it. */
  g_assert_cmpstr (cx_scene_pick (scene, 32, 32), ==, "below");
  g_assert_null (cx_scene_pick (scene, 68, 32));
}

/* Weak fills have an outline, hatched ones gaps. */
static void
test_marks (void)
{
  g_autoptr (CxScene) scene = make_scene ();
  const CxRect left = { 10, 10, 40, 40 }, right = { 100, 10, 60, 60 };
  const CxStyle weak = { .fill = cx_paint (CX_ROLE_DIVERGING_3), .flags = CX_STYLE_MARK };
  const CxStyle few = { .fill = cx_paint (CX_ROLE_SERIES_1),
                        .flags = CX_STYLE_MARK | CX_STYLE_HATCHED };
  cairo_surface_t *surface;
  guint dark = 0, pale = 0;

  cx_scene_add_rect (scene, &left, 0, &weak);
  cx_scene_add_rect (scene, &right, 0, &few);
  surface = paint (scene, NULL);
  g_assert_cmphex (get_pixel (surface, 30, 30), ==, 0xffd5d3cf);
  g_assert_cmphex (get_pixel (surface, 30, 10), !=, 0xffd5d3cf);
  for (int x = 105; x < 155; x++)
    {
      guint alpha = get_pixel (surface, x, 40) >> 24;

      dark += alpha > 200;
      pale += alpha < 90;
    }
  g_assert_cmpuint (dark, >, 5);
  g_assert_cmpuint (pale, >, 5);
  cairo_surface_destroy (surface);
}

static void
note_text (const char *text, const CxRect *box, gpointer data)
{
  *(CxRect *) data = *box;
}

static void
test_text (void)
{
  g_autoptr (CxTypesetter) typesetter = cx_typesetter_new (NULL, 1);
  g_autoptr (CxScene) scene = cx_scene_new (200, 100, typesetter);
  const CxTextStyle end = { .align = CX_ALIGN_END, .lines = 1 };
  const CxTextStyle two = { .lines = 2 }, all = { .lines = 0 };
  const char *words = "Khách hàng quay lại vì nhân viên tận tình và món ăn ngon, giá hợp lý";
  CxRect point = { 150, 10, NAN, 0 }, found, box;
  double line = cx_typesetter_get_line (typesetter, &two);

  box = cx_scene_add_text (scene, "Nghìn", &point, &end);
  cx_assert_near (box.x + box.width, 150, 0.01);
  cx_assert_near (box.width, cx_typesetter_get_width (typesetter, "Nghìn", &end), 0.01);
  cx_scene_foreach_text (scene, note_text, &found);
  cx_assert_near (found.x, box.x, 0);

  cx_assert_near (cx_typesetter_get_height (typesetter, words, &two, 120), 2 * line, 0.1);
  g_assert_true (cx_typesetter_is_cut (typesetter, words, &two, 120));
  g_assert_false (cx_typesetter_is_cut (typesetter, words, &two, 600));
  g_assert_cmpfloat (cx_typesetter_get_height (typesetter, words, &all, 120), >, 3 * line);
  /* Neither line ends nor broken letters do harm. */
  g_assert_cmpfloat (cx_typesetter_get_height (typesetter, "a\nb\xff", &end, 120), <, 1.5 * line);
}

/* A scene that has everything, for the exports. */
static CxScene *
make_full_scene (void)
{
  g_autoptr (CxTypesetter) typesetter = cx_typesetter_new (NULL, 1);
  CxScene *scene = cx_scene_new (360, 220, typesetter);
  const CxTextStyle heading = { .size = CX_TEXT_HEADING }, body = { .lines = 3 };
  const CxTextStyle on = { .bold = TRUE, .align = CX_ALIGN_CENTRE, .on = cx_paint (CX_ROLE_HEAT) };
  const CxRect title = { 12, 10, 336, 0 }, text = { 12, 150, 150, 0 }, card = { 12, 44, 150, 90 };
  const CxRect label = { 270, 80, NAN, 0 };
  const CxStyle fill = { .fill = cx_paint (CX_ROLE_TINT), .stroke = cx_paint (CX_ROLE_AXIS) };
  const CxStyle curve = { .stroke = cx_paint (CX_ROLE_SERIES_1),
                          .line_width = 3,
                          .flags = CX_STYLE_ROUND };
  static const CxPoint points[] = { { 20, 120 }, { 60, 60 }, { 100, 100 }, { 150, 70 } };
  CxPath *path = cx_path_new (), *ring = cx_path_new ();

  cx_scene_set_title (scene, "Mức độ hài lòng <&> 'quý' 2");
  cx_scene_add_text (scene, "Mức độ hài lòng theo quý", &title, &heading);
  cx_scene_begin_group (scene, "card");
  cx_scene_set_link (scene, "https://example.org/?a='1'");
  cx_scene_add_rect (scene, &card, 8, &fill);
  cx_path_add_smooth (path, points, G_N_ELEMENTS (points));
  cx_scene_add_path (scene, path, &curve);
  cx_scene_end_group (scene);
  cx_scene_begin_group (scene, "back");
  cx_scene_set_link (scene, "#card");
  cx_scene_set_opacity (scene, 0.5);
  cx_path_add_circle (ring, 270, 90, 40);
  cx_scene_add_path (scene, ring, &fill);
  cx_scene_end_group (scene);
  cx_scene_add_text (scene, "4,21", &label, &on);
  cx_scene_add_text (scene, "Nhân viên tận tình, giải thích rõ ràng và không làm tôi phải chờ lâu",
                     &text, &body);
  return scene;
}

static GBytes *export(CxPictureFormat format, double scale)
{
  g_autoptr (CxScene) scene = make_full_scene ();
  g_autoptr (GError) error = NULL;
  GBytes *bytes = cx_scene_to_bytes (scene, format, cx_theme_find ("paper"), scale, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  return bytes;
}

static gboolean
contains (GBytes *bytes, const char *text)
{
  gsize length, wanted = strlen (text);
  const char *data = g_bytes_get_data (bytes, &length);

  for (gsize i = 0; i + wanted <= length; i++)
    if (memcmp (data + i, text, wanted) == 0)
      return TRUE;
  return FALSE;
}

static guint32
read_number (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

static void
test_png (void)
{
  g_autoptr (GBytes) bytes = export(CX_PICTURE_PNG, 2);
  g_autoptr (GBytes) again = export(CX_PICTURE_PNG, 2);
  g_autoptr (CxScene) scene = make_scene ();
  g_autoptr (GBytes) broken = g_bytes_new_static ("no picture", 10);
  g_autoptr (GError) error = NULL;
  const CxRect box = { 0, 0, 50, 50 };
  const guint8 *data = g_bytes_get_data (bytes, NULL);

  g_assert_cmpmem (data + 1, 3, "PNG", 3);
  g_assert_cmpuint (read_number (data + 16), ==, 720);
  g_assert_cmpuint (read_number (data + 20), ==, 440);
  /* The title is the second chunk; readers check its sum. */
  g_assert_cmpmem (data + 37, 9, "iTXtTitle", 9);
  g_assert_true (contains (bytes, "Mức độ hài lòng <&> 'quý' 2"));
  g_assert_true (g_bytes_equal (bytes, again));

  g_assert_true (cx_scene_add_picture (scene, bytes, &box, 4, &error));
  g_assert_no_error (error);
  g_assert_false (cx_scene_add_picture (scene, broken, &box, 4, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
}

static void
test_svg (void)
{
  g_autoptr (GBytes) bytes = export(CX_PICTURE_SVG, 1);

  g_assert_true (
      contains (bytes, "<title>Mức độ hài lòng &lt;&amp;&gt; &apos;quý&apos; 2</title>") ||
      contains (bytes, "<title>Mức độ hài lòng &lt;&amp;&gt; &#39;quý&#39; 2</title>"));
  g_assert_true (contains (bytes, "</svg>"));
  g_assert_true (contains (bytes, "viewBox=\"0 0 360 220\""));
}

static void
test_pdf (void)
{
  g_autoptr (GBytes) bytes = export(CX_PICTURE_PDF, 1);
  g_autofree char *program = g_find_program_in_path ("pdfinfo");
  g_autofree char *path = cx_test_path ("title.pdf"), *said = NULL;
  const char *words[] = { program, path, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), 5, "%PDF-", 5);
  if (program == NULL)
    {
      g_test_skip ("pdfinfo is not there");
      return;
    }
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) words, NULL, 0, NULL, NULL, &said, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (said, "Mức độ hài lòng"));
}

static void
test_write (void)
{
  g_autoptr (CxScene) scene = make_full_scene ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = cx_test_path ("bức tranh.SVG");
  g_autofree char *nowhere = cx_test_path ("gone/a.png");
  g_autofree char *text = NULL;
  CxPictureFormat format;

  g_assert_true (cx_picture_format_for_path (path, &format, &error));
  g_assert_cmpint (format, ==, CX_PICTURE_SVG);
  g_assert_true (cx_scene_write (scene, path, format, NULL, 1, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "<svg"));

  g_assert_false (cx_scene_write (scene, nowhere, CX_PICTURE_PNG, NULL, 1, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (cx_scene_write (scene, path, CX_PICTURE_PNG, NULL, 1000, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_LIMIT);
  g_clear_error (&error);
  g_assert_false (cx_picture_format_for_path ("chart.gif", &format, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_UNSUPPORTED);
}

int
main (int argc, char **argv)
{
  cx_test_init (&argc, &argv);

  g_test_add_func ("/scene/groups", test_groups);
  g_test_add_func ("/scene/pick", test_pick);
  g_test_add_func ("/scene/marks", test_marks);
  g_test_add_func ("/scene/text", test_text);
  g_test_add_func ("/scene/png", test_png);
  g_test_add_func ("/scene/svg", test_svg);
  g_test_add_func ("/scene/pdf", test_pdf);
  g_test_add_func ("/scene/write", test_write);

  return g_test_run ();
}
