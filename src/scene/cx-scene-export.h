/* A scene as a file. */
#pragma once

#include "cx-scene.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  CX_PICTURE_PNG,
  CX_PICTURE_SVG,
  CX_PICTURE_PDF,
} CxPictureFormat;

/* By the suffix of @path. FALSE with CX_ERROR_UNSUPPORTED naming those that there are. */
gboolean cx_picture_format_for_path (const char *path, CxPictureFormat *format, GError **error);

/* @scale: pixels of a PNG to a unit, size of an SVG or a PDF (at 1 a unit is 1/96 inch). @theme
 * NULL: light on a transparent ground; else the page is filled too, except in a PDF on paper. The
 * scene's title stands in the metadata. (transfer full) */
GBytes *cx_scene_to_bytes (const CxScene *scene,
                           CxPictureFormat format,
                           const CxTheme *theme,
                           double scale,
                           GError **error);
/* The same into a file, whole or not at all. */
gboolean cx_scene_write (const CxScene *scene,
                         const char *path,
                         CxPictureFormat format,
                         const CxTheme *theme,
                         double scale,
                         GError **error);

G_END_DECLS
