#include "config.h"

#include "cx-scene-export.h"

#include "cx-error.h"
#include "cx-i18n.h"
#include "cx-program.h"

#include <math.h>
#include <string.h>

#include <cairo-pdf.h>
#include <cairo-svg.h>

/* A unit is 1/96 inch, a point 1/72. */
#define POINTS_A_UNIT 0.75

/* What cairo takes as the side of a picture. */
#define MAX_PIXELS 30000

/* Length of a PNG's signature and of its first chunk. */
#define PNG_HEAD (8 + 25)

gboolean
cx_picture_format_for_path (const char *path, CxPictureFormat *format, GError **error)
{
  static const char *const suffixes[] = { ".png", ".svg", ".pdf" };
  g_autofree char *small = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (small, suffixes[i]))
      {
        *format = (CxPictureFormat) i;
        return TRUE;
      }
  cx_error_set (error, CX_ERROR_UNSUPPORTED, _ ("Let the name end in .png, .svg or .pdf."),
                _ ("“%s” does not tell which kind of picture to make."), path);
  return FALSE;
}

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
draw (const CxScene *scene, cairo_surface_t *surface, const CxTheme *theme, double scale)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  if (theme != NULL)
    {
      CxColour page = cx_theme_get_colour (theme, cx_paint (CX_ROLE_PAGE));

      cairo_set_source_rgb (cr, page.red, page.green, page.blue);
      cairo_paint (cr);
    }
  cairo_scale (cr, scale, scale);
  cx_scene_paint (scene, NULL, theme != NULL ? theme : cx_theme_find ("light"), cr);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  return status;
}

/* CRC-32 as PNG has it. */
static guint32
get_crc (const guint8 *data, gsize length)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= data[i];
      for (int bit = 0; bit < 8; bit++)
        crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xedb88320 : 0);
    }
  return ~crc;
}

static void
append_number (GByteArray *bytes, guint32 number)
{
  guint32 big = GUINT32_TO_BE (number);

  g_byte_array_append (bytes, (const guint8 *) &big, sizeof big);
}

/* The title as a chunk of UTF-8 text: keyword, not compressed, no language. */
static void
insert_png_title (GByteArray **png, const char *title)
{
  static const guint8 head[] = "iTXtTitle\0\0\0\0";
  GByteArray *chunk, *whole;

  if (title == NULL || (*png)->len < PNG_HEAD)
    return;
  chunk = g_byte_array_new ();
  g_byte_array_append (chunk, head, sizeof head); /* its own NUL ends the translated keyword */
  g_byte_array_append (chunk, (const guint8 *) title, (guint) strlen (title));

  whole = g_byte_array_new ();
  g_byte_array_append (whole, (*png)->data, PNG_HEAD);
  append_number (whole, chunk->len - 4);
  g_byte_array_append (whole, chunk->data, chunk->len);
  append_number (whole, get_crc (chunk->data, chunk->len));
  g_byte_array_append (whole, (*png)->data + PNG_HEAD, (*png)->len - PNG_HEAD);
  g_byte_array_unref (chunk);
  g_byte_array_unref (*png);
  *png = whole;
}

static void
insert_svg_title (GByteArray **svg, const char *title)
{
  const char *text = (const char *) (*svg)->data;
  const char *root = title != NULL ? g_strstr_len (text, (*svg)->len, "<svg") : NULL;
  const char *end = root != NULL ? memchr (root, '>', (*svg)->len - (gsize) (root - text)) : NULL;
  g_autofree char *element = NULL;
  GByteArray *whole;

  if (end == NULL)
    return;
  element = g_markup_printf_escaped ("\n<title>%s</title>", title);
  whole = g_byte_array_new ();
  g_byte_array_append (whole, (*svg)->data, (guint) (end + 1 - text));
  g_byte_array_append (whole, (const guint8 *) element, (guint) strlen (element));
  g_byte_array_append (whole, (const guint8 *) end + 1, (*svg)->len - (guint) (end + 1 - text));
  g_byte_array_unref (*svg);
  *svg = whole;
}

static cairo_status_t
make_png (const CxScene *scene, const CxTheme *theme, double scale, GByteArray **bytes)
{
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, (int) MAX (1, ceil (cx_scene_get_width (scene) * scale)),
      (int) MAX (1, ceil (cx_scene_get_height (scene) * scale)));
  cairo_status_t status = draw (scene, surface, theme, scale);

  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, write_bytes, *bytes);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    insert_png_title (bytes, cx_scene_get_title (scene));
  return status;
}

static cairo_status_t
finish (cairo_surface_t *surface, cairo_status_t status)
{
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

static cairo_status_t
make_svg (const CxScene *scene, const CxTheme *theme, double scale, GByteArray **bytes)
{
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (
      write_bytes, *bytes, cx_scene_get_width (scene) * scale, cx_scene_get_height (scene) * scale);
  cairo_status_t status;

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  status = finish (surface, draw (scene, surface, theme, scale));
  if (status == CAIRO_STATUS_SUCCESS)
    insert_svg_title (bytes, cx_scene_get_title (scene));
  return status;
}

static cairo_status_t
make_pdf (const CxScene *scene, const CxTheme *theme, double scale, GByteArray **bytes)
{
  double points = POINTS_A_UNIT * scale;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      write_bytes, *bytes, cx_scene_get_width (scene) * points,
      cx_scene_get_height (scene) * points);

  if (cx_scene_get_title (scene) != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, cx_scene_get_title (scene));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Clientele");
  /* Paper is white already. */
  if (theme == cx_theme_find ("paper"))
    theme = NULL;
  return finish (surface, draw (scene, surface, theme, points));
}

GBytes *
cx_scene_to_bytes (const CxScene *scene,
                   CxPictureFormat format,
                   const CxTheme *theme,
                   double scale,
                   GError **error)
{
  GByteArray *bytes;
  cairo_status_t status;

  if (format == CX_PICTURE_PNG &&
      MAX (cx_scene_get_width (scene), cx_scene_get_height (scene)) * scale > MAX_PIXELS)
    {
      cx_error_set (error, CX_ERROR_LIMIT, _ ("Choose a smaller scale, or save it as SVG or PDF."),
                    _ ("The picture would be too large."));
      return NULL;
    }
  bytes = g_byte_array_new ();
  if (format == CX_PICTURE_PNG)
    status = make_png (scene, theme, scale, &bytes);
  else if (format == CX_PICTURE_SVG)
    status = make_svg (scene, theme, scale, &bytes);
  else
    status = make_pdf (scene, theme, scale, &bytes);

  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  cx_error_set (error, CX_ERROR_FAILED, NULL, _ ("The picture could not be made: %s"),
                cairo_status_to_string (status));
  return NULL;
}

gboolean
cx_scene_write (const CxScene *scene,
                const char *path,
                CxPictureFormat format,
                const CxTheme *theme,
                double scale,
                GError **error)
{
  g_autoptr (GBytes) bytes = cx_scene_to_bytes (scene, format, theme, scale, error);
  gsize length;
  const char *data;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  return cx_program_write_file (path, data, length, error);
}
